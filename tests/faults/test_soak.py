"""A short soak; the long one is ``make soak``."""

from __future__ import annotations

from pathlib import Path

from tests.faults.soak import grown, soak


def test_forty_runs_in_a_row_leave_nothing_behind(tmp_path: Path) -> None:
    """Time is not asked for: forty runs on a busy machine say nothing of it."""
    found = grown(soak(tmp_path, 40, 12))
    assert found["files"] <= 1.0
    assert found["handles"] <= 1.0
    assert found["memory"] <= 1.1
