"""Ours: decode, layout, stories, quantities, metrics, links of one page; nothing left out."""

from __future__ import annotations

from collections.abc import Sequence
from time import process_time

from transforms.extract import Numbers, PageMetrics, link, metrics_of, numbers_of
from transforms.layout import classify
from transforms.page import Page, read_page
from transforms.story import Story, cut_stories

STAGES = ("decode, layout, stories", "numbers, times, places", "metrics", "links")


def cut(data: bytes) -> tuple[Page, tuple[Story, ...]]:
    """The first stage."""
    page = read_page("page.txt", data)
    return page, cut_stories(page, classify(page))


def count(stories: Sequence[Story]) -> list[Numbers]:
    """The second stage."""
    return [numbers_of(story) for story in stories]


def read(data: bytes, stages: dict[str, float] | None = None) -> int:
    """How many metrics a page has; adds the seconds of processor time of each stage to ``stages``."""
    begin = process_time()
    page, stories = cut(data)
    was_cut = process_time()
    numbers = count(stories)
    counted = process_time()
    told: PageMetrics = metrics_of(page, numbers)
    measured = process_time()
    found = len(link(told, numbers).metrics)
    times = (begin, was_cut, counted, measured, process_time())
    if stages is not None:
        for name, start, end in zip(STAGES, times, times[1:], strict=False):
            stages[name] = stages.get(name, 0.0) + end - start
    return found
