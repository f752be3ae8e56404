"""What several rules need of the same figures is worked out once (同一批数字只算一次)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import TypeVar

from checks.rule import Facts

T = TypeVar("T")


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
