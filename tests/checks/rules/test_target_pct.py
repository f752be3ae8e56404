"""A count, its percent of the target and the target: printed or implied."""

from decimal import Decimal

import pytest

from checks.rules import target_pct
from tests.checks import printed
from tests.checks.printed import findings
from tests.factories import metric


def verdicts(rule, *metrics):
    return printed.verdicts(rule, metrics)


def percent(raw, of, at=20, **fields):
    known = {"role": "target_pct", "unit": "%", "of_metric_id": of.metric_id if of else None}
    return metric(raw, at=at, **(known | fields))


class TestTargetPct:
    def test_a_count_and_its_percent_imply_a_round_target(self):
        count = metric("39989人")
        found = findings(target_pct.RULE, count, percent("72.71%", count))
        assert [f.outcome.verdict for f in found] == ["holds"]
        assert "55,000" in found[0].outcome.message

    def test_a_goal_of_another_sentence_must_give_a_like_percent(self):
        goal = metric("8640人", at=200, sentence_start=200, role="target")
        count = metric("32600人", target_metric_id=goal.metric_id)
        (found,) = findings(target_pct.RULE, count, percent("93.14%", count), goal)
        assert len(found.metric_ids) == 2
        near = metric("35000人", at=200, sentence_start=200, role="target")
        count = metric("32600人", target_metric_id=near.metric_id)
        (found,) = findings(target_pct.RULE, count, percent("83.14%", count), near)
        assert (len(found.metric_ids), found.outcome.verdict) == (3, "fails")

    def test_no_whole_target_fits(self):
        count = metric("57255人")
        (found,) = findings(target_pct.RULE, count, percent("313.91%", count))
        assert (found.outcome.verdict, found.outcome.severity) == ("fails", "error")
        assert found.metric_ids == (count.metric_id, percent("313.91%", count).metric_id)

    def test_a_printed_target_is_used(self):
        target = metric("10个", "10", at=1, unit="个", role="target")
        count = metric("36个", "36", at=10, unit="个", target_metric_id=target.metric_id)
        assert verdicts(target_pct.RULE, target, count, percent("360%", count)) == ["holds"]
        wrong = findings(target_pct.RULE, target, count, percent("350%", count))
        assert [(f.outcome.verdict, f.outcome.severity) for f in wrong] == [("fails", "warn")]
        assert len(wrong[0].metric_ids) == 3

    def test_rounding_alone_is_said(self):
        target = metric("10000人", at=1, role="target")
        count = metric("14171人", at=10, target_metric_id=target.metric_id)
        (exact,) = findings(target_pct.RULE, target, count, percent("141.71%", count))
        (rounded,) = findings(target_pct.RULE, target, count, percent("141.7%", count))
        assert (exact.outcome.by_rounding_only, rounded.outcome.by_rounding_only) == (False, True)

    def test_red_when_met_becomes_unmet(self):
        target = metric("1000人", at=1, role="target")
        count = metric("980人", at=10, target_metric_id=target.metric_id)
        (found,) = findings(target_pct.RULE, target, count, percent("108%", count))
        assert (found.outcome.verdict, found.outcome.severity) == ("fails", "error")

    def test_a_goal_worded_as_a_floor_is_divided_by_as_printed(self):
        goal = metric("10000人以上", "10000", at=1, role="target", approx="over", value_low=Decimal(10000))
        count = metric("14171人", at=20, target_metric_id=goal.metric_id)
        assert verdicts(target_pct.RULE, goal, count, percent("141.71%", count, at=40)) == ["holds"]

    def test_percents_without_a_count_are_left_alone(self):
        assert verdicts(target_pct.RULE, percent("88%", None)) == []


class TestTheTargetInTheSentence:
    @pytest.mark.parametrize(
        ("text", "right", "wrong"),
        [
            ("全市已参保[92.3万人],完成目标任务[130万人]的[{}|target_pct]。", "71%", "81%"),
            ("完成造林[21.63万亩],占年度任务[20.6万亩]的[{}|target_pct]。", "105%", "95%"),
            (
                "完成投资[386.72亿元],增长[8.3%|change],完成年度计划[720亿元]的[{}|target_pct]。",
                "53.7%",
                "57.3%",
            ),
            ("计划再建良田[15万亩|target],已完成[a:9.3万亩],占任务的[{}|target_pct<a]。", "62%", "72%"),
        ],
    )
    def test_is_what_the_percent_is_of(self, text, right, wrong):
        for share, verdict in ((right, "holds"), (wrong, "fails")):
            (found,) = findings(target_pct.RULE, *printed.told(text.format(share)))
            assert (found.outcome.verdict, len(found.metric_ids)) == (verdict, 3)

    def test_two_goals_leave_it_open(self):
        text = "计划建[15万亩|target]、改造[20万亩|target],已完成[a:9.3万亩],占任务的[72%|target_pct<a]。"
        (found,) = findings(target_pct.RULE, *printed.told(text))
        assert (found.outcome.verdict, len(found.metric_ids)) == ("holds", 2)

    def test_a_goal_that_is_a_floor_is_divided_by_as_printed(self):
        text = "培训农民[360人],完成年度任务[300人以上]的[120%|target_pct]。"
        assert printed.verdicts(target_pct.RULE, text) == ["holds"]
