"""Suggested repairs: the slip that was made is among the likeliest, and nothing is suggested of sound figures."""

from __future__ import annotations

import random
from decimal import Decimal

from checks.digits.slips import COST, NO_MORE_ROUND, slips
from checks.repair import repaired, repairs
from checks.rule import Facts, apply
from checks.rules import RULES, change, part_whole, repeat, sum, target_pct
from tests.checks.printed import told
from tests.checks.test_printings import FIRST, printing


def meant(raw: str) -> dict[str, str]:
    """What a figure may have been meant as, with the slip's kind."""
    (only,) = told(f"共[{raw}]。")
    return {slip.meant: slip.kind for slip in slips(only)}


def test_slips_of_a_count_are_what_hand_and_scanner_do():
    found = meant("3115人")
    assert {found["8115人"], found["3175人"]} == {"look_alike"}
    assert {found["1315人"], found["3151人"]} == {"swapped"}
    assert found["3415人"] == "digit"
    assert found["315人"] == "added"
    assert found["31152人"] == "lost"
    assert found["3115万人"] == "scale"
    assert found["31.15人"] == "point"
    assert "0115人" not in found


def test_slips_of_percents_and_of_chinese_numerals():
    assert meant("2.5%")["2.5个百分点"] == "unit"
    assert meant("2.5%")["25%"] == "point"
    assert meant("三十五个")["三十六个"] == "digit"


def test_a_slip_reads_as_the_number_it_makes():
    (only,) = told("投资[1.53亿元]。")
    made = {slip.meant: slip.metric for slip in slips(only)}["1.58亿元"]
    assert (made.value, made.printed_low, made.printed_high) == (
        Decimal(158_000_000),
        157_500_000,
        158_500_000,
    )


def test_a_decline_stays_one():
    (only,) = told("下降[14%|change-]。")
    made = {slip.meant: slip.metric for slip in slips(only)}
    assert made["12%"].value == -12
    assert (made["12%"].printed_low, made["12%"].printed_high) == (Decimal("-12.5"), Decimal("-11.5"))


def test_a_range_and_a_very_long_figure_are_left_alone():
    assert meant("3000至5000元") == {}
    assert meant("1234567890123.45元") == {}


def suggested(rule, marked: str) -> list[str]:
    """Suggestions for the failures of ``marked``."""
    facts = Facts.of(told(marked), {})
    found = repaired(apply((rule,), facts), (rule,), facts)
    assert [f.outcome.verdict for f in found] == ["fails"]
    return [f.repair or "" for f in found]


def test_the_changed_digit_of_a_percent():
    (said,) = suggested(
        target_pct.RULE, "新增就业[a:39989人>c],完成目标[c:55000人|target]的[12.71%|target_pct<a>c]。"
    )
    assert "“12.71%”疑为“72.71%”" in said
    assert "未改动原文" in said


def test_two_digits_of_a_part_that_changed_places():
    (said,) = suggested(
        sum.RULE, "全市共有[a:560所]学校,其中小学[312所<a],初中[512所<a],高中[60所<a],其他[36所<a]。"
    )
    assert "“512所”疑为“152所”（相邻两位颠倒）" in said


def test_a_decline_that_no_whole_number_can_have():
    facts = Facts.of(told("今年发案[18件],同比下降[14%|change-]。"), {})
    assert all(f.outcome.verdict != "fails" or f.repair is None for f in apply((change.RULE,), facts))


def test_two_printings():
    facts = Facts.of(printing(FIRST, "a") + printing(FIRST.replace("811", "817"), "b"), {"a": "a", "b": "a"})
    (found,) = repaired(apply((repeat.RULE,), facts), (repeat.RULE,), facts)
    assert found.repair is not None
    assert "“817人”疑为“811人”" in found.repair


def test_a_figure_that_other_checks_confirm_is_suspected_last():
    whole, part = told("办结[a:120件],其中民事[720件<a]。")
    facts = Facts.of((whole, part), {})
    first = repairs(part_whole.RULE, (whole, part), facts, frozenset())
    second = repairs(part_whole.RULE, (whole, part), facts, frozenset({part.metric_id}))
    assert part.metric_id in {r.metric_id for r in first}
    assert second[0].metric_id == whole.metric_id


def test_nothing_is_suggested_where_all_holds():
    facts = Facts.of(told("新增就业[a:39989人>c],完成目标[c:55000人|target]的[72.71%|target_pct<a>c]。"), {})
    assert [f.repair for f in repaired(apply(RULES, facts), RULES, facts)] == [None]


def test_a_changed_digit_of_a_percent_is_found_again_unless_a_likelier_slip_mends_it_too():
    again = 0
    for seed in range(40):
        chance = random.Random(seed)
        target, done = chance.randrange(1_000, 90_000), chance.randrange(500, 80_000)
        percent = f"{Decimal(done * 100) / target:.2f}"
        at = chance.choice([i for i, c in enumerate(percent) if c != "." and (i or percent[1] == ".")])
        wrong = percent[:at] + chance.choice([d for d in "123456789" if d != percent[at]]) + percent[at + 1 :]
        facts = Facts.of(
            told(f"新增就业[a:{done}人>c],完成目标[c:{target}人|target]的[{wrong}%|target_pct<a>c]。"), {}
        )
        (found,) = apply((target_pct.RULE,), facts)
        mended = repairs(target_pct.RULE, [facts.by_id[i] for i in found.metric_ids], facts, frozenset())
        again += f"{percent}%" in [r.meant for r in mended]
        assert mended[0].cost <= COST["digit"] + NO_MORE_ROUND
    assert again >= 36
