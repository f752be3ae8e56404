"""Numbers that agree with each other, for every kind of fact (相互一致的数字)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from random import Random
from typing import Any

from tests.planted.figure import Figure, rounded

Made = tuple[dict[str, Figure], dict[str, str], tuple[str, ...]]
"""Figures by slot, words by slot, phrases of a list."""
_HIDDEN = Figure("1", "", "")


@dataclass(slots=True)
class Things:
    """What one story may tell of; nothing is taken twice, or two facts of it would speak of one thing."""

    rng: Random
    rows: Mapping[str, Any]
    taken: set[str] = field(default_factory=set)

    def take(self, name: str) -> Any:
        """A row of the table ``name``; 接待游客 stands in two tables."""
        fresh = [row for row in self.rows[name] if self._said(row) not in self.taken]
        row = self.rng.choice(fresh)
        self.taken.add(self._said(row))
        return row

    @staticmethod
    def _said(row: Any) -> str:
        """What a row counts: a name, or a verb and its noun."""
        if isinstance(row, str):
            return row
        return "".join(row[:2] if isinstance(row[2], str) else row[:1])


def numbers(things: Things, kind: str, wording: str) -> Made:
    """Agreeing figures for a wording of this kind; only those that it prints, and the hidden ones."""
    made = _MAKERS[kind](things.rng, things)
    slots = {n: f for n, f in made[0].items() if f"{{{n}}}" in wording or n.islower() or n == "H"}
    return slots, made[1], made[2]


def figure(rng: Random, value: int, unit: str, commas: bool = False) -> Figure:
    """An amount as papers print one: plain, or from a hundred thousand on often in 万 or 亿."""
    if unit == "元" or (value >= 100_000 and rng.random() < 0.7):
        if value >= 10**8:
            return Figure(rounded(Fraction(value, 10**8), 2), "亿", unit)
        decimals = 2 if value < 10**7 else rng.choice((0, 1))
        return Figure(rounded(Fraction(value, 10**4), decimals), "万", unit)
    return Figure(f"{value:,}" if commas else str(value), "", unit)


def _percent(rng: Random, value: Fraction) -> Figure:
    return Figure(rounded(value, rng.choice((1, 1, 2))), "", "%")


def _between(rng: Random, low: float, high: float) -> int:
    """A number of the size that its range has: small ones are as likely as large ones."""
    return int(low * (high / low) ** rng.random())


def _part(rng: Random, whole: Figure, low: float, high: float) -> Figure:
    return whole.rewritten(whole.value * Fraction(rng.uniform(low, high)))


def _done(rng: Random, things: Things) -> tuple[Figure, dict[str, str]]:
    do, obj, unit, low, high = things.take("done")
    return figure(rng, _between(rng, low, high), unit, rng.random() < 0.25), {"do": do, "obj": obj}


def _split(rng: Random, things: Things) -> tuple[Figure, dict[str, str]]:
    do, obj, unit, low, high, *parts = things.take("split")
    words = {"do": do, "obj": obj} | {f"p{i}": p for i, p in enumerate(parts, 1)}
    return figure(rng, _between(rng, low, high), unit, rng.random() < 0.25), words


def _target(rng: Random, things: Things) -> Made:
    target, words = _done(rng, things)
    done = _part(rng, target, 0.55, 1.18)
    return {"A": done, "T": target, "P": _percent(rng, 100 * done.value / target.value)}, words, ()


def _bounded(rng: Random, things: Things, below: bool) -> Made:
    if below:
        bound = Figure(f"{rng.randint(25, 60) / 10:g}", "", "%")
        value = Figure(
            f"{float(bound.value) * rng.uniform(0.5, 0.93):.{rng.choice((1, 2))}f}", "", bound.unit
        )
        name = things.take("capped")
    else:
        bound = Figure(str(rng.randint(60, 92)), "", "%")
        value = Figure(f"{rng.uniform(float(bound.value) + 0.6, 99.4):.1f}", "", "%")
        name = things.take("share_name")
    return {"A": value, "B": bound}, {"cap": name}, ()


def _parts(rng: Random, things: Things) -> Made:
    whole, words = _split(rng, things)
    return (
        {"W": whole, "A": _part(rng, whole, 0.3, 0.5), "B": _part(rng, whole, 0.1, 0.35)},
        words,
        (),
    )


def _sum(rng: Random, things: Things) -> Made:
    whole, words = _split(rng, things)
    first, second = _part(rng, whole, 0.3, 0.5), _part(rng, whole, 0.12, 0.35)
    rest = whole.rewritten(whole.value - first.value - second.value)
    return {"W": whole, "A": first, "B": second, "C": rest}, words, ()


def _share(rng: Random, things: Things) -> Made:
    whole, words = _split(rng, things)
    part = _part(rng, whole, 0.12, 0.88)
    return {"W": whole, "A": part, "P": _percent(rng, 100 * part.value / whole.value)}, words, ()


def _shares(rng: Random, things: Things) -> Made:
    made, words, _ = _parts(rng, things)
    whole = made["W"].value
    shares = {n: _percent(rng, 100 * made[a].value / whole) for n, a in (("P", "A"), ("Q", "B"))}
    return made | shares, words, ()


def _rate(rng: Random, things: Things) -> Made:
    whole = Figure(str(_between(rng, 120, 9600)), "", "件")
    part = _part(rng, whole, 0.78, 0.995)
    return (
        {"W": whole, "A": part, "P": _percent(rng, 100 * part.value / whole.value)},
        {"matter": things.take("matter")},
        (),
    )


def _whole_share(rng: Random, things: Things) -> Made:
    _, words = _split(rng, things)
    first, second = rng.randint(310, 560), rng.randint(110, 300)
    made = {"P": first, "Q": second, "R": 1000 - first - second}
    return {n: Figure(f"{v / 10:.1f}", "", "%") for n, v in made.items()}, words, ()


def _change(rng: Random, things: Things, falls: bool) -> Made:
    name, unit, low, high = things.take("fall" if falls else "level")
    before = figure(rng, _between(rng, low, high), unit)
    now = _part(rng, before, 0.62, 0.96) if falls else _part(rng, before, 1.03, 1.48)
    apart = abs(now.value - before.value)
    growth = Figure(rounded(100 * apart / before.value, 1), "", "%")
    slots = {"A": now, "B": before, "D": now.rewritten(apart), "G": growth}
    return slots | ({"falls": _HIDDEN} if falls else {}), {"fall" if falls else "level": name}, ()


def _points(rng: Random, things: Things) -> Made:
    before, apart = rng.randint(520, 860), rng.randint(8, 128)
    slots = {
        "A": Figure(f"{(before + apart) / 10:.1f}", "", "%"),
        "B": Figure(f"{before / 10:.1f}", "", "%"),
        "D": Figure(f"{apart / 10:.1f}", "", "个百分点"),
    }
    return slots, {"cap": things.take("share_name")}, ()


def _perhead(rng: Random, things: Things) -> Made:
    heads, hu, each, eu, total, tu, low, high, least, most = things.take("perhead")
    count, amount = _between(rng, low, high), _between(rng, least, most)
    amount -= amount % rng.choice((1, 10, 50))
    product = count * amount
    sums = figure(rng, product, tu)
    if tu != "元" and not sums.scale:
        sums = Figure(str(product), "", tu)
    slots = {"H": Figure(str(count), "", hu), "E": Figure(str(amount), "", eu), "T": sums}
    return slots, {"heads": heads, "each": each, "total": total}, ()


def _repeat(rng: Random, things: Things) -> Made:
    amount, words = _done(rng, things)
    return {"H": amount, "R": amount}, words, ()


def _cross(rng: Random, things: Things) -> Made:
    name, unit, low, high = things.take("level")
    amount = figure(rng, _between(rng, low, high), unit)
    return {"A": amount, "B": amount}, {"level": name, "month": rng.choice(things.rows["month"])}, ()


def _running(rng: Random, things: Things) -> Made:
    first, words = _done(rng, things)
    early, late = rng.choice(things.rows["early_late"])
    return {"A": first, "B": _part(rng, first, 1.15, 1.9)}, words | {"early": early, "late": late}, ()


def _respective(rng: Random, things: Things, growth: bool) -> Made:
    slots: dict[str, Figure] = {}
    items: list[str] = []
    for at in range(3):
        row = things.take("level" if growth else "done")
        name = row[0] if growth else row[0] + row[1]
        amount = figure(rng, _between(rng, row[-2], row[-1]), row[-3])
        items.append(f"{name}{amount.text}" + ("、" if at < 2 else ""))
        slots["PQR"[at]] = _grown(rng, amount) if growth else _of_whole(rng, amount)
    return slots, {}, tuple(items)


def _of_whole(rng: Random, count: Figure) -> Figure:
    """The percent of a target that is a whole number."""
    target = max(Fraction(1), Fraction(round(count.value * Fraction(rng.uniform(0.85, 1.6)))))
    return Figure(rounded(100 * count.value / target, 1), "", "%")


def _grown(rng: Random, now: Figure) -> Figure:
    """The growth from what stood before, in the same digits."""
    before = now.rewritten(now.value / Fraction(rng.uniform(1.012, 1.28)))
    return Figure(rounded(100 * (now.value / before.value - 1), 1), "", "%")


def _days(rng: Random, things: Things) -> Made:
    first = dt.date(2025, rng.choice((3, 4, 5, 6, 7, 8, 9, 10)), rng.randint(1, 28))
    days = rng.randint(3, 24)
    last = first + dt.timedelta(days - 1)
    to = f"{last.day}日" if last.month == first.month and rng.random() < 0.5 else _day(last)
    count = Figure(str(days), "", "天")
    words = {"from": _day(first), "to": to, "event": things.take("event")}
    return {"N": count, "days": count}, words, ()


def _day(day: dt.date) -> str:
    return f"{day.month}月{day.day}日"


def _slogan(rng: Random, things: Things) -> Made:
    tail, *pool = things.take("slogan")
    number = rng.randint(3, 5)
    items: Sequence[str] = rng.sample(pool, number)
    steps = rng.sample(things.rows["numbered"], number)
    told = "；".join(f"{'一二三四五'[i]}是{step}" for i, step in enumerate(steps))
    count = Figure(str(number), "", "")
    return {"N": count, "items": count}, {"tail": tail, "LIST": "、".join(items), "NUMBERED": told}, ()


def _range(rng: Random, things: Things) -> Made:
    return {"A": Figure(f"{rng.uniform(71, 99.6):.1f}", "", "%")}, {"cap": things.take("share_name")}, ()


_MAKERS = {
    "target": _target,
    "ceiling": lambda r, t: _bounded(r, t, True),
    "floor": lambda r, t: _bounded(r, t, False),
    "part": _parts,
    "sum": _sum,
    "share": _share,
    "shares": _shares,
    "rate": _rate,
    "whole_share": _whole_share,
    "growth": lambda r, t: _change(r, t, False),
    "decline": lambda r, t: _change(r, t, True),
    "points": _points,
    "perhead": _perhead,
    "repeat": _repeat,
    "cross": _cross,
    "fall": _running,
    "respective": lambda r, t: _respective(r, t, False),
    "respective_growth": lambda r, t: _respective(r, t, True),
    "days": _days,
    "slogan": _slogan,
    "range": _range,
}
