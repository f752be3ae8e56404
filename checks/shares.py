"""Which share is of which part and whole (占比的部分与总体), read from one sentence.

Papers word a share in three ways: the whole behind 占 (占全县186.6万亩耕地的82.4%), the whole earlier
and 占 before the share (46万人次,其中基层26.8万人次,占比58.3%), or a rate named after what was done to
the part (受理1860件,办结1842件,办结率99%). ``sure`` is set where the words leave no other reading; a
triple that is not sure only counts when its numbers agree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checks.sentence import Sentence
from transforms.measure import family
from transforms.metric import Metric
from transforms.number_kind import RELATIVE_UNITS


@dataclass(frozen=True, slots=True)
class Share:
    """``part`` is ``percent`` of ``whole``; ``sure`` where no other reading of the words is left."""

    whole: Metric
    part: Metric
    percent: Metric
    sure: bool


_LINK = r"(?:了|约|近|超|逾|达|达到|为|到|是|的|高达|仅|已|就|了|比例|比重|份额)*"
_SHARE_WORD = re.compile(rf"占(?:(?P<of>[^,;:、]{{0,14}})|比){_LINK}$")
_WHOLE_BEHIND = re.compile(r"占[^,;:、]{0,16}$")
_OF_WHOLE = re.compile(rf"^[^,;:、]{{0,14}}?的{_LINK}$")
_RATE_NAME = re.compile(rf"(?P<deed>[^,;:、]{{2,6}}?)(?:率|进度|比例){_LINK}$")
_GOAL = re.compile(r"目标|任务|计划|指标|预算|预期|额度")
_ALL = re.compile(r"^(?:到|其|了)?(?:比|总|全|整|其中|当|同期|本)|^$|总[数量额]|全部")
_ALL_CUE = re.compile(r"[共应总]|累计|受理|接[到收]|收到|全部|申报|报名|参[加与]")
_DONE_CUE = re.compile(r"已|其中|成功|完成|完工|中,?有")
_FILLER = re.compile(
    r"截[至止][^,;]{1,8}?[日底末月前]|[,;:、()\s]|其中|目前|已经|已|共|累计|全部|按时|及时|成功|现已|均|实际|完成|了|就|有"
)
_LISTED = re.compile(r"[、和及与]")
REACH = 6
"""Figures looked back over for part and whole. 2026-11: 6; papers name both within one breath."""


def kin(a: Metric, b: Metric) -> bool:
    """Whether one may be a part of the other: the same unit, or both count people and neither turns (人次)."""
    return a.unit == b.unit or (family(a.unit) == family(b.unit) == "person" and "次" not in a.unit + b.unit)


def _absolute(metric: Metric) -> bool:
    return metric.role in ("actual", "target") and metric.unit not in RELATIVE_UNITS


def is_goal(sentence: Sentence, at: int) -> bool:
    """Whether the figure is one to be reached (完成年度计划720亿元的…), which no part lies within."""
    metric = sentence.figures[at]
    return metric.role == "target" or bool(_GOAL.search(sentence.clause_lead(at)))


def _back(sentence: Sentence, at: int) -> list[int]:
    """The absolute figures before ``at``, the nearest first."""
    near = range(at - 1, max(-1, at - 1 - REACH), -1)
    return [i for i in near if _absolute(sentence.figures[i])]


def _holds_all(words: str, phrase: str) -> bool:
    """Whether every character of ``words`` stands in ``phrase`` (工业投资 in 完成工业投资)."""
    letters = {c for c in words if c.isalnum() and c not in "的总数量全"}
    return bool(letters) and letters <= set(phrase)


def _whole_behind(sentence: Sentence, at: int) -> Share | None:
    """部分,占全县186.6万亩耕地的82.4%."""
    whole = at - 1
    if whole < 1 or not _absolute(sentence.figures[whole]) or not _OF_WHOLE.search(sentence.lead(at)):
        return None
    lead = sentence.clause_lead(whole)
    if not _WHOLE_BEHIND.search(lead) or _GOAL.search(lead + sentence.lead(at)):
        return None
    back = [i for i in _back(sentence, whole) if kin(sentence.figures[i], sentence.figures[whole])]
    if not back:
        return None
    part = back[0]
    alone = part == whole - 1 and not (part and _LISTED.match(sentence.lead(part)))
    figures = sentence.figures
    return Share(figures[whole], figures[part], figures[at], alone)


def _whole_before(sentence: Sentence, at: int) -> Share | None:
    """总体,其中部分,占比58.3%; 总体,…,其中部分,占工业投资的77.1%."""
    figures = sentence.figures
    said = _SHARE_WORD.search(sentence.clause_lead(at))
    back = _back(sentence, at)
    if said is None or not back:
        return None
    of = (said["of"] or "").removesuffix("的").strip()
    if _GOAL.search(of):
        return None
    part = back[0]
    between = sentence.between(part, at)
    if len(between) - len(said.group()) > 8 and part == at - 1:
        return None
    linked = figures[part].of_metric_id
    candidates = [i for i in back[1:] if kin(figures[i], figures[part]) and not is_goal(sentence, i)]
    for whole in candidates:
        opened = "其中" in sentence.between(whole, part)
        named = _holds_all(of, figures[whole].indicator + sentence.words(whole))
        if not named and not _ALL.search(of):
            continue
        parts_between = [i for i in range(whole + 1, at) if i != part and _absolute(figures[i])]
        apart = linked in (None, figures[whole].metric_id)
        sure = opened and apart and not parts_between and (named or len(candidates) == 1)
        return Share(figures[whole], figures[part], figures[at], sure)
    return None


def _deed_rate(sentence: Sentence, at: int) -> Share | None:
    """受理1860件,办结1842件,办结率99%: the rate is named after what was done to the part."""
    figures = sentence.figures
    said = _RATE_NAME.search(sentence.clause_lead(at))
    if said is None or at < 2 or len(sentence.lead(at)) > 14:
        return None
    part, whole = at - 1, at - 2
    if not (_absolute(figures[part]) and _absolute(figures[whole]) and kin(figures[part], figures[whole])):
        return None
    middle = sentence.between(whole, part)
    deed = said["deed"][-2:]
    if not set(deed) & set(middle):
        return None
    short = len(_FILLER.sub("", middle)) <= 6
    cued = _ALL_CUE.search(sentence.lead(whole)) or _DONE_CUE.search(middle)
    # 开工率 behind 完工52个 is of the figure before that; a rate shares its first character with its deed.
    # Money is as often measured against the year's plan as against the total printed before it.
    sure = bool(short and cued) and deed[0] in middle and family(figures[whole].unit) != "money"
    return Share(figures[whole], figures[part], figures[at], sure)


def shares(sentence: Sentence) -> Iterator[Share]:
    """Every share of ``sentence`` whose part and whole are printed in it, in reading order."""
    for at, percent in enumerate(sentence.figures):
        if percent.unit != "%" or percent.role not in ("rate", "target_pct"):
            continue
        found = _whole_behind(sentence, at) or _whole_before(sentence, at) or _deed_rate(sentence, at)
        if found is not None and found.whole is not found.part:
            yield found
