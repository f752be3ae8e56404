"""The screen on this machine's own server (本机看屏): its folder, live questions and, when asked for, reviews.

Only on loopback, only behind ``flows.live_guard``. The data file is opened read-only for every question; what people
say goes where the command line puts it, through the same checks.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import Receive, Scope, Send

from flows import live_answers
from flows.live_guard import HEADERS, Asked, Door, Refused
from flows.screen_file import file_in

MAX_BODY = 64_000
"""Bytes of the notes that are taken at once. 2026-11-22: 64 kB, a hundred notes."""


def live(folder: Path, warehouse: Path, door: Door) -> Callable[[Scope, Receive, Send], Any]:
    """The program that uvicorn runs, over the screen's folder and the data file beside it."""

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":  # the server is told to run without the others
            raise RuntimeError(f"no answer to {scope['type']}")
        request = Request(scope, receive)
        try:
            response = await _answer(request, folder, warehouse, door)
        except Refused as refused:
            response = PlainTextResponse(refused.says + "\n", refused.status)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        await response(scope, receive, send)

    return app


async def _answer(request: Request, folder: Path, warehouse: Path, door: Door) -> Response:
    path = request.scope["path"]
    asked = asked_of(request, door)
    if path == "/" and asked.token is not None:
        return _entered(asked, door)
    door.admit(asked, writes=path == "/api/notes")
    if path == "/":
        return RedirectResponse("/index.html", 303)
    if path == "/api/notes":
        return await _noted(request, warehouse)
    if path.startswith("/api/"):
        return await run_in_threadpool(_told, path.removeprefix("/api/"), request, warehouse, door)
    return await run_in_threadpool(_file, folder, path, request.method)


def asked_of(request: Request, door: Door) -> Asked:
    """What the door has to know of a request."""
    headers: dict[str, list[str]] = {}
    for name, value in request.scope["headers"]:
        headers.setdefault(name.decode("latin-1").lower(), []).append(value.decode("latin-1"))
    query = parse_qs(request.scope["query_string"].decode("latin-1"), keep_blank_values=True)
    return Asked(
        request.method, headers, request.cookies.get(door.cookie_name), query.get("token", [None])[0]
    )


def _entered(asked: Asked, door: Door) -> Response:
    """The token becomes a cookie and leaves the address."""
    try:
        door.admit(asked)
    except Refused:
        door.enter(asked)
    response = RedirectResponse("/index.html", 303)
    response.set_cookie(door.cookie_name, door.session, path="/", httponly=True, samesite="strict")
    return response


def _file(folder: Path, path: str, method: str) -> Response:
    found = file_in(folder, path.removeprefix("/"))
    if found is None:
        raise Refused(404, "没有这一页。")
    content, kind = found
    return Response(b"" if method == "HEAD" else content, media_type=kind)


def _told(name: str, request: Request, warehouse: Path, door: Door) -> Response:
    ask = live_answers.ANSWERS.get(name)
    if ask is None:
        raise Refused(404, "没有这个问题。")
    given = {key: value for key, value in request.query_params.items() if key in ("name", "id", "words")}
    return _json(live_answers.asked(ask, warehouse, given) | {"notes": door.notes})


async def _noted(request: Request, warehouse: Path) -> Response:
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > MAX_BODY:
            raise Refused(413, "一次记得太多。")
    try:
        said = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise Refused(400, "读不成 JSON。") from error
    return _json(await run_in_threadpool(live_answers.noted, warehouse, said, dt.datetime.now(dt.UTC)))


def _json(value: Mapping[str, Any]) -> Response:
    text = json.dumps(value, ensure_ascii=False, default=live_answers.plain)
    return Response(text, media_type="application/json; charset=utf-8")
