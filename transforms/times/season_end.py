"""A season that its story tells as over (收秤): 自9月3日开秤以来,… of a story that begins 10月25日,…收购收了尾 ends with that day."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.period import PageDate, Period
from transforms.times.mention import TimeMention

_BEGUN = re.compile(r"(?:开[^,。;0-9发办具]|启动|打响)[^,。;]{0,6}以来$")
"""A stretch since the day on which a season or a campaign began."""
_OVER = re.compile(
    r"(?:(?!将|预计|拟|力争)[^。;\n]){0,44}?(?:收了?(?:尾|官|秤|榨|兵|关|镰|摊)|结束|告捷|落幕|谢幕|闭幕|闭园|落下帷幕|画上句号|停[收榨])(?!后|时|前)"
)
"""Behind a day: with it what had begun was over."""
_DAYS = frozenset(("day", "relative"))


def until_told_over(
    folded: str, mentions: Sequence[TimeMention], found: list[Period], page: PageDate
) -> None:
    """Closes in ``found`` what is told since a season's beginning with the day on which the story says that it ended."""
    seasons = [i for i, m in enumerate(mentions) if m.kind == "since" and _BEGUN.search(m.text)]
    if not seasons:
        return
    over = [
        day
        for mention, (day, last) in zip(mentions, found, strict=True)
        if mention.kind in _DAYS
        and day is not None
        and day == last
        and (page.day is None or day <= page.day)
        and not mention.ahead
        and _OVER.match(folded, mention.end)
    ]
    for i in seasons:
        start = found[i].start
        ends = [day for day in over if start is not None and start < day]
        if ends:
            found[i] = Period(start, max(ends))
