"""One contestant over one folder of pages, each read once: seconds, megabytes, what it found, as one line of JSON.

    python benchmarks/extract/job.py CONTESTANT FOLDER SECONDS

Nothing is read twice, so that what a contestant remembers of a text earns it nothing; only the warm-up page is
read beforehand, so that imports and tables are not counted. Slow contestants stop after SECONDS of processor time.
"""

from __future__ import annotations

import importlib
import json
import resource
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parent))
WARM_UP = "warm-up.txt"


def main(contestant: str, folder: str, seconds: float) -> None:
    """Run and print."""
    pages = [path for path in sorted(Path(folder).glob("*.txt")) if path.name != WARM_UP]
    start = time.process_time()
    tool = importlib.import_module(contestant)
    warm = Path(folder, WARM_UP).read_bytes()
    tool.read(warm if contestant == "with_shuzheng" else warm[:3000])
    loaded = time.process_time() - start
    before = _peak()
    done = found = 0
    took = 0.0
    stages: dict[str, float] = {}
    for path in pages:
        page = path.read_bytes()
        start = time.process_time()
        found += tool.read(page, stages)
        took += time.process_time() - start
        done += len(page)
        if took > seconds:
            break
    told = {"mb": done / 1e6, "seconds": took, "found": found, "loaded": loaded, "stages": stages}
    print(json.dumps({**told, "loaded_mb": before, "peak_mb": _peak()}))


def _peak() -> float:
    """Megabytes of memory that the process has had at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], float(sys.argv[3]))
