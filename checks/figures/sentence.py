"""A printed sentence with its figures in order: the window in which rules look for operands (句子)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from operator import attrgetter

from checks.figures.folded import folded
from transforms.metric import Metric
from transforms.text.sentence import NO_THOUSANDS

PERCENTS = frozenset({"%", "成"})
_SPELLED = frozenset("一二三四五六七八九十两")
_TOGETHER = re.compile("[一-龥]{0,4}?(?:合计|共计|总计|相加|之和|加起|合起)")
_THINGS = frozenset({"个", "家", "项", "类", "种", "座", "所", "支"})
_THE_OTHERS = ("其余", "其他", "其它", "余下", "剩余", "另外", "另有")
_TOGETHER_HAVE = re.compile("[一-龥]{1,8}?(?:合计|共计|总计|一共|共)")
_PLACES = re.compile(
    "街道|乡镇|镇街|县[市区]|市[县区]|区县|社区|地市|市州|盟市|旗县|[县区市镇乡村](?=[均都也正已则将,;。])"
)
_BY_SENTENCE = attrgetter("sentence_start")
_IN_READING_ORDER = attrgetter("sentence_start", "start")
_NO_LETTER = re.compile(r"[^一-龥A-Za-z]+")
_BRACKET = re.compile(r"\([^()]*\)?")
_CLAUSE_MARK = re.compile(rf"[,;:、。]{NO_THOUSANDS}")


class Sentence:
    """One sentence of a story: its folded ``text``, and its figures in reading order.

    ``start`` and ``end`` are offsets of the story's reading text; those of the figures count from there. All
    rules ask for the words around the same figures, so these are cut out once.
    """

    __slots__ = (
        "_told",
        "brackets",
        "clause_lead",
        "end",
        "figures",
        "lead",
        "percents",
        "start",
        "story_id",
        "tail",
        "text",
    )

    lead: Callable[[int], str]
    """What stands between the figure before ``at`` (or the sentence's head) and that figure."""
    clause_lead: Callable[[int], str]
    """The part of ``lead`` in the figure's own clause."""
    tail: Callable[[int], str]
    """What stands behind the figure in its clause, up to the next figure."""
    percents: Sequence[int]
    """Which of the figures are percents or tenths (成): most rules of shares and goals ask for no other."""
    brackets: Sequence[int | None]
    """Where the bracket begins in which each figure stands, None for those in none; empty where no figure is in any."""

    def __init__(self, story_id: str, start: int, end: int, text: str, figures: tuple[Metric, ...]) -> None:
        self.story_id, self.start, self.end, self.text, self.figures = story_id, start, end, text, figures
        gaps: list[str] = []
        begin = 0
        for figure in figures:
            gaps.append(text[begin : figure.start - start])
            begin = figure.end - start
        clauses = [_CLAUSE_MARK.split(gap) for gap in gaps]
        behind = _CLAUSE_MARK.split(text[begin:], 1)
        last = [clause[-1] for clause in clauses]
        if " " in text:  # 开工率为 98.4%
            gaps, last = (
                [said.rstrip() if said[-1:] == " " else said for said in some] for some in (gaps, last)
            )
        # Looked up some forty times a figure: straight from lists.
        self.lead, self.clause_lead = gaps.__getitem__, last.__getitem__
        self.tail = [clause[0] for clause in (*clauses[1:], behind)].__getitem__
        self.percents = [at for at, figure in enumerate(figures) if figure.unit in PERCENTS]
        self._told: list[str | None] = [None] * len(figures)
        self.brackets = self._in_brackets() if "(" in text else ()

    def words(self, at: int) -> str:
        """The words around the figure in its own clause: 扶持80人自主创业 gives 扶持自主创业."""
        return self.clause_lead(at) + self.tail(at)

    def told(self, at: int) -> str:
        """The letters of the figure's clause; of two figures side by side (7282户27256人) those of the first."""
        found = self._told[at]
        if found is None:
            first = at
            while first and not self.lead(first):
                first -= 1
            found = self._told[at] = letters(self.clause_lead(first) + self.tail(at))
        return found

    def _in_brackets(self) -> Sequence[int | None]:
        spans = [m.span() for m in _BRACKET.finditer(self.text)]
        at = [m.start - self.start for m in self.figures]
        inside = [next((a for a, b in spans if a <= begin < b), None) for begin in at]
        return inside if any(a is not None for a in inside) else ()

    def in_brackets(self, at: int, beside: int | None) -> bool:
        """Whether figure ``at`` stands in a bracket that figure ``beside`` (or the sentence itself) stands outside of."""
        its = self.brackets[at] if self.brackets else None
        return its is not None and (beside is None or its != self.brackets[beside])

    def between(self, first: int, last: int) -> str:
        """Everything from behind figure ``first`` up to figure ``last``."""
        return self.text[self.figures[first].end - self.start : self.figures[last].start - self.start]


@lru_cache(maxsize=4_000)
def letters(text: str) -> str:
    """``text`` without digits, marks and white space; rules ask for those of the same clauses again."""
    return _NO_LETTER.sub("", text)


def _text_of(figures: Sequence[Metric]) -> tuple[int, str] | None:
    """Start and folded text of the sentence; a quote is stored without the white space around it.

    None where the quote does not hold its figures at their offsets, as no rule can then read it.
    """
    first = figures[0]
    text, raw = folded(first.quote), folded(first.evidence.raw_text)
    begin = first.start - first.sentence_start
    if begin >= 0 and text[begin : begin + first.end - first.start] == raw:
        return first.sentence_start, text
    printed = "".join(raw.split())
    spare = first.sentence_end - first.sentence_start - len(text)
    for cut in range(min(max(spare, 0), 4) + 1):
        at = begin - cut
        if at >= 0 and "".join(text[at : at + first.end - first.start].split()) == printed:
            return first.sentence_start + cut, text
    return None


def _counts(metric: Metric) -> bool:
    """Quantities about one thing (三项合计, 60岁) are no operands, nor are classes (三类水); days may fit dates."""
    if metric.role == "context" and metric.unit not in ("天", "日"):
        return False
    if metric.unit in _THINGS and _of_the_others(metric):
        return False
    if metric.evidence.raw_text[:1] not in _SPELLED:
        return True
    return metric.unit not in ("类", "级", "等") and not _sums_up(metric)


def _of_the_others(metric: Metric) -> bool:
    """其余5个街道合计40件, 其余5个街道: of how many places the rest is told, no part of what is counted in such units.

    Where the places themselves are counted (全县36个乡镇中,…,其余24个乡镇), these are.
    """
    at, end = (max(0, offset - metric.sentence_start) for offset in (metric.start, metric.end))
    quote = metric.quote
    if not quote[max(0, at - 2) : at].endswith(_THE_OTHERS):
        return False
    if _TOGETHER_HAVE.match(quote, end):
        return True
    place = _PLACES.match(quote, end)
    return place is not None and f"个{place.group()}" not in quote[:at]


def _sums_up(metric: Metric) -> bool:
    """三项合计, 两者相加, 两种作物合计: how many figures come together, no figure of its own."""
    begin = max(0, metric.end - metric.sentence_start)
    counted = metric.unit in ("项", "者", "种", "个", "块", "类", "家")
    return counted and _TOGETHER.match(metric.quote, begin) is not None


def sentences(story: Iterable[Metric]) -> Iterator[Sentence]:
    """The sentences of one story that hold figures, in reading order."""
    ordered = sorted(filter(_counts, story), key=_IN_READING_ORDER)
    for _, group in groupby(ordered, key=_BY_SENTENCE):
        figures = tuple(group)
        found = _text_of(figures)
        if found is not None:
            start, text = found
            yield Sentence(figures[0].story_id, start, figures[0].sentence_end, text, figures)
