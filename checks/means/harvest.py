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
_ALL = re.compile(r"总产量?[^,;。]{0,4}$")
_SOWN = re.compile(r"种植|播种|栽[种植]|面积")
_SOME = re.compile(r"示范|核心|攻关|高产|试验|基地|[地田]块|这[片块]|品种|最|品质")
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
            heads, totals = candidates(sentence, at, head) if head is not None else ([0], [])
            if heads:
                continue
            if not totals:
                yield from _harvest(sentences[max(0, n - HARVEST) : n], sentence, at)
            for behind in [i for i in totals if i > at and _ALL.search(sentence.clause_lead(i))][:1]:
                yield from _reckoned(sentences[max(0, n - HARVEST) : n], sentence, at, behind)


def _reckoned(earlier: Sequence[Sentence], sentence: Sentence, at: int, behind: int) -> Iterator[PerHead]:
    """种植小麦90万亩,已收获86万亩。…平均亩产500公斤;预计总产量45万吨: the one area that was sown, and the harvest behind the yield."""
    each, total = sentence.figures[at], sentence.figures[behind]
    crop = _CROP.sub("", each.indicator)
    told = (s for s in reversed(earlier) if s.story_id == sentence.story_id)
    for known in told if len(crop) > 1 else ():
        sown = [m for i, m in enumerate(known.figures) if m.unit == "亩" and _SOWN.search(known.words(i))]
        if len(sown) != 1 or sown[0].role != "actual" or crop not in known.text:
            continue
        rated = "率" in sentence.text or BOUND.search(sentence.text) is not None
        of_all = "均" in sentence.clause_lead(at) and not _SOME.search(sentence.text) and not rated
        if of_all and sown[0].approx == each.approx == total.approx == "exact":
            yield PerHead(sown[0], each, total, True)
        return


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
