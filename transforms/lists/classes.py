"""Lists of ages or sectors before 分别 (年龄段与产业): 0-17岁、18岁及以上人口 are two classes of one thing."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.names.anaphora import AGE

_SECTORS = frozenset(("一产", "二产", "三产"))


def classed(names: Sequence[str]) -> tuple[str, ...]:
    """The names with what only the last one prints behind its age or sector; () for another list."""
    *before, last = names
    if len(last) > 3 and all(n in _SECTORS for n in (*before, last[:2])):
        return (*(n + last[2:] for n in before), last)  # 一产、二产占比
    if not last[0].isdigit() or (oldest := AGE.match(last)) is None or not all(map(AGE.fullmatch, before)):
        return ()
    return (*(n + last[oldest.end() :] for n in before), last)
