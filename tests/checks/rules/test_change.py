"""Now, before, difference and growth in the wordings of papers; small counts leave gaps between percents."""

import pytest

from checks.rules.change import RULE
from tests.checks.printed import findings, told, verdicts

CHANGES = [
    ("示范方小麦平均亩产达[652.3公斤],比上年增加[21.6公斤|change],增长[{}|change]。", "3.4%", "4.3%"),
    ("全市收购新小麦[11.6万吨],同比增加[2.4万吨|change],增幅[{}|change]。", "26.1%", "36.1%"),
    ("公交线路由去年底的[86条]增至[98条],增长[{}|change]。", "14.0%", "24.0%"),
    ("上半年新登记企业[1204户],去年同期为[547户],增长[{}]。", "1.2倍", "2.1倍"),
    ("企业开办环节由[7个]减至[3个],压减[{}|change-]。", "57.1%", "51.7%"),
    ("覆盖率由上年的[83.6%]提高到[96.2%],提高[{}]。", "12.6个百分点", "13.6个百分点"),
    ("全市储煤[126万吨],比去年同期增加[11万吨|change],增长[{}|change]。", "9.6%", "19.6%"),
    ("全县接报警情[3560起],比去年同期的[4450起]下降[{}|change-]。", "20%", "25%"),
]


@pytest.mark.parametrize(("text", "right", "wrong"), CHANGES)
def test_a_printed_change_is_the_computed_one(text, right, wrong):
    assert verdicts(RULE, text.format(right)) == ["holds"]
    assert verdicts(RULE, text.format(wrong)) == ["fails"]


def test_difference_and_growth_are_both_looked_at():
    text = "公交线路由去年底的[86条]增至[98条],增加[{}条|change],增长[{}%|change]。"
    assert verdicts(RULE, text.format(12, "14")) == ["holds", "holds"]
    assert verdicts(RULE, text.format(21, "14")) == ["fails", "holds"]
    assert verdicts(RULE, text.format(12, "41")) == ["holds", "fails"]
    amount, percent = findings(RULE, *told(text.format(21, "14")))
    assert (len(amount.metric_ids), len(percent.metric_ids)) == (3, 3)


def test_a_small_count_must_have_been_whole():
    (fits,) = findings(RULE, *told("全区督查事项[18项],同比下降[14%|change-]。"))
    assert (fits.outcome.verdict, fits.outcome.by_rounding_only) == ("holds", True)
    assert "21" in fits.outcome.message
    (gap,) = findings(RULE, *told("全区督查事项[18项],同比下降[15%|change-]。"))
    assert gap.outcome.verdict == "fails"
    assert "没有整数" in gap.outcome.message


def test_a_large_count_always_had_a_whole_number_before():
    assert verdicts(RULE, "全区接待游客[18600人次],同比下降[15%|change-]。") == []


@pytest.mark.parametrize(
    "text",
    [
        # Two bases of comparison.
        "规上工业企业达[2986家],比去年底净增[112家|change],同比增长[9.6%|change]。",
        # The growth has a subject of its own.
        "举办招聘会[18场],参会人数同比增长[15%|change]。",
        # Real growth, and growth a year, follow from no two levels.
        "服务业增加值由[320亿元]增至[480亿元],按可比价格计算增长[41%|change]。",
        "藏书由[18万册]增加到[32万册],年均增长[15.5%|change]。",
        # Against a plan or the others, not against a time.
        "生产汽车[10万辆],比计划增加[2万辆|change],同比增长[15%|change]。",
        "补助标准从[100元|standard]到[500元|standard]不等,增长[9%|change]。",
        "入住率达[93.5%],较平日提高[31个百分点]。",
    ],
)
def test_changes_that_prove_nothing_are_left_alone(text):
    assert verdicts(RULE, text) == []


def test_a_planned_change_must_agree_too():
    text = "全市将办理环节由[7个]减至[3个|target],压减[{}|target]。"
    assert verdicts(RULE, text.format("57.1%")) == ["holds"]
    assert verdicts(RULE, text.format("51.7%")) == ["fails"]


def test_hedged_levels_widen_the_growth():
    text = "志愿者由[200余人]增至[约300人],增长[{}|change]。"
    assert verdicts(RULE, text.format("45%")) == ["holds"]
    assert verdicts(RULE, text.format("145%")) == ["fails"]


def test_a_word_against_its_numbers_is_red():
    (found,) = findings(RULE, *told("公交线路由[86条]减少到[98条],减少[14%|change-]。"))
    assert (found.outcome.verdict, found.outcome.severity) == ("fails", "error")
    assert verdicts(RULE, "公交线路由[98条]减少到[86条],减少[12条|change]。") == ["holds"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新登记企业[440家],比去年的[623家]增加[183家|change]。", ["fails"]),
        ("新登记企业[623家],比去年的[440家]增加[183家|change]。", ["holds"]),
        ("普及率达[60.4%],去年同期为[69.5%],提高[9.1个百分点]。", ["fails"]),
        ("去年同期,全市发电量为[500吨],今年1至9月达到[600吨],同比增长[20%|change]。", ["holds"]),
        ("去年同期,全市发电量为[500吨],今年1至9月达到[600吨],同比增长[30%|change]。", ["fails"]),
        # What was left over from last year is no base, nor is a level by another reckoning.
        ("共收案[321146件](不含上年旧存[28802件]),比上年下降[1.3%|change-]。", []),
        ("去年完成利润[47.84亿元],按同口径计算,利润为[63.59亿元],比上年增长[18.57%|change]。", []),
        # Things that are counted, and something else of theirs that grew; an index is no count.
        ("[78个]商圈客流量同比增长[4.2%|change]。", []),
        ("运输指数为[188.9点],同比增长[21.3%|change]。", []),
    ],
)
def test_base_direction_and_count(text, expected):
    assert verdicts(RULE, text) == expected
