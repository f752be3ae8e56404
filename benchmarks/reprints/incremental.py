"""A thousand new stories against an index of a million: seconds, peak memory, and what is found.

    python benchmarks/reprints/incremental.py [--real 100000] [--indexed 1000000] [--new 1000] [--seed N]

``--real`` made-up stories with true texts go through the index batch by batch; the rest of ``--indexed``
are rows of random keys and filler text. Half of the new stories are reprints of indexed ones. The last
batches run in a process of their own, whose peak memory is told. The index file is made in a temporary
folder and removed.
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

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import polars as pl

from benchmarks.reprints.job import peak_mb
from flows.reprints import add_batch
from tests.planted.reprints import corpus, reprint, story
from transforms.copies.signature import KEYS_VERSION
from transforms.reprint import body
from warehouse import reprint_index

BATCH = 10_000
ROUNDS = 3
FILLER = """
INSERT INTO reprint_bodies
SELECT i, 'f' || i, 'f' || i, 1, 450, hash(i), 'f' || i, (
    SELECT string_agg(chr((20000 + hash(i * 64 + k) % 8000)::INTEGER), '') FROM range(450) AS t(k)
) FROM range(?, ?) AS r(i);
"""
FILLER_KEYS = """
INSERT INTO reprint_keys
SELECT hash(i * 64 + k), i FROM range(?, ?) AS r(i), range(62) AS t(k);
"""


def main() -> None:
    """Build the index, then let a fresh process add the new batches."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--real", type=int, default=100_000)
    asked.add_argument("--indexed", type=int, default=1_000_000)
    asked.add_argument("--new", type=int, default=1_000)
    asked.add_argument("--seed", type=int, default=random.randrange(1_000_000))
    asked.add_argument("--add", nargs=2, help=argparse.SUPPRESS)
    args = asked.parse_args()
    if args.add:
        add(*map(Path, args.add))
        return
    with tempfile.TemporaryDirectory() as folder:
        index, fresh = Path(folder, "index.duckdb"), Path(folder, "new.parquet")
        make_new(build(index, args), fresh, args)
        begun = [__file__, "--add", str(index), str(fresh)]
        done = subprocess.run([sys.executable, *begun], check=True, capture_output=True, text=True)
        said = json.loads(done.stdout)
        print(
            f"seed {args.seed}, {args.indexed} stories indexed ({args.real} with true texts), {index_size(index)} MB"
        )
        print("| batch of new stories | seconds | reprints found | wrong |")
        print("| -------------------- | ------- | -------------- | ----- |")
        for n, seconds, found, planted, wrong in said["batches"]:
            print(f"| {n:>20} | {seconds:>7.2f} | {found:>6} of {planted:>4} | {wrong:>5} |")
        print(f"peak memory of the process that added them: {said['peak_mb']:.0f} MB")


def build(index: Path, args: argparse.Namespace) -> list:
    """The index; returns some of its stories."""
    begun = time.perf_counter()
    chance = random.Random(args.seed)
    some = []
    batch = []
    with reprint_index.opened(index, KEYS_VERSION) as con:
        for i, printing in enumerate(corpus(args.seed, args.real)):
            batch.append(body(f"r{i}", f"r{i:09}", 1, printing.body))
            if chance.random() < ROUNDS * args.new / args.real and printing.how == "story":
                some.append((f"r{i}", printing))
            if len(batch) == BATCH:
                add_batch(con, batch)
                batch = []
        add_batch(con, batch)
        real = time.perf_counter() - begun
        for first in range(args.real, args.indexed, 50_000):
            con.execute(FILLER, [first, min(args.indexed, first + 50_000)])
            con.execute(FILLER_KEYS, [first, min(args.indexed, first + 50_000)])
        con.execute("CHECKPOINT")
    print(
        f"index built in {time.perf_counter() - begun:.0f} s, {real:.0f} s of it for true texts (with making them)"
    )
    return some


def make_new(some: list, fresh: Path, args: argparse.Namespace) -> None:
    """Batches of new stories, half of them reprints of indexed ones, in a Parquet file."""
    chance = random.Random(args.seed + 1)
    rows = []
    for n in range(ROUNDS):
        for i in range(args.new):
            of, printing = some.pop() if some and i % 2 else ("", story(chance, i))
            made = reprint(chance, printing) if of else printing
            rows.append((n, f"n{n}-{i}", of, made.body))
    pl.DataFrame(rows, schema=["batch", "story_id", "of", "text"], orient="row").write_parquet(fresh)


def add(index: Path, fresh: Path) -> None:
    """Add each batch as a flow would: open, add, close; say how long it took and what was found."""
    told = []
    rows = pl.read_parquet(fresh)
    for n in range(ROUNDS):
        batch = rows.filter(pl.col("batch") == n)
        begun = time.perf_counter()
        bodies = [body(name, name, 1, text) for name, text in batch.select("story_id", "text").iter_rows()]
        with reprint_index.opened(index, KEYS_VERSION) as con:
            named = add_batch(con, bodies)
        seconds = time.perf_counter() - begun
        with reprint_index.opened(index, KEYS_VERSION) as con:
            clusters = reprint_index.members(con)
        pairs = list(batch.select("story_id", "of").iter_rows())
        found = sum(bool(of) and clusters[name] == clusters[of] for name, of in pairs)
        wrong = sum(not of and named[name] != name for name, of in pairs)
        told.append((len(bodies), seconds, found, sum(bool(of) for _, of in pairs), wrong))
    print(json.dumps({"batches": told, "peak_mb": peak_mb()}))


def index_size(index: Path) -> int:
    """Megabytes of the file."""
    return index.stat().st_size // 1_000_000


if __name__ == "__main__":
    main()
