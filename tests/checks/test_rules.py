"""Every rule fires on figures that cannot be right and stays quiet on figures that can."""

from decimal import Decimal

import pytest

from checks.implied_target import implied_target, implied_targets, roundest_of
from checks.rule import Facts, apply
from checks.rules import RULES, ceiling, missing_operand, part_whole, repeat, target_pct
from tests.factories import metric


def findings(rule, *metrics):
    return apply((rule,), Facts.of(metrics, {}))


def verdicts(rule, *metrics):
    return [f.outcome.verdict for f in findings(rule, *metrics)]


def percent(raw, of, at=20, **fields):
    known = {"role": "target_pct", "unit": "%", "of_metric_id": of.metric_id if of else None}
    return metric(raw, at=at, **(known | fields))


class TestTargetPct:
    def test_a_count_and_its_percent_imply_a_round_target(self):
        count = metric("39989人")
        found = findings(target_pct.RULE, count, percent("72.71%", count))
        assert [f.outcome.verdict for f in found] == ["holds"]
        assert "55,000" in found[0].outcome.message

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


class TestImpliedTarget:
    @pytest.mark.parametrize(
        ("count", "share", "roundest", "integers"),
        [
            ("39989", "72.71", 55000, 7),
            ("31698", "90.57", 35000, 4),
            ("28252", "313.91", 9000, 1),
            ("48074", "129.06", 37250, 3),
        ],
    )
    def test_feasible_integers_and_the_roundest(self, count, share, roundest, integers):
        of = metric(f"{count}人")
        found = implied_target(of, percent(f"{share}%", of))
        assert (found.roundest, len(found.integers)) == (roundest, integers)
        assert found.is_unique == (integers == 1)

    def test_none_fits(self):
        of = metric("57255人")
        assert implied_target(of, percent("313.91%", of)).integers == ()

    def test_two_equally_round_are_not_chosen_from(self):
        assert roundest_of(26923, 26926) is None
        assert roundest_of(5, 4) is None
        assert roundest_of(995, 1004) == 1000

    def test_listed_for_every_pair(self):
        of = metric("39989人")
        assert [t.roundest for t in implied_targets(Facts.of([of, percent("72.71%", of)], {}))] == [55000]


class TestCeiling:
    QUOTE = "城镇登记失业率为2.07%,低于4.5%的目标任务。"

    def pair(self, rate, bound, quote):
        limit = metric(bound, at=quote.index(bound), unit="%", role="target", quote=quote)
        figure = metric(
            rate, at=quote.index(rate), unit="%", role="rate", quote=quote, target_metric_id=limit.metric_id
        )
        return figure, limit

    def test_below_its_ceiling(self):
        assert verdicts(ceiling.RULE, *self.pair("2.07%", "4.5%", self.QUOTE)) == ["holds"]

    def test_above_its_ceiling(self):
        (found,) = findings(ceiling.RULE, *self.pair("5.07%", "4.5%", self.QUOTE.replace("2.07", "5.07")))
        assert (found.outcome.verdict, found.outcome.severity) == ("fails", "error")

    def test_a_floor_is_read_the_other_way(self):
        quote = "参保率达95.2%,高于93%的目标。"
        assert verdicts(ceiling.RULE, *self.pair("95.2%", "93%", quote)) == ["holds"]
        lower = "参保率达92.2%,高于93%的目标。"
        assert verdicts(ceiling.RULE, *self.pair("92.2%", "93%", lower)) == ["fails"]

    @pytest.mark.parametrize(
        ("words", "side"),
        [("不低于", "above"), ("不高于", "below"), ("控制在", "below"), ("超过", "above"), ("等于", None)],
    )
    def test_sides(self, words, side):
        assert ceiling.side_of(words) == side


