"""The stated count of a list (所说的项数): behind it (A、B、C“三统一”, A、B等六大行动) or before it (“两本”就是…, 三项措施:…)."""

from __future__ import annotations

import re

from transforms.lists.words import HAN, HEAD_ENDS
from transforms.numbers.numeral_script import read_chinese
from transforms.record import record

_COUNT = r"(?P<{0}>[一二两三四五六七八九十]{{1,3}}|\d{{1,4}})"
_KINDS = "大|项|个|类|种|条|方面|级|方|门|支"
_MEASURES = f"(?:{_KINDS}|步|名|位|家|张|本|点|环节|座|免|所|处|片|件|款|支|镇|县|省|市|区|村|乡|地)"
_NOT_BEHIND = r"(?<![第\d.,+一二两三四五六七八九十百千万几数余多每])"
_QUOTED = rf"[“‘『]{_COUNT.format('quoted')}(?:{_KINDS}|步|支|名|位|家|张|本|点|环节|座)?(?P<of_quoted>[{HAN}]{{1,6}})[”’』]"
_NAMED = rf"(?<=[的等”」》]){_COUNT.format('named')}个[“‘『](?P<of_named>[{HAN}]{{1,6}})[”’』]"
_ANY_MEASURE = rf"{_COUNT.format('plain')}{_MEASURES}(?P<of_plain>[{HAN}]{{0,12}})"
_FILL = r"(?:的|这|共|共计|一共|合计|总计|构成的|组成的|在内的)?"
_FIRST = "(?=[的这共合总构组在“‘『一二两三四五六七八九十0-9])"
BEHIND = re.compile(
    rf"{_FIRST}{_FILL}(?:{_QUOTED}|{_NAMED}|{_NOT_BEHIND}{_COUNT.format('plain')}(?:{_KINDS}|部门|单位|镇|县|区|村|乡|地|市|校)(?P<of_plain>[{HAN}]{{1,12}}))"
)
"""Searched in the words behind the last 、 of a closed list."""
QUOTED = re.compile(_QUOTED)
AT_ONCE = re.compile(rf"{_FILL}(?:{_QUOTED}|{_NAMED}|{_ANY_MEASURE})")
"""Matched right behind 等, or behind the quotation mark that closes a list."""
AFTER_HEAD = re.compile(
    rf"[{HAN}]{{2,10}}?(?P<plain>\d{{1,4}}|(?<=共)[二两三四五六七八九十]{{1,3}})(?:个|项|种|门|类|家|名|条|件|款|所|处|支|场)(?![余多来近])"
)
"""等特色课程18门: behind what is counted."""
_ONES = rf"{_NOT_BEHIND}{_COUNT.format('told')}[所处座家名位款支场](?P<of_told>[{HAN}]{{2,14}})(?=[,:](?:即|就是|分别[是为]|具体[是为]))"
"""Measure words that count a list's items where the words behind say that they do (6所食堂,分别是…)."""
_STATED = rf"(?:{_QUOTED}|{_NAMED}|{_NOT_BEHIND}{_COUNT.format('plain')}(?:{_KINDS}|件(?=[{HAN}]{{0,8}}事))(?P<of_plain>[{HAN}]{{2,8}}?)|{_ONES})[{HAN}]{{0,8}}?"
_OPENED = r"(?:[,:]?(?:即|就是|分别是|分别为|包括|指的是|是指|也就是|具体是|具体为|具体包括|分为)|[:(]|——)(?:指|为|是|即|:)?[“‘『]?"
_TOLD_BEHIND = rf"(?P<of_behind>[{HAN}]{{2,10}}?)(?:共有|共计|一共有?|总共有?|共)(?P<behind>[二两三四五六七八九十]{{1,3}}|\d{{1,4}}){_MEASURES}"
SITED = re.compile(
    rf"(?P<of_sited>[{HAN}]{{2,10}}?)(?:共有?)?(?P<sited>[二两三四五六七八九十]{{1,3}}|\d{{1,3}}){_MEASURES}"
    r",分别(?:设|建|位|坐落|布局|分布|设置|布设)[在于]$"
)
"""驿站3座,分别设在…"""
_NAMED_BEHIND = rf"(?P<of_named_behind>[{HAN}]{{2,10}}?)(?P<named_behind>[二两三四五六七八九十]{{1,3}}|\d{{1,3}}){_MEASURES}(?=,分别[是为])"
BEFORE = re.compile(rf"(?:{_STATED}|{_TOLD_BEHIND}|{_NAMED_BEHIND}){_OPENED}$")
"""三项措施:…; 对外口岸共有5个:…"""
BEFORE_ORDINALS = re.compile(rf"{_STATED}(?:{_OPENED}|[,。])$")
ANNOUNCED = re.compile(
    rf"(?:以下|下列){_COUNT.format('plain')}{_MEASURES}(?P<of_plain>[{HAN}]{{0,12}}?)(?:(?<!行)为[^。:;\n]{{0,40}}|,[^。:;\n]{{0,20}})?:\s*$"
    rf"|{_NOT_BEHIND}{_COUNT.format('told')}(?:{_KINDS})(?P<of_told>[{HAN}]{{2,8}}?)(?:如下|(?<!行)为|是)?:\s*$"
)
"""以下2个架子归甲班:1.…; 下列三种单据:(一)…"""
BESIDE = re.compile(rf"{_QUOTED}[{HAN}]{{0,8}}$")
"""Searched in the words before a list, with their end; “五进”活动走进机关、社区、… says its count without 即."""
_DIGIT = re.compile(r"\d")
_NUMERALS = re.compile(r"(?<![统第唯单])[一二两三四五六七八九十百千万](?![体样致起流定])")
_NO_LIST = frozenset(("位一体", "湾", "产业", "化妆", "同", "角", "农", "胞胎", "级", "年", "月", "天", "度"))


