"""Values of rows as pieces of a sentence or cell: figures as printed, percents, points, names, and what verdicts are called."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from flows.bulletins.document import Inline, Line, Num, Said

Row = Mapping[str, Any]

VERDICTS = {
    "met": "已完成",
    "ahead": "快于时间进度",
    "behind": "慢于时间进度",
    "missed": "期满未完成",
    "within": "控制在限内",
    "broken": "突破控制数",
    "open": "不作比较",
}
"""What the verdict of an achievement is called."""
LAGGING = ("missed", "behind", "broken")
REASONS = {
    "rate": "比率不随时间累加",
    "part": "只是目标期内一段的数，不与全期目标比快慢",
    "longer": "起算早于目标期",
    "early": "见报早于期末，不是期末实绩",
    "beginning": "目标何时起算没有写明",
    "end": "目标何时到期没有写明",
    "day": "截止日没有写明",
}
"""Why a percent is not held against the elapsed time."""
NOT_RANKED = {
    "bound": "只印了上限或下限，无法排名次",
    "conflict": "数或目标各家说法不一，核实前不排",
    "finding": "有未决的严重问题，核实前不排",
}
LEVELS = {
    "province": "省级",
    "prefecture": "市级",
    "county": "县级",
    "zone": "开发区",
    "township": "乡级",
    "village": "村级",
}
SEVERITIES = {"error": "严重", "warn": "注意", "info": "提示"}
REVIEWS = {"confirmed": "已核实，属实", "dismissed": "判为误报", "unclear": "存疑", None: "未复核"}

_SPACES = re.compile(r"\s+")


def plain_number(value: Any) -> str:
    """A number without the zeros that the database adds: 20413, 64.38, 0.5."""
    number = Decimal(str(value))
    if number == number.to_integral_value():
        return str(int(number))
    return format(number.normalize(), "f")


def amount(value: Any, unit: str) -> str:
    """An exact amount as bulletins write it: 20413人, 1.86万人, 18.5亿元; with 万 or 亿 only when that cuts nothing off."""
    number = Decimal(str(value))
    for power, word in ((8, "亿"), (4, "万")):
        shifted = number.scaleb(-power).normalize()
        if unit != "%" and abs(shifted) >= 1 and int(shifted.as_tuple().exponent) >= -2:
            return f"{plain_number(shifted)}{word}{unit}"
    return f"{plain_number(number)}{unit}"


def as_printed(text: str) -> str:
    """A figure as its page prints it, without the line breaks of the column."""
    return _SPACES.sub("", text)


def name_of(row: Row) -> Line:
    """The place, and the body when the figure is about one within it."""
    if row.get("subject"):
        return (Said(row["label"]), " · ", Said(row["subject"]))
    return (Said(row["label"]),)


def indicator_of(row: Row) -> Said:
    """What is measured, on one line."""
    return Said(row["indicator_name"] or "（指标未写明）")


def cited(*ids: str | None) -> tuple[str, ...]:
    """Ids of statements without those that are missing, each once."""
    return tuple(dict.fromkeys(i for i in ids if i))


def key_of(row: Row) -> str:
    """What tells a row of progress from others: the achievement and its target."""
    return f"{row['metric_id']}|{row['target_id'] or ''}"


def joined(pieces: Sequence[Line], by: str = "；") -> Line:
    """Several lines as one."""
    made: list[Inline] = []
    for piece in pieces:
        made += [by, *piece] if made else piece
    return tuple(made)


def count(number: int, source: str, key: str = "") -> Num:
    """How many rows there are."""
    return Num(str(number), f"count:{source}", key)


def points(value: Any, source: str, key: str, cites: tuple[str, ...]) -> Num:
    """A difference of percents without its sign."""
    return Num(plain_number(abs(Decimal(str(value)))), source, key, cites)
