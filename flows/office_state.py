"""How it stands with what runs by itself: who is on duty, deployments and worker on the server, what lies on the desk.

Only looks, makes nothing, and knows no Prefect, so that it answers at once.
"""

from __future__ import annotations

import base64
import fcntl
import json
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any

from flows.desk import REASON, Desk, waiting
from flows.server import Server
from flows.settings import Settings
from flows.sources import WrongFolder

_DUTY = "duty.lock"


class AlreadyOnDuty(RuntimeError):
    """Another ``shuzheng serve`` looks after the same home."""


@dataclass(frozen=True, slots=True)
class OnServer:
    """What the server knows: names of deployments, runs planned, workers that answer; ``why_not`` when it could not be asked."""

    deployments: tuple[str, ...] = ()
    paused: tuple[str, ...] = ()
    workers: tuple[str, ...] = ()
    at_work: tuple[str, ...] = ()
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class OnDesk:
    """Files by folder of the desk; ``oldest_minutes``: how long the oldest has been waiting in the inbox."""

    inbox: int
    oldest_minutes: int
    backlog: int
    rejected: int


@contextmanager
def on_duty(home: Path) -> Generator[None]:
    """Be the one on duty for the length of the block. Raises AlreadyOnDuty."""
    home.mkdir(parents=True, exist_ok=True)
    with (home / _DUTY).open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise AlreadyOnDuty("已经有一个 shuzheng serve 在值守。") from error
        yield


def is_on_duty(home: Path) -> bool:
    """Whether somebody is on duty."""
    try:
        with (home / _DUTY).open("r") as lock:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except BlockingIOError:
        return True
    return False


def on_desk(desk: Desk) -> OnDesk | None:
    """What lies on the desk; None when there is no desk."""
    try:
        names = waiting(desk.inbox)
        backlog = waiting(desk.backlog)
    except WrongFolder:
        return None
    now = time.time()
    ages = [now - (desk.inbox / name).lstat().st_ctime for name in names]
    rejected = sum(1 for path in desk.rejected.rglob(f"*{REASON}"))
    return OnDesk(len(names), int(max(ages, default=0.0) // 60), len(backlog), rejected)


def on_server(up: Server, settings: Settings) -> OnServer:
    """What the server says of deployments, workers and runs."""
    connection = HTTPConnection("127.0.0.1", up.port, timeout=10)
    try:
        ask = _Asking(connection, settings.auth.get_secret_value())
        deployments = ask("POST", "/api/deployments/filter", {"limit": 50})
        workers = ask("POST", f"/api/work_pools/{settings.pool}/workers/filter", {}) if deployments else []
        running = {"flow_runs": {"state": {"type": {"any_": ["RUNNING", "CANCELLING"]}}}, "limit": 20}
        at_work = ask("POST", "/api/flow_runs/filter", running)
    except _Refused as error:
        return OnServer(why_not=str(error))
    except (OSError, HTTPException, ValueError) as error:
        return OnServer(why_not=f"问不到（{type(error).__name__}）")
    finally:
        connection.close()
    return OnServer(
        deployments=tuple(sorted(each["name"] for each in deployments)),
        paused=tuple(sorted(each["name"] for each in deployments if each.get("paused"))),
        workers=tuple(sorted(each["name"] for each in workers if each.get("status") == "ONLINE")),
        at_work=tuple(each["name"] for each in at_work),
    )


class _Refused(RuntimeError):
    """The server answers, and says no."""


@dataclass(frozen=True, slots=True)
class _Asking:
    connection: HTTPConnection
    auth: str

    def __call__(self, method: str, path: str, body: dict[str, Any]) -> list[dict[str, Any]]:
        token = self._answer("GET", "/api/csrf-token?client=shuzheng-status", None, {})
        csrf = {"Prefect-Csrf-Token": token.get("token", ""), "Prefect-Csrf-Client": "shuzheng-status"}
        return self._answer(method, path, json.dumps(body), csrf | {"Content-Type": "application/json"})

    def _answer(self, method: str, path: str, body: str | None, headers: dict[str, str]) -> Any:
        if self.auth:
            headers = headers | {"Authorization": f"Basic {base64.b64encode(self.auth.encode()).decode()}"}
        self.connection.request(method, path, body, headers)
        answer = self.connection.getresponse()
        text = answer.read()
        if answer.status in (401, 403):
            raise _Refused("口令不对：环境里的 SHUZHENG_AUTH 与服务启动时的不一样")
        if answer.status in (404, 422):  # no such pool yet; CSRF is off
            return {} if method == "GET" else []
        if answer.status >= 400:
            raise _Refused(f"服务答复 {answer.status}")
        return json.loads(text)
