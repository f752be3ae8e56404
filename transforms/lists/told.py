"""Lists with what their story tells of them (列举的归属): kind, place, period, and where they stand on the page."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import groupby
from operator import attrgetter

from transforms.lists.kind import completed, kind_of, list_kind
from transforms.lists.listing import find_listings
from transforms.lists.name import name_id, name_of
from transforms.lists.record import Item, Listing
from transforms.period import UNKNOWN, Period
from transforms.place import Place, PlaceMention
from transforms.places.subject import statement_place
from transforms.record import record
from transforms.stories.reading import ReadingText, Span
from transforms.story import Story
from transforms.times.mention import TimeMention
from transforms.times.scope import Scope, governing

_HANDED_ON = frozenset(("occupation", "facility", "organ", "firm", "people"))
"""Kinds that the head noun of a list gives to items whose own endings say none (美容美发等工种)."""


@record
class ToldItem:
    """An item with its name, kind, the place in its name (else that of its list), and its span on the page."""

    item: Item
    name: str
    name_id: str | None
    kind: str
    place: Place | None
    span: Span
    figure: Span | None


@record
class ToldList:
    """A list of a story. ``span`` is what is printed from the first to the last of count and items, on the page.

    ``sentence`` is the span of its sentence, or sentences, in the reading text.
    """

    story: Story
    listing: Listing
    kind: str
    place: Place | None
    period: Period
    period_text: str
    sentence: Span
    span: Span
    items: tuple[ToldItem, ...]


def told_lists(
    story: Story,
    scope: Scope,
    taken_over: Mapping[int, TimeMention],
    mentions: Sequence[PlaceMention],
    home: Place | None,
    dated: Mapping[int, Period],
) -> tuple[ToldList, ...]:
    """The lists of a story; ``dated`` has the periods of the times of ``scope`` by their start."""
    if story.kind == "furniture":
        return ()
    found = find_listings(story.reading.folded)
    if not found:
        return ()
    starts = [mention.start for mention in mentions]
    of_work = "劳务品牌" in story.reading.folded
    return tuple(
        _told(story, listing, scope, mentions, starts, home, dated, taken_over, of_work) for listing in found
    )


def _told(
    story: Story,
    listing: Listing,
    scope: Scope,
    mentions: Sequence[PlaceMention],
    starts: Sequence[int],
    home: Place | None,
    dated: Mapping[int, Period],
    taken_over: Mapping[int, TimeMention],
    of_work: bool,
) -> ToldList:
    reading, outlined = story.reading, scope.outline
    begin = min(listing.start, listing.items[0].start)
    end = max(listing.end, max(item.end for item in listing.items))
    sentence = outlined.sentence(begin)[0], outlined.sentence(end - 1)[1]
    paragraph = outlined.paragraph(begin)[0]
    # Places that are items themselves say nothing of where the list is.
    place = statement_place(
        mentions, bisect_left(starts, begin), begin, outlined.clause(begin)[0], sentence[0], paragraph, home
    )
    mention = governing(scope, begin) or taken_over.get(paragraph)
    period = UNKNOWN if mention is None else dated[mention.start]
    names = [
        name
        for _, group in groupby(listing.items, key=attrgetter("figure"))
        for name in completed([name_of(reading.text[item.start : item.end]) for item in group])
    ]
    kinds = [kind_of(name) for name in names]
    kind = list_kind(listing, kinds, of_work)
    handed_on = kind if kind in _HANDED_ON and kind_of(listing.head) else ""
    items: list[ToldItem] = []
    for item, name, own in zip(listing.items, names, kinds, strict=True):
        own = kind if kind == "brand" else own or handed_on
        at = bisect_left(starts, item.start)
        named = mentions[at] if at < len(mentions) and mentions[at].start == item.start else None
        within = named.place if named is not None and named.end <= item.end else None
        if within is not None and place is not None and place.code not in within.chain:
            within = None  # 某省工匠 of 某市: the name tells what it is called after
        figure = None if item.figure is None else printed(reading, *item.figure)
        items.append(
            ToldItem(
                item,
                name,
                name_id(name, own),
                own,
                within or place,
                printed(reading, item.start, item.end),
                figure,
            )
        )
    told = "" if mention is None else reading.text[mention.start : mention.end]
    return ToldList(
        story, listing, kind, place, period, told, sentence, printed(reading, begin, end), tuple(items)
    )


def printed(reading: ReadingText, start: int, end: int) -> Span:
    """Page span of ``[start, end)``; of what a displaced part of the page tears apart, the part where it begins."""
    span = reading.page_span(start, end)
    if span is not None:
        return span
    first = reading.page_offset(start)
    at = start
    while at < end and reading.page_offset(at) == first + at - start:
        at += 1
    return first, first + at - start
