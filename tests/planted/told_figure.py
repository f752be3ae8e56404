"""Figures of planted stories (数字真值): a value of a class of told.toml, written as papers write it, under a hedge or none."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import Any

from tests.planted.quantities import chinese

_DIGITS = "零一两三四五六七八九"
_BEFORE = {
    "达": "exact",
    "超": "over",
    "超过": "over",
    "逾": "over",
    "近": "under",
    "将近": "under",
    "约": "about",
}
_AFTER = {"以上": "over", "左右": "about"}


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as printed: words before it that are not its own, its text, and what the text says."""

    before: str
    text: str
    value: Decimal | None
    approx: str
    unit: str

    bounds: tuple[Decimal, Decimal] | None = None
    """Of a range, whose ``value`` is None."""

    @property
    def low(self) -> Decimal | None:
        """The lower bound that the wording implies; a fall by more than 9% lies below -9."""
        if self.bounds:
            return self.bounds[0]
        return self.value if self.approx == ("over" if (self.value or 0) > 0 else "under") else None

    @property
    def high(self) -> Decimal | None:
        if self.bounds:
            return self.bounds[1]
        return self.value if self.approx == ("under" if (self.value or 0) > 0 else "over") else None


def drawn(rng: Random, table: dict[str, Any], exact: bool, falls: bool = False) -> Figure:
    """A figure of a class of told.toml, in one of its forms, with a hedge in every fourth unless ``exact``."""
    form, unit = rng.choice(table["forms"]), rng.choice(table["units"])
    if form == "range":
        return _range(rng, table, unit)
    number, value = _FORMS[form](rng, table.get("low", 1), table.get("high", 100))
    own = "" if form == "tenths" else unit
    sign = -1 if falls else 1
    if own and rng.random() < 0.02:
        number += " "  # as a scanner sets it
    if exact or rng.random() > 0.28:
        return Figure("", number + own, sign * value, "exact", unit)
    change = table.get("role") in ("change", "target_pct")
    if form in ("whole", "wan") and not change and rng.random() < 0.35:
        return _more(rng, table, unit)
    if change or rng.random() < 0.7:
        word = rng.choice(("超", "近", "约") if change else tuple(_BEFORE))
        return Figure(word, number + own, sign * value, _BEFORE[word], unit)
    word = rng.choice(tuple(_AFTER))
    return Figure("", number + own + word, sign * value, _AFTER[word], unit)


def _more(rng: Random, table: dict[str, Any], unit: str) -> Figure:
    """余 and 多 between a round number and its measure word."""
    if "wan" in table["forms"] and rng.random() < 0.5:
        number = rng.randint(1, 60)
        return Figure("", f"{number}万{rng.choice('余多')}{unit}", Decimal(number * 10**4), "over", unit)
    number = rng.randint(1, 9) * 10 ** rng.randint(1, 3)
    return Figure("", f"{number}{rng.choice('余多')}{unit}", Decimal(number), "over", unit)


def _range(rng: Random, table: dict[str, Any], unit: str) -> Figure:
    low = 100 * rng.randint(1, 30)
    high = low + 100 * rng.randint(1, 30)
    text = f"{low}{rng.choice('至到-—')}{high}{unit}"
    return Figure("", text, None, "range", unit, (Decimal(low), Decimal(high)))


def rounded(figure: Figure) -> Figure:
    """The figure as a headline rounds it: 超12亿元 for 12.37亿元."""
    digits = re.match(r"[\d,]+", figure.text)
    if digits is None:
        return figure
    number = int(digits[0].replace(",", ""))
    scale = next((10**n for c, n in (("亿", 8), ("万", 4)) if c in figure.text), 1)
    if scale == 1:
        size = 10 ** (len(str(number)) - 1)
        number = number // size * size
    if Decimal(number * scale) == figure.value or number == 0:
        return figure
    mark = {10**8: "亿", 10**4: "万"}.get(scale, "")
    return Figure("超", f"{number}{mark}{figure.unit}", Decimal(number * scale), "over", figure.unit)


def _plain(value: Decimal) -> Decimal:
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def _whole(rng: Random, low: int, high: int) -> tuple[str, Decimal]:
    size = rng.randint(len(str(low)), len(str(high)))
    number = rng.randint(max(low, 10 ** (size - 1)), min(high, 10**size - 1))
    return (f"{number:,}" if number > 999 and rng.random() < 0.15 else str(number)), Decimal(number)


def _spelt(rng: Random, low: int, high: int) -> tuple[str, Decimal]:
    number = rng.randint(max(3, low), max(min(high, 400), low + 400))
    return chinese(number + (number in (100, 1000))), Decimal(number + (number in (100, 1000)))


def _wan(rng: Random, low: int, high: int) -> tuple[str, Decimal]:
    number = Decimal(rng.randint(101, 9999)).scaleb(-rng.randint(1, 2))
    return f"{number}万", _plain(number * 10**4)


def _scaled(rng: Random, low: int, high: int) -> tuple[str, Decimal]:
    number = Decimal(rng.randint(101, 9999)).scaleb(-rng.randint(0, 2))
    mark, scale = rng.choice((("万", 10**4), ("亿", 10**8)))
    return f"{number}{mark}", _plain(number * scale)


def _point(rng: Random, low: int, high: int) -> tuple[str, Decimal]:
    number = Decimal(rng.randint(low * 10, high * 10)).scaleb(-1)
    return str(number), _plain(number)


def _within(low: int, high: int, places: tuple[int, ...]) -> Callable[..., tuple[str, Decimal]]:
    def percent(rng: Random, _low: int, _high: int) -> tuple[str, Decimal]:
        digits = rng.choice(places)
        number = Decimal(rng.randint(low * 10**digits, high * 10**digits)).scaleb(-digits)
        return str(number), _plain(number)

    return percent


def _tenths(rng: Random, low: int, high: int) -> tuple[str, Decimal]:
    tenth, half = rng.randint(2, 9), rng.random() < 0.25
    return f"{_DIGITS[tenth]}成{'半' if half else ''}", Decimal(10 * tenth + 5 * half)


_FORMS: dict[str, Callable[[Random, int, int], tuple[str, Decimal]]] = {
    "whole": _whole,
    "spelt": _spelt,
    "wan": _wan,
    "scaled": _scaled,
    "point": _point,
    "percent": _within(30, 99, (0, 1, 1, 2)),
    "small": _within(1, 39, (0, 1, 1, 2)),
    "few": _within(1, 9, (0, 1, 1)),
    "tenths": _tenths,
}
"""How a number is written: digits, Chinese numerals, 万, 万 and 亿, one decimal, percent, 成."""
