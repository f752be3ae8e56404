"""A stage as a visible step: a Prefect task with its counts, and an event for whoever is watching."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial, wraps
from typing import Any, ParamSpec, TypeVar

from prefect import Task, get_run_logger, task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import TaskRun
from prefect.states import Completed, State

from flows.event_log import FACTS
from flows.watch import StepEvent, expected, in_batch, in_recorded_batch, tell

P = ParamSpec("P")
R = TypeVar("R")


_WAITS = [1.0, 5.0, 15.0]
"""Seconds before a step that the disk refused is tried again. 2026-11: three tries in twenty seconds."""


def step(
    title: str, counts: Callable[[R], str], *, retried: bool = False
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Make a plain function a step named ``title``; ``counts`` puts its result into words.

    One that is ``retried`` may be run again after an OSError, so it must be harmless to do twice.

    The counts stand in the step's log and in the message of its state. Pages and rows are handed on
    in memory: nothing is cached or persisted by Prefect. Of very many batches only some become task runs; the log
    has all.
    """

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        def said(work: Callable[[], R], recorded: bool) -> tuple[R, str]:
            shown = in_batch(title)
            tell(StepEvent(shown, None, 0.0, expected(), recorded))
            began = time.monotonic()
            result = work()
            words = counts(result)
            seconds = time.monotonic() - began
            facts = {"event": "step", "step": shown, "counts": words, "seconds": round(seconds, 3)}
            get_run_logger().info("%s：%s", shown, words, extra={FACTS: facts})
            tell(StepEvent(shown, words, seconds, expected(), recorded))
            return result, words

        @task(
            name=getattr(function, "__name__", title),
            description=function.__doc__,
            task_run_name=lambda: in_batch(title),
            cache_policy=NO_CACHE,
            persist_result=False,
            retries=len(_WAITS) if retried else 0,
            retry_delay_seconds=_WAITS,
            retry_condition_fn=_refused_by_the_disk,
        )
        def run(work: Callable[[], R]) -> State[R]:
            result, words = said(work, True)
            return Completed(message=words, data=result)

        @wraps(function)
        def call(*args: P.args, **kwargs: P.kwargs) -> R:
            # Prefect searches every argument of a task for futures, down to the last metric of the
            # last page; it does not look into a partial.
            work = partial(function, *args, **kwargs)
            return run(work).result() if in_recorded_batch() else said(work, False)[0]

        return call

    return decorate


async def _refused_by_the_disk(task: Task[..., Any], run: TaskRun, state: State[Any]) -> bool:
    error = await state.aresult(raise_on_failure=False)
    return isinstance(error, OSError)
