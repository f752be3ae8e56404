"""The screen's own server: each refusal fires, and the request beside it that is in order passes."""

from __future__ import annotations

import asyncio
import json
import socket
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from flows.live import MAX_BODY, live
from flows.live_guard import HEADERS, Door
from flows.sidecar import beside, corrections, reviews
from tests.flows.loads import load_shown as load
from tests.flows.small_pages import STORY
from tests.office import START, until
from warehouse.screen.folder import folder_of, write
from warehouse.store import reading

PORT = 4280
HOST = f"127.0.0.1:{PORT}"
OWN = {"sec-fetch-site": "same-origin", "sec-fetch-mode": "cors", "sec-fetch-dest": "empty"}


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def said(self) -> Any:
        return json.loads(self.body)


class Asker:
    """Asks the program as it is, byte for byte, without a client that tidies paths up."""

    def __init__(self, folder: Path, warehouse: Path, *, notes: bool = False) -> None:
        self.door = Door(PORT, notes)
        self.app = live(folder, warehouse, self.door)

    @property
    def cookie(self) -> dict[str, str]:
        return {"cookie": f"{self.door.cookie_name}={self.door.session}"}

    def __call__(
        self,
        path: str,
        headers: Mapping[str, str] | None = None,
        method: str = "GET",
        query: Mapping[str, str] | None = None,
        body: bytes = b"",
        host: str | None = HOST,
        more: list[tuple[bytes, bytes]] | None = None,
    ) -> Answer:
        sent = ({"host": host} if host is not None else {}) | dict(
            self.cookie if headers is None else headers
        )
        scope = {
            "type": "http",
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "path": path,
            "raw_path": path.encode(),
            "query_string": urlencode(query or {}).encode(),
            "headers": [(k.encode(), v.encode()) for k, v in sent.items()] + (more or []),
            "client": ("127.0.0.1", 5),
            "server": ("127.0.0.1", PORT),
        }
        events: list[dict[str, Any]] = []

        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(event: Any) -> None:
            events.append(event)

        asyncio.run(self.app(scope, receive, send))
        got = {k.decode(): v.decode() for k, v in events[0]["headers"]}
        return Answer(events[0]["status"], got, b"".join(e.get("body", b"") for e in events[1:]))

    def note(self, said: Any, headers: Mapping[str, str] | None = None) -> Answer:
        usual = {**self.cookie, **OWN, "origin": f"http://{HOST}", "content-type": "application/json"}
        body = said if isinstance(said, bytes) else json.dumps(said).encode()
        return self("/api/notes", usual if headers is None else headers, "POST", body=body)


@pytest.fixture(scope="module")
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


def one(warehouse: Path, sql: str) -> str:
    with reading(warehouse) as con:
        return con.execute(sql).fetchall()[0][0]


def review(warehouse: Path, **changed: Any) -> dict[str, Any]:
    sql = "SELECT fingerprint FROM check_results WHERE verdict = 'fails'"
    known = {
        "fingerprint": one(warehouse, sql),
        "verdict": "dismissed",
        "reason": "原稿如此",
        "name": "周敏",
        "made_at": "2026-01-02T03:04:05",
    }
    return {"format": "shuzheng notes 1", "reviews": [known | changed]}


# --- coming in


def test_the_token_becomes_a_cookie_once_and_leaves_the_address(ask):
    token = ask.door.token
    entered = ask("/", {}, query={"token": token})
    assert (entered.status, entered.headers["location"]) == (303, "/index.html")
    cookie = entered.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "samesite=strict" in cookie.lower()
    assert token not in cookie
    again = ask("/", {}, query={"token": token})
    assert (again.status, "set-cookie" in again.headers) == (403, False)
    # Whoever is in already may follow the same address again.
    assert ask("/", query={"token": token}).status == 303


def test_a_wrong_token_opens_nothing_and_spends_nothing(ask):
    for wrong in ("", "x", ask.door.token[:-1], ask.door.token + "x", "口令"):
        assert ask("/", {}, query={"token": wrong}).status == 403
    assert ask("/", {}, "HEAD", {"token": ask.door.token}).status == 405
    assert ask("/", {}, query={"token": ask.door.token}).status == 303


@pytest.mark.parametrize("path", ["/", "/index.html", "/data/listed/0.js", "/api/state", "/nothing"])
def test_without_the_cookie_nothing_is_shown(ask, path):
    assert ask(path, {}).status == 401
    assert ask(path, {"cookie": f"{ask.door.cookie_name}=x"}).status == 401
    assert ask(path, {"cookie": f"other={ask.door.session}"}).status == 401
    assert ask(path).status == (404 if path == "/nothing" else 303 if path == "/" else 200)


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        f"evil.example:{PORT}",
        "127.0.0.1",
        "127.0.0.1:80",
        f"127.0.0.1.evil.example:{PORT}",
        None,
        "",
    ],
)
def test_another_name_is_not_answered(ask, host):
    assert ask("/index.html", host=host).status == 421
    assert ask("/", {}, query={"token": ask.door.token}, host=host).status == 421
    assert ask("/index.html", host=f"localhost:{PORT}").status == 200


