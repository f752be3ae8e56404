"""Parts as print tells them: split in two ways, told beside how far the whole has come, or rounded to nothing."""

from __future__ import annotations

import pytest

from checks.rule import Facts, apply
from checks.rules import part_whole, repeat, sum
from tests.transforms.one_story import metrics_of_text

RULES = (part_whole.RULE, sum.RULE, repeat.RULE)


def verdicts(text: str) -> dict[tuple[str, ...], str]:
    found = metrics_of_text(text)
    by_id = {m.metric_id: m.evidence.raw_text for m in found}
    return {
        tuple(by_id[i] for i in result.metric_ids): result.outcome.verdict
        for result in apply(RULES, Facts.of(found, {}))
    }


def test_a_whole_split_in_two_ways_is_not_exceeded() -> None:
    told = verdicts(
        "节日全市共接待游客48.6万人次。其中接待海外游客8120人次,同比增长2.6%;接待过夜游客17.4万人次,"
        "同比减少6.5%;接待一日游游客31.2万人次,同比增长12.3%。"
    )
    assert told["48.6万人次", "17.4万人次", "31.2万人次"] == "holds"
    assert "fails" not in told.values()


def test_parts_that_exceed_the_whole_in_every_way_fail() -> None:
    told = verdicts("今年全县查处案件75件,其中生态环境案件48件、食品药品案件22件、国有财产案件16件。")
    assert told["75件", "48件", "22件", "16件"] == "fails"


def test_how_far_the_whole_has_come_is_no_part_beside_the_parts() -> None:
    told = verdicts("全市共改造危旧房18.4万户,其中矿区改造15.2万户;完成投资120亿元;已竣工入住16.9万户。")
    assert "fails" not in told.values()


@pytest.mark.parametrize(("second", "expected"), [("99.2%", []), ("89.7%", ["fails"])])
def test_a_round_number_is_no_misprint_of_another(second: str, expected: list[str]) -> None:
    first = "100%" if not expected else "98.7%"
    told = verdicts(
        f"3月份,市区空气质量达标天数比例为{first}。监测数据显示,3月份,市区空气质量达标天数比例为{second}。"
    )
    assert [v for v in told.values() if v == "fails"] == expected
