"""Percents and changes point to the figure that they are said of (百分比→数值, 增减→水平).

A percent follows its figure: 完成3.2亿元,占计划的80%. Several follow theirs in order (分别). Two in a row
are said of one figure (386亿元,增长8%,完成计划的54%). When the clause of a change names something
(诉求量下降…), the figure must speak of that thing, else the change has no printed figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from transforms.link_frame import RELATIVE, WINDOW, Frame, Links, kin
from transforms.metric import Metric

_LIST_MARKS = "、和及与或,; "
_POINTS = frozenset({"个百分点", "百分点"})
_SHARES = frozenset({"%", "‰", "成", "倍", "番"})

_SHARE = re.compile(r"占(?!地|用|有|领)(?P<whole>[^,。;]{0,16})$")
_GOAL_OF = re.compile(r"(?:占|完成|达到?|实现|为|是)[^,。;]{0,14}$")
_JOINS_PERCENT = re.compile(r"^[^,。;]{0,12}的$")
_NAMED_RATE = re.compile(r"([一-龥]{2})(?:率|进度)(?:已|均)?(?:达到?|为|是|超过?|约|近|至)*$")

# Words of a change's clause that name nothing: against when, which way, how much.
_AGAINST = r"[比较](?!重|例|率|赛|武)[^,;]{1,12}?(?=增|减|提|下|上|升|降|高|低|多|少|扩|翻|净|缩|压|回)"
_FILLER = re.compile(
    rf"{_AGAINST}|同比|环比|同期|去年|上年|今年|全年|年度|年初|既定|目标|任务|计划|指标|预期|序时|进度|预算|总量的|数的"
    r"|[一上下]?半年|第?[一二三四]季度|分别|均|都|已|并|仅|只|再|又|也|还|同时|其中|超额|提前|率先|圆满|累计|实际"
    r"|低于|高于|优于|控制|平均水平|平均|全[国省市县区州]|占比|占|完成|实现|达到|达|为|是|约|将近|近|超过|超|了|的|幅度|比例"
    r"|增长|增加|增产|增收|增幅|增速|增|下降|减少|减产|减收|降低|回落|下跌|下滑|降幅|缩短|压减|压降|压缩|下调|缩减|减|降|上升|提高"
    r"|提升|上涨|上调|涨幅|升|涨|翻|多|少|高|低|净|扩大|至|到|、|和|及|“|”|\s"
)
_ATTRIBUTE = re.compile(r"(?:总量|总数|总额|总值|数量|人数|人次|户数|量|数|额|率|面积|规模|比重|水平|幅)$")
_EARLIER = re.compile(r"(?:去年|上年|前年|上月|年初|同期|20[0-9]{2}年同期)[^,;]{0,6}$|^(?:由|从)[^,;]{0,16}$")


def _runs(metrics: Sequence[Metric], text: str) -> Iterator[list[Metric]]:
    """The metrics in order; relative numbers of one role that only list marks part make one run."""
    run: list[Metric] = []
    for metric in metrics:
        between = text[run[-1].end : metric.start] if run else ""
        joined = run and metric.role == run[0].role and _lists(between, text, run[0])
        if run and not joined:
            yield run
            run = []
        run.append(metric)
        if metric.role not in RELATIVE:
            yield run
            run = []
    if run:
        yield run


def _lists(between: str, text: str, first: Metric) -> bool:
    """Whether two numbers are items of one list (72.71%、90.57%; 分别减少4所、增加1200人)."""
    bare = between.strip(_LIST_MARKS)
    if not bare or len(between) > 8 or between[0] not in "、和":
        return not bare
    return (
        not _FILLER.sub("", bare)
        and "分别" in text[max(first.sentence_start, first.start - 16) : first.start]
    )


def _can_bear(level: Metric, percent: Metric) -> bool:
    """Whether ``percent`` can be said of ``level`` by role and unit."""
    if percent.role == "target_pct":
        return level.role in ("actual", "target") and level.unit not in _SHARES
    if percent.role == "rate":
        return level.role == "actual" and level.unit not in _SHARES
    if percent.unit in _POINTS:
        return level.unit in ("%", "‰")
    if percent.unit in _SHARES:
        return level.role in ("actual", "target", "rate")
    return level.role in ("actual", "target") and kin(level, percent)


def _subject(words: str) -> str:
    """The thing that the clause before a percent names; empty when it only compares."""
    left = _FILLER.sub("", words)
    return _ATTRIBUTE.sub("", left) if left else ""


def _speaks_of(frame: Frame, level: Metric, thing: str) -> bool:
    return set(thing) <= set(frame.clause(level.start) + level.indicator)


def _whole_between(frame: Frame, levels: Sequence[Metric], first: Metric) -> Metric | None:
    """The goal or whole that stands inside 占…的 or 完成…的 (占全县186万亩耕地的82%)."""
    if not levels:
        return None
    whole = levels[-1]
    if not _JOINS_PERCENT.match(frame.text[whole.end : first.start]):
        return None
    opened = _SHARE if first.role == "rate" else _GOAL_OF
    return whole if whole.role in ("actual", "target") and opened.search(frame.clause(whole.start)) else None


def link_shares(frame: Frame, links: Links) -> None:
    """Link every percent and change of the sentence; also a part to the whole that its percent names."""
    levels: list[Metric] = []  # what a percent can be said of, oldest first
    fresh = 0  # how many of them stand after the last percent
    told: list[Metric] = []  # what the last run was said of
    ends = [frame.start, frame.start]  # where the last two metrics before the run end
    for run in _runs(frame.metrics, frame.text):
        first = run[0]
        if first.role in RELATIVE:
            whole = _whole_between(frame, levels, first)
            if whole is not None:
                levels.pop()
                fresh = max(0, fresh - 1)
            at = whole.start if whole else first.start
            words = frame.clause(at)[-max(1, at - ends[0 if whole else 1]) :]
            bases = _bases(frame, run, levels, levels[len(levels) - fresh :], told, whole, words)
            for base, percent in zip(bases, run, strict=False):
                if _can_bear(base, percent):
                    links[percent.metric_id]["of"] = base.metric_id
            if whole is not None and bases:
                side = "target" if first.role == "target_pct" else "of"
                if kin(whole, bases[-1]) and "of" not in links[whole.metric_id]:
                    links[bases[-1].metric_id].setdefault(side, whole.metric_id)
            elif first.role == "rate" and len(run) == 1 and bases:
                _whole_before(frame, levels, bases[0], links)
            if bases:
                told = bases
            if first.role == "rate":
                levels += run
                fresh = fresh + len(run) if not bases else len(run)
            else:
                fresh = 0
        elif first.role in ("actual", "target"):
            levels.append(first)
            fresh += 1
        if len(levels) > 2 * WINDOW:
            del levels[:WINDOW]
        fresh = min(fresh, len(levels))
        ends = [ends[1] if len(run) == 1 else run[-2].end, run[-1].end]


def _bases(
    frame: Frame,
    run: Sequence[Metric],
    levels: Sequence[Metric],
    fresh: Sequence[Metric],
    told: Sequence[Metric],
    whole: Metric | None,
    words: str,
) -> list[Metric]:
    """The figures that the run is said of, in its order; ``words`` stand between the last number and it."""
    first = run[0]
    able = [m for m in fresh if any(_can_bear(m, percent) for percent in run[:WINDOW])]
    if len(run) > 1:
        if first.role == "rate" and not _SHARE.search(frame.clause(first.start)):
            return []
        return _in_order(frame, run, able or [m for m in told if _can_bear(m, first)])
    if first.role == "rate":
        return _of_rate(frame, first, levels, able, told, words)
    # A year-ago figure between a figure and its change is what it is compared with.
    now = [m for m in able if not _EARLIER.search(frame.clause(m.start))] or able
    if first.role == "target_pct":
        now = [m for m in now if m.role == "actual"] or now
    if whole is not None:
        now = [m for m in now if kin(m, whole)] or now
    thing = _subject(words)
    if thing:
        borne = [m for m in levels[-WINDOW:] if _can_bear(m, first)]
        named = [m for m in borne if set(thing) <= set(frame.clause(m.start))]
        named = named or [m for m in borne if _speaks_of(frame, m, thing)]
        if named:
            return named[-1:]
        return now[-1:] if first.role == "target_pct" else []
    if now:
        return now[-1:]
    again = [m for m in told if _can_bear(m, first)]
    if again or levels:
        return again[-1:]
    return [m for m in frame.previous if m.role == "actual" and _can_bear(m, first)][-1:]


def _in_order(frame: Frame, run: Sequence[Metric], able: Sequence[Metric]) -> list[Metric]:
    """The figures of a list of percents: the last as many, none from before 其中."""
    if not able:
        return []
    opened = frame.text.rfind("其中", able[0].start, run[0].start)
    if opened >= 0:
        able = [m for m in able if m.start > opened]
    return list(able[-len(run) :])


def _of_rate(
    frame: Frame,
    rate: Metric,
    levels: Sequence[Metric],
    able: Sequence[Metric],
    told: Sequence[Metric],
    words: str,
) -> list[Metric]:
    share = _SHARE.search(words)
    if share:
        thing = _subject(words[: share.start()])
        around = able or [m for m in told if _can_bear(m, rate)]
        if thing:
            around = [m for m in around if _speaks_of(frame, m, thing)]
        return list(around[-1:])
    named = _NAMED_RATE.search(words)
    if named:
        # 办结1842件,办结率99%: the rate repeats the verb of its figure.
        return [m for m in levels[-3:] if _can_bear(m, rate) and set(named[1]) <= set(_around(frame, m))][-1:]
    return []


def _around(frame: Frame, level: Metric) -> str:
    """The clause of a figure, some characters after it included (接种2.1万人)."""
    return frame.clause(level.start) + re.split(r"[,;。]", frame.text[level.end : level.end + 12])[0]


def _whole_before(frame: Frame, levels: Sequence[Metric], base: Metric, links: Links) -> None:
    """受理1860件,办结1842件,办结率99%: what stands before the figure in its unit is its whole."""
    at = next((i for i in range(len(levels) - 1, -1, -1) if levels[i] is base), 0)
    if not at or "of" in links[base.metric_id]:
        return
    whole = levels[at - 1]
    if whole.role != "actual" or whole.unit != base.unit or ";" in frame.text[whole.end : base.start]:
        return
    if whole.value is not None and base.value is not None and whole.value >= base.value:
        links[base.metric_id]["of"] = whole.metric_id
