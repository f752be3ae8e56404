"""What the one on duty does in a round, with stand-ins for server and worker; tests/faults has the real ones."""

from __future__ import annotations

from types import SimpleNamespace
from uuid import uuid4

import httpx
import pytest

from flows import duty as duty_
from flows.desk import Desk
from flows.duty import Duty, look_after
from flows.settings import Settings
from flows.truth import Righted
from tests.flows.loads import load
from tests.flows.small_pages import CONTENTS


class Clock:
    """A clock that only a test moves."""

    now = 1_000_000.0

    def monotonic(self) -> float:
        return self.now

    def time(self) -> float:
        return self.now


@pytest.fixture
def office(tmp_path, monkeypatch):
    """Duty over a desk; ``keys``: of the runs that were called up, ``said``: what was told."""
    settings = Settings(desk=tmp_path / "desk", home=tmp_path / "home", settle_seconds=5)
    desk = Desk(settings.desk)
    desk.make()
    made = SimpleNamespace(keys={}, said=[], clock=Clock(), busy=False, righted=(), away=False, workers=[])
    made.duty = Duty(settings, desk, made.said.append)
    made.desk, made.settings = desk, settings

    def call_up(name, key):
        assert name == "inbox/inbox"
        if made.away:
            raise httpx.ConnectError("away")
        return made.keys.setdefault(key, SimpleNamespace(id=uuid4()))

    def started(pool, log):
        made.workers.append(SimpleNamespace(pid=len(made.workers) + 1, poll=lambda: None))
        return made.workers[-1]

    monkeypatch.setattr(duty_, "time", made.clock)
    monkeypatch.setattr(duty_, "call_up", call_up)
    monkeypatch.setattr(duty_, "busy", lambda pool: made.busy)
    monkeypatch.setattr(duty_, "set_right", lambda *_: made.righted)
    monkeypatch.setattr(duty_.worker, "started", started)
    return made


def rounds(office, seconds: float, step: float = 1) -> None:
    for _ in range(int(seconds / step)):
        look_after(office.duty)
        office.clock.now += step


def test_a_file_is_called_up_for_once_when_it_has_come_to_rest(office):
    page = office.desk.inbox / "a.txt"
    for size in range(1, 8):  # somebody is copying
        page.write_bytes(b"x" * size)
        rounds(office, 1)
    assert office.keys == {}
    rounds(office, 4)
    assert office.keys == {}
    rounds(office, 10)
    assert len(office.keys) == 1
    assert [line for line in office.said if "1 个文件" in line] != []


def test_another_file_is_another_run(office):
    (office.desk.inbox / "a.txt").write_bytes(b"x")
    rounds(office, 8)
    (office.desk.inbox / "b.txt").write_bytes(b"x")
    rounds(office, 8)
    assert len(office.keys) == 2


def test_files_that_a_killed_run_left_in_the_inbox_are_called_up_for_again_but_not_at_once(office):
    (office.desk.inbox / "a.txt").write_bytes(b"x")
    rounds(office, duty_.AGAIN_SECONDS + 60, step=30)
    assert 2 <= len(office.keys) <= 3


def test_what_was_taken_up_and_not_loaded_is_called_up_for_once(office):
    (office.desk.done / "a.txt").write_text(CONTENTS[0], "utf-8")
    office.busy = True  # the run that took it up is still at it
    rounds(office, 90, step=10)
    assert office.keys == {}
    office.busy = False
    rounds(office, 300, step=10)
    (key,) = office.keys
    assert key.startswith("left-")
    load(office.desk.done, office.settings.office, "r1")
    office.keys.clear()
    rounds(office, 120, step=10)
    assert office.keys == {}


def test_a_server_that_is_away_is_complained_of_once_and_then_all_goes_on(office):
    (office.desk.inbox / "a.txt").write_bytes(b"x")
    office.away = True
    rounds(office, 20)
    assert len([line for line in office.said if "ConnectError" in line]) == 1
    office.away = False
    rounds(office, 5)
    assert len(office.keys) == 1


def test_a_worker_that_ended_is_started_again(office):
    rounds(office, 2)
    office.workers[0].poll = lambda: -9
    rounds(office, 2)
    assert len(office.workers) == 2
    assert any("已退出（-9）" in line for line in office.said)


def test_a_state_that_was_put_right_is_told(office):
    office.righted = (Righted(uuid4(), "收件", "Crashed"),)
    rounds(office, 2)
    assert any("Crashed" in line for line in office.said)
