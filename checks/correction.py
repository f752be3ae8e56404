"""What should have been printed (更正): shown beside what was printed, never in its place.

A correction says where (a figure's id, or words around it), what must be printed there (``expect``), and what
it should have been. When the page no longer prints what is expected, the correction is refused and says so:
somebody has to look again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from checks.rule import digest
from transforms.page import fold
from transforms.quantity import find_quantities

ACTION = "print_as"
"""The only action so far: the figure should have been printed otherwise."""


@dataclass(frozen=True, slots=True)
class Correction:
    """``locator``: a ``metric_id``, or words of the page in which the figure stands.

    ``doc_id`` is None for a correction of every printing. ``value``: the figure as it should be printed.
    ``made_at`` is UTC without a zone.
    """

    correction_id: str
    doc_id: str | None
    locator: str
    expect: str
    value: str
    reason: str
    author: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class PrintedFigure:
    """A stored figure as far as corrections need it: ``quote`` is its sentence, ``raw_text`` the figure as printed."""

    metric_id: str
    doc_id: str
    raw_text: str
    quote: str


@dataclass(frozen=True, slots=True)
class Corrected:
    """A figure with its correction beside it; ``number`` in base units of ``unit``."""

    metric_id: str
    printed: str
    value: str
    number: Decimal
    unit: str
    correction: Correction

    @property
    def said(self) -> str:
        """One sentence for an editor."""
        c = self.correction
        return f"原文印作“{self.printed}”，{c.author}更正为“{self.value}”：{c.reason}"


@dataclass(frozen=True, slots=True)
class Refused:
    """A correction that was not applied, and why, in Chinese."""

    correction: Correction
    message: str


def correction_of(
    doc_id: str | None, locator: str, expect: str, value: str, reason: str, author: str, at: datetime
) -> Correction:
    """A correction with its id, which is the same whenever the same is said at the same time."""
    id_ = digest("correction", doc_id or "", locator, expect, value, author, at.isoformat())
    return Correction(
        id_, doc_id, locator.strip(), expect.strip(), value.strip(), reason.strip(), author.strip(), at
    )


def corrected(
    corrections: Iterable[Correction], figures: Sequence[PrintedFigure]
) -> tuple[tuple[Corrected, ...], tuple[Refused, ...]]:
    """What is corrected, in the order of the figures, and what is refused, in the order of making.

    Of several corrections of one figure the latest counts; the others stay on record.
    """
    by_id = {f.metric_id: f for f in figures}
    applied: dict[str, Corrected] = {}
    refused: list[Refused] = []
    for correction in sorted(corrections, key=lambda c: (c.made_at, c.correction_id)):
        read = _number(correction.value)
        if read is None:
            refused.append(_refused(correction, f"“{correction.value}”读不成一个数"))
            continue
        found = list(_meant(correction, by_id, figures))
        if isinstance(problem := _problem(correction, found), str):
            refused.append(_refused(correction, problem))
            continue
        for figure in found:
            applied[figure.metric_id] = Corrected(
                figure.metric_id, _plain(figure.raw_text), correction.value, *read, correction
            )
    return tuple(applied[f.metric_id] for f in figures if f.metric_id in applied), tuple(refused)


def _meant(
    correction: Correction, by_id: dict[str, PrintedFigure], figures: Sequence[PrintedFigure]
) -> Iterator[PrintedFigure]:
    """The figures at the locator, whatever is printed there; of words, those printed as expected."""
    if correction.locator in by_id:
        yield by_id[correction.locator]
        return
    words, expect = _plain(correction.locator), _plain(correction.expect)
    if not words or expect not in words:
        return
    for figure in figures:
        of_page = correction.doc_id is None or figure.doc_id == correction.doc_id
        if of_page and _plain(figure.raw_text) == expect and words in _plain(figure.quote):
            yield figure


def _problem(correction: Correction, found: Sequence[PrintedFigure]) -> str | None:
    """Why the figures found are not what the correction is about."""
    if not found:
        return f"版面上找不到“{correction.locator}”处的“{correction.expect}”，原文可能已经改过，请重新核对"
    if correction.doc_id is not None and len(found) > 1:
        return f"“{correction.locator}”处有{len(found)}个“{correction.expect}”，请把位置写得更明确"
    for figure in found:
        if _plain(figure.raw_text) != _plain(correction.expect):
            printed = _plain(figure.raw_text)
            return f"那里应当印作“{correction.expect}”，现在印作“{printed}”，请重新核对"
    if _plain(correction.value) == _plain(correction.expect):
        return "更正后的写法与原文相同"
    return None


def _refused(correction: Correction, why: str) -> Refused:
    return Refused(correction, f"更正没有采用：{why}（{correction.author}，{correction.made_at:%Y-%m-%d}）。")


def _plain(text: str) -> str:
    """As printed, without the white space of layout and in half width."""
    return "".join(fold(text).split())


def _number(value: str) -> tuple[Decimal, str] | None:
    """The number and measure word of a figure typed by a person; None when it is not just one figure."""
    text = _plain(value)
    found = [q for q in find_quantities(text) if q.numeral is not None]
    if len(found) != 1 or found[0].numeral is None or found[0].numeral.value is None:
        return None
    whole = found[0].start == 0 and found[0].end == len(text)
    return (found[0].numeral.value, found[0].unit) if whole else None
