"""The reference word lists: CSV data beside a small TOML schema, checked when loaded.

A list ``NAME`` is two files in ``seeds/reference``: ``NAME.csv`` (UTF-8, one header line) and
``NAME.toml``, which says what the list is for and describes each column::

    about = "Measure words of printed quantities"
    key = ["unit"]                     # columns that must be unique together

    [columns.unit]
    about = "measure word as printed"
    required = true                    # default false: the cell may be empty
    pattern = "[^0-9]+"                # optional, must match the whole cell
    values = ["count", "money"]        # optional, the allowed cells
"""

from __future__ import annotations

import csv
import io
import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

Row = Mapping[str, str]

_REFERENCE = resources.files("seeds") / "reference"


class WordListError(ValueError):
    """A word list breaks its schema; the message names file, line and column."""


def check(name: str, schema: Mapping[str, Any], text: str) -> tuple[Row, ...]:
    """Rows of the CSV ``text`` after checking them against ``schema``.

    Raises WordListError for a wrong header, a missing or forbidden cell, or a repeated key.
    """
    columns: Mapping[str, Mapping[str, Any]] = schema["columns"]
    reader = csv.reader(io.StringIO(text), strict=True)
    header = next(reader, [])
    if header != list(columns):
        raise WordListError(f"{name}.csv line 1: header is {header}, schema says {list(columns)}")
    seen: dict[tuple[str, ...], int] = {}
    rows: list[Row] = []
    for cells in reader:
        if not cells:
            continue
        place = f"{name}.csv line {reader.line_num}"
        if len(cells) != len(header):
            raise WordListError(f"{place}: {len(cells)} cells, expected {len(header)}")
        row = dict(zip(header, cells, strict=True))
        for column, rule in columns.items():
            _check_cell(place, column, rule, row[column])
        key = tuple(row[column] for column in schema.get("key", ()))
        if key:
            if key in seen:
                raise WordListError(f"{place}: key {key} stands in line {seen[key]} already")
            seen[key] = reader.line_num
        rows.append(MappingProxyType(row))
    return tuple(rows)


def _check_cell(place: str, column: str, rule: Mapping[str, Any], cell: str) -> None:
    if not cell:
        if rule.get("required"):
            raise WordListError(f"{place}: {column} is empty")
        return
    if "values" in rule and cell not in rule["values"]:
        raise WordListError(f"{place}: {column} is {cell!r}, allowed are {rule['values']}")
    if "pattern" in rule and not re.fullmatch(rule["pattern"], cell):
        raise WordListError(f"{place}: {column} is {cell!r}, which does not match {rule['pattern']}")


def names() -> tuple[str, ...]:
    """Names of all word lists, sorted."""
    return tuple(sorted(f.name[:-4] for f in _REFERENCE.iterdir() if f.name.endswith(".csv")))


@cache
def load(name: str) -> tuple[Row, ...]:
    """All rows of the word list ``name``, in file order."""
    schema = tomllib.loads((_REFERENCE / f"{name}.toml").read_text("utf-8"))
    return check(name, schema, (_REFERENCE / f"{name}.csv").read_text("utf-8"))
