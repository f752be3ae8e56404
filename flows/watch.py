"""Steps tell whoever is watching that they begin and end; knows no Prefect, so a terminal can use it."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StepEvent:
    """A step has begun (``counts`` is None) or ended, with its counts in words.

    ``steps`` is how many steps the run will have, 0 as long as that is not known. ``recorded``: whether Prefect
    keeps it as a task run.
    """

    title: str
    counts: str | None
    seconds: float
    steps: int = 0
    recorded: bool = True


RECORDED_BATCHES = 10
"""How many batches of a load become task runs, evenly spread; each costs client and server some ten milliseconds,
and a task run for every stage of every batch would grow with the pages. 2026-11: set to 10."""

Listener = Callable[[StepEvent], None]
_listener: ContextVar[Listener | None] = ContextVar("listener", default=None)
_batch: ContextVar[tuple[int, int]] = ContextVar("batch", default=(1, 1))
_steps: ContextVar[list[int] | None] = ContextVar("steps", default=None)


@contextmanager
def batch(number: int, of: int) -> Generator[None]:
    """Steps that run inside the block belong to one of several batches of pages and say so."""
    token = _batch.set((number, of))
    try:
        yield
    finally:
        _batch.reset(token)


def in_batch(title: str) -> str:
    """The title of a step, with its batch when there are several."""
    number, of = _batch.get()
    return f"{title} {number}/{of}" if of > 1 else title


def in_recorded_batch() -> bool:
    """Whether the batch at work is one of those that Prefect is told of: all of few, the last and some more of many."""
    number, of = _batch.get()
    return number * RECORDED_BATCHES // of > (number - 1) * RECORDED_BATCHES // of


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
