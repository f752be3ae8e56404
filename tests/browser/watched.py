"""A real Chromium that notes what a page should never do: an error on its console, a request to anywhere else."""

from __future__ import annotations

import os
import shutil
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.office import until

playwright = pytest.importorskip(
    "playwright.sync_api", reason="playwright is not installed: make test-browser"
)
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
MILLISECONDS = 20_000


@dataclass
class Watched:
    """A tab, and what it did: ``errors`` of its console and scripts, ``asked`` every address it asked for."""

    tab: Any
    errors: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def open(self, file: Path, fragment: str = "") -> Any:
        """Open a file of the disk; the tab."""
        self.tab.goto(file.resolve().as_uri() + fragment)
        return self.tab

    def asked_elsewhere(self, folder: Path) -> list[str]:
        """Addresses outside the folder that were asked for."""
        return [url for url in self.asked if not url.startswith(folder.resolve().as_uri())]


@contextmanager
def chromium() -> Generator[Any]:
    """A browser; the test is skipped where there is none."""
    if CHROMIUM is None:
        pytest.skip("no Chromium here (Debian: apt install chromium)")
    with playwright.sync_playwright() as p:
        browser = p.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@contextmanager
def watched(browser: Any, **options: Any) -> Generator[Watched]:
    """A tab of its own in the browser; ``options`` are those of playwright's contexts."""
    context = browser.new_context(**{"locale": "zh-CN", "timezone_id": "Asia/Shanghai", **options})
    seen = Watched(context.new_page())
    seen.tab.set_default_timeout(MILLISECONDS)
    seen.tab.on("console", lambda said: said.type == "error" and seen.errors.append(said.text))
    seen.tab.on("pageerror", lambda error: seen.errors.append(str(error)))
    seen.tab.on("request", lambda request: seen.asked.append(request.url))
    yield seen
    context.close()


def axe(tab: Any) -> list[str]:
    """What axe-core finds serious; the test is skipped where it is not installed."""
    found = pytest.importorskip(
        "axe_playwright_python", reason="axe-core is not installed: make test-browser"
    )
    tab.evaluate((Path(found.__file__).parent / "axe.min.js").read_text("utf-8"))
    violations = tab.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    return [
        f"{each['id']} ({each['impact']}): {each['nodes'][0]['html']}"
        for each in violations
        if each["impact"] in ("serious", "critical")
    ]


def until_true(tab: Any, expression: str) -> None:
    """Wait until an expression of the page is true; Playwright's own waiting evaluates text, which our pages forbid."""
    until(lambda: tab.evaluate(expression), 60, expression)
    # What the page does about it is done by the next frame: a new address is told to it as an event.
    tab.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
