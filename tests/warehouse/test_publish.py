"""A publication replaces the file as a whole, or leaves the one before as it was."""

from __future__ import annotations

import datetime as dt
import shutil

import duckdb
import pytest

from tests.warehouse_rows import (
    NOON,
    beside,
    hashed,
    metric,
    percent,
    quarantined,
    result,
    review,
    rows,
    run,
)
from warehouse.errors import PublishError
from warehouse.publish import publish, record_stopped
from warehouse.registry import TABLES, frame
from warehouse.runs import last_run
from warehouse.store import reading, stored
from warehouse.swap import wal_of


def read(path, table):
    with reading(path) as con:
        return stored(con, table)


class TestContent:
    def test_rows_come_back_as_they_were(self, published):
        frames = rows()
        for name in frames:
            key = list(TABLES[name].key)
            assert read(published, name).equals(frames[name].sort(key)), name

    def test_a_first_file_has_nothing_to_be_compared_with(self, target):
        frames = rows()
        done = publish(frames, target, run("r1", frames))
        assert done.path == target
        assert read(target, "metrics").height == 2
        assert read(target, "runs").height == 1
        assert done.changes is None
        assert done.set_aside is None

    def test_the_order_of_given_rows_leaves_no_trace(self, target, tmp_path):
        other = tmp_path / "other.duckdb"
        given = [metric(), percent(), metric("m3"), metric("m0")]
        for path, some in ((target, given), (other, given[::-1])):
            frames = rows(metrics=some)
            publish(frames, path, run("r1", frames))
        with duckdb.connect(target, read_only=True) as a, duckdb.connect(other, read_only=True) as b:
            for name in TABLES:
                assert a.sql(f"FROM {name}").pl().equals(b.sql(f"FROM {name}").pl()), name

    def test_tables_that_were_not_given_are_there_and_empty(self, target):
        frames = {"documents": rows()["documents"]}
        publish(frames, target, run("r1", frames))
        assert read(target, "metrics").is_empty()

    def test_everything_has_a_comment(self, published):
        with duckdb.connect(published, read_only=True) as con:
            silent = con.sql(
                "SELECT table_name, '' FROM duckdb_tables() WHERE NOT internal AND coalesce(comment, '') = ''"
                " UNION ALL SELECT view_name, '' FROM duckdb_views() WHERE NOT internal AND coalesce(comment, '') = ''"
                " UNION ALL SELECT table_name, column_name FROM duckdb_columns()"
                " WHERE NOT internal AND coalesce(comment, '') = ''"
            ).fetchall()
            ((n_columns,),) = con.execute(
                "SELECT count(*) FROM duckdb_columns() WHERE NOT internal"
            ).fetchall()
        assert silent == []
        assert n_columns > sum(len(t.columns) for t in TABLES.values())

    def test_older_clients_can_open_it(self, published):
        with duckdb.connect(published, read_only=True) as con:
            ((tags,),) = con.execute("SELECT tags FROM duckdb_databases() WHERE NOT internal").fetchall()
        assert tags["storage_version"].startswith("v1.4.0")

    def test_numbers_are_decimals_that_the_score_can_read(self, published):
        with duckdb.connect(published, read_only=True) as con:
            ((value,),) = con.execute("SELECT value FROM metrics WHERE metric_id = 'm2'").fetchall()
        assert float(value) == pytest.approx(72.71)


class TestHistory:
    def test_runs_quarantine_and_reviews_are_carried_over(self, target):
        first = rows() | {
            "quarantine": frame("quarantine", [quarantined("r1")]),
            "reviews": frame("reviews", [review("f-c1", "confirmed", 1)]),
        }
        publish(first, target, run("r1", first))
        second = rows() | {"quarantine": frame("quarantine", [quarantined("r2")])}
        publish(second, target, run("r2", second, day=1))
        assert read(target, "runs")["run_id"].to_list() == ["r1", "r2"]
        assert read(target, "quarantine")["run_id"].to_list() == ["r1", "r2"]
        assert read(target, "reviews")["fingerprint"].to_list() == ["f-c1"]

    def test_rows_of_pages_are_replaced(self, published):
        frames = rows(metrics=[metric("m5")], quantities=[], implied_targets=[], check_results=[])
        publish(frames, published, run("r2", frames, day=1))
        assert read(published, "metrics")["metric_id"].to_list() == ["m5"]

    def test_what_changed_in_the_findings(self, published):
        frames = rows(check_results=[result("c1", verdict="holds"), result("c2"), result("c3")])
        done = publish(frames, published, run("r2", frames, day=1))
        message = result()["message"]
        assert done.changes is not None
        assert done.changes.new == (("f-c2", message), ("f-c3", message))
        assert done.changes.resolved == (("f-c1", message),)
        assert (done.changes.n_new, done.changes.n_resolved, done.changes.n_same) == (2, 1, 0)
        again = publish(frames, published, run("r3", frames, day=2))
        assert again.changes is not None
        assert (again.changes.n_new, again.changes.n_resolved, again.changes.n_same) == (0, 0, 2)

    def test_a_finding_keeps_the_day_it_was_first_seen_even_when_it_was_gone_between(self, published):
        gone = rows(check_results=[])
        publish(gone, published, run("r2", gone, day=1))
        back = rows()
        publish(back, published, run("r3", back, day=2))
        (seen,) = read(published, "finding_history").to_dicts()
        assert (seen["first_run_id"], seen["first_seen_at"]) == ("r1", NOON)
        assert (seen["last_run_id"], seen["last_seen_at"]) == ("r3", NOON + dt.timedelta(days=2))

    def test_a_run_is_published_once(self, published):
        before = hashed(published)
        with pytest.raises(PublishError, match="运行 r1 已经在台账里"):
            publish(rows(), published, run("r1", rows(), day=1))
        assert hashed(published) == before

    def test_a_file_of_an_older_release_is_read(self, published):
        with duckdb.connect(published) as con:
            con.execute("ALTER TABLE runs DROP COLUMN code_version")
            con.execute("DROP TABLE corrections")
        publish(rows(), published, run("r2", rows(), day=1))
        assert read(published, "runs")["code_version"].to_list() == [None, "0.1.0"]

    def test_an_older_release_without_a_needed_column_is_refused(self, published):
        with duckdb.connect(published) as con:
            con.execute("CREATE OR REPLACE TABLE runs AS SELECT * EXCLUDE (n_pages) FROM runs")
        with pytest.raises(PublishError, match="runs 表没有 n_pages 这一列"):
            publish(rows(), published, run("r2", rows(), day=1))

    def test_the_last_run(self, target):
        assert last_run(target) is None
        for day in range(3):
            publish(rows(), target, run(f"r{9 - day}", rows(), day=day))
        assert last_run(target) == run("r7", rows(), day=2, release=3)


