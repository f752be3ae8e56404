"""The single ways in which papers list: sums, figures, ordinals, names alone; kinds and names of what is listed."""

from __future__ import annotations

import pytest

from transforms.lists.figure import figure_lists
from transforms.lists.kind import completed, kind_of, list_kind
from transforms.lists.name import name_id, name_of
from transforms.lists.ordinal import ordinal_lists
from transforms.lists.record import Item, Listing
from transforms.lists.single import single_names
from transforms.lists.sum import sum_lists


def said(listings) -> list[list[str]]:
    return [[item.text for item in each.items] for each in listings]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("构建“1+4+16”网络(即1个县级中心、4个分站、16个网点)。", [1, 4, 16]),
        ("组建“1+3+20”医联体,由县人民医院牵头,联合3家乡镇卫生院、20家村卫生室。", [1, 3, 20]),
        ("由1个总站、5个分站、30个站点组成的“1+5+30”体系投用。", [1, 5, 30]),
        ("建成“1+8”一张网(即县人民医院与8家卫生院构成)。", [1, 8]),
        ("落实“211”服务,即提供2次岗位、1次指导、1次培训。", [2, 1, 1]),
    ],
)
def test_parts_of_sums_named_bodies_among_them(text: str, numbers: list[int]):
    (found,) = sum_lists(text)
    assert [item.number for item in found.items] == numbers
    assert all(text[item.start : item.end] == item.text for item in found.items)


@pytest.mark.parametrize(
    "text",
    ["推行“1+N”模式,即1个支部带动多家农户。", "“1+4+16”网络全面建成。", "拨打“12345”热线反映问题,即时转办。"],
)
def test_sums_that_nothing_explains(text: str):
    assert [*sum_lists(text)] == []


def test_names_with_a_figure_each():
    text = "“焊工缺口率为35%,育婴员缺口率为21%,软件、硬件测试工程师缺口率为0。”"
    (found,) = figure_lists(text, 0, text.index("。"))
    assert said([found]) == [["焊工", "育婴员", "软件", "硬件测试工程师"]]
    assert [item.attribute for item in found.items] == ["缺口率"] * 4
    assert [text[slice(*item.figure)] for item in found.items if item.figure] == ["35%", "21%", "0", "0"]


@pytest.mark.parametrize(
    "text",
    ["全县新增就业增长3%,财政收入增长5%。", "优良率达95%,同比提高2%。", "城镇化率达61%。"],
)
def test_figures_that_are_no_row(text: str):
    assert [*figure_lists(text, 0, len(text))] == []


def test_ordinals_over_sentences():
    text = "采取两项措施。一是送岗上门,月月有场次。二是送训到村。其他照旧。"
    (found,) = ordinal_lists(text)
    assert said([found]) == [["送岗上门,月月有场次", "送训到村"]]
    assert found.stated == (2,)


def test_one_ordinal_is_no_list():
    assert [*ordinal_lists("一是快,别的都慢。")] == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("打造“南岭护工”品牌。", ["南岭护工"]),
        ("“北原织工”代表全省特色劳务品牌亮相。", ["北原织工"]),
        ("“西山绣娘”劳务品牌走向全国。", ["西山绣娘"]),
        ("“清风茶”区域公用品牌价值20亿元。", []),
        ("“快递小站”打造服务品牌。", []),
    ],
)
def test_a_brand_named_alone(text: str, names: list[str]):
    assert said(single_names(text, [])) == [[name] for name in names]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("数控车工", "occupation"), ("农民工", "people"), ("来料加工", ""), ("剪纸匠人", "people"), ("零工驿站", "facility"),
        ("市人社局", "organ"), ("龙头企业", "firm"), ("珠三角", ""), ("厕所革命", ""), ("安居工程", "programme"),
    ],
)  # fmt: skip
def test_kinds_by_the_longest_ending(name: str, kind: str):
    assert kind_of(name) == kind


def test_the_kind_of_a_list_is_its_head_s_else_its_items():
    items = (Item(0, 2, "电工"), Item(3, 5, "茶艺"))
    named = Listing(0, 0, "", (), "紧缺工种培训", "open", items)
    assert list_kind(named, ["occupation", ""], of_work=False) == "occupation"
    bare = Listing(0, 0, "", (), "", "open", items)
    assert list_kind(bare, ["", ""], of_work=False) == ""
    quoted = Listing(0, 0, "", (), "", "open", items, "quotes")
    assert list_kind(quoted, ["occupation", "occupation"], of_work=True) == "brand"


def test_a_role_noun_that_only_the_last_name_prints():
    assert completed(["机械", "电气", "软件工程师"]) == ["机械工程师", "电气工程师", "软件工程师"]
    assert completed(["焊工", "软件工程师"]) == ["焊工", "软件工程师"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("8个镇级零工驿站", "镇级零工驿站"),
        ("二等奖2名", "二等奖"),
        ("“两山”转化", "“两山”转化"),
        ("“小院”", "小院"),
        ("360医院", "360医院"),
    ],
)
def test_names_without_counts(text: str, name: str):
    assert name_of(text) == name


def test_spellings_are_joined_by_the_reviewed_table_only():
    assert name_id("育婴师", "occupation") == name_id("育婴员", "occupation")
    assert name_id("电焊工", "occupation") != name_id("钳工", "occupation")
    assert name_id("育婴师", "brand") == "brand:育婴师"
    assert name_id("茶叶", "") is None
