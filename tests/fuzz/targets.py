"""What must hold of any input whatever: nothing but the named errors, spans that re-read, the same answer twice.

Each target takes bytes and raises AssertionError, or whatever the program tripped over. Only ``PageRejected`` may
be raised by what is read, and only for a page.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from datetime import date
from time import process_time
from types import FrameType
from typing import NoReturn, Protocol

from checks.implied_target import implied_targets
from checks.repair import repaired
from checks.rule import Facts, apply
from checks.rules import RULES
from transforms.extract import PageMetrics, link, metrics_of, numbers_of
from transforms.layout import classify
from transforms.lists.listing import find_listings
from transforms.numeral import read_numeral
from transforms.page import Page, PageRejected, blocks_of, decode, fold, read_page
from transforms.period import PageDate
from transforms.quantity import find_quantities
from transforms.reprint import cluster
from transforms.story import Story, cut_stories
from transforms.times.grammar import find_times
from transforms.times.timeline import timeline

DAY = PageDate(date(2023, 5, 17), date(2023, 5, 1), 2023, "made up")
NO_DAY = PageDate(None, None, None, "")


class Spanned(Protocol):
    """Something found in a text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def words(data: bytes) -> str:
    """Bytes as the folded text that readers of words are given."""
    return fold(data.decode("utf-8", "ignore"))


def in_order(found: Sequence[Spanned], size: int) -> None:
    """Spans that are not empty, lie within ``size`` and do not overlap."""
    at = 0
    for each in found:
        assert at <= each.start < each.end <= size, (at, each, size)
        at = each.end


def decoded(data: bytes) -> None:
    """Bytes to text and blocks."""
    try:
        text, encoding = decode(data)
    except PageRejected:
        return
    assert (text, encoding) == decode(data)
    assert text.strip()
    folded = fold(text)
    assert len(folded) == len(text)
    assert fold(folded) == folded
    blocks = blocks_of(folded)
    in_order(blocks, len(text))
    for block in blocks:
        body = folded[block.start : block.end]
        assert body == body.strip()
        assert "\n" not in body
        assert block.mark_start <= block.start


def numerals(data: bytes) -> None:
    """Every numeral of a line of words."""
    text = words(data)
    found = find_quantities(text)
    in_order(found, len(text))
    assert found == find_quantities(text)
    for each in found:
        numeral = each.numeral
        if numeral is None or numeral.value is None:
            continue
        for low, high in ((numeral.low, numeral.high), (numeral.printed_low, numeral.printed_high)):
            assert low is None or high is None or low <= high, each
    read_numeral(text[:200])


def periods(data: bytes) -> None:
    """Every expression of time of a line of words, and its period."""
    text = words(data)
    found = find_times(text)
    in_order(found, len(text))
    assert found == find_times(text)
    for each in found:
        assert text[each.start : each.end] == each.text
    for page in (DAY, NO_DAY):
        told = timeline(text, found, page)
        assert len(told) == len(found)
        assert told == timeline(text, found, page)
        for period in told:
            assert period.start is None or period.end is None or period.start <= period.end, period


def listings(data: bytes) -> None:
    """Every list that a line of words names item by item."""
    text = words(data)
    found = find_listings(text)
    assert found == find_listings(text)
    for each in found:
        in_order(each.items, len(text))


def laid_out(data: bytes) -> None:
    """Layout and stories of a page."""
    try:
        page = read_page("made.txt", data)
    except PageRejected:
        return
    laid = classify(page)
    assert [each.block for each in laid] == list(page.blocks)  # no line is lost, none doubled
    stories = cut_stories(page, laid)
    assert (laid, stories) == (classify(page), cut_stories(page, laid))
    seen = [span for story in stories for span in story.spans]
    assert len(seen) == len(set(seen))
    for story in stories:
        of_story(page, story)


def of_story(page: Page, story: Story) -> None:
    """A story's text is what its page has at its spans."""
    reading = story.reading
    assert len(reading.text) == len(reading.folded)
    for start, end in story.spans:
        assert 0 <= start < end <= len(page.text)
    for at, char in enumerate(reading.text):
        if char != "\n":
            assert page.text[reading.page_offset(at)] == char, (at, char)


def whole(data: bytes) -> None:
    """A page read to linked metrics and checked, twice."""
    try:
        page = read_page("made.txt", data)
    except PageRejected:
        return
    told, stories = read(page)
    again, _ = read(page)
    assert told == again
    ids = {metric.metric_id for metric in told.metrics}
    assert len(ids) == len(told.metrics)
    for metric in told.metrics:
        seen = metric.evidence
        assert page.text[seen.char_start : seen.char_end] == seen.raw_text
        assert {metric.of_metric_id, metric.target_metric_id, metric.same_as_metric_id} - {None} <= ids
        start, end = metric.period_start, metric.period_end
        assert start is None or end is None or start <= end, metric
    for listing in told.listings:
        for start, end in (listing.span, *(item.span for item in listing.items)):
            assert 0 <= start < end <= len(page.text)
    clusters = {story_id: each.cluster_id for story_id, each in cluster(stories).items()}
    facts = Facts.of(told.metrics, clusters)
    for finding in repaired(apply(RULES, facts), RULES, facts):
        assert set(finding.metric_ids) <= ids
    list(implied_targets(facts))


def read(page: Page) -> tuple[PageMetrics, tuple[Story, ...]]:
    """All that is read of one page."""
    stories = cut_stories(page, classify(page))
    numbers = [numbers_of(story) for story in stories]
    return link(metrics_of(page, numbers), numbers), stories


TARGETS: dict[str, Callable[[bytes], None]] = {
    "decode": decoded,
    "layout": laid_out,
    "numerals": numerals,
    "periods": periods,
    "listing": listings,
    "whole": whole,
}

SECONDS = 20.0
"""Processor seconds after which an input of a few kilobytes is taken for one that never ends: no bound on speed."""
GROWTH, LEAST = 3.0, 0.25
"""An input three times as long may take three times three times as long, once it takes ``LEAST`` seconds at all."""


class NeverEnds(AssertionError):
    """An input that is not read to its end."""


def held_to(target: Callable[[bytes], None], data: bytes) -> None:
    """The target on ``data``; what takes long is repeated three times, and must not take nine times as long."""
    took = _seconds(target, data)
    if took > LEAST and len(data) < 100_000:
        longer = _seconds(target, b"\n\n".join([data] * 3))
        inline = _seconds(target, data * 3)
        assert max(longer, inline) < 3 * GROWTH * took, (
            f"{took:.2f} s, three times as much {longer:.2f} and {inline:.2f} s"
        )


def _seconds(target: Callable[[bytes], None], data: bytes) -> float:
    begun = process_time()
    with _ended():
        target(data)
    return process_time() - begun


@contextmanager
def _ended() -> Generator[None]:
    former = signal.signal(signal.SIGPROF, _over)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, former)


def _over(_sign: int, _frame: FrameType | None) -> NoReturn:
    raise NeverEnds(f"not read after {SECONDS:g} processor seconds")
