"""One load on every engine: the same rows, wall and processor seconds, and what two workers gain over one.

    python benchmarks/engine.py [--pages 2000] [--stories 4] [--rounds 3] [--seed N] [--engines processes,dask]
                                [--partition-bytes 500000] [--no-kill]

Runs alternate: local, then each engine with one worker and with two, and all of that again for every round; each load is a
process of its own, without Prefect. ``here`` are the processor seconds of the process that writes the warehouse (of the Dask
scheduler too, which lives in it), ``workers`` those of all processes below it. ``wall`` is that of the load with the start of its
engine, start-up of the first process left out. A ratio is of medians. On a machine that others use, wall seconds
say little: then look at ``at best``, processor seconds of the local run by the longer of what one process must do alone and
half of all. A last run kills one worker in its middle. Results are kept in docs/scale.md.
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import json
import os
import random
import resource
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
from flows.engines import Where  # noqa: E402

PR_SET_CHILD_SUBREAPER = 36
"""Of prctl(2): who loses its parent below this process becomes a child of this one."""

HEAD = """\
| engine    | workers | wall s | here CPU s | workers CPU s | at best | rows |
| --------- | ------: | -----: | ---------: | ------------: | ------: | ---- |"""


def main() -> None:
    """Make the pages, run the loads, print a table."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--pages", type=int, default=2_000)
    asked.add_argument("--stories", type=int, default=4, help="stories of a page")
    asked.add_argument("--rounds", type=int, default=3)
    asked.add_argument("--seed", type=int, default=random.randrange(1_000_000))
    asked.add_argument("--engines", default="processes,dask")
    asked.add_argument("--partition-bytes", type=int, default=500_000)
    asked.add_argument("--no-kill", action="store_true")
    asked.add_argument("--one", nargs=5, help=argparse.SUPPRESS)
    args = asked.parse_args()
    if args.one:
        kind, workers, folder, size, kill = args.one
        where = Where(kind, int(workers), partition_bytes=int(size))
        print(json.dumps(one(where, Path(folder), kill == "kill")))
        return
    with tempfile.TemporaryDirectory() as made:
        compare(Path(made) / "pages", args)


def compare(folder: Path, args: argparse.Namespace) -> None:
    """All loads of the benchmark, of the pages in ``folder``."""
    from benchmarks.incremental import make_pages

    size = make_pages(folder, args.seed, 0, args.pages, args.stories)
    load = os.getloadavg()[0]
    print(
        f"seed {args.seed}: {args.pages} pages of {args.stories} stories, {size / 1e6:.1f} MB; load {load:.1f}"
    )
    print(HEAD, flush=True)
    plans = [("local", 1), *((kind, n) for kind in args.engines.split(",") for n in (1, 2))]
    wall: defaultdict[tuple[str, int], list[float]] = defaultdict(list)
    first: dict[str, float | str] = {}
    for _ in range(args.rounds):
        for plan in plans:
            said = told(plan, folder, args.partition_bytes, first, kill=False)
            first = first or said
            wall[plan].append(said["wall"])
    for kind in args.engines.split(","):
        if not args.no_kill:
            told((kind, 2), folder, args.partition_bytes, first, kill=True)
        one_, two = (statistics.median(wall[kind, n]) for n in (1, 2))
        local = statistics.median(wall["local", 1])
        print(f"{kind}: wall of one worker / of two {one_ / two:.2f}, of local / of two {local / two:.2f}")


def told(plan: tuple[str, int], folder: Path, size: int, first: dict, *, kill: bool) -> dict:
    """Run one load in a process of its own and print its line."""
    kind, workers = plan
    what = (kind, workers, folder, size, "kill" if kill else "live")
    command = [sys.executable, __file__, "--one", *map(str, what)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    said = json.loads(done.stdout.splitlines()[-1])
    first = first or said
    least = max(said["here"], (said["here"] + said["workers"]) / workers)
    same = "the same" if said["rows"] == first["rows"] else "OTHER ROWS"
    killed = f", a worker killed after {said['killed']:.0f} s" if kill else ""
    killed += ", BEGUN AGAIN with more memory" if said["again"] else ""
    print(
        f"| {kind:<9} | {workers:>7} | {said['wall']:>6.1f} | {said['here']:>10.1f} | {said['workers']:>13.1f}"
        f" | {first['here'] / least:>7.2f} | {same}{killed} |",
        flush=True,
    )
    return said


def one(where: Where, folder: Path, kill: bool) -> dict[str, float | str]:
    """One load in this process."""
    import checks.contract.models  # noqa: F401  start-up is not what is measured
    from flows.watch import StepEvent, watched_by
    from tests.flows.loads import load, rows_of

    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    killed: list[float] = []
    events: list[StepEvent] = []
    with tempfile.TemporaryDirectory() as made:
        warehouse = Path(made) / "press.duckdb"
        began, cpu = time.perf_counter(), time.process_time()
        if kill:
            threading.Thread(
                target=kill_one, args=(where.kind, Path(made), began, killed), daemon=True
            ).start()
        with watched_by(events.append):
            load(folder, warehouse, "r1", where)
        here, wall = time.process_time() - cpu, time.perf_counter() - began
        rows = hashlib.sha256(repr(rows_of(warehouse)).encode()).hexdigest()
    wait_for_orphans()
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {
        "wall": wall,
        "here": here,
        "workers": children.ru_utime + children.ru_stime,
        "rows": rows,
        "again": sum(event.title == "内存不够" for event in events),
        "killed": killed[0] if killed else 0.0,
    }


def wait_for_orphans() -> None:
    """Children of Dask workers end after those: they have become ours, and what they took is counted once waited for."""
    until, some = time.monotonic() + 5, True
    while some and time.monotonic() < until:
        some = any(map(is_child, below()))
        time.sleep(0.1)
        with suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass


def kill_one(kind: str, base: Path, began: float, killed: list[float]) -> None:
    """Once some partitions are there, kill a process that makes them: a child of ours, or of Dask a worker itself."""
    while len(list((base / "press.lake" / "partitions").glob("*.json"))) < 2:
        time.sleep(0.05)
    pid = worker_pid(kind)
    os.kill(pid, signal.SIGKILL)
    killed.append(time.perf_counter() - began)


def worker_pid(kind: str) -> int:
    """A process below this one that works on partitions; for Dask the worker whose child does."""
    parents = below()
    children = [pid for pid in parents if is_child(pid)]
    return min(children) if kind == "processes" else parents[min(children)]


def below() -> dict[int, int]:
    """Processes below this one, and the parent of each."""
    parents: dict[int, int] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text("utf-8").rpartition(")")[2].split()
        except OSError:
            continue
        parents[int(path.parent.name)] = int(fields[1])
    found = {os.getpid()}
    while more := {pid for pid, parent in parents.items() if parent in found} - found:
        found |= more
    return {pid: parents[pid] for pid in found - {os.getpid()}}


def is_child(pid: int) -> bool:
    """Whether it is a process in which work is done. One that has ended has no command line."""
    try:
        return b"flows.engines.child" in Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False


if __name__ == "__main__":
    main()
