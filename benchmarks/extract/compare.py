"""Reading numbers: ours against jionlp, jieba.posseg with cn2an, Recognizers-Text and quantulum3.

    python benchmarks/extract/compare.py --peers PYTHON_OF_THE_PEERS [--rounds 3] [--seconds 10] [--planted 300]

Two texts: the five seed pages, and made-up pages of the planted generator. Contestants take turns, each in
a fresh process; megabytes of UTF-8 a second of processor time, medians. Ours does more than any of them
(stories, indicator, place, period, role, links); the table says how many things each one finds.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.planted.press import plant  # noqa: E402

HERE = Path(__file__).resolve().parent
CONTESTANTS = ("with_shuzheng", "with_jionlp", "with_posseg", "with_recognizers", "with_quantulum3")
ROW = "| {:<12} | {:<13} | {:>8} | {:>9} | {:>8} | {:>7} | {:>8} |"


def main() -> None:
    """Make the pages, run everybody, print the tables."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--peers", required=True, help="Python interpreter that has the peers")
    asked.add_argument("--rounds", type=int, default=3)
    asked.add_argument("--seconds", type=float, default=10.0)
    asked.add_argument("--planted", type=int, default=300)
    args = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        planted = Path(folder)
        for seed in range(args.planted):
            Path(planted, f"{seed:05}.txt").write_bytes(plant(seed, "usual").text.encode())
        texts = {"seed pages": ROOT / "seeds" / "pages", "planted pages": planted}
        print(ROW.format("", "text", "MB/s", "ours is x", "found/kB", "load s", "peak MB"))
        print(ROW.format(*("-" * n for n in (12, 13, 8, 9, 8, 7, 8))))
        for text, pages in texts.items():
            runs: dict[str, list[dict]] = {name: [] for name in CONTESTANTS}
            for _ in range(args.rounds):
                for name in CONTESTANTS:
                    runs[name].append(run(name, args.peers, pages, args.seconds))
            speeds = {name: median(r["mb"] / r["seconds"] for r in made) for name, made in runs.items()}
            for name in CONTESTANTS:
                print(line(name, text, runs[name], speeds))
            stages(text, runs["with_shuzheng"])


def run(name: str, peers: str, pages: Path, seconds: float) -> dict:
    """One contestant in its own process."""
    python = sys.executable if name == "with_shuzheng" else peers
    command = [python, str(HERE / "job.py"), name, str(pages), str(seconds)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return json.loads(done.stdout.splitlines()[-1])


def line(name: str, text: str, runs: list[dict], speeds: dict[str, float]) -> str:
    """A row of the table."""
    return ROW.format(
        name.removeprefix("with_"),
        text,
        f"{speeds[name]:.3f}",
        f"{speeds['with_shuzheng'] / speeds[name]:.1f}",
        f"{median(r['found'] / r['mb'] / 1000 for r in runs):.2f}",
        f"{median(r['loaded'] for r in runs):.2f}",
        f"{median(r['peak_mb'] for r in runs):.0f}",
    )


def stages(text: str, runs: list[dict]) -> None:
    """Where our time goes: milliseconds for each megabyte."""
    for name in runs[0]["stages"]:
        took = median(r["stages"][name] / r["mb"] for r in runs)
        print(f"    {text}: {name}: {1000 * took:.0f} ms/MB ({1 / took:.1f} MB/s)")


if __name__ == "__main__":
    main()
