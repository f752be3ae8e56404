"""What was turned away, files and rows alike, as rows of the table ``quarantine`` (隔离区)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from checks.contract.rejections import Rejection
from flows.sources import SetAside

Row = dict[str, Any]


def quarantine_rows(set_aside: Iterable[SetAside], rejected: Iterable[Rejection], run_id: str) -> list[Row]:
    """One row per key, sorted by it: what was remarked on twice is told once."""
    rows = [
        _row("row", r.table, r.key, r.rule, r.severity, r.reason, r.evidence, run_id) for r in rejected
    ] + [_row("page", "documents", a.path, a.rule, "error", a.reason, a.evidence, run_id) for a in set_aside]
    keyed = {(row["table_name"], row["item"], row["rule"]): row for row in rows}
    return [keyed[key] for key in sorted(keyed)]


def _row(
    kind: str, table: str, item: str, rule: str, severity: str, reason: str, evidence: str, run_id: str
) -> Row:
    return {
        "run_id": run_id,
        "kind": kind,
        "table_name": table,
        "item": item,
        "rule": rule,
        "severity": severity,
        "reason": reason,
        "evidence": evidence,
    }
