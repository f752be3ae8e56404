"""An indicator through time, and a place with all that lies in it, from rows made by hand."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tests.warehouse.asking import DAY, LATER, LATER_PAGE, STORY_3, asked, on_later_page
from tests.warehouse_rows import (
    PLACE,
    document,
    metric,
    story,
)


class TestSeries:
    SQL = "SELECT period_end, n, value, previous, difference, n_stories, printed, status FROM series"

    def told(self, metric_id: str, value: int, later: bool = True, **fields: Any) -> dict[str, Any]:
        made = {"value": Decimal(value), "raw_text": f"{value:05}人"[:6]}
        made |= {
            "printed_low": Decimal(value) - Decimal("0.5"),
            "printed_high": Decimal(value) + Decimal("0.5"),
        }
        return (on_later_page if later else metric)(metric_id, **(made | fields))

    def ask(self, *told: dict[str, Any], **changed: Any) -> list[tuple[Any, ...]]:
        return asked(
            self.SQL,
            **{"metrics": [*told], "implied_targets": [], "check_results": []} | LATER_PAGE | changed,
        )

    def test_periods_stand_in_order(self):
        august: dict[str, Any] = {"period_end": DAY(2021, 8, 31)}
        assert self.ask(self.told("a", 45000, **august), self.told("b", 39989, later=False)) == [
            (DAY(2021, 7, 31), 1, Decimal(39989), None, None, 1, ["39989人"], "single"),
            (DAY(2021, 8, 31), 2, Decimal(45000), Decimal(39989), Decimal(5011), 1, ["45000人"], "single"),
        ]

    def test_a_later_page_revises(self):
        assert self.ask(self.told("a", 39989, later=False), self.told("b", 39980)) == [
            (DAY(2021, 7, 31), 1, Decimal(39980), None, None, 2, ["39989人", "39980人"], "revised")
        ]

    def test_pages_of_unknown_day_conflict(self):
        undated = [document(), document(doc_id=LATER, path="后.txt", page_date=None, page_month=None)]
        found = self.ask(self.told("a", 39989, later=False), self.told("b", 39980), documents=undated)
        assert [row[-1] for row in found] == ["conflict"]

    def test_a_rounded_number_agrees(self):
        rounded = self.told(
            "b", 40000, printed_low=Decimal(39500), printed_high=Decimal(40500), raw_text="4万余人口。"
        )
        assert [row[-1] for row in self.ask(self.told("a", 39989, later=False), rounded)] == ["agreed"]
        over = {"approx": "over", "value_low": Decimal(40000)}
        apart = self.ask(self.told("a", 39989, later=False), rounded | over)
        assert [row[-1] for row in apart] == ["revised"]

    def test_a_part_of_the_same_story_is_left_out(self):
        part = self.told("p", 905, later=False, of_metric_id="a", char_start=1, char_end=7)
        found = asked(
            "SELECT value, n_left_out FROM series",
            metrics=[part, self.told("a", 39989, later=False)],
            implied_targets=[],
            check_results=[],
        )
        assert found == [(Decimal(39989), 1)]

    def test_statements_without_place_or_day_stand_in_no_series(self):
        assert (
            self.ask(
                self.told("a", 1, place=None, place_code=None),
                self.told("b", 1, period_start=None, period_end=None),
            )
            == []
        )

    def test_copies_count_once(self):
        copy = story(story_id=STORY_3, doc_id=LATER, is_canonical=False)
        found = self.ask(self.told("a", 39989, later=False), self.told("b", 39980), stories=[story(), copy])
        assert [row[-3:] for row in found] == [(1, ["39989人"], "single")]


class TestDossier:
    PLACES = (
        PLACE,
        {
            "code": "431022",
            "name": "宜章县",
            "level": "county",
            "parents": ["430000", "431000"],
            "parent_code": "431000",
            "full_name": "湖南省郴州市宜章县",
        },
        {
            "code": "430000",
            "name": "湖南省",
            "level": "province",
            "parents": [],
            "parent_code": None,
            "full_name": "湖南省",
        },
    )
    COUNTY = metric(place="宜章县", place_code="431022")

    def ask(self, sql: str, told: dict[str, Any] = COUNTY, **of_story: Any) -> list[tuple[Any, ...]]:
        return asked(
            sql,
            places=[*self.PLACES],
            metrics=[told],
            stories=[story(**of_story)],
            implied_targets=[],
            check_results=[],
        )

    def test_a_fact_stands_in_the_dossier_of_every_level_above(self):
        sql = "SELECT dossier, depth, within, told_by FROM place_dossier ORDER BY depth"
        assert self.ask(sql) == [
            ("宜章县", 0, [], "above"),
            ("郴州市", 1, ["宜章县"], "above"),
            ("湖南省", 2, ["郴州市", "宜章县"], "above"),
        ]

    @pytest.mark.parametrize(
        ("of_story", "told_by"),
        [
            ({"place": "宜章县", "place_code": "431022"}, "own"),
            ({"place": None, "place_code": None}, None),
            ({"place": "某开发区", "place_code": None}, "elsewhere"),
        ],
    )
    def test_by_which_level_it_was_told(self, of_story, told_by):
        sql = "SELECT told_by FROM place_dossier WHERE depth = 0"
        assert self.ask(sql, **of_story) == [(told_by,)]

    def test_a_story_of_the_county_may_tell_of_its_city(self):
        below = {"place": "宜章县", "place_code": "431022"}
        assert self.ask("SELECT told_by FROM place_dossier WHERE depth = 0", metric(), **below) == [
            ("below",)
        ]

    def test_a_place_without_code_has_a_dossier_of_its_own(self):
        zone = metric(place="某开发区", place_code=None)
        assert self.ask("SELECT dossier, dossier_level, depth FROM place_dossier", zone) == [
            ("某开发区", None, 0)
        ]
        assert self.ask("SELECT * FROM place_dossier", metric(place=None, place_code=None)) == []
