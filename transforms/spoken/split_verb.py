"""Verbs that speech splits around 了 (离合词): 430家开了工 tells what 430家开工 does."""

from __future__ import annotations

import re

_SPLIT = re.compile(
    r"([开复停完竣动返到])了(工)|([上返到下在])了(岗)|([签履])了(约)|([投停复达增减])了(产)|([就结毕转创])了(业)"
    r"|([入参])了(股)|([参上])了(保)|([脱])了(贫)|([摘])了(帽)|([落])了(户)|([立])了(项)|([封])了(顶)|(通)了([车水电气网邮航])|([领办换持发])了(证)"
    r"|([退])了(休)|([返还])了(乡)|([入])了(学|党|会|社)|([结办])了(案)|([挂开])了(牌|张|业|园|馆|学)"
)


def joined_verb(words: str) -> str:
    """``words`` with such a verb in one piece."""
    return _SPLIT.sub(lambda m: "".join(g for g in m.groups() if g), words) if "了" in words else words
