"""Two figures side by side of which the first stood before and the second stands now (由甲增加到乙)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from checks.changes.change_words import (
    AVERAGE,
    BEGAN,
    COMPARES,
    EARLIER,
    FILLER,
    FROM,
    REACHED,
    TO,
    WHEN,
    YEAR,
    YEAR_IS,
)
from checks.figures.sentence import Sentence, letters
from transforms.metric import Metric

_THIS_YEAR_TO = re.compile(
    r"^,(?:今年|目前|现在?|如今)(?:已|则|只|仅)?(?:增加?|增长|提高|扩大|发展|减少?|下降|降低?|升|缩小?)(?:到|至|为)$"
)
_CLAUSE, _PART = re.compile("[,;]"), re.compile("[;。]")
_MONTH = re.compile("[0-9]月")
_ONCE = re.compile(r"(?:时|之初|初期)[,]?(?:只|仅|才)有?[一-龥]{0,4}$")
_NOW = re.compile(
    r"^,(?:如今|目前|现在|现|今年)(?:已经?|则)?(?:有|达到?|[增扩]加?[至到大]|发展到|增[至到])[一-龥]{0,4}$"
)
_AGAINST = frozenset({"相比", "相较", "比较"})


def rises(sentence: Sentence, at: int) -> bool:
    """Whether figure ``at`` is what stood before and the next what stands now."""
    lead = sentence.lead(at)
    if ("由" in lead or "从" in lead) and from_to(sentence, at):
        return True
    if "时" in lead and _ONCE.search(lead) and _NOW.match(sentence.lead(at + 1)):
        return True  # 成立时只有社员30户,如今已有75户
    if "年" in lead and (_year_by_year(sentence, at) or _since_then(sentence, at)):
        return True
    return sentence.lead(at + 1)[:2] in _AGAINST and _against_then(sentence, at)


def _against_then(sentence: Sentence, at: int) -> bool:
    """与上年同期的5亿元相比,全县网络零售额增加到6亿元."""
    gap = sentence.lead(at + 1)
    if gap[2:3] != "," or ";" in gap:
        return False
    told = COMPARES.search(sentence.clause_lead(at)) and EARLIER.search(sentence.clause_lead(at))
    last = _CLAUSE.split(gap)[-1]
    return bool(told) and bool(TO.match(last) or REACHED.search(last))


def _since_then(sentence: Sentence, at: int) -> bool:
    """去年同期投诉500件,前三季度减少到420件; 去年同期,全市发电量为5亿千瓦时,今年达到6亿千瓦时."""
    gap, begun = sentence.lead(at + 1), "去年" in sentence.lead(at) or "上年" in sentence.lead(at)
    if not begun or not all(m.role in ("actual", "rate") for m in sentence.figures[at : at + 2]):
        return False
    lead = _PART.split(sentence.lead(at))[-1]
    if not BEGAN.match(lead) or not gap.startswith(",") or BEGAN.match(gap) or ";" in gap:
        return False
    if AVERAGE.search(gap):
        return False  # 去年完成利润3亿元,剔除政策因素,利润为5亿元
    last = _CLAUSE.split(gap)[-1]
    if TO.match(last):
        return True
    named = letters(REACHED.sub("", WHEN.sub("", FILLER.sub("", last))))
    later = WHEN.search(gap) or _MONTH.search(gap)
    return bool(later and REACHED.search(last)) and set(named) <= set(letters(lead))


def _year_by_year(sentence: Sentence, at: int) -> bool:
    """2021年仅有2亿元,2022年达到3亿元: the same thing in an earlier and a later year."""
    if "年" not in sentence.lead(at) or "年" not in sentence.lead(at + 1):
        return False
    if not all(m.role in ("actual", "rate") for m in sentence.figures[at : at + 2]):
        return False
    earlier = YEAR.findall(sentence.lead(at))
    if earlier and _THIS_YEAR_TO.match(sentence.lead(at + 1)):
        return True  # 2018年,全县用工3万人,今年减至1万人
    later = YEAR_IS.match(sentence.clause_lead(at + 1))
    return later is not None and bool(earlier) and int(earlier[-1]) < int(later["year"])


def from_to(sentence: Sentence, at: int) -> bool:
    """由A提高到B."""
    lead = sentence.clause_lead(at)
    if "由" not in lead and "从" not in lead:
        return False
    levels = all(
        m.role in ("actual", "rate", "target", "change", "standard") for m in sentence.figures[at : at + 2]
    )
    return levels and bool(FROM.search(lead)) and bool(TO.match(sentence.lead(at + 1)))


def leads_to(now: Metric, told: Mapping[str, Metric]) -> bool:
    """Whether the old level and the step lead to just this level."""
    before, step = (told[name].value if name in told else None for name in ("before", "difference"))
    return before is not None and step is not None and now.value in (before + step, before - step)
