"""As an operator would: drop three pages, one of them broken, see the run, open each artifact, follow a link to the evidence.

A real Chromium against a real server, on both databases. ``make test-browser`` installs what it needs;
``SHUZHENG_SHOTS=DIR`` keeps the screenshots.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from flows.reading_room import TITLES
from tests import postgres
from tests.flows.small_pages import CITY, NO_PAGE, STORY
from tests.office import AUTH, Office, opened, until

MILLISECONDS = 60_000


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def office(request, tmp_path_factory) -> Iterator[Office]:
    base = tmp_path_factory.mktemp("office")
    if request.param == "sqlite":
        with opened(base) as made:
            yield made
        return
    if reason := postgres.missing():
        pytest.skip(reason)
    with postgres.running() as cluster, opened(base, cluster.url) as made:
        yield made


@pytest.fixture(scope="module")
def loaded(office: Office) -> Office:
    """The office after it has taken the three files up by itself."""
    office.drop(
        三月要闻=STORY.format(jobs=39989, part=1905),
        上半年=CITY.format(city=8120, county=1030),
        坏版面=NO_PAGE,
    )
    until(lambda: len(office.loaded()) == 2, 240, "two pages published")
    until(lambda: any(r["state"]["type"] == "COMPLETED" for r in office.runs("inbox")), 120, "the run over")
    return office


@pytest.fixture(scope="module")
def page(browser, loaded: Office) -> Iterator[Any]:
    """A tab that has given the password."""
    user, _, password = AUTH.partition(":")
    context = browser.new_context(
        viewport={"width": 1360, "height": 1000},
        locale="zh-CN",
        timezone_id="Asia/Shanghai",
        http_credentials={"username": user, "password": password, "origin": loaded.url},
    )
    tab = context.new_page()
    tab.set_default_timeout(MILLISECONDS)
    tab.goto(f"{loaded.url}/v2/runs")
    tab.locator("input").first.fill(AUTH)
    tab.keyboard.press("Enter")
    tab.wait_for_url(lambda url: "login" not in url)
    yield tab
    context.close()


def shot(page: Any, shots: Path, office: Office, name: str) -> None:
    page.wait_for_timeout(1500)  # pictures and fonts
    page.screenshot(path=shots / f"{'pg' if office.database else 'sqlite'}-{name}.png")


def test_without_the_password_nothing_is_shown(loaded: Office):
    import httpx

    assert httpx.get(f"{loaded.url}/api/admin/version").status_code == 401
    for path in ("/api/flow_runs/filter", "/api/artifacts/filter"):
        assert httpx.post(f"{loaded.url}{path}", json={}).status_code in (401, 403)
    known = (loaded.home / "evidence.json").read_text("utf-8")
    (key,) = re.findall(r'"([0-9a-f]{12})"', known)
    assert httpx.get(f"{loaded.url}/evidence/{key}/").status_code == 401


def test_the_run_is_seen_with_what_it_loaded(page, loaded, shots):
    page.goto(f"{loaded.url}/v2/runs")
    run = page.get_by_role("link", name=re.compile("收件 · .*退回 1 个")).first
    run.wait_for()
    page.get_by_text("Completed").first.wait_for()
    page.get_by_text("quality:findings").first.wait_for()
    shot(page, shots, loaded, "1-runs")
    run.click()
    page.wait_for_url(re.compile("/runs/flow-run/"))
    page.get_by_text("Completed").first.wait_for()
    shot(page, shots, loaded, "2-run")


@pytest.mark.parametrize(("key", "title"), TITLES.items())
def test_each_artifact_opens(page, loaded, shots, key, title):
    page.goto(f"{loaded.url}/v2/artifacts/key/{key}")
    page.get_by_text(title).first.wait_for()
    page.locator('a[href*="/artifacts/artifact/"]').first.click()
    page.wait_for_url(re.compile("/artifacts/artifact/"))
    page.get_by_text(title).first.wait_for()
    shot(page, shots, loaded, f"3-{key}")


def test_a_link_leads_to_the_evidence_with_the_figure_marked(page, loaded, shots):
    page.goto(f"{loaded.url}/v2/artifacts/key/press-report")
    page.locator('a[href*="/artifacts/artifact/"]').first.click()
    link = page.get_by_role("link", name="看证据").first
    link.wait_for()
    with (
        page.expect_popup()
        if link.get_attribute("target") == "_blank"
        else page.expect_navigation() as opening
    ):
        link.click()
    shown = opening.value if link_opens_anew(opening) else page
    shown.locator("mark").first.wait_for()
    assert "1905人次" in shown.locator("mark").all_inner_texts()
    shown.screenshot(path=shots / f"{'pg' if loaded.database else 'sqlite'}-4-evidence.png")


def link_opens_anew(opening: Any) -> bool:
    return hasattr(opening.value, "locator")


def test_the_deployments_are_there_with_their_time_zone(page, loaded, shots):
    page.goto(f"{loaded.url}/v2/deployments")
    for name in ("inbox", "nightly", "monthly", "quarterly", "backfill"):
        page.get_by_role("link", name=name).first.wait_for()
    shot(page, shots, loaded, "5-deployments")


def test_an_evidence_page_sends_the_browser_nowhere_else(page, loaded):
    """Prefect's own pages try one address of their maker whatever is set (docs/threats.md); ours ask for nothing."""
    asked: list[str] = []
    page.on("request", lambda r: asked.append(r.url))
    known = (loaded.home / "evidence.json").read_text("utf-8")
    (key,) = re.findall(r'"([0-9a-f]{12})"', known)
    page.goto(f"{loaded.url}/evidence/{key}/")
    page.wait_for_timeout(2000)
    assert f"{loaded.url}/evidence/{key}/" in asked
    assert [url for url in asked if not url.startswith(loaded.url)] == []
