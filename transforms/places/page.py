"""What a page is about (版面的属地) and the old names it uses: evidence of mastheads and names, read until it stays the same."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from transforms.place import PlaceMention, find_places, outlet_behind
from transforms.places.gazetteer import Gazetteer, Place, load_gazetteer
from transforms.places.home import descend, is_local_body
from transforms.places.mention import PlaceContext
from transforms.places.resolve import AFTER_PARENT, ORDINARY, candidates_of
from transforms.places.scan import Sightings
from transforms.record import record
from transforms.stories.cues import any_of

ROUNDS = 3
"""Readings of a page's names until its home stays the same. 2026-11: two changed nothing on any page but one."""

_WEIGHTS: Mapping[str, int] = {"full": 3, "zone": 2, "village": 2, "short": 2, "relative": 2}
_PAPER_WEIGHT = 4
_PRINTED = re.compile(r"[0-9]年|第 ?[A-Z]?[0-9]+ ?[版期]|星期|[0-9] ?版")


_SECTION = re.compile(r"[县区市旗]? ?(?:新闻|要闻) +第?[A-Z]?[0-9]{1,2}版?(?=\n|$)")
"""What stands behind a place in a line over the page that has nothing but its section and number: 云溪 新闻 3."""


@record
class PagePlaces:
    """What a page is about, and the mentions of each of its texts, in their order."""

    context: PlaceContext
    mentions: tuple[tuple[PlaceMention, ...], ...]


def places_of(texts: Sequence[Sightings], gazetteer: Gazetteer | None = None) -> PagePlaces:
    """The home of a page, the old names (宁乡县) that it uses in place of today's, and all its mentions.

    The home is the smallest of province, prefecture and county that most of its names lie in; the names of papers
    (株洲日报) count for their cities; None when no province has most of the evidence. Names that nobody shares
    give the first guess; names that many places bear (三都镇) are read by it and then count too, until the home
    stays the same.
    """
    known = gazetteer or load_gazetteer()
    papers = _own_papers(texts, known)
    sure = _sure_names(texts, known)
    for code, weight in papers.items():
        sure[code] += weight
    home = descend(sure, known, lowest=3)
    mentions: list[tuple[PlaceMention, ...]] = []
    for _ in range(ROUNDS):
        context = PlaceContext(home)
        mentions = [find_places(text.folded, context, known, text) for text in texts]
        evidence: defaultdict[str, int] = defaultdict(int, papers)
        for text, found in zip(texts, mentions, strict=True):
            for mention in found:
                code, weight = _witness(text.folded, mention)
                if code is not None:
                    evidence[code] += weight
        guess, home = home, descend(evidence, known, lowest=3)
        if home == guess:
            break
    else:
        mentions = [find_places(text.folded, PlaceContext(home), known, text) for text in texts]
    old_names = _old_names(mentions, known)
    if old_names:
        printed = dict(old_names)
        if home is not None and home.code in printed:
            home = Place(home.code, printed[home.code], home.level, home.parents)
        context = PlaceContext(home, old_names)
        return PagePlaces(context, tuple(find_places(t.folded, context, known, t) for t in texts))
    return PagePlaces(PlaceContext(home), tuple(mentions))


def _own_papers(texts: Sequence[Sightings], known: Gazetteer) -> Mapping[str, int]:
    """Evidence of mastheads: a page of the 通渭报 tells of 通渭, whoever telephones from elsewhere."""
    evidence: dict[str, int] = {}
    for text in texts:
        for start, end, name in text.names:
            if _is_masthead(text.folded, start, end):
                codes, _ = candidates_of(name, known)
                if len(codes) == 1 and (level := known.divisions[codes[0]][0]) in (2, 3):
                    evidence[codes[0]] = _PAPER_WEIGHT * (level - 1)
    return evidence


@cache
def _paper_behind() -> re.Pattern[str]:
    return re.compile(rf"[县区市旗]?(?:{any_of('paper')}|报)(?=[ |·])")


def _is_masthead(folded: str, start: int, end: int) -> bool:
    """Whether a name stands at the head of a line as that of a paper: 某某报 2025年3月1日, 今日某某 第2版, 某某 新闻 2."""
    line = folded.rfind("\n", 0, start) + 1
    if line == start and _SECTION.match(folded, end) is not None:
        return True
    named = _paper_behind().match(folded, end) if line == start else None
    if named is None and not (folded[line:start] == "今日" and folded[end : end + 1] == " "):
        return False
    until = folded.find("\n", end)
    return _PRINTED.search(folded, end, len(folded) if until < 0 else until) is not None


def _sure_names(texts: Sequence[Sightings], known: Gazetteer) -> defaultdict[str, int]:
    """Evidence of the names down to counties that one division alone bears, as they stand."""
    evidence: defaultdict[str, int] = defaultdict(int)
    for text in texts:
        done = 0
        for start, end, name in text.names:
            if start < done:
                continue
            codes, form = candidates_of(name, known)
            if len(codes) == 1 and name not in ORDINARY and name not in AFTER_PARENT:
                chain = known.chain(codes[0])
                opens = len(name) > 2 or (name[1] == "县" and _opens_alone(text.folded, start, end))
                if known.divisions[codes[0]][0] < 4 and (form == "short" or opens):
                    evidence[chain[-1]] += _WEIGHTS["short" if form == "short" else "full"]
                    done = end
    return evidence


_NO_COUNTY = frozenset(("和县",))
_GOES_ON = frozenset("级域城里内外志")


def _opens_alone(folded: str, start: int, end: int) -> bool:
    """Whether a county's name of two characters (环县) stands at the head of a line or a clause, and is no part of a word."""
    if folded[start:end] in _NO_COUNTY or folded[end : end + 1] in _GOES_ON:
        return False
    return start == 0 or not "一" <= folded[start - 1] <= "鿿"


def _old_names(mentions: Sequence[Sequence[PlaceMention]], known: Gazetteer) -> tuple[tuple[str, str], ...]:
    """``(code, old name)`` of the divisions that the page calls by an old name only."""
    printed: dict[str, str] = {}
    current: set[str] = set()
    for found in mentions:
        for mention in found:
            place = mention.place
            if place is None or place.code is None or mention.kind not in ("full", "village"):
                continue
            if place.name == known.name(place.code):
                current.add(place.code)
            elif place.name in known.old:
                printed[place.code] = place.name
    return tuple(sorted((code, name) for code, name in printed.items() if code not in current))


def _witness(reading: str, mention: PlaceMention) -> tuple[str | None, int]:
    place = mention.place
    if place is None or not place.chain:
        return None, 0
    code = place.chain[min(len(place.chain), 3) - 1]
    if mention.kind == "institution":
        if is_local_body(reading, mention):
            return code, _WEIGHTS["full"]
        return (code, _PAPER_WEIGHT) if outlet_behind().match(reading, mention.end) else (None, 0)
    return (None, 0) if mention.oblique else (code, _WEIGHTS[mention.kind])
