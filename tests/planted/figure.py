"""A printed figure with its exact value, and the slips that hand, press and scanner make in it (印出的数)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

SCALES = {"": 1, "万": 10**4, "亿": 10**8}
_PARTS = re.compile(r"^(?P<digits>[\d,]+(?:\.\d+)?)(?P<scale>[万亿]?)(?P<unit>.*)$")


@dataclass(frozen=True, slots=True)
class Figure:
    """Digits as printed (with commas and point), 万 or 亿, and the measure word."""

    digits: str
    scale: str
    unit: str

    @classmethod
    def of(cls, text: str) -> Figure:
        """The figure that is printed as ``text``: digits, then 万 or 亿, then the measure word."""
        match = _PARTS.match(text.translate(_HALF))
        if match is None:
            raise ValueError(f"no plain figure: {text!r}")
        return cls(match["digits"], match["scale"], match["unit"])

    @property
    def text(self) -> str:
        return f"{self.digits}{self.scale}{self.unit}"

    @property
    def value(self) -> Fraction:
        """The number in units."""
        return Fraction(self.digits.replace(",", "")) * SCALES[self.scale]

    @property
    def step(self) -> Fraction:
        """One unit of the last printed digit."""
        decimals = len(self.digits.partition(".")[2])
        return Fraction(SCALES[self.scale], 10**decimals)

    @property
    def low(self) -> Fraction:
        """Nothing that is rounded or cut to these digits is below."""
        return self.value - self.step

    @property
    def high(self) -> Fraction:
        return self.value + self.step

    def rewritten(self, value: Fraction | int) -> Figure:
        """Another value in the same digits, scale and measure word."""
        decimals = len(self.digits.partition(".")[2])
        return replace(
            self, digits=rounded(Fraction(value) / SCALES[self.scale], decimals, "," in self.digits)
        )


_HALF = str.maketrans("０１２３４５６７８９．，％", "0123456789.,%")


def rounded(value: Fraction, decimals: int, commas: bool = False) -> str:
    """Digits of a number, rounded half up."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    shown = exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    return f"{shown:,f}" if commas else f"{shown:f}"


def one_digit(figure: Figure) -> Iterator[Figure]:
    """Another digit in one place; the first never becomes 0."""
    for at, digit in enumerate(figure.digits):
        if digit.isdigit():
            for other in "0123456789":
                if other != digit and not (at == 0 and other == "0"):
                    yield replace(figure, digits=figure.digits[:at] + other + figure.digits[at + 1 :])


def two_swapped(figure: Figure) -> Iterator[Figure]:
    """Two neighbouring digits in each other's place."""
    digits = figure.digits
    for at in range(len(digits) - 1):
        first, second = digits[at : at + 2]
        if first.isdigit() and second.isdigit() and first != second and not (at == 0 and second == "0"):
            yield replace(figure, digits=digits[:at] + second + first + digits[at + 2 :])


def other_scale(figure: Figure) -> Iterator[Figure]:
    """万 for 亿, 亿 for 万, or neither."""
    if figure.scale:
        yield replace(figure, scale="亿" if figure.scale == "万" else "万")
        if "." not in figure.digits:
            yield replace(figure, scale="")


def other_unit(figure: Figure) -> Iterator[Figure]:
    """% for 百分点 and 百分点 for %."""
    if figure.unit == "%":
        yield replace(figure, unit="个百分点")
    elif figure.unit.endswith("百分点"):
        yield replace(figure, unit="%")


def point_lost(figure: Figure) -> Iterator[Figure]:
    """The decimal point was not printed."""
    if "." in figure.digits:
        yield replace(figure, digits=figure.digits.replace(".", ""))
