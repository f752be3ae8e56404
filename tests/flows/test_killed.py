"""A load that is killed, or that meets another, leaves whole files; the next one ends right."""

import os
import random
import signal
import subprocess
import sys
import time

import pytest

from flows import job
from tests.flows.loads import attempt, ledger, load, rows_of
from tests.flows.small_pages import CONTENTS
from warehouse.swap import only_publisher

CHILD = """
import sys
from pathlib import Path
import checks.models, pandera.polars
from tests.flows.loads import load
print("ready", flush=True)
sys.stdin.readline()
load(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
print("done", flush=True)
"""


def child(folder, warehouse, run_id):
    """A process that is about to load; a line on its standard input lets it go."""
    started = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(folder), str(warehouse), run_id],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=os.getcwd(),
        env={**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)},
    )
    assert started.stdout is not None
    assert started.stdout.readline() == "ready\n"
    return started


def go(process):
    process.stdin.write("\n")
    process.stdin.flush()


def put(folder, contents):
    folder.mkdir(exist_ok=True)
    for n, content in enumerate(contents):
        (folder / f"{n}.txt").write_text(content, "utf-8")


def test_killed_at_seeded_moments(tmp_path):
    folder, warehouse = tmp_path / "pages", tmp_path / "press.duckdb"
    put(folder, CONTENTS[:4])
    load(folder, warehouse, "first")
    put(folder, CONTENTS[2:])
    load(folder, tmp_path / "fresh.duckdb", "fresh")
    before, after = rows_of(warehouse), rows_of(tmp_path / "fresh.duckdb")
    began = time.monotonic()
    load(folder, tmp_path / "timed.duckdb", "timed")
    whole = time.monotonic() - began
    chance = random.Random(20261122)
    for n in range(6):
        process = child(folder, warehouse, f"killed{n}")
        go(process)
        time.sleep(chance.random() * whole)
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=60)
        assert rows_of(warehouse) in (before, after)
    load(folder, warehouse, "last")
    assert rows_of(warehouse) == after
    left = sorted(path.name for path in tmp_path.glob(".press.duckdb*"))
    assert left == [".press.duckdb.lock"]


@pytest.mark.parametrize(
    "stage", ["compare", "check_contract", "cluster_reprints", "check_arithmetic", "publish"]
)
def test_killed_between_two_stages(tmp_path, stage):
    folder, warehouse = tmp_path / "pages", tmp_path / "press.duckdb"
    put(folder, CONTENTS[:2])
    load(folder, warehouse, "first")
    before = rows_of(warehouse)
    put(folder, CONTENTS[4:6])
    code = f"""
import datetime as dt, os, signal, sys
from dataclasses import replace
from pathlib import Path
from flows import job
from flows.handed_on import Load
def killed(*_):
    os.kill(os.getpid(), signal.SIGKILL)
load = Load("killed", dt.datetime.now(dt.UTC), Path(sys.argv[1]), Path(sys.argv[2]))
job.run(load, replace(job.Stages(), {stage}=killed))
"""
    done = subprocess.run(
        [sys.executable, "-c", code, str(folder), str(warehouse)],
        capture_output=True,
        timeout=120,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)},
        check=False,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert rows_of(warehouse) == before
    load(folder, warehouse, "second")
    load(folder, tmp_path / "fresh.duckdb", "fresh")
    assert rows_of(warehouse) == rows_of(tmp_path / "fresh.duckdb")


def test_a_second_load_is_refused_while_the_first_is_at_work(tmp_path, monkeypatch):
    monkeypatch.setattr(job, "WAIT_SECONDS", 0)
    folder, warehouse = tmp_path / "pages", tmp_path / "press.duckdb"
    put(folder, CONTENTS[:1])
    with only_publisher(warehouse, "other", 0):
        summary = attempt(folder, warehouse, "late")
    assert "运行 other" in summary.stopped
    assert "请等它结束后再试" in summary.stopped
    assert not warehouse.exists()


def test_two_loads_at_once_come_one_after_the_other(tmp_path):
    folder, warehouse = tmp_path / "pages", tmp_path / "press.duckdb"
    put(folder, CONTENTS)
    processes = [child(folder, warehouse, run_id) for run_id in ("one", "two")]
    for process in processes:
        go(process)
    for process in processes:
        out, err = process.communicate(timeout=120)
        assert out.endswith("done\n"), err
    assert ledger(warehouse) == [("one", "published"), ("two", "published")]
    load(folder, tmp_path / "fresh.duckdb", "fresh")
    assert rows_of(warehouse) == rows_of(tmp_path / "fresh.duckdb")
