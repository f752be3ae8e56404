"""What the arithmetic rules cost beside reading: µs a metric, their share, and how they grow.

    python benchmarks/checks.py [--times 1 2 4 8] [--tries 3] [FOLDER ...]

Three texts: the labelled pages (reports of figures; more of them are copies, told to be printings of one story as a
run tells it), generated stories of which every sentence is checked, and generated newspaper prose; or the text
files of the folders. Every size is read and checked in fresh processes that have seen none of its pages, so that
nothing remembered from an earlier try helps; the fastest of the tries counts. Reading is decode to links; checking
is all that is done with the linked metrics of all pages at once: indexing, pairs, verdicts, implied targets.
Checking ought to take under a fifth of the time of reading and to grow with the number of metrics: an exponent of
1. Work that rules share is counted for the first that asks. ``checks.md`` tells what was measured.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from math import log, nan
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from checks.implied_target import implied_targets  # noqa: E402
from checks.rule import Facts, apply  # noqa: E402
from checks.rules import RULES  # noqa: E402
from tests.planted.arithmetic import story  # noqa: E402
from tests.planted.press import plant  # noqa: E402
from transforms.extract import link, metrics_of, numbers_of  # noqa: E402
from transforms.layout import classify  # noqa: E402
from transforms.metric import Metric  # noqa: E402
from transforms.page import read_page  # noqa: E402
from transforms.reprint import cluster  # noqa: E402
from transforms.story import Story, cut_stories  # noqa: E402

LABELLED = ("seeds/pages", "tests/gold/made_a", "tests/gold/made_b", "tests/gold/made_c")
PLANTED, PROSE = 50, 30
"""Generated pages of the smallest size, which have about as many metrics as the labelled ones."""

Texts = Callable[[int], list[bytes]]
Row = dict[str, float]


def copies(folders: Sequence[Path]) -> Texts:
    """So many times the pages of the folders. A line of its own makes each copy another page, with another id."""
    texts = [path.read_bytes() for folder in folders for path in sorted(folder.glob("*.txt"))]
    return lambda times: [raw + f"\n{n}\n".encode() for n in range(times) for raw in texts]


def stories(times: int) -> list[bytes]:
    """Generated stories, a page each, all different."""
    return [story(f"cost {n}").printed().text.encode() for n in range(times * PLANTED)]


def prose(times: int) -> list[bytes]:
    """Generated newspaper pages, all different."""
    return [plant(f"cost {n}", "usual").text.encode() for n in range(times * PROSE)]


def read(pages: Sequence[bytes]) -> tuple[list[Metric], list[Story]]:
    """The linked metrics of all pages, and their stories."""
    found: list[Metric] = []
    told: list[Story] = []
    for at, raw in enumerate(pages):
        page = read_page(f"{at}.txt", raw)
        cut = cut_stories(page, classify(page))
        numbers = [numbers_of(each) for each in cut]
        found += link(metrics_of(page, numbers), numbers).metrics
        told += cut
    return found, told


def measure(pages: Sequence[bytes]) -> Row:
    """Seconds of reading, of checking and of each rule; the number of metrics."""
    begin = time.process_time()
    metrics, told = read(pages)
    row: Row = {"metrics": len(metrics), "reading": time.process_time() - begin}
    clusters = {story_id: each.cluster_id for story_id, each in cluster(told).items()}
    gc.collect()
    first = begin = time.process_time()
    facts = Facts.of(metrics, clusters)
    steps: list[tuple[str, Callable[[], object]]] = [("index", lambda: None)]
    steps += [(rule.name, lambda rule=rule: apply((rule,), facts)) for rule in RULES]
    steps.append(("implied", lambda: list(implied_targets(facts))))
    for name, work in steps:
        work()
        now = time.process_time()
        row[name], begin = now - begin, now
    return row | {"checking": begin - first}


def apart(work: Callable[[], Row]) -> Row:
    """What the work gives in a process of its own, which has the parent's imports and tables and nothing else."""
    source, sink = os.pipe()
    if (child := os.fork()) == 0:
        status = 1
        try:
            os.write(sink, json.dumps(work()).encode())
            status = 0
        finally:
            os._exit(status)
    os.close(sink)
    with os.fdopen(source, "rb") as told:
        answer = told.read()
    _, status = os.waitpid(child, 0)
    if status:
        raise RuntimeError("a measuring process has failed")
    return json.loads(answer)


def exponent(sizes: Sequence[float], costs: Sequence[float]) -> float:
    """The power of the size with which the cost grows: least squares through their logarithms; nan of one size."""
    if len(set(sizes)) < 2:
        return nan
    xs, ys = [log(size) for size in sizes], [log(cost) for cost in costs]
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True)) / sum((a - x) ** 2 for a in xs)


def report(name: str, texts: Texts, times: Sequence[int], tries: int) -> None:
    """Print a line for each size, the exponents, and what each rule takes at the smallest and the largest."""
    print(f"\n{name}: pages  metrics  reading µs  checking µs  share")
    sets = [texts(n) for n in times]
    # Sizes take turns: a machine that is busy for a while is so for all of them.
    runs = [[apart(lambda pages=pages: measure(pages)) for pages in sets] for _ in range(tries)]
    rows = [{key: min(one[key] for one in each) for key in each[0]} for each in zip(*runs, strict=True)]
    for pages, row in zip(sets, rows, strict=True):
        reading, checking = (row[key] / row["metrics"] * 1e6 for key in ("reading", "checking"))
        share = checking / reading
        print(f"  {len(pages):10}  {row['metrics']:7}  {reading:10.0f}  {checking:11.1f}  {share:5.1%}")
    sizes = [row["metrics"] for row in rows]
    powers = {key: exponent(sizes, [row[key] for row in rows]) for key in ("reading", "checking")}
    print(
        f"  grows with metrics to the power of: reading {powers['reading']:.2f}, checking {powers['checking']:.2f}"
    )
    for key in ("index", *(rule.name for rule in RULES), "implied"):
        small, large = (row[key] / row["metrics"] * 1e6 for row in (rows[0], rows[-1]))
        power = exponent(sizes, [max(row[key], 1e-9) for row in rows])
        print(
            f"    {key:16} {small:6.1f} µs .. {large:6.1f} µs   {power:5.2f}   {large * sizes[-1] / rows[-1]['reading'] / 1e6:5.1%}"
        )


def main() -> None:
    """Read the generated stories once, so that tables are loaded, then measure each text."""
    asked: Any = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    asked.add_argument("--times", type=int, nargs="+", default=[1, 2, 4, 8])
    asked.add_argument("--tries", type=int, default=3)
    asked.add_argument("folders", type=Path, nargs="*")
    args = asked.parse_args()
    warm = [plant(f"warm-up {n}", "heavy").text.encode() for n in range(6)]
    known, _ = read(warm + [story(f"warm-up {n}").printed().text.encode() for n in range(20)])
    apply(
        RULES, Facts.of(known, {})
    )  # no clusters: their threads would be lost to the processes forked from here
    gc.collect()
    gc.freeze()
    if args.folders:
        report("folders", copies(args.folders), args.times, args.tries)
        return
    report("labelled", copies([ROOT / folder for folder in LABELLED]), args.times, args.tries)
    report("planted", stories, args.times, args.tries)
    report("prose", prose, args.times, args.tries)


if __name__ == "__main__":
    main()
