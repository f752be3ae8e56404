"""Rows to typed Polars frames, strictly: a value of the wrong kind is an error, never a guess."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import ROUND_HALF_EVEN, Context, Decimal
from itertools import accumulate, chain
from operator import itemgetter
from types import NoneType
from typing import Any

import polars as pl
import pyarrow as pa

from warehouse.registry.schema import DECIMAL, SPANS, Column, RegistryError, Table
from warehouse.registry.tables import TABLES

PLACES_KEPT = Decimal("1e-9")
_LARGEST = Decimal(10) ** 29
_EXACT = Context(prec=60, rounding=ROUND_HALF_EVEN)

_SPAN = {"start": pl.Int32(), "end": pl.Int32()}
_DTYPES: Mapping[str, pl.DataType] = {
    "VARCHAR": pl.String(),
    "INTEGER": pl.Int32(),
    "BIGINT": pl.Int64(),
    "UINTEGER": pl.UInt32(),
    "UBIGINT": pl.UInt64(),
    "DOUBLE": pl.Float64(),
    "BOOLEAN": pl.Boolean(),
    "DATE": pl.Date(),
    "TIMESTAMP": pl.Datetime("us"),
    DECIMAL: pl.Decimal(38, 9),
    "VARCHAR[]": pl.List(pl.String()),
    "BIGINT[]": pl.List(pl.Int64()),
    SPANS: pl.List(pl.Struct(_SPAN)),
}


class FrameError(ValueError):
    """A row does not fit its table. ``table``, ``row`` (position or None) and ``column`` say where."""

    def __init__(self, table: str, row: int | None, column: str, problem: str) -> None:
        where = table if row is None else f"{table} row {row}"
        super().__init__(f"{where}, column {column}: {problem}")
        self.table = table
        self.row = row
        self.column = column
        self.problem = problem


def dtype_of(column: Column) -> pl.DataType:
    """The Polars type of a column. Raises RegistryError for a type this module does not know."""
    try:
        return _DTYPES[column.type]
    except KeyError:
        raise RegistryError(f"{column.name}: no Polars type for {column.type}") from None


def schema_of(table: Table) -> dict[str, pl.DataType]:
    """Polars schema of a table, columns in stored order."""
    return {column.name: dtype_of(column) for column in table.columns}


def _typed_table(table: str) -> Table:
    if table not in TABLES:
        raise RegistryError(f"no table {table!r}; there are {', '.join(TABLES)}")
    return TABLES[table]


def empty(table: str) -> pl.DataFrame:
    """The table without rows. Raises RegistryError for an unknown table."""
    return pl.DataFrame(schema=schema_of(_typed_table(table)))


def frame(table: str, rows: Iterable[Mapping[str, Any]]) -> pl.DataFrame:
    """Rows as a typed frame with exactly the table's columns.

    A missing optional key becomes null. Decimals may be given as Decimal or int and are kept to
    nine places (nearest even); spans as ``(start, end)`` pairs or mappings; aware times become UTC.
    Null in a column that is never null is left to the contract, which quarantines that one row.
    Raises FrameError for an unknown key, a missing required key or a value of the wrong kind, and
    RegistryError for an unknown table.
    """
    described = _typed_table(table)
    given = list(rows)
    names = set(described.column_names)
    if any(row.keys() != names for row in given):
        given = _completed(described, given)
    return frame_of(table, {name: list(map(itemgetter(name), given)) for name in described.column_names})


def frame_of(table: str, columns: Mapping[str, list[Any]]) -> pl.DataFrame:
    """The same of the values of every column of the table, as many of each; nothing may be missing."""
    described = _typed_table(table)
    if odd := columns.keys() ^ set(described.column_names):
        problem = (
            "is required and was not given" if min(odd) not in columns else "the table has no such column"
        )
        raise FrameError(table, None, min(odd), problem)
    return pl.DataFrame([_series(table, column, columns[column.name]) for column in described.columns])


def _completed(table: Table, given: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The rows with null for every optional key that is missing."""
    names = table.column_names
    required = {column.name for column in table.columns if not column.nullable}
    made = []
    for i, row in enumerate(given):
        if unknown := row.keys() - set(names):
            raise FrameError(table.name, i, min(unknown), "the table has no such column")
        if missing := required - row.keys():
            raise FrameError(table.name, i, min(missing), "is required and was not given")
        made.append({name: row.get(name) for name in names})
    return made


def _series(table: str, column: Column, values: list[Any]) -> pl.Series:
    made = _at_once(column, values)
    if made is not None:
        return made
    read = _READERS[column.type]
    values = list(values)  # the caller may have given the same for two columns
    for i, value in enumerate(values):
        if value is None:
            continue
        try:
            values[i] = read(value)
        except (TypeError, ValueError) as error:
            raise FrameError(table, i, column.name, str(error)) from None
    return pl.Series(column.name, values, dtype=dtype_of(column), strict=True)


def _at_once(column: Column, values: list[Any]) -> pl.Series | None:
    """Values that are all of the very type that is stored, looked at together; None when some must be read one by one."""
    kinds = set(map(type, values))
    if column.type in _OF_LISTS:
        return _lists_at_once(column, values) if kinds <= {list} else None
    if column.type is DECIMAL:
        return _decimals_at_once(column, values) if kinds <= {Decimal, NoneType} else None
    if not _fits(column.type, kinds - {NoneType}, values, nulls=NoneType in kinds):
        return None
    return pl.Series(column.name, values, dtype=dtype_of(column), strict=True)


