"""A name before the time that it is told of (名称在前、时间在后): 注册商户截至5月底为6万家."""

from __future__ import annotations

import re
from collections.abc import Sequence

TIMES_END = frozenset("年月日度底末初来间期")
"""With which letters an expression of time ends."""
AT_A_TIME = re.compile(r"(?:截[至止]|到|至)?[0-9年月日底末初]{2,}[已达为有共]{0,2}")
"""A clause of nothing but a time (商户:截至5月底|6万家)."""
_BEFORE_TIMES = frozenset("比较与由从在于自的")
"""Letters before a time that is compared with or begun at, and names nothing (比上年底为)."""
_UNTIL = re.compile(r"(?:截[至止]|到|至)?$")
_IS_NOW = re.compile(r"(?:已|共|累计|则)*(?:为|是|有|达到?)?")


def without_time_behind(left: str, left_start: int, mentions: Sequence[tuple[int, int]]) -> str:
    """``left`` without the time that its end says it at: 平台注册商户|截至5月底为."""
    if not mentions:
        return left
    start, end = mentions[-1][0] - left_start, mentions[-1][1] - left_start
    if start < 2 or left[end - 1 : end] not in TIMES_END or not _IS_NOW.fullmatch(left, end):
        return left
    until = _UNTIL.search(left, 0, start)
    at = until.start() if until else start
    return left[:at] if left[at - 2 : at].isalpha() and left[at - 1] not in _BEFORE_TIMES else left
