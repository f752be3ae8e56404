"""How much of a dear test is done: some of its cases by ``make test``, all of them by ``make test-faults``."""

from __future__ import annotations

import os
from typing import TypeVar

Cases = TypeVar("Cases")
THOROUGH = os.environ.get("SHUZHENG_THOROUGH") == "1"


def cases(some: Cases, every: Cases) -> Cases:
    """``every`` when ``SHUZHENG_THOROUGH=1``, else ``some``."""
    return every if THOROUGH else some
