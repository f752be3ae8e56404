"""Figures of a headline, deck or caption that the story's text tells again (标题数字与正文).

A head line says little, so its words seldom equal those of the text; its figure does. The same number with the
same measure word below is the same fact, and one that is a slip away, where the number itself does not come again,
is that fact misprinted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from operator import attrgetter

from checks.digits.near_miss import digits_of, one_slip
from checks.figures.spot import kin
from checks.interval import Interval, printed
from checks.repeats.headed import counted_below, turned_below
from checks.repeats.restated import alike_in_size, one_time, pairs_of_letters, swapped, words_of
from checks.repeats.rough_head import exact_of, is_rough
from checks.rule import Facts
from transforms.metric import Metric

MIN_DIGITS = 2
"""Digits of a number that is known again by itself and one shared word. 2026-11: 2."""
TELLING = 3
"""Digits of a number that is known again without a shared word, and of one that may be misprinted. 2026-11: 3."""
SHARED = 2
"""Pairs of letters that a misprinted figure must share with the head's. 2026-11: 2."""
MAX_TITLED = 40
"""Characters of the longest line that may be a headline whatever its commas. 2026-11: as headlines are read."""
CLAUSES = 3
"""Commas from which a longer line without a full stop is a sentence all the same. 2026-11: set to 3."""
BELOW = 60
"""Figures of a story's text that a head's figure is compared with. 2026-11: 60."""

_DEED = re.compile("[添增]加?|新[增建]|达到?|有$")
_LOOSE = re.compile(r"今年以来|目前|至今|近日|日前|^今年$")
"""Times that a head gives in other words: 上半年 above, 今年以来 below."""
NAME = 3
"""Letters by which what grew is known again. 2026-11: 3."""
_WHEN = re.compile(
    r"(?:今年|去年|上年|全年|前?[一二三四]季度|上半年|[前首]?[0-9一二三四五六七八九十]+个?月份?)"
)
_PLAIN = re.compile("外贸|总[值额量]|累计|完成|实现|全[市县区省]")
"""What the text says more than its head."""
_NO_NAME = re.compile("(?:同比|增长|增|逆势|大幅|稳步|下降|上升|上涨)*")
_ROLES = frozenset(("actual", "rate", "target", "target_pct", "change"))
_QUOTE = attrgetter("quote")
_ENDS = ("。", "!", "?", "！", "？", "；", ";")


def echoed(facts: Facts) -> Iterator[tuple[Metric, Metric]]:
    """(earlier, later) of one story: a head's figure and the figure of the text that says the same, or should."""
    for story in facts.by_story.values():
        titled = {quote for quote in set(map(_QUOTE, story)) if _is_titled(quote)}
        heads = [m for m in story if m.quote in titled and (_is_told(m) or is_rough(m))] if titled else []
        if not heads:
            continue
        body = [m for m in story if m.quote not in titled and _is_told(m)]
        for head in heads:
            near = [m for m in body if kin(head, m)][:BELOW]
            found = exact_of(head, near) if is_rough(head) else _echo(head, near)
            if found is None and not is_rough(head) and not any(m.value == head.value for m in near):
                found = turned_below(head, story, titled) or counted_below(head, near)
            if found is not None:
                first, second = sorted((head, found), key=lambda m: m.evidence.char_start)
                yield first, second


def _is_titled(quote: str) -> bool:
    """Whether a figure stands in a line that is no sentence: headline, deck, caption of one phrase.

    A long one of several clauses is a sentence whose full stop is lost.
    """
    if quote.rstrip("”’」』》)） ").endswith(_ENDS):
        return False
    return len(quote) <= MAX_TITLED or quote.count("，") < CLAUSES


def _is_told(metric: Metric) -> bool:
    return metric.role in _ROLES and metric.value is not None and metric.approx == "exact"


