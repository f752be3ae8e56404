"""What a run says, as one JSON line for each event beside the data file (事件日志): with the ids of the ledger.

It listens to Prefect's loggers of flow and task runs, so whatever is said there is in it, too when the server is away.
A line is one line whatever a page holds.
"""

from __future__ import annotations

import datetime as dt
import json
import logging
import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from warehouse.escape import cut, plain

FACTS = "shuzheng"
"""Name under which a log call hands over facts: ``logger.info(…, extra={FACTS: {"step": …}})``."""
MAX_BYTES = 20_000_000
"""Size at which the log is put aside as ``….1`` and begun anew. 2026-11: set to 20 MB, some years of daily runs."""
_LOGGERS = ("prefect.flow_runs", "prefect.task_runs")
_IDS = ("flow_run_id", "flow_run_name", "task_run_id", "task_run_name")
_LONGEST = 1_000
# JSON leaves these as they are; some readers end a line there.
_LINE_ENDS = {"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def log_of(warehouse: Path) -> Path:
    """Where the events of the runs into a data file are written."""
    return warehouse.parent / "report" / f"{warehouse.stem}.events.jsonl"


@contextmanager
def events_logged(warehouse: Path, run_id: str) -> Generator[None]:
    """Write what the run says inside the block. A log that cannot be written says so once and spoils no run."""
    handler = _Lines(log_of(warehouse), run_id)
    loggers = [logging.getLogger(name) for name in _LOGGERS]
    for logger in loggers:
        logger.addHandler(handler)
    try:
        yield
    finally:
        for logger in loggers:
            logger.removeHandler(handler)


class _Lines(logging.Handler):
    """Appends each record as a line; several processes may do so at once."""

    def __init__(self, path: Path, run_id: str) -> None:
        super().__init__(logging.INFO)
        self.path, self.run_id = path, run_id

    def emit(self, record: logging.LogRecord) -> None:
        try:
            line = line_of(record, self.run_id)
            self.path.parent.mkdir(parents=True, exist_ok=True)
            if self.path.exists() and self.path.stat().st_size > MAX_BYTES:
                self.path.replace(self.path.with_name(f"{self.path.name}.1"))
            handle = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o644)
            try:
                os.write(handle, line.encode("utf-8", "backslashreplace"))
            finally:
                os.close(handle)
        except Exception:
            self.handleError(record)


def line_of(record: logging.LogRecord, run_id: str) -> str:
    """The record as a line of JSON with its end."""
    told: dict[str, Any] = {
        "at": dt.datetime.fromtimestamp(record.created, dt.UTC).isoformat(timespec="milliseconds"),
        "level": record.levelname.lower(),
        "run_id": run_id,
    }
    told |= {name: str(found) for name in _IDS if (found := getattr(record, name, None))}
    told["says"] = cut(plain(record.getMessage()), _LONGEST)
    told |= getattr(record, FACTS, {})
    line = json.dumps(told, ensure_ascii=False, default=str)
    for end, escaped in _LINE_ENDS.items():
        line = line.replace(end, escaped)
    return line + "\n"
