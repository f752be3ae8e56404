"""Which stories are one story printed twice (转载, 重复刊登)?

Copies differ by headline, byline, cuts and slips of the scanner; look-alikes from one template differ
by their numbers and names. Candidates come from an index of sampled shingles and grow in step with the
number of stories; every candidate pair is then compared as a whole.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from zlib import crc32

from transforms.draft import HEADS
from transforms.story import Story

MIN_CHARS = 60
"""Letters and digits of the shortest body that is compared. 2026-11: set to 60."""
MIN_SHARE_OF_LENGTH = 0.2
"""A brief shorter than this share of the other story is a part of it, not a copy. 2026-11: set to 0.2."""
CONTAINED = 0.8
"""Share of the shorter body's trigrams found in the other when they are copies. 2026-11: set to 0.8."""
CONTAINED_NOISY = 0.62
"""The same for scans with slips; then no repeated word may be missing. 2026-11: set to 0.62."""
AGREEING_NUMBERS = 0.4
"""Share of the smaller set of numbers that copies have in common. 2026-11: set to 0.4."""

_SHINGLE = 5
_SAMPLE = 8
_NOT_TEXT = re.compile(r"[\W_]+")
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")


@dataclass(frozen=True, slots=True)
class Membership:
    """A story's cluster, named after its canonical story: the longest, then by document and sequence."""

    cluster_id: str
    is_canonical: bool


@dataclass(frozen=True, slots=True)
class _Body:
    """What is compared of one story: letters and digits, counts of trigrams and pairs, numbers."""

    story: Story
    text: str
    trigrams: frozenset[str]
    repeated: frozenset[str]
    numbers: Counter[str]


def cluster(stories: Sequence[Story]) -> dict[str, Membership]:
    """The cluster of every story by its id, whatever the order of ``stories``.

    Only stories proper with enough text are compared; each of the others is its own cluster.
    """
    bodies = [_body(story) for story in stories if story.kind == "story"]
    bodies = [body for body in bodies if len(body.text) >= MIN_CHARS]
    bodies.sort(key=lambda body: (-len(body.text), body.story.doc_id, body.story.seq))
    roots = list(range(len(bodies)))
    for i, j in candidates([body.text for body in bodies]):
        a, b = _root(roots, i), _root(roots, j)
        if a != b and is_copy(bodies[i], bodies[j]):
            roots[max(a, b)] = min(a, b)
    found = {story.story_id: Membership(story.story_id, True) for story in stories}
    for i, body in enumerate(bodies):
        canonical = bodies[_root(roots, i)].story.story_id
        found[body.story.story_id] = Membership(canonical, canonical == body.story.story_id)
    return found


def _root(roots: list[int], i: int) -> int:
    while roots[i] != i:
        roots[i] = roots[roots[i]]
        i = roots[i]
    return i


def _body(story: Story) -> _Body:
    reading = story.reading
    folded = "\n".join(reading.folded[p.start : p.end] for p in reading.paragraphs if p.kind not in HEADS)
    text = _NOT_TEXT.sub("", folded)
    twice = Counter(text[i : i + 2] for i in range(len(text) - 1))
    return _Body(
        story,
        text,
        frozenset(text[i : i + 3] for i in range(len(text) - 2)),
        frozenset(pair for pair, n in twice.items() if n >= 3),
        Counter(_NUMBER.findall(folded)),
    )


def is_copy(a: _Body, b: _Body) -> bool:
    """Whether two bodies are one story: enough text in common, and not other numbers or names in it."""
    short, long = (a, b) if len(a.text) <= len(b.text) else (b, a)
    if len(short.text) < MIN_SHARE_OF_LENGTH * len(long.text):
        return False
    contained = len(short.trigrams & long.trigrams) / len(short.trigrams)
    if contained < CONTAINED_NOISY:
        return False
    if contained < CONTAINED and sum(pair not in long.text for pair in short.repeated) > 1:
        return False
    few, many = sorted((a.numbers, b.numbers), key=lambda numbers: numbers.total())
    return few.total() < 3 or (few & many).total() >= AGREEING_NUMBERS * few.total()


def candidates(texts: Iterable[str]) -> list[tuple[int, int]]:
    """Pairs of indices that share sampled shingles, ascending.

    Of every posting list only neighbours and pairs with its first entry are taken, so that a story
    printed n times gives some 2n pairs per shingle and not n².
    """
    postings: defaultdict[int, list[int]] = defaultdict(list)
    for i, text in enumerate(texts):
        for shingle in _sampled(text):
            postings[shingle].append(i)
    shared: Counter[tuple[int, int]] = Counter()
    for posting in postings.values():
        for at in range(1, len(posting)):
            shared[posting[at - 1], posting[at]] += 1
            if at > 1:
                shared[posting[0], posting[at]] += 1
    return sorted(pair for pair, n in shared.items() if n >= 2)


def _sampled(text: str) -> set[int]:
    """Hashes of every eighth shingle or so, chosen by the hash itself, so that copies choose alike."""
    hashes = {crc32(text[i : i + _SHINGLE].encode()) for i in range(len(text) - _SHINGLE + 1)}
    return {h for h in hashes if h % _SAMPLE == 0} | set(sorted(hashes)[:16])
