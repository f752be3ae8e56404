"""What a number of days came to, and its mean of a day (历时25天,日均清淤6公里); how many days a store lasts (可用25天)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checks.figures.sentence import Sentence, letters
from checks.figures.step import is_level
from checks.means.heads import head_of
from checks.means.perhead import BOUND, PEOPLE
from checks.means.product_of import PerHead
from checks.means.products import agrees, slipped
from transforms.metric import Metric

_DAILY = re.compile(r"(?<!工)(?<!作)(?:日均|平均每[天日]|每[天日]平均|[天日]平均)[^,;:、。0-9]{0,10}$")
_DAILY_WORD = re.compile(r".*(?:日均|平均每[天日]|每[天日]平均|[天日]平均)|测算|计算|约|达")
_LASTED = re.compile(
    r"(?:历时|用时|耗时|历经|经过|用了?|持续|连续|为期|共计?|整整|苦干|奋战)[^,;。0-9]{0,4}$"
)
_BEHIND = re.compile(r"^(?:的|里|内|中|间|小?长假|假期|会期|展期|黄金周|集中|时间|奋战|采|抢)")
_RECKONED = re.compile("(?:来)?(?:计?算|测算|计)")
_LASTS = re.compile(r"(?:可|能|够|足够|保|满足|维持|支撑)[^,;。0-9]{0,8}$")
_STORED = re.compile(r"[存储库备]")
_APART = re.compile(r"[去上]年|同期|其中|最[高多低少]|峰值|单日|计划|预计|目标")
BEFORE = 1
"""Sentences before that of a mean in which the days are sought. 2026-11: 1."""


def lasting(told: Sequence[Sentence]) -> Iterator[tuple[Metric, ...]]:
    """(days, mean, total) where they agree, or one slip in one of them explains that they do not."""
    for n, sentence in enumerate(told):
        text = sentence.text
        if "日均" not in text and not ("平均" in text and ("天" in text or "日" in text)):
            continue
        for at, mean in enumerate(sentence.figures):
            if mean.approx != "exact" or not _DAILY.search(sentence.clause_lead(at)):
                continue
            if BOUND.search(sentence.words(at)) or mean.role not in ("actual", "rate"):
                continue
            for found in _readings(told, n, at):
                if agrees(found) or (
                    found.sure and slipped(found) and _of_one_thing(sentence, at, found.total)
                ):
                    yield found.heads, found.each, found.total
                    break


def _of_one_thing(sentence: Sentence, at: int, total: Metric) -> bool:
    """Whether a mean is told in no other words than its total (日均耗煤 of 已储煤; 日均3万亩)."""
    said = sentence.clause_lead(at) + sentence.tail(at)
    name = set(letters(_DAILY_WORD.sub("", said)))
    i = sentence.figures.index(total) if total in sentence.figures else None
    words = set("" if i is None else sentence.words(i)) | set(total.indicator)
    return not name or bool(name & words)


def _readings(told: Sequence[Sentence], n: int, at: int) -> Iterator[PerHead]:
    """The readings of a mean, the nearest first; ``sure`` where its sentence tells days and one total right beside it."""
    sentence = told[n]
    mean = sentence.figures[at]
    totals = [
        i for i in range(max(0, at - 3), min(len(sentence.figures), at + 3)) if _is_total(sentence, at, i)
    ]
    beside = [i for i in totals if abs(i - at) == 1] or totals
    own = [i for i in range(len(sentence.figures)) if _lasted(sentence, i)]
    lasts = [i for i in range(at + 1, min(len(sentence.figures), at + 2)) if _lasts(sentence, i)]
    for i in lasts:
        for j in totals:
            if j < at and _STORED.search(sentence.clause_lead(j)):
                yield PerHead(sentence.figures[i], mean, sentence.figures[j], len(totals) == 1)
    for i in own:
        for j in beside:
            part = ";" not in sentence.between(min(i, j, at), max(i, j, at))
            yield PerHead(
                sentence.figures[i], mean, sentence.figures[j], part and len(own) == len(beside) == 1
            )
    for before in range(n - 1, max(-1, n - 1 - BEFORE), -1) if not own and not lasts else ():
        if told[before].story_id == sentence.story_id:
            days = [m for i, m in enumerate(told[before].figures) if _lasted(told[before], i)]
            yield from (PerHead(d, mean, sentence.figures[j], False) for d in days for j in beside)


def _is_total(sentence: Sentence, at: int, i: int) -> bool:
    total, mean = sentence.figures[i], sentence.figures[at]
    if i == at or total.approx != "exact" or not is_level(total) or head_of(sentence, i) is not None:
        return False
    alike = total.unit == mean.unit or {total.unit, mean.unit} <= PEOPLE
    said = sentence.lead(i)
    return alike and not (_DAILY.search(said) or _APART.search(said))


def _lasted(sentence: Sentence, i: int) -> bool:
    days = sentence.figures[i]
    if days.unit != "天" or days.approx != "exact" or not days.value or days.value < 2:
        return False
    reckoned = sentence.clause_lead(i).endswith("按") and _RECKONED.match(sentence.tail(i)) is not None
    return (
        reckoned
        or _LASTED.search(sentence.clause_lead(i)) is not None
        or _BEHIND.match(sentence.tail(i)) is not None
    )


def _lasts(sentence: Sentence, i: int) -> bool:
    days = sentence.figures[i]
    return days.unit == "天" and days.approx == "exact" and _LASTS.search(sentence.clause_lead(i)) is not None
