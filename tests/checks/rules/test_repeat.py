"""The same fact stated twice is stated alike."""

from decimal import Decimal
from typing import Any

from checks.rule import Facts, apply
from checks.rules import repeat
from tests.checks import printed
from tests.checks.printed import findings
from tests.checks.test_printings import FIRST, printing
from tests.factories import metric


def verdicts(rule, *metrics):
    return printed.verdicts(rule, metrics)


class TestRepeat:
    def test_linked_restatements_agree(self):
        first = metric("1.1万人", "11000", printed_low=Decimal(10500), printed_high=Decimal(11500))
        later = metric("11000人", at=90, sentence_start=80, same_as_metric_id=first.metric_id)
        (found,) = findings(repeat.RULE, first, later)
        assert (found.outcome.verdict, found.outcome.by_rounding_only) == ("holds", False)

    def test_one_claim_with_two_figures(self):
        quote = "全县城镇新增就业{}。"
        first = metric("3205人", at=8, quote=quote.format("3205人"))
        later = metric("3025人", at=88, sentence_start=80, quote=quote.format("3025人"))
        (found,) = findings(repeat.RULE, first, later)
        assert (found.outcome.verdict, found.outcome.severity) == ("fails", "warn")

    def test_other_words_of_time_on_a_page_without_a_year_are_other_claims(self):
        known: dict[str, Any] = {"period_start": None, "period_end": None}
        first = metric("3205人", period_text="上半年", **known)
        later = metric("3025人", at=90, sentence_start=80, period_text="一季度", **known)
        assert verdicts(repeat.RULE, first, later) == []

    def test_other_periods_and_short_names_are_other_claims(self):
        first = metric("3205人")
        assert verdicts(repeat.RULE, first, metric("3025人", at=90, sentence_start=80, period_end=None)) == []
        short = [metric(r, at=a, sentence_start=a, indicator="培训") for r, a in (("30人", 0), ("50人", 90))]
        assert verdicts(repeat.RULE, *short) == []


class TestPrintings:
    def found(self, second: str):
        facts = Facts.of(printing(FIRST, "a") + printing(second, "b"), {"a": "a", "b": "a"})
        return apply((repeat.RULE,), facts)

    def test_a_digit_that_the_copy_changed(self):
        (found,) = self.found(FIRST.replace("811", "817"))
        assert found.outcome.verdict == "fails"
        assert "“811人”" in found.outcome.message
        assert "817人" in found.outcome.message

    def test_a_faithful_copy_says_nothing(self):
        assert self.found(FIRST) == ()

    def test_a_rounded_figure_is_the_same_figure(self):
        assert self.found(FIRST.replace("18.5万元", "18.50万元")) == ()
