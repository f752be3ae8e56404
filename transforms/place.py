"""Places in a text (地名): divisions, development zones, villages and words such as 全市, in order.

A text is scanned once, in :mod:`transforms.places.scan`. What a name means is decided in
:mod:`transforms.places.resolve`, what follows it is read in :mod:`transforms.places.follow`, and
:mod:`transforms.places.role` says what part it plays in its clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from transforms.places.follow import lengthened, zone_after
from transforms.places.gazetteer import KINDS, Gazetteer, Place, load_gazetteer, stem_of
from transforms.places.mention import NOWHERE, PlaceContext, PlaceMention
from transforms.places.resolve import candidates_of, is_blocked, resolve
from transforms.places.role import with_roles
from transforms.places.scan import Sightings, scan_places
from transforms.stories.cues import any_of

__all__ = ["Gazetteer", "Place", "PlaceContext", "PlaceMention", "find_places", "load_gazetteer"]

Read = tuple[int, int, Place | None, str]
"""``(start, end, place, kind)`` of a mention before its role is known."""

_HAN = "一-鿿"
_SURNAME = rf"(?![在赴从到于来至往回去访与同对向由为使让])[{_HAN}]"
_SURNAME_AFTER_TITLE = re.compile(
    rf"(?:记者|通讯员|作者|实习生|摄影)[/:\s]?(?:[{_HAN}]{{2,4}}[、\s]+)*{_SURNAME}$"
)
_SURNAME_ALONE = re.compile(rf"(?:^|[、(\s]){_SURNAME}$")
_NAME_ENDS = frozenset(("", ")", " ", "、", "\n"))
_CUT = frozenset(("市场", "区域", "区间", "区位", "区块", "区别", "市值", "市面", "市容", "县域"))
_OF_VILLAGES = re.compile(r"村(?:级|民|集体|委|支部|党支部)")
"""Behind a township: 灵沙乡村级服务点 tells of its villages, 大同乡村振兴 of none."""
_NO_TOWN = frozenset(("乡村", "镇静", "镇痛", "镇定", "镇压", "旗帜", "旗下"))
_OTHER_THING = re.compile(
    r"[村镇乡寨屯坝湾]|街道|社区|山(?![区林水村乡])|河(?![流长道])|湖(?![北南区])|江(?![西苏])"
)
_FIRM = re.compile(r"\)[^,;。、()\d]{0,12}(?:公司|集团|律师事务所|研究院)")
_MARKS = frozenset("、,;和")
_ITEM = re.compile(r"[0-9][0-9.]* ?[万亿余多]*[一-鿿]{1,3}[、,;和]$")
"""Before a name: the item before it in a list (甲区83艘、乙区13艘)."""
MOST_VILLAGES = 40
"""Villages of one text that are sought again by their bare names. 2026-11: set to 40."""


@cache
def outlet_behind() -> re.Pattern[str]:
    """Behind a place's name: the paper or station of its city (某城晚报)."""
    return re.compile(rf"{any_of('paper')}|电视台|新闻网")


def find_places(
    folded: str,
    context: PlaceContext = NOWHERE,
    gazetteer: Gazetteer | None = None,
    sightings: Sightings | None = None,
) -> tuple[PlaceMention, ...]:
    """All mentions of places in a folded text: in order, not overlapping, the longest reading first.

    ``sightings`` are those of the same text, where it was scanned before. Linear in the length of the text.
    """
    known = gazetteer or load_gazetteer()
    seen = sightings or scan_places(folded, known)
    named = list(_named(folded, seen.names, context, known))
    named = _merged(named, _villages_again(folded, named))
    named = _merged(named, _late_towns(folded, seen.towns, named, context, known))
    named = _merged(named, _bare_zones(folded, seen.zones, context))
    named = _whole(folded, named, seen.relative)
    named = _merged(named, [(start, end, None, "relative") for start, end in seen.relative])
    return with_roles(folded, named)


