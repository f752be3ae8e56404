"""A first load, one that finds nothing new, and one with a hundred pages more: seconds, memory, size.

    python benchmarks/incremental.py [--pages 10000] [--stories 4] [--more 100] [--seed N] [--keep FOLDER]
    python benchmarks/incremental.py --quick        (a thousand pages of one story, ten more)
    python benchmarks/incremental.py --growth 1000,10000,100000 --stories 1     (no proof: does memory grow?)
    python benchmarks/incremental.py --growth 1000,10000,100000 --stories 1 --paragraphs 1      (the same in less time)

Pages hold made-up stories, a fifth of them reprints or look-alikes of others. Each load is a process of its own, without
Prefect; its CPU seconds count user and system time of the process, start-up left out; its peak is the most memory
that was resident at once, program and libraries among it. A full load of the last folder must give the same rows;
``--no-proof`` leaves it out. Results are kept in docs/scale.md.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
if TYPE_CHECKING:
    from tests.planted.reprints import Printing
HEAD = """\
| load              | pages read | CPU s | of the first | wall s | peak MB | file MB |
| ----------------- | ---------- | ----- | ------------ | ------ | ------- | ------- |"""


def main() -> None:
    """Make the pages, run the loads, print a table."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--pages", type=int, default=10_000)
    asked.add_argument("--stories", type=int, default=4, help="stories of a page")
    asked.add_argument("--paragraphs", type=int, help="how many of a story are printed; all when not given")
    asked.add_argument("--more", type=int, default=100)
    asked.add_argument("--quick", action="store_true", help="1,000 pages of one story, 10 more")
    asked.add_argument("--growth", help="numbers of pages, each loaded into a file of its own")
    asked.add_argument("--seed", type=int, default=random.randrange(1_000_000))
    asked.add_argument("--keep", type=Path, help="make the files here and leave them")
    asked.add_argument("--no-proof", action="store_true")
    asked.add_argument("--no-screen", action="store_true", help="the screen is not written after each load")
    asked.add_argument("--load", nargs=4, help=argparse.SUPPRESS)
    args = asked.parse_args()
    if args.quick:
        args.pages, args.stories, args.more = 1_000, 1, 10
    if args.load:
        print(json.dumps(one_load(*args.load)))
        return
    with tempfile.TemporaryDirectory() as made:
        base = args.keep or Path(made)
        if args.growth:
            growth(base, args)
        else:
            run(base, args)


def growth(base: Path, args: argparse.Namespace) -> None:
    """Larger and larger folders: a first load, one that finds nothing new, and one with some pages more."""
    kept = f", {args.paragraphs} paragraphs of each" if args.paragraphs else ""
    print(f"seed {args.seed}, pages of {args.stories} stories{kept}\n{HEAD}", flush=True)
    for pages in map(int, args.growth.split(",")):
        folder, warehouse = base / f"pages{pages}", base / f"press{pages}.duckdb"
        asked_pages(folder, args, 0, pages)
        first = told(f"{pages} pages", folder, warehouse, None, args)
        told("nothing new", folder, warehouse, first, args)
        asked_pages(folder, args, pages, args.more)
        told(f"{args.more} pages more", folder, warehouse, first, args)


def run(base: Path, args: argparse.Namespace) -> None:
    """All loads of the benchmark, in ``base``."""
    folder, warehouse = base / "pages", base / "press.duckdb"
    size = asked_pages(folder, args, 0, args.pages)
    print(f"seed {args.seed}: {args.pages} pages of {args.stories} stories, {size / 1e6:.1f} MB\n{HEAD}")
    first = told("first", folder, warehouse, None, args)
    told("nothing new", folder, warehouse, first, args)
    asked_pages(folder, args, args.pages, args.more)
    told(f"{args.more} pages more", folder, warehouse, first, args)
    for number in range(args.more):
        page_path(folder, number).unlink()
    told(f"{args.more} pages fewer", folder, warehouse, first, args)
    if not args.no_proof:
        from tests.flows.loads import rows_of

        told("fresh, to compare", folder, base / "fresh.duckdb", first, args)
        same = rows_of(warehouse) == rows_of(base / "fresh.duckdb")
        print("rows equal those of the fresh load" if same else "ROWS DIFFER FROM THE FRESH LOAD")


