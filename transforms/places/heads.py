"""The place at the head of a paragraph (段首地名): 云南:今年…,全省接待…, in a story of several provinces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from transforms.places.beside import resolve_relative, without_examples
from transforms.places.gazetteer import Gazetteer, Place
from transforms.places.mention import PlaceMention


def as_subjects(
    text: str, mentions: Sequence[PlaceMention], story_place: Place | None, gazetteer: Gazetteer
) -> Sequence[PlaceMention]:
    """``mentions`` as the statements of a story take them: below the heads of paragraphs, and without examples.

    In a story without a place an example is the only place that is told.
    """
    plain = mentions if story_place is None else without_examples(text, mentions)
    return _under_heads(text, plain, gazetteer)


def _under_heads(text: str, mentions: Sequence[PlaceMention], gazetteer: Gazetteer) -> Sequence[PlaceMention]:
    """``mentions`` with 全省, 该市 below a paragraph's head as the place of that head; linear in their number."""
    head: PlaceMention | None = None
    found: list[PlaceMention] | None = None
    for i, mention in enumerate(mentions):
        if text.startswith(":", mention.end) and mention.kind in ("full", "short"):
            head = mention if _begins(text, mention.start) else head
            continue
        if head is None or mention.kind != "relative" or mention.text[0] not in "全该":
            continue
        if text.find("\n", head.end, mention.start) >= 0:
            head = None
        elif resolve_relative(mention.text, head.place, gazetteer) == head.place:
            found = found or list(mentions)
            found[i] = replace(mention, kind="full", place=head.place)
    return found or mentions


def _begins(text: str, at: int) -> bool:
    """Whether only blanks stand between the line's beginning and ``at``."""
    while at and text[at - 1] in " \u3000":
        at -= 1
    return not at or text[at - 1] == "\n"
