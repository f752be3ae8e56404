"""Where an expression of time may begin, and which branches of the pattern can stand there.

Two or three characters tell nearly all of a text apart from times; only behind the others the pattern is tried,
and of it only the branches that can begin so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from seeds.wordlists import load
from transforms.times.pattern import branch, word_beginning
from transforms.times.words import RELATIVE_YEARS

_DIGITS = "0123456789"
_CHINESE = "〇零○一二两三四五六七八九十"
_NUMERALS = frozenset(_DIGITS + _CHINESE)
_RANGE = "至到—–―─~-"

_BRANCHES: Mapping[str, str] = {
    "iso": "0123456789",
    "clock": "凌清早中正上下傍晚夜深",
    "recurring": "每",
    "last": "最近过这",
    "next": "未今接",
    "plan": '“"「',
    "decade": "上本",
    "weekday": "上本下这周星礼",
    "part": "截到整小长假黄节前后头第",
    "off": "3456789三四五六七八九",
    "word": "截",
    "months": "截",
    "span": "截自从直持到至第前头上下全年月当个本这",
    "days": "截昨今前",
}
"""By branch the first characters that it can begin with, numerals, phrases and relative years aside."""

_BY_MARK: Mapping[str, tuple[str, ...]] = {
    "年": ("years", "last", "decade", "months span"),
    "月": ("months span",),
    "日": ("days",),
    "时": ("clock",),
    "点": ("clock",),
    "天": ("off",),
    ":": ("clock",),
    "/": ("iso", "years"),
    ".": ("iso",),
    "、": ("years", "months span"),
    "和": ("years",),
    "季": ("span",),
    "世": ("decade",),
    " ": ("clock", "years", "decade", "months span", "days"),
    **dict.fromkeys(_RANGE, ("iso", "years", "months span", "days")),
}
"""By the mark behind a numeral the branches that can begin with it."""

_SECONDS: Mapping[str, str] = {
    "截": "至止", "直": "到", "持": "续", "正": "午", "第": "一二三四五六七八1234", "前": "0123456789一二两三四五六七八九十半(", "头": "0123456789一二两三四五六七八九十", "后": "一二两三四五六七八2345678",
    "上": "半个月周星礼世午", "下": "半个月周星礼午", "本": "月周世个", "当": "月", "这": "个月一二两三四五六七八九十半几0123456789",
    "周": "一二三四五六日天", "星": "期", "礼": "拜", "每": "年个月季周星", "最": "近", "近": "0123456789一二两三四五六七八九十半几数的",
    "过": "去", "未": "来", "今": "后(", "昨": "(", "接": "下", "全": "年", "个": "月", "凌": "晨", "清": "晨", "傍": "晚", "夜": "里", "深": "夜",
    "早": "上晨0123456789一二三四五六七八九十两", "中": "午", "晚": "上0123456789一二三四五六七八九十两",
    "年": "初底末终内", "月": "初底末上中下",
    **dict.fromkeys("自从到至", "0123456789今去上前本明后同次十一二三四五六七八九元春国中端清年目现第假长小节"),
    "整": "个",
    **dict.fromkeys("“\"「", "十七八九"),
}  # fmt: skip
"""Second characters of what begins with a word that the lists of phrases do not have."""

_MARK = rf"(?:(?P<mark>[年月日时点:/.、和季世天{_RANGE}])| (?=[0-9年月日号时点{_RANGE}]))"
_NUMERAL = re.compile(rf"(?:[0-9]{{1,4}}|[{_CHINESE}]{{1,5}}){_MARK}")

Tries = tuple[re.Pattern[str], ...]


@cache
def _plan() -> tuple[re.Pattern[str], Mapping[str, Tries], Mapping[str, Tries], Mapping[str, Tries]]:
    """The scan for places, and what to try there: by two characters, by a numeral's mark, by a Chinese numeral."""
    phrases = load("period_phrases")
    words = {row["phrase"][0] for row in phrases if row["kind"] not in ("festival", "day")}
    names = {row["phrase"][0] for row in phrases if row["kind"] in ("festival", "day")}
    years = {word[0] for word in RELATIVE_YEARS}
    pairs = {row["phrase"][:2] for row in phrases} | {word[:2] for word in RELATIVE_YEARS}
    pairs |= {quote + pair[0] for quote in '“"' for pair in pairs if pair[0] in names}
    pairs |= {first + second for first, seconds in _SECONDS.items() for second in seconds}

    def tries(first: str) -> Tries:
        early = [
            n
            for n in ("clock", "recurring", "last", "next", "plan", "decade", "weekday", "part")
            if first in _BRANCHES[n]
        ]
        found = [branch(name) for name in early]
        if first in words:
            found.append(word_beginning(first))
        if first == "截":
            found.append(branch("word"))
        if first in years or first in _BRANCHES["span"] or first in names or first in '“"':
            found.append(branch("months span") if first in years or first == "截" else branch("span"))
        if first in _BRANCHES["days"]:
            found.append(branch("days"))
        return tuple(found)

    by_pair = {pair: tries(pair[0]) for pair in sorted(pairs) if pair[0] not in _CHINESE}
    by_mark = {mark: tuple(map(branch, names)) for mark, names in _BY_MARK.items()}
    chinese = {
        first: (
            branch("plan"),
            branch("off"),
            *((word_beginning(first),) if first in words else ()),
            branch("span"),
        )
        for first in _CHINESE
    }
    firsts = "".join(sorted({pair[0] for pair in pairs} - set(_CHINESE)))
    seconds = "".join(
        sorted({pair[1] for pair in pairs} | set("年月日号时点天:/.、和季世 ") | set(_RANGE) | set(_CHINESE))
    )
    seconds = re.escape(seconds)
    # Most numerals count something: of those in digits only one with a mark of time behind it is looked at.
    scan = re.compile(
        rf"[{_DIGITS}{_CHINESE}{re.escape(firsts)}](?:(?<![0-9])(?=[{_DIGITS}{seconds}])"
        rf"|(?<=[0-9])(?<![0-9.][0-9])(?=[0-9]{{0,3}}{_MARK}))"
    )
    return scan, by_pair, by_mark, chinese


def scan(folded: str) -> Iterator[tuple[int, Tries]]:
    """Every place where an expression may begin, in order, with the patterns to try there; the first that fits is right."""
    places, by_pair, by_mark, chinese = _plan()
    for place in places.finditer(folded):
        begin = place.start()
        tries = by_pair.get(folded[begin : begin + 2])
        if tries is None:
            char = folded[begin]
            if char not in _NUMERALS:
                continue
            tries = chinese.get(char, ())
            numeral = _NUMERAL.match(folded, begin)
            if numeral is not None:
                tries += by_mark[numeral["mark"] or " "]
        if tries:
            yield begin, tries
