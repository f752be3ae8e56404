"""What an operator is told of the first pages is what the views say of them."""

import pytest

from tests.warehouse_rows import STORY, document, in_memory, metric, percent, quantity, result, rows, story
from warehouse import overview
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
