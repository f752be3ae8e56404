"""How long the screen takes to write, how large it is, and how long its pages take to open.

    python benchmarks/screen.py [--pages 5000] [--stories 4] [--seed N] [--keep FOLDER] [--warehouse FILE]

Pages are those of ``benchmarks/incremental.py``; with ``--warehouse`` a file that is there already. The screen is written in a
process of its own, twice: anew, and over itself. CPU seconds count user and system time of that process, start-up left
out; its peak is the most memory that was resident at once. A page counts as open when its scripts have drawn it
(playwright's ``networkidle`` is not waited for); the best of three openings is told, in a Chromium that has no cache.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
PAGES = {
    "index.html": "#tasks > *",
    "place.html": "#dossier > *",
    "directory.html": "#table > *",
    "reader.html": "main > *",
}
"""The pages, and what is there once each is drawn."""


def main() -> None:
    """Make the pages where none are given, write the screen, print what it took."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--pages", type=int, default=5_000)
    asked.add_argument("--stories", type=int, default=4, help="stories of a page")
    asked.add_argument("--seed", type=int, default=random.randrange(1_000_000))
    asked.add_argument("--keep", type=Path, help="make the files here and leave them")
    asked.add_argument("--warehouse", type=Path, help="a published file to write the screen of")
    asked.add_argument("--write", type=Path, help=argparse.SUPPRESS)
    args = asked.parse_args()
    if args.write:
        print(json.dumps(written(args.write)))
        return
    with tempfile.TemporaryDirectory() as made:
        warehouse = args.warehouse or loaded(args.keep or Path(made), args)
        for name in ("anew", "over itself"):
            run = [sys.executable, __file__, "--write", str(warehouse)]
            done = subprocess.run(run, check=True, capture_output=True, text=True)
            said = json.loads(done.stdout.splitlines()[-1])
            print(
                f"{name}: CPU {said['cpu']:.1f} s, wall {said['wall']:.1f} s, peak {said['peak_mb']:.0f} MB",
                flush=True,
            )
        folder = warehouse.with_name(f"{warehouse.stem}.screen")
        sizes = sorted(path.stat().st_size for path in folder.rglob("*") if path.is_file())
        print(f"{len(sizes)} files, {sum(sizes) / 1e6:.1f} MB, the largest {sizes[-1] / 1e6:.2f} MB")
        for page, seconds in opened(folder).items():
            print(f"{page}: {(folder / page).stat().st_size / 1e6:.2f} MB, open in {seconds:.2f} s")


def loaded(base: Path, args: argparse.Namespace) -> Path:
    """A file of pages that are made up."""
    from benchmarks.incremental import make_pages, told

    make_pages(base / "pages", args.seed, 0, args.pages, args.stories)
    print(f"seed {args.seed}: {args.pages} pages of {args.stories} stories")
    told("first", base / "pages", base / "press.duckdb", None)
    return base / "press.duckdb"


def written(warehouse: Path) -> dict[str, float]:
    """One writing in this process: seconds of it and of the machine, peak memory."""
    from benchmarks.incremental import peak_mb
    from warehouse.screen.folder import write

    begun, cpu = time.perf_counter(), time.process_time()
    write(warehouse)
    return {
        "cpu": time.process_time() - cpu,
        "wall": time.perf_counter() - begun,
        "peak_mb": peak_mb(),
    }


def opened(folder: Path) -> dict[str, float]:
    """Seconds until each page is drawn."""
    from tests.browser.watched import chromium, watched

    found: dict[str, float] = {}
    with chromium() as browser:
        for page, drawn in PAGES.items():
            times = []
            for _ in range(3):
                with watched(browser, viewport={"width": 1920, "height": 1080}) as seen:
                    begun = time.perf_counter()
                    seen.open(folder / page).wait_for_selector(drawn, state="attached")
                    times.append(time.perf_counter() - begun)
            found[page] = min(times)
    return found


if __name__ == "__main__":
    main()
