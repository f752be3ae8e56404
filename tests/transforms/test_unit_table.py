"""Tables of names and bare numbers under a head that says what they are counted in."""

from decimal import Decimal

import pytest

from transforms.extract import metrics_of, numbers_of
from transforms.layout import classify
from transforms.page import read_page
from transforms.quantity import find_quantities
from transforms.story import cut_stories
from transforms.text.unit_table import unit_tables

TABLE = "春茶产量情况一览\n(截至2024年5月底,单位:万吨)\n东岭区 3.26  西岭区 4\n南 岭 0.78\n全 市 8.04注:其中绿茶6万吨。"


def test_every_cell_has_the_measure_word_and_scale_of_the_head() -> None:
    found = {TABLE[q.start : q.end]: q for q in find_quantities(TABLE) if q.kind == "metric"}
    for printed, value in (("3.26", 32600), ("4", 40000), ("0.78", 7800), ("8.04", 80400)):
        numeral = found[printed].numeral
        assert found[printed].unit == "吨"
        assert numeral is not None
        assert numeral.value == Decimal(value)


def test_the_title_says_what_is_counted_without_calling_itself_a_table() -> None:
    table = unit_tables(TABLE)[0]
    assert (table.title, table.scale, table.unit, len(table.cells)) == ("春茶产量", "万", "吨", 4)


@pytest.mark.parametrize(
    "text",
    [
        "单位:县农业农村局\n东岭区 3.26\n西岭区 4.18",  # who signs
        "报名单位:个\n东岭区3家,西岭区4家。",  # sentences, no cells
        "(单位:吨)\n东岭区 3.26",  # one figure is no table
        "(单位:吨)\n东岭区 3.26万 西岭区 4.18万",  # with scales of their own
        "电话 12345\n热线 96345",
    ],
)
def test_what_is_no_such_table(text: str) -> None:
    assert not unit_tables(text)


def test_cells_are_of_the_heads_day_and_named_by_the_title() -> None:
    text = "武乡日报\n2024年7月9日 星期二\n\n各镇供水户数一览\n\n（截至2024年6月底，单位：万户）\n\n东岭镇　1.26　　西岭镇　2.14\n\n全　县　3.40\n"
    page = read_page("x.txt", text.encode())
    numbers = [numbers_of(story) for story in cut_stories(page, classify(page))]
    cells = [m for m in metrics_of(page, numbers).metrics if m.unit == "户"]
    assert [m.evidence.raw_text for m in cells] == ["1.26", "2.14", "3.40"]
    assert {(str(m.period_end), m.indicator) for m in cells} == {("2024-06-30", "供水户数")}
