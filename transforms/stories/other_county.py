"""Does a text tell of another county than the story above it? (另一县的稿件)

News without names stand one below another, each of its own county, which opens it. A report of a whole city goes
from county to county too, but it speaks of all of them (全市) before.
"""

from __future__ import annotations

import re

from transforms.places.gazetteer import load_gazetteer

OPENING = 30
"""Characters from the beginning of a text in which it says where it is. 2026-11: set to 30."""
LONGEST = 9
"""Characters of the longest name of a county that is looked for. 2026-11: set to 9."""
_KIND = re.compile("[县市区旗]")
_ROUNDUP = re.compile(r"[全我本][省市州盟]|各[县市区旗]|[0-9一二三四五六七八九十两多几]个县|县市区|县区")


def opening_county(text: str) -> str | None:
    """The first county, district or county-level city that the opening of a text names in full."""
    known = load_gazetteer().full
    for kind in _KIND.finditer(text, 0, OPENING):
        names = (text[kind.end() - size : kind.end()] for size in range(min(LONGEST, kind.end()), 2, -1))
        for name in names:
            if any(not code.endswith("00") for code in known.get(name, ())):
                return name
    return None


def tells_of_another(section: str, before: str) -> bool:
    """Whether a section opens with a county that the text before it, which opens with its own, never names."""
    county = opening_county(section)
    if county is None or county[:-1] in before or _ROUNDUP.search(before) is not None:
        return False
    own = opening_county(before)
    return own is not None and own != county
