"""DuckDB's own constraints and the Pandera models give the same verdict on the same row."""

from __future__ import annotations

import duckdb
import pytest

from checks.contract.models import broken
from tests.checks.test_tables import SAMPLES
from tests.warehouse_broken_rows import BROKEN
from warehouse.ddl import column_comment, comments, create_table, literal, quoted, script
from warehouse.registry import TABLES, Column, frame

COLUMN_CASES = [
    ("documents", {"doc_id": "AB" * 32}),
    ("documents", {"doc_id": "ab" * 32 + "\n"}),
    ("documents", {"n_chars": 0}),
    ("documents", {"encoding": None}),
    ("stories", {"story_id": "abcdefabcdefabcd:s１"}),
    ("stories", {"kind": "poem"}),
    ("metrics", {"role": "goal"}),
    ("check_results", {"message": ""}),
    ("check_results", {"message": "两行\n也是一句。"}),
    ("check_results", {"fingerprint": "带 空格"}),
    ("metrics", {"raw_text": "3998𠮷人"}),
    ("metrics", {"raw_text": "e\u0301998人"}),
    ("metrics", {"raw_text": "e\u03019989人"}),
]
ROWS = [(table, SAMPLES[table] | fields) for (table, _), fields in BROKEN.items()]
ROWS += [(table, SAMPLES[table] | fields) for table, fields in COLUMN_CASES]
ROWS += list(SAMPLES.items())


@pytest.fixture(scope="module")
def con():
    connection = duckdb.connect()
    connection.execute(script(TABLES.values()))
    yield connection
    connection.close()


@pytest.mark.parametrize(("table", "row"), ROWS)
def test_pandera_and_duckdb_agree(con, table, row):
    rows = frame(table, [row])
    con.execute(f"DELETE FROM {table}")
    con.register("incoming", rows)
    try:
        con.execute(f"INSERT INTO {table} BY NAME SELECT * FROM incoming")
        taken = True
    except duckdb.ConstraintException:
        taken = False
    assert taken == (broken(TABLES[table], "error", rows) == ())


def test_small_tables_have_their_key_in_the_ddl_and_large_ones_not():
    assert 'PRIMARY KEY ("code")' in create_table(TABLES["places"])
    for name in ("documents", "stories", "metrics", "quantities", "check_results", "quarantine"):
        assert "PRIMARY KEY" not in create_table(TABLES[name])


def test_a_comment_says_meaning_values_unit_and_null():
    column = Column(
        "mood", "VARCHAR", "How it's felt.", unit="moods", null="when numb", allowed={"gut": "well"}
    )
    assert column_comment(column) == "How it's felt. Values: gut = well. Unit: moods. Null when numb."
    assert column_comment(Column("x", "INTEGER", "An x.")) == "An x. Never null."


def test_quotes_are_escaped():
    assert literal("it's") == "'it''s'"
    assert quoted('a"b') == '"a""b"'
    assert len(comments(TABLES["runs"])) == 1 + len(TABLES["runs"].columns)
