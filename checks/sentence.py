"""A printed sentence with its figures in order: the window in which rules look for operands (句子)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from checks.folded import folded
from transforms.metric import Metric

_SPELLED = frozenset("一二三四五六七八九十两")
_TOGETHER = frozenset({"合计", "共计", "总计", "相加", "之和", "加起"})
_CLAUSE_MARK = re.compile(r"[,;:、。](?![0-9]{3}(?![0-9]))")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a story: its folded ``text``, and its figures in reading order.

    ``start`` and ``end`` are offsets of the story's reading text; those of the figures count from there.
    """

    story_id: str
    start: int
    end: int
    text: str
    figures: tuple[Metric, ...]

    def lead(self, at: int) -> str:
        """What stands between the figure before ``at`` (or the sentence's head) and that figure."""
        begin = self.figures[at - 1].end if at else self.start
        return self.text[max(0, begin - self.start) : self.figures[at].start - self.start]

    def clause_lead(self, at: int) -> str:
        """The part of :meth:`lead` in the figure's own clause."""
        return _CLAUSE_MARK.split(self.lead(at))[-1]

    def tail(self, at: int) -> str:
        """What stands behind the figure in its clause, up to the next figure."""
        behind = self.figures[at].end - self.start
        until = self.figures[at + 1].start - self.start if at + 1 < len(self.figures) else len(self.text)
        return _CLAUSE_MARK.split(self.text[behind:until])[0]

    def words(self, at: int) -> str:
        """The words around the figure in its own clause: 扶持765人自主创业 gives 扶持自主创业."""
        return self.clause_lead(at) + self.tail(at)

    def between(self, first: int, last: int) -> str:
        """Everything from behind figure ``first`` up to figure ``last``."""
        return self.text[self.figures[first].end - self.start : self.figures[last].start - self.start]


def _text_of(figures: Sequence[Metric]) -> tuple[int, str] | None:
    """Start and folded text of the sentence; a quote is stored without the white space around it.

    None where the quote does not hold its figures at their offsets, as no rule can then read it.
    """
    first = figures[0]
    text = folded(first.quote)
    printed = "".join(folded(first.evidence.raw_text).split())
    spare = first.sentence_end - first.sentence_start - len(text)
    for cut in range(min(max(spare, 0), 4) + 1):
        at = first.start - first.sentence_start - cut
        if at >= 0 and "".join(text[at : at + first.end - first.start].split()) == printed:
            return first.sentence_start + cut, text
    return None


def _counts(metric: Metric) -> bool:
    """Quantities about one thing (三项合计, 60岁) are no operands, nor are classes (三类水); days may fit dates."""
    if metric.evidence.raw_text[:1] in _SPELLED and (metric.unit in ("类", "级", "等") or _sums_up(metric)):
        return False
    return metric.role != "context" or metric.unit in ("天", "日")


def _sums_up(metric: Metric) -> bool:
    """三项合计, 两者相加: how many figures come together, no figure of its own."""
    behind = metric.quote[max(0, metric.end - metric.sentence_start) :][:2]
    return metric.unit in ("项", "者", "种", "个", "块") and behind in _TOGETHER


def sentences(story: Iterable[Metric]) -> Iterator[Sentence]:
    """The sentences of one story that hold figures, in reading order."""
    ordered = sorted((m for m in story if _counts(m)), key=lambda m: (m.sentence_start, m.start))
    for _, group in groupby(ordered, key=lambda m: m.sentence_start):
        figures = tuple(group)
        found = _text_of(figures)
        if found is not None:
            start, text = found
            yield Sentence(figures[0].story_id, start, figures[0].sentence_end, text, figures)
