"""What ``make serve`` sets up: loopback, password, no telemetry, no secret where others can read it; and its how-to says so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from flows import server, worker
from flows.cli import GROUPS, app
from flows.commands.server import is_password
from flows.connected import speak_to
from flows.reading_room import TITLES
from flows.server import Server
from flows.settings import Settings, local_environment

ROOT = Path(__file__).resolve().parents[2]
AUTH = "editor:a-long-password"
DATABASE = "postgresql+asyncpg://prefect:geheim@127.0.0.1/prefect"


@pytest.fixture
def environment() -> dict[str, str]:
    return local_environment({"PATH": "/bin"}, Path("/home/p"), 4321, AUTH, DATABASE)


def called(*arguments: str) -> int:
    return app([*arguments], result_action="return_value", exit_on_error=False)


def test_it_listens_on_this_machine_only(environment):
    command = server._command(4321)
    assert command[command.index("--host") + 1] == "127.0.0.1"
    assert environment["PREFECT_SERVER_API_HOST"] == "127.0.0.1"


def test_it_asks_for_the_password_and_for_tokens_and_answers_no_other_site(environment):
    assert environment["PREFECT_SERVER_API_AUTH_STRING"] == environment["PREFECT_API_AUTH_STRING"] == AUTH
    assert environment["PREFECT_SERVER_CSRF_PROTECTION_ENABLED"] == "true"
    assert environment["PREFECT_SERVER_API_CORS_ALLOWED_ORIGINS"] == "http://127.0.0.1:4321"


def test_prefect_understands_these_settings(environment, monkeypatch):
    from prefect.settings.models.root import Settings as PrefectSettings

    for name, value in environment.items():
        if name.startswith("PREFECT_"):
            monkeypatch.setenv(name, value)
    made = PrefectSettings()
    assert made.server.api.csrf_protection_enabled is True
    assert made.server.api.cors_allowed_origins == "http://127.0.0.1:4321"
    assert made.server.analytics_enabled is False
    assert made.server.ui.show_promotional_content is False
    assert made.server.api.auth_string is not None
    assert made.server.api.auth_string.get_secret_value() == AUTH
    assert made.client.retry_extra_codes == {500}
    assert made.worker.query_seconds == 2


def test_the_database_is_one_setting(environment, monkeypatch):
    assert environment["PREFECT_SERVER_DATABASE_CONNECTION_URL"] == DATABASE
    monkeypatch.setenv("SHUZHENG_DATABASE", DATABASE)
    assert Settings().database.get_secret_value() == DATABASE
    assert "PREFECT_SERVER_DATABASE_CONNECTION_URL" not in local_environment({}, Path("/home/p"), 4321)


def test_secrets_stand_on_no_command_line_and_in_no_repr(monkeypatch):
    monkeypatch.setenv("SHUZHENG_AUTH", AUTH)
    monkeypatch.setenv("SHUZHENG_DATABASE", DATABASE)
    shown = f"{Settings()!r} {server._command(4321)} {worker.command('shuzheng')}"
    assert "long-password" not in shown
    assert "geheim" not in shown


def test_runs_are_not_told_the_password_of_the_database(monkeypatch, tmp_path):
    monkeypatch.setenv("SHUZHENG_AUTH", AUTH)
    monkeypatch.setenv("SHUZHENG_DATABASE", DATABASE)
    environ = {"PATH": "/bin", "PREFECT_API_KEY": "elsewhere"}
    speak_to(Server(1, 4321, True), Settings(home=tmp_path), environ)
    assert environ["PREFECT_API_AUTH_STRING"] == AUTH
    assert "geheim" not in "".join(environ.values())
    assert "PREFECT_API_KEY" not in environ


@pytest.mark.parametrize(
    ("auth", "good"),
    [(AUTH, True), ("", False), ("editor", False), (":a-long-password", False), ("editor:short", False)],
)
def test_a_password_is_long_enough(auth, good):
    assert is_password(auth) == good


@pytest.mark.parametrize("command", ["server", "serve"])
def test_without_a_password_nothing_is_started(command, monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("SHUZHENG_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("SHUZHENG_DESK", str(tmp_path / "desk"))
    monkeypatch.delenv("SHUZHENG_AUTH", raising=False)
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    assert called(command) == 2
    assert "SHUZHENG_AUTH" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


class TestHowTo:
    TEXT = (ROOT / "docs" / "how-to" / "serve.md").read_text("utf-8")

    def test_it_names_the_artifacts_that_there_are(self):
        assert set(re.findall(r"`(press-[a-z-]+)`", self.TEXT)) == set(TITLES)

    def test_it_names_the_deployments_that_there_are(self):
        rows = re.findall(r"^\| `([a-z]+)` \|", self.TEXT, re.M)
        made = yaml.safe_load((ROOT / "prefect.yaml").read_text("utf-8"))["deployments"]
        assert rows == [each["name"] for each in made]

    def test_it_names_commands_and_targets_that_there_are(self):
        known = {command.__name__ for commands in GROUPS.values() for command in commands}
        assert set(re.findall(r"(?<!/)\bshuzheng ([a-z]+)", self.TEXT)) <= known
        targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.M)
        assert set(re.findall(r"(?:`|^)make ([a-z-]+)", self.TEXT, re.M)) <= set(targets)

    def test_it_names_settings_that_there_are(self):
        known = {f"SHUZHENG_{name.upper()}" for name in Settings.model_fields}
        assert set(re.findall(r"SHUZHENG_[A-Z_]+[A-Z]", self.TEXT)) <= known

    def test_the_threats_name_tests_that_there_are(self):
        text = (ROOT / "docs" / "threats.md").read_text("utf-8")
        for name in re.findall(r"`(?:tests/\w+/)?(test_\w+\.py)`", text):
            assert list((ROOT / "tests").rglob(name)), name
