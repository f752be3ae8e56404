"""How far one rate is above another (增速高于…N个百分点): the two rates and the points between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checks.digits.compared import compared
from checks.digits.wording import bounds, named, shown
from checks.figures.folded import folded
from checks.figures.sentence import Sentence
from checks.figures.spot import NEXT_DOOR
from checks.figures.step import POINTS
from checks.goals.gap import is_set
from checks.interval import exactly, printed, truncated
from checks.rule import Facts, Outcome
from transforms.metric import Metric

_ABOVE, _BELOW = "高快多", "低慢少"
_SAYS = r"(?:要|还|均|都|又|约|近)?(?P<side>[高低快慢多少])(?:出|了|于)?(?:近|约|超|整整)?"
_BY_NAME = re.compile(
    rf"^[,(]?(?:[^,;。:、0-9]{{0,6}}(?:增速|增幅|增长率|涨幅|水平|率))?(?:分别|均|也|还)?"
    rf"(?:[比较](?P<than>[^,;。:、0-9]{{2,14}}?){_SAYS}|(?P<verb>[高低快慢])[于过出](?P<of>[^,;。:、0-9]{{2,14}}?))$"
)
"""增速比甲高, 增幅高于甲: before the points; what stands before another rate in between is left to the second form."""
_OTHER = re.compile(
    r"^[,(]?(?:[^,;。:、0-9]{0,6}(?:增速|增幅|增长率|涨幅|水平|率))?(?:也|还)?(?:[比较]|[高低快慢][于过])(?P<than>[^,;。:、0-9]{2,16})$"
)
"""增速比甲的: before the other rate itself (比甲的5%高1个百分点)."""
_THEN = re.compile(rf"^(?:{_SAYS}|[,(]?(?:增速|增幅)?(?:高|低|快|慢)(?:出|了)?)$")
_THEN_IT_WAS = re.compile(
    r"^[,(]?(?:增速|增幅|进度)?(?:也|还)?[比较](?:(?:今年|当年|去年)?1[-—至~][0-9]{1,2}月份?|[0-9]{1,2}月份?|前[0-9一二三四]+个月"
    r"|前?第?[一二三四]季度|上半年|[去上]年(?:同期|同月)?|上月)的$"
)
"""比1至9月的, before what the same rate was in an earlier time."""
_UP, _DOWN = r"加快|提[高升速]|回升|上升|扩大|快|高", r"放[缓慢]|回落|下降|减[缓慢]|收窄|慢|低"
_MOVED = re.compile(rf"^(?:又|再|还|也)?(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?:了|出)?$")
_EARLIER = re.compile(
    r"[去上前]年|同期|[去上前]一?[季月]|上半年|年初|前期|20[0-9]{2}|基期|预期|目标|计划|进度"
)
_ALL = re.compile(
    r"^(?:全|我|本|同期)?[省市县区州旗国镇乡]?|(?:的|同期)?(?:平均)?(?:水平|增速|增幅|增长率|增长速度|涨幅)?(?:增速|增幅)?的?$"
)
_OVERALL = re.compile(
    r"^(?:全[省市县区国州]|同期|我[省市县区])*(?:进出口|外贸)?(?:整体|总体)(?:增速|增幅|水平|增长率)?$"
)
_TOTAL = re.compile("总?[值额量]$")
_FILLED = re.compile("平均|水平|同比|增长|增速|增幅|下降|上升|[,的为是仅约近达]")


def growth_gaps(facts: Facts) -> Iterator[tuple[Metric, Metric, Metric]]:
    """(rate, other rate, points between them), where the other is printed beside them or its name tells which it is."""
    before: Sentence | None = None
    head: Sentence | None = None
    for sentence in facts.sentences:
        if head is None or head.story_id != sentence.story_id:
            head = sentence
        if "百分点" in sentence.text or "个点" in sentence.text:
            near = before if before is not None and _next_door(before, sentence) else None
            for at, points in enumerate(sentence.figures):
                if at and points.unit in POINTS and points.approx == "exact":
                    yield from _told(sentence, near, at, head)
        before = sentence


def _next_door(before: Sentence, sentence: Sentence) -> bool:
    return before.story_id == sentence.story_id and sentence.start - before.end <= NEXT_DOOR


def _told(
    sentence: Sentence, near: Sentence | None, at: int, head: Sentence
) -> Iterator[tuple[Metric, Metric, Metric]]:
    figures, lead = sentence.figures, sentence.lead(at)
    if at > 1 and _MOVED.match(lead) and _THEN_IT_WAS.match(sentence.lead(at - 1)):
        levels = figures[at - 2 : at]  # 增长8%,比1至5月的7.2%加快0.8个百分点
        if all(_rate(m) and (m.value or 0) > 0 for m in levels) and not is_set(figures[at - 1]):
            yield figures[at - 2], figures[at - 1], figures[at]
        return
    between = _OTHER.match(sentence.lead(at - 1)) if at > 1 else None
    if between is not None and _THEN.match(lead) and not _EARLIER.search(between["than"]):
        if _rate(figures[at - 2]) and figures[at - 1].unit == "%" and not is_set(figures[at - 1]):
            yield figures[at - 2], figures[at - 1], figures[at]
        return
    said = _BY_NAME.match(lead)
    if said is None or not _rate(figures[at - 1]):
        return
    name = said["than"] or said["of"]
    other = None if _EARLIER.search(name) else _of_name(name, figures[at - 1], sentence, near, at - 1)
    if other is None and _OVERALL.match(name) and head is not sentence:
        other = _of_all(figures[at - 1], head)
    if other is not None:
        yield figures[at - 1], other, figures[at]


def _of_all(own: Metric, head: Sentence) -> Metric | None:
    """进出口总值240亿元,增长3%。…民营企业进出口增长8%,高出整体增速5个百分点: what the story's first sentence tells of the same."""
    first = next((m for m in head.figures if _rate(m) and m.role == "change"), None)
    if first is None or own.role != "change":
        return None
    names = [_TOTAL.sub("", m.indicator)[-2:] for m in (own, first)]
    return first if names[0] == names[1] else None


