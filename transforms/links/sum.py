"""Parts found by their sum (合计): figures of one unit that add up to a figure before or after them.

Papers part a total over sentences and paragraphs without saying 其中: 第一产业…;第二产业…;第三产业…. Figures of
one unit that follow a figure and add up to it, digit for digit as far as they are printed, are its parts.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from transforms.links.arithmetic import bounds
from transforms.links.frame import Links, Spot, shared_words
from transforms.links.produce import of_other_produce
from transforms.stories.short_lines import is_figure_row

MAX_TERMS = 10
"""Figures of one unit that are tried as terms of a sum. 2026-11: 10."""
MAX_SKIPPED = 4
"""Figures of one unit between a total and the first of its terms. 2026-11: 4."""
SURE_DIGITS = 3
"""Digits of a total that make a chance sum of many terms unlikely; one more for two terms. 2026-11: 3."""
_TOTAL = re.compile(r"合计|总计|共计|总共|相加")
_WHOLE = re.compile(r"总(?!投资)|综合|全产业链|整体|全部")
# 夏粮与秋粮合计产量, 公路、铁路合计: the two that a total takes together, by their names.
_TOGETHER = re.compile(
    r"([一-龥]{2,10}?)[与和、及]([一-龥]{2,10}?)(?:两项|二者)?(?:合计|总计|共计|总共|相加)"
)
_LENGTH = re.compile(r"^,?总(?:长度?|里程|面积|人数|户数)(?:约|达|为)*$")
"""干堤6公里、支堤5公里,总长11公里."""
_ITS_SHARE = re.compile(r",占[^,;。]{1,16};")
_AND_THEN = re.compile(r"[^,;。]{1,10}[又再](?:新增|增加|新|添)")
_ALL_SO_FAR = re.compile(r"(?:季度|月|年|批|期|次)(?:份|末|底)?(?:合计|共计|总计|累计)")
_OF_THE_REST = re.compile(r"(?:其[余他它]|剩余|余下|剩下)[^,;。]{0,14}[合总共]")
"""甲镇3万亩、乙镇2万亩,其余5个镇合计9万亩: what the rest has together is one more item beside them."""
_CLAUSE = re.compile("[,;。、:]")
_NEAR_IT = 10
"""一季度新增80人,二季度又新增40人,上半年合计102人: a slip in one digit leaves the sum within a tenth. 2026-11: 10."""
_OVER = Decimal("1.02")


def digits_of(value: Decimal) -> int:
    return len(value.normalize().as_tuple().digits)


def _said_digits(spot: Spot) -> int:
    """Digits that the print vouches for: 180.00万 has five, 1.2万 two, 500000 one."""
    value = spot.metric.value or Decimal(0)
    digits = digits_of(value)
    if digits <= SURE_DIGITS and "." in spot.text[spot.start : spot.end]:
        low, high = bounds(spot.metric)
        if high > low:
            return max(digits, len(str(int(value / (high - low)))))
    return digits


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
            if _is_of_the_rest(same[at]):
                continue
            if "of" not in links[same[at].metric_id]:
                _two_before(same, at, text, links)
            if "of" not in links[same[at].metric_id]:
                if (
                    _TOTAL.search(same[at].clause)
                    or (same[at].words == "共" and not same[at].after)
                    or (_LENGTH.search(same[at].words) and _listed(same[at - 2], same[at - 1], text))
                ):
                    _sum_before(same, at, text, links)
                elif "累计" in same[at].words and "分别" in same[at].metric.quote:
                    _list_before(same, at, text, links)
                elif "共" in same[at].clause or _WHOLE.search(same[at].words):
                    _terms_before(same, at, text, links)


def _is_of_the_rest(spot: Spot) -> bool:
    said = spot.text[max(0, spot.start - 24) : spot.start]
    return "计" in said[-6:] and _OF_THE_REST.search(_CLAUSE.split(said)[-1]) is not None


def _terms_begin(same: Sequence[Spot], at: int, text: str) -> int:
    """At how many of the figures after it the terms of a total may begin; 0 where it can be no total."""
    whole = same[at]
    if whole.metric.approx != "exact":
        return 0
    digits = _said_digits(whole)
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
                if one_digit_off(total, whole.metric.value or Decimal(0)):
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


def one_digit_off(total: Decimal, whole: Decimal) -> bool:
    """Whether one misprinted digit explains the difference, which is under a fiftieth of the whole."""
    off = abs(total - whole)
    return digits_of(whole) > SURE_DIGITS and 0 < off * 50 < whole and digits_of(off) == 1


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
    if between[:1] == "\n" and is_figure_row(text[whole.end + 1 : term.end]):
        return True
    if between in ("和", "及", "与"):
        return True
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
        if len(terms) >= 2 and fits and _sure(whole, terms, total, exact, text):
            for part in terms:
                links[part.metric_id].setdefault("of", whole.metric_id)
            found = True
            terms = []
            total = total_low = total_high = Decimal(0)
    return found


def _sure(whole: Spot, terms: Sequence[Spot], total: Decimal, exact: bool, text: str) -> bool:
    """Whether the sum is no chance: enough digits, terms told alike, not too far from their total."""
    value = whole.metric.value or Decimal(0)
    if abs(total - value) * 200 > value:  # rounding of few digits proves nothing
        return False
    if any(of_other_produce(term.metric.indicator, whole.metric.indicator) for term in terms):
        return False  # 夏粮10万吨,秋粮9万吨。烟叶1万吨: a sum by chance
    if _ITS_SHARE.match(text, whole.end, terms[0].start):
        return False  # 已解决64件,占50%;正在解决38件,…: one more item of their list
    if _said_digits(whole) < SURE_DIGITS + (len(terms) == 2):
        alike = all(shared_words(terms[0].words, t.words) for t in terms[1:])
        if len(terms) > 2 and exact and "。" not in whole.metric.quote:
            # 表彰教师150名 over 100名…、30名…、20名…: one list that makes the headline's figure
            alike = alike or all(_listed(a, b, text) for a, b in pairwise(terms))
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
    named = _TOGETHER.search(whole.clause)
    if named:
        told = same[max(0, at - MAX_TERMS) : at]
        parts = [next((s for s in reversed(told) if _is_called(s, name)), None) for name in named.groups()]
        if None not in parts and parts[0] is not parts[1]:
            _point([s for s in parts if s is not None], whole, links)
            return
    one, two = same[at - 2 : at]
    if _AND_THEN.match(two.words) and _ALL_SO_FAR.search(whole.words):
        total = (one.metric.value or Decimal(0)) + (two.metric.value or Decimal(0))
        beside = one.metric.sentence_start == two.metric.sentence_start == whole.metric.sentence_start
        if beside and abs(total - (whole.metric.value or Decimal(0))) * _NEAR_IT <= total:
            _point((one, two), whole, links)
            return
    first = at - 1
    while first > 0 and _listed(same[first - 1], same[first], text):
        first -= 1
    most = max((s.metric.value or Decimal(0) for s in same[first:at]), default=Decimal(0))
    if (
        at - first >= 2
        and most < (whole.metric.value or 0)
        and "。" not in text[same[at - 1].end : whole.start]
    ):
        _point(same[first:at], whole, links)


def _list_before(same: Sequence[Spot], at: int, text: str, links: Links) -> None:
    """前三期分别招收18人、27人和24人,累计69人: the list right before it that adds up to it, digit for digit."""
    first = at - 1
    while first > 0 and _listed(same[first - 1], same[first], text):
        first -= 1
    total = sum((s.metric.value or Decimal(0) for s in same[first:at]), Decimal(0))
    if at - first >= 2 and total == same[at].metric.value:
        _point(same[first:at], same[at], links)


def _terms_before(same: Sequence[Spot], at: int, text: str, links: Links) -> None:
    """争取资金46.75亿元、16.11亿元,安排2.5亿元,共到位65.36亿元: at least three that make the total digit for digit."""
    whole = same[at]
    value = whole.metric.value or Decimal(0)
    total = Decimal(0)
    if digits_of(value) < SURE_DIGITS:
        return
    for back in range(at - 1, max(-1, at - 1 - MAX_TERMS), -1):
        total += same[back].metric.value or Decimal(0)
        if total >= value:
            near = "\n" not in text[same[back].end : whole.start]
            if total == value and at - back >= 3 and near:
                _point(same[back:at], whole, links)
            return


def _is_called(spot: Spot, name: str) -> bool:
    """Whether a figure is told in the words of ``name`` (出栏 of 生猪出栏, 职工医保 of 城镇职工医保参保)."""
    return set(name) <= set(spot.words or spot.clause)


def _point(parts: Sequence[Spot], whole: Spot, links: Links) -> None:
    for part in parts:
        if "of" not in links[part.metric_id]:
            links[part.metric_id]["of"] = whole.metric_id
