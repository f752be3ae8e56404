"""Sentences with marked figures as metrics: the marks say what reading and linking would have found.

``told("全市[a:1860件],办结[1842件<a],办结率[99%]")``: brackets hold a printed figure, before it an
optional name, behind it ``|role`` (default: rate for %, change for 个百分点 and 倍, else actual), ``-``
for a decline, ``<a`` for the whole or count it is of, ``>a`` for its target. A sentence ends at 。
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, cast

from checks.rule import Facts, Finding, Rule, apply
from tests.factories import COUNTY
from transforms.metric import Evidence, Metric
from transforms.quantity import find_quantities
from transforms.role import Role

_FIGURE = re.compile(
    r"\[(?:(?P<name>[a-z]):)?(?P<raw>[^\]|<>-]+)(?:\|(?P<role>\w+))?(?P<down>-)?(?:<(?P<of>[a-z]))?(?:>(?P<target>[a-z]))?\]"
)
_ROLES = {"%": "rate", "个百分点": "change", "倍": "change"}


def told(marked: str, at: int = 0, **fields: Any) -> tuple[Metric, ...]:
    """The metrics of ``marked``, which begins at offset ``at``; ``fields`` hold for each of them."""
    metrics: list[Metric] = []
    names: dict[str, str] = {}
    links: list[tuple[str | None, str | None]] = []
    for sentence in re.findall(r"[^。]+。?", marked):
        plain = _FIGURE.sub(lambda m: m["raw"], sentence)
        shift = 0
        for match in _FIGURE.finditer(sentence):
            start = match.start() - shift
            shift += len(match.group()) - len(match["raw"])
            made = _figure(match, at, start, plain, fields)
            metrics.append(made)
            links.append((match["of"], match["target"]))
            if match["name"]:
                names[match["name"]] = made.metric_id
        at += len(plain)
    return tuple(
        replace(m, of_metric_id=names[of] if of else None, target_metric_id=names[target] if target else None)
        for m, (of, target) in zip(metrics, links, strict=True)
    )


def _figure(match: re.Match[str], at: int, start: int, plain: str, fields: dict[str, Any]) -> Metric:
    (quantity,) = find_quantities(match["raw"])
    numeral = quantity.numeral
    assert numeral is not None
    sign = -1 if match["down"] else 1
    low, high = numeral.printed_low, numeral.printed_high
    if sign < 0 and low is not None and high is not None:
        low, high = -high, -low
    begin = at + start
    metric = Metric(
        evidence=Evidence("d" * 64, begin, begin + len(match["raw"]), match["raw"]),
        story_id="story",
        start=begin,
        end=begin + len(match["raw"]),
        sentence_start=at,
        sentence_end=at + len(plain),
        quote=plain,
        role=cast("Role", match["role"] or _ROLES.get(quantity.unit, "actual")),
        indicator="",
        indicator_code=None,
        subject=None,
        place=COUNTY,
        value=None if numeral.value is None else sign * numeral.value,
        value_low=numeral.low,
        value_high=numeral.high,
        printed_low=low,
        printed_high=high,
        approx=numeral.approx,
        unit=quantity.unit,
        period_start=None,
        period_end=None,
        period_text="",
    )
    return replace(metric, **fields)


def findings(rule: Rule, *metrics: Metric) -> tuple[Finding, ...]:
    """What ``rule`` says of ``metrics``, which it must say whatever their order."""
    forward = apply((rule,), Facts.of(metrics, {}))
    assert forward == apply((rule,), Facts.of(metrics[::-1], {}))
    return forward


def verdicts(rule: Rule, marked: str | Sequence[Metric]) -> list[str]:
    """The verdicts of ``rule`` on a marked text or on metrics, in page order."""
    metrics = told(marked) if isinstance(marked, str) else tuple(marked)
    return [f.outcome.verdict for f in findings(rule, *metrics)]
