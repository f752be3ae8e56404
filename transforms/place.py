"""Places in a text (地名): divisions, development zones, villages and words such as 全市, in order.

A text is scanned once: the first two characters of every known name lead to the few lengths to try.
What a name means is decided in :mod:`transforms.place_resolve`, what stands beside it here: a name that
begins a street, a bank or a company is a mention of kind ``institution``, one after 赴 or 与 is ``oblique``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from operator import add

from seeds import wordlists
from transforms.gazetteer import Gazetteer, Place, load_gazetteer, stem_of
from transforms.place_resolve import (
    GENERIC,
    NOWHERE,
    PlaceContext,
    Setting,
    candidates_of,
    is_blocked,
    resolve,
)

__all__ = ["Gazetteer", "Place", "PlaceContext", "PlaceMention", "find_places", "load_gazetteer"]


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """``[start, end)`` of the text names a place.

    ``kind``: ``full`` (official, old or alias name, also a chain of names), ``short`` (郴州), ``zone``
    (开发区), ``village`` (村, 社区), ``relative`` (全市, 该县, 县 of 县人社局; resolved against a story),
    ``institution`` (the place only gives its name: 北京路, 湖北工业大学, 湖南万孚公司).
    ``place`` is None for relative mentions and names with more than one candidate left.
    ``oblique``: another party of the statement (赴广州, 与海门市签订). ``opens``: the mention stands where
    a clause's subject stands, so that the sentences after it may be about it.
    """

    start: int
    end: int
    place: Place | None
    kind: str
    text: str
    oblique: bool = False
    opens: bool = False


def _words(effect: str) -> str:
    words = [row["word"] for row in wordlists.load("place_neighbours") if row["effect"] == effect]
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


_HAN = "一-鿿"
# Characters that a proper name of a village, zone or company does not hold.
_GAP = r"[^\s\d的了在是和与及个各每全该本我对将把被从向到等为以有也都共并或、,。;:!?()《》“”\"'/·-]"
_NEXT_NAME = re.compile(rf"(?:{_words('next_name')})(?!道办|道[{_HAN}]*社区)(?<!街(?=道))")
_BODY = re.compile(rf"{_GAP}{{0,9}}?(?:{_words('body')})(?!生|城)")
_COMPANY = re.compile(rf"(?:有限|{_GAP}){{1,18}}?(?:{_words('company')})")
_VERB = re.compile(_words("verb"))
_OTHER_PARTY = re.compile(rf"(?:{_words('other_party')})(?:了|着)?$")
_NO_PARTY = re.compile(rf"(?:{_words('no_party')})(?:了|着)?$")
_LIST_LINK = re.compile(r"[^,。;!?\n]{0,10}[、和及]$")
_PERSON = re.compile(rf"[^,。;!?\n]{{0,14}}?(?:{_words('person')})")
# 在全省率先, 娄底市首家: the larger place is only the field that something is compared in.
_RANK = re.compile(r"率先|首[家个批次例创]|排名|排位|前列|领先|位居|居[前第]|唯一|第[一二三四五六七八九十\d]+[位名家个]")
_ASIDE = re.compile(r"\((?:其中)?(?:不?含|包括|除)[^()。\n]{0,40}$")
# 位于嘉鱼经济开发区的某公司, 郴州高新区炬神电子、台达电子等企业: the zone is only where the bodies stand.
_SITE_BEFORE = re.compile(r"(?:位于|坐落于|地处|落户|设在|入驻)$")
_SITE_AFTER = re.compile(r"的|[^,。;:!?、\d\n]{2,14}[、等]")
_LEAD = re.compile(
    r"(?:^|[,。;:!?()\n“”])"
    r"(?:正如|例如|譬如|比如|比方|其中|此外|另外|同时|随后|目前|当前|如今|近年来?|近期|近日|日前|去年|今年|以来|截至|截止"
    r"|当天|当日|据了解|据悉|据|根据|按照|记者从|位于|年初|年底|月底|上半年|下半年|前三季度|[\d年月日前底初末至、-]"
    r"|如|在|由|经|而|为|使|让|于|是|像|以|当|因|即|对)*$"
)
_ZONE = re.compile(
    rf"({_GAP}{{0,6}}?)(国家级|省级)?"
    r"(经济技术开发区|高新技术产业开发区|高新技术产业园区?|经济开发区|工业集中区|产业集聚区|产业开发区|高新区|经开区|开发区"
    r"|工业园区|工业园|产业园区|产业园|科技园|综合保税区|综保区|保税区|自贸片区|自贸区|旅游度假区|度假区|新区|管理区|试验区|示范区|园区)"
)
_LOOSE_ZONES = frozenset(
    ("新区", "管理区", "试验区", "示范区", "园区", "产业园区", "产业园", "开发区", "工业园区")
)
_VILLAGE = re.compile(
    rf"({_GAP}{{1,5}}?)(村(?:村(?![民委支党干卫里口头集级医组两主史落道庄]))?|社区|居委会|嘎查)(?![庄镇])"
)
_TOWN = re.compile(rf"({_GAP}{{1,4}}?)(镇|乡|街道|办事处)(?![村镇亲贤愁土情音里间])")
_LATE_TOWN = re.compile(r"街道|办事处|镇|乡(?![村镇])")
_RELATIVE = re.compile(
    r"(?:(?<![安健完齐保周十双顾成俱万两不])全|(?<![应活不])该|(?<![自忘])我|(?<![基根版成资原日样课书标文剧蓝脚底亏股])本)"
    r"(?:自治[区州县旗]|街道|社区|省(?![级份会略钱力心事电时])|市(?![场值面容])|县|区(?![域别间块位])|州|盟|旗(?![帜下舰])"
    r"|镇(?![静定痛])|乡(?![镇土愁亲]|村(?!民))|村(?![庄镇落]))"
)
_ORGAN = re.compile(
    rf"(?:(?<=[,。;:!?\n、“”(])|(?<=由)|(?<=据)|(?<=经)|(?<=在)|\A)(省|市|县|区|州)"
    rf"(?=(?!级|域|内|直|场|里|间|外|别|城区|中心)[{_HAN}]{{1,7}}?(?:局|委|办|厅|院|部门|中心|公司|总工会|政府|工会|协会))"
)
_LONG_GENERIC = tuple(word for word in GENERIC if len(word) > 2)
_INNER_TOWN = re.compile(r"(?:[镇乡]|街道)(?=.)")
_BRAND = re.compile(r"[^”\"’,。;:!?、]{1,12}[”\"’]")
_BARE_ZONE = re.compile(r"(?:(?<=[,。;\n、(含括])|\A)(高新区|经开区)")
_CUT = frozenset(("市场", "区域", "区间", "区位", "区块", "区别", "市值", "市面", "市容", "县域"))
_NO_TOWN = frozenset(("乡村", "镇静", "镇痛", "镇定", "镇压", "旗帜", "旗下"))
_OTHER_THING = re.compile(
    r"[村镇乡寨屯坝]|街道|社区|山(?![区林水村乡])|河(?![流长道])|湖(?![北南区])|江(?![西苏])"
)


def find_places(
    folded: str, context: PlaceContext = NOWHERE, gazetteer: Gazetteer | None = None
) -> tuple[PlaceMention, ...]:
    """All mentions of places in a folded text: in order, not overlapping, the longest reading first.

    Linear in the length of the text.
    """
    known = gazetteer or load_gazetteer()
    named = list(_named(folded, context, known))
    named = _merged(named, _villages_again(folded, named))
    named = _merged(named, _late_towns(folded, named, context, known))
    named = _merged(named, _bare_zones(folded, context))
    named = _merged(named, list(_relative(folded)))
    return _with_roles(folded, named)


def _named(folded: str, context: PlaceContext, known: Gazetteer) -> Iterator[PlaceMention]:
    heads = known.lengths
    starts = [i for i, pair in enumerate(map(add, folded, folded[1:])) if pair in heads]
    done = 0
    last: Place | None = None
    open_: PlaceMention | None = None  # the mention that a chain may still lengthen
    for i in starts:
        if i < done:
            continue
        parent = open_.place if open_ is not None and open_.end == i else None
        setting = Setting(folded[i - 1 : i], parent, last, context)
        found = _at(folded, i, setting, known)
        if found is None:
            continue
        if open_ is not None:
            if open_.end == i and _continues(open_, found):
                found = replace(found, start=open_.start, text=folded[open_.start : found.end])
                if open_.kind == "zone":
                    found = replace(found, place=open_.place, kind="zone")
            else:
                yield open_
        open_, done = found, found.end
        if found.place is not None and found.kind != "institution":
            last = found.place
    if open_ is not None:
        yield open_


def _continues(first: PlaceMention, then: PlaceMention) -> bool:
    """Whether the second name goes on a chain (资兴市 + 三都镇), so that both are one mention."""
    if first.kind == "zone":
        return then.kind == "zone"
    if first.place is None or then.place is None or first.kind not in ("full", "short"):
        return False
    return first.place.code is not None and first.place.code in then.place.parents


def _at(folded: str, i: int, setting: Setting, known: Gazetteer) -> PlaceMention | None:
    """The mention that begins at ``i``, with what belongs to it on its right."""
    for length in known.lengths[folded[i : i + 2]]:
        name = folded[i : i + length]
        codes, form = candidates_of(name, known)
        if not codes:
            continue
        end = i + length
        pair = folded[end - 1 : end + 1]
        if form != "short" and pair in _NO_TOWN and not setting.parent:
            continue
        if is_blocked(name, form, codes, setting, known):
            continue
        zone = _zone_end(folded, end, form != "short", codes, known)
        place = resolve(name, form, codes, setting, known, anywhere=zone is not None)
        if form == "short":
            county = place is not None and place.level == "county"
            if place is None or (county and zone is None and _OTHER_THING.match(folded, end)):
                continue
            if county and _is_town_stem(folded, i, end, setting, known):
                continue
        elif pair in _CUT and len(name) > 2 and name[:-1] in known.short:
            end -= 1
        kind = "short" if form == "short" else "full"
        mention = PlaceMention(i, end, place, kind, folded[i:end])
        return _lengthened(folded, mention, zone, setting, known)
    return None


def _is_town_stem(folded: str, start: int, end: int, setting: Setting, known: Gazetteer) -> bool:
    """Whether a longer stem of a township of the county in hand stands here (湘阴渡 is not 湘阴)."""
    for place in (setting.last, setting.context.home):
        if place is not None and len(place.chain) > 2:
            stems = known.township_stems(place.chain[2])
            if folded[start : end + 1] in stems or folded[start : end + 2] in stems:
                return True
    return False


def _zone_end(
    folded: str, at: int, is_full: bool, codes: tuple[str, ...], known: Gazetteer
) -> re.Match[str] | None:
    match = _ZONE.match(folded, at)
    if match is None:
        return None
    inner, kind = match.group(1), match.group(3)
    if _VERB.search(inner) or (is_full and len(inner) > 2):
        return None
    for length in range(2, len(inner) + 1):
        below = candidates_of(inner[:length], known)[0]
        if any(known.within(c, up) for c in below for up in codes):
            return None  # 湘潭岳塘经开区 is the zone of 岳塘, which the scan meets next
    if kind in _LOOSE_ZONES and kind not in ("开发区", "工业园区", "产业园") and not 2 <= len(inner) <= 4:
        return None
    return match


def _lengthened(
    folded: str, mention: PlaceMention, zone: re.Match[str] | None, setting: Setting, known: Gazetteer
) -> PlaceMention:
    place, end = mention.place, mention.end
    if zone is not None:
        own = stem_of(mention.text) if mention.kind == "full" else mention.text
        title = own + folded[end : zone.end()]
        parents = place.chain if place is not None else ()
        made = Place(None, title, "zone", parents)
        return replace(
            mention, end=zone.end(), place=made, kind="zone", text=folded[mention.start : zone.end()]
        )
    if place is not None and place.level == "county" and (town := _town(folded, end, place, known)):
        place, end = town
        mention = replace(mention, end=end, place=place, kind="full", text=folded[mention.start : end])
    if place is not None and place.level in ("county", "township"):
        village = _VILLAGE.match(folded, end)
        if village and not _is_generic(village.group(), in_town=place.level == "township"):
            made = Place(None, village.group(), "village", place.chain)
            text = folded[mention.start : village.end()]
            return replace(mention, end=village.end(), place=made, kind="village", text=text)
    named_after = (
        _NEXT_NAME.match(folded, end)
        or _is_body(folded, mention)
        or _is_company(folded, mention, setting.context)
        or (setting.before in '“"‘' and setting.before and _BRAND.match(folded, end))
    )
    return replace(mention, kind="institution") if named_after else mention


def _town(folded: str, at: int, county: Place, known: Gazetteer) -> tuple[Place, int] | None:
    """A township right after its county that the table has under another kind, or not at all."""
    match = _TOWN.match(folded, at)
    if match is None or county.code is None:
        return None
    name, stem = match.group(), match.group(1)
    if candidates_of(name, known)[1] == "full" and any(
        known.within(c, county.code) for c in candidates_of(name, known)[0]
    ):
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
    return generic or _VERB.search(name) is not None


def _is_body(folded: str, mention: PlaceMention) -> bool:
    match = _BODY.match(folded, mention.end)
    return match is not None and not _VERB.search(match.group())


def _is_company(folded: str, mention: PlaceMention, context: PlaceContext) -> bool:
    match = _COMPANY.match(folded, mention.end)
    if match is None or _VERB.search(match.group()):
        return False
    place, home = mention.place, context.home
    if place is None or place.level == "province":
        return True
    if home is None or home.level == "province":
        return False
    return not set(place.chain[1:]) & set(home.chain[1:])


def _merged(first: list[PlaceMention], more: list[PlaceMention]) -> list[PlaceMention]:
    """Both in order; of two that overlap, the one from ``first``."""
    found: list[PlaceMention] = []
    at = 0
    for mention in more:
        while at < len(first) and first[at].end <= mention.start:
            found.append(first[at])
            at += 1
        if (at == len(first) or first[at].start >= mention.end) and (
            not found or found[-1].end <= mention.start
        ):
            found.append(mention)
    found.extend(first[at:])
    return found


def _villages_again(folded: str, named: list[PlaceMention]) -> list[PlaceMention]:
    """Later mentions of a village by its bare name (十八洞村), once the text has said where it is."""
    villages: dict[str, Place] = {}
    for mention in named:
        if mention.kind == "village" and mention.place is not None and len(villages) < 40:
            villages.setdefault(mention.place.name, mention.place)
    if not villages:
        return []
    pattern = re.compile("|".join(sorted(map(re.escape, villages), key=lambda v: (-len(v), v))))
    return [
        PlaceMention(m.start(), m.end(), villages[m.group()], "village", m.group())
        for m in pattern.finditer(folded)
    ]


def _late_towns(
    folded: str, named: list[PlaceMention], context: PlaceContext, known: Gazetteer
) -> list[PlaceMention]:
    """Townships of the county in hand that are printed under another kind (嵩山街道 for 嵩山路街道)."""
    home = context.home.chain[2:3] if context.home is not None else ()
    stems: dict[str, dict[str, str]] = {}
    found: list[PlaceMention] = []
    at, county = 0, home
    for match in _LATE_TOWN.finditer(folded):
        while at < len(named) and named[at].end <= match.start():
            place = named[at].place
            if place is not None and len(place.chain) > 2:
                county = place.chain[2:3]
            at += 1
        for code in dict.fromkeys((*county, *home)):
            towns = stems.get(code)
            if towns is None:
                towns = stems[code] = known.township_stems(code)
            for length in (5, 4, 3, 2):
                start = match.start() - length
                if start >= 0 and (town := towns.get(folded[start : match.start()])):
                    text = folded[start : match.end()]
                    found.append(PlaceMention(start, match.end(), known.place(town), "full", text))
                    break
            else:
                continue
            break
    return found


def _bare_zones(folded: str, context: PlaceContext) -> list[PlaceMention]:
    """高新区, 经开区 without a name before it: the zone of the page's city or county."""
    home = context.home
    if home is None or home.code is None or home.level not in ("prefecture", "county"):
        return []
    return [
        PlaceMention(
            m.start(),
            m.end(),
            Place(None, stem_of(home.name) + m.group(), "zone", home.chain),
            "zone",
            m.group(),
        )
        for m in _BARE_ZONE.finditer(folded)
    ]


