"""From which level to which a plan will move something (将由…提高到…): the old one is, the new one is aimed at."""

from __future__ import annotations

from transforms.numbers.number_kind import is_measured, is_share, is_span_of_time
from transforms.quantity import Quantity
from transforms.roles.word import DECLINE, GROWTH, LEAD, Cue, cue

_WILL = r"(?:将|将会|有望|可望|预计|预计将|力争|确保)"
_MOVES = rf"(?:{GROWTH}|{DECLINE}|扩大|扩容|发展|压缩|优化)[^,;。0-9]{{0,2}}(?:到|至|为)"
_OLD = rf"{_WILL}[由从](?![业事])[^,;。0-9每]{{0,10}}$"
_THEN = rf"^[^,;。0-9]{{0,8}}{_MOVES}"


def _is_amount(quantity: Quantity) -> bool:
    return is_measured(quantity) and not is_span_of_time(quantity)


def _is_level(quantity: Quantity) -> bool:
    return _is_amount(quantity) and not is_share(quantity)


MOVES_TO_COME: tuple[Cue, ...] = (
    cue(
        "rate",
        "the share from which a plan will move",
        "before",
        _OLD,
        is_share,
        "完工后,绿化率将由去年底的【34%】提高到40%以上",
        then=_THEN,
        needs="由 从",
    ),
    cue(
        "actual",
        "the level from which a plan will move",
        "before",
        _OLD,
        _is_level,
        "建成后,日供水能力将由【2万吨】提高到5万吨",
        then=_THEN,
        needs="由 从",
    ),
    cue(
        "target",
        "the level to which a plan will move",
        "before",
        rf"{_WILL}[由从](?![业事])[^,;。每]{{1,20}}{_MOVES}{LEAD}$",
        _is_amount,
        "届时,绿化率将由去年底的34%提高到【40%以上】",
        "建成后,日供水能力将由2万吨提高到【5万吨】",
        needs="由 从",
    ),
)
"""Before all other words of plans."""
