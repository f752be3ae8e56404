"""Which figures tell one change: now, before, difference, growth (现值、基数、增量、增幅)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from checks.changes.change_words import (
    AVERAGE,
    BEFORE_BEHIND,
    COMPARES,
    EARLIER,
    LEFT_OVER,
    OLD_LEVEL,
    OTHER_BASE,
    REACHES,
    SAME_PERIOD,
    SINCE,
    YEAR,
    YEAR_IS,
    name_behind_time,
    named,
    own_name,
    same_basis,
    tells_move,
)
from checks.changes.change_words import basis as basis_of
from checks.changes.counted_change import (
    by_name_of_count,
    by_own_name,
    named_again,
    step_then_level,
    whole_of_list,
)
from checks.changes.dealt_steps import dealt_growths, growths_in_order, steps_in_order
from checks.changes.level_next_door import levels_next_door
from checks.changes.newly import newly_added
from checks.changes.rises import leads_to, rises
from checks.figures.aside import without_parts
from checks.figures.once import kept
from checks.figures.sentence import Sentence, letters
from checks.figures.spot import NEXT_DOOR
from checks.figures.step import POINTS, says_difference
from checks.goals.goal_words import base_of_percent
from checks.rule import Facts
from transforms.metric import Metric
from transforms.names.mean_name import is_mean
from transforms.numbers.number_kind import RELATIVE_UNITS
from transforms.record import record
from transforms.text.sentence import LIST_MARKS

GROWTH_UNITS = frozenset({"%", "倍", "成"})
_MOVES = re.compile(r"[增减升降涨跌提压缩窄扩多少落善高低]")
"""A sentence without any of these tells no change."""


@record
class Change:
    """One change as printed; at least two of ``before``, ``difference`` and ``growth`` are there, or growth alone.

    ``sure`` where no other reading of the words is left.
    """

    now: Metric
    before: Metric | None
    difference: Metric | None
    growth: Metric | None
    sure: bool = True

    @property
    def operands(self) -> tuple[Metric, ...]:
        """Now, then those of the others that are printed."""
        told = self.now, self.before, self.difference, self.growth
        return tuple([m for m in told if m is not None])


_IN_LAST_YEAR = re.compile(r"(?:去年|上年)(?!同|全年|[末底])[一-龥]{2,}(?<![为是有])$")
"""去年接诊1.2万人次,同比增加…: what was so in the last year and is itself compared, not what others are."""
_WIDTH = re.compile("[增减降涨升]幅度?(?:约|为|达到?)*$")
_MARK = re.compile(r"[,;:。]")
LOOK = 6
"""Figures behind a level among which its change is sought. 2026-11: 6."""


def _level(metric: Metric) -> bool:
    """Whether a change can be told of the figure."""
    known = metric.role in ("actual", "rate", "target", "standard")
    return known and (metric.unit == "%" or metric.unit not in RELATIVE_UNITS)


def _kind(sentence: Sentence, at: int, now: Metric) -> str | None:
    """``difference``, ``growth`` or ``before`` if figure ``at`` tells a change of ``now``."""
    metric = sentence.figures[at]
    points, same = metric.unit in POINTS, metric.unit == now.unit
    grows = metric.unit in GROWTH_UNITS and now.unit not in RELATIVE_UNITS
    if metric.approx == "range" or not (points or same or grows):
        return None
    last = _clause(sentence, at)
    if same and metric.role in ("actual", "rate") and _was(sentence, at, last):
        return "before"
    if not tells_move(last) or REACHES.search(last) or OTHER_BASE.search(last):
        return None
    if points:
        # 产值100亿元,增长10个百分点: an amount grows by percent; the rule says so.
        return "difference" if now.unit == "%" else "growth"
    if same and now.unit == "%":
        return "difference" if metric.role == "change" else None
    if grows:
        rate = metric.role == "rate" and not _WIDTH.search(last)
        return "growth" if not rate and metric.role != "target_pct" else None
    return "difference" if metric.role != "target" else None


def _was(sentence: Sentence, at: int, clause: str) -> bool:
    """Whether the figure is said to have stood so earlier: 去年同期为375起, 与2010年的160035人相比."""
    if LEFT_OVER.search(clause):
        return False
    if SAME_PERIOD.search(clause):
        return True
    year = YEAR_IS.match(clause)
    if year is not None:
        text = sentence.text
        later = any(int(y) > int(year["year"]) for y in YEAR.findall(text))
        return later or not at or "年," in text[:12] or "今年" in text or "去年" in text
    old = OLD_LEVEL.search(clause) is not None and not OTHER_BASE.search(clause)
    return (old or bool(EARLIER.search(clause) and COMPARES.search(clause))) and bool(
        BEFORE_BEHIND.match(
            sentence.tail(at) or sentence.text[sentence.figures[at].end - sentence.start :][:8]
        )
    )


def _clause(sentence: Sentence, at: int) -> str:
    """The words before a figure in its clause; of two figures side by side (200件377人) those of the first."""
    while at and not sentence.lead(at):
        at -= 1
    return _MARK.split(sentence.lead(at))[-1]


def _told(sentence: Sentence, at: int, start: int) -> tuple[dict[str, Metric], bool]:
    """What figures from ``start`` on tell of the change of level ``at``, and whether all name nothing else."""
    figures, now = sentence.figures, sentence.figures[at]
    about: set[str] | None = None
    found: dict[str, Metric] = {}
    basis: str | None = None
    plain = True
    inner = [i for i in range(len(figures)) if sentence.in_brackets(i, at)] if sentence.brackets else ()
    for i in range(start, min(len(figures), start + LOOK + len(inner))):
        lead = sentence.lead(i)
        if ";" in lead or "分别" in lead or (sentence.brackets and sentence.in_brackets(at, i)):
            break
        kind = _kind(sentence, i, now)
        if kind is None:
            if i in inner:
                continue  # 务工9万人(省内2万人、省外7万人),同比增加…: of all
            share = figures[i].unit in RELATIVE_UNITS and figures[i].role in ("rate", "target_pct")
            if share and now.unit != "%":
                continue  # 占年度计划的44.8% may stand between a level and its change
            if base_of_percent(sentence, i):
                continue  # the goal inside 完成预算数6亿元的40%
            break
        # 报销9亿元,其中住院6亿元、门诊3亿元,同比增长8%,去年同期报销额为8亿元: of all of it, not of its part
        old = own_name(lead) or (name_behind_time(lead) if now.of_metric_id else "")
        name = old if kind == "before" else named(lead)
        if AVERAGE.search(lead):
            continue
        if name:
            own = "" if is_mean(_clause(sentence, at)) else now.indicator  # its name is the whole's
            about = about or set(letters(sentence.words(at)) + own)
            if not about.issuperset(name):
                break
        if kind in found or (found and not same_basis(basis, basis_of(lead))):
            break
        if "其中" in lead:
            break
        basis = basis or basis_of(lead)
        plain = plain and (not name or i == start or named_again(sentence, at, name))
        found[kind] = figures[i]
    return found, plain


@kept
def changed(facts: Facts) -> Mapping[int, tuple[Change, ...]]:
    """The changes of every sentence that tells some, by the sentence's identity (``id``)."""
    told: dict[int, tuple[Change, ...]] = {}
    before: Sentence | None = None
    for sentence in facts.sentences:
        found = tuple(changes(sentence, before))
        if found:
            told[id(sentence)] = found
        before = sentence
    return told


