"""Which year a page is of (版面年份): the printed years that speak of its present, and the calendar.

Printed years are votes. A year told in passing (2018年建成) weighs little; a stretch of a year (2024年1至10月),
a stock (截至2024年底), a year beside 今年 weigh enough alone. The newest year spoken of as past is the one
that the page is not older than. Nothing is guessed: too little weight leaves the year unknown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence, Set
from typing import Literal

from transforms.record import record
from transforms.times.calendar import FIRST_YEAR, LAST_YEAR, anniversaries, campaigns, coincidences
from transforms.times.festival import festival
from transforms.times.mention import TimeMention
from transforms.times.pattern import SEASON
from transforms.times.said import (
    Said,
    accounts_of_now,
    counted_months,
    explicit,
    future,
    headings,
    is_dispatch,
    is_founding,
    is_quoted,
    is_running,
    is_stock_of_year_end,
    is_task,
    is_this_year,
    is_told_again,
    is_told_at,
    is_year_end,
    newest_month,
    opens_sentence,
    reports_progress,
    speaks_of_now,
    term_under_way,
)
from transforms.times.season import begun, over_new_year, year_of_season
from transforms.times.year_words import (
    BARE_SINCE,
    BULLETIN,
    COMES_OUT,
    COMPARED,
    HARVEST,
    OURS,
    PAID_AHEAD,
    PLANNED,
    PROGRAMME,
    STOCK,
    SUMMER_CROP,
    TOTAL,
    WILL,
    known_later,
)

STRONG = 3
"""Weight that dates a page. A year in a sentence about now weighs it, a full date or a heading 2, a plain year 1.
2026-11: set to 3, so that one old year told twice (2018年建成) does not date a page."""

_EPIDEMIC_BASE = 2019
"""The year before the epidemic, with which tourism and trade were compared until 2024."""

_TOLD = frozenset(("past", "whole", "wide"))
"""How a year is told that has come."""

_YEAR_ENDS = ("年底", "年末")


@record
class _Vote:
    """``words`` say with ``weight`` that the page is not older than ``year``.

    ``how``: past (a time that has come), whole (a year told as complete: 2024年，), wide (the same of a whole place:
    2024年，全县), label (the name of a
    programme's year: 2025年度), deadline (the end of a year still to come).
    """

    year: int
    weight: int
    words: str
    how: Literal["past", "whole", "wide", "label", "deadline"] = "past"


def year_of(texts: Sequence[str], said: Sequence[Said]) -> tuple[int | None, str]:
    """The page's year and, in Chinese, its evidence: the newest year with support, narrowed by the calendar."""
    newest = newest_month(said)
    given = [
        *_votes(said, newest, headings(texts)),
        *(_Vote(year, STRONG, words) for year, words in (*anniversaries(texts), *campaigns(texts))),
    ]
    votes = _counted(given)
    weights: Counter[int] = Counter()
    for vote in votes:
        weights[vote.year] += vote.weight
    floor = max(weights, default=None)
    candidates, coincidence = coincidences(texts)
    near = [y for y in sorted(candidates) if floor is None or floor <= y <= floor + 1]
    sure = floor is not None and weights[floor] + weights[floor - 1] >= STRONG
    if not near and not sure:
        near = [y for y in sorted(candidates) if floor is None or y >= floor]
    if len(near) == 1:
        return near[0], f"年份据{coincidence}"
    if floor is None:
        return None, "没有可定年份的证据"
    named = "、".join(dict.fromkeys(v.words for v in votes if v.year == floor))
    if _is_over(floor, given, newest) and any(is_this_year(s.mention) for s in said):
        return floor + 1, f"年份据{named}已是上一年"
    if sure and FIRST_YEAR <= floor <= LAST_YEAR:
        return floor, f"年份据{named}"
    if (term := term_under_way(said, newest, floor)) is not None:
        return floor + 1, f"年份据{term}，{named}已过"
    return None, f"只见“{named}”，不足以定年份"


def _votes(said: Sequence[Said], newest: int | None, heads: Set[tuple[int, int]]) -> Iterator[_Vote]:
    this_year = {s.sentence for s in said if speaks_of_now(s) and is_this_year(s.mention)}
    now = this_year | {s.sentence for s in said if speaks_of_now(s)}
    counted = counted_months(said)
    # Progress is told in the plan's paragraph or in a later one of its story.
    progress = {s.sentence[0]: s.mention.start for s in said if reports_progress(s)}
    accounts = accounts_of_now(said, newest)
    this_years = {s.after[:2] for s in said if is_this_year(s.mention)}
    longer = any(s.mention.kind in ("plan", "last_years") or s.mention.text[:2] == "近年" for s in said)
    for entry in said:
        mention = entry.mention
        words, years = mention.text, explicit(mention)
        if mention.kind == "plan" and words.endswith("之年") and "今年" in entry.before and mention.first:
            yield _Vote(mention.first.year or 0, STRONG, words)
        if mention.kind == "same_period" and mention.first and mention.first.year:
            # Mostly the year before the page's; 2019 was compared with for years.
            weight = 1 if mention.first.year == _EPIDEMIC_BASE else STRONG
            yield _Vote(mention.first.year + 1, weight, f"与{words}相比")
        if not years:
            continue
        if COMPARED.search(entry.before):
            if words.endswith(_YEAR_ENDS):  # 较2023年末净增1200户: counted in the year after it
                yield _Vote(max(years) + 1, 1 if longer else STRONG, f"与{words}相比")
            continue
        if begun(words, entry.after, newest, this_years) or (
            entry.sentence in heads and is_told_again(mention, said)
        ):
            yield _Vote(max(years), STRONG, words)
        elif SEASON.match(entry.after) or words.endswith(("学年", "学年度")):
            known = newest is not None and years[0] != years[-1]
            yield _Vote(year_of_season(mention, years, newest), STRONG if known else 1, words)
        elif is_task(entry) or (progress.get(entry.sentence[0], -1) > mention.start and is_running(entry)):
            yield _Vote(max(years), STRONG, words)
        elif future(entry):
            if words.endswith("全年") and newest is not None and 3 <= newest <= 10:
                yield _Vote(years[-1], STRONG, f"预计{words}")  # told while the year runs
            elif is_year_end(mention):
                yield _Vote(years[-1], 2 if entry.sentence in this_year else 1, words, "deadline")
        elif is_stock_of_year_end(mention):
            yield _Vote(years[-1] + 1, STRONG, words)
        elif _is_part(mention):
            yield _Vote(years[-1] + _told_later(mention, newest), STRONG, words)
        elif mention.kind == "year" and BULLETIN.match(entry.after):
            yield _Vote(max(years) + 1, STRONG, f"{words}公报")
        elif (
            is_quoted(entry)
            or _is_planned(entry, newest)
            or is_dispatch(entry)
            or is_told_at(entry)
            or _is_counted_on(entry, counted)
            or (entry.sentence[0], mention.start) in accounts
        ):
            yield _Vote(max(years), STRONG, words)
        elif words.endswith("年度") and PAID_AHEAD.match(entry.after) and (newest or 0) >= 9:
            yield _Vote(max(years) - 1, STRONG, f"{words}费用征收")
        elif _is_told_after_its_end(entry, newest, entry.sentence in this_year) or (
            this_year and mention.kind == "year" and known_later(entry.after, newest)
        ):
            yield _Vote(max(years) + 1, STRONG, f"{words}已过")
        elif _is_programme(entry, newest) and entry.sentence not in this_year:
            yield _Vote(max(years), 1, words, "label")
        elif BARE_SINCE.fullmatch(words) and not entry.before.endswith("自"):
            yield _Vote(max(years), 1 if longer or TOTAL.search(entry.after[:16]) else STRONG, words)
        elif _has_come_out(entry, newest) or (_is_begun(entry, newest) and not longer):
            yield _Vote(max(years), STRONG, words)
        elif is_founding(entry) or (mention.kind == "since" and entry.sentence not in this_year):
            yield _Vote(max(years), 1, words)
        elif _is_present(entry, newest, entry.sentence in now, entry.sentence in heads, bool(this_year)):
            yield _Vote(max(years), STRONG, words)
        elif entry.sentence in heads or mention.kind == "day":
            yield _Vote(max(years), 2, words)
        else:
            whole = mention.kind == "year" and entry.after.startswith(",")
            wide = whole and opens_sentence(entry) and entry.after[1:].startswith(OURS)
            latest = year_of_season(mention, years, newest) if over_new_year(mention, newest) else max(years)
            yield _Vote(latest, 1, words, "wide" if wide else "whole" if whole else "past")


def _counted(given: Sequence[_Vote]) -> list[_Vote]:
    """The votes that count: a label or a deadline supports a year that others name, it raises none.

    A 2025年度 fee is announced in 2024, and of several deadlines only the nearest can be this year's.
    """
    told = [v for v in given if v.how in _TOLD]
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
    told = [v for v in given if v.year == year and v.how in _TOLD]
    wide = any(v.how == "wide" for v in told)
    if not (wide or any(v.how == "whole" for v in told)) or any(v.weight > 1 for v in told):
        return False
    ends = [v.weight for v in given if v.how == "deadline" and v.year == year + 1]
    early = newest is not None and newest <= 6
    if not early and not (ends and (newest is None or newest <= 9)):
        return False
    return len(told) + max(ends, default=0) + 1 + wide >= STRONG


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


def _is_told_after_its_end(said: Said, newest: int | None, beside_this_year: bool) -> bool:
    """2024年，减税12亿元 in a January; 2024年末，人口320万人，今年出生1.2万人: the year is over."""
    if said.mention.text.endswith(_YEAR_ENDS):
        return beside_this_year or (opens_sentence(said) and STOCK.match(said.after) is not None)
    if said.mention.kind != "year" or newest is None or newest > 2 or is_founding(said):
        return False
    if WILL.match(said.after):
        return False
    return said.mention.text.endswith("全年") or said.after.startswith((",", "共", "累计"))


def _is_planned(said: Said, newest: int | None) -> bool:
    """2024年全市计划播种86万亩: this year's plan, unless autumn has begun to plan the next."""
    if said.mention.kind != "year" or (newest or 0) > 9:
        return False
    if newest is None and not said.before.endswith(OURS):
        return False
    return PLANNED.match(said.after) is not None


def _is_present(said: Said, newest: int | None, beside_now: bool, heading: bool, this_year: bool) -> bool:
    """The year stands beside a word for now, close before the page's newest month, or in a heading.

    ``this_year``: the page says 今年. In January and February a heading may name the year that is over.
    """
    if beside_now and not said.mention.text.endswith(_YEAR_ENDS):
        return True
    if _is_near(said.mention, newest):
        return this_year or said.mention.kind == "festival"
    return heading and this_year and newest is not None and newest > 2


def _is_counted_on(said: Said, counted: Set[tuple[int, int]]) -> bool:
    """2018年9月，…。1至9月，…: the story goes on with the months up to the one named with its year."""
    when = said.mention.last
    if said.mention.kind != "month" or when is None or when.months is None or not opens_sentence(said):
        return False
    return (said.sentence[0], when.months[1]) in counted


def _is_near(mention: TimeMention, newest: int | None) -> bool:
    """2025年8月 on a page that tells of a September without a year: most likely the same year's."""
    when = mention.last or mention.first
    if when is None or newest is None:
        return False
    if when.festival and when.year:
        entry = festival(when.festival, when.year)
        return entry is not None and 0 <= newest - entry.day.month <= 2
    since = mention.kind == "since"
    reached = when.months[0 if since else 1] if when.months is not None else None
    return reached is not None and (since or mention.kind in ("month", "day")) and 0 <= newest - reached <= 2


def _has_come_out(said: Said, newest: int | None) -> bool:
    """2024年养老服务调查报告发布, in autumn, comes out in that year; 2021年，全县小麦总产8亿斤 is told when it is in."""
    if said.mention.kind != "year" or newest is None:
        return False
    if HARVEST.match(said.after):
        return newest >= (8 if SUMMER_CROP.match(said.after) else 11)
    return newest >= 9 and COMES_OUT.match(said.after) is not None


def _is_begun(said: Said, newest: int | None) -> bool:
    """2024年9月开园以来 on a page that tells of a November."""
    if said.mention.kind != "since" or not _is_near(said.mention, newest):
        return False
    return not is_founding(said) and TOTAL.search(said.after[:16]) is None


def _is_programme(said: Said, newest: int | None) -> bool:
    """2025年度城乡居民医保: a programme's year, which may be announced in the autumn before it."""
    if said.mention.text.endswith("年度"):
        return True
    return newest is not None and newest >= 9 and PROGRAMME.match(said.after) is not None
