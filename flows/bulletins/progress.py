"""Progress against targets (任务进度): the table, who is behind, what came since the last bulletin, what is waiting."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from flows.bulletins.charts import MOST_BARS, progress_chart
from flows.bulletins.document import Block, Grid, Inline, Line, Listing, Num, Paragraph, Picture, Time
from flows.bulletins.findings import Marks
from flows.bulletins.period import span_words
from flows.bulletins.wording import Row, cited, count, indicator_of, joined, key_of, name_of, points
from warehouse.wording import LAGGING, REASONS, VERDICTS, amount, as_printed, plain_number

MOST_ROWS = 400
"""Rows of one table; what is more is counted and said. 2026-11: set to 400."""
_COLUMNS = ("地方", "指标", "时段", "完成", "目标", "完成率", "时间进度", "快慢", "判断", "备注")
_STEP = "progress_shown"


def progress_blocks(rows: Sequence[Row], marks: Marks, year: int) -> tuple[Block, ...]:
    """The chart and the table of all progress of the period; a sentence when there is none."""
    if not rows:
        return (Paragraph(("本期未见写明目标或完成率的进度。",)),)
    blocks: list[Block] = []
    drawn = [row for row in rows if row["percent"] is not None and row["pace"] is not None]
    if len(drawn) > 1:
        shown = sorted(drawn, key=lambda row: (row["pace"], key_of(row)))[:MOST_BARS]
        alt: Line = (
            "条形图：完成率与时间进度，慢的在上，共",
            count(len(shown), f"{_STEP}.drawn"),
            "项；数字见下表。",
        )
        blocks.append(Picture(progress_chart(shown), "完成率与时间进度（竖线为时间进度）", alt))
    cells = tuple(_row(row, marks, year) for row in rows[:MOST_ROWS])
    blocks.append(Grid("任务进度", _COLUMNS, cells, frozenset({3, 4, 5, 6, 7})))
    blocks += more(len(rows), MOST_ROWS, _STEP)
    return tuple(blocks)


def more(there: int, shown: int, source: str) -> list[Block]:
    """What a table leaves out, said in a sentence."""
    if there <= shown:
        return []
    return [
        Paragraph(("限于篇幅，另有", count(there - shown, f"{source}.more"), "行没有列出，都在数据文件里。"))
    ]


def _row(row: Row, marks: Marks, year: int) -> tuple[Line, ...]:
    return (
        name_of(row),
        (indicator_of(row),),
        (Time(span_words(row["period_start"], row["as_of"], year)),),
        (achieved(row),),
        target(row),
        percent(row) or ("—",),
        elapsed(row) or ("—",),
        pace(row) or ("—",),
        (verdict(row),),
        _remarks(row, marks),
    )


def achieved(row: Row) -> Num:
    """The achievement as printed."""
    return Num(as_printed(row["raw_text"]), f"{_STEP}.raw_text", key_of(row), cited(row["metric_id"]))


def target(row: Row) -> Line:
    """The target as printed; of an implied one its whole number or its bounds, called so."""
    if row["target_text"] is not None:
        text = as_printed(row["target_text"])
        return (Num(text, f"{_STEP}.target_text", key_of(row), cited(row["target_id"])),)
    cites = cited(row["metric_id"], row["percent_id"])
    if row["target"] is not None:
        return (Num(amount(row["target"], row["unit"]), f"{_STEP}.target", key_of(row), cites), "（反推）")
    if row["target_low"] is not None and row["target_high"] is not None:
        low, high = (
            Num(amount(_outward(row[side], side), row["unit"]), f"{_STEP}.{side}", key_of(row), cites)
            for side in ("target_low", "target_high")
        )
        return (low, "至", high, "（反推）")
    return ("未印",)


def _outward(bound: Decimal, side: str) -> Decimal:
    """A computed bound rounded to the outside: to whole numbers, or to two decimals when it is small."""
    places = Decimal("0.01") if abs(bound) < 10 else Decimal(1)
    return bound.quantize(places, "ROUND_FLOOR" if side == "target_low" else "ROUND_CEILING")


def percent(row: Row) -> Line:
    """The percent of the target: computed, or as printed when no target is printed; empty when there is none."""
    if row["percent"] is None:
        return ()
    sources = cited(
        row["metric_id"], row["target_id"], None if row["percent_computed"] is not None else row["percent_id"]
    )
    return (Num(f"{plain_number(row['percent'])}%", f"{_STEP}.percent", key_of(row), sources),)


def elapsed(row: Row) -> Line:
    """The share of the target's time that has passed; empty where it is not compared."""
    if row["elapsed_percent"] is None or row["is_ceiling"] or row["not_comparable"]:
        return ()
    return (Num(f"{plain_number(row['elapsed_percent'])}%", f"{_STEP}.elapsed_percent", key_of(row)),)


