"""How long the analyst's questions take over a million and ten million metrics.

    python benchmarks/queries.py [--metrics 1000000] [--runs 3] [--keep FILE]

Prints JSON. Planted pages are loaded once; then every table that grows with the pages is multiplied inside DuckDB, with
ids of its own for each copy, until there are so many metrics. The tables are the registry's own, so are the views and
the questions. Each question is asked ``--runs`` times in one process of its own and read to its last row; the seconds
are those of the processor, of all threads together, and by the clock.
"""

from __future__ import annotations

import argparse
import json
import math
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

PLANTED = 60
"""Pages that are multiplied."""
LEFT_OUT = (
    "story_words",
    "reprint_bodies",
    "reprint_keys",
    "rule_keys",
    "made_with",
    "reviews",
    "corrections",
)
"""Tables no question asks, or that pages do not make longer; they are left as they are."""


def main() -> None:
    """Make the file, ask everything."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--metrics", type=int, nargs="+", default=[100_000])
    asked.add_argument("--runs", type=int, default=3)
    asked.add_argument("--ask", nargs=2, help=argparse.SUPPRESS)
    args = asked.parse_args()
    if args.ask:
        print(json.dumps(answers(Path(args.ask[0]), int(args.ask[1]))))
        return
    print(json.dumps([measured(number, args.runs) for number in args.metrics], indent=1))


def measured(metrics: int, runs: int) -> dict[str, Any]:
    """Rows, bytes and seconds of each question, over so many metrics or some more."""
    with tempfile.TemporaryDirectory() as made:
        warehouse = Path(made, "press.duckdb")
        rows = multiplied(Path(made, "pages"), warehouse, metrics)
        print(f"{rows} metrics in {warehouse.stat().st_size / 1e6:.0f} MB", file=sys.stderr)
        call = [sys.executable, __file__, "--ask", str(warehouse), str(runs)]
        done = subprocess.run(call, check=True, capture_output=True, text=True)
        told = json.loads(done.stdout.splitlines()[-1])
        return {"metrics": rows, "mb": warehouse.stat().st_size / 1e6, "questions": told}


def multiplied(folder: Path, warehouse: Path, metrics: int) -> int:
    """A file with at least so many metrics; how many."""
    import duckdb

    from tests.flows.loads import load
    from tests.planted.press import plant
    from warehouse.registry import TABLES

    folder.mkdir()
    for number in range(PLANTED):
        (folder / f"{number:03}.txt").write_bytes(plant(f"questions {number}", "usual").text.encode())
    load(folder, warehouse, "bench")
    warehouse.chmod(0o644)
    with duckdb.connect(str(warehouse)) as con:
        con.execute("SET memory_limit = '2GB'")
        con.execute("SET preserve_insertion_order = false")
        here = con.execute("SELECT count(*) FROM metrics").fetchall()[0][0]
        copies = math.ceil(metrics / here) - 1
        for table in TABLES.values():
            columns = [column.name for column in table.columns]
            if table.name in LEFT_OUT or not {"doc_id", "metric_ids", "fingerprint"} & {*columns}:
                continue
            chosen = ", ".join(_copied(name) for name in columns)
            con.execute(
                f"INSERT INTO {table.name} SELECT {chosen} FROM {table.name}, range(1, {copies + 1}) AS copies(k)"
            )
        con.execute("CHECKPOINT")
        return con.execute("SELECT count(*) FROM metrics").fetchall()[0][0]


def _copied(name: str) -> str:
    """A column of copy ``k``: ids begin with another page's hash, or are another hash; all else stays."""
    if name in ("run_id", "name_id"):
        return name
    if name == "doc_id":
        return "sha256(left(doc_id, 16) || k) AS doc_id"
    if name.endswith("_ids"):
        return f"list_transform({name}, lambda each: {_other('each')}) AS {name}"
    return f"{_other(name)} AS {name}" if name == "fingerprint" or name.endswith("_id") else name


def _other(id_: str) -> str:
    of_page = f"left(sha256(left({id_}, 16) || k), 16) || substr({id_}, 17)"
    return f"CASE WHEN {id_}[17] = ':' THEN {of_page} ELSE left(sha256({id_} || k), length({id_})) END"


def answers(warehouse: Path, runs: int) -> dict[str, dict[str, float]]:
    """Seconds and rows of each question."""
    from warehouse.questions import questions
    from warehouse.store import reading

    told: dict[str, dict[str, float]] = {}
    with reading(warehouse) as con:
        con.execute("SET memory_limit = '2GB'")
        for name, question in questions().items():
            took: list[tuple[float, float]] = []
            rows = 0
            for _ in range(runs):
                wall, cpu = perf_counter(), process_time()
                rows = con.sql(question.sql).to_arrow_table().num_rows
                took.append((process_time() - cpu, perf_counter() - wall))
            told[name] = {
                "cpu": median(cpu for cpu, _ in took),
                "wall": median(wall for _, wall in took),
                "rows": rows,
            }
    return told


if __name__ == "__main__":
    main()
