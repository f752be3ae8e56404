import json
import os
from pathlib import Path

import pytest

from flows.cli import app
from flows.desk import Desk
from flows.doctor import examine
from flows.office_state import AlreadyOnDuty, is_on_duty, on_desk, on_duty


@pytest.fixture
def desk(tmp_path, monkeypatch) -> Desk:
    monkeypatch.setenv("SHUZHENG_DESK", str(tmp_path / "desk"))
    monkeypatch.setenv("SHUZHENG_HOME", str(tmp_path / "home"))
    return Desk(tmp_path / "desk")


def test_one_at_a_time_is_on_duty(tmp_path):
    assert not is_on_duty(tmp_path)
    with on_duty(tmp_path):
        assert is_on_duty(tmp_path)
        with pytest.raises(AlreadyOnDuty, match="值守"), on_duty(tmp_path):
            pass
    assert not is_on_duty(tmp_path)


def test_what_lies_on_the_desk_is_counted(desk):
    assert on_desk(desk) is None
    desk.make()
    (desk.inbox / "a.txt").touch()
    (desk.inbox / "a.txt.part").touch()
    (desk.backlog / "2024-01").mkdir()
    (desk.backlog / "2024-01" / "b.txt").touch()
    (desk.rejected / "c.png.原因.txt").touch()
    (desk.rejected / "c.png").touch()
    found = on_desk(desk)
    assert found is not None
    assert (found.inbox, found.backlog, found.rejected, found.oldest_minutes) == (1, 1, 1, 0)


def test_status_and_doctor_tell_of_duty_and_desk(desk, tmp_path, capsys):
    code = app(["status", "--json"], result_action="return_value", exit_on_error=False)
    told = json.loads(capsys.readouterr().out)
    assert (code, told["on_duty"], told["desk"], told["deployments"]) == (1, False, None, None)
    names = {each.name for each in examine(tmp_path / "press.duckdb", tmp_path / "home", 4200)}
    assert "收件处" not in names  # nobody has set it up, so nobody is told to
    desk.make()
    (desk.inbox / "a.txt").touch()
    with on_duty(tmp_path / "home"):
        app(["status"], result_action="return_value", exit_on_error=False)
        out = capsys.readouterr().out
    assert "有人值守" in out
    assert "待收 1 个" in out
    checks = {each.name: each for each in examine(tmp_path / "press.duckdb", tmp_path / "home", 4200)}
    assert (checks["值守"].state, checks["收件处"].state) == ("warn", "ok")


def test_a_file_that_waits_too_long_is_told(desk, tmp_path, monkeypatch):
    desk.make()
    (desk.inbox / "a.txt").touch()
    now = os.stat(desk.inbox / "a.txt").st_ctime
    monkeypatch.setattr("flows.office_state.time.time", lambda: now + 600)
    checks = {each.name: each for each in examine(tmp_path / "press.duckdb", tmp_path / "home", 4200)}
    assert checks["收件处"].state == "warn"
    assert "等了 10 分钟" in checks["收件处"].found


def test_looking_makes_nothing(desk, tmp_path: Path):
    examine(tmp_path / "press.duckdb", tmp_path / "home", 4200)
    assert list(tmp_path.iterdir()) == []
