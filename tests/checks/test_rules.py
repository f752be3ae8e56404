"""All rules together, and what a count and its percent imply."""

import pytest

from checks.implied_target import implied_target, implied_targets, roundest_of
from checks.rule import Facts, apply
from checks.rules import RULES
from tests.checks.printed import told
from tests.factories import metric
from warehouse.registry.findings import RULES as STORED


def percent(raw, of, at=20, **fields):
    known = {"role": "target_pct", "unit": "%", "of_metric_id": of.metric_id if of else None}
    return metric(raw, at=at, **(known | fields))


class TestImpliedTarget:
    @pytest.mark.parametrize(
        ("count", "share", "roundest", "integers"),
        [
            ("39989", "72.71", 55000, 7),
            ("31698", "90.57", 35000, 4),
            ("28252", "313.91", 9000, 1),
            ("48074", "129.06", 37250, 3),
        ],
    )
    def test_feasible_integers_and_the_roundest(self, count, share, roundest, integers):
        of = metric(f"{count}人")
        found = implied_target(of, percent(f"{share}%", of))
        assert found is not None
        assert found.integers is not None
        assert (found.roundest, len(found.integers)) == (roundest, integers)
        assert found.is_unique == (integers == 1)

    def test_none_fits(self):
        of = metric("57255人")
        found = implied_target(of, percent("313.91%", of))
        assert found is not None
        assert found.integers == ()

    def test_two_equally_round_are_not_chosen_from(self):
        assert roundest_of(26923, 26926) is None
        assert roundest_of(5, 4) is None
        assert roundest_of(995, 1004) == 1000

    def test_listed_for_every_pair(self):
        of = metric("39989人")
        assert [t.roundest for t in implied_targets(Facts.of([of, percent("72.71%", of)], {}))] == [55000]


def test_findings_do_not_depend_on_the_order_of_metrics():
    count = metric("57255人")
    rows = [count, percent("313.91%", count), metric("48074人", at=60, of_metric_id=count.metric_id)]
    forward, backward = apply(RULES, Facts.of(rows, {})), apply(RULES, Facts.of(rows[::-1], {}))
    assert forward == backward
    assert len({f.result_id for f in forward}) == len(forward) > 0


def test_every_rule_may_be_stored_and_has_a_name_of_its_own():
    names = [rule.name for rule in RULES]
    assert len(set(names)) == len(names)
    assert set(names) <= set(STORED)


def test_a_clean_story_has_no_failure():
    text = (
        "全县完成投资[a:86.4亿元],增长[7.2%|change],其中工业[41.2亿元<a],占[47.7%]。"
        "网点[b:186个],其中国有[24个<b]、民营[62个<b]、其他[100个<b]。"
        "对[132户]大户每户补助[2000元|standard],共发放补助[26.4万元]。"
        "线路由[86条]增至[98条],增长[14.0%|change]。失业率[2.6%>c],低于[c:4.5%|target]的目标。"
    )
    found = apply(RULES, Facts.of(told(text), {}))
    assert {f.outcome.verdict for f in found} == {"holds"}
    assert {f.rule for f in found} == {"part_whole", "ratio", "sum", "change", "ceiling"}
