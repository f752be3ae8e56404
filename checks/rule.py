"""What an arithmetic rule is, and how its verdicts become findings.

A rule is a pairing (which printed numbers belong in one sum) and a judgement (what must hold, how
severe a failure is, what an editor is told). The frame gives every rule the same table form, ids that
survive a re-run, and a total order.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count, groupby
from operator import attrgetter
from typing import Literal

from checks.figures.folded import fold_together, unspaced
from checks.figures.sentence import Sentence, sentences
from transforms.metric import Metric
from transforms.record import record

Verdict = Literal["holds", "fails", "undecided"]
Severity = Literal["error", "warn", "info"]

_PLACE = attrgetter("evidence.doc_id", "evidence.char_start", "evidence.metric_id")
"""Where a figure stands, its id last."""
_STORY, _QUOTE, _PRINTED = attrgetter("story_id"), attrgetter("quote"), attrgetter("evidence.raw_text")


@dataclass(frozen=True, slots=True)
class Facts:
    """All metrics that a rule may pair: in page order, by id, by story and sentence; each story's cluster.

    ``id_of``: the ids of these very metrics by their identity (``id``).
    """

    metrics: tuple[Metric, ...]
    id_of: Mapping[int, str]
    by_id: Mapping[str, Metric]
    by_story: Mapping[str, tuple[Metric, ...]]
    sentences: tuple[Sentence, ...]
    cluster_of: Mapping[str, str]

    @classmethod
    def of(cls, metrics: Iterable[Metric], cluster_of: Mapping[str, str]) -> Facts:
        """From metrics in any order; what is counted in 元人民币 has the unit of all others of its page."""
        told = [replace(m, unit="元") if m.unit == "元人民币" else m for m in metrics]
        rows = sorted(zip(map(_PLACE, told), count(), told, strict=False))
        ordered = tuple([metric for _, _, metric in rows])
        ids = [place[-1] for place, _, _ in rows]
        fold_together({*map(_QUOTE, ordered), *map(_PRINTED, ordered)})
        stories: dict[str, list[Metric]] = {}
        for story, figures in groupby(ordered, key=_STORY):
            stories.setdefault(story, []).extend(figures)
        return cls(
            ordered,
            dict(zip(map(id, ordered), ids, strict=True)),
            dict(zip(ids, ordered, strict=True)),
            {story: tuple(figures) for story, figures in stories.items()},
            tuple([sentence for figures in stories.values() for sentence in sentences(figures)]),
            cluster_of,
        )


@record
class Outcome:
    """What a rule says of one group of numbers. ``message`` is one Chinese sentence for an editor."""

    verdict: Verdict
    severity: Severity
    expected: str
    observed: str
    message: str
    by_rounding_only: bool = False


Keyed = Iterable[tuple[str, Metric]]
"""(key, figure): by what a figure may meet figures of other pages."""


def in_one_place(facts: Facts) -> Keyed:
    """All figures of a page under every division that one of them is of or within, and under their clusters.

    The safe answer of a rule that does not say by what it pairs: costly, since a new page is then
    compared with all that is stored of its places.
    """
    codes = dict.fromkeys(code for m in facts.metrics if m.place is not None for code in m.place.chain)
    for m in facts.metrics:
        yield from ((f"place|{code}", m) for code in codes)
    yield from in_one_cluster(facts)


def in_one_cluster(facts: Facts) -> Keyed:
    """All figures of a story under its cluster: printings of one story meet (转载)."""
    for m in facts.metrics:
        yield f"cluster|{facts.cluster_of.get(m.story_id, m.story_id)}", m


@dataclass(frozen=True, slots=True)
class Rule:
    """``pair`` finds the groups of operands; ``judge`` gives the verdict on one group, in that order.

    ``across`` gives the keys of the figures of one page by which they may be paired with figures of other
    pages, None for a rule that never looks beyond a page. Figures on two pages are paired only when they
    have a key in common, and the groups of a key depend on the figures of that key alone: ``pair`` is
    then given just those of the keys that a changed page touches, besides each page by itself.
    """

    name: str
    pair: Callable[[Facts], Iterable[tuple[Metric, ...]]]
    judge: Callable[[Sequence[Metric], Facts], Outcome]
    across: Callable[[Facts], Keyed] | None = in_one_place


@record
class Finding:
    """One row of ``check_results``, apart from the run that made it. ``repair``: see ``checks.repair``."""

    rule: str
    outcome: Outcome
    metric_ids: tuple[str, ...]
    doc_id: str
    story_id: str
    quote: str
    fingerprint: str
    repair: str | None = None
    at: str = ""

    @property
    def result_id(self) -> str:
        """Stable id of this finding on this page; ``at`` tells apart findings that have no operands."""
        return digest(self.rule, self.fingerprint, *self.metric_ids, *([self.at] if self.at else []))


def digest(*parts: str) -> str:
    """A stable id of ``parts``: 80 bits of their hash, in hex."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:20]


def fingerprint(rule: str, operands: Sequence[Metric]) -> str:
    """What a review is keyed by: the rule and what was printed, wherever on the page or in which printing."""
    said = [
        f"{unspaced(m.evidence.raw_text)}|{m.unit}|{m.role}|{m.indicator}|{m.place.name if m.place else ''}"
        for m in operands
    ]
    return digest(rule, *said)


def apply(rules: Iterable[Rule], facts: Facts) -> tuple[Finding, ...]:
    """The findings of all ``rules``, each once, by page, place on the page and rule."""
    found: dict[tuple[str, int, str, tuple[str, ...]], Finding] = {}
    for rule in rules:
        for operands in rule.pair(facts):
            lead = operands[0]
            evidence = lead.evidence
            ids = tuple([facts.id_of[id(m)] for m in operands])
            place = evidence.doc_id, evidence.char_start, rule.name, ids
            if place in found:
                continue
            found[place] = Finding(
                rule=rule.name,
                outcome=rule.judge(operands, facts),
                metric_ids=ids,
                doc_id=evidence.doc_id,
                story_id=lead.story_id,
                quote=lead.quote,
                fingerprint=fingerprint(rule.name, operands),
            )
    return tuple([found[place] for place in sorted(found)])
