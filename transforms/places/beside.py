"""Which place a statement names itself (自带地点): right before its figure or its bracket, or by a level of the story's place."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from transforms.places.gazetteer import Gazetteer, Place, load_gazetteer
from transforms.places.mention import PlaceMention
from transforms.text.surroundings import Surroundings

_KINDS = ("自治区", "自治州", "自治县", "自治旗", "街道", "社区")


def resolve_relative(
    word: str, story_place: Place | None, gazetteer: Gazetteer | None = None
) -> Place | None:
    """What 全市, 该县, 我省, 本镇 or the 县 of 县人社局 means in a story about ``story_place``.

    The nearest of the story's place and its parents whose name ends with the word's kind: 全市 is 介休市 in
    a story of that county-level city, 晋中市 in one of 平遥县. None when there is no such division.
    """
    if story_place is None or not word:
        return None
    kind = next(k for k in _KINDS if word.endswith(k)) if word.endswith(_KINDS) else word[-1]
    if _is_kind(story_place, kind):
        return story_place
    known = gazetteer or load_gazetteer()
    for code in reversed(story_place.parents):
        place = known.place(code)
        if _is_kind(place, kind):
            return place
    return None


def _is_kind(place: Place, kind: str) -> bool:
    if kind == "社区":
        return place.level == "village" and place.name.endswith(kind)
    if kind == "省":
        return place.level == "province" and place.name.endswith("省")
    if kind == "州":
        return place.level == "prefecture" and place.name.endswith("州")
    return place.name.endswith(kind)


def administrative(place: Place, gazetteer: Gazetteer | None = None) -> Place:
    """The division that a village lies in; any other place itself (a zone is never its district)."""
    if place.level != "village" or not place.parents:
        return place
    return (gazetteer or load_gazetteer()).place(place.parents[-1])


_ITEM = re.compile(r"[0-9][^0-9,。;、]{0,8}[、和]$")


def own_figure(near: Surroundings, at: int, mention: PlaceMention, known: Gazetteer) -> Place | None:
    """青山镇办结3件、白沙镇2件: the place between a list mark and its own figure."""
    if mention.end != at or mention.kind not in ("full", "short") or mention.oblique or mention.place is None:
        return None
    listed = _ITEM.search(near.text, max(0, mention.start - 12), mention.start) is not None
    return administrative(mention.place, known) if listed else None


_LEVEL = re.compile(r"(?:^|[、,;:])([市州县区旗])(?:本级|直(?:属|单位|部门)?)$")


def own_level(near: Surroundings, story_place: Place | None) -> Place | None:
    """青山县3件、白沙县2件、市本级1件: the last is the city's, whichever place was named before."""
    level = _LEVEL.search(near.left)
    return resolve_relative(level[1], story_place) if level is not None else None


def bracketed(
    near: Surroundings, mentions: Sequence[PlaceMention], begins: Sequence[int], known: Gazetteer
) -> Place | None:
    """The place right before the bracket that the statement opens: 其中青山镇(1.2万千瓦时)、白沙镇(8000千瓦时)."""
    at = near.text.rfind("(", near.clause_start, near.left_start + len(near.left))
    if at < 0:
        return None
    last = bisect_left(begins, at) - 1
    if last < 0 or mentions[last].end != at or near.text.find(")", at, near.left_start + len(near.left)) >= 0:
        return None
    mention = mentions[last]
    named = mention.kind in ("full", "short", "village") and mention.place is not None and not mention.oblique
    return administrative(mention.place, known) if named and mention.place is not None else None


_RECKONED = re.compile(r"(?:来)?(?:计算|测算|折算|估算|推算),")


def reckoned_for(near: Surroundings, mentions: Sequence[PlaceMention], behind: int) -> PlaceMention | None:
    """按平均亩产600公斤测算,全县总产…: the place that is told right behind, of which the figure is, too; else None."""
    told = _RECKONED.match(near.text, near.end) if behind < len(mentions) else None
    return mentions[behind] if told is not None and mentions[behind].start == told.end() else None


_EXAMPLE = re.compile(
    r"等(?:地的?)?[0-9一二三四五六七八九十]{1,3}个?(?:设区市|地级市|县|市|区|乡|镇|街道|村|州|盟|旗)"
)


def without_examples(text: str, mentions: Sequence[PlaceMention]) -> Sequence[PlaceMention]:
    """``mentions``, one that alone stands for several (青石市等4个设区市) as no subject; linear in their number."""
    found: list[PlaceMention] | None = None
    for i, mention in enumerate(mentions):
        if not text.startswith("等", mention.end) or mention.listed or mention.kind not in ("full", "short"):
            continue
        if (i + 1 < len(mentions) and mentions[i + 1].listed) or not _EXAMPLE.match(text, mention.end):
            continue
        found = found or list(mentions)
        found[i] = replace(mention, oblique=True)
    return found or mentions
