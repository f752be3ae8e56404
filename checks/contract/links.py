"""Foreign keys between frames: rows that lost their parent are taken out, lost links are cleared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, MutableMapping

import polars as pl

from checks.contract.rejections import Failure, Rejection, evidence_of, key_of
from warehouse.registry import ForeignKey, Table


def missing_parents(
    tables: Mapping[str, Table], frames: Mapping[str, pl.DataFrame], broken_tables: Iterable[str]
) -> tuple[Failure, ...]:
    """A failure for every link that points into a table which was not given at all."""
    excused = set(broken_tables)
    found: list[Failure] = []
    for name, frame in frames.items():
        for link in tables[name].foreign_keys:
            if link.table in frames or link.table in excused:
                continue
            if frame.get_column(link.column).drop_nulls().len():
                reason = f"{name} 的 {link.column} 指向 {link.table}，但没有给出 {link.table} 表。"
                found.append(Failure(name, f"{link.column}.no_table", reason))
    return tuple(found)


def follow(
    tables: Mapping[str, Table],
    frames: MutableMapping[str, pl.DataFrame],
    given: Mapping[str, pl.DataFrame],
) -> tuple[Rejection, ...]:
    """Cut every lost link out of ``frames`` (changed in place) until none is left.

    ``given`` are the frames before anything was taken out: they tell a parent that was rejected
    from one that never existed. Links into tables that are not in ``frames`` are left alone.
    """
    found: list[Rejection] = []
    changed = True
    while changed:  # a row taken out may be the parent of another; every round takes out at least one
        changed = False
        for name in frames:
            for link in tables[name].foreign_keys:
                if link.table not in frames:
                    continue
                lost = _lost(frames[name], link, _keys(tables, frames, link))
                if not lost:
                    continue
                existed = _keys(tables, given, link)
                found += _rejections(tables[name], frames[name], link, lost, existed)
                frames[name] = _without(frames[name], link, lost)
                changed = True
    return tuple(found)


def _keys(tables: Mapping[str, Table], frames: Mapping[str, pl.DataFrame], link: ForeignKey) -> pl.Series:
    (key,) = tables[link.table].key
    return frames[link.table].get_column(key)


def _lost(frame: pl.DataFrame, link: ForeignKey, keys: pl.Series) -> list[int]:
    """Positions of the rows whose link (or one element of it) is not among the keys."""
    there = frame.get_column(link.column)
    if isinstance(there.dtype, pl.List):
        there = there.explode()
    known = keys.drop_nulls().implode()
    if there.drop_nulls().is_in(known).all():
        return []
    column = pl.col(link.column)
    links = frame.lazy().select(column).with_row_index("row")
    if isinstance(frame.schema[link.column], pl.List):
        links = links.explode(link.column)
    lost = links.filter(column.is_not_null() & ~column.is_in(known))
    return lost.select(pl.col("row").unique().sort()).collect().get_column("row").to_list()


def _rejections(
    table: Table, frame: pl.DataFrame, link: ForeignKey, lost: list[int], existed: pl.Series
) -> list[Rejection]:
    known = set(existed.to_list())
    found: list[Rejection] = []
    for index, row in zip(lost, frame[lost].iter_rows(named=True), strict=True):
        value = row[link.column]
        wanted = value if isinstance(value, list) else [value]
        was_there = all(item is None or item in known for item in wanted)
        what = "已被隔离" if was_there else "不存在"
        if link.when_lost == "reject":
            rule, severity, tail = f"{link.column}.lost", "error", "本行随之隔离"
        else:
            rule, severity, tail = f"{link.column}.cleared", "warn", "这个引用已清空"
        reason = f"它引用的 {link.table} 行{what}，{tail}。"
        evidence = evidence_of(row, (link.column,))
        found.append(Rejection(table.name, key_of(table, row, index), rule, severity, reason, evidence))
    return found


def _without(frame: pl.DataFrame, link: ForeignKey, lost: list[int]) -> pl.DataFrame:
    here = pl.int_range(pl.len()).is_in(lost)
    if link.when_lost == "reject":
        return frame.filter(~here)
    return frame.with_columns(pl.when(here).then(None).otherwise(pl.col(link.column)).alias(link.column))
