"""What a single machine or store has (单机容量5000千瓦), how many there are, and what all have together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checks.figures.sentence import Sentence
from checks.means.perhead import BOUND, may_total
from checks.means.product_of import PerHead
from checks.means.products import agrees, slipped
from transforms.metric import Metric

_SINGLE = re.compile(
    r"单(?P<of>[机台口仓套座栋个柜罐池塔桩箱艘组根井体])(?P<what>装机容量|装机|容量|功率|产量|产能|仓容|储量|面积|载重|存栏)(?:为|达到?|约)*$"
)
_UNITS = {
    "机": "台",
    "仓": "个座栋间",
    "柜": "个组台",
    "罐": "个座",
    "池": "个口座",
    "塔": "座",
    "桩": "个根台",
    "体": "个座",
    "井": "口眼",
}
_TOTAL = re.compile(r"总|合计|共")
_NOT_ALL = re.compile(r"其中|另|[去上]年|计划|规划|远期|最终|全部建成|项目总|一期|二期")
BEFORE = 1
"""Sentences before its own in which the count is sought. 2026-11: 1."""


def single_units(told: Sequence[Sentence]) -> Iterator[PerHead]:
    """(count, of a single one, all) that agree, or that one slip would make agree."""
    for n, sentence in enumerate(told):
        if "单" not in sentence.text:
            continue
        for at, each in enumerate(sentence.figures):
            said = _SINGLE.search(sentence.clause_lead(at))
            if said is None or each.approx != "exact" or BOUND.search(sentence.words(at)):
                continue
            total = _all(sentence, at, said["what"])
            heads = None if total is None else _count(told, n, at, _UNITS.get(said["of"], said["of"]))
            if total is None or heads is None:
                continue
            found = PerHead(heads, each, total, sure=True)
            if agrees(found) or slipped(found):
                yield found


def _all(sentence: Sentence, at: int, what: str) -> Metric | None:
    """The figure right behind, told as all of the same (总装机, 总容量)."""
    if at + 1 >= len(sentence.figures):
        return None
    total, lead = sentence.figures[at + 1], sentence.lead(at + 1)
    known = "装机容量功率" if what in "装机容量" or what == "功率" else what
    same = bool(set(known) & set(sentence.clause_lead(at + 1))) and _TOTAL.search(
        sentence.clause_lead(at + 1)
    )
    fits = same and may_total(total, sentence.figures[at]) and total.approx == "exact"
    return total if fits and ";" not in lead and not _NOT_ALL.search(lead) else None


def _count(told: Sequence[Sentence], n: int, at: int, units: str) -> Metric | None:
    """The only count of such things before the figure, in its sentence or the one before."""
    for k in range(n, max(-1, n - 1 - BEFORE), -1):
        sentence = told[k]
        if sentence.story_id != told[n].story_id:
            return None
        able = [
            i
            for i, m in enumerate(sentence.figures[:at] if k == n else sentence.figures)
            if m.unit in units and m.unit and m.role in ("actual", "target")
        ]
        if able:
            (i, *others) = able
            plain = (
                not others and not _NOT_ALL.search(sentence.lead(i)) and sentence.figures[i].approx == "exact"
            )
            return sentence.figures[i] if plain else None
    return None
