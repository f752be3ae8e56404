"""A part is made anew when something it depends on has changed, and only then."""

from pathlib import Path

import pytest

from flows.fingerprints import ENTRIES, fingerprint, parts, sources
from warehouse.staging import CHECKS, PAGES

FILES = {
    "transforms/__init__.py": "",
    "transforms/read.py": "from transforms import words\nfrom seeds import wordlists\nUNITS = wordlists.load('units')\n",
    "transforms/words.py": "import json\n",
    "transforms/alone.py": "X = 1\n",
    "seeds/__init__.py": "",
    "seeds/wordlists.py": "def load(name):\n    return name\n",
    "seeds/reference/units.csv": "unit\n人\n",
    "seeds/reference/units.toml": "",
    "seeds/reference/hedges.csv": "hedge\n约\n",
    "seeds/reference/hedges.toml": "",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return tmp_path


def test_modules_and_word_lists_are_followed(root: Path) -> None:
    assert sources(["transforms.read"], root) == (
        "seeds/__init__.py",
        "seeds/reference/units.csv",
        "seeds/reference/units.toml",
        "seeds/wordlists.py",
        "transforms/__init__.py",
        "transforms/read.py",
        "transforms/words.py",
    )


@pytest.mark.parametrize(
    ("changed", "same"),
    [
        ("transforms/read.py", False),
        ("transforms/words.py", False),
        ("seeds/reference/units.csv", False),
        ("seeds/reference/units.toml", False),
        ("transforms/alone.py", True),
        ("seeds/reference/hedges.csv", True),
    ],
)
def test_only_what_is_depended_on_counts(root: Path, changed: str, same: bool) -> None:
    before = fingerprint(["transforms.read"], root)
    path = root / changed
    path.write_text(path.read_text("utf-8") + "\n", "utf-8")
    assert (fingerprint(["transforms.read"], root) == before) is same


def test_the_place_of_the_folder_does_not_count(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("other") / "deep"
    root.rename(other)
    before = fingerprint(["transforms.read"], other)
    other.rename(root)
    assert fingerprint(["transforms.read"], root) == before


def test_rules_are_no_part_of_reading_a_page() -> None:
    assert parts().keys() == {PAGES, CHECKS}
    pages, checks = (sources(ENTRIES[part]) for part in (PAGES, CHECKS))
    assert [name for name in pages if name.startswith("checks/")] == []
    assert {"checks/rules/sum.py", "checks/repair.py", "flows/verdicts.py"} <= set(checks)
    assert {"transforms/story.py", "seeds/reference/units.csv", "warehouse/registry/pages.py"} <= set(pages)
    assert "transforms/story.py" not in checks
