"""Who gets how much by a rule, read from rows made by hand."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tests.warehouse.asking import asked
from tests.warehouse_rows import (
    metric,
    story,
)


class TestStandards:
    def ask(self, text: str, number: str, **fields: Any) -> tuple[Any, ...]:
        at = text.index(number)
        told = metric(
            role="standard",
            raw_text=number,
            char_end=18 + len(number),
            text_start=at,
            text_end=at + len(number),
            sentence_end=len(text),
            value=Decimal(500),
            printed_low=None,
            printed_high=None,
            **({"unit": "元"} | fields),
        )
        sql = "SELECT who, per, amount, at_least, up_to FROM standards"
        (row,) = asked(sql, metrics=[told], stories=[story(text=text)], implied_targets=[], check_results=[])
        return row

    def test_who_gets_how_much_for_each_of_what(self):
        assert self.ask("对首次创业的返乡青年，按每人每月500元给予补贴。", "500元") == (
            "首次创业的返乡青年",
            "每人每月",
            Decimal(500),
            None,
            None,
        )

    def test_up_to(self):
        said = "对新认定的示范农场给予最高500元奖补。"
        hedged = {"approx": "under", "value_high": Decimal(500)}
        assert self.ask(said, "500元", **hedged) == (
            "新认定的示范农场",
            None,
            Decimal(500),
            None,
            Decimal(500),
        )
        assert self.ask(said, "500元")[-1] == Decimal(500)

    def test_at_least_and_nobody_named(self):
        assert self.ask("补助标准不低于500元/人。", "500元") == (
            None,
            "人",
            Decimal(500),
            Decimal(500),
            None,
        )

    @pytest.mark.parametrize(
        ("said", "who"),
        [
            ("企业吸纳脱贫人口稳定就业的，按每人500元给予奖补。", "企业吸纳脱贫人口稳定就业"),
            ("返乡人员在本市首次创业，带动两人就业的（含本人），给予500元补贴。", "返乡人员"),
            ("按照500元/人/年的发放标准，对在读的独生女生发放寄宿费。", "在读的独生女生"),
            (
                "对首次领取执照并经营1年以上的小微企业，给予不低于500元的补贴。",
                "首次领取执照并经营1年以上的小微企业",
            ),
            ("《办法》规定：受助学生每人每学期500元。", "受助学生"),
            ("为提高奖补力度，我市对首次创业的毕业生给予500元补贴。", "首次创业的毕业生"),
            ("可向就业服务机构申请补贴，标准为每年500元。", None),
            ("县里为外出务工的群众发放500元路费。", "外出务工的群众"),
            ("对城市低保户，今年继续发放取暖补贴，每户500元。", "城市低保户"),
            ("高龄津贴有变化，80至89周岁老人每人每月发放500元。", "80至89周岁老人"),
            ("课后服务收费标准为每生500元。", None),
        ],
    )
    def test_who_is_told_in_many_ways(self, said, who):
        assert self.ask(said, "500元")[0] == who

    def test_a_unit_may_say_for_each_of_what(self):
        assert self.ask("发放标准为20元/人/月。", "20元/人", unit="元/人")[1] == "人/月"

    def test_the_standard_itself_is_nobody(self):
        assert self.ask("补助标准为每亩500元。", "500元")[:2] == (None, "每亩")
