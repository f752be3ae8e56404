"""A screen, and the server of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.sidecar import beside
from tests.flows.live.asker import Asker
from tests.flows.loads import load_shown as load
from tests.flows.small_pages import STORY
from warehouse.screen.folder import folder_of, write


@pytest.fixture(scope="session")
def built(tmp_path_factory) -> Path:
    base = tmp_path_factory.mktemp("live")
    (base / "pages").mkdir()
    (base / "pages" / "a.txt").write_text(STORY.format(jobs=39989, part=1905), "utf-8")
    load(base / "pages", base / "press.duckdb", "r1")
    write(base / "press.duckdb")
    (base / "secret.html").write_text("not for you")
    return base / "press.duckdb"


@pytest.fixture
def ask(built) -> Asker:
    return Asker(folder_of(built), built)


@pytest.fixture
def taking(built) -> Asker:
    beside(built, "reviews").unlink(missing_ok=True)
    beside(built, "corrections").unlink(missing_ok=True)
    return Asker(folder_of(built), built, notes=True)
