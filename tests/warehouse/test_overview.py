"""What an operator is told of the first pages is what the views say of them."""

import duckdb
import pytest

from tests.warehouse_rows import STORY, document, in_memory, metric, percent, quantity, result, rows, story
from warehouse import overview
from warehouse.portions import portions
from warehouse.registry import frame

VIEW = """
SELECT path, n_seen AS seen, n_typed AS typed, n_checkable AS checkable, n_checked AS checked
FROM coverage ORDER BY path, doc_id
"""


@pytest.mark.parametrize(
    ("given", "counts"),
    [
        ({}, (1, 2, 2, 2)),
        ({"check_results": []}, (1, 2, 2, 0)),
        ({"check_results": [result(verdict="undecided")]}, (1, 2, 2, 0)),
        ({"metrics": [metric(), percent(of=None), metric("m3")], "check_results": []}, (1, 3, 0, 0)),
        ({"metrics": [metric(), percent(), metric("m3")], "check_results": []}, (1, 3, 2, 0)),
        ({"quantities": [quantity(), quantity("q2")]}, (2, 2, 2, 2)),
        ({"metrics": [], "quantities": [], "implied_targets": [], "check_results": []}, (0, 0, 0, 0)),
    ],
)
def test_the_coverage_of_the_first_pages_is_that_of_the_view(given, counts):
    with in_memory(rows(**given)) as con:
        (told,) = overview.shown(con, "r1")["coverage"]
        (page,) = con.sql(VIEW).to_arrow_table().to_pylist()
    assert tuple(told[name] for name in ("seen", "typed", "checkable", "checked")) == counts
    assert page == {name: told[name] for name in page}


def test_stories_and_copies_of_a_page_are_counted():
    stories = [
        story(),
        story(story_id=f"{STORY[:-1]}1", seq=1, is_canonical=False, cluster_id=STORY),
        story(story_id=f"{STORY[:-1]}2", seq=2, kind="furniture"),
    ]
    with in_memory(rows(stories=stories)) as con:
        (told,) = overview.shown(con, "r1")["coverage"]
    assert (told["stories"], told["copies"]) == (2, 1)


def test_only_the_first_pages_are_told():
    pages = [document(doc_id=f"{n:064x}", path=f"{n:04}.txt") for n in range(overview.SHOWN_PAGES + 2)]
    with in_memory(rows() | {"documents": frame("documents", pages)}) as con:
        told = overview.shown(con, "r1")["coverage"]
    assert [page["path"] for page in told] == [f"{n:04}.txt" for n in range(overview.SHOWN_PAGES)]


@pytest.mark.parametrize(
    ("counts", "most", "together"),
    [
        ([], 5, []),
        ([0], 5, [(0, 0)]),
        ([2, 3, 1], 5, [(0, 1), (2, 2)]),
        ([9, 1, 4, 1], 5, [(0, 0), (1, 2), (3, 3)]),
        ([1, 9], 5, [(0, 0), (1, 1)]),
        ([0, 0, 0], 5, [(0, 2)]),
    ],
)
def test_neighbours_are_looked_at_together_as_long_as_they_are_few(counts, most, together):
    assert list(portions(counts, most)) == together


def test_the_pages_are_told_the_same_and_in_order_however_few_are_looked_at_together(monkeypatch):
    pages = [document(), document(doc_id="f" * 64, path="b.txt"), document(doc_id="e" * 64, path="c.txt")]
    with in_memory(rows() | {"documents": frame("documents", pages)}) as con:
        told = overview.shown(con, "r1")["coverage"]
        monkeypatch.setattr(overview, "SHOWN_FIGURES", 1)
        assert overview.shown(con, "r1")["coverage"] == told
    assert [(page["path"], page["checked"]) for page in told] == [
        ("b.txt", 0),
        ("c.txt", 0),
        (document()["path"], 2),
    ]


def test_what_does_not_fit_is_asked_again_with_more_room(monkeypatch):
    honest, allowed = overview._shown, []

    def narrow(con, run_id):
        ((limit,),) = con.execute("SELECT current_setting('memory_limit')").fetchall()
        allowed.append(limit)
        if len(allowed) == 1:
            raise duckdb.OutOfMemoryException("Out of Memory Error: memory_limit")
        return honest(con, run_id)

    monkeypatch.setattr(overview, "_shown", narrow)
    with in_memory(rows()) as con:
        con.execute("SET memory_limit = '36MB'")
        told = overview.shown(con, "r1")
        ((after,),) = con.execute("SELECT current_setting('memory_limit')").fetchall()
        assert after == "34.3 MiB"
        assert told == honest(con, "r1")
    assert allowed == ["34.3 MiB", "61.0 MiB"]
