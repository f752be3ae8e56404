"""What a list counts whose head stands before a colon (列举的总名): 抢险队伍也已就位:县级2支、镇级9支."""

from __future__ import annotations

import re

_READY = re.compile(
    r"(?:(?<![一-鿿])|(?<=[省市县区州乡镇]))(?:[全该我][省市县区州乡镇])?([一-鿿]{2,10}?)(?:也|都|均|全部|已经?|现已|悉数|同步)+(?:就位|到位|落实|备齐|配齐|组建|成立|建成|建好|配好|待命),?:"
)
_CLASS = re.compile(r"(?:[省市县区州国]家?|区镇|乡镇|镇街|[村镇乡])级?|城区|农村|镇区")
_IN_ALL = re.compile(r"[,;](?:合计|共计|总计|一共|共)")


def headed(phrase: str, text: str, sentence_start: int, start: int) -> str:
    """``phrase`` with the head of its list behind it, where it is only a level: 县级抢险队伍; of their sum the head."""
    if _CLASS.fullmatch(phrase) is None:
        return phrase
    head = _READY.search(text, sentence_start, start)
    if head is None:
        return phrase
    total = _IN_ALL.search(text, max(sentence_start, start - 3), start)
    return head[1] if total is not None and total.end() == start else phrase + head[1]
