"""The texts that are read: labelled pages, dense with numbers, and made-up ones, as many as wanted."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.planted.arithmetic import story  # noqa: E402
from tests.planted.press import plant  # noqa: E402

LABELLED = ("seeds/pages", "tests/gold/made_a", "tests/gold/made_b", "tests/gold/made_c")
WARM_UP = "warm-up.txt"
"""A page of a folder of pages that is read before the clock runs, so that tables are loaded; no other is like it."""


def write_labelled(folder: Path) -> None:
    """The seed pages and the labelled ones: reports of figures, some 7,000 metrics in a megabyte."""
    folder.mkdir()
    for n, source in enumerate(LABELLED):
        for page in sorted((ROOT / source).glob("*.txt")):
            Path(folder, f"{n}_{page.name}").write_bytes(page.read_bytes())
    _warm_up(folder)


def write_made(folder: Path, pages: int) -> None:
    """Newspaper pages of the planted generator, and stories that are figures throughout, one for each page."""
    folder.mkdir()
    for seed in range(pages):
        Path(folder, f"{seed:05}_press.txt").write_bytes(plant(seed, "usual").text.encode())
        Path(folder, f"{seed:05}_sums.txt").write_bytes(story(seed).printed().text.encode())
    _warm_up(folder)


def _warm_up(folder: Path) -> None:
    texts = (plant(f"warm-up {n}", "heavy").text for n in range(12))
    sums = (story(f"warm-up {n}").printed().text for n in range(12))
    Path(folder, WARM_UP).write_text("\n\n".join((*texts, *sums)), "utf-8")
