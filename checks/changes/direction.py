"""Which way two levels go, and which way the words between them say (增加到、减少到的方向)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from checks.changes.changes import changed
from checks.changes.rises import from_to
from checks.digits.wording import named, shown
from checks.figures.folded import folded
from checks.interval import Interval, printed
from checks.rule import Facts, Outcome
from transforms.metric import Metric

_RISES = re.compile(r"^[^,;。]{0,12}(?:增|提|升|扩大?|涨|上调)[^,;。降减]{0,4}[到至为][^,;。]{0,6}$")
_FALLS = re.compile(r"^[^,;。]{0,12}(?:减|降|压|缩|跌|回落|下调)[^,;。增升]{0,4}[到至为][^,;。]{0,6}$")


def turned(
    now: Metric, before: Metric | None, level: Interval | None, base: Interval | None
) -> Outcome | None:
    """由86条增加到68条: the levels go the other way than the word between them. The conclusion flips, so it is red."""
    if before is None or level is None or base is None or before.start > now.start:
        return None
    said = folded(now.quote)[before.end - now.sentence_start : max(0, now.start - now.sentence_start)]
    up, down = level.above(base), base.above(level)
    if not ((up and _FALLS.match(said)) or (down and _RISES.match(said))):
        return None
    way = "增加" if up else "减少"
    message = f"文中的说法与数字相反：从{shown(before)}到{named(now)}其实是{way}。"
    return Outcome("fails", "error", way, shown(now), message)


_UP = re.compile(
    r"(?:增[长加幅收产]?|提[高升]|上升|上涨|升|涨|扩大|多)(?:了|幅|率|速|达到?|为|约|近|超|逾)*$"
)
_DOWN = re.compile(
    r"(?:下降|减[少收产]?|降[低幅]?|回落|下[跌滑]|跌|压[减降缩]|缩[减短]|少)(?:了|幅|率|达到?|为|约|近|超|逾)*$"
)


def wrong_way(
    now: Metric,
    before: Metric | None,
    steps: Iterable[Metric | None],
    level: Interval | None,
    base: Interval | None,
) -> Outcome | None:
    """440家,比去年的623家增加183家: the change is told in the other direction than the levels go."""
    if before is None or level is None or base is None or level.bottom is None or level.bottom < 0:
        return None
    up, down = level.above(base), base.above(level)
    for told in steps:
        if told is None or not (up or down) or told.sentence_start != now.sentence_start:
            continue
        begin = max(0, told.start - now.sentence_start)
        said = folded(now.quote)[max(0, begin - 10) : begin]
        if (up and _DOWN.search(said)) or (down and _UP.search(said)):
            way = "增加" if up else "减少"
            message = f"{named(now)}比上期{shown(before)}其实是{way}，文中说的变化{shown(told)}方向相反。"
            return Outcome("fails", "error", way, shown(told), message)
    return None


def moves(facts: Facts) -> Iterator[tuple[Metric, Metric]]:
    """(now, before) of 由180公斤提高到300公斤, where no amount or percent of the change is told beside them."""
    known = changed(facts)
    for sentence in facts.sentences:
        if "由" not in sentence.text and "从" not in sentence.text:
            continue
        told = {id(change.before) for change in known.get(id(sentence), ())}
        for at, before in enumerate(sentence.figures[:-1]):
            now = sentence.figures[at + 1]
            if now.unit != before.unit or id(before) in told or not from_to(sentence, at):
                continue
            if at + 2 < len(sentence.figures) and sentence.figures[at + 2].role == "change":
                continue  # 由320亿元增至480亿元,按可比价格增长41%: what is told of it says more
            said = sentence.lead(at + 1)
            level, base = printed(now), printed(before)
            if level is None or base is None or level.meets(base):
                continue
            if _RISES.match(said) or _FALLS.match(said):
                yield now, before


def moved_as_told(now: Metric, before: Metric, level: Interval | None, base: Interval | None) -> Outcome:
    """The levels go the way that the word between them says."""
    way = "增加" if level is not None and base is not None and level.above(base) else "减少"
    return Outcome("holds", "info", way, shown(now), f"从{shown(before)}到{named(now)}确实是{way}。")
