"""What 200 million pages would take: bytes, hours, shuffle, memory and cost, from what was measured.

    python benchmarks/plan.py [--pages 200000000] [--cores 64] [--price 0.04] [--check]

Reads docs/performance.json (``make bench``). A load costs something always and something for each page (a straight line
through the medians of all sizes but the largest); the model is checked against the largest size, which it has not
seen, and says how far it was off. ``--check`` ends with 1 when that is more than a fifth. What was never measured (the network,
a cluster's own losses) is a stated assumption and can be given. Prints Markdown for docs/scale.md.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.written import STAGES, medians, slope, table  # noqa: E402

AT_ONE_PLACE = ("compare", "publish", "between the stages", "report")
"""Stages that one process does for the whole file; the others are done page by page, wherever the pages lie."""
KEYS, KEY_BYTES = 32, 16
"""Bands of a story's signature and bytes of one with its story's number: what reprints send from partition to partition."""
MOST_OFF = 0.2


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line: what a load always takes, and what each page more takes."""

    always: float
    each: float

    def at(self, pages: float) -> float:
        return self.always + self.each * pages

    @classmethod
    def through(cls, measured: dict[int, dict[str, Any]], key: str, stage: bool = False) -> Line:
        costs = [each["stages"][key] if stage else each[key] for each in measured.values()]
        return cls(*slope([*measured], costs))


def main() -> int:
    """Print the plan; with ``--check`` the exit code tells whether the model holds."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--pages", type=int, default=200_000_000)
    asked.add_argument(
        "--kilobytes", type=float, default=17.0, help="of a real page; the seeds have 12 to 24"
    )
    asked.add_argument("--cores", type=int, default=64)
    asked.add_argument(
        "--used", type=float, default=0.8, help="share of the cores that is at work: an assumption"
    )
    asked.add_argument("--price", type=float, default=0.04, help="of a core for an hour: an assumption")
    asked.add_argument("--measured", type=Path, default=ROOT / "docs" / "performance.json")
    asked.add_argument("--check", action="store_true")
    args = asked.parse_args()
    told = json.loads(args.measured.read_text("utf-8"))["whole"]
    measured = medians(told["measured"])
    off = checked(measured)
    print(plan(measured, told["day"], off, args))
    return int(args.check and max(map(abs, off.values())) > MOST_OFF)


def checked(measured: dict[int, dict[str, Any]]) -> dict[str, float]:
    """How far the line through all sizes but the largest misses the largest: 0.1 is a tenth too much."""
    *smaller, largest = measured
    if len(smaller) < 2:
        raise SystemExit("At least three sizes are needed: two for the line, one to check it.")
    known = {pages: measured[pages] for pages in smaller}
    return {
        key: Line.through(known, key).at(largest) / measured[largest][key] - 1
        for key in ("cpu", "file_mb", "bytes")
    }


def plan(
    measured: dict[int, dict[str, Any]], day: str, off: dict[str, float], args: argparse.Namespace
) -> str:
    """The plan as Markdown."""
    largest = [*measured][-1]
    top = measured[largest]
    small_kb = top["bytes"] / largest / 1000
    # A real page is so many times as long, and what is done for each page grows with its text.
    longer = args.kilobytes / small_kb
    wide = {key: Line.through(measured, key, stage=True).each * longer for key in top["stages"]}
    apart = sum(cost for key, cost in wide.items() if key not in AT_ONE_PLACE)
    alone = sum(max(cost, 0) for key, cost in wide.items() if key in AT_ONE_PLACE)
    hours = args.pages * apart / 3600
    stored = Line.through(measured, "file_mb").each * longer / 1000
    shuffle = args.pages * longer * KEYS * KEY_BYTES / 1e9
    rows = [
        [
            STAGES[key],
            f"{1000 * cost:.2f}",
            f"{args.pages * cost / 3600:,.0f}",
            "one" if key in AT_ONE_PLACE else "all",
        ]
        for key, cost in wide.items()
    ]
    return f"""Made by `benchmarks/plan.py` from the loads measured on {day} ({", ".join(f"{n:,}" for n in measured)} pages of
{small_kb:.1f} kB). The line through the smaller sizes misses {largest:,} pages by {off["cpu"]:+.1%} in seconds, {off["file_mb"]:+.1%} in bytes
of the file, {off["bytes"]:+.1%} in bytes of the text. **{args.pages:,} pages are {args.pages / largest:,.0f} times what was measured: an estimate, not a promise.**

For {args.pages:,} pages of {args.kilobytes:g} kB, one of the measured cores:

{table(["stage", "ms a page", "core hours", "processes"], rows)}

| what | |
| --- | --: |
| text | {args.pages * args.kilobytes / 1e9:,.1f} TB |
| data files | {args.pages * stored / 1000:,.1f} TB |
| work on pages, partition by partition | {hours:,.0f} core hours |
| the same on {args.cores} cores, {args.used:.0%} of them at work | {hours / args.cores / args.used / 24:,.1f} days |
| work that one process does for a whole file | {args.pages * alone / 3600:,.0f} hours: more than one file is needed (one a province and year) |
| reprints: keys sent between partitions | {shuffle:,.0f} GB ({KEYS} keys of {KEY_BYTES} bytes a story, {longer:.0f} stories a page) |
| memory of a process | {top["peak_mb"]:,.0f} MB measured at {largest:,} pages |
| cost at {args.price:g} a core hour | {hours * args.price:,.0f} |"""


if __name__ == "__main__":
    sys.exit(main())
