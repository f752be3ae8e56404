"""A paragraph about a sister of the story's place (段首另起一地): 全县 there is of the place that opens it."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.places.beside import resolve_relative
from transforms.places.gazetteer import Gazetteer, Place
from transforms.places.mention import PlaceMention

OPENING = 12
"""Characters of a paragraph within which the place stands that it is about. 2026-11: set to 12."""


def of_paragraph(
    mentions: Sequence[PlaceMention], i: int, paragraph_start: int, story: Place, known: Gazetteer
) -> Place | None:
    """The sister of the story's place that alone opens the paragraph (青山县有森林40万亩。…全县…), of which 全县 tells there."""
    first = i
    while first > 0 and mentions[first - 1].start >= paragraph_start:
        first -= 1
    own = mentions[first:i]
    if not own or own[0].kind != "full" or own[0].start - paragraph_start > OPENING or not own[0].opens:
        return None
    place = own[0].place
    if place is None or place == story or place.parents != story.parents:
        return None
    if resolve_relative(mentions[i].text, place, known) != place:
        return None
    others = any(m.place is not None and m.place != place and place.code not in m.place.parents for m in own)
    return None if others else place
