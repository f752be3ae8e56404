"""Indicator phrases: what is measured, in the page's words (truth by hand)."""

import pytest

from transforms.extract import SUMS
from transforms.indicator import completed, distributed, indicator_of
from transforms.likeness import likeness
from transforms.list_names import shared_predicates
from transforms.measure import family
from transforms.period import find_times
from transforms.place import find_places
from transforms.quantity import find_quantities
from transforms.sentence import outline
from transforms.surroundings import surroundings


def indicators(text):
    metrics = [q for q in find_quantities(text, find_times(text)) if q.kind == "metric"]
    around = surroundings(text, outline(text), metrics)
    mentions = sorted(
        [(t.start, t.end) for t in find_times(text)] + [(p.start, p.end) for p in find_places(text)]
    )
    shared = shared_predicates(around)
    return [
        indicator_of(
            a,
            [m for m in mentions if a.sentence_start <= m[0] < q.start],
            text[a.sentence_start : a.clause_start],
            s,
            family(q.unit) in SUMS,
        )
        for q, a, s in zip(metrics, around, shared, strict=True)
    ]


EXACT = [
    ("1-9月,全县城镇新增就业3205人。", ["城镇新增就业"]),
    ("全市规模以上工业增加值同比增长8.7%。", ["规模以上工业增加值"]),
    ("目前,该镇已建成冷库12座。", ["冷库"]),
    ("森林覆盖率达到63.2%。", ["森林覆盖率"]),
    ("共发布38个紧缺工种。", ["紧缺工种"]),
    ("40个村卫生室配备心电图仪。", ["配备心电图仪的村卫生室"]),
    ("全区36所学校实现校园餐智慧监管。", ["实现校园餐智慧监管的学校"]),
    ("90%的行政村通上5G网络。", ["通上5G网络的行政村"]),
    ("市交通运输局新改建农村公路420公里。", ["新改建农村公路"]),
    ("在中心广场和社区活动室举办文艺演出56场。", ["文艺演出"]),
    ("就业困难人员实现就业860人。", ["就业困难人员实现就业"]),
    ("现代农业产业园年产值达7.8亿元。", ["现代农业产业园年产值"]),
    ("组织1200人次参加电工、焊工、月嫂等技能培训。", ["参加技能培训"]),
]


@pytest.mark.parametrize(("text", "expected"), EXACT)
def test_phrases(text, expected):
    assert [p for p in indicators(text) if p] == expected


ALIKE = [
    ("组织14家企业和260名求职者开展面对面洽谈。", ["开展面对面洽谈的企业", "开展面对面洽谈的求职者"]),
    ("发放创业担保贷款1.2亿元,扶持创业860人,带动就业3100人。", ["发放创业担保贷款", "扶持创业", "带动就业"]),
    ("为320名老人提供助餐服务。", ["提供助餐服务的老人"]),
]


@pytest.mark.parametrize(("text", "expected"), ALIKE)
def test_phrases_that_may_keep_a_word_more(text, expected):
    found = indicators(text)
    assert len(found) == len(expected)
    assert [likeness(f, e) >= 0.7 for f, e in zip(found, expected, strict=True)] == [True] * len(expected), (
        found
    )


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("65岁及以上老年人健康管理率达98.2%。", "65岁及以上老年人健康管理率"),
        ("为80至89周岁老人发放津贴60元。", "为80至89周岁老人发放津贴"),
        ("市区PM2.5年均浓度改善,降至31.2微克/立方米。", "市区PM2.5年均浓度改善"),
    ],
)
def test_the_group_and_the_name_with_digits_stay_in_the_phrase(text, last):
    assert likeness(indicators(text)[-1], last) >= 0.9


def test_the_names_of_a_respective_list():
    assert distributed("小麦、玉米和大豆播种面积", 3) == ("小麦播种面积", "玉米播种面积", "大豆播种面积")
    assert distributed("一产增加值、二产增加值", 2) == ("一产增加值", "二产增加值")
    assert distributed("小麦、玉米播种面积", 3) == ()


def test_items_take_over_what_only_the_first_prints():
    assert completed("中级证书", "考取高级证书") == "考取中级证书"
    assert completed("农村劳动力转移就业", "城镇新增就业") == "农村劳动力转移就业"
    assert completed("大棚", "新建冷库") == "大棚"


def test_a_text_without_punctuation_is_read_in_bounded_time():
    assert len(indicators("新增" * 3000 + "5人")) == 1
