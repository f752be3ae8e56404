"""What each age pays or gets (按岁数分档): behind 老人每餐补2元 the next classes say only 70岁至79岁补4元."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.names.told import Told
from transforms.numbers.measure import family
from transforms.text.surroundings import Surroundings

_CLASS = re.compile(
    r"(?:^|[,;、。:])((?:[^,;。、0-9]{0,4}?)[0-9]{1,3}(?:周?岁)?(?:[至到—~-][0-9]{1,3})?周?岁(?:及?以[上下])?|其余|其他|其它)"
    r"(老年?人|老人|儿童|孩子|学生|居民|的)*每?(?:餐|顿|月|人)?(补|交|缴|付|掏|收|发|领|奖|给)[贴助纳]?$"
)
_RULE = re.compile(
    r"(?:[0-9]{1,3}周?岁)?(?:及?以[上下])?的?(每[餐顿月人年天](?:每[月年餐])?)(?:补|交|缴|付|掏|收|发|领|奖|给)"
)
_OF_WHOM = re.compile(r"老年?人|儿童|孩子|学生|居民")
_PAID = {
    "补": "补贴",
    "交": "缴费",
    "缴": "缴费",
    "付": "付费",
    "掏": "付费",
    "收": "收费",
    "发": "发放",
    "领": "领取",
    "奖": "奖励",
    "给": "发放",
}
_NEAR = 8


def by_age(phrase: str, around: Surroundings, unit: str, told: Sequence[Told]) -> str:
    """70岁至79岁老人每餐补贴 for a class that a list of ages goes on with; any other phrase as it is."""
    if family(unit) != "money":
        return phrase
    found = _CLASS.search(around.text, max(around.sentence_start, around.start - 30), around.start)
    if found is None:
        return phrase
    rules = (
        (m.indicator, r)
        for m in reversed(told[-_NEAR:])
        if m.unit == unit and (r := _RULE.search(m.indicator))
    )
    indicator, rule = next(rules, ("", None))
    if rule is None:
        return phrase
    whom = found[2] if found[2] and found[2] != "的" else ""
    of_whom = _OF_WHOM.search(indicator)
    return found[1] + (whom or (of_whom[0] if of_whom else "")) + rule[1] + _PAID[found[3]]
