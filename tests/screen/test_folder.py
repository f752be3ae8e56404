"""The folder: written in one step, the same for the same release, never over anybody else's, never over a later one."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pytest

from flows import on_screen
from flows.on_screen import draw_screen
from flows.report import render
from flows.stages import refused
from tests.flows.loads import load_shown as load
from tests.flows.records import summary
from tests.flows.small_pages import CONTENTS
from tests.warehouse_rows import rows, run
from warehouse.errors import NotOurFile, PublishError
from warehouse.publish import publish
from warehouse.screen import folder
from warehouse.screen.building import Building, Edition
from warehouse.screen.folder import EDITION, edition_in, folder_of, still_shows, write
from warehouse.screen.shards import Width


@pytest.fixture
def published(tmp_path: Path) -> Path:
    target = tmp_path / "press.duckdb"
    frames = rows()
    publish(frames, target, run("r1", frames))
    return target


def thing(text: str) -> Any:
    def make(con: duckdb.DuckDBPyConnection, building: Building) -> None:
        made = {"0": ("0a", {"text": "same"}), "1": ("1b", {"text": text})}
        building.rows(
            "thing", "prefix", Width(1), {"0": "same", "1": text}, lambda todo: [made[each] for each in todo]
        )
        building.page("index.html", "题", "", {}, ["thing"])

    return make


def content(path: Path) -> dict[str, bytes]:
    return {p.relative_to(path).as_posix(): p.read_bytes() for p in path.rglob("*") if p.is_file()}


def test_the_whole_screen_is_the_same_each_time(published: Path):
    made = write(published)
    first = content(made)
    assert {"index.html", "place.html", "directory.html", "reader.html", EDITION} <= set(first)
    assert edition_in(made) == Edition(1, "r1", json.loads(first[EDITION])["made_at"])
    assert content(write(published)) == first
    assert [p.name for p in published.parent.iterdir() if p.name.endswith((".building", ".spill"))] == []


def test_files_that_stay_the_same_are_kept_and_gone_ones_go(published: Path):
    made = write(published, [thing("one")])
    same, other = (made / "data" / "thing" / f"{name}.js" for name in "01")
    before = same.stat().st_ino, other.stat().st_ino
    (made / "data" / "thing" / "stale.js").write_text("")
    write(published, [thing("two")])
    assert same.stat().st_ino == before[0]
    assert other.stat().st_ino != before[1]
    assert not (made / "data" / "thing" / "stale.js").exists()


def test_what_goes_wrong_leaves_the_screen_that_stands(published: Path):
    made = write(published, [thing("one")])
    before = content(made)

    def broken(con: duckdb.DuckDBPyConnection, building: Building) -> None:
        building.page("index.html", "另", "", {})
        raise OSError(28, "No space left on device")

    with pytest.raises(PublishError, match=r"没能写出大屏.*No space left"):
        write(published, [broken])
    assert content(made) == before
    assert [p.name for p in published.parent.iterdir() if p.name.endswith(".building")] == []


def test_a_page_that_needs_more_memory_is_made_again_with_more(published: Path):
    allowed: list[str] = []

    def hungry(con: duckdb.DuckDBPyConnection, building: Building) -> None:
        allowed.append(con.execute("SELECT current_setting('memory_limit')").fetchall()[0][0])
        building.page("index.html", "题", "", {"tries": len(allowed)})
        if len(allowed) == 1:
            raise duckdb.OutOfMemoryException("too little")

    made = write(published, [hungry, hungry])
    assert allowed[0] == allowed[2] != allowed[1]
    assert '"tries":3' in (made / "index.html").read_text("utf-8")


def test_somebody_elses_folder_is_let_alone(published: Path):
    theirs = folder_of(published)
    theirs.mkdir()
    (theirs / "letter.txt").write_text("亲爱的")
    with pytest.raises(NotOurFile, match="不是数证的大屏"):
        write(published)
    assert content(theirs) == {"letter.txt": "亲爱的".encode()}


def test_a_later_release_on_the_screen_stays(published: Path):
    made = write(published, [thing("one")])
    said = json.loads((made / EDITION).read_text("utf-8"))
    (made / EDITION).write_text(json.dumps(said | {"number": 7}))
    write(published, [thing("two")])
    shown = edition_in(made)
    assert shown is not None
    assert shown.number == 7


def test_a_file_of_an_older_program_is_a_plain_refusal(published: Path, monkeypatch):
    monkeypatch.setattr(folder, "reading", lambda path: duckdb.connect())
    with pytest.raises(PublishError, match=r"没有大屏要用的表"):
        write(published)


def test_a_publication_stands_when_its_screen_cannot_be_written(published: Path, monkeypatch):
    from flows.handed_on import Load

    release, load = refused(""), Load("r1", None, published.parent, published)  # ty: ignore[invalid-argument-type]

    def fails(*_: Any, **__: Any) -> Path:
        raise KeyError("boom")

    monkeypatch.setattr(folder, "write", fails)
    told_of = draw_screen(load, release)
    assert told_of.no_screen == "数据已发布，但大屏没有写成：KeyError：'boom'"
    assert f"⚠️ {told_of.no_screen}" in render(summary(no_screen=told_of.no_screen))
    stopped = refused("合同不符")
    assert draw_screen(load, stopped) is stopped
    assert draw_screen(replace(load, screen=False), release) is release


def test_a_large_release_has_its_screen_from_a_process_of_its_own(published: Path, monkeypatch):
    from flows.handed_on import Load

    load = Load("r1", None, published.parent, published)  # ty: ignore[invalid-argument-type]
    seen = refused("").seen
    large = replace(seen, total=replace(seen.total, typed=on_screen.DENSE_FROM))
    release = replace(refused(""), seen=large)
    monkeypatch.setattr(folder, "write", None)  # not this process
    assert draw_screen(load, release).no_screen == ""
    assert (folder.folder_of(published) / "index.html").is_file()
    (folder.folder_of(published) / "edition.json").unlink()
    (folder.folder_of(published) / "theirs.txt").write_text("kept")
    assert "大屏没有写成" in draw_screen(load, release).no_screen


def test_a_change_of_the_release_before_is_shown(tmp_path: Path):
    target = tmp_path / "press.duckdb"
    for number, value in ((1, 3000), (2, 2900)):
        frames = rows()
        publish(frames, target, run(f"r{number}", frames, day=number))
        del value
    page = (write(target) / "index.html").read_text("utf-8")
    assert '"since":1' in page


def test_a_load_that_finds_nothing_new_writes_no_screen_and_says_whose_rows_it_shows(tmp_path):
    pages, warehouse = tmp_path / "pages", tmp_path / "press.duckdb"
    pages.mkdir()
    (pages / "a.txt").write_text(CONTENTS[0], "utf-8")
    load(pages, warehouse, "r1")
    before = content(folder_of(warehouse))
    load(pages, warehouse, "r2")
    load(pages, warehouse, "r3")
    after = content(folder_of(warehouse))
    told = json.loads(after.pop(EDITION))
    assert (told["run_id"], told["number"], told["same_until"]) == ("r1", 1, 3)
    before.pop(EDITION)
    assert after == before
    (pages / "b.txt").write_text(CONTENTS[1], "utf-8")
    load(pages, warehouse, "r4")
    told = json.loads((folder_of(warehouse) / EDITION).read_text("utf-8"))
    assert told["run_id"] == "r4"
    assert "same_until" not in told
    folder_of(warehouse).rename(tmp_path / "gone")
    load(pages, warehouse, "r5")
    assert folder_of(warehouse).exists()


def test_a_screen_that_missed_a_release_is_written(tmp_path):
    pages, warehouse = tmp_path / "pages", tmp_path / "press.duckdb"
    pages.mkdir()
    (pages / "a.txt").write_text(CONTENTS[0], "utf-8")
    load(pages, warehouse, "r1")
    assert still_shows(warehouse, 2)
    assert not still_shows(warehouse, 4)
