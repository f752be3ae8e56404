"""One statement of a page as a metric: the quantity with all that was read about it, and its evidence."""

from __future__ import annotations

from decimal import Decimal

from transforms.metric import Evidence, Metric
from transforms.names.vocabulary import code_of
from transforms.numbers.number_kind import RELATIVE_UNITS
from transforms.numeral import Numeral
from transforms.page import Page
from transforms.period import Period
from transforms.place import Place
from transforms.quantity import Quantity
from transforms.record import record
from transforms.role import Role, is_decline
from transforms.story import Story
from transforms.subject import subject_of
from transforms.text.surroundings import Surroundings
from transforms.times.mention import TimeMention

SUBJECT_REACH = 160
"""Characters of a sentence before its number in which the acting body is looked for."""


@record
class Statement:
    """A quantity, its span on the page, the text around it, and what its story says of it."""

    quantity: Quantity
    span: tuple[int, int]
    around: Surroundings
    role: Role
    indicator: str
    place: Place | None
    mention: TimeMention | None
    period: Period


def _negative(numeral: Numeral) -> Numeral:
    """The number of a fall, its bounds turned over: 下降超过14% is at most -14."""

    def turned(x: Decimal | None) -> Decimal | None:
        return None if x is None else -x

    return Numeral(
        value=turned(numeral.value),
        low=turned(numeral.high),
        high=turned(numeral.low),
        printed_low=turned(numeral.printed_high),
        printed_high=turned(numeral.printed_low),
        approx=numeral.approx,
        unit=numeral.unit,
    )


def as_metric(page: Page, story: Story, told: Statement) -> Metric:
    """The metric of one statement, its evidence read back from the page.

    Raises ValueError for a quantity without a number.
    """
    quantity, around = told.quantity, told.around
    numeral = quantity.numeral
    if numeral is None:
        raise ValueError(f"{page.path}: quantity at {quantity.start} has no number")
    signed = told.role == "change" or (told.role == "target" and quantity.unit in RELATIVE_UNITS)
    if signed and is_decline(around.before):
        numeral = _negative(numeral)
    return Metric(
        evidence=Evidence.read(page, *told.span, story.reading.text[quantity.start : quantity.end]),
        story_id=story.story_id,
        start=quantity.start,
        end=quantity.end,
        sentence_start=around.sentence_start,
        sentence_end=around.sentence_end,
        quote=story.reading.text[around.sentence_start : around.sentence_end].strip(),
        role=told.role,
        indicator=told.indicator,
        indicator_code=code_of(told.indicator, quantity.unit, told.role) if told.indicator else None,
        subject=subject_of(
            around.text[max(around.sentence_start, quantity.start - SUBJECT_REACH) : quantity.start]
        ),
        place=told.place,
        value=numeral.value,
        value_low=numeral.low,
        value_high=numeral.high,
        printed_low=numeral.printed_low,
        printed_high=numeral.printed_high,
        approx=numeral.approx,
        unit=quantity.unit,
        period_start=told.period.start,
        period_end=told.period.end,
        period_text=told.mention.text if told.mention else "",
    )
