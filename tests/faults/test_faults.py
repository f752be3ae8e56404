"""Server, worker, database and schedule go wrong in the middle of a run: no page is lost, none is loaded twice, states are true.

A run is held in its middle by holding the lock of its data file: it has taken its files up, and waits. One office
serves all tests of a database, one after the other.
"""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import time
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, ClassVar

import pytest

from flows.truth import works_on
from tests import postgres
from tests.flows.loads import load, rows_of
from tests.flows.small_pages import NO_PAGE, SHORT, STORY
from tests.office import Office, opened, until
from warehouse.swap import only_publisher

GONE_SECONDS = 30


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def office(request, tmp_path_factory) -> Iterator[Office]:
    base = tmp_path_factory.mktemp("office")
    if request.param == "sqlite":
        with opened(base) as made:
            yield made
        return
    if reason := postgres.missing():
        pytest.skip(reason)
    with postgres.running() as cluster, opened(base, cluster.url) as made:
        made.cluster = cluster
        yield made


@pytest.fixture(autouse=True)
def as_it_should_be(office: Office) -> Iterator[None]:
    """After every test: each page once, the file equal to a fresh one of the archive, nothing half-written."""
    yield
    until(
        lambda: not any(r["state"]["type"] in ("RUNNING", "PENDING") for r in office.runs()), 240, "all over"
    )
    assert list(office.desk.inbox.iterdir()) == []
    in_archive = sorted(
        p.relative_to(office.desk.done).as_posix() for p in office.desk.done.rglob("*") if p.is_file()
    )
    assert office.loaded() == in_archive
    fresh = office.base / "fresh.duckdb"
    fresh.unlink(missing_ok=True)
    load(office.desk.done, fresh, f"fresh{time.monotonic_ns()}")
    assert rows_of(office.warehouse) == rows_of(fresh)
    fresh.unlink()
    assert [p.name for p in office.desk.base.glob(".press*") if not p.name.endswith((".lock", ".sum"))] == []


@contextmanager
def held(office: Office) -> Generator[None]:
    """Runs that publish wait as long as the block lasts."""
    with only_publisher(office.warehouse.resolve(), "test", 60):
        yield


def page(number: int) -> str:
    return SHORT.format(area=f"{number}.{number % 7 + 1}")


def called_up(office: Office, known: set[str]) -> str:
    """The id of the inbox run that is new and has taken its files up."""

    def new() -> str | None:
        fresh = [
            r["id"] for r in office.runs("inbox") if r["id"] not in known and r["state"]["type"] == "RUNNING"
        ]
        return fresh[0] if fresh and not list(office.desk.inbox.iterdir()) else None

    return until(new, 120, "a run that has taken its files up")


def known(office: Office) -> set[str]:
    return {run["id"] for run in office.runs("inbox")}


def process_of(office: Office, id_: str) -> int:
    return int(office.run(id_)["infrastructure_pid"])


def test_files_are_taken_up_by_themselves_and_the_broken_one_comes_back(office):
    before = known(office)
    office.drop(a=page(1), b=page(2), c=NO_PAGE)
    began = time.monotonic()
    until(lambda: office.loaded() == ["a.txt", "b.txt"], 180, "two pages published")
    print(f"taken up and published after {time.monotonic() - began:.0f} s")
    (id_,) = known(office) - before
    run = office.ended(id_)
    assert run["state"]["type"] == "COMPLETED"
    assert "2 个版面已发布" in run["state"]["message"]
    assert run["name"] == "收件 · a.txt、b.txt、c.txt · 退回 1 个"
    until(lambda: (office.desk.rejected / "c.txt.原因.txt").is_file(), 30, "the reason")


def test_the_server_is_killed_and_comes_back(office):
    before = known(office)
    with held(office):
        office.drop(d=page(3))
        id_ = called_up(office, before)
        pid = office.server_pid()
        os.kill(pid, signal.SIGKILL)
        until(lambda: office.server_pid() not in (0, pid) and office.run(id_), 400, "the server again")
        assert office.state(id_) == "Running"
    run = office.ended(id_)
    assert run["state"]["type"] == "COMPLETED", run["state"]
    assert "d.txt" in office.loaded()


def test_the_worker_is_killed_and_its_run_ends_by_itself(office):
    before = known(office)
    with held(office):
        office.drop(e=page(4))
        id_ = called_up(office, before)
        worker = office.worker_pid()
        os.kill(worker, signal.SIGKILL)
        until(lambda: office.worker_pid() != worker, 60, "another worker")
        time.sleep(15)  # the watch over states has looked
        assert office.state(id_) == "Running"
    run = office.ended(id_)
    assert run["state"]["type"] == "COMPLETED", run["state"]
    assert "e.txt" in office.loaded()


