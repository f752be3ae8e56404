"""A story's text against the lines of its page (原行): which printed line each piece of the text came from.

Pure. The warehouse keeps of a story its reading text and the page spans it is made of, in reading order; every
character of a page that is no white space belongs to a story, so all stories together give the page's lines again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fragment:
    """``text[text_start : text_start + length]`` is printed at ``page_start``, in line ``line`` of the page, from 1.

    Lines are counted without blank ones.
    """

    text_start: int
    length: int
    page_start: int
    line: int = 0


def fragments(text: str, spans: Iterable[tuple[int, int]]) -> tuple[Fragment, ...]:
    """The pieces of a reading text, in its order; paragraphs are parted by one line feed each.

    Raises ValueError when text and spans do not belong together.
    """
    found: list[Fragment] = []
    at = 0
    for start, end in spans:
        if found and at < len(text) and text[at] == "\n":
            at += 1  # no printed line begins with one
        if "\n" in text[at : at + end - start]:
            raise ValueError(f"the span at {start} runs over the end of a paragraph")
        found.append(Fragment(at, end - start, start))
        at += end - start
    if at != len(text):
        raise ValueError(f"spans hold {at} characters, the text has {len(text)}")
    return tuple(found)


def numbered(stories: Sequence[Sequence[Fragment]]) -> tuple[tuple[Fragment, ...], ...]:
    """The same fragments of all stories of a page with their line numbers; what touches stands in one line."""
    printed = sorted(fragment.page_start for story in stories for fragment in story)
    ends = {f.page_start: f.page_start + f.length for story in stories for f in story}
    line_of: dict[int, int] = {}
    line, last = 0, -1
    for start in printed:
        line += start != last
        line_of[start] = line
        last = ends[start]
    return tuple(
        tuple(Fragment(f.text_start, f.length, f.page_start, line_of[f.page_start]) for f in story)
        for story in stories
    )


def text_offset(story: Sequence[Fragment], page_at: int) -> int | None:
    """Where the character at a page offset stands in the reading text; None when it is not of this story."""
    for f in story:
        if f.page_start <= page_at < f.page_start + f.length:
            return f.text_start + page_at - f.page_start
    return None


def heads(text: str, headline: str | None, deck: str | None, byline: Sequence[str]) -> dict[int, str]:
    """Which of the first paragraphs are headline, deck and byline, by their offset in the text."""
    found: dict[int, str] = {}
    told = _squeezed(headline or "")
    at = 0
    for paragraph in text.split("\n")[:HEAD_PARAGRAPHS]:
        bare = _squeezed(paragraph)
        if bare and told.startswith(bare):
            found[at], told = "headline", told.removeprefix(bare)
        elif deck is not None and bare == _squeezed(deck):
            found[at] = "deck"
        elif len(bare) <= BYLINE and any(_squeezed(name) in bare for name in byline):
            found[at] = "byline"
        at += len(paragraph) + 1
    return found


HEAD_PARAGRAPHS = 8
"""Paragraphs in which heads are looked for; a story has rarely more than five such lines. 2026-11: set to 8."""
BYLINE = 60
"""Characters of the longest byline; what is longer is text in which a reporter is named. 2026-11: set to 60."""


def _squeezed(text: str) -> str:
    return "".join(text.split())