def pace(row: Row) -> Line:
    """快14.6 or 慢2.1, in points; empty where it is not compared."""
    if row["pace"] is None:
        return ()
    if row["pace"] == 0:
        return ("持平",)
    word = "快" if row["pace"] > 0 else "慢"
    return (word, points(row["pace"], f"{_STEP}.pace", key_of(row), ()), "个百分点")


def verdict(row: Row) -> str:
    """What the verdict is called; an achievement that is exactly in time is neither fast nor slow."""
    if row["verdict"] == "ahead" and row["pace"] == 0:
        return "与时间进度持平"
    return VERDICTS[row["verdict"]]


def _remarks(row: Row, marks: Marks) -> Line:
    said: list[Line] = []
    if found := marks.of(row["fact"], row["target_id"], row["percent_id"]):
        said.append(found)
    if row["is_disputed"]:
        said.append(("同期另有不同说法",))
    if marks.is_disputed(row["target_id"], row["metric_id"]):
        said.append(("目标说法不一",))
    if row["not_comparable"] and row["verdict"] == "open":
        said.append((REASONS[row["not_comparable"]],))
    if row["percent_computed"] is not None and row["percent_text"] and _differs(row):
        text = as_printed(row["percent_text"])
        said.append(("文中印作", Num(text, f"{_STEP}.percent_text", key_of(row), cited(row["percent_id"]))))
    if row["pairing"] == "matched":
        said.append(("目标见另文",))
    if row["n_stories"] > 1:
        said.append((Num(str(row["n_stories"]), f"{_STEP}.n_stories", key_of(row)), "篇报道一致"))
    return joined(said)


def _differs(row: Row) -> bool:
    """Whether the printed percent is none to which the computed one can be rounded."""
    printed = row["percent_printed"]
    if printed is None or not row["target"] or row["value"] is None:
        return False
    digits = re.search(r"[.．]([0-9０-９]+)", row["percent_text"])
    half = Decimal((0, (5,), -len(digits[1]) - 1)) if digits else Decimal("0.5")
    return abs(100 * row["value"] - printed * row["target"]) > half * abs(row["target"])


def lagging_blocks(rows: Sequence[Row], marks: Marks, year: int) -> tuple[Block, ...]:
    """One sentence for each task that lags, was missed or broke its ceiling, the furthest behind first."""
    late = [row for row in rows if row["verdict"] in LAGGING]
    if not late:
        return (Paragraph(("本期未见慢于时间进度、期满未完成或突破控制数的任务。",)),)
    order = {"broken": 0, "missed": 1, "behind": 2}
    late.sort(
        key=lambda row: (order[row["verdict"]], row["pace"] if row["pace"] is not None else 0, key_of(row))
    )
    items = tuple(_late(row, marks, year) for row in late[:MOST_ROWS])
    return (Listing(items), *more(len(late), MOST_ROWS, f"{_STEP}.late"))


