"""What every contestant does: read the texts, find the pairs of copies, write them, say what it took.

A contestant is a module of this folder with ``find(texts) -> iterable of (i, j)``. It runs in a process
of its own::

    python benchmarks/reprints/job.py CONTESTANT TEXTS.parquet PAIRS.parquet
"""

from __future__ import annotations

import importlib
import json
import re
import resource
import sys
import time
from pathlib import Path

NOT_TEXT = re.compile(r"[\W_]+")


def trigrams(text: str) -> list[str]:
    """Runs of three letters: of all tokens the ones that serve number-blind peers best on Chinese."""
    text = NOT_TEXT.sub("", text)
    return list({text[i : i + 3] for i in range(len(text) - 2)})


def peak_mb() -> float:
    """Peak resident memory of this program, in MB.

    Linux tells it in /proc; ``ru_maxrss`` would count what the starting process held at the fork too.
    """
    status = Path("/proc/self/status").read_text("ascii")
    return int(re.findall(r"VmHWM:\s+(\d+) kB", status)[0]) / 1024


def main(contestant: str, source: str, target: str) -> None:
    """Run one contestant; prints its seconds (wall, CPU) and its peak memory in MB as JSON."""
    begun = time.perf_counter()
    # Its libraries are loaded within the time: a whole job starts with nothing.
    find = importlib.import_module(contestant).find
    import pyarrow as pa
    import pyarrow.parquet as pq

    texts = pq.read_table(source, columns=["text"])["text"].to_pylist()
    pairs = sorted({(min(i, j), max(i, j)) for i, j in find(texts)})
    table = pa.table({"a": [a for a, _ in pairs], "b": [b for _, b in pairs]})
    pq.write_table(table, target)
    usage = resource.getrusage(resource.RUSAGE_SELF)
    said = {
        "wall": time.perf_counter() - begun,
        "cpu": usage.ru_utime + usage.ru_stime,
        "peak_mb": peak_mb(),
    }
    print(json.dumps(said))


if __name__ == "__main__":
    main(*sys.argv[1:])