def changes(sentence: Sentence, before: Sentence | None = None) -> Iterator[Change]:
    """The changes of one sentence, in reading order; a figure is the present of one change at most.

    ``before``: the sentence before it, which tells the present where this one opens with the past."""
    figures = sentence.figures
    if len(figures) < 2 or not _MOVES.search(sentence.text):
        return
    used: set[int] = set()
    dealt = "分别" in sentence.text
    for change in _told_in_order(sentence) if dealt or "季度" in sentence.text else ():
        used.update(map(id, change.operands))
        yield change
    for at, first in enumerate(figures):
        if id(first) in used:
            continue
        if at + 1 < len(figures) and first.unit == figures[at + 1].unit and rises(sentence, at):
            second = figures[at + 1]
            told, _ = _told(sentence, at + 1, at + 2)
            used.add(id(second))
            step = told.get("difference") or newly_added(sentence, at)
            if step is not None or "growth" in told:
                yield Change(second, first, step, told.get("growth"))
            continue
        if at + 2 < len(figures) and figures[at + 2].role == "change" and step_then_level(sentence, at):
            used.update(map(id, figures[at : at + 3]))
            yield Change(figures[at + 1], None, first, figures[at + 2])
            continue
        if not _level(first):
            counted = by_name_of_count(sentence, at)
            if counted is not None:
                used.update(map(id, counted))
                yield Change(counted[0], None, counted[1], counted[2])
            continue
        if not at and _is_base(sentence):
            yield from _of_sentence_before(sentence, before)
            continue
        if (by_name := by_own_name(sentence, at)) is not None:
            used.update(map(id, by_name))
            yield Change(*by_name, None)
            continue
        told, plain = _told(sentence, at, at + 1)
        if (len(told) < 2 and "growth" not in told) or (at and _tells_of_another(sentence, at)):
            continue
        used.update(map(id, told.values()))
        now = first if leads_to(first, told) else whole_of_list(sentence, at) or first
        yield Change(now, told.get("before"), told.get("difference"), told.get("growth"), plain)
    if dealt:
        yield from (Change(level, None, None, growth) for level, growth in growths_in_order(sentence))
    if before is not None and "比" in sentence.text and before.story_id == sentence.story_id:
        near = levels_next_door(sentence, before, used)
        yield from (Change(now, None, step, growth) for now, step, growth in near)