def _whole(folded: str, named: list[Read], relative: Sequence[tuple[int, int]]) -> list[Read]:
    """``named``, each with the 全省, 全市 … that only says again how large it is (贵州|全省; 贵州省:全省)."""
    ends = {start: end for start, end in relative if folded[start] == "全"}
    found = []
    for start, end, place, kind in named:
        again = ends.get(end) or (ends.get(end + 1) if folded[end : end + 1] == ":" else None)
        whole = again and place is not None and place.name.endswith(folded[again - 1])
        found.append((start, again if again and whole else end, place, kind))
    return found


def _named(
    folded: str, names: Sequence[tuple[int, int, str]], context: PlaceContext, known: Gazetteer
) -> Iterator[Read]:
    done = 0
    last: Place | None = None
    open_: Read | None = None  # the mention that a chain may still lengthen
    for start, end, name in names:
        if start < done:
            continue
        parent = open_[2] if open_ is not None and open_[1] == start else None
        found = _at(folded, start, end, name, parent, last, context, known)
        if found is None:
            continue
        _, done, place, kind = found
        if open_ is not None:
            if open_[1] == start and _continues(open_, found):
                if open_[3] == "zone":
                    place, kind = open_[2], "zone"
                found = (open_[0], done, place, kind)
            else:
                yield open_
        open_ = found
        if place is not None and kind != "institution" and not _is_abroad(place, context.home):
            last = place
    if open_ is not None:
        yield open_


def _is_abroad(place: Place, home: Place | None) -> bool:
    """Whether a province or city is named that the page is not of: 向浙江输送…, after which 城关镇 is still the county's."""
    if home is None or not home.chain or not place.chain or place.level not in ("province", "prefecture"):
        return False
    return place.chain[0] != home.chain[0]


def _continues(first: Read, then: Read) -> bool:
    """Whether the second name goes on a chain (浏阳市 + 大瑶镇), so that both are one mention."""
    place, kind = first[2], first[3]
    if kind == "zone":
        return then[3] == "zone"
    if place is None or then[2] is None or kind not in ("full", "short"):
        return False
    return place.code is not None and place.code in then[2].parents


def _at(
    folded: str,
    start: int,
    end: int,
    name: str,
    parent: Place | None,
    last: Place | None,
    context: PlaceContext,
    known: Gazetteer,
) -> Read | None:
    """The mention that the name at ``start`` begins, with what belongs to it on its right; None for no place."""
    if held := known.zones.get(name):
        return start, end, Place(None, name, "zone", known.chain(held)), "zone"
    codes, form = candidates_of(name, known)
    pair = folded[end - 1 : end + 1]
    if name[0] == "中" and folded[start - 1 : start] == "其":
        return None  # 其中新镇乡424个 names no 中新镇
    if folded.startswith(")", end) and folded[start - 1 : start] == "(" and _FIRM.match(folded, end):
        return None  # 某集团(黑龙江)重工有限公司
    if form != "short" and pair in _NO_TOWN and not parent and not _OF_VILLAGES.match(folded, end):
        return None
    home = context.home
    near = folded[max(0, start - 2) : start]
    item = near[-1:] in _MARKS and _ITEM.search(folded, max(0, start - 12), start) is not None
    item = item and folded[end : end + 1].isdecimal()
    if is_blocked(name, form, codes, near, parent, last, home, known, item):
        return None
    if form == "short" and len(codes) > 1 and outlet_behind().match(folded, end):
        cities = tuple(code for code in codes if known.divisions[code][0] < 3)
        codes = cities if len(cities) == 1 else codes  # 西安晚报 is the city's, not that of a district 西安区
    zone = zone_after(folded, end, form != "short", codes, known)
    place = resolve(name, form, codes, parent, last, context, known, anywhere=zone is not None)
    if form == "short":
        if folded[end : end + 1] in KINDS and folded[start : end + 1] in known.full:
            return None  # 市中 of 市中区, whose full name was blocked
        county = place is not None and place.level == "county"
        if county and parent is not None and parent.level in ("county", "township"):
            return None  # 青山镇白沙茶叶合作社 in another county than 白沙县
        if place is None or (county and zone is None and _OTHER_THING.match(folded, end)):
            return None
        if county and (
            _is_town_stem(folded, start, end, last, home, known) or _is_person(folded, start, end)
        ):
            return None
    elif pair in _CUT and len(name) > 2 and name[:-1] in known.short:
        end -= 1
    kind = "short" if form == "short" else "full"
    return start, *lengthened(folded, start, end, place, kind, zone, context, known)


