"""Look for input that trips the readers; keep what did.

    python tests/fuzz/fuzz.py [--seconds 600] [--target whole] [--by hypothesis] [--seed 0]

The time is shared among the targets. With atheris (``pip install atheris``) inputs are chosen by what they reach in
the program, mutated from the kept ones, the made-up ones and the project's own pages; without it Hypothesis makes
them. What fails is made as small as it can be and written to ``tests/fuzz/kept``, where ``make test`` reads it again
for ever. Exit code 1 when something was found.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from time import monotonic, process_time

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
KEPT = Path(__file__).resolve().parent / "kept"
MOST_BYTES = 6_000
"""Longest input: a fifth of a page, enough for every stage, short enough for thousands of them."""


def main() -> int:
    """All targets asked for, one after the other; how many inputs failed decides the exit code."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--seconds", type=float, default=600)
    asked.add_argument("--target", action="append", help="only this one; may be given several times")
    asked.add_argument("--by", choices=("atheris", "hypothesis"))
    asked.add_argument("--seed", type=int, default=0, help="0: another one each time")
    args = asked.parse_args()
    from tests.fuzz.targets import TARGETS

    by = args.by or ("atheris" if find_spec("atheris") else "hypothesis")
    names = args.target or list(TARGETS)
    found = 0
    for name in names:
        each = args.seconds / len(names)
        failed = (
            by_atheris(name, each, args.seed) if by == "atheris" else by_hypothesis(name, each, args.seed)
        )
        found += failed is not None
        if failed is not None:
            print(f"{name}: {keep(name, failed)}", flush=True)
    print(f"{found} of {len(names)} targets failed")
    return int(found > 0)


def keep(name: str, data: bytes) -> Path:
    """Write an input down under its hash; where."""
    path = KEPT / name / hashlib.sha256(data).hexdigest()[:12]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path.relative_to(ROOT)


def by_hypothesis(name: str, seconds: float, seed: int) -> bytes | None:
    """The smallest input that fails; None when the time is over and none did."""
    from hypothesis import HealthCheck, Phase, given, settings
    from hypothesis import seed as seeded

    from tests.fuzz.targets import TARGETS, held_to
    from tests.fuzz.texts import BY_TARGET

    until, cpu = monotonic() + seconds, process_time()
    tried, last, failing = 0, b"", b""
    calm = settings(
        max_examples=500,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.generate, Phase.target, Phase.shrink),
    )
    round_ = seed
    while monotonic() < until:
        round_ += 1

        @calm
        @seeded(round_ if seed else int.from_bytes(os.urandom(4)))
        @given(BY_TARGET[name])
        def attempt(data: bytes) -> None:
            nonlocal tried, last, failing
            tried += 1
            last = data
            if monotonic() > until and not failing:
                return
            try:
                held_to(TARGETS[name], data)
            except Exception:
                failing = data
                raise

        try:
            attempt()
        except Exception as error:
            print(f"{name}: {type(error).__name__}: {error}"[:2000], flush=True)
            return failing
    print(f"{name}: {tried} inputs in {process_time() - cpu:.0f} processor seconds, none failed", flush=True)
    return None


def by_atheris(name: str, seconds: float, seed: int) -> bytes | None:
    """The same, led by what inputs reach: in a process of its own, because it ends with the process."""
    with tempfile.TemporaryDirectory() as made:
        corpus, crashes = Path(made, "corpus"), Path(made, "found-")
        corpus.mkdir()
        _sow(name, corpus)
        limits = [
            f"-max_total_time={seconds:.0f}",
            f"-max_len={MOST_BYTES}",
            "-timeout=120",
            "-print_final_stats=1",
        ]
        called = [sys.executable, __file__, "--mutate", name, *limits]
        called += [f"-seed={seed}", f"-artifact_prefix={crashes}", str(corpus)]
        done = subprocess.run(called, capture_output=True, check=False)
        said = done.stderr.decode("utf-8", "replace").splitlines()
        found = [*Path(made).glob("found-crash-*"), *Path(made).glob("found-timeout-*")]
        if not found:
            print(name, *(line for line in said if line.startswith("Done")), "none failed", flush=True)
            if done.returncode:
                raise RuntimeError("\n".join(said[-30:]))
            return None
        print(f"{name}: {_why(name, found[0].read_bytes())}"[:2000], flush=True)
        return _smallest(name, found[0].read_bytes())


def _sow(name: str, corpus: Path) -> None:
    from hypothesis import HealthCheck, Phase, given, settings

    from tests.fuzz.texts import BY_TARGET

    sown = [path.read_bytes() for path in (KEPT / name).glob("*")]
    sown += [path.read_bytes()[:MOST_BYTES] for path in (ROOT / "seeds" / "pages").glob("*.txt")]

    @settings(
        max_examples=200, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
    )
    @given(BY_TARGET[name])
    def sow(data: bytes) -> None:
        sown.append(data[:MOST_BYTES])

    sow()
    for data in sown:
        (corpus / hashlib.sha256(data).hexdigest()[:16]).write_bytes(data)


def _mutate(name: str) -> None:
    import atheris  # ty: ignore[import-not-found]  Only for those who mutate.

    with atheris.instrument_imports(include=["transforms", "checks"]):
        from tests.fuzz.targets import TARGETS, held_to

    atheris.Setup([sys.argv[0], *sys.argv[3:]], lambda data: held_to(TARGETS[name], data))
    atheris.Fuzz()


def _why(name: str, data: bytes) -> str:
    """What goes wrong with the input; empty when nothing does."""
    from tests.fuzz.targets import TARGETS, held_to

    try:
        held_to(TARGETS[name], data)
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return ""


def _smallest(name: str, data: bytes) -> bytes:
    """Pieces are taken out as long as it still fails."""
    size = len(data) // 2
    while size:
        at = 0
        while at < len(data):
            without = data[:at] + data[at + size :]
            if _why(name, without):
                data = without
            else:
                at += size
        size //= 2
    return data


if __name__ == "__main__":
    if sys.argv[1:2] == ["--mutate"]:
        _mutate(sys.argv[2])
    sys.exit(main())
