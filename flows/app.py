"""The server's program: Prefect's own, and under ``/evidence`` what its artifacts link to (证据页).

Evidence asks for the same password as the API, opens no file but data files that runs have made known, and reads
page files only inside the folder that their run was given, when they still have the bytes that were read.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route, Router

from flows import evidence_page as page
from flows.links import known_files

_HEADERS = {
    # Nothing is loaded and no script runs; the sandbox keeps a page from the stored password of the UI beside it.
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox allow-top-navigation-by-user-activation",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
_ID = re.compile(r"[0-9A-Za-z:_.-]{1,200}")


def create():
    """Prefect's application with ours in front of it; uvicorn calls this in the server's process."""
    from prefect.server.api.server import create_app
    from starlette.routing import Mount

    import flows.mail  # noqa: F401  Prefect finds a block among those that were imported

    app = create_app()
    home = Path(os.environ["PREFECT_HOME"])
    auth = os.environ.get("PREFECT_SERVER_API_AUTH_STRING", "")
    app.router.routes.insert(0, Mount("/evidence", app=evidence(home, auth)))
    return app


def evidence(home: Path, auth: str) -> Router:
    """The routes of the evidence of the data files that ``home`` knows; ``auth``: user:password, or empty."""

    async def answer(request: Request) -> Response:
        if auth and not _says(request.headers.get("Authorization", ""), auth):
            asks = {"WWW-Authenticate": 'Basic realm="shuzheng", charset="UTF-8"'}
            return Response("要口令", 401, headers=_HEADERS | asks, media_type="text/plain")
        status, html = await run_in_threadpool(_html, home, dict(request.path_params))
        return HTMLResponse(html, status, headers=_HEADERS)

    kinds = ("/{key}/", "/{key}/{kind}/{id}")
    return Router([Route(path, answer, methods=["GET"]) for path in kinds])


def _says(header: str, auth: str) -> bool:
    expected = "Basic " + base64.b64encode(auth.encode()).decode()
    return hmac.compare_digest(header.encode(), expected.encode())


def _html(home: Path, asked: Mapping[str, str]) -> tuple[int, str]:
    from warehouse import evidence as stored
    from warehouse.errors import PublishError

    known = known_files(home).get(asked["key"])
    if known is None:
        return 404, page.sorry("没有这个数据文件。")
    warehouse, base = known
    kinds: dict[str, tuple[Callable[..., Any], Callable[..., str]]] = {
        "finding": (stored.finding, page.finding_page),
        "figure": (stored.figure, page.figure_page),
    }
    try:
        if "kind" not in asked:
            return 200, page.list_page(stored.findings(warehouse), stored.MOST_FINDINGS)
        if asked["kind"] not in kinds or not _ID.fullmatch(asked["id"]):
            return 404, page.sorry("没有这一页。")
        ask, render = kinds[asked["kind"]]
        found = ask(warehouse, asked["id"])
    except PublishError as error:
        return 503, page.sorry(str(error))
    if found is None:
        return 404, page.sorry("现在发布的数据里没有它了：也许已经更正，或者版面已经换过。")
    return 200, render(*found, lambda row: page_text(row, base))


def page_text(row: Mapping[str, Any], base: Path) -> str | None:
    """The page of a row as it was read; None when its file is gone, has changed, or lies outside its folder.

    A relative folder is meant from ``base``.
    """
    from transforms.page import MAX_PAGE_BYTES, PageRejected, read_page

    if not row["pages_folder"] or not row["path"]:
        return None
    try:
        folder = (base / row["pages_folder"]).resolve(strict=True)
        path = (folder / row["path"]).resolve(strict=True)
        if not path.is_relative_to(folder) or not path.is_file() or path.stat().st_size > MAX_PAGE_BYTES:
            return None
        content = path.read_bytes()
        if hashlib.sha256(content).hexdigest() != row["doc_id"]:
            return None
        return read_page(path.name, content).text
    except (OSError, RuntimeError, PageRejected):
        return None
