"""One generated story on trial: read clean, then with one error after another (逐篇检验)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from random import Random

from tests.planted.arithmetic import Fact, Mark, story
from tests.planted.labelled import Labelled
from tests.planted.mistakes import one_of_each
from tests.planted.proof import Reading, Result, Span, covers, judged, read

TOLD_ONLY_WHEN_WRONG = ("range", "respective", "respective_growth")
"""Kinds of facts of which a rule says nothing as long as they are right."""


@dataclass(slots=True)
class Tally:
    """What came out. ``checks``: verdicts on clean text by (source, rule, verdict); ``paired``: facts of clean
    stories by (kind, whether a rule compared the right figures); ``alarms``: (rule, message, sentence)."""

    results: list[Result] = field(default_factory=list)
    checks: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    paired: Counter[tuple[str, bool]] = field(default_factory=Counter)
    by_kind: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    wordings: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    alarms: list[tuple[str, str, str, str]] = field(default_factory=list)
    labels: Counter[str] = field(default_factory=Counter)
    stories: int = 0

    def see(self, source: str, clean: Reading) -> None:
        """Count the verdicts on a page as it is."""
        for finding in clean.findings:
            self.checks[source, finding.rule, finding.outcome.verdict] += 1

    def see_labelled(self, page: Labelled, clean: Reading) -> None:
        """Count a labelled page: failures that its labels name are found or missed, any other is a false alarm."""
        self.see("labelled", clean)
        named = 0
        for rules, spans in page.fails:
            hit = any(f.rule in rules and covers(clean.spans(f), spans) for f in clean.fails)
            self.labels["found" if hit else "missed"] += 1
        for finding in clean.fails:
            operands = clean.spans(finding)
            near = (finding.rule in rules and _touch(operands, spans) for rules, spans in page.fails)
            if finding.rule == "slogan" or any(near):
                named += 1
            else:
                self.alarms.append(
                    ("labelled", finding.rule, finding.outcome.message, f"{page.name}：{finding.quote}")
                )
        self.labels["pages"] += 1


def _touch(operands: Sequence[Span], spans: Sequence[Span]) -> bool:
    return any(covers(operands, [span]) for span in spans)


def trial(tally: Tally, seed: str, errors: int) -> list[Result]:
    """Read the story of this seed clean, and with at most ``errors`` errors, one at a time."""
    rng = Random(f"trial {seed}")
    asked = rng.choice(((), ("repeat",), ("cross",), ("repeat", "cross")))
    made = story(seed, asked)
    page = made.printed()
    clean = read(page.text)
    tally.stories += 1
    tally.see("generated", clean)
    for finding in clean.fails:
        tally.alarms.append(("generated", finding.rule, finding.outcome.message, finding.quote))
    for at, fact in enumerate(made.facts):
        if fact.kind not in TOLD_ONLY_WHEN_WRONG:
            tally.paired[fact.kind, _compared(clean, fact, at, page.spans)] += 1
    found: list[Result] = []
    possible = list(one_of_each(made, rng))
    for mistake in rng.sample(possible, min(max(errors, 0), len(possible))):
        fact = made.facts[mistake.fact]
        wrong = made.printed(mistake.instead)
        groups = [[wrong.spans[mark] for mark in group] for group in mistake.operands]
        changed = [wrong.spans[mark] for mark in mistake.instead]
        result = judged("generated", fact.rules, clean, read(wrong.text), mistake, groups, changed)
        tally.by_kind[fact.kind, mistake.kind, result.found] += 1
        tally.wordings[fact.kind, fact.wording, result.found] += 1
        found.append(result)
    return found


def _compared(clean: Reading, fact: Fact, at: int, spans: Mapping[Mark, Span]) -> bool:
    """Whether a rule compared the figures of a fact that holds."""
    names = ("W", "A", "P") if fact.kind == "shares" else tuple(n for n in fact.slots if n.isupper())
    wanted = [spans[at, n] for n in names]
    return any(
        f.rule in fact.rules and (f.rule == "slogan" or covers(clean.spans(f), wanted))
        for f in clean.findings
    )
