"""Work that is done side by side, its results in order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Protocol, TypeVar

T = TypeVar("T")


class Promised(Protocol):
    """Work that has been given out."""

    def result(self) -> Any:
        """Wait for it."""
        ...

    def cancel(self) -> Any:
        """It is not wanted any more."""
        ...


def in_order(give_out: Callable[[T], Promised], items: Iterable[T], ahead: int) -> Iterator[Any]:
    """The result for every item; up to ``ahead`` items are given out before the first result is taken.

    So memory does not grow with the items, and nobody waits while the caller uses a result.
    """
    out: deque[Promised] = deque()
    try:
        for item in items:
            out.append(give_out(item))
            if len(out) >= ahead:
                yield out.popleft().result()
        while out:
            yield out.popleft().result()
    finally:
        for each in out:
            each.cancel()
