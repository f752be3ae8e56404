"""Which verdicts of the contract stop a publication.

The gate sees only the contract's report. A newspaper whose figures contradict each other is what
the warehouse is there to show: arithmetic findings never stop it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from checks.contract.rejections import ContractReport, Failure
from warehouse.registry import Severity

MAX_TAKEN_OUT = Fraction(1, 20)
"""Largest share of a table's rows that may be taken out.

2026-11-22: set to 1/20. A clean run takes out none; one broken page among twenty may be set aside
without holding back the others, more than that points at the program, not at the pages.
"""

FREE_ROWS = 5
"""Rows of a table that may always be taken out, so that the share means something for a small run.

2026-11-22: set to 5; in a table of a hundred rows it is what the share allows.
"""


@dataclass(frozen=True, slots=True)
class GateDecision:
    """Whether to publish, how grave it is (None: nothing was found) and why, in Chinese sentences."""

    publish: bool
    severity: Severity | None
    reasons: tuple[str, ...]


def decide(
    report: ContractReport, max_taken_out: Fraction = MAX_TAKEN_OUT, free_rows: int = FREE_ROWS
) -> GateDecision:
    """Stop on a failure of a whole table, or when too many rows of a table were taken out."""
    counts = {table: (report.frames[table].height, report.n_taken_out(table)) for table in report.n_seen}
    reasons = reasons_to_stop(report.failures, counts, max_taken_out, free_rows)
    if reasons:
        return GateDecision(False, "error", reasons)
    if report.rejected:
        rows = len({(r.table, r.key) for r in report.rejected})
        return GateDecision(True, "warn", (f"有 {rows} 行被隔离或加了备注，其余照常发布。",))
    return GateDecision(True, None, ())


def reasons_to_stop(
    failures: Iterable[Failure],
    counts: Mapping[str, tuple[int, int]],
    max_taken_out: Fraction = MAX_TAKEN_OUT,
    free_rows: int = FREE_ROWS,
) -> tuple[str, ...]:
    """The failures of whole tables, and tables that lost too much; ``counts``: (rows left, taken out) by table."""
    reasons = [failure.reason for failure in failures]
    for table, (left, out) in counts.items():
        seen = left + out
        if out > free_rows and Fraction(out, seen) > max_taken_out:
            share = round(100 * out / seen)
            allowed = round(100 * max_taken_out)
            reasons.append(
                f"{table} 的 {seen} 行中有 {out} 行（约 {share}%）不合规定，超过允许的 {allowed}%。"
            )
    return tuple(reasons)