def test_two_names_are_not_answered(ask):
    assert ask("/index.html", more=[(b"host", b"evil.example")]).status == 400


@pytest.mark.parametrize(
    "origin",
    ["http://evil.example", "null", "http://127.0.0.1:4200", f"https://{HOST}", f"http://localhost:{PORT}"],
)
def test_another_sites_page_is_not_answered(ask, origin):
    assert ask("/index.html", {**ask.cookie, "origin": origin}).status == 403
    assert ask("/index.html", {**ask.cookie, "origin": f"http://{HOST}"}).status == 200


@pytest.mark.parametrize(
    ("site", "mode", "dest", "status"),
    [
        ("cross-site", "no-cors", "script", 403),
        ("cross-site", "navigate", "document", 403),
        ("same-site", "no-cors", "script", 403),
        ("same-site", "navigate", "iframe", 403),
        ("same-site", "navigate", "document", 200),
        ("same-origin", "no-cors", "script", 200),
        ("none", "navigate", "document", 200),
    ],
)
def test_the_browser_says_where_a_request_is_from(ask, site, mode, dest, status):
    sent = {"sec-fetch-site": site, "sec-fetch-mode": mode, "sec-fetch-dest": dest}
    assert ask("/data/listed/0.js", {**ask.cookie, **sent}).status == status


# --- files


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.html", "/data/../../secret.html", "/..", "/.", "//index.html", "/data//listed/0.js", "/data/",
        "/..\\secret.html", "/%2e%2e/secret.html", "/index.html\x00", "/index.html/", "/.index.html", "/data",
        "/edition.txt", "/C:/x.html", "/index.html?x", "/索引.html",
    ],
)  # fmt: skip
def test_only_plain_names_in_the_folder_are_files(ask, path):
    assert ask(path).status == 404
    assert ask("/data/listed/0.js").status == 200


def test_links_that_lead_out_of_the_folder_are_not_followed(built, tmp_path):
    folder = tmp_path / "press.screen"
    folder.mkdir()
    (folder / "in.html").write_text("in")
    (folder / "out.html").symlink_to(built.parent / "secret.html")
    (folder / "away").symlink_to(built.parent)
    (folder / "loop.html").symlink_to(folder / "loop.html")
    ask = Asker(folder, built)
    assert [ask(p).status for p in ("/in.html", "/out.html", "/away/secret.html", "/loop.html")] == [
        200,
        404,
        404,
        404,
    ]


def test_every_answer_forbids_what_a_browser_might_do_with_it(ask):
    answers = [ask(p) for p in ("/index.html", "/nothing", "/api/state", "/")] + [ask("/", {})]
    for answer in answers:
        assert {name: answer.headers[name.lower()] for name in HEADERS} == dict(HEADERS)
    kinds = [ask(p).headers["content-type"] for p in ("/index.html", "/data/listed/0.js", "/edition.json")]
    assert [kind.split(";")[0] for kind in kinds] == ["text/html", "text/javascript", "application/json"]
    assert ask("/index.html", method="HEAD").body == b""


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"])
def test_it_is_read_only(ask, method):
    assert ask("/index.html", method=method).status == 405
    assert ask("/api/state", method=method).status == 405


# --- questions


def test_named_questions_figures_and_searches_are_answered(ask, built):
    state = ask("/api/state").said
    assert state["notes"] is False
    assert {q["name"] for q in state["questions"]} >= {"targets_behind", "findings_by_rule"}
    rows = ask("/api/ask", query={"name": "findings_by_rule"}).said
    assert rows["rows"][0][rows["columns"].index("rule")] == "part_whole"
    id_ = one(built, "SELECT metric_id FROM metrics WHERE raw_text = '1905人次'")
    assert any("完成数" in says for says, *_ in ask("/api/figure", query={"id": id_}).said["why"])
    found = ask("/api/search", query={"words": "零工市场"}).said
    assert [row[1] for row in found["rows"]] == ["临泽县稳就业见实效"]


@pytest.mark.parametrize(
    ("path", "query", "status"),
    [
        ("/api/ask", {"name": "no such"}, 404),
        ("/api/ask", {"name": "../queries/growth"}, 404),
        ("/api/ask", {"sql": "SELECT 1"}, 404),
        ("/api/sql", {"q": "SELECT 1"}, 404),
        ("/api/figure", {"id": "zzzzzzzzz"}, 404),
        ("/api/figure", {}, 404),
        ("/api/search", {"words": " "}, 400),
    ],
)
def test_nothing_else_can_be_asked(ask, path, query, status):
    assert ask(path, query=query).status == status


