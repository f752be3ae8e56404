"""What one match of the time pattern means: kind, reach, first and last unit of the calendar."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache

from seeds.wordlists import Row, load
from transforms.times.mention import Base, Reach, Span, Unit, When
from transforms.times.pattern import SEASON
from transforms.times.some_days import some_days
from transforms.times.words import HALVES, RELATIVE_YEARS, THIRDS, small_number

Meaning = tuple[str, Reach, When | None, When | None]
"""Kind, reach, first and last unit."""

_EDGES = {"初": "start", "中": "middle", "底": "end", "末": "end", "终": "end"}
_FROM = ("起", "开始")
_AFTER = ("以后", "之后", "过后", "后")
_BEFORE = ("以前", "之前", "前")
_THEN = ("同期", "同时期", "同日", "同月")


@cache
def _phrases() -> Mapping[str, Row]:
    return {row["phrase"]: row for row in load("period_phrases")}


def keeps_prefix(match: re.Match[str]) -> bool:
    """自 and 从 belong to the phrase only with their 以来 or 起; 到 before a plain day is a verb's complement."""
    if match["pre"].startswith("截"):
        return True
    suffix = match["suf"] or match["begun"] or ""
    return suffix.endswith("以来") or suffix in ("至今", *_FROM, *_AFTER) or bool(match["here"])


def _months(first: int, last: int | None = None) -> Span:
    return (first, last or first)


def _number(text: str | None) -> int:
    value = small_number(text or "")
    if value is None:
        raise ValueError(f"“{text}”不是小整数。")
    return value


def _year_base(match: re.Match[str], k: str) -> tuple[Base, int, int | None]:
    if match[f"y{k}"]:
        return "printed", 0, _number(match[f"y{k}"])
    if match[f"r{k}"]:
        base, shift = RELATIVE_YEARS[match[f"r{k}"]]
        return base, shift, None
    return "evidence", 0, None


_TERMS = {"春": (2, 6), "秋": (9, 12)}
"""Months of a school term (春季学期、秋季学期); the autumn's goes on into January."""


def _read_when(match: re.Match[str], k: str) -> tuple[str, When]:
    """The unit in the groups numbered ``k`` and its kind."""
    base, shift, year = _year_base(match, k)

    def unit(
        months: Span | None = None, days: Span | None = None, edge: str = "", festival: str = ""
    ) -> When:
        return When(base, "year", shift, year, months, days, None, edge, festival)

    if match[f"m{k}"]:
        month = _months(_number(match[f"m{k}"]))
        edge = match[f"e{k}"] or ""
        if match[f"d{k}"]:
            day = _number(match[f"d{k}"])
            return "day", unit(month, (day, day))
        if edge in THIRDS:
            return "day_range", unit(month, THIRDS[edge])
        return ("vague" if edge else "month"), unit(month, edge=_EDGES.get(edge, ""))
    if match[f"qb{k}"]:
        last = _number(match[f"qb{k}"])
        first = _number(match[f"qa{k}"]) if match[f"qa{k}"] else last
        edge = _EDGES.get(match[f"qe{k}"] or "", "")
        return ("vague" if edge else "quarter"), unit((first * 3 - 2, last * 3), edge=edge)
    if match[f"qn{k}"]:
        edge = _EDGES.get(match[f"qne{k}"] or "", "")
        return ("vague" if edge else "quarter"), unit((1, _number(match[f"qn{k}"]) * 3), edge=edge)
    if match[f"mn{k}"]:
        return "month_range", unit((1, _number(match[f"mn{k}"])))
    if half := match[f"half{k}"]:
        return ("year" if half == "全年" else "half"), unit(HALVES[half[:3].removesuffix("度")])
    if term := match[f"term{k}"]:
        return "month_range", unit(_TERMS[term[0]])
    if match[f"season{k}"]:
        return "vague", unit(edge="middle")
    if name := match[f"f{k}"]:
        return "festival", unit(festival=_phrases()[name]["value"])
    edge = match[f"ye{k}"] or match[f"be{k}"] or ""
    if edge == "内":
        return "deadline", unit()
    if edge:
        return "vague", unit(edge=_EDGES[edge])
    if match[f"md{k}"]:
        day = _number(match[f"md{k}"])
        return "day", replace(_counted_month(match[f"mo{k}"]), days=(day, day))
    if edge := match[f"me{k}"]:
        month = _counted_month(match[f"mo{k}"])
        if edge in THIRDS:
            return "day_range", replace(month, days=THIRDS[edge])
        return "vague", replace(month, edge=_EDGES[edge])
    return "year", unit()


