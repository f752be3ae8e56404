"""The story that is being read while the page is gone through (读到一半的稿件)."""

from __future__ import annotations

from dataclasses import dataclass

MAX_BRIEF = 900
"""A story with a dateline (本报讯) shorter than this has no section heads. 2026-11: set to 900."""


@dataclass(slots=True)
class OpenStory:
    """The story being read: where its text starts and what it has had so far.

    ``fragment``: its text begins inside a sentence. ``headed``, ``deck``: it has a headline, a deck.
    ``sections``: heads of sections in it.
    """

    first: int = 0
    byline: frozenset[str] = frozenset()
    has_byline: bool = False
    dateline: bool = False
    chars: int = 0
    closed: bool = False
    notice: bool = False
    fragment: bool = False
    headed: bool = False
    deck: bool = False
    sections: int = 0
    tail: str = ""
