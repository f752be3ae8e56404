"""Where our time goes (耗时分布): for each stage the files that take most of it.

    python benchmarks/extract/where.py FOLDER [LINES]

Time of a function without those that it calls, added up by file; built-in calls (patterns, sorting, look-ups) count
for the file that calls them. The profiler adds its own cost to each call: shares are meant, not milliseconds.
"""

from __future__ import annotations

import cProfile
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from pages import WARM_UP
from with_shuzheng import STAGES, count, cut, read

from transforms.extract import link, metrics_of

PATTERN_CALLS = ("match", "search", "fullmatch", "finditer", "findall", "sub", "split")


def main(folder: str, lines: int) -> None:
    """Profile one pass and print it."""
    read(Path(folder, WARM_UP).read_bytes())
    profiles = [cProfile.Profile() for _ in STAGES]
    done = 0
    for path in sorted(Path(folder).glob("*.txt")):
        if path.name == WARM_UP:
            continue
        data = path.read_bytes()
        done += len(data)
        page, stories = profiles[0].runcall(cut, data)
        numbers = profiles[1].runcall(count, stories)
        told = profiles[2].runcall(metrics_of, page, numbers)
        profiles[3].runcall(link, told, numbers)
    split = [_by_file(profile) for profile in profiles]
    whole = sum(sum(by_file.values()) for by_file, _, _ in split)
    for name, (by_file, in_patterns, calls) in zip(STAGES, split, strict=True):
        total = sum(by_file.values())
        print(
            f"{name}: {100 * total / whole:.0f}% of all, of it {100 * in_patterns / total:.0f}% in patterns;"
            f" {1e6 * calls / done:,.0f} calls for each megabyte"
        )
        for file, took in by_file.most_common(lines):
            print(f"    {100 * took / total:5.1f}%  {file}")


def _by_file(profile: cProfile.Profile) -> tuple[Counter[str], float, int]:
    by_file: Counter[str] = Counter()
    in_patterns, calls = 0.0, 0
    profile.create_stats()
    for (file, _, function), (_, n, own, _, callers) in profile.stats.items():
        calls += n
        if not file.startswith("~"):
            by_file[Path(file).name] += own
            continue
        if "re.Pattern" in function and any(f"'{call}'" in function for call in PATTERN_CALLS):
            in_patterns += own
        for (caller, _, _), (_, _, spent, _) in callers.items():
            by_file[Path(caller).name] += spent
    return by_file, in_patterns, calls


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 8)
