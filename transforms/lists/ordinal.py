"""Lists whose items are numbered in words (一是…;二是…; 其一…,其二…)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transforms.lists.count import BEFORE_ORDINALS, count_of
from transforms.lists.head import noun_before
from transforms.lists.record import Item, Listing

REACH = 400
"""Characters in which the next ordinal is looked for. 2026-11: set to 400, then for each next one anew."""
_ORDINALS = ("是", "要", "看")
_NUMERALS = "一二三四五六七八九十"
_SENTENCE = re.compile(r"[。\n]")


def ordinal_lists(folded: str) -> Iterator[Listing]:
    """Every 一是 whose 二是 follows in the same paragraph."""
    done = 0
    for word in _ORDINALS:
        at = folded.find("一" + word)
        while at >= 0:
            if at >= done and (listing := _from(folded, at, word)) is not None:
                yield listing
                done = listing.items[-1].end
            at = folded.find("一" + word, at + 2)
    at = folded.find("其一")
    while at >= 0:
        if (listing := _from(folded, at + 1, "", "其")) is not None:
            yield listing
        at = folded.find("其一", at + 2)


def _from(folded: str, at: int, word: str, before: str = "") -> Listing | None:
    """The list that begins with the ordinal at ``at``."""
    if at and not before and folded[at - 1] not in ",;:。(\n 、—":
        return None
    starts = [at + 1 + len(word)]
    furthest = min(len(folded), at + REACH * len(_NUMERALS))
    line = folded.find("\n", at, furthest)
    line = furthest if line < 0 else line
    for numeral in _NUMERALS[1:]:
        found = folded.find(before + numeral + word, starts[-1], min(starts[-1] + REACH, line))
        if found < 0 or folded[found - 1] not in ",;。:、 ":
            break
        starts.append(found + len(before) + 1 + len(word))
    if len(starts) < 2:
        return None
    width = len(before) + 1 + len(word)
    ends = [start - width for start in starts[1:]]
    line = min(line, starts[-1] + REACH)
    stop = _SENTENCE.search(folded, starts[-1], line)
    last = stop.start() if stop else line
    semicolon = folded.find(";", starts[-1], last)
    ends.append(last if semicolon < 0 else semicolon)
    items: list[Item] = []
    for start, end in zip(starts, ends, strict=True):
        while start < end and folded[start] in ",: ":
            start += 1
        while end > start and folded[end - 1] in ";,。、 ":
            end -= 1
        if start == end:
            return None
        items.append(Item(start, end, folded[start:end]))
    begin = at - len(before)
    count = count_of(BEFORE_ORDINALS.search(folded, max(0, begin - 48), begin))
    head = count.head if count is not None else noun_before(folded, 0, begin)
    said = (count.start, count.end, count.said, (count.number,)) if count else (starts[0], starts[0], "", ())
    return Listing(*said, head, "closed", tuple(items), "ordinals")
