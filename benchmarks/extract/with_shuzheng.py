"""Ours: decode, layout, stories, quantities, metrics, links of one page; nothing left out."""

from __future__ import annotations

from time import process_time

from transforms.extract import link, metrics_of, numbers_of
from transforms.layout import classify
from transforms.page import read_page
from transforms.story import cut_stories


def read(data: bytes, stages: dict[str, float] | None = None) -> int:
    """How many metrics a page has; adds the seconds of each stage to ``stages``."""
    t = [process_time()]
    page = read_page("page.txt", data)
    t.append(process_time())
    stories = cut_stories(page, classify(page))
    t.append(process_time())
    numbers = [numbers_of(story) for story in stories]
    t.append(process_time())
    read_ = metrics_of(page, numbers)
    t.append(process_time())
    found = len(link(read_, numbers).metrics)
    t.append(process_time())
    if stages is not None:
        names = ("decode", "layout and stories", "times and quantities", "metrics", "links")
        for name, begin, end in zip(names, t, t[1:], strict=False):
            stages[name] = stages.get(name, 0.0) + end - begin
    return found
