"""Rows and summaries for the tests of the report, small and written by hand."""

from collections import Counter
from typing import Any

from flows.sources import SetAside
from flows.summary import Changes, Coverage, Problem, Rejection, Seen, Summary

Row = dict[str, Any]


def problem(**changed: Any) -> Problem:
    values: Row = {
        "severity": "warn",
        "rule": "part_whole",
        "message": "“发放贷款”的2个分项相加超过了总数。",
        "path": "a.txt",
        "headline": "金融活水润三农",
        "expected": "不高于5亿元",
        "observed": "6亿元",
        "by_rounding_only": False,
        "quotes": ("全县发放贷款5亿元，其中农户4亿元、企业2亿元。",),
        "repair": "",
        "fingerprint": "f1",
    }
    return Problem(**(values | changed))


def seen(**changed: Any) -> Seen:
    values: Row = {
        "pages": 2,
        "added": 1,
        "changed": 0,
        "removed": 0,
        "unchanged": 1,
        "reread": 0,
        "rejudged": 0,
        "total": Coverage("合计", "", 5, 1, 50, 25, 8, 6),
        "held": 5,
        "undecided": 1,
        "by_severity": {},
    }
    return Seen(**(values | changed))


def summary(**changed: Any) -> Summary:
    """A summary that counts the problems it is given."""
    problems = changed.get("problems", ())
    values: Row = {
        "run_id": "20260101T000000Z-abc",
        "folder": "seeds/pages",
        "warehouse": "press.duckdb",
        "seen": seen(by_severity=Counter(p.severity for p in problems)),
        "pages": (
            Coverage("a.txt", "utf-8", 3, 1, 40, 20, 8, 6),
            Coverage("b.txt", "gb18030", 2, 0, 10, 5, 0, 0),
        ),
        "problems": (),
        "set_aside": (),
        "hidden": 0,
        "rejections": (),
        "changes": Changes((), (), 0),
    }
    return Summary(**(values | changed))


def set_aside(path: str = "图.png") -> SetAside:
    return SetAside(path, "not_text", "文件里有零字节，不是文字。", "24 字节")


def rejection() -> Rejection:
    return Rejection("metrics", "period_order", "error", 2, "时段的起始日期晚于结束日期。", "m1")
