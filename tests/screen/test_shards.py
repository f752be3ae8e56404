"""Data files: safe text, the file that an id promises, sizes, order."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.screen.reading import shard
from warehouse.screen.shards import (
    Kind,
    Width,
    cut,
    fnv1a,
    in_order,
    leaves,
    script_json,
    shard_of,
    width_for,
)

IDS = [f"{n:04x}:{n}" for n in range(0, 65536, 77)]


@given(st.text())
def test_no_text_can_end_a_script_or_open_another(text):
    said = script_json(text)
    assert not set(said) & set("<>&\u2028\u2029")
    assert json.loads(said) == text


def test_values_as_a_page_reads_them():
    row = {"n": Decimal("20413.000000000"), "p": Decimal("72.71"), "d": dt.date(2024, 7, 31), "x": None}
    assert script_json(row) == '{"n":20413,"p":72.71,"d":"2024-07-31","x":null}'
    with pytest.raises(TypeError, match="cannot be put into a page"):
        script_json({"a": object()})
    with pytest.raises(ValueError, match="not JSON compliant"):
        script_json(float("nan"))


def test_the_published_values_of_fnv1a():
    assert [fnv1a(text) for text in ("", "a", "foobar")] == ["811c9dc5", "e40c292c", "bf9cf968"]


@pytest.mark.parametrize(
    ("rows", "width"),
    [
        (0, Width(1)),
        (1024, Width(1)),
        (1025, Width(2, 8)),
        (2048, Width(2, 8)),
        (2049, Width(2, 4)),
        (16384, Width(2, 1)),
        (10**9, Width(4, 1)),
    ],
)
def test_the_length_of_the_prefix_follows_from_the_rows(rows, width):
    assert width_for(rows) == width


@pytest.mark.parametrize("by", ["prefix", "hash"])
@pytest.mark.parametrize("width", [Width(2), Width(2, 4), Width(1, 8)])
def test_every_row_is_in_the_file_that_its_id_promises(by, width):
    rows = [(id_, {"id": id_}) for id_ in IDS]
    seen = {}
    for made in cut("thing", in_order(rows, by), by, width):
        kind, name, got = shard(made.content.decode())
        assert (kind, name) == ("thing", made.name)
        assert all(shard_of(id_, by, width) == name for id_ in got)
        seen |= got
    assert seen == dict(rows)


def test_a_shard_that_is_too_large_goes_on_in_a_second_file():
    rows = [(f"aa{n:02}", "数" * 40) for n in range(10)] + [("ab00", "x" * 900)]
    made = list(cut("thing", rows, "prefix", Width(2), max_bytes=400))
    assert [each.name for each in made] == ["aa", "aa+1", "aa+2", "aa+3", "ab"]
    assert all(len(each.content) < 500 for each in made[:-1])
    assert {id_ for each in made for id_ in shard(each.content.decode())[2]} == {id_ for id_, _ in rows}


def test_rows_out_of_order_are_refused():
    with pytest.raises(ValueError, match="thing: 1b comes after shard 2"):
        list(cut("thing", [("2a", 1), ("1b", 2)], "prefix", Width(1)))


def test_a_page_is_told_the_shorter_of_there_and_absent():
    few = Kind("prefix", Width(2), {"3f": 1, "00": 3})
    assert few.told() == {"by": "prefix", "digits": 2, "step": 1, "parts": {"00": 3}, "there": ["00", "3f"]}
    most = Kind("prefix", Width(1), {f"{n:x}": 1 for n in range(15)})
    assert most.told() == {"by": "prefix", "digits": 1, "step": 1, "parts": {}, "absent": ["f"]}
    wide = Kind("prefix", Width(2, 8), {f"{n:02x}": 1 for n in range(0, 248, 8)})
    assert wide.told() == {"by": "prefix", "digits": 2, "step": 8, "parts": {}, "absent": ["f8"]}


def test_a_leaf_goes_on_in_further_files_where_one_is_full():
    rows = [("ab" if n < 5 else "0c", {"n": n, "text": "字" * 20}) for n in range(9)]
    read = [shard(file.content.decode()) for file in leaves("thing", rows, max_bytes=200)]
    assert [name for _, name, _ in read] == ["ab", "ab+1", "ab+2", "0c", "0c+1"]
    assert [row["n"] for _, _, found in read for row in found] == list(range(9))
    assert list(leaves("thing", [])) == []