def asked_pages(folder: Path, args: argparse.Namespace, first: int, count: int) -> int:
    """Pages as they are asked for on the command line."""
    return make_pages(folder, args.seed, first, count, args.stories, args.paragraphs)


def make_pages(
    folder: Path, seed: int, first: int, count: int, stories: int, paragraphs: int | None = None
) -> int:
    """Write ``count`` pages of so many ``stories``, or the first ``paragraphs`` of each; gives their bytes together."""
    from tests.planted.reprints import corpus

    size = 0
    printings = corpus(seed, (first + count) * stories)
    for _ in range(first * stories):
        next(printings)
    for number in range(first, first + count):
        printed = islice(printings, stories)
        text = "\n\n".join(
            f"## {each.headline}\n\n{each.byline}{shown(each, paragraphs)}" for each in printed
        )
        path = page_path(folder, number)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
        size += path.stat().st_size
    return size


def shown(story: Printing, paragraphs: int | None) -> str:
    """The body of a story, or its first paragraphs."""
    return "\n\n".join(story.body.split("\n\n")[:paragraphs])


def page_path(folder: Path, number: int) -> Path:
    """Where the page of this number lies."""
    return folder / f"{number // 1000:03}" / f"{number:06}.txt"


def told(name: str, folder: Path, warehouse: Path, first: float | None, args: argparse.Namespace) -> float:
    """Run one load in a process of its own and print its line; its CPU seconds."""
    run_id = name.replace(" ", "-").replace(",", "")
    screen = "no screen" if args.no_screen else "screen"
    begun = [__file__, "--load", str(folder), str(warehouse), run_id, screen]
    done = subprocess.run([sys.executable, *begun], check=True, capture_output=True, text=True)
    said = json.loads(done.stdout.splitlines()[-1])
    share = f"{said['cpu'] / first:.1%}" if first else ""
    print(
        f"| {name:<17} | {said['read']:>10} | {said['cpu']:>5.1f} | {share:>12} | {said['wall']:>6.1f}"
        f" | {said['peak_mb']:>7.0f} | {warehouse.stat().st_size / 1e6:>7.1f} |"
        + (" begun again with more memory" if said["tries"] > 1 else ""),
        flush=True,
    )
    return said["cpu"]


def one_load(folder: str, warehouse: str, run_id: str, screen: str) -> dict[str, float]:
    """One load in this process: pages read, seconds of it and of the machine, peak memory, how often it was begun."""
    import checks.contract.models  # noqa: F401  start-up is not what is measured
    from flows import job, stages
    from flows.handed_on import Comparison, Load

    begun, cpu, tries = time.perf_counter(), _cpu(), 0

    def compare(*given: Any) -> Comparison:
        nonlocal tries
        tries += 1
        return stages.compare(*given)

    load = Load(run_id, dt.datetime.now(dt.UTC), Path(folder), Path(warehouse), screen=screen == "screen")
    summary = job.run(load, job.Stages(compare=compare))
    assert not summary.stopped, summary.stopped
    return {
        "read": summary.seen.added + summary.seen.changed + summary.seen.reread,
        "cpu": _cpu() - cpu,
        "wall": time.perf_counter() - begun,
        # A large release has its screen from a process of its own, whose peak is told with what it began with.
        "peak_mb": max(peak_mb(), _resident(resource.RUSAGE_CHILDREN)),
        "tries": tries,
    }


def _cpu() -> float:
    """Seconds of this process and of those it started that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + used.ru_utime + used.ru_stime


def _resident(whose: int) -> float:
    return resource.getrusage(whose).ru_maxrss / (1024 if sys.platform == "linux" else 1024**2)


def peak_mb() -> float:
    """The most memory of this process that was resident at once.

    Linux: what getrusage tells begins with the peak of the process that started this one.
    """
    with suppress(OSError):
        for line in Path("/proc/self/status").read_text("ascii").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    return _resident(resource.RUSAGE_SELF)


if __name__ == "__main__":
    main()
