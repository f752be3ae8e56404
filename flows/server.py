"""The local Prefect server of a project: started when none is up, shared, ended when nobody needs it.

Everything about it lies in one folder, the *home* (``.prefect/``). Four files there matter:

* ``server.lock`` is locked by the server process for as long as it lives, whatever ends it. So a
  server is up exactly when the lock is taken, and its recorded process id cannot be a stranger's.
* ``server.json`` says which process and port; the port is tried again next time, so links stay good.
* ``use.lock`` is shared by the runs that use the server; the last one out may end it.
* ``change.lock`` is held while starting, joining, leaving or stopping: two at once start one server.
"""

from __future__ import annotations

import fcntl
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from http.client import HTTPConnection, HTTPException
from importlib.util import find_spec
from pathlib import Path

from flows.settings import Settings, local_environment

_POLL_SECONDS = 0.2
_STOP_SECONDS = 20
_PORTS_TRIED = 50
_LOG_TAIL_LINES = 15


class ServerProblem(RuntimeError):
    """The server cannot be started or stopped; the message is for the operator."""


@dataclass(frozen=True, slots=True)
class Server:
    """A server on 127.0.0.1. ``keep``: it stays up when the last run has ended."""

    pid: int
    port: int
    keep: bool

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"


def running(home: Path) -> Server | None:
    """The server of ``home`` if its process lives (it may still be starting)."""
    if not (home / "server.lock").exists():
        return None
    with (home / "server.lock").open("r") as lock:
        # A shared probe does not disturb another probe, only the server's own exclusive lock stops it.
        if _locked(lock.fileno(), fcntl.LOCK_SH):
            return None
    return _recorded(home)


@contextmanager
def in_use(settings: Settings, *, keep: bool) -> Generator[Server]:
    """A healthy server for the length of the block, started if none is up.

    It is ended afterwards when no other run uses it and nobody has asked to ``keep`` it.
    Raises ServerProblem when it does not answer in time.
    """
    home = settings.home
    home.mkdir(parents=True, exist_ok=True)
    with (home / "use.lock").open("a") as use:
        with _changing(home, settings.start_seconds):
            server = _join_or_start(settings, keep)
            fcntl.flock(use, fcntl.LOCK_SH)
        try:
            yield server
        finally:
            with _changing(home, settings.start_seconds):
                fcntl.flock(use, fcntl.LOCK_UN)
                now = running(home)
                if now is not None and not now.keep and _locked(use.fileno(), fcntl.LOCK_EX):
                    _end(home, now)


def revive(settings: Settings) -> Server:
    """Start the server again, on its port, that was in use and died. Raises ServerProblem."""
    last = _recorded(settings.home)
    with _changing(settings.home, settings.start_seconds):
        return _join_or_start(settings, keep=last is not None and last.keep)


def stop(settings: Settings, *, force: bool = False) -> Server | None:
    """End the server of this home; the one that was up, or None when there was none.

    Raises ServerProblem while a run is using it, unless ``force``.
    """
    home = settings.home
    if not home.is_dir():
        return None
    with _changing(home, settings.start_seconds), (home / "use.lock").open("a") as use:
        server = running(home)
        if server is None:
            return None
        if not force and not _locked(use.fileno(), fcntl.LOCK_EX):
            raise ServerProblem("还有任务正在用这个服务，等它跑完再停，或加 --force 立即停。")
        _end(home, server)
        return server


def healthy(port: int) -> bool:
    """Whether a Prefect server answers on this port. Asked directly, never through a proxy."""
    connection = HTTPConnection("127.0.0.1", port, timeout=3)
    try:
        connection.request("GET", "/api/health")
        answer = connection.getresponse()
        return answer.status == 200 and answer.read(16).strip() == b"true"
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def asks_password(port: int) -> bool:
    """Whether the server turns away who says no password."""
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", "/api/admin/version")
        return connection.getresponse().status == 401
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def _join_or_start(settings: Settings, keep: bool) -> Server:
    server = running(settings.home)
    if server is not None:
        _wait(settings, server, None)
        server = replace(server, keep=server.keep or keep)
        _record(settings.home, server)
        return server
    first = _last_port(settings)
    for port in _free_ports(first):
        server, process = _launch(settings, port, keep)
        if _wait(settings, server, process):
            return server
    raise ServerProblem(f"从 {first} 起的 {_PORTS_TRIED} 个端口都被别的程序占着。")


