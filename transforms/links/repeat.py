"""A fact told again points to where it was told first (重复陈述), even when a digit was changed on the way.

Papers repeat their figures in headline, deck, text and captions. Equal values in like words are one
fact; so are a round number and the exact one that it rounds (超万人, 11987人). Values that differ in one
digit or in two swapped ones, of the same unit, place, words and time, are one fact misprinted; so is a
number in a sentence that copies another around an equal number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from decimal import Decimal

from transforms.links.frame import WINDOW, Links, Spot, kin
from transforms.links.restatement import clause_words, of_a_class, one_place, one_slip, one_time
from transforms.metric import Metric
from transforms.names.likeness import SAME_WORDS, likeness
from transforms.numbers.measure import family

COPY_WORDS = 0.9
"""Likeness from which a sentence is a copy of another. 2026-11: 0.9."""
MIN_TURNED = 4
"""Characters that a phrase needs to be known in another order. 2026-11: 4."""
MIN_DIGITS = 3
"""Digits that a number needs before a changed one tells of a misprint: 12所 and 13所 are just two numbers."""
ROUND_DIGITS = 2
"""Digits up to which a number of at least :data:`ROUND_FROM` is round. 2026-11: 2."""
ROUND_FROM = 1000
"""Round numbers below tell their count in full. 2026-11: 1000."""
ROUND_REACH = Decimal("1.3")
"""How far beyond 超万人 its exact count may lie. 2026-11: 1.3."""
TOLD = frozenset({"actual", "rate", "target"})


def link_repeats(page: Sequence[Spot], links: Links) -> None:
    """Link the restatements of one page, whose numbers are in page order. Linear in their number."""
    told = [s for s in page if s.role in TOLD and s.metric.indicator]
    # Most stand alone: a deque would cost 600 bytes.
    by_value: defaultdict[Hashable, list[Spot]] = defaultdict(list)
    families: dict[str, str] = {}
    coarse: list[int] = []
    for at, spot in enumerate(told):
        metric = spot.metric
        kind = families.get(spot.unit) or families.setdefault(spot.unit, family(spot.unit))
        same = by_value[(kind, metric.value, metric.value_low, metric.value_high)]
        earlier = (
            next((s for s in same[-WINDOW:] if _says_the_same(s.metric, metric)), None) if same else None
        )
        if earlier is None:
            same.append(spot)
            if _is_round(metric):
                coarse.append(at)
        else:
            links[spot.metric_id]["same_as"] = earlier.metric_id
    _misprints(told, links)
    _rounded(told, coarse, links)
    _copies(told, links)


def link_told_ahead(story: Sequence[Spot], links: Links) -> None:
    """生产总值增长7.1% in a headline is said of the amount that the text tells with the same growth. Linear."""
    headline = story[0].text.find("\n") if story else -1  # where it ends; text beneath tells ahead of nothing
    if headline < 0 or story[0].start > headline:
        return
    grown = [s for s in story if s.kind == "change" and s.metric.value is not None]
    ahead: defaultdict[Hashable, list[Spot]] = defaultdict(list)
    told: dict[str, Metric] = {}
    for spot in grown:
        key = (spot.metric.value, spot.unit)
        of = links[spot.metric_id].get("of") if spot.metric_id in links else None
        if of is None:
            if len(ahead[key]) < WINDOW:
                ahead[key].append(spot)
            continue
        if key not in ahead:
            continue
        told = told or {s.metric_id: s.metric for s in story}
        for early in ahead.pop(key):
            figure = told.get(of, spot.metric)
            known = early.start < headline < figure.start and early.metric.place == figure.place
            if known and one_time(early.metric, figure) and _one_growth(early.metric, figure):
                links[early.metric_id]["of"] = of
            else:
                ahead[key].append(early)


def _one_growth(earlier: Metric, later: Metric) -> bool:
    code = earlier.indicator_code
    return (code is not None and code == later.indicator_code) or (
        bool(earlier.indicator) and _one_thing(earlier, later)
    )


def _apart(earlier: Metric, later: Metric) -> bool:
    """Whether the two stand in two sentences."""
    return earlier.story_id != later.story_id or earlier.sentence_start != later.sentence_start


def _dated(metric: Metric) -> bool:
    return metric.period_start is not None or metric.period_end is not None


def _says_the_same(earlier: Metric, later: Metric) -> bool:
    if earlier.role != later.role or not kin(earlier, later) or earlier.place != later.place:
        return False
    if not _apart(earlier, later) or not one_time(earlier, later):
        return False
    return _one_thing(earlier, later)


def _one_thing(earlier: Metric, later: Metric) -> bool:
    a, b = earlier.indicator, later.indicator
    return (min(len(a), len(b)) >= 4 and (a in b or b in a)) or likeness(a, b) >= SAME_WORDS


def _digits(metric: Metric) -> str:
    """The digits of an exact number that is long enough to be misprinted; else empty."""
    if metric.value is None or metric.approx != "exact":
        return ""
    digits = format(abs(metric.value), "f")
    return digits if len(digits.replace(".", "").strip("0")) >= MIN_DIGITS else ""


def _misprints(told: Sequence[Spot], links: Links) -> None:
    buckets: defaultdict[Hashable, list[tuple[str, Spot]]] = defaultdict(list)
    for spot in told:
        digits = _digits(spot.metric)
        if not digits:
            continue
        place = spot.metric.place
        near = buckets[(spot.unit, spot.role, len(digits), place and (place.chain, place.name))]
        if near and "same_as" not in links[spot.metric_id]:
            earlier = next(
                (s for d, s in near[-WINDOW:] if one_slip(d, digits) and _misprinted(s, spot)), None
            )
            if earlier is not None:
                links[spot.metric_id]["same_as"] = earlier.metric_id
                continue
        near.append((digits, spot))


def _misprinted(earlier: Spot, later: Spot) -> bool:
    a, b = earlier.metric, later.metric
    if not _apart(a, b) or not one_place(a, b) or not one_time(a, b):
        return False
    if of_a_class(a.indicator, b.indicator):
        return False
    if likeness(a.indicator, b.indicator) < SAME_WORDS and not _turned(a.indicator, b.indicator):
        return False
    if _dated(a) and _dated(b):
        return True
    said, again = clause_words(earlier), clause_words(later)
    return len(again) >= 4 and likeness(said, again) >= COPY_WORDS


def _turned(a: str, b: str) -> bool:
    """Whether the shorter phrase has only characters of the longer one, as headlines turn words round: 交易鲜花, 鲜切花交易量."""
    short, long = sorted((set(a), set(b)), key=len)
    return len(short) >= MIN_TURNED and short <= long


def _is_round(metric: Metric) -> bool:
    """Whether a number tells less than it could: 超万人, 近1.2万人, 12万亩."""
    value = metric.value if metric.value is not None else metric.value_low
    if value is None or value < ROUND_FROM or metric.unit in ("%", "‰"):
        return False
    return metric.approx != "exact" or len(value.normalize().as_tuple().digits) <= ROUND_DIGITS


def _rounds(coarse: Metric, fine: Metric) -> bool:
    """Whether ``coarse`` can be told of ``fine``, which has more digits."""
    if fine.value is None or fine.approx != "exact" or coarse.value == fine.value:
        return False
    if coarse.approx == "exact":
        low, high = coarse.printed_low, coarse.printed_high
        return low is not None and high is not None and low <= fine.value <= high
    around = coarse.value or coarse.value_low or coarse.value_high
    if around is None or not around / ROUND_REACH <= fine.value <= around * ROUND_REACH:
        return False
    low, high = coarse.value_low, coarse.value_high
    if low is None and high is None:  # 约14亿元 is of 13.8亿元, hardly of 11.4亿元
        least, most = coarse.printed_low or around, coarse.printed_high or around
        return least - (most - least) / 2 <= fine.value <= most + (most - least) / 2
    return (low is None or fine.value >= low) and (high is None or fine.value <= high)


def _rounded(told: Sequence[Spot], coarse: Sequence[int], links: Links) -> None:
    """超万人参加 in a headline and 11987人 below are one fact; the later points to the earlier."""
    for at in coarse:
        spot = told[at]
        for other in (*told[at + 1 : at + 1 + 2 * WINDOW], *reversed(told[max(0, at - 2 * WINDOW) : at])):
            if (
                other.unit != spot.unit
                or other.role != spot.role
                or not (_rounds(spot.metric, other.metric) or _passed(spot, other))
            ):
                continue
            first, second = (
                (spot, other)
                if spot.metric.evidence.char_start < other.metric.evidence.char_start
                else (other, spot)
            )
            if _beside(first, second, links) or first.earlier != second.earlier:
                continue  # 经开区8.7亿元, 第二产业9亿元 are two parts of one total; 上年的5万吨 is not 5.2万吨
            if _says_the_same(first.metric, second.metric) and "same_as" not in links[second.metric_id]:
                links[second.metric_id]["same_as"] = first.metric_id
                break


def _passed(coarse: Spot, fine: Spot) -> bool:
    """销量突破70万箱 over a text that tells 68万箱 of the same: a headline that says more than its text."""
    above, told = coarse.metric, fine.metric
    if above.approx != "over" or told.approx != "exact" or above.indicator != told.indicator:
        return False
    low, value = above.value_low or above.value, told.value
    if not low or value is None or not low / _NEAR_MISS <= value < low:
        return False
    return above.story_id == told.story_id and coarse.start < fine.start and "。" not in above.quote


_NEAR_MISS = Decimal("1.1")
"""How far below a headline's bound its text's figure may lie. 2026-11: 1.1."""


def _beside(first: Spot, second: Spot, links: Links) -> bool:
    """Whether two figures are parts of one whole."""
    of = links[first.metric_id].get("of")
    return of is not None and of == links[second.metric_id].get("of")


def _copies(told: Sequence[Spot], links: Links) -> None:
    """In two sentences that share a restated number, the other numbers of the same words are restated too."""
    restated = {(s.metric.story_id, s.metric.sentence_start) for s in told if "same_as" in links[s.metric_id]}
    if not restated:
        return
    by_sentence: defaultdict[tuple[str, int], list[Spot]] = defaultdict(list)
    by_id = {s.metric_id: s for s in told}
    for spot in told:
        found = by_sentence[(spot.metric.story_id, spot.metric.sentence_start)]
        if len(found) < WINDOW:
            found.append(spot)
    for key in by_sentence:
        if key in restated:
            _copy(by_sentence[key], by_sentence, by_id, links)


def _copy(
    sentence: Sequence[Spot],
    by_sentence: dict[tuple[str, int], list[Spot]],
    by_id: dict[str, Spot],
    links: Links,
) -> None:
    first = next((s for s in sentence if "same_as" in links[s.metric_id]), None)
    source = by_id.get(links[first.metric_id]["same_as"]) if first is not None else None
    if source is None:
        return
    free = {
        s.metric_id: s for s in by_sentence.get((source.metric.story_id, source.metric.sentence_start), ())
    }
    for spot in sentence:
        free.pop(links[spot.metric_id].get("same_as", ""), None)
    for spot in sentence:
        if "same_as" in links[spot.metric_id]:
            continue
        twin = next((s for s in free.values() if _is_twin(s.metric, spot.metric)), None)
        if twin is not None:
            links[spot.metric_id]["same_as"] = twin.metric_id
            del free[twin.metric_id]


def _is_twin(earlier: Metric, later: Metric) -> bool:
    if earlier.role != later.role or earlier.unit != later.unit or not one_place(earlier, later):
        return False
    return one_time(earlier, later) and likeness(earlier.indicator, later.indicator) >= COPY_WORDS
