"""What a row of last year's figures is called (去年同期的一列数): 办展9场、引客3万人,比去年同期的8场、2万人分别增长."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.names.told import Spoken
from transforms.text.surroundings import Surroundings

_OPENS = re.compile(
    r"(?:^|[,;、])[比较与](?:(?:19|20)[0-9]{2}年|去年|上年|前年)?(?:同期|同[月季日])?的(?=[0-9])"
)
_ROW = re.compile(
    r"[0-9][0-9.]*[万亿]*[^0-9、和及与,;。]{1,6}(?:[、和及与][0-9][0-9.]*[万亿]*[^0-9、和及与,;。]{1,6})+"
)
_FIGURE = re.compile(r"[0-9][0-9.]*[万亿]*([^0-9、和及,;。]{1,6})")
_NO_LEVEL = frozenset({"%", "个百分点", "倍"})


def of_last_year(phrase: str, around: Surroundings, unit: str, told: Sequence[Spoken]) -> str:
    """``phrase``, or for one of several figures that others are compared with the name of the one that it is told of.

    The figures of one measure word have the names of as many told before the row, in their order.
    """
    opened = _OPENS.search(around.text, max(around.group_start, around.clause_start - 1), around.start + 1)
    if opened is None or unit in _NO_LEVEL:
        return phrase
    row = _ROW.match(around.text, opened.end())
    if row is None:
        return phrase
    units = _FIGURE.findall(row[0])
    ahead = sum(m.start >= opened.end() and m.unit == unit for m in told)
    names = [m.indicator for m in told if m.end <= opened.start() + 1 and m.unit == unit and m.indicator]
    at = len(names) - sum(u.startswith(unit) for u in units) + ahead
    return names[at] if 0 <= at < len(names) else phrase
