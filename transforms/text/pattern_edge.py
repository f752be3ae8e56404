"""With which characters the matches of a pattern begin and end (模式的首尾字): the cheapest test that it cannot match.

A pattern for the end of a phrase (``…$``) is tried at each of the phrase's characters before it fails; to look whether
the phrase ends with a character that the pattern can end with costs a hundredth. The characters are read from the
pattern itself, as :mod:`re` has parsed it, so that nobody has to keep a second list.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from re import _constants as op  # ty: ignore[missing-module-member]
from re import _parser  # ty: ignore[missing-module-member]
from typing import Any

Characters = frozenset[str] | None
"""The characters that can stand at an edge; None when any can, or none need."""

_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
_EMPTY = (op.AT, op.ASSERT, op.ASSERT_NOT)


def first_characters(pattern: re.Pattern[str]) -> Characters:
    """What a match begins with."""
    found, empty = _edge(list(_parser.parse(pattern.pattern, pattern.flags)), 1)
    return None if found is None or empty else frozenset(found)


def last_characters(pattern: re.Pattern[str]) -> Characters:
    """What a match ends with."""
    found, empty = _edge(list(_parser.parse(pattern.pattern, pattern.flags)), -1)
    return None if found is None or empty else frozenset(found)


def opening_characters(pattern: re.Pattern[str]) -> Characters:
    """What a text begins with in which ``pattern.search`` finds something; None for a pattern without ``^``."""
    return (
        first_characters(pattern) if _anchored(_parser.parse(pattern.pattern), op.AT_BEGINNING, 0) else None
    )


def closing_characters(pattern: re.Pattern[str]) -> Characters:
    """What a text ends with in which ``pattern.search`` finds something; None for a pattern without ``$``."""
    found = last_characters(pattern) if _anchored(_parser.parse(pattern.pattern), op.AT_END, -1) else None
    return None if found is None else found | {"\n"}  # $ also stands before a line break at the end


class Ending:
    """A pattern for the end of a text (``…$``), tried only on texts that end as it can end.

    Raises ValueError for a pattern that says nothing of how a text ends.
    """

    __slots__ = ("_fits", "_pattern")

    def __init__(self, source: str) -> None:
        self._pattern = re.compile(source)
        fits = closing_characters(self._pattern)
        if fits is None:
            raise ValueError(f"{source}: any text can end so")
        self._fits = fits

    def search(self, text: str) -> re.Match[str] | None:
        """The match at the end of ``text``."""
        return self._pattern.search(text) if text[-1:] in self._fits else None

    def cut(self, text: str) -> str:
        """``text`` without the match at its end."""
        return self._pattern.sub("", text) if text[-1:] in self._fits else text


def by_last_character(
    patterns: Sequence[re.Pattern[str]],
) -> tuple[dict[str, tuple[re.Pattern[str], ...]], tuple[re.Pattern[str], ...]]:
    """By the last character of a text those of ``patterns`` that can match all of it, and those for any other character."""
    ends = [last_characters(pattern) for pattern in patterns]
    known: set[str] = set().union(*(end for end in ends if end is not None))
    fits = {
        char: tuple(p for p, end in zip(patterns, ends, strict=True) if end is None or char in end)
        for char in sorted(known)
    }
    return fits, tuple(p for p, end in zip(patterns, ends, strict=True) if end is None)


def _edge(items: Sequence[tuple[Any, Any]], step: int) -> tuple[set[str] | None, bool]:
    """The characters at one edge of a sequence (None: any), and whether it can be empty; ``step`` -1 for its end."""
    found: set[str] = set()
    for code, told in items[::step]:
        if code in _EMPTY:
            continue
        if code is op.BRANCH:
            here, empty = _either([_edge(list(branch), step) for branch in told[1]])
        elif code in _REPEATS:
            here, empty = _edge(list(told[2]), step)
            empty = empty or told[0] == 0
        elif code is op.SUBPATTERN or code is op.ATOMIC_GROUP:
            here, empty = _edge(list(told[3] if code is op.SUBPATTERN else told), step)
        else:
            here, empty = _characters(code, told), False
        if here is None:
            return None, empty
        found |= here
        if not empty:
            return found, False
    return found, True


def _either(edges: Iterable[tuple[set[str] | None, bool]]) -> tuple[set[str] | None, bool]:
    found: set[str] | None = set()
    empty = False
    for here, can_be_empty in edges:
        found = None if here is None or found is None else found | here
        empty = empty or can_be_empty
    return found, empty


def _characters(code: Any, told: Any) -> set[str] | None:
    """The characters of one item of a parsed pattern; None for a class of them (``.``, ``\\w``, ``[^…]``)."""
    if code is op.LITERAL:
        return {chr(told)}
    if code is not op.IN:
        return None
    found: set[str] = set()
    for kind, value in told:
        if kind is op.LITERAL:
            found.add(chr(value))
        elif kind is op.RANGE and value[1] - value[0] < 100:
            found |= {chr(c) for c in range(value[0], value[1] + 1)}
        else:
            return None
    return found


def _anchored(items: Iterable[tuple[Any, Any]], at: Any, edge: int) -> bool:
    """Whether a sequence begins (``edge`` 0) or ends (-1) with the anchor ``at``, in each of its branches."""
    told = list(items)
    if not told:
        return False
    code, value = told[edge]
    if code is op.AT:
        return value is at
    if code is op.BRANCH:
        return all(_anchored(branch, at, edge) for branch in value[1])
    return code is op.SUBPATTERN and _anchored(value[3], at, edge)
