"""What Prefect costs a load: the bare pipeline against the flow on a server that is already up, in turn.

    python benchmarks/overhead.py [--pages 300,2000] [--rounds 3] [--seed N] [--batch 500]

``--batch`` is how many pages are read at a time: a few give the batches of a large folder to a small one.

Every load is a process of its own into a file of its own. It imports all first, then its clocks start. The flow ends
where ``shuzheng run`` ends: state set, artifacts posted, logs and events handed over, all steps recorded.

``more wall s`` is the time around the stages of the flow, less that around the stages of the bare pipeline: what the
stages themselves take differs more between two loads on a busy machine than what is asked for. ``more CPU s`` compares
whole processes; ``server CPU s`` is what the server took meanwhile. Medians; results are kept in docs/scale.md.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
HEAD = """\
| pages | steps | bare wall s | flow wall s | more wall s | more CPU s | server CPU s |
| ----- | ----- | ----------- | ----------- | ----------- | ---------- | ------------ |"""


def main() -> None:
    """Make the pages, load each folder in turn bare and as a flow, print the medians of what the flow takes more."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--pages", default="300,2000", help="numbers of made-up pages of one story")
    asked.add_argument("--rounds", type=int, default=3)
    asked.add_argument("--seed", type=int, default=random.randrange(1_000_000))
    asked.add_argument("--batch", type=int, default=500, help="pages of a batch")
    asked.add_argument("--load", nargs=4, help=argparse.SUPPRESS)
    args = asked.parse_args()
    if args.load:
        print(json.dumps(one_load(*args.load)))
        return
    from benchmarks.incremental import make_pages

    with tempfile.TemporaryDirectory() as made, server_up(Path(made) / "home") as (pid, environment):
        print(f"seed {args.seed}, {args.rounds} rounds, load average {os.getloadavg()[0]:.1f}\n{HEAD}")
        folders = {"seeds": ROOT / "seeds" / "pages"}
        for count in map(int, filter(None, args.pages.split(","))):
            folders[str(count)] = Path(made) / f"pages{count}"
            make_pages(folders[str(count)], args.seed, 0, count, 1)
        for name, folder in folders.items():
            compare(name, folder, Path(made), pid, environment, args)


def compare(
    name: str, folder: Path, base: Path, pid: int, environment: dict[str, str], args: argparse.Namespace
) -> None:
    """Load ``folder`` bare and as a flow in turn, as many rounds as asked for, and print the line of it."""
    bare: list[dict[str, float]] = []
    flow: list[dict[str, float]] = []
    for number in range(args.rounds):
        bare.append(
            told("bare", folder, base / f"bare-{folder.name}-{number}.duckdb", environment, args.batch)
        )
        before = cpu_of(pid)
        flow.append(
            told("flow", folder, base / f"flow-{folder.name}-{number}.duckdb", environment, args.batch)
        )
        flow[-1]["server"] = cpu_of(pid) - before

    def middle(of: list[dict[str, float]], what: str) -> float:
        return statistics.median(each[what] for each in of)

    more = {what: middle(flow, what) - middle(bare, what) for what in ("around", "cpu")}
    print(
        f"| {name:>7} | {flow[0]['steps']:>5.0f} | {middle(bare, 'wall'):>11.1f} | {middle(flow, 'wall'):>11.1f}"
        f" | {more['around']:>11.2f} | {more['cpu']:>10.2f} | {middle(flow, 'server'):>12.2f} |",
        flush=True,
    )


def told(
    kind: str, folder: Path, warehouse: Path, environment: dict[str, str], batch: int
) -> dict[str, float]:
    """Run one load in a process of its own; what it says of itself."""
    command = [sys.executable, __file__, "--load", kind, str(folder), str(warehouse), str(batch)]
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    return json.loads(done.stdout.splitlines()[-1])


def one_load(kind: str, folder: str, warehouse: str, batch: str) -> dict[str, float]:
    """One load in this process: seconds of it and of the machine, and the wall seconds ``around`` its stages."""
    from flows import stages
    from flows.job import Stages

    setattr(stages, "BATCH_PAGES", int(batch))  # noqa: B010  ty holds the constant to its value
    inside: list[float] = []
    for name in Stages.__dataclass_fields__:
        # The flow reports by a function of its own that calls this one.
        known = "summarize" if name == "report" else name
        setattr(stages, known, timed(getattr(stages, known), inside))
    load = as_flow if kind == "flow" else bare
    begun, cpu = load(Path(folder), Path(warehouse))
    wall = time.perf_counter() - begun
    return {
        "steps": len(inside),
        "wall": wall,
        "around": wall - sum(inside),
        "cpu": time.process_time() - cpu,
    }


def timed(function: Callable[..., Any], inside: list[float]) -> Callable[..., Any]:
    """``function``, adding to ``inside`` how long each call took."""

    @wraps(function)
    def call(*args: Any, **kwargs: Any) -> Any:
        begun = time.perf_counter()
        try:
            return function(*args, **kwargs)
        finally:
            inside.append(time.perf_counter() - begun)

    return call


def bare(folder: Path, warehouse: Path) -> tuple[float, float]:
    """Load without Prefect; when it began, by both clocks."""
    import checks.contract.models  # noqa: F401  start-up is not what is measured
    from flows import job, stages
    from flows.handed_on import Load

    names = [name for name in job.Stages.__dataclass_fields__ if name != "report"]
    do = job.Stages(**{name: getattr(stages, name) for name in names}, report=stages.summarize)
    clocks = time.perf_counter(), time.process_time()
    summary = job.run(Load("bare", dt.datetime.now(dt.UTC), folder, warehouse), do)
    assert not summary.stopped, summary.stopped
    return clocks


def as_flow(folder: Path, warehouse: Path) -> tuple[float, float]:
    """Load as ``shuzheng run`` does on a server that stays; when it began, by both clocks."""
    import checks.contract.models  # noqa: F401
    from flows.foreground import loaded

    clocks = time.perf_counter(), time.process_time()
    summary = loaded(folder, warehouse, lambda _: None, 20).result()
    assert not summary.stopped, summary.stopped
    return clocks


@contextmanager
def server_up(home: Path) -> Generator[tuple[int, dict[str, str]]]:
    """A server of its own for the length of the block: its process, and the environment to reach it."""
    from flows import server
    from flows.connected import speak_to
    from flows.settings import Settings

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings = Settings(home=home, port=port)
    with server.in_use(settings, keep=False) as up:
        environment = dict(os.environ)
        speak_to(up, settings, environment)
        yield up.pid, environment | {"SHUZHENG_HOME": str(home)}


def cpu_of(pid: int) -> float:
    """CPU seconds that a process has taken so far."""
    fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