def _decimals_at_once(column: Column, values: list[Decimal | None]) -> pl.Series | None:
    try:
        exact = pa.array(values, pa.decimal128(38, 9))
    except pa.ArrowInvalid:  # no finite number, too large a one, or more than nine places
        return None
    return pl.Series(column.name, exact, dtype=dtype_of(column))


def _lists_at_once(column: Column, values: list[list[Any]]) -> pl.Series | None:
    """Lists laid end to end and cut again, which spares a series for each."""
    items, of = list(chain.from_iterable(values)), _OF_LISTS[column.type]
    if of is SPANS:
        flat = _spans_at_once(items)
    else:
        fits = _fits(of, set(map(type, items)), items)
        flat = pl.Series(items, dtype=_DTYPES[of], strict=True) if fits else None
    if flat is None:
        return None
    cuts = [0, *accumulate(map(len, values))]
    lists = pa.LargeListArray.from_arrays(cuts, flat.to_arrow())
    return pl.Series(column.name, lists, dtype=dtype_of(column))


def _spans_at_once(items: list[Any]) -> pl.Series | None:
    if not set(map(type, items)) <= {tuple} or not set(map(len, items)) <= {2}:
        return None
    ends = list(chain.from_iterable(items))
    if not _fits("INTEGER", set(map(type, ends)), ends):
        return None
    return pl.DataFrame({"start": ends[::2], "end": ends[1::2]}, schema=_SPAN).to_struct()


def _fits(type_: str, kinds: set[type], values: Sequence[Any], *, nulls: bool = False) -> bool:
    """Whether values of these types can be stored as they are."""
    if not kinds <= _AS_THEY_ARE.get(type_, frozenset()):
        return False
    if type_ not in _BOUNDS:
        return True
    low, high = _BOUNDS[type_]
    there = [value for value in values if value is not None] if nulls else values
    return not there or (low <= min(there) and max(there) <= high)


def _kind(wanted: type, name: str) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        if type(value) is not wanted:
            raise TypeError(f"wanted {name}, got {value!r} ({type(value).__name__})")
        return value

    return read


def _text(value: Any) -> str:
    if not isinstance(value, str):  # an enum of text is text
        raise TypeError(f"wanted text, got {value!r} ({type(value).__name__})")
    return str(value)


def _whole(bits: int) -> Callable[[Any], int]:
    limit = 1 << (bits - 1)

    def read(value: Any) -> int:
        if type(value) is not int:
            raise TypeError(f"wanted a whole number, got {value!r} ({type(value).__name__})")
        if not -limit <= value < limit:
            raise ValueError(f"{value} does not fit {bits} bits")
        return value

    return read


def _count(bits: int) -> Callable[[Any], int]:
    def read(value: Any) -> int:
        if type(value) is not int:
            raise TypeError(f"wanted a whole number, got {value!r} ({type(value).__name__})")
        if not 0 <= value < 1 << bits:
            raise ValueError(f"{value} does not fit {bits} bits without a sign")
        return value

    return read


def _decimal(value: Any) -> Decimal:
    if type(value) is int:
        value = Decimal(value)
    elif not isinstance(value, Decimal):
        raise TypeError(f"wanted an exact number (Decimal or int), got {value!r} ({type(value).__name__})")
    if not value.is_finite():
        raise ValueError(f"{value} is no finite number")
    if abs(value) >= _LARGEST:
        raise ValueError(f"{value} has more than 29 digits before the point")
    return value.quantize(PLACES_KEPT, context=_EXACT)


def _time(value: Any) -> dt.datetime:
    if not isinstance(value, dt.datetime):
        raise TypeError(f"wanted a time, got {value!r} ({type(value).__name__})")
    return value.astimezone(dt.UTC).replace(tzinfo=None) if value.tzinfo else value


def _list(read: Callable[[Any], Any]) -> Callable[[Any], list[Any]]:
    def read_list(value: Any) -> list[Any]:
        if isinstance(value, str) or not isinstance(value, Sequence):
            raise TypeError(f"wanted a list, got {value!r} ({type(value).__name__})")
        return [read(item) for item in value]

    return read_list


def _span(value: Any) -> dict[str, int]:
    start, end = (value["start"], value["end"]) if isinstance(value, Mapping) else value
    whole = _whole(32)
    return {"start": whole(start), "end": whole(end)}


_AS_THEY_ARE: Mapping[str, frozenset[type]] = {
    "VARCHAR": frozenset({str}),
    "BOOLEAN": frozenset({bool}),
    "DATE": frozenset({dt.date}),
    "DOUBLE": frozenset({float}),
    "INTEGER": frozenset({int}),
    "BIGINT": frozenset({int}),
}
"""The type of the values that are stored as they come."""
_BOUNDS = {"INTEGER": (-(1 << 31), (1 << 31) - 1), "BIGINT": (-(1 << 63), (1 << 63) - 1)}
_OF_LISTS = {"VARCHAR[]": "VARCHAR", "BIGINT[]": "BIGINT", SPANS: SPANS}
"""What is in the lists of a type."""
_READERS: Mapping[str, Callable[[Any], Any]] = {
    "VARCHAR": _text,
    "INTEGER": _whole(32),
    "BIGINT": _whole(64),
    "UINTEGER": _count(32),
    "UBIGINT": _count(64),
    "DOUBLE": _kind(float, "a float"),
    "BOOLEAN": _kind(bool, "true or false"),
    "DATE": _kind(dt.date, "a date"),
    "TIMESTAMP": _time,
    DECIMAL: _decimal,
    "VARCHAR[]": _list(_text),
    "BIGINT[]": _list(_whole(64)),
    SPANS: _list(_span),
}
