"""When a page came out (版面日期), from all that stands on it: masthead, datelines, years, newest past events.

The day is known only where it is printed as the paper's own. Otherwise the newest statement about the
past gives the month that the page is not older than, and the year comes from evidence or stays unknown.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache

from transforms.page import fold
from transforms.period import PageDate, TimeMention, When, find_times
from transforms.stories.cues import any_of
from transforms.times.calendar import FIRST_YEAR, LAST_YEAR, MONTH_DAY_WEEKDAY, day_in, weekday_of
from transforms.times.said import Said, future, said_in
from transforms.times.year import year_of

MASTHEAD_CHARS = 60
"""A masthead is one line of its own; a longer line is text. 2026-11: set to 60."""

_FULL = re.compile(
    r"(?<![0-9])(?P<y>20[0-9]{2}|二[〇零○][〇零○一二三四五六七八九]{2})(?: ?年 ?|[-/.])"
    r"(?P<m>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])(?: ?月 ?|[-/.])"
    r"(?P<d>3[01]|[12][0-9]|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])(?: ?日|(?![0-9]))"
)
_SET_APART = re.compile(r"(?<=[0-9]) +(?=[0-9年月日])|(?<=[年月]) +(?=[0-9])")
"""Spaces that reading the print put into a day."""
_WEEKDAY = re.compile(r"(?:星期|星 {1,2}期 {0,2}|周|礼拜)([一二三四五六日天])")
_PAPER = re.compile(
    rf"[一-鿿]{{2,10}}报 {{0,4}}{_FULL.pattern}|{_FULL.pattern.replace('?P<', '?P<z')} {{0,4}}[一-鿿]{{2,10}}报"
)
"""A line with nothing but the paper's name and its day."""

_IMPRINT = re.compile(
    rf"[一-鿿]{{2,10}}报 {{0,4}}{_FULL.pattern} [^,。;!?“”]{{0,16}}(?:责任?编|编辑|版式|校对)[^,。;!?“”]*"
)
"""A line that begins with the paper's name and its day and ends with who made the page."""

_SIGNED = re.compile(
    rf"(?:[一-鿿]{{2,18}}(?:局|委|委员会|办公室|[法检]察?院|厅|政府|支队|大队|中心|公司|委会) {{0,4}}"
    rf"|\(|(?:发布|发稿|刊发)?(?:时间|日期): {{0,2}}){_FULL.pattern}(?:\)| {{1,4}}[0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}})?)?"
)
"""A line with nothing but the body that signs a report and the day, the day in brackets, or the time of publication."""

_STAMPED = re.compile(
    rf"(?:(?:发布|发稿|刊发)?(?:时间|日期): ?)?{_FULL.pattern} {{1,4}}[0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}})?(?: {{1,4}}(?:(?:来源|稿源|作者|编辑): ?)?[一-鿿A-Za-z·]{{2,14}}){{0,3}}"
)
"""A line with nothing but the time of publication and who published it (2024-05-06 10:20 某地新闻网)."""

_SECTION = re.compile(
    rf"(?:[一-鿿·/|]{{2,12}} {{1,6}}){{0,3}}{_FULL.pattern}(?: {{1,6}}[一-鿿·/|:A-Z0-9]{{1,12}}){{0,6}}"
)
"""A line of short words with the day among them (某地日报 要闻·民生 2025年7月17日); which is a page's head if words of a paper's say so."""
_FURNITURE = re.compile(
    r"农历|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年?|第? ?[A-Z]?[0-9一二三四五六七八九十]+ ?[版期号]|责任?编|版式|校对|邮箱|电话|今日|版"
)

_EDITION = re.compile(r"第 ?[A-Z]?[0-9一二三四五六七八九十]{1,3} ?版|(?<![0-9年月日])[A-Z]?[0-9]{1,2} ?版")


@cache
def _of_paper() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{any_of('paper')}|周刊|时讯|新闻|要闻|综合|民生|专版|副刊|时政|经济)(?![一-鿿])|责任?编|编辑|美编|版式|校对|主编"
    )


def date_page(readings: Sequence[str], times: Sequence[Sequence[TimeMention]] | None = None) -> PageDate:
    """The date of a page from the texts on it (stories and furniture, in any order).

    ``times`` are the times found in each of ``readings``, which are width-folded then; without them they are looked for.
    ``basis`` says in Chinese what the date rests on. The month is a lower bound where no day is printed.
    """
    texts = [fold(text) for text in readings] if times is None else readings
    said = said_in(texts, [find_times(text) for text in texts] if times is None else times)
    printed = _masthead(texts)
    if printed:
        day, line = printed
        return PageDate(day, day.replace(day=1), day.year, f"报头印有日期：{line}")
    year, why = year_of(texts, said)
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


