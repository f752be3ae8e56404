"""A question that does not fit is asked again with more memory, and what was allowed before is given back."""

from __future__ import annotations

import duckdb
import pytest

from warehouse.room import asked_again, in_bytes, roomier, rows

TOO_WIDE = "SELECT count(*) FROM (SELECT i, i::VARCHAR || repeat('x', 60) AS text FROM range(400_000) AS r(i) ORDER BY text)"


@pytest.fixture
def con():
    # Nowhere to put things away: what does not fit fails.
    with duckdb.connect(config={"memory_limit": "12MB", "threads": 1, "temp_directory": ""}) as con:
        yield con


def limit(con):
    return con.execute("SELECT current_setting('memory_limit')").fetchall()[0][0]


def test_a_question_that_fits_is_asked_once(con):
    allowed = []

    def ask():
        allowed.append(limit(con))
        return con.execute("SELECT 7").fetchall()

    assert asked_again(con, ask) == [(7,)]
    assert allowed == [limit(con)]


def test_one_that_does_not_fit_gets_its_answer_and_the_memory_is_given_back(con):
    before = limit(con)
    with pytest.raises(duckdb.OutOfMemoryException):
        con.execute(TOO_WIDE)
    assert rows(con, TOO_WIDE) == [(400_000,)]
    assert limit(con) == before


def test_one_that_never_fits_is_asked_three_times_and_fails(con):
    allowed = []

    def ask():
        allowed.append(limit(con))
        raise duckdb.OutOfMemoryException("Out of Memory Error: memory_limit")

    with pytest.raises(duckdb.OutOfMemoryException):
        asked_again(con, ask)
    assert [in_bytes(each) // 10**6 for each in allowed] == [12, 64, 192]


def test_other_errors_are_not_asked_again(con):
    asked = []

    def ask():
        asked.append(1)
        return con.execute("FROM nowhere").fetchall()

    with pytest.raises(duckdb.CatalogException):
        asked_again(con, ask)
    assert len(asked) == 1


def test_what_is_given_back_again_and_again_does_not_shrink(con):
    con.execute("SET memory_limit = '36MB'")
    before = limit(con)
    for _ in range(50):
        with roomier(con):
            pass
    assert limit(con) == before


def test_one_who_has_more_keeps_it(con):
    con.execute("SET memory_limit = '1GB'")
    before = limit(con)
    with roomier(con):
        assert limit(con) == before


@pytest.mark.parametrize(
    ("told", "least", "most"),
    [
        ("64MB", 64_000_000, 64_000_000),
        ("34.3 MiB", 34.3 * 2**20, 34.4 * 2**20),
        ("953.6 MiB", 953.6 * 2**20, 953.7 * 2**20),
        ("18.8 GiB", 18.8 * 2**30, 18.9 * 2**30),
        ("1000 bytes", 1000, 1000),
    ],
)
def test_sizes_as_they_are_told(told, least, most):
    assert least <= in_bytes(told) <= most


def test_a_size_told_in_other_words_is_an_error():
    with pytest.raises(ValueError, match="a lot"):
        in_bytes("a lot")
