"""Totals and lists that claim to be complete; lists that do not are nobody's error."""

import pytest

from checks.rules.sum import RULE
from tests.checks.printed import findings, told, verdicts

LISTS = [
    ("建成工坊[a:{}家],其中加工式[86家<a]、招工式[41家<a]、其他类型[18家<a]。", "145", "154"),
    ("建成小学[12所]、初中[15所],共[{}所]。", "27", "37"),
    ("慰问退役军人[32名]、烈属[8名]和军属[10名],共计[{}名]。", "50", "60"),
    ("医疗队[{}人]由教师[12人]、医生[15人]、律师[8人]组成。", "35", "45"),
]


@pytest.mark.parametrize(("text", "right", "wrong"), LISTS)
def test_a_complete_list_adds_up(text, right, wrong):
    assert verdicts(RULE, text.format(right)) == ["holds"]
    assert verdicts(RULE, text.format(wrong)) == ["fails"]


def test_an_open_list_is_only_taken_when_it_adds_up():
    text = "投入资金[a:{}亿元],其中中央资金[2.41亿元<a]、省级资金[0.52亿元<a]、市县资金[0.25亿元<a]。"
    assert verdicts(RULE, text.format("3.18")) == ["holds"]
    assert verdicts(RULE, text.format("3.58")) == []
    assert verdicts(RULE, text.format("3.08")) == []


def test_within_the_printed_digits_only():
    (found,) = findings(RULE, *told("完成改造[1.2万户]、新建[2.3万户],共[3.6万户]。"))
    assert (found.outcome.verdict, found.outcome.by_rounding_only) == ("holds", True)


def test_shares_make_a_hundred():
    text = "三次产业分别占[10.2%]、[39.3%]和[50.5%]。"
    assert verdicts(RULE, text) == ["holds"]
    assert verdicts(RULE, "一产占[10.2%],二产占[39.3%],其余占[52.5%]。") == ["fails"]
    assert verdicts(RULE, "女性占[52%],青年占[38%],党员占[20%]。") == []


@pytest.mark.parametrize(
    "text",
    [
        # More than the list belongs to the total.
        "今年新增企业[12家]、合作社[15家],累计共[50家]。",
        "种植水稻[100亩],收入可观,小麦[50亩]、玉米[30亩],共[180亩]。",
        # The last part is no rest, or a part is not read.
        "建成工坊[a:218家],其中加工式[86家<a]、招工式[41家<a]。",
        "建成工坊[a:218家],其中加工式[86家<a],2处示范点[41家<a]、其他[18家<a]。",
        # Other units.
        "走访企业[12家]、工地[15个],共发现隐患[40处]。",
        # Hedged parts.
        "建成工坊[a:200余家],其中加工式[86家<a]、招工式[41家<a]。",
    ],
)
def test_lists_that_claim_nothing_are_left_alone(text):
    assert "fails" not in verdicts(RULE, text)


def test_a_hedged_rest_may_fill_the_gap():
    text = "建成工坊[a:218家],其中加工式[86家<a]、招工式[41家<a]、其他[{}<a]。"
    assert verdicts(RULE, text.format("90余家")) == ["holds"]
    assert verdicts(RULE, text.format("60余家")) == ["fails"]
