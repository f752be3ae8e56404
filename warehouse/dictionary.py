"""The data dictionary: the registry as Markdown.

``python -m warehouse.dictionary`` writes ``docs/dictionary.md``; a test fails when it is stale.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from warehouse.registry import TABLES, Column, Table
from warehouse.views import VIEWS, View

TARGET = Path(__file__).resolve().parents[1] / "docs" / "dictionary.md"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _bounds(column: Column) -> str:
    parts: list[str] = []
    if column.pattern is not None:
        parts.append(f"matches `{column.pattern}`")
    if column.low is not None:
        parts.append(f"≥ {column.low}")
    if column.high is not None:
        parts.append(f"≤ {column.high}")
    return ", ".join(parts)


def _section(table: Table) -> list[str]:
    lines = [f"## {table.name}", "", table.about, "", f"Key: {', '.join(f'`{k}`' for k in table.key)}."]
    if table.history:
        lines[-1] += " History: rows are carried over from file to file."
    lines += [
        "",
        "| column | type | meaning | unit | null | bounds |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for c in table.columns:
        cells = (f"`{c.name}`", f"`{c.type}`", c.about, c.unit or "", c.null or "never", _bounds(c))
        lines.append("| " + " | ".join(_cell(cell) for cell in cells) + " |")
    for c in table.columns:
        if c.allowed is not None:
            lines += ["", f"Values of `{c.name}`:", ""]
            lines += [f"- `{value}`: {says}" for value, says in c.allowed.items()]
    if table.foreign_keys:
        lines += ["", "Links:", ""]
        for link in table.foreign_keys:
            lost = "the row is rejected" if link.when_lost == "reject" else "the link is cleared"
            lines.append(f"- `{link.column}` → `{link.table}`; when that row is missing, {lost}")
    if table.rules:
        lines += ["", "Rules of a row:", ""]
        lines += [f"- `{r.name}` ({r.severity}): `{r.holds}`. {r.says}" for r in table.rules]
    return [*lines, ""]


def text(tables: Mapping[str, Table] = TABLES, views: tuple[View, ...] = VIEWS) -> str:
    """The whole dictionary as Markdown."""
    lines = [
        "# Data dictionary (数据字典)",
        "",
        "Made by `python -m warehouse.dictionary` from `warehouse/registry`; do not edit by hand.",
        "",
        "Offsets are Unicode code points of the decoded page, `[start, end)`. Numbers are exact decimals",
        "with nine places. A rule of severity `error` takes the row out into `quarantine`; `warn` leaves it",
        "in and adds a remark there.",
        "",
        "Tables: " + ", ".join(f"[{name}](#{name})" for name in tables) + ".",
        "Views: "
        + ", ".join(f"[{name}](#{name})" for name in sorted(view.name for view in views))
        + ". Each says what one row of it is.",
        "",
    ]
    for table in tables.values():
        lines += _section(table)
    for view in sorted(views, key=lambda view: view.name):
        lines += _view_section(view)
    return "\n".join(lines)


def _view_section(view: View) -> list[str]:
    kind = "View." if view.arguments is None else f"Table macro `{view.name}({view.arguments})`."
    return [
        f"## {view.name}",
        "",
        f"{kind} {view.about}",
        "",
        f"Grain: {view.grain}",
        "",
        "```sql",
        view.example,
        "```",
        "",
        "| column | meaning |",
        "| --- | --- |",
        *(f"| `{name}` | {_cell(about)} |" for name, about in view.columns.items()),
        "",
    ]


if __name__ == "__main__":
    TARGET.write_text(text(), "utf-8")
