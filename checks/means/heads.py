"""For each of what an amount is told (人均、每公斤、亩产), and which figures count that (人头、计量)."""

from __future__ import annotations

import re
from collections.abc import Container
from functools import lru_cache

from checks.digits.exact import Number, over
from checks.figures.folded import folded
from checks.figures.once import of_figure
from checks.figures.sentence import Sentence
from checks.means.product_of import ENERGY, POWER, SCALES, WEIGHTS
from transforms.metric import Metric

_EACH = re.compile(
    r"(?:平均)?(?:每(?:个|一|所|座|(?P<many>[十百千万]))?|(?<=[均平])单)(?:家庭)?(?P<each>人次|架次|户次|[艘辆列台航班场]次|公里|千米|公斤|千克|千瓦时?|度电?(?!假)|平方米|立方米|车间|项(?!目)|[人生户家亩名位件头只株棵吨担斤辆台套部村校院班场次个间张期车趟组起例宗笔单票条座处艘支栋口盏块羽眼列袋园站镇点馆份册本桶瓶尾节堂队具桩餐枚匹箱窝批架列幢根柜孔床门节团])"
    r"|(?P<mean>[人户亩次件头株家班村校院场台车笔所座宗艘厂店社棚案站镇单列期套队份])均"
    r"|(?P<turn>人次|[艘辆列架]次)均|单(?P<single>[桩件站座车户体台笔箱株店棚个场])(?=(?:平均|[一-龥]{0,3}均))"
    r"|(?P<class>班额)|(?P<yield>亩)产|(?P<unit>单产)"
)
_MAY_BE_EACH = re.compile("[每均产班]")
"""Most words before a figure have none of the characters of :data:`_EACH`."""
_MANY = {"十": 10, "百": 100, "千": 1_000, "万": 10_000}
_HEADS = {
    "人": frozenset({"人", "名", "位", "人次"}),
    "名": frozenset({"人", "名", "位"}),
    "位": frozenset({"人", "名", "位"}),
    "生": frozenset({"人", "名", "位"}),
    "户": frozenset({"户", "家", "户次"}),
    "次": frozenset({"次", "人次", "例次", "场次", "车次", "辆次", "艘次", "台次", "架次"}),
    "床": frozenset({"张", "床位"}),
    "餐": frozenset({"份", "人次"}),
    "人次": frozenset({"人次"}),
    "头": frozenset({"头"}),
    "车": frozenset({"车", "辆", "车次"}),
    "案": frozenset({"件", "起", "宗"}),
    "场": frozenset({"场", "场次"}),
    "公里": frozenset({"公里", "千米"}),
    "千米": frozenset({"公里", "千米"}),
    "公斤": frozenset(WEIGHTS),
    "千克": frozenset(WEIGHTS),
    "斤": frozenset(WEIGHTS),
    "吨": frozenset({"吨", "公斤", "千克"}),
    "千瓦时": frozenset(ENERGY),
    "度电": frozenset(ENERGY),
    "度": frozenset(ENERGY),
    "千瓦": frozenset(POWER),
}
NOUN_HEADS = frozenset([*"班村校院场企组期间厂店社棚园站镇点馆队桩团", "车间"])
_NAMES = {"校": ("校", "学"), "班": ("班",)}
"""Where a thing's name says otherwise what stands behind 每: 每校 of 所学校 and 所小学."""
_MARK = re.compile("[,、:(]")


@lru_cache(maxsize=2_000)
def named_head(lead: str) -> tuple[str, str] | None:
    """The head of an amount per head and the words from there on, None of no such; asked again of all around it."""
    if _MAY_BE_EACH.search(lead) is None:
        return None
    named = list(_EACH.finditer(lead))
    if not named:
        return None
    first, found = named[0], named[-1]
    head = (
        found["each"]
        or found["mean"]
        or found["turn"]
        or found["single"]
        or ("班" if found["class"] else "亩")
    )
    # 每人每年: the person is the head, the year a rate in time.
    if first["each"] in ("人", "户", "亩") and first.end() == found.start():
        head = first["each"]
    return head, lead[found.start() :]


def head_of(sentence: Sentence, at: int) -> str | None:
    """What figure ``at`` is told for each of."""
    found = named_head(sentence.clause_lead(at))
    return None if found is None else found[0]


@of_figure
def many(each: Metric) -> int:
    """For how many heads together an amount is told: 每千人拥有床位6.8张."""
    if "每" not in each.quote:
        return 1
    said = list(_EACH.finditer(folded(each.quote)[: max(0, each.start - each.sentence_start)]))
    return _MANY.get(said[-1]["many"] or "", 1) if said else 1


def counted_in(head: str) -> Container[str]:
    """The measure words that count a head."""
    return _HEADS.get(head, frozenset({head}))


def counts(sentence: Sentence, at: int, head: str) -> bool:
    """Whether figure ``at`` counts ``head``: in its unit, or as the noun behind 个 (36个教学班 for 每班)."""
    metric = sentence.figures[at]
    if metric.role not in ("actual", "target") or named_head(sentence.clause_lead(at)) is not None:
        return False
    if metric.unit in counted_in(head):
        return True
    if head not in NOUN_HEADS or metric.unit not in ("个", "所", "家", "座", "处", "支", "根"):
        return False
    named = _MARK.split(sentence.tail(at)[:8], 1)[0] + metric.indicator[-4:] + sentence.lead(at)[-16:]
    return any(name in named for name in _NAMES.get(head, (head,)))


PRICED = frozenset({*WEIGHTS, *ENERGY, *POWER})
"""Measures for which goods have a price; the amount itself is told in larger ones."""
_MEASURE = re.compile(r"每(?P<of>公斤|千克|吨|斤|千瓦时?|度电?)[^,;。0-9]{0,8}$")


@of_figure
def measure_of(each: Metric) -> str | None:
    """For what measure a price is told: 每公斤4元, 4元/公斤."""
    unit = each.unit.partition("/")[2]
    if unit in PRICED:
        return unit
    begin = max(0, each.start - each.sentence_start)
    said = _MEASURE.search(folded(each.quote)[max(0, begin - 16) : begin]) if "每" in each.quote else None
    return said["of"] if said else None


def scale_of(heads: Metric, each: Metric) -> Number:
    """How many of what a price is told for one unit of ``heads`` is (吨 of 每公斤4元: 1000); 1 for all but measures."""
    measure = measure_of(each)
    if measure is None:
        return 1
    scale = next((s for s in SCALES if measure in s and heads.unit in s), None)
    return over(scale[heads.unit], scale[measure]) if scale else 1
