"""From which level to which a plan will move something (将由…提高到…): the old one is, the new one is aimed at."""

from __future__ import annotations

from transforms.numbers.number_kind import is_measured, is_share, is_span_of_time
from transforms.quantity import Quantity
from transforms.roles.word import DECLINE, GROWTH, LEAD, Cue, cue

_WILL = r"(?:将|将会|有望|可望|预计|预计将|力争|确保)"
_MOVES = rf"(?:{GROWTH}|{DECLINE}|扩大|扩容|发展|压缩|优化)[^,;。0-9]{{0,2}}(?:到|至|为)"
_OLD = rf"{_WILL}[由从](?![业事])[^,;。0-9每]{{0,10}}$"
_PAST = r"[比较](?:[去上前]年|20[0-9]{2}年|上一?[届季年度]{1,2}|往年)[^,;。0-9每]{0,8}的$"
_GROWS = rf"^[^,;。0-9]{{0,6}}(?:{GROWTH}|{DECLINE})"
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
        "rate",
        "the share of a year that is over, from which a plan is measured",
        "before",
        _PAST,
        is_share,
        "覆盖率预计达到62%,比去年的【55%】提高7个百分点",
        then=_GROWS,
        needs="比去年 比上 比前 比2 比往 较去年 较上 较前 较20 较往",
    ),
    cue(
        "actual",
        "the level of a year that is over, from which a plan is measured",
        "before",
        _PAST,
        _is_level,
        "产值预计达到3亿元,比去年的【2.4亿元】增长25%",
        then=_GROWS,
        needs="比去年 比上 比前 比2 比往 较去年 较上 较前 较20 较往",
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
