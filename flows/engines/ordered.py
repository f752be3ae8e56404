"""Work that is done side by side, its results in order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Protocol, TypeVar

T = TypeVar("T")

LISTEN_SECONDS = 0.5
"""How often one who waits listens for Ctrl-C. Polars handles its signal so that a wait is resumed and not broken off
(SA_RESTART), which Python notices only between two of them. 2026-11-22: set to half a second."""


class Promised(Protocol):
    """Work that has been given out."""

    def result(self, timeout: float | None = None) -> Any:
        """Wait for it, for so many seconds at most; then raises TimeoutError."""
        ...

    def done(self) -> bool:
        """Whether it has a result, or has failed."""
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
                yield _result(out[0])
                out.popleft()
        while out:
            yield _result(out[0])
            out.popleft()
    finally:
        for each in out:
            each.cancel()


def _result(promised: Promised) -> Any:
    while True:
        try:
            return promised.result(LISTEN_SECONDS)
        except TimeoutError:
            if promised.done():  # just now, or the error is the work's own
                return promised.result()