def _late(row: Row, marks: Marks, year: int) -> Line:
    said: list[Inline] = [*name_of(row), " ", indicator_of(row), "："]
    said += [Time(span_words(row["period_start"], row["as_of"], year)), "为", achieved(row)]
    if row["verdict"] == "broken":
        said += ["，控制目标为", *target(row), "，已经突破"]
    else:
        said += ["，目标", *target(row), "，完成率", *percent(row)]
        if row["pace"] is not None:
            said += ["，比时间进度", *pace(row)]
        if row["verdict"] == "missed":
            said.append("，目标期已满")
    if found := marks.of(row["fact"], row["target_id"], row["percent_id"]):
        said += ["（", *found, "）"]
    return (*said, "。")


def advance_blocks(rows: Sequence[Row], year: int) -> tuple[Block, ...]:
    """How far each task came since the last figure before the period, and which are told for the first time."""
    moved = [row for row in rows if row["before_id"] and row["advance"] is not None]
    fresh = [row for row in rows if not row["before_id"] and not row["is_ceiling"]]
    blocks: list[Block] = []
    if moved:
        cells = tuple(_moved(row, year) for row in moved[:MOST_ROWS])
        columns = ("地方", "指标", "上次时段", "上次完成率", "本次时段", "本次完成率", "推进（百分点）")
        blocks.append(Grid("比上次推进", columns, cells, frozenset({3, 5, 6})))
        blocks += more(len(moved), MOST_ROWS, f"{_STEP}.moved")
    else:
        blocks.append(Paragraph(("没有可与以前月份相比的进度。",)))
    if fresh:
        names = [(*name_of(row), " ", indicator_of(row)) for row in fresh[:MOST_ROWS]]
        blocks.append(
            Paragraph(
                (
                    "目标期内首次见到的进度",
                    count(len(fresh), f"{_STEP}.fresh"),
                    "项：",
                    *joined(names, "、"),
                    "。",
                )
            )
        )
        blocks += more(len(fresh), MOST_ROWS, f"{_STEP}.fresh")
    return tuple(blocks)


def _moved(row: Row, year: int) -> tuple[Line, ...]:
    key = key_of(row)
    cites = cited(row["before_id"], row["before_target_id"], row["before_percent_id"])
    before = Num(f"{plain_number(row['before_percent'])}%", f"{_STEP}.before_percent", key, cites)
    value = Decimal(str(row["advance"]))
    sign = "+" if value > 0 else "−" if value < 0 else ""
    return (
        name_of(row),
        (indicator_of(row),),
        (Time(span_words(None, row["before_as_of"], year)),),
        (before,),
        (Time(span_words(None, row["as_of"], year)),),
        percent(row),
        (sign, points(value, f"{_STEP}.advance", key, ())),
    )


def waiting_blocks(rows: Sequence[Row], year: int) -> tuple[Block, ...]:
    """Targets that run and of which the period tells nothing, with the last thing known."""
    if not rows:
        return (Paragraph(("没有这样的任务。",)),)
    cells = tuple(_waiting(row, year) for row in rows[:MOST_ROWS])
    columns = ("地方", "指标", "目标", "目标期", "最近一次", "当时完成")
    grid = Grid("本期未见进度的任务", columns, cells, frozenset({2, 5}))
    return (grid, *more(len(rows), MOST_ROWS, "targets_waiting"))


def _waiting(row: Row, year: int) -> tuple[Line, ...]:
    step, key = "targets_waiting", row["target_id"]
    last: Line = ("未见",)
    done: Line = ("—",)
    if row["before_id"]:
        last = (Time(span_words(None, row["before_as_of"], year)),)
        done = (Num(as_printed(row["before_text"]), f"{step}.before_text", key, cited(row["before_id"])),)
    return (
        name_of(row),
        (indicator_of(row),),
        (Num(as_printed(row["raw_text"]), f"{step}.raw_text", key, cited(row["target_id"])),),
        (Time(span_words(row["period_start"], row["period_end"], year)),),
        last,
        done,
    )
