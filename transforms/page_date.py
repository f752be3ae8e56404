"""When a page came out (版面日期), from all that stands on it: masthead, datelines, years, newest past events.

The day is known only where it is printed as the paper's own. Otherwise the newest statement about the
past gives the month that the page is not older than, and the year comes from evidence or stays unknown.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from transforms.festival import years_with
from transforms.page import fold
from transforms.period import PageDate, TimeMention, When, find_times

FIRST_YEAR, LAST_YEAR = 2000, 2035
"""Years the calendar lists cover; a page is not dated outside them."""

MASTHEAD_CHARS = 60
"""A masthead is one line of its own; a longer line is text. 2026-11: set to 60."""

_FULL = re.compile(
    r"(?<![0-9])(?P<y>20[0-9]{2}|二[〇零○][〇零○一二三四五六七八九]{2})(?: ?年 ?|[-/.])"
    r"(?P<m>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])(?: ?月 ?|[-/.])"
    r"(?P<d>3[01]|[12][0-9]|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])(?: ?日|(?![0-9]))"
)
_WEEKDAY = re.compile(r"(?:星期|周|礼拜)([一二三四五六日天])")
_MONTH_DAY_WEEKDAY = re.compile(
    r"(?<![0-9年])(?P<m>1[0-2]|0?[1-9])月(?P<d>3[01]|[12][0-9]|0?[1-9])日 ?[(,，]?(?:星期|周)(?P<w>[一二三四五六日天])"
)
_FURNITURE = re.compile(
    r"农历|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年?|第? ?[A-Z]?[0-9一二三四五六七八九十]+ ?[版期号]|责任?编|版式|校对|邮箱|电话|今日|版"
)
_FESTIVE = re.compile(
    r"(?P<m>1[0-2]|[1-9])月(?P<d>3[01]|[12][0-9]|[1-9])日[,，]?(?:正?是|恰?逢|适逢|正值|为|迎来)?"
    r"[^。；;\n0-9]{0,12}?(?P<f>小年|除夕|元宵|端午|七夕|中秋|重阳|腊八|大年初一|正月初一)"
)
_FESTIVAL_NAMES = {"大年初一": "春节", "正月初一": "春节"}
STRONG = 3
"""Weight of a year in a sentence about now; a full date weighs 2, a plain year 1, and 3 are asked for. 2026-11: set to 3,
so that one old year told twice (2018年建成) does not date a page."""

_PROSPECT = re.compile(r"[到至]|力争|确保|计划|规划|目标|预计|有望|展望|远景|将|拟|争取|期限|有效期|届|前$")
_SENTENCE_END = "。；;!?！？\n"


@dataclass(frozen=True, slots=True)
class _Said:
    """One expression of time with what stands before it in its sentence."""

    mention: TimeMention
    before: str
    sentence: tuple[int, int]
    anchor: When | None


def date_page(readings: Sequence[str]) -> PageDate:
    """The date of a page from the texts on it (stories and furniture, in any order).

    ``basis`` says in Chinese what the date rests on. The month is a lower bound where no day is printed.
    """
    texts = [fold(text) for text in readings]
    said = [s for number, text in enumerate(texts) for s in _said(number, text)]
    printed = _masthead(texts)
    if printed:
        day, line = printed
        return PageDate(day, day.replace(day=1), day.year, f"报头印有日期：{line}")
    year, why = _year(texts, said)
    if year is None:
        return PageDate(None, None, None, why)
    day = _weekday_line(texts, year)
    if day:
        return PageDate(day, day.replace(day=1), year, f"报头印有月日和星期，{why}")
    month, spoken = _month(said, year)
    if month is None:
        return PageDate(None, None, year, why)
    return PageDate(
        None, month, month.year, f"{why}；最新的已过时间是{spoken}，所以不早于{month.year}年{month.month}月"
    )


def _said(number: int, text: str) -> Iterable[_Said]:
    begin = 0
    anchor: When | None = None
    for mention in find_times(text):
        cut = max(text.rfind(c, begin, mention.start) for c in _SENTENCE_END) + 1
        if cut > begin:
            begin, anchor = cut, None
        before = text[max(begin, mention.start - 12) : mention.start]
        yield _Said(mention, before, (number, begin), anchor)
        when = mention.last or mention.first
        if when and when.unit == "year" and when.base in ("printed", "page"):
            anchor = when


def _weekday_of(text: str) -> int:
    return "一二三四五六日".index(text.replace("天", "日"))


def _masthead(texts: Iterable[str]) -> tuple[date, str] | None:
    """The day of a line that holds nothing but a date and a masthead's other matter; the weekday must agree."""
    found: Counter[tuple[date, str]] = Counter()
    for text in texts:
        for line in text.splitlines():
            line = line.strip()
            match = _FULL.search(line) if len(line) <= MASTHEAD_CHARS and "。" not in line else None
            if not match:
                continue
            day = _full_day(match)
            weekday = _WEEKDAY.search(line)
            if day is None or (weekday and _weekday_of(weekday[1]) != day.weekday()):
                continue
            rest = _FURNITURE.sub("", line.replace(match.group(), ""))
            alone = sum("一" <= c <= "鿿" for c in rest) <= (12 if weekday else 2)
            if alone and FIRST_YEAR <= day.year <= LAST_YEAR and (weekday or len(line) == len(match.group())):
                found[day, line] += 1
    if not found:
        return None
    days = {day for day, _ in found}
    if len(days) > 1:
        return None
    return max(found, key=lambda entry: (found[entry], -len(entry[1]), entry[1]))


