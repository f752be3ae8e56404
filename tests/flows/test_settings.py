from pathlib import Path

import pytest

from flows.settings import Settings, flow_environment, local_environment


def test_a_local_server_knows_nothing_of_the_callers_prefect() -> None:
    callers = {
        "PATH": "/bin",
        "PREFECT_API_URL": "https://elsewhere/api",
        "PREFECT_API_KEY": "k",
        "PREFECT_PROFILE": "cloud",
        "PREFECT_SERVER_DATABASE_CONNECTION_URL": "postgresql://x",
    }
    made = local_environment(callers, Path("/home/p"), 4321)
    assert made["PATH"] == "/bin"
    assert made["PREFECT_API_URL"] == "http://127.0.0.1:4321/api"
    assert made["PREFECT_HOME"] == "/home/p"
    assert made["PREFECT_SERVER_UI_API_URL"] == "/api"
    for left_out in ("PREFECT_API_KEY", "PREFECT_PROFILE", "PREFECT_SERVER_DATABASE_CONNECTION_URL"):
        assert left_out not in made


def test_nothing_is_sent_home() -> None:
    made = local_environment({}, Path("/home/p"), 4321)
    assert made["DO_NOT_TRACK"] == "1"
    assert made["PREFECT_SERVER_ANALYTICS_ENABLED"] == "false"
    assert made["PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT"] == "false"


def test_a_named_server_keeps_the_callers_settings() -> None:
    made = flow_environment({"PREFECT_API_URL": "https://elsewhere/api", "PREFECT_API_KEY": "k"})
    assert (made["PREFECT_API_URL"], made["PREFECT_API_KEY"]) == ("https://elsewhere/api", "k")


def test_the_operator_may_ask_for_prefects_own_lines() -> None:
    level = "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL"
    assert flow_environment({})[level] == "CRITICAL"
    assert local_environment({level: "INFO"}, Path("/home/p"), 4321)[level] == "INFO"


@pytest.mark.parametrize(
    ("given", "made"),
    [({}, "127.0.0.1,localhost"), ({"NO_PROXY": "intra.example"}, "intra.example,127.0.0.1,localhost")],
)
def test_a_proxy_is_not_asked_for_the_local_server(given: dict[str, str], made: str) -> None:
    assert flow_environment(given)["NO_PROXY"] == made
    assert flow_environment(given)["no_proxy"] == made


def test_settings_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHUZHENG_HOME", "/somewhere/else")
    monkeypatch.setenv("SHUZHENG_PORT", "4567")
    assert (Settings().home, Settings().port) == (Path("/somewhere/else"), 4567)


def test_a_checkout_keeps_its_server_in_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SHUZHENG_HOME", raising=False)
    assert Settings().home == Path(__file__).resolve().parents[2] / ".prefect"


def test_a_relative_home_is_meant_from_here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SHUZHENG_HOME", "here")
    assert Settings().home == tmp_path / "here"
