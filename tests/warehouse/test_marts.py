"""What each view says of rows made by hand: copies, nulls, targets, series, levels, amounts, words."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from math import log
from typing import Any

import pytest

from tests.warehouse_rows import (
    DOC,
    PLACE,
    STORY,
    document,
    implied,
    in_memory,
    metric,
    percent,
    result,
    rows,
    story,
    story_words,
)

LATER = "cd" * 32
STORY_2, STORY_3 = f"{DOC[:16]}:s500", f"{LATER[:16]}:s0"
DAY = dt.date


def asked(sql: str, **changed: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    """The answer of a query to the hand-made rows; ``changed`` replaces rows of tables."""
    with in_memory(rows(**changed)) as con:
        return con.execute(sql).fetchall()


def on_later_page(metric_id: str, **fields: Any) -> dict[str, Any]:
    return metric(metric_id, story_id=STORY_3, doc_id=LATER, **fields)


LATER_PAGE = {
    "documents": [
        document(),
        document(doc_id=LATER, path="某市日报/后.txt", page_date=DAY(2021, 9, 1), page_month=DAY(2021, 9, 1)),
    ],
    "stories": [story(), story(story_id=STORY_3, doc_id=LATER, cluster_id=STORY_3)],
}


class TestFacts:
    def test_a_repetition_stands_for_a_statement_that_only_a_copy_makes(self):
        stories = [story(), story(story_id=STORY_2, seq=1, is_canonical=False, cluster_id="elsewhere")]
        told = [metric("first", story_id=STORY_2), metric("again", same_as_metric_id="first")]
        sql = "SELECT metric_id, n_printings FROM metric_facts"
        assert asked(sql, stories=stories, metrics=told, implied_targets=[], check_results=[]) == [
            ("again", 1)
        ]

    def test_null_places_and_periods_stay(self):
        bare = metric(place=None, place_code=None, period_start=None, period_end=None, period_text=None)
        sql = "SELECT place, period_end, quote FROM metric_facts"
        assert asked(sql, metrics=[bare], implied_targets=[], check_results=[]) == [
            (None, None, "前7个月新增就业39989人。")
        ]


class TestProgress:
    SQL = "SELECT target, target_kind, percent_printed, percent_computed, elapsed_percent, pace, verdict FROM target_progress"

    def test_an_implied_target_gives_the_roundest_number(self):
        assert asked(self.SQL) == [(Decimal(55000), "implied", Decimal("72.71"), None, 58.1, 14.6, "ahead")]

    def test_a_printed_target_is_computed(self):
        year = {"period_end": DAY(2021, 12, 31), "printed_low": None, "printed_high": None}
        target = metric("t", role="target", value=Decimal(80000), **year)
        told = [metric(target_metric_id="t"), percent(), target]
        assert asked(self.SQL, metrics=told) == [
            (Decimal(80000), "printed", Decimal("72.71"), 49.99, 58.1, -8.1, "behind")
        ]

    def test_the_target_is_found_through_the_percent(self):
        told = [metric(), percent(target_metric_id="t"), metric("t", role="target", value=Decimal(40000))]
        told[2] |= {"printed_low": None, "printed_high": None}
        assert asked(self.SQL, metrics=told)[0][:2] == (Decimal(40000), "printed")

    def test_a_year_that_is_over_is_met_or_missed(self):
        whole: dict[str, Any] = {"period_end": DAY(2021, 12, 31)}
        assert asked(self.SQL, metrics=[metric(**whole), percent(**whole)])[0][-3:] == (
            100.0,
            -27.3,
            "missed",
        )
        over = percent(value=Decimal(104), printed_low=None, printed_high=None)
        assert asked(self.SQL, metrics=[metric(), over], implied_targets=[])[0][-1] == "met"

    def test_without_any_day_nothing_is_said_of_the_pace(self):
        undated: dict[str, Any] = {"period_start": None, "period_end": None}
        assert asked(self.SQL, metrics=[metric(**undated), percent()])[0][-3:] == (None, None, "open")

    def test_an_open_period_counts_to_the_day_of_the_page(self):
        open_ = {"period_end": None}
        sql = "SELECT as_of FROM target_progress"
        assert asked(sql, metrics=[metric(**open_), percent()]) == [(DAY(2021, 8, 20),)]

    def test_less_is_better_under_a_ceiling(self):
        ceiling = metric(
            "t", role="target", value=Decimal(40000), approx="under", value_high=Decimal(40000), unit="人"
        ) | {"printed_low": None, "printed_high": None}
        told = [metric(target_metric_id="t"), ceiling]
        sql = "SELECT is_ceiling, pace, verdict FROM target_progress"
        assert asked(sql, metrics=told, implied_targets=[], check_results=[]) == [(True, None, "within")]

    def test_the_page_itself_may_say_that_a_target_is_a_ceiling(self):
        target = metric("t", role="target", value=Decimal(39000), printed_low=None, printed_high=None)
        told = [metric(target_metric_id="t"), target]
        below = result(rule="ceiling", metric_ids=["m1", "t"], expected="低于39000人")
        sql = "SELECT is_ceiling, verdict, check_verdict FROM target_progress"
        assert asked(sql, metrics=told, implied_targets=[], check_results=[below]) == [
            (True, "broken", "fails")
        ]

    def test_a_fact_told_twice_has_one_row_the_one_with_the_target(self):
        told = [metric("head"), metric(same_as_metric_id="head"), percent()]
        assert asked("SELECT metric_id FROM target_progress", metrics=told) == [("m1",)]

    def test_percents_are_not_set_against_counts(self):
        target = metric("t", role="target", value=Decimal(90), unit="%", printed_low=None, printed_high=None)
        told = [metric(target_metric_id="t"), target]
        sql = "SELECT percent_computed, verdict FROM target_progress"
        assert asked(sql, metrics=told, implied_targets=[], check_results=[]) == [(None, "open")]


class TestLedger:
    SQL = "SELECT target_id, kind, n_settling, settled_by, achieved, percent, status FROM target_ledger"
    TARGET = metric(
        "t",
        role="target",
        value=Decimal(55000),
        printed_low=None,
        printed_high=None,
        period_end=DAY(2021, 12, 31),
    )

    def test_a_target_that_nothing_settles_is_listed(self):
        assert asked(self.SQL, metrics=[self.TARGET], implied_targets=[], check_results=[]) == [
            ("t", "printed", 0, None, None, None, "nothing yet")
        ]

    def test_an_implied_target_is_settled_by_its_count(self):
        assert asked(self.SQL) == [("i1", "implied", 1, "linked", Decimal(39989), 72.71, "not met")]

    def test_a_printed_target_needs_no_implied_one(self):
        told = [metric(target_metric_id="t"), percent(), self.TARGET]
        assert asked(self.SQL, metrics=told) == [
            ("t", "printed", 1, "linked", Decimal(39989), 72.71, "not met")
        ]

    def test_a_later_page_settles_by_place_indicator_unit_and_period(self):
        told = [self.TARGET, on_later_page("a", value=Decimal(56000), period_end=DAY(2021, 11, 30))]
        told[1] |= {"printed_low": None, "printed_high": None}
        changed = {"metrics": told, "implied_targets": [], "check_results": []} | LATER_PAGE
        assert asked(self.SQL, **changed) == [
            ("t", "printed", 1, "matched", Decimal(56000), 101.82, "met"),
        ]

    @pytest.mark.parametrize(
        "other",
        [
            {"place": None, "place_code": None},
            {"unit": "人次"},
            {"period_end": None},
            {"period_start": DAY(2020, 1, 1), "period_end": DAY(2020, 12, 31)},
            {"subject": "市人社局"},
        ],
        ids=lambda o: ",".join(o),
    )
    def test_what_differs_settles_nothing(self, other):
        told = [self.TARGET, on_later_page("a", **other)]
        changed = {"metrics": told, "implied_targets": [], "check_results": []} | LATER_PAGE
        assert asked(self.SQL, **changed)[0][-1] == "nothing yet"


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


class TestStandards:
    def ask(self, text: str, number: str, **fields: Any) -> tuple[Any, ...]:
        at = text.index(number)
        told = metric(
            role="standard",
            raw_text=number,
            char_end=18 + len(number),
            text_start=at,
            text_end=at + len(number),
            sentence_end=len(text),
            value=Decimal(500),
            printed_low=None,
            printed_high=None,
            **({"unit": "元"} | fields),
        )
        sql = "SELECT who, per, amount, at_least, up_to FROM standards"
        (row,) = asked(sql, metrics=[told], stories=[story(text=text)], implied_targets=[], check_results=[])
        return row

    def test_who_gets_how_much_for_each_of_what(self):
        assert self.ask("对首次创业的返乡青年，按每人每月500元给予补贴。", "500元") == (
            "首次创业的返乡青年",
            "每人每月",
            Decimal(500),
            None,
            None,
        )

    def test_up_to(self):
        said = "对新认定的示范农场给予最高500元奖补。"
        hedged = {"approx": "under", "value_high": Decimal(500)}
        assert self.ask(said, "500元", **hedged) == (
            "新认定的示范农场",
            None,
            Decimal(500),
            None,
            Decimal(500),
        )
        assert self.ask(said, "500元")[-1] == Decimal(500)

    def test_at_least_and_nobody_named(self):
        assert self.ask("补助标准不低于500元/人。", "500元") == (
            None,
            "人",
            Decimal(500),
            Decimal(500),
            None,
        )

    @pytest.mark.parametrize(
        ("said", "who"),
        [
            ("企业吸纳脱贫人口稳定就业的，按每人500元给予奖补。", "企业吸纳脱贫人口稳定就业"),
            ("返乡人员在本市首次创业，带动两人就业的（含本人），给予500元补贴。", "返乡人员"),
            ("按照500元/人/年的发放标准，对在读的独生女生发放寄宿费。", "在读的独生女生"),
            (
                "对首次领取执照并经营1年以上的小微企业，给予不低于500元的补贴。",
                "首次领取执照并经营1年以上的小微企业",
            ),
            ("《办法》规定：受助学生每人每学期500元。", "受助学生"),
            ("为提高奖补力度，我市对首次创业的毕业生给予500元补贴。", "首次创业的毕业生"),
            ("可向就业服务机构申请补贴，标准为每年500元。", None),
            ("县里为外出务工的群众发放500元路费。", "外出务工的群众"),
            ("对城市低保户，今年继续发放取暖补贴，每户500元。", "城市低保户"),
            ("高龄津贴有变化，80至89周岁老人每人每月发放500元。", "80至89周岁老人"),
            ("课后服务收费标准为每生500元。", None),
        ],
    )
    def test_who_is_told_in_many_ways(self, said, who):
        assert self.ask(said, "500元")[0] == who

    def test_a_unit_may_say_for_each_of_what(self):
        assert self.ask("发放标准为20元/人/月。", "20元/人", unit="元/人")[1] == "人/月"

    def test_the_standard_itself_is_nobody(self):
        assert self.ask("补助标准为每亩500元。", "500元")[:2] == (None, "每亩")


class TestSearch:
    WORDS = (
        story_words(城镇=2, 就业=3, 新增=1, gdp=1),
        story_words(STORY_2, 稻=1, 播种=2, 就业=1),
    )
    STORIES = (
        story(),
        story(story_id=STORY_2, seq=1, cluster_id=STORY_2, headline="春播进展", text="播种面积"),
    )

    def ask(self, sql: str, **changed: Any) -> list[tuple[Any, ...]]:
        return asked(sql, **{"story_words": [*self.WORDS], "stories": [*self.STORIES]} | changed)

    def test_the_story_with_the_rarer_words_comes_first(self):
        found = self.ask("SELECT headline, found FROM story_search('城镇新增就业')")
        assert found == [("全市就业稳中有进", ["城镇", "新增", "就业"]), ("春播进展", ["就业"])]

    def test_evidence_is_the_sentences_with_figures_and_a_word(self):
        told = {"quote": "前7个月新增就业39989人。", "metric_ids": ["m1", "m2"]}
        assert self.ask("SELECT evidence FROM story_search('就业')") == [([told],), ([],)]

    def test_the_score_is_that_of_bm25(self):
        def weight(f: int, n_words: int, n_stories: int) -> float:
            rarity = log(1 + (2 - n_stories + 0.5) / (n_stories + 0.5))
            return rarity * f * 2.2 / (f + 1.2 * (0.25 + 0.75 * n_words / 5.5))

        wanted = [weight(2, 7, 1) + weight(3, 7, 2) + weight(1, 7, 1), weight(1, 4, 2)]
        found = [row[0] for row in self.ask("SELECT score FROM story_search('城镇新增就业')")]
        assert found == pytest.approx(wanted, abs=1e-4)

    def test_latin_and_wide_letters(self):
        assert self.ask("SELECT found FROM story_search('ＧＤＰ')") == [(["gdp"],)]
        assert self.ask("SELECT found FROM story_search('GDP 增长')") == [(["gdp"],)]

    def test_a_single_character_counts_where_no_word_covers_it(self):
        assert self.ask("SELECT found FROM story_search('种稻')") == [(["稻"],)]

    @pytest.mark.parametrize("question", ["", "，。!", "没有这些", "a' OR 1=1 --"])
    def test_what_is_nowhere_finds_nothing(self, question):
        quoted = question.replace("'", "''")
        assert self.ask(f"SELECT * FROM story_search('{quoted}')") == []

    def test_copies_are_folded(self):
        stories = [self.STORIES[0], self.STORIES[1] | {"cluster_id": STORY, "is_canonical": False}]
        sql = "SELECT story_id, n_printings FROM story_search('播种')"
        assert self.ask(sql, stories=stories) == [(STORY, 2)]

    def test_no_more_than_asked_for(self):
        assert len(self.ask("FROM story_search('就业', most := 1)")) == 1


def test_coverage_by_story_adds_up_to_the_page():
    counts = "n_seen, n_typed, n_checkable, n_checked, n_failing"
    sums = ", ".join(f"sum({name})" for name in counts.split(", "))
    told = {
        "stories": [story(), story(story_id=STORY_2, seq=1, is_canonical=False)],
        "metrics": [metric(), percent(), metric("aged", role="context", story_id=STORY_2)],
        "implied_targets": [implied()],
    }
    assert asked(f"SELECT {sums} FROM story_coverage", **told) == asked(
        f"SELECT {counts} FROM coverage", **told
    )
