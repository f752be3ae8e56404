"""Steps tell whoever is watching that they begin and end; knows no Prefect, so a terminal can use it."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StepEvent:
    """A step has begun (``counts`` is None) or ended, with its counts in words."""

    title: str
    counts: str | None
    seconds: float


Listener = Callable[[StepEvent], None]
_listener: ContextVar[Listener | None] = ContextVar("listener", default=None)


@contextmanager
def watched_by(listener: Listener) -> Generator[None]:
    """Steps that run inside the block tell ``listener``."""
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)


def tell(event: StepEvent) -> None:
    """Pass ``event`` to the listener, if there is one."""
    listener = _listener.get()
    if listener is not None:
        listener(event)
