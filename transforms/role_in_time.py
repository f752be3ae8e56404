"""What the time of a statement says of its role (时间与角色): an aim that is over is an estimate, what is to come an aim."""

from __future__ import annotations

from transforms.period import PageDate, Period
from transforms.quantity import Quantity
from transforms.role import Role, role_of
from transforms.surroundings import Surroundings
from transforms.time_mention import TimeMention
from transforms.told_period import is_estimate, is_to_come


def role_in_time(
    role: Role,
    quantity: Quantity,
    around: Surroundings,
    near: tuple[Quantity, Role] | None,
    mention: TimeMention | None,
    period: Period,
    date: PageDate,
) -> Role:
    """``role`` as the words tell it, mended by the statement's time; ``near`` is the metric before it with its role."""
    if role == "target" and is_estimate(mention, period, around, date, quantity.start):
        return role_of(quantity, around, near, aimed=False)
    if role in ("actual", "rate") and is_to_come(mention, period, around, date):
        return "target"
    return role
