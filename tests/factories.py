"""Hand-made metrics for tests of rules and links: only what a test speaks of has to be said."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from transforms.metric import Evidence, Metric
from transforms.place import Place

COUNTY = Place(code="420115", name="江夏区", level="county", parents=("420000", "420100"))


def metric(raw: str, value: str | None = None, *, at: int = 0, **fields: Any) -> Metric:
    """A metric printed as ``raw`` at offset ``at``; ``value`` defaults to its plain digits.

    ``unit`` defaults to 人, the printed interval to half a unit of the last digit of ``value``.
    """
    number = None if value == "" else Decimal(value if value is not None else raw.rstrip("人家个%元"))
    half = None if number is None else Decimal((0, (5,), int(number.as_tuple().exponent) - 1))
    known: dict[str, Any] = {
        "evidence": Evidence("d" * 64, at, at + len(raw), raw),
        "story_id": "story",
        "start": at,
        "end": at + len(raw),
        "sentence_start": 0,
        "sentence_end": 1000,
        "quote": raw,
        "role": "actual",
        "indicator": "城镇新增就业",
        "indicator_code": None,
        "subject": None,
        "place": COUNTY,
        "value": number,
        "value_low": None,
        "value_high": None,
        "printed_low": None if number is None or half is None else number - half,
        "printed_high": None if number is None or half is None else number + half,
        "approx": "exact",
        "unit": "人",
        "period_start": date(2023, 1, 1),
        "period_end": date(2023, 12, 31),
        "period_text": "2023年",
    }
    return Metric(**(known | fields))
