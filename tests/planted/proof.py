"""What the whole pipeline says of a page with a planted error (检验全流程).

A page is read as a run reads it: decoded, cut into stories, its numbers typed and linked, every rule applied,
repairs sought, lists compared with their stated counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from checks.repair import repaired
from checks.rule import Facts, Finding, apply
from checks.rules import RULES
from checks.slogan import Stated, slogans
from tests.planted.mistakes import Mistake
from transforms.extract import link, metrics_of, numbers_of
from transforms.layout import classify
from transforms.metric import Metric
from transforms.page import fold, read_page
from transforms.reprint import cluster
from transforms.story import cut_stories

Span = tuple[int, int]
Found = Literal["found", "elsewhere", "missed"]
Mended = Literal["right", "wrong", "none"]


@dataclass(frozen=True, slots=True)
class Reading:
    """The findings of a page and its figures by id."""

    findings: tuple[Finding, ...]
    metrics: Mapping[str, Metric]

    @property
    def fails(self) -> tuple[Finding, ...]:
        return tuple(f for f in self.findings if f.outcome.verdict == "fails")

    def spans(self, finding: Finding) -> list[Span]:
        """Where the operands stand on the page."""
        evidence = [self.metrics[i].evidence for i in finding.metric_ids]
        return [(e.char_start, e.char_end) for e in evidence]


def read(text: str, name: str = "planted.txt") -> Reading:
    """The findings of one page."""
    page = read_page(name, text.encode())
    stories = cut_stories(page, classify(page))
    printings = {story: each.cluster_id for story, each in cluster(stories).items()}
    numbers = [numbers_of(story) for story in stories]
    told = link(metrics_of(page, numbers), numbers)
    stated = [
        Stated(page.doc_id, each.story.story_id, each.listing, "")
        for each in told.listings
        if each.listing.stated and each.story.kind == "story"
    ]
    facts = Facts.of(told.metrics, printings)
    found = repaired(apply(RULES, facts), RULES, facts)
    return Reading(
        (*found, *slogans(stated)),
        facts.by_id,
    )


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one planted error. ``stray``: new failures that name none of the figures concerned."""

    source: str
    rule: str
    kind: str
    found: Found
    repair: Mended
    stray: int


def covers(operands: Sequence[Span], wanted: Iterable[Span]) -> bool:
    """Whether each wanted span overlaps an operand."""
    return all(any(a < end and start < b for a, b in operands) for start, end in wanted)


def judged(
    source: str,
    rules: tuple[str, ...],
    clean: Reading,
    broken: Reading,
    mistake: Mistake,
    groups: Sequence[Sequence[Span]],
    changed: Sequence[Span],
) -> Result:
    """Compare what is said of the page with and without the error.

    ``groups``: where the figures stand of which a finding must name all of one group; ``changed``: where the
    error stands.
    """
    known = {f.fingerprint for f in clean.fails}
    new = [f for f in broken.fails if f.fingerprint not in known]
    near = [span for group in groups for span in group]
    right: list[Finding] = []
    touching: list[Finding] = []
    stray = 0
    for finding in new:
        operands = broken.spans(finding)
        if finding.rule in rules and (
            rules == ("slogan",) or any(covers(operands, group) for group in groups)
        ):
            right.append(finding)
        elif any(covers(operands, [span]) for span in changed):
            touching.append(finding)
        elif not any(covers(operands, [span]) for span in near):
            stray += 1
    found: Found = "found" if right else "elsewhere" if touching else "missed"
    return Result(source, rules[0], mistake.kind, found, _mended(right or touching, mistake), stray)


def _mended(findings: Sequence[Finding], mistake: Mistake) -> Mended:
    told = [f.repair for f in findings if f.repair]
    if not told:
        return "none"
    wanted = [f"疑为“{fold(text)}”" for text in mistake.right]
    return "right" if any(want in said for said in told for want in wanted) else "wrong"
