"""Write docs/thresholds.md: every threshold of the rules, with the value, the date and the reason that stand in the code.

    python benchmarks/thresholds.py

A threshold is a constant in ``checks/`` whose docstring tells when it was set ("2026-11: 12, …"). It stands in one
place, beside the rule that uses it; this page only gathers them.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "thresholds.md"
_DATED = re.compile(r"\b20\d\d-\d\d\b")
_HEAD = """# Thresholds of the rules

Made by `python benchmarks/thresholds.py`; do not edit. Each number stands once, in the file that is named, with the
date it was set and why; when one is changed, the sentence is changed with it, and the older value stays in it.

| threshold | value | where | what it is, since when, and why |
|---|---|---|---|
"""


def thresholds(source: str) -> Iterator[tuple[str, str, str]]:
    """(name, value, sentence) of the dated constants of a module, in order."""
    body = ast.parse(source).body
    for node, behind in pairwise(body):
        named = node.targets[0] if isinstance(node, ast.Assign) else getattr(node, "target", None)
        value = getattr(node, "value", None)
        if not isinstance(named, ast.Name) or value is None or not isinstance(behind, ast.Expr):
            continue
        said = behind.value.value if isinstance(behind.value, ast.Constant) else None
        if isinstance(said, str) and _DATED.search(said):
            yield named.id, ast.unparse(value), " ".join(said.split())


def page() -> str:
    """The whole page."""
    rows: list[str] = []
    for path in sorted((ROOT / "checks").rglob("*.py")):
        where = path.relative_to(ROOT).as_posix()
        for name, value, said in thresholds(path.read_text("utf-8")):
            shown = value if len(value) <= 60 else f"{value[:57]}…"
            cells = (f"`{name}`", f"`{shown}`", f"`{where}`", said.replace("|", "\\|"))
            rows.append("| " + " | ".join(cells) + " |")
    return _HEAD + "\n".join(rows) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
    print(PAGE.relative_to(ROOT))
