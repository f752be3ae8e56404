"""Wherever the work of a load is done, the tables are the same; and what becomes of it when workers die."""

from __future__ import annotations

import datetime as dt
import shutil
import sys
import tempfile
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import duckdb
import polars as pl
import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from flows import each_page, gathering, job, partition, stages, verdicts
from flows.engines import ENOUGH_BYTES, EngineFailed, Where, running
from flows.engines.child import WorkFailed
from flows.handed_on import Load
from flows.settings import Settings
from tests.flows import engine_work
from tests.flows.loads import attempt, load, rows_of
from tests.flows.small_pages import CONTENTS, NO_PAGE, put
from tests.thorough import cases
from warehouse import settling
from warehouse.registry import empty

HAS_DASK = find_spec("distributed") is not None
without_dask = pytest.mark.skipif(not HAS_DASK, reason="distributed is not installed")
DASK = pytest.param("dask", marks=without_dask)
KINDS = ["processes", DASK]
BOTH_WHEN_THOROUGH = cases(["processes"], KINDS)
"""Kinds where one shows what the other would: a Dask worker works in the same sort of child."""


def everything(warehouse: Path):
    """All rows of pages, and what was turned away."""
    with duckdb.connect(str(warehouse), read_only=True) as con:
        aside = con.execute("SELECT * EXCLUDE (run_id) FROM quarantine ORDER BY ALL").fetchall()
    return rows_of(warehouse), aside


@pytest.fixture(scope="module")
def engines():
    """Engines that stay up for all tests of this file: a worker takes seconds to begin."""
    with running(Where("processes", 2)) as processes:
        made = {"processes": processes}
        if not HAS_DASK:
            yield made
            return
        with running(Where("dask", 2)) as dask:
            yield made | {"dask": dask}


@pytest.fixture
def kept_up(engines, monkeypatch):
    """Loads use those engines."""

    @contextmanager
    def already(where):
        if where.kind in engines:
            yield engines[where.kind]
        else:
            with running(where) as engine:
                yield engine

    monkeypatch.setattr(job, "running", already)


@pytest.mark.parametrize("kind", KINDS)
@settings(
    max_examples=3,
    phases=cases([Phase.explicit], list(Phase)),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.lists(st.sampled_from([*CONTENTS, NO_PAGE]), min_size=1, max_size=8),
    st.sampled_from([1, 700, 1_500, 1_000_000]),
)
@example([*CONTENTS, NO_PAGE, CONTENTS[0]], 1)
def test_any_engine_and_any_size_of_partitions_give_the_same_tables(kept_up, kind, contents, size):
    with tempfile.TemporaryDirectory() as made:
        base = Path(made)
        folder = put(base / "pages", contents)
        load(folder, base / "local.duckdb", "r1")
        load(folder, base / "other.duckdb", "r1", Where(kind, 2, partition_bytes=size))
        assert everything(base / "other.duckdb") == everything(base / "local.duckdb")
        assert not (base / "other.lake").exists(), "a lake that nobody named goes with the run"


@pytest.mark.parametrize("kind", BOTH_WHEN_THOROUGH)
def test_changes_of_a_folder_give_the_same_tables_however_often_rows_are_stored(
    kept_up, tmp_path, monkeypatch, kind
):
    monkeypatch.setattr(gathering, "TOGETHER_BYTES", 1)
    monkeypatch.setattr(settling, "BYTES", 1)
    where = Where(kind, 2, partition_bytes=800)
    for n in range(3):
        folder = put(tmp_path / "pages", CONTENTS[n : n + 5])
        load(folder, tmp_path / "other.duckdb", f"r{n}", where)
    load(folder, tmp_path / "local.duckdb", "r")
    assert everything(tmp_path / "other.duckdb") == everything(tmp_path / "local.duckdb")


@pytest.mark.parametrize("kind", BOTH_WHEN_THOROUGH)
def test_pages_that_trip_are_set_aside_with_the_same_rows(kept_up, tmp_path, monkeypatch, kind):
    trips = CONTENTS[9] + engine_work.TRIPS
    folder = put(tmp_path / "pages", [*CONTENTS[:4], trips, CONTENTS[8] + engine_work.SLOW, *CONTENTS[4:7]])
    monkeypatch.setattr(partition, "read", engine_work.read_tripping)
    lake = str(tmp_path / "lake")
    load(folder, tmp_path / "other.duckdb", "r1", Where(kind, 2, lake=lake, partition_bytes=900))
    monkeypatch.setattr(stages, "metrics_of", engine_work.metrics_of)
    monkeypatch.setattr(each_page, "PAGE_SECONDS", engine_work.SECONDS)
    load(folder, tmp_path / "local.duckdb", "r1")
    rows, aside = everything(tmp_path / "other.duckdb")
    assert (rows, aside) == everything(tmp_path / "local.duckdb")
    assert [row[3] for row in aside] == ["program_error", "too_slow"]


