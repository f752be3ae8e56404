"""A run whose process is gone gets the state that the ledger of the data file gives it."""

from __future__ import annotations

import dataclasses
import datetime as dt
import os
import subprocess
import sys
from types import SimpleNamespace
from typing import Any
from uuid import UUID, uuid4

import pytest
from prefect.client.schemas.objects import StateType

from flows import truth
from tests.warehouse_rows import rows, run
from warehouse.publish import publish

PUBLISHED = UUID("0f0e0d0c-0b0a-4908-8706-050403020100")


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory):
    path = tmp_path_factory.mktemp("truth") / "press.duckdb"
    row = dataclasses.replace(run("r1", rows()), flow_run_id=str(PUBLISHED))
    publish(rows(), path, row)
    return path


def flow_run(id_: UUID, type_: StateType, seconds: int = 0) -> Any:
    since = dt.datetime.now(dt.UTC) - dt.timedelta(seconds=seconds)
    return SimpleNamespace(id=id_, name="x", state=SimpleNamespace(type=type_, timestamp=since))


@pytest.mark.parametrize(
    ("id_", "type_", "name", "said"),
    [
        (PUBLISHED, StateType.RUNNING, "Completed", "批次 r1，published"),
        (PUBLISHED, StateType.CANCELLING, "Completed", "台账里有它"),
        (uuid4(), StateType.RUNNING, "Crashed", "仍是上一版"),
        (uuid4(), StateType.CANCELLING, "Cancelled", "仍是上一版"),
    ],
)
def test_the_ledger_decides(warehouse, id_, type_, name, said):
    state = truth._true_state(flow_run(id_, type_), warehouse)
    assert state.name == name
    assert said in (state.message or "")


def test_without_a_data_file_nothing_was_published(tmp_path):
    assert (
        truth._true_state(flow_run(PUBLISHED, StateType.RUNNING), tmp_path / "none.duckdb").name == "Crashed"
    )


@pytest.mark.parametrize(
    ("type_", "seconds", "never"),
    [
        (StateType.PENDING, 1_000, True),
        (StateType.CANCELLING, 1_000, True),
        (StateType.PENDING, 5, False),
        (StateType.RUNNING, 1_000, False),
    ],
)
def test_a_run_that_waits_for_its_process_is_given_time(type_, seconds, never):
    assert truth._never_began(flow_run(uuid4(), type_, seconds), dt.datetime.now(dt.UTC)) == never


def test_a_process_is_known_by_the_run_in_its_environment():
    id_ = uuid4()
    environ = os.environ | {"PREFECT__FLOW_RUN_ID": str(id_)}
    program = [sys.executable, "-c", "print(flush=True); input()"]
    sleeping = subprocess.Popen(program, env=environ, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        assert sleeping.stdout is not None
        sleeping.stdout.readline()  # it runs
        assert truth.works_on(id_, sleeping.pid)
        assert not truth.works_on(uuid4(), sleeping.pid)  # the number was given to another run
    finally:
        sleeping.kill()
        os.waitid(os.P_PID, sleeping.pid, os.WEXITED | os.WNOWAIT)  # ended, and not yet fetched
        assert not truth.works_on(id_, sleeping.pid)
        sleeping.communicate()
    assert not truth.works_on(id_, sleeping.pid)
