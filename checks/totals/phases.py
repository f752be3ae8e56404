"""What is built in phases, and what each of them has (占地120亩,分两期,一期70亩,二期50亩): together they are all of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks.figures.sentence import Sentence
from checks.figures.step import is_level
from transforms.metric import Metric

_NUMERALS = "一二三四五"
_MANY = {"二": 2, "两": 2, "2": 2, "三": 3, "3": 3, "四": 4, "4": 4}
_IN_PHASES = re.compile(r"分(?P<many>[二两三四234])期")
_PHASE = re.compile(
    r"(?:^|[,;、:])(?:其中,?|项目)?第?(?P<nth>[一二三四12345])期(?:工程|项目)?(?P<said>[^,;:。、0-9]{0,8})$"
)
_FILLER = re.compile(
    r"[占用]地|面积|总|共|约|为|规划|计划|建设|建筑|投资|概算|的|达到?|需|拟|建成?|预留|安排|使用"
)
_OPEN = re.compile("已|完成|累计|新增|其中")


def phases(sentence: Sentence) -> Iterator[tuple[Metric, ...]]:
    """(whole, first phase, second phase, …) where the sentence says how many phases there are and tells each."""
    said = _IN_PHASES.search(sentence.text)
    if said is None:
        return
    many = _MANY[said["many"]]
    begin = sentence.start + said.end()
    parts = [i for i, m in enumerate(sentence.figures) if m.start >= begin][:many]
    if len(parts) < many or not all(_told(sentence, at, n) for n, at in enumerate(parts)):
        return
    listed = [sentence.figures[i] for i in parts]
    units = {m.unit for m in listed}
    whole = [
        m for m in sentence.figures if m.end <= sentence.start + said.start() and m.unit == listed[0].unit
    ]
    if len(units) > 1 or len(whole) != 1 or not all(map(is_level, (*whole, *listed))):
        return
    if _OPEN.search(sentence.text[: whole[0].start - sentence.start]):
        return
    yield whole[0], *listed


def _told(sentence: Sentence, at: int, nth: int) -> bool:
    """Whether figure ``at`` is of phase ``nth`` from 0, with nothing but what the whole is measured in."""
    found = _PHASE.search(sentence.lead(at))
    if found is None or found["nth"] not in (_NUMERALS[nth], str(nth + 1)):
        return False
    return not _FILLER.sub("", found["said"]) and not _OPEN.search(sentence.lead(at))
