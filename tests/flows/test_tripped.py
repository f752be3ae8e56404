"""A rule that trips over one page costs its own verdicts on that page, and the fault is noted; nothing else is lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import duckdb
import pytest

from checks.rule import Facts
from checks.rules import RULES
from flows import tripped, verdicts
from flows.each_page import FAILED
from tests.checks.printed import told
from tests.flows.loads import load
from tests.flows.small_pages import CONTENTS, put

PAGES = CONTENTS[0], CONTENTS[3], CONTENTS[7]
"""The second of them has a figure that no other has."""


class Fault(Exception):
    """What no rule foresaw."""


def tripping(name: str, when: Callable[[Facts], bool]):
    """All rules, of which ``name`` trips over some facts."""
    rule = next(rule for rule in RULES if rule.name == name)

    def pair(facts: Facts):
        if when(facts):
            raise Fault("`没有|料到`")
        return rule.pair(facts)

    return tuple(replace(r, pair=pair) if r is rule else r for r in RULES)


def verdicts_of(warehouse):
    with duckdb.connect(str(warehouse), read_only=True) as con:
        found = con.execute(
            "SELECT path, rule, metric_ids, verdict, repair FROM check_results JOIN documents USING (doc_id) ORDER BY ALL"
        ).fetchall()
        aside = con.execute(
            "SELECT kind, table_name, item, rule, severity, evidence FROM quarantine ORDER BY ALL"
        ).fetchall()
    return found, aside


def load_with(monkeypatch, rules, folder, warehouse):
    """A load that judges by these rules; what was found, what was set aside, its summary."""
    monkeypatch.setattr(verdicts, "RULES", rules)
    monkeypatch.setattr(verdicts, "_OF_SEVERAL", [rule for rule in rules if rule.across is not None])
    summary = load(folder, warehouse, "r1")
    return *verdicts_of(warehouse), summary


def test_a_page_that_trips_a_rule_loses_that_rules_verdicts_alone(tmp_path, monkeypatch):
    folder = put(tmp_path / "pages", PAGES)
    sound, nothing, _ = load_with(monkeypatch, RULES, folder, tmp_path / "sound.duckdb")
    assert not nothing
    rules = tripping(
        "target_pct", lambda facts: any(m.evidence.raw_text == "1905人次" for m in facts.metrics)
    )
    found, aside, summary = load_with(monkeypatch, rules, folder, tmp_path / "press.duckdb")
    of_it = ("01.txt", "target_pct")
    assert [row for row in sound if row[:2] == of_it]
    assert found == [row for row in sound if row[:2] != of_it]
    assert [row[:5] for row in aside] == [("row", "check_results", "01.txt|target_pct", FAILED, "warn")]
    assert "没有" in aside[0][5]
    assert summary.rejections[0].rows == 1
    assert "核对这个版面时程序出错" in summary.rejections[0].reason


def test_pages_that_trip_a_rule_together_keep_what_each_says_alone(tmp_path, monkeypatch):
    folder = put(tmp_path / "pages", CONTENTS)
    sound, _, _ = load_with(monkeypatch, RULES, folder, tmp_path / "sound.duckdb")
    rules = tripping("cross_story", lambda facts: len({m.evidence.doc_id for m in facts.metrics}) > 1)
    found, aside, _ = load_with(monkeypatch, rules, folder, tmp_path / "press.duckdb")
    together = [row for row in sound if row[1] == "cross_story" and len({i[:16] for i in row[2]}) > 1]
    assert together
    assert found == [row for row in sound if row not in together]
    assert {row[1:5] for row in aside} == {("check_results", aside[0][2], FAILED, "warn")}
    assert aside[0][2].endswith("|cross_story")


def test_what_cannot_be_mended_is_told_all_the_same(monkeypatch):
    def mend(*_):
        raise Fault("mend")

    figures = told("全县培训[a:1200人],其中男[350人<a]、女[980人<a]。")
    facts, faults = Facts.of(figures, {}), tripped.Faults()
    monkeypatch.setattr(tripped, "repaired", mend)
    found = tripped.found_on("d", RULES, facts, faults)
    assert any(finding.outcome.verdict == "fails" for finding in found)
    assert [(doc, rule) for doc, rule, _ in faults.noted] == [("d", "repair")]


def test_a_lack_of_memory_is_no_fault_of_a_rule():
    def work():
        raise MemoryError

    with pytest.raises(MemoryError):
        tripped.Faults().spared("d", "sum", work)
