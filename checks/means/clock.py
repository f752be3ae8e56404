"""The hours between two clock times of one stretch (8时至18时停水,共10小时), as far as they are told on the hour or minute."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from checks.figures.folded import folded
from checks.rule import Facts
from transforms.metric import Metric

_CLOCK = r"(?:(?P<{0}half>凌晨|早上?|早晨|上午|中午|下午|傍晚|晚上?|当晚|夜间|次日凌晨|次日早上|次日|翌日)?(?P<{0}h>2[0-4]|1[0-9]|0?[0-9])(?:[时点](?:(?P<{0}m>[0-5][0-9]|[0-9])分|(?P<{0}p>半|整))?|:(?P<{0}c>[0-5][0-9])))"
_DAY = r"(?:(?:(?:19|20)\d\d年)?(?:(?P<{0}mo>1[0-2]|0?[1-9])月)?(?P<{0}d>[12][0-9]|3[01]|0?[1-9])[日号])?"
_SPAN = re.compile(
    _DAY.format("a")
    + r"\s?"
    + _CLOCK.format("a")
    + r"(?:起|开始)?\s?(?:至|到|-|—|–|~){1,2}\s?"
    + _DAY.format("b")
    + _CLOCK.format("b")
)
"""From a clock time, after its day where that is told, to another, with its day where it is another."""
_LATE = re.compile("下午|傍晚|晚|夜间")
_NEXT = re.compile("次日|翌日")
DAY = 24

_LASTED = re.compile(
    r"(?:历时|用时|耗时|持续|连续|为期|共计?|合计|总计|总共|长达|时间|时长|每[天日晚]|全长)[^,;。0-9]{0,4}$"
)
_MARK, _CLOCK_TIME, _DAILY = re.compile("[,;:。]"), re.compile("[0-9]{1,2}[时点:]"), re.compile("每[天日晚]")
_EACH_DAY = re.compile("每[天日晚]|连续[^,;。]{1,2}[天日晚]|[日号](?:至|到|-|—|–|~)")
_APART = re.compile("每(?![天日晚])|各|分[^别]{0,2}[批段次]|轮流|其中|延长|缩短|提前|推迟|最[长多]|已|此前")
"""What is told of each part or turn of the stretch, or of another time."""


def told_hours(facts: Facts) -> Iterator[Metric]:
    """Numbers of hours that are said of the one stretch of clock times before them in their sentence."""
    hours = [m for m in facts.metrics if m.unit == "小时" and m.approx == "exact"]
    alone = Counter((m.story_id, m.sentence_start) for m in hours)
    for told in hours:
        if alone[told.story_id, told.sentence_start] == 1 and _of_its_stretch(told):
            yield told


def _of_its_stretch(told: Metric) -> bool:
    text = folded(told.quote)[: max(0, told.start - told.sentence_start)]
    spans = list(_SPAN.finditer(text))
    if len(spans) != 1:
        return False
    span, between = spans[0], text[spans[0].end() :]
    if not _LASTED.search(_MARK.split(between)[-1]) or _APART.search(between) or _CLOCK_TIME.search(between):
        return False
    return _EACH_DAY.search(text[: span.start("ah")]) is None or _DAILY.search(between) is not None


def hours_between(told: Metric) -> Fraction | None:
    """Hours of the stretch in the sentence of ``told``."""
    found = _SPAN.search(folded(told.quote))
    return None if found is None else _hours(found)


def _hours(found: re.Match[str]) -> Fraction | None:
    """Hours from the first clock time to the second; None where their days are more than a month apart or unknown."""
    begin, end = _of_day(found, "a"), _of_day(found, "b")
    if begin is None or end is None:
        return None
    return None if (days := _days(found)) is None else _later(end + DAY * days - begin)


def _later(span: Fraction) -> Fraction | None:
    return span if span > 0 else None


def _days(found: re.Match[str]) -> int | None:
    """Days between: those that are printed within one month, one for 次日, else none."""
    first, last = found["ad"], found["bd"]
    if last is None:
        return 1 if _NEXT.search(found["bhalf"] or "") else 0
    if first is None or (found["bmo"] is not None and found["bmo"] != found["amo"]):
        return None
    return int(last) - int(first)


def _of_day(found: re.Match[str], end: str) -> Fraction | None:
    """The hour of the day; 下午 is said once for both ends (下午2时至6时)."""
    hour, half = int(found[end + "h"]), found[end + "half"] or ""
    if end == "b" and not half and _LATE.search(found["ahalf"] or ""):
        half = found["ahalf"]
    if _LATE.search(half) and hour < DAY // 2:
        hour += DAY // 2
    minutes = found[end + "m"] or found[end + "c"] or ("30" if found[end + "p"] == "半" else "0")
    return hour + Fraction(int(minutes), 60)
