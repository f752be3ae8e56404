"""Red where a stated conclusion turns round, amber where only digits disagree: both, for every rule that can tell."""

import pytest

from checks.consequence import opposed
from checks.rule import Facts
from checks.rules import ratio, repeat, target_pct
from tests.factories import metric


def percent(raw, at=20, **fields):
    return metric(raw, at=at, unit="%", **({"role": "target_pct"} | fields))


@pytest.mark.parametrize(
    ("count", "said", "severity"),
    [
        ("9000人", "100%", "error"),  # printed as met, and is not
        ("11000人", "98%", "error"),  # printed as missed, and is met
        ("9000人", "95%", "warn"),
        ("11000人", "115%", "warn"),
        ("10000人", "99.2%", "error"),
    ],
)
def test_a_percent_on_the_other_side_of_its_target(count, said, severity):
    target = metric("10000人", at=1, role="target")
    outcome = target_pct.RULE.judge((metric(count, at=10), percent(said), target), Facts.of([], {}))
    assert (outcome.verdict, outcome.severity) == ("fails", severity)


@pytest.mark.parametrize(
    ("part", "said", "role", "severity"),
    [
        ("900家", "100%", "target_pct", "error"),
        ("900家", "95%", "target_pct", "warn"),
        ("900家", "100%", "rate", "warn"),  # a plain share concludes nothing
    ],
)
def test_a_share_that_tells_completion(part, said, role, severity):
    whole = metric("1000家", at=1, unit="家")
    outcome = ratio.RULE.judge(
        (whole, metric(part, at=10, unit="家"), percent(said, role=role)), Facts.of([], {})
    )
    assert (outcome.verdict, outcome.severity) == ("fails", severity)


@pytest.mark.parametrize(
    ("first", "second", "role", "severity"),
    [
        ("102.3%", "92.3%", "target_pct", "error"),
        ("92.3%", "102.3%", "target_pct", "error"),
        ("92.3%", "93.2%", "target_pct", "warn"),
        ("-4.2%", "4.2%", "change", "error"),
        ("4.2%", "2.4%", "change", "warn"),
        ("102.3%", "92.3%", "rate", "warn"),
    ],
)
def test_one_fact_told_twice_with_opposite_conclusions(first, second, role, severity):
    value = {"role": role}
    pair = (
        percent(first.lstrip("-"), value=first.rstrip("%"), **value),
        percent(second.lstrip("-"), value=second.rstrip("%"), at=90, sentence_start=80, **value),
    )
    outcome = repeat.RULE.judge(pair, Facts.of([], {}))
    assert (outcome.verdict, outcome.severity) == ("fails", severity)


def test_a_target_nearly_met_is_not_met():
    nearly, met = percent("近100%", value="100", approx="under"), percent("100%")
    assert opposed(nearly, met)
    assert not opposed(met, percent("101%"))
