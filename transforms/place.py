"""Places in a text (地名): divisions, development zones, villages and words such as 全市, in order.

A text is scanned once: the first two characters of every known name lead to the few names to try.
What a name means is decided in :mod:`transforms.place_resolve`, what follows it is read in
:mod:`transforms.place_follow`, and :mod:`transforms.place_role` says what part it plays in its clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import compress
from operator import add

from transforms.gazetteer import Gazetteer, Place, load_gazetteer, stem_of
from transforms.place_follow import lengthened, zone_after
from transforms.place_mention import NOWHERE, PlaceContext, PlaceMention, Setting
from transforms.place_resolve import candidates_of, is_blocked, resolve
from transforms.place_role import with_roles

__all__ = ["Gazetteer", "Place", "PlaceContext", "PlaceMention", "find_places", "load_gazetteer"]

_HAN = "一-鿿"
_LATE_TOWN = re.compile(r"街道|办事处|镇|乡(?![村镇])")
_RELATIVE = re.compile(
    r"[全该我本](?<![安健完齐保周十双顾成俱万两不]全)(?<![应活不]该)(?<![自忘]我)(?<![基根版成资原日样课书标文剧蓝脚底亏股]本)"
    r"(?:自治[区州县旗]|街道|社区|省(?![级份会略钱力心事电时])|市(?![场值面容])|县|区(?![域别间块位])|州|盟"
    r"|旗(?![帜下舰])|镇(?![静定痛])|乡(?![镇土愁亲]|村(?!民))|村(?![庄镇落]))"
)
_ORGAN = re.compile(
    r"[省市县区州](?<![^,。;:!?\n、“”(由据经在].)"
    rf"(?=(?!级|域|内|直|场|里|间|外|别|城区|中心|委员|委托)[{_HAN}]{{0,7}}?"
    r"(?:局|委|办|厅|院|部门|中心|公司|总工会|政府|工会|协会))"
)
_BARE_ZONE = re.compile(r"(?:高新|经开)区(?<![^,。;\n、(含括]...)")
_SURNAME = rf"(?![在赴从到于来至往回去访与同对向由为使让])[{_HAN}]"
_SURNAME_AFTER_TITLE = re.compile(
    rf"(?:记者|通讯员|作者|实习生|摄影)[/:\s]?(?:[{_HAN}]{{2,4}}[、\s]+)*{_SURNAME}$"
)
_SURNAME_ALONE = re.compile(rf"(?:^|[、(\s]){_SURNAME}$")
_NAME_ENDS = frozenset(("", ")", " ", "、", "\n"))
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
    return with_roles(folded, named)


def _named(folded: str, context: PlaceContext, known: Gazetteer) -> Iterator[PlaceMention]:
    heads = known.heads
    starts = compress(range(len(folded)), map(heads.__contains__, map(add, folded, folded[1:])))
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
    for name in known.heads[folded[i : i + 2]]:
        if not folded.startswith(name, i):
            continue
        if parent := known.zones.get(name):
            place = Place(None, name, "zone", known.chain(parent))
            return PlaceMention(i, i + len(name), place, "zone", name)
        codes, form = candidates_of(name, known)
        end = i + len(name)
        pair = folded[end - 1 : end + 1]
        if form != "short" and pair in _NO_TOWN and not setting.parent:
            continue
        if is_blocked(name, form, codes, setting, known):
            continue
        zone = zone_after(folded, end, form != "short", codes, known)
        place = resolve(name, form, codes, setting, known, anywhere=zone is not None)
        if form == "short":
            county = place is not None and place.level == "county"
            if place is None or (county and zone is None and _OTHER_THING.match(folded, end)):
                continue
            if county and (_is_town_stem(folded, i, end, setting, known) or _is_person(folded, i, end)):
                continue
        elif pair in _CUT and len(name) > 2 and name[:-1] in known.short:
            end -= 1
        kind = "short" if form == "short" else "full"
        mention = PlaceMention(i, end, place, kind, folded[i:end])
        return lengthened(folded, mention, zone, setting, known)
    return None


def _is_town_stem(folded: str, start: int, end: int, setting: Setting, known: Gazetteer) -> bool:
    """Whether a longer stem of a township of the county in hand stands here (湘阴渡 is not 湘阴)."""
    for place in (setting.last, setting.context.home):
        if place is not None and len(place.chain) > 2:
            stems = known.township_stems(place.chain[2])
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