class TestPartWhole:
    def parts(self, whole, *parts, **fields):
        total = metric(whole, **fields)
        return total, *(metric(p, at=20 * (i + 1), of_metric_id=total.metric_id) for i, p in enumerate(parts))

    def test_parts_fit(self):
        assert verdicts(part_whole.RULE, *self.parts("5440人", "1725人", "73人", "1148人", "504人")) == [
            "holds"
        ]

    def test_one_part_above_the_whole_is_red(self):
        (found,) = findings(part_whole.RULE, *self.parts("246人", "300人"))
        assert (found.outcome.verdict, found.outcome.severity) == ("fails", "error")

    def test_parts_that_only_together_exceed_it_are_amber(self):
        (found,) = findings(part_whole.RULE, *self.parts("57255人", "48074人", "28252人"))
        assert (found.outcome.verdict, found.outcome.severity) == ("fails", "warn")
        assert "76,326" in found.outcome.message

    def test_yu_does_not_hide_an_excess(self):
        over = {"value": "246", "approx": "over", "value_low": Decimal(246)}
        assert verdicts(part_whole.RULE, *self.parts("246余人", "2人", "165人", "10人", "240人", **over)) == [
            "fails"
        ]

    def test_an_open_whole_is_undecided_above_its_floor(self):
        over = {"value": "200", "approx": "over", "value_low": Decimal(200)}
        assert verdicts(part_whole.RULE, *self.parts("超200人", "150人", "120人", **over)) == ["undecided"]

    def test_within_the_printed_digits_only(self):
        total = {"value": "19000", "printed_low": Decimal(18500), "printed_high": Decimal(19500)}
        (found,) = findings(part_whole.RULE, *self.parts("1.9万人", "19200人", **total))
        assert (found.outcome.verdict, found.outcome.by_rounding_only) == ("holds", True)


class TestRepeat:
    def test_linked_restatements_agree(self):
        first = metric("1.1万人", "11000", printed_low=Decimal(10500), printed_high=Decimal(11500))
        later = metric("11000人", at=90, sentence_start=80, same_as_metric_id=first.metric_id)
        (found,) = findings(repeat.RULE, first, later)
        assert (found.outcome.verdict, found.outcome.by_rounding_only) == ("holds", False)

    def test_one_claim_with_two_figures(self):
        first, later = metric("3205人"), metric("3025人", at=90, sentence_start=80)
        (found,) = findings(repeat.RULE, first, later)
        assert (found.outcome.verdict, found.outcome.severity) == ("fails", "warn")

    def test_other_periods_and_short_names_are_other_claims(self):
        first = metric("3205人")
        assert verdicts(repeat.RULE, first, metric("3025人", at=90, sentence_start=80, period_end=None)) == []
        short = [metric(r, at=a, sentence_start=a, indicator="培训") for r, a in (("30人", 0), ("50人", 90))]
        assert verdicts(repeat.RULE, *short) == []


class TestMissingOperand:
    def test_a_percent_that_lost_its_count(self):
        quote = "培训甲类3人、乙类4人,分别完成30%、40%、50%。"
        first = metric("3人")
        share = percent("30%", first, quote=quote)
        lost = percent("50%", None, at=40, quote=quote)
        (found,) = findings(missing_operand.RULE, first, share, lost)
        assert (found.outcome.verdict, found.metric_ids) == ("fails", (lost.metric_id,))

    def test_all_paired(self):
        first = metric("3人")
        assert verdicts(missing_operand.RULE, first, percent("30%", first, quote="分别")) == []

    def test_no_list_no_promise(self):
        assert verdicts(missing_operand.RULE, percent("50%", None, quote="完成50%")) == []


def test_findings_do_not_depend_on_the_order_of_metrics():
    count = metric("57255人")
    rows = [count, percent("313.91%", count), metric("48074人", at=60, of_metric_id=count.metric_id)]
    forward, backward = apply(RULES, Facts.of(rows, {})), apply(RULES, Facts.of(rows[::-1], {}))
    assert forward == backward
    assert len({f.result_id for f in forward}) == len(forward) > 0