def _masthead(texts: Iterable[str]) -> tuple[date, str] | None:
    """The day of a line that holds nothing but a date and a masthead's other matter; the weekday must agree.

    The day under a notice, or of whoever signs a report, is the page's only where no masthead prints another.
    """
    heads: Counter[tuple[date, str]] = Counter()
    signed: Counter[tuple[date, str]] = Counter()
    for text in texts:
        for line in text.splitlines():
            line = line.strip()
            if len(line) > MASTHEAD_CHARS or "。" in line or not ("2" in line or "二" in line):
                continue
            match = _FULL.search(line)
            if not match and "年" in line:
                line = _SET_APART.sub("", line)  # 2 0 2 1 年 5 月 7 日
                match = _FULL.search(line)
            if not match:
                continue
            day = _full_day(match)
            weekday = _WEEKDAY.search(line)
            if day is None or (weekday and weekday_of(weekday[1]) != day.weekday()):
                continue
            rest = _FURNITURE.sub("", line.replace(match.group(), ""))
            beside = sum("一" <= c <= "鿿" for c in rest)
            # Paper, section and editors stand beside the date; a sentence that tells of a day has its marks.
            plain = not any(c in line for c in ",;!?“”")
            edition = _EDITION.search(line)
            alone = beside <= (30 if weekday and plain else 12 if weekday or (edition and plain) else 2)
            named = any(form.fullmatch(line) is not None for form in (_PAPER, _IMPRINT, _STAMPED))
            named = named or (_of_paper().search(line) is not None and _SECTION.fullmatch(line) is not None)
            if not FIRST_YEAR <= day.year <= LAST_YEAR:
                continue
            if named or (alone and (weekday or edition)):
                heads[day, line] += 1
            elif _SIGNED.fullmatch(line) or (alone and len(line) == len(match.group())):
                signed[day, line] += 1
    found = heads or signed
    if len({day for day, _ in found}) != 1:
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
            match = MONTH_DAY_WEEKDAY.search(line) if len(line) <= MASTHEAD_CHARS and "月" in line else None
            if (
                match
                and len(line.strip()) <= len(match.group()) + 12
                and "," not in line
                and "。" not in line
            ):
                day = day_in(year, match["m"], match["d"])
                if day and day.weekday() == weekday_of(match["w"]):
                    return day
    return None


_MIDST = range(3, 13)
"""Months of a page on which the end of its printed year is to come, whatever the words say. 2026-11."""


def _month(said: Sequence[Said], year: int) -> tuple[date | None, str]:
    """The newest month that statements about the page's year show to have come, and the words that show it."""
    best: tuple[int, bool, str] | None = None
    over: str | None = None
    early = any(_plain_day(s.mention, year) in (1, 2) and not future(s) for s in said)
    for entry in said:
        if future(entry):
            continue
        month = _reached(entry, year)
        if month is None:
            continue
        if early and month >= 11 and _bare(entry.mention):
            continue  # in January and February a bare 12月 is last year's
        day = entry.mention.kind == "day"
        if month > 12:
            over = entry.mention.text
            continue
        if best is None or (month, day) > best[:2]:
            best = (month, day, entry.mention.text)
    if over is not None and (best is None or best[0] not in _MIDST):
        # 2023年第四季度…;1月5日: over. In the midst of a year it is the quarter to come.
        return date(year + 1, 1, 1), over
    if best is None:
        return None, ""
    return date(year, best[0], 1), best[2]


def _bare(mention: TimeMention) -> bool:
    when = mention.last or mention.first
    return when is not None and when.base == "evidence"


def _plain_day(mention: TimeMention, year: int) -> int | None:
    when = mention.last
    if mention.kind == "day" and when and when.months and (when.base == "evidence" or when.year == year):
        return when.months[1]
    return None


def _reached(said: Said, year: int) -> int | None:
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
    if month == 12 and finished and when.months[0] < 12 and (when.months[0] == 1 or not when.year):
        return None  # 全年 and a bare 下半年 or 四季度 are spoken of before they end, too
    return month + 1 if finished else month


def _of_year(when: When, year: int) -> bool:
    return when.base == "evidence" or when.year == year or (when.base == "page" and when.shift == 0)
