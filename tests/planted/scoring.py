"""Our stories of a planted page against its known answer, with the measure of ``tests/score.py``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from tests.planted.press import Planted, Truth
from tests.score import score_stories
from transforms.layout import classify
from transforms.page import read_page
from transforms.story import Story, cut_stories


def cut(planted: Planted) -> tuple[Story, ...]:
    """The stories that the program finds on a planted page."""
    page = read_page("planted.txt", planted.text.encode())
    return cut_stories(page, classify(page))


def score_page(planted: Planted) -> list[tuple[Truth, Counter[str]]]:
    """For each planted story: stories (1), boundaries, headline, order (0 or 1 each)."""
    found = [
        {
            "kind": story.kind,
            "headline": story.headline,
            "story_id": story.story_id,
            "cluster_id": story.story_id,
            "spans": [{"start": s, "end": e} for s, e in story.spans],
        }
        for story in cut(planted)
    ]
    return [
        (truth, score_stories({"stories": [_gold(truth)]}, found))
        for truth in planted.stories
        if truth.kind == "story"
    ]


def score_joins(planted: Planted) -> list[tuple[float, bool]]:
    """Each join of the page: the confidence it states, and whether it was written so."""
    following = {
        left[1]: right[0]
        for truth in planted.stories
        for left, right in zip(truth.spans, truth.spans[1:], strict=False)
    }
    return [
        (join.confidence, following.get(join.left) == join.right)
        for story in cut(planted)
        for join in story.joins
    ]


def score_marks(planted: Planted, mark: str) -> Counter[str]:
    """How often a mark (head_lost, tail_lost) is due (lost) and given (found), or not due (whole) and given (wrong)."""
    damage = {"head_lost": "head_gone", "tail_lost": "tail_gone"}[mark]
    owner = {
        at: truth for truth in planted.stories for s, e in truth.heads + truth.spans for at in range(s, e)
    }
    counts: Counter[str] = Counter()
    for story in cut(planted):
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


def shares(counts: Iterable[Counter[str]]) -> dict[str, float]:
    """Of all stories, the share with right boundaries, headline and reading order."""
    total = sum(counts, Counter[str]())
    return {slot: total[slot] / total["stories"] for slot in ("boundaries", "headline", "order")}
