"""A list is cut where its rows say so, so that a row more changes one file and no order is lost."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from tests.screen.reading import shard
from warehouse.screen import sheets
from warehouse.screen.building import Building, Edition
from warehouse.screen.made_of import made_of

EDITION = Edition(1, "r1", "2024-08-20 20:00")


def written(folder: Path, before: Path, rows: list[int]) -> list[str]:
    """Write a list of these numbers, in their order; its files in order."""
    con = duckdb.connect()
    con.execute("CREATE TABLE t AS SELECT unnest(?::INTEGER[]) AS n", [rows])
    building = Building(folder, before, folder / "p.duckdb", EDITION)
    count = sheets.write(con, building, "thing", "FROM t ORDER BY n", lambda row: row["n"])
    building.finish("")
    assert count == len(rows)
    return building.sheets["thing"]


def read(folder: Path, files: list[str]) -> list[int]:
    found: list[int] = []
    for file in files:
        kind, name, rows = shard((folder / "data" / "thing" / f"{file}.js").read_text("utf-8"))
        assert (kind, name) == ("thing", file)
        found += rows
    return found


@pytest.fixture(autouse=True)
def small(monkeypatch) -> None:
    monkeypatch.setattr(sheets, "ROWS", 8)


@pytest.mark.parametrize("change", ["one more", "one less", "one at the front", "one at the end"])
def test_a_row_more_or_less_changes_the_leaves_beside_it_only(tmp_path, change):
    numbers = list(range(0, 2000, 2))
    match change:
        case "one more":
            after = sorted([*numbers, 777])
        case "one less":
            after = [n for n in numbers if n != 1000]
        case "one at the front":
            after = [-1, *numbers]
        case _:
            after = [*numbers, 5000]
    first = written(tmp_path / "a", tmp_path / "none", numbers)
    assert read(tmp_path / "a", first) == numbers
    assert len(first) > 50
    second = written(tmp_path / "b", tmp_path / "a", after)
    assert read(tmp_path / "b", second) == after
    assert 1 <= len(set(second) - set(first)) <= 2
    inode = lambda folder, file: (tmp_path / folder / "data" / "thing" / f"{file}.js").stat().st_ino  # noqa: E731
    assert all(inode("a", file) == inode("b", file) for file in set(first) & set(second))
    assert written(tmp_path / "c", tmp_path / "none", after) == second


def test_a_leaf_that_is_not_as_it_was_left_is_made_again(tmp_path):
    numbers = list(range(100))
    first = written(tmp_path / "a", tmp_path / "none", numbers)
    (tmp_path / "a" / "data" / "thing" / f"{first[1]}.js").write_text("", "utf-8")
    assert read(tmp_path / "b", written(tmp_path / "b", tmp_path / "a", numbers)) == numbers


def test_a_list_without_rows_has_no_files(tmp_path):
    (tmp_path / "a").mkdir()
    assert written(tmp_path / "a", tmp_path / "none", []) == []
    assert made_of(tmp_path / "a").kinds == {}
