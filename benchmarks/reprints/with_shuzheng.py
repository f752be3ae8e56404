"""Ours: all pairs inside the clusters, as the warehouse stores them."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from transforms.page import fold
from transforms.reprint import body, clusters, copies


def find(texts: list[str]) -> Iterator[tuple[int, int]]:
    """Cluster the texts and pair each story of a cluster with every other."""
    bodies = sorted(
        (body(str(i), "", i, fold(text)) for i, text in enumerate(texts)), key=lambda each: each.rank
    )
    confirmed = ((bodies[i].story_id, bodies[j].story_id) for i, j in copies(bodies))
    together: defaultdict[str, list[int]] = defaultdict(list)
    for story_id, cluster_id in clusters({each.story_id: each.rank for each in bodies}, confirmed).items():
        together[cluster_id].append(int(story_id))
    for members in together.values():
        yield from combinations(members, 2)
