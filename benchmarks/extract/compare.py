"""Reading numbers: ours against jionlp, jieba.posseg with cn2an, Recognizers-Text and quantulum3.

    python benchmarks/extract/compare.py --peers PYTHON_OF_THE_PEERS [--rounds 3] [--seconds 20] [--made 60]

Contestants take turns, each in a fresh process that reads every page once; megabytes of UTF-8 a second of
processor time on one core, medians of the rounds. Ours does more than any of them (stories, indicator, place, period,
role, links); the table says how many things each one finds. Then our stages, our memory against the size of
the input, and where our time goes. The peers are in ``benchmarks/requirements-bench.txt``.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from pages import write_labelled, write_made  # noqa: E402

OURS = "with_shuzheng"
CONTESTANTS = (OURS, "with_posseg", "with_jionlp", "with_recognizers", "with_quantulum3")
ROW = "| {:<11} | {:<8} | {:>7} | {:>9} | {:>9} | {:>6} | {:>7} |"
GROWTH = (1, 4, 16)
"""How many times the least text is read to see whether memory grows with it."""


def main() -> None:
    """Make the pages, run everybody, print the tables."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--peers", help="Python interpreter that has the peers; without it ours runs alone")
    asked.add_argument("--rounds", type=int, default=3)
    asked.add_argument(
        "--seconds", type=float, default=20.0, help="of processor time for each slow contestant"
    )
    asked.add_argument("--made", type=int, default=60, help="made-up pages, of each of two kinds")
    args = asked.parse_args()
    contestants = CONTESTANTS if args.peers else (OURS,)
    with tempfile.TemporaryDirectory() as folder:
        texts = {"labelled": Path(folder, "labelled"), "made up": Path(folder, "made")}
        write_labelled(texts["labelled"])
        write_made(texts["made up"], args.made)
        print(ROW.format("", "text", "MB/s", "ours is x", "found/kB", "load s", "peak MB"))
        print(ROW.format(*("-" * n for n in (11, 8, 7, 9, 9, 6, 7))))
        ours = {text: _table(text, pages, contestants, args) for text, pages in texts.items()}
        for text, runs in ours.items():
            _stages(text, runs)
        _memory(Path(folder), args.made)
        print("\nWhere the time of the labelled pages goes:", flush=True)
        subprocess.run([sys.executable, str(HERE / "where.py"), str(texts["labelled"])], check=True)


def _table(text: str, pages: Path, contestants: tuple[str, ...], args: argparse.Namespace) -> list[dict]:
    runs: dict[str, list[dict]] = {name: [] for name in contestants}
    for _ in range(args.rounds):
        for name in contestants:
            runs[name].append(_run(name, args.peers, pages, args.seconds))
    speeds = {name: median(r["mb"] / r["seconds"] for r in made) for name, made in runs.items()}
    for name, made in runs.items():
        print(
            ROW.format(
                name.removeprefix("with_"),
                text,
                f"{speeds[name]:.3f}",
                f"{speeds[OURS] / speeds[name]:.1f}",
                f"{median(r['found'] / r['mb'] / 1000 for r in made):.2f}",
                f"{median(r['loaded'] for r in made):.2f}",
                f"{median(r['peak_mb'] for r in made):.0f}",
            )
        )
    return runs[OURS]


def _run(name: str, peers: str | None, pages: Path, seconds: float) -> dict:
    """One contestant in its own process; ours is never cut short."""
    python, limit = (sys.executable, 1e9) if name == OURS else (str(peers), seconds)
    command = [python, str(HERE / "job.py"), name, str(pages), str(limit)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return json.loads(done.stdout.splitlines()[-1])


def _stages(text: str, runs: list[dict]) -> None:
    """Each stage alone, and all of them."""
    print(
        f"\nOur stages, {text} pages ({1000 * median(r['found'] / r['mb'] / 1000 for r in runs):,.0f} metrics in a megabyte):"
    )
    for name in runs[0]["stages"]:
        took = median(r["stages"][name] / r["mb"] for r in runs)
        print(f"    {name:<24} {1000 * took:5.0f} ms/MB  {1 / took:6.2f} MB/s")
    took = median(r["seconds"] / r["mb"] for r in runs)
    print(f"    {'together':<24} {1000 * took:5.0f} ms/MB  {1 / took:6.2f} MB/s")


def _memory(folder: Path, made: int) -> None:
    """Peak memory for more and more text; what is not remembered does not add up."""
    print("\nOur memory against the size of the input:")
    for times in GROWTH:
        pages = Path(folder, f"memory{times}")
        write_made(pages, max(1, made // 4) * times)
        run = _run(OURS, None, pages, 1e9)
        print(
            f"    {run['mb']:6.2f} MB read: {run['loaded_mb']:.0f} MB when loaded, {run['peak_mb']:.0f} MB at most"
        )


if __name__ == "__main__":
    main()
