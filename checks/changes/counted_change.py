"""A change told by the name of its level or count (发放贷款6笔、90元,…,笔数比上年增加1笔,增长20%): of the figure so counted."""

from __future__ import annotations

import re

from checks.changes.change_words import FILLER, named, own_name, tells_move
from checks.figures.sentence import Sentence, letters
from checks.figures.step import is_level, says_difference
from transforms.metric import Metric
from transforms.numbers.number_kind import RELATIVE_UNITS

_COUNT = re.compile(
    "(?P<unit>[笔件人户宗起例次])数(?:量)?(?:同比|环比|[比较][^,;。]{0,10})?[^,;。比较]{0,4}$"
)


_MEASURE = re.compile("(?:金额|总额|数|量|额)$")


def by_name_of_count(sentence: Sentence, at: int) -> tuple[Metric, Metric, Metric] | None:
    """(now, difference, growth) where figure ``at`` is a step whose words name what is counted, and its growth follows.

    The nearest level in that measure word is meant; amounts may stand between.
    """
    step = sentence.figures[at]
    if at + 1 >= len(sentence.figures) or not at or not says_difference(step):
        return None
    said = _COUNT.search(sentence.clause_lead(at)) if "数" in sentence.clause_lead(at) else None
    name = "" if said is not None else own_name(sentence.lead(at))
    name = _MEASURE.sub("", name)
    if not (said is not None and said["unit"] == step.unit) and len(name) < 2:
        return None
    growth, lead = sentence.figures[at + 1], sentence.lead(at + 1)
    if (
        growth.unit != "%"
        or growth.role != "change"
        or not tells_move(lead)
        or named(lead)
        or lead[:1] != ","
    ):
        return None
    able = (i for i in range(at - 1, -1, -1) if sentence.figures[i].unit == step.unit)
    able = (i for i in able if is_level(sentence.figures[i]))
    told = (i for i in able if not name or letters(sentence.clause_lead(i)).endswith(name))
    now = next((sentence.figures[i] for i in told), None)
    return None if now is None or (not name and ";" in sentence.lead(at)) else (now, step, growth)


def by_own_name(sentence: Sentence, at: int) -> tuple[Metric, Metric, Metric] | None:
    """(now, before, difference) of 金牌68枚、银牌57枚,…,金牌数比上届的56枚增加12枚: the level that has the name."""
    figures = sentence.figures
    if not 0 < at < len(figures) - 1 or figures[at].unit != figures[at + 1].unit:
        return None
    name, before, step = own_name(sentence.lead(at)), figures[at], figures[at + 1]
    if len(name) < 2 or not says_difference(step):
        return None
    able = (i for i in range(at - 1, -1, -1) if figures[i].unit == before.unit and is_level(figures[i]))
    now = next((figures[i] for i in able if letters(sentence.clause_lead(i)).endswith(name)), None)
    return None if now is None else (now, before, step)


def named_again(sentence: Sentence, at: int, name: str) -> bool:
    """受理举报360件,比上年增加43件,举报量增长13.6%: the level's own name once more."""
    words = letters(FILLER.sub("", sentence.clause_lead(at)))
    return len(name) > 1 and words.endswith(name) and not words.endswith("进" + name)


def whole_of_list(sentence: Sentence, at: int) -> Metric | None:
    """立案9件,其中甲5件、乙4件,同比上升50%: what follows a list of parts is told of what they are of."""
    first = at
    while first and sentence.lead(first)[:1] == "、":
        first -= 1
    if first in (0, at) or "其中" not in sentence.lead(first):
        return None
    if sentence.lead(at + 1)[:1] != "," or named(sentence.lead(at + 1)):
        return None  # 其中住院68万元、门诊29万元,门诊增长8%
    unit = sentence.figures[at].unit
    before = (
        m for m in sentence.figures[first - 1 :: -1] if m.unit not in RELATIVE_UNITS and m.role == "actual"
    )
    whole = next(before, None)  # 种植9万亩,占计划的90%,其中甲6万亩、乙3万亩
    return whole if whole is not None and whole.unit == unit and is_level(whole) else None


_NOW = re.compile(r"^,(?:总[数量额])?(?:累计)?(?:达到?|[增降减升]至|[增减]加?到)了?$")


def step_then_level(sentence: Sentence, at: int) -> bool:
    """支出增加30亿元,达到90亿元,增长50%: the step before what it led to."""
    step, now, growth = sentence.figures[at : at + 3]
    if step.unit != now.unit or growth.unit != "%" or growth.role != "change" or step.approx != "exact":
        return False
    lead = sentence.lead(at + 2)
    plain = lead[:1] == "," and tells_move(lead) and not named(lead)
    return plain and _NOW.match(sentence.lead(at + 1)) is not None and says_difference(step)
