"""The best assignment of open ends to open beginnings (最优指派), each used once, some left alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import exp, inf

Place = tuple[int, int]
"""A beginning: number of a story and of a paragraph in it."""

LARGEST = 24
"""Ends that share beginnings and are solved exactly; more are taken by falling weight. 2026-11: set to 24."""


def assign(weights: Sequence[Mapping[Place, float]], alone: float) -> list[tuple[Place, float] | None]:
    """For each end its beginning and the share of that choice among its choices, or None: it stays alone.

    ``weights[i]`` has the log-odds of each beginning that end ``i`` may have, ``alone`` those of having none.
    The sum of all weights is the greatest that can be; a choice is believed when it outweighs all others
    of its end together.
    """
    chosen: list[Place | None] = [None] * len(weights)
    for group in _groups(weights):
        pick = _exact if len(group) <= LARGEST else _greedy
        for i, place in zip(group, pick([weights[i] for i in group], alone), strict=True):
            chosen[i] = place
    taken = set(chosen)
    found: list[tuple[Place, float] | None] = []
    for mine, place in zip(weights, chosen, strict=True):
        if place is None:
            found.append(None)
            continue
        rivals = sum(
            exp(w - mine[place]) for other, w in mine.items() if other == place or other not in taken
        )
        sure = 1 / (rivals + exp(alone - mine[place]))
        found.append((place, sure) if sure >= 0.5 else None)
    return found


def _groups(weights: Sequence[Mapping[Place, float]]) -> list[list[int]]:
    """Ends that share beginnings, directly or through others."""
    group: dict[Place, list[int]] = {}
    found: list[list[int]] = []
    for i, mine in enumerate(weights):
        joined = [i]
        for old in {id(group[p]): group[p] for p in mine if p in group}.values():
            joined = old + joined
            found.remove(old)
        found.append(joined)
        for end in joined:
            group.update(dict.fromkeys(weights[end], joined))
    return found


def _greedy(weights: Sequence[Mapping[Place, float]], alone: float) -> list[Place | None]:
    order = sorted(
        ((w, i, n, place) for i, mine in enumerate(weights) for n, (place, w) in enumerate(mine.items())),
        key=lambda choice: (-choice[0], choice[1], choice[2]),
    )
    chosen: list[Place | None] = [None] * len(weights)
    taken: set[Place] = set()
    for weight, i, _, place in order:
        if weight > alone and chosen[i] is None and place not in taken:
            chosen[i] = place
            taken.add(place)
    return chosen


def _exact(weights: Sequence[Mapping[Place, float]], alone: float) -> list[Place | None]:
    """The Hungarian method with one column of being alone for each end (Kuhn 1955, in the form with potentials)."""
    places = list(dict.fromkeys(place for mine in weights for place in mine))
    rows, columns = len(weights), len(places) + len(weights)
    cost = [
        [-mine.get(place, -inf) for place in places] + [-alone if k == i else inf for k in range(rows)]
        for i, mine in enumerate(weights)
    ]
    high, low = [0.0] * (rows + 1), [0.0] * (columns + 1)
    row_of = [0] * (columns + 1)
    for row in range(1, rows + 1):
        row_of[0], column = row, 0
        least, back, used = [inf] * (columns + 1), [0] * (columns + 1), [False] * (columns + 1)
        while row_of[column]:
            used[column] = True
            at, step, nearest = row_of[column], inf, 0
            for j in range(1, columns + 1):
                if used[j]:
                    continue
                reduced = cost[at - 1][j - 1] - high[at] - low[j]
                if reduced < least[j]:
                    least[j], back[j] = reduced, column
                if least[j] < step:
                    step, nearest = least[j], j
            for j in range(columns + 1):
                if used[j]:
                    high[row_of[j]] += step
                    low[j] -= step
                else:
                    least[j] -= step
            column = nearest
        while column:
            row_of[column] = row_of[back[column]]
            column = back[column]
    chosen: list[Place | None] = [None] * rows
    for j in range(1, len(places) + 1):
        if row_of[j]:
            chosen[row_of[j] - 1] = places[j - 1]
    return chosen
