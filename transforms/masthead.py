"""Lines that name the paper, its day, page and makers: 某报 要闻 第2版 责编 张三 (报眉、版脚)."""

from __future__ import annotations

import re
from functools import cache

from transforms.cues import any_of, cues

MAX_MASTHEAD = 90
"""Characters of the longest such line. 2026-11: set to 90."""
MAX_OTHER = 2
"""Words of it that may be anything, as are a section's names. 2026-11: set to 2."""

_PAGE = re.compile(r"第?[A-Z]?[0-9一二三四五六七八九十]{1,3}版|版|[A-Z]?[0-9]{1,2}")
_DAY = re.compile(
    r"[0-9〇零一二三四五六七八九]{4}(?:年|[-./])[0-9一二三四五六七八九十]{1,2}(?:月|[-./])(?:[0-9一二三四五六七八九十]{1,3}日?)?"
    r"|(?:星期|周)[一二三四五六日天]|农历\S{2,12}|总?第[0-9]{2,6}期"
)
_LATIN = re.compile(r"[A-Z]{2,}(?:-[A-Z]+)?")
_NUMBER = re.compile(r"[0-9][0-9—-]{5,18}|\S{3,}@\S{4,}")
_OTHER = re.compile(r"[一-鿿·]{1,8}")
_NAME = re.compile(r"[一-鿿]{1,4}")
_BREAK = re.compile(r"[\s|]+")
_DOTS = "·•・"


@cache
def _paper() -> re.Pattern[str]:
    return re.compile(rf"[一-鿿]{{2,8}}(?:{any_of('paper')}|报社|报业)(?:数字报|电子版)?")


@cache
def _maker() -> re.Pattern[str]:
    return re.compile(rf"(?:本版|本期)?(?:{any_of('editor')})[::/]?")


def is_paper(text: str) -> bool:
    """Whether text is a paper's name and nothing else (某某日报)."""
    return _paper().fullmatch(text.strip(_DOTS + " ")) is not None


def is_masthead(text: str) -> bool:
    """Whether a line is made of a paper's name, day, page and makers, with hardly another word.

    Two of these must be there: a headline may name a paper, a byline an editor.
    """
    if len(text) > MAX_MASTHEAD or "," in text or "。" in text:
        return False
    known: set[str] = set()
    other, last = 0, ""
    for word in _BREAK.split(text.strip(_DOTS + " ")):
        kind = _kind(word.strip(_DOTS), last)
        if kind == "other":
            other += 1
        elif kind == "":
            return False
        known.add(kind)
        last = "maker" if kind == "name" else kind
    return other <= MAX_OTHER and len(known & {"paper", "day", "page", "maker", "number"}) >= 2


def _kind(word: str, last: str) -> str:
    """What a word of such a line is; empty when no such line has it. ``last`` is what stands before it."""
    if _paper().fullmatch(word):
        return "paper"
    if _DAY.fullmatch(word):
        return "day"
    if _PAGE.fullmatch(word):
        return "page"
    if (label := _maker().match(word)) is not None:
        rest = word[label.end() :]
        if not rest or _NAME.fullmatch(rest) or _NUMBER.fullmatch(rest):
            return "maker" if not rest or _NAME.fullmatch(rest) else "number"
    if _NUMBER.fullmatch(word):
        return "number"
    if last == "maker" and _NAME.fullmatch(word):
        return "name"
    if _LATIN.fullmatch(word):
        return "latin"
    return "other" if word in cues("banner") or _OTHER.fullmatch(word) else ""
