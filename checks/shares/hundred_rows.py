"""Rows of shares that are all of one whole (结构比): 三次产业结构比为9.6:38.2:52.2 makes 100, each is its part's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checks.figures.sentence import Sentence
from checks.figures.spot import absolute
from checks.rule import Facts
from transforms.metric import Metric

_JOINED = re.compile(r" ?[:∶︰] ?")
LEAST = 3
"""Shares of a row: two may be a relation of two things. 2026-11: 3."""


def hundred_rows(sentence: Sentence) -> Iterator[tuple[Metric, ...]]:
    """The shares of each row, which ought to make 100."""
    text = sentence.text
    if len(sentence.percents) < LEAST or (":" not in text and "∶" not in text and "︰" not in text):
        return
    row: list[Metric] = []
    for at, figure in enumerate(sentence.figures):
        share = figure.unit == "%" and not figure.evidence.raw_text.endswith(("%", "％"))
        if row and not (share and _JOINED.fullmatch(sentence.lead(at))):
            if len(row) >= LEAST:
                yield tuple(row)
            row = []
        if share:
            row.append(figure)
    if len(row) >= LEAST:
        yield tuple(row)


def shares_of_rows(story: Sequence[Sentence], facts: Facts) -> Iterator[tuple[Metric, Metric, Metric]]:
    """(whole, part, share) where the parts of a row's shares are printed before it, of one whole and for its time."""
    for n, sentence in enumerate(story):
        for row in hundred_rows(sentence):
            told = [m for earlier in story[:n] for m in earlier.figures if m.sentence_start < sentence.start]
            before = [*told, *(m for m in sentence.figures if m.start < row[0].start)]
            parts = [_part(share, before) for share in row]
            wholes = {part.of_metric_id for part in parts if part is not None}
            whole = (
                facts.by_id.get(next(iter(wholes)) or "") if len(wholes) == 1 and None not in parts else None
            )
            if whole is not None:
                yield from ((whole, part, s) for part, s in zip(parts, row, strict=True) if part is not None)


def _part(share: Metric, before: Sequence[Metric]) -> Metric | None:
    kind = share.indicator.removesuffix("比重")
    named = (m for m in reversed(before) if absolute(m) and m.indicator.startswith(kind))
    return next((m for m in named if _time(m) == _time(share)), None) if kind else None


def _time(metric: Metric) -> tuple[object, ...]:
    if metric.period_start is None and metric.period_end is None:
        return (metric.period_text,)
    return metric.period_start, metric.period_end
