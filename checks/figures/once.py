"""What several rules need of the same figures is worked out once (同一批数字只算一次)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import wraps
from typing import TypeVar

from checks.figures.sentence import Sentence
from checks.rule import Facts
from transforms.metric import Metric

A = TypeVar("A")
T = TypeVar("T")

REMEMBERED = 3_000
"""Figures of which one thing is remembered: every rule asks for the same ones again.

2026-11: 20,000. 2026-11-22: 3,000, more than are judged together; figures of pages long judged were kept alive for nothing."""
STORIES = 300
"""Stories of which one thing is remembered. 2026-11-23: 300, those of so many figures."""


def of_figure(work: Callable[[Metric], T]) -> Callable[[Metric], T]:
    """``work`` that remembers what it gave for a figure."""
    return _by_identity(work, REMEMBERED)


def of_story(
    work: Callable[[Sequence[Sentence]], Iterable[T]],
) -> Callable[[Sequence[Sentence]], tuple[T, ...]]:
    """``work`` that remembers what it listed for the sentences of a story."""

    @wraps(work)
    def listed(story: Sequence[Sentence]) -> tuple[T, ...]:
        return tuple(work(story))

    return _by_identity(listed, STORIES)


def _by_identity(work: Callable[[A], T], most: int) -> Callable[[A], T]:
    """``work`` that remembers what it gave for a thing.

    By identity, which is asked for faster than equality; what is remembered stays alive, so no other has its ``id``.
    """
    known: dict[int, T] = {}
    alive: list[A] = []

    @wraps(work)
    def remembered(thing: A) -> T:
        key = id(thing)
        if key in known:
            return known[key]
        if len(known) > most:
            known.clear()
            alive.clear()
        found = known[key] = work(thing)
        alive.append(thing)
        return found

    return remembered


def kept(work: Callable[[Facts], T]) -> Callable[[Facts], T]:
    """``work`` that remembers what it gave for the last facts; facts never change, so nothing else can differ."""
    last: list[tuple[Facts, T]] = []

    @wraps(work)
    def remembered(facts: Facts) -> T:
        for known, found in last:
            if known is facts:
                return found
        found = work(facts)
        last[:] = [(facts, found)]
        return found

    return remembered


def once(work: Callable[[Facts], Iterable[T]]) -> Callable[[Facts], tuple[T, ...]]:
    """As :func:`kept`, for work that yields one thing after another."""

    @wraps(work)
    def listed(facts: Facts) -> tuple[T, ...]:
        return tuple(work(facts))

    return kept(listed)
