"""The time of a headline's figure (标题数字的统计期): that of the story's first statement of the same figure.

A headline rounds and leaves the time out (上半年进账超12亿元); the text below tells both.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from transforms.metric import Metric
from transforms.names.likeness import likeness

Days = tuple[date | None, date | None]
_OBSERVED = frozenset(("actual", "rate", "change"))

ALIKE = 0.6
"""Likeness of words from which a figure cut short is the told one. 2026-11: 0.6."""

_NEAR = {
    "exact": (Decimal(1), Decimal(1)),
    "over": (Decimal(1), Decimal("1.1")),
    "under": (Decimal("0.9"), Decimal(1)),
    "about": (Decimal("0.95"), Decimal("1.05")),
}
"""How far the full figure may lie from the rounded one, by its wording. 2026-11: a tenth, a twentieth."""


def told_below(metrics: Sequence[Metric], body: int, headline: str = "") -> dict[int, int]:
    """By the place of a headline's metric in ``metrics`` the place of the one in the body that tells its time.

    ``metrics`` are a story's in text order, ``body`` is where its text begins, ``headline`` what stands before. Only
    headline figures without a bounded period of their own are in it; of several statements in the body the first counts.

    A figure that the text does not repeat is of the one time that the head's other figures are of (假期迎客121万人次,
    and below it 综合收入达9.6亿元).
    """
    found: dict[int, int] = {}
    alone: list[int] = []
    dated: dict[Days, int] = {}
    for i, head in enumerate(metrics):
        if head.start >= body:
            break
        if head.period_end is not None:
            dated.setdefault((head.period_start, head.period_end), i)
        if head.period_end is not None or head.value is None or head.role in ("standard", "context"):
            continue
        for j in range(i + 1, len(metrics)):
            told = metrics[j]
            if told.start >= body and _same_figure(head, told):
                if _adds(head, told):
                    found[i] = j
                    dated.setdefault((told.period_start, told.period_end), j)
                break
        else:
            if not head.period_text and head.role in _OBSERVED:
                slipped = next(
                    (j for j in range(i + 1, len(metrics)) if _slipped(head, metrics[j], body, headline)),
                    None,
                )
                if slipped is not None and _adds(head, metrics[slipped]):
                    found[i] = slipped
                else:
                    alone.append(i)
    if len(dated) == 1:
        found |= dict.fromkeys(alone, next(iter(dated.values())))
    return found


def _same_figure(head: Metric, told: Metric) -> bool:
    if head.unit != told.unit or told.value is None or head.value is None:
        return False
    if head.value == told.value:
        return True
    if head.approx == "exact":
        low, high = head.printed_low, head.printed_high
        if low is not None and high is not None and low <= told.value < high:
            return True
        # 31万平方米 of 317420平方米: cut, not rounded, if it is said in the same words
        return _is_cut(head.value, told.value) and likeness(head.indicator, told.indicator) >= ALIKE
    low_share, high_share = _NEAR.get(head.approx, _NEAR["exact"])
    low, high = sorted((head.value * low_share, head.value * high_share))
    return low <= told.value <= high or _rounds(head, told.value)


def _slipped(head: Metric, told: Metric, body: int, headline: str) -> bool:
    """Whether the text tells the headline's figure with a slip (2864件 above 2846件, 5.1亿元 of what is 4.9亿元 below).

    The same digits in another order, or a figure near it that is named alike; a line of the headline without a name of
    its own (稻谷库存 | 突破50万吨) is named by the other.
    """
    if told.start < body or head.unit != told.unit or head.role != told.role:
        return False
    if not head.value or not told.value:
        return False
    if sorted(_digits(head.value)) == sorted(_digits(told.value)) and len(_digits(head.value)) > 1:
        return True
    return is_near(head, told) and (
        likeness(head.indicator, told.indicator) >= ALIKE
        or (not head.indicator and len(told.indicator) >= _NAME and told.indicator[-_NAME:] in headline)
    )


_NAME = 4
"""Last characters of a told figure's name that a headline over it repeats. 2026-11: set to 4."""


def is_near(head: Metric, told: Metric) -> bool:
    """Whether the headline's figure is within a fifth of the told one."""
    if not head.value or not told.value or head.unit != told.unit:
        return False
    return abs(head.value - told.value) <= abs(told.value) / 5


def _digits(value: Decimal) -> str:
    return "".join(map(str, value.normalize().as_tuple().digits))


def _is_cut(head: Decimal, told: Decimal) -> bool:
    """Whether the headline's figure is the told one without its last digits."""
    step = Decimal(1).scaleb(int(head.normalize().as_tuple().exponent))
    return head >= 10 * step and 0 < told - head < step


def _rounds(head: Metric, told: Decimal) -> bool:
    """Whether the headline's figure is the told one cut to its last digit (超50家 of 57家), or the next above it (近60家)."""
    value = head.value
    if value is None or value == 0 or head.approx not in ("over", "under"):
        return False
    step = Decimal(1).scaleb(int(value.normalize().as_tuple().exponent))
    return 0 <= told - value < step if head.approx == "over" else 0 <= value - told < step


def _adds(head: Metric, told: Metric) -> bool:
    """Whether the text says more: a time where the headline has none, an end where it has only 今年."""
    if told.period_start is None and told.period_end is None:
        return False
    return head.period_start is None or (
        head.period_start == told.period_start and told.period_end is not None
    )
