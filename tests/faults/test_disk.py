"""A disk that is full, and a folder of very many files.

TINY_FILES=100000 pytest tests/faults/test_disk.py      as many as the name says; some thousands by default
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.flows.loads import attempt, ledger, load, rows_of
from tests.flows.small_pages import CONTENTS
from warehouse.shelf import kept

TINY_FILES = int(os.environ.get("TINY_FILES", "5000"))


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 MB, in memory."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64m", "none", str(place)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("only root may mount a small disk")
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


def filled(disk: Path, leave: int) -> Path:
    """A file that leaves so many bytes of the disk."""
    free = os.statvfs(disk)
    ballast = disk / "ballast"
    ballast.write_bytes(b"\0" * (free.f_bavail * free.f_frsize - leave))
    return ballast


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "pages").mkdir()
    for number, content in enumerate(CONTENTS[:6]):
        (tmp_path / "pages" / f"{number}.txt").write_text(content, "utf-8")
    return tmp_path / "pages"


@pytest.mark.parametrize("leave", [0, 100_000, 1_000_000, 4_000_000, 7_000_000])
def test_a_full_disk_stops_the_run_and_loses_nothing(folder: Path, disk: Path, leave: int) -> None:
    warehouse = disk / "press.duckdb"
    load(folder, warehouse, "r1")
    before = rows_of(warehouse)
    (folder / "more.txt").write_text(CONTENTS[7], "utf-8")
    ballast = filled(disk, leave)
    summary = attempt(folder, warehouse, "full")
    assert rows_of(warehouse) == before
    assert summary.stopped
    assert "没有发布" in summary.stopped
    assert [path.name for path in disk.glob(".press*building*")] == []
    ballast.unlink()
    load(folder, warehouse, "r2")
    load(folder, folder.parent / "fresh.duckdb", "fresh")
    assert rows_of(warehouse) == rows_of(folder.parent / "fresh.duckdb")
    assert [run for run, status in ledger(warehouse) if status == "published"] == ["r1", "r2"]
    assert len(kept(warehouse)) == 2


def test_very_many_tiny_files(tmp_path: Path) -> None:
    folder, warehouse = tmp_path / "pages", tmp_path / "press.duckdb"
    for number in range(TINY_FILES):
        path = folder / f"{number % 100:02}" / f"{number}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"全县新增就业{number + 1}人。\n", "utf-8")
    summary = load(folder, warehouse, "r1")
    assert (summary.seen.pages, len(summary.set_aside)) == (TINY_FILES, 0)
    again = load(folder, warehouse, "r2")
    assert (again.seen.pages, again.seen.added, again.seen.removed) == (TINY_FILES, 0, 0)
