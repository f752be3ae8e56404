"""The pages of docs/how-to for analysts say what works: their commands, queries and code are run as they stand."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import duckdb
import pytest

from flows.cli import app
from flows.notes import FORMAT
from flows.review import failing
from tests.flows.loads import load_shown as load

ROOT = Path(__file__).resolve().parents[1]
PAGES = (
    "ask-with-sql",
    "ask-for-lists",
    "hand-on-data",
    "explain-a-number",
    "go-back",
    "write-a-bulletin",
    "open-the-screen",
    "read-the-evidence",
)
_BLOCK = re.compile(r"^```(sh|sql|python)\n(.*?)^```$", re.M | re.S)


def blocks(page: str) -> list[tuple[str, str]]:
    """Language and content of each block, commands one by one."""
    found: list[tuple[str, str]] = []
    for language, content in _BLOCK.findall((ROOT / "docs" / "how-to" / f"{page}.md").read_text("utf-8")):
        found += (
            [("sh", line) for line in content.splitlines()] if language == "sh" else [(language, content)]
        )
    return found


@pytest.fixture(scope="module")
def project(tmp_path_factory) -> Path:
    """A working folder as ``make run`` leaves it, with the releases of two runs and a file that the reader prepared."""
    base = tmp_path_factory.mktemp("how-to")
    (base / "warehouse").mkdir()
    for run_id in ("r1", "r2"):
        load(ROOT / "seeds" / "pages", base / "warehouse" / "press.duckdb", run_id)
    fingerprint = failing(base / "warehouse" / "press.duckdb")[0].finding.fingerprint
    said = {"verdict": "unclear", "reason": "等原稿", "name": "值班编辑", "made_at": "2026-01-02T03:04:05"}
    notes = {"format": FORMAT, "reviews": [{"fingerprint": fingerprint, **said}], "corrections": []}
    (base / "shuzheng-notes.json").write_text(json.dumps(notes), "utf-8")
    return base


@pytest.mark.parametrize("page", PAGES)
def test_what_a_page_shows_is_done(page, project, monkeypatch, capsys):
    monkeypatch.chdir(project)
    monkeypatch.delenv("SHUZHENG_WAREHOUSE", raising=False)
    for language, content in blocks(page):
        if language == "sh":
            program, *arguments = shlex.split(content)
            assert program == "shuzheng"
            code = app(arguments, result_action="return_value", exit_on_error=False)
            told = capsys.readouterr()
            assert (code, told.err) == (0, ""), content
            assert told.out.strip(), content
        elif language == "sql":
            with duckdb.connect("warehouse/press.duckdb", read_only=True) as con:
                assert con.execute(content).fetchall(), content
        else:
            exec(compile(content, page, "exec"), {})


def test_the_pages_have_something_to_run():
    assert {language for page in PAGES for language, _ in blocks(page)} == {"sh", "sql", "python"}
