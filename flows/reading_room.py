"""A summary as the short pages that people open in the Prefect UI, one for each question (阅览室).

What is the state? Which targets are behind? What came, went, changed? What was turned away, file by file and row
by row? How much of each page was understood? Pure: a summary in, Markdown out; the keys never change.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from flows.months import ZONE
from flows.report import MAX_BYTES, MAX_ROWS, QUOTE_WIDTH, SEVERITY_NAMES, render_part
from flows.summary import SEVERITIES, Summary
from warehouse.escape import cut, markdown

REPORT, OVERVIEW, TARGETS = "press-report", "press-overview", "press-targets"
CONTRACT, QUARANTINE, DIFF, COVERAGE = "press-contract", "press-quarantine", "press-diff", "press-coverage"


def findings_key(severity: str) -> str:
    """Key of the findings of one severity."""
    return f"press-findings-{severity}"


TITLES = {
    OVERVIEW: "总览",
    REPORT: "质量报告",
    **{findings_key(s): f"{SEVERITY_NAMES[s]}级问题" for s in SEVERITIES},
    TARGETS: "目标进度",
    DIFF: "与上一版的差别",
    COVERAGE: "覆盖",
    QUARANTINE: "搁置的文件",
    CONTRACT: "不合契约的行",
}
"""All artifacts of a run by key, in the order in which they are read."""

VERDICTS = {
    "broken": "突破上限",
    "missed": "未完成",
    "behind": "落后于进度",
    "ahead": "快于进度",
    "met": "已完成",
    "within": "在上限内",
    "open": "看不出",
}
_STATUS = {"published": "发布", "stopped": "没有发布", "rolled_back": "回退", "unchanged": "复查无变化"}


def pages(summary: Summary) -> dict[str, str]:
    """Markdown by key; the report itself is not among them."""
    made = {
        OVERVIEW: _overview(summary),
        **{findings_key(severity): _findings(summary, severity) for severity in SEVERITIES},
        TARGETS: _targets(summary),
        DIFF: render_part(summary, "changes") or "没有可比的上一版。",
        COVERAGE: render_part(summary, "coverage"),
        QUARANTINE: render_part(summary, "set_aside") or "这次没有搁置文件。",
        CONTRACT: render_part(summary, "rejections") or "所有行都合数据契约。",
    }
    return {key: f"# {TITLES[key]}\n\n{text}\n\n{_foot(summary)}\n" for key, text in made.items()}


def _overview(summary: Summary) -> str:
    seen = summary.seen
    total = seen.total
    counts = [
        ("版面", seen.pages),
        ("文章", total.stories),
        ("数字 · 见到", total.seen),
        ("数字 · 认出", total.typed),
        ("数字 · 已核", total.checked),
        *((f"问题 · {SEVERITY_NAMES[s]}", n) for s, n in summary.by_severity.items()),
        ("搁置的文件", len(summary.set_aside)),
    ]
    lines = [f"**{markdown(summary.headline)}**", f"版面：{seen.pages_in_words}"]
    lines.append("\n".join(["| 项目 | 数目 |", "|---|--:|", *(f"| {name} | {n} |" for name, n in counts)]))
    if summary.n_targets:
        told = "，".join(f"{VERDICTS.get(v, v)} {n}" for v, n in _in_order(summary.n_targets))
        lines.append(f"目标：{told}。")
    if listed := _list_of_artifacts(summary):
        lines.append(listed)
    if summary.trend:
        lines.append(_trend(summary))
    return "\n\n".join(lines)


def _list_of_artifacts(summary: Summary) -> str:
    shown = ((title, summary.links.artifact(key)) for key, title in TITLES.items() if key != OVERVIEW)
    return " · ".join(f"[{title}]({address})" for title, address in shown if address)


def _trend(summary: Summary) -> str:
    """The last runs beside each other, this one first; times are the office's, as in the pages around."""
    titles = (
        "时间",
        "结果",
        "版",
        "版面",
        "读",
        "统计数字",
        "已核",
        "严重",
        "注意",
        "隔离",
        "秒",
        "版面/秒",
    )
    lines = ["## 历次运行", _row(titles), "|---|---|" + "--:|" * (len(titles) - 2)]
    for run in summary.trend:
        address = summary.links.of_run(run["flow_run_id"])
        at = f"{run['started_at'].replace(tzinfo=dt.UTC).astimezone(ZoneInfo(ZONE)):%m-%d %H:%M}"
        speed = f"{run['n_read'] / run['seconds']:.1f}" if run["n_read"] and run["seconds"] else ""
        cells = (
            *(
                f"[{at}]({address})" if address else at,
                _STATUS.get(run["status"], run["status"]),
                run["release"],
            ),
            *(run[name] for name in ("n_pages", "n_read", "n_metrics", "n_checked")),
            *(run[name] for name in ("n_errors", "n_warnings", "n_quarantined")),
            *(f"{run['seconds']:.1f}" if run["seconds"] is not None else "", speed),
        )
        lines.append(_row("" if cell is None else str(cell) for cell in cells))
    return "\n".join((lines[0], "", *lines[1:]))


