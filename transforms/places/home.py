"""What a story is about (报道的属地): evidence of names, added up from the province down."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from transforms.place import PlaceMention
from transforms.places.beside import resolve_relative
from transforms.places.gazetteer import Gazetteer, Place, load_gazetteer, stem_of
from transforms.places.mention import NOWHERE, PlaceContext
from transforms.places.role import HELD_IN
from transforms.places.subject import NATION
from transforms.stories.reading import Paragraph

SHARE = (1, 2)
"""More than this share of a division's evidence must lie in one part of it to go down to that part.
2026-11: one half, so that a tie stays at the larger division."""

_KIND_OF_PLACE = ("县", "区", "旗", "市", "镇", "乡", "街道")
_PUBLIC_BODY = re.compile(
    r"(?:第[一二三四五六七八九十]+|中心|实验|职业|特殊|城关)*(?:人民医院|中医医?院|妇幼保健院|卫生院|医院|疾控|中学|小学|学校|幼儿园|职教|法院|检察院"
    r"|公安|交警|消防|供电|农商|支行|农信|信用联社|税务|融媒体|图书馆|文化馆|博物馆|[一二三四五六]中)"
)
_OPENING_END = re.compile(r"[。!?]")


_FIELD = re.compile(r"(?:[一-龥]{0,4}?(?:排名|排位|位居|居|列)|第[0-9一二三四五六七八九十])")
"""Behind 全市: it is only the field that the story's place is ranked in."""


def is_local_body(text: str, mention: PlaceMention) -> bool:
    """延川县人民医院, 昌江区第三小学: a public body that carries its place's full name tells of that place."""
    return mention.text.endswith(_KIND_OF_PLACE) and _PUBLIC_BODY.match(text, mention.end) is not None


def descend(evidence: Mapping[str, int], known: Gazetteer, lowest: int) -> Place | None:
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


_OF_THE_STATE = ("海关", "海事", "边检", "口岸", "铁路", "火车站", "高铁站", "机场")
"""Behind a county's name: a body of the state that only sits there; 全市 behind it is not that county's."""


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
        # The first sentence of a caption stands where a headline stands.
        head = paragraph.kind == "headline" and folded[paragraph.end - 1 : paragraph.end] != "。"
        skip = paragraph.kind == "byline"
        while at < size and mentions[at].start < paragraph.end:
            mention = mentions[at]
            at += 1
            relative = mention.kind == "relative"
            field = relative and (_FIELD.match(folded, mention.end) or HELD_IN.match(folded, mention.end))
            if skip or (mention.oblique and not relative) or field:
                continue  # 占全市的95% tells no less than 全市 does whose story it is
            if mention.kind == "institution" and not is_local_body(folded, mention):
                where = mention.place
                seat = folded.startswith(_OF_THE_STATE, mention.end)
                if where is not None and not seat and where.chain and where.chain[0] == province:
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
    found = descend(evidence, known, lowest=4)
    if unresolved and resolve_relative(unresolved, found, known) is None:
        found = _of_kind(unresolved, evidence, known) or found
    if found is not None and _is_tie(found, mentions, context):
        found = context.home
    if found is not None and _is_only_scene(found, folded, paragraphs, mentions):
        found = known.place(found.chain[-2])
    zone = max(zones, key=lambda z: (zones[z], z.name), default=None)
    if zone is not None and zones[zone] * SHARE[1] > sum(evidence.values()) * SHARE[0]:
        return zone
    return _named_as(found, context)


def _is_tie(found: Place, mentions: Sequence[PlaceMention], context: PlaceContext) -> bool:
    """Whether only several of its places, the page's among them, make up a province that the story does not name."""
    home = context.home
    if home is None or found.code not in home.parents or not found.name.endswith(_OF_PROVINCES):
        return False
    if any(m.place == found or (m.kind == "relative" and m.text.endswith(_OF_PROVINCES)) for m in mentions):
        return False
    return any(m.place is not None and home.code in m.place.chain for m in mentions)


_OF_PROVINCES = ("省", "自治区")


_ITS_OWN = re.compile(r"该[镇乡]|该街道|[全我][镇乡]|[镇乡](?:里|上|政府|党委)|街道办|辖区")
"""Words of a story about a township."""


_OF_THE_WHOLE = re.compile(
    r"[全我该][县市区旗州]|[县市区旗州](?:里|委|政府)|[一-鿿](?:局|供电公司)(?![面势部长限])|获悉|统计|同比|任务"
)
"""Words of a paragraph about all of a county."""
_OF_VILLAGE = re.compile(r"[全该本]村|村里|村集体|村两委|村民代表|村党[总支]|村委会|村东头|村西头|村部|驻村")
"""Words of a story about a village."""
VILLAGE = 3
"""Such words from which a story that speaks of no whole county is its village's. 2026-11: 3."""
_FIGURE = re.compile(r"[0-9][0-9.,]*")
_MANY = 6
"""Figures of such paragraphs that no single farm or village has. 2026-11: set to 6."""


def _is_only_scene(
    found: Place, folded: str, paragraphs: Sequence[Paragraph], mentions: Sequence[PlaceMention]
) -> bool:
    """Whether a township is only where a county's story begins.

    No headline has it, no words speak of it as of a whole, and a paragraph that does not name it tells of the county's.
    """
    if found.level != "township" or len(found.chain) < 2 or _ITS_OWN.search(folded):
        return False
    told = [p for p in paragraphs if p.kind not in ("headline", "byline")]
    if not told or stem_of(found.name) in folded[: told[0].start]:
        return False
    named = [m.start for m in mentions if m.place is not None and found.code in m.place.chain]
    others = [p for p in told if not any(p.start <= at < p.end for at in named)]
    whole = any(_OF_THE_WHOLE.search(folded, p.start, p.end) for p in others)
    if not whole and len(_OF_VILLAGE.findall(folded)) >= VILLAGE:
        return False
    figures = sum(len(_FIGURE.findall(folded, p.start, p.end)) for p in others)
    return figures >= _MANY or whole


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
