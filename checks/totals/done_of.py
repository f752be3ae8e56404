"""More that is finished than there was to do (加固水库12座,完工19座; 隧道14座…隧道已贯通16座): the deed is of the figure before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from checks.changes.change_words import SAME_PERIOD, compared_with
from checks.figures.sentence import Sentence
from checks.figures.spot import stories
from checks.figures.step import is_level
from checks.goals.goal_words import goal_of_percent, is_goal
from checks.rule import Facts
from transforms.metric import Metric

_DONE = r"(?:完工|竣工|验收|完成验收|建成投用|投用|通车|贯通|办结|销号|整改到位|整改完成|完成整改|封顶)"
_BARE = re.compile(rf"^(?:,|[一-龥]{{1,8}}(?=已))(?:目前|现|均|已|全部)*{_DONE}$")
_NAMED = re.compile(rf"^(?:其中)?(?P<name>[一-龥]{{2,6}}?)(?:已|累计|共)+{_DONE}$")
_MAY_BE = re.compile(_DONE)
_ALL = re.compile(r"全线|全长|全段|共[有设]?|设[置有]?|需|总|该[线段项工]")
_NOT_ALL = re.compile(r"计划|任务|目标|新|力争|本月|当月|今年|其中")
_OPEN = re.compile("累计|历年|以来")
BEFORE = 3
"""Sentences before its own in which all there is under a name is sought. 2026-11: 3."""
FAR = 3
"""How many times more than all a figure may be that is a misprint of what is done. 2026-11: 3."""


def done_of(facts: Facts) -> Iterator[tuple[Metric, Metric]]:
    """(all, done) where more is done than there is."""
    for story in stories(facts):
        for n, sentence in enumerate(story):
            if "率" in sentence.text:
                yield from _rated(sentence)
            if "报名" in sentence.text:
                yield from _passed(sentence)
            if "应" in sentence.text:
                yield from _due(sentence)
            if "隐患" in sentence.text or "问题" in sentence.text:
                yield from _righted(sentence)
            if _MAY_BE.search(sentence.text) is None:
                continue
            for at, done in enumerate(sentence.figures):
                if done.role != "actual" or not is_level(done) or _MAY_BE.search(sentence.lead(at)) is None:
                    continue
                whole = _beside(sentence, at) or _of_name(story, n, at)
                if whole is not None and (done.value or 0) <= FAR * (whole.value or 0):
                    yield whole, done


_RATE = re.compile(r"^,(?P<deed>[^,;:。0-9]{2,8})率[^,;:。0-9]{0,4}$")
_APART = re.compile(r"累计|新增|其中|以来|带动")


def _rated(sentence: Sentence) -> Iterator[tuple[Metric, Metric]]:
    """检测水样160份,其中甲50份;检测合格170份,合格率98%: a deed with a rate below all, above the only figure that it can be of."""
    figures = sentence.figures
    for at in range(1, len(figures) - 1):
        done, rate = figures[at], figures[at + 1]
        said = _RATE.match(sentence.lead(at + 1)) if rate.unit == "%" and (rate.value or 0) <= 100 else None
        words = sentence.clause_lead(at)
        if said is None or not is_level(done) or done.role != "actual" or _APART.search(words):
            continue
        if not all(letter in words for letter in said["deed"]):
            continue
        if any(set(said["deed"]) <= set(sentence.words(i)) for i in range(at) if is_level(figures[i])):
            continue  # 甲类开工14套,开工率70%;乙类开工16套,开工率80%: each has a whole of its own
        able = list(_wholes(sentence, at))
        if len(able) != 1 or not (able[0].value or 0) < (done.value or 0) <= FAR * (able[0].value or 0):
            continue
        yield able[0], done


_DUE = re.compile(r"(?<![供适相响对反])应(?!急|用|届|收|付|邀|对|当|届)[^,;:。0-9]{1,6}$")
_REALLY = re.compile(r"^,(?:现|目前|均)?(?:实际?|已)[^,;:。0-9]{1,8}$")


def _due(sentence: Sentence) -> Iterator[tuple[Metric, Metric]]:
    """应接种420人,实接种450人: side by side, what was to be done and more that was."""
    for at, (whole, done) in enumerate(pairwise(sentence.figures), 1):
        if whole.unit != done.unit or not is_level(whole) or not is_level(done):
            continue
        if not _DUE.search(sentence.clause_lead(at - 1)) or not _REALLY.match(sentence.lead(at)):
            continue
        if (whole.value or 0) < (done.value or 0) <= FAR * (whole.value or 0):
            yield whole, done


_ENTERED = re.compile(r"^[^,;。0-9]{0,6}报名|报名[^,;。0-9]{0,6}$")
_PASSED = re.compile(r"^[^,;。0-9]{0,4}(?:成功|通过|入围|合格|被?录[用取]|入选|晋级|完成)")
_PASSED_BEFORE = re.compile(r"(?:成功|通过|入围|合格|录[用取]|入选|晋级)[^,;。0-9]{0,8}$")
_OTHERS = re.compile(r"另|累计|其中|往年|去年|上年|比|较")


def _passed(sentence: Sentence) -> Iterator[tuple[Metric, Metric]]:
    """共有358人报名,经体检,362人成功献血: side by side, those who came forward and more who were taken."""
    for at, (came, taken) in enumerate(pairwise(sentence.figures), 1):
        if came.unit != taken.unit or not is_level(came) or not is_level(taken) or taken.role != "actual":
            continue
        if not (came.value or 0) < (taken.value or 0) <= FAR * (came.value or 0):
            continue
        behind = sentence.text[came.end - sentence.start : taken.start - sentence.start]
        if _OTHERS.search(behind) or not _ENTERED.search(
            behind.split(",")[0] or sentence.clause_lead(at - 1)
        ):
            continue
        tail = sentence.text[taken.end - sentence.start :][:10]
        if _PASSED.match(tail) or _PASSED_BEFORE.search(sentence.clause_lead(at)):
            yield came, taken


_FOUND = re.compile(
    r"(?:发现|排查出?|查出|查找出?|梳理出?|检查出)[^,;:。0-9]{0,8}(?:隐患|问题)[^,;:。0-9]{0,4}$"
)
_RIGHTED = re.compile(
    r"^,(?:现|目前|均|已|现场|当场|立即|全部|及时|督促)*(?:整改|整治|化解|处置)(?:完毕|完成|到位|隐患|问题)*$"
)


def _righted(sentence: Sentence) -> Iterator[tuple[Metric, Metric]]:
    """发现隐患36处,督促整改63处: side by side, what was found and more that was put right."""
    for at, (found, done) in enumerate(pairwise(sentence.figures), 1):
        if found.unit != done.unit or found.role != "actual" or done.role != "actual":
            continue
        more = (found.value or 0) < (done.value or 0) <= FAR * (found.value or 0)
        if more and _RIGHTED.match(sentence.lead(at)) and _FOUND.search(sentence.clause_lead(at - 1)):
            yield found, done


def _wholes(sentence: Sentence, at: int) -> Iterator[Metric]:
    """The levels before figure ``at`` in its unit that are no parts behind 其中, no goals and no changes."""
    inner = False
    for i in range(at):
        metric, lead = sentence.figures[i], sentence.lead(i)
        inner = "其中" in lead or (inner and ";" not in lead and lead[:1] in "、和及与")
        if inner or metric.unit != sentence.figures[at].unit or metric.role == "change":
            continue
        if compared_with(lead) or SAME_PERIOD.search(lead) or is_goal(sentence, i):
            continue
        if any(m.metric_id == metric.of_metric_id and m.unit == metric.unit for m in sentence.figures):
            continue  # 项目50个,其中2亿元以上项目6个、1亿元以上项目20个
        yield metric


def _beside(sentence: Sentence, at: int) -> Metric | None:
    if not at or _BARE.match(sentence.lead(at)) is None or sentence.tail(at):
        return None
    return _whole(sentence, at - 1, sentence.figures[at])


def _of_name(story: Sequence[Sentence], n: int, at: int) -> Metric | None:
    said = _NAMED.match(story[n].clause_lead(at))
    if said is None:
        return None
    name = said["name"]
    for m in range(n, max(-1, n - 1 - BEFORE), -1):
        sentence = story[m]
        able = [
            i
            for i in range(at if m == n else len(sentence.figures))
            if sentence.clause_lead(i).endswith(name)
            and _ALL.search(sentence.text[: sentence.figures[i].start - sentence.start])
        ]
        if able:
            return _whole(sentence, able[0], story[n].figures[at]) if len(able) == 1 else None
    return None


def _whole(sentence: Sentence, at: int, done: Metric) -> Metric | None:
    """Figure ``at``, if it is all there is to do and less than what is done."""
    whole, words = sentence.figures[at], sentence.words(at)
    if whole.unit != done.unit or whole.role != "actual" or not is_level(whole):
        return None
    if (
        is_goal(sentence, at)
        or goal_of_percent(sentence, at)
        or _NOT_ALL.search(words)
        or _OPEN.search(words)
    ):
        return None
    return whole if (done.value or 0) > (whole.value or 0) else None
