"""Verdicts as rows of the tables ``check_results`` and ``implied_targets``."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from fractions import Fraction
from typing import Any

from checks.implied_target import ImpliedTarget
from checks.rule import Finding

Row = dict[str, Any]

_QUANTUM = Decimal("1e-9")
_DOWN = Context(prec=38, rounding=ROUND_FLOOR)
_UP = Context(prec=38, rounding=ROUND_CEILING)


def finding_row(finding: Finding, run_id: str, shared_keys: Sequence[str] | None = None) -> Row:
    """A row of ``check_results``; ``shared_keys`` is None for a finding on one page."""
    outcome = finding.outcome
    return {
        "result_id": finding.result_id,
        "run_id": run_id,
        "rule": finding.rule,
        "severity": outcome.severity,
        "verdict": outcome.verdict,
        "by_rounding_only": outcome.by_rounding_only,
        "metric_ids": list(finding.metric_ids),
        "doc_id": finding.doc_id,
        "story_id": finding.story_id,
        "expected": outcome.expected or None,
        "observed": outcome.observed or None,
        "message": outcome.message,
        "quote": finding.quote or None,
        "repair": finding.repair,
        "fingerprint": finding.fingerprint,
        "shared_keys": None if shared_keys is None else list(shared_keys),
    }


def implied_target_row(implied: ImpliedTarget) -> Row:
    """A row of ``implied_targets``; bounds that do not end are rounded outwards."""
    count, percent = implied.count, implied.percent
    return {
        "implied_id": f"{count.metric_id}/{percent.metric_id}",
        "metric_ids": [count.metric_id, percent.metric_id],
        "doc_id": count.evidence.doc_id,
        "story_id": count.story_id,
        "unit": count.unit or None,
        "low": _decimal(implied.interval.low, _DOWN),
        "high": _decimal(implied.interval.high, _UP),
        "low_open": False if implied.interval.low is not None else None,
        "high_open": False if implied.interval.high is not None else None,
        "integers": None if implied.integers is None else list(implied.integers),
        "roundest": implied.roundest,
        "is_unique": implied.is_unique,
    }


def _decimal(value: Fraction | int | None, context: Context) -> Decimal | None:
    if value is None:
        return None
    return context.divide(Decimal(value.numerator), Decimal(value.denominator)).quantize(
        _QUANTUM, context=context
    )
