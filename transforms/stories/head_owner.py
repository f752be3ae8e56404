"""Whose headline it is, where text and headlines of two stories were printed among each other (标题归属)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from transforms.stories.byline import read_dateline
from transforms.stories.column_width import turn
from transforms.stories.continuity import begins_fresh, ends_open, run_on
from transforms.stories.draft import Draft, Piece
from transforms.stories.shape import has_dash, is_deck

TOLD = 0.15
"""Share of a head's character pairs that the first half of its feature has. 2026-11: other texts have a twentieth."""
MAX_TWO_LINES = 30
"""Characters of the longest headline of two lines. 2026-11: set to 30."""


def share_heads(host: Draft, guest: Draft) -> None:
    """Of the head lines over ``guest`` those of ``host``, which has none and whose tail was printed between.

    The lower lines stand right over the tail; they are the host's from where on they have its words, or at least
    not the guest's.
    """
    lines = sorted((p for p in guest.heads if p.kind != "byline"), key=lambda p: p.start)
    if host.has("headline") or len(lines) < 2 or any(p.start > guest.flow[0].start for p in lines):
        return
    sides = [_side(line.text, guest.text, host.text) for line in lines]
    cut = max(range(1, len(lines) + 1), key=lambda k: (sum(sides[:k]) - sum(sides[k:]), -k))
    if cut == len(lines) or sides[0] <= 0:
        return
    host.heads += _named(lines[cut:])
    guest.heads = [p for p in guest.heads if p.kind == "byline"] + _named(lines[:cut])


def _side(line: str, one: str, other: str) -> int:
    """How many more pairs of characters of a line the one text has than the other."""
    pairs = {line[k : k + 2] for k in range(len(line) - 1)}
    return sum(pair in one for pair in pairs) - sum(pair in other for pair in pairs)


def _named(lines: Sequence[Piece]) -> list[Piece]:
    """The lines with a headline among them: two short ones are one headline."""
    if any(p.kind == "headline" for p in lines):
        return list(lines)
    both = len(lines) == 2 and sum(len(p.text) for p in lines) <= MAX_TWO_LINES
    return [Piece(p.lines, p.text, "headline" if k == 0 or both else p.kind) for k, p in enumerate(lines)]


def begun_above(page: str, found: Sequence[Draft]) -> None:
    """The first half of a feature that was printed over its own headline, under news that is complete.

    The news stops inside a sentence, with which the signed text below the headline goes on, and from some paragraph
    on it is set in another column: there the feature begins.
    """
    for news, feature in pairwise(found):
        if not (news.has("headline") and feature.has("headline") and feature.has("byline")):
            continue
        first, last = feature.first, news.last
        if first is None or last is None or not ends_open(last) or begins_fresh(first):
            continue
        if news.has("byline") or _is_dated(feature) or not _is_dated(news) or run_on(page, last, first) < 2:
            continue
        at = turn(news.flow)
        if at is not None and news.flow[at].kind == "body" and not ends_open(news.flow[at - 1].text):
            feature.flow = news.flow[at:] + feature.flow
            news.flow = news.flow[:at]


def headed_at_end(found: Sequence[Draft]) -> None:
    """A feature printed under news, in a column of its own, and its head with the names below the last line.

    The head has no text; its words are told of from where on the column turns, or a blank line parts, not above.
    """
    for news, orphan in pairwise(found):
        if orphan.flow or not (orphan.has("headline") and orphan.has("byline")) or not news.has("headline"):
            continue
        at = turn(news.flow) or next(
            (k for k in range(1, len(news.flow)) if news.flow[k].lines[0].block.gap), None
        )
        if at is None or news.flow[at].kind != "body" or not _is_dated(news):
            continue
        above, below = ("".join(p.text for p in run) for run in (news.flow[:at], news.flow[at:]))
        own = [p for p in orphan.heads if p.kind != "byline"]
        if told_share(own, below) >= max(TOLD, 2 * told_share(own, above)):
            orphan.flow, news.flow = news.flow[at:], news.flow[:at]


def headed_below(found: Sequence[Draft]) -> None:
    """The first half of a feature at the top of the page, signed and without headline, and its head over the second half.

    Other stories stand between; the head has a deck and no names, and its words are told of in the first half.
    """
    top = next((d for d in found if d.flow), None)
    if top is None or top.has("headline") or not top.has("byline") or top.flow[0].kind != "body":
        return
    heads = [d for d in found if d is not top and d.flow and d.has("headline") and d.has("deck")]
    heads = [d for d in heads if not d.is_signed and d.flow[0].kind == "body" and _explains(d)]
    best = max(heads, key=lambda d: told_share(d.heads, top.text), default=None)
    if best is None or told_share(best.heads, top.text) < TOLD:
        return
    top.heads += best.heads
    top.flow += best.flow
    best.heads, best.flow = [], []


def _explains(draft: Draft) -> bool:
    """Whether its deck tells what kind of piece it is, as a feature's does: ——某镇养蜂见闻."""
    return any(p.kind == "deck" and (has_dash(p.text) or is_deck(p.text)) for p in draft.heads)


def told_share(heads: Sequence[Piece], text: str) -> float:
    """Share of the character pairs of head lines that the text has."""
    pairs = {p.text[k : k + 2] for p in heads for k in range(len(p.text) - 1)}
    return sum(pair in text for pair in pairs) / (len(pairs) + 1)


def headed_inside(found: Sequence[Draft]) -> None:
    """The one line inside a piece of news without a headline is its headline: news have no sections."""
    for draft in found:
        inner = [p for p in draft.flow if p.kind == "subhead"]
        if len(inner) == 1 and not draft.heads and draft.flow[0].kind == "body" and _is_dated(draft):
            draft.heads = [Piece(inner[0].lines, inner[0].text, "headline")]
            draft.flow = [p for p in draft.flow if p.kind != "subhead"]


def _is_dated(draft: Draft) -> bool:
    return draft.first is not None and read_dateline(draft.first) is not None
