"""Different stories agree, or the editor is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from checks.rule import Facts, apply
from checks.rules import cross_story
from tests.checks.printed import told
from tests.factories import COUNTY
from transforms.metric import Metric
from transforms.place import Place

CITY = Place(code="420100", name="武汉市", level="prefecture", parents=("420000",))
HALF = {"period_start": date(2024, 1, 1), "period_end": date(2024, 6, 30), "period_text": "上半年"}


def said(
    marked: str, story: str, indicator: str = "城镇新增就业", place: Place = COUNTY, **fields: object
) -> list[Metric]:
    known: dict[str, object] = {"story_id": story, "indicator": indicator, "place": place, **HALF, **fields}
    page = story[0] * 64
    made = told(marked)
    ids = {m.metric_id: replace(m, evidence=replace(m.evidence, doc_id=page)).metric_id for m in made}
    return [
        replace(
            m, evidence=replace(m.evidence, doc_id=page), of_metric_id=ids.get(m.of_metric_id or ""), **known
        )
        for m in made
    ]


def verdicts(*stories: list[Metric], clusters: dict[str, str] | None = None) -> list[str]:
    facts = Facts.of([m for story in stories for m in story], clusters or {})
    return [f.outcome.verdict for f in apply((cross_story.RULE,), facts)]


class TestSameFact:
    def test_two_stories_with_other_figures(self):
        assert verdicts(said("新增就业[3205人]。", "a"), said("新增就业[3025人]。", "b")) == ["fails"]

    def test_money_without_a_purpose_is_of_each_story_alone(self):
        spent = [
            said(f"支出资金[{much}万元]。", story, "支出资金") for much, story in (("310", "a"), ("740", "b"))
        ]
        assert verdicts(*spent) == []

    @pytest.mark.parametrize("mean", ["人均消费", "户均补贴", "每人每年补助"])
    def test_a_mean_is_of_those_whom_its_story_counts(self, mean: str):
        told_of = [said(f"{mean}[{much}元]。", story, mean) for much, story in (("620", "a"), ("1480", "b"))]
        assert verdicts(*told_of) == []

    def test_a_mean_of_all_people_is_one_in_every_story(self):
        told_of = [
            said(f"人均可支配收入[{much}元]。", story, "人均可支配收入")
            for much, story in (("8620", "a"), ("8260", "b"))
        ]
        assert verdicts(*told_of) == ["fails"]

    def test_two_stories_with_the_same_figure_rounded(self):
        assert verdicts(said("新增[1.2万人]。", "a"), said("新增[12035人]。", "b")) == ["holds"]

    @pytest.mark.parametrize(
        "other",
        [
            {"period_end": date(2024, 9, 30)},
            {"period_end": None},
            {"place": replace(COUNTY, code="420116", name="黄陂区")},
            {"subject": "纺织公司"},
            {"indicator": "失业人员再就业"},
            {"role": "target"},
        ],
    )
    def test_another_time_place_body_or_thing_is_another_fact(self, other: dict):
        assert "fails" not in verdicts(said("新增[3205人]。", "a"), said("新增[3025人]。", "b", **other))

    def test_what_is_linked_as_one_statement_is_left_to_the_rule_repeat(self):
        a = said("新增就业[3205人]。", "a")
        assert verdicts(a, said("新增就业[3025人]。", "b", same_as_metric_id=a[0].metric_id)) == []

    @pytest.mark.parametrize("headline_first", [True, False])
    def test_of_several_like_names_the_one_with_the_figure_is_meant(self, headline_first: bool):
        headline = said("新增贷款[5890亿元]。", "a" if headline_first else "c", indicator="新增贷款")
        body = said("新增各项贷款[5890亿元]。", "b", indicator="新增各项贷款")
        body += said("新增住户贷款[610亿元]。", "b", indicator="新增住户贷款")
        both = (headline, body) if headline_first else (body, headline)
        assert "fails" not in verdicts(*both)
        assert "holds" in verdicts(*both)

    def test_what_is_linked_as_one_statement_is_no_other_of_that_story(self):
        body = said("抽检水样[64份]。", "a", indicator="抽检水样")
        body += said("抽检水样合格[62份]。", "a", indicator="抽检水样合格")
        caption = said("抽检水样[64份]。", "b", indicator="抽检水样", same_as_metric_id=body[0].metric_id)
        caption += said(
            "抽检水样合格[62份]。", "b", indicator="抽检水样合格", same_as_metric_id=body[1].metric_id
        )
        assert "fails" not in verdicts(body, caption)

    def test_a_part_whose_name_is_cut_short_is_not_the_whole_of_another_story(self):
        def pair(part: str) -> list[str]:
            body = said(f"培训[a:910人]，其中退役军人[{part}人<a]。", "a")
            body = [body[0], replace(body[1], indicator="退役军人再就业")]
            return verdicts(body, said("退役军人再就业[604人]。", "b", indicator="退役军人再就业"))

        assert pair("36") == []
        assert pair("640") == ["fails"]

    def test_one_story_and_its_copy_are_not_two_stories(self):
        a, b = said("新增[3205人]。", "a"), said("新增[3025人]。", "b")
        assert verdicts(a + said("新增[3025人]。", "a")) == []
        assert verdicts(a, b, clusters={"a": "a", "b": "a"}) == []


class TestRollUp:
    def test_a_county_above_its_city(self):
        (found,) = apply(
            (cross_story.RULE,), Facts.of(said("[5230人]。", "a") + said("[4118人]。", "b", place=CITY), {})
        )
        assert found.outcome.verdict == "fails"
        assert "江夏区城镇新增就业是5230人，比上级武汉市城镇新增就业4118人还大" in found.outcome.message

    def test_a_county_within_its_city(self):
        assert verdicts(said("[5230人]。", "a"), said("[41180人]。", "b", place=CITY)) == ["holds"]

    def test_rates_averages_and_other_cities_are_not_rolled_up(self):
        elsewhere = replace(CITY, code="430100", name="长沙市")
        assert verdicts(said("[98%]。", "a"), said("[91%]。", "b", place=CITY)) == []
        per_head: dict[str, Any] = {"indicator": "农村居民人均收入"}
        assert (
            verdicts(said("[9万元]。", "a", **per_head), said("[3万元]。", "b", place=CITY, **per_head)) == []
        )
        assert verdicts(said("[5230人]。", "a"), said("[4118人]。", "b", place=elsewhere)) == []


class TestImpliedTargets:
    FIRST = "新增就业[a:39989人],完成年度目标的[72.71%|target_pct<a]。"

    def test_percents_of_one_target(self):
        later = said(
            "新增就业[a:47300人],完成年度目标的[86%|target_pct<a]。", "b", period_end=date(2024, 9, 30)
        )
        assert verdicts(said(self.FIRST, "a"), later) == ["holds"]

    def test_percents_that_no_one_target_has(self):
        later = said(
            "新增就业[a:47300人],完成年度目标的[68%|target_pct<a]。", "b", period_end=date(2024, 9, 30)
        )
        assert verdicts(said(self.FIRST, "a"), later) == ["fails"]

    @pytest.mark.parametrize("quote", ["完成季度任务的", "完成三年总任务的"])
    def test_targets_of_other_spans_are_other_targets(self, quote: str):
        later = said(f"新增就业[a:47300人],{quote}[68%|target_pct<a]。", "b", period_end=date(2024, 9, 30))
        assert verdicts(said(self.FIRST, "a"), later) == []

    def test_another_year_has_another_target(self):
        later = said(
            "新增就业[a:47300人],完成年度目标的[68%|target_pct<a]。",
            "b",
            period_start=date(2023, 1, 1),
            period_end=date(2023, 9, 30),
        )
        assert verdicts(said(self.FIRST, "a"), later) == []
