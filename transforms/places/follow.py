"""What follows a division's name and belongs to it: a zone, a township, a village; or makes it another name."""

from __future__ import annotations

import re

from seeds import wordlists
from transforms.places.gazetteer import Gazetteer, Place, stem_of
from transforms.places.mention import PlaceContext
from transforms.places.resolve import GENERIC, candidates_of


def neighbours(effect: str) -> str:
    """Alternatives of a regular expression: the words of one effect, longest first."""
    words = [row["word"] for row in wordlists.load("place_neighbours") if row["effect"] == effect]
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


_HAN = "一-鿿"
# Characters that a proper name of a village, zone or company does not hold.
_GAP = r"[^\s\d的了在是和与及个各每全该本我对将把被从向到等为以有也都共并或、,。;:!?()《》“”\"'/·-]"
_NEXT_NAME = re.compile(rf"(?:{neighbours('next_name')})(?!道办|道[{_HAN}]*社区)(?<!街(?=道))")
# 某省今秋新启用学校: a time is no name of a body.
_NO_TIME = r"(?![今去明]年|今[春夏秋冬]|[上下]半年|[一二三四]季度|近期|近日|日前|[春夏秋冬]季)"
_BODY = re.compile(rf"{_NO_TIME}{_GAP}{{0,9}}?(?:{neighbours('body')})(?!生|城)")
_COMPANY = re.compile(rf"(?:有限|{_GAP}){{1,18}}?(?:{neighbours('company')})")
VERB = re.compile(neighbours("verb"))
# 据新华社北京11月3日电: where the report was sent from, not what it is about.
_DATELINE = re.compile(r"(?:\d{1,2}月\d{1,2}日)?[电讯](?=[\s(:,]|$)|\d{1,2}月\d{1,2}日[电讯]")
_ZONE = re.compile(
    rf"({_GAP}{{0,6}}?)(国家级|省级)?"
    r"(经济技术开发区|高新技术产业开发区|高新技术产业园区?|经济开发区|工业集中区|产业集聚区|产业开发区|高新区|经开区|开发区"
    r"|工业园区|工业园|产业园区|产业园|科技园|综合保税区|综保区|保税区|自贸片区|自贸区|旅游度假区|度假区|新区|管理区|试验区|示范区|园区)"
)
_ZONE_END = re.compile("[区园]")
_LOOSE_ZONES = frozenset(
    ("新区", "管理区", "试验区", "示范区", "园区", "产业园区", "产业园", "开发区", "工业园区")
)
_VILLAGE = re.compile(
    rf"({_GAP}{{1,5}}?)(村(?:村(?![民委支党干卫里口头集级医组两主史落道庄]))?|社区|小区|居委会|嘎查)(?![庄镇])"
)
# 青石街道改造老旧小区: a kind of neighbourhood, no name of one.
_NO_ESTATE = re.compile(
    r"(?:老旧|改造|安置|住宅|居民|封闭|开放|物业|示范|智慧|新建|城市|商品房|多个|零散|管辖|辖区|文明|试点|回迁|保障房|公租房)小区$"
)
_TOWN = re.compile(rf"({_GAP}{{1,4}}?)(镇|乡|街道|办事处)(?![村镇亲贤愁土情音里间]|街道)")
# Without one of these words soon after the name, none of the longer patterns can match.
_MORE = re.compile(rf"镇|乡|街道|办事处|村|社区|居委会|嘎查|{neighbours('body')}|{neighbours('company')}")
_NEXT_FIRST = frozenset(
    row["word"][0] for row in wordlists.load("place_neighbours") if row["effect"] == "next_name"
)
_LONG_GENERIC = tuple(word for word in GENERIC if len(word) > 2)
_INNER_TOWN = re.compile(r"(?:[镇乡]|街道)(?=.)")
_BRAND = re.compile(r"[^”\"’,。;:!?、]{1,12}[”\"’]")


def zone_after(
    folded: str, at: int, is_full: bool, codes: tuple[str, ...], known: Gazetteer
) -> re.Match[str] | None:
    if _ZONE_END.search(folded, at, at + 24) is None:
        return None
    match = _ZONE.match(folded, at)
    if match is None:
        return None
    inner, kind = match.group(1), match.group(3)
    if VERB.search(inner) or (is_full and len(inner) > 2):
        return None
    for length in range(2, len(inner) + 1):
        below = candidates_of(inner[:length], known)[0]
        if any(known.within(c, up) for c in below for up in codes):
            return None  # 南昌青山湖高新区 is the zone of 青山湖, which the scan meets next
    if (
        kind in _LOOSE_ZONES
        and kind not in ("开发区", "工业园区", "产业园", "新区")
        and not 2 <= len(inner) <= 4
    ):
        return None
    return match


