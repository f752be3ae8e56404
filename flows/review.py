"""Reviewing findings and correcting figures of a warehouse, for the command line (复核、更正).

The warehouse is only read; what people say goes into the files beside it (``flows.sidecar``).
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from checks.correction import (
    Corrected,
    Correction,
    PrintedFigure,
    Refused,
    corrected,
    correction_of,
)
from checks.review import SAID, Review, Reviewable, ReviewError, review_of, reviewed
from flows import sidecar
from flows.notes import CorrectionNote, ReviewNote
from flows.summary import People
from warehouse.store import reading

Note = TypeVar("Note")
Made = TypeVar("Made")

SHORT = 6
"""Characters of a fingerprint that have to be typed at least. 2026-11: set to 6."""

_FAILING = """
SELECT c.result_id, c.fingerprint, c.rule, c.story_id, s.cluster_id, c.metric_ids, c.severity, c.message, c.repair, d.path, s.headline
FROM check_results AS c
LEFT JOIN documents AS d ON d.doc_id = c.doc_id LEFT JOIN stories AS s ON s.story_id = c.story_id
WHERE c.verdict = 'fails'
ORDER BY CASE c.severity WHEN 'error' THEN 0 WHEN 'warn' THEN 1 ELSE 2 END, d.path, c.result_id
"""
_OPERANDS = """
SELECT metric_id, raw_text FROM metrics
WHERE metric_id IN (SELECT unnest(metric_ids) FROM check_results WHERE verdict = 'fails')
"""


@dataclass(frozen=True, slots=True)
class Listed:
    """A failing finding with the review that counts for it, if there is one."""

    finding: Reviewable
    severity: str
    message: str
    repair: str | None
    path: str | None
    headline: str | None
    review: Review | None

    @property
    def said(self) -> str:
        """One line for the terminal."""
        seen = "未复核" if self.review is None else f"{SAID[self.review.verdict]}（{self.review.reviewer}）"
        return f"{self.finding.fingerprint[:12]}  {seen}  {self.path or '几个版面'}  {self.message}"


def failing(warehouse: Path) -> list[Listed]:
    """All failing findings, the gravest first. Raises PublishError (SidecarError)."""
    with reading(warehouse) as con:
        rows = con.execute(_FAILING).fetchall()
        printed = dict(con.execute(_OPERANDS).fetchall())
    findings = [
        Reviewable(id_, fingerprint, rule, story, cluster, tuple(printed.get(i, "") for i in operands))
        for id_, fingerprint, rule, story, cluster, operands, *_ in rows
    ]
    given = reviewed(findings, sidecar.reviews(warehouse))
    return [
        Listed(finding, *row[6:], review=given.get(finding.result_id))
        for finding, row in zip(findings, rows, strict=True)
    ]


def is_open(listed: Listed) -> bool:
    """Whether nobody has dismissed it."""
    return listed.review is None or listed.review.verdict != "dismissed"


def set_review(
    warehouse: Path, fingerprint: str, verdict: str, reason: str, reviewer: str, at: dt.datetime
) -> tuple[Review, list[Listed]]:
    """Take a review and write it down; the findings that it counts for now.

    ``fingerprint`` may be its first characters. Raises ReviewError, SidecarError, PublishError.
    """
    known = sorted({each.finding.fingerprint for each in failing(warehouse)})
    review = review_of(_whole(fingerprint, known), verdict, reason, reviewer, _utc(at))
    sidecar.append(warehouse, "reviews", sidecar.review_row(review))
    return review, [each for each in failing(warehouse) if each.review == review]


def set_reviews(warehouse: Path, notes: Sequence[ReviewNote]) -> list[Review]:
    """Take the reviews of a file, all of them or none; those that were new.

    Raises ReviewError with everything that is refused, SidecarError, PublishError.
    """
    known = sorted({each.finding.fingerprint for each in failing(warehouse)})

    def made(note: ReviewNote) -> Review:
        whole = _whole(note.fingerprint, known)
        return review_of(whole, note.verdict, note.reason, note.name, note.made_at)

    here = set(sidecar.reviews(warehouse))
    fresh = [review for review in _all_or_none(notes, made) if review not in here]
    for review in fresh:
        sidecar.append(warehouse, "reviews", sidecar.review_row(review))
    return fresh


def _all_or_none(notes: Iterable[Note], made: Callable[[Note], Made]) -> list[Made]:
    """What each note makes, once. Raises ReviewError that tells of every note that makes nothing."""
    found: dict[Made, None] = {}
    refused: list[str] = []
    for n, note in enumerate(notes, 1):
        try:
            found[made(note)] = None
        except ReviewError as error:
            refused.append(f"第{n}条：{error}")
    if refused:
        raise ReviewError("\n".join(["一条也没有记下：", *refused]))
    return list(found)


def _whole(begin: str, known: Sequence[str]) -> str:
    meant = [f for f in known if f.startswith(begin)]
    if len(begin) < SHORT or not meant:
        raise ReviewError(f"没有指纹以“{begin}”开头的问题（至少写{SHORT}位）。")
    if len(meant) > 1:
        raise ReviewError(f"指纹以“{begin}”开头的问题有{len(meant)}个，请多写几位。")
    return meant[0]


def figures(warehouse: Path) -> list[PrintedFigure]:
    """All stored figures in page order, each with the words of its story around it."""
    with reading(warehouse) as con:
        rows = con.execute(
            "SELECT m.metric_id, m.doc_id, m.raw_text, coalesce(m.quote, '') FROM metrics AS m"
            " ORDER BY m.doc_id, m.char_start, m.metric_id"
        ).fetchall()
    return [PrintedFigure(*row) for row in rows]


def said_by_people(warehouse: Path) -> People | None:
    """What reviews and corrections come to in a warehouse; None when nobody has said anything of it.

    Raises PublishError (SidecarError).
    """
    given, wanted = sidecar.reviews(warehouse), sidecar.corrections(warehouse)
    if not given and not wanted:
        return None
    verdicts = Counter(each.review.verdict if each.review else "" for each in failing(warehouse))
    applied, refused = standing_corrections(warehouse) if wanted else ((), ())
    return People(
        confirmed=verdicts["confirmed"],
        dismissed=verdicts["dismissed"],
        unclear=verdicts["unclear"],
        unseen=verdicts[""],
        corrected=len({each.correction.correction_id for each in applied}),
        refused=tuple(each.message for each in refused),
    )


def standing_corrections(warehouse: Path) -> tuple[tuple[Corrected, ...], tuple[Refused, ...]]:
    """What is corrected in a warehouse, and which corrections its pages no longer fit."""
    return corrected(sidecar.corrections(warehouse), figures(warehouse))


def set_correction(
    warehouse: Path,
    locator: str,
    expect: str,
    value: str,
    reason: str,
    author: str,
    at: dt.datetime,
    doc_id: str | None = None,
) -> tuple[Correction, tuple[Corrected, ...]]:
    """Take a correction and write it down, when the pages print what it expects; what it corrects.

    Raises ReviewError with the reason of a refusal, SidecarError, PublishError.
    """
    made = correction_of(doc_id, locator, expect, value, reason, author, _utc(at))
    found = _fitting(made, figures(warehouse))
    sidecar.append(warehouse, "corrections", sidecar.correction_row(made))
    return made, found


def set_corrections(warehouse: Path, notes: Sequence[CorrectionNote]) -> list[Correction]:
    """Take the corrections of a file, all of them or none; those that were new.

    Raises ReviewError with everything that is refused, SidecarError, PublishError.
    """
    printed = figures(warehouse)

    def made(note: CorrectionNote) -> Correction:
        correction = correction_of(
            None, note.at, note.expect, note.value, note.reason, note.name, note.made_at
        )
        _fitting(correction, printed)
        return correction

    here = {correction.correction_id for correction in sidecar.corrections(warehouse)}
    fresh = [c for c in _all_or_none(notes, made) if c.correction_id not in here]
    for correction in fresh:
        sidecar.append(warehouse, "corrections", sidecar.correction_row(correction))
    return fresh


def _fitting(made: Correction, printed: Sequence[PrintedFigure]) -> tuple[Corrected, ...]:
    """What a correction corrects. Raises ReviewError when it is unsigned, or the pages print otherwise."""
    if not made.reason or not made.author:
        raise ReviewError("更正要写明理由并署名。")
    found, refused = corrected([made], printed)
    if refused:
        raise ReviewError(refused[0].message)
    return found


def _utc(at: dt.datetime) -> dt.datetime:
    """UTC without a zone, as the warehouse keeps times."""
    return at.astimezone(dt.UTC).replace(tzinfo=None)
