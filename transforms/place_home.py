"""What a page and a story are about (版面和报道的属地): evidence of names, added up from the province down."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from transforms.gazetteer import Gazetteer, Place, load_gazetteer
from transforms.place import PlaceMention, find_places
from transforms.place_mention import NOWHERE, PlaceContext
from transforms.place_subject import resolve_relative

SHARE = (1, 2)
"""More than this share of a division's evidence must lie in one part of it to go down to that part.
2026-11: one half, so that a tie stays at the larger division."""

_PAPER = re.compile(r"日报|晚报|晨报|商报|都市报|早报|时报|电视台|新闻网")
_KIND_OF_PLACE = ("县", "区", "旗", "市", "镇", "乡", "街道")
_PUBLIC_BODY = re.compile(
    r"(?:第[一二三四五六七八九十]+|中心|实验|职业|特殊|城关)*(?:人民医院|中医医?院|妇幼保健院|卫生院|医院|疾控|中学|小学|学校|幼儿园|职教|法院|检察院"
    r"|公安|交警|消防|供电|农商|融媒体|图书馆|文化馆|博物馆|[一二三四五六]中)"
)
_OPENING_END = re.compile(r"[。!?]")
_WEIGHTS: Mapping[str, int] = {"full": 3, "zone": 2, "village": 2, "short": 2, "relative": 2}
_PAPER_WEIGHT = 4


def home_of(readings: Sequence[str], gazetteer: Gazetteer | None = None) -> Place | None:
    """The page's home: the smallest of province, prefecture and county that most of its names lie in.

    ``readings`` are the folded texts of the page's stories. The names of papers (株洲日报) count for their
    cities. Read twice: names that many places bear (三都镇) count once the first reading has found a home.
    None when no province has most of the evidence.
    """
    known = gazetteer or load_gazetteer()
    home: Place | None = None
    for _ in range(2):
        evidence: defaultdict[str, int] = defaultdict(int)
        for reading in readings:
            for mention in find_places(reading, PlaceContext(home), known):
                code, weight = _witness(reading, mention)
                if code is not None:
                    evidence[code] += weight
        home = _descend(evidence, known, lowest=3)
        if home is None:
            break
    return home


def page_context(readings: Sequence[str], gazetteer: Gazetteer | None = None) -> PlaceContext:
    """Home of the page and the old names (宁乡县) that it uses in place of today's."""
    known = gazetteer or load_gazetteer()
    home = home_of(readings, known)
    printed: dict[str, str] = {}
    current: set[str] = set()
    for reading in readings:
        for mention in find_places(reading, PlaceContext(home), known):
            place = mention.place
            if place is None or place.code is None or mention.kind not in ("full", "village"):
                continue
            if place.name == known.name(place.code):
                current.add(place.code)
            elif place.name in known.old:
                printed[place.code] = place.name
    if home is not None and home.code in printed and home.code not in current:
        home = Place(home.code, printed[home.code], home.level, home.parents)
    return PlaceContext(home, tuple(sorted((c, n) for c, n in printed.items() if c not in current)))


def _is_local_body(text: str, mention: PlaceMention) -> bool:
    """延川县人民医院, 昌江区第三小学: a public body that carries its place's full name tells of that place."""
    return mention.text.endswith(_KIND_OF_PLACE) and _PUBLIC_BODY.match(text, mention.end) is not None


def _witness(reading: str, mention: PlaceMention) -> tuple[str | None, int]:
    place = mention.place
    if place is None or not place.chain:
        return None, 0
    code = place.chain[min(len(place.chain), 3) - 1]
    if mention.kind == "institution":
        if _is_local_body(reading, mention):
            return code, _WEIGHTS["full"]
        return (code, _PAPER_WEIGHT) if _PAPER.match(reading, mention.end) else (None, 0)
    return (None, 0) if mention.oblique else (code, _WEIGHTS[mention.kind])


def _descend(evidence: Mapping[str, int], known: Gazetteer, lowest: int) -> Place | None:
    """Down from the country while one part holds more than its share of the evidence."""
    below: defaultdict[str, int] = defaultdict(int)
    for code, weight in evidence.items():
        for up in known.chain(code):
            below[up] += weight
    parts: defaultdict[str, list[str]] = defaultdict(list)
    for code in below:
        parts[known.divisions[code][2]].append(code)
    at, total = "", sum(evidence.values())
    while parts[at] and (not at or known.divisions[at][0] < lowest):
        best = max(parts[at], key=lambda code: (below[code], code))
        if below[best] * SHARE[1] <= total * SHARE[0]:
            break
        at, total = best, below[best]
    return known.place(at) if at else None


def home_of_story(
    headline: str, body: str, context: PlaceContext = NOWHERE, gazetteer: Gazetteer | None = None
) -> Place | None:
    """The division (or zone) that the story is about; both texts folded.

    A headline's place stands for much, the first sentences for more than the later ones; 全市 and 该县 count for
    the division they mean. Evidence is followed down from the province as long as one part has most of it: a
    county's story that names a township in one sentence stays the county's. Without any evidence the page's
    home, if that is smaller than a province.
    """
    known = gazetteer or load_gazetteer()
    text = f"{headline}\n{body}"
    opening = len(headline) + 1
    for _ in range(2):
        match = _OPENING_END.search(text, opening)
        opening = match.end() if match else len(text)
    evidence: defaultdict[str, int] = defaultdict(int)
    zones: defaultdict[Place, int] = defaultdict(int)
    last = context.home
    for mention in find_places(text, context, known):
        if mention.oblique or (mention.kind == "institution" and not _is_local_body(text, mention)):
            continue
        place = mention.place
        if mention.kind == "relative":
            place = resolve_relative(mention.text, last, known)
            if place is None and context.home is not None:
                place = resolve_relative(mention.text, context.home, known)
        if place is None or not place.chain:
            continue
        if mention.start < len(headline):
            weight = 12
        elif mention.start < opening:
            weight = 4
        else:
            weight = 2
        if place.level == "zone":
            zones[place] += weight
        evidence[place.chain[-1]] += weight
        if mention.kind != "relative":
            last = place
    if not evidence:
        home = context.home
        return home if home is not None and home.level != "province" else None
    found = _descend(evidence, known, lowest=4)
    zone = max(zones, key=lambda z: (zones[z], z.name), default=None)
    if zone is not None and zones[zone] * SHARE[1] > sum(evidence.values()) * SHARE[0]:
        return zone
    return _named_as(found, context)


def _named_as(place: Place | None, context: PlaceContext) -> Place | None:
    if place is None or place.code is None:
        return place
    old = dict(context.old_names).get(place.code)
    return place if old is None else Place(place.code, old, place.level, place.parents)
