"""Area of a crop, and how much of it was worked (种植…亩,机收面积…亩): not more is harvested than was sown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from checks.figures.step import is_level
from checks.rule import Facts
from transforms.metric import Metric
from transforms.numbers.measure import family

_SOWN = re.compile(r"种植|播种|栽种|栽植|定植|移栽|种[下了着有]")
_WORKED = re.compile(
    r"^,(?:其中|目前)?(?:已|现)?(?:机械?[收播插种耕采防]|收[获割]|采[收摘]|投产|挂果|开割|灌溉|覆膜|投保|可采)(?:总?面积)?(?:已|达到?|为|有|约)*$"
)
_NOT_ALL = re.compile(r"新|计划|拟|扩|改种|补|轮作")


def worked_areas(facts: Facts) -> Iterator[tuple[Metric, Metric]]:
    """(sown, worked) of a crop whose worked area is told right behind the sown one, without another crop's name."""
    for sentence in facts.sentences:
        if "亩" not in sentence.text and "公顷" not in sentence.text:
            continue
        for at, (sown, worked) in enumerate(pairwise(sentence.figures)):
            if (
                sown.unit != worked.unit
                or family(sown.unit) != "area"
                or not _WORKED.match(sentence.lead(at + 1))
            ):
                continue
            plain = all(m.role == "actual" and is_level(m) for m in (sown, worked))
            if plain and _SOWN.search(sentence.words(at)) and not _NOT_ALL.search(sentence.words(at)):
                yield sown, worked
