"""A figure stands on the side of its bound that the page says it does (不突破上限、不低于下限)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from checks.changes.changes import changed
from checks.digits.wording import named, shown
from checks.figures.sentence import Sentence
from checks.goals.bound import beside, claimed_side, side_of
from checks.goals.gap import gap_outcome, gaps
from checks.goals.ranked import is_ranked, ranked, ranked_outcome
from checks.interval import exactly, printed
from checks.rule import Facts, Outcome, Rule
from transforms.metric import Metric

_SIDE_WORD = re.compile(r"于|超|控制|出|比|内|下")
_BOUND_WORD = re.compile(
    r"阈值|目标|任务|控制|要求|标准|红线|警戒|平均|省定|市定|国家|全国|全省|全市|上限|下限|国定|规定|定额|限额|预算"
)
_SET_BOUND = re.compile(r"目标|任务|控制|要求|标准|红线|警戒|省定|市定|上限|下限|规定|限额|以内|以下")
_AVERAGES = re.compile(r"平均|全国|全省|全市")
_THAN = re.compile(r"(?:比|较)[^,;。]*$")
_NAMES_RATE = re.compile(r"(?:幅|率|速)(?:度)?(?:为|是|达到?|保持在|稳定在|约|控制在)*$")
REACH = 6
"""Figures looked back over for the level that a bound is set beside. 2026-11: 6."""
FAR_OFF = 2
"""A level so many times the average that it is said to be below is not compared with it: 2.8%,低于全省平均0.5%
tells how much lower. 2026-11: 2."""


def pair(facts: Facts) -> Iterable[tuple[Metric, ...]]:
    """(figure, bound), and (figure, bound, how far apart), where a figure is linked to a target of its unit, or a sentence sets them side by side."""
    yield from gaps(facts)
    yield from ranked(facts)
    known: set[int] = set()
    for figure, bound in _beside(facts):
        # 甲率96%,乙率95%,均高于90%的目标: only what stands before it shares its bound
        if (id(bound) not in known or figure.end <= bound.start) and claimed_side(figure, bound) is not None:
            known.add(id(bound))
            yield figure, bound
    for figure, bound in _linked(facts):
        if id(bound) not in known and claimed_side(figure, bound) is not None:
            known.add(id(bound))
            yield figure, bound


def _linked(facts: Facts) -> Iterator[tuple[Metric, Metric]]:
    for figure in facts.metrics:
        bound = facts.by_id.get(figure.target_metric_id) if figure.target_metric_id else None
        if bound is not None and figure.role in ("rate", "actual") and bound.unit == figure.unit:
            yield figure, bound


def _beside(facts: Facts) -> Iterator[tuple[Metric, Metric]]:
    """回收率达到82%,同比提高2个百分点,高于80%的年度目标: the level that the clause goes on about."""
    for sentence in facts.sentences:
        figures = sentence.figures
        if len(figures) < 2 or not _SIDE_WORD.search(sentence.text):
            continue
        earlier: set[int] | None = None
        for at in range(1, len(figures)):
            bound = figures[at]
            if _told_first(sentence, at):
                yield bound, figures[at - 1]
                continue
            if not beside(sentence.lead(at)) or not _is_bound(sentence, at):
                continue
            if earlier is None:
                told = changed(facts).get(id(sentence), ())
                earlier = {id(c.before) for c in told if c.before is not None}
            near = range(at - 1, max(-1, at - 1 - REACH), -1)
            level = next((figures[i] for i in near if _is_level(sentence, i, at, earlier)), None)
            if level is not None and level.unit == bound.unit and not _so_much_less(sentence, at, level):
                yield level, bound
                if "均" in sentence.clause_lead(at) or "都" in sentence.clause_lead(at):
                    # 甲率96%,乙率95%,均高于90%的目标
                    yield from ((m, bound) for m in _all_of_them(sentence, level, near, at, earlier))


def _all_of_them(
    sentence: Sentence, level: Metric, near: range, at: int, earlier: set[int]
) -> Iterator[Metric]:
    """The levels of the unit that are told in a row before the one beside the bound."""
    for i in near:
        metric = sentence.figures[i]
        if metric is level:
            continue
        if (
            metric.unit != level.unit
            or ";" in sentence.lead(i + 1)
            or not _is_level(sentence, i, at, earlier)
        ):
            return
        if metric.start < level.start:
            yield metric


def _is_bound(sentence: Sentence, at: int) -> bool:
    return sentence.figures[at].role == "target" or bool(_BOUND_WORD.search(sentence.words(at)))


def _is_level(sentence: Sentence, at: int, bound: int, earlier: set[int]) -> bool:
    """Whether figure ``at`` says where something stands; a growth rate does beside a bound that was set for it."""
    metric = sentence.figures[at]
    if id(metric) in earlier or _THAN.search(sentence.clause_lead(at)):
        return False
    if metric.role == "change" and metric.unit == "%":
        named = _NAMES_RATE.search(sentence.clause_lead(at))
        return bool(named) and bool(_SET_BOUND.search(sentence.words(bound)))
    return metric.role in ("actual", "rate")


def _so_much_less(sentence: Sentence, at: int, level: Metric) -> bool:
    """低于全省平均0.5%: by how much, not than what."""
    bound = sentence.figures[at]
    if not _AVERAGES.search(sentence.words(at)) or level.value is None or not bound.value:
        return False
    return not bound.value <= level.value * FAR_OFF or level.value > FAR_OFF * bound.value


def _told_first(sentence: Sentence, at: int) -> bool:
    """要求不低于88%,目前已达到85.9%: figure ``at`` right behind the bound that was set for it."""
    bound, level = sentence.figures[at - 1], sentence.figures[at]
    if bound.unit != level.unit or level.role not in ("actual", "rate", "change"):
        return False
    words = sentence.words(at - 1)
    return (
        ";" not in sentence.lead(at) and _SET_BOUND.search(words) is not None and side_of(words) is not None
    )


def judge(operands: Sequence[Metric], facts: Facts) -> Outcome:
    """The printed figure lies on the claimed side of the printed bound. A wrong side flips the conclusion."""
    if len(operands) == 3:
        return gap_outcome(operands)
    figure, bound = operands
    side = claimed_side(figure, bound)
    if side is None and is_ranked(operands):
        return ranked_outcome(operands)
    observed, limit = printed(figure), exactly(bound)
    says = "低于" if side == "below" else "高于"
    expected = f"{says}{shown(bound)}"
    edge = None if limit is None else (limit.high if side == "below" else limit.low)
    if observed is None or edge is None:
        return Outcome(
            "undecided", "info", expected, shown(figure), f"{named(figure)}与{shown(bound)}无法比较。"
        )
    if side == "below":
        right = observed.high is not None and observed.high <= edge
        wrong = observed.low is not None and observed.low > edge
    else:
        right = observed.low is not None and observed.low >= edge
        wrong = observed.high is not None and observed.high < edge
    if wrong and figure.sentence_start != bound.sentence_start:
        # A cap told elsewhere is an aim; a figure above it contradicts nothing that the page claims.
        said = f"{named(figure)}还没有做到{shown(bound)}，文中也没有说已经做到。"
        return Outcome("undecided", "info", expected, shown(figure), said)
    if wrong:
        return Outcome(
            "fails",
            "error",
            expected,
            shown(figure),
            f"文中说{named(figure)}{says}{shown(bound)}，数字却不是这样。",
        )
    if right:
        return Outcome("holds", "info", expected, shown(figure), f"{named(figure)}确实{says}{shown(bound)}。")
    return Outcome(
        "holds" if _touches(observed, edge) else "undecided",
        "info",
        expected,
        shown(figure),
        f"{named(figure)}与{shown(bound)}在所印位数内分不出高低。",
        by_rounding_only=_touches(observed, edge),
    )


def _touches(observed, edge) -> bool:
    return observed.low is not None and observed.high is not None and observed.low <= edge <= observed.high


RULE = Rule("ceiling", pair, judge, across=None)
