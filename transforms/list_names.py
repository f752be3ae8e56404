"""What the items of a list of numbers share: their predicate (企业和劳动者开展调研), their names (甲、乙分别为…)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from transforms.indicator import distributed
from transforms.phrase_after import joins_next, phrase_after, shared_predicate
from transforms.phrase_before import phrase_before
from transforms.surroundings import Surroundings


def shared_predicates(around: Sequence[Surroundings]) -> list[str]:
    """For each quantity the predicate of the list it stands in: that of the last item, for every item."""
    shared = [""] * len(around)
    for i in range(len(around) - 2, -1, -1):
        if around[i].clause_start == around[i + 1].clause_start and joins_next(around[i].right):
            shared[i] = shared[i + 1] or shared_predicate(around[i + 1].right)
    return shared


def respective_names(around: Sequence[Surroundings], mentions: Sequence[tuple[int, int]]) -> dict[int, str]:
    """The names of 分别 lists (甲、乙分别为3万亩、5万亩) by index of the quantity."""
    names: dict[int, str] = {}
    i = 0
    while i < len(around):
        end = i + 1
        while end < len(around) and around[end].chained:
            end += 1
        before, mark, _ = around[i].left.rpartition("分别")
        if mark and end - i > 1:
            near = mentions[bisect_left(mentions, (around[i].left_start,)) :][:8]
            phrase = phrase_before(before, around[i].left_start, near)
            noun = phrase_after(around[end - 1].right)[0]
            names |= {i + k: name + noun for k, name in enumerate(distributed(phrase, end - i))}
        i = end
    return names


def continues_list(text: str, last_end: int, start: int) -> bool:
    """Whether only 、 and words of the next item stand between two numbers."""
    between = text[last_end:start]
    return between.startswith("、") and "," not in between
