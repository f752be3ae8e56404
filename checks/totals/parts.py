"""Which parts belong to which whole (总体与分项), from the links and the sentence they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise, takewhile

from checks.figures.folded import folded
from checks.figures.once import once
from checks.figures.sentence import Sentence
from checks.figures.spot import akin
from checks.figures.step import tells_step
from checks.goals.goal_words import goal_of_percent, is_goal
from checks.rule import Facts
from checks.totals.among import AVERAGE
from checks.totals.exhaustive import exhaustive
from checks.totals.listed import adds_up, missed_by_a_slip
from checks.totals.opened import SEVERAL, TOGETHER, is_base
from checks.totals.tied import places
from transforms.metric import Metric

MAX_LISTED = 20
"""Parts among which those are looked for that make up the whole. 2026-11: 20."""


@once
def parts(facts: Facts) -> Iterator[tuple[Metric, tuple[Metric, ...]]]:
    """Each whole with its parts in page order.

    A figure that is worded as something to reach is no whole: an achievement may exceed it. The parts
    behind it (完成21万亩,占任务20万亩的105%,其中…) are those of what was achieved.
    """
    at = places(facts)
    found: dict[int, tuple[Metric, list[Metric]]] = {}
    for metric in facts.metrics:
        if metric.of_metric_id is None or metric.role not in ("actual", "target"):
            continue
        whole = facts.by_id.get(metric.of_metric_id)
        if whole is not None and id(whole) in at:
            whole = _as_achieved(whole, *at[id(whole)])
        if whole is None or whole is metric or whole.approx == "range" or "/" in whole.unit:
            continue
        if id(metric) in at and TOGETHER.search(at[id(metric)][0].clause_lead(at[id(metric)][1])):
            continue  # 其中前三项合计29万亩: what several have together is no part of one of them
        if id(whole) in at and is_base(*at[id(whole)]):
            continue  # 新增378台,是去年126台的3倍;其中学校152台: nor is what others are so many times of
        where = at.get(id(whole)) if whole.start > metric.start else None
        if where is not None and SEVERAL.search(where[0].lead(where[1])):
            continue  # 丙县、丁县合计6亿元: nor what these two have together
        if whole.role == "target" and metric.role == "actual":
            continue  # 全年要建60处,已建成72处: what is done may exceed what was planned
        if whole.role == "actual" and metric.role == "target" and goal_of_percent(*at[id(metric)]):
            continue  # 收入3000万元。…,占年初预算7500万元的40%: nor is it a part of what was achieved
        if akin(whole, metric) and not AVERAGE.search(whole.indicator) and not tells_step(metric):
            found.setdefault(id(whole), (whole, []))[1].append(metric)
    for whole, linked in found.values():
        for told in _by_sentence(whole, linked) if _exceed(whole, linked) else [linked]:
            listed = _one_list(whole, told)
            made_up = _makes_up(whole, listed)
            if made_up is None and nested(whole, listed):
                yield whole, listed[:1]
                yield listed[0], listed[1:]
            elif made_up is not None:
                yield whole, made_up
                yield from ((whole, (part,)) for part in listed if part not in made_up)
            elif (
                len(listed) == 1
                or not _exceed(whole, listed)
                or (
                    _opened(whole, listed)
                    and not all(_has_goal(m, {id(other) for other in listed}, at) for m in listed)
                    and not one_after_the_other(listed)
                )
            ):
                yield whole, listed
            else:
                yield from ((whole, (part,)) for part in listed)


def _by_sentence(whole: Metric, linked: Sequence[Metric]) -> Iterator[list[Metric]]:
    """The parts that one sentence tells: another may part the same whole in another way.

    What a bracket tells (不含附条件不起诉5人) is told for itself, and so is what stands before the whole (新增8家,总数达到60家,其中…).
    """
    for _, told in groupby(linked, key=lambda m: (m.sentence_start, m.start < whole.start, _in_bracket(m))):
        yield list(told)


def _in_bracket(metric: Metric) -> bool:
    before = folded(metric.quote)[: max(0, metric.start - metric.sentence_start)]
    return before.count("(") > before.count(")")  # 水库(中型3座、小(1)型18座): one bracket inside the other


def _exceed(whole: Metric, listed: Sequence[Metric]) -> bool:
    return whole.value is not None and sum([m.value or 0 for m in listed]) > whole.value


def _makes_up(whole: Metric, listed: Sequence[Metric]) -> tuple[Metric, ...] | None:
    """Of parts that exceed the whole, those that make it up by themselves: 境外游客8120人次;过夜游客…,一日游游客….

    The whole is then split in two ways, and the parts of one way overlap those of the other.
    """
    if len(listed) < 3 or len(listed) > MAX_LISTED or not _exceed(whole, listed):
        return None
    for size in range(len(listed) - 1, 1, -1):
        for first in range(len(listed) - size + 1):
            some = tuple(listed[first : first + size])
            values = [m.value for m in some]
            exact = whole.approx == "exact" and all(m.approx == "exact" for m in some)
            if exact and sum(v for v in values if v is not None) == whole.value:
                return some if _stands_apart(listed, first, first + size) else None
    return None


def _stands_apart(listed: Sequence[Metric], first: int, last: int) -> bool:
    """Whether more than 、 parts ``listed[first:last]`` from the others: 县级1个、镇级18个、村级9个 are one list."""
    edges = ((listed[k - 1], listed[k]) for k in (first, last) if 0 < k < len(listed))
    return all(a.sentence_start != b.sentence_start or _PARTED.search(_between(a, b)) for a, b in edges)


_PARTED = re.compile(r"[,;。:(]")


def nested(whole: Metric, listed: Sequence[Metric]) -> bool:
    """Whether the first part is the whole of the others: 回访30件,其中有效25件,满意20件、一般4件、不满意1件."""
    if len(listed) < 3 or not _exceed(whole, listed):
        return False
    first, *others = listed
    if "," not in _between(first, others[0]):
        return False  # 甲82吨、乙47吨、丙35吨: one list, whatever its first comes to
    if adds_up(first, others):
        return True
    return exhaustive([m.indicator for m in others]) and missed_by_a_slip(first, others)


_BEGUN, _ENDED = (
    re.compile(r"(?<!未)(?:开工|启动|落地)"),
    re.compile(r"(?<!未)(?:完工|竣工|投产|建成|达产|完成)"),
)


def one_after_the_other(listed: Sequence[Metric]) -> bool:
    """18个项目中,已开工15个、完工9个: what is finished was begun before."""
    said = [folded(m.quote)[max(0, m.start - m.sentence_start - 8) :][:12] for m in listed]
    return any(map(_BEGUN.search, said)) and any(map(_ENDED.search, said))


_OPENER = re.compile(r"其中|包括|包含|涵盖|分别|分为|[:(、]|由|按|分[一-龥]{1,6}看")


def _opened(whole: Metric, listed: Sequence[Metric]) -> bool:
    """Whether a word or list mark says that the parts are one list; commas alone may part two (转派…,办结…)."""
    first = listed[0]
    begin = whole.end - first.sentence_start if whole.sentence_start == first.sentence_start else 0
    until = listed[1].start - first.sentence_start
    return bool(_OPENER.search(folded(first.quote)[max(0, begin) : max(0, until)]))


def _has_goal(part: Metric, others: set[int], at: Mapping[int, tuple[Sentence, int]]) -> bool:
    """Whether a goal of its own follows the part (省外资金60亿元,完成任务65亿元的92%): such rows may overlap."""
    sentence, i = at[id(part)]
    following = range(i + 1, min(len(sentence.figures), i + 4))
    rows = takewhile(
        lambda j: ";" not in sentence.lead(j) and id(sentence.figures[j]) not in others, following
    )
    return any(goal_of_percent(sentence, j) for j in rows)


def _as_achieved(metric: Metric, sentence: Sentence, at: int) -> Metric | None:
    """The figure itself; of a goal read as achieved what was achieved of it, None where that is not printed."""
    figures = sentence.figures
    if not (metric.role == "actual" and is_goal(sentence, at)) and not goal_of_percent(sentence, at):
        return metric
    before = figures[at - 1] if at else None
    told = before is not None and before.role == "actual" and before.unit == metric.unit
    percent = at + 1 < len(figures) and figures[at + 1].role in ("target_pct", "rate")
    return before if told and percent else None


_PROGRESS = re.compile(r";(?:目前|现)?已[^,;]*$")
"""改造18万户,其中矿区15万户;…;已竣工入住16万户: how far the whole has come is no part beside the parts."""


_NEXT_DEED = re.compile(
    r"^[^,;。]{0,6},(?:已|共|均|并|累计|按时|按期|及时|全部)*(?:发出|制发|提出|督促|整改|回复|追回|挽回|收回|追缴|移送|办结|审结|执结|罚款|发放)[^,;。]*$"
)
"""立案40件,其中甲类35件、乙类5件,发出建议30件,回复29件: what was done next is no kind of them."""
_TOTAL_AGAIN = re.compile(r"[合共小总]计[^,;。、]{0,4}$")
"""林地160万亩,其中国家级52万亩、省级32万亩,公益林合计84万亩: what the parts come to is not one of them."""


def _one_list(whole: Metric, listed: Sequence[Metric]) -> tuple[Metric, ...]:
    """The parts up to the first ; that ends their list: what follows it is told for itself."""
    kept = [listed[0]]
    behind: Metric | None = whole  # the list is one as long as no ; stands before its second part
    for last, part in pairwise(listed):
        if part.sentence_start == last.sentence_start:
            gap = _between(last, part)
            if ";" in gap and behind is not None and ";" not in _between(behind, last) and len(kept) > 1:
                break
            if _PROGRESS.search(gap) or _TOTAL_AGAIN.search(gap):
                break
            if len(kept) > 1 and _NEXT_DEED.match(gap) and _exceed(whole, (*kept, part)):
                break
            if (
                ";" in gap
                and len(kept) == 1
                and not _between(whole, last).endswith(":")
                and _exceed(whole, (*kept, part))
            ):
                break  # 存款900亿元,其中住户存款650亿元;贷款840亿元: another account
            behind = None if ";" in gap else last
            if "其中" in gap and len(kept) > 1:
                continue  # a part of the part before it
        kept.append(part)
    return tuple(kept)


def _between(first: Metric, second: Metric) -> str:
    """What one sentence prints between two of its figures; nothing where they are of two sentences."""
    if first.sentence_start != second.sentence_start:
        return ""
    begin = max(0, first.end - second.sentence_start)
    return folded(second.quote)[begin : second.start - second.sentence_start]
