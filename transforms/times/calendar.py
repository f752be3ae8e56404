"""What the calendar says about a page's year (历法旁证): weekdays and festivals beside their dates, anniversaries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache

from seeds.wordlists import load
from transforms.times.festival import years_with
from transforms.times.words import small_number

FIRST_YEAR, LAST_YEAR = 2000, 2035
"""Years the calendar lists cover; a page is not dated outside them."""

MONTH_DAY_WEEKDAY = re.compile(
    r"(?<![0-9年])(?P<m>1[0-2]|0?[1-9])月(?P<d>3[01]|[12][0-9]|0?[1-9])日 ?[(,，]?(?:星期|周)(?P<w>[一二三四五六日天])"
)

_DAY_OF_WEEK = re.compile("日 ?[(,，]?(?:星期|周)")
"""Without it a text has no date with its weekday; the look-up is cheap."""

_FESTIVE_NAMES = ("小年", "除夕", "元宵", "端午", "七夕", "中秋", "重阳", "腊八", "大年初一", "正月初一")
_FESTIVE = re.compile(
    r"(?P<m>1[0-2]|[1-9])月(?P<d>3[01]|[12][0-9]|[1-9])日[,，]?(?:正?是|恰?逢|适逢|正值|为|迎来)?"
    rf"[^。；;\n0-9]{{0,12}}?(?P<f>{'|'.join(_FESTIVE_NAMES)})"
)

_FESTIVAL_NAMES = {"大年初一": "春节", "正月初一": "春节"}

_FOUNDED: Mapping[str, int] = {
    "新中国成立": 1949,
    "中华人民共和国成立": 1949,
    "中国共产党成立": 1921,
    "建党": 1921,
    "建军": 1927,
    "改革开放": 1978,
    "长征胜利": 1936,
    "抗战胜利": 1945,
    "抗日战争胜利": 1945,
    "世界反法西斯战争胜利": 1945,
    "香港回归": 1997,
    "澳门回归": 1999,
}
"""Years from which the country counts its anniversaries (周年)."""

_ANNIVERSARY = re.compile(
    rf"(?:今年|[庆喜迎]|献礼|正值|适逢)[^。;!?\n0-9]{{0,16}}?(?P<of>{'|'.join(_FOUNDED)})(?:祖国)?(?P<n>[0-9]{{2,3}})周年"
)


@cache
def _counted_days() -> tuple[re.Pattern[str], Mapping[str, int]]:
    """第40个教师节, and by its name the year of the first."""
    first = {row["name"]: int(row["first_year"]) for row in load("observances")}
    names = "|".join(sorted(first, key=lambda name: (-len(name), name)))
    counted = rf"第(?P<n>[0-9]{{1,3}}|[一二三四五六七八九十]{{1,3}})[个次][“\"]?(?:全[国民]|世界|国际|中国){{0,2}}?(?P<of>{names})"
    return re.compile(counted), first


def weekday_of(text: str) -> int:
    """0 for 一 to 6 for 日 or 天."""
    return "一二三四五六日".index(text.replace("天", "日"))


def day_in(year: int, month: str, day: str) -> date | None:
    """The day of that year, None if it never was."""
    try:
        return date(year, int(month), int(day))
    except ValueError:
        return None


_CAMPAIGN = re.compile(r"“[一-鿿]{1,8}-?(?P<y>20[0-9]{2})”")


def campaigns(texts: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Year and name of every campaign that has its year in its name (“净网2023”): told of while it runs."""
    for text in texts:
        for match in _CAMPAIGN.finditer(text) if "“" in text else ():
            yield int(match["y"]), match.group()


def anniversaries(texts: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Year and words of every anniversary kept as this year's (今年是新中国成立75周年, 第40个教师节)."""
    counted, first = _counted_days()
    for text in texts:
        for match in counted.finditer(text) if "第" in text else ():
            number = small_number(match["n"])
            if number and number > 1:
                yield first[match["of"]] + number - 1, match.group()
        for match in _ANNIVERSARY.finditer(text) if "周年" in text else ():
            yield (_FOUNDED[match["of"]] + int(match["n"]), f"{match['of']}{match['n']}周年")


def coincidences(texts: Sequence[str]) -> tuple[set[int], str]:
    """Years in which every date with a festival or weekday beside it fell so; empty if there is none."""
    years: set[int] = set()
    names: list[str] = []
    for text in texts:
        for match in _FESTIVE.finditer(text) if any(name in text for name in _FESTIVE_NAMES) else ():
            name = _FESTIVAL_NAMES.get(match["f"], match["f"])
            hits = set(years_with(name, int(match["m"]), int(match["d"])))
            if hits:
                years = years & hits if years else hits
                names.append(f"{match['m']}月{match['d']}日是{match['f']}")
        for match in MONTH_DAY_WEEKDAY.finditer(text) if _DAY_OF_WEEK.search(text) else ():
            hits = {
                y
                for y in range(FIRST_YEAR, LAST_YEAR + 1)
                if (day := day_in(y, match["m"], match["d"])) and day.weekday() == weekday_of(match["w"])
            }
            if hits:
                years = years & hits if years else hits
                names.append(match.group())
    return years, "、".join(dict.fromkeys(names))
