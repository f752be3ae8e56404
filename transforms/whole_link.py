"""Wholes found by arithmetic (总数): parts that add up to a figure, and parts whose printed share gives it.

Papers part a total over sentences and paragraphs without saying 其中: 第一产业…;第二产业…;第三产业…. Figures of
one unit that follow a figure and add up to it, digit for digit as far as they are printed, are its parts. A
share (占外贸总值的36.2%) names its whole; of the figures told so far the one that gives the percent is meant.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal

from transforms.link_frame import Frame, Links, Spot, bounds, kin, percent_off, ratio_fits, shared_words

MAX_TERMS = 10
"""Figures of one unit that are tried as terms of a sum. 2026-11: 10."""
MAX_SKIPPED = 4
"""Figures of one unit between a total and the first of its terms. 2026-11: 4."""
LOOK_BACK = 24
"""Figures among which the whole of a share is looked for. 2026-11: 24."""
SURE_DIGITS = 3
"""Digits of a total that make a chance sum of many terms unlikely; one more for two terms. 2026-11: 3."""
_SHARE = re.compile(
    r"占(?!地(?!区|方)|用|有|领|比)(?:到)?([^,。;]{2,20}?)(?:的(?:比重|比例)?(?:为|达到?|近|约|超过?)*)?$"
)
_TOTAL = re.compile(r"合计|总计|共计|总共|相加")
_OVER = Decimal("1.02")


def _digits(value: Decimal) -> int:
    return len(value.normalize().as_tuple().digits)


def link_sums(levels: Sequence[Spot], text: str, links: Links) -> None:
    """Figures after a figure that add up to it are its parts; ``levels`` are those of a story in order.

    Later totals come first, so that the parts of a part are not taken for parts of the whole.
    """
    by_unit: defaultdict[tuple[str, str], list[Spot]] = defaultdict(list)
    for spot in levels:
        if spot.metric.value is not None and spot.metric.value > 0 and not spot.inside:
            by_unit[(spot.unit, spot.role)].append(spot)
            if spot.role == "actual" and spot.metric.approx == "over":
                by_unit[(spot.unit, "target")].append(spot)  # 利用25万吨以上: how plans tell their parts
    for alike in by_unit.values():
        if len(alike) < 3:
            continue  # most units are told once or twice: their words are not looked at
        same = [spot for spot in alike if not spot.earlier and not spot.averaged]
        if len(same) < 3:
            continue
        totals = [
            (at, skips) for at in range(len(same) - 3, -1, -1) if (skips := _terms_begin(same, at, text))
        ]
        for exact in (True, False):  # what adds up digit for digit goes before what only rounds to it
            for at, skips in totals:
                for first in range(at + 1, min(at + 1 + skips, len(same) - 1)):
                    if _terms_from(same, at, first, exact, text, links):
                        break
        _near_sums(same, text, links)
        for at in range(2, len(same)):
            if "of" not in links[same[at].metric_id]:
                _two_before(same, at, text, links)
            if _TOTAL.search(same[at].clause) and "of" not in links[same[at].metric_id]:
                _sum_before(same, at, text, links)


def _terms_begin(same: Sequence[Spot], at: int, text: str) -> int:
    """At how many of the figures after it the terms of a total may begin; 0 where it can be no total."""
    whole = same[at]
    if whole.metric.approx != "exact":
        return 0
    digits = _digits(whole.metric.value or Decimal(0))
    if digits < SURE_DIGITS - 1 or _listed(whole, same[at + 1], text):
        return 0
    return MAX_SKIPPED + 1 if digits > SURE_DIGITS else 1


def _near_sums(same: Sequence[Spot], text: str, links: Links) -> None:
    """Lists that miss their total by one printed digit: at least three groups by semicolons, told alike.

    国税完成36566万元,…;地税完成42468万元,…;财政完成25486万元,…: who the list belongs to is told by its place.
    """
    at = 1
    while at < len(same):
        stop = at + 1
        while stop < len(same) and _next_in_list(same[stop - 1], same[stop], text):
            stop += 1
        terms = [s for s in same[at:stop] if "of" not in links[s.metric_id]]
        if stop - at == len(terms) >= 3:
            total = sum((s.metric.value or Decimal(0) for s in terms), Decimal(0))
            for back in range(at - 1, max(-1, at - 1 - MAX_SKIPPED), -1):
                whole = same[back]
                if text.count("\n", whole.end, terms[0].start) > 2:
                    break
                if _one_digit_off(total, whole.metric.value or Decimal(0)):
                    _point(terms, whole, links)
                    break
        at = stop


def _next_in_list(last: Spot, spot: Spot, text: str) -> bool:
    between = text[last.end : spot.start]
    return (
        len(between) <= 80
        and ";" in between
        and "。" not in between
        and shared_words(last.words + last.unit, spot.words + spot.unit) > 0
    )


def _one_digit_off(total: Decimal, whole: Decimal) -> bool:
    """Whether one misprinted digit explains the difference, which is under a fiftieth of the whole."""
    off = abs(total - whole)
    return _digits(whole) > SURE_DIGITS and 0 < off * 50 < whole and _digits(off) == 1


def _two_before(same: Sequence[Spot], at: int, text: str, links: Links) -> None:
    """199个在建重点项目…;101个预备重点项目…。安排重点项目300个: two told alike that make the count after them."""
    one, two, whole = same[at - 2 : at + 1]
    value = whole.metric.value or Decimal(0)
    if (one.metric.value or 0) + (two.metric.value or 0) != value or ";" not in text[one.end : two.start]:
        return  # asked first: hardly any three figures get farther
    if any(s.metric_id in links and "of" in links[s.metric_id] for s in (one, two)):
        return
    if value < 10 ** (SURE_DIGITS - 1) or bounds(whole.metric) != (value, value):
        return
    if text.count("\n", two.end, whole.start) > 1 or shared_words(one.named, two.named) < SURE_DIGITS:
        return
    if min(shared_words(one.named, whole.named), shared_words(two.named, whole.named)) >= 2:
        _point((one, two), whole, links)


def _listed(whole: Spot, term: Spot, text: str) -> bool:
    """Whether a list mark alone joins them (技能培训1725人、创业培训73人): items of one list are no totals."""
    between = text[whole.end : term.start]
    return len(between) < 24 and "、" in between and not any(c in between for c in ",;。\n")


def _terms_from(same: Sequence[Spot], at: int, first: int, exact: bool, text: str, links: Links) -> bool:
    whole = same[at]
    low, high = bounds(whole.metric)
    value = whole.metric.value or Decimal(0)
    least, most = high - low, value * _OVER
    terms: list[Spot] = []
    found = False
    total = total_low = total_high = Decimal(0)
    for term in same[first : first + MAX_TERMS]:
        of = links[term.metric_id].get("of") if term.metric_id in links else None
        if of is not None and of != whole.metric_id:
            continue  # a part of a part
        amount = term.metric.value or Decimal(0)
        if amount < least:
            continue  # less than the rounding of the total
        total += amount
        if total > most:
            return found
        terms.append(term)
        if exact:
            fits = total == value
        else:
            a, b = bounds(term.metric)
            total_low, total_high = total_low + a, total_high + b
            fits = total_low <= high and total_high >= low
        if len(terms) >= 2 and fits and _sure(whole, terms, total, text):
            for part in terms:
                links[part.metric_id].setdefault("of", whole.metric_id)
            found = True
            terms = []
            total = total_low = total_high = Decimal(0)
    return found


def _sure(whole: Spot, terms: Sequence[Spot], total: Decimal, text: str) -> bool:
    """Whether the sum is no chance: enough digits, terms told alike, not too far from their total."""
    value = whole.metric.value or Decimal(0)
    if abs(total - value) * 200 > value:  # rounding of few digits proves nothing
        return False
    if _digits(value) < SURE_DIGITS + (len(terms) == 2):
        alike = all(shared_words(terms[0].words, t.words) for t in terms[1:])
        if not alike and (len(terms) == 2 or "\n" in text[whole.end : terms[-1].start]):
            return False
    return text.count("\n", whole.end, terms[-1].start) <= 3 * len(terms)


def _sum_before(same: Sequence[Spot], at: int, text: str, links: Links) -> None:
    """三项合计18.8万亩: the figures before a total that add up to it, or the list right before it."""
    whole = same[at]
    low, high = bounds(whole.metric)
    total_low = total_high = Decimal(0)
    for back in range(at - 1, max(-1, at - 1 - MAX_TERMS), -1):
        a, b = bounds(same[back].metric)
        total_low, total_high = total_low + a, total_high + b
        if total_low > high:
            break
        if total_high >= low and at - back >= 2:
            _point(same[back:at], whole, links)
            return
    first = at - 1
    while first > 0 and _listed(same[first - 1], same[first], text):
        first -= 1
    if at - first >= 2 and "。" not in text[same[at - 1].end : whole.start]:
        _point(same[first:at], whole, links)


def _point(parts: Sequence[Spot], whole: Spot, links: Links) -> None:
    for part in parts:
        if "of" not in links[part.metric_id]:
            links[part.metric_id]["of"] = whole.metric_id


def link_share_wholes(frame: Frame, history: Sequence[Spot], links: Links) -> None:
    """A part told with its share (占…的36.2%, 取证率86%) points to the figure before it that gives the percent.

    ``history`` holds the levels of the story before the sentence. A goal found so is the part's target.
    """
    by_id: Mapping[str, Spot] | None = None
    for rate in frame.spots:
        if rate.kind != "rate" or rate.unit not in ("%", "成"):
            continue
        if by_id is None:
            by_id = {s.metric_id: s for s in frame.spots}
        part = by_id.get(links[rate.metric_id].get("of", "")) if rate.metric_id in links else None
        if part is None:
            _by_value_alone(frame, rate, links)
            continue
        if "of" in links[part.metric_id] or part.metric.value is None:
            continue
        here = [s for s in frame.spots if s.kind == "level" and s.start < part.start]
        if "其中" in part.words and any(s.unit == part.unit for s in here):
            continue  # the figure before 其中 is the whole, whatever the percent is reckoned from
        shared = "占" in rate.words
        known = [w for w in (*history[-LOOK_BACK:], *here) if kin(w.metric, part.metric) and not w.earlier]
        if not shared:
            known = known[-4:]
        whole = _by_percent(part, rate, known) or (_by_words(part, rate, known) if shared else None)
        if whole is not None and links[whole.metric_id].get("of") != part.metric_id:
            side = "target" if whole.aimed and not part.aimed else "of"
            links[part.metric_id].setdefault(side, whole.metric_id)


def _by_value_alone(frame: Frame, rate: Spot, links: Links) -> None:
    """常住人口91.2万人,其中城镇人口47.4万人,城镇化率51.97%: a rate that two figures of its sentence give."""
    if (
        rate.metric.value is None
        or _digits(rate.metric.value) < SURE_DIGITS
        or rate.words.endswith(("分别为", "分别"))
    ):
        return
    near = [s for s in frame.spots if s.kind == "level" and s.role == "actual" and s.start < rate.start][-3:]
    for at in range(len(near) - 1, 0, -1):
        for whole in near[:at]:
            if kin(whole.metric, near[at].metric) and ratio_fits(near[at].metric, whole.metric, rate.metric):
                links[rate.metric_id]["of"] = near[at].metric_id
                side = "target" if whole.aimed and not near[at].aimed else "of"
                links[near[at].metric_id].setdefault(side, whole.metric_id)
                return


def _by_percent(part: Spot, rate: Spot, known: Sequence[Spot]) -> Spot | None:
    """The nearest figure of which ``part`` is the printed percent, within what the printed digits allow."""
    if rate.unit != "%" or rate.metric.value is None or _digits(rate.metric.value) < 2:
        return None
    fit = [w for w in reversed(known) if ratio_fits(part.metric, w.metric, rate.metric)]
    return min(fit, key=lambda w: percent_off(part.metric, w.metric, rate.metric)) if fit else None


def _by_words(part: Spot, rate: Spot, known: Sequence[Spot]) -> Spot | None:
    """The nearest figure that is told in the words after 占 (占同期外贸总值的), not smaller than its part."""
    match = _SHARE.search(rate.words)
    if not match:
        return None
    words = match[1]
    value = part.metric.value
    best: tuple[int, int] = (1, -1)
    found: Spot | None = None
    for whole in known:
        if value is not None and whole.metric.value is not None and whole.metric.value < value:
            continue
        shared = shared_words(words, whole.clause + whole.metric.indicator)
        if whole.role == part.role and (shared, whole.start) > best and 2 * shared >= len(words) - 3:
            best, found = (shared, whole.start), whole
    return found
