"""The directories of a bulletin: what the pages of the month list, with its evidence, and the search above long ones."""

from __future__ import annotations

import base64
import hashlib
import re
from typing import Any

import pytest

from flows.bulletins.directories import KINDS, directory_sections
from flows.bulletins.document import Document, Grid, Num, lines_of
from flows.bulletins.html import LONG, html, policy, script
from flows.bulletins.make import composed
from flows.bulletins.markdown import markdown
from flows.bulletins.period import period_of
from tests.dispatch_rows import asked, doc_of, plan, story_of, told
from tests.warehouse_rows import listing, listing_item

AUGUST = period_of("monthly", 2024, 8)
HOSTILE = "<script>alert(1)</script>|[看](javascript:x)"
PLACE = {"place": "桂阳县", "place_code": "431021"}
HERE = {"doc_id": doc_of(1), "story_id": story_of(1), **PLACE}
SHORT = listing(quote="全县发布电焊工、育婴师等紧缺工种。", **HERE)
EIGHT = listing(
    "l2",
    **HERE,
    head="统一",
    kind="programme",
    said="“三统一”",
    stated=3,
    claim="closed",
    raw_text="“三统一”，即标准、标识、流程",
    char_end=30 + len("“三统一”，即标准、标识、流程"),
    quote="站点做到“三统一”，即标准、标识、流程。",
)
ITEMS = [
    listing_item(1, "电焊工", "occupation:焊工", **HERE),
    listing_item(2, "育婴师", "occupation:育婴员", **HERE),
    *(listing_item(n, name, None, "l2", **HERE) for n, name in enumerate(("标准", HOSTILE), 1)),
]
STATIONS = told("c", 12, indicator="服务站", indicator_code=None, unit="个", char_start=70)


def document(month: int = 8, **given: Any) -> Document:
    rows = asked(
        [told("a", 2500), plan("t", 5000), STATIONS],
        month,
        listings=[SHORT, EIGHT],
        listing_items=ITEMS,
        name_kinds=[{"ending": "服务站", "kind": "facility"}],
        **given,
    )
    return composed(rows, period_of("monthly", 2024, month), None)


def grids(made: Document) -> dict[str, Grid]:
    return {
        block.caption: block
        for section in made.sections
        for block in section.blocks
        if isinstance(block, Grid) and block.searched
    }


def test_what_the_pages_of_the_month_list_stands_there_by_kind():
    found = grids(document())
    assert set(found) == {KINDS["occupations"], KINDS["facilities"], KINDS["programmes"]}
    text = markdown(document())
    assert re.search(r"^\| 焊工 \| 桂阳县 \| 列为紧缺 \| 1\[〔\d+〕\]\(#e\d+\)处 \|$", text, re.M)
    assert re.search(r"^\| 服务站 \| 桂阳县 \| 12个\[〔\d+〕\]\(#e\d+\) \|$", text, re.M)
    assert re.search(
        r"^\| 三统一 \| 桂阳县 \| 2\[〔\d+〕\]\(#e\d+\)项：标准、.+ \| 列出的比所说的少 \|$", text, re.M
    )


def test_the_evidence_of_a_list_is_its_sentence():
    text = markdown(document())
    assert "> 站点做到**“三统一”，即标准、标识、流程**。" in text
    assert "listing_id l2" in text


def test_each_number_counts_what_is_there():
    made = document()
    counted = [
        n for line in lines_of(made) for n in line if isinstance(n, Num) and "directory_of_period" in n.source
    ]
    by_source = {}
    for number in counted:
        by_source.setdefault(number.source, []).append(number.shown)
    assert by_source == {
        "count:directory_of_period.kind": ["2", "1", "1"],
        "directory_of_period.n_lists": ["1", "1"],
        "directory_of_period.raw_text": ["12个"],
        "directory_of_period.n_members": ["2"],
    }


def test_another_month_and_another_place_list_nothing():
    assert len(grids(document(place="郴州市"))) == 3, "the county lies in it"
    for empty in (document(9), document(place="宜章县")):
        assert grids(empty) == {}
        assert "未见职业工种、品牌" in markdown(empty)


def test_a_page_without_a_day_goes_by_the_time_it_tells_of():
    undated: dict[str, Any] = {"days": {1: None}}
    assert KINDS["programmes"] not in grids(document(8, **undated))
    assert "不能归入任何一期的列名" in markdown(document(8, **undated))
    # the figure is told of January to July
    assert KINDS["facilities"] in grids(document(7, **undated))


def test_names_of_pages_are_text_in_both():
    made = document()
    assert "<script>alert" not in html(made) + markdown(made)
    assert "](javascript" not in re.sub(r"\\\]\(javascript", "", markdown(made))


def rows(number: int) -> list[dict[str, Any]]:
    return [
        {
            "kind": "occupations",
            "key": f"k{n}",
            "label": "甲县",
            "subject": None,
            "name": f"工种{n}",
            "figures": [{"indicator": "饱和度", "metric_id": "m", "raw_text": "17%"}],
            "members": [],
            "who": None,
            "per": None,
            "remark": None,
            "listing_ids": ["l1"],
        }
        for n in range(number)
    ]


@pytest.mark.parametrize(("number", "searched"), [(LONG - 1, False), (LONG, True)])
def test_long_ones_have_a_search_and_short_ones_no_script(number, searched):
    page = html(Document(("题",), (), directory_sections("八", rows(number))))
    assert page.count("<script>") == page.count(" data-search ") == int(searched)
    assert f'content="{policy(searched)}"' in page
    assert ("script-src" in policy(searched)) is searched


def test_only_the_search_may_run():
    digest = base64.b64encode(hashlib.sha256(script().encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}';" in policy(True)
    assert "unsafe" not in policy(True)
    assert "</script" not in script()
    assert "innerHTML" not in script()


def test_what_is_more_than_a_table_holds_is_counted():
    made = Document(("题",), (), directory_sections("八", rows(302)))
    assert "限于篇幅，另有2行没有列出" in markdown(made)
    assert len(grids(made)[KINDS["occupations"]].rows) == 300
