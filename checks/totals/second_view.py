"""A total that a sentence parts a second time (…,其中新建157个、续建111个;分产业看,…): its parts are of the total again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checks.figures.sentence import Sentence
from checks.figures.spot import absolute, kin
from checks.figures.step import is_level
from checks.totals.listed import missed_by_a_slip
from checks.totals.opened import looked_at_again
from transforms.metric import Metric
from transforms.text.view import MAY_VIEW

LEAST = 2
"""Parts that make a view. 2026-11: 2."""


def second_views(story: Sequence[Sentence]) -> Iterator[tuple[Metric, ...]]:
    """(total, part, …) of every second view whose parts are listed to its end and come near to the total."""
    for sentence in story:
        if MAY_VIEW.search(sentence.text) is None:
            continue
        for at in range(3, len(sentence.figures) - 1):
            if looked_at_again(sentence, at):
                whole, parts = _total(sentence, at), _parts(sentence, at)
                if whole is None or len(parts) < LEAST:
                    continue
                if _near(whole, parts) or missed_by_a_slip(whole, parts):
                    yield (whole, *parts)


def _total(sentence: Sentence, at: int) -> Metric | None:
    """What the parts right before the second view are parts of, in the view's unit."""
    last = sentence.figures[at - 1]
    known = {m.metric_id: m for m in sentence.figures[:at]}
    whole = known.get(last.of_metric_id or "")
    fits = whole is not None and kin(whole, sentence.figures[at]) and whole.approx == "exact"
    return whole if whole is not None and fits and is_level(whole) and kin(whole, last) else None


def _parts(sentence: Sentence, at: int) -> list[Metric]:
    found: list[Metric] = []
    for i in range(at, len(sentence.figures)):
        metric, lead = sentence.figures[i], sentence.lead(i)
        if i > at and ";" in lead:
            break
        if metric.role == "change" or metric.unit == "%":
            continue  # 第一产业3个,增长5%
        if not absolute(metric) or metric.unit != sentence.figures[at].unit or metric.approx != "exact":
            return []
        if i > at and "其中" in lead:
            return []
        found.append(metric)
    return found


def _near(whole: Metric, parts: Sequence[Metric]) -> bool:
    """Whether the parts come to something like the total: some may be left out, but these hardly are of another."""
    together = sum(m.value or 0 for m in parts)
    return whole.value is not None and together * 10 >= whole.value * 9 and together * 10 <= whole.value * 11
