"""How much faster is this checkout than another? (两个版本对比): both read each page in turn, in one process.

    git worktree add --detach /some/where COMMIT
    python benchmarks/extract/two_trees.py /some/where [--rounds 6]

On a machine that others use the same run takes half as long again a minute later, so times of two runs say nothing.
Here the two checkouts take turns page by page, so that the machine's load meets both alike; what they remember is
forgotten before each round. Milliseconds for a megabyte of the labelled pages, each page at its fastest, and the ratio.
The metrics of both are compared too: ``same`` says that they found as many on every page.
"""

from __future__ import annotations

import argparse
import functools
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from pages import WARM_UP, write_labelled  # noqa: E402

OURS = ("transforms", "seeds", "with_shuzheng")


def main() -> None:
    """Load both, let them take turns, print the stages."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("other", type=Path, help="root of the other checkout")
    asked.add_argument("--rounds", type=int, default=6)
    args = asked.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made, "labelled")
        write_labelled(folder)
        warm = Path(folder, WARM_UP).read_bytes()
        pages = [p.read_bytes() for p in sorted(folder.glob("*.txt")) if p.name != WARM_UP]
    readers = {"other": _loaded(args.other.resolve(), warm), "this": _loaded(HERE.parents[1], warm)}
    times: defaultdict[tuple[str, str, int], list[float]] = defaultdict(list)
    found: defaultdict[int, set[int]] = defaultdict(set)
    order = list(readers)
    for _ in range(args.rounds):
        for _, forget in readers.values():
            forget()
        order.reverse()
        for at, page in enumerate(pages):
            for name in order:
                clock: dict[str, float] = {}
                found[at].add(readers[name][0](page, clock))
                for stage, seconds in clock.items():
                    times[name, stage, at].append(seconds)
    size = sum(map(len, pages)) / 1e9
    stages = list(dict.fromkeys(stage for _, stage, _ in times))
    for shown, asked_for in (*((stage, [stage]) for stage in stages), ("together", stages)):
        took = {
            name: sum(min(times[name, stage, at]) for stage in asked_for for at in range(len(pages))) / size
            for name in readers
        }
        print(
            f"{shown:<24} other {took['other']:5.0f}  this {took['this']:5.0f} ms/MB"
            f"  {took['other'] / took['this']:5.2f} times as fast"
        )
    print("same" if all(len(each) == 1 for each in found.values()) else "the two find not the same metrics")


def _loaded(root: Path, warm: bytes) -> tuple[Callable[[bytes, dict[str, float]], int], Callable[[], None]]:
    """``read`` of the checkout at ``root``, warmed up, and a call that makes it forget what it remembers of texts."""
    _unload()  # the generator of the warm-up page has loaded those of this checkout
    paths = [str(root), str(root / "benchmarks" / "extract")]
    sys.path[:0] = paths
    import with_shuzheng

    reader: Any = with_shuzheng
    used = Path(sys.modules["transforms"].__file__ or "")
    if not used.is_relative_to(root):
        raise SystemExit(f"{used} is not in {root}")
    reader.read(warm)
    memories = _memories(_unload())
    del sys.path[: len(paths)]

    def forget() -> None:
        for memory in memories:
            memory.cache_clear()

    return reader.read, forget


def _unload() -> list[ModuleType]:
    """Our modules, out of the interpreter's register, so that the other checkout's can be loaded beside them."""
    names = [name for name in sys.modules if name.partition(".")[0] in OURS]
    return [sys.modules.pop(name) for name in names]


def _memories(modules: list[ModuleType]) -> list[Any]:
    """The memories of limited size, which hold readings of texts; those without a limit hold tables."""
    found: dict[int, Any] = {}
    for module in modules:
        for value in vars(module).values():
            if isinstance(value, functools._lru_cache_wrapper) and value.cache_info().maxsize:
                found[id(value)] = value
    return list(found.values())


if __name__ == "__main__":
    main()
