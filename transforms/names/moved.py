"""Words by which money or a crop is said to have moved (增收、减支): they name no figure."""

from __future__ import annotations

import re

MOVED = frozenset(("增收", "减收", "增支", "减支", "增产", "减产"))
"""By how much a figure told before has moved: the name of nothing."""
_THEN = re.compile(r"[比较与](?:[去上前]一?年|20[0-9]{2}年|上一?[月季届期])[^,;。]{0,6}$")


def only_moved(left: str, right: str) -> bool:
    """比上年同期|3.5亿元|增收2400万元: whether what follows an old level only tells how it moved."""
    return right in MOVED and _THEN.search(left) is not None
