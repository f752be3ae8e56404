"""A data file whose bytes have changed: found wherever the damage lies, set aside, and all is as if it had been whole."""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb
import pytest

from tests.flows.loads import attempt, ledger, load, rows_of
from tests.flows.small_pages import CONTENTS
from tests.thorough import cases
from warehouse.damage import read_through
from warehouse.registry import TABLES
from warehouse.shelf import folder_of, kept

HEADS, BLOCK = 3 * 4096, 256 * 1024
"""Sizes of a DuckDB file: three heads, then blocks."""


@pytest.fixture(scope="module")
def whole(tmp_path_factory) -> Path:
    """A folder with pages and a file of them, of two releases."""
    base = tmp_path_factory.mktemp("whole")
    (base / "pages").mkdir()
    for number, content in enumerate(CONTENTS):
        if number == len(CONTENTS) - 1:
            load(base / "pages", base / "press.duckdb", "r1")
        (base / "pages" / f"{number}.txt").write_text(content, "utf-8")
    load(base / "pages", base / "press.duckdb", "r2")
    return base


def copy(whole: Path, to: Path, changed: bytes | None = None) -> Path:
    """The same folder elsewhere; the newest release is a second name of the file, as it is when a run has made it."""
    base = to / "base"
    shutil.copytree(whole, base)
    warehouse = base / "press.duckdb"
    if changed is not None:
        newest = kept(warehouse)[-1].path
        warehouse.unlink()
        newest.unlink()
        warehouse.write_bytes(changed)
        newest.hardlink_to(warehouse)
    return warehouse


def damaged(data: bytes, at: int, size: int = 4000) -> bytes:
    return data[:at] + bytes(byte ^ 0x5A for byte in data[at : at + size]) + data[at + size :]


def places() -> list[int]:
    """A byte in each head that DuckDB reads, and in every other block, or some of them."""
    return [4096 + 16, 2 * 4096 + 16, *(HEADS + BLOCK * n + 1000 for n in range(0, 30, cases(12, 2)))]


@pytest.mark.parametrize("at", places())
def test_damage_is_found_and_made_good(whole: Path, tmp_path: Path, at: int) -> None:
    data = (whole / "press.duckdb").read_bytes()
    assert at < len(data)
    warehouse = copy(whole, tmp_path, damaged(data, at))
    summary = load(warehouse.parent / "pages", warehouse, "r3")
    assert rows_of(warehouse) == rows_of(whole / "press.duckdb")
    assert all(not read_through(release.path) for release in kept(warehouse))
    told = [aside for aside in summary.set_aside if aside.rule == "damaged_file"]
    if told:
        assert told[0].path == "press.damaged-r3.duckdb"
        assert "从第 1 版接着写" in told[0].reason
        assert (warehouse.parent / told[0].path).read_bytes() == damaged(data, at)
        assert ledger(warehouse) == [("r1", "published"), ("r3", "published")]
    after = load(warehouse.parent / "pages", warehouse, "r4")
    assert not [aside for aside in after.set_aside if aside.rule == "damaged_file"]


def test_every_block_that_holds_rows_is_read_through(whole: Path, tmp_path: Path) -> None:
    data = (whole / "press.duckdb").read_bytes()
    blocks: set[int] = set()
    with duckdb.connect(str(whole / "press.duckdb"), read_only=True) as con:
        for name in TABLES:
            asked = f"SELECT DISTINCT block_id FROM pragma_storage_info('{name}') WHERE block_id >= 0"
            blocks |= {row[0] for row in con.execute(asked).fetchall()}
    assert len(blocks) > 3
    unseen = set()
    for block in blocks:
        path = tmp_path / f"{block}.duckdb"
        # A block may be filled with a few rows only; DuckDB proves what it has filled.
        path.write_bytes(damaged(data, HEADS + BLOCK * block + 16, 32))
        if not read_through(path):
            unseen.add(block)
        path.unlink()
    assert unseen == set()


@pytest.mark.parametrize("size", [HEADS + 100, 400_000, 2_000_000])
def test_a_file_cut_short_is_damaged(whole: Path, tmp_path: Path, size: int) -> None:
    warehouse = copy(whole, tmp_path, (whole / "press.duckdb").read_bytes()[:size])
    load(warehouse.parent / "pages", warehouse, "r3")
    assert rows_of(warehouse) == rows_of(whole / "press.duckdb")


def test_without_a_whole_release_all_pages_are_read_again(whole: Path, tmp_path: Path) -> None:
    warehouse = copy(whole, tmp_path, damaged((whole / "press.duckdb").read_bytes(), HEADS + 1000))
    kept(warehouse)[0].path.unlink()
    summary = load(warehouse.parent / "pages", warehouse, "r3")
    assert any("全部重读" in aside.reason for aside in summary.set_aside)
    assert rows_of(warehouse) == rows_of(whole / "press.duckdb")


def test_a_file_whose_first_bytes_are_gone_is_nobodys_and_stays(whole: Path, tmp_path: Path) -> None:
    data = b"\0" * 64 + (whole / "press.duckdb").read_bytes()[64:]
    warehouse = copy(whole, tmp_path, data)
    assert "不予覆盖" in attempt(warehouse.parent / "pages", warehouse, "r3").stopped
    assert warehouse.read_bytes() == data


def test_what_somebody_wrote_into_the_file_is_no_damage(whole: Path, tmp_path: Path) -> None:
    warehouse = copy(whole, tmp_path)
    shutil.rmtree(folder_of(warehouse))
    warehouse.chmod(0o644)
    with duckdb.connect(str(warehouse)) as con:
        con.execute("CREATE TABLE mine AS SELECT 1 AS n")
    summary = load(warehouse.parent / "pages", warehouse, "r3")
    assert not [aside for aside in summary.set_aside if aside.rule == "damaged_file"]


def test_a_file_of_somebody_elses_is_not_called_damaged(tmp_path: Path) -> None:
    with duckdb.connect(str(tmp_path / "other.duckdb")) as con:
        con.execute("CREATE TABLE about AS SELECT 1 AS other")
    assert read_through(tmp_path / "other.duckdb") == ""
