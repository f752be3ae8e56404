"""A whole office of its own for a test: ``shuzheng serve`` with server, worker and desk, and what can be asked of it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb
import httpx

from flows import server
from flows.desk import Desk

BUSY, BUSY_TRIES = 503, 30
"""What a server answers while its database is locked, and for how many seconds it is asked again, as Prefect's own client does."""
AUTH = "editor:a-long-password"
START = [sys.executable, "-c", "from flows.cli import main; main()"]


@dataclass
class Office:
    """Everything lies under ``base``. ``database``: the connection URL of PostgreSQL, or empty for SQLite."""

    base: Path
    database: str = ""
    port: int = 0
    cluster: Any = None
    serving: subprocess.Popen[bytes] | None = None
    _http: httpx.Client = field(default_factory=httpx.Client)

    @property
    def home(self) -> Path:
        return self.base / "home"

    @property
    def desk(self) -> Desk:
        return Desk(self.base / "desk")

    @property
    def warehouse(self) -> Path:
        return self.desk.base / "press.duckdb"

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("PREFECT_", "SHUZHENG_"))}
        made = {
            "SHUZHENG_HOME": str(self.home),
            "SHUZHENG_DESK": str(self.desk.base),
            "SHUZHENG_PORT": str(self.port),
            "SHUZHENG_AUTH": AUTH,
            "SHUZHENG_START_SECONDS": "300",
            "SHUZHENG_SETTLE_SECONDS": "1",
            "SHUZHENG_POLL_SECONDS": "1",
        }
        if self.database:
            made["SHUZHENG_DATABASE"] = self.database
        return kept | made

    def serve(self) -> None:
        """Start ``shuzheng serve`` and wait until it is on duty."""
        with (self.base / "serve.log").open("ab") as log:
            self.serving = subprocess.Popen(
                [*START, "serve"], env=self.environment, stdout=log, stderr=log, start_new_session=True
            )
        until(lambda: "工作进程" in self.said() or self.serving_ended(), 420, "on duty")
        assert not self.serving_ended(), self.said()

    def serving_ended(self) -> bool:
        return self.serving is None or self.serving.poll() is not None

    def said(self) -> str:
        return (self.base / "serve.log").read_text("utf-8")

    def close(self) -> None:
        """End it all; nothing of it is left running."""
        if self.serving is not None and self.serving.poll() is None:
            self.serving.send_signal(signal.SIGTERM)
            try:
                self.serving.wait(90)
            except subprocess.TimeoutExpired:
                self.serving.kill()
        self.call("stop", "--force")

    def call(self, *arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
        """One command of ``shuzheng``."""
        return subprocess.run(
            [*START, *map(str, arguments)],
            env=self.environment | {"NO_COLOR": "1"} | environment,
            capture_output=True,
            encoding="utf-8",
            timeout=400,
            check=False,
        )

    def drop(self, folder: Path | None = None, **contents: str | bytes) -> None:
        """Files by stem into the inbox, in one step each; bytes are no page."""
        for name, content in contents.items():
            data = content if isinstance(content, bytes) else content.encode()
            part = self.desk.base / f".{name}.part"
            part.write_bytes(data)
            part.replace((folder or self.desk.inbox) / f"{name}.txt")

    def api(self, method: str, path: str, body: Any = None) -> Any:
        """Ask Prefect's API as a program with the password would."""
        user, _, password = AUTH.partition(":")
        basic = httpx.BasicAuth(user, password)
        headers = {}
        if method != "GET":
            token = self._http.get(f"{self.url}/api/csrf-token", params={"client": "test"}, auth=basic).json()
            headers = {"Prefect-Csrf-Token": token["token"], "Prefect-Csrf-Client": "test"}
        for _ in range(BUSY_TRIES):
            answer = self._http.request(
                method, f"{self.url}/api{path}", json=body, headers=headers, auth=basic, timeout=60
            )
            if answer.status_code != BUSY:
                break
            time.sleep(1)
        answer.raise_for_status()
        return answer.json() if answer.content else None

    def runs(self, deployment: str = "") -> list[dict[str, Any]]:
        """The runs that are not only planned, oldest first; their states as the server tells them."""
        of = {"deployments": {"name": {"any_": [deployment]}}} if deployment else {}
        asked = {"flow_runs": {"state": {"type": {"not_any_": ["SCHEDULED"]}}}, "limit": 200} | of
        found = self.api("POST", "/flow_runs/filter", asked)
        return sorted(found, key=lambda run: run["created"])

    def call_up(self, name: str, parameters: dict[str, Any] | None = None) -> str:
        """A run of the deployment ``flow/name``; its id."""
        found = self.api("GET", f"/deployments/name/{name}")
        made = self.api(
            "POST",
            f"/deployments/{found['id']}/create_flow_run",
            {"parameters": parameters or {}, "state": {"type": "SCHEDULED"}},
        )
        return made["id"]

    def run(self, id_: str) -> dict[str, Any]:
        return self.api("GET", f"/flow_runs/{id_}")

    def state(self, id_: str) -> str:
        return self.run(id_)["state"]["name"]

    def ended(self, id_: str, seconds: float = 240) -> dict[str, Any]:
        """The run when it is over."""
        over = {"COMPLETED", "FAILED", "CRASHED", "CANCELLED"}
        return until(lambda: (r := self.run(id_))["state"]["type"] in over and r, seconds, f"run {id_} over")

    def asked(self, sql: str) -> list[tuple[Any, ...]]:
        """Rows of the published file."""
        with duckdb.connect(str(self.warehouse), read_only=True) as con:
            return con.execute(sql).fetchall()

    def loaded(self) -> list[str]:
        """Paths of the pages that are published; none when nothing is."""
        if not self.warehouse.exists():
            return []
        return [row[0] for row in self.asked("SELECT path FROM documents ORDER BY path")]

    def server_pid(self) -> int:
        """The process of the server; 0 while none is up."""
        up = server.running(self.home)
        return 0 if up is None else up.pid

    def worker_pid(self) -> int:
        lines = [line for line in self.said().splitlines() if "工作进程" in line and "已启动" in line]
        return int(lines[-1].split("工作进程")[1].split()[0])


def until(true: Callable[[], Any], seconds: float, what: str) -> Any:
    """What ``true`` gives once it is true; fails with ``what`` was waited for."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if found := true():
                return found
        except (httpx.HTTPError, duckdb.Error):
            pass
        time.sleep(0.5)
    raise AssertionError(f"waited {seconds} s in vain for: {what}")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def opened(base: Path, database: str = "") -> Generator[Office]:
    """An office on duty for the length of the block."""
    office = Office(base, database, free_port())
    office.desk.make()
    try:
        office.serve()
        yield office
    finally:
        office.close()
