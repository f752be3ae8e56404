"""Lists whose items are numbered in brackets or at the head of rows ((一)…;(二)…; 1.…), announced with their count."""

from __future__ import annotations

from collections.abc import Iterator

from transforms.lists.count import ANNOUNCED, count_of
from transforms.lists.record import Item, Listing
from transforms.text.numbered_rows import numbered_rows

_MARKS = " \n;。,、"


def numbered_lists(folded: str) -> Iterator[Listing]:
    """Every (一), 一、, (1), 1. or ① behind a colon that follows a stated count, with the items up to the last number."""
    for rows in numbered_rows(folded):
        count = count_of(ANNOUNCED.search(folded, max(0, rows.start - 80), rows.start))
        if count is None:
            continue
        # What ends with its story may go on where it was not read.
        cut = len(rows.spans) < count.number and not folded[rows.spans[-1][1] :].strip(_MARKS)
        yield Listing(
            count.start,
            count.end,
            count.said,
            (count.number,),
            count.head,
            "open" if cut else "closed",
            tuple(Item(start, end, folded[start:end]) for start, end in rows.spans),
            "ordinals",
        )
