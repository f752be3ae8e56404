"""The clock goes back, somebody presses Ctrl-C, a page is enormous: nothing lost, nothing doubled, the next run ends right."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import signal
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from flows import job
from flows.handed_on import Load
from tests.flows.loads import ledger, load, rows_of
from tests.flows.small_pages import CONTENTS
from warehouse.shelf import kept

Rows = dict[str, list[tuple[Any, ...]]]
NOW = dt.datetime(2024, 5, 6, 7, 8, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with pages and the file of them."""
    base = tmp_path_factory.mktemp("loaded")
    (base / "pages").mkdir()
    for number, content in enumerate(CONTENTS[:4]):
        (base / "pages" / f"{number}.txt").write_text(content, "utf-8")
    load(base / "pages", base / "press.duckdb", "r1")
    return base


@pytest.fixture(scope="module")
def with_one_more(loaded: Path, tmp_path_factory: pytest.TempPathFactory) -> Rows:
    """The rows of a fresh file of the same pages and one more."""
    base = tmp_path_factory.mktemp("fresh")
    shutil.copytree(loaded / "pages", base / "pages")
    add_one(base / "pages")
    load(base / "pages", base / "fresh.duckdb", "fresh")
    return rows_of(base / "fresh.duckdb")


def add_one(folder: Path) -> None:
    (folder / "more.txt").write_text(CONTENTS[5], "utf-8")


@pytest.fixture
def folder(loaded: Path, tmp_path: Path) -> Path:
    return shutil.copytree(loaded / "pages", tmp_path / "pages")


def left_beside(warehouse: Path) -> list[str]:
    return sorted(path.name for path in warehouse.parent.glob(f".{warehouse.name}*"))


@pytest.mark.parametrize("ahead", [dt.timedelta(hours=1), dt.timedelta(days=4000)])
def test_a_clock_that_is_put_back_during_a_run(
    loaded: Path, folder: Path, tmp_path: Path, ahead: dt.timedelta
) -> None:
    warehouse = tmp_path / "press.duckdb"
    begun = Load("r1", dt.datetime.now(dt.UTC) + ahead, folder, warehouse, screen=False)
    summary = job.run(begun, job.Stages())
    assert not summary.stopped
    assert summary.effort is not None
    assert summary.effort.seconds == 0
    assert rows_of(warehouse) == rows_of(loaded / "press.duckdb")


def test_a_clock_that_is_put_back_between_runs(folder: Path, tmp_path: Path) -> None:
    warehouse = tmp_path / "press.duckdb"
    for number, day in enumerate((0, -400, 1, -4000)):
        (folder / f"later{number}.txt").write_text(CONTENTS[4 + number], "utf-8")
        begun = Load(f"r{number}", NOW + dt.timedelta(days=day), folder, warehouse, screen=False)
        assert not job.run(begun, job.Stages()).stopped
    load(folder, tmp_path / "fresh.duckdb", "fresh")
    assert rows_of(warehouse) == rows_of(tmp_path / "fresh.duckdb")
    assert [release.number for release in kept(warehouse)] == [1, 2, 3, 4]
    assert rows_of(kept(warehouse)[-1].path) == rows_of(warehouse)


@pytest.mark.parametrize(
    "stage", ["compare", "read_metrics", "check_contract", "check_arithmetic", "publish"]
)
def test_ctrl_c_leaves_nothing_behind(loaded: Path, with_one_more: Rows, tmp_path: Path, stage: str) -> None:
    folder, warehouse = tmp_path / "pages", tmp_path / "press.duckdb"
    shutil.copytree(loaded, tmp_path, dirs_exist_ok=True)
    before = rows_of(warehouse)
    add_one(folder)

    def interrupted(*_: Any) -> None:
        os.kill(os.getpid(), signal.SIGINT)

    begun = Load("interrupted", dt.datetime.now(dt.UTC), folder, warehouse, screen=False)
    former = signal.signal(signal.SIGINT, signal.default_int_handler)  # whoever runs the tests may ignore it
    try:
        with pytest.raises(KeyboardInterrupt):
            job.run(begun, replace(job.Stages(), **{stage: interrupted}))
    finally:
        signal.signal(signal.SIGINT, former)
    assert rows_of(warehouse) == before
    assert left_beside(warehouse) == [".press.duckdb.lock", ".press.duckdb.sum"]
    load(folder, warehouse, "r2")
    assert rows_of(warehouse) == with_one_more
    assert ledger(warehouse) == [("r1", "published"), ("r2", "published")]


def test_a_page_of_200_mb_is_set_aside_and_costs_no_memory(folder: Path, tmp_path: Path) -> None:
    with (folder / "huge.txt").open("wb") as file:
        file.write("今年全县新增就业100人。".encode())
        file.truncate(200_000_000)
    load(folder, tmp_path / "press.duckdb", "r1")
    before = peak_mb()
    summary = load(folder, tmp_path / "press.duckdb", "r2")
    assert [(aside.path, aside.rule) for aside in summary.set_aside] == [("huge.txt", "too_large")]
    assert "200000000 字节" in summary.set_aside[0].reason
    assert summary.seen.pages == 4
    assert peak_mb() < before + 100


def peak_mb() -> float:
    """The most memory of this process that was resident at once, in MB."""
    for line in Path("/proc/self/status").read_text("ascii").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    pytest.skip("no /proc here")
