"""Views: an item is in every view that it belongs to, counted once in each, and lists end where they should."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import duckdb
import pytest

from warehouse.screen.list_rows import shortened
from warehouse.screen.views import MOST, UNCODED, gather, views

PARENTS = {
    "43": [],
    "431": ["43"],
    "43102": ["43", "431"],
    "43103": ["43", "431"],
    "4310201": ["43", "431", "43102"],
}
GROWTH = "0 AS metric_id, '' AS place, NULL AS subject, '' AS indicator_name, 1 AS value, '' AS raw_text"
GROWTH += ", NULL AS period_start, NULL AS period_end, '' AS place_key, NULL AS domain, NULL AS day"


class Made:
    """Items of no content, gathered."""

    def __init__(self, con: duckdb.DuckDBPyConnection) -> None:
        self.con = con
        self.items: list[tuple[Any, ...]] = []

    def add(
        self,
        list_: str,
        name: str,
        *places: str,
        topics: Any = ("employment",),
        months: Any = ("2024-07",),
        many: int = 1,
    ) -> None:
        n = sum(item[1] == list_ for item in self.items)
        self.items.append(
            (len(self.items), list_, n, name, many, list(places), list(topics), list(months), 0)
        )

    def count(self, *places: str, many: int, **about: Any) -> None:
        self.add("facts", "facts", *places, many=many, **about)

    def gathered(self) -> None:
        self.con.execute(
            "CREATE OR REPLACE TABLE item (i BIGINT, list VARCHAR, n BIGINT, name VARCHAR, many BIGINT,"
            " places VARCHAR[], topics VARCHAR[], months VARCHAR[], print UBIGINT)"
        )
        self.con.executemany("INSERT INTO item VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", self.items)
        gather(self.con)

    def keys(self, of: str) -> set[str]:
        return {row[0] for row in self.con.execute(f"SELECT DISTINCT view FROM count_of_{of}").fetchall()}

    def view(self, key: str) -> dict[str, Any]:
        return views(self.con, "view" if "|" in key else "place", [key])[key]


@pytest.fixture
def made() -> Iterator[Made]:
    with duckdb.connect() as con:
        con.execute("CREATE TABLE shown_place (place_key VARCHAR, level VARCHAR, parents VARCHAR[])")
        con.executemany(
            "INSERT INTO shown_place VALUES (?, 'county', ?)",
            list(PARENTS.items()),
        )
        for name in ("progress", "findings", "series"):
            con.execute(f"CREATE TABLE row_{name} (series_id VARCHAR)")
        con.execute(
            f"CREATE TABLE row_growth AS SELECT i AS metric_id, * EXCLUDE (metric_id) FROM (SELECT {GROWTH}), range(99) AS t(i)"
        )
        yield Made(con)


def test_an_item_is_seen_from_its_place_and_all_above_it(made):
    made.add("progress", "progress.behind", "43102")
    made.count("43102", many=5)
    made.gathered()
    assert made.keys("place") == {"43", "431", "43102"}
    for place in made.keys("place"):
        assert made.view(place)["counts"] == {"progress.behind": 1, "facts": 5}
    assert made.keys("view") == {
        "|",
        "|2024",
        "|2024-07",
        "employment|",
        "employment|2024",
        "employment|2024-07",
    }


def test_the_map_of_everything_has_two_levels_and_that_of_a_place_two_below(made):
    made.count("4310201", many=2)
    made.add("progress", "progress.missed", "43102")
    made.add("findings", "findings.error", "431")
    made.gathered()
    assert made.view("|")["map"] == {"43": [2, 1, 1, 1], "431": [2, 1, 1, 1]}
    assert set(made.view("43")["map"]) == {"43", "431", "43102"}


def test_a_finding_about_several_places_counts_once_above_them(made):
    made.add("findings", "findings.warn", "43102", "43103", topics=("employment", "training"))
    made.gathered()
    assert made.view("|")["counts"] == {"findings.warn": 1}
    assert made.view("|")["map"]["431"] == [0, 1, 0, 0]
    assert made.view("431")["counts"] == {"findings.warn": 1}
    assert made.view("431")["map"]["43103"] == [0, 1, 0, 0]
    assert made.view("43103")["map"] == {"43103": [0, 1, 0, 0]}


def test_an_item_without_place_time_and_topic_is_in_the_whole_only(made):
    made.add("progress", "progress.open", topics=(), months=())
    made.gathered()
    assert (made.keys("view"), made.keys("place")) == ({"|"}, set())


def test_lists_end_and_counts_go_on(made):
    most, _ = MOST["growth"]
    for _ in range(most + 3):
        made.add("growth", "growth.all", "431")
    made.gathered()
    view = made.view("|")
    assert [each["id"] for each in view["growth"]] == list(range(most))
    assert view["counts"] == {"growth.all": most + 3}


def test_the_cube_of_a_place_counts_by_topic_and_month(made):
    made.count("431", many=2)
    made.count("431", many=3, months=())
    made.count("431", many=4, topics=("health",), months=("2023-12",))
    made.gathered()
    assert made.view("43")["cube"] == {
        "employment|": {"facts": 3},
        "employment|2024-07": {"facts": 2},
        "health|2023-12": {"facts": 4},
        "|": {"facts": 3},
        "|2023-12": {"facts": 4},
        "|2024-07": {"facts": 2},
    }


def test_of_many_places_without_a_code_the_map_has_those_of_which_most_is_told(made):
    for n in range(UNCODED + 5):
        name = f"村{n:03}"
        made.con.execute("INSERT INTO shown_place VALUES (?, NULL, [])", [name])
        made.count(name, many=1 + n)
    made.count("43", many=1)
    made.gathered()
    shown = made.view("|")["map"]
    assert ("43" in shown, "村004" in shown, "村005" in shown, len(shown)) == (True, False, True, UNCODED + 1)


def test_a_long_sentence_is_shortened():
    assert shortened(None) is None
    assert shortened("字" * 200) == "字" * 159 + "…"
