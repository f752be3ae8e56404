"""Steps tell whoever is watching that they begin and end; knows no Prefect, so a terminal can use it."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StepEvent:
    """A step has begun (``counts`` is None) or ended, with its counts in words.

    ``steps`` is how many steps the run will have, 0 as long as that is not known.
    """

    title: str
    counts: str | None
    seconds: float
    steps: int = 0


Listener = Callable[[StepEvent], None]
_listener: ContextVar[Listener | None] = ContextVar("listener", default=None)
_batch: ContextVar[str] = ContextVar("batch", default="")
_steps: ContextVar[list[int] | None] = ContextVar("steps", default=None)


@contextmanager
def batch(number: int, of: int) -> Generator[None]:
    """Steps that run inside the block belong to one of several batches of pages and say so."""
    token = _batch.set(f" {number}/{of}" if of > 1 else "")
    try:
        yield
    finally:
        _batch.reset(token)


def in_batch(title: str) -> str:
    """The title of a step, with its batch when there are several."""
    return f"{title}{_batch.get()}"


def expect(steps: int) -> None:
    """Say how many steps the run will have."""
    known = _steps.get()
    if known is not None:
        known[:] = [steps]


def expected() -> int:
    """How many steps the run will have; 0 as long as that is not known."""
    return sum(_steps.get() or ())


@contextmanager
def watched_by(listener: Listener) -> Generator[None]:
    """Steps that run inside the block tell ``listener``."""
    token = _listener.set(listener)
    # A list, because a step may run in a copy of this context, where a value that is set stays.
    plan = _steps.set([])
    try:
        yield
    finally:
        _steps.reset(plan)
        _listener.reset(token)


def tell(event: StepEvent) -> None:
    """Pass ``event`` to the listener, if there is one."""
    listener = _listener.get()
    if listener is not None:
        listener(event)
