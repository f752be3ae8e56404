"""States that tell the truth (状态为真): a run whose process is gone is not running, whatever Prefect last heard.

A process that is killed, or that ends while the server is away, cannot say how it ended. The ledger of the
data file knows: a run publishes in one step, with its row in ``runs``, which names its flow run.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from prefect import get_client
from prefect.client.schemas.filters import (
    FlowRunFilter,
    FlowRunFilterState,
    FlowRunFilterStateType,
    WorkPoolFilter,
    WorkPoolFilterName,
)
from prefect.client.schemas.objects import FlowRun, StateType
from prefect.states import Cancelled, Completed, Crashed, State

from warehouse.errors import PublishError
from warehouse.store import reading

_OPEN = [StateType.RUNNING, StateType.PENDING, StateType.CANCELLING]
BEGIN_SECONDS = 180
"""How long a run that a worker has taken may be without a process. 2026-11: set to 180; three seconds are usual."""
_GONE = "跑它的进程已经不在了"


@dataclass(frozen=True, slots=True)
class Righted:
    """A run whose state was put right, and what it is now."""

    flow_run_id: UUID
    name: str
    state: str


def set_right(pool: str, warehouse: Path, alive: Callable[[UUID, int], bool]) -> tuple[Righted, ...]:
    """Give every open run of the pool whose process is gone the state that is true; which ones.

    ``alive``: whether the process (id) still works on that run. One that waits for a process is given some time.
    """
    made: list[Righted] = []
    with get_client(sync_client=True) as client:
        open_runs = client.read_flow_runs(
            flow_run_filter=FlowRunFilter(state=FlowRunFilterState(type=FlowRunFilterStateType(any_=_OPEN))),
            work_pool_filter=WorkPoolFilter(name=WorkPoolFilterName(any_=[pool])),
        )
        for run in open_runs:
            if run.infrastructure_pid:
                if alive(run.id, int(run.infrastructure_pid)):
                    continue
            elif not _never_began(run, dt.datetime.now(dt.UTC)):
                continue
            state = _true_state(run, warehouse)
            client.set_flow_run_state(run.id, state, force=True)
            made.append(Righted(run.id, run.name, state.name or ""))
    return tuple(made)


def _never_began(run: FlowRun, now: dt.datetime) -> bool:
    """Whether a worker took the run long ago and gave it no process: it was killed in between, and the pool is blocked."""
    if run.state is None or run.state.type == StateType.RUNNING:  # by hand, in a process that no worker knows
        return False
    return now - run.state.timestamp > dt.timedelta(seconds=BEGIN_SECONDS)


def _true_state(run: FlowRun, warehouse: Path) -> State:
    told = _ledger(warehouse, run.id)
    if told is not None:
        return Completed(message=f"{_GONE}，没来得及报告；台账里有它：{told}")
    if run.state is not None and run.state.type == StateType.CANCELLING:
        return Cancelled(message=f"{_GONE}；它没有发布什么，数据文件仍是上一版")
    return Crashed(message=f"{_GONE}；它没有发布什么，数据文件仍是上一版，没读完的下次接着读")


def _ledger(warehouse: Path, flow_run_id: UUID) -> str | None:
    """What the ledger says of a flow run, None when it has not heard of it."""
    if not warehouse.exists():
        return None
    try:
        with reading(warehouse) as con:
            rows = con.execute(
                "SELECT run_id, status, n_pages FROM runs WHERE flow_run_id = ? ORDER BY started_at DESC LIMIT 1",
                [str(flow_run_id)],
            ).fetchall()
    except PublishError:
        return None
    return None if not rows else "批次 {}，{}，版面 {}".format(*rows[0])


def works_on(flow_run_id: UUID, pid: int) -> bool:
    """Whether the process of that id is the one of this run; ids come again, so its environment is asked."""
    try:
        environ = Path(f"/proc/{pid}/environ").read_bytes()
    except FileNotFoundError:
        return False
    except OSError:  # somebody else's process has the number now
        return False
    if not environ:  # a process that is just being started, or one that has ended and is not yet fetched
        return not _has_ended(pid)
    known = environ.split(b"\0")
    return any(line.endswith(str(flow_run_id).encode()) for line in known if line.startswith(b"PREFECT"))


def _has_ended(pid: int) -> bool:
    try:
        stat = Path(f"/proc/{pid}/stat").read_text("utf-8", "replace")
    except OSError:
        return True
    return stat.rpartition(")")[2].split()[0] in ("Z", "X")
