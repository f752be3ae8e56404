"""Figures beside each other in one list (并列的各项)."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.names.told import Spoken


def continues_list(text: str, last_end: int, start: int) -> bool:
    """Whether only 、 and words of the next item stand between two numbers."""
    between = text[last_end:start]
    return between.startswith("、") and "," not in between


def without_siblings(told: Sequence[Spoken], text: str) -> Sequence[Spoken]:
    """``told`` without the parts before in a list behind 其中: 养殖5万吨 of 总产量9万吨,其中捕捞4万吨、养殖5万吨."""
    last = len(told)
    while last and text.startswith("、", told[last - 1].end):
        last -= 1
    if last == len(told) or not last:
        return told
    among = text.find("其中", told[last - 1].end, told[last].start)
    return told[:last] if among >= 0 else told
