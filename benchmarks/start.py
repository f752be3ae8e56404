"""How long ``shuzheng --help`` and a run of the five seed pages take, with no server up (cold) and with one (warm).

    python benchmarks/start.py [--runs 3] [--port 14390]

Prints JSON. Processor seconds are those of the command alone; a cold run also waits for a server to start, whose own
seconds are told apart. Seconds by the clock are those of a machine that others use too.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
COMMAND = (sys.executable, "-c", "from flows.cli import main; main()")


def main() -> None:
    """Cold and warm take turns, each cold run with a home of its own."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--runs", type=int, default=3)
    asked.add_argument("--port", type=int, default=14390)
    args = asked.parse_args()
    found: dict[str, list[dict[str, float]]] = {"help": [], "cold": [], "warm": []}
    for _ in range(args.runs):
        found["help"].append(called({}, "--help"))
        with tempfile.TemporaryDirectory() as made:
            home = {"SHUZHENG_HOME": f"{made}/home", "SHUZHENG_PORT": str(args.port)}
            try:
                for name in ("cold", "warm"):
                    given = ("--pages", str(ROOT / "seeds" / "pages"), "--warehouse", f"{made}/{name}.duckdb")
                    found[name].append(called(home, "run", *given, "--local-server"))
                    found[name][-1]["server"] = served(Path(made, "home"))
            finally:
                called(home, "stop", "--force")
    told = {name: {key: median(run[key] for run in runs) for key in runs[0]} for name, runs in found.items()}
    print(json.dumps(told, indent=1))


def called(environment: dict[str, str], *given: str) -> dict[str, Any]:
    """Processor seconds and seconds by the clock of one command."""
    without = {
        name: value for name, value in os.environ.items() if not name.startswith(("PREFECT_", "SHUZHENG_"))
    }
    wall, before = perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [*COMMAND, *given], env=without | environment, cwd=ROOT, check=True, stdout=subprocess.DEVNULL
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"cpu": cpu, "wall": perf_counter() - wall}


def served(home: Path) -> float:
    """Processor seconds that the server has taken so far."""
    pid = json.loads((home / "server.json").read_text("utf-8"))["pid"]
    fields = Path(f"/proc/{pid}/stat").read_text("ascii", "replace").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
