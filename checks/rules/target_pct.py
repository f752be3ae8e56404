"""A count, its percent of the target and the target agree (完成目标百分比)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from checks.consequence import turns_target
from checks.digits.compared import compared
from checks.digits.wording import bounds, named, shown
from checks.figures.aside import over
from checks.figures.folded import folded
from checks.figures.sentence import Sentence
from checks.figures.spot import back, kin
from checks.goals.goal_beside import (
    GOAL,
    by_plan,
    goal_in_bracket,
    goal_in_sentence_before,
    goal_then_count,
    goal_then_done,
)
from checks.goals.goal_next_door import goal_next_door
from checks.goals.goal_of_story import goal_of_story
from checks.goals.goals_in_order import goals_in_order
from checks.goals.held_against import held_against
from checks.goals.named_goals import goals_in_rows, named_goals
from checks.goals.surpassed import of_goal, surpassed, told_of_goal
from checks.implied_target import implied_target
from checks.interval import Interval, exactly, is_whole, printed
from checks.rule import Facts, Outcome, Rule
from checks.shares.proportion import agree, mendable
from transforms.links.frame import AVERAGED
from transforms.metric import Metric
from transforms.numbers.number_kind import RELATIVE_UNITS

_OF_GOAL = re.compile(r"^[^,;:、。]{0,12}?的?(?:约|近|超|达|达到|为|比例为|比重为)?$")
_GOAL_LEAD = re.compile(r"(?:占|完成|达到?|为|是|实现)[^,;:、。]{0,12}$")
_SUMMED = re.compile("(?:合计|共计|总计)[^,;。]{0,4}$")
_TO_INVEST = re.compile("完成(?:年度|全年|当年|年内)(?:总投资|投资总?额?)$")
_CLAUSE = re.compile("[,;。]")
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
    paired: set[int] = set()
    for n, sentence in enumerate(facts.sentences):
        if "分别" in sentence.text or "各" in sentence.text:
            for row in _in_order(facts.sentences, n):
                paired.add(id(row[1]))
                yield row
        for at in sentence.percents:
            percent = sentence.figures[at]
            if percent.unit == "%" and id(percent) not in paired and percent.role in ("target_pct", "rate"):
                found = _goal_behind(sentence, at)
                if n and found is None and facts.sentences[n - 1].story_id == sentence.story_id:
                    found = goal_in_sentence_before(facts.sentences[n - 1], sentence, at)
                found = found or by_plan(facts.sentences, n, at)
                found = found or goal_in_bracket(sentence, at) or goal_then_count(sentence, at)
                found = found or goal_then_done(sentence, at) or surpassed(sentence, at)
                found = found or goal_next_door(facts.sentences, n, at)
                if found is None and percent.role == "target_pct":
                    found = _goal_before(sentence, at, facts)
                if found is None and _of_unprinted_goal(sentence, at):
                    found = _nearest_count(sentence, at, facts)
                if found is not None:
                    paired.add(id(percent))
                    yield from _sound(_with_goal(found, facts))
    for percent in facts.metrics:
        if percent.role != "target_pct" or percent.of_metric_id is None:
            continue
        count = facts.by_id.get(percent.of_metric_id)
        if count is None or id(percent) in paired or count.unit in RELATIVE_UNITS:
            continue
        aimed_at = facts.by_id.get(percent.target_metric_id or count.target_metric_id or "")
        target = _outside_bracket(aimed_at, count, facts)
        fits = (
            target is not None
            and target.unit == count.unit
            and (_aimed_at(target, count) or _can_be_its_goal(count, percent, target))
            and (";" not in _between(count, percent) or agree(target, count, of_goal(percent)) is True)
        )
        row = (count, percent, target) if target is not None and fits else _with_goal((count, percent), facts)
        yield from _sound(held_against(count, percent, facts) or row)


def _in_order(told: Sequence[Sentence], n: int) -> Iterator[tuple[Metric, Metric, Metric]]:
    """The rows of counts, percents and goals that are told in one order."""
    if "分别" in told[n].text:
        yield from (*named_goals(told[n]), *goals_in_rows(told[n]))
    yield from goals_in_order(told, n)


def _sound(row: tuple[Metric, ...]) -> Iterator[tuple[Metric, ...]]:
    """The row, unless its count is the goal itself (目标是9亿元,已完成目标的40%)."""
    if len(row) < 3 or row[2] is not row[0]:
        yield row


_BRACKETED = re.compile(r"\([^()]*\)")
_BRACKET = re.compile(r"\(其中[^()]*$")


def _outside_bracket(target: Metric | None, count: Metric, facts: Facts) -> Metric | None:
    """计划开工200项(其中前10月170项),已开工160项: the goal that a bracket only parts, not its part."""
    if target is None or target.of_metric_id is None or target.sentence_start != count.sentence_start:
        return target
    whole = facts.by_id.get(target.of_metric_id)
    text = folded(target.quote)[: target.start - target.sentence_start]
    inside = whole is not None and whole.role == "target" and whole.unit == target.unit
    return whole if inside and _BRACKET.search(text) else target


def _with_goal(found: tuple[Metric, ...], facts: Facts) -> tuple[Metric, ...]:
    """``found``, with the goal that the story prints elsewhere where it has none."""
    if len(found) != 2:
        return found
    goal = goal_of_story(*found, facts)
    return found if goal is None else (*found, goal)


def _aimed_at(target: Metric, count: Metric) -> bool:
    """计划建设12万亩,已完成7.2万亩: the goal is worded so right before the count in one sentence."""
    if target.sentence_start != count.sentence_start or target.story_id != count.story_id:
        return False
    text = folded(target.quote)
    clause = _CLAUSE.split(text[: target.start - target.sentence_start])[-1]
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
    if at < 2 or not _OF_GOAL.match(sentence.lead(at)):
        return None
    goal, lead = figures[at - 1], sentence.clause_lead(at - 1)
    worded = GOAL.search(lead + sentence.lead(at)) or _TO_INVEST.search(lead)
    if goal.unit in RELATIVE_UNITS or not (_GOAL_LEAD.search(lead) and worded):
        return None
    # Past a bracket with its parts, and no mean: 收储8万吨(甲库3万吨、…),每户40吨,完成目标…
    spots = [s for s in back([sentence], 0, at - 1) if not AVERAGED.search(s.words)]
    near = [s.metric for s in spots if not (s.metric.role == "actual" and over(sentence, s.at, at))]
    counts = [m for m in near[:REACH] if m.role == "actual" and kin(m, goal)]
    # 183万标箱,而2022年为176万标箱,…;完成目标180万标箱的101.9%: the nearest, or what the words say it is of.
    # So is 6万亩 in 造林6万亩(甲县2万亩、…),投资…,完成目标…: however many of its parts stand between.
    linked = (c for c in near if c.metric_id == figures[at].of_metric_id and c.unit == goal.unit)
    nearest = next(iter(counts), None)
    count = next(linked, nearest)
    told = _BRACKETED.sub("", _between(count, nearest)) if count is not None and nearest is not count else ""
    summed = nearest is not None and _SUMMED.search(sentence.clause_lead(figures.index(nearest)))
    right = count is not None and agree(goal, count, figures[at])
    if (";" in told or (told and summed)) and "(" not in told and not right:
        count = (
            nearest  # 甲…,完成任务5万人的80%;乙1.1万人,完成任务1万人的310%: nothing links what was misprinted
        )
    return None if count is None else (_all_of_it(sentence, count, figures[at], goal), figures[at], goal)


def _all_of_it(sentence: Sentence, count: Metric, percent: Metric, goal: Metric) -> Metric:
    """播种12万亩,其中小麦7万亩、油菜5万亩,占计划20万亩的60%: all of the list where its last part does not fit, and it may."""
    if count.of_metric_id is None or agree(goal, count, percent):
        return count
    whole = next((m for m in sentence.figures if m.metric_id == count.of_metric_id), None)
    if whole is None or whole.start > count.start or whole.role != "actual" or whole.unit != count.unit:
        return count
    listed = "其中" in _between(whole, count) and ";" not in _between(whole, count)
    if not listed or agree(goal, whole, percent):
        return whole if listed else count
    parts = [
        m.value or 0 for m in sentence.figures if m.of_metric_id == whole.metric_id and m.unit == whole.unit
    ]
    all_told = sum(parts) == whole.value or not mendable(goal, count, percent)
    return whole if all_told and mendable(goal, whole, percent) else count


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
    implied, told = implied_target(count, percent), told_of_goal(percent)
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
            f"{named(count)}{told}，倒推的目标应在{target}之间，其中没有整数，两个数必有一个印错。",
        )
    likely = f"，最可能是{implied.roundest:,}" if implied.roundest is not None else ""
    return Outcome(
        "holds",
        "info",
        expected,
        shown(percent),
        f"{named(count)}{told}，倒推的目标为{target}{likely}，算术上成立。",
    )


def _against_target(count: Metric, percent: Metric, target: Metric) -> Outcome:
    # A goal worded as a floor (10000人以上) is divided by as printed: that is what the percent is of.
    meant = of_goal(percent)
    counted, share, goal = printed(count), printed(meant), _as_printed(target)
    ratio = None if counted is None or goal is None else counted.scaled(100).divided_by(goal)
    if ratio is None or share is None:
        return Outcome(
            "undecided", "info", "", shown(percent), f"{named(count)}与目标{shown(target)}无法核算。"
        )
    expected = f"{bounds(ratio if meant is percent else ratio - Interval.point(100), 3)}%"
    if share.top is not None and share.top < 100 * share.of and _SURPASSED.match(_between(percent, None)):
        said = f"{named(count)}只是目标{shown(target)}的{shown(percent)}，文中却说超额完成。"
        return Outcome("fails", "error", expected, shown(percent), said)
    goal_said = f"目标{shown(target)}"
    holds, fails = f"是{goal_said}的", f"除以{goal_said}应为"
    if meant is not percent:
        holds, fails = f"超出{goal_said}", f"超出{goal_said}应为"
    right = ratio.meets(share)
    exact = count.value is not None and meant.value is not None and target.value is not None
    return compared(
        percent,
        expected,
        meets=right,
        holds=f"{named(count)}{holds}",
        fails=f"{named(count)}{fails}",
        rounded=not exact or count.value * 100 != meant.value * target.value,
        severity="error" if not right and turns_target(ratio, meant) else "warn",
    )


_SURPASSED = re.compile(
    r"^[^;。0-9]{0,6},(?:已|均|都|实现)?超额完成(?!率)[^,;。0-9]{0,8}(?:任务|目标|计划|指标)"
)


def _between(first: Metric, last: Metric | None) -> str:
    """The text behind ``first`` in its sentence, up to ``last``."""
    start, until = first.sentence_start, None if last is None else max(0, last.start - first.sentence_start)
    return folded(first.quote)[max(0, first.end - start) : until]


def _as_printed(target: Metric) -> Interval | None:
    return exactly(target) if target.value is None else Interval.point(target.value)


RULE = Rule("target_pct", pair, judge, across=None)