def _rate(metric: Metric) -> bool:
    return metric.unit == "%" and metric.role in ("change", "rate") and metric.approx == "exact"


def _of_name(name: str, own: Metric, sentence: Sentence, near: Sentence | None, until: int) -> Metric | None:
    """The one rate told before that is of what ``name`` says; None where there are two, or its own could be meant, too.

    产销率96%,高于规上工业平均水平2个百分点: the mean of the same rate, so the other's name ends as its own does.
    """
    short = _ALL.sub("", name)
    tail = own.indicator[-2:] if own.role == "rate" and "平均" in name else ""
    able: list[Metric] = []
    for told, last in ((sentence, until), (near, len(near.figures) if near is not None else 0)):
        if told is None or able:
            continue
        for i, m in enumerate(told.figures[:last]):
            if not _rate(m) or m.role != own.role or not m.indicator.endswith(tail):
                continue
            if _is_of(m, short) or _alone(told.clause_lead(i), name):
                able.append(m)
    return able[0] if len(able) == 1 and not _is_of(own, short) else None


def _is_of(metric: Metric, name: str) -> bool:
    """民营企业增加值占规上工业增加值的比重 is told of 民营企业, and not of 规上工业: what it is a share of is another thing."""
    return len(name) > 1 and name in metric.indicator.partition("占")[0]


def _alone(lead: str, name: str) -> bool:
    """Whether a rate is told of ``name`` and of nothing else (全省增长6%): 全省 alone says nothing of what grew."""
    return bool(said := _FILLED.sub("", lead)) and said == _FILLED.sub("", name)


def is_gap(operands: Sequence[Metric]) -> bool:
    """Whether the operands are two rates of different things and the points between them."""
    if len(operands) != 3 or operands[2].unit not in POINTS:
        return False
    side = _side(operands)
    return side is not None


def _side(operands: Sequence[Metric]) -> int | None:
    """1 where the first rate is said to be above the other, -1 where it is below; None where that is not said."""
    rate, other, points = operands
    begin = max(rate.end, other.end if other.start > rate.start else 0) - points.sentence_start
    said = folded(points.quote)[max(0, begin) : max(0, points.start - points.sentence_start)]
    if other.start > rate.start and (moved := _MOVED.match(said)):
        return 1 if moved["up"] else -1
    match = (_THEN if other.start > rate.start else _BY_NAME).match(said)
    if match is None:
        return None
    groups = match.groupdict()
    word = groups.get("side") or groups.get("verb") or said.lstrip(",(增速幅")[:1]
    return 1 if word in _ABOVE else -1 if word in _BELOW else None


def judge_gap(operands: Sequence[Metric]) -> Outcome:
    """Whether the points are what the first rate is above (or below) the other. Source: subtraction."""
    rate, other, points = operands
    own, than, said = printed(rate), printed(other), truncated(points)
    plain, base, told = exactly(rate), exactly(other), exactly(points)
    if own is None or than is None or said is None or plain is None or base is None or told is None:
        return Outcome("undecided", "info", "", shown(points), f"{named(rate)}与{shown(other)}之差无法核算。")
    above = _side(operands) == 1
    apart = own - than if above else than - own
    return compared(
        points,
        f"{bounds(apart, 3)}个百分点",
        meets=apart.meets(said),
        holds=f"{named(rate)}与{named(other)}相差",
        fails=f"{named(rate)}与{named(other)}应相差",
        rounded=(plain - base if above else base - plain) != told,
    )
