"""So many of a number of places or things do one thing and so many the opposite (12个县区中,上升的9个、下降的3个)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from checks.figures.sentence import Sentence
from checks.figures.step import is_level
from checks.rule import Facts
from transforms.metric import Metric
from transforms.numbers.measure import family

_OF_THEM = re.compile(r"^[^,;。0-9]{0,12}中,?$|^[^,;。0-9]{0,12}中,")
_BESIDE = re.compile(r"^(?:的)?[,、](?!其中)[^;。]{0,24}$")
_OPPOSED = (
    (re.compile("升|涨|增|改善"), re.compile("降|跌|减|变差|恶化")),
    (re.compile("超过|高于|以上|超出"), re.compile("低于|不足|以下|不到")),
    (re.compile("达标|合格|完成|达到"), re.compile("(?:未|不)(?:达|合格|完成)|超标")),
    (re.compile("盈利"), re.compile("亏损")),
)


def out_of(facts: Facts) -> Iterator[tuple[Metric, ...]]:
    """(whole, part, part, …) where two of the parts are each other's opposite, so that none is counted twice."""
    for sentence in facts.sentences:
        if "中" not in sentence.text or len(sentence.figures) < 3:
            continue
        for at, whole in enumerate(sentence.figures[:-2]):
            if not is_level(whole) or family(whole.unit) not in ("count", "person"):
                continue
            if not _OF_THEM.match(sentence.text[whole.end - sentence.start :][:16].split(",")[0] + ","):
                continue
            listed = _listed(sentence, at)
            names = [sentence.between(a, b) + sentence.tail(b) for a, b in pairwise((at, *listed))]
            if len(listed) > 1 and _opposed([name.replace("不降", "") for name in names]):
                yield whole, *(sentence.figures[i] for i in listed)


def _listed(sentence: Sentence, at: int) -> list[int]:
    figures, found = sentence.figures, list[int]()
    for i in range(at + 1, len(figures)):
        if figures[i].unit == "%" or figures[i].role == "context":
            continue
        if figures[i].unit != figures[at].unit or figures[i].approx != "exact":
            break
        if found and not _BESIDE.match(sentence.between(found[-1], i)):
            break
        found.append(i)
    return found


def _opposed(names: Sequence[str]) -> bool:
    return any(
        any(up.search(a) and not down.search(a) for a in names) and any(down.search(b) for b in names)
        for up, down in _OPPOSED
    )
