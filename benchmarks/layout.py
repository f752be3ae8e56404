"""How long layout and cutting take on pages of 10 kB, 100 kB and 1 MB.

    python benchmarks/layout.py [SIZE_IN_BYTES ...]

A page is made of real-looking planted pages put end to end. The last column is the time for each
100 kB: it should be nearly the same in all rows. The best of three runs is shown.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.planted.press import plant
from transforms.layout import classify
from transforms.page import read_page
from transforms.story import cut_stories

RUNS = 3


def page_of(size: int) -> bytes:
    """Planted pages, none of them wrapped, up to ``size`` bytes."""
    parts: list[str] = []
    length = seed = 0
    while length < size:
        page = plant(seed, "usual")
        seed += 1
        if "wrapped" not in page.traits:
            parts.append(page.text.replace("\r\n", "\n"))
            length += len(parts[-1].encode()) + 1
    return "\n".join(parts).encode()[:size].decode(errors="ignore").encode()


def main(sizes: list[int]) -> None:
    """Print one row for each size."""
    print(f"{'bytes':>9} {'stories':>8} {'layout s':>9} {'stories s':>9} {'s/100 kB':>9}")
    for size in sizes:
        data = page_of(size)
        best = (float("inf"), 0.0, 0.0, 0)
        for _ in range(RUNS):
            page = read_page("page.txt", data)
            start = time.perf_counter()
            laid = classify(page)
            middle = time.perf_counter()
            found = len(cut_stories(page, laid))
            end = time.perf_counter()
            best = min(best, (end - start, middle - start, end - middle, found))
        total, layout, stories, found = best
        print(f"{len(data):>9} {found:>8} {layout:>9.3f} {stories:>9.3f} {total * 1e5 / len(data):>9.3f}")


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [10_000, 100_000, 1_000_000])
