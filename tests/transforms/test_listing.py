"""Lists: their items, their stated counts, and whether they claim to be complete."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.lists.listing import find_listings

ROWS = list(csv.DictReader(Path(__file__).with_name("listings.csv").open(encoding="utf-8")))


@pytest.mark.parametrize("row", ROWS, ids=[row["said"] for row in ROWS])
def test_lists_with_their_items(row: dict[str, str]):
    (found,) = (each for each in find_listings(row["text"]) if each.stated)
    assert (found.said.strip("“”") if found.is_sum else found.said, found.claim) == (
        row["said"],
        row["claim"],
    )
    assert "|".join(item.text for item in found.items) == row["items"]
    assert all(row["text"][item.start : item.end] == item.text for item in found.items)


@pytest.mark.parametrize(
    "text",
    [
        "“三高四新”战略深入人心。",
        "全市新增就业、再就业、创业人数均有增长,三年累计培训两万人。",
        "他切下的瘤子重20斤、体积堪比两个“排球”。",
        "评出“五星”“四星”“三星”农户。",
        "推进一二三产业融合,长三角、珠三角客商纷纷前来。",
        "三项指标居全省前列。",
        "库里以下2种布料降价:1.5米宽的棉布;2.4米宽的麻布。",
    ],
)
def test_counts_without_a_list_beside_them(text: str):
    assert [found.said for found in find_listings(text) if found.stated] == []


@given(st.text("甲乙丙、,。“”()等的三四五大项工程一是:即+12", max_size=60))
def test_any_text_is_read_and_spans_are_true(text: str):
    for found in find_listings(text):
        assert all(text[item.start : item.end] == item.text for item in found.items)
        assert len(found.items) >= (2 if found.form != "name" else 1)
        assert not found.stated or found.said == text[found.start : found.end]
