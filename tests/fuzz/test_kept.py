"""Input that once tripped a reader is read; see ``fuzz.py``, which finds it."""

from pathlib import Path

import pytest

from tests.fuzz.targets import TARGETS

KEPT = Path(__file__).parent / "kept"
FILES = sorted(path.relative_to(KEPT).as_posix() for path in KEPT.rglob("*") if path.is_file())


def test_there_are_kept_inputs_and_all_are_of_a_target() -> None:
    assert FILES
    assert {name.split("/")[0] for name in FILES} <= TARGETS.keys()


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("name", FILES)
def test_kept_input_is_read(name: str, target: str) -> None:
    """By all targets: what trips one reader may well trip another."""
    TARGETS[target]((KEPT / name).read_bytes())
