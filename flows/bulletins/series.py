"""Series (序列): one indicator of one place through time, drawn and listed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from flows.bulletins.charts import series_chart
from flows.bulletins.document import Block, Grid, Line, Num, Paragraph, Picture, Section, Time
from flows.bulletins.findings import STATUSES, Marks
from flows.bulletins.period import span_words
from flows.bulletins.wording import Row, cited, count, indicator_of, joined, name_of
from warehouse.wording import amount, as_printed

MOST_SERIES, MOST_DRAWN = 24, 12
"""Series that are told, and those of them that have a chart; those with most periods come first. 2026-11: set to 24 and 12."""
_STEP = "series_points"


def series_sections(rows: Sequence[Row], marks: Marks, year: int) -> tuple[Section, ...]:
    """A section for each series; one that says so when there is none."""
    heading: Line = ("四、序列",)
    if not rows:
        said = "没有一个指标在同一个地方有两期以上口径相同的数，不成序列。"
        return (Section(heading, (Paragraph((said,)),)),)
    boards = [list(group) for _, group in groupby(rows, key=lambda row: row["board"])]
    opening: Line = ("近三年内有两期以上、并有本期数的序列共", count(len(boards), f"{_STEP}.boards"), "个。")
    if len(boards) > MOST_SERIES:
        opening = (
            *opening,
            "只列期数最多的",
            count(MOST_SERIES, f"{_STEP}.told"),
            "个，其余见数据文件的 series 视图。",
        )
    parts = [_board(board, marks, year, at < MOST_DRAWN) for at, board in enumerate(boards[:MOST_SERIES])]
    return (Section(heading, (Paragraph(opening),)), *parts)


def _board(rows: list[Row], marks: Marks, year: int, drawn: bool) -> Section:
    first = rows[0]
    blocks: list[Block] = []
    if drawn:
        alt: Line = ("折线图：", *name_of(first), " ", indicator_of(first), "，与下表相同。")
        note = "；累计数每年从头算起，各年分别连线" if first["span"] == "to date" else ""
        blocks.append(Picture(series_chart(rows), f"历期数值{note}", alt))
    cells = tuple(_row(row, marks, year) for row in rows)
    blocks.append(Grid("历期数值", ("时段", "数值", "比上一期", "备注"), cells, frozenset({1, 2})))
    return Section((*name_of(first), " ", indicator_of(first)), tuple(blocks), level=3)


def _row(row: Row, marks: Marks, year: int) -> tuple[Line, ...]:
    key = row["metric_id"]
    step: Line = ("—",)
    if row["difference"] is not None:
        sign = "+" if row["difference"] > 0 else "−" if row["difference"] < 0 else ""
        unit = "个百分点" if row["unit"] == "%" else row["unit"]
        step = (sign, Num(amount(abs(row["difference"]), unit), f"{_STEP}.difference", key))
    said: list[Line] = [found] if (found := marks.of(row["fact"])) else []
    if row["status"] in STATUSES:
        said.append((STATUSES[row["status"]],))
    return (
        (Time(span_words(row["period_start"], row["period_end"], year)),),
        (Num(as_printed(row["raw_text"]), f"{_STEP}.raw_text", key, cited(key)),),
        step,
        joined(said),
    )