def test_a_page_that_tripped_is_read_again_by_the_next_load(kept_up, tmp_path, monkeypatch):
    folder = put(tmp_path / "pages", [*CONTENTS[:3], CONTENTS[9] + engine_work.TRIPS])
    where = Where("processes", 2, lake=str(tmp_path / "lake"))
    with monkeypatch.context() as patched:
        patched.setattr(partition, "read", engine_work.read_tripping)
        assert load(folder, tmp_path / "one.duckdb", "r1", where).seen.pages == 3
    # Another process: this one's workers trip until they end.
    with running(Where("processes", 1)) as fresh:
        monkeypatch.setattr(job, "running", lambda _: _given(fresh))
        assert load(folder, tmp_path / "two.duckdb", "r1", where).seen.pages == 4


@contextmanager
def _given(engine):
    yield engine


@pytest.mark.parametrize(
    ("kind", "death"),
    [
        ("processes", engine_work.read_after_a_death),
        pytest.param("dask", engine_work.read_after_death_of_parent, marks=without_dask),
        *cases([], [pytest.param("dask", engine_work.read_after_a_death, marks=without_dask)]),
    ],
)
def test_a_worker_that_is_killed_costs_nothing_but_time(kept_up, tmp_path, monkeypatch, kind, death):
    folder = put(tmp_path / "pages", CONTENTS)
    load(folder, tmp_path / "local.duckdb", "r1")
    monkeypatch.setattr(partition, "read", death)
    where = Where(kind, 2, lake=str(tmp_path / "lake"), partition_bytes=900)
    load(folder, tmp_path / "other.duckdb", "r1", where)
    assert (tmp_path / "lake.killed").exists()
    assert everything(tmp_path / "other.duckdb") == everything(tmp_path / "local.duckdb")


def test_what_kills_every_worker_is_told_and_nothing_published(kept_up, tmp_path, monkeypatch):
    folder = put(tmp_path / "pages", CONTENTS[:3])
    monkeypatch.setattr(partition, "read", engine_work.read_never)
    stopped = attempt(folder, tmp_path / "press.duckdb", "r1", Where("processes", 2)).stopped
    assert "接连死了 3 次" in stopped
    assert "3 个版面，从 00.txt 到 02.txt" in stopped
    assert not (tmp_path / "press.duckdb").exists()


def test_workers_with_another_program_are_refused(kept_up, tmp_path, monkeypatch):
    folder = put(tmp_path / "pages", CONTENTS[:3])
    monkeypatch.setattr(partition, "read", engine_work.read_asked_by_another)
    assert "不是同一版" in attempt(folder, tmp_path / "press.duckdb", "r1", Where("processes", 2)).stopped


def test_a_judge_with_another_program_is_refused():
    portion = verdicts.Portion(empty("metrics"), {}, pl.DataFrame(), "r1", "0" * 64)
    with pytest.raises(EngineFailed, match="不是同一版"):
        verdicts.judged_alone(portion)


@without_dask
def test_a_cluster_that_does_not_answer_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr("flows.engines.cluster.CONNECT_SECONDS", 1)
    folder = put(tmp_path / "pages", CONTENTS[:1])
    where = Where("dask", address="tcp://127.0.0.1:9")
    assert "连不上 Dask 集群 tcp://127.0.0.1:9" in attempt(folder, tmp_path / "p.duckdb", "r1", where).stopped


def test_without_dask_the_answer_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(EngineFailed, match="shuzheng\\[dask\\]"), running(Where("dask")):
        pass


@without_dask
def test_a_cluster_that_runs_already_is_used_and_left_running(tmp_path):
    from distributed import Client, LocalCluster

    folder = put(tmp_path / "pages", CONTENTS[:4])
    load(folder, tmp_path / "local.duckdb", "r1")
    with LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=None) as cluster:
        where = Where("dask", address=cluster.scheduler_address, partition_bytes=900)
        load(folder, tmp_path / "other.duckdb", "r1", where)
        with Client(cluster.scheduler_address) as client:
            assert len(client.nthreads()) == 1
    assert everything(tmp_path / "other.duckdb") == everything(tmp_path / "local.duckdb")


