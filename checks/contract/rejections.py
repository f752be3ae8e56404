"""What the contract says about rows: the records that validation hands on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from warehouse.registry import Severity, Table

MAX_EVIDENCE = 400
"""Longest evidence kept, in characters. 2026-11: a sentence and its values fit; a whole story does not."""


@dataclass(frozen=True, slots=True, order=True)
class Rejection:
    """One row that broke one rule.

    ``key`` is the row's key, parts joined by ``|`` (``#n`` for the n-th row when a part is null).
    With severity ``error`` the row was taken out, with ``warn`` it stays. ``reason`` is one Chinese
    sentence, ``evidence`` the values that broke the rule.
    """

    table: str
    key: str
    rule: str
    severity: Severity
    reason: str
    evidence: str


@dataclass(frozen=True, slots=True, order=True)
class Failure:
    """A failure of a whole table: a missing column, a wrong type, a key that stands twice."""

    table: str
    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class ContractReport:
    """``frames`` keep the contract; ``n_seen`` counts the rows of each table that were judged."""

    frames: Mapping[str, pl.DataFrame]
    rejected: tuple[Rejection, ...]
    failures: tuple[Failure, ...]
    n_seen: Mapping[str, int]

    def n_taken_out(self, table: str) -> int:
        """Rows of the table that are no longer in its frame."""
        return self.n_seen[table] - self.frames[table].height


def key_of(table: Table, row: Mapping[str, object], index: int) -> str:
    """The key of a row as one text."""
    parts = [row.get(name) for name in table.key]
    return f"#{index}" if any(part is None for part in parts) else "|".join(str(part) for part in parts)


def evidence_of(row: Mapping[str, object], columns: tuple[str, ...]) -> str:
    """The values of some columns, as ``name=value`` and cut to MAX_EVIDENCE."""
    text = ", ".join(f"{name}={row.get(name)!r}" for name in columns)
    return text if len(text) <= MAX_EVIDENCE else text[: MAX_EVIDENCE - 1] + "…"
