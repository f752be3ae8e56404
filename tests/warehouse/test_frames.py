"""Rows become typed frames exactly, or an error says which row and column is wrong."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.warehouse_rows import document, metric, result, story
from warehouse.registry import TABLES, FrameError, RegistryError, empty, frame, frame_of, schema_of


def test_columns_and_types_are_those_of_the_registry():
    made = frame("metrics", [metric()])
    assert dict(made.schema) == schema_of(TABLES["metrics"])
    assert dict(frame("metrics", []).schema) == dict(empty("metrics").schema)


def test_missing_optional_keys_become_null():
    made = frame("metrics", [metric()])
    assert made["subject"].to_list() == [None]
    assert made["value_low"].to_list() == [None]


def test_a_missing_required_key_is_an_error():
    row = metric()
    del row["raw_text"]
    with pytest.raises(FrameError, match=r"metrics row 1, column raw_text: is required"):
        frame("metrics", [metric("m0"), row])


def test_an_unknown_key_is_an_error():
    with pytest.raises(FrameError, match=r"column valeu: the table has no such column"):
        frame("metrics", [metric(valeu=1)])


def test_columns_make_the_frame_that_their_rows_make():
    rows = [story(), story(spans=[(3, 5)])]
    made = frame("stories", rows)
    assert frame_of("stories", made.to_dict(as_series=False)).equals(made)
    columns = made.to_dict(as_series=False)
    with pytest.raises(FrameError, match="column kind: is required"):
        frame_of("stories", {name: values for name, values in columns.items() if name != "kind"})
    with pytest.raises(FrameError, match="column knd: the table has no such column"):
        frame_of("stories", columns | {"knd": []})


def test_values_that_two_columns_share_are_left_as_they_are():
    ids = [None, 5]
    with pytest.raises(FrameError, match="stories row 1, column story_id: wanted text"):
        frame_of("stories", frame("stories", [story(), story()]).to_dict(as_series=False) | {"story_id": ids})
    assert ids == [None, 5]


def test_an_unknown_table_is_an_error():
    with pytest.raises(RegistryError, match="no table 'metric'"):
        frame("metric", [])


def test_null_in_a_column_that_is_never_null_is_left_to_the_contract():
    assert frame("documents", [document(encoding=None)])["encoding"].to_list() == [None]


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("value", 72.71),
        ("value", "72.71"),
        ("value", True),
        ("value", Decimal("NaN")),
        ("value", Decimal("Infinity")),
        ("value", Decimal(10) ** 29),
        ("char_start", 1.0),
        ("char_start", True),
        ("char_start", 2**31),
        ("char_start", -(2**31) - 1),
        ("raw_text", 5),
        ("period_start", "2021-01-01"),
        ("period_start", dt.datetime(2021, 1, 1)),
    ],
)
def test_values_of_the_wrong_kind_are_errors(column, value):
    with pytest.raises(FrameError) as caught:
        frame("metrics", [metric(), metric(**{column: value})])
    assert (caught.value.table, caught.value.row, caught.value.column) == ("metrics", 1, column)


def test_text_is_no_list():
    with pytest.raises(FrameError, match="wanted a list"):
        frame("check_results", [result(metric_ids="m1")])


def test_spans_may_be_pairs_or_mappings():
    made = frame("stories", [story(spans=[(0, 2), {"start": 5, "end": 9}])])
    assert made["spans"].to_list() == [[{"start": 0, "end": 2}, {"start": 5, "end": 9}]]


def test_aware_times_become_utc():
    china = dt.timezone(dt.timedelta(hours=8))
    row = {"fingerprint": "f", "verdict": "confirmed", "reason": "属实", "reviewer": "甲"}
    made = frame("reviews", [row | {"reviewed_at": dt.datetime(2021, 8, 20, 8, 30, tzinfo=china)}])
    assert made["reviewed_at"].to_list() == [dt.datetime(2021, 8, 20, 0, 30)]


def test_more_than_nine_places_are_rounded_to_nearest_even():
    values = [Decimal("0.0000000005"), Decimal("0.0000000015"), Decimal("-1.23456789049")]
    made = frame("metrics", [metric(value=v) for v in values])
    assert made["value"].to_list() == [Decimal(0), Decimal("0.000000002"), Decimal("-1.234567890")]


@given(st.decimals(min_value=-(10**28), max_value=10**28, places=9, allow_nan=False))
def test_printed_decimals_are_kept_exactly(value):
    assert frame("metrics", [metric(value=value)])["value"].to_list() == [value]


@given(st.lists(st.tuples(st.integers(0, 2**31 - 1), st.integers(0, 2**31 - 1)), max_size=5))
def test_spans_are_kept(spans):
    made = frame("stories", [story(spans=spans)])["spans"].to_list()[0]
    assert [(s["start"], s["end"]) for s in made] == spans


def test_every_table_can_be_empty():
    for name in TABLES:
        assert isinstance(frame(name, []), pl.DataFrame)


WORDS = {"story_id": "0123456789abcdef:s0", "doc_id": "ab" * 32, "n_words": 3}


def test_lists_are_cut_where_they_were():
    lists = [["麦", "收"], [], ["夏"]]
    made = frame("story_words", [WORDS | {"words": w, "counts": [len(w)] * len(w)} for w in lists])
    assert made["words"].to_list() == lists
    assert made["counts"].to_list() == [[2, 2], [], [1]]


@pytest.mark.parametrize("counts", [[None], [1.0], [True], [2**63]])
def test_every_item_of_a_list_is_looked_at(counts):
    given = [WORDS | {"words": ["麦"], "counts": each} for each in ([1], counts)]
    with pytest.raises(FrameError) as caught:
        frame("story_words", given)
    assert (caught.value.row, caught.value.column) == (1, "counts")
