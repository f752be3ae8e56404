"""What the smallest slip may have been, for figures that cannot all be right (疑似笔误).

A suggestion only: what was printed stays what it is. Each figure of a failed check is taken as it would
be without one slip, and the rule judges again; what then holds is a possible repair. Source of the idea:
the smallest change that restores an edit rule (Fellegi & Holt 1976).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from heapq import merge
from itertools import combinations

from checks.digits.slips import SAID, slips
from checks.digits.wording import shown
from checks.rule import Facts, Finding, Outcome, Rule
from transforms.metric import Metric

EXCHANGED = 3
"""Cost of two figures having changed places. 2026-11: set to 3."""
TRUSTED = 2
"""Added for a figure that other checks confirm exactly. 2026-11: set to 2."""
SUSPECT = 2
"""Taken off for a figure that several checks fail: one slip in it explains them all. 2026-11: set to 2."""
TOLD = 2
"""Suggestions that an editor is told; more would tell nothing. 2026-11: set to 2."""
CONFIRMING = ("sum", "ratio", "change", "repeat")
"""Rules whose equations confirm a figure: bounds and parts within a whole confirm little."""
ALONE = ("range",)
"""Rules that judge one figure by itself and can say what it may have been."""
MOST_OPERANDS = 12
"""A check of more figures has too many single slips that mend it. 2026-11: set to 12."""


@dataclass(frozen=True, slots=True)
class Repair:
    """Printing ``meant`` in place of the figure would make the check hold; the smaller ``cost`` the likelier."""

    cost: int
    metric_id: str
    printed: str
    meant: str
    said: str


Try = tuple[Repair, Sequence[Metric]]
"""A possible repair and the figures with it."""


def repairs(
    rule: Rule,
    operands: Sequence[Metric],
    facts: Facts,
    trusted: frozenset[str],
    suspect: frozenset[str] = frozenset(),
) -> tuple[Repair, ...]:
    """The likeliest single slips that would mend a failed check, all of one cost, in a total order.

    ``trusted``: ids of figures that other checks confirm; ``suspect``: of those that other checks fail, too.
    """
    if not 1 < len(operands) <= MOST_OPERANDS and rule.name not in ALONE:
        return ()
    tried = (*(_slipped(operands, at, trusted, suspect) for at in range(len(operands))),)
    found: list[Repair] = []
    for repair, changed in merge(*tried, _exchanged(operands, suspect), key=_cost):
        if found and repair.cost > found[0].cost:
            break
        if _holds(rule, changed, facts):
            found.append(repair)
    order = {m.metric_id: i for i, m in enumerate(operands)}
    return tuple(sorted(found, key=lambda r: (-order[r.metric_id], r.meant)))


def _cost(tried: Try) -> int:
    return tried[0].cost


def _slipped(
    operands: Sequence[Metric], at: int, trusted: frozenset[str], suspect: frozenset[str]
) -> Iterator[Try]:
    """One figure without each slip that it may have suffered, the likeliest first."""
    operand = operands[at]
    id_, printed = operand.metric_id, shown(operand)
    more = TRUSTED * (id_ in trusted) - SUSPECT * (id_ in suspect)
    for slip in slips(operand):
        changed = (*operands[:at], slip.metric, *operands[at + 1 :])
        yield Repair(slip.cost + more, id_, printed, slip.meant, SAID[slip.kind]), changed


def _exchanged(operands: Sequence[Metric], suspect: frozenset[str]) -> list[Try]:
    """Two figures of one unit in each other's place, the likeliest first."""
    made: list[Try] = []
    for (i, first), (j, second) in combinations(enumerate(operands), 2):
        if first.unit == second.unit and first.value != second.value:
            changed = list(operands)
            changed[i], changed[j] = _with_number(first, second), _with_number(second, first)
            id_, meant = first.metric_id, shown(second)
            cost = EXCHANGED - SUSPECT * (id_ in suspect)
            made.append((Repair(cost, id_, shown(first), meant, f"与{meant}位置颠倒"), changed))
    return sorted(made, key=_cost)


def _with_number(metric: Metric, other: Metric) -> Metric:
    return replace(
        metric,
        evidence=replace(metric.evidence, raw_text=other.evidence.raw_text),
        value=other.value,
        value_low=other.value_low,
        value_high=other.value_high,
        printed_low=other.printed_low,
        printed_high=other.printed_high,
        approx=other.approx,
    )


def _holds(rule: Rule, operands: Sequence[Metric], facts: Facts) -> bool:
    try:
        outcome: Outcome = rule.judge(operands, facts)
    except (ValueError, ZeroDivisionError):
        return False  # a slip may make a number that the arithmetic has no meaning for, such as a share of 0
    return outcome.verdict == "holds"


def in_words(found: Sequence[Repair]) -> str | None:
    """The likeliest repairs as one Chinese sentence; None when there is none or too many are equally likely."""
    if not 0 < len(found) <= TOLD:
        return None
    each = "，或".join(f"“{r.printed}”疑为“{r.meant}”（{r.said}）" for r in found)
    return f"{each}，改后各数相符；仅供核对，未改动原文。"


def repaired(
    findings: Iterable[Finding], rules: Iterable[Rule], facts: Facts, confirmed: Iterable[str] = ()
) -> tuple[Finding, ...]:
    """The same findings; those that fail say in ``repair`` which slip would mend them.

    ``confirmed``: ids of figures that an equation among other findings confirms.
    """
    known = {rule.name: rule for rule in rules}
    all_ = tuple(findings)
    trusted = frozenset(_confirmed(all_, facts.by_id)) | frozenset(confirmed)
    suspect = failed_twice(all_)
    return tuple(
        replace(
            f,
            repair=in_words(
                repairs(known[f.rule], [facts.by_id[i] for i in f.metric_ids], facts, trusted, suspect)
            ),
        )
        if f.outcome.verdict == "fails"
        else f
        for f in all_
    )


def _confirmed(findings: Iterable[Finding], by_id: Mapping[str, Metric]) -> Iterator[str]:
    """Figures that an equation confirms: bounds and parts within a whole confirm little."""
    for finding in findings:
        if finding.outcome.verdict == "holds" and finding.rule in CONFIRMING:
            yield from (i for i in finding.metric_ids if i in by_id)


def failed_twice(findings: Iterable[Finding]) -> frozenset[str]:
    """Figures in which two failed checks of different operands meet, when no other figure is in both."""
    fails = [frozenset(f.metric_ids) for f in findings if f.outcome.verdict == "fails"]
    seen: dict[str, set[frozenset[str]]] = {}
    for ids in fails:
        for i in ids:
            seen.setdefault(i, set()).add(ids)
    return frozenset(
        i for i, groups in seen.items() if len(groups) > 1 and frozenset.intersection(*groups) == {i}
    )
