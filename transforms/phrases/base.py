"""What a figure is set beside, in the words before it (所比与所据): the level of another year, the prices it is reckoned by, its class."""

from __future__ import annotations

import re

# 常住人口与2010年的725万人相比: the year of the other level is none of the name.
_SET_BESIDE = re.compile(r"(?<=..)[与同和跟](?:(?:19|20)[0-9]{2}年|[去上前]一?年)[^,;。0-9的]{0,16}的$")
# 按当年价格比上年增长6%: nor are the prices.
_BY_PRICES = re.compile(r"[,;、]?[按以](?:可比|现行|当年|不变|基期)价格?(?:计算)?,?")
_AMONG_KIND = re.compile(r"(?:在)?([一-龥]{0,6}([一-龥]{2}))中(?=[一-龥]{2})")
_NO_AMONG = frozenset("其集高初空当之途")
"""Before 中 in words of their own."""


def without_base(left: str) -> tuple[str, int]:
    """``left`` without the level it is set beside and the prices it is reckoned by, and how many characters its front lost."""
    if left.endswith("的") and "年" in left:
        left = _SET_BESIDE.sub("", left)
    priced = _BY_PRICES.match(left) if "价" in left[2:10] else None
    cut = priced.end() if priced is not None else 0
    return left[cut:], cut


def among_kind(phrase: str) -> str:
    """女党员 of 党员中女党员: what a class is of stands in its own name, too."""
    among = _AMONG_KIND.match(phrase) if "中" in phrase[2:10] else None
    if among is None or among[2][-1] in _NO_AMONG:
        return phrase
    rest = phrase[among.end() :]
    return rest if among[2] in rest else phrase