def _counted_month(which: str) -> When:
    """月底 and 当月底 belong to the month last spoken of, 本月底 and 上月28日 are counted from the page's."""
    shift = {"上": -1, "下": 1}.get(which[:1], 0)
    return When("last" if which[:1] in ("", "当", "个") else "page", "month", shift)


def _span(match: re.Match[str]) -> Meaning:
    kind, first = _read_when(match, "a")
    last = first
    suffix, prefix = match["suf"] or match["begun"] or "", match["pre"] or ""
    if match["here"]:
        return "since", "since", first, None
    if (
        (match["terma"] or "").startswith("秋")
        and first.base == "page"
        and not first.shift
        and not (match["second"] or suffix)
    ):
        return "since", "since", replace(first, months=(9, 9)), None  # 今年秋季学期 ends in the next year
    if match["dz"]:
        day = _number(match["dz"])
        last = When("evidence", months=first.months if first.days else None, days=(day, day))
        kind = "day_range"
    elif match["second"]:
        other, last = _read_when(match, "b")
        kind = "vague" if "vague" in (kind, other) else f"{other.removesuffix('_range')}_range"
    this_year = first == When("page") and last == first
    if suffix.endswith("以来") or suffix == "至今":
        return ("so_far" if this_year else "since"), "since", first, None
    if prefix.startswith("截"):
        return "up_to", "up_to", None, last
    if suffix in _FROM:
        return "since", "after", first, None
    if suffix in _AFTER:
        return "after", "after", first, None
    if suffix in _BEFORE:
        return "deadline", "before", None, last
    if suffix in _THEN:
        return "same_period", "open", first, last
    if first.festival and (days := some_days(suffix)):
        first = replace(first, days=days)
        return kind, "whole", first, first
    if suffix in ("左右", "前夕", "前后"):
        return "vague", "open", first, last
    if suffix == "内" or kind == "deadline":
        return "deadline", "whole", first, last
    if prefix.endswith(("到", "至")) and kind not in ("day", "festival"):
        return "deadline", "up_to", None, last
    if last is first and first.edge:
        return "vague", ("up_to" if first.edge == "end" else "open"), first, last
    return kind, ("since" if this_year else "whole"), first, last


def _part(match: re.Match[str]) -> Meaning:
    first, last = some_days(match.group()) or (1, 1)
    when = When("last", "day", days=(1 if match["upto"] else first, last))
    return "holiday", "open", when, when


def _iso(match: re.Match[str]) -> Meaning:
    day = _number(match["id"])
    when = When("printed", year=int(match["iy"]), months=_months(_number(match["im"])), days=(day, day))
    return "day", "whole", when, when


def _years(match: re.Match[str]) -> Meaning:
    first, last = (When("printed", year=_number(match[g])) for g in ("yp", "yq"))
    if match["school"]:
        first = When("printed", year=first.year, months=(9, 12))
        last = When("printed", year=last.year, months=(1, 8))
    elif SEASON.match(match.string, match.end()):
        return "year_range", "open", first, last
    apart = bool(match["ylist"]) and _number(match["yq"]) - _number(match["yp"]) != 1
    return "year_range", ("open" if apart else "whole"), first, last


def _months_range(match: re.Match[str]) -> Meaning:
    base, shift, year = _year_base(match, "m")
    first, last = _number(match["mp"]), _number(match["mq"])
    if match["ms"]:
        return "up_to", "up_to", None, When(base, "year", shift, year, (first, last))
    if first > last:
        return (
            "month_range",
            "whole",
            When(base, "year", shift, year, (first, 12)),
            When(base, "year", shift + 1, year and year + 1, (1, last)),
        )
    when = When(base, "year", shift, year, (first, last))
    return "month_range", "whole", when, when


