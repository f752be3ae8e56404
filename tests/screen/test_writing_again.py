"""What changed is written and nothing else; and the screen is then, byte for byte, that of a writing from nothing."""

from __future__ import annotations

import datetime as dt
import os
import random
import shutil
import signal
from pathlib import Path
from typing import Any

import duckdb
import pytest

from flows.review import set_correction, set_review
from flows.screen_reasons import reasons_in
from tests.flows.loads import load_shown as load
from tests.flows.small_pages import CONTENTS, STORY
from tests.forked import started
from tests.screen.reading import data_of
from tests.thorough import cases
from warehouse.releases import roll_back
from warehouse.runs import last_run
from warehouse.screen.building import Building
from warehouse.screen.folder import folder_of, write
from warehouse.screen.made_of import MADE_OF
from warehouse.store import reading

STEPS = cases(3, 5)


def content(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def data_files(folder: Path) -> dict[str, int]:
    """The data files of a folder with their inodes."""
    return {p.relative_to(folder).as_posix(): p.stat().st_ino for p in (folder / "data").rglob("*.js")}


def written(warehouse: Path, **how: Any) -> dict[str, bytes]:
    return content(write(warehouse, reasons=reasons_in(Path.cwd()), **how))


class Desk:
    """Pages, their data file, and what happens to them, drawn by lot."""

    def __init__(self, base: Path, seed: int) -> None:
        self.pages, self.warehouse = base / "pages", base / "press.duckdb"
        self.lot, self.runs = random.Random(seed), 0
        self.pages.mkdir(exist_ok=True)
        for n in (0, 1, 4):
            self.add(n)

    def load(self) -> None:
        self.runs += 1
        load(self.pages, self.warehouse, f"r{self.runs}")

    def add(self, n: int) -> None:
        (self.pages / f"{n:02}.txt").write_text(CONTENTS[n], "utf-8")

    def happens(self, what: str) -> None:
        there = sorted(self.pages.iterdir())
        now = dt.datetime(2026, 1, 2, 3, self.runs, tzinfo=dt.UTC)
        match what:
            case "a page comes":
                missing = [n for n in range(len(CONTENTS)) if f"{n:02}.txt" not in {p.name for p in there}]
                self.add(self.lot.choice(missing))
            case "a page changes":
                self.lot.choice(there).write_text(STORY.format(jobs=30000 + self.runs, part=1905), "utf-8")
            case "a page goes":
                self.lot.choice(there).unlink()
            case "a review" | "a correction":
                with reading(self.warehouse) as con:
                    sql = "SELECT fingerprint FROM check_results WHERE verdict = 'fails' ORDER BY ALL"
                    failing = con.execute(sql).fetchall()
                    ((figure, printed),) = con.execute(
                        "SELECT metric_id, raw_text FROM metrics ORDER BY ALL LIMIT 1"
                    ).fetchall()
                if what == "a review" and failing:
                    verdict = self.lot.choice(["dismissed", "confirmed"])
                    set_review(self.warehouse, self.lot.choice(failing)[0], verdict, "看过", "周敏", now)
                elif what == "a correction":
                    set_correction(self.warehouse, figure, printed, "7人", "看过", "周敏", now)
            case "a release is put back":
                last = last_run(self.warehouse)
                assert last is not None
                assert last.release is not None
                if last.release > 1:
                    roll_back(self.warehouse, self.lot.randrange(1, last.release))
                return
        self.load()


HAPPENS = (
    "a page comes",
    "a page changes",
    "a page goes",
    "a review",
    "a correction",
    "a release is put back",
    "nothing",
)


@pytest.mark.parametrize("seed", cases([1], [1, 2, 3, 4]))
def test_whatever_happens_the_screen_is_that_of_a_writing_from_nothing(tmp_path, seed):
    desk = Desk(tmp_path, seed)
    desk.load()
    for what in random.Random(seed).sample(HAPPENS, STEPS):
        desk.happens(what)
        after = written(desk.warehouse)
        assert written(desk.warehouse, anew=True) == after, what


@pytest.fixture(scope="module")
def set_up(tmp_path_factory) -> Path:
    base = tmp_path_factory.mktemp("desk")
    Desk(base, 0).load()
    return base


@pytest.fixture
def desk(set_up, tmp_path) -> Desk:
    shutil.copytree(set_up, tmp_path, dirs_exist_ok=True)
    made = Desk(tmp_path, 0)
    made.runs = 1
    return made


def test_when_nothing_changed_nothing_is_touched(desk):
    folder = folder_of(desk.warehouse)
    written(desk.warehouse)
    before = folder.stat().st_ino, data_files(folder)
    written(desk.warehouse)
    assert (folder.stat().st_ino, data_files(folder)) == before


def test_a_page_more_leaves_the_files_of_other_pages_and_places(desk):
    folder = folder_of(desk.warehouse)
    before = data_files(folder)
    desk.add(9)  # of no place
    desk.load()
    after = data_files(folder)
    kept = {name for name in before if after.get(name) == before[name]}
    made = after.keys() - kept
    assert {name.split("/")[1] for name in made} <= {"page", "why", "view", "listed"}
    assert sum("/page/" in name for name in made) == sum("/why/" in name for name in made) == 1
    assert {n for n in before if n.split("/")[1] in ("place", "names", "finding", "programmes")} <= kept


def test_a_finding_that_is_no_longer_new_leaves_the_files_that_show_it(desk):
    desk.add(3)
    desk.load()
    folder = folder_of(desk.warehouse)
    before = data_files(folder)
    shown = data_of(folder)
    assert {each["since"] for each in shown["view"]["findings"]} == {shown["release"]["number"]} == {2}
    desk.add(9)  # of no place
    desk.load()
    after = data_files(folder)
    assert {name for name in before if "/place/" in name and after.get(name) != before[name]} == set()
    shown = data_of(folder)
    assert ({each["since"] for each in shown["view"]["findings"]}, shown["release"]["number"]) == ({2}, 3)


def test_a_review_makes_its_own_pages_again(desk):
    desk.add(3)
    desk.load()
    folder = folder_of(desk.warehouse)
    with reading(desk.warehouse) as con:
        ((fingerprint, page),) = con.execute(
            "SELECT fingerprint, doc_id[:16] FROM check_results WHERE verdict = 'fails' AND rule = 'part_whole'"
        ).fetchall()
    before = data_files(folder)
    set_review(
        desk.warehouse, fingerprint, "confirmed", "看过", "周敏", dt.datetime(2026, 1, 2, tzinfo=dt.UTC)
    )
    desk.load()
    after = data_files(folder)
    assert {n for n in after if "/page/" in n and after[n] != before.get(n)} == {f"data/page/{page[0]}.js"}
    assert {n for n in after if "/why/" in n and after[n] != before.get(n)} == set()


@pytest.mark.parametrize("damage", ["shorter", "gone", "of another program", "no ledger"])
def test_a_file_that_is_not_as_it_was_left_is_made_again(desk, damage):
    first = written(desk.warehouse)
    folder = folder_of(desk.warehouse)
    file = next((folder / "data" / "page").iterdir())
    ledger = folder / MADE_OF
    match damage:
        case "shorter":
            file.write_bytes(file.read_bytes()[:-9])
        case "gone":
            file.unlink()
        case "of another program":
            file.write_bytes(b"shuzheng.take()")
            ledger.write_text(ledger.read_text("utf-8").replace('"program":"', '"program":"0'), "utf-8")
        case "no ledger":
            ledger.unlink()
    (folder / "data" / "page" / "stale.js").write_text("")
    desk.load()  # another run, the same pages
    assert {n: c for n, c in content(folder).items() if n.startswith("data/page/")} == {
        n: c for n, c in first.items() if n.startswith("data/page/")
    }


def killed_while_writing(warehouse: Path) -> None:
    """Writes the data files of a screen anew, then dies."""

    def dies(con: duckdb.DuckDBPyConnection, building: Building) -> None:
        from warehouse.screen import reader

        reader.make(con, building)
        os.kill(os.getpid(), signal.SIGKILL)

    write(warehouse, [dies], anew=True)


def test_a_writing_that_is_killed_leaves_the_screen_that_stood_there(desk):
    before = content(folder_of(desk.warehouse))
    process = started(killed_while_writing, desk.warehouse)
    process.join(300)
    assert process.exitcode == -signal.SIGKILL
    assert content(folder_of(desk.warehouse)) == before
    assert written(desk.warehouse, anew=True) == before
    assert [p.name for p in desk.warehouse.parent.iterdir() if p.name.endswith((".building", ".spill"))] == []
