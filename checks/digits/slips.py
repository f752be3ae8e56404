"""The slips that turn one printed number into another (笔误): what hand, press and scanner do to figures.

A slip is a small change of the printed characters; what it makes is read again by the reader of numbers,
so its value, its bounds and the interval of its digits are those of a number really printed so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from operator import itemgetter
from typing import Literal

from checks.figures.folded import folded
from checks.interval import is_whole
from transforms.metric import Metric
from transforms.quantity import find_quantities

Kind = Literal["look_alike", "swapped", "digit", "scale", "unit", "lost", "added", "point"]

COST: dict[Kind, int] = {
    "look_alike": 2, "swapped": 2, "digit": 3, "scale": 2, "unit": 3, "lost": 4, "added": 4, "point": 3
}  # fmt: skip
"""How far each slip is from what was printed: the smaller, the more likely. 2026-11: digits of like form and
neighbours swapped and 万 or 亿 (every digit is right) 2, any digit, % or 百分点, the point 3, a digit lost or doubled 4;
before: 万 or 亿 3, the point 4."""

NO_MORE_ROUND = 1
"""Added where the slip would have made a rounder figure of one less round. 2026-11: set to 1."""

SAID: dict[Kind, str] = {
    "look_alike": "形近数字认错",
    "swapped": "相邻两位颠倒",
    "digit": "错一位数字",
    "scale": "万、亿用错或漏掉",
    "unit": "%与百分点混用",
    "lost": "漏一位数字",
    "added": "多一位数字",
    "point": "小数点错位",
}

MAX_DIGITS = 12
"""A figure with more digits is not searched. 2026-11: set to 12."""

_LOOK_ALIKE = frozenset(["03", "06", "08", "17", "27", "35", "38", "49", "56", "58", "68", "69", "89"])
"""Pairs of Arabic digits that scanners take for each other."""
_ARABIC = "0123456789"
_DIGITS = frozenset(_ARABIC)
_CHINESE = "一二三四五六七八九"
_SCALE = re.compile(r"[万亿]")
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Slip:
    """``metric`` as it would have been without the slip, printed as ``meant``; the smaller ``cost`` the likelier."""

    cost: int
    kind: Kind
    meant: str
    metric: Metric


def slips(metric: Metric) -> Iterator[Slip]:
    """Every single slip that ``metric`` may have suffered, the likeliest first; none twice.

    Only numbers printed with a value are searched, not ranges and vague words.
    """
    printed = "".join(folded(metric.evidence.raw_text).split())
    if metric.value is None or sum(c.isdigit() for c in printed) > MAX_DIGITS:
        return
    seen, round_ = {printed}, _zeros(printed)
    changed = [
        (COST[kind] + NO_MORE_ROUND * (_zeros(meant) < round_), kind, meant)
        for kind, meant in _changed(printed)
    ]
    for cost, kind, meant in sorted(changed, key=itemgetter(0)):
        if meant not in seen:
            seen.add(meant)
            read = _read(metric, meant)
            if kind == "scale" and read is not None and (read.value or 0) % 1 and is_whole(read.unit):
                continue  # 11.08人
            if (read is not None and read.value != metric.value) or (read and kind == "unit"):
                yield Slip(cost, kind, meant, read)


def _changed(printed: str) -> Iterator[tuple[Kind, str]]:
    for at, digit in enumerate(printed):
        for digits in (_ARABIC, _CHINESE):
            if digit in digits:
                for other in digits:
                    if other != digit:
                        alike = "".join(sorted((digit, other))) in _LOOK_ALIKE
                        yield "look_alike" if alike else "digit", printed[:at] + other + printed[at + 1 :]
        if digit in _ARABIC:
            behind = printed[at + 1 : at + 2]
            if behind and behind in _ARABIC:
                yield "swapped", printed[:at] + behind + digit + printed[at + 2 :]
            elif behind == "." and printed[at + 2 : at + 3] in _DIGITS:
                yield "swapped", f"{printed[:at]}{printed[at + 2]}.{digit}{printed[at + 3 :]}"
            yield "added", printed[:at] + printed[at + 1 :]
            for other in _ARABIC:
                yield "lost", printed[:at] + other + printed[at:]
                yield "lost", printed[: at + 1] + other + printed[at + 1 :]
    number = _NUMBER.search(printed)
    if number is not None:
        yield from _other_points(printed, number)
        if not printed.endswith(("%", "点", "倍", "成")):
            yield from _other_scales(printed, number.end())
    if printed.endswith("%"):
        yield "unit", printed[:-1] + "个百分点"
    elif printed.endswith("个百分点"):
        yield "unit", printed[:-4] + "%"


def _zeros(printed: str) -> int:
    """Zeros at the end of the digits: how round a figure looks."""
    digits = "".join(c for c in printed if c.isdigit())
    return len(digits) - len(digits.rstrip("0"))


def _other_points(printed: str, number: re.Match[str]) -> Iterator[tuple[Kind, str]]:
    digits = number.group().replace(",", "")
    plain = digits.replace(".", "")
    for at in range(1, len(plain)):
        made = f"{plain[:at]}.{plain[at:]}"
        if made != digits and abs(at - (digits.find(".") if "." in digits else len(digits))) <= 2:
            yield "point", printed[: number.start()] + made + printed[number.end() :]
    if "." in digits:
        yield "point", printed[: number.start()] + plain + printed[number.end() :]


def _other_scales(printed: str, end: int) -> Iterator[tuple[Kind, str]]:
    scale = _SCALE.match(printed, end)
    rest = printed[end + 1 :] if scale else printed[end:]
    for other in ("", "万", "亿"):
        if other != (scale.group() if scale else ""):
            yield "scale", printed[:end] + other + rest


def _read(metric: Metric, meant: str) -> Metric | None:
    """The metric if it had been printed as ``meant``; None for what no paper prints (a leading zero)."""
    if re.match(r"0[\d,]", meant):
        return None
    found = [q for q in find_quantities(meant) if q.kind == "metric" and q.numeral is not None]
    if len(found) != 1 or found[0].start != 0 or found[0].numeral is None:
        return None
    numeral, unit = found[0].numeral, found[0].unit
    if numeral.value is None or (unit != metric.unit and "百分点" not in unit + metric.unit):
        return None
    falls = metric.value is not None and metric.value < 0 < numeral.value
    low, high = numeral.printed_low, numeral.printed_high
    return replace(
        metric,
        evidence=replace(metric.evidence, raw_text=meant),
        unit=unit,
        value=-numeral.value if falls else numeral.value,
        value_low=_bound(metric.value_low, metric.value, numeral.value, falls),
        value_high=_bound(metric.value_high, metric.value, numeral.value, falls),
        printed_low=-high if falls and high is not None else low,
        printed_high=-low if falls and low is not None else high,
    )


def _bound(bound: Decimal | None, was: Decimal | None, now: Decimal, falls: bool) -> Decimal | None:
    """A bound of the wording (超, 近) moves with the number that it is worded about."""
    return (-now if falls else now) if bound is not None and bound == was else bound