@without_dask
def test_a_dask_worker_does_not_import_what_it_hands_on(engines):
    asked = partition.Partition("lake", Path("pages"), (("0" * 64, "a.txt"),), {}, "", "")
    assert list(engines["dask"].each(str, [asked])) == [str(asked)]
    imported = engines["dask"].client.run(eval, "'flows.partition' in __import__('sys').modules")
    assert list(imported.values()) == [False, False]


def test_a_result_that_cannot_be_sent_back_is_told(engines, tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(WorkFailed, match="TextIOWrapper"):
        list(engines["processes"].each(open, [tmp_path / "file"]))


def in_lake(base):
    return Where("processes", 2, lake=str(base / "lake"), partition_bytes=900)


@pytest.fixture(scope="module")
def loaded(engines, tmp_path_factory):
    """A folder, the file that was made of it, and its lake."""
    base = tmp_path_factory.mktemp("loaded")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(job, "running", lambda _: _given(engines["processes"]))
        load(put(base / "pages", CONTENTS), base / "first.duckdb", "r1", in_lake(base))
    return base


class TestLake:
    """Partitions that are there already."""

    @pytest.fixture
    def made(self, loaded, kept_up, tmp_path):
        """The same in a folder of the test's own, and where it was loaded."""
        shutil.copytree(loaded, tmp_path, dirs_exist_ok=True)
        return tmp_path / "pages", in_lake(tmp_path)

    def test_they_are_not_made_again(self, made, tmp_path, monkeypatch):
        folder, where = made
        monkeypatch.setattr(partition, "read", engine_work.read_never)
        load(folder, tmp_path / "second.duckdb", "r2", where)
        assert rows_of(tmp_path / "second.duckdb") == rows_of(tmp_path / "first.duckdb")

    def test_another_program_makes_its_own(self, made, tmp_path, monkeypatch):
        folder, where = made
        n = len(list((tmp_path / "lake" / "partitions").iterdir()))
        monkeypatch.setattr(partition, "made_with", lambda: "0" * 64)
        load(folder, tmp_path / "second.duckdb", "r2", where)
        assert len(list((tmp_path / "lake" / "partitions").iterdir())) == 2 * n

    @pytest.mark.parametrize("damage", ["cut", "changed", "gone", "receipt"])
    def test_broken_ones_are_told_and_made_again(self, made, tmp_path, monkeypatch, damage):
        folder, where = made
        path = sorted((tmp_path / "lake" / "metrics").iterdir())[0]
        data = path.read_bytes()
        if damage == "cut":
            path.write_bytes(data[: len(data) // 2])
        elif damage == "changed":
            path.write_bytes(data[:40] + bytes([data[40] ^ 1]) + data[41:])
        elif damage == "gone":
            path.unlink()
        else:
            (tmp_path / "lake" / "partitions" / f"{path.stem}.json").write_text("{")
        said = []
        honest = job.gathering.gather

        def listening(*given):
            stored = honest(*given)
            said.append(stored.remade)
            return stored

        summary = job.run(
            Load(
                "r2",
                dt.datetime.now(dt.UTC),
                folder,
                tmp_path / "second.duckdb",
                where=where,
                screen=False,
            ),
            job.Stages(gather=listening),
        )
        assert not summary.stopped
        assert rows_of(tmp_path / "second.duckdb") == rows_of(tmp_path / "first.duckdb")
        assert path.read_bytes() == data
        told = [each for each in said if each]
        assert len(told) == 1
        assert path.stem in told[0]
        assert told[0].endswith("已重做。")


@pytest.mark.parametrize(
    ("asked", "n_bytes", "workers", "kind"),
    [
        ("auto", ENOUGH_BYTES, 2, "processes"),
        ("auto", ENOUGH_BYTES - 1, 2, "local"),
        ("auto", ENOUGH_BYTES, 1, "local"),
        ("local", 10 * ENOUGH_BYTES, 2, "local"),
        ("dask", 0, 1, "dask"),
    ],
)
def test_auto_is_decided_by_how_much_there_is_to_read(asked, n_bytes, workers, kind):
    assert Where(asked, workers).for_bytes(n_bytes).kind == kind


def test_the_engine_is_a_setting(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    for name, value in {
        "ENGINE": "dask",
        "WORKERS": "3",
        "DASK_ADDRESS": "tcp://x:1",
        "LAKE": "lake",
    }.items():
        monkeypatch.setenv(f"SHUZHENG_{name}", value)
    assert Settings().where == Where("dask", 3, "tcp://x:1", str(tmp_path / "lake"))
    monkeypatch.setenv("SHUZHENG_LAKE", "s3://bucket/lake")
    assert Settings().where.lake == "s3://bucket/lake"
