"""A full audit makes every row again: it publishes what differs, and says so when nothing does."""

import datetime as dt

import duckdb
import pytest

from flows import job
from flows.handed_on import Load
from flows.report import render
from tests.flows.loads import ledger, load, rows_of
from tests.flows.small_pages import CITY, STORY
from warehouse.releases import kept
from warehouse.runs import last_run
from warehouse.staging import CHECKS, PAGES

EVERYTHING = frozenset({PAGES, CHECKS})


@pytest.fixture
def loaded(tmp_path):
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "a.txt").write_text(STORY.format(jobs=39989, part=905), "utf-8")
    (pages / "b.txt").write_text(CITY.format(city=8120, county=1030), "utf-8")
    load(pages, tmp_path / "press.duckdb", "first")
    return tmp_path


def audit(base, run_id, anew=EVERYTHING):
    begun = dt.datetime.now(dt.UTC)
    return job.run(
        Load(run_id, begun, base / "pages", base / "press.duckdb", anew=anew, screen=False), job.Stages()
    )


@pytest.mark.parametrize(("anew", "told"), [(EVERYTHING, "2 个版面重读"), ({CHECKS}, "2 个版面重新核对")])
def test_an_audit_that_finds_nothing_publishes_nothing(loaded, anew, told):
    before = rows_of(loaded / "press.duckdb")
    summary = audit(loaded, "audit", frozenset(anew))
    assert summary.unchanged
    assert "与已发布的一致" in summary.headline
    assert told in summary.seen.pages_in_words
    assert "没有出新的一版" in render(summary)
    assert rows_of(loaded / "press.duckdb") == before
    assert ledger(loaded / "press.duckdb") == [("audit", "unchanged"), ("first", "published")]
    assert [each.number for each in kept(loaded / "press.duckdb")] == [1]


def test_a_row_that_somebody_changed_in_the_file_is_found_and_put_right(loaded):
    before = rows_of(loaded / "press.duckdb")
    (release,) = kept(loaded / "press.duckdb")
    release.path.unlink()  # a second name of the file that is spoilt here
    with duckdb.connect(str(loaded / "press.duckdb")) as con:
        con.execute("UPDATE metrics SET indicator = '别的' WHERE raw_text = '39989人'")
    assert rows_of(loaded / "press.duckdb") != before
    summary = audit(loaded, "audit")
    assert not summary.unchanged
    assert summary.changes is not None
    assert {t.name: t.changed for t in summary.changes.tables}["metrics"] == 1
    assert rows_of(loaded / "press.duckdb") == before


def test_a_page_that_changed_meanwhile_is_published(loaded):
    (loaded / "pages" / "a.txt").write_text(STORY.format(jobs=39989, part=1905), "utf-8")
    summary = audit(loaded, "audit")
    assert not summary.unchanged
    assert summary.changes is not None
    assert len(summary.changes.new) == 1


def test_a_run_says_what_it_took(loaded):
    run = last_run(loaded / "press.duckdb")
    assert run is not None
    assert run.n_read == 2
    assert run.n_found == run.n_quantities
    assert all(value and value > 0 for value in (run.seconds, run.cpu_seconds, run.peak_memory_mb))
    assert run.flow_run_id is None
    summary = audit(loaded, "audit", frozenset({CHECKS}))
    assert summary.effort is not None
    assert (summary.effort.n_read, summary.effort.pages_per_second) == (0, None)
    assert "读 0 个版面；" in render(summary)
