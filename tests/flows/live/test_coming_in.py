"""The screen's own server lets in who has the token: each refusal fires, and the request beside it that is in order passes."""

from __future__ import annotations

import pytest

from tests.flows.live.asker import HOST, PORT


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


@pytest.mark.parametrize("path", ["/", "/index.html", "a data file", "/api/state", "/nothing"])
def test_without_the_cookie_nothing_is_shown(ask, path):
    path = ask.listed if path == "a data file" else path
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
    assert ask(ask.listed, {**ask.cookie, **sent}).status == status
