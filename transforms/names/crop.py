"""What a yield is of (亩产、总产属于哪种作物), where only machines or people stand between."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.names.told import Told

_YIELD = re.compile(r"(?:平均)?(?:亩产|单产|公顷产量)|(?:预计|实现)?总产(?:量)?")
YIELD_ENDS = frozenset("产量")
_GROWING = frozenset(("亩", "公顷", "平方米"))
_NO_CROP = frozenset(("台", "架", "套", "部", "辆", "台次", "人", "名", "户", "人次", "个", "支"))
"""What is counted so bears no crop: 出动插秧机90台,平均亩产500公斤."""


def crop_of(phrase: str, told: Sequence[Told]) -> Told | None:
    """The figure that a yield is of: the nearest of land where only machines or people stand between."""
    if _YIELD.fullmatch(phrase) is None or told[0].unit not in _NO_CROP:
        return None
    return next((m for m in told if m.unit in _GROWING), None)
