"""Calls to the Prefect server that a load makes on the way, and what becomes of the load when nobody answers.

The server only tells of a load; the load is in the warehouse. So it waits a while for a server that is being
started again, and then goes on without.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

import httpx
from prefect import get_run_logger
from prefect.exceptions import PrefectHTTPStatusError

R = TypeVar("R")

AWAY_SECONDS = 120
"""How long a server that does not answer is waited for. 2026-11: set to 120; it starts in 20 s on a busy machine."""
_LONGEST_PAUSE = 8


def patiently(what: str, call: Callable[[], R]) -> R | None:
    """The answer of ``call``, tried again while the server is away or ill; None, with a warning, when it stays so.

    ``call`` may be made twice, so it must be harmless to repeat. What the server *refuses* (4xx) is raised.
    """
    until = time.monotonic() + AWAY_SECONDS
    pause = 1
    while True:
        try:
            return call()
        except httpx.TransportError as error:
            reason = f"{type(error).__name__} {error}".strip()
        except PrefectHTTPStatusError as error:
            if error.response.status_code < 500:
                raise
            reason = f"HTTP {error.response.status_code}"
        if time.monotonic() + pause > until:
            get_run_logger().warning("%s没有送到 Prefect 服务：%s。数据不受影响。", what, reason)
            return None
        time.sleep(pause)
        pause = min(2 * pause, _LONGEST_PAUSE)
