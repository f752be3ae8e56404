"""What a run took: time, processor, memory (运行开销). Knows the clocks, so the stages need not."""

from __future__ import annotations

import datetime as dt
import resource
import time
from collections.abc import Iterable

from flows.handed_on import Load, Stored
from warehouse.runs import Effort


def effort_of(
    load: Load, finished_at: dt.datetime, stored: Iterable[Stored], cpu_elsewhere: float = 0.0
) -> Effort:
    """The effort of a load up to ``finished_at`` (UTC); ``cpu_elsewhere``: processor seconds of workers for it.

    Memory is the peak of this process, which may have done more; that of workers is their own.
    """
    batches = tuple(stored)
    return Effort(
        n_read=sum(batch.n_pages for batch in batches),
        n_found=sum(batch.n_found for batch in batches),
        # A clock that is put back meanwhile would give less than nothing.
        seconds=round(max(0.0, (finished_at - load.started_at).total_seconds()), 3),
        cpu_seconds=round(max(0.0, time.process_time() - load.cpu_before) + cpu_elsewhere, 3),
        peak_memory_mb=round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
    )
