"""No pattern of the readers goes back and forth for ever, whatever it is given.

Two texts for each way in which a pattern may repeat, one four times as long as the other: the work may grow with
the square of the length (a pattern that looks from every character to the end of its phrase), not with its cube, and
never doubles with each character. A pattern that is not done after ``ENDLESS`` processor seconds with 400 characters
counts as one that never is; nothing else here is a bound on time.
"""

from __future__ import annotations

import re
import signal
from collections.abc import Generator
from contextlib import contextmanager
from itertools import groupby
from operator import itemgetter
from time import process_time
from types import FrameType
from typing import NoReturn

import pytest

from tests.faults.patterns import attacks, compiled

SHORT, TIMES = 100, 4
WORST = TIMES**2.7
NOTHING, ENDLESS = 0.02, 10.0
"""Seconds that are too few to be compared, and too many for a few hundred characters."""


class NeverEnds(Exception):
    pass


def by_module() -> Generator[tuple[str, list[tuple[str, int]]]]:
    for module, group in groupby(sorted(compiled()), itemgetter(0)):
        yield module, [(source, flags) for _, source, flags in group]


@pytest.mark.parametrize(("module", "patterns"), [pytest.param(*each, id=each[0]) for each in by_module()])
def test_no_pattern_goes_back_and_forth(module: str, patterns: list[tuple[str, int]]) -> None:
    worse = [(grown, source, text) for source, flags in patterns for grown, text in grows(source, flags)]
    assert worse == [], module


def test_the_check_finds_what_it_is_for() -> None:
    assert [*grows(r"(?:达|到|达到)*$", 0)]
    assert [*grows(r"\d+\d*\d*x", 0)]
    assert not [*grows(r"(?:达|到)*+x", 0)]


def grows(source: str, flags: int) -> Generator[tuple[float, str]]:
    """How much the work grows on each text for which it grows too much, and how that text begins."""
    pattern = re.compile(source, flags)
    for short, long in zip(attacks(source, flags, SHORT), attacks(source, flags, SHORT * TIMES), strict=True):
        took = work(pattern, long)
        if took == float("inf"):
            yield took, long[:30]
            return
        if took < NOTHING:
            continue
        grown = min(took, work(pattern, long)) / max(min(work(pattern, short) for _ in range(3)), 1e-5)
        if grown > WORST:
            yield grown, long[:30]


def work(pattern: re.Pattern[str], text: str) -> float:
    """Processor seconds of looking for the pattern from every character of the text."""
    begun = process_time()
    try:
        with ended():
            for _ in pattern.finditer(text):
                pass
    except NeverEnds:
        return float("inf")
    return process_time() - begun


@contextmanager
def ended() -> Generator[None]:
    former = signal.signal(signal.SIGPROF, over)
    signal.setitimer(signal.ITIMER_PROF, ENDLESS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, former)


def over(_sign: int, _frame: FrameType | None) -> NoReturn:
    raise NeverEnds
