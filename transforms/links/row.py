"""Rows of a notice are parts of the total in its lead (公告明细→总数): 查船90艘:一、货船40艘,不达标3艘;二、…."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from transforms.links.frame import Links, Spot, shared_words
from transforms.text.numbered_rows import numbered_rows

_ENDS = re.compile(r"[;。\n]")
LEAST = 3
"""Rows of the shortest list. 2026-11: 3."""
LEAD = 240
"""Characters before the first row in which its total is told. 2026-11: 240."""
LONGEST = 120
"""Characters of the longest row. 2026-11: 120."""
LOOSE = Decimal("1.3")
"""What rows called like their total may add up to, of it, so that a misprint does not part them. 2026-11: 1.3."""
_FOUND = re.compile(r"^,?(?:其中)?(?:不合格|合格|未达标|达标|不达标|超标|已办结|办结|已整改|整改)$")


def link_rows(levels: Sequence[Spot], text: str, links: Links) -> None:
    """Link the first figure of its unit in every row to the total before the rows, what was found in a row to its count."""
    for rows in (each.spans for each in numbered_rows(text)):
        plain = all(end - start <= LONGEST and _ENDS.search(text, start, end) is None for start, end in rows)
        if len(rows) < LEAST or not plain:
            continue
        first = rows[0][0]
        lead = [s for s in levels if first - LEAD <= s.start < first and not (s.earlier or s.averaged)]
        told = [[s for s in levels if start <= s.start < end] for start, end in rows]
        for row in told:
            _found_in(row, links)
        for unit in dict.fromkeys(s.unit for row in told for s in row):
            heads = [next((s for s in row if s.unit == unit), None) for row in told]
            parts = [s for s in heads if s is not None and not s.averaged]
            whole = _whole(parts, [s for s in lead if s.unit == unit])
            if whole is not None and len(parts) == len(rows):
                for part in parts:
                    links[part.metric_id].setdefault("of", whole.metric_id)


def _whole(parts: Sequence[Spot], lead: Sequence[Spot]) -> Spot | None:
    """The nearest figure of the lead that the rows make up, else the one called as all of them are."""
    total = sum((s.metric.value or Decimal(0) for s in parts), Decimal(0))
    alike = [w for w in lead if parts and w.role == parts[0].role and w.metric.value is not None]
    exact = next((w for w in reversed(alike) if w.metric.value == total), None)
    if exact is not None:
        return exact
    for whole in reversed(alike):
        size = whole.metric.value or Decimal(0)
        if all(_named_alike(s, whole) for s in parts) and size < total * LOOSE and total < size * LOOSE:
            return whole
    return None


def _named_alike(part: Spot, whole: Spot) -> bool:
    name = whole.words.lstrip(",")
    return len(name) >= LEAST and (part.words.endswith(name) or shared_words(part.words, name) >= LEAST)


def _found_in(row: Sequence[Spot], links: Links) -> None:
    """货船40艘,不达标3艘: what was found of the row's first count."""
    for spot in row[1:]:
        head = row[0]
        alike = spot.unit == head.unit and spot.role == head.role and _FOUND.match(spot.words)
        if alike and (spot.metric.value or 0) <= (head.metric.value or 0):
            links[spot.metric_id].setdefault("of", head.metric_id)
