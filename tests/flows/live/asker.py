"""Asks the screen's own server, byte for byte, without a client that tidies paths up."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from flows.live import live
from flows.live_guard import Door
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
        self.folder = folder
        self.door = Door(PORT, notes)
        self.app = live(folder, warehouse, self.door)

    @property
    def listed(self) -> str:
        """The path of a data file."""
        return "/" + min((self.folder / "data" / "listed").iterdir()).relative_to(self.folder).as_posix()

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
