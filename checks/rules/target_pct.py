"""A count, its percent of the target and the target agree (完成目标百分比)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from checks.consequence import turns_target
from checks.folded import folded
from checks.implied_target import implied_target
from checks.interval import Interval, exactly, is_whole, printed
from checks.proportion import agree, mendable
from checks.rule import Facts, Outcome, Rule
from checks.sentence import Sentence
from checks.spot import NEXT_DOOR
from checks.surpassed import beyond, surpassed
from checks.wording import bounds, named, shown
from transforms.metric import Metric
from transforms.number_kind import RELATIVE_UNITS

_OF_GOAL = re.compile(r"^[^,;:、。]{0,12}?的?(?:约|近|超|达|达到|为|比例为|比重为)?$")
_GOAL_LEAD = re.compile(r"(?:占|完成|达到?|为|是|实现)[^,;:、。]{0,12}$")
_GOAL = re.compile(r"目标|任务|计划|指标|预算|预期|应[参缴办建收完]")
_AIMED = re.compile(r"计划|力争|拟|目标|任务|确保|预计|将")
FAR_OFF = Decimal("1.5")
"""Factor by which a goal of another sentence may miss its percent. 2026-11: set to 1.5."""

REACH = 4
"""Figures looked back over for a count or a goal. 2026-11: 4."""


def pair(facts: Facts) -> Iterable[tuple[Metric, ...]]:
    """(count, percent) or, where the target is printed, (count, percent, target).

    A goal right before its percent (占年度任务20.6万亩的105%) or the only goal that the sentence aims at
    is the target, whatever the links say.
    """
    paired: set[str] = set()
    for n, sentence in enumerate(facts.sentences):
        for at, percent in enumerate(sentence.figures):
            if percent.unit == "%" and percent.role in ("target_pct", "rate"):
                found = _goal_behind(sentence, at)
                if n and found is None and facts.sentences[n - 1].story_id == sentence.story_id:
                    found = _goal_in_sentence_before(facts.sentences[n - 1], sentence, at)
                found = found or _goal_in_bracket(sentence, at) or _goal_then_count(sentence, at)
                found = found or surpassed(sentence, at)
                if found is None and percent.role == "target_pct":
                    found = _goal_before(sentence, at, facts)
                if found is None and _of_unprinted_goal(sentence, at):
                    found = _nearest_count(sentence, at, facts)
                if found is not None:
                    paired.add(percent.metric_id)
                    yield found
    for percent in facts.metrics:
        if percent.role != "target_pct" or percent.of_metric_id is None:
            continue
        count = facts.by_id.get(percent.of_metric_id)
        if count is None or percent.metric_id in paired or count.unit in RELATIVE_UNITS:
            continue
        target = facts.by_id.get(percent.target_metric_id or count.target_metric_id or "")
        fits = target is not None and target.unit == count.unit
        fits = (
            fits
            and target is not None
            and (_aimed_at(target, count) or _can_be_its_goal(count, percent, target))
            and (";" not in _between(count, percent) or agree(target, count, percent) is True)
        )
        yield (count, percent, target) if target is not None and fits else (count, percent)


def _aimed_at(target: Metric, count: Metric) -> bool:
    """计划建设12万亩,已完成7.2万亩: the goal is worded so right before the count in one sentence."""
    if target.sentence_start != count.sentence_start or target.story_id != count.story_id:
        return False
    text = folded(target.quote)
    clause = re.split(r"[,;。]", text[: target.start - target.sentence_start])[-1]
    between = text[target.end - target.sentence_start : count.start - count.sentence_start]
    return (
        target.start < count.start
        and bool(_AIMED.search(clause))
        and between.count(",") <= 1
        and ";" not in between
    )


def _can_be_its_goal(count: Metric, percent: Metric, target: Metric) -> bool:
    """A goal that only links or likeness of words found is taken where it gives a like percent.

    One slip of the pen moves a percent by less than half, another thing's goal by more.
    """
    if count.value is None or percent.value is None or not target.value or not percent.value:
        return False
    ratio = count.value * 100 / (target.value * percent.value)
    if not 1 / FAR_OFF < ratio < FAR_OFF:
        return False
    near = target.sentence_start == count.sentence_start
    return near or bool(agree(target, count, percent)) or mendable(target, count, percent)


_UNPRINTED = re.compile(
    r"(?:占|完成|达到?|为|实现|是|超额完成)[^,;:。]{0,10}(?:目标|任务|计划|指标|预算(?!支出|收入|内|外|单位)|预期)[^,;:。]{0,4}?的?(?:约|近|超|达|为)?$"
)


def _of_unprinted_goal(sentence: Sentence, at: int) -> bool:
    """完成年初预算的45.5%: the goal is named, not printed."""
    lead = sentence.clause_lead(at)
    return bool(_UNPRINTED.search(lead)) and "分别" not in lead and sentence.figures[at].of_metric_id is None


def _nearest_count(sentence: Sentence, at: int, facts: Facts) -> tuple[Metric, ...] | None:
    """(count, percent) with the nearest figure before the percent; its changes and shares are passed over."""
    for i in range(at - 1, max(-1, at - 1 - REACH), -1):
        metric = sentence.figures[i]
        if metric.role == "actual" and metric.unit not in RELATIVE_UNITS:
            if ";" in sentence.between(i, at):
                return None
            target = facts.by_id.get(metric.target_metric_id or "")
            fits = target is not None and target.unit == metric.unit
            if target is not None and fits and _can_be_its_goal(metric, sentence.figures[at], target):
                return metric, sentence.figures[at], target
            return metric, sentence.figures[at]
        if metric.role not in ("change", "rate", "target_pct"):
            return None
    return None


def _goal_behind(sentence: Sentence, at: int) -> tuple[Metric, ...] | None:
    """签约60万户,完成目标任务80万户的75%: goal and percent in one clause, the count before them."""
    figures = sentence.figures
    if at < 2 or not _OF_GOAL.search(sentence.lead(at)):
        return None
    goal, lead = figures[at - 1], sentence.clause_lead(at - 1)
    if goal.unit in RELATIVE_UNITS or not (
        _GOAL_LEAD.search(lead) and _GOAL.search(lead + sentence.lead(at))
    ):
        return None
    near = range(at - 2, max(-1, at - 2 - REACH), -1)
    count = next(
        (figures[i] for i in near if figures[i].role == "actual" and figures[i].unit == goal.unit), None
    )
    return None if count is None else (count, figures[at], goal)


_OF_IT = re.compile(
    r"^[^,;。]{0,6}[,(](?:已)?(?:占比?|[^,;。0-9]{0,4}完成率|完成进度|完成(?:年度|全年)?(?:目标|任务|计划)?的?|达到?(?:目标|任务|计划)[^,;]{0,4}?的?|占[^,;]{0,6}(?:目标|任务|计划)[^,;]{0,2}?的?)(?:为|达|达到|约)*$"
)
_TO_DO = re.compile(
    r"(?:计划|任务|目标|下达|确定)[^;。]{0,24}$|(?:全年|今年|年内|本年度?)[^,;]{0,6}(?:要|需|应)[^,;]{0,16}$"
)
_BRACKET = re.compile(r"^[^,;。]{0,6}\((?:其中)?[^,;。()]{0,10}(?:目标|任务|计划|指标)[^,;。()]{0,4}$")
_BEHIND_BRACKET = re.compile(
    r"^[^()]{0,4}\),?[^,;。]{0,6}(?:完成|达到?|占|进度|完成率|完成比例)[^,;。]{0,8}$"
)
_IS_GOAL_TAIL = re.compile(r"^的?(?:年度|全年)?(?:目标|任务|计划)")


def _goal_then_count(sentence: Sentence, at: int) -> tuple[Metric, ...] | None:
    """全年改建550公里的任务,已完成519公里,占94.4%: goal, count and percent in a row, the goal called one."""
    if at < 2 or not _OF_IT.search(sentence.lead(at)):
        return None
    count, to = sentence.figures[at - 1], _out_of_bracket(sentence, at - 1)
    if to is None or sentence.figures[to].unit != count.unit or count.role != "actual":
        return None
    goal = sentence.figures[to]
    if goal.unit in RELATIVE_UNITS or _one_of_several(sentence, to):
        return None
    called = (
        goal.role == "target"
        or _IS_GOAL_TAIL.search(sentence.tail(to))
        or _GOAL.search(sentence.clause_lead(to))
        or _TO_DO.search(sentence.lead(to))
    )
    between = _BRACKETED.sub("", sentence.between(to, at - 1))
    return (
        (count, sentence.figures[at], goal)
        if called and "其中" not in between and ";" not in between
        else None
    )


_BRACKETED = re.compile(r"\([^()]*\)")


def _out_of_bracket(sentence: Sentence, at: int) -> int | None:
    """The figure before ``at``, past a bracket that stands between (计划开工255项(其中新开工223项),已开工206项)."""
    if not at:
        return None
    close = sentence.lead(at).find(")")
    if close < 0 or close > OF_BRACKET:
        return at - 1
    for i in range(at - 1, -1, -1):
        if "(" in sentence.lead(i):
            return i - 1 if i else None
    return None


def _one_of_several(sentence: Sentence, at: int) -> bool:
    """计划建15万亩、改造20万亩: of which of them a percent is, is left open."""
    before = [i for i in range(at) if sentence.figures[i].role == "target"]
    before = [i for i in before if sentence.figures[i].unit == sentence.figures[at].unit]
    return bool(before) and not _PARTED.search(sentence.between(before[-1], at))


_PARTED = re.compile(r"[;:]|其中|[0-9]%")
OF_BRACKET = 6
"""Characters from the last figure of a bracket to its end. 2026-11: 6."""
_REACHED = re.compile(r"^[^,;。]{0,6},[^,;。0-9]{0,4}完成(?:率|比例|进度)(?:为|达|达到|约)*$")
_PLANNED = re.compile(r"(?:计划|任务|目标)[^,;。]{0,8}$")


def _goal_in_sentence_before(before: Sentence, sentence: Sentence, at: int) -> tuple[Metric, ...] | None:
    """当年计划投资63亿元。1-12月完成投资78亿元,投资完成率122.6%: the plan ends the sentence before."""
    if at != 1 or not _REACHED.search(sentence.lead(at)) or sentence.start - before.end > NEXT_DOOR:
        return None
    count, last = sentence.figures[0], len(before.figures) - 1
    goal = before.figures[last]
    if goal.unit != count.unit or count.role != "actual" or goal.unit in RELATIVE_UNITS:
        return None
    return (count, sentence.figures[at], goal) if _PLANNED.search(before.clause_lead(last)) else None


def _goal_in_bracket(sentence: Sentence, at: int) -> tuple[Metric, ...] | None:
    """办理登记17036件(年度任务17702件),完成96.2%."""
    if at < 2 or not _BRACKET.search(sentence.lead(at - 1)) or not _BEHIND_BRACKET.search(sentence.lead(at)):
        return None
    count, goal = sentence.figures[at - 2], sentence.figures[at - 1]
    if goal.unit != count.unit or count.role != "actual" or goal.unit in RELATIVE_UNITS:
        return None
    return count, sentence.figures[at], goal


def _goal_before(sentence: Sentence, at: int, facts: Facts) -> tuple[Metric, ...] | None:
    """计划建设15万亩,已完成9.3万亩,占年度任务的72%: the one goal of that unit before the count."""
    figures = sentence.figures
    count = facts.by_id.get(figures[at].of_metric_id or "")
    if count is None or count.target_metric_id or figures[at].target_metric_id:
        return None
    near = range(at - 1, max(-1, at - 1 - REACH), -1)
    place = next((i for i in near if figures[i] is count), None)
    if place is None or any(figures[i].role == "actual" for i in range(place + 1, at)):
        return None
    before = range(max(0, place - 2 * REACH), place)
    same = [i for i in before if figures[i].unit == count.unit and figures[i].role in ("actual", "target")]
    if len(same) != 1 or not _AIMED.search(sentence.clause_lead(same[0])):
        return None
    return count, figures[at], figures[same[0]]


def judge(operands: Sequence[Metric], facts: Facts) -> Outcome:
    """With a target: count ÷ target × 100 meets the percent. Without: some target must fit both.

    A unit of whole things needs a whole target. Red when the page's own conclusion (met or not) flips.
    """
    count, percent = operands[0], operands[1]
    if len(operands) == 3:
        return _against_target(count, percent, operands[2])
    implied = implied_target(count, percent)
    if implied is None:
        return Outcome("undecided", "info", "", shown(percent), f"{named(count)}与{shown(percent)}无法核算。")
    target = bounds(implied.interval)
    expected = f"目标为{target}"
    whole = implied.interval.integers()
    if is_whole(count.unit) and whole is not None and not whole:
        return Outcome(
            "fails",
            "error",
            expected,
            shown(percent),
            f"{named(count)}占目标的{shown(percent)}，倒推的目标应在{target}之间，其中没有整数，两个数必有一个印错。",
        )
    likely = f"，最可能是{implied.roundest:,}" if implied.roundest is not None else ""
    return Outcome(
        "holds",
        "info",
        expected,
        shown(percent),
        f"{named(count)}占目标的{shown(percent)}，倒推的目标为{target}{likely}，算术上成立。",
    )


def _against_target(count: Metric, percent: Metric, target: Metric) -> Outcome:
    # A goal worded as a floor (10000人以上) is divided by as printed: that is what the percent is of.
    counted, share, goal = printed(count), printed(percent), exactly(_plain(target))
    if counted is None or share is None or goal is None or not goal.low or goal.low <= 0:
        return Outcome(
            "undecided", "info", "", shown(percent), f"{named(count)}与目标{shown(target)}无法核算。"
        )
    ratio = counted.divided_by(goal).scaled(100)
    if beyond(percent):
        ratio = ratio - Interval.point(100)
    expected = f"{bounds(ratio, 3)}%"
    if share.high is not None and share.high < 100 and _SURPASSED.search(_between(percent, None)):
        said = f"{named(count)}只是目标{shown(target)}的{shown(percent)}，文中却说超额完成。"
        return Outcome("fails", "error", expected, shown(percent), said)
    if ratio.meets(share):
        exact = count.value is not None and percent.value is not None and target.value is not None
        rounded = not exact or count.value * 100 != percent.value * target.value
        return Outcome(
            "holds",
            "info",
            expected,
            shown(percent),
            f"{named(count)}是目标{shown(target)}的{expected}，与所印{shown(percent)}相符。",
            by_rounding_only=rounded,
        )
    return Outcome(
        "fails",
        "error" if turns_target(ratio, percent) else "warn",
        expected,
        shown(percent),
        f"{named(count)}除以目标{shown(target)}应为{expected}，文中却印作{shown(percent)}。",
    )


_SURPASSED = re.compile(
    r"^[^;。0-9]{0,6},(?:已|均|都|实现)?超额完成(?!率)[^,;。0-9]{0,8}(?:任务|目标|计划|指标)"
)


def _between(first: Metric, last: Metric | None) -> str:
    """The text behind ``first`` in its sentence, up to ``last``."""
    start, until = first.sentence_start, None if last is None else max(0, last.start - first.sentence_start)
    return folded(first.quote)[max(0, first.end - start) : until]


def _plain(target: Metric) -> Metric:
    return replace(target, approx="exact") if target.value is not None else target


RULE = Rule("target_pct", pair, judge, across=None)
