"""A 分别 list has as many percents as counts (分别清单缺项)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from checks.digits.wording import shown
from checks.figures.sentence import Sentence
from checks.goals.matching import BY_CHANCE, assigned, lost_count
from checks.rule import Facts, Outcome, Rule
from transforms.metric import Metric
from transforms.numbers.number_kind import RELATIVE_UNITS

_EACH = re.compile(
    r"^[,;]?(?:同比|环比|(?:比|较)[^,;]{2,6})?分别(?:同比|环比|比[^,;]{2,6})?"
    r"(?:增长|增加|上升|提高|下降|减少|降低|回落|增|降)了?$"
)

_MANY = {"两": 2, **{spelled: n for n, spelled in enumerate("二三四五六七八九", 2)}}
_TOLD_BEFORE = re.compile(
    r"(?:^|[,;])[^,;。]{0,6}?(?P<many>[两二三四五六七八九])(?:项|个|类|者|大|种)[^,;。、]{0,10}?分别(?:为|是|达到?)?$"
)
_NAMED_EACH = re.compile(r"[、和及与].{1,12}?((?:同比|环比|比[^,;]{2,6})?分别.*)$")
_CLAUSE, _AND = re.compile("[,;:。]"), re.compile("[、和及与]")


def pair(facts: Facts) -> Iterable[tuple[Metric, ...]]:
    """Each percent of a 分别 list that has no count, though others of its sentence have theirs."""
    said = [sentence for sentence in facts.sentences if "分别" in sentence.text]
    whole = {id(m) for sentence in said for m in (*_complete(sentence), *_told_before(sentence))}
    percents = [
        m for m in facts.metrics if m.role == "target_pct" and "分别" in m.quote and id(m) not in whole
    ]
    served = {(m.story_id, m.sentence_start) for m in percents if m.of_metric_id is not None}
    for metric in percents:
        if metric.of_metric_id is None and (metric.story_id, metric.sentence_start) in served:
            yield (metric,)
    for sentence in said:
        yield from ((lost,) for lost in _lost_growths(sentence))


def _told_before(sentence: Sentence) -> Iterator[Metric]:
    """两项指标完成率分别为64%、48%: the percents of as many things as were told before."""
    for at, first in enumerate(sentence.figures):
        many = _TOLD_BEFORE.search(sentence.lead(at)) if first.unit == "%" else None
        row = sentence.figures[at : at + _MANY[many["many"]]] if many is not None else ()
        if many is not None and len(row) == _MANY[many["many"]] and all(m.unit == "%" for m in row):
            behind = sentence.figures[at + len(row) : at + len(row) + 1]
            if not behind or not _AND.match(sentence.lead(at + len(row))):
                yield from row


def _complete(sentence: Sentence) -> tuple[Metric, ...]:
    """The percents of a 分别 list that has an amount for each right before it, whatever was linked.

    补贴861.94万元 may have been read as a rate of subsidy; it is a count of its list all the same.
    """
    figures = sentence.figures
    for at in range(2, len(figures)):
        if figures[at].unit != "%" or "分别" not in sentence.lead(at):
            continue
        last = at
        while last + 1 < len(figures) and figures[last + 1].unit == "%":
            last += 1
        size = last + 1 - at
        before = figures[max(0, at - size) : at]
        joined = all(sentence.lead(i)[:1] in ("、", ",", "和") for i in range(at - len(before) + 1, at))
        ids = {m.metric_id for m in before}
        among = any(m.of_metric_id in ids for m in before) or "其中" in sentence.between(at - len(before), at)
        if len(before) == size and joined and not among and not any(m.unit in RELATIVE_UNITS for m in before):
            apart = not (at > size and sentence.lead(at - size)[:1] == "、")
            return figures[at : last + 1] if apart else ()
    return ()


def _lost_growths(sentence: Sentence) -> tuple[Metric, ...]:
    """接待2856万人次,收入178.5亿元,分别增长12.8%、15.1%、9.6%: the growths beyond the counts before 分别.

    Names of its own in the clause (产量、产值分别增长…) are counts that need not be printed.
    """
    figures = sentence.figures
    for at in range(len(figures)):
        told = _counted(sentence, at)
        if (
            figures[at].role != "change"
            or figures[at].unit != "%"
            or not (told or _respectively(sentence, at))
        ):
            continue
        last = at
        while (
            last + 1 < len(figures)
            and figures[last + 1].unit == "%"
            and sentence.lead(last + 1) in ("、", "和", ",", "及", "与")
        ):
            last += 1
        first = at
        while first and figures[first - 1].role == "actual":
            first -= 1
        if told:
            if told < last + 1 - at:
                return figures[at + told : last + 1]
            continue
        counts = at - first
        if 2 <= counts < last + 1 - at:
            return figures[at + counts : last + 1]
        named = _names(sentence.lead(at))
        if not counts and 2 <= named < last + 1 - at:
            return figures[at + named : last + 1]
    return ()


_OF_THEM = re.compile(
    r"(?:^|[,;])(?P<many>[两二三四五六七八九])(?:个|类|项|大|种|家|者|国|市|县|区|镇)[一-龥]{0,8}?(?:同比|环比)?分别"
    r"(?:同比|环比|比[^,;]{2,6})?(?:增长|增加|上升|提高|下降|减少|降低|回落|增|降)了?$"
)


def _counted(sentence: Sentence, at: int) -> int:
    """How many things the clause says that it tells one by one (两类产品分别增长…); 0 where it does not say."""
    said = _OF_THEM.search(sentence.lead(at)) if "分别" in sentence.lead(at) else None
    return 0 if said is None else _MANY[said["many"]]


def _respectively(sentence: Sentence, at: int) -> bool:
    lead = sentence.lead(at)
    if _EACH.match(lead):
        return True
    said = _NAMED_EACH.search(_CLAUSE.split(lead)[-1])
    return said is not None and bool(_EACH.match(said[1]))


def _names(lead: str) -> int:
    """How many things are named before 分别, at most (事故起数、死亡人数同比分别下降): 0 where none are listed."""
    named = _CLAUSE.split(lead)[-1].split("分别")[0]
    return len(_AND.split(named)) if "、" in named or "和" in named else 0


def judge(operands: Sequence[Metric], facts: Facts) -> Outcome:
    """A percent without its count always fails: the sentence promises one for each.

    Where a remainder of the sentence's whole would give a round target, that is said as what was perhaps lost.
    """
    (lost,) = operands
    said = f"“分别”后面的{shown(lost)}找不到对应的数量，前面的数量少印了一项"
    return Outcome(
        "fails", "warn", "每个百分比前都有对应的数量", shown(lost), f"{said}{_assumed(lost, facts)}。"
    )


def _assumed(lost: Metric, facts: Facts) -> str:
    """Which counts and targets the other percents then have, and what the lost count may be."""
    if lost.role != "target_pct":
        return ""
    near = [m for m in facts.by_story.get(lost.story_id, ()) if m.sentence_start == lost.sentence_start]
    percents = [m for m in near if m.role == "target_pct"]
    served = [
        (facts.by_id[m.of_metric_id], m) for m in percents if m.of_metric_id and m.of_metric_id in facts.by_id
    ]
    counts = [count for count, _ in served]
    said = ""
    best = assigned(counts, percents)
    if best is not None and len(percents) > len(counts):
        meant = [(counts[i], percents[j]) for i, j in best.pairs]
        if meant != served and best.chance <= BY_CHANCE:
            pairs = "、".join(f"{shown(count)}配{shown(percent)}" for count, percent in meant)
            said = f"；若{pairs}，倒推的目标才是整数"
    wholes = {m.of_metric_id: None for m in counts if m.of_metric_id}
    for whole in (facts.by_id[i] for i in wholes if i in facts.by_id):
        found = lost_count(lost, whole, [m for m in counts if m.of_metric_id == whole.metric_id])
        if found is not None:
            taken = "、".join(shown(part) for part in found.parts)
            said += (
                f"；{shown(whole)}减去{taken}余{found.count:,}，正是目标{found.target:,}的{shown(lost)}，"
                "漏印的可能就是这一项"
            )
            break
    return said


RULE = Rule("missing_operand", pair, judge, across=None)
