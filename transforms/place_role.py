"""Which part a mention plays in its clause: subject, other party, or only a place of comparison."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.place_follow import neighbours
from transforms.place_mention import PlaceMention

_OTHER_PARTY = re.compile(rf"(?:{neighbours('other_party')})(?:了|着)?$")
_NO_PARTY = re.compile(rf"(?:{neighbours('no_party')})(?:了|着)?$")
_LIST_LINK = re.compile(r"[^,。;!?\n]{0,10}[、和及]$")
_PERSON = re.compile(rf"[^,。;!?\n]{{0,14}}?(?:{neighbours('person')})")
# 在全省率先, 娄底市首家: the larger place is only the field that something is compared in.
_RANK = re.compile(
    r"率先|首[家个批次例创]|排名|排位|前列|领先|位居|居[前第]|唯一|第[一二三四五六七八九十\d]+[位名家个]"
)
# 资兴市培训300人、桂阳县培训500人: the mark parts two statements.
_LISTED = re.compile(r"\d[^\d,。;、]{0,8}、$")
_ASIDE = re.compile(r"\((?:其中)?(?:不?含|包括|除)[^()。\n]{0,40}$")
# 位于嘉鱼经济开发区的某公司, 郴州高新区炬神电子、台达电子等企业: the zone is only where the bodies stand.
_SITE_BEFORE = re.compile(r"(?:位于|坐落于|地处|落户|设在|入驻)$")
_SITE_AFTER = re.compile(r"的|[^,。;:!?、\d\n]{2,14}[、等]")
_LEAD = re.compile(
    r"(?:^|[,。;:!?()\n“”])"
    r"(?:正如|例如|譬如|比如|比方|其中|此外|另外|同时|随后|目前|当前|如今|近年来?|近期|近日|日前|去年|今年|以来|截至|截止"
    r"|当天|当日|据了解|据悉|据|根据|按照|记者从|位于|年初|年底|月底|上半年|下半年|前三季度|[\d年月日前底初末至、-]"
    r"|如|在|由|经|而|为|使|让|于|是|像|以|当|因|即|对)*+$"
)


def with_roles(folded: str, mentions: Sequence[PlaceMention]) -> tuple[PlaceMention, ...]:
    found: list[PlaceMention] = []
    for mention in mentions:
        start = mention.start
        before = folded[max(0, start - 48) : start]
        oblique = _is_oblique(folded, mention, before, found[-1] if found else None)
        opens = not oblique and mention.kind != "institution" and _opens(folded, mention, before)
        place, kind = mention.place, mention.kind
        found.append(PlaceMention(start, mention.end, place, kind, mention.text, oblique, opens))
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
    leads = _LEAD.search("\n" + before if at_start else before[-24:]) or _LISTED.search(before[-12:])
    if not leads or _PERSON.match(folded, mention.end):
        return False
    listed = mention.kind in ("full", "short") and folded[mention.end : mention.end + 1].isdigit()
    if listed and ("、" in folded[mention.end : mention.end + 24] or before.endswith("、")):
        return False  # 其中石镇镇38.6公里、裴梅镇45.2公里: an item of a list is the subject of its own number only
    if mention.kind != "zone":
        return True
    return not _SITE_BEFORE.search(before) and not _SITE_AFTER.match(folded, mention.end)
