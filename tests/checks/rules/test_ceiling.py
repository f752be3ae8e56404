"""A figure and its bound: below or above as the page says, and bounds it only aims at."""

from decimal import Decimal

import pytest

from checks.goals.bound import side_of
from checks.rules import ceiling
from tests.checks import printed
from tests.checks.printed import findings
from tests.factories import metric


def verdicts(rule, *metrics):
    return printed.verdicts(rule, metrics)


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

    def test_a_cap_that_is_only_aimed_at_elsewhere_contradicts_nothing(self):
        quote = "今年将把浓度控制在31微克/立方米以内。"
        cap = metric(
            "31微克/立方米以内", "31", at=90, sentence_start=80, unit="微克/立方米", role="target", quote=quote,
            approx="under", value_high=Decimal(31),
        )  # fmt: skip
        above = metric("32微克/立方米", "32", unit="微克/立方米", target_metric_id=cap.metric_id)
        below = metric("30微克/立方米", "30", unit="微克/立方米", target_metric_id=cap.metric_id)
        assert verdicts(ceiling.RULE, above, cap) == ["undecided"]
        assert verdicts(ceiling.RULE, below, cap) == ["holds"]

    @pytest.mark.parametrize(
        ("words", "side"),
        [("不低于", "above"), ("不高于", "below"), ("控制在", "below"), ("超过", "above"), ("等于", None)],
    )
    def test_sides(self, words, side):
        assert side_of(words) == side


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("用水总量控制在[a:3.9亿立方米以内|target],1至9月实际用水[3.12亿立方米>a]。", ["holds"]),
        ("用水总量控制在[a:3.9亿立方米以内|target],1至9月实际用水[4.12亿立方米>a]。", ["fails"]),
        # Only aimed at, or a goal for the year: nothing is claimed of today's figure.
        ("报销比例稳定在[75%>a],力争年底前参保率不低于[a:95%以上|target]。", []),
        ("力争全年接待游客突破[a:3500万人次|target],国庆期间接待游客[312万人次>a]。", []),
    ],
)
def test_only_a_claim_is_judged(text, verdict):
    assert printed.verdicts(ceiling.RULE, text) == verdict


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("消费价格涨幅为[4.9%|change],控制在年度目标[4.25%以内|target]。", ["fails"]),
        ("失业率为[5.8%],比[4.1%]的控制线还要低。", ["fails"]),
        ("失业率为[3.8%],比[4.1%]的控制线还要低。", ["holds"]),
        ("参保率[81%],高出省里要求的[83.8%]。", ["fails"]),
        ("普及率要求不低于[88%],目前已达到[85.9%],高于要求。", ["fails"]),
        ("普及率要求不低于[88%],目前已达到[91.9%],高于要求。", ["holds"]),
        ("失业率[7.2%],在[4%]的控制线以下。", ["fails"]),
        # By how much, not than what.
        ("失业率[2.8%],低于全省平均水平[0.5%]。", []),
        # What the level was compared with is not the level.
        ("发生地震[17次],比上年的[21次]要少,也低于每年[20次]的平均数。", ["holds"]),
    ],
)
def test_wordings_of_bounds(text, verdict):
    assert [v for v in printed.verdicts(ceiling.RULE, text) if v != "undecided"] == verdict
