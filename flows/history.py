"""What a server is asked around a run: whether it answers, and whether it has written everything down."""

from __future__ import annotations

import time
from uuid import UUID

from prefect import get_client
from prefect.client.schemas.objects import TERMINAL_STATES
from prefect.events.worker import EventsWorker
from prefect.logging.handlers import APILogWorker

_POLL_SECONDS = 0.25


def unreachable() -> str:
    """Why the server of the current settings does not answer; empty when it does."""
    with get_client(sync_client=True) as client:
        problem = client.api_healthcheck()
    return "" if problem is None else f"{type(problem).__name__} {problem}".strip()


def wait_until_recorded(flow_run_id: UUID, steps: int, seconds: float) -> bool:
    """Whether ``steps`` task runs of the run are recorded with a final state, waiting up to ``seconds``.

    The server records task runs late, from a queue in memory: one that is ended right after a flow
    loses most of them.
    """
    until = time.monotonic() + seconds
    APILogWorker.drain_all(timeout=seconds, at_exit=False)
    EventsWorker.drain_all(timeout=seconds, at_exit=False)
    # Counted by the server: it lists two hundred at most.
    over = {
        "flow_runs": {"id": {"any_": [str(flow_run_id)]}},
        "task_runs": {"state": {"type": {"any_": sorted(state.value for state in TERMINAL_STATES)}}},
    }
    with get_client(sync_client=True) as client:
        while client.request("POST", "/task_runs/count", json=over).json() < steps:
            if time.monotonic() > until:
                return False
            time.sleep(_POLL_SECONDS)
    return True