def _full_day(match: re.Match[str]) -> date | None:
    mention = next(iter(find_times(match.group())), None)
    when = mention.first if mention else None
    if not when or not when.year or not when.months or not when.days:
        return None
    try:
        return date(when.year, when.months[0], when.days[0])
    except ValueError:
        return None


def _weekday_line(texts: Iterable[str], year: int) -> date | None:
    """A line such as 11月21日 星期四 alone, if that day of that year was a Thursday."""
    for text in texts:
        for line in text.splitlines():
            match = _MONTH_DAY_WEEKDAY.search(line) if len(line) <= MASTHEAD_CHARS else None
            if (
                match
                and len(line.strip()) <= len(match.group()) + 12
                and "," not in line
                and "。" not in line
            ):
                day = _day(year, match)
                if day and day.weekday() == _weekday_of(match["w"]):
                    return day
    return None


def _day(year: int, match: re.Match[str]) -> date | None:
    try:
        return date(year, int(match["m"]), int(match["d"]))
    except ValueError:
        return None


def _future(said: _Said) -> bool:
    """The sentence speaks of a time to come, or of a plan that runs into it."""
    mention = said.mention
    if mention.ahead or mention.kind in ("plan", "decade", "recurring"):
        return True
    return _PROSPECT.search(said.before[-6:]) is not None and not mention.text.startswith("截")


def _year(texts: Sequence[str], said: Sequence[_Said]) -> tuple[int | None, str]:
    """The page's year and its evidence: newest explicit year with support, narrowed by calendar coincidences."""
    weights: Counter[int] = Counter()
    reasons: dict[int, list[str]] = {}
    current = {s.sentence for s in said if _current(s.mention)}
    for entry in said:
        years = _explicit(entry.mention)
        if not years or _future(entry):
            continue
        year = max(years)
        stock = _year_end_stock(entry.mention)
        strong = stock or _quoted(entry) or entry.sentence in current
        weights[year + stock] += STRONG if strong else 2 if entry.mention.kind == "day" else 1
        reasons.setdefault(year + stock, []).append(entry.mention.text)
    floor = max(weights, default=None)
    candidates, coincidence = _coincidences(texts)
    near = [y for y in sorted(candidates) if floor is None or floor <= y <= floor + 1]
    sure = floor is not None and weights[floor] + weights[floor - 1] >= STRONG
    if not near and not sure:
        near = [y for y in sorted(candidates) if floor is None or y >= floor]
    if len(near) == 1:
        return near[0], f"年份据{coincidence}"
    if floor is None:
        return None, "没有可定年份的证据"
    named = "、".join(dict.fromkeys(reasons[floor]))
    if sure and FIRST_YEAR <= floor <= LAST_YEAR:
        return floor, f"年份据{named}"
    return None, f"只见“{named}”，不足以定年份"


