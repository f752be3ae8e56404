"""What people say about findings (复核): confirmed, dismissed or unclear, by fingerprint, for every printing.

A review is keyed by the fingerprint of a finding, which outlives runs. It counts for the same finding in
every printing of the story (转载), also where the page around it gave the figures another place or name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, cast, get_args

Verdict = Literal["confirmed", "dismissed", "unclear"]
SAID: dict[Verdict, str] = {"confirmed": "属实", "dismissed": "误报", "unclear": "存疑"}


class ReviewError(ValueError):
    """A review that cannot be taken; the message is for the reviewer, in Chinese."""


@dataclass(frozen=True, slots=True)
class Review:
    """One person's verdict on one finding. ``reviewed_at`` is UTC without a zone."""

    fingerprint: str
    verdict: Verdict
    reason: str
    reviewer: str
    reviewed_at: datetime


@dataclass(frozen=True, slots=True)
class Reviewable:
    """A finding as far as reviews need it. ``printed``: its operands as printed, in the rule's order.

    ``story_id`` and ``cluster_id`` are None where its operands stand in several stories.
    """

    result_id: str
    fingerprint: str
    rule: str
    story_id: str | None
    cluster_id: str | None
    printed: tuple[str, ...]


def review_of(fingerprint: str, verdict: str, reason: str, reviewer: str, at: datetime) -> Review:
    """A review from what was typed; raises ReviewError. Verdicts may be typed in Chinese, too."""
    meant = next((name for name, said in SAID.items() if verdict in (name, said)), None)
    if meant is None:
        choices = "、".join(f"{name}（{said}）" for name, said in SAID.items())
        raise ReviewError(f"结论只能是{choices}，没有“{verdict}”。")
    if not reason.strip():
        raise ReviewError("请写明理由。")
    if not reviewer.strip():
        raise ReviewError("请署名。")
    return Review(fingerprint, meant, reason.strip(), reviewer.strip(), at)


def is_verdict(text: str) -> bool:
    """Whether a stored word is a verdict."""
    return text in get_args(Verdict)


def as_verdict(text: str) -> Verdict:
    """A stored verdict; raises ReviewError for any other word."""
    if not is_verdict(text):
        raise ReviewError(f"复核记录里的结论“{text}”读不懂。")
    return cast("Verdict", text)


def _last(reviews: Iterable[Review]) -> Review | None:
    """The latest; of several at one time that of the first name."""
    ordered = sorted(reviews, key=lambda r: (r.reviewer, r.fingerprint), reverse=True)
    return sorted(ordered, key=lambda r: r.reviewed_at)[-1] if ordered else None


def latest(reviews: Iterable[Review]) -> dict[str, Review]:
    """By fingerprint the review that counts: the latest; of several at one time that of the first name."""
    ordered = sorted(reviews, key=lambda r: r.reviewer, reverse=True)
    return {r.fingerprint: r for r in sorted(ordered, key=lambda r: r.reviewed_at)}


def reviewed(findings: Sequence[Reviewable], reviews: Iterable[Review]) -> Mapping[str, Review]:
    """By ``result_id`` the review that counts for each finding that has one.

    A finding's own review counts before one that was given to another printing of it.
    """
    by_fingerprint = latest(reviews)
    of_stories: defaultdict[tuple[str, str, tuple[str, ...]], list[tuple[str | None, Review]]] = defaultdict(
        list
    )
    for finding in findings:
        review, key = by_fingerprint.get(finding.fingerprint), _printing(finding)
        if review is not None and key is not None:
            of_stories[key].append((finding.story_id, review))
    found: dict[str, Review] = {}
    for finding in findings:
        key = _printing(finding)
        elsewhere = [r for story, r in of_stories.get(key, ()) if story != finding.story_id] if key else []
        review = by_fingerprint.get(finding.fingerprint) or _last(elsewhere)
        if review is not None:
            found[finding.result_id] = review
    return found


def _printing(finding: Reviewable) -> tuple[str, str, tuple[str, ...]] | None:
    """What is equal in all printings of a story; None for a finding that is not of one story, or of no figures."""
    if finding.cluster_id is None or not finding.printed:
        return None
    return finding.rule, finding.cluster_id, tuple("".join(text.split()) for text in finding.printed)
