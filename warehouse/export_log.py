"""What the data of an export went through: runs, releases, and what the last release changed (数据更新记录)."""

from __future__ import annotations

from pathlib import Path

import duckdb

from warehouse.diff import compare, findings_in_words, table_lines
from warehouse.errors import PublishError
from warehouse.escape import markdown
from warehouse.releases import kept

SHOWN_RUNS = 100
"""Runs that the changelog tells, the newest first; the others are only counted. 2026-11: set to 100."""

_RUNS = """
SELECT finished_at, run_id, status, release, n_pages, n_metrics, n_checked, n_errors, n_warnings FROM runs
ORDER BY started_at DESC, run_id DESC
"""
_ENDED = {
    "published": "发布",
    "stopped": "没有发布（被质量关拦下）",
    "rolled_back": "回退到以前的一版",
    "unchanged": "全面复查，没有变化",
}


def changelog(con: duckdb.DuckDBPyConnection, published: Path) -> str:
    """The runs of a published file as Markdown, and what its last release changed when the one before is kept."""
    runs = con.execute(_RUNS).fetchall()
    lines = ["# 数据更新记录", ""]
    releases = kept(published)
    if len(releases) > 1:
        before, now = releases[-2], releases[-1]
        lines += [f"## 第 {now.number} 版与第 {before.number} 版之间", ""]
        try:
            made = compare(before.path, now.path)
        except PublishError as error:  # an old release that cannot be read is no reason to hand nothing on
            lines += [f"没能比较：{markdown(str(error))}", ""]
        else:
            changed = [table for table in made.tables if table.added or table.gone or table.changed]
            lines += table_lines(changed) if changed else ["各表没有差别。"]
            lines += ["", f"问题：{findings_in_words(made)}", ""]
    lines += ["## 历次运行", ""]
    for at, run_id, status, release, pages, metrics, checked, errors, warnings in runs[:SHOWN_RUNS]:
        number = "" if release is None else f"，第 {release} 版"
        lines.append(
            f"- {at:%Y-%m-%d %H:%M} UTC，{markdown(run_id)}：{_ENDED.get(status, status)}{number}；版面 {pages}，"
            f"统计数字 {metrics}，已核 {checked}，严重问题 {errors}，注意 {warnings}。"
        )
    if len(runs) > SHOWN_RUNS:
        lines.append(f"- 更早的 {len(runs) - SHOWN_RUNS} 次运行见 `data/runs.csv`。")
    return "\n".join(lines) + "\n"
