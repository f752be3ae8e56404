"""How long layout and cutting take on pages of 10 kB, 100 kB and 1 MB.

    python benchmarks/layout.py [SIZE_IN_BYTES ...]

A page is made of real-looking planted pages put end to end. The last column is the time for each
100 kB: it should be nearly the same in all rows. The last row reads the project's own pages, with the
speed in MB of UTF-8 a second. Times are those of the processor; the best of three runs is shown.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.planted.press import plant
from transforms.layout import classify
from transforms.page import read_page
from transforms.story import cut_stories

ROOT = Path(__file__).resolve().parents[1]
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


def measure(pages: Sequence[bytes]) -> tuple[float, float, float, int]:
    """Seconds of reading, layout and stories of all pages together, and the number of stories: the best run."""
    best = (float("inf"), 0.0, 0.0, 0)
    for _ in range(RUNS):
        reading = layout = stories = 0.0
        found = 0
        for data in pages:
            start = time.process_time()
            page = read_page("page.txt", data)
            read = time.process_time()
            laid = classify(page)
            middle = time.process_time()
            found += len(cut_stories(page, laid))
            end = time.process_time()
            reading, layout, stories = reading + read - start, layout + middle - read, stories + end - middle
        if reading + layout + stories < sum(best[:3]):
            best = (reading, layout, stories, found)
    return best


def main(sizes: list[int]) -> None:
    """Print one row for each size and one for the project's own pages."""
    print(
        f"{'bytes':>9} {'stories':>8} {'page s':>8} {'layout s':>9} {'stories s':>9} {'s/100 kB':>9} {'MB/s':>6}"
    )
    measure([page_of(10_000)])  # the dictionary is loaded once for each process
    own = [path.read_bytes() for path in sorted((ROOT / "seeds" / "pages").glob("*.txt"))]
    for pages in (*([page_of(size)] for size in sizes), own):
        size = sum(map(len, pages))
        reading, layout, stories, found = measure(pages)
        total = reading + layout + stories
        print(
            f"{size:>9} {found:>8} {reading:>8.3f} {layout:>9.3f} {stories:>9.3f} {total * 1e5 / size:>9.3f}"
            f" {size / total / 1e6:>6.2f}"
        )


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [10_000, 100_000, 1_000_000])
