"""The data contract applied: frames in, the rows that keep it and the reasons for all others out."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from checks.contract.links import follow, missing_parents
from checks.contract.models import NOT_NULL, UNIQUE, Broken, broken, column_rules
from checks.contract.rejections import ContractReport, Failure, Rejection, evidence_of, key_of
from warehouse.registry import TABLES, Severity, Table, schema_of

__all__ = ["ContractReport", "Failure", "Rejection", "validate"]


def validate(frames: Mapping[str, pl.DataFrame], tables: Mapping[str, Table] = TABLES) -> ContractReport:
    """Judge the frames of one run against the registry.

    Rows that break a rule of severity ``error`` are taken out, and with them the rows that need
    them (``ForeignKey.when_lost``); rules of severity ``warn`` only leave a remark. Whatever
    concerns a whole table (unknown table, missing or surplus column, wrong type, repeated key, no
    row left in a table that must have some) is a failure, which stops the publication. What is
    left of a frame that was touched is judged once more, so that accepted frames are known to be clean.
    """
    failures = [
        Failure(name, "unknown_table", f"没有名为 {name} 的表。") for name in frames if name not in tables
    ]
    given = {name: frames[name] for name in tables if name in frames}
    rejected: list[Rejection] = []
    accepted: dict[str, pl.DataFrame] = {}
    unusable: list[str] = []
    for name, frame in given.items():
        table = tables[name]
        found = broken(table, "error", frame)
        whole = sorted({_failure(table, b) for b in found if b.row is None})
        if whole:
            failures += whole
            unusable.append(name)
            continue
        bad = [(b.row, b) for b in found if b.row is not None]
        rejected += _row_rejections(table, frame, bad, "error")
        if any(b.check == UNIQUE for b in found):
            failures.append(Failure(name, "key.unique", f"{name} 有多行用了同一个编号。"))
        out = [row for row, _ in bad]
        accepted[name] = frame.filter(~pl.int_range(pl.len()).is_in(out)) if out else frame
    failures += missing_parents(tables, accepted, unusable)
    rejected += follow(tables, accepted, given)
    for name, frame in accepted.items():
        table = tables[name]
        noted = [(b.row, b) for b in broken(table, "warn", frame) if b.row is not None]
        rejected += _row_rejections(table, frame, noted, "warn")
        if frame is not given[name] and broken(table, "error", frame):
            failures.append(Failure(name, "not_clean", f"{name} 取出不合格的行之后仍不合格。"))
        if table.filled and frame.is_empty():
            failures.append(Failure(name, "empty_table", f"{name} 没有一行可以发布。"))
    accepted |= {name: pl.DataFrame(schema=schema_of(tables[name])) for name in unusable}
    n_seen = {name: frame.height for name, frame in given.items()}
    # Rows that share a key may break one rule with different values; one of them is evidence enough.
    once = {(r.table, r.key, r.rule): r for r in sorted(rejected, reverse=True)}
    return ContractReport(accepted, tuple(sorted(once.values())), tuple(sorted(failures)), n_seen)


def _failure(table: Table, found: Broken) -> Failure:
    if found.check == "column_in_dataframe":
        return Failure(table.name, f"{found.case}.missing", f"{table.name} 缺少 {found.case} 这一列。")
    if found.check == "column_in_schema":
        return Failure(table.name, f"{found.case}.surplus", f"{table.name} 多出 {found.case} 这一列。")
    if found.column is not None:
        wanted = table.column(found.column).type
        reason = f"{table.name} 的 {found.column} 应为 {wanted}，实际是 {found.case}。"
        return Failure(table.name, f"{found.column}.type", reason)
    return Failure(table.name, found.check, f"{table.name} 无法按规则 {found.check} 检查。")


def _row_rejections(
    table: Table, frame: pl.DataFrame, found: list[tuple[int, Broken]], severity: Severity
) -> list[Rejection]:
    rows = sorted({row for row, _ in found})
    values = dict(zip(rows, frame[rows].iter_rows(named=True), strict=True)) if rows else {}
    rejections: list[Rejection] = []
    for index, b in found:
        rule, reason, columns = _explained(table, b)
        row = values[index]
        evidence = evidence_of(row, columns)
        rejections.append(Rejection(table.name, key_of(table, row, index), rule, severity, reason, evidence))
    return rejections


def _explained(table: Table, found: Broken) -> tuple[str, str, tuple[str, ...]]:
    """``(rule, reason, columns that matter)`` of one broken row."""
    if found.check == UNIQUE:
        return "key.unique", "同一个编号出现了多行，无法判断哪一行是对的。", table.key
    if found.column is None:
        for rule in table.rules:
            if rule.name == found.check:
                return rule.name, rule.says, tuple(pl.sql_expr(rule.holds).meta.root_names())
        raise AssertionError(f"{table.name}: the model has a rule {found.check} that the registry has not")
    if found.check == NOT_NULL:
        return f"{found.column}.null", f"{found.column} 不能为空。", (found.column,)
    reason = column_rules(table.column(found.column))[found.check][1]
    return f"{found.column}.{found.check}", reason, (found.column,)