def _explicit(mention: TimeMention) -> list[int]:
    return [w.year for w in (mention.first, mention.last) if w and w.year and mention.kind != "plan"]


def _current(mention: TimeMention) -> bool:
    """今年, 去年 or a day without a year: its sentence speaks of now, so a year printed there is the page's."""
    when = mention.last or mention.first
    if when is None or mention.reach == "open":
        return False
    return (when.base == "page" and when.unit == "year") or (
        when.base == "evidence" and when.days is not None
    )


def _year_end_stock(mention: TimeMention) -> bool:
    """截至2023年底 is said when 2024 has begun."""
    when = mention.last
    return (
        mention.kind == "up_to"
        and when is not None
        and when.edge == "end"
        and when.months in (None, (12, 12))
    )


def _quoted(said: _Said) -> bool:
    """The year begins the name of this year's event (“2021年…行动”, “2024年…大赛”)."""
    return said.before.endswith(("“", '"', "《", "「", "『"))


def _coincidences(texts: Sequence[str]) -> tuple[set[int], str]:
    """Years in which every date with a festival or weekday beside it fell so; empty if there is none."""
    years: set[int] = set()
    names: list[str] = []
    for text in texts:
        for match in _FESTIVE.finditer(text):
            name = _FESTIVAL_NAMES.get(match["f"], match["f"])
            hits = set(years_with(name, int(match["m"]), int(match["d"])))
            if hits:
                years = years & hits if years else hits
                names.append(f"{match['m']}月{match['d']}日是{match['f']}")
        for match in _MONTH_DAY_WEEKDAY.finditer(text):
            hits = {
                y
                for y in range(FIRST_YEAR, LAST_YEAR + 1)
                if (day := _day(y, match)) and day.weekday() == _weekday_of(match["w"])
            }
            if hits:
                years = years & hits if years else hits
                names.append(match.group())
    return years, "、".join(dict.fromkeys(names))


def _month(said: Sequence[_Said], year: int) -> tuple[date | None, str]:
    """The newest month that statements about the page's year show to have come, and the words that show it."""
    best: tuple[int, bool, str] | None = None
    early = any(_plain_day(s.mention, year) in (1, 2) and not _future(s) for s in said)
    for entry in said:
        if _future(entry):
            continue
        month = _reached(entry, year)
        if month is None:
            continue
        if early and month >= 11 and _bare(entry.mention):
            continue  # in January and February a bare 12月 is last year's
        day = entry.mention.kind == "day"
        if best is None or (month, day) > best[:2]:
            best = (month, day, entry.mention.text)
    if best is None:
        return None, ""
    if best[0] > 12:
        return date(year + 1, 1, 1), best[2]
    return date(year, best[0], 1), best[2]


def _bare(mention: TimeMention) -> bool:
    when = mention.last or mention.first
    return when is not None and when.base == "evidence"


def _plain_day(mention: TimeMention, year: int) -> int | None:
    when = mention.last
    if mention.kind == "day" and when and when.base == "evidence" and when.months:
        return when.months[1]
    return None


def _reached(said: _Said, year: int) -> int | None:
    """The month of ``year`` that has come when this is said of the past; 13 for the January after it."""
    mention = said.mention
    when = mention.last or mention.first
    if when is None or when.unit != "year" or when.festival or when.months is None:
        return None
    named = said.anchor if when.base == "evidence" and said.anchor else when
    if not _of_year(named, year) or mention.reach in ("open", "before"):
        return None
    month = when.months[1]
    finished = when.edge == "end" or (when.days is None and when.months[0] != when.months[1])
    if mention.kind in ("month", "up_to", "since", "after") and not when.edge:
        finished = finished and mention.kind != "up_to"
    if month == 12 and finished and when.months[0] == 1:
        return None  # 全年 is spoken of before it ends, too
    return month + 1 if finished else month


def _of_year(when: When, year: int) -> bool:
    return when.base == "evidence" or when.year == year or (when.base == "page" and when.shift == 0)
