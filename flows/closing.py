"""What the operator sees in the terminal when a run has ended: one table and the lines to open things."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from flows.near import near
from flows.report import SEVERITY_NAMES
from flows.summary import Summary
from warehouse.escape import plain

SHOWN_NAMES = 20


def close(out: Console, summary: Summary, report: Path, run_page: str) -> None:
    """The closing table, the files that were set aside, and where to look further."""
    from warehouse.screen.folder import folder_of

    out.print()
    out.print(_table(summary))
    for aside in summary.set_aside[:SHOWN_NAMES]:
        out.print(Text(plain(f"搁置 {aside.path}：{aside.reason}"), style="yellow"))
    if len(summary.set_aside) > SHOWN_NAMES:
        out.print(f"另有 {len(summary.set_aside) - SHOWN_NAMES} 个搁置的文件，见报告。")
    for problem in summary.problems[:SHOWN_NAMES]:
        name = SEVERITY_NAMES.get(problem.severity, problem.severity)
        out.print(Text(plain(f"{name} {problem.path}：{problem.message}")))
    if summary.n_problems > SHOWN_NAMES:
        out.print(f"另有 {summary.n_problems - SHOWN_NAMES} 处问题，见报告。")
    out.print(f"版面：{summary.seen.pages_in_words}")
    out.print(Text(plain(summary.headline), style="bold red" if summary.stopped else "bold green"))
    out.print()
    if not summary.stopped:
        out.print(Text(f"打开数据：{_opening(summary.warehouse)}"))
    if summary.no_screen:
        out.print(Text(plain(summary.no_screen), style="yellow"))
    elif (page := folder_of(Path(summary.warehouse)) / "index.html").is_file():
        out.print(Text(f"看大屏：  {near(page)}"))
    out.print(Text(f"看报告：  {near(report)}"))
    out.print(Text(f"看运行：  {run_page}"))


def _opening(warehouse: str) -> str:
    """A command that shows the metrics; Python is what every installation has."""
    shown = "read_only=True).sql('FROM metrics').show()"
    code = f"import duckdb; duckdb.connect({str(near(Path(warehouse)))!r}, {shown}"
    quoted = shlex.quote(code) if any(c in code for c in '"$`\\!') else f'"{code}"'
    return f"{shlex.quote(str(near(Path(sys.executable))))} -c {quoted}"


def _table(summary: Summary) -> Table:
    total = summary.seen.total
    table = Table(box=box.SIMPLE_HEAD if sys.stdout.isatty() else box.ASCII2)
    table.add_column("项目")
    table.add_column("数目", justify="right")
    severities = [(f"问题 · {SEVERITY_NAMES[s]}", n) for s, n in summary.by_severity.items()]
    rows = [
        ("版面", summary.seen.pages),
        ("文章", total.stories),
        ("重复稿", total.copies),
        ("数字 · 见到", total.seen),
        ("数字 · 认出", total.typed),
        ("数字 · 可核", total.checkable),
        ("数字 · 已核", total.checked),
        *severities,
        ("不合契约的行", sum(r.rows for r in summary.rejections)),
        ("搁置的文件", len(summary.set_aside)),
    ]
    for name, count in rows:
        table.add_row(name, str(count))
    return table
