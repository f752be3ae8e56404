"""The metric (指标值): one printed statistic with its evidence, meaning and links."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from transforms.page import Page
from transforms.place import Place
from transforms.record import record
from transforms.role import Role
from transforms.stories.reading import LAYOUT


class EvidenceError(ValueError):
    """A span does not re-read to the text that was taken from it."""


@record
class Evidence:
    """The characters of the page that a number was printed with: ``page[char_start:char_end] == raw_text``.

    Made by :meth:`read` only, which takes the text from the page itself.
    """

    doc_id: str
    char_start: int
    char_end: int
    raw_text: str

    @classmethod
    def read(cls, page: Page, char_start: int, char_end: int, expected: str | None = None) -> Evidence:
        """The evidence at ``[char_start, char_end)``.

        ``expected`` is the text as some stage saw it, white space and marks of layout aside; raises EvidenceError
        when the page says something else there.
        """
        if not 0 <= char_start < char_end <= len(page.text):
            raise EvidenceError(f"{page.path}: span {char_start}..{char_end} is not on the page")
        raw = page.text[char_start:char_end]
        if expected is not None and raw != expected and LAYOUT.sub("", raw) != LAYOUT.sub("", expected):
            raise EvidenceError(f"{page.path}: page has {raw!r} at {char_start}, expected {expected!r}")
        return cls(page.doc_id, char_start, char_end, raw)

    @property
    def metric_id(self) -> str:
        """Stable id: the page's hash and the span (64 bits of hash tell four thousand million pages apart)."""
        return f"{self.doc_id[:16]}:{self.char_start}-{self.char_end}"


@record
class Metric:
    """One printed statistic.

    Numbers are in base units of ``unit`` (万 = 10 000; a percent stays the percent number; a decline is
    negative). ``value_low``/``value_high`` are bounds of the wording (超, 近 …), ``printed_low`` and
    ``printed_high`` those of the printed digits; None where there is none. ``start``/``end`` and
    ``sentence_start``/``sentence_end`` are offsets of the story's reading text.
    """

    evidence: Evidence
    story_id: str
    start: int
    end: int
    sentence_start: int
    sentence_end: int
    quote: str
    role: Role
    indicator: str
    indicator_code: str | None
    subject: str | None
    place: Place | None
    value: Decimal | None
    value_low: Decimal | None
    value_high: Decimal | None
    printed_low: Decimal | None
    printed_high: Decimal | None
    approx: str
    unit: str
    period_start: date | None
    period_end: date | None
    period_text: str
    of_metric_id: str | None = None
    target_metric_id: str | None = None
    same_as_metric_id: str | None = None

    @property
    def metric_id(self) -> str:
        """The evidence's id."""
        return self.evidence.metric_id
