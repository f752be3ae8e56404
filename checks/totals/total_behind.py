"""Totals right behind the list that they close (甲12个、乙15个,共27个; 三项合计), and how many things they say they are of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checks.digits.near_miss import digits_of
from checks.figures.sentence import Sentence, letters
from checks.figures.step import is_level
from checks.totals.exhaustive import exhaustive
from checks.totals.listed import adds_up, missed_by_a_slip
from transforms.metric import Metric
from transforms.numbers.number_kind import RELATIVE_UNITS
from transforms.text.sentence import LIST_MARKS

_TOTAL_AFTER = re.compile(
    r"^[^,;:、。]{0,8}[,;:()\s]{0,2}[^,;:、。]{0,4}总(?:[数量额]|投资|产值|面积|里程|长度?|产量|收入|支出)(?:达到|达|为|是)?$|^[^,;:、。]{0,8}[,;:()\s]{0,2}(?:[两二三四五六七八九十几](?:项|类|者|个|种|税|险|港|镇|乡|县|市|区|村|街道|地|家|校|院|大)[一-龥]{0,4}?|(?:上述|以上)(?:[两二三四五六七八九十几][项类者个种大家镇县][一-龥]{0,4}?)?|收入|支出)?(?:合计|共计|总计|总共|一共|共)(?:为|是|有)?$|^[^,;:、。]{0,14},[两二三](?:项|者|类)(?:合计|相加)[^,;:、。]{0,18}$"
)
_PLAINLY = re.compile(r"^,(?:合计|共计|总计)$")
_RANKED = re.compile(r"^,[^,;:。0-9]{0,4}(?:位[居列]|排[名在]|居|列)[^,;:。0-9]{1,6}(?=,[^,;:。]{0,8}$)")
"""What may be said of a list before its total (位居前列,合计…)."""
_MORE = re.compile(r"累计|连同|加上|此外|另|达到|其中")
_ADDED = re.compile(r"^,(?:再)?加上")
_BESIDES = re.compile(r"[还另又再]")
_LIST_GAP = re.compile(r"^[^,;。]{0,8}(?:、|,|和|及|与)[^;。]{0,16}$")
_DIGIT = re.compile(r"[0-9]")

_SPELLED = {"两": 2, **{spelled: n for n, spelled in enumerate("一二三四五六七八九十", 1)}}
SO_MANY = re.compile(
    r"([两二三四五六七八九十])(?:项|类|者|个|种|税|险|港|镇|乡|县|市|区|村|街道|地|家|校|院|级|大)[一-龥]{0,4}?(?:合计|共计|总计|共)"
)


COUNTED = 20
"""Characters before a total in which it is said of how many it is. 2026-11: 20."""


def counted_items(sentence: Sentence, at: int) -> int | None:
    """How many items the total says that it is of (三项合计)."""
    until = sentence.figures[at].start - sentence.start
    told = sentence.text[max(0, until - COUNTED) : until].rsplit(",", 1)[-1]
    found = SO_MANY.search(told) if "计" in told or "共" in told else None
    return None if found is None else _SPELLED[found[1]]


_THINGS = re.compile(r"([两二三四五六七八九十])(?:个|项|家|处|条|座|所|期|批)[^,;。]{0,12}分别[^,;。]{0,8}$")


def counted_things(sentence: Sentence, first: int) -> int | None:
    """How many things the list says that it tells one by one (两个项目分别投资…)."""
    found = _THINGS.search(sentence.text[: sentence.figures[first].start - sentence.start])
    return None if found is None else _SPELLED[found[1]]


LONGEST = 20
"""Parts of one list that are looked for without a link. 2026-11: 20; printed lists have under ten."""


def addable(metric: Metric) -> bool:
    return (
        metric.role in ("actual", "target") and metric.value is not None and metric.unit not in RELATIVE_UNITS
    )


def nothing_lost(sentence: Sentence, first: int, last: int) -> bool:
    """Whether every digit between two figures of a sentence belongs to a figure of it."""
    return not any(_DIGIT.search(sentence.lead(i)) for i in range(first + 1, last + 1))


_CALLED = re.compile(r"^,(?P<name>[一-龥]{0,5}?)(?:合计|共计|总计|共)(?:为|达|有)?$")


def _right_before(sentence: Sentence, at: int) -> list[int]:
    """The figures that total ``at`` is told of: as many as it says, or those side by side right before it.

    甲4000人、乙3000人,完成率分别为96%、93%,两县合计7000人; 国家级60万亩、省级34万亩,公益林合计94万亩 where all have its name.
    """
    figures, many = sentence.figures, counted_items(sentence, at)
    last = at - 1
    while many and last > 0 and (figures[last].unit == "%" or figures[last].value == many):
        last -= 1
    first = last
    while (
        first > 0 and sentence.lead(first)[:1] in LIST_MARKS and figures[first - 1].unit == figures[at].unit
    ):
        first -= 1
    run = [i for i in range(first, last + 1) if figures[i].unit == figures[at].unit and is_level(figures[i])]
    if len(run) < 2 or len(run) < last + 1 - first:
        return []
    if many:
        return run[-many:] if many <= len(run) else []
    said = _CALLED.match(sentence.lead(at))
    named = said is not None and all(letters(sentence.clause_lead(i)).endswith(said["name"]) for i in run)
    return run if named and (len(run) > 2 or digits_of(figures[at]) > 1) else []


def _by_places(total: Metric, run: Sequence[int], figures: Sequence[Metric]) -> bool:
    """甲镇2.6万吨、乙镇2.1万吨、丙镇1.9万吨,合计6.6万吨: three and more, each of a place of its own, none that of the total."""
    told = [figures[i].place for i in run]
    names = {place.name for place in told if place is not None}
    whose = total.place.name if total.place is not None else None
    return len(run) > 2 and None not in told and len(names) == len(run) and whose not in names


def parts_then_total(sentence: Sentence) -> Iterator[tuple[Metric, ...]]:
    """甲12个、乙15个,共27个: the shortest run before the total that adds up, else the whole list."""
    figures = sentence.figures
    for at in range(2, len(figures)):
        total = figures[at]
        listed = [figures[i] for i in _right_before(sentence, at)] if is_level(total) else []
        if listed and (adds_up(total, listed) or missed_by_a_slip(total, listed)):
            yield total, *listed
            continue
        lead = sentence.lead(at)
        lead = _RANKED.sub("", lead) if lead.count(",") > 1 else lead
        if not addable(total) or not _TOTAL_AFTER.match(lead) or _MORE.search(lead):
            continue
        first = at - 1
        while (
            first > at - LONGEST
            and first
            and addable(figures[first - 1])
            and figures[first - 1].unit == total.unit
        ):
            counted = counted_items(sentence, at) == at - first + 1
            if not (_LIST_GAP.match(sentence.lead(first)) or (counted and ";" not in sentence.lead(first))):
                break
            first -= 1
        runs = [range(i, at) for i in range(at - 2, first - 1, -1)]
        if not runs or any(figures[i].unit != total.unit or not addable(figures[i]) for i in runs[0]):
            continue
        fitting = next((r for r in runs if adds_up(total, [figures[i] for i in r])), None)
        # Only a list at the head of its sentence shows all that the total may hold.
        told = sentence.text[: total.start - sentence.start]
        closed = first == 0 and nothing_lost(sentence, first, at) and "其中" not in told
        closed = closed and not _BESIDES.search(sentence.lead(first))
        # 预算支出58亿元,加上补助下级8亿元、…,支出总计83亿元
        closed = closed or (
            _ADDED.match(sentence.lead(first + 1)) is not None and nothing_lost(sentence, first, at)
        )
        closed = closed or (len(runs[-1]) > 2 and exhaustive([letters(sentence.words(i)) for i in runs[-1]]))
        beside = all(sentence.lead(i)[:1] == "、" for i in range(first + 1, at))
        # 线路3公里、管道4公里,合计7公里: right behind a list of two and more with nothing but 、 between
        plain = beside and _PLAINLY.match(lead) is not None
        plain = plain and (
            digits_of(total) > 2 or (digits_of(total) > 1 and _by_places(total, runs[-1], figures))
        )
        closed = closed or (plain and missed_by_a_slip(total, [figures[i] for i in runs[-1]]))
        closed = closed or at - first in (counted_items(sentence, at), counted_things(sentence, first))
        chosen = fitting or (runs[-1] if closed else None)
        if chosen is not None:
            yield (total, *(figures[i] for i in chosen))
