"""A load on processes that is killed or interrupted: nobody works on, nothing is lost, the next one ends right."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from flows.engines import Where
from tests.flows.loads import load, rows_of
from tests.flows.small_pages import CONTENTS, put

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 240
LOAD = """
import sys
from pathlib import Path
from flows import partition
from flows.engines import Where
from tests.flows import engine_work
from tests.flows.loads import attempt

if __name__ == "__main__":
    folder, base, work = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
    partition.read = getattr(engine_work, work)
    where = Where("processes", 2, partition_bytes=900)
    sys.exit(bool(attempt(folder, base / "press.duckdb", "first", where).stopped))
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return put(tmp_path_factory.mktemp("pages"), CONTENTS)


@pytest.fixture(scope="module")
def rows(folder, tmp_path_factory):
    """Those of a load that nobody interrupts."""
    warehouse = tmp_path_factory.mktemp("local") / "press.duckdb"
    load(folder, warehouse, "r1")
    return rows_of(warehouse)


def begun(folder, base, work) -> subprocess.Popen:
    (base / "load.py").write_text(LOAD)
    return subprocess.Popen(
        [sys.executable, base / "load.py", folder, base, work],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stderr=subprocess.PIPE,
        start_new_session=True,
        text=True,
    )


def until(what, said):
    for _ in range(SECONDS * 10):
        if what():
            return
        time.sleep(0.1)
    raise AssertionError(f"not within {SECONDS} s: {said}")


def alive(pid: int) -> bool:
    """Whether the process is there and no zombie."""
    try:
        return Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


@pytest.mark.parametrize(("sign", "told"), [(signal.SIGKILL, ""), (signal.SIGINT, "KeyboardInterrupt")])
def test_workers_end_with_the_load_however_it_ends(folder, rows, tmp_path, sign, told):
    process = begun(folder, tmp_path, "read_for_ever")

    def working():
        return sorted(int(path.name.split(".")[-2]) for path in tmp_path.glob("*.pid"))

    until(lambda: len(working()) == 2 or process.poll() is not None, "two workers")
    workers = working()
    assert all(map(alive, workers))
    os.killpg(process.pid, sign)
    _, err = process.communicate(timeout=SECONDS)
    assert process.returncode != 0
    assert told in err
    until(lambda: not any(map(alive, workers)), "workers are gone")
    assert not (tmp_path / "press.duckdb").exists()
    load(folder, tmp_path / "press.duckdb", "second", Where("processes", 1))
    assert rows_of(tmp_path / "press.duckdb") == rows
    assert not (tmp_path / "press.lake").exists()
