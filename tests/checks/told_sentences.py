"""A page with one story of some sentences, read and checked, for the tables of told sentences."""

from __future__ import annotations

from checks.rule import Facts, Finding, apply
from checks.rules import RULES
from transforms.extract import link, metrics_of, numbers_of
from transforms.layout import classify
from transforms.page import read_page
from transforms.story import cut_stories


def on_page(text: str) -> tuple[Facts, tuple[Finding, ...]]:
    """Facts and findings of a whole page."""
    page = read_page("a.txt", text.encode())
    stories = cut_stories(page, classify(page))
    numbers = [numbers_of(story) for story in stories]
    facts = Facts.of(link(metrics_of(page, numbers), numbers).metrics, {})
    return facts, apply(RULES, facts)


def checked(text: str) -> tuple[Facts, tuple[Finding, ...]]:
    """Facts and findings of a page with one story."""
    return on_page(f"清溪县报\n\n一年来的变化\n\n本报讯 {text}\n")


def operands(facts: Facts, finding: Finding) -> list[str]:
    return ["".join(facts.by_id[i].evidence.raw_text.split()) for i in finding.metric_ids]
