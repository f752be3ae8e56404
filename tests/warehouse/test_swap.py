"""Other processes during a publication: readers, killed builders, rivals, writers, a full disk."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import threading

import duckdb
import pytest

from tests.forked import started
from tests.warehouse.publications import publish_rows, publish_until
from tests.warehouse_rows import beside, hashed, rows, run, target_in
from warehouse.errors import PublisherBusy, PublishError
from warehouse.publish import publish
from warehouse.runs import last_run
from warehouse.swap import clear_leftovers, only_publisher


def start(code, *args):
    """A Python child that runs ``code`` with the project importable; text in and out."""
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(code), *map(str, args)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=os.getcwd(),
        env={**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)},
    )


def test_a_reader_that_holds_the_old_file_keeps_it(published):
    with duckdb.connect(published, read_only=True) as held:
        publish(rows(), published, run("r2", rows(), day=1))
        assert held.execute("SELECT run_id FROM runs").fetchall() == [("r1",)]
        # The same process publishes again: it must build on the new file, not on the one that is held.
        publish(rows(), published, run("r3", rows(), day=2))
    with duckdb.connect(published, read_only=True) as con:
        assert con.execute("SELECT run_id FROM runs").fetchall() == [("r1",), ("r2",), ("r3",)]


@pytest.mark.parametrize("stage", ["make", "load", "audit", "swap_in"])
def test_a_killed_publisher_leaves_the_old_file_and_frees_the_way(published, stage):
    before = hashed(published)
    child = started(publish_until, published, stage)
    child.join(300)
    assert child.exitcode == -signal.SIGKILL
    assert hashed(published) == before
    publish(rows(), published, run("r3", rows(), day=2))
    assert last_run(published) == run("r3", rows(), day=2, release=2)
    assert beside(published) == [published.name]


def test_a_rival_is_refused_and_told_who_is_at_work(published):
    with (
        only_publisher(published, "r7", 0),
        pytest.raises(PublisherBusy, match=f"运行 r7，进程 {os.getpid()}"),
    ):
        publish(rows(), published, run("r2", rows(), day=1))
    publish(rows(), published, run("r2", rows(), day=1))


def test_a_rival_that_waits_comes_next_and_loses_nothing(published):
    entered, leave = threading.Event(), threading.Event()

    def hold():
        with only_publisher(published, "r7", 0):
            entered.set()
            leave.wait(300)

    holder = threading.Thread(target=hold)
    holder.start()
    assert entered.wait(300)
    children = [started(publish_rows, published, run_id) for run_id in ("r2", "r3")]
    leave.set()
    holder.join(300)
    for child in children:
        child.join(300)
        assert child.exitcode == 0
    with duckdb.connect(published, read_only=True) as con:
        assert con.execute("SELECT run_id FROM runs ORDER BY run_id").fetchall() == [
            ("r1",),
            ("r2",),
            ("r3",),
        ]


def test_a_writer_in_the_published_file_is_not_overrun(published):
    writer = start(
        """
        import duckdb, sys
        con = duckdb.connect(sys.argv[1])
        print("ready", flush=True)
        sys.stdin.readline()
        con.close()
        """,
        published,
    )
    assert writer.stdout.readline() == "ready\n"
    with pytest.raises(PublishError, match="打不开数据文件"):
        publish(rows(), published, run("r2", rows(), day=1))
    writer.communicate("\n", timeout=300)
    assert last_run(published) == run("r1", rows(), release=1)


def test_a_full_disk_leaves_the_old_file(published):
    before = hashed(published)
    child = start(
        """
        import resource, signal, sys
        from pathlib import Path
        from tests.warehouse_rows import hashed, metric, percent, rows, run
        from warehouse.errors import PublishError
        from warehouse.publish import publish
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))
        try:
            publish(rows(), Path(sys.argv[1]), run("r2", rows(), day=1))
        except PublishError as error:
            print(error)
        """,
        published,
    )
    out, err = child.communicate(timeout=300)
    assert child.returncode == 0, err
    assert out.startswith("写新的数据文件时出错，没有发布，原有文件不变")
    assert hashed(published) == before
    assert beside(published) == [published.name]


def test_only_leftovers_of_this_target_are_cleared(tmp_path):
    target = target_in(tmp_path)
    ours = [".press.duckdb.r1.building", ".press.duckdb.r1.building.wal", ".press.duckdb.r1.previous"]
    others = [
        ".press.duckdb.lock",
        ".press.duckdb2.r1.building",
        "press.duckdb.wal.r1.aside",
        "press.duckdb.building",
    ]
    for name in ours + others:
        (tmp_path / name).write_text("x")
    assert clear_leftovers(target) == tuple(sorted(ours))
    assert sorted(f.name for f in tmp_path.iterdir()) == sorted(others)
