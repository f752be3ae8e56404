"""What a fee is for (收费的指标): 每期12次,收费180元,合每次15元 tells 每期收费 and 每次收费."""

from __future__ import annotations

import re

from transforms.text.surroundings import Surroundings

_FOR_ALL = re.compile(r"(每[一-鿿]{1,3}?)(?:[0-9]{1,3}(?:节|次|课时|天|小时|堂))?,?(?:只|仅|均|统一)?收费$")
_FOR_EACH = re.compile(r"收费[0-9][0-9.]*元, ?(?:折?合|相当于)(?:平均)?(每[一-鿿]{1,3})$")
REACH = 24
"""Characters before a fee in which what it is for is told. 2026-11: 24."""


def fee_name(around: Surroundings) -> str:
    """What the fee is called, with what it is for; empty for any other sum."""
    if "收费" not in around.sentence:
        return ""
    low = max(around.sentence_start, around.start - REACH)
    found = _FOR_ALL.search(around.text, low, around.start) or _FOR_EACH.search(
        around.text, low, around.start
    )
    return found[1] + "收费" if found is not None else ""
