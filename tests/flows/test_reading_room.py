"""The short pages of the Prefect UI: what each says, that each leads on, and that pages cannot write into them."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import Any

import pytest

from flows.links import Links
from flows.reading_room import (
    CONTRACT,
    COVERAGE,
    DIFF,
    OVERVIEW,
    QUARANTINE,
    TARGETS,
    TITLES,
    described,
    findings_key,
    pages,
)
from flows.report import MAX_BYTES, MAX_ROWS, render
from flows.summary import Changes
from tests.flows.records import problem, rejection, set_aside, summary

LINKS = Links("http://127.0.0.1:4200", "0f0e", "http://127.0.0.1:4200/evidence/abc")
HOSTILE = "[点](javascript:alert(1)) <img src=x onerror=alert(1)>|`x`\n# 假标题 \u202e"


def target(**changed: Any) -> dict[str, Any]:
    values: dict[str, Any] = {
        "metric_id": "5a21e1597915c1e1:318-324",
        "place": "郴州市",
        "indicator": "城镇新增就业",
        "raw_text": "39989人",
        "target": Decimal("55000.000000000"),
        "target_kind": "implied",
        "unit": "人",
        "percent": 72.71,
        "pace": -14.6,
        "verdict": "behind",
        "check_verdict": "holds",
        "path": "a.txt",
    }
    return values | changed


def run(**changed: Any) -> dict[str, Any]:
    values: dict[str, Any] = {
        "run_id": "r2",
        "started_at": dt.datetime(2026, 11, 22, 9, 30),
        "status": "published",
        "release": 2,
        "flow_run_id": "0f0e",
        "seconds": 4.0,
        "n_read": 2,
        **dict.fromkeys(("n_pages", "n_metrics", "n_checked", "n_errors", "n_warnings", "n_quarantined"), 3),
    }
    return values | changed


@pytest.fixture
def made() -> dict[str, str]:
    return pages(
        summary(
            problems=(problem(),),
            set_aside=(set_aside(),),
            rejections=(rejection(),),
            changes=Changes(("甲不对。",), (), 3),
            targets=(target(),),
            n_targets={"behind": 1, "met": 4},
            trend=(run(), run(run_id="r1", release=1, flow_run_id=None, seconds=None, n_read=None)),
            links=LINKS,
            release=2,
        )
    )


def test_the_overview_says_state_counts_targets_and_trend_and_leads_to_the_others(made):
    text = made[OVERVIEW]
    assert "2 个版面已发布，1 处数字要看，1 个文件搁置" in text
    assert "| 问题 · 注意 | 1 |" in text
    assert "目标：落后于进度 1，已完成 4。" in text
    assert "| [11-22 17:30](http://127.0.0.1:4200/v2/runs/flow-run/0f0e) | 发布 | 2 | 3 | 2 |" in text
    assert "| 11-22 17:30 | 发布 | 1 | 3 |  |" in text
    for key, title in TITLES.items():
        assert key == OVERVIEW or f"[{title}](http://127.0.0.1:4200/v2/artifacts/key/{key})" in text


def test_a_target_leads_to_its_evidence(made):
    assert (
        "| 落后于进度 | 郴州市 | 城镇新增就业 | 39989人 | 55000人（反推） | 72.71 | -14.6 | 成立 |"
        " [看](http://127.0.0.1:4200/evidence/abc/figure/5a21e1597915c1e1%3A318-324) |" in made[TARGETS]
    )
    assert "另有 4 个" in made[TARGETS]


def test_a_finding_leads_to_its_evidence():
    text = render(summary(problems=(problem(),), links=LINKS))
    assert "[看证据](http://127.0.0.1:4200/evidence/abc/finding/f1)" in text


@pytest.mark.parametrize(
    ("key", "said"),
    [
        (QUARANTINE, "| 图.png | not\\_text |"),
        (CONTRACT, "| metrics | period\\_order | 2 |"),
        (DIFF, "- 新：甲不对。"),
        (COVERAGE, "| a.txt | utf-8 | 3 |"),
    ],
)
def test_each_question_has_its_page(made, key, said):
    assert said in made[key]


def test_every_page_leads_to_the_run_and_is_small_enough(made):
    for key, text in made.items():
        assert "[这次运行](http://127.0.0.1:4200/v2/runs/flow-run/0f0e)" in text
        assert "批次 20260101T000000Z-abc，第 2 版" in text
        assert text.startswith(f"# {TITLES[key]}\n")
        assert len(text.encode()) < MAX_BYTES + 5000


def test_nothing_is_said_in_every_page_of_an_empty_load():
    made = pages(summary(changes=None))
    assert "这次没有搁置文件。" in made[QUARANTINE]
    assert "所有行都合数据契约。" in made[CONTRACT]
    assert "没有能和目标对上的数字" in made[TARGETS]
    assert "](" not in made[OVERVIEW]  # no server shows anything, so nothing is linked to


@pytest.mark.parametrize("severity", ["error", "warn", "info"])
def test_the_findings_of_a_severity_lead_to_their_evidence(severity):
    told = summary(problems=(problem(severity=severity, observed="[a](b)"),), links=LINKS)
    text = pages(told)[findings_key(severity)]
    assert "| a.txt | 金融活水润三农 | 不高于5亿元 | \\[a\\](b) |" in text
    assert "| [看证据](http://127.0.0.1:4200/evidence/abc/finding/f1) |" in text
    assert described(told, findings_key(severity)).startswith(f"{TITLES[findings_key(severity)]} 1 条")
    assert "本次没有" in pages(summary())[findings_key(severity)]


def test_a_long_table_of_findings_is_cut_with_its_count():
    text = pages(summary(problems=(problem(),) * (MAX_ROWS + 7), links=LINKS))["press-findings-warn"]
    assert text.count("看证据") == MAX_ROWS
    assert "另有 7 条" in text
    wide = pages(summary(problems=(problem(quotes=("数" * 230,), message="字" * 500),) * 300))[
        "press-findings-warn"
    ]
    assert len(wide.encode()) < MAX_BYTES + 2000
    assert f"另有 {300 - wide.count('金融活水')} 条" in wide


def test_a_long_list_of_targets_is_cut_with_its_count():
    text = pages(summary(targets=(target(),) * 200, n_targets={"behind": 1200}))[TARGETS]
    assert "另有 1000 个" in text


def test_text_of_a_page_stays_text():
    made = pages(
        summary(
            targets=(target(place=HOSTILE, indicator=HOSTILE, raw_text=HOSTILE, unit=HOSTILE),),
            n_targets={"behind": 1},
            links=LINKS,
            run_id="r1",
        )
    )
    text = made[TARGETS]
    assert "<img" not in text
    assert not re.search(r"(?<!\\)\]\(javascript", text)
    assert "\n# 假标题" not in text
    assert "\u202e" not in text
    header, row = (
        next(line for line in text.splitlines() if line.startswith(s)) for s in ("| 结论", "| 落后")
    )
    assert row.count("|") == header.count("|")
