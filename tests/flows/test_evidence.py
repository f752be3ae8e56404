"""The pages that artifacts link to: the figure is marked on the page, the password is asked for, nothing else is shown."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import httpx
import pytest

from flows import app
from flows.evidence_page import figure_page
from flows.links import key_of, known_files, links_of
from tests.flows.loads import load_shown as load
from tests.flows.small_pages import STORY

AUTH = "editor:长口令 123456"


@pytest.fixture(scope="module")
def base(tmp_path_factory) -> Path:
    base = tmp_path_factory.mktemp("evidence")
    (base / "pages").mkdir()
    (base / "pages" / "a.txt").write_text(STORY.format(jobs=39989, part=1905), "utf-8")
    load(base / "pages", base / "press.duckdb", "r1")
    links_of(base / "press.duckdb", base / "home", "", "", {"SHUZHENG_EVIDENCE_URL": "http://x/evidence"})
    return base


@dataclass(frozen=True)
class Client:
    """Asks the routes without a server between."""

    home: Path
    auth: str = ""

    def get(self, path: str, method: str = "GET", **headers: str) -> httpx.Response:
        async def ask() -> httpx.Response:
            transport = httpx.ASGITransport(app.evidence(self.home, self.auth))
            async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
                return await client.request(method, path, headers=headers)

        return asyncio.run(ask())


@pytest.fixture
def client(base) -> Client:
    return Client(base / "home")


@pytest.fixture
def url(base) -> str:
    return f"/{key_of(base / 'press.duckdb')}"


def asked(base: Path, sql: str) -> str:
    with duckdb.connect(str(base / "press.duckdb"), read_only=True) as con:
        return con.execute(sql).fetchall()[0][0]


def test_a_finding_is_shown_on_its_page_with_every_operand_marked(client, base, url):
    fingerprint = asked(
        base, "SELECT fingerprint FROM check_results WHERE rule = 'part_whole' AND verdict = 'fails'"
    )
    answer = client.get(f"{url}/finding/{fingerprint}")
    assert answer.status_code == 200
    assert "培训<mark>1286人次</mark>，\n其中农民工培训<mark>1905人次</mark>" in answer.text
    assert "part_whole" in answer.text


def test_a_figure_is_shown_with_what_the_checks_say(client, base, url):
    metric_id = asked(base, "SELECT metric_id FROM metrics WHERE raw_text = '39989人'")
    answer = client.get(f"{url}/figure/{metric_id}")
    assert "城镇新增就业<mark>39989人</mark>" in answer.text
    assert "成立" in answer.text


def test_the_list_leads_to_each(client, url):
    listed = client.get(f"{url}/").text
    (address,) = set(re.findall(r'href="(finding/[0-9a-f]+)"', listed))
    assert client.get(f"{url}/{address}").status_code == 200


def test_without_the_page_the_stored_story_is_shown(client, base, url, monkeypatch):
    metric_id = asked(base, "SELECT metric_id FROM metrics WHERE raw_text = '39989人'")
    page = base / "pages" / "a.txt"
    honest = page.read_bytes()
    try:
        page.write_bytes(honest + b"x")
        assert "版面文件已不在或改过" in client.get(f"{url}/figure/{metric_id}").text
    finally:
        page.write_bytes(honest)


@pytest.mark.parametrize(
    "path",
    ["/000000000000/", "/finding/nope", "/figure/../../etc/passwd", "/other/x", "/finding/%27%20OR%201=1"],
)
def test_what_is_not_there_is_not_found(client, url, path):
    answer = client.get(path if path.startswith("/0") else url + path)
    assert answer.status_code == 404


def test_pages_may_load_and_run_nothing(client, url):
    headers = client.get(f"{url}/").headers
    assert headers["Content-Security-Policy"].startswith(
        "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    )
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert client.get(f"{url}/", "POST").status_code == 405


def test_the_password_of_the_server_is_asked_for(base, url):
    guarded = Client(base / "home", AUTH)
    assert guarded.get(f"{url}/").status_code == 401
    wrong = base64.b64encode(b"editor:wrong").decode()
    assert guarded.get(f"{url}/", Authorization=f"Basic {wrong}").status_code == 401
    right = base64.b64encode(AUTH.encode()).decode()
    assert guarded.get(f"{url}/", Authorization=f"Basic {right}").status_code == 200


@pytest.mark.parametrize("path", ["../secret.txt", "/etc/hostname", "link.txt"])
def test_no_file_outside_the_folder_is_read(base, tmp_path, path):
    (tmp_path / "pages").mkdir()
    (tmp_path / "secret.txt").write_text("秘密", "utf-8")
    (tmp_path / "pages" / "link.txt").symlink_to(tmp_path / "secret.txt")
    doc_id = hashlib.sha256("秘密".encode()).hexdigest()
    row = {"pages_folder": str(tmp_path / "pages"), "path": path, "doc_id": doc_id}
    assert app.page_text(row, tmp_path) is None
    (tmp_path / "pages" / "own.txt").write_text("秘密", "utf-8")
    assert app.page_text(row | {"path": "own.txt", "pages_folder": "pages"}, tmp_path) == "秘密"


def test_text_of_a_page_is_no_markup():
    hostile = "<script>alert(1)</script>\"'&\x1b[2J\u202e"
    row: dict[str, Any] = dict.fromkeys(
        ("indicator", "raw_text", "place", "period_text", "quote", "path", "story", "unit"), hostile
    )
    row |= {"doc_id": "d", "page_date": None, "char_start": 3, "char_end": 9, "pages_folder": None}
    html = figure_page(
        row, [dict.fromkeys(("verdict", "rule", "message", "fingerprint"), hostile)], lambda _: hostile
    )
    assert "<script" not in html
    assert "\x1b" not in html
    assert "\u202e" not in html
    assert "&lt;script&gt;" in html


def test_a_run_makes_its_data_file_known(base):
    assert known_files(base / "home") == {key_of(base / "press.duckdb"): (base / "press.duckdb", Path.cwd())}
    assert links_of(base / "press.duckdb", base / "home", "", "", {}).finding("f") == ""


def test_a_damaged_list_of_files_shows_none(tmp_path):
    (tmp_path / "evidence.json").write_text("{no", "utf-8")
    assert known_files(tmp_path) == {}


class TestTheScreenBesideIt:
    def test_its_pages_run_their_own_scripts_and_nothing_else(self, client, url):
        page = client.get(f"{url}/screen/reader.html")
        assert (page.status_code, page.headers["content-type"]) == (200, "text/html; charset=utf-8")
        assert "sandbox allow-scripts" in page.headers["content-security-policy"]
        assert "allow-same-origin" not in page.headers["content-security-policy"]
        (leaf,) = re.findall(r'"sheets":\{"listed":\["([0-9a-f]+)"\]', page.text)
        data = client.get(f"{url}/screen/data/listed/{leaf}.js")
        assert (data.status_code, data.headers["content-type"]) == (200, "text/javascript; charset=utf-8")
        assert data.text.startswith("shuzheng.take(")

    @pytest.mark.parametrize(
        "file",
        ["../press.duckdb", "..%2fpress.duckdb", "data", "nothing.html", "data/../../press.duckdb", ""],
    )
    def test_nothing_but_its_files_is_given_out(self, client, url, file):
        assert client.get(f"{url}/screen/{file}").status_code == 404

    def test_the_password_is_asked_for(self, base, url):
        locked = Client(base / "home", AUTH)
        assert locked.get(f"{url}/screen/reader.html").status_code == 401
        given = "Basic " + base64.b64encode(AUTH.encode()).decode()
        assert locked.get(f"{url}/screen/reader.html", Authorization=given).status_code == 200

    def test_a_finding_leads_there(self, base, client, url):
        fingerprint = asked(base, "SELECT min(fingerprint) FROM check_results WHERE verdict = 'fails'")
        assert (
            f"../screen/reader.html#finding={fingerprint}" in client.get(f"{url}/finding/{fingerprint}").text
        )
