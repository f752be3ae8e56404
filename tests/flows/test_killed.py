"""A load that is killed, or that meets another, leaves whole files; the next one ends right.

Here a few whole loads are killed, and one between every two stages; ``tests/warehouse/test_at_once.py`` kills
publications alone, thirty of them, and reads while others are made.
"""

import random
import shutil
import time

import pytest

from flows import job
from tests.flows.loads import attempt, attempt_told, ledger, load, load_until, rows_of
from tests.flows.small_pages import CONTENTS
from tests.forked import killed, started
from tests.thorough import cases
from warehouse.releases import kept
from warehouse.swap import only_publisher

KILLS = cases(2, 6)


def put(folder, contents):
    folder.mkdir(exist_ok=True)
    for n, content in enumerate(contents):
        (folder / f"{n}.txt").write_text(content, "utf-8")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A folder, the file that was made of it before its pages changed, and a fresh file of what it holds now."""
    base = tmp_path_factory.mktemp("made")
    put(base / "pages", CONTENTS[:4])
    load(base / "pages", base / "press.duckdb", "first")
    put(base / "pages", CONTENTS[2:6])
    load(base / "pages", base / "fresh.duckdb", "fresh")
    return base


@pytest.fixture
def folder(made):
    return made / "pages"


@pytest.fixture
def warehouse(made, tmp_path):
    shutil.copy(made / "press.duckdb", tmp_path / "press.duckdb")
    return tmp_path / "press.duckdb"


@pytest.fixture(scope="module")
def before(made):
    return rows_of(made / "press.duckdb")


@pytest.fixture(scope="module")
def after(made):
    return rows_of(made / "fresh.duckdb")


def left_beside(warehouse):
    """What lies beside the file, hidden names among them."""
    return sorted(path.name for path in warehouse.parent.glob(f".{warehouse.name}*"))


def test_killed_at_seeded_moments(folder, warehouse, before, after, tmp_path):
    began = time.monotonic()
    started(load, folder, tmp_path / "timed.duckdb", "timed").join(300)
    whole = time.monotonic() - began
    chance = random.Random(20261122)
    for n in range(KILLS):
        process = started(load, folder, warehouse, f"killed{n}")
        time.sleep(chance.random() * whole)
        killed(process)
        assert rows_of(warehouse) in (before, after)
    load(folder, warehouse, "last")
    assert rows_of(warehouse) == after
    assert left_beside(warehouse) == [".press.duckdb.lock", ".press.duckdb.sum"]
    releases = kept(warehouse)
    assert rows_of(releases[0].path) == before
    assert rows_of(releases[-1].path) == after


@pytest.mark.parametrize(
    "stage", ["compare", "check_contract", "cluster_reprints", "check_arithmetic", "publish"]
)
def test_killed_between_two_stages(folder, warehouse, before, after, stage):
    process = started(load_until, folder, warehouse, stage)
    process.join(300)
    assert process.exitcode == -9
    assert rows_of(warehouse) == before
    load(folder, warehouse, "second")
    assert rows_of(warehouse) == after


def test_a_second_load_is_refused_while_the_first_is_at_work(folder, tmp_path, monkeypatch):
    monkeypatch.setattr(job, "WAIT_SECONDS", 0)
    warehouse = tmp_path / "press.duckdb"
    with only_publisher(warehouse, "other", 0):
        summary = attempt(folder, warehouse, "late")
    assert "运行 other" in summary.stopped
    assert "请等它结束后再试" in summary.stopped
    assert not warehouse.exists()


def test_two_loads_at_once_come_one_after_the_other(folder, warehouse, after, tmp_path):
    told = {run_id: tmp_path / f"{run_id}.txt" for run_id in ("one", "two")}
    processes = [started(attempt_told, folder, warehouse, run_id, path) for run_id, path in told.items()]
    for process in processes:
        process.join(300)
    assert {path.read_text() for path in told.values()} == {""}
    assert ledger(warehouse) == [("first", "published"), ("one", "published"), ("two", "published")]
    assert rows_of(warehouse) == after
