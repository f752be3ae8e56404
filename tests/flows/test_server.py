"""The life of the local server, with a stand-in that starts at once; test_press uses the real one."""

import socket
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows import server
from flows.server import ServerProblem
from flows.settings import Settings

ANSWERS = """
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer
class Health(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200); self.end_headers(); self.wfile.write(b"true")
    def log_message(self, *args): pass
HTTPServer(("127.0.0.1", int(sys.argv[1])), Health).serve_forever()
"""
DIES = "import sys; print('kein Platz: database is locked'); sys.exit(3)"
HANGS = "import time; time.sleep(600)"
PORT_TAKEN_ONCE = f"""
import sys, pathlib
mark = pathlib.Path("tried")
if not mark.exists():
    mark.touch(); print("[Errno 98] error while attempting to bind: address already in use"); sys.exit(1)
{ANSWERS}
"""


def stand_in(monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    monkeypatch.setattr(server, "_command", lambda port: [sys.executable, "-c", script, str(port)])


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Settings]:
    stand_in(monkeypatch, ANSWERS)
    made = Settings(home=tmp_path / "home", port=free_port(), start_seconds=30)
    yield made
    server.stop(made, force=True)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def test_a_server_is_started_reused_and_left_running_when_kept(settings: Settings) -> None:
    assert server.running(settings.home) is None
    with server.in_use(settings, keep=True) as first:
        assert server.healthy(first.port)
        with server.in_use(settings, keep=False) as second:
            assert second == first
    assert server.running(settings.home) == first
    assert server.stop(settings) == first
    assert server.running(settings.home) is None
    assert not server.healthy(first.port)
    assert server.stop(settings) is None


def test_a_server_of_one_run_ends_with_it(settings: Settings) -> None:
    with server.in_use(settings, keep=False) as up:
        assert server.running(settings.home) == up
    assert server.running(settings.home) is None
    assert not server.healthy(up.port)


def test_the_last_of_two_runs_ends_the_server(settings: Settings) -> None:
    first, second = server.in_use(settings, keep=False), server.in_use(settings, keep=False)
    up = first.__enter__()
    assert second.__enter__() == up
    first.__exit__(None, None, None)
    assert server.healthy(up.port)
    second.__exit__(None, None, None)
    assert server.running(settings.home) is None


def test_a_server_that_is_to_be_kept_outlives_the_run_that_started_it(settings: Settings) -> None:
    with server.in_use(settings, keep=False) as up, server.in_use(settings, keep=True):
        pass
    assert server.healthy(up.port)


def test_the_server_ends_when_the_run_fails(settings: Settings) -> None:
    with pytest.raises(ZeroDivisionError), server.in_use(settings, keep=False):
        raise ZeroDivisionError
    assert server.running(settings.home) is None


def test_a_server_in_use_is_not_stopped_unless_forced(settings: Settings) -> None:
    with server.in_use(settings, keep=True) as up:
        with pytest.raises(ServerProblem, match="还有任务"):
            server.stop(settings)
        assert server.healthy(up.port)
        assert server.stop(settings, force=True) == up
    assert server.running(settings.home) is None


def test_two_at_once_start_one_server(settings: Settings) -> None:
    seen: list[int] = []
    both = threading.Barrier(2)

    def use() -> None:
        with server.in_use(settings, keep=True) as up:
            seen.append(up.pid)
            both.wait(timeout=300)

    threads = [threading.Thread(target=use) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=300)
    assert len(seen) == 2
    assert len(set(seen)) == 1


def test_a_taken_port_is_passed_over_and_the_choice_remembered(settings: Settings) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", settings.port))
        other.listen()
        with server.in_use(settings, keep=False) as up:
            assert up.port > settings.port
    with server.in_use(settings, keep=False) as again:
        assert again.port == up.port


def test_a_port_taken_while_the_server_starts_is_passed_over(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(monkeypatch, PORT_TAKEN_ONCE)
    with server.in_use(settings, keep=False) as up:
        assert up.port > settings.port
        assert server.healthy(up.port)


def test_a_server_that_dies_shows_the_end_of_its_log(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(monkeypatch, DIES)
    with (
        pytest.raises(ServerProblem, match=r"退出码 3(.|\n)*database is locked"),
        server.in_use(settings, keep=True),
    ):
        pass
    assert server.running(settings.home) is None


def test_a_server_that_never_answers_is_given_up_and_ended(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(monkeypatch, HANGS)
    hasty = settings.model_copy(update={"start_seconds": 1})
    with pytest.raises(ServerProblem, match="没有应答"), server.in_use(hasty, keep=True):
        pass
    assert server.running(settings.home) is None


def test_a_stranger_with_the_recorded_process_id_is_not_ended(settings: Settings) -> None:
    settings.home.mkdir(parents=True)
    (settings.home / "server.lock").touch()
    server._record(settings.home, server.Server(1, settings.port, True))
    assert server.running(settings.home) is None
    assert server.stop(settings) is None


def test_a_broken_record_does_not_stop_a_start(settings: Settings) -> None:
    settings.home.mkdir(parents=True)
    (settings.home / "server.json").write_text("{not json", "utf-8")
    with server.in_use(settings, keep=False) as up:
        assert server.healthy(up.port)
