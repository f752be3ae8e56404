"""Our stories of a planted page against its known answer, with the measure of ``tests/score.py``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from tests.planted.press import Planted, Truth
from tests.score import char_f1, score_stories
from transforms.layout import classify
from transforms.page import read_page
from transforms.story import Story, cut_stories

LOSSES = {"head_lost": "head_gone", "tail_lost": "tail_gone"}
"""The damage that each mark tells of."""


def cut(planted: Planted) -> tuple[Story, ...]:
    """The stories that the program finds on a planted page."""
    page = read_page("planted.txt", planted.text.encode())
    return cut_stories(page, classify(page))


def score_page(planted: Planted, cut: Sequence[Story]) -> list[tuple[Truth, Counter[str]]]:
    """For each planted story: stories (1), boundaries, headline, order (0 or 1 each)."""
    exact = {_positions(story.spans): story for story in cut if story.kind == "story"}
    scored: list[tuple[Truth, Counter[str]]] = []
    for truth in planted.stories:
        if truth.kind == "story":
            same = exact.get(_positions(truth.heads + truth.spans))
            scored.append((truth, _as_written(truth, same) if same else measured(truth, cut)))
    return scored


def measured(truth: Truth, cut: Iterable[Story]) -> Counter[str]:
    """What ``tests/score.py`` says of one planted story."""
    found = [
        {
            "kind": story.kind,
            "headline": story.headline,
            "story_id": story.story_id,
            "cluster_id": story.story_id,
            "spans": [{"start": s, "end": e} for s, e in story.spans],
        }
        for story in cut
    ]
    return score_stories({"stories": [_gold(truth)]}, found)


def _positions(spans: Iterable[tuple[int, int]]) -> tuple[int, ...]:
    return tuple(at for s, e in spans for at in range(s, e))


def _as_written(truth: Truth, story: Story) -> Counter[str]:
    """The same of a story that has every character of the truth and no other, in its order: most are such, and to compare
    them character by character takes long."""
    told = char_f1(truth.headline, story.headline) >= 0.8 if truth.headline else not story.headline
    return Counter(stories=1, boundaries=1, headline=int(told), order=1)


def score_joins(planted: Planted, cut: Iterable[Story]) -> list[tuple[float, bool]]:
    """Each join of the page: the confidence it states, and whether it was written so."""
    following = {
        left[1]: right[0]
        for truth in planted.stories
        for left, right in zip(truth.spans, truth.spans[1:], strict=False)
    }
    return [
        (join.confidence, following.get(join.left) == join.right) for story in cut for join in story.joins
    ]


def score_marks(planted: Planted, cut: Iterable[Story], mark: str) -> Counter[str]:
    """How often a mark (head_lost, tail_lost) is due (lost) and given (found), or not due (whole) and given (wrong)."""
    damage = LOSSES[mark]
    owner = {
        at: truth for truth in planted.stories for s, e in truth.heads + truth.spans for at in range(s, e)
    }
    counts: Counter[str] = Counter()
    for story in cut:
        whose = Counter(owner[at].number for s, e in story.spans for at in range(s, e) if at in owner)
        if story.kind != "story" or not whose:
            continue
        truth = planted.stories[whose.most_common(1)[0][0]]
        due, given = truth.damage == damage, getattr(story, mark)
        counts["lost" if due else "whole"] += 1
        counts["found" if due else "wrong"] += given
    return counts


def _gold(truth: Truth) -> dict[str, object]:
    return {
        "n": truth.number,
        "kind": truth.kind,
        "headline": truth.headline,
        "head": truth.heads,
        "fragments": truth.spans,
        "duplicate_of": None,
    }
