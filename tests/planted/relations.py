"""What must hold between the figures of one fact, worked out apart from the rules (数字之间的关系).

Each figure stands for all values within one step of its last digit, so that a failure is one under any
rounding, and under cutting off. Slots: see ``arithmetic.toml``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from tests.planted.figure import Figure

Slots = Mapping[str, Figure]
Range = tuple[Fraction, Fraction]


def _range(figure: Figure) -> Range:
    return figure.low, figure.high


def _meet(a: Range, b: Range) -> bool:
    return a[0] <= b[1] and b[0] <= a[1]


def _quotient(a: Figure, b: Figure, times: int) -> Range:
    return times * a.low / b.high, times * a.high / max(b.low, Fraction(1, 10**6))


def _added(figures: Sequence[Figure]) -> Range:
    return sum((f.low for f in figures), Fraction()), sum((f.high for f in figures), Fraction())


def is_share(part: Figure, whole: Figure, percent: Figure) -> bool:
    """part ÷ whole × 100 is the percent."""
    return _meet(_quotient(part, whole, 100), _range(percent))


def is_within(whole: Figure, parts: Sequence[Figure]) -> bool:
    """The parts together are not above the whole."""
    return _added(parts)[0] <= whole.high


def is_sum(whole: Figure, parts: Sequence[Figure]) -> bool:
    """The parts add up to the whole."""
    return _meet(_added(parts), _range(whole))


def is_product(heads: Figure, each: Figure, total: Figure) -> bool:
    """heads × each is the total."""
    return _meet((heads.value * each.low, heads.value * each.high), _range(total))


def is_change(slots: Slots) -> bool:
    """Now, before, difference and growth agree, as far as they are printed; a decline is printed unsigned."""
    now, before, difference, growth = slots["A"], slots.get("B"), slots.get("D"), slots.get("G")
    sign = -1 if "falls" in slots else 1
    if growth is not None and growth.unit != "%":
        return False
    if difference is not None and now.unit == "%" and difference.unit == "%":
        return False
    if before is None:
        if difference is None or growth is None:
            return True
        was = _minus(now, difference) if sign > 0 else (now.low + difference.low, now.high + difference.high)
    else:
        was = _range(before)
        apart = _minus(now, before) if sign > 0 else _minus(before, now)
        if apart[1] <= 0 or (difference is not None and not _meet(apart, _range(difference))):
            return False
    if growth is None or was[0] <= 0:
        return True
    ratio = 100 * now.low / was[1], 100 * now.high / was[0]
    if before is None and difference is not None:
        ratio = 100 + sign * 100 * difference.value / was[1], 100 + sign * 100 * difference.value / was[0]
    change = (ratio[0] - 100, ratio[1] - 100) if sign > 0 else (100 - ratio[1], 100 - ratio[0])
    return _meet((min(change), max(change)), _range(growth))


def _minus(a: Figure, b: Figure) -> Range:
    return a.low - b.high, a.high - b.low


RELATIONS: dict[str, Callable[[Slots], bool]] = {
    "target": lambda s: is_share(s["A"], s["T"], s["P"]),
    "ceiling": lambda s: s["A"].value <= s["B"].value,
    "floor": lambda s: s["A"].value >= s["B"].value,
    "part": lambda s: is_within(s["W"], [f for n, f in s.items() if n in "ABC"]),
    "sum": lambda s: is_sum(s["W"], [s["A"], s["B"], s["C"]]),
    "share": lambda s: is_share(s["A"], s["W"], s["P"]),
    "rate": lambda s: is_share(s["A"], s["W"], s["P"]),
    "growth": is_change,
    "decline": is_change,
    "points": is_change,
    "perhead": lambda s: is_product(s["H"], s["E"], s["T"]),
    "repeat": lambda s: _meet(_range(s["H"]), _range(s["R"])),
    "cross": lambda s: _meet(_range(s["A"]), _range(s["B"])),
    "fall": lambda s: s["A"].low <= s["B"].high,
    "shares": lambda s: is_share(s["A"], s["W"], s["P"]) and is_share(s["B"], s["W"], s["Q"]),
    "whole_share": lambda s: _meet(_added([s["P"], s["Q"], s["R"]]), (Fraction(100), Fraction(100))),
    "range": lambda s: s["A"].low <= 100,
    "days": lambda s: s["N"].value == s["days"].value,
    "slogan": lambda s: s["N"].value == s["items"].value,
}
"""By kind of fact; ``days`` and ``items`` are hidden slots that hold the truth."""
