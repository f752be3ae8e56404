"""The screen's own server hands out plain files of one folder, and forbids what a browser might do with them."""

from __future__ import annotations

import pytest

from flows.live_guard import HEADERS
from tests.flows.live.asker import Asker


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.html", "/data/../../secret.html", "/..", "/.", "//index.html", "/data//", "/data/",
        "/..\\secret.html", "/%2e%2e/secret.html", "/index.html\x00", "/index.html/", "/.index.html", "/data",
        "/edition.txt", "/C:/x.html", "/index.html?x", "/索引.html",
    ],
)  # fmt: skip
def test_only_plain_names_in_the_folder_are_files(ask, path):
    assert ask(path).status == ask(ask.listed.replace("/listed", "//listed")).status == 404
    assert ask(ask.listed).status == 200


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
    kinds = [ask(p).headers["content-type"] for p in ("/index.html", ask.listed, "/edition.json")]
    assert [kind.split(";")[0] for kind in kinds] == ["text/html", "text/javascript", "application/json"]
    assert ask("/index.html", method="HEAD").body == b""


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"])
def test_it_is_read_only(ask, method):
    assert ask("/index.html", method=method).status == 405
    assert ask("/api/state", method=method).status == 405
