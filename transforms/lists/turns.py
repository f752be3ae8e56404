"""The names of a list by turns (批次、期数): 第一、二批分别发放9袋、8袋 has one name, 第一、二批资金 has two."""

from __future__ import annotations

import re

_PLACE = "第?(?:[一二三四五六七八九十]|[0-9]{1,2})"
_TURN = "(?:批次?|期|轮|阶段|标段)"
_TURNS = re.compile(rf"(?:{_PLACE}{_TURN}?[、和及与]){{1,5}}{_PLACE}({_TURN})")
_EACH = re.compile(r"第?([一二三四五六七八九十]|[0-9]{1,2})")
_STARTS = frozenset("第一二三四五六七八九1234567890")


def turn_names(before: str, count: int, did: str) -> tuple[str, ...]:
    """What the ``count`` items of a list by turns are called, () for any other list.

    ``before`` are the words before 分别, ``did`` what was done behind it: that has one name in each turn.
    """
    turns = _TURNS.match(before) if before[:1] in _STARTS else None
    if turns is None:
        return ()
    said = before[turns.end() :]
    if did and not said:
        return ("",) * count
    places = _EACH.findall(turns[0])
    each = f"第{{}}{turns[1]}" if before[0] == "第" else f"{{}}{turns[1]}"
    return tuple(each.format(n) + said for n in places) if len(places) == count else ()
