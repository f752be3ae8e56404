"""One running total told of two days or stretches, the second without its name (而截至3月底这一数字为2万名)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from checks.figures.sentence import Sentence, letters
from checks.figures.spot import NEXT_DOOR, stories
from checks.repeats.running import in_month, runs_on, said_before, within
from checks.repeats.told_back import BESIDES, NO_FLOW, timed
from checks.rule import Facts
from transforms.metric import Metric
from transforms.text.sentence import LIST_MARKS

NAME = 4
"""Letters of a deed by which a total of another day is known, whatever their order. 2026-11: 4."""
MORE = 2
"""Letters that the first telling of such a deed may have besides. 2026-11: 2."""

_THIS = re.compile(
    r"(?:这|该|上述|此)(?:一|个|项)?(?:数字|数据|数值|数)(?:仅|只|还|已)*(?:为|是|有|达到?)(?:了|约)?$"
)
_COUNT = re.compile(
    r"的?累计(?P<deed>[^,;。]{0,6}?)(?:总?[数量额]|[人件]次)(?:已经?|就|便)?(?:为|是|达到?|有)了?$"
)
_GROWS = re.compile("累计|今年|已|共")
_OPENS = re.compile(r"^(?:而|,|此前|而此前)*(?:截[至止]|到|至)")
_BESIDE = re.compile("其中|连同|加上|此前|同期|完成|实现|达到?|为$|单?个?月|至|数字?$")
_FOR = re.compile(r"^[为给向对让使]|[人家户名]$|达到?$")


_TO = ("至", "到", "了")
_GREW = re.compile(
    r"^[,;](?:而|并)?(?:截[至止]|到|至)[^,;。]{2,12}?(?:已|则)?(?:增[至到]|(?:增加|增长|上?升|攀升|扩大|扩容)[至到]了?)$"
)


def by_day(facts: Facts) -> Iterator[tuple[Metric, Metric]]:
    """(earlier, later) totals, by the day up to which they are counted."""
    for story in stories(facts):
        before: Sentence | None = None
        for sentence in story:
            for at, metric in enumerate(sentence.figures):
                if metric.period_end is not None and metric.role == "actual" and metric.approx == "exact":
                    other = _other(sentence, at, before)
                    if other is not None and other.period_end is not None:
                        first, second = sorted((other, metric), key=lambda m: str(m.period_end))
                        yield first, second
            before = sentence


def _other(sentence: Sentence, at: int, before: Sentence | None) -> Metric | None:
    """The total of another day that figure ``at`` continues or goes back to."""
    lead, metric = sentence.lead(at), sentence.figures[at]
    near = before if before is not None and sentence.start - before.end <= NEXT_DOOR else None
    if ("数" in lead and _THIS.search(lead)) or ("累计" in lead and _COUNT.search(lead)):
        said = _COUNT.search(lead) if "累计" in lead else None
        deed = said["deed"] if said is not None else ""
        for told, last in ((sentence, at), (near, len(near.figures) if near is not None else 0)):
            found = _grown(told, last, metric, deed) if told is not None else None
            if found is not None:
                return found
        return None
    if at and lead[-1:] in _TO and _GREW.match(lead):
        # 截至3月底登记300人,到4月底增至360人
        other = sentence.figures[at - 1]
        return other if _two_days(other, metric) and other.indicator == metric.indicator else None
    if at and lead in LIST_MARKS:
        return sentence.figures[at - 1] if _dealt(sentence, at) else None
    if at and _in_a_stretch(sentence, at):
        return next((m for m in sentence.figures[:at] if _continues(sentence, m, at)), None)
    if at and "累计" in lead and ("连同" in sentence.text or "加上" in sentence.text):
        # 5月清运3万吨,连同前4个月的14万吨,1至5月累计清运17万吨
        joined = sentence.lead(at - 1).lstrip(",")[:2] in ("连同", "加上") and _in_a_stretch(sentence, at - 1)
        other = sentence.figures[at - 1]
        return other if joined and _two_days(other, metric) and runs_on(other, metric) else None
    if near is not None and not at and lead.startswith("而") and _OPENS.match(lead):
        name = metric.indicator
        able = [
            m
            for i, m in enumerate(near.figures)
            if _two_days(m, metric) and within(name, m.indicator) and "累计" in near.clause_lead(i)
        ]
        return able[0] if len(name) >= NAME and len(able) == 1 and not NO_FLOW.search(name) else None
    if at and _OPENS.match(lead.lstrip(";,。")) and _turned(sentence, at):
        return _turned(sentence, at)
    return None


def _dealt(sentence: Sentence, at: int) -> bool:
    """截至3月底、6月底、9月底,累计登记分别为310件、325件、340件: whether a figure is of a later day than the one before in one row."""
    first = at - 1
    while first and sentence.lead(first) in LIST_MARKS:
        first -= 1
    said = sentence.clause_lead(first)
    one, other = sentence.figures[at], sentence.figures[at - 1]
    running = "累计" in said and "分别" in said and not NO_FLOW.search(sentence.told(first))
    return running and one.indicator == other.indicator and _two_days(other, one)


def _two_days(first: Metric, second: Metric) -> bool:
    """Whether both are counts in one measure word, of one place, that are told up to two days of a year."""
    if first.unit != second.unit or first.role != "actual" or first.approx != "exact":
        return False
    a, b = first.period_end, second.period_end
    return a is not None and b is not None and a != b and first.place == second.place


def _grown(told: Sentence, last: int, metric: Metric, deed: str) -> Metric | None:
    """The first figure of the unit told before, of what only grows; later ones may be its parts."""
    for i, m in enumerate(told.figures[:last]):
        if _two_days(m, metric) and m.value:
            words = told.told(i) + m.indicator
            grows = _GROWS.search(told.text[: m.start - told.start + 1]) is not None
            known = all(c in words for c in deed)
            return m if grows and known and not NO_FLOW.search(told.told(i)) else None
    return None


def _in_a_stretch(sentence: Sentence, at: int) -> bool:
    """前5个月完成800万吨: whether nothing but a stretch of time is said of a figure."""
    metric = sentence.figures[at]
    if in_month(metric) or not timed((sentence, at)):
        return False
    if metric.period_start is None and "累计" not in sentence.clause_lead(at):
        return False
    said = letters(sentence.told(at)).replace(letters(metric.period_text), "")
    return not BESIDES.sub("", _BESIDE.sub("", said))


def _continues(sentence: Sentence, first: Metric, at: int) -> bool:
    """Whether all figures of the unit between the two are of single months, and both run on from one January."""
    second, figures = sentence.figures[at], sentence.figures
    begin = next(i for i, m in enumerate(figures) if m is first)
    runs = runs_on(first, second) or runs_on(second, first)
    both = "累计" in sentence.clause_lead(begin) and "累计" in sentence.clause_lead(at)
    if not _two_days(first, second) or not (runs or both):
        return False
    if any(m.unit == first.unit and m.period_end == first.period_end for m in figures[:begin]):
        return False  # 收入200亿元,支出150亿元,…,1至5月累计完成230亿元
    between: Sequence[Metric] = figures[begin + 1 : at]
    plain = all(m.unit != second.unit or in_month(m) for m in between)
    return plain and not NO_FLOW.search(sentence.told(begin)) and not NO_FLOW.search(said_before(first))


def _turned(sentence: Sentence, at: int) -> Metric | None:
    """截至5月底为120家企业返还…;截至6月底,返还企业累计150家: the words of one deed in another order."""
    second = sentence.figures[at]
    mine = Counter(_FOR.sub("", BESIDES.sub("", _deed(sentence, at))))
    if mine.total() < NAME or "累计" not in sentence.clause_lead(at):
        return None
    for i, m in enumerate(sentence.figures[:at]):
        if _two_days(m, second) and timed((sentence, i)):
            deed = _deed(sentence, i)
            its = Counter(_FOR.sub("", BESIDES.sub("", deed)))
            if mine <= its and its.total() <= mine.total() + MORE and not NO_FLOW.search(deed):
                return m
    return None


def _deed(sentence: Sentence, at: int) -> str:
    return _FOR.sub("", sentence.told(at).replace(letters(sentence.figures[at].period_text), ""))
