"""How long the screen takes to write, how large it is, and how long its pages take to open.

    python benchmarks/screen.py FILE.duckdb [--times 1000] [--regions 100] [--keep FOLDER] [--again]

The rows of a published file are copied so many times, with other ids, into as many regions of made-up places, and each
copy counts as its pages. That is not what so many different pages would hold, but as many rows of each kind. The screen
is written in a process of its own: anew, again when nothing has changed, and after one page more. ``--again`` takes
the file that ``--keep`` holds. CPU seconds count user and system time of that process,
start-up left out; its peak is the most memory that was resident at once. A page is open when its scripts have drawn it;
the best of three openings is told, in a Chromium that has no cache. Results are kept in docs/scale.md.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

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
    asked.add_argument("file", type=Path, nargs="?", help="a published file whose rows are copied")
    asked.add_argument("--times", type=int, default=1_000)
    asked.add_argument("--regions", type=int, default=100)
    asked.add_argument("--keep", type=Path, help="make the files here and leave them")
    asked.add_argument("--again", action="store_true", help="the file that --keep holds is taken as it is")
    asked.add_argument("--write", type=Path, help=argparse.SUPPRESS)
    args = asked.parse_args()
    if args.write:
        print(json.dumps(written(args.write)))
        return
    with tempfile.TemporaryDirectory() as made:
        warehouse = (args.keep or Path(made)) / "press.duckdb"
        if not args.again:
            pages = multiplied(args.file, warehouse, args.times, args.regions)
            print(f"{pages} pages, {warehouse.stat().st_size / 1e6:.0f} MB", flush=True)
        shutil.rmtree(warehouse.with_name(f"{warehouse.stem}.screen"), ignore_errors=True)
        for name in ("anew", "nothing changed", "one page more"):
            if name == "one page more":
                one_more(warehouse)
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
        for page, (wall, cpu) in opened(folder).items():
            size = (folder / page).stat().st_size / 1e6
            print(f"{page}: {size:.2f} MB, open in {wall:.2f} s, of them {cpu:.2f} s of the processor")


def multiplied(file: Path, target: Path, times: int, regions: int) -> int:
    """Write ``target`` with the rows of ``file`` so many times; how many pages it has."""
    from warehouse.store import on_file

    shutil.copyfile(file, target)
    con = on_file(target, memory_limit="2GB")
    con.execute("CREATE TEMP MACRO renamed(id, k) AS left(sha256(k || left(id, 16)), 16) || substr(id, 17)")
    con.execute(
        f"CREATE TEMP MACRO moved(code, k) AS CASE WHEN k % {regions} = 0 OR code LIKE '__0000' THEN code ELSE code || '-' || (k % {regions}) END"
    )
    con.execute(
        f"CREATE TEMP TABLE place_copies AS SELECT p.*, k FROM places AS p, range(1, {regions}) AS r(k) WHERE level <> 'province'"
    )
    con.execute(
        "INSERT INTO places BY NAME SELECT moved(code, k) AS code, name || k AS name, level, full_name || k AS full_name,"
        " moved(parent_code, k) AS parent_code, list_transform(parents, lambda c: moved(c, k)) AS parents FROM place_copies"
    )
    for name in COPIED:
        _copy(con, name, f"FROM {name}", f"range(1, {times})")
    pages = con.execute("SELECT count(*) FROM documents").fetchall()[0][0]
    con.execute("CHECKPOINT")
    con.close()
    return pages


def one_more(warehouse: Path) -> None:
    """A copy of one page more, as another release of the file."""
    from warehouse.store import on_file

    con = on_file(warehouse, memory_limit="2GB")
    con.execute("CREATE TEMP MACRO renamed(id, k) AS left(sha256(k || left(id, 16)), 16) || substr(id, 17)")
    con.execute("CREATE TEMP MACRO moved(code, k) AS code")
    ((page, k),) = con.execute("SELECT min(doc_id), count(*) FROM documents").fetchall()
    for name in COPIED:
        _copy(con, name, f"FROM {name} WHERE doc_id = '{page}'", f"range({k}, {k + 1})")
    con.execute("UPDATE runs SET release = coalesce(release, 0) + 1")
    con.execute("CHECKPOINT")
    con.close()


def _copy(con: Any, name: str, rows: str, copies: str) -> None:
    """Insert copies of rows of a table, numbered by ``copies``, with other ids."""
    columns = [row[0] for row in con.execute(f"DESCRIBE {name}").fetchall()]
    told = ", ".join(f"{_copied(column)} AS {column}" for column in columns)
    con.execute(f"CREATE TEMP TABLE first AS {rows}")
    con.execute(f"INSERT INTO {name} BY NAME SELECT {told} FROM first, {copies} AS r(k)")
    con.execute("DROP TABLE first")


COPIED = (
    "documents",
    "stories",
    "metrics",
    "quantities",
    "implied_targets",
    "check_results",
    "listings",
    "listing_items",
)
"""Tables whose rows are copied: those that the screen is made of."""
_IDS = (
    "doc_id",
    "story_id",
    "metric_id",
    "cluster_id",
    "of_metric_id",
    "target_metric_id",
    "same_as_metric_id",
    "quantity_id",
    "result_id",
    "fingerprint",
    "implied_id",
    "listing_id",
    "item_id",
)


def _copied(column: str) -> str:
    """What a column of the copy ``k`` holds."""
    if column in _IDS:
        return f"renamed({column}, k)"
    if column == "metric_ids":
        return "list_transform(metric_ids, lambda id: renamed(id, k))"
    if column == "place_code":
        return "moved(place_code, k)"
    if column == "place":
        return "CASE WHEN moved(place_code, k) <> place_code THEN place || (split_part(moved(place_code, k), '-', 2)) ELSE place END"
    return f"k || '/' || {column}" if column == "path" else column


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


def opened(folder: Path) -> dict[str, tuple[float, float]]:
    """Seconds until each page is drawn, and processor seconds of its process."""
    from tests.browser.watched import chromium, watched

    found: dict[str, tuple[float, float]] = {}
    with chromium() as browser:
        for page, drawn in PAGES.items():
            times = []
            for _ in range(3):
                with watched(browser, viewport={"width": 1920, "height": 1080}) as seen:
                    devtools = seen.tab.context.new_cdp_session(seen.tab)
                    devtools.send("Performance.enable")
                    begun = time.perf_counter()
                    seen.open(folder / page).wait_for_selector(drawn, state="attached")
                    wall = time.perf_counter() - begun
                    told = {m["name"]: m["value"] for m in devtools.send("Performance.getMetrics")["metrics"]}
                    times.append((wall, told["ProcessTime"]))
            found[page] = min(times)
    return found


if __name__ == "__main__":
    main()
