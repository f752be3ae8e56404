"""Figures of one name in one story, told again for the same time or for a longer one: on whole pages."""

from __future__ import annotations

import pytest

from tests.checks.told_sentences import on_page, operands


def failed(text: str, head: str = "半年账单") -> list[tuple[str, ...]]:
    """The rule and the operands of every failure of a page of 12 August 2025."""
    facts, findings = on_page(f"清溪县报\n2025年8月12日\n\n{head}\n\n本报讯（记者 丁一）{text}\n")
    return [(f.rule, *sorted(operands(facts, f))) for f in findings if f.outcome.verdict == "fails"]


HALF = "今年上半年，清溪县{deed}。有关工作进展顺利。{later}。"


@pytest.mark.parametrize(
    ("deed", "right", "wrong"),
    [
        (
            "完成水利投资[17.4亿元]",
            "截至5月底，全县水利投资累计为14.7亿元",
            "截至5月底，全县水利投资累计为17.9亿元",
        ),
        ("新增养老床位[318张]", "1至4月，全县新增养老床位203张", "1至4月，全县新增养老床位381张"),
        ("公益诉讼立案[57件]", "1至5月，全县公益诉讼检察立案49件", "1至5月，全县公益诉讼检察立案75件"),
    ],
)
def test_less_time_has_no_more_of_it(deed, right, wrong):
    amount = deed[deed.index("[") + 1 : -1]
    deed = deed.replace("[", "").replace("]", "")
    assert failed(HALF.format(deed=deed, later=right)) == []
    (found,) = failed(HALF.format(deed=deed, later=wrong))
    assert found[0] == "monotone"
    assert amount in found


@pytest.mark.parametrize(
    "later",
    [
        "截至5月底，全县城乡公共充电桩为5230个",  # what stands at a day may become fewer
        "去年同期，全县新建公共充电桩5230个",
        "1至5月，全县公共充电桩平均充电5230个",
    ],
)
def test_other_things_may_be_more(later):
    assert failed(HALF.format(deed="现有公共充电桩4870个", later=later)) == []


@pytest.mark.parametrize(
    ("deed", "later"),
    [
        ("开展电商培训86期", "上半年，全县电商培训达到68期"),
        ("发放创业贷款4.37亿元，惠及农户", "上半年，全县创业贷款发放额为4.73亿元"),
        ("清淤河道318公里", "上半年，全县清淤河道388公里"),
    ],
)
def test_one_name_of_one_time_has_one_number(deed, later):
    (found,) = failed(HALF.format(deed=deed, later=later))
    assert found[0] == "repeat"


@pytest.mark.parametrize(
    "later",
    [
        "去年上半年，全县清淤河道381公里",
        "上半年，全县清淤河道投资381万元",
        "上半年，柳溪镇清淤河道31公里",
        "上半年，全县新建护岸381公里",
    ],
)
def test_what_is_told_of_another_time_place_or_thing(later):
    assert failed(HALF.format(deed="清淤河道318公里", later=later)) == []


INSPECTED = "今年上半年，全县抽查食品企业326家，覆盖各镇。{}"


@pytest.mark.parametrize("later", ["362家企业中，完成整改的有57家。", "上半年，全县食品企业抽查数量362家。"])
def test_a_number_is_taken_up_as_it_was_told(later):
    assert failed(INSPECTED.format(later)) == [("repeat", "326家", "362家")]


@pytest.mark.parametrize(
    "later",
    [
        "326家企业中，完成整改的有57家。",
        "362家学校中，完成整改的有57家。",
        "在外县的362家企业中，完成整改的有57家。",
    ],
)
def test_another_number_is_taken_up(later):
    assert failed(INSPECTED.format(later)) == []


@pytest.mark.parametrize(
    ("text", "operands"),
    [
        ("今年以来，该行发放春耕贷款7.26亿元，同比多放{}亿元，增长10%。", ("0.66", "0.96")),
        ("1至7月，优良天数187天，优良率88.2%，优良天数比去年同期增加{}天、增长10%。", ("17", "71")),
        (
            "全县种植饲草37.4万亩，占计划40万亩的93.5%，其中燕麦30.1万亩、青贮玉米7.3万亩，面积较上年同期增加{}万亩，增长10%。",
            ("3.4", "4.3"),
        ),
    ],
)
def test_a_change_is_of_what_its_measure_names(text, operands):
    right, wrong = operands
    assert failed(text.format(right)) == []
    assert [rule for rule, *_ in failed(text.format(wrong))] == ["change"]


def test_the_mean_of_a_day_is_no_level_beside_a_year():
    text = "上半年，全县受理投诉6310件，日均受理35件，比上年同期的7010件下降10%。"
    assert failed(text) == []
