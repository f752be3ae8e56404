"""Shares in one list that are all of one whole (甲占40%、乙占35%、其余占25%), or ought to be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checks.interval import Interval
from checks.kinds import OVERLAPS
from checks.listed import total_of
from checks.near_miss import one_slip
from checks.sentence import Sentence
from transforms.metric import Metric

_SHARE_OF = re.compile(r"占")
_THE_REST = re.compile(r"^[,、][^,;、。0-9]{0,6}(?:剩余|其余|余下|剩下)$")
"""个人缴纳20%,剩余80%由财政补贴; 其余的80% may be of the rest alone."""
_REST_SHARE = re.compile(r"(?:其余|其他|其它|剩余|剩下)[^,;、。]{0,8}占?[^,;、。]{0,4}$")


def shares_of_all(sentence: Sentence) -> Iterator[tuple[Metric, ...]]:
    """甲占40%、乙占35%、其余占25%: shares that make 100, or whose list ends with the rest."""
    yield from _with_its_rest(sentence)
    run: list[int] = []
    for i, metric in enumerate((*sentence.figures, None)):
        share = (
            metric is not None and metric.unit == "%" and metric.role == "rate" and metric.value is not None
        )
        lead = sentence.lead(i) if share else ""
        if (
            share
            and (_SHARE_OF.search(lead) or (run and (not lead.strip("、,和及 ") or _REST_SHARE.search(lead))))
            and not (run and "其中" in lead)
        ):
            run.append(i)
            continue
        if len(run) >= 3:
            listed = [sentence.figures[j] for j in run]
            added = total_of(listed)
            rest = (
                bool(_REST_SHARE.search(sentence.clause_lead(run[-1]))) and run[-1] - run[0] == len(run) - 1
            )
            if added is not None and (added.meets(Interval.point(100)) or rest or _too_much(sentence, run)):
                yield tuple(listed)
        run = []


def _with_its_rest(sentence: Sentence) -> Iterator[tuple[Metric, ...]]:
    """甲20%,剩余80%: two shares, the second of which is all that is left."""
    for i in range(1, len(sentence.figures)):
        pair = sentence.figures[i - 1], sentence.figures[i]
        shares = all(m.unit == "%" and m.role in ("rate", "standard") and m.value is not None for m in pair)
        if shares and _THE_REST.search(sentence.lead(i)):
            yield pair


_BESIDE = re.compile(r"^(?:、|和|及|以及|与|,)$")


def _too_much(sentence: Sentence, run: Sequence[int]) -> bool:
    """甲、乙、丙占比分别为62.4%、27.5%和11.1%: more than all, which one slip explains, of things that are apart."""
    listed = [sentence.figures[i] for i in run]
    together = total_of(listed)
    if together is None or together.low is None or together.low <= 100 or OVERLAPS.search(sentence.text):
        return False
    if "分别" not in sentence.lead(run[0]) or any("." not in m.evidence.raw_text for m in listed):
        return False
    beside = all(_BESIDE.match(sentence.lead(i)) for i in run[1:])
    return beside and any(one_slip(m, Interval.point(100) - _others(m, listed)) for m in listed)


def _others(metric: Metric, listed: Sequence[Metric]) -> Interval:
    return total_of([m for m in listed if m is not metric]) or Interval.point(0)
