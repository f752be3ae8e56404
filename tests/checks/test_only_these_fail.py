"""What a page has failed with one slip on it: that slip's check, and no other that stands beside it."""

from dataclasses import replace

import pytest

from checks.totals.complete import told_again
from tests.checks.printed import told
from tests.checks.told_sentences import checked, operands

ROWS = [
    # What leaves a bracket is told of what stands before it.
    ("全县脱贫人口务工6.3万人(其中省外4.1万人、县内2.2万人),比上年增加{}人,增长5%。", "3000", "8000", [["6.3万人", "{}人", "5%"]]),
    # A part that bears the name of its whole is held against no other figure of that name.
    ("2025年1至8月,全县接待游客{}万人次。2025年上半年,全县接待游客64.2万人次。古寨景区最为热闹,2025年前8个月接待游客31.7万人次,占全县的35.1%。", "90.3", "60.3", [["{}万人次", "64.2万人次"], ["{}万人次", "31.7万人次", "35.1%"]]),
    # A total that is right of other heads is no total of these.
    ("1至9月,食堂就餐7.2万人次,县财政每人次补助4元,共补助28.8万元;适老化改造计划完成300户,已完工{}户,完成率80%,户均投入2600元。", "240", "210", [["300户", "{}户", "80%"]]),
    # What heads a list of parts of one whole is a part.
    ("展会成交额{}亿元,人均消费4120元。其中,茶叶2.16亿元、瓷器1.32亿元、竹器0.84亿元、其他商品0.47亿元。", "4.79", "4.97", [["{}亿元", "2.16亿元", "1.32亿元", "0.84亿元", "0.47亿元"]]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "right", "wrong", "wanted"), ROWS)
def test_one_slip_fails_its_own_checks_only(
    text: str, right: str, wrong: str, wanted: list[list[str]]
) -> None:
    assert _failed(text.replace("{}", right)) == []
    assert _failed(text.replace("{}", wrong)) == sorted(
        tuple(sorted(w.replace("{}", wrong) for w in ws)) for ws in wanted
    )


def _failed(text: str) -> list[tuple[str, ...]]:
    facts, findings = checked(text)
    return sorted({tuple(sorted(operands(facts, f))): 0 for f in findings if f.outcome.verdict == "fails"})


@pytest.mark.parametrize(
    ("named", "amount", "again"),
    [("重大项目投资", "52.7亿元", True), ("重大项目投资", "51.2亿元", False), ("投资", "55.2亿元", True)],
)
def test_the_whole_told_again_is_none_of_its_parts(named: str, amount: str, again: bool) -> None:
    whole, part, other = told(f"投资[57.2亿元]。{named}[{amount}],到位资金[1.3亿元]。", indicator="投资")
    assert told_again((whole, replace(part, indicator=named), replace(other, indicator="到位资金"))) is again
