"""A page that takes too long, or that trips the program, is set aside; the others go through."""

from time import process_time

import pytest

from flows import each_page as each_page_
from flows import stages
from flows.each_page import each_page, noted, noting, too_many_failed
from flows.sources import SetAside
from tests.flows.loads import attempt, load
from tests.flows.small_pages import CONTENTS
from transforms.page import read_page


def pages(*names):
    return [read_page(name, f"第{name}版，今年新增就业3205人。".encode()) for name in names]


def work(slow=(), broken=()):
    def on(page):
        if page.path in slow:
            while True:  # the clock of the processor ends it
                pass
        if page.path in broken:
            raise RecursionError("太深\n了")
        return page.path

    return on


def same(page):
    return page


def test_one_that_takes_too_long_is_left_out_with_the_reason(monkeypatch):
    monkeypatch.setattr(each_page_, "PAGE_SECONDS", 0.2)
    with noting():
        assert each_page(pages("a", "b", "c"), same, work(slow="b")) == ("a", "c")
        (aside,) = noted().values()
    assert (aside.path, aside.rule) == ("b", "too_slow")
    assert "0.2 秒" in aside.reason


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_limit_that_is_reached_while_an_object_is_cleared_away_is_told_again(monkeypatch):
    class Slow:
        def __del__(self):
            end = process_time() + 0.4
            while process_time() < end:
                pass

    def on(page):
        Slow()
        end = process_time() + 5
        while process_time() < end:
            pass

    monkeypatch.setattr(each_page_, "PAGE_SECONDS", 0.2)
    monkeypatch.setattr(each_page_, "AGAIN_SECONDS", 0.3)
    with noting():
        assert each_page(pages("a"), same, on) == ()
        assert [aside.rule for aside in noted().values()] == ["too_slow"]


def test_one_that_trips_the_program_is_left_out_with_the_error():
    with noting():
        assert each_page(pages("a", "b"), same, work(broken="a")) == ("b",)
        (aside,) = noted().values()
    assert (aside.path, aside.rule, aside.evidence) == ("a", "program_error", "RecursionError: 太深 了")


def test_where_nobody_notes_the_error_is_raised():
    with pytest.raises(RecursionError):
        each_page(pages("a"), same, work(broken="a"))


@pytest.mark.parametrize(("failed", "pages_", "stopped"), [(3, 0, False), (4, 100, False), (4, 10, True)])
def test_more_than_a_few_are_the_programs_fault(failed, pages_, stopped):
    aside = [SetAside(str(n), "program_error", "", "") for n in range(failed)]
    aside.append(SetAside("x", "too_slow", "", ""))
    assert bool(too_many_failed(aside, pages_)) == stopped


@pytest.fixture
def folder(tmp_path):
    for n, content in enumerate(CONTENTS[:6]):
        (tmp_path / "pages").mkdir(exist_ok=True)
        (tmp_path / "pages" / f"{n}.txt").write_text(content, "utf-8")
    return tmp_path / "pages"


@pytest.mark.parametrize("stage", ["cut_stories", "numbers_of", "metrics_of", "link"])
def test_whichever_step_it_is_the_others_are_published(folder, tmp_path, monkeypatch, stage):
    honest, calls = getattr(stages, stage), []

    def first_time_broken(*given):
        calls.append(given)
        if len(calls) == 1:
            raise ValueError("kaputt")
        return honest(*given)

    monkeypatch.setattr(stages, stage, first_time_broken)
    summary = load(folder, tmp_path / "press.duckdb", "r1")
    assert [(a.path, a.rule) for a in summary.set_aside] == [("0.txt", "program_error")]
    assert summary.seen.pages == 5
    monkeypatch.setattr(stages, stage, honest)
    assert load(folder, tmp_path / "press.duckdb", "r2").seen.pages == 6


def test_a_program_that_reads_nothing_publishes_nothing(folder, tmp_path, monkeypatch):
    load(folder, tmp_path / "press.duckdb", "r1")
    honest = stages.metrics_of

    def broken(page, numbers):
        if page.path in ("0.txt", "1.txt", "2.txt", "3.txt"):
            raise ValueError("kaputt")
        return honest(page, numbers)

    monkeypatch.setattr(stages, "metrics_of", broken)
    monkeypatch.setattr("flows.job.parts", lambda: {"pages": "0" * 64, "checks": "0" * 64})
    assert "像是程序的毛病" in attempt(folder, tmp_path / "press.duckdb", "r2").stopped
