"""A change whose old level is told first (比上届的320家增加80家,达400家; 去年84万人次,今年105万人次,增长25%)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks.changes.change_words import (
    AVERAGE,
    COMPARES,
    EARLIER,
    FILLER,
    FROM,
    OLD_LEVEL,
    TO,
    named,
    tells_move,
)
from checks.changes.changes import Change, changed
from checks.digits.near_miss import digits_of, one_slip
from checks.figures.sentence import Sentence, letters
from checks.figures.step import POINTS, is_level, says_difference
from checks.interval import Interval, printed, truncated
from checks.rule import Facts
from transforms.metric import Metric
from transforms.numbers.number_kind import RELATIVE_UNITS

_THEN = re.compile(
    r"[去上]年|上一?[届轮期季]|上一?(?:年度|学年|采暖季|榨季)|首届|前年|[12][0-9]{3}年|年初|上月|原来|改造前|此前"
)
_NOW = re.compile(r"今年|今[春夏秋冬]|本[届轮期季年月次]|如今|目前|现在|[12][0-9]{3}年|当前")
_PART_OF_YEAR = re.compile(r"季度|[0-9一二三四五六七八九十]月|半年|截[至止]|以来|[0-9]日|黄金周|假期")
_REACHES = re.compile(
    r"^,(?:目前|现|今年|本[届轮期年]|已|全[省市县区])?(?:总数|总量|总额|数量|规模)?(?:已|就)?(?:达到?了?|增至|增加[到至]|升至|提高到|扩大到|降至|减至|为)$"
)
_SAME_EACH = re.compile(r"^,(?:每[人户名]?每?[年月]|[人户]均(?:每[年月])?|月均|年均|净|共)*(?=[增提上减下])")
_OTHERS = re.compile(r"占|完成|其中|;|分别|各|超过|左右")
DIGITS = 2
"""Digits of a level and of its change that one slip may explain. 2026-11: 2."""


def old_first(facts: Facts) -> Iterator[Change]:
    """Changes of three or four figures in a row that agree, or that one slip would make agree."""
    told = changed(facts)
    for sentence in facts.sentences:
        if len(sentence.figures) < 3:
            continue
        known = {id(m) for c in told.get(id(sentence), ()) if c.before is not None for m in c.operands}
        for at in range(len(sentence.figures) - 2):
            old = sentence.figures[at]
            if id(old) in known or old.approx != "exact" or not old.value:
                continue
            beside = sentence.figures[at + 1].unit == old.unit or sentence.clause_lead(at).endswith("的")
            if not beside or says_difference(old):
                continue
            sure = _then_reaches(sentence, at) or _raised(sentence, at)
            change = sure or _then_and_now(sentence, at)
            if change is not None and (_agrees(change) or ((sure or _telling(change)) and _slipped(change))):
                yield change


def _steps(sentence: Sentence, at: int, now: Metric) -> tuple[Metric | None, Metric | None, int]:
    """Difference and growth told from figure ``at`` on, side by side, and the figure behind them."""
    figures = sentence.figures
    difference = growth = None
    while at < len(figures) and (difference is None or growth is None):
        step, lead = figures[at], sentence.lead(at)
        if not tells_move(lead) or _OTHERS.search(lead) or AVERAGE.search(lead) or step.approx != "exact":
            break
        if (
            step.unit == ("个百分点" if now.unit == "%" else now.unit)
            and difference is None
            and step.role != "target"
        ):
            difference = step
        elif step.unit == "%" != now.unit and growth is None and step.role == "change":
            growth = step
        else:
            break
        at += 1
    return difference, growth, at


def _then_reaches(sentence: Sentence, at: int) -> Change | None:
    """比上届的320家增加80家,达400家."""
    figures, lead = sentence.figures, sentence.clause_lead(at)
    if lead[-1:] != "的" or not OLD_LEVEL.search(lead) or not _THEN.search(lead):
        return None
    difference, growth, behind = _steps(sentence, at + 1, figures[at])
    if (difference is None and growth is None) or behind >= len(figures):
        return None
    now = figures[behind]
    same = now.unit == figures[at].unit and is_level(now) and _REACHES.match(sentence.lead(behind))
    return Change(now, figures[at], difference, growth) if same else None


def _then_and_now(sentence: Sentence, at: int) -> Change | None:
    """去年接待84万人次,今年达到105万人次,增长25%; 与上届的2200人相比,本届参赛运动员2640人,增长20%."""
    figures = sentence.figures
    old, now, lead, between = figures[at], figures[at + 1], sentence.clause_lead(at), sentence.lead(at + 1)
    if now.unit != old.unit or not _level(now) or not _level(old) or not _THEN.search(lead):
        return None
    compared = between.startswith(("相比,", "相较,")) and COMPARES.search(lead) and EARLIER.search(lead)
    beside = between[:1] in ",;" and between.count(",") + between.count(";") == 1 and _NOW.search(between)
    if not (compared or beside) or _OTHERS.search(between.replace(";", "", 1)) or tells_move(between):
        return None
    if bool(_PART_OF_YEAR.search(lead)) != bool(_PART_OF_YEAR.search(between)) or _OTHERS.search(lead):
        return None
    name = letters(_NAMELESS.sub("", _NOW.sub("", FILLER.sub("", between))))
    if beside and name and not (set(name) <= set(sentence.told(at) + old.indicator)):
        return None
    difference, growth, behind = _steps(sentence, at + 2, now)
    first = sentence.lead(at + 2)
    if (difference is None and growth is None) or first[:1] != "," or named(first) or behind == at + 2:
        return None
    return Change(now, old, difference, growth)


_NAMELESS = re.compile(r"相[比较]|则|已|达到?|为|有|实现|增[至到]|增加[至到]|提高[至到]|就|而|却|又")


def _raised(sentence: Sentence, at: int) -> Change | None:
    """低保标准由每人每月720元提高到780元,每人每月增加60元: a step told again for each."""
    figures = sentence.figures
    old, now = figures[at], figures[at + 1]
    lead, between, behind = sentence.clause_lead(at), sentence.lead(at + 1), sentence.lead(at + 2)
    if (
        now.unit != old.unit
        or ("由" not in lead and "从" not in lead)
        or not FROM.search(lead)
        or not TO.match(between)
        or not _SAME_EACH.match(behind)
    ):
        return None
    difference, growth, last = _steps(sentence, at + 2, now)
    plain = not named(_SAME_EACH.sub("", behind))
    return Change(now, old, difference, growth) if last > at + 2 and plain else None


def _level(metric: Metric) -> bool:
    if metric.unit == "%":
        return metric.role == "rate" and metric.approx == "exact"
    return metric.role in ("actual", "standard") and is_level(metric) and metric.unit not in RELATIVE_UNITS


def _telling(change: Change) -> bool:
    """Whether both levels have digits enough for one slip to tell something."""
    levels = [m for m in (change.now, change.before) if m is not None]
    return all(digits_of(m) >= DIGITS for m in levels)


def _claims(change: Change) -> Iterator[tuple[Interval, Interval, Interval, Metric, bool]]:
    """(now, old, step, the step's figure, whether it is in percent) of what a change says."""
    assert change.before is not None
    now, old = printed(change.now), printed(change.before)
    for step in (change.difference, change.growth):
        said = None if step is None else truncated(step)
        if step is not None and said is not None and now is not None and old is not None:
            yield now, old, said, step, step is change.growth


def _agrees(change: Change) -> bool:
    claims = list(_claims(change))
    return bool(claims) and all(_fits(*claim) for claim in claims)


def _fits(now: Interval, old: Interval, said: Interval, step: Metric, relative: bool) -> bool:
    wanted = _wanted(now, old, relative)
    return wanted is not None and wanted.magnitudes().meets(said.magnitudes())


def _wanted(now: Interval, old: Interval, relative: bool) -> Interval | None:
    moved = now - old
    return moved.magnitudes().scaled(100).divided_by(old) if relative else moved


def _slipped(change: Change) -> bool:
    """Whether one slip in a figure of a claim explains that it does not agree."""
    assert change.before is not None
    for now, old, said, step, relative in _claims(change):
        if _fits(now, old, said, step, relative):
            continue
        wanted = _wanted(now, old, relative)
        if wanted is None or (step.unit in POINTS and change.now.unit != "%"):
            return False
        moved = said.magnitudes()
        down = bool(step.value is not None and step.value < 0)
        if relative:
            factor = Interval.point(100) - moved if down else Interval.point(100) + moved
            level = old.times(factor)
            level = None if level is None else level.divided_by(Interval.point(100))
            base = now.scaled(100).divided_by(factor)
        else:
            level, base = (old - moved, now + moved) if down else (old + moved, now - moved)
        if not (
            one_slip(step, wanted.magnitudes())
            or one_slip(change.now, level)
            or one_slip(change.before, base)
        ):
            return False
    return True
