"""One JSON line for each event, with the ids of the ledger, whatever a page holds."""

import json
import logging

from flows.event_log import FACTS, events_logged, line_of, log_of

HOSTILE = 'a\n{"event": "end", "level": "error"}\r\x1b[2J\u2028b\u202e"'


def record(message: str, **extra: object) -> logging.LogRecord:
    made = logging.LogRecord("prefect.task_runs", logging.INFO, "x.py", 1, "%s", (message,), None)
    made.__dict__.update(extra)
    return made


def test_text_of_a_page_makes_no_second_line():
    line = line_of(record(HOSTILE, **{FACTS: {"step": HOSTILE}}), "r1")
    assert line.count("\n") == 1
    assert len(line.splitlines()) == 1
    assert "\x1b" not in line
    told = json.loads(line)
    assert (told["run_id"], told["level"]) == ("r1", "info")
    assert "\n" not in told["says"]
    assert told["step"] == HOSTILE


def test_what_prefects_loggers_say_is_written_with_its_ids(tmp_path, caplog):
    caplog.set_level(logging.INFO, "prefect.task_runs")  # as Prefect sets it in a run
    warehouse = tmp_path / "press.duckdb"
    logger = logging.getLogger("prefect.task_runs")
    with events_logged(warehouse, "r1"):
        logger.info(
            "读入解码：2 个版面",
            extra={"flow_run_id": "f", "task_run_name": "读入解码", FACTS: {"seconds": 0.5}},
        )
        logger.debug("nicht")
    logger.info("danach")
    (line,) = log_of(warehouse).read_text("utf-8").splitlines()
    told = json.loads(line)
    assert told.pop("at").endswith("+00:00")
    assert told == {
        "level": "info",
        "run_id": "r1",
        "flow_run_id": "f",
        "task_run_name": "读入解码",
        "says": "读入解码：2 个版面",
        "seconds": 0.5,
    }


def test_a_large_log_is_put_aside(tmp_path, monkeypatch):
    monkeypatch.setattr("flows.event_log.MAX_BYTES", 100)
    warehouse = tmp_path / "press.duckdb"
    with events_logged(warehouse, "r1"):
        for n in range(3):
            logging.getLogger("prefect.flow_runs").warning("长" * 50 + str(n))
    assert log_of(warehouse).with_name("press.events.jsonl.1").is_file()
    assert "长2" in log_of(warehouse).read_text("utf-8")
