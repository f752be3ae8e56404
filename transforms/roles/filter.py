"""Which wordings of a role are worth a search for one quantity (角色用语的筛选): a few cheap tests rule out nearly all.

A set of wordings is a number, each wording one of its bits, the first of the table the lowest; tests are joined with ``&``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import lru_cache

from transforms.numbers.numeral_value import Numeral
from transforms.quantity import Quantity
from transforms.roles.cue import CUES, Cue
from transforms.text.pattern_edge import Characters, closing_characters, opening_characters
from transforms.text.surroundings import Surroundings


def _set_of(wanted: Callable[[Cue], bool]) -> int:
    return sum(1 << i for i, cue in enumerate(CUES) if wanted(cue))


_WHOLE = _set_of(lambda cue: not cue.needs)
"""The wordings that need no word at all."""


def _needing() -> dict[str, tuple[tuple[str, int], ...]]:
    """By first character the words that wordings need, each with the wordings that it will do for."""
    words: dict[str, int] = {}
    for i, cue in enumerate(CUES):
        for word in cue.needs:
            words[word] = words.get(word, 0) | 1 << i
    firsts = {word[0] for word in words}
    return {first: tuple((w, n) for w, n in words.items() if w[0] == first) for first in firsts}


_NEEDING = _needing()
_NEEDED = re.compile(f"[{''.join(sorted(_NEEDING))}]")


@lru_cache(maxsize=256)
def _told(sentence: str) -> int:
    """The wordings of which a sentence has at least one needed word; its figures mostly share the answer."""
    found = _WHOLE
    for first in set(_NEEDED.findall(sentence)):  # most words are ruled out by their first character
        for word, wordings in _NEEDING[first]:
            if word in sentence:
                found |= wordings
    return found


def _asking(fits: Callable[[Quantity], bool]) -> int:
    return _set_of(lambda cue: cue.fits is fits)


_FITTING = [(fits, _asking(fits)) for fits in dict.fromkeys(cue.fits for cue in CUES)]
"""Each question that wordings ask of a number, with the wordings that ask it."""


@lru_cache(maxsize=4096)
def _fitting(unit: str, approx: str | None, is_one: bool) -> int:
    """The wordings that a number of this kind fits: :mod:`transforms.numbers.number_kind` asks for nothing else of it."""
    numeral = Numeral(Decimal(is_one), None, None, None, None, approx) if approx is not None else None
    alike = Quantity(0, 0, "metric", numeral, unit, 0)
    return sum(wordings for fits, wordings in _FITTING if fits(alike))


@lru_cache(maxsize=4096)
def _listed(wordings: int) -> tuple[Cue, ...]:
    """The wordings of a set, in the order of the table."""
    found: list[Cue] = []
    while wordings:
        lowest = wordings & -wordings
        found.append(CUES[lowest.bit_length() - 1])
        wordings ^= lowest
    return tuple(found)


def _by_edge(edges: Sequence[Characters]) -> tuple[dict[str, int], int]:
    """By a character the wordings that it does not rule out, and those that no character rules out."""
    free = sum(1 << i for i, edge in enumerate(edges) if edge is None)
    found: dict[str, int] = {}
    for i, edge in enumerate(edges):
        for char in edge or ():
            found[char] = found.get(char, free) | 1 << i
    return found, free


_CLOSING, _CLOSING_ANY = _by_edge(
    [closing_characters(c.pattern) if c.where in ("left", "before", "lead") else None for c in CUES]
)
"""The wordings that may end with a character right before the number."""
_OPENING, _OPENING_ANY = _by_edge(
    [opening_characters(c.pattern) if c.where == "right" else None for c in CUES]
)
"""The wordings that may begin with a character right behind the number."""


def possible(quantity: Quantity, around: Surroundings) -> tuple[Cue, ...]:
    """The wordings worth a search: those that fit the quantity, its neighbours, and have a word that they need."""
    numeral = quantity.numeral
    if numeral is None:
        fitting = _fitting(quantity.unit, None, False)
    else:
        fitting = _fitting(quantity.unit, numeral.approx, numeral.value == 1)
    char = around.text[around.start - 1 : around.start]
    fitting &= _CLOSING.get(char, _CLOSING_ANY) & _OPENING.get(around.right[:1], _OPENING_ANY)
    if fitting & ~_WHOLE:
        fitting &= _told(around.sentence)  # asked last: it takes the longest
    return _listed(fitting)
