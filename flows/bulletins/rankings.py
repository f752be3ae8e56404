"""Places in order (排名), each order with what makes its rows comparable, each row with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from flows.bulletins.charts import MOST_BARS, ranking_chart
from flows.bulletins.document import Block, Grid, Inline, Line, Num, Paragraph, Picture, Said, Section, Time
from flows.bulletins.figures import growth_of
from flows.bulletins.findings import Marks
from flows.bulletins.period import day_words, span_words
from flows.bulletins.wording import NOT_RANKED, Row, cited, count, indicator_of, joined, points
from warehouse.wording import LEVELS, amount, as_printed, plain_number

MOST_BOARDS, MOST_DRAWN = 40, 8
"""Orders that are told, and those of them that have a chart. 2026-11: set to 40 and 8."""
_STEP = "rankings"


def ranking_sections(rows: Sequence[Row], marks: Marks, year: int) -> tuple[Section, ...]:
    """A section for each order; one that says so when nothing can be compared."""
    heading: Line = ("二、排名",)
    if not rows:
        said = "本期没有两个以上地方报出同一指标、同一单位、同一时段、同一层级的数，不作排名。"
        return (Section(heading, (Paragraph((said,)),)),)
    boards = [list(group) for _, group in groupby(rows, key=lambda row: row["board"])]
    opening: list[Block] = [
        Paragraph((
            "只在同一指标、同一单位、同一时段、同一层级的地方之间排名，共", count(len(boards), f"{_STEP}.boards"), "个；数字相同的名次相同。",
        ))
    ]  # fmt: skip
    if len(boards) > MOST_BOARDS:
        rest = count(len(boards) - MOST_BOARDS, f"{_STEP}.boards_more")
        opening.append(Paragraph(("限于篇幅，另有", rest, "个没有列出。")))
    parts = [_board(board, marks, year, at < MOST_DRAWN) for at, board in enumerate(boards[:MOST_BOARDS])]
    return (Section(heading, tuple(opening)), *parts)


def _board(rows: list[Row], marks: Marks, year: int, drawn: bool) -> Section:
    first = rows[0]
    by = "完成率" if first["basis"] == "percent" else "数值"
    level = LEVELS.get(first["level"], "")
    span = (
        f"截至{day_words(first['period_end'], year)}"
        if first["basis"] == "percent"
        else span_words(first["period_start"], first["period_end"], year)
    )
    heading: Line = (indicator_of(first), f"：{level}，按{by}，", Time(span))
    ranked = [row for row in rows if row["rank"] is not None]
    basis: list[Inline] = [_direction(first), "计量单位：", Said(first["unit"] or "无"), "；"]
    basis += ["参与排名", count(len(ranked), f"{_STEP}.ranked", str(first["board"])), "个地方"]
    if len(rows) > len(ranked):
        basis += [
            "，未列名次",
            count(len(rows) - len(ranked), f"{_STEP}.unranked", str(first["board"])),
            "个",
        ]
    blocks: list[Block] = [Paragraph((*basis, "。"))]
    if drawn and len(ranked) > 2:
        alt: Line = ("条形图：", indicator_of(first), f"按{by}的名次，与下表相同。")
        blocks.append(Picture(ranking_chart(ranked[:MOST_BARS]), f"{by}名次", alt))
    columns = ("名次", "地方", "完成" if first["basis"] == "percent" else "数值", "完成率", "理由")
    cells = [_row(row, marks) for row in rows]
    if first["basis"] == "value":
        columns = (*columns[:3], columns[4])
        cells = [(*row[:3], row[4]) for row in cells]
    right = frozenset({0, 2, 3}) if first["basis"] == "percent" else frozenset({0, 2})
    blocks.append(Grid(f"按{by}排名", columns, tuple(cells), right, head=1))
    return Section(heading, tuple(blocks), level=3)


def _direction(row: Row) -> str:
    if row["basis"] == "percent":
        return "完成率高者在前；"
    if row["direction"] == "down":
        return "这个指标以低为好，数低者在前；"
    if row["direction"] == "up":
        return "这个指标以高为好，数高者在前；"
    return "按数从高到低排列，不表示优劣；"


def _row(row: Row, marks: Marks) -> tuple[Line, ...]:
    key = f"{row['board']}|{row['place_key']}"
    rank: Line = ("未列",) if row["rank"] is None else (Num(str(row["rank"]), f"{_STEP}.rank", key),)
    figure = Num(as_printed(row["raw_text"]), "metrics.raw_text", row["metric_id"], cited(row["metric_id"]))
    percent: Line = ("—",)
    if row["basis"] == "percent":
        cites = cited(row["metric_id"], row["target_id"], row["percent_id"])
        percent = (Num(f"{plain_number(row['value'])}%", f"{_STEP}.value", key, cites),)
    return (rank, (Said(row["label"]),), (figure,), percent, _reason(row, key, marks))


def _reason(row: Row, key: str, marks: Marks) -> Line:
    said: list[Line] = []
    if row["why_not"]:
        said.append((NOT_RANKED[row["why_not"]],))
    elif row["basis"] == "percent":
        if row["pace"] == 0:
            said.append(("与时间进度持平",))
        else:
            word = "快于" if row["pace"] > 0 else "慢于"
            said.append((f"{word}时间进度", points(row["pace"], f"{_STEP}.pace", key, ()), "个百分点"))
        if row["gap"]:
            said.append(("与前一名差", points(row["gap"], f"{_STEP}.gap", key, ()), "个百分点"))
    else:
        if growth := growth_of(row, _STEP):
            said.append(("文中增减：", *growth))
        if row["gap"]:
            said.append(("与前一名差", Num(amount(row["gap"], row["unit"]), f"{_STEP}.gap", key)))
        if row["is_close"]:
            said.append(("与前一名之差在进位以内，先后不能肯定",))
    if row["rank"] is not None and row["gap"] == 0:
        said.append(("与前一名相同",))
    if found := marks.of(row["fact"], row["target_id"]):
        said.append(found)
    return joined(said) or ("居首",)
