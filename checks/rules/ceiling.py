"""A figure stands on the side of its bound that the page says it does (不突破上限、不低于下限)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from checks.changes import changes
from checks.folded import folded
from checks.interval import exactly, printed
from checks.rule import Facts, Outcome, Rule
from checks.wording import named, shown
from transforms.metric import Metric

Side = Literal["below", "above"]

_BELOW = re.compile(r"(?:低于|不超过|不高于|少于|控制在|以内|以下|小于|不足|不突破|限额|上限)")
_ABOVE = re.compile(r"(?:高于|超过|不低于|不少于|以上|大于|超出|高出|下限)")
_NEGATED_BELOW = re.compile(r"不(?:低于|少于|小于)")
_NEGATED_ABOVE = re.compile(r"不(?:高于|超过|大于)")


def side_of(words: str) -> Side | None:
    """The side of the bound that ``words`` claim: below for 低于, 控制在…以内, 不超过; above for 高于, 不低于."""
    if _NEGATED_BELOW.search(words):
        return "above"
    if _NEGATED_ABOVE.search(words) or _BELOW.search(words):
        return "below"
    return "above" if _ABOVE.search(words) else None


_SIDE_BY_SIDE = re.compile(
    r"(?:^|[,(])(?:明显|大幅|远|均|也|已|仍|,|始终|严格)*(?:低于|高于|不超过|不低于|超过|控制在|少于|多于)[^,;。]{0,10}$"
)
_SIDE_WORD = re.compile(r"于|超|控制|出")
_BOUND_WORD = re.compile(r"目标|任务|控制|要求|标准|红线|警戒|平均|省定|市定|国家|全国|全省|全市|上限|下限")
REACH = 6
"""Figures looked back over for the level that a bound is set beside. 2026-11: 6."""
_AIM = re.compile(r"力争|确保|争取|计划|拟|预计|将|到\S{0,6}年?底|努力|目标是|要求")
_COMPARED = re.compile(r"^[^,;。]{0,8}[,;(]?[^,;。]{0,4}$")


def claimed_side(figure: Metric, bound: Metric) -> Side | None:
    """What the sentence says between the figure and its bound, and right after the bound.

    A bound that the page only aims at (力争不低于95%), or one with words of its own before it, is not
    claimed to be kept. Told before its figure, only a cap (控制在…以内) is.
    """
    together = figure.story_id == bound.story_id and figure.sentence_start == bound.sentence_start
    if not together or bound.start < figure.start:
        return "below" if bound.approx == "under" else None
    behind = max(0, figure.end - figure.sentence_start)
    said = folded(bound.quote[behind : bound.end - bound.sentence_start + 6])
    between = said[: bound.start - figure.end]
    if _SIDE_BY_SIDE.search(between):
        between = between[between.rindex(",") :] if "," in between else between
    word = _BELOW.search(between) or _ABOVE.search(between)
    if _AIM.search(between) or (word is not None and not _COMPARED.search(between[: word.start()])):
        return None
    return side_of(said)


def pair(facts: Facts) -> Iterable[tuple[Metric, ...]]:
    """(figure, bound) where a figure is linked to a target of its unit, or a sentence sets them side by side."""
    known: set[str] = set()
    for figure, bound in (*_beside(facts), *_linked(facts)):
        if bound.metric_id not in known and claimed_side(figure, bound) is not None:
            known.add(bound.metric_id)
            yield figure, bound


def _linked(facts: Facts) -> Iterator[tuple[Metric, Metric]]:
    for figure in facts.metrics:
        bound = facts.by_id.get(figure.target_metric_id or "")
        if bound is not None and figure.role in ("rate", "actual") and bound.unit == figure.unit:
            yield figure, bound


def _beside(facts: Facts) -> Iterator[tuple[Metric, Metric]]:
    """县域内就诊率达到91.2%,同比提高2.5个百分点,高于90%的年度目标: the level that the clause goes on about."""
    for sentence in facts.sentences:
        figures = sentence.figures
        if len(figures) < 2 or not _SIDE_WORD.search(sentence.text):
            continue
        earlier = {c.before.metric_id for c in changes(sentence) if c.before is not None}
        for at, bound in enumerate(figures):
            if not at or not _SIDE_BY_SIDE.search(sentence.lead(at)):
                continue
            if bound.role != "target" and not _BOUND_WORD.search(sentence.words(at)):
                continue
            near = (figures[i] for i in range(at - 1, max(-1, at - 1 - REACH), -1))
            level = next(
                (m for m in near if m.role in ("actual", "rate") and m.metric_id not in earlier), None
            )
            if level is not None and level.unit == bound.unit:
                yield level, bound


def judge(operands: Sequence[Metric], facts: Facts) -> Outcome:
    """The printed figure lies on the claimed side of the printed bound. A wrong side flips the conclusion."""
    figure, bound = operands
    side = claimed_side(figure, bound)
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
