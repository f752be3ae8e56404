"""The screen and the dossiers of figures made by hand: what each place is shown to have."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from seeds import wordlists
from tests.dispatch_rows import CODES, DAY, JOBLESS, database, fails, implied_by, plan, share, told
from tests.screen.reading import data_of, drawn, rows_of
from tests.warehouse_rows import review
from warehouse import bulletin
from warehouse.screen import place, targets
from warehouse.screen.rows import query
from warehouse.wording import TOPICS

H1: dict[str, Any] = {"period_start": DAY(2024, 1, 1), "period_end": DAY(2024, 6, 30)}


def city(metric_id: str, value: Any, page: int = 1, **fields: Any) -> Any:
    return told(metric_id, value, page, place="郴州市", indicator_code=None, **fields)


@pytest.fixture
def screen(tmp_path: Path):
    def made(metrics: Any, **given: Any) -> Path:
        with database(metrics, **given) as con:
            return drawn(con, tmp_path)

    return made


def test_a_target_behind_pace_comes_first_with_its_numbers(screen):
    folder = screen(
        [
            told("a", 3000, target_metric_id="t", place="宜章县"),
            plan("t", 5000, place="宜章县"),
            told("b", 2900, 2, target_metric_id="u"),
            plan("u", 5000, 2),
        ]
    )
    first, second = data_of(folder)["view"]["progress"]
    assert (first["place"], first["share"], first["elapsed"], first["pace"]) == ("桂阳县", 58, 58.2, -0.2)
    assert (first["said"], first["target"], first["verdict"]) == ("2900人", "5000人", "behind")
    assert (second["place"], second["verdict"]) == ("宜章县", "ahead")
    counts = data_of(folder)["view"]["counts"]
    assert (counts["progress.behind"], counts["progress.ahead"]) == (1, 1)


def test_a_ceiling_shows_how_much_of_it_is_used(screen):
    folder = screen(
        [
            told("a", "2.25", unit="%", role="rate", indicator_code=JOBLESS["code"], target_metric_id="t"),
            plan("t", "4.5", unit="%", indicator_code=JOBLESS["code"]),
        ]
    )
    (task,) = data_of(folder)["view"]["progress"]
    assert (task["ceiling"], task["share"], task["verdict"], task["pace"]) == (True, 50, "within", None)


def test_later_figures_of_a_task_replace_earlier_ones(screen):
    folder = screen(
        [
            told("a", 2000, target_metric_id="t", **H1),
            plan("t", 5000),
            told("b", 2900, 2, target_metric_id="u"),
            plan("u", 5000, 2),
        ]
    )
    assert [task["id"] for task in data_of(folder)["view"]["progress"]] == ["b"]


def test_a_finding_leads_from_every_place_it_is_about(screen):
    folder = screen(
        [told("a", 3000), told("b", 2000, 2, place="宜章县"), told("c", 5, 3, place="永兴县")],
        failing=[fails("r1", ["a", "b"], message="甲和乙对不上。", fingerprint="f1")],
    )
    (found,) = data_of(folder)["view"]["findings"]
    assert (found["id"], found["message"], found["where"]) == ("f1", "甲和乙对不上。", ["宜章县", "桂阳县"])
    places = rows_of(folder, "place")
    for name in ("桂阳县", "宜章县", "郴州市", "湖南省"):
        assert [each["id"] for each in places[CODES[name]]["view"]["findings"]] == ["f1"]
    assert places[CODES["永兴县"]]["view"]["findings"] == []


def test_a_dismissed_finding_is_not_shown(screen):
    failing = [fails("r1", ["a"], fingerprint="f1")]
    folder = screen([told("a", 3000)], failing=failing, reviews=[review("f1", "dismissed", 1)])
    assert data_of(folder)["view"]["findings"] == []


def test_a_dossier_has_its_own_facts_and_counts_those_below(screen):
    folder = screen(
        [city("a", 900), told("b", 300, 2), told("c", 30, 3, place="仁义镇", place_code="431021100")]
    )
    places = rows_of(folder, "place")
    hunan, chenzhou, guiyang = (places[CODES[name]] for name in ("湖南省", "郴州市", "桂阳县"))
    assert [fact["id"] for fact in chenzhou["facts"]] == ["a"]
    assert (chenzhou["n_facts"], chenzhou["view"]["counts"]["facts"]) == (1, 3)
    assert (hunan["facts"], hunan["n_facts"], hunan["view"]["counts"]["facts"]) == ([], 0, 3)
    assert [each["name"] for each in guiyang["chain"]] == ["湖南省", "郴州市"]
    assert [(child["name"], child["facts"]) for child in guiyang["children"]] == [("仁义镇", 1)]
    assert set(chenzhou["view"]["map"]) == {CODES["郴州市"], CODES["桂阳县"], "431021100"}


def test_dossiers_are_the_same_however_few_facts_are_looked_up_together(screen, monkeypatch):
    figures = [
        city("a", 900),
        told("b", 300, 2),
        told("c", 30, 3, place="仁义镇", place_code="431021100"),
        told("d", 31, 4),
        told("e", 32, 4, place="宜章县"),
    ]
    together = rows_of(screen(figures), "place")
    for few in (1, 2):
        monkeypatch.setattr(place, "FACTS_AT_ONCE", few)
        assert rows_of(screen(figures), "place") == together
    assert [fact["id"] for fact in together[CODES["桂阳县"]]["facts"]] == ["b", "d"]


def test_who_told_a_fact_is_said(screen):
    folder = screen([told("a", 300, place="宜章县")])  # its story is about another county
    (fact,) = rows_of(folder, "place")[CODES["宜章县"]]["facts"]
    assert (fact["told_in"], fact["told_by"]) == ("桂阳县", "elsewhere")


def test_counties_that_add_up_to_more_than_their_city_contradict_it(screen):
    county = {"indicator_code": None}
    folder = screen(
        [city("a", 500), told("b", 300, 2, **county), told("c", 210, 3, place="宜章县", **county)]
    )
    (found,) = rows_of(folder, "place")[CODES["郴州市"]]["rollups"]
    assert (found["total"], found["is_contradiction"]) == (510, True)
    assert [part["place"] for part in found["parts"]] == ["桂阳县", "宜章县"]


@pytest.mark.parametrize(
    ("whole", "one", "other", "contradicts"),
    [
        ({"value": 502}, {"value": 300}, {"value": 201}, False),  # not all counties are told
        ({"value": 500, "approx": "over"}, {"value": 300}, {"value": 201}, False),  # 500 or more
        ({"value": 501}, {"value": 300}, {"value": 201}, False),
    ],
)
def test_what_the_printed_digits_allow_is_no_contradiction(screen, whole, one, other, contradicts):
    county = {"indicator_code": None}
    value = whole.pop("value")
    folder = screen(
        [
            city("a", value, **whole),
            told("b", one["value"], 2, **county),
            told("c", other["value"], 3, place="宜章县", **county),
        ]
    )
    (found,) = rows_of(folder, "place")[CODES["郴州市"]]["rollups"]
    assert found["is_contradiction"] is contradicts


def test_rates_and_figures_of_bodies_are_not_added_up(screen):
    percent: dict[str, Any] = {"unit": "%", "role": "rate"}
    body: dict[str, Any] = {"subject": "县人社局"}
    for fields in (percent, body):
        folder = screen(
            [
                city("a", 50, **fields),
                told("b", 30, 2, indicator_code=None, **fields),
                told("c", 31, 3, place="宜章县", indicator_code=None, **fields),
            ]
        )
        assert rows_of(folder, "place")[CODES["郴州市"]]["rollups"] == []


def test_a_figure_that_stories_tell_differently_is_shown_with_who_tells_it(screen):
    folder = screen([told("a", 300), told("b", 310, 2)], days={1: None, 2: None})
    (found,) = rows_of(folder, "place")[CODES["桂阳县"]]["disputes"]
    assert found["status"] == "conflict"
    assert [(one["raw_text"], one["told_by"]) for one in found["told"]] == [
        ("300人", "own"),
        ("310人", "own"),
    ]


def test_a_series_has_two_points_at_least(screen):
    folder = screen([told("a", 100, **H1), told("b", 300, 2), told("c", 5, 3, place="宜章县")])
    (found,) = data_of(folder)["view"]["series"]
    assert [(p["to"], p["value"], p["id"]) for p in found["points"]] == [
        ("2024-06-30", 100, "a"),
        ("2024-07-31", 300, "b"),
    ]


def test_growth_is_said_with_its_direction(screen):
    folder = screen([told("g", "-8.5", unit="%", role="change", raw_text="8.5%")])
    (found,) = data_of(folder)["view"]["growth"]
    assert (found["place"], found["down"], found["said"]) == ("桂阳县", True, "8.5%")


def test_views_of_a_time_and_a_topic(screen):
    folder = screen([told("a", 100, **H1), told("b", 300, 2), told("c", 5, 3, indicator_code=None)])
    views = rows_of(folder, "view")
    assert views["employment|2024"]["counts"]["facts"] == 2
    assert views["|2024"]["counts"]["facts"] == 3
    assert views["|2024-06"]["counts"]["facts"] == 1
    assert data_of(folder)["times"] == ["2024-07", "2024-06", "2024"]


def test_an_empty_file_makes_a_screen_that_says_so(screen):
    folder = screen([], places=[], documents=[], stories=[])
    data = data_of(folder)
    assert (data["view"]["progress"], data["places"], data["totals"]["pages"]) == ([], [], 0)
    assert not (folder / "data" / "place").exists()


def test_equal_rows_make_equal_bytes(tmp_path):
    metrics = [
        told(f"m{n}", n + 1, n + 1, place=name) for n, name in enumerate(["桂阳县", "宜章县", "永兴县"])
    ]
    said = []
    for name, order in (("one", metrics), ("two", metrics[::-1])):
        folder = tmp_path / name
        with database(order) as con:
            drawn(con, folder)
        said.append({p.relative_to(folder): p.read_bytes() for p in folder.rglob("*") if p.is_file()})
    assert said[0] == said[1]


def test_every_field_of_the_vocabulary_has_a_name():
    assert {row["domain"] for row in wordlists.load("indicators")} == set(TOPICS)


def test_a_text_that_turns_the_writing_direction_is_straightened(screen):
    folder = screen([told("a", 3000, quote="新增\u202e3000\n人。")])
    (fact,) = rows_of(folder, "place")[CODES["桂阳县"]]["facts"]
    assert fact["quote"] == "新增 3000 人。"


def test_facts_of_dossiers_are_those_of_the_analysts_view():
    metrics = [
        told("a", 300, place="宜章县"),  # its story is about another county
        told("b", 310, 2),
        city("c", 900, 3),
        told("d", 30, 4, place="仁义镇", place_code="431021100"),
        told("e", 5, 5, place="无名村", place_code=None),
        told("f", 300, 6),
    ]
    columns = "place, place_code, metric_id, indicator, indicator_code, subject, role, unit, period_start, period_end,"
    columns += " raw_text, quote, path, page_date, told_in, told_by"
    with database(metrics, copies={6: 1}) as con:
        found = con.execute(f"SELECT {columns} FROM ({query('facts')}) ORDER BY metric_id").fetchall()
        analysts = f"SELECT {columns} FROM place_dossier WHERE depth = 0 ORDER BY metric_id"
        assert found == con.execute(analysts).fetchall()
    assert len(found) == 5


def test_progress_among_the_figures_of_targets_is_that_among_all():
    metrics = [
        told("a", 2000, target_metric_id="t", **H1),
        plan("t", 5000),
        told("b", 2900, 2),  # matched with the other story's target
        told("c", 2900, 3, same_as_metric_id="b"),
        told("d", 900, 4, place="宜章县"),
        share("d%", 45, "d", 4, place="宜章县"),
        told("e", 77, 5, indicator_code=None),
        told("f", 40, 6, place="永兴县"),
    ]
    with database(metrics, implied=[implied_by("d", "d%", 1980, 2022, None, 4)]) as con:
        targets.prepare(con)
        (few,) = con.execute(f"SELECT count(*) FROM ({query('targets')})").fetchall()
        found = con.execute("FROM all_progress ORDER BY ALL").fetchall()
        bulletin.ask(con, "all_progress", {})
        assert found == con.execute("FROM all_progress ORDER BY ALL").fetchall()
    assert {row[0] for row in found} == {"a", "b", "d"}
    assert few == (6,)


def test_the_cells_of_a_filtered_map_add_up_to_the_whole_map(screen):
    folder = screen(
        [
            told("a", 3000),
            told("b", 2000, 2, place="宜章县", **H1),
            told("c", 5, 3, place="宜章县", indicator_code=None),
            plan("t", 5000),
            city("d", 7, 4),
        ],
        failing=[fails("r1", ["a", "b"], message="甲和乙对不上。", fingerprint="f1")],
    )
    tiles, places = rows_of(folder, "tiles"), rows_of(folder, "place")
    assert set(tiles) == {key for key, place in places.items() if len(place["view"]["map"]) > 1}
    for key, cells in tiles.items():
        months: dict[str, list[int]] = {}
        for cell, numbers in cells.items():
            if cell.startswith("|"):
                for below, some in numbers.items():
                    months[below] = [a + b for a, b in zip(months.get(below, [0] * 4), some, strict=True)]
        below = {child["key"] for child in places[key]["children"]}
        assert months == {name: told for name, told in places[key]["view"]["map"].items() if name in below}
    # what "f1" is about has the day of its latest figure
    county = CODES["宜章县"]
    assert {cell: some[county] for cell, some in tiles[CODES["郴州市"]].items() if county in some} == {
        "|2024-06": [1, 0, 0, 0],
        "employment|2024-06": [1, 0, 0, 0],
        "|2024-07": [1, 1, 0, 0],
        "employment|2024-07": [0, 1, 0, 0],
    }