def test_worker_and_run_are_killed_and_the_next_run_goes_on(office):
    before = known(office)
    with held(office):
        office.drop(f=page(5))
        id_ = called_up(office, before)
        os.kill(office.worker_pid(), signal.SIGKILL)
        os.kill(process_of(office, id_), signal.SIGKILL)
        run = office.ended(id_, 120)
    assert run["state"]["type"] == "CRASHED", run["state"]
    assert "没有发布什么" in run["state"]["message"] or "crash" in run["state"]["message"].lower()
    assert (office.desk.done / "f.txt").is_file()  # taken up, not loaded: the next run sees it
    office.drop(g=page(6))
    until(lambda: {"f.txt", "g.txt"} <= set(office.loaded()), 240, "both pages")


def test_only_the_run_is_killed(office):
    before = known(office)
    with held(office):
        office.drop(h=page(7))
        id_ = called_up(office, before)
        os.kill(process_of(office, id_), signal.SIGKILL)
        run = office.ended(id_, 120)
    assert run["state"]["type"] == "CRASHED", run["state"]
    office.ended(office.call_up("inbox/inbox"))
    assert "h.txt" in office.loaded()


def test_a_run_is_cancelled_and_leaves_nothing_half_written(office):
    before = known(office)
    with held(office):
        office.drop(i=page(8))
        id_ = called_up(office, before)
        pid = process_of(office, id_)
        office.api("POST", f"/flow_runs/{id_}/set_state", {"state": {"type": "CANCELLING"}})
        run = office.ended(id_, 180)
        until(lambda: not Path(f"/proc/{pid}").exists(), 60, "the process gone")
    assert run["state"]["type"] == "CANCELLED", run["state"]
    office.ended(office.call_up("inbox/inbox"))
    assert "i.txt" in office.loaded()


def test_the_database_is_gone_for_half_a_minute(office):
    before = known(office)
    with held(office):
        office.drop(j=page(9))
        id_ = called_up(office, before)
        if office.database:
            office.cluster.stop()
        else:
            blocked = sqlite3.connect(office.home / "prefect.db", isolation_level=None)
            blocked.execute("BEGIN EXCLUSIVE")
    try:
        until(lambda: "j.txt" in office.loaded(), 120, "published while the database is gone")
        time.sleep(GONE_SECONDS)
    finally:
        if office.database:
            office.cluster.start()
        else:
            with closing(blocked):
                blocked.execute("ROLLBACK")
    run = office.ended(id_, 300)
    assert run["state"]["type"] == "COMPLETED", run["state"]


def test_runs_of_different_deployments_do_not_overlap(office):
    with held(office):
        ids = [office.call_up("nightly/nightly"), office.call_up("nightly/nightly", {"reread": True})]
        office.drop(k=page(10))
        until(lambda: any(office.state(i) == "Running" for i in ids), 120, "one at work")
        time.sleep(20)
        at_work = [r for r in office.runs() if r["state"]["type"] == "RUNNING"]
        assert len(at_work) == 1, [r["name"] for r in at_work]
    for id_ in ids:
        assert office.ended(id_, 300)["state"]["type"] == "COMPLETED"
    until(lambda: "k.txt" in office.loaded(), 240, "the page that came meanwhile")


class Listener(BaseHTTPRequestHandler):
    """What is posted to this machine."""

    told: ClassVar[list[dict[str, Any]]] = []

    def do_POST(self) -> None:
        self.told.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(204)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


def test_findings_are_told_to_a_webhook_on_this_machine(office):
    Listener.told.clear()
    with ThreadingHTTPServer(("127.0.0.1", 0), Listener) as listening:
        Thread(target=listening.serve_forever, daemon=True).start()
        refused = office.call("alert", "--webhook", "http://198.51.100.7/hook")
        assert (refused.returncode, "--elsewhere" in refused.stderr) == (2, True), refused
        for _ in range(2):  # set up again, it is still one
            made = office.call("alert", "--webhook", f"http://127.0.0.1:{listening.server_port}/hook")
            assert made.returncode == 0, made
        office.drop(wrong=STORY.format(jobs=39989, part=1905))
        until(lambda: "wrong.txt" in office.loaded(), 240, "the page with an error")
        until(lambda: Listener.told, 120, "word of it")
        listening.shutdown()
    (told,) = Listener.told
    assert told["event"] == "shuzheng.quality.findings"
    assert told["run"].startswith("收件 · wrong.txt")
    assert "个版面已发布" in told["headline"]
    assert told["n_error"] + told["n_warn"] >= 1
    assert (told["run_id"],) in office.asked("SELECT run_id FROM runs")


def test_a_stranger_with_the_process_id_is_not_taken_for_the_run(office):
    from uuid import uuid4

    assert not works_on(uuid4(), os.getpid())
    assert not works_on(uuid4(), 2**22 + 1)
