"""Parts told by where they are, seen from the place told of (省外、县内): 省外3万人、省内县外1万人、县内2万人."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.names.told import Told

SITE = re.compile(r"(?:[省市县区州旗国][内外]){1,2}")
NEAR = 6
"""Earlier metrics that are asked what the sites part. 2026-11: 6."""
LONGEST = 16
"""Characters of the longest name that a site is put before. 2026-11: 16."""


def at_site(site: str, unit: str, earlier: Sequence[Told]) -> str:
    """The site with what its figure is a part of: 县内务工就业; ``earlier`` are the paragraph's metrics, nearest last."""
    told = (m.indicator for m in reversed(earlier[-NEAR:]) if m.unit == unit)
    whole = next((name for name in told if name and not SITE.match(name)), "")
    return site + whole if 2 <= len(whole) <= LONGEST and "占" not in whole else site
