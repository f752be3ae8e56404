"""Recognizers-Text for Chinese: number, percent, currency, dimension, age, date and time."""

from __future__ import annotations

from recognizers_date_time import DateTimeRecognizer
from recognizers_number import Culture, NumberRecognizer
from recognizers_number_with_unit import NumberWithUnitRecognizer

_number, _unit = NumberRecognizer(Culture.Chinese), NumberWithUnitRecognizer(Culture.Chinese)
MODELS = (
    _number.get_number_model(),
    _number.get_percentage_model(),
    _unit.get_currency_model(),
    _unit.get_dimension_model(),
    _unit.get_age_model(),
    DateTimeRecognizer(Culture.Chinese).get_datetime_model(),
)


def read(data: bytes, stages: dict[str, float] | None = None) -> int:
    """How many entities all six models find on a page, line by line."""
    lines = [line for line in data.decode("utf-8", "replace").splitlines() if line.strip()]
    return sum(len(model.parse(line)) for line in lines for model in MODELS)