def _is_town_stem(
    folded: str, start: int, end: int, last: Place | None, home: Place | None, known: Gazetteer
) -> bool:
    """Whether a longer stem of a township of the county in hand stands here (湘阴渡 is not 湘阴)."""
    for place in (last, home):
        if place is not None and (holder := known.holder_of_townships(place.chain)):
            stems = known.township_stems(holder)
            if folded[start : end + 1] in stems or folded[start : end + 2] in stems:
                return True
    return False


def _is_person(folded: str, start: int, end: int) -> bool:
    """Whether the name is the given name of a person (记者张江华, 刘新宁 alone between two marks)."""
    if _SURNAME_AFTER_TITLE.search(folded[max(0, start - 24) : start]):
        return True
    return (
        bool(_SURNAME_ALONE.search(folded[max(0, start - 2) : start])) and folded[end : end + 1] in _NAME_ENDS
    )


def _merged(first: list[Read], more: list[Read]) -> list[Read]:
    """Both in order; of two that overlap, the one from ``first``."""
    if not more:
        return first
    found: list[Read] = []
    at, size = 0, len(first)
    for read in more:
        start, end = read[0], read[1]
        while at < size and first[at][1] <= start:
            found.append(first[at])
            at += 1
        if (at == size or first[at][0] >= end) and (not found or found[-1][1] <= start):
            found.append(read)
    found.extend(first[at:])
    return found


def _villages_again(folded: str, named: list[Read]) -> list[Read]:
    """Later mentions of a village by its bare name (十八洞村), once the text has said where it is."""
    villages: dict[str, Place] = {}
    for _, _, place, kind in named:
        if kind == "village" and place is not None and len(villages) < MOST_VILLAGES:
            villages.setdefault(place.name, place)
    found: list[Read] = []
    for name, place in villages.items():
        at = folded.find(name)
        while at >= 0:
            found.append((at, at + len(name), place, "village"))
            at = folded.find(name, at + len(name))
    return sorted(found, key=lambda read: (read[0], -read[1]))


def _late_towns(
    folded: str,
    towns: Sequence[tuple[int, int]],
    named: list[Read],
    context: PlaceContext,
    known: Gazetteer,
) -> list[Read]:
    """Townships of the county in hand that are printed under another kind (嵩山街道 for 嵩山路街道)."""
    home = known.holder_of_townships(context.home.chain) if context.home is not None else None
    found: list[Read] = []
    at, county, size = 0, home, len(named)
    for kind, end in towns:
        while at < size and named[at][1] <= kind:
            place = named[at][2]
            if place is not None:
                county = known.holder_of_townships(place.chain) or county
            at += 1
        if at < size and named[at][0] < kind:
            continue  # inside a mention
        for holder in (county, home) if county != home else (home,):
            stems = known.township_stems(holder) if holder else {}
            town = next((n for n in (5, 4, 3, 2) if n <= kind and folded[kind - n : kind] in stems), None)
            if town is not None:
                found.append((kind - town, end, known.place(stems[folded[kind - town : kind]]), "full"))
                break
    return found


def _bare_zones(folded: str, zones: Sequence[tuple[int, int]], context: PlaceContext) -> list[Read]:
    """高新区, 经开区 without a name before it: the zone of the page's city or county."""
    home = context.home
    if home is None or home.code is None or home.level not in ("prefecture", "county"):
        return []
    stem = stem_of(home.name)
    return [
        (start, end, Place(None, stem + folded[start:end], "zone", home.chain), "zone")
        for start, end in zones
    ]
