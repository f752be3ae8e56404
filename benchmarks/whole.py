"""Whole loads of generated corpora: pages and megabytes a second, each stage, memory, and how each cost grows.

    python benchmarks/whole.py [--pages 1000 3000] [--stories 1] [--runs 3] [--seed 7]

Prints JSON: one record for each run. Pages are those of ``incremental.py`` (made-up stories, a fifth of them reprints
or look-alikes); each load is a process of its own without Prefect and sizes take turns. Seconds are those of the
processor, start-up left out. The limit is what no reader of text can do without: read the bytes, decode them, and
look over them once with one pattern.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

ONE_PASS = re.compile(r"\d+(?:\.\d+)?")


def main() -> None:
    """Make the corpora, load them in turn, print what was measured."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--pages", type=int, nargs="+", default=[300, 1000, 3000])
    asked.add_argument("--stories", type=int, default=1)
    asked.add_argument("--runs", type=int, default=3)
    asked.add_argument("--seed", type=int, default=7)
    asked.add_argument("--load", nargs=2, help=argparse.SUPPRESS)
    args = asked.parse_args()
    if args.load:
        print(json.dumps(one(Path(args.load[0]), Path(args.load[1]))))
        return
    print(json.dumps(measured(args.pages, args.stories, args.runs, args.seed), indent=1))


def measured(sizes: list[int], stories: int, runs: int, seed: int) -> list[dict[str, Any]]:
    """A record for each load."""
    from benchmarks.incremental import make_pages

    found: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory() as made:
        base = Path(made)
        for pages in sizes:
            make_pages(base / str(pages), seed, 0, pages, stories)
        for run in range(runs):
            for pages in sizes:
                warehouse = base / f"{pages}-{run}.duckdb"
                call = [sys.executable, __file__, "--load", str(base / str(pages)), str(warehouse)]
                done = subprocess.run(call, check=True, capture_output=True, text=True)
                found.append(json.loads(done.stdout.splitlines()[-1]))
                print(f"{pages} pages, run {run + 1}: {found[-1]['cpu']:.1f} s", file=sys.stderr)
                for path in base.glob(f"{pages}-{run}.*"):
                    if path.is_file():
                        path.unlink()
    return found


def one(folder: Path, warehouse: Path) -> dict[str, Any]:
    """One load in this process, and an export of what it made."""
    import datetime as dt

    import checks.contract.models  # noqa: F401  start-up is not what is measured
    from benchmarks.incremental import peak_mb
    from flows import job
    from flows.handed_on import Load
    from transforms.text.words import words
    from warehouse.export import export

    words("词典要先装入")
    names = sorted(folder.rglob("*.txt"))
    seconds: dict[str, float] = {}

    def timed(name: str, work: Callable[..., Any]) -> Callable[..., Any]:
        def stage(*given: Any) -> Any:
            begun = process_time()
            result = work(*given)
            seconds[name] = seconds.get(name, 0.0) + process_time() - begun
            return result

        return stage

    plain = job.Stages()
    stages = replace(plain, **{f.name: timed(f.name, getattr(plain, f.name)) for f in fields(plain)})
    wall, begun = perf_counter(), process_time()
    summary = job.run(Load("bench", dt.datetime.now(dt.UTC), folder, warehouse), stages)
    cpu, wall, peak = process_time() - begun, perf_counter() - wall, peak_mb()
    assert not summary.stopped, summary.stopped
    begun = process_time()
    export(warehouse, warehouse.with_suffix(".export"))
    exported = process_time() - begun
    begun = process_time()
    size = 0
    for name in names:
        data = name.read_bytes()
        size += len(data)
        sum(1 for _ in ONE_PASS.finditer(data.decode()))
    limit = process_time() - begun
    seconds["between the stages"] = cpu - sum(seconds.values())
    return {
        "pages": len(names),
        "bytes": size,
        "cpu": cpu,
        "wall": wall,
        "peak_mb": peak,
        "file_mb": warehouse.stat().st_size / 1e6,
        "metrics": summary.seen.total.typed,
        "export": exported,
        "limit": limit,
        "stages": seconds,
    }


if __name__ == "__main__":
    main()
