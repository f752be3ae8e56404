"""Cells for spreadsheets: exact numbers, lists as JSON, and no text that a spreadsheet would run as a formula."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from warehouse.ddl import literal, quoted

if TYPE_CHECKING:
    from warehouse.export_package import DatasetColumn

GUARD = "'"
"""Stands before a text that would be run. A text that begins with it gets one more, so it can be taken off again."""
RUN = r"^[\s\x{3000}\x{00A0}]*[=+\-@＝＋－＠'\t\r\n]"
"""Text that a spreadsheet may take for a formula: the four signs, full width too, behind blanks too; and the guard."""
_TIME = "%Y-%m-%dT%H:%M:%SZ"


def select_for_csv(columns: Iterable[DatasetColumn]) -> str:
    """The select list that turns each column into what its CSV cell says."""
    return ", ".join(f"{_cell(column)} AS {quoted(column.name)}" for column in columns)


def unguarded(cell: str) -> str:
    """What a CSV cell of ours says: the guard, if there is one, taken off."""
    return cell.removeprefix(GUARD)


def _cell(column: DatasetColumn) -> str:
    name = quoted(column.name)
    if column.type == "VARCHAR":
        return f"CASE WHEN regexp_matches({name}, {literal(RUN)}) THEN {literal(GUARD)} || {name} ELSE {name} END"
    if column.type.startswith("DECIMAL"):
        # 20413.000000000 is 20413: the zeros are the store's, not the page's
        return f"CASE WHEN contains({name}::VARCHAR, '.') THEN rtrim(rtrim({name}::VARCHAR, '0'), '.') ELSE {name}::VARCHAR END"
    if column.type.startswith("TIMESTAMP"):
        return f"strftime({name}, {literal(_TIME)})"
    if column.type.endswith("[]") or column.type.startswith("STRUCT"):
        return f"to_json({name})::VARCHAR"  # begins with [ or {{, so it is never run
    return name


README = f"""# 数证 · data to hand on

Figures printed in newspapers, each with the sentence it stands in, and what arithmetic says about them.

- `data/*.parquet`: exact types; read these from DuckDB, Polars, pandas, R.
- `data/*.csv`: the same rows for spreadsheets and text tools. UTF-8 with its mark, comma, a header line; empty is null; numbers
  have no trailing zeros; lists are JSON; times are UTC.
- `datapackage.json`: a Frictionless data package: columns, types, meanings, constraints.
- `dictionary.md`: every table and view in words. `CHANGELOG.md`: what each run and release brought.
- `SHA256SUMS`: `sha256sum -c SHA256SUMS` says whether all arrived.

## Cells that begin with {GUARD}

A text that a spreadsheet would run as a formula (it begins with `=`, `+`, `-`, `@`, one of them in full width, or a
tab or line end, behind blanks or not) has one `{GUARD}` put before it in the CSV files. A text that begins with `{GUARD}`
itself gets one too. So the way back is: take one leading `{GUARD}` off every text cell that has one. Parquet files have
the text as printed, and so do columns of numbers: `-14` is a number and nothing is put before it.
"""