def _echo(head: Metric, body: Sequence[Metric]) -> Metric | None:
    size, wanted = _digits(head), printed(head)
    if size < MIN_DIGITS or wanted is None:
        return None
    same = [m for m in body if m.role == head.role and (m.value == head.value or _rounded(head, m, wanted))]
    if same:
        said = pairs_of_letters(head)
        known = [m for m in same if said & pairs_of_letters(m)]
        return known[0] if known else same[0] if size >= TELLING and same[0].value == head.value else None
    if any(m.value == head.value for m in body):
        return None
    if head.role == "change":
        return _growth(head, body, wanted)
    near = [m for m in body if m.role == head.role and _one_time(head, m) and one_slip(m, wanted)]
    near = [m for m in near if alike_in_size(head, m) or _scale_lost(head, m)]
    if not near:
        return None
    said = pairs_of_letters(head)
    shared = [len(said & pairs_of_letters(m)) for m in near]
    # Of two digits one may well be another number's: then more of the words must be the same. Digits that only
    # changed places need no words, as few other numbers have the very same.
    needed = [_needed(head, m, size) for m in near]
    able = [(share, m) for share, need, m in zip(shared, needed, near, strict=True) if share >= need]
    most = max((share for share, _ in able), default=0)
    found = [m for share, m in able if share == most]
    return found[0] if len(found) == 1 else None


def _digits(metric: Metric) -> int:
    """Digits that were printed; the noughts of decimals tell, too (88.0%)."""
    raw = metric.evidence.raw_text
    decimals = sum(c.isdigit() for c in raw) if "." in raw and not raw.startswith("0") else 0
    return max(digits_of(metric), decimals)


def _needed(head: Metric, metric: Metric, size: int) -> int:
    if size < TELLING:
        # 步道添14条 above 新建改建健身步道11条: the name itself stands in the text's
        return SHARED if swapped(head, metric) or _within(head, metric) else SHARED + 2
    return 0 if swapped(head, metric) else 1 if size > TELLING else SHARED


def _within(head: Metric, metric: Metric) -> bool:
    name = _DEED.sub("", head.indicator)
    return len(name) > NAME and name in metric.indicator


def _rounded(head: Metric, metric: Metric, wanted: Interval) -> bool:
    """Whether the text tells the number more exactly: 2.36万件 above 23642件."""
    exact = printed(metric)
    return digits_of(metric) > digits_of(head) >= TELLING and exact is not None and exact.meets(wanted)


def _growth(head: Metric, body: Sequence[Metric], wanted: Interval) -> Metric | None:
    """全市进出口增长7.4% above 全市外贸进出口412亿元,增长4.7%: the first growth of that name, or of all in the story.

    A line of the head that tells nothing but 同比增长7.4% speaks of what the text tells first.
    """
    name = _WHEN.sub("", head.indicator)
    grown = (m for m in body if m.role == "change")
    if len(name) < NAME and _NO_NAME.fullmatch(words_of(head)) is None:
        # 外贸 above 货物进出口总值: too short a name to be known again, unless it is another one of the same
        code = head.indicator_code
        first = next((m for m in grown if m.indicator_code == code), None) if code else None
    elif len(name) < NAME:
        first = next(grown, None)
    else:
        first = next((m for m in grown if _named(name, m.indicator)), None)
    if first is None or (first.value or 0) * (head.value or 0) <= 0 or not one_slip(first, wanted):
        return None
    return first if alike_in_size(head, first) and _one_time(head, first) else None


def _named(name: str, other: str) -> bool:
    """Whether the text's name has the letters of the head's and no more than one word besides (外贸, 全市)."""
    plain = _PLAIN.sub("", other)
    return set(name) <= set(other) and len(plain) <= len(name) + 2


def _scale_lost(head: Metric, metric: Metric) -> bool:
    """Whether the same three digits or more are told in 万 and in 亿: 2.504万元 above 2.504亿元."""
    a, b = abs(head.value or 0), abs(metric.value or 0)
    return digits_of(head) >= TELLING and (a == 10_000 * b or b == 10_000 * a)


def _one_time(head: Metric, metric: Metric) -> bool:
    starts, ends = (head.period_start, metric.period_start), (head.period_end, metric.period_end)
    told = (head.period_text, metric.period_text)
    if (*starts, *ends) == (None,) * 4 and all(told):
        # Without a year on the page a time is known by its words only: 今秋, 今年秋季学期.
        short, long = sorted(told, key=len)
        if Counter(short) - Counter(long):
            return False
    if any(_LOOSE.search(text) for text in told):
        return head.period_end is None or metric.period_end is None or _one_year(head, metric)
    return one_time(head, metric)


def _one_year(head: Metric, metric: Metric) -> bool:
    ends = (head.period_end, metric.period_end)
    return all(ends) and len({end.year for end in ends if end}) == 1
