"""Values of rows as pieces of a sentence or cell: points, names, counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from flows.bulletins.document import Inline, Line, Num, Said
from warehouse.wording import plain_number

Row = Mapping[str, Any]

NOT_RANKED = {
    "bound": "只印了上限或下限，无法排名次",
    "conflict": "数或目标各家说法不一，核实前不排",
    "finding": "有未决的严重问题，核实前不排",
}


def name_of(row: Row) -> Line:
    """The place, and the body when the figure is about one within it."""
    if row.get("subject"):
        return (Said(row["label"]), " · ", Said(row["subject"]))
    return (Said(row["label"]),)


def indicator_of(row: Row) -> Said:
    """What is measured, on one line."""
    return Said(row["indicator_name"] or "（指标未写明）")


def cited(*ids: str | None) -> tuple[str, ...]:
    """Ids of statements without those that are missing, each once."""
    return tuple(dict.fromkeys(i for i in ids if i))


def key_of(row: Row) -> str:
    """What tells a row of progress from others: the achievement and its target."""
    return f"{row['metric_id']}|{row['target_id'] or ''}"


def joined(pieces: Sequence[Line], by: str = "；") -> Line:
    """Several lines as one."""
    made: list[Inline] = []
    for piece in pieces:
        made += [by, *piece] if made else piece
    return tuple(made)


def count(number: int, source: str, key: str = "") -> Num:
    """How many rows there are."""
    return Num(str(number), f"count:{source}", key)


def points(value: Any, source: str, key: str, cites: tuple[str, ...]) -> Num:
    """A difference of percents without its sign."""
    return Num(plain_number(abs(Decimal(str(value)))), source, key, cites)
