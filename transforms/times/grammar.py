"""From a text to its expressions of time: each match of the pattern read as a value."""

from __future__ import annotations

import re

from transforms.times.base import is_base
from transforms.times.head import scan
from transforms.times.joined import beginning, from_its_beginning, until_its_end
from transforms.times.list import one_by_one, together
from transforms.times.meaning import READERS, Meaning, keeps_prefix
from transforms.times.mention import TimeMention, When
from transforms.times.pattern import AHEAD

_NEARING = ("接近", "临近", "将近")
"""Before 年底: no end of what is told."""
_COMPARED_YEAR_BEGUN = re.compile(r"(?:(?:相|对)?[比较](?:起|之)?|[高低多少快慢大小优好]于|超过了?)$")
"""Before 年初的46亿元."""

_PLANNED = ("计划", "预计", "力争", "确保", "争取", "有望", "拟", "将", "定")
"""Directly before a time, with 于, 在, 到 or 至 between: it is still to come."""
_PLANNED_ENDS = frozenset("划计争保取望拟将定于在到至")

_SET_BESIDE = frozenset("比较与同和")
_CENSUS = re.compile(r"第[一二三四五六七八九十]次[全国]{0,2}[一-龥]{2,6}?普查时?")
"""Behind a year that something is compared with: the census of that year (与2010年第六次全国人口普查的…相比)."""

_SENTENCE = re.compile(r"[。；;!?！？\n]")

_BY_THEN = (",", "已", "累计", "共有", "总共")
"""Behind 到4月8日 at a clause's head: what had come by that day."""

_SINCE_EVENT = re.compile(r"的?[那这一]一?[场次轮回][^,。;0-9]{1,10}(?:之后|以后|过后|后)")
"""Behind a year: something that befell then and after which all that follows was done (2010年那场洪水之后,…)."""
_BY_CUSTOM = re.compile(r"(?:再|都|就|还|便|按)[^,。;]{0,24}(?:分红|分账|结账|返还|返利|分掉|分)(?![0-9])")
"""Behind 年底: what is done at the end of any year (年底再拿出两成给社员分红)."""
_EVER = re.compile(r"已|将|预计|计划|可望|有望|去年|今年|共|累计")

_KNOWN: dict[tuple[str, str], Meaning] = {}
"""Meanings by branch and matched text: papers print the same few hundred expressions over and over."""
_KNOWN_LIMIT = 8192


def find_times(folded: str) -> tuple[TimeMention, ...]:
    """All expressions of time of a width-folded text, in order, none overlapping another."""
    found: list[TimeMention] = []
    done = 0
    for begin, tries in scan(folded):
        if begin < done:
            continue
        for each in tries:
            match = each.match(folded, begin)
            if match is not None:
                break
        else:
            continue
        start, end = match.span()
        done = end
        branch = match.lastgroup or ""
        kind, reach, first_unit, last_unit = _meaning(branch, match)
        if kind == "relative" and folded.startswith("以来", end):
            end = done = end + 2  # 本月以来
            kind, reach, last_unit = "since", "since", None
        if branch == "span" and kind == "day" and _until_a_day(match):
            kind, reach, first_unit = "up_to", "up_to", None
        elif branch == "span" and match["pre"] and not keeps_prefix(match):
            start = match.end("pre")
        while folded[start] == " ":
            start += 1
        while folded[end - 1] in " 的":
            end -= 1
        if folded.startswith("第", end) and folded[start - 1 : start] in _SET_BESIDE:
            census = _CENSUS.match(folded, end)
            end = done = census.end() if census is not None else end
        if kind not in ("recurring", "clock") and is_base(folded, start, end, kind, reach == "open", found):
            kind, first_unit = "base", first_unit or last_unit
            reach = "whole" if branch == "span" and match["pre"] and not keeps_prefix(match) else reach
        elif reach == "open" and first_unit is not None and _is_old_level(folded, start, end):
            # 较年初的860户: what stood when the year began stood when the one before it ended
            kind, reach = "base", "up_to"
            first_unit = last_unit = _year_before(first_unit)
        elif _is_open(folded, start, end, kind):
            reach = "open"
        ahead = kind == "deadline" or (kind, reach) == ("since", "after") or _is_ahead(folded, start, end)
        mention = TimeMention(start, end, folded[start:end], kind, reach, first_unit, last_unit, ahead)
        if found:
            joined = together(folded, found[-1], mention) or until_its_end(folded, found[-1], mention)
            if joined is not None:
                found[-1] = joined
                continue
            mention = from_its_beginning(folded, beginning(folded, found, mention), mention)
        found.extend(one_by_one(folded, mention))
    return tuple(found)


def _is_open(folded: str, start: int, end: int, kind: str) -> bool:
    """接近年底; 2013年那场大旱之后: of no days that the words tell."""
    if kind == "vague":
        return folded.endswith(_NEARING, 0, start) or _is_custom(folded, start, end)
    return kind == "year" and _SINCE_EVENT.match(folded, end) is not None


def _is_custom(folded: str, start: int, end: int) -> bool:
    """年底再拿出两成给社员分红: at the end of any year."""
    if folded[start:end] not in ("年底", "年末", "年终"):
        return False
    custom = _BY_CUSTOM.match(folded, end)
    return custom is not None and _EVER.search(custom[0]) is None


def _is_old_level(folded: str, start: int, end: int) -> bool:
    """Whether 年初 stands for the level with which one is compared (比年初的46亿元增加5亿元)."""
    if not folded.startswith("年初的", end - 2):
        return False
    return _COMPARED_YEAR_BEGUN.search(folded, max(0, start - 3), start) is not None


def _year_before(begun: When) -> When:
    """The end of the year before the one that had begun."""
    year = None if begun.year is None else begun.year - 1
    shift = begun.shift if begun.year is not None else begun.shift - 1
    return When(begun.base, "year", shift, year, None, None, None, "end")


def _until_a_day(match: re.Match[str]) -> bool:
    """到4月8日, between the ends of two clauses; elsewhere 到 before a day is a verb's complement (推迟到4月8日)."""
    text, start = match.string, match.start()
    opens = not start or text[start - 1] in ",;。\n"
    return opens and (match["pre"] or "").startswith("到") and text.startswith(_BY_THEN, match.end())


def _meaning(branch: str, match: re.Match[str]) -> Meaning:
    """The reading of a match, which is of its own words alone; seasons look at what follows."""
    if branch == "years":
        return READERS[branch](match)
    key = (branch, match.group())
    known = _KNOWN.get(key)
    if known is None:
        if len(_KNOWN) >= _KNOWN_LIMIT:
            _KNOWN.clear()
        known = _KNOWN[key] = READERS[branch](match)
    return known


def _is_ahead(folded: str, start: int, end: int) -> bool:
    """Whether the sentence speaks of the time as still to come."""
    if folded[start - 1 : start] in _PLANNED_ENDS:
        before = folded[max(0, start - 3) : start]
        if before.endswith("现将"):
            return False  # 现将2023年…情况公布如下
        if before.endswith(_PLANNED) or (before[-1] in "于在到至" and before[:-1].endswith(_PLANNED)):
            return True
    mark = AHEAD.search(folded, end, end + 28)
    if mark is None or mark.start() - end > 20:
        return False
    return _SENTENCE.search(folded, end, mark.start()) is None
