"""The plan of the house holds: which room may import which, and what a pure room must not touch."""

import ast
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ("flows", "transforms", "checks", "warehouse", "seeds")
MAY_IMPORT = {
    "seeds": {"seeds"},
    "transforms": {"transforms", "seeds"},
    "checks": {"checks", "transforms", "seeds", "warehouse"},
    "warehouse": {"warehouse"},
    "flows": {"flows", "transforms", "checks", "warehouse", "seeds"},
}
NOT_IN = {
    "prefect": {"seeds", "transforms", "checks", "warehouse"},
    "duckdb": {"seeds", "transforms", "checks"},
    "jieba": {"seeds", "checks", "warehouse", "flows"},
    "time": {"transforms", "checks"},
    "random": {"transforms", "checks", "warehouse"},
    "subprocess": {"transforms", "checks", "warehouse"},
    "socket": {"transforms", "checks", "warehouse"},
}
FILES = sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))


def imports(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_imports_point_one_way(path):
    room = path.relative_to(ROOT).parts[0]
    for module in imports(path):
        top = module.split(".")[0]
        assert top not in ROOMS or top in MAY_IMPORT[room], f"{room} must not import {module}"
        assert room not in NOT_IN.get(top, ()), f"{room} must not import {module}"


def test_checks_know_only_the_registry_of_the_warehouse():
    for path in (ROOT / "checks").rglob("*.py"):
        for module in imports(path):
            assert not module.startswith("warehouse.") or module.startswith("warehouse.registry"), path


def test_only_one_module_knows_the_segmentation_engine():
    assert not [p.name for p in FILES if any(m.split(".")[0] == "jieba" for m in imports(p))]
    rooms = [p for p in FILES if not p.is_relative_to(ROOT / "benchmarks")]
    assert [p.name for p in rooms if 'find_spec("jieba")' in p.read_text("utf-8")] == ["word_counts.py"]


def test_no_file_grows_beyond_a_reader():
    long = {
        p.relative_to(ROOT).as_posix(): n
        for p in FILES
        if (n := len(p.read_text("utf-8").splitlines())) > 330
    }
    assert long == {}


def test_no_folder_of_readers_and_rules_grows_beyond_a_look():
    folders = {
        folder for path in FILES if path.is_relative_to(ROOT / "transforms") for folder in [path.parent]
    }
    folders |= {path.parent for path in FILES if path.is_relative_to(ROOT / "checks")}
    full = {f.relative_to(ROOT).as_posix(): n for f in folders if (n := len(list(f.glob("*.py")))) > 45}
    assert full == {}


def test_every_package_is_installed():
    found = {
        ".".join(path.parent.relative_to(ROOT).parts)
        for room in ROOMS
        for path in (ROOT / room).rglob("__init__.py")
    }
    listed = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]["packages"]
    assert sorted(listed) == sorted(found)