class TestStoppedRuns:
    def test_the_ledger_and_the_quarantine_grow_and_nothing_else_changes(self, published):
        before = {name: read(published, name) for name in TABLES}
        stopped = run("r2", rows(), day=1, status="stopped")
        assert record_stopped(published, stopped, frame("quarantine", [quarantined("r2")])) == published
        assert read(published, "runs")["status"].to_list() == ["published", "stopped"]
        assert read(published, "quarantine")["run_id"].to_list() == ["r2"]
        for name in set(TABLES) - {"runs", "quarantine"}:
            assert read(published, name).equals(before[name]), name
        assert last_run(published) == run("r1", rows(), release=1)

    def test_without_a_file_there_is_no_ledger(self, target):
        stopped = run("r1", rows(), status="stopped")
        assert record_stopped(target, stopped, frame("quarantine", [])) is None
        assert beside(target) == []

    def test_stopped_and_published_are_not_mixed_up(self, published):
        with pytest.raises(PublishError, match="不能发布"):
            publish(rows(), published, run("r2", rows(), status="stopped"))
        with pytest.raises(PublishError, match="不能只记一笔"):
            record_stopped(published, run("r2", rows()), frame("quarantine", []))


class TestLeftovers:
    def test_what_a_killed_run_left_is_removed(self, published):
        # The run of the same name was killed too: its half file must not be built upon.
        for name in ("r2.building", "r2.building.wal", "r2.previous", "r0.building"):
            published.with_name(f".{published.name}.{name}").write_bytes(b"half")
        published.with_name(f".{published.name}.r0.building.tmp").mkdir()
        foreign = published.with_name(".other.duckdb.r0.building")
        foreign.write_bytes(b"not ours")
        publish(rows(), published, run("r2", rows(), day=1))
        assert beside(published) == [foreign.name, published.name]

    def test_a_log_left_by_a_writer_is_set_aside_and_its_reviews_are_kept(self, published, tmp_path):
        # A crashed writer: its file and its log as they lay on the disk while it was writing.
        work = tmp_path / "work.duckdb"
        shutil.copy(published, work)
        con = duckdb.connect(work)
        con.execute("SET checkpoint_threshold = '1TB'")
        con.execute("INSERT INTO reviews VALUES ('f-c1', 'dismissed', '误报', '甲', TIMESTAMP '2021-08-21')")
        shutil.copy(wal_of(work), wal_of(published))
        con.close()
        done = publish(rows(), published, run("r2", rows(), day=1))
        assert done.set_aside is not None
        assert done.set_aside.stat().st_size > 0
        assert not wal_of(published).exists()
        assert read(published, "reviews")["verdict"].to_list() == ["dismissed"]

    def test_a_log_of_another_file_is_set_aside(self, published, tmp_path):
        work = tmp_path / "work.duckdb"
        con = duckdb.connect(work)
        con.execute("CREATE TABLE t (a INTEGER)")
        con.execute("CHECKPOINT")
        con.execute("SET checkpoint_threshold = '1TB'")
        con.execute("INSERT INTO t VALUES (1)")
        shutil.copy(wal_of(work), wal_of(published))
        con.close()
        done = publish(rows(), published, run("r2", rows(), day=1))
        assert done.set_aside is not None
        assert read(published, "runs")["run_id"].to_list() == ["r1", "r2"]

    def test_the_permissions_of_the_file_stay_but_nobody_may_write_into_it(self, published):
        assert not published.stat().st_mode & 0o222
        published.chmod(0o640)
        publish(rows(), published, run("r2", rows(), day=1))
        assert published.stat().st_mode & 0o777 == 0o440

    def test_a_link_is_followed(self, published, tmp_path):
        link = tmp_path / "latest.duckdb"
        link.symlink_to(published)
        publish(rows(), link, run("r2", rows(), day=1))
        assert link.is_symlink()
        assert read(published, "runs").height == 2
