"""Which year a page is of (版面年份): the printed years that speak of its present, and the calendar.

Printed years are votes. A year told in passing (2018年建成) weighs little; a stretch of a year (2024年1至10月),
a stock (截至2024年底), a year beside 今年 weigh enough alone. The newest year spoken of as past is the one
that the page is not older than. Nothing is guessed: too little weight leaves the year unknown.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from typing import Literal

from transforms.festival import years_with
from transforms.time_grammar import find_times
from transforms.time_mention import TimeMention, When
from transforms.time_pattern import SEASON

FIRST_YEAR, LAST_YEAR = 2000, 2035
"""Years the calendar lists cover; a page is not dated outside them."""

STRONG = 3
"""Weight that dates a page. A year in a sentence about now weighs it, a full date or a heading 2, a plain year 1.
2026-11: set to 3, so that one old year told twice (2018年建成) does not date a page."""

HEADING_CHARS = 40
"""A line up to this length without 。 is a heading. 2026-11: set to 40."""

MONTH_DAY_WEEKDAY = re.compile(
    r"(?<![0-9年])(?P<m>1[0-2]|0?[1-9])月(?P<d>3[01]|[12][0-9]|0?[1-9])日 ?[(,，]?(?:星期|周)(?P<w>[一二三四五六日天])"
)
_FESTIVE = re.compile(
    r"(?P<m>1[0-2]|[1-9])月(?P<d>3[01]|[12][0-9]|[1-9])日[,，]?(?:正?是|恰?逢|适逢|正值|为|迎来)?"
    r"[^。；;\n0-9]{0,12}?(?P<f>小年|除夕|元宵|端午|七夕|中秋|重阳|腊八|大年初一|正月初一)"
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
_PROSPECT = re.compile(r"[到至]|力争|确保|计划|规划|目标|预计|有望|展望|远景|将|拟|争取|期限|有效期|届|前$")
_COMPARED = re.compile(r"[比较与同于](?:上一?年度?的?)?$")
_HISTORY = re.compile(
    r"[,，]?(?:建成|始建|投入|投资|创办|创建|成立|建立|建设的|开业|返乡|退休|退伍|毕业|入党|入职|参加工作|从|由|因|嫁|搬|考|出生)"
)
"""Behind a year: the sentence tells the past of a person or a building, though a day of now stands in it."""

_AGAIN = re.compile(r"再|又|已|则|继续|增至|升至|达到|增加到|提高到")
"""Behind 今年: it is set against the year named before (2023年接待3万人次，今年已接待4万人次)."""

_PROGRAMME = re.compile(
    r"[的 ]?(?:全[国省市县区])?(?:城乡居民|职工基?本?医|基本医|医保|普通高考|高考|硕士|研究生|国考|公务员|党报|报刊|春运|部门预算|财政预算|新年)"
)
"""Behind a year: what is named after the year to come in the autumn before it."""

_SENTENCE_END = "。；;!?！？\n"


@dataclass(frozen=True, slots=True)
class Said:
    """One expression of time with what stands around it in its sentence.

    ``sentence`` is the number of the text and the sentence's start; ``anchor`` the year named before it there.
    """

    mention: TimeMention
    before: str
    after: str
    sentence: tuple[int, int]
    anchor: When | None


@dataclass(frozen=True, slots=True)
class _Vote:
    """``words`` say with ``weight`` that the page is not older than ``year``.

    ``how``: past (a time that has come), whole (a year told as complete: 2024年，), label (the name of a
    programme's year: 2025年度), deadline (the end of a year still to come).
    """

    year: int
    weight: int
    words: str
    how: Literal["past", "whole", "label", "deadline"] = "past"


def said_in(texts: Sequence[str]) -> tuple[Said, ...]:
    """Every expression of time of a page's folded texts, in order."""
    return tuple(said for number, text in enumerate(texts) for said in _said(number, text))


def _said(number: int, text: str) -> Iterator[Said]:
    begin = 0
    anchor: When | None = None
    for mention in find_times(text):
        cut = max(text.rfind(c, begin, mention.start) for c in _SENTENCE_END) + 1
        if cut > begin:
            begin, anchor = cut, None
        before = text[max(begin, mention.start - 12) : mention.start]
        yield Said(mention, before, text[mention.end : mention.end + 16], (number, begin), anchor)
        when = mention.last or mention.first
        if when and when.unit == "year" and when.base in ("printed", "page"):
            anchor = when


def future(said: Said) -> bool:
    """The sentence speaks of a time to come, or of a plan that runs into it."""
    mention = said.mention
    if mention.ahead or mention.kind in ("plan", "decade", "recurring"):
        return True
    return _PROSPECT.search(said.before[-6:]) is not None and not mention.text.startswith("截")


def weekday_of(text: str) -> int:
    """0 for 一 to 6 for 日 or 天."""
    return "一二三四五六日".index(text.replace("天", "日"))


def day_in(year: int, month: str, day: str) -> date | None:
    """The day of that year, None if it never was."""
    try:
        return date(year, int(month), int(day))
    except ValueError:
        return None


def year_of(texts: Sequence[str], said: Sequence[Said]) -> tuple[int | None, str]:
    """The page's year and, in Chinese, its evidence: the newest year with support, narrowed by the calendar."""
    newest = _newest_month(said)
    given = [*_votes(said, newest, _headings(texts)), *_anniversaries(texts)]
    votes = _counted(given)
    weights: Counter[int] = Counter()
    for vote in votes:
        weights[vote.year] += vote.weight
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
    named = "、".join(dict.fromkeys(v.words for v in votes if v.year == floor))
    if _is_over(floor, given, newest) and any(_is_this_year(s.mention) for s in said):
        return floor + 1, f"年份据{named}已是上一年"
    if sure and FIRST_YEAR <= floor <= LAST_YEAR:
        return floor, f"年份据{named}"
    return None, f"只见“{named}”，不足以定年份"


def _votes(said: Sequence[Said], newest: int | None, headings: Set[tuple[int, int]]) -> Iterator[_Vote]:
    this_year = {s.sentence for s in said if _speaks_of_now(s) and _is_this_year(s.mention)}
    now = this_year | {s.sentence for s in said if _speaks_of_now(s)}
    for entry in said:
        mention = entry.mention
        words = mention.text
        years = explicit(mention)
        if mention.kind == "plan" and words.endswith("之年") and "今年" in entry.before and mention.first:
            yield _Vote(mention.first.year or 0, STRONG, words)
        if not years or _COMPARED.search(entry.before):
            continue
        if SEASON.match(entry.after) or words.endswith(("学年", "学年度")):
            yield _season(mention, years, newest)
        elif future(entry):
            if _is_year_end(mention):
                yield _Vote(years[-1], 2 if entry.sentence in this_year else 1, words, "deadline")
        elif _is_stock_of_year_end(mention):
            yield _Vote(years[-1] + 1, STRONG, words)
        elif _is_part(mention):
            yield _Vote(years[-1] + _told_later(mention, newest), STRONG, words)
        elif _is_quoted(entry):
            yield _Vote(max(years), STRONG, words)
        elif _is_programme(entry, newest) and entry.sentence not in this_year:
            yield _Vote(max(years), 1, words, "label")
        elif _is_founding(entry):
            yield _Vote(max(years), 1, words)
        elif entry.sentence in now or (this_year and _is_near(mention, newest)):
            yield _Vote(max(years), STRONG, words)
        elif entry.sentence in headings or mention.kind == "day":
            yield _Vote(max(years), 2, words)
        else:
            whole = mention.kind == "year" and entry.after.startswith(",")
            yield _Vote(max(years), 1, words, "whole" if whole else "past")


def _counted(given: Sequence[_Vote]) -> list[_Vote]:
    """The votes that count: a label or a deadline supports a year that others name, it raises none.

    A 2025年度 fee is announced in 2024, and of several deadlines only the nearest can be this year's.
    """
    told = [v for v in given if v.how in ("past", "whole")]
    if told:
        floor = max(v.year for v in told)
        return told + [v for v in given if v.how in ("label", "deadline") and v.year <= floor]
    ends = [v for v in given if v.how == "deadline"]
    nearest = min((v.year for v in ends), default=0)
    return [v for v in given if v.how == "label"] + [v for v in ends if v.year == nearest and v.weight > 1]


def _is_over(year: int, given: Sequence[_Vote], newest: int | None) -> bool:
    """Only told as complete (2024年，新建…) while the page's months are early: the page, which says 今年, is of the next.

    A page of December may say 2024年 of its own year; so the page's newest month must be June or before, or a
    deadline at the next year's end must stand on it.
    """
    told = [v for v in given if v.year == year and v.how in ("past", "whole")]
    if not any(v.how == "whole" for v in told) or any(v.weight > 1 for v in told):
        return False
    ends = [v.weight for v in given if v.how == "deadline" and v.year == year + 1]
    early = newest is not None and newest <= 6
    if not early and not (ends and (newest is None or newest <= 9)):
        return False
    return len(told) + max(ends, default=0) + 1 >= STRONG


def explicit(mention: TimeMention) -> list[int]:
    """Years printed in the words, a plan's aside; the last one last."""
    return [w.year for w in (mention.first, mention.last) if w and w.year and mention.kind != "plan"]


def _newest_month(said: Iterable[Said]) -> int | None:
    """The newest month of this year told as past without a printed year; in January and February November is last year's."""
    months: set[int] = set()
    for entry in said:
        when = entry.mention.last
        if when is None or not when.months or when.festival or future(entry) or entry.mention.reach == "open":
            continue
        bare = when.base == "evidence" and entry.anchor is None
        if (bare or (when.base == "page" and when.shift == 0)) and (when.days or when.months[1] < 12):
            months.add(when.months[1])
    if months & {1, 2}:
        months = {m for m in months if m < 11}
    return max(months, default=None)


def _is_this_year(mention: TimeMention) -> bool:
    when = mention.last or mention.first
    return when is not None and when.base == "page" and when.unit == "year" and when.shift == 0


def _speaks_of_now(said: Said) -> bool:
    """今年 or a day without a year: its sentence speaks of now, so a year printed there is the page's.

    Not where 今年 is set against that year (2023年接待3万人次，今年已接待4万人次).
    """
    mention = said.mention
    when = mention.last or mention.first
    if when is None or mention.reach == "open":
        return False
    if when.base == "page" and when.unit == "year":
        contrast = said.anchor is not None and said.anchor.base == "printed" and _AGAIN.search(said.after[:8])
        return not contrast
    return when.base == "evidence" and when.days is not None


def _is_year_end(mention: TimeMention) -> bool:
    """到2025年底, 2025年12月底前: a year's end set as a term; 到2025年 alone is a plan's horizon."""
    when = mention.last
    if mention.kind != "deadline" or when is None:
        return False
    return (when.edge == "end" and when.months is None) or when.months == (12, 12)


def _is_stock_of_year_end(mention: TimeMention) -> bool:
    """截至2023年底 is said when 2024 has begun."""
    when = mention.last
    if mention.kind != "up_to" or when is None or (when.days and when.days != (31, 31)):
        return False
    return (when.edge == "end" and when.months is None) or when.months == (12, 12)


def _is_part(mention: TimeMention) -> bool:
    """2024年1至10月, 2025年上半年, 截至2025年5月底: figures of part of a year are told while they are news."""
    when = mention.last
    if when is None or when.months is None or when.months == (1, 12):
        return False
    return mention.kind in ("month_range", "half", "quarter", "up_to")


def _told_later(mention: TimeMention, newest: int | None) -> int:
    """1 where 2023年1至11月 is told in January of 2024, else 0."""
    when = mention.last
    return int(newest is not None and newest <= 2 and when is not None and (when.months or (0, 0))[1] >= 9)


def _season(mention: TimeMention, years: Sequence[int], newest: int | None) -> _Vote:
    """2024—2025年供暖期 is of 2024 in autumn and of 2025 in spring; 2024-2025学年 begins with summer."""
    if newest is None or years[0] == years[-1]:
        return _Vote(years[0], 1, mention.text)
    turn = 7 if "学年" in mention.text else 8
    return _Vote(years[0] if newest >= turn else years[-1], STRONG, mention.text)


def _is_quoted(said: Said) -> bool:
    """The year begins the name of this year's event (“2021年…行动”, “2024年…大赛”)."""
    return said.before.endswith(("“", '"', "《", "「", "『"))


def _is_founding(said: Said) -> bool:
    """成立于2018年, 2018年建成的: when a thing began, not when it is told."""
    return said.before.endswith(("于", "自", "从")) or _HISTORY.match(said.after) is not None


def _is_near(mention: TimeMention, newest: int | None) -> bool:
    """2025年8月 on a page that tells of a September without a year: most likely the same year's."""
    when = mention.last
    if when is None or when.months is None or newest is None:
        return False
    return mention.kind in ("month", "day") and 0 <= newest - when.months[1] <= 2


def _is_programme(said: Said, newest: int | None) -> bool:
    """2025年度城乡居民医保: a programme's year, which may be announced in the autumn before it."""
    if said.mention.text.endswith("年度"):
        return True
    return (newest is None or newest >= 9) and _PROGRAMME.match(said.after) is not None


def _headings(texts: Sequence[str]) -> Set[tuple[int, int]]:
    """Where the headings begin, as :attr:`Said.sentence` counts: short lines without 。."""
    found: set[tuple[int, int]] = set()
    for number, text in enumerate(texts):
        at = 0
        for line in text.split("\n"):
            if len(line) <= HEADING_CHARS and "。" not in line:
                found.add((number, at))
            at += len(line) + 1
    return found


def _anniversaries(texts: Iterable[str]) -> Iterator[_Vote]:
    for text in texts:
        for match in _ANNIVERSARY.finditer(text):
            yield _Vote(_FOUNDED[match["of"]] + int(match["n"]), STRONG, f"{match['of']}{match['n']}周年")


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
        for match in MONTH_DAY_WEEKDAY.finditer(text):
            hits = {
                y
                for y in range(FIRST_YEAR, LAST_YEAR + 1)
                if (day := day_in(y, match["m"], match["d"])) and day.weekday() == weekday_of(match["w"])
            }
            if hits:
                years = years & hits if years else hits
                names.append(match.group())
    return years, "、".join(dict.fromkeys(names))