def _findings(summary: Summary, severity: str) -> str:
    """The findings of one severity as a table, the first ones that fit."""
    found = [f for f in summary.problems if f.severity == severity]
    if not found:
        return f"本次没有{SEVERITY_NAMES[severity]}级的问题。"
    lines = [
        _row(("说明", "版面", "文章", "应为", "实为", "疑似笔误", "原文", "证据")),
        "|---|---|---|---|---|---|---|---|",
    ]
    room = MAX_BYTES
    for finding in found[:MAX_ROWS]:
        address = summary.links.finding(finding.fingerprint)
        shown = (finding.path, finding.headline, finding.expected, finding.observed, finding.repair)
        quotes = cut(" / ".join(finding.quotes), QUOTE_WIDTH)
        cells = (
            markdown(finding.message),
            *map(_text, shown),
            markdown(quotes),
            f"[看证据]({address})" if address else "",
        )
        line = _row(cells)
        room -= len(line.encode()) + 1
        if room < 0:
            break
        lines.append(line)
    if more := summary.by_severity[severity] - len(lines) + 2:
        lines.append(f"\n另有 {more} 条，见数据仓库 check_results 表。")
    return "\n".join(lines)


def _targets(summary: Summary) -> str:
    if not summary.targets:
        return "这些版面里没有能和目标对上的数字。"
    titles = ("结论", "地方", "指标", "完成", "目标", "完成 %", "比时间进度", "核对", "证据")
    lines = [_row(titles), "|---|---|---|--:|--:|--:|--:|---|---|"]
    checks = {"fails": "⚠️ 不成立", "holds": "成立", "undecided": "无法判定", None: ""}
    for target in summary.targets[:MAX_ROWS]:
        address = summary.links.figure(target["metric_id"])
        kind = "（反推）" if target["target_kind"] == "implied" else ""
        goal = (
            f"{_number(target['target'])}{target['unit'] or ''}{kind}" if target["target"] is not None else ""
        )
        cells = (
            VERDICTS.get(target["verdict"], target["verdict"]),
            *(_text(target[name]) for name in ("place", "indicator", "raw_text")),
            markdown(goal),
            *(_number(target["percent"]), _signed(target["pace"]), checks.get(target["check_verdict"], "")),
            f"[看]({address})" if address else "",
        )
        lines.append(_row(cells))
    total = sum(summary.n_targets.values())
    if total > len(summary.targets):
        lines.append(f"\n另有 {total - len(summary.targets)} 个，见数据仓库 target_progress 视图。")
    return "\n".join(lines)


def _foot(summary: Summary) -> str:
    """Where to go on: the run, the overview, all findings."""
    links = summary.links
    known = (
        ("这次运行", links.run),
        ("总览", links.artifact(OVERVIEW)),
        ("全部问题和证据", f"{links.evidence}/" if links.evidence else ""),
    )
    shown = " · ".join(f"[{title}]({address})" for title, address in known if address)
    released = f"，第 {summary.release} 版" if summary.release else ""
    return f"---\n\n批次 {markdown(summary.run_id)}{released}" + (f" · {shown}" if shown else "")


def described(summary: Summary, key: str) -> str:
    """One line under the title of an artifact, with the links that a table cannot hold."""
    counts: Mapping[str, Callable[[], str]] = {
        TARGETS: lambda: f"{sum(summary.n_targets.values())} 个",
        QUARANTINE: lambda: f"{len(summary.set_aside)} 个",
        CONTRACT: lambda: f"{sum(r.rows for r in summary.rejections)} 行",
        **{findings_key(s): (lambda n=n: f"{n} 条") for s, n in summary.by_severity.items()},
    }
    count = f" {counts[key]()}" if key in counts else ""
    return (
        f"{TITLES[key]}{count} · {markdown(summary.headline)}\n\n{_foot(summary).removeprefix('---').strip()}"
    )


def _in_order(counts: Mapping[str, int]) -> Iterable[tuple[str, int]]:
    order = list(VERDICTS)
    return sorted(
        counts.items(), key=lambda item: (order.index(item[0]) if item[0] in order else 99, item[0])
    )


def _row(cells: Iterable[str] | Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _text(value: Any) -> str:
    return "" if value is None else markdown(cut(str(value), 60))


def _number(value: Any) -> str:
    if value is None:
        return ""
    exact = Decimal(str(value)).normalize()
    return f"{exact:f}"


def _signed(value: Any) -> str:
    return "" if value is None else f"{value:+.1f}"
