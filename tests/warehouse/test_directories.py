"""Directories made of what papers list, read from rows made by hand."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from tests.warehouse.asking import LATER, LATER_PAGE, STORY_3, asked
from tests.warehouse_rows import PLACE, listing, listing_item, metric, story

TRAINED = "全市组织900人次参加电焊工、育婴师等紧缺工种培训。"
COUNTY = {
    "code": "431022",
    "name": "宜章县",
    "level": "county",
    "parents": ["430000", "431000"],
    "parent_code": "431000",
    "full_name": "湖南省郴州市宜章县",
}
ALONE: dict[str, list[dict[str, Any]]] = {
    "metrics": [],
    "quantities": [],
    "implied_targets": [],
    "check_results": [],
}


def bare(metric_id: str, value: int | str, **fields: Any) -> dict[str, Any]:
    return metric(metric_id, value=Decimal(value), printed_low=None, printed_high=None, **fields)


class TestOccupations:
    ITEMS = (
        listing_item(1, "电焊工", "occupation:焊工"),
        listing_item(2, "育婴师", "occupation:育婴员"),
    )

    def test_spellings_are_one_occupation_and_its_figures_are_joined(self):
        later = {"story_id": STORY_3, "doc_id": LATER}
        lists = [
            listing(),
            listing("l2", head="紧缺工种培训", said=None, stated=None, n_items=2, quote=TRAINED),
            listing("l3", head="饱和度", said=None, stated=None, form="figures", claim="closed", **later),
        ]
        items = [
            *self.ITEMS,
            listing_item(1, "电焊工", "occupation:焊工", "l2"),
            listing_item(2, "育婴员", "occupation:育婴员", "l2"),
            listing_item(
                1,
                "育婴员",
                "occupation:育婴员",
                "l3",
                attribute="市场饱和度",
                value=Decimal(17),
                unit="%",
                metric_id="s",
                **later,
            ),
        ]
        told = [
            bare(
                "t",
                900,
                unit="人次",
                indicator="参加紧缺工种培训",
                indicator_code=None,
                sentence_start=15,
                sentence_end=40,
            ),
            bare("s", 17, unit="%", role="rate", indicator="育婴员市场饱和度", indicator_code=None, **later),
            bare("far", 70, unit="人次", indicator="普法培训", sentence_start=50, sentence_end=60),
        ]
        columns = "name, spellings, year, is_shortage, shortage_of, shortage_stated, shortage_named, saturation, trained, trained_shared_by, n_lists, metric_ids"
        found = asked(
            f"SELECT {columns} FROM occupations",
            **(ALONE | LATER_PAGE | {"metrics": told, "listings": lists, "listing_items": items}),
        )
        scarce = (2021, True, "紧缺工种", 26, 2)
        assert found == [
            ("焊工", ["电焊工"], *scarce, None, Decimal(900), 2, 2, ["t"]),
            ("育婴员", ["育婴员", "育婴师"], *scarce, Decimal(17), Decimal(900), 2, 3, ["s", "t"]),
        ]

    def test_people_and_brands_are_no_occupations(self):
        items = [listing_item(1, "农民工", "people:农民工"), listing_item(2, "某护工", "brand:某护工")]
        assert asked("FROM occupations", **ALONE, listings=[listing()], listing_items=items) == []

    def test_a_copy_of_a_story_lists_nothing_new(self):
        found = asked(
            "FROM occupations",
            **ALONE,
            stories=[story(is_canonical=False)],
            listings=[listing()],
            listing_items=list(self.ITEMS),
        )
        assert found == []


class TestBrands:
    def ask(self, *told: dict[str, Any], **fields: Any) -> tuple[Any, ...]:
        named = listing(
            form="name", kind="brand", head="劳务品牌", said=None, stated=None, n_items=1, **fields
        )
        item = listing_item(1, "宜章光电制造工", "brand:宜章光电制造工", place="宜章县", place_code="431022")
        sql = "SELECT name, place, called, level, workforce, income_text, income_per_head_text FROM labour_brands"
        (row,) = asked(
            sql,
            **(ALONE | {"metrics": list(told)}),
            places=[PLACE, COUNTY],
            listings=[named],
            listing_items=[item],
        )
        return row

    def test_figures_of_the_place_in_its_name_are_its_own(self):
        here = {"place": "宜章县", "place_code": "431022", "indicator_code": None}
        row = self.ask(
            bare("w", 19000, indicator="从事光电行业的劳动力", **here),
            bare("other", 700, indicator="城镇新增就业", char_start=1, char_end=7, **here),
            bare("i", 1_800_000_000, indicator="劳务收入", unit="元", raw_text="18亿元", char_end=22, **here),
            bare(
                "h", 90_000, indicator="从业人员年均收入", unit="元", raw_text="9万余元", char_end=22, **here
            ),
            bare("city", 50, indicator="带动就业"),
        )
        assert row == ("宜章光电制造工", "宜章县", "劳务品牌", None, Decimal(19000), "18亿元", "9万余元")

    def test_figures_of_elsewhere_are_not(self):
        assert self.ask(bare("city", 500_000, indicator="带动就业", indicator_code=None))[4:] == (
            None,
            None,
            None,
        )

    def test_the_level_is_read_from_a_sentence_that_names_it(self):
        assert self.ask(quote="“宜章光电制造工”获评省级特色劳务品牌。")[3] == "省级"


FACILITY_KINDS = [
    {"ending": "站", "kind": "facility"},
    {"ending": "驿站", "kind": "facility"},
    {"ending": "工", "kind": "occupation"},
]


class TestFacilities:
    COLUMNS = "SELECT kind_of, ending, n, unit, members, claim FROM facilities"

    def test_counted_ones_and_their_members(self):
        told = [
            bare(
                "f",
                3,
                unit="个",
                indicator="建成零工驿站",
                indicator_code=None,
                raw_text="3个",
                char_end=20,
                text_start=20,
                text_end=22,
            ),
            bare("people", 30, unit="个", indicator="技工", indicator_code=None),
        ]
        items = [
            listing_item(1, "城东驿站", "facility:城东驿站"),
            listing_item(2, "城西驿站", "facility:城西驿站"),
        ]
        lists = [listing(head="零工驿站", kind="facility", said="3个零工驿站", stated=3)]
        found = asked(
            self.COLUMNS,
            **(ALONE | {"metrics": told}),
            name_kinds=FACILITY_KINDS,
            listings=lists,
            listing_items=items,
        )
        assert found == [("零工驿站", "驿站", Decimal(3), "个", ["城东驿站", "城西驿站"], "open")]

    def test_a_list_without_a_figure_stands_alone(self):
        items = [
            listing_item(1, "阅览室", "facility:阅览室"),
            listing_item(2, "健身房", "facility:健身房"),
        ]
        lists = [listing(head=None, kind="facility", said=None, stated=None, claim="closed")]
        found = asked(self.COLUMNS, **ALONE, name_kinds=FACILITY_KINDS, listings=lists, listing_items=items)
        assert found == [(None, None, None, None, ["阅览室", "健身房"], "closed")]


class TestProgrammes:
    @pytest.mark.parametrize(
        ("stated", "names", "claim", "agreement"),
        [
            (2, ["强基", "兴产"], "closed", "all named"),
            (3, ["强基", "兴产"], "open", "fewer named"),
            (2, ["强基", "兴产", "育才"], "open", "more named"),
        ],
    )
    def test_a_count_against_its_parts(self, stated, names, claim, agreement):
        lists = [
            listing(
                head="行动",
                kind="programme",
                said=f"“{stated}大行动”",
                stated=stated,
                claim=claim,
                n_items=len(names),
            )
        ]
        items = [listing_item(n, name, None) for n, name in enumerate(names, 1)]
        found = asked(
            "SELECT name, parts, agreement FROM programmes", **ALONE, listings=lists, listing_items=items
        )
        assert found == [(f"{stated}大行动", names, agreement)]

    @pytest.mark.parametrize(
        ("numbers", "agreement"),
        [
            ([1, 4, 16], "all named"),
            ([1, 16, 4], "all named in another order"),
            ([1, 4], "fewer named"),
            ([1, 4, 18], "other numbers"),
        ],
    )
    def test_a_sum_against_its_parts(self, numbers, agreement):
        lists = [
            listing(
                head="网络",
                said="“1+4+16”",
                stated=None,
                stated_parts=[1, 4, 16],
                n_items=len(numbers),
                form="parts",
            )
        ]
        items = [
            listing_item(i, f"{n}个站", None, value=Decimal(n), unit="个") for i, n in enumerate(numbers, 1)
        ]
        found = asked(
            "SELECT name, stated, numbers, agreement FROM programmes",
            **ALONE,
            listings=lists,
            listing_items=items,
        )
        assert found == [("1+4+16网络", 3, numbers, agreement)]


def test_the_year_is_the_period_s_or_the_page_s():
    sql = "SELECT year FROM listed_names"
    items = [listing_item(1, "电焊工", "occupation:焊工")]
    assert asked(sql, **ALONE, listings=[listing()], listing_items=items) == [(2021,)]

    dated = listing(period_start=dt.date(2019, 1, 1), period_end=dt.date(2019, 12, 31))
    assert asked(sql, **ALONE, listings=[dated], listing_items=items) == [(2019,)]
