"""How often Python looks for rings of objects that nobody needs (回收), while a load makes millions that are in none.

Pages are read into records and rows, which go when the last that uses them goes. A search for rings among them finds next to
nothing, and by Python's own measure one is made for every 700 objects.
"""

from __future__ import annotations

import gc
from collections.abc import Generator
from contextlib import contextmanager

SELDOM = (20_000, 20, 20)
"""Objects after which the youngest are searched, and searches of these after which the older are.

2026-11-22: 700, 10, 10 (Python's own), then these: 0.4 instead of 1.0 processor seconds of searching in a load of 2,000
pages, its peak of memory the same (399 and 410 MB).
"""


@contextmanager
def searched_seldom() -> Generator[None]:
    """Inside the block rings are looked for seldom; after it as before."""
    before = gc.get_threshold()
    gc.set_threshold(*SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)