def lengthened(
    folded: str,
    start: int,
    end: int,
    place: Place | None,
    kind: str,
    zone: re.Match[str] | None,
    context: PlaceContext,
    known: Gazetteer,
) -> tuple[int, Place | None, str]:
    """End, place and kind of the mention at ``start`` with what belongs to it on its right."""
    if zone is not None:
        own = stem_of(folded[start:end]) if kind == "full" else folded[start:end]
        parents = place.chain if place is not None else ()
        return zone.end(), Place(None, own + folded[end : zone.end()], "zone", parents), "zone"
    if _MORE.search(folded, end, end + 24) is None:
        return end, place, "institution" if _names_other_thing(folded, start, end) else kind
    if place is not None and (town := _town(folded, end, place, known)):
        place, end, kind = *town, "full"
    if place is not None and place.level in ("county", "township"):
        village = _VILLAGE.match(folded, end)
        if (
            village
            and not _is_town(folded, end, place, known)
            and not village.group(1).endswith("组")
            and not (
                village.group(2) == "小区"
                and (place.level != "township" or _NO_ESTATE.search(village.group()))
            )
            and not _is_generic(village.group(), in_town=place.level == "township")
        ):
            return village.end(), Place(None, village.group(), "village", place.chain), "village"
    if (
        _names_other_thing(folded, start, end)
        or _is_body(folded, end)
        or _is_company(folded, end, place, context)
    ):
        kind = "institution"
    return end, place, kind


def _names_other_thing(folded: str, start: int, end: int) -> bool:
    """Whether the word right after the name makes it a street, a paper, a brand, or where a report came from."""
    if end >= len(folded):
        return False
    if folded[end] in _NEXT_FIRST and _NEXT_NAME.match(folded, end):
        return True
    if start > 0 and folded[start - 1] in '“"‘' and _BRAND.match(folded, end):
        return True
    return folded[end] in "0123456789电讯" and _DATELINE.match(folded, end) is not None


def _is_town(folded: str, at: int, county: Place, known: Gazetteer) -> bool:
    """Whether a township of the table stands here (梅村街道), which the scan finds by itself."""
    match = _TOWN.match(folded, at) if county.level == "county" else None
    if match is None:
        return False
    codes, form = candidates_of(match.group(), known)
    return form == "full" and any(known.within(c, county.code) for c in codes if county.code is not None)


def _town(folded: str, at: int, county: Place, known: Gazetteer) -> tuple[Place, int] | None:
    """A township right after its county that the table has under another kind, or not at all."""
    if county.code is None or county.level not in ("county", "prefecture"):
        return None
    match = _TOWN.match(folded, at)
    if match is None or known.holder_of_townships(county.chain) != county.code:
        return None
    name, stem = match.group(), match.group(1)
    codes, form = candidates_of(name, known)
    if form == "full" and any(known.within(c, county.code) for c in codes):
        return None  # the scan finds it by itself
    if code := known.township_stems(county.code).get(stem):
        return known.place(code), match.end()
    if match.group(2) not in ("镇", "街道") or len(stem) < 2 or _is_generic(name):
        return None
    return Place(None, name, "township", county.chain), match.end()


def _is_generic(name: str, in_town: bool = False) -> bool:
    """Whether a village's or township's name is a kind (行政村) or holds a verb; right after a township only
    the whole word counts, for 新山村 is a village there and 山村 none."""
    if in_town:
        generic = name in GENERIC or name.endswith(_LONG_GENERIC)
    else:
        generic = name.endswith(GENERIC) or _INNER_TOWN.search(name) is not None
    return generic or VERB.search(name) is not None


def _is_body(folded: str, at: int) -> bool:
    match = _BODY.match(folded, at)
    return match is not None and not VERB.search(match.group())


def _is_company(folded: str, at: int, place: Place | None, context: PlaceContext) -> bool:
    match = _COMPANY.match(folded, at)
    if match is None or VERB.match(folded, at):
        return False
    home = context.home
    if place is None or place.level == "province":
        return True
    if home is None or home.level == "province":
        return False
    return not set(place.chain[1:]) & set(home.chain[1:])
