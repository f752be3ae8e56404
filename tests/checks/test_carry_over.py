"""Figures that hold what an earlier time left over may pass what came in since."""

import pytest

from tests.checks.told_sentences import checked


def fails(text: str) -> bool:
    _, findings = checked(text)
    return any(f.rule == "part_whole" and f.outcome.verdict == "fails" for f in findings)


@pytest.mark.parametrize(
    "text",
    [
        "去年，全县检察机关受理审查起诉犯罪嫌疑人416人。其中，提起公诉438人（含上年积存），不起诉31人。",
        "去年，全县法院受理执行案件612件，其中执结645件（含上期结转84件）。",
    ],
)
def test_what_holds_a_remainder_may_pass_its_whole(text: str) -> None:
    assert not fails(text)


def test_without_one_it_may_not() -> None:
    assert fails("去年，全县检察机关受理审查起诉犯罪嫌疑人416人，其中提起公诉438人（均已判决）。")
