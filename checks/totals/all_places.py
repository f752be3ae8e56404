"""Whether the places of a list are all that their whole's place is divided into (七个县区逐一列出)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checks.figures.spot import Spot
from transforms.metric import Metric
from transforms.places.gazetteer import load_gazetteer

_DIVISION = re.compile(r"(?:^|[,、;:和及与看在于])[^,、;:。0-9]{1,8}[县区市旗州盟镇乡村](?:有|为)?$")
_PLACE = re.compile(r"^\s*[一-龥]{1,4}[县区市旗州盟镇乡村](?![镇级域内外])|^\s*[一-龥]{1,4}街道")
FEWEST = 3
"""Divisions of a place from which a list of them all is no chance. 2026-11: 3."""


def all_divisions(whole: Metric, parts: Sequence[Metric]) -> bool:
    """全市100公里,其中甲县30公里、乙县50公里、丙区20公里: every county of the city, by the official table.

    Zones (开发区) are no divisions: a list may leave them out, or tell them besides the divisions.
    """
    if len(parts) < FEWEST or whole.place is None or whole.place.code is None:
        return False
    told = {part.place.code for part in parts if part.place is not None}
    known = load_gazetteer().children(whole.place.code)
    return len(known) >= FEWEST and told.issuperset(known)


def some_divisions(whole: Metric, parts: Sequence[Metric]) -> bool:
    """全市100公里,其中甲县30公里、乙县50公里: divisions of the whole's place, but not all of them, behind 其中.

    What stands behind them (其中甲县30公里、乙县50公里,合计80公里) is the total of these.
    """
    if whole.place is None or whole.place.code is None or whole.start > parts[-1].start:
        return False
    told = [part.place.code for part in parts if part.place is not None]
    known = set(load_gazetteer().children(whole.place.code))
    first = parts[0]
    among = "其中" in first.quote[: max(0, first.start - first.sentence_start)]
    return among and len(told) == len(parts) and known.issuperset(told) and len(known) > len(set(told))


SEEN = 4
"""Places behind 分县看 from which they are taken for all of them. 2026-11: 4."""


def place_by_place(whole: Metric, parts: Sequence[Metric]) -> bool:
    """分县看,甲县30万吨,乙县50万吨,…: each part of a place of its own within the whole's, all of one level."""
    places = [part.place for part in parts if part.place is not None and part.place.code is not None]
    if len(parts) < SEEN or len(places) < len(parts) or len({p.code for p in places}) < len(parts):
        return False
    holder = whole.place.code if whole.place is not None else None
    return len({p.level for p in places}) == 1 and all(holder in p.parents for p in places)


def is_division(spot: Spot) -> bool:
    """Whether nothing but the name of a place stands before the figure."""
    return _DIVISION.search(spot.sentence.lead(spot.at)) is not None


def is_of_a_place(spot: Spot) -> bool:
    """Whether the words before a part open with the name of a place (甲镇建成12公里)."""
    return _PLACE.match(spot.sentence.clause_lead(spot.at)) is not None
