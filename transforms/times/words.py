"""Small tables of words that name times, with their meaning; the long list is period_phrases.csv."""

from __future__ import annotations

from collections.abc import Mapping

from transforms.times.mention import Base, Span

RELATIVE_YEARS: Mapping[str, tuple[Base, int]] = {
    "今年": ("page", 0),
    "今年度": ("page", 0),
    "本年": ("page", 0),
    "本年度": ("page", 0),
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
"""Years counted from the page's day (page) or from the year last spoken of (last)."""

HALVES: Mapping[str, Span] = {"上半年": (1, 6), "前半年": (1, 6), "下半年": (7, 12), "全年": (1, 12)}
"""Months of a named part of the year."""

OPENS = r"开[板园幕展工业通馆赛始榨播学采捕放市机闸栓门渔张镰营哨拍航]"
"""Regex source of how a season, a fair or a plant begins: 开榨, 开园."""

THIRDS: Mapping[str, Span] = {
    "上旬": (1, 10),
    "中旬": (11, 20),
    "下旬": (21, 31),
    "中上旬": (1, 20),
    "中下旬": (11, 31),
}
"""Days of a named part of the month (旬); 31 stands for its last day."""

_DIGITS = {c: i % 10 for i, c in enumerate("零一二三四五六七八九〇")} | {"○": 0, "两": 2}


def small_number(text: str) -> int | None:
    """Value of a year, month, day or small count in Arabic or Chinese digits (二〇二四, 十一, 廿 not); else None."""
    if text.isdecimal():
        return int(text)
    if "十" in text:
        tens, _, ones = text.partition("十")
        if len(tens) > 1 or len(ones) > 1 or any(c not in _DIGITS for c in tens + ones):
            return None
        return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)
    if not text or any(c not in _DIGITS for c in text):
        return None
    value = 0
    for c in text:
        value = value * 10 + _DIGITS[c]
    return value
