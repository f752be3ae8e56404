"""One Pandera model per table and severity, made from the registry.

Whether a frame breaks anything at all is asked first, of all rules in one query (decision 48); Pandera is asked what, and
takes seconds to import, so it is imported then. A failing check is named in its failure cases by its rule, never by a Python function.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import polars as pl

from warehouse.registry import Column, Severity, Table, schema_of

if TYPE_CHECKING:
    import pandera.polars as pa

NOT_NULL = "not_nullable"
UNIQUE = "multiple_fields_uniqueness"
"""Pandera's own names of the two checks that are switched on rather than written."""


@dataclass(frozen=True, slots=True)
class Broken:
    """One line of Pandera's failure cases. ``row`` is None when the whole table is meant."""

    row: int | None
    column: str | None
    check: str
    case: str


def column_rules(column: Column) -> dict[str, tuple[pl.Expr, str]]:
    """Rule name → (condition, sentence) of what a single column promises; null meets every one."""
    value = pl.col(column.name)
    found: dict[str, tuple[pl.Expr, str]] = {}
    if column.allowed is not None:
        allowed = list(column.allowed)
        found["allowed"] = (value.is_in(allowed), f"{column.name} 的值不在允许之列（{'、'.join(allowed)}）。")
    if column.pattern is not None:
        pattern = f"^(?:{column.pattern})$"
        found["pattern"] = (value.str.contains(pattern), f"{column.name} 的写法不合规定。")
    if column.low is not None:
        found["low"] = (value >= column.low, f"{column.name} 小于允许的最小值 {column.low}。")
    if column.high is not None:
        found["high"] = (value <= column.high, f"{column.name} 大于允许的最大值 {column.high}。")
    if column.type == "DOUBLE":
        found["finite"] = (value.is_finite(), f"{column.name} 不是有限的数。")
    return found


def row_rules(table: Table, severity: Severity) -> dict[str, pl.Expr]:
    """Rule name → condition of what must hold between the columns of one row; an unknown one is kept."""
    return {rule.name: pl.sql_expr(rule.holds) for rule in table.rules if rule.severity == severity}


def kept(table: Table, severity: Severity, frame: pl.DataFrame) -> bool:
    """Whether nothing in ``frame`` breaks the model: every promise of it, asked together."""
    if severity == "error" and dict(frame.schema) != schema_of(table):
        return False
    try:
        return frame.select(_all_hold(table, severity)).item()
    except pl.exceptions.PolarsError:  # a condition that cannot be asked: Pandera says which
        return False


@cache
def _all_hold(table: Table, severity: Severity) -> pl.Expr:
    """One answer to all conditions of a table."""
    conditions = [condition.all() for condition in row_rules(table, severity).values()]
    if severity == "error":
        for column in table.columns:
            conditions += [condition.all() for condition, _ in column_rules(column).values()]
        conditions += [pl.col(each.name).null_count() == 0 for each in table.columns if not each.nullable]
        key = pl.col(*table.key) if len(table.key) == 1 else pl.struct(*table.key)
        conditions.append(key.n_unique() == pl.len())
    return pl.all_horizontal(conditions)


def model(table: Table, severity: Severity) -> pa.DataFrameSchema:
    """The Pandera model of a table.

    ``error``: exact columns and types, null rules, column rules, the key and the row rules of that
    severity. ``warn``: only the row rules of that severity.
    """
    import pandera.polars as pa

    def check(name: str, condition: pl.Expr) -> pa.Check:
        unknown_holds = condition.fill_null(True)
        return pa.Check(lambda data: data.lazyframe.select(unknown_holds), error=name)

    rules = [check(name, condition) for name, condition in row_rules(table, severity).items()]
    if severity == "warn":
        return pa.DataFrameSchema({}, checks=rules)
    types = schema_of(table)
    columns: dict[str, Any] = {
        column.name: pa.Column(
            types[column.name],
            nullable=column.nullable,
            checks=[check(name, condition) for name, (condition, _) in column_rules(column).items()],
        )
        for column in table.columns
    }
    return pa.DataFrameSchema(columns, checks=rules, unique=list(table.key), strict=True)


def broken(table: Table, severity: Severity, frame: pl.DataFrame) -> tuple[Broken, ...]:
    """Everything in ``frame`` that breaks the model, in a fixed order; empty when it is kept.

    The frame must be eager: Pandera checks only the schema of a lazy one.
    """
    if severity == "warn" and all(rule.severity != "warn" for rule in table.rules):
        return ()
    if kept(table, severity, frame):
        return ()
    from pandera.config import ValidationDepth, config_context
    from pandera.errors import SchemaErrors

    # The environment may have switched validation off or down to the schema; the contract is not optional.
    with config_context(validation_enabled=True, validation_depth=ValidationDepth.SCHEMA_AND_DATA):
        try:
            model(table, severity).validate(frame, lazy=True)
        except SchemaErrors as errors:
            cases = errors.failure_cases
        else:
            return ()
    lines = cases.select("index", "column", "check", "failure_case").iter_rows()
    found = {Broken(row, column, str(check), str(case)) for row, column, check, case in lines}
    return tuple(
        sorted(found, key=lambda b: (b.row is not None, b.row or 0, b.column or "", b.check, b.case))
    )