def _command(port: int) -> list[str]:
    """The command line of the server: one process, Prefect's application with our pages of evidence in front."""
    if find_spec("prefect") is None:
        raise ServerProblem("没有装 Prefect，请先运行 make setup。")
    return [
        *(sys.executable, "-m", "uvicorn", "--app-dir", str(Path(__file__).resolve().parents[1])),
        *("--factory", "flows.app:create"),
        *("--host", "127.0.0.1", "--port", str(port), "--timeout-keep-alive", "5"),
    ]


def _launch(settings: Settings, port: int, keep: bool) -> tuple[Server, subprocess.Popen[bytes]]:
    home = settings.home
    secrets = settings.auth.get_secret_value(), settings.database.get_secret_value()
    environment = local_environment(os.environ, home, port, *secrets) | {"PREFECT__SERVER_FINAL": "1"}
    with (home / "server.lock").open("a") as lock, (home / "server.log").open("wb") as log:
        # Somebody asking whether a server is up holds this lock for a moment.
        if not _locked_within(_STOP_SECONDS, lock.fileno()):
            raise ServerProblem(f"有服务占着 {home}，却没有留下记录；请先结束它。")
        # The child inherits the locked file: the lock lives exactly as long as the process.
        process = subprocess.Popen(
            _command(port),
            env=environment,
            cwd=home,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            pass_fds=(lock.fileno(),),
        )
        server = Server(process.pid, port, keep)
        _record(home, server)
    return server, process


def _wait(settings: Settings, server: Server, process: subprocess.Popen[bytes] | None) -> bool:
    """True once the server answers; False when another program took its port first."""
    until = time.monotonic() + settings.start_seconds
    while time.monotonic() < until:
        if process is not None and process.poll() is not None:
            log = _log_tail(settings.home)
            if "address already in use" in log:
                return False
            raise ServerProblem(
                f"本地 Prefect 服务启动失败（退出码 {process.returncode}）。日志末尾：\n{log}"
            )
        if healthy(server.port):
            return True
        if process is None and running(settings.home) is None:
            raise ServerProblem(f"本地 Prefect 服务中途退出。日志末尾：\n{_log_tail(settings.home)}")
        time.sleep(_POLL_SECONDS)
    if process is not None:
        _end(settings.home, server)
    raise ServerProblem(
        f"本地 Prefect 服务 {settings.start_seconds:.0f} 秒内没有应答。日志末尾：\n{_log_tail(settings.home)}"
    )


def _end(home: Path, server: Server) -> None:
    """Ask the process to end, insist after a while, return when it is gone."""
    for sign, seconds in ((signal.SIGTERM, _STOP_SECONDS), (signal.SIGKILL, 5)):
        until = time.monotonic() + seconds
        try:
            os.kill(server.pid, sign)
        except ProcessLookupError:
            return
        while time.monotonic() < until:
            if running(home) is None:
                return
            time.sleep(_POLL_SECONDS)
    raise ServerProblem(f"进程 {server.pid} 停不下来。")


def _free_ports(first: int) -> Iterator[int]:
    for port in range(first, min(first + _PORTS_TRIED, 65536)):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
        yield port


@contextmanager
def _changing(home: Path, seconds: float) -> Generator[None]:
    with (home / "change.lock").open("a") as lock:
        if not _locked_within(seconds + _STOP_SECONDS, lock.fileno()):
            raise ServerProblem("另一个命令一直在启动或停止服务，没有等到。")
        yield


def _locked_within(seconds: float, handle: int) -> bool:
    until = time.monotonic() + seconds
    while not _locked(handle, fcntl.LOCK_EX):
        if time.monotonic() > until:
            return False
        time.sleep(_POLL_SECONDS)
    return True


def _locked(handle: int, mode: int) -> bool:
    try:
        fcntl.flock(handle, mode | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _record(home: Path, server: Server) -> None:
    part = home / "server.json.part"
    part.write_text(json.dumps(asdict(server)), "utf-8")
    part.replace(home / "server.json")


def _recorded(home: Path) -> Server | None:
    try:
        return Server(**json.loads((home / "server.json").read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def _last_port(settings: Settings) -> int:
    last = _recorded(settings.home)
    return settings.port if last is None else last.port


def _log_tail(home: Path) -> str:
    try:
        lines = (home / "server.log").read_text("utf-8", "replace").splitlines()
    except OSError:
        return "（没有日志）"
    return "\n".join(lines[-_LOG_TAIL_LINES:]) or "（日志是空的）"
