"""Average yields whose area and harvest a sentence before tells (油菜收获面积12万亩,总产量1.8万吨。…平均亩产150公斤)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checks.figures.sentence import Sentence
from checks.means.heads import head_of
from checks.means.perhead import BOUND, candidates, may_total
from checks.means.product_of import PerHead
from transforms.numbers.number_kind import RELATIVE_UNITS

HARVEST = 3
"""Sentences before an average yield among which area and harvest are sought. 2026-11: 3."""
_CROP = re.compile("平均|亩产|单产|产量|今年|全[省市县区]")
_SAMPLE = re.compile(
    r"示范|测产|实收|核心|攻关|高产|试验|基地|[地田]块|这[片块]|品种|最|品质|春|夏|秋|冬|早|晚"
)


def harvests(sentences: Sequence[Sentence]) -> Iterator[PerHead]:
    """Yields of sentences that tell neither area nor harvest, with those of a sentence before."""
    for n, sentence in enumerate(sentences):
        if not n or "产" not in sentence.text:
            continue
        for at, each in enumerate(sentence.figures):
            if each.unit in RELATIVE_UNITS or "产" not in sentence.clause_lead(at):
                continue
            head = head_of(sentence, at)
            if head is not None and candidates(sentence, at, head) == ([], []):
                yield from _harvest(sentences[max(0, n - HARVEST) : n], sentence, at)


def _harvest(earlier: Sequence[Sentence], sentence: Sentence, at: int) -> Iterator[PerHead]:
    """油菜收获面积12万亩,总产量1.8万吨。…平均亩产150公斤: the one area and harvest that a sentence before tells of the crop."""
    each = sentence.figures[at]
    crop = _CROP.sub("", each.indicator)
    told = (s for s in reversed(earlier) if s.story_id == sentence.story_id)
    for known in told if len(crop) > 1 else ():
        heads = [m for m in known.figures if m.unit == "亩" and m.role == "actual"]
        totals = [m for i, m in enumerate(known.figures) if may_total(m, each) and "产" in known.words(i)]
        if len(heads) != 1 or len(totals) != 1 or crop not in known.text:
            continue
        plain = not _SAMPLE.search(sentence.text) and "均" in sentence.clause_lead(at)
        plain = plain and not BOUND.search(sentence.text) and heads[0].approx == totals[0].approx == "exact"
        yield PerHead(heads[0], each, totals[0], plain and each.approx == "exact")
        return
