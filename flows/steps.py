"""A stage as a visible step: a Prefect task with its counts, and an event for whoever is watching."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import wraps
from typing import ParamSpec, TypeVar

from prefect import get_run_logger, task
from prefect.cache_policies import NO_CACHE
from prefect.states import Completed, State

P = ParamSpec("P")
R = TypeVar("R")


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


def step(title: str, counts: Callable[[R], str]) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Make a plain function a step named ``title``; ``counts`` puts its result into words.

    The counts stand in the step's log and in the message of its state. Pages and rows are handed on
    in memory: nothing is cached or persisted by Prefect.
    """

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        @task(
            name=getattr(function, "__name__", title),
            description=function.__doc__,
            task_run_name=title,
            cache_policy=NO_CACHE,
            persist_result=False,
        )
        @wraps(function)
        def run(*args: P.args, **kwargs: P.kwargs) -> State[R]:
            _tell(StepEvent(title, None, 0.0))
            began = time.monotonic()
            result = function(*args, **kwargs)
            words = counts(result)
            get_run_logger().info("%s：%s", title, words)
            _tell(StepEvent(title, words, time.monotonic() - began))
            return Completed(message=words, data=result)

        @wraps(function)
        def call(*args: P.args, **kwargs: P.kwargs) -> R:
            return run(*args, **kwargs).result()

        return call

    return decorate


def _tell(event: StepEvent) -> None:
    listener = _listener.get()
    if listener is not None:
        listener(event)