def test_words_of_a_search_are_no_sql(ask):
    assert ask("/api/search", query={"words": "'); DROP TABLE metrics; --"}).status == 200
    assert ask("/api/search", query={"words": "零工" * 5000}).status == 200


def test_without_the_data_file_it_says_so(built, tmp_path):
    ask = Asker(folder_of(built), tmp_path / "gone.duckdb")
    answer = ask("/api/ask", query={"name": "findings_by_rule"})
    assert answer.status == 503
    assert "打不开" in answer.text


# --- notes


def test_notes_are_taken_only_when_asked_for(ask, taking, built):
    assert ask.note(review(built)).status == 403
    assert reviews(built) == []
    assert taking("/api/state").said["notes"] is True
    assert taking.note(review(built)).said == {"reviews": 1, "corrections": 0}
    assert taking.note(review(built)).said == {"reviews": 0, "corrections": 0}
    assert [(r.verdict, r.reviewer) for r in reviews(built)] == [("dismissed", "周敏")]


def test_a_correction_is_taken_with_its_guard(taking, built):
    id_ = one(built, "SELECT metric_id FROM metrics WHERE raw_text = '1905人次'")
    row = {
        "at": id_,
        "expect": "1905人次",
        "value": "905人次",
        "reason": "多印",
        "name": "周敏",
        "made_at": "2026-01-02T03:04:05",
    }
    said = {"format": "shuzheng notes 1", "corrections": [row | {"expect": "1906人次"}]}
    refused = taking.note(said)
    assert refused.status == 422
    assert "现在印作“1905人次”" in refused.text
    assert corrections(built) == []
    assert taking.note({"format": "shuzheng notes 1", "corrections": [row]}).said["corrections"] == 1


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"origin": None}, 403),
        ({"origin": "http://evil.example"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}, 403),
        ({"cookie": None}, 401),
        ({"content-type": "text/plain"}, 415),
        ({"content-type": None}, 415),
        ({"content-type": "application/x-www-form-urlencoded"}, 415),
    ],
)
def test_notes_of_strangers_are_refused(taking, built, headers, status):
    usual = {**taking.cookie, **OWN, "origin": f"http://{HOST}", "content-type": "application/json"}
    sent = {k: v for k, v in (usual | headers).items() if v is not None}
    assert taking.note(review(built), sent).status == status
    assert taking("/api/notes").status == 405
    assert reviews(built) == []


@pytest.mark.parametrize(
    ("said", "status"),
    [
        (b"{", 400),
        (b"[" * 30_000, 400),
        (b" " * (MAX_BODY + 1), 413),
        ([], 422),
        ({"format": "other"}, 422),
        ({"format": "shuzheng notes 1", "reviews": {}}, 422),
        ({"format": "shuzheng notes 1", "reviews": [{"verdict": "dismissed"}]}, 422),
    ],
)  # fmt: skip
def test_what_is_no_note_is_refused(taking, built, said, status):
    assert taking.note(said).status == status
    assert reviews(built) == []


@pytest.mark.parametrize(
    "changed",
    [
        {"verdict": "maybe"}, {"reason": " "}, {"name": ""}, {"reason": 5}, {"reason": "x" * 2001}, {"reason": "\x1b[2J"},
        {"made_at": "2999-01-01T00:00:00"}, {"made_at": "yesterday"}, {"fingerprint": "00"}, {"fingerprint": "0" * 20},
        {"extra": "x"},
    ],
)  # fmt: skip
def test_a_note_that_does_not_hold_is_refused_and_none_is_written(taking, built, changed):
    both = review(built)
    both["reviews"] += review(built, **changed)["reviews"]
    assert taking.note(both).status == 422
    assert reviews(built) == []


# --- the command


def test_the_command_serves_on_loopback_only_until_it_is_stopped(built, tmp_path):
    out = tmp_path / "out"
    with out.open("wb") as file:
        serving = subprocess.Popen(
            [*START, "screen", "--serve", "--port", "0", "--warehouse", str(built)], stdout=file, stderr=file
        )
    try:
        until(lambda: "token=" in out.read_text("utf-8") or serving.poll() is not None, 300, "an address")
        address = out.read_text("utf-8").split("：", 1)[1].split()[0]
        port = int(address.split(":")[2].split("/")[0])
        import httpx

        with httpx.Client(trust_env=False) as client:
            assert client.get(address, follow_redirects=True).status_code == 200
            assert client.get(f"http://127.0.0.1:{port}/reader.html").status_code == 200
            assert "server" not in client.get(address).headers
        others = {str(info[4][0]) for info in socket.getaddrinfo(socket.gethostname(), None)} - {
            "127.0.0.1",
            "::1",
        }
        for other in others:
            with pytest.raises(OSError, match=r".+"), socket.create_connection((other, port), timeout=2):
                pass
    finally:
        serving.send_signal(2)
        assert serving.wait(300) == 0, out.read_text("utf-8")
