"""The name that a figure takes from the figures told before it in its paragraph (承前得名)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.links.deeds import as_planned, same_deed, what_was_due
from transforms.links.rate_list import rate_of_item
from transforms.names.headed_list import headed
from transforms.names.housed import of_house
from transforms.names.last_years import of_last_year
from transforms.names.mean_name import mean_name
from transforms.names.sights import guests_of_sight
from transforms.names.so_far import so_far
from transforms.names.summed_up import of_each
from transforms.names.told import Spoken, Told, in_reach
from transforms.names.total_name import total_name
from transforms.names.victims import victims
from transforms.spoken.added import added
from transforms.spoken.by_age import by_age
from transforms.spoken.each_of_them import each_of_them
from transforms.spoken.of_them import of_them
from transforms.spoken.part_of_sum import part_of_sum
from transforms.spoken.plain import said_plainly
from transforms.spoken.put_on_list import put_on_list
from transforms.spoken.split_verb import joined_verb
from transforms.spoken.theme import theme
from transforms.spoken.two_shares import two_shares
from transforms.spoken.whose_money import whose_money
from transforms.text.surroundings import Surroundings

_THIS = re.compile(r"(?:据了解,|据悉,|其中,)?[该本此](项目|工程|企业|公司|景区|园区|基地|平台|学校|医院)")


def name_from_told(phrase: str, around: Surroundings, unit: str, told: Sequence[Spoken]) -> str:
    """``phrase`` with the object of the same deed, whose pupils they are, what was due, or what the mean is of."""
    phrase = each_of_them(said_plainly(joined_verb(phrase), unit, around.left), unit)
    if phrase == "户均人口":
        return phrase  # people counted by households need nothing told before
    phrase = by_age(whose_money(phrase, around, unit, told), around, unit, told)
    phrase = part_of_sum(added(put_on_list(phrase, around), around.left, unit, told), unit, told)
    phrase = two_shares(of_them(phrase, around.left, around.right, unit, told), around, unit, told)
    phrase = theme(phrase, around)
    phrase = guests_of_sight(phrase, around, unit, told)
    if ":" in around.sentence:
        phrase = headed(phrase, around.text, around.sentence_start, around.start)
    phrase = rate_of_item(of_each(phrase, around.left, unit, told, around.start), around, unit, told)
    named = victims(of_house(same_deed(phrase, unit, told), _houses(around, told)), around, told)
    named = as_planned(what_was_due(named, unit, told), around.left, unit, told)
    named = of_last_year(named, around, unit, told)
    named = so_far(named, around.left, unit, told)
    named = total_name(named, around.left, unit, told, around.text, around.start)
    return mean_name(named, around.left, unit, told, around.text, around.start)


_ALL_OF_PLACE = re.compile(r"[,;。\s]*(?:[\d年末底止]{0,6},?)?(?:全[国省市县区州旗镇乡]|我[省市县区州旗])")


def _houses(around: Surroundings, told: Sequence[Spoken]) -> Sequence[Spoken]:
    """The figures told before among which the house is whose pupils or beds are counted.

    全县专任教师820人 has none; behind the parts of a whole a new sentence goes on with the whole.
    """
    if _ALL_OF_PLACE.match(around.before):
        return ()
    near = in_reach(told, around.text, around.start)
    if not near or near[-1].end > around.sentence_start:
        return near
    opened = around.text.rfind("。", around.paragraph_start, near[-1].start) + 1
    among = around.text.find("其中", max(opened, around.paragraph_start), near[-1].start)
    return near if among < 0 else [m for m in near if m.end <= among]


_OUTLAYS = ("投资", "投入", "造价", "占地", "建筑面积")
_IS_A = re.compile(
    r"(?:^|。)[^,。;0-9]{1,14}是[^,。;0-9]{2,30}(?:工程|项目|水库|园区|基地|景区|学校|医院|大桥|公路|车站|电站|场馆|公园|市场|中心),$"
)
"""A sentence that begins with what a thing is, of which nothing was counted before."""


def points_elsewhere(left: str, earlier: Sequence[Told], lead: str = "") -> bool:
    """Whether 该项目 begins the clause and no thing told before is a 项目: then what it is of was never counted.

    So it is behind ``lead``, the clauses of the sentence before, when these say what the thing is and count nothing.
    """
    if lead and left.lstrip("总约共计划已达").startswith(_OUTLAYS) and _IS_A.search(lead):
        return True  # 闸坝是社会捐建的水利工程,总投资…
    this = _THIS.match(left)
    return this is not None and not any(this[1] in metric.indicator for metric in earlier)
