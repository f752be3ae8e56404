"""Reprints in a made-up corpus: ours against datasketch, rensa and gaoya, in one table.

    python benchmarks/reprints/compare.py --peers PYTHON_OF_THE_PEERS [--size 100000] [--rounds 3] [--seed N]

The peers' Python is one with ``benchmarks/requirements-bench.lock`` installed. Contestants take turns,
each run in a fresh process; seconds and megabytes are medians.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import polars as pl

from tests.planted.reprints import corpus

HERE = Path(__file__).resolve().parent
CONTESTANTS = ("with_shuzheng", "with_datasketch", "with_rensa", "with_gaoya")
ROW = "| {:<11} | {:>9} | {:>7} | {:>6} | {:>10} | {:>6} | {:>5} | {:>7} |"


def main() -> None:
    """Make the corpus, run everybody, print the table."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--peers", required=True, help="Python interpreter that has the peers")
    asked.add_argument("--size", type=int, default=100_000)
    asked.add_argument("--rounds", type=int, default=3)
    asked.add_argument("--seed", type=int, default=random.randrange(1_000_000))
    args = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "texts.parquet")
        printings = list(corpus(args.seed, args.size))
        random.Random(args.seed).shuffle(printings)
        pl.DataFrame({"text": [printing.body for printing in printings]}).write_parquet(source)
        truths = [printing.truth for printing in printings]
        del printings
        runs: dict[str, list[dict[str, float]]] = {name: [] for name in CONTESTANTS}
        for _ in range(args.rounds):
            for name in CONTESTANTS:
                runs[name].append(run(name, args.peers, source))
        true = sum(1 for _ in true_pairs(truths))
        print(f"seed {args.seed}, {args.size} stories, {true} true pairs, medians of {args.rounds} runs")
        print(ROW.format("", "precision", "recall", "pairs", "false", "wall s", "cpu s", "peak MB"))
        print(ROW.format(*("-" * n for n in (11, 9, 7, 6, 10, 6, 5, 7))))
        for name in CONTESTANTS:
            print(line(name, runs[name], truths, true, source))


def run(name: str, peers: str, source: Path) -> dict[str, float]:
    """One contestant in its own process."""
    python = sys.executable if name == "with_shuzheng" else peers
    command = [python, str(HERE / "job.py"), name, str(source), str(source.with_name(f"{name}.parquet"))]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return json.loads(done.stdout.splitlines()[-1])


def true_pairs(truths: list[int]) -> Iterator[tuple[int, int]]:
    """All pairs of printings of one story."""
    together: defaultdict[int, list[int]] = defaultdict(list)
    for i, truth in enumerate(truths):
        together[truth].append(i)
    for members in together.values():
        yield from combinations(members, 2)


def line(name: str, runs: list[dict[str, float]], truths: list[int], true: int, source: Path) -> str:
    """A row of the table."""
    found = pl.read_parquet(source.with_name(f"{name}.parquet")).rows()
    right = sum(truths[a] == truths[b] for a, b in found)
    return ROW.format(
        name.removeprefix("with_"),
        f"{right / max(1, len(found)):.4f}",
        f"{right / true:.4f}",
        len(found),
        len(found) - right,
        *(
            f"{median(each[key] for each in runs):.{n}f}"
            for key, n in (("wall", 1), ("cpu", 1), ("peak_mb", 0))
        ),
    )


if __name__ == "__main__":
    main()
