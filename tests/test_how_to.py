"""The pages of docs/how-to say what works: their code is taken from them and run."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any, get_args

import pytest

import checks.rules
from checks.rule import Facts, Rule, apply
from checks.rules import RULES
from flows.engines import Kind, Where
from flows.settings import Settings
from tests.checks.printed import told
from tests.flows.loads import load_shown as load
from tests.flows.loads import rows_of
from tests.flows.small_pages import CONTENTS, put

ROOT = Path(__file__).resolve().parents[1]
_BLOCK = re.compile(r"^```python\n# (?P<path>\S+)\n(?P<code>.*?)^```$", re.M | re.S)
MOST_LINES = 60


@pytest.fixture(scope="module")
def blocks() -> dict[str, str]:
    text = (ROOT / "docs" / "how-to" / "add-a-rule.md").read_text("utf-8")
    return {m["path"]: m["code"] for m in _BLOCK.finditer(text)}


def test_a_rule_is_one_short_file_and_its_test(blocks: dict[str, str]):
    rule, test = blocks
    assert rule.startswith("checks/rules/")
    assert test.startswith("tests/checks/rules/test_")
    assert len(blocks[rule].splitlines()) < MOST_LINES
    assert not (ROOT / rule).exists()


def test_the_rule_passes_its_own_test(blocks: dict[str, str], tmp_path: Path):
    rule, test = blocks
    for path in blocks:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(blocks[path], "utf-8")
    runner = (
        "import sys, importlib.util as u, checks.rules, pytest\n"
        f"spec = u.spec_from_file_location('checks.rules.doubled', {str(tmp_path / rule)!r})\n"
        "made = u.module_from_spec(spec); sys.modules[spec.name] = checks.rules.doubled = made\n"
        "spec.loader.exec_module(made)\n"
        f"sys.exit(pytest.main(['-q', '-p', 'no:cacheprovider', '--rootdir', {str(tmp_path)!r}, {str(tmp_path / test)!r}]))\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", runner], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "passed" in ran.stdout


def test_the_rule_joins_the_others(blocks: dict[str, str]):
    rule, _ = blocks
    made: dict[str, Rule] = {}
    exec(compile(blocks[rule], rule, "exec"), made)
    metrics = told("网络零售额增长[86.4%|change]，实现翻番。")
    found = apply((*RULES, made["RULE"]), Facts.of(metrics, {}))
    assert [f.rule for f in found] == ["doubled"]
    assert found[0].outcome.message.startswith("“86.4%”还不到一倍")
    assert made["RULE"].name not in {r.name for r in checks.rules.RULES}


class TestMoreMachines:
    """docs/how-to/run-on-more-machines.md"""

    TEXT = (ROOT / "docs" / "how-to" / "run-on-more-machines.md").read_text("utf-8")

    def test_its_variables_are_settings(self):
        named = set(re.findall(r"SHUZHENG_([A-Z_]+)", self.TEXT))
        assert named == {"ENGINE", "WORKERS", "DASK_ADDRESS", "LAKE", "PARTITION_BYTES"}
        assert {name.lower() for name in named} <= Settings.model_fields.keys()

    def test_its_engines_are_those_that_there_are(self):
        assert set(re.findall(r"^\| `([a-z]+)` \|", self.TEXT, re.M)) == set(get_args(Kind))

    def test_its_extras_are_the_projects(self):
        project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
        asked = {
            name for listed in re.findall(r"shuzheng\[([\w,]+)\]", self.TEXT) for name in listed.split(",")
        }
        assert asked == {"dask", "s3"}
        assert asked <= project["optional-dependencies"].keys()

    def test_a_lake_is_read_as_it_says(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
        put(tmp_path / "pages", CONTENTS[:3])
        where = Where("processes", 1, lake=str(tmp_path / "lake"))
        load(tmp_path / "pages", tmp_path / "press.duckdb", "r1", where)
        monkeypatch.chdir(tmp_path)
        (code,) = re.findall(r"^```python\n(.*?)^```$", self.TEXT, re.M | re.S)
        made: dict[str, Any] = {}
        exec(compile(code, "run-on-more-machines.md", "exec"), made)
        stored = rows_of(tmp_path / "press.duckdb")["metrics"]
        assert sorted(made["rows"]["metric_id"]) == sorted(row[0] for row in stored)
