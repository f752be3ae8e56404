"""Many batches leave the clusters that one batch leaves, and an index is never half written."""

from __future__ import annotations

import random

import duckdb
import polars as pl
import pytest

from flows.reprints import add_batch, bodies_in, frame_of
from tests.planted.reprints import corpus, retitled, shortened, story
from transforms.copies.signature import KEYS_VERSION, keys
from transforms.reprint import Body, body, clusters, copies
from warehouse import reprint_index
from warehouse.errors import NotOurFile


def bodies(seed: int, size: int) -> list[Body]:
    return [body(f"{i:04}", f"d{i:04}", 1, printing.body) for i, printing in enumerate(corpus(seed, size))]


def in_one_go(stories: list[Body]) -> dict[str, str]:
    """The clusters of the batch job, which knows no index."""
    stories = sorted(stories, key=lambda each: each.rank)
    confirmed = [(stories[i].story_id, stories[j].story_id) for i, j in copies(stories)]
    return clusters({each.story_id: each.rank for each in stories}, confirmed)


@pytest.fixture
def con(tmp_path):
    with reprint_index.opened(tmp_path / "reprints.duckdb", KEYS_VERSION) as made:
        yield made


@pytest.mark.parametrize("batches", [1, 2, 7])
def test_batches_in_any_order_leave_what_one_batch_leaves(con, batches):
    stories = bodies(11, 400)
    expected = in_one_go(stories)
    assert len(set(expected.values())) < 400
    random.Random(batches).shuffle(stories)
    for i in range(batches):
        add_batch(con, stories[i::batches])
    assert reprint_index.members(con) == expected


def test_one_story_at_a_time(con):
    chance = random.Random(3)
    first = story(chance, 0)
    printings = [shortened(chance, first), first, retitled(chance, first), story(chance, 1)]
    stories = [body(f"s{i}", f"d{i}", 1, printing.body) for i, printing in enumerate(printings)]
    assert add_batch(con, stories[:1]) == {"s0": "s0"}
    assert add_batch(con, stories[1:2]) == {"s1": "s1", "s0": "s1"}
    assert add_batch(con, stories[2:3]) == {"s2": "s1"}
    assert add_batch(con, stories[3:]) == {"s3": "s3"}
    assert reprint_index.members(con) == {"s0": "s1", "s1": "s1", "s2": "s1", "s3": "s3"}


def test_equal_texts_keep_their_keys_once_and_are_found_without_keys(con):
    text = "啊" * 80
    add_batch(con, [body("a", "d1", 1, text), body("b", "d2", 1, text)])
    add_batch(con, [body("c", "d0", 1, text)])
    assert reprint_index.members(con) == {"a": "c", "b": "c", "c": "c"}
    twin = story(random.Random(1), 0).body
    add_batch(con, [body("e", "d3", 1, twin)])
    before = con.execute("SELECT count(*) FROM reprint_keys").fetchall()
    add_batch(con, [body("f", "d4", 1, twin)])
    assert con.execute("SELECT count(*) FROM reprint_keys").fetchall() == before
    assert before != [(0,)]


def test_what_is_stored_is_found_again_after_closing(tmp_path):
    stories = bodies(5, 30)
    path = tmp_path / "reprints.duckdb"
    with reprint_index.opened(path, KEYS_VERSION) as con:
        add_batch(con, stories)
    with reprint_index.opened(path, KEYS_VERSION) as con:
        assert reprint_index.known(con, pl.Series([stories[0].story_id, "nobody"])) == {stories[0].story_id}
        found = reprint_index.stored(con, pl.Series([4, 2, 4], dtype=pl.UInt32))
        assert found["folded"].to_list() == [stories[2].folded, stories[4].folded]


def test_a_story_is_added_once(con):
    stories = bodies(5, 6)
    add_batch(con, stories)
    before = reprint_index.members(con)
    with pytest.raises(ValueError, match=r"已在转载索引中：0002 等 2 篇"):
        reprint_index.append(
            con, frame_of(stories[2:4]), keys(["", ""]), {"0002": "x", "0003": "x"}, {"0000": "x"}
        )
    assert reprint_index.members(con) == before


def test_a_batch_that_fails_leaves_nothing(con):
    stories = bodies(5, 6)
    add_batch(con, stories[:4])
    before = reprint_index.members(con)
    keyed = keys([each.letters for each in stories[4:]])
    with pytest.raises(pl.exceptions.InvalidOperationError):
        reprint_index.append(con, frame_of(stories[4:]), keyed, {"0004": "0004"}, {})
    broken = keyed.with_columns(key=pl.lit(None, pl.UInt64))
    with pytest.raises(duckdb.ConstraintException):
        reprint_index.append(
            con, frame_of(stories[4:]), broken, {"0004": "0004", "0005": "0005"}, {"0000": "z"}
        )
    assert reprint_index.members(con) == before
    add_batch(con, stories[4:])
    assert reprint_index.members(con) == in_one_go(stories)


def test_another_file_or_version_is_refused(tmp_path):
    path = tmp_path / "reprints.duckdb"
    with reprint_index.opened(path, KEYS_VERSION):
        pass
    with pytest.raises(NotOurFile, match="重新建立"), reprint_index.opened(path, KEYS_VERSION + 1):
        pass
    other = tmp_path / "other.duckdb"
    duckdb.connect(str(other)).execute("CREATE TABLE t (a INTEGER)").close()
    with pytest.raises(NotOurFile), reprint_index.opened(other, KEYS_VERSION):
        pass
    with reprint_index.opened(path, KEYS_VERSION) as con:
        assert reprint_index.members(con) == {}


def test_nothing_to_add(con):
    assert add_batch(con, []) == {}


def gone(*doc_ids: str) -> pl.DataFrame:
    return pl.DataFrame({"doc_id": doc_ids}, schema={"doc_id": pl.String()})


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_what_is_left_is_clustered_as_if_the_others_had_never_come(con, seed):
    stories = bodies(seed, 200)
    chance = random.Random(seed)
    add_batch(con, stories[:120])
    lost = chance.sample(stories[:120], 50)
    staying = list(bodies_in(reprint_index.take_out(con, gone(*(each.doc_id for each in lost)))))
    assert {each.story_id for each in staying}.isdisjoint(each.story_id for each in lost)
    add_batch(con, staying + stories[120:])
    left = [each for each in stories if each not in lost]
    assert reprint_index.members(con) == in_one_go(left)
    kept = con.execute("SELECT count(*) FROM reprint_keys ANTI JOIN reprint_bodies USING (number)").fetchall()
    assert kept == [(0,)]


def test_taking_out_nothing_changes_nothing(con):
    add_batch(con, bodies(5, 20))
    before = reprint_index.members(con)
    assert reprint_index.take_out(con, gone("nobody")).is_empty()
    assert reprint_index.members(con) == before
