"""Cases carried over, come in, closed and still open (旧存+新收=结案+未结), and the rate of those closed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checks.digits.compared import compared
from checks.digits.wording import bounds, named, shown
from checks.figures.folded import folded
from checks.figures.sentence import Sentence, letters
from checks.figures.step import is_level
from checks.interval import printed, truncated
from checks.rule import Outcome
from checks.totals.listed import total_of
from transforms.metric import Metric

_KINDS = (
    re.compile(r"旧存|上年(?:结转|旧存|存)|结转|积存"),
    re.compile(r"新收|新受理|新立案?"),
    re.compile(r"(?<!未)(?<!尚未)(?:审结|执结|办结|结案|审执结)(?!率)"),
    re.compile(r"未结|未办结|未审结|未执结|尚在办理|待办"),
)
"""By what each of the four is known, in the order of the sum."""
_CLAUSE = re.compile("[,;:、。(]")
_RATE = re.compile(r"(?:结案|办结|审执结)率[^,;。0-9]{0,4}$")
_BESIDES = re.compile(
    r"各类|案件|尚有|累计|共计?|已|了|全[院市县省区]|[本该我]院|其|分别|数|总|[并又则]|(?:上|下)半年|今年"
)
_OF_SOME = re.compile("其中|本院|民事|刑事|行政|首执|人均|法官")


def _kind(lead: str, tail: str) -> tuple[int, str] | None:
    """Which of the four a figure is by its words, and of what cases (执行); None for any other."""
    said = _CLAUSE.split(lead)[-1] + tail
    found = [i for i, kind in enumerate(_KINDS) if kind.search(said)]
    if not found or _OF_SOME.search(said):
        return None
    return found[-1], letters(_BESIDES.sub("", _KINDS[found[-1]].sub("", said)))


def case_loads(sentence: Sentence) -> Iterator[tuple[Metric, ...]]:
    """(carried over, come in, closed, open) and (carried over, come in, closed, rate), as far as one sentence tells them."""
    text = sentence.text
    if "新" not in text or not ("旧存" in text or "结转" in text or "积存" in text):
        return
    told: dict[int, Metric] = {}
    whose = ""
    for at, metric in enumerate(sentence.figures):
        if metric.unit == "%" and metric.approx == "exact" and _RATE.search(sentence.lead(at)):
            if (len(told) > 2 and 3 not in told) or len(told) == 4:
                yield told[0], told[1], told[2], metric
            continue
        found = _kind(sentence.lead(at), sentence.tail(at)) if is_level(metric) else None
        if found is None:
            continue
        kind, of = found
        whose = whose if kind else of
        # 民庭新收案件: those of one court of several
        if kind != len(told) or (told and metric.unit != told[0].unit) or of not in whose:
            return
        told[kind] = metric
        if kind == len(_KINDS) - 1:
            yield tuple(told[i] for i in range(len(_KINDS)))


def is_case_load(operands: Sequence[Metric]) -> bool:
    """Whether the first of four are those carried over and those that came in."""
    if len(operands) != len(_KINDS):
        return False
    found = [_kind(_before(metric), "") for metric in operands[:2]]
    return [kind[0] for kind in found if kind is not None] == [0, 1]


def _before(metric: Metric) -> str:
    at = max(0, metric.start - metric.sentence_start)
    return folded(metric.quote)[max(0, at - 12) : at]


def closed_and_open(operands: Sequence[Metric]) -> Outcome:
    """What was carried over and came in is closed or still open."""
    carried, came, closed, still = operands
    before, after = total_of((carried, came)), total_of((closed, still))
    told = f"{named(carried)}加{named(came)}"
    if before is None or after is None:
        return Outcome("undecided", "info", "", shown(still), f"{told}无法核算。")
    expected, observed = bounds(before), f"{bounds(after)}（{shown(closed)}、{shown(still)}）"
    both = f"{named(closed)}加{named(still)}为{bounds(after)}"
    if before.meets(after):
        message = f"{told}为{expected}，{both}，两边相符。"
        return Outcome("holds", "info", expected, observed, message, by_rounding_only=before != after)
    message = f"{told}为{expected}，{both}，两边对不上。"
    return Outcome("fails", "warn", expected, observed, message)


def closing_rate(operands: Sequence[Metric]) -> Outcome:
    """The rate of those closed is of all that was carried over or came in."""
    carried, came, closed, rate = operands
    all_, part, said = total_of((carried, came)), printed(closed), truncated(rate)
    told = f"{named(closed)}占旧存与新收之和的"
    ratio = None if all_ is None or part is None else part.scaled(100).divided_by(all_)
    if ratio is None or said is None:
        return Outcome("undecided", "info", "", shown(rate), f"{told}比例无法核算。")
    expected, right = f"{bounds(ratio, 3)}%", ratio.meets(said)
    return compared(rate, expected, meets=right, holds=told, fails=told, rounded=ratio != said)
