"""How many figures a sentence says that come together (三项合计, 两个项目分别投资).

Such a number closes a list: what stands before it is all there is.
"""

from __future__ import annotations

import re

from checks.sentence import Sentence

_SPELLED = {"两": 2, **{spelled: n for n, spelled in enumerate("一二三四五六七八九十", 1)}}
SO_MANY = re.compile(
    r"([两二三四五六七八九十])(?:项|类|者|个|种|税|险|港|镇|乡|县|市|区|村|街道|地|家|校|院|大产业)(?:合计|共计|总计|共)"
)


def counted_items(sentence: Sentence, at: int) -> int | None:
    """How many items the total says that it is of (三项合计)."""
    found = SO_MANY.search(sentence.clause_lead(at))
    return None if found is None else _SPELLED[found[1]]


_THINGS = re.compile(r"([两二三四五六七八九十])(?:个|项|家|处|条|座|所|期|批)[^,;。]{0,12}分别[^,;。]{0,8}$")


def counted_things(sentence: Sentence, first: int) -> int | None:
    """How many things the list says that it tells one by one (两个项目分别投资…)."""
    found = _THINGS.search(sentence.text[: sentence.figures[first].start - sentence.start])
    return None if found is None else _SPELLED[found[1]]