def _tells_of_another(sentence: Sentence, at: int) -> bool:
    """Whether figure ``at`` itself only says something of the one before it: a step, a goal, an earlier level."""
    if says_difference(sentence.figures[at]) or base_of_percent(sentence, at) or _compared(sentence, at):
        return True
    clause = _clause(sentence, at)
    if OLD_LEVEL.search(clause):
        return True
    return bool(SAME_PERIOD.search(clause)) and not (
        _IN_LAST_YEAR.search(clause) and SINCE.match(sentence.lead(at + 1).lstrip(",("))
    )


def _compared(sentence: Sentence, at: int) -> bool:
    """Whether figure ``at`` is what others are compared with (与2010年的160035人相比)."""
    return sentence.tail(at).startswith(("相比", "相较", "比较")) and bool(
        COMPARES.search(sentence.clause_lead(at))
    )


def _is_base(sentence: Sentence) -> bool:
    """Whether a sentence opens with what others are compared with: 与2010年的160035人相比,增加…."""
    clause = _clause(sentence, 0)
    compares = COMPARES.search(clause) and EARLIER.search(clause) and BEFORE_BEHIND.match(sentence.tail(0))
    return _compared(sentence, 0) or bool(compares)


def _of_sentence_before(sentence: Sentence, before: Sentence | None) -> Iterator[Change]:
    """常住人口为165000人。与2010年的160035人相比,增加4965人: the one figure of its unit next door is the present."""
    base = sentence.figures[0]
    if before is None or before.story_id != sentence.story_id or sentence.start - before.end > NEXT_DOOR:
        return
    levels = [m for m in before.figures if m.unit == base.unit and _level(m)]
    name = set(name_behind_time(sentence.lead(0)))  # 产值9亿元。上年同期税收为8亿元: of another thing
    same = len(levels) == 1 and not (name and name.isdisjoint(levels[0].indicator))
    if same and (told := _told(sentence, 0, 1)[0]).keys() & {"difference", "growth"}:
        yield Change(levels[0], base, told.get("difference"), told.get("growth"))


def _told_in_order(sentence: Sentence) -> Iterator[Change]:
    """The changes of lists that are told in one order."""
    yield from _respective(sentence)
    yield from (Change(level, None, step, growth) for level, step, growth in steps_in_order(sentence))
    yield from (Change(*told) for told in dealt_growths(sentence))


def _respective(sentence: Sentence) -> Iterator[Change]:
    """95件134人,去年同期为200件377人,同比分别下降50.76%、64.27%: as many levels, bases and growths, in order."""
    if "分别" not in sentence.text:
        return
    figures = sentence.figures
    for at in range(4, len(figures)):
        if "分别" not in sentence.lead(at) or figures[at].unit != "%" or not tells_move(sentence.lead(at)):
            continue
        n = 1
        while at + n < len(figures) and figures[at + n].unit == "%" and sentence.lead(at + n) in LIST_MARKS:
            n += 1
        now, before = figures[max(0, at - 2 * n) : at - n], figures[at - n : at]
        if n < 2 or len(now) < n or [m.unit for m in now] != [m.unit for m in before]:
            continue
        now = without_parts(figures, now)
        if all(_level(m) for m in (*now, *before)) and SAME_PERIOD.search(_clause(sentence, at - n)):
            for a, b, c in zip(now, before, figures[at : at + n], strict=True):
                yield Change(a, b, None, c)
