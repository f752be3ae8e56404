"""What the arithmetic rules cost beside reading: milliseconds a page, their share, and how they grow.

    python benchmarks/checks.py [--times 1 4 16] [FOLDER ...]

Reads the labelled pages (or the text files of the folders), repeats them as pages of their own, and times
reading (pages to linked metrics) and checking (all rules) apart, on one core, best of three. Checking ought
to take under a fifth of the time of reading and to grow with the number of metrics.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from checks.rule import Facts, apply  # noqa: E402
from checks.rules import RULES  # noqa: E402
from transforms.extract import link, metrics_of, numbers_of  # noqa: E402
from transforms.layout import classify  # noqa: E402
from transforms.metric import Metric  # noqa: E402
from transforms.page import read_page  # noqa: E402
from transforms.story import cut_stories  # noqa: E402

T = TypeVar("T")


def metrics_on(pages: Sequence[bytes]) -> list[Metric]:
    """The linked metrics of all pages."""
    found: list[Metric] = []
    for at, raw in enumerate(pages):
        page = read_page(f"{at}.txt", raw)
        stories = cut_stories(page, classify(page))
        numbers = [numbers_of(story) for story in stories]
        found += link(metrics_of(page, numbers), numbers).metrics
    return found


def best(work: Callable[[], T], tries: int = 3) -> tuple[float, T]:
    """Seconds of the fastest of some tries, and what it gave."""
    times: list[float] = []
    for _ in range(tries):
        begin = time.process_time()
        result = work()
        times.append(time.process_time() - begin)
    return min(times), result


def main() -> None:
    """Print one line for each size, and what each rule takes at the largest."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--times", type=int, nargs="+", default=[1, 4, 16])
    asked.add_argument("folders", type=Path, nargs="*", default=sorted((ROOT / "tests/gold").glob("made_*")))
    args = asked.parse_args()
    texts = [path.read_bytes() for folder in args.folders for path in sorted(folder.glob("*.txt"))]
    print("pages  metrics  reading ms  checking ms  share  µs a metric")
    facts = Facts.of([], {})
    for times in args.times:
        # A line of its own makes each copy another page, with another id.
        pages = [raw + f"\n{n}\n".encode() for n in range(times) for raw in texts]
        reading, metrics = best(lambda pages=pages: metrics_on(pages), 1 if times > 4 else 3)
        facts = Facts.of(metrics, {})
        checking, _ = best(lambda metrics=metrics: apply(RULES, Facts.of(metrics, {})))
        share = checking / reading
        each = checking / len(metrics) * 1e6
        print(
            f"{len(pages):5}  {len(metrics):7}  {reading * 1000:10.0f}  {checking * 1000:11.0f}  {share:5.0%}  {each:11.0f}"
        )
    for rule in RULES:
        seconds, _ = best(lambda rule=rule: apply((rule,), facts))
        print(f"  {rule.name:16} {seconds * 1000:8.1f} ms")


if __name__ == "__main__":
    main()
