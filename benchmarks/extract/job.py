"""One contestant over one folder of pages: seconds, megabytes, and how much it found, as one line of JSON.

    python benchmarks/extract/job.py CONTESTANT FOLDER SECONDS

Pages are read in order, again and again from the first, until SECONDS of processor time are used up; the
first page is read once beforehand so that imports and tables are not counted.
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


def main(contestant: str, folder: str, seconds: float) -> None:
    """Run and print."""
    pages = [path.read_bytes() for path in sorted(Path(folder).glob("*.txt"))]
    start = time.process_time()
    tool = importlib.import_module(contestant)
    tool.read(pages[0])
    loaded = time.process_time() - start
    done = found = at = 0
    stages: dict[str, float] = {}
    start = time.process_time()
    while at < len(pages) or (time.process_time() - start < seconds and at < 50 * len(pages)):
        page = pages[at % len(pages)]
        found += tool.read(page, stages)
        done += len(page)
        at += 1
        if at < len(pages) and time.process_time() - start > 6 * seconds:
            break
    took = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        json.dumps(
            {
                "mb": done / 1e6,
                "seconds": took,
                "found": found,
                "pages": at,
                "loaded": loaded,
                "peak_mb": peak,
                "stages": stages,
            }
        )
    )


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], float(sys.argv[3]))
