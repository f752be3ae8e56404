"""Very many runs in one process, each with a page changed, one more and one fewer: does anything grow?

    python tests/faults/soak.py [--runs 500] [--pages 60]

Memory is what is resident after a run, files are all in the folder of the warehouse, time is processor seconds of a
run. The last quarter of the runs is compared with the second: the first fills caches and the shelf of releases.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import process_time

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))


@dataclass(frozen=True, slots=True)
class Look:
    """What was seen after a run: MB resident, files, bytes of the data file, open files, processor seconds of the run."""

    memory: float
    files: int
    bytes: int
    handles: int
    seconds: float


def soak(base: Path, runs: int, pages: int) -> list[Look]:
    """So many loads of a folder that always has so many pages."""
    from tests.flows.loads import load_shown as load
    from tests.flows.small_pages import SHORT

    folder, warehouse = base / "pages", base / "out" / "press.duckdb"
    folder.mkdir(parents=True)
    warehouse.parent.mkdir()

    def write(number: int, version: int) -> None:
        text = SHORT.format(area=f"{number + 1}.{version % 9 + 1}").replace("1860", f"{1860 + version}")
        (folder / f"{number:06}.txt").write_text(text, "utf-8")

    for number in range(pages):
        write(number, 0)
    seen: list[Look] = []
    for run in range(runs):
        write(run + pages // 2, run + 1)
        write(run + pages, run + 1)
        (folder / f"{run:06}.txt").unlink()
        begun = process_time()
        summary = load(folder, warehouse, f"run{run:05}")
        seen.append(look(warehouse, process_time() - begun))
        assert summary.seen.pages == pages
        if sys.stdout.isatty() or run % 20 == 0:
            print(run, seen[-1], flush=True)
    return seen


def look(warehouse: Path, seconds: float) -> Look:
    """What can be seen now."""
    resident = int(Path("/proc/self/statm").read_text("ascii").split()[1]) * 4096 / 1e6
    files = sum(1 for path in warehouse.parent.rglob("*") if path.is_file())
    handles = sum(1 for _ in Path("/proc/self/fd").iterdir())
    return Look(resident, files, warehouse.stat().st_size, handles, seconds)


def grown(seen: Sequence[Look]) -> dict[str, float]:
    """The last quarter against the second, by what was measured: 1 means no growth."""
    quarter = len(seen) // 4
    second, last = seen[quarter : 2 * quarter], seen[-quarter:]
    return {
        name: median(getattr(each, name) for each in last) / median(getattr(each, name) for each in second)
        for name in Look.__slots__
    }


MOST = {"memory": 1.05, "files": 1.0, "bytes": 1.25, "handles": 1.0, "seconds": 1.25}
"""What the last quarter may be of the second. The ledger has a row more for each run, and its file some blocks."""


def main() -> int:
    """Print what grew; exit code 1 when it is too much."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--runs", type=int, default=500)
    asked.add_argument("--pages", type=int, default=60)
    args = asked.parse_args()
    with tempfile.TemporaryDirectory() as made:
        found = grown(soak(Path(made), args.runs, args.pages))
    for name, times in found.items():
        print(f"{name:8} {times:.3f} (at most {MOST[name]})")
    return int(any(times > MOST[name] for name, times in found.items()))


if __name__ == "__main__":
    sys.exit(main())
