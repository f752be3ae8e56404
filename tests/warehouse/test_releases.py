"""Releases are kept beside the published file, the oldest go, and one can be put back."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from pathlib import Path

import duckdb
import pytest

from tests.warehouse_rows import NOON, beside, hashed, metric, percent, quarantined, result, review, rows, run
from warehouse import shelf
from warehouse.errors import NoSuchRelease, NotOurFile, PublisherBusy, PublishError
from warehouse.publish import publish, record_stopped
from warehouse.registry import frame
from warehouse.releases import Keep, Release, kept, roll_back
from warehouse.runs import last_run
from warehouse.staging import BY_PAGE, opened
from warehouse.swap import only_publisher

PARTS = {"pages": "a" * 64, "checks": "b" * 64}


def asked(path, sql):
    with duckdb.connect(str(path), read_only=True) as con:
        return con.execute(sql).fetchall()


def numbers(path):
    return [release.number for release in kept(path)]


OTHER = rows(metrics=[metric(), percent(), metric("m3")], check_results=[result("c2")])
"""Rows of a second release: a metric more, another finding."""


@pytest.fixture(scope="module")
def two_releases(tmp_path_factory):
    target = tmp_path_factory.mktemp("two") / "press.duckdb"
    for day, (run_id, frames) in enumerate((("r1", rows()), ("r2", OTHER))):
        with opened(target, run_id, PARTS) as staging:
            for name in (*BY_PAGE, "check_results"):
                staging.take_out(name, "true")
            staging.add(frames)
            staging.finish(run(run_id, frames, day=day))
    return target


@pytest.fixture
def two(two_releases, tmp_path):
    shutil.copytree(two_releases.parent, tmp_path / "two", copy_function=os.link)
    return tmp_path / "two" / "press.duckdb"


class TestKeeping:
    def test_nothing_is_kept_of_nothing(self, tmp_path):
        assert kept(tmp_path / "press.duckdb") == ()

    def test_each_run_makes_a_release_and_the_last_one_is_the_published_file(self, two):
        first, second = kept(two)
        assert (first.number, first.run_id, second.number, second.run_id) == (1, "r1", 2, "r2")
        assert os.path.samefile(second.path, two), "a second name costs nothing"
        assert second.bytes == two.stat().st_size
        assert first.made_at == (NOON + dt.timedelta(seconds=9)).replace(tzinfo=dt.UTC)
        assert asked(first.path, "SELECT count(*) FROM metrics") == [(2,)]
        assert asked(two, "SELECT run_id, release FROM runs ORDER BY release") == [("r1", 1), ("r2", 2)]

    def test_nobody_may_write_into_the_published_file_and_so_into_its_release(self, two):
        last = kept(two)[-1].path
        assert not last.stat().st_mode & 0o222
        assert asked(two, "SELECT count(*) FROM runs") == [(2,)], "who only reads need not be told"

    @pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write into everything")
    def test_who_opens_it_to_write_is_refused(self, two):
        with pytest.raises(duckdb.IOException, match="Permission denied"):
            duckdb.connect(str(two))

    def test_what_is_written_into_the_published_file_all_the_same_leaves_older_releases_alone(
        self, two_releases, tmp_path
    ):
        shutil.copytree(two_releases.parent, tmp_path / "copies")
        two = tmp_path / "copies" / "press.duckdb"
        older, last = (release.path for release in kept(two))
        before = hashed(older)
        two.chmod(0o644)
        with duckdb.connect(str(two)) as con:
            con.execute("DELETE FROM metrics")
        publish(rows(), two, run("r3", rows(), day=3))
        assert hashed(older) == before
        assert hashed(last) != hashed(two)
        assert not two.stat().st_mode & 0o222

    def test_a_stopped_run_makes_none(self, two):
        record_stopped(
            two, run("r3", rows(), day=3, status="stopped"), frame("quarantine", [quarantined("r3")])
        )
        assert numbers(two) == [1, 2]
        assert asked(two, "SELECT release FROM runs WHERE run_id = 'r3'") == [(None,)]
        publish(rows(), two, run("r4", rows(), day=4))
        assert numbers(two) == [1, 2, 3]

    def test_a_release_that_a_killed_run_could_not_keep_any_more_is_kept_by_the_next(self, two):
        kept(two)[-1].path.unlink()
        publish(rows(), two, run("r3", rows(), day=3))
        assert [(r.number, r.run_id) for r in kept(two)] == [(1, "r1"), (2, "r2"), (3, "r3")]

    def test_where_there_are_no_second_names_a_release_is_a_copy(self, two, monkeypatch):
        def refused(*_):
            raise OSError("no links here")

        monkeypatch.setattr("warehouse.shelf.os.link", refused)
        monkeypatch.setattr("warehouse.swap.os.link", refused)
        publish(rows(), two, run("r3", rows(), day=3))
        last = kept(two)[-1]
        assert hashed(last.path) == hashed(two)
        assert not os.path.samefile(last.path, two)
        assert last.made_at == (NOON + dt.timedelta(days=3, seconds=9)).replace(tzinfo=dt.UTC)

    def test_a_folder_that_cannot_be_written_stops_no_publication(self, two, monkeypatch):
        def full(*_):
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(shelf, "sync", full)
        done = publish(rows(), two, run("r3", rows(), day=3))
        assert "No space left on device" in done.not_kept
        assert last_run(two) == run("r3", rows(), day=3, release=3)

    def test_strange_files_in_the_folder_are_neither_shown_nor_touched(self, two):
        folder = shelf.folder_of(two)
        for name in ("notes.txt", "7.r1.duckdb", "000009..duckdb.bak", "000007.r 1.duckdb"):
            (folder / name).write_text("mine")
        assert numbers(two) == [1, 2]
        shelf.drop_old(two, Keep(1, daily=0, monthly=0), dt.datetime.now(dt.UTC))
        assert numbers(two) == [2]
        assert (folder / "notes.txt").read_text() == "mine"


class TestDropping:
    NOW = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)

    @pytest.fixture
    def shelved(self, tmp_path):
        """Six releases, one a day; the youngest is an hour old."""
        target = tmp_path / "press.duckdb"
        folder = shelf.folder_of(target)
        folder.mkdir()
        for number in range(1, 7):
            path = folder / f"{number:06}.r{number}.duckdb"
            path.write_bytes(b"x")
            at = (self.NOW - dt.timedelta(days=6 - number, hours=1)).timestamp()
            os.utime(path, (at, at))
        return target

    @pytest.mark.parametrize(
        ("policy", "left"),
        [
            (Keep(), [1, 2, 3, 4, 5, 6]),
            (Keep(2, daily=0, monthly=0), [5, 6]),
            (Keep(1, daily=0, monthly=0), [6]),
            (Keep(0, daily=0, monthly=0), [6]),
            (Keep(1, days=3, daily=0, monthly=0), [4, 5, 6]),
            (Keep(4, days=1, daily=0, monthly=0), [3, 4, 5, 6]),
            (Keep(1, days=999, daily=0, monthly=0), [1, 2, 3, 4, 5, 6]),
            (Keep(1, daily=3, monthly=0), [4, 5, 6]),
            (Keep(1, daily=0, monthly=12), [6]),
        ],
    )
    def test_by_count_and_by_age(self, shelved, policy, left):
        gone = shelf.drop_old(shelved, policy, self.NOW)
        assert numbers(shelved) == left
        assert sorted((*gone, *left)) == [1, 2, 3, 4, 5, 6]

    def test_of_hourly_runs_one_a_day_and_one_a_month_are_left(self):
        """Four hundred days of releases each hour, looked at after each: what a rule keeps must not depend on that."""
        began = dt.datetime(2025, 10, 1, 0, 30, tzinfo=dt.UTC)
        shelf_ = ()
        for hour in range(400 * 24):
            at = began + dt.timedelta(hours=hour)
            made = Release(hour, Path(f"{hour}.duckdb"), at, f"r{hour}", 1)
            stay = shelf.staying((*shelf_, made), Keep(), at)
            shelf_ = tuple(r for r in (*shelf_, made) if r in stay)
        told = [f"{r.made_at:%m-%d %H}" for r in shelf_]
        assert told[-10:] == [f"11-04 {hour}" for hour in range(14, 24)]
        days = [dt.date(2026, 10, 6) + dt.timedelta(days=n) for n in range(29)]
        assert told[-39:-10] == [f"{day:%m-%d} 23" for day in days], "the last release of each day before"
        ends = "12-31 01-31 02-28 03-31 04-30 05-31 06-30 07-31 08-31 09-30"
        assert told[:-39] == [f"{day} 23" for day in ends.split()], "and of each month before those"

    def test_halves_of_copies_go(self, shelved):
        half = shelf.folder_of(shelved) / "000007.r7.duckdb.part"
        half.write_bytes(b"half")
        assert numbers(shelved) == [1, 2, 3, 4, 5, 6]
        shelf.drop_old(shelved, Keep(), self.NOW)
        assert not half.exists()

    def test_a_run_drops_by_its_policy_and_going_back_drops_nothing(self, two):
        with opened(two, "r3", PARTS, policy=Keep(2, daily=0, monthly=0)) as staging:
            staging.finish(run("r3", rows(), day=3))
        assert numbers(two) == [2, 3]
        roll_back(two, 2)
        assert numbers(two) == [2, 3, 4]


class TestGoingBack:
    def test_the_rows_of_the_release_are_published_as_a_new_release(self, two):
        at = dt.datetime(2026, 11, 22, 8, tzinfo=dt.UTC)
        made = roll_back(two, 1, run_id="back", at=at)
        assert isinstance(made, Release)
        assert (made.number, made.run_id, made.made_at) == (3, "back", at)
        assert os.path.samefile(made.path, two)
        assert asked(two, "SELECT metric_id FROM metrics ORDER BY 1") == [("m1",), ("m2",)]
        assert asked(two, "SELECT result_id FROM check_results") == [("c1",)]

    def test_it_stands_in_the_ledger_and_nothing_before_it_is_forgotten(self, two):
        roll_back(two, 1, run_id="back")
        ledger = "SELECT run_id, status, release, restored, n_metrics FROM runs ORDER BY release"
        assert asked(two, ledger) == [
            ("r1", "published", 1, None, 2),
            ("r2", "published", 2, None, 3),
            ("back", "rolled_back", 3, 1, 2),
        ]
        seen = asked(two, "SELECT fingerprint, first_run_id, last_run_id FROM finding_history ORDER BY 1")
        assert seen == [("f-c1", "r1", "back"), ("f-c2", "r2", "r2")]
        last = last_run(two)
        assert last is not None
        assert last.run_id == "back"

    def test_what_people_said_since_is_not_taken_back(self, two):
        with opened(two, "r3", PARTS) as staging:
            staging.add({"reviews": frame("reviews", [review("f-c2", "dismissed", 3)])})
            staging.finish(run("r3", OTHER, day=3))
        roll_back(two, 1, run_id="back")
        assert asked(two, "SELECT fingerprint, verdict FROM reviews") == [("f-c2", "dismissed")]

    def test_the_next_run_builds_on_what_was_put_back(self, two):
        roll_back(two, 1, run_id="back")
        with opened(two, "r4", PARTS) as staging:
            assert staging.kept == PARTS.keys()
            assert staging.number("SELECT count(*) FROM metrics") == 2
            assert staging.number("SELECT count(*) FROM before_failing WHERE fingerprint = 'f-c1'") == 1
            done = staging.finish(run("r4", rows(), day=9))
        assert done.release == 4
        assert done.changes is not None
        assert (done.changes.n_new, done.changes.n_resolved, done.changes.n_same) == (0, 0, 1)

    def test_one_may_go_back_and_forth(self, two):
        second = asked(two, "FROM metrics ORDER BY ALL")
        roll_back(two, 1, run_id="b1")
        roll_back(two, 2, run_id="b2")
        assert asked(two, "FROM metrics ORDER BY ALL") == second
        assert numbers(two) == [1, 2, 3, 4]

    def test_tables_of_today_are_used_when_they_have_changed_since(self, two, monkeypatch):
        monkeypatch.setattr("warehouse.staging.shape", lambda: "0" * 64)
        roll_back(two, 1, run_id="back")
        assert asked(two, "SELECT metric_id FROM metrics ORDER BY 1") == [("m1",), ("m2",)]
        assert asked(two, "SELECT run_id FROM runs ORDER BY release") == [("r1",), ("r2",), ("back",)]

    def test_it_helps_when_the_published_file_is_lost(self, two):
        two.unlink()
        assert roll_back(two, 2, run_id="back").number == 3
        assert asked(two, "SELECT count(*) FROM metrics") == [(3,)]
        assert asked(two, "SELECT run_id, release FROM runs ORDER BY release") == [
            ("r1", 1),
            ("r2", 2),
            ("back", 3),
        ]

    def test_a_reader_that_holds_the_file_keeps_it(self, two):
        with duckdb.connect(two, read_only=True) as held:
            roll_back(two, 1)
            assert held.execute("SELECT count(*) FROM metrics").fetchall() == [(3,)]

    @pytest.mark.parametrize(
        ("number", "says"), [(9, "没有保留第 9 版；保留着的版本：1、2"), (2, "第 2 版就是现在发布的这一版")]
    )
    def test_a_release_that_cannot_be_put_back(self, two, number, says):
        before = hashed(two)
        with pytest.raises(NoSuchRelease, match=says):
            roll_back(two, number)
        assert hashed(two) == before
        assert beside(two) == [two.name]

    def test_nothing_is_kept_of_a_file_that_was_never_published(self, tmp_path):
        with pytest.raises(NoSuchRelease, match="保留着的版本：没有"):
            roll_back(tmp_path / "press.duckdb", 1)
        assert beside(tmp_path / "press.duckdb") == []

    def test_it_waits_for_no_other_run_unless_told_to(self, two):
        with only_publisher(two, "other", 0), pytest.raises(PublisherBusy, match="运行 other"):
            roll_back(two, 1)

    def test_a_damaged_release_changes_nothing(self, two):
        before = hashed(two)
        path = kept(two)[0].path
        path.unlink()
        path.write_bytes(b"half a file")
        with pytest.raises(PublishError, match="打不开数据文件"):
            roll_back(two, 1)
        assert hashed(two) == before

    def test_a_strange_database_under_the_name_of_a_release_is_refused(self, two):
        path = kept(two)[0].path
        path.unlink()
        with duckdb.connect(path) as con:
            con.execute("CREATE TABLE t (a INTEGER)")
        with pytest.raises(NotOurFile):
            roll_back(two, 1)
