"""Page after page, so that one that takes too long or trips the program costs nobody but itself (逐版).

Reading is linear in the text of a page, so neither should happen; what comes from outside is not trusted with that.
What went wrong is noted with its page, and the page is set aside with the reason.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Generator, Iterable, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from fractions import Fraction
from types import FrameType
from typing import TypeVar

from flows.sources import SetAside
from transforms.page import Page
from warehouse.escape import plain

T = TypeVar("T")
R = TypeVar("R")

PAGE_SECONDS = 20.0
"""Processor seconds of one step on one page. 2026-11: set to 20; a page of 30 kB takes a twentieth of one."""
AGAIN_SECONDS = 1.0
"""How soon it is told again: what is raised while an object is cleared away is lost. 2026-11-22: one second."""
FREE_PAGES, MOST_FAILING = 3, Fraction(1, 20)
"""Pages that may trip the program, in number and as a share, before the fault is the program's and nothing is published.
2026-11: three, or a twentieth."""

TOO_SLOW, FAILED = "too_slow", "program_error"
_noted: ContextVar[dict[str, SetAside] | None] = ContextVar("noted", default=None)


class TookTooLong(Exception):
    """The processor time of a page is used up."""


@contextmanager
def noting() -> Generator[None]:
    """What goes wrong with a page inside the block is noted and not raised."""
    token = _noted.set({})
    try:
        yield
    finally:
        _noted.reset(token)


def noted() -> Mapping[str, SetAside]:
    """The pages that went wrong so far in the block, by doc_id."""
    return dict(_noted.get() or {})


def each_page(items: Iterable[T], page_of: Callable[[T], Page], work: Callable[[T], R]) -> tuple[R, ...]:
    """``work`` on every item, in order; items whose page went wrong are left out and noted."""
    made: list[R] = []
    for item in items:
        try:
            with _at_most(PAGE_SECONDS):
                result = work(item)
        except TookTooLong:
            reason = f"读这个版面用了 {PAGE_SECONDS:g} 秒还没读完，先搁置。"
            _note(page_of(item), TOO_SLOW, reason, f"{len(page_of(item).text)} 字")
        except Exception as error:
            if _noted.get() is None:
                raise
            said = plain(f"{type(error).__name__}: {error}")[:200]
            _note(page_of(item), FAILED, "读这个版面时程序出错，先搁置；请把这个文件交给维护的人。", said)
        else:
            made.append(result)
    return tuple(made)


def too_many_failed(aside: Iterable[SetAside], n_pages: int) -> str:
    """Why nothing may be published when too many pages tripped the program; empty when they may."""
    failed = sum(each.rule == FAILED for each in aside)
    if failed <= FREE_PAGES or Fraction(failed, n_pages + failed) <= MOST_FAILING:
        return ""
    return f"{failed} 个版面读的时候程序出错，像是程序的毛病，不是版面的，没有发布。"


def _note(page: Page, rule: str, reason: str, evidence: str) -> None:
    noted = _noted.get()
    if noted is None:
        raise TookTooLong(reason)
    noted[page.doc_id] = SetAside(page.path, rule, reason, evidence)


@contextmanager
def _at_most(seconds: float) -> Generator[None]:
    """Raise TookTooLong inside the block after so much processor time; only the main thread can be interrupted."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    former = signal.signal(signal.SIGPROF, _over)
    signal.setitimer(signal.ITIMER_PROF, seconds, AGAIN_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, former)


def _over(_sign: int, _frame: FrameType | None) -> None:
    raise TookTooLong
