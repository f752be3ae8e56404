"""Every question of ``warehouse/queries`` answered over rows made by hand."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from tests.warehouse_rows import (
    DOC,
    NOON,
    document,
    in_memory,
    listing,
    listing_item,
    metric,
    percent,
    result,
    review,
    rows,
    story,
)
from warehouse.questions import QuestionError, questions, read_question
from warehouse.registry import frame

LATER = "cd" * 32
COPY, STORY_2 = f"{DOC[:16]}:s500", f"{LATER[:16]}:s0"
END = dt.date(2021, 12, 31)


def bare(metric_id: str, value: str | int, **fields: Any) -> dict[str, Any]:
    """A figure of a given value; its printed digits are left open."""
    return metric(metric_id, value=Decimal(value), printed_low=None, printed_high=None, **fields)


LAST_YEAR = {"period_start": dt.date(2020, 1, 1), "period_end": dt.date(2020, 7, 31), "indicator": "新增就业"}
ELSEWHERE = {
    "place": "宜章县",
    "place_code": "431022",
    "story_id": STORY_2,
    "doc_id": LATER,
    "indicator": "新增就业",
}
OF_RULE = {
    "role": "standard",
    "raw_text": "500元",
    "char_start": 60,
    "char_end": 64,
    "text_start": 21,
    "text_end": 25,
    "sentence_start": 15,
    "sentence_end": 28,
    "unit": "元",
    "indicator": "补贴",
    "indicator_code": None,
}
DATA = rows(
    places=[
        {
            "code": code,
            "name": name,
            "level": level,
            "parents": parents,
            "parent_code": parents[-1] if parents else None,
            "full_name": name,
        }
        for code, name, level, parents in (
            ("430000", "湖南省", "province", []),
            ("431000", "郴州市", "prefecture", ["430000"]),
            ("431022", "宜章县", "county", ["430000", "431000"]),
        )
    ],
    documents=[
        document(),
        document(doc_id=LATER, path="后.txt", page_date=dt.date(2021, 9, 1), page_month=dt.date(2021, 9, 1)),
    ],
    stories=[
        story(text="前7个月新增就业39989人。对新学徒每人500元补贴。"),
        story(story_id=COPY, seq=1, is_canonical=False, headline="转载"),
        story(
            story_id=STORY_2, doc_id=LATER, cluster_id=STORY_2, headline="后来", place=None, place_code=None
        ),
    ],
    metrics=[
        metric(target_metric_id="t"),
        percent(),
        bare("t", 80000, role="target", period_end=END),
        bare("open", 12, role="target", unit="家", indicator="孵化基地", indicator_code=None, period_end=END),
        bare("before", 38000, **LAST_YEAR),
        bare("growth", "5.2", role="change", unit="%", of_metric_id="later", char_start=70, char_end=76),
        bare("county", 905, char_start=5, char_end=11, **ELSEWHERE),
        bare("later", 39000, story_id=STORY_2, doc_id=LATER),
        bare(
            "twice", 900, unit="场", indicator="招聘会", indicator_code=None, story_id=STORY_2, doc_id=LATER
        ),
        percent("pct2", "twice", value=Decimal(250), story_id=STORY_2, doc_id=LATER)
        | {"printed_low": None, "printed_high": None},
        bare("timeless", 7, period_start=None, period_end=None, story_id=STORY_2, doc_id=LATER),
        bare("rule", 500, **OF_RULE),
        bare("repeated", 12, unit="个", indicator="零工驿站", indicator_code=None),
    ],
    name_kinds=[{"ending": "驿站", "kind": "facility"}],
    listings=[
        listing(),
        listing("brands", form="quotes", kind="brand", head="劳务品牌", said=None, stated=None),
    ],
    listing_items=[
        listing_item(1, "电焊工", "occupation:焊工"),
        listing_item(2, "育婴师", "occupation:育婴员"),
        listing_item(1, "某山石匠", "brand:某山石匠", "brands"),
    ],
    implied_targets=[
        {
            "implied_id": "i2",
            "metric_ids": ["twice", "pct2"],
            "doc_id": LATER,
            "story_id": STORY_2,
            "low": Decimal(359),
            "high": Decimal(361),
            "integers": [359, 360, 361],
            "roundest": 360,
            "is_unique": False,
        }
    ],
    check_results=[
        result("c1", severity="error", repair="71.27%"),
        result("c2", severity="warn", rule="repeat"),
        result("c3", verdict="holds", rule="change", metric_ids=["m1", "before"]),
    ],
) | {
    "reviews": frame("reviews", [review("f-c2", "confirmed", 1)]),
    "corrections": frame(
        "corrections",
        [
            {
                "correction_id": name,
                "doc_id": None,
                "locator": "m1",
                "action": "replace",
                "field": "raw_text",
                "expect": expect,
                "value": "39998人",
                "reason": "数字颠倒",
                "author": "李审校",
                "made_at": NOON,
            }
            for name, expect in (("k1", "39989人"), ("k2", "11111人"))
        ],
    ),
    "runs": frame(
        "runs",
        [
            dict.fromkeys(("n_stories", "n_copies", "n_quantities", "n_checkable", "n_quarantined"), 3)
            | {
                "run_id": "r1",
                "started_at": NOON,
                "finished_at": NOON,
                "status": "published",
                "n_pages": 2,
                "n_metrics": 12,
                "n_checked": 3,
                "n_errors": 1,
                "n_warnings": 1,
                "pages_folder": "seeds/pages",
                "code_version": "0.1.0",
                "release": 1,
            }
        ],
    ),
}
ANSWERS: dict[str, tuple[str, list[tuple[Any, ...]]]] = {
    "conflicting_reports": ("place, printed, status", [("郴州市", ["39989人"], "revised")]),
    "corrections_to_follow": (
        "state, expect",
        [("no page prints it any more", "11111人"), ("stands", "39989人")],
    ),
    "dossier_of_places": (
        "dossier, n, own, below, n_pages",
        [("湖南省", 13, 0, 13, 2), ("郴州市", 13, 12, 1, 2), ("宜章县", 1, 1, 0, 1)],
    ),
    "facilities_of_places": ("place, kind_of, n", [("郴州市", "零工驿站", Decimal(12))]),
    "figures_without_period": ("path, n, achieved", [("后.txt", 1, 1)]),
    "findings_by_rule": (
        "rule, n, errors, warnings, reviewed",
        [("repeat", 1, 0, 1, 1), ("target_pct", 1, 1, 0, 0)],
    ),
    "gravest_findings": ("rule, repair, fingerprint", [("target_pct", "71.27%", "f-c1")]),
    "growth": ("place, level, change", [("郴州市", "39989人", Decimal("5.2"))]),
    "growth_recomputed": (
        "before, now, growth_printed, growth_computed, fits",
        [(Decimal(38000), Decimal(39000), Decimal("5.2"), 2.6, False)],
    ),
    "implied_targets": (
        "indicator, target, is_sure",
        [("招聘会", Decimal(360), False)],
    ),
    "labour_brands_of_places": ("place, name, called", [("郴州市", "某山石匠", "劳务品牌")]),
    "longest_series": (
        "place, n_periods, first, last",
        [("郴州市", 2, dt.date(2020, 7, 31), dt.date(2021, 7, 31))],
    ),
    "money_for_whom": ("who, per, amount", [("新学徒", "每人", Decimal(500))]),
    "overfulfilled": ("indicator, percent", [("招聘会", 250.0)]),
    "pages_to_proofread": ("path, n_failing, n_checked, n_typed", [("某市日报/要闻.txt", 2, 3, 8)]),
    "places_compared": (
        "place, value, place_in_row",
        [("郴州市", Decimal(39000), 1), ("宜章县", Decimal(905), 2)],
    ),
    "reprinted_most": ("headline, n_printings", [("全市就业稳中有进", 2)]),
    "run_history": ("run_id, release, checked_percent", [("r1", 1, 25.0)]),
    "shortage_occupations": (
        "place, year, name, shortage_stated, shortage_named",
        [("郴州市", 2021, "焊工", 26, 2), ("郴州市", 2021, "育婴员", 26, 2)],
    ),
    "slogans_not_all_named": ("name, stated, n_named, agreement", [("26个紧缺工种", 26, 2, "fewer named")]),
    "targets_behind": ("indicator, percent, pace", [("城镇新增就业", 49.99, -8.1)]),
    "targets_by_place": ("place, n, met, ahead, behind, missed", [("郴州市", 2, 1, 0, 1, 0)]),
    "targets_without_settlement": ("indicator, target", [("孵化基地", "39989人")]),
    "unchecked_stories": ("headline, n_typed, n_checkable", [("后来", 5, 3)]),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_the_answer(name):
    columns, wanted = ANSWERS[name]
    with in_memory(DATA) as con:
        assert con.execute(f"SELECT {columns} FROM ({questions()[name].sql})").fetchall() == wanted


def test_every_question_has_an_answer_and_says_what_it_asks():
    assert ANSWERS.keys() == questions().keys()
    assert len(ANSWERS) >= 15
    for question in questions().values():
        assert question.asks.endswith("？"), question.name
        assert question.about.isascii(), question.name


@pytest.mark.parametrize("text", ["SELECT 1", "-- 一\nSELECT 1", "-- 一\n-- one\n"])
def test_a_query_without_head_is_refused(text):
    with pytest.raises(QuestionError):
        read_question("some", text)
