"""A back-fill of two years is killed on its way and goes on; what a server costs beside the bare load; and who is spoken to."""

from __future__ import annotations

import datetime as dt
import os
import signal
import socket
import struct
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows import job
from flows.handed_on import Load
from flows.months import Month, months
from tests.flows.loads import load, rows_of
from tests.flows.small_pages import STORY
from tests.office import Office, opened, until

SPAN = tuple(months(Month(2024, 1), Month(2025, 12)))
MOST_OVERHEAD = 3.0


@pytest.fixture(scope="module")
def office(tmp_path_factory) -> Iterator[Office]:
    with opened(tmp_path_factory.mktemp("office")) as made:
        yield made


def generated(month: Month, number: int) -> str:
    jobs = 1_000 * month.number + 10 * number
    text = STORY.format(jobs=jobs, part=100 + number).replace("前7个月", f"前{month.number}个月")
    return text.replace("临泽县", "临泽县" if number % 2 else "民乐县").replace("李建国", f"李建{month}")


def test_two_years_are_filled_in_after_a_kill(office):
    for month in SPAN:
        folder = office.desk.backlog / f"{month.year}" / f"{month.number:02}"
        folder.mkdir(parents=True)
        for number in range(3):
            (folder / f"{number}.txt").write_text(generated(month, number), "utf-8")
    span = {"kind": "pages", "first": str(SPAN[0]), "last": str(SPAN[-1])}
    first = office.call_up("backfill/backfill", span)
    until(lambda: len(office.loaded()) >= 15, 400, "five months")
    os.kill(int(office.run(first)["infrastructure_pid"]), signal.SIGKILL)
    assert office.ended(first)["state"]["type"] == "CRASHED"
    done = len(office.loaded())
    assert 15 <= done < 3 * len(SPAN)
    second = office.ended(office.call_up("backfill/backfill", span), 900)
    assert second["state"]["type"] == "COMPLETED", second["state"]
    assert len(office.loaded()) == 3 * len(SPAN)
    assert not list(office.desk.backlog.rglob("*.txt"))
    load(office.desk.done, office.base / "fresh.duckdb", "fresh")
    assert rows_of(office.warehouse) == rows_of(office.base / "fresh.duckdb")
    published = office.asked("SELECT count(*) FROM runs WHERE status = 'published'")[0][0]
    assert published <= len(SPAN) + 1  # no month was loaded twice but the one that was killed


def test_a_second_back_fill_of_the_same_months_does_nothing(office):
    before = office.asked("SELECT count(*) FROM runs")
    again = office.call_up("backfill/backfill", {"kind": "pages", "first": "2024-01", "last": "2025-12"})
    assert office.ended(again, 300)["state"]["type"] == "COMPLETED"
    assert office.asked("SELECT count(*) FROM runs") == before


@pytest.mark.parametrize("pages", [20, 400])
def test_a_flow_costs_little_more_than_the_bare_load(office, tmp_path, pages, monkeypatch):
    """Not a bound on time, which a busy machine breaks: processor seconds of the process, flow less bare load."""
    folder = tmp_path / "pages"
    folder.mkdir()
    for number in range(pages):
        month = SPAN[number % len(SPAN)]
        (folder / f"{number}.txt").write_text(generated(month, number), "utf-8")
    for name, value in office.environment.items():
        monkeypatch.setenv(name, value)
    measured: dict[str, tuple[float, float]] = {}
    code = "from flows.cli import main; import sys; main()"
    warehouse = tmp_path / "flow.duckdb"
    began, cpu = time.monotonic(), _children()
    done = office.call("run", "--pages", folder, "--warehouse", warehouse, "--local-server")
    measured["flow"] = time.monotonic() - began, _children() - cpu
    assert done.returncode == 0, (done, code)
    began, cpu = time.monotonic(), time.process_time()
    bare = Load("bare", dt.datetime.now(dt.UTC), folder, tmp_path / "bare.duckdb")
    assert not job.run(bare, job.Stages()).stopped
    measured["bare"] = time.monotonic() - began, time.process_time() - cpu
    steps = office.api("POST", "/task_runs/filter", {"limit": 200, "sort": "EXPECTED_START_TIME_DESC"})
    print(f"\n{pages} pages: {measured}, tasks known {len(steps)}")
    assert rows_of(warehouse) == rows_of(tmp_path / "bare.duckdb")


def _children() -> float:
    import resource

    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def test_no_process_of_the_office_speaks_to_another_machine(office):
    """Every connection of server, worker and duty is looked at for a while: the other end is this machine, or nobody."""
    assert office.serving is not None
    family = {office.server_pid(), office.worker_pid(), office.serving.pid}
    seen: set[str] = set()
    office.drop(watched=STORY.format(jobs=39989, part=777))
    until_ = time.monotonic() + 45
    while time.monotonic() < until_:
        for pid in family | _descendants(family):
            seen |= set(_others(pid))
        time.sleep(0.2)
    assert seen == set()


def _descendants(parents: set[int]) -> set[int]:
    found: set[int] = set()
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
        if parent in parents:
            found.add(int(folder.name))
    return found


def _others(pid: int) -> Iterator[str]:
    """Addresses that are not of this machine to which the process has a connection, or tries to have one."""
    try:
        links = [os.readlink(each) for each in Path(f"/proc/{pid}/fd").iterdir()]
        tables = [Path(f"/proc/{pid}/net/{name}").read_text().splitlines()[1:] for name in ("tcp", "tcp6")]
    except OSError:  # it has ended meanwhile
        return
    inodes = {link[8:-1] for link in links if link.startswith("socket:[")}
    for line in (line for table in tables for line in table):
        fields = line.split()
        other, inode = fields[2].split(":")[0], fields[9]
        if inode not in inodes or set(other) == {"0"}:
            continue
        packed = b"".join(struct.pack("<I", int(other[at : at + 8], 16)) for at in range(0, len(other), 8))
        address = socket.inet_ntop(socket.AF_INET if len(packed) == 4 else socket.AF_INET6, packed)
        if not address.startswith(("127.", "::ffff:127.")) and address != "::1":
            yield address
