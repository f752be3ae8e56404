"""Which stories are one story printed twice (转载, 重复刊登)?

Copies differ by headline, byline, lead, cuts and slips of the scanner; look-alikes from one template
(套用模板) differ by their figures and names. Candidates share a key of their text
(``transforms.copies.signature``) and grow in step with the number of stories; every candidate pair is then
judged as a whole by ``are_copies``, which sees the two texts and nothing else. So the clusters are the
same in whatever order and in whatever batches the stories come.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from math import log
from typing import TypeVar

import polars as pl

from transforms.copies.overlap import FOREIGN, Overlap, gaps, letters, overlap, runs
from transforms.copies.shared_numbers import FIGURE_MARK, agreement, evidence, frame, neighbours
from transforms.copies.signature import keys, pairs
from transforms.record import record
from transforms.stories.draft import HEADS
from transforms.story import Story

MIN_CHARS = 60
"""Letters and digits of the shortest body that is compared. 2026-11: set to 60."""
MIN_SHARE_OF_LENGTH = 0.2
"""A brief shorter than this share of the other story is a part of it, not a copy. 2026-11: set to 0.2."""
OTHER_SENTENCE = 3.0
"""What a stretch of another text after the lead speaks against it; less in a bad scan. 2026-11: set to 3."""
LONGEST_NAME = 6
"""Letters of the longest name that fills a template. 2026-11: set to 6."""
LEAD = 0.4
"""The longest lead (导语) written anew, as a share of the shorter body. 2026-11: set to 0.4."""
OTHER_LEAD = 7.0
"""What such a lead speaks against a copy, for the whole of a body. 2026-11: 5, then 7."""
COVERED = 0.85
"""Share of the shorter body after its lead that stands in the longer when they are copies: editors cut
and write leads anew, but not what stands between. 2026-11: 0.6 of the whole body, then 0.85 after it."""
SAME_TEXT = 2.0
"""What the same text speaks for a copy, in the measure of ``shared_numbers.evidence``. 2026-11: set to 2."""
SAME_LETTERS = 1.5
"""What it speaks besides when all letters but those of figures agree, names too. 2026-11: set to 1.5."""
MOST_SLIPS = 0.2
"""Share of letters that differ between two bad scans of one text: a tenth of each. 2026-11: set to 0.2."""
WORDS_IN_TEMPLATE = 0.8
"""Of what two stories on one template fill in besides figures, the share of two letters or more."""
OTHER_WORD = 1.5
"""The most that one word in another's place speaks against a copy. 2026-11: set to 1.5."""
OTHER_NAME = 2.5
"""What it speaks besides when it is a name: used again, or before 县, 市, 镇 …; less in a bad scan.
2026-11: 1.5, then 2.5."""

T = TypeVar("T", int, str)

_AFTER_PLACE = frozenset("省州盟旗县市区镇乡村街社")


Rank = tuple[int, str, int]
"""Sorts the canonical story of a cluster first: letters (negative), document, sequence."""


@record
class Membership:
    """A story's cluster, named after its canonical story: the longest, then by document and sequence."""

    cluster_id: str
    is_canonical: bool


@record
class Body:
    """What is compared of one story. ``folded``: its text without heads; ``letters``: letters and digits."""

    story_id: str
    doc_id: str
    seq: int
    folded: str
    letters: str

    @property
    def rank(self) -> Rank:
        """Its place among the stories of a cluster."""
        return -len(self.letters), self.doc_id, self.seq


def cluster(stories: Sequence[Story]) -> dict[str, Membership]:
    """The cluster of every story by its id, whatever the order of ``stories``.

    Only stories proper with enough text are compared; each of the others is its own cluster.
    """
    bodies = sorted(comparable(stories), key=lambda body: body.rank)
    confirmed = ((bodies[i].story_id, bodies[j].story_id) for i, j in copies(bodies))
    named = clusters({body.story_id: body.rank for body in bodies}, confirmed)
    found = {story.story_id: Membership(story.story_id, True) for story in stories}
    return found | {story: Membership(name, name == story) for story, name in named.items()}


def comparable(stories: Iterable[Story]) -> Iterator[Body]:
    """The bodies of stories proper with enough text."""
    for story in stories:
        if story.kind != "story":
            continue
        reading = story.reading
        folded = "\n".join(reading.folded[p.start : p.end] for p in reading.paragraphs if p.kind not in HEADS)
        made = body(story.story_id, story.doc_id, story.seq, folded)
        if len(made.letters) >= MIN_CHARS:
            yield made


