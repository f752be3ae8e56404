"""Totals and shares whose parts no word names: position proposes them, names and digits decide."""

from __future__ import annotations

import pytest

from checks.rules import part_whole, ratio, sum, target_pct
from tests.checks.printed import verdicts

SPLIT = [
    # What is done and what is not leave nothing out.
    "需整改问题[412个],已整改[{}个],未整改到位[33个]。",
    # A bracket that holds nothing else.
    "安排建设项目[{}项](省级[4项]、市级[6项]、县级[13项])。",
    # Three and what is left.
    "处分[{}人]。处分县处级干部[3人],乡科级干部[25人],其他人员[146人]。",
    # The name of a column, in every row behind 其中.
    "年度投资[{}亿元],完成投资[62.41亿元],其中:续建项目年度投资[41.26亿元],完成投资[38.14亿元];新建项目年度投资[56.88亿元],完成投资[24.27亿元]。",
    # Digits enough that no other list would miss it by one.
    "接收群众来件[{}件]。街道转来[3178件],部门转来[2246件]。",
    # The total behind its parts.
    "分县区看,甲县完成[12.3亿元];乙县完成[8.6亿元];丙县完成[5.4亿元]。全市共完成[{}亿元]。",
]
RIGHT = ["379", "23", "174", "98.14", "5424", "26.3"]
WRONG = ["319", "28", "134", "98.74", "5484", "27.3"]


@pytest.mark.parametrize(("text", "right", "wrong"), list(zip(SPLIT, RIGHT, WRONG, strict=True)))
def test_a_total_and_what_makes_it_up(text: str, right: str, wrong: str):
    assert "fails" not in verdicts(sum.RULE, text.format(right))
    assert verdicts(sum.RULE, text.format(wrong)).count("fails") == 1


@pytest.mark.parametrize(
    "text",
    [
        # Two numbers behind a third, in other words: by chance one slip apart.
        "接待来访[84人],发放手册[52份],走访群众[31人]、干部[11人]。",
        # More of the kind follows behind the semicolon.
        "保费收入[788亿元],其中财产险[380亿元];人身险[389亿元];再保险[105亿元]。",
        # The parts make up another figure that was told before.
        "项目[30项],其中建设项目[27项],前期项目[3项]。省级[6项],市级[5项],县级[16项]。",
        # Shares that are right say that there is more.
        "检查单位[1419家],其中商贸[526家],占[37.1%];餐饮[293家],占[20.6%]。",
        # What two parts have in common is told by no word, but the size is another.
        "接待游客[312.6万人次]。森林公园[21.4万人次],古镇[6.3万人次],湿地[4.7万人次]。",
    ],
)
def test_other_figures_are_no_parts(text: str):
    assert "fails" not in verdicts(sum.RULE, text)


SHARED = "收到建议[{}件]。已经解决的[{}件],占[{}%];正在解决的[31件],占[24.4%];留作参考的[12件],占[9.4%]。"


def test_a_list_of_shares_points_to_its_whole():
    assert verdicts(ratio.RULE, SHARED.format("127", "84", "66.1")) == ["holds"] * 3
    assert verdicts(ratio.RULE, SHARED.format("127", "54", "66.1")).count("fails") == 1
    assert verdicts(ratio.RULE, SHARED.format("127", "84", "61.1")).count("fails") == 1
    assert verdicts(ratio.RULE, SHARED.format("172", "84", "66.1")) == ["fails"] * 3


def test_what_the_shares_leave_nothing_of_adds_up():
    assert "fails" in verdicts(sum.RULE, SHARED.format("127", "54", "66.1"))
    assert "fails" not in verdicts(sum.RULE, SHARED.format("127", "84", "66.1"))


def test_shares_of_two_wholes_are_two_lists():
    text = "党员[8875万名],女党员[2227万名],占[25.1%]。发展党员[196.5万名],一线的[97.7万名],占[49.7%],大专以上的[77.7万名],占[39.5%]。"
    assert "fails" not in verdicts(ratio.RULE, text)


def test_dealt_with_needs_no_slip_where_the_words_name_all_three():
    assert "fails" in verdicts(ratio.RULE, "受理信访[327件],办结[341件],办结率[98.5%]。")
    assert "fails" in verdicts(ratio.RULE, "排查出隐患[182处],已整改[22处],列入计划[110处],整改率[39.56%]。")
    assert "fails" not in verdicts(
        ratio.RULE, "排查出隐患[182处],已整改[72处],列入计划[110处],整改率[39.56%]。"
    )
    # What was carried over may pass what came in, and the rate is of both.
    assert "fails" not in verdicts(ratio.RULE, "受理案件[327件](旧存[58件]),办结[341件],办结率[88.6%]。")
    # Another rate of other deeds.
    assert "fails" not in verdicts(ratio.RULE, "派单[601件],按时结案[597件],超时办理[4件],结案率[100%]。")


def test_a_part_above_a_figure_further_back():
    text = "受理案件[6380件],同比上升[3.85%|change],审结[6201件]。其中受理民事案件[{}件]。"
    assert "fails" in verdicts(part_whole.RULE, text.format("7644"))
    assert "fails" not in verdicts(part_whole.RULE, text.format("5644"))
    other = "培训农民[420人],同比上升[3.85%|change],其中带动就业[560人]。"
    assert "fails" not in verdicts(part_whole.RULE, other)


def test_the_plan_of_each_row_and_of_the_sentence_before():
    rows = "计划投资[80亿元|target],完成投资[36亿元],占计划的[45%];新建项目计划投资[50亿元|target],完成投资[{}亿元],占计划的[36%]。"
    assert verdicts(target_pct.RULE, rows.format("18")) == ["holds", "holds"]
    assert verdicts(target_pct.RULE, rows.format("13")) == ["holds", "fails"]
    before = "当年计划投资[63.27亿元|target]。完成投资[{}亿元],投资完成率[122.6%]。"
    assert verdicts(target_pct.RULE, before.format("77.57")) == ["holds"]
    assert verdicts(target_pct.RULE, before.format("72.57")) == ["fails"]


def test_less_than_the_plan_is_not_surpassed():
    text = "完成年度任务[5500人|target]的[94.5%],{}。"
    assert verdicts(target_pct.RULE, "新增就业[5200人]," + text.format("超额完成全年任务")) == ["fails"]
    assert verdicts(target_pct.RULE, "新增就业[5200人]," + text.format("有望超额完成任务")) == ["holds"]
