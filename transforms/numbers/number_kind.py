"""What kind of number a quantity is (数的种类): share, difference of shares, sum, age, length of time, size."""

from __future__ import annotations

from transforms.numbers.measure import family
from transforms.quantity import Quantity

SHARES = frozenset({"%", "‰", "成"})
"""Units of an observed share."""
POINTS = frozenset({"个百分点", "百分点", "个千分点", "个基点", "基点"})
RELATIVE_UNITS = SHARES | POINTS | {"倍", "番"}
"""Units of numbers that compare; every other unit counts or measures."""

_COUNTERS = frozenset({"项", "个", "大", "类", "条", "种", "大类", "大项"})
"""Units that count goals and indicators when these follow at once."""


def is_share(q: Quantity) -> bool:
    return q.unit in SHARES


def is_relative(q: Quantity) -> bool:
    return q.unit in RELATIVE_UNITS


def is_points(q: Quantity) -> bool:
    return q.unit in POINTS


def is_money(q: Quantity) -> bool:
    """A sum, or a price for each (元/平方米·月)."""
    return family(q.unit.partition("/")[0]) == "money"


def is_age(q: Quantity) -> bool:
    return q.unit in ("岁", "周岁")


def is_span_of_time(q: Quantity) -> bool:
    return family(q.unit) == "time" and not is_age(q)


def is_size(q: Quantity) -> bool:
    return family(q.unit) in ("mass", "length", "volume")


def is_counted(q: Quantity) -> bool:
    return not is_relative(q)


def is_measured(q: Quantity) -> bool:
    """Not 三项任务 or 5个目标, which count the goals themselves."""
    return q.unit not in _COUNTERS


def is_one(q: Quantity) -> bool:
    """One of those that are counted (每吸纳1名)."""
    return q.numeral is not None and q.numeral.value == 1 and is_counted(q) and not is_money(q)


def is_bounded_share(q: Quantity) -> bool:
    """A share that is at least, at most or about so much (6%左右)."""
    return is_relative(q) and q.numeral is not None and q.numeral.approx != "exact"


def is_threshold(q: Quantity) -> bool:
    return is_money(q) and q.numeral is not None and q.numeral.approx == "over"


def is_bare(q: Quantity) -> bool:
    """A number without a measure word, as ratios and indices are told (以女性为100)."""
    return not q.unit


def counts_people(q: Quantity) -> bool:
    return family(q.unit) == "person"


def anything(q: Quantity) -> bool:
    return True