def _relative(folded: str) -> Iterator[PlaceMention]:
    organs = ((m.start(), m.end()) for m in _ORGAN.finditer(folded))
    words = ((m.start(), m.end()) for m in _RELATIVE.finditer(folded))
    for start, end in sorted([*organs, *words]):
        yield PlaceMention(start, end, None, "relative", folded[start:end])


def _with_roles(folded: str, mentions: list[PlaceMention]) -> tuple[PlaceMention, ...]:
    found: list[PlaceMention] = []
    for mention in mentions:
        start = mention.start
        before = folded[max(0, start - 48) : start]
        oblique = _is_oblique(folded, mention, before, found[-1] if found else None)
        opens = not oblique and mention.kind != "institution" and _opens(folded, mention, before)
        found.append(replace(mention, oblique=oblique, opens=opens))
    return tuple(found)


def _is_oblique(folded: str, mention: PlaceMention, before: str, previous: PlaceMention | None) -> bool:
    if _RANK.match(folded, mention.end) or _ASIDE.search(before):
        return True
    if mention.kind == "relative" and len(mention.text) > 1:
        return False
    near = before[-6:]
    if _OTHER_PARTY.search(near) and not _NO_PARTY.search(near):
        return True
    if previous is None or not previous.oblique or mention.start - previous.end > 12:
        return False
    return bool(_LIST_LINK.fullmatch(folded[previous.end : mention.start]))


def _opens(folded: str, mention: PlaceMention, before: str) -> bool:
    at_start = len(before) == mention.start
    if not _LEAD.search("\n" + before if at_start else before[-24:]) or _PERSON.match(folded, mention.end):
        return False
    if mention.kind != "zone":
        return True
    return not _SITE_BEFORE.search(before) and not _SITE_AFTER.match(folded, mention.end)
