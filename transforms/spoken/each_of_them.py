"""Of whom there are so many, where the clause goes on with what each gets (某某每人): 86名70岁以上老人每人代缴水费120元."""

from __future__ import annotations

import re

from transforms.numbers.measure import family

_EACH = re.compile(r"([^,;。平均每]{2,14})每[人名户位家]([^,;。]{1,14})")
_HOUSES = ("户", "家")


def each_of_them(phrase: str, unit: str) -> str:
    """70岁以上老人 for the count of them; any other phrase as it is."""
    if family(unit) != "person" and unit not in _HOUSES:
        return phrase
    each = _EACH.fullmatch(phrase)
    return each[1].removesuffix("的") if each is not None else phrase
