"""The same figure in two printings of one story (两次刊登的同一数字).

Copies keep their sentences, save slips of the scanner and an editor's pen. A sentence is known by its
letters with every figure masked; a figure by its place among the figures of the same sentence, or, where
the letters differ, by the letters beside it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from checks.figures.sentence import Sentence
from transforms.copies.overlap import letters
from transforms.copies.shared_numbers import FIGURE_MARK
from transforms.metric import Metric

LIKE = 0.7
"""Share of pairs of letters that two sentences share when they are one, misread here and there: a tenth of
the letters misread leaves eight pairs of ten. 2026-11: set to 0.7."""
BESIDE = 3
"""Letters on a side by which a figure is known in a sentence with slips. 2026-11: set to 3."""


def printed_twice(
    sentences: Iterable[Sentence], cluster_of: Mapping[str, str]
) -> Iterator[tuple[Metric, Metric]]:
    """(canonical's figure, copy's figure) for every figure that stands in both, copy by copy, in page order."""
    printings: defaultdict[str, defaultdict[str, list[Sentence]]] = defaultdict(lambda: defaultdict(list))
    told = list(sentences)
    often = Counter(cluster_of.get(story) for story in {sentence.story_id for sentence in told})
    for sentence in told:
        cluster = cluster_of.get(sentence.story_id)
        if cluster is not None and often[cluster] > 1:
            printings[cluster][sentence.story_id].append(sentence)
    for cluster in sorted(printings):
        stories = printings[cluster]
        canonical = stories.pop(cluster, None)
        if canonical is not None:
            known = [_frame(sentence) for sentence in canonical]
            for story in sorted(stories):
                for first, second, same in _same_sentences(canonical, known, stories[story]):
                    yield from _same_figures(first, second, same)


def _frame(sentence: Sentence) -> str:
    """The sentence's letters with one mark for each figure."""
    parts, at = [], 0
    for figure in sentence.figures:
        parts.append(letters(sentence.text[at : figure.start - sentence.start]))
        at = figure.end - sentence.start
    return FIGURE_MARK.join([*parts, letters(sentence.text[at:])])


def _same_sentences(
    first: Sequence[Sentence], framed: Sequence[str], second: Sequence[Sentence]
) -> Iterator[tuple[Sentence, Sentence, bool]]:
    """Sentences with one frame (True; those of ``first`` are given), where neither story has it twice; then those whose letters are most alike."""
    frames = [framed, [_frame(sentence) for sentence in second]]
    often = [Counter(story) for story in frames]
    known = {frame: i for i, frame in enumerate(frames[0]) if often[0][frame] == 1}
    taken: set[int] = set()
    unmatched: list[int] = []
    for j, frame in enumerate(frames[1]):
        i = known.get(frame)
        if i is not None and often[1][frame] == 1:
            taken.add(i)
            yield first[i], second[j], True
        elif frame not in often[0]:
            unmatched.append(j)
    pairs_of = {i: _pairs(frame) for i, frame in enumerate(frames[0]) if i not in taken}
    for j in unmatched:
        mine = _pairs(frames[1][j])
        likest = max(pairs_of, key=lambda i: (_share(mine, pairs_of[i]), -i), default=None)
        if likest is not None and _share(mine, pairs_of[likest]) >= LIKE:
            del pairs_of[likest]
            yield first[likest], second[j], False


def _pairs(frame: str) -> Counter[str]:
    return Counter(frame[i : i + 2] for i in range(len(frame) - 1))


def _share(mine: Counter[str], other: Counter[str]) -> float:
    """Dice's share of pairs of letters that both have (Dice 1945)."""
    total = mine.total() + other.total()
    return 2 * (mine & other).total() / total if total else 0.0


def _same_figures(first: Sentence, second: Sentence, same_frame: bool) -> Iterator[tuple[Metric, Metric]]:
    if same_frame:
        yield from ((a, b) for a, b in zip(first.figures, second.figures, strict=True) if _comparable(a, b))
        return
    there, here = _beside(first), _beside(second)
    for at, (before, behind) in enumerate(here):
        places = [i for i, known in enumerate(there) if known == (before, behind)] or [
            i
            for i, known in enumerate(there)
            if (before and known[0] == before) or (behind and known[1] == behind)
        ]
        alike = sum(known == (before, behind) for known in here)
        if len(places) == alike == 1 and _comparable(first.figures[places[0]], second.figures[at]):
            yield first.figures[places[0]], second.figures[at]


def _beside(sentence: Sentence) -> list[tuple[str, str]]:
    """The letters before and behind every figure of the sentence."""
    found: list[tuple[str, str]] = []
    for figure in sentence.figures:
        at, end = figure.start - sentence.start, figure.end - sentence.start
        found.append((letters(sentence.text[:at])[-BESIDE:], letters(sentence.text[end:])[:BESIDE]))
    return found


def _comparable(a: Metric, b: Metric) -> bool:
    return a.unit == b.unit and (a.approx == "range") == (b.approx == "range")
