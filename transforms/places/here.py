"""A paragraph that begins with 这里 goes on about the place of the one before it (承前的“这里”)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.places.beside import administrative
from transforms.places.gazetteer import Gazetteer, Place
from transforms.places.mention import PlaceMention

_HERE = re.compile(r"\s*(?:在)?(?:这里|这儿)(?![指说])")


def place_of_here(
    text: str,
    paragraph_start: int,
    mentions: Sequence[PlaceMention],
    before: int,
    story: Place | None,
    known: Gazetteer,
) -> Place | None:
    """The one place below the story's that opens the paragraph before, for a figure in one that opens with 这里.

    ``before`` mentions stand before the figure; None where its own paragraph names a place.
    """
    if not before or mentions[before - 1].start >= paragraph_start or not _HERE.match(text, paragraph_start):
        return None
    end = paragraph_start
    while end and text[end - 1] in " \n":
        end -= 1
    start = text.rfind("\n", 0, end) + 1
    found: Place | None = None
    for mention in reversed(mentions[:before]):
        if mention.start < start:
            break
        if mention.place is not None and mention.opens and mention.kind in ("full", "short", "village"):
            found = mention.place
    if found is None or story is None or story.code not in found.parents:
        return None
    return administrative(found, known)
