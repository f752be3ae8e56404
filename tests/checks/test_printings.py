"""The same figure in two printings of one story."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checks.repeats.printings import printed_twice
from checks.rule import Facts
from tests.checks.printed import told
from transforms.metric import Metric

FIRST = "全县新增就业[3205人],其中返乡农民工[811人]。开展培训[26场],投入资金[18.5万元]。"


def printing(marked: str, story: str, **fields: object) -> list[Metric]:
    """The figures of ``marked`` as the story ``story`` on a page of its own."""
    page = story[0] * 64
    return [
        replace(m, story_id=story, evidence=replace(m.evidence, doc_id=page), **fields) for m in told(marked)
    ]


def twice(first: str, second: str) -> list[tuple[str, str]]:
    """Raw texts of the figures that are known to be one in both printings."""
    facts = Facts.of(printing(first, "a") + printing(second, "b"), {"a": "a", "b": "a"})
    return [
        (x.evidence.raw_text, y.evidence.raw_text)
        for x, y in printed_twice(facts.sentences, facts.cluster_of)
    ]


def test_every_figure_of_a_copy_meets_its_own():
    assert twice(FIRST, FIRST) == [(raw, raw) for raw in ("3205人", "811人", "26场", "18.5万元")]


def test_a_changed_digit_meets_the_figure_it_was():
    assert ("811人", "817人") in twice(FIRST, FIRST.replace("811", "817"))


def test_a_misread_letter_does_not_part_the_sentences():
    noisy = FIRST.replace("返乡农民工", "返多农民工").replace("26场", "28场").replace("培训", "培圳")
    assert twice(FIRST, noisy) == [
        ("3205人", "3205人"), ("811人", "811人"), ("26场", "28场"), ("18.5万元", "18.5万元"),
    ]  # fmt: skip


def test_a_cut_sentence_takes_no_other_figures_along():
    assert twice(FIRST, "开展培训[26场],投入资金[18.5万元]。") == [("26场", "26场"), ("18.5万元", "18.5万元")]
    assert twice("[30人]参加培训。", "秋粮收购[30吨]。") == []


def test_a_sentence_printed_twice_in_one_story_tells_nothing():
    table = "甲村[30户]。甲村[40户]。"
    assert twice(table, "甲村[40户]。甲村[30户]。") == []


def test_other_units_are_not_compared():
    assert twice("培训[30人]。", "培训[30名]。") == []


@pytest.mark.parametrize("clusters", [{"a": "a", "b": "b"}, {}])
def test_stories_that_are_no_copies_are_not_compared(clusters: dict[str, str]):
    facts = Facts.of(printing(FIRST, "a") + printing(FIRST, "b"), clusters)
    assert list(printed_twice(facts.sentences, facts.cluster_of)) == []


def test_the_order_of_the_metrics_does_not_matter():
    metrics = printing(FIRST, "a") + printing(FIRST.replace("811", "817"), "b") + printing(FIRST, "c")
    clusters = dict.fromkeys("abc", "b")
    found = [
        list(printed_twice(Facts.of(order, clusters).sentences, clusters))
        for order in (metrics, metrics[::-1])
    ]
    assert found[0] == found[1]
    assert len(found[0]) == 8
