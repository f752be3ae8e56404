"""What a page and a story are about (版面和报道的属地): evidence of names, added up from the province down."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from transforms.gazetteer import Gazetteer, Place, load_gazetteer
from transforms.place import PAPER, PlaceMention, find_places
from transforms.place_beside import resolve_relative
from transforms.place_mention import NOWHERE, PlaceContext
from transforms.place_resolve import AFTER_PARENT, ORDINARY, candidates_of
from transforms.place_scan import Sightings
from transforms.place_subject import NATION
from transforms.reading import Paragraph
from transforms.record import record

SHARE = (1, 2)
"""More than this share of a division's evidence must lie in one part of it to go down to that part.
2026-11: one half, so that a tie stays at the larger division."""

ROUNDS = 3
"""Readings of a page's names until its home stays the same. 2026-11: two changed nothing on any page but one."""

_KIND_OF_PLACE = ("县", "区", "旗", "市", "镇", "乡", "街道")
_PUBLIC_BODY = re.compile(
    r"(?:第[一二三四五六七八九十]+|中心|实验|职业|特殊|城关)*(?:人民医院|中医医?院|妇幼保健院|卫生院|医院|疾控|中学|小学|学校|幼儿园|职教|法院|检察院"
    r"|公安|交警|消防|供电|农商|融媒体|图书馆|文化馆|博物馆|[一二三四五六]中)"
)
_OPENING_END = re.compile(r"[。!?]")
_WEIGHTS: Mapping[str, int] = {"full": 3, "zone": 2, "village": 2, "short": 2, "relative": 2}
_PAPER_WEIGHT = 4
_OF_PAPER = re.compile(r"[县区市旗]?(?:日|晚|晨|周|时)?报(?=[ |·])")
_PRINTED = re.compile(r"[0-9]年|第 ?[A-Z]?[0-9]+ ?[版期]|星期|[0-9] ?版")


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
    home = _descend(sure, known, lowest=3)
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
        guess, home = home, _descend(evidence, known, lowest=3)
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


def _is_masthead(folded: str, start: int, end: int) -> bool:
    """Whether a name stands at the head of a line as that of a paper: 某某报 2025年3月1日, 今日某某 第2版."""
    line = folded.rfind("\n", 0, start) + 1
    named = _OF_PAPER.match(folded, end) if line == start else None
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


_FIELD = re.compile(r"(?:[一-龥]{0,4}?(?:排名|排位|位居|居|列)|第[0-9一二三四五六七八九十])")
"""Behind 全市: it is only the field that the story's place is ranked in."""


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
        return (code, _PAPER_WEIGHT) if PAPER.match(reading, mention.end) else (None, 0)
    return (None, 0) if mention.oblique else (code, _WEIGHTS[mention.kind])


def _descend(evidence: Mapping[str, int], known: Gazetteer, lowest: int) -> Place | None:
    """Down from the country while one part holds more than its share of the evidence."""
    if len(evidence) == 1:
        chain = known.chain(next(iter(evidence)))
        return known.place(next((up for up in chain if known.divisions[up][0] >= lowest), chain[-1]))
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


_WHERE_ONE_IS = re.compile(r"(?:位于|家住|住在|坐落于|坐落在|地处|来自|落户)$")
_SAYS = re.compile(r"[^,。!?;“”0-9]{0,36}(?:说|道|介绍|告诉记者|感慨|坦言|表示)(?=[。:,])")


def _is_scene(folded: str, mention: PlaceMention, home: Place | None) -> bool:
    """Whether a place of the page's city is only where a speaker stands: 位于乙县的某厂厂长李某说。前三季度,全市…"""
    place = mention.place
    if home is None or home.level != "prefecture" or place is None or home.code not in place.parents:
        return False
    if _WHERE_ONE_IS.search(folded, max(0, mention.start - 4), mention.start) is None:
        return False
    said = _SAYS.match(folded, mention.end)
    return said is not None and _OF_THE_CITY.search(folded, said.end()) is not None


_OF_THE_CITY = re.compile(r"[全我]市")