def _bare_days(match: re.Match[str]) -> Meaning:
    first = int(match["b1"] or match["bx"])
    last = int(match["b2"] or first)
    when = When("last", "month", days=(first, last))
    if match["bp"]:
        return "up_to", "up_to", None, replace(when, days=(last, last))
    return ("day_range" if match["b2"] else "day"), "whole", when, when


def _last_units(match: re.Match[str]) -> Meaning:
    unit = match["lu"] or "年"
    number = small_number(match["ly"] or match["ln"])
    if unit != "年" or number is None:
        return "recent", "open", None, None
    if number == 1:
        past = When("page", shift=-1)
        return "past_year", "whole", past, past
    return "last_years", "since", When("page", shift=1 - number, years=number), None


def _plan(match: re.Match[str]) -> Meaning:
    name = match["pn"]
    number = _number(name[:-1])
    # 一五 began in 1953, but from 六五 (1981) on the plans follow each other by five.
    first = 1951 + 5 * number
    end = match["pe"] or ""
    years = _number(match["py"]) if match["py"] else 5
    if end == "开局之年":
        years = 1
    if end == "收官之年":
        first, years = first + 4, 1
    when = When("printed", year=first, years=years)
    if end in ("末", "期末"):
        return "plan", "up_to", None, when
    if end == "以来":
        return "plan", "since", when, None
    if end == "初":
        return "plan", "open", when, when
    return "plan", "whole", when, when


def _decade(match: re.Match[str]) -> Meaning:
    digits, century = _number(match["dn"]), match["dc"] or ""
    if digits >= 100:
        year = digits
    elif century in ("21世纪", "本世纪"):
        year = 2000 + digits
    else:
        year = 1900 + digits
    when = When("printed", year=year, years=10)
    if match["ds"]:
        return "decade", "since", when, None
    return "decade", ("open" if match["de"] else "whole"), when, when


def _weekday(match: re.Match[str]) -> Meaning:
    weekday = "一二三四五六日".find(match["wd"].replace("天", "日")) + 1
    shift = {"上": -1, "下": 1}.get(match["wk"] or "", 0)
    when = When("page" if match["wk"] else "evidence", "week", shift, weekday=weekday)
    return "weekday", "whole", when, when


def _word(match: re.Match[str]) -> Meaning:
    row = _phrases().get(match["w"])
    if row is None:
        return "vague", "open", None, None  # 这个榨季
    kind, value = row["kind"], row["value"]
    if kind == "relative":
        base, unit, shift = value.split("/")
        when = When(_BASES[base], _UNITS[unit], int(shift))
        if match["wp"]:
            return "up_to", "up_to", None, when
        return "relative", "whole", when, when
    if kind == "since":
        if not value:
            return "since", "open", None, None
        year, month, day = map(int, value.split("-"))
        return "since", "since", When("printed", year=year, months=(month, month), days=(day, day)), None
    return kind, ("now" if kind == "now" else "open"), None, None


_BASES: Mapping[str, Base] = {"page": "page", "last": "last"}
_UNITS: Mapping[str, Unit] = {
    "day": "day",
    "week": "week",
    "month": "month",
    "quarter": "quarter",
    "year": "year",
}


def _same(kind: str) -> Callable[[re.Match[str]], Meaning]:
    return lambda _: (kind, "open", None, None)


READERS: Mapping[str, Callable[[re.Match[str]], Meaning]] = {
    "iso": _iso,
    "clock": _same("clock"),
    "years": _years,
    "recurring": _same("recurring"),
    "last": _last_units,
    "next": _same("future"),
    "plan": _plan,
    "decade": _decade,
    "weekday": _weekday,
    "part": _part,
    "off": _same("holiday"),
    "word": _word,
    "months": _months_range,
    "span": _span,
    "days": _bare_days,
}
