"""How newspapers print time (时间表达): one pattern, and what each of its branches names.

Plain durations (3天, 两个月, 十余年) are quantities and not found here. Every branch has a bounded
length, so a text is read in linear time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from itertools import groupby

from seeds.wordlists import Row, load

_DIGIT = "〇零○一二三四五六七八九"
_NUMERAL = "0-9" + _DIGIT + "十百千万两几数多余半"

_TO = r" ?(?:-{1,2}|—{1,2}|–|―|─|~|至|到) ?"
_YEAR = rf"(?:1[6-9][0-9]{{2}}|20[0-9]{{2}}|[一二][〇零○九八七][{_DIGIT}]{{2}})"
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
_COUNT = r"(?:[1-9][0-9]?|[一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九]|几|数|若干)"

_RELATIVE: Mapping[str, tuple[str, int]] = {
    "今年": ("page", 0),
    "本年度": ("page", 0),
    "今年度": ("page", 0),
    "本年": ("page", 0),
    "去年": ("page", -1),
    "上年": ("page", -1),
    "上年度": ("page", -1),
    "上一年": ("page", -1),
    "上一年度": ("page", -1),
    "前年": ("page", -2),
    "大前年": ("page", -3),
    "明年": ("page", 1),
    "下一年": ("page", 1),
    "后年": ("page", 2),
    "同年": ("last", 0),
    "次年": ("last", 1),
}
"""Years counted from the page's (page) or the last year spoken of (last)."""

_PARTS: Mapping[str, tuple[int, int]] = {
    "上半年": (1, 6),
    "前半年": (1, 6),
    "下半年": (7, 12),
    "全年": (1, 12),
}

# What may not follow, lest the character belong to another word (2024年初中毕业生, 6月底层, 春节后续).
_NOT_START = r"初(?![中级心步一二三四始次衷衣高])"
_NOT_END = r"(?:底(?![层部线气数色子])|末(?![位端梢班])|终(?=[,，。、;；总述决]))"
_EDGE = rf"(?:年?(?:{_NOT_START}|{_NOT_END}))"
_AFTER_MONTH = r"(?![饼嫂薪租供均票牙亮球龄子经老光色刊报息费])"
_AFTER_YEAR = r"(?!以上|以下|多|余|历史|之久|级|龄|间|制|代[^表言理价])"
_AFTER_DAY = r"(?![常子照化报志记趋均])"


def _part(k: str) -> str:
    """A stretch within a year, numbered ``k`` for its groups."""
    return (
        rf"(?:(?:第?(?P<qa{k}>[一二三四1-4])(?:季度?)?{_TO})?第?(?P<qb{k}>[一二三四1-4])季度(?P<qe{k}>末|初)?"
        rf"|前(?P<qn{k}>[一二两三123])个?季度(?P<qne{k}>末)?"
        rf"|[前头](?P<mn{k}>1[0-2]|[1-9]|十[一二]?|[一二两三四五六七八九])个月"
        rf"|(?P<half{k}>上半年|下半年|前半年|全年(?!的?(?:各项)?(?:目标|任务|计划|指标|预算|无休|开放|候|龄)))"
        rf"|(?P<within{k}>年?内(?![容部外地蒙需陆涝科生源镇控设在]))"
        rf"|(?P<season{k}>[春夏秋冬](?:天|季|日)?(?![节运晚装游]))"
        rf"|(?P<mid{k}>年中(?=[,，。、以])|中期))"
    )


def _festival(k: str) -> str:
    """A named festival; short names that are ordinary words too must be followed by one of these."""
    plain, short = _festival_names()
    return rf'["“]?(?P<fest{k}>{plain}|(?:{short})(?=["”]?(?:假期|小长假|长假|黄金周|期间|前夕|前后|前|后|、|当天|档|祭|购物)))["”]?'


def _year(k: str) -> str:
    relative = "|".join(sorted(_RELATIVE, key=len, reverse=True))
    return rf"(?:(?<![0-9.])(?P<y{k}>{_YEAR}) ?年度?{_AFTER_YEAR}|(?P<r{k}>{relative})(?![级轻龄]))"


def _when(k: str) -> str:
    """A year, or what may stand with or without one: month, day, part of the year, festival."""
    month = (
        rf"(?P<m{k}>{_MONTH}) ?月(?:份|(?= ?[0-9一二三十初中上下底末])|{_AFTER_MONTH})"
        rf"(?: ?(?P<d{k}>{_DAY}) ?[日号]{_AFTER_DAY}|(?P<e{k}>{_NOT_START}|{_NOT_END}|[上中下]旬|中上旬|中下旬))?"
    )
    return (
        rf"(?:{_year(k)}的? ?(?:{month}|{_part(k)}|{_festival(k)}|(?P<ye{k}>{_EDGE}))?"
        rf"|(?<![{_NUMERAL}.个第每]){month.replace(f'{k}>', f'{k}x>')}"
        rf"|(?<![{_NUMERAL}每整])(?:{_part(k + 'x')}|(?P<bare{k}>年(?:{_NOT_START}|{_NOT_END}))|(?P<vague{k}>月[初底末](?![{_DIGIT}])))"
        rf"|{_festival(k + 'x')})"
    )