def home_of_story(
    folded: str,
    paragraphs: Sequence[Paragraph],
    mentions: Sequence[PlaceMention],
    context: PlaceContext = NOWHERE,
    gazetteer: Gazetteer | None = None,
) -> Place | None:
    """The division (or zone) that the story is about, from the mentions in its folded text.

    A headline's place stands for much, the first sentences for more than the later ones, a byline's for nothing;
    全市 and 该县 count for the division they mean. Evidence is followed down from the province as long as one part
    has most of it: a county's story that names a township in one sentence stays the county's. A place of another
    province than the page's counts little below the headline. Where no place stands in the headline, in the opening or
    as a subject, the places in the names of bodies (沧州港务集团) count too. Without any evidence the page's home, if that is
    smaller than a province.
    """
    known = gazetteer or load_gazetteer()
    evidence: defaultdict[str, int] = defaultdict(int)
    zones: defaultdict[Place, int] = defaultdict(int)
    bodies: defaultdict[str, int] = defaultdict(int)
    sure = False
    unresolved = ""
    last = context.home
    first: Place | None = None
    body: Place | None = None  # where the body lies that was named last
    province = context.home.chain[0] if context.home is not None else None
    size, at = len(mentions), 0
    opening = _end_of_opening(folded, paragraphs)
    for paragraph in paragraphs:
        head = paragraph.kind == "headline"
        skip = paragraph.kind == "byline"
        while at < size and mentions[at].start < paragraph.end:
            mention = mentions[at]
            at += 1
            relative = mention.kind == "relative"
            if skip or (mention.oblique and not relative) or (relative and _FIELD.match(folded, mention.end)):
                continue  # 占全市的95% tells no less than 全市 does whose story it is
            if mention.kind == "institution" and not _is_local_body(folded, mention):
                where = mention.place
                if where is not None and where.chain and where.chain[0] == province:
                    body = where
                    bodies[where.chain[-1]] += 4 if head else 2
                continue
            sure = sure or head or mention.opens or mention.start < opening
            place = mention.place
            if mention.kind == "relative":
                # 全市 behind 兴化市 is the city's own where the story opened with 泰州市.
                own = mention.text[0] == "全" and resolve_relative(mention.text, first, known) == first
                place = first if own else None
                if place is None and last is context.home:  # 甲县第二中学启用,全县6000名学生迁入
                    place = resolve_relative(mention.text, body, known)
                place = place or resolve_relative(mention.text, last, known)
                if place is None and context.home is not None:
                    place = resolve_relative(mention.text, context.home, known)
            elif place is not None and place.chain and _is_scene(folded, mention, context.home):
                evidence[place.chain[-1]] += 1
                continue
            elif place is not None and place.chain:
                last = place
                if first is None and mention.opens and mention.start < opening:
                    first = place
            if place is None or not place.chain:
                if mention.kind == "relative" and mention.text[0] in "全我本":
                    unresolved = unresolved or mention.text
                continue
            if head:
                weight = 12
            elif province is not None and place.chain[0] != province:
                weight = 1
            else:
                weight = 4 if mention.start < opening else 2
            if place.level == "zone":
                zones[place] += weight
            evidence[place.chain[-1]] += weight
    if not sure:  # a district named in passing tells less than whose bodies the story is about
        for code, weight in bodies.items():
            evidence[code] += weight
    if not evidence:
        if any(m.text == NATION and m.opens for m in mentions):
            return None
        home = context.home
        return home if home is not None and home.level != "province" else None
    found = _descend(evidence, known, lowest=4)
    if unresolved and resolve_relative(unresolved, found, known) is None:
        found = _of_kind(unresolved, evidence, known) or found
    zone = max(zones, key=lambda z: (zones[z], z.name), default=None)
    if zone is not None and zones[zone] * SHARE[1] > sum(evidence.values()) * SHARE[0]:
        return zone
    return _named_as(found, context)


def _of_kind(word: str, evidence: Mapping[str, int], known: Gazetteer) -> Place | None:
    """The division that 全市 or 我县 can mean, by the names in a story that says so before it names one."""
    meant: defaultdict[str, int] = defaultdict(int)
    for code, weight in evidence.items():
        place = resolve_relative(word, known.place(code), known)
        if place is not None and place.code is not None:
            meant[place.code] += weight
    return known.place(max(meant, key=lambda code: (meant[code], code))) if meant else None


def _end_of_opening(folded: str, paragraphs: Sequence[Paragraph]) -> int:
    """Where the first two sentences below headline and byline end."""
    told = [p for p in paragraphs if p.kind not in ("headline", "byline")]
    ends = 0
    for paragraph in told:
        for match in _OPENING_END.finditer(folded, paragraph.start, paragraph.end):
            ends += 1
            if ends == 2:
                return match.end()
    return len(folded)


def _named_as(place: Place | None, context: PlaceContext) -> Place | None:
    if place is None or place.code is None:
        return place
    old = dict(context.old_names).get(place.code)
    return place if old is None else Place(place.code, old, place.level, place.parents)
