"""Sums of farms, works, trade, taxes and money as pages tell them: a slip is found with exactly its operands, what is right is quiet."""

import pytest

from tests.checks.test_told_pages import checked, operands

SLIPS = [
    # Rows that are right prove of what whole a list of shares is.
    (
        "前三季度,全市快递业务量完成2400万件,同比增长8%。分县看,清溪县、白石县、东陵县快递业务量分别完成480万件、312万件和684万件,占全市的20%、{}和28.5%。",
        "13%",
        "31%",
        ["2400万件", "312万件", "{}"],
    ),
    (
        "三季度共收到线索8640条。其中,有效线索6480条,占总数的75%;无效线索2160条,占总数的25%。从有效线索来源看,甲类2592条、乙类1944条、丙类1620条,占比分别为40%、30%和{}。",
        "25%",
        "52%",
        ["6480条", "1620条", "{}"],
    ),
]

QUIET = [
    "热点问题中,路灯1204件、井盖917件、护栏438件、绿篱362件。从承办单位看,甲街道、乙街道、丙街道分别承办540件、486件和433件。",
    "截至10月底,全县建成机耕路536公里。其中,上坪镇建成92公里,下坪镇81公里,中坪镇77公里,白石镇86公里。",
]


def failed(text: str) -> list[list[str]]:
    """The operands of every failure."""
    facts, findings = checked(text)
    return [sorted(operands(facts, f)) for f in findings if f.outcome.verdict == "fails"]


@pytest.mark.parametrize(("text", "right", "wrong", "wanted"), SLIPS)
def test_a_slip_is_found_with_exactly_its_operands(
    text: str, right: str, wrong: str, wanted: list[str]
) -> None:
    assert sorted(w.replace("{}", wrong) for w in wanted) in failed(text.replace("{}", wrong))


@pytest.mark.parametrize("text", [*(row[0].replace("{}", row[1]) for row in SLIPS), *QUIET])
def test_what_is_right_or_open_stays_quiet(text: str) -> None:
    assert failed(text) == []
