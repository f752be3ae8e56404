"""The pages of docs/how-to say what works: their code is taken from them and run."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import checks.rules
from checks.rule import Facts, Rule, apply
from checks.rules import RULES
from tests.checks.printed import told

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
