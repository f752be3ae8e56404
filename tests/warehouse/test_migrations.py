"""Files of every schema version that was ever released are brought up to date, and newer ones are refused."""

from __future__ import annotations

import duckdb
import pytest

from tests.warehouse.old_files import FOLDER, built, versions
from tests.warehouse_rows import beside, hashed, rows, run
from warehouse.audit import problems
from warehouse.diff import compare
from warehouse.errors import NewerFile, PublishError
from warehouse.migrate import MIGRATIONS
from warehouse.publish import publish
from warehouse.registry import TABLES
from warehouse.releases import kept, roll_back
from warehouse.staging import opened
from warehouse.store import SCHEMA_VERSION, reading, version_of

PARTS = {"pages": "a" * 64, "checks": "b" * 64}
"""What the kept files say that their rows were made with."""


def everything(path, sql):
    with duckdb.connect(str(path), read_only=True) as con:
        return con.execute(sql).fetchall()


def test_every_version_has_a_file_and_every_version_after_the_first_a_migration():
    assert versions() == list(range(1, SCHEMA_VERSION + 1))
    assert sorted(MIGRATIONS) == list(range(2, SCHEMA_VERSION + 1))
    for sql in MIGRATIONS.values():
        assert sql.startswith("-- Version "), "the head of a migration says what changed"


@pytest.mark.parametrize("version", versions())
def test_a_run_builds_on_a_file_of_any_version(tmp_path, version):
    path = built(version, tmp_path / "press.duckdb")
    before = {
        name: everything(path, f"SELECT count(*) FROM {name}") for name in ("metrics", "reviews", "runs")
    }
    with opened(path, "next", PARTS) as staging:
        assert staging.kept == PARTS.keys()
        staging.finish(run("next", {}, day=9))
    assert problems(path, {}) == ()
    with reading(path) as con:
        assert version_of(con) == SCHEMA_VERSION
    for name in ("metrics", "reviews"):
        assert everything(path, f"SELECT count(*) FROM {name}") == before[name]
    assert everything(path, "SELECT run_id, status, release FROM runs ORDER BY run_id") == [
        ("next", "published", 3),
        ("r1", "published", 1),
        ("r2", "stopped", None),
        ("r3", "published", 2),
    ]
    for name, table in TABLES.items():
        assert tuple(row[0] for row in everything(path, f"DESCRIBE {name}")) == table.column_names


@pytest.mark.parametrize("version", versions())
def test_the_old_file_itself_is_kept_as_a_release_and_can_be_put_back(tmp_path, version):
    path = built(version, tmp_path / "press.duckdb")
    old = hashed(path)
    publish(
        rows(metrics=[], quantities=[], implied_targets=[], check_results=[]), path, run("next", {}, day=9)
    )
    first, _ = kept(path)
    assert (first.number, first.run_id, hashed(first.path)) == (2, "r3", old)
    assert compare(first.path, path).n_same_findings == 0
    assert roll_back(path, 2).number == 4
    assert everything(path, "SELECT metric_id FROM metrics ORDER BY 1") == [("m1",), ("m2",), ("m3",)]
    assert hashed(first.path) == old, "a release is never written to"


def test_the_tables_fit_the_newest_file():
    """What a file of this version holds can be taken over as it is; if not, the version has to rise."""
    with duckdb.connect() as con:
        con.execute("ATTACH ':memory:' AS kept")
        con.execute("USE kept")
        con.execute((FOLDER / f"{SCHEMA_VERSION}.sql").read_text("utf-8"))
        stored = con.execute(
            "SELECT table_name, column_name, data_type FROM duckdb_columns() WHERE database_name = 'kept'"
        ).fetchall()
    columns: dict[str, dict[str, str]] = {}
    for table, column, type_ in stored:
        columns.setdefault(table, {})[column] = type_
    for name, known in columns.items():
        assert name in TABLES, f"{name} has gone: raise SCHEMA_VERSION and write a migration"
        today = {c.name: c for c in TABLES[name].columns}
        for column, type_ in known.items():
            assert column in today, f"{name}.{column} has gone: raise SCHEMA_VERSION and write a migration"
            assert today[column].type == type_, f"{name}.{column} was {type_}: raise SCHEMA_VERSION"
        for column in today.keys() - known.keys():
            assert today[column].nullable, f"{name}.{column} is new and never null: raise SCHEMA_VERSION"


def test_a_newer_file_is_refused_and_left_alone(published):
    with duckdb.connect(published) as con:
        con.execute(f"UPDATE about SET value = '{SCHEMA_VERSION + 1}' WHERE name = 'schema_version'")
    before = hashed(published)
    with pytest.raises(NewerFile, match="请先升级程序"):
        publish(rows(), published, run("r2", rows(), day=1))
    with pytest.raises(NewerFile):
        compare(published, published)
    assert hashed(published) == before
    assert beside(published) == [published.name]


@pytest.mark.parametrize(
    "said",
    [
        "DELETE FROM about WHERE name = 'schema_version'",
        "UPDATE about SET value = '二' WHERE name = 'schema_version'",
    ],
)
def test_a_file_that_does_not_say_its_version_is_refused(published, said):
    with duckdb.connect(published) as con:
        con.execute(said)
    with pytest.raises(PublishError, match="没有写明它的结构"):
        publish(rows(), published, run("r2", rows(), day=1))


def test_a_migration_that_fails_leaves_the_old_file(tmp_path, monkeypatch):
    path = built(1, tmp_path / "press.duckdb")
    before = hashed(path)
    monkeypatch.setattr(
        "warehouse.migrate.MIGRATIONS", {2: "ALTER TABLE runs ADD COLUMN release INTEGER; FROM nowhere;"}
    )
    with pytest.raises(PublishError, match="原有文件不变"):
        publish(rows(), path, run("next", rows(), day=9))
    assert hashed(path) == before
    assert beside(path) == [path.name]
