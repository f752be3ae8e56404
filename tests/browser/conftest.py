"""One browser for all tests of a session, and a folder for screenshots that is kept when ``SHUZHENG_SHOTS`` names it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.reader_pages import made
from tests.browser.watched import Watched, chromium, watched
from warehouse.screen.folder import folder_of


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


@pytest.fixture(scope="session")
def warehouse(tmp_path_factory) -> Path:
    """The data file of the reader's pages."""
    return made(tmp_path_factory.mktemp("reader"))


@pytest.fixture(scope="session")
def folder(warehouse) -> Path:
    """Its screen."""
    return folder_of(warehouse)


@pytest.fixture
def seen(browser, folder) -> Iterator[Watched]:
    """A tab; whatever a test does in it, it makes no error and asks for nothing outside."""
    with watched(browser, viewport={"width": 1600, "height": 1000}) as tab:
        yield tab
        assert tab.errors == []
        assert tab.asked_elsewhere(folder) == []
