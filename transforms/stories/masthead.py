"""Lines that name the paper, its day, page and makers: 某报 要闻 第2版 责编 张三 (报眉、版脚)."""

from __future__ import annotations

import re
from functools import cache

from transforms.stories.cues import any_of, cues
from transforms.text.bullets import BULLETS

MAX_MASTHEAD = 90
"""Characters of the longest such line. 2026-11: set to 90."""
MAX_SMALL_ADS = 40
"""Characters of the longest line that says where advertisements are taken. 2026-11: set to 40."""
MAX_OTHER = 2
"""Words of it that may be anything, as are a section's names. 2026-11: set to 2."""

_PAGE = re.compile(r"第?[A-Z]?[0-9一二三四五六七八九十]{1,3}版|版|[A-Z]?[0-9]{1,2}")
_DAY = re.compile(
    r"[0-9〇零一二三四五六七八九]{4}(?:年|[-./])[0-9一二三四五六七八九十]{1,2}(?:月|[-./])(?:[0-9一二三四五六七八九十]{1,3}日?)?"
    r"|(?:星期|周)[一二三四五六日天]|农历\S{2,12}"
)
_ISSUE = re.compile(r"总?第[0-9]{1,6}期")
_LATIN = re.compile(r"[A-Z]{2,}(?:-[A-Z]+)?")
_NUMBER = re.compile(r"☎?[0-9][0-9×*—-]{5,18}|\S{3,}@\S{4,}")
_OTHER = re.compile(r"[一-鿿·]{1,8}")
_NAME = re.compile(r"[一-鿿]{1,4}")
_BREAK = re.compile(rf"[\s|·•・(){BULLETS}]+")
_DOTS = "·•・"
_EDITS = re.compile(r"[编校审]|值班")
"""What is in the name of who edits or reads a page; 设计 and 策划 are also words of headlines."""
_PAGE_OWN = re.compile(r"本[版报刊]")


@cache
def _paper() -> re.Pattern[str]:
    return re.compile(rf"[一-鿿]{{2,8}}(?:{any_of('paper')}|报社|报业)(?:数字报|电子版)?")


@cache
def _maker() -> re.Pattern[str]:
    return re.compile(rf"(?:本版|本期|[一-鿿]{{1,3}}版)?(?:{any_of('editor')})[::/]?")


@cache
def _section() -> re.Pattern[str]:
    return re.compile(r"[一-鿿]{2,6}新闻")


def is_paper(text: str) -> bool:
    """Whether text is a paper's name and nothing else (某某日报)."""
    return _paper().fullmatch(text.strip(_DOTS + " ")) is not None


_CALL = re.compile(
    r"(?:(?:本报|本版)?(?:[一-鿿]{1,6}(?:热线|电话|邮箱|信箱|许可证号?|传真|微信|QQ|公众号)|邮编|地址|热线|电话)"
    r"\s*[:/]?\s*[0-9A-Za-z(×][^\s,。;]{3,24}\s*){1,4}"
)
"""Ways to reach the paper, each with its number: 编辑热线:…, 广告经营许可证:…; its last digits may be hidden (××××)."""
_REACHED = re.compile(
    r"(?:热线|电话|咨询|发行|广告|传真|许可证|办理|登报|挂失)[一-鿿]{0,4}\s*[:/]?\s*\(?(?=[0-9—×*-]{7})[0-9—×*-]{7,18}\)?(?=\s|$)"
)
"""A number of seven digits and more behind what it is called for, with no word behind it: 献血咨询:0999-××××12."""
_SEEN_AT = re.compile(
    r"(?:热线|电话|地址|邮箱|社址)(?:详?见)(?:报眼|报头|[今本第]?[一二三四五六七八1-8]版)(?=\s|$)"
)
"""编辑热线见报眼: where on the paper the number is printed."""
_ADDRESS = re.compile(r"(?:^|\s)本[报版刊社]?(?:地址|社址)\s*[:/]")
_SMALL_ADS = re.compile(r"(?:声明|广告|公告|启事|挂失)[^。]{0,12}(?:刊登|登报|登载|办理)")
_DESK = re.compile(r"本报|报社|广告[部科中]|(?:热线|电话)\s*[:/]?\s*[0-9]")
_LAST_PAGE = re.compile(r"\s+(?:第[0-9一二三四五六七八九十]{1,3}版|[A-Z]?[0-9]{1,2}版|[A-Z]?0[1-9])$")
_POINTER = "▲▼▶◀←→↑↓ "


def is_call(text: str) -> bool:
    """Whether a line tells how to reach the paper, or where advertisements are taken (遗失声明刊登请到本报广告部)."""
    bare = text.strip(_POINTER)
    if not bare or len(bare) > MAX_MASTHEAD or "。" in bare:
        return False
    if (page := _LAST_PAGE.search(bare)) is not None:
        bare = bare[: page.start()]
    if _SEEN_AT.search(bare) or _ADDRESS.search(bare) or (_REACHED.search(bare) and "," not in bare):
        return True
    if ((bare[-1].isalnum() and bare[-1].isascii()) or bare[-1] in "×*") and _CALL.fullmatch(
        bare
    ) is not None:
        return True
    return (
        len(bare) <= MAX_SMALL_ADS and _SMALL_ADS.search(bare) is not None and _DESK.search(bare) is not None
    )


def is_masthead(text: str) -> bool:
    """Whether a line is made of a paper's name, day, page and makers, with hardly another word.

    Two of these must be there: a headline may name a paper, a byline an editor. Alone are enough two editors, or one
    with a name behind a single other word (河畔融媒 值班主任 张三), or the page's own address (本版邮箱:…).
    """
    if len(text) > MAX_MASTHEAD or "," in text or "。" in text:
        return False
    known: list[str] = []
    other, last = 0, ""
    words = [word for word in _BREAK.split(text) if word]
    for word in words:
        kind = _kind(word, last)
        if kind == "other":
            other += 1
        elif kind == "":
            return False
        known.append(kind)
        last = "maker" if kind == "name" else kind
    if other > MAX_OTHER:
        return False
    told = set(known) & {"paper", "day", "issue", "page", "maker", "number"}
    if len(told) >= 2:
        return True
    edits = sum(
        kind == "maker" and _EDITS.search(word) is not None for kind, word in zip(known, words, strict=True)
    )
    reports = tuple(cues("role") - cues("editor"))
    named = "name" in known and other <= 1 and not any(word.endswith(reports) for word in words)
    own = "number" in told and any(map(_PAGE_OWN.match, words))
    return edits >= 2 or (edits == 1 and named) or own


def _kind(word: str, last: str) -> str:
    """What a word of such a line is; empty when no such line has it. ``last`` is what stands before it."""
    if _paper().fullmatch(word) or _section().fullmatch(word):
        return "paper"
    if _DAY.fullmatch(word):
        return "day"
    if _ISSUE.fullmatch(word):
        return "issue"
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
