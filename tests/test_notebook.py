"""The notebook's questions are answered by the views of today; marimo itself is not needed for that."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.warehouse_rows import in_memory, rows

NOTEBOOK = Path(__file__).resolve().parents[1] / "notebooks" / "press.py"


def queries() -> list[str]:
    """What the cells hand to ``ask``."""
    calls = [node for node in ast.walk(ast.parse(NOTEBOOK.read_text("utf-8"))) if isinstance(node, ast.Call)]
    asked = [call.args[0] for call in calls if isinstance(call.func, ast.Name) and call.func.id == "ask"]
    return [str(sql.value).strip() for sql in asked if isinstance(sql, ast.Constant)]


@pytest.mark.parametrize("sql", queries(), ids=lambda sql: sql.splitlines()[0][:40])
def test_a_cell_asks_what_the_file_can_answer(sql):
    with in_memory(rows()) as con:
        con.execute(sql, ["就业"] * sql.count("?")).fetchall()


def test_the_cells_were_found():
    assert len(queries()) >= 6
