"""One browser for all tests of a session, and a folder for screenshots that is kept when ``SHUZHENG_SHOTS`` names it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.watched import chromium


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    with chromium() as opened:
        yield opened


@pytest.fixture(scope="session")
def shots(tmp_path_factory) -> Path:
    asked = os.environ.get("SHUZHENG_SHOTS")
    folder = Path(asked) if asked else tmp_path_factory.mktemp("shots")
    folder.mkdir(parents=True, exist_ok=True)
    return folder
