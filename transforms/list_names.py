"""What the items of a list of numbers share: their predicate (企业和劳动者开展调研), their names (甲、乙分别为…)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from transforms.indicator import distributed, distributed_bare
from transforms.link_frame import COMPARED
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


def _thirds(phrase: str) -> tuple[str, ...]:
    """The three industries, where a list is of 三次产业."""
    return tuple(f"第{n}产业" for n in "一二三") if "三次产业" in phrase else ()


def respective_names(around: Sequence[Surroundings], mentions: Sequence[tuple[int, int]]) -> dict[int, str]:
    """The names of 分别 lists (甲、乙分别为3万亩、5万亩) by index of the quantity."""
    names: dict[int, str] = {}
    heads: tuple[int, tuple[str, ...]] = (-1, ())
    i = 0
    while i < len(around):
        end = i + 1
        while end < len(around) and around[end].chained:
            end += 1
        before, mark, after = around[i].left.rpartition("分别")
        if mark and end - i > 1:
            did = "" if COMPARED.search(after) else phrase_before(after, around[i].start - len(after), ())
            near = mentions[bisect_left(mentions, (around[i].left_start,)) :][:8]
            phrase = phrase_before(before, around[i].left_start, near)
            noun = phrase_after(around[end - 1].right)[0]
            listed = distributed(phrase, end - i)
            sentence = around[i].sentence_start
            if not phrase and did and heads[0] == sentence and len(heads[1]) == end - i:
                listed = heads[1]  # the names of the list before: …,分别拉动经济增长0.3、2.0和4.6个百分点
            elif listed:
                heads = sentence, _thirds(phrase) or distributed_bare(phrase, end - i)
            names |= {i + k: name + (noun or did) for k, name in enumerate(listed)}
        i = end
    return names


def continues_list(text: str, last_end: int, start: int) -> bool:
    """Whether only 、 and words of the next item stand between two numbers."""
    between = text[last_end:start]
    return between.startswith("、") and "," not in between
