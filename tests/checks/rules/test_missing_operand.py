"""A 分别 list has as many percents as counts."""

import pytest

from checks.rules import missing_operand
from tests.checks import printed
from tests.checks.printed import findings, told
from tests.factories import metric


def verdicts(rule, *metrics):
    return printed.verdicts(rule, metrics)


def percent(raw, of, at=20, **fields):
    known = {"role": "target_pct", "unit": "%", "of_metric_id": of.metric_id if of else None}
    return metric(raw, at=at, **(known | fields))


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


def test_a_growth_beyond_the_counts():
    text = "接待游客[2856万人次],实现收入[178.5亿元],分别增长[12.8%|change]、[15.1%|change]、[9.6%|change]。"
    (found,) = findings(missing_operand.RULE, *told(text))
    assert (found.outcome.verdict, "9.6%" in found.outcome.message) == ("fails", True)


@pytest.mark.parametrize(
    "text",
    [
        "接待游客[2856万人次],实现收入[178.5亿元],分别增长[12.8%|change]、[15.1%|change]。",
        "完成投资[86亿元],产量、产值、利润分别增长[12.8%|change]、[15.1%|change]、[9.6%|change]。",
        "发生火灾[326起],死亡[3人],损失[860万元],同比分别下降[25%|change-]、[18.3%|change-]。",
    ],
)
def test_names_without_counts_miss_nothing(text):
    assert printed.verdicts(missing_operand.RULE, text) == []


@pytest.mark.parametrize(("many", "missing"), [("两", 0), ("三", 1)])
def test_what_was_told_before_is_counted_by_its_word(many: str, missing: int):
    text = f"植树[a:24万株]。上半年{many}项指标的完成率分别为[64%|target_pct]、[48%|target_pct<a]。"
    assert len(findings(missing_operand.RULE, *told(text))) == missing