@record
class Count:
    """``[start, end)`` of the statement (“八统一”), its number, and what is counted."""

    start: int
    end: int
    said: str
    number: int
    head: str


def behind_noun(folded: str, at: int, end: int) -> re.Match[str] | None:
    """等特色课程18门: a count behind the noun, when nothing else stands between."""
    if _DIGIT.search(folded, at, min(end, at + 14)) is None and folded.find("共", at, at + 14) < 0:
        return None
    found = AFTER_HEAD.match(folded, at, end)
    return None if found is None or HEAD_ENDS.first(folded, at, found.start("plain")) else found


def count_of(found: re.Match[str] | None) -> Count | None:
    """The count that a pattern found; None for what counts nothing (一, 三农)."""
    if found is None:
        return None
    group = next(
        name
        for name in ("quoted", "named", "plain", "behind", "sited", "named_behind", "told")
        if found.groupdict().get(name)
    )
    head = found.groupdict().get(f"of_{group}") or ""
    number = number_of(found[group])
    if number is None or number < 2 or (group == "quoted" and (head in _NO_LIST or _NUMERALS.search(head))):
        return None  # “四水四定”, “一主两翼” count in several ways
    if group in ("plain", "told") and head and (stop := HEAD_ENDS.first(head, 0, len(head))) is not None:
        head = head[: stop[0]]
    start = found.start(group) - (group == "quoted")
    if group in ("behind", "sited", "named_behind"):
        start, end = found.start(f"of_{group}"), found.end(group) + 1
    elif not found.groupdict().get(f"of_{group}"):
        end = found.end()
    else:
        end = found.start(f"of_{group}") + len(head) + (group not in ("plain", "told"))
    return Count(start, end, found.string[start:end], number, head)


def number_of(printed: str) -> int | None:
    """The number that a numeral of either script stands for; None for none."""
    if printed.isdigit():
        return int(printed)
    read = read_chinese(printed) if printed else None
    return None if read is None or read.value is None else int(read.value)