def body(story_id: str, doc_id: str, seq: int, folded: str) -> Body:
    """The body of a story from its folded text."""
    return Body(story_id, doc_id, seq, folded, letters(folded))


def copies(bodies: Sequence[Body], keyed: pl.DataFrame | None = None) -> Iterator[tuple[int, int]]:
    """Pairs of indices of bodies that are copies: enough of them to connect every cluster.

    Of bodies with the same text only the first is compared with others. ``keyed``: the keys of the
    bodies' letters (``transforms.copies.signature.keys``), if they are known already.
    """
    first: dict[str, int] = {}
    for i, each in enumerate(bodies):
        if (j := first.setdefault(each.folded, i)) != i:
            yield j, i
    kept = pl.Series(first.values(), dtype=pl.UInt32)
    if keyed is None:
        keyed = keys([bodies[i].letters for i in kept])
        keyed = keyed.with_columns(text=kept.gather(keyed["text"]))
    elif len(kept) < len(bodies):
        keyed = keyed.filter(pl.col("text").is_in(kept.implode()))
    roots: dict[int, int] = {}
    for i, j in pairs(keyed).iter_rows():
        a, b = _root(roots, i), _root(roots, j)
        if a != b and are_copies(bodies[i], bodies[j]):
            roots[b] = a
            yield i, j


def clusters(ranks: Mapping[str, Rank], confirmed: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Every id of ``ranks`` with the id that ranks first of those it is connected with.

    Clusters made before can be joined with new stories: each stands for its stories under the id and
    rank of its canonical one.
    """
    roots: dict[str, str] = {}
    for a, b in confirmed:
        first, second = sorted((_root(roots, a), _root(roots, b)), key=ranks.__getitem__)
        if first != second:
            roots[second] = first
    return {each: _root(roots, each) for each in ranks}


def _root(roots: dict[T, T], of: T) -> T:
    """Whom ``of`` is connected with at last; what is not in ``roots`` stands alone."""
    while (above := roots.get(of, of)) != of:
        roots[of] = roots.get(above, above)
        of = roots[of]
    return of


def are_copies(a: Body, b: Body) -> bool:
    """Whether two bodies are one story: enough text in common, and not other figures or names in it."""
    short, long = (a, b) if (len(a.letters), a.letters) <= (len(b.letters), b.letters) else (b, a)
    if len(short.letters) < MIN_SHARE_OF_LENGTH * len(long.letters):
        return False
    if short.letters in long.letters:
        return True
    mine, other = _frame(short.folded), _frame(long.folded)
    figures = agreement(_neighbours(mine), _neighbours(other))
    if evidence(figures, MOST_SLIPS) + SAME_TEXT + SAME_LETTERS <= 0:
        return False
    text = overlap(mine.letters, _runs(other.letters))
    if text.begins > LEAD or text.covered < COVERED:
        return False
    spoken = evidence(figures, text.slips) + SAME_TEXT - OTHER_LEAD * text.begins
    if 0 not in text.found:
        return spoken + SAME_LETTERS > 0
    return spoken > 0 and spoken > _other_words(mine.letters, other.letters, text)


def _other_words(short: str, long: str, text: Overlap) -> float:
    """How much the words of the shorter text that the longer has not speak against a copy.

    Slips are single letters, seldom two together; the names that fill a template are words.
    """
    missing = [gap for gap in gaps(short, text) if FIGURE_MARK not in gap[0] or len(gap[0]) > LONGEST_NAME]
    words = [gap for gap in missing if 1 < len(gap[0]) < FOREIGN]
    foreign = sum(len(gap[0]) >= FOREIGN for gap in missing)
    # Two slips less than three letters apart look like a word.
    expected = min(WORDS_IN_TEMPLATE, 0.05 + 3 * text.slips)
    against = len(words) * min(OTHER_WORD, log(WORDS_IN_TEMPLATE / expected))
    against -= (len(missing) - len(words) - foreign) * max(0.0, log((1 - expected) / (1 - WORDS_IN_TEMPLATE)))
    names = {
        word
        for word, after in words
        if len(word) <= LONGEST_NAME
        and word not in long
        and (short.count(word) > 1 or not _AFTER_PLACE.isdisjoint(word[1:] + after))
    }
    sure = max(0.0, 1 - 4 * text.slips)
    return max(0.0, against) + sure * (OTHER_NAME * min(2, len(names)) + OTHER_SENTENCE * foreign)


_neighbours = lru_cache(maxsize=256)(neighbours)
_frame = lru_cache(maxsize=256)(frame)
_runs = lru_cache(maxsize=64)(runs)
