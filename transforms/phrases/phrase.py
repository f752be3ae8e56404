"""The words that the reader of indicator phrases looks for, and small mends of a cut phrase."""

from __future__ import annotations

import re

from seeds import wordlists
from transforms.text.bullets import BULLETS
from transforms.text.words import words

MAX_LENGTH = 30
"""Characters of the longest phrase kept; longer ones are cut to their last part at a word boundary."""

OPEN_BRACKET = {"“": "”", "《": "》", "(": ")", "『": "』", "「": "」"}


def listed(kind: str) -> tuple[str, ...]:
    """Words of one kind of ``seeds/reference/phrase_words.csv``, longest first."""
    found = {row["word"] for row in wordlists.load("phrase_words") if row["kind"] == kind}
    return tuple(sorted(found, key=lambda w: (-len(w), w)))


def any_of(kind: str) -> str:
    """Regex source that matches one word of a kind, the longest first; parted by first characters, which is quicker."""
    rests: dict[str, list[str]] = {}
    for word in listed(kind):
        rests.setdefault(word[0], []).append(word[1:])
    return "|".join(
        f"{first}(?:{'|'.join(rest)})" if rest != [""] else first for first, rest in rests.items()
    )


PREDICATES = frozenset(listed("predicate"))
LINKS = frozenset(listed("link"))
WORKED = frozenset(listed("worked"))
"""改建|项目, 养殖|基地: a verb before one of these is its attribute."""

_MARKS = " 、,;:·-—/" + BULLETS
_OPENERS = {
    first: tuple(sorted(w for w in LINKS if w[0] == first)) for first in sorted({w[0] for w in LINKS})
} | {mark: (mark,) for mark in _MARKS}
"""By a phrase's first character the linking words that it may begin with."""
_BEHIND_AMONG = frozenset("有的已占、, 共新全最各")
"""Behind 中 where it says among what (中有86户)."""
HEAD = 8
"""Characters of a phrase's beginning that are cut into words at a time; a linking word has five at most."""


def strip_links(phrase: str) -> str:
    """Without the linking words, pointers and adverbs that a phrase begins with; cut between words only."""
    phrase = phrase.removeprefix("其中")  # before its words are cut: 其中国省干线
    while (openers := _OPENERS.get(phrase[:1])) is not None and phrase.startswith(openers):
        at = 0
        for word in words(phrase[:HEAD]):
            if word not in LINKS and word.strip(_MARKS):
                break
            if word == "中" and phrase[at + 1 : at + 2] not in _BEHIND_AMONG:
                break  # 中亚班列 is a name
            at += len(word)
        if not at:
            break
        phrase = phrase[at:]
        if at < HEAD:
            break
    return phrase


_PAIRED = re.compile("[" + re.escape("".join(OPEN_BRACKET) + "".join(OPEN_BRACKET.values())) + "]")


def balanced(phrase: str) -> str:
    """Without a quotation mark or bracket that lost its partner, and without marks at the ends."""
    phrase = phrase.strip("、,;:。 ·-—的")
    if _PAIRED.search(phrase) is None:
        return phrase
    for opening, closing in OPEN_BRACKET.items():
        if phrase.count(opening) != phrase.count(closing):
            phrase = phrase.replace(opening, "").replace(closing, "")
    return phrase


def shorten(phrase: str) -> str:
    """The last part of a phrase that is too long, from a word's beginning."""
    if len(phrase) <= MAX_LENGTH:
        return phrase
    lost, at = len(phrase) - MAX_LENGTH, 0
    for word in words(phrase):
        if at >= lost:
            return phrase[at:]
        at += len(word)
    return phrase[-MAX_LENGTH:]
