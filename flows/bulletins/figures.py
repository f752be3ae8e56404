"""The other figures of the period (其他本期数字): those without a target, with what they were a year before."""

from __future__ import annotations

from collections.abc import Sequence

from flows.bulletins.document import Block, Grid, Line, Num, Paragraph, Time
from flows.bulletins.findings import STATUSES, Marks
from flows.bulletins.period import span_words
from flows.bulletins.progress import more
from flows.bulletins.wording import Row, cited, indicator_of, joined, name_of
from warehouse.wording import as_printed, plain_number

MOST_ROWS = 300
"""Rows of the table; what is more is counted and said. 2026-11: set to 300."""
_STEP = "figures_of_period"


def figure_blocks(rows: Sequence[Row], marks: Marks, year: int) -> tuple[Block, ...]:
    """The figures of the period that stand in no row of the progress; a sentence when there is none."""
    others = [row for row in rows if not row["in_progress"]]
    if not others:
        return (Paragraph(("本期未见其他数字。",)),)
    cells = tuple(_row(row, marks, year) for row in others[:MOST_ROWS])
    columns = ("地方", "指标", "时段", "数值", "印出增减", "与上年同期推算", "备注")
    grid = Grid("其他本期数字", columns, cells, frozenset({3, 4, 5}))
    return (grid, *more(len(others), MOST_ROWS, f"{_STEP}.others"))


def _row(row: Row, marks: Marks, year: int) -> tuple[Line, ...]:
    said: list[Line] = []
    if found := marks.of(row["fact"]):
        said.append(found)
    if row["status"] in STATUSES:
        said.append((STATUSES[row["status"]],))
    if row["n_stories"] > 1:
        said.append((Num(str(row["n_stories"]), f"{_STEP}.n_stories", row["metric_id"]), "篇报道"))
    return (
        name_of(row),
        (indicator_of(row),),
        (Time(span_words(row["period_start"], row["period_end"], year)),),
        (Num(as_printed(row["raw_text"]), f"{_STEP}.raw_text", row["metric_id"], cited(row["metric_id"])),),
        growth_of(row, _STEP) or ("—",),
        _against_last_year(row),
        joined(said),
    )


def growth_of(row: Row, step: str) -> Line:
    """升 or 降 with the percent as printed; empty when none is printed. What it is against, the page says."""
    if row["growth_id"] is None:
        return ()
    word = "" if row["growth"] is None else "升" if row["growth"] > 0 else "降" if row["growth"] < 0 else "平"
    return (
        word,
        Num(as_printed(row["growth_text"]), f"{step}.growth_text", row["metric_id"], cited(row["growth_id"])),
    )


def _against_last_year(row: Row) -> Line:
    if row["growth_computed"] is None:
        return ("—",)
    word = "升" if row["growth_computed"] > 0 else "降" if row["growth_computed"] < 0 else ""
    shown = f"{plain_number(abs(row['growth_computed']))}%"
    return (word, Num(shown, f"{_STEP}.growth_computed", row["metric_id"], cited(row["year_before_id"])))
