"""All benchmarks in one go, and the report of them: docs/performance.md.

    python benchmarks/run.py [--full] [--peers PYTHON_OF_THE_PEERS] [--only SECTION …] [--out FILE]

Small by default (a quarter of an hour on a calm machine); ``--full`` takes corpora of 1,000, 10,000 and 100,000 pages and
files of one and ten million metrics (hours). Without a Python of the peers (``requirements-bench.lock``) their sections
say so. What was measured is kept beside the report as JSON, and ``--only`` measures some sections anew and keeps the others.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import platform
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks import written  # noqa: E402

HERE = ROOT / "benchmarks"
PROBES = ("duckdb", "polars", "pyarrow", "prefect", "pandera", "jieba")


def main() -> None:
    """Measure section by section; what is measured is written at once."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--full", action="store_true")
    asked.add_argument("--peers", help="Python interpreter that has the peers")
    asked.add_argument("--only", nargs="+", choices=SECTIONS)
    asked.add_argument("--out", type=Path, default=ROOT / "docs" / "performance.md")
    args = asked.parse_args()
    kept = args.out.with_suffix(".json")
    told: dict[str, Any] = json.loads(kept.read_text("utf-8")) if kept.exists() else {}
    for name in args.only or SECTIONS:
        print(f"== {name}", flush=True)
        told[name] = machine() | {"full": args.full, "measured": SECTIONS[name](args)}
        kept.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", "utf-8")
        args.out.write_text(written.report(told), "utf-8")


def machine() -> dict[str, Any]:
    """When, on what, with what, and how busy others kept it."""
    said = (
        Path("/proc/cpuinfo").read_text("ascii", "replace").splitlines()
        if Path("/proc/cpuinfo").exists()
        else []
    )
    model = next(
        (line.partition(":")[2].strip() for line in said if line.startswith("model name")),
        platform.processor(),
    )
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return {
        "day": f"{dt.datetime.now(dt.UTC):%Y-%m-%d %H:%M} UTC",
        "processor": model or platform.machine(),
        "cores": os.cpu_count(),
        "load": round(os.getloadavg()[0], 1),
        "python": platform.python_version(),
        "versions": {name: version(name) for name in PROBES},
        "commit": commit.stdout.strip(),
    }


def told_by(script: str, *given: str) -> str:
    """What a benchmark prints."""
    call = [sys.executable, str(HERE / script), *given]
    return subprocess.run(call, check=True, stdout=subprocess.PIPE, text=True).stdout


def whole(args: argparse.Namespace) -> Any:
    """Whole loads."""
    sizes = ("1000", "10000", "100000") if args.full else ("1000", "3000", "10000")
    return json.loads(told_by("whole.py", "--runs", "3", "--pages", *sizes))


def queries(args: argparse.Namespace) -> Any:
    """The analyst's questions."""
    sizes = ("1000000", "10000000") if args.full else ("100000", "1000000")
    return json.loads(told_by("queries.py", "--runs", "3", "--metrics", *sizes))


def start(args: argparse.Namespace) -> Any:
    """Starting up: the help, a cold and a warm run."""
    return json.loads(told_by("start.py", "--runs", "5" if args.full else "3"))


def checks(args: argparse.Namespace) -> Any:
    """The rules beside reading."""
    times = ("1", "2", "4", "8") if args.full else ("1", "2", "4")
    return told_by("checks.py", "--times", *times, "--tries", "3")


def layout(_: argparse.Namespace) -> Any:
    """Layout and cutting by size of page."""
    return told_by("layout.py")


def extract(args: argparse.Namespace) -> Any:
    """Reading numbers, against peers where there are any."""
    peers = ("--peers", args.peers) if args.peers else ()
    more = () if args.full else ("--rounds", "3", "--seconds", "5", "--made", "20")
    return told_by("extract/compare.py", *peers, *more)


def reprints(args: argparse.Namespace) -> Any:
    """Folding copies, against peers."""
    if not args.peers:
        return None
    size = "100000" if args.full else "10000"
    return told_by("reprints/compare.py", "--peers", args.peers, "--size", size, "--seed", "7")


def engine(args: argparse.Namespace) -> Any:
    """What two workers gain over one, and that a killed one changes nothing."""
    size = ("--pages", "10000", "--rounds", "3") if args.full else ("--pages", "2000", "--rounds", "2")
    return told_by("engine.py", "--seed", "7", *size)


SECTIONS: dict[str, Callable[[argparse.Namespace], Any]] = {
    "whole": whole,
    "queries": queries,
    "start": start,
    "checks": checks,
    "layout": layout,
    "extract": extract,
    "reprints": reprints,
    "engine": engine,
}


if __name__ == "__main__":
    main()
