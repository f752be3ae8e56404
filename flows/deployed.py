"""The deployments of ``prefect.yaml`` on the server that the settings name, and runs of them (部署)."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from prefect import get_client
from prefect.client.schemas.actions import WorkPoolCreate
from prefect.client.schemas.filters import (
    DeploymentFilter,
    DeploymentFilterId,
    FlowRunFilter,
    FlowRunFilterState,
    FlowRunFilterStateType,
    WorkPoolFilter,
    WorkPoolFilterName,
)
from prefect.client.schemas.objects import FlowRun, StateType
from prefect.workers.process import ProcessWorker

from flows.settled import Look

CHECKOUT = Path(__file__).resolve().parents[1]
_AT_WORK = [StateType.PENDING, StateType.RUNNING, StateType.CANCELLING]
_NOT_OVER = [StateType.SCHEDULED, StateType.PAUSED, *_AT_WORK]


class DeployProblem(RuntimeError):
    """The deployments cannot be put on the server; the message is for the operator."""


def deploy(pool: str) -> None:
    """Make the pool, one run at a time, and put all deployments on the server. Raises DeployProblem."""
    if not (CHECKOUT / "prefect.yaml").is_file():
        raise DeployProblem(f"{CHECKOUT} 里没有 prefect.yaml；请在项目的检出目录里运行。")
    with get_client(sync_client=True) as client:
        template = ProcessWorker.get_default_base_job_template()
        # Named, the command is run at once; else Prefect first starts a process that finds out how to start one.
        template["variables"]["properties"]["command"]["default"] = f"{sys.executable} -m prefect.engine"
        # All deployments write one file: the pool runs one at a time, and the others wait their turn.
        made = WorkPoolCreate(name=pool, type="process", base_job_template=template, concurrency_limit=1)
        client.create_work_pool(made, overwrite=True)
    command = [sys.executable, "-m", "prefect", "--no-prompt", "deploy", "--all", "--pool", pool]
    done = subprocess.run(command, cwd=CHECKOUT, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        raise DeployProblem(f"部署没有成功：\n{done.stdout[-2000:]}{done.stderr[-2000:]}")


def call_up(deployment: str, key: str, parameters: Mapping[str, Any] | None = None) -> FlowRun | None:
    """A run of ``flow/name``, unless one is waiting or at work. The same ``key`` gives the same run."""
    with get_client(sync_client=True) as client:
        found = client.read_deployment_by_name(deployment)
        at_work = client.read_flow_runs(
            deployment_filter=DeploymentFilter(id=DeploymentFilterId(any_=[found.id])),
            flow_run_filter=FlowRunFilter(
                state=FlowRunFilterState(type=FlowRunFilterStateType(any_=_NOT_OVER))
            ),
            limit=1,
        )
        if at_work:
            return None
        return client.create_flow_run_from_deployment(
            found.id, parameters=dict(parameters or {}), idempotency_key=key
        )


def busy(pool: str) -> bool:
    """Whether a run of the pool is at work or about to be."""
    with get_client(sync_client=True) as client:
        return bool(
            client.read_flow_runs(
                flow_run_filter=FlowRunFilter(
                    state=FlowRunFilterState(type=FlowRunFilterStateType(any_=_AT_WORK))
                ),
                work_pool_filter=WorkPoolFilter(name=WorkPoolFilterName(any_=[pool])),
                limit=1,
            )
        )


def key_of(looks: Mapping[str, Look]) -> str:
    """A key for a run that is called up for these files as they are."""
    told = "\n".join(
        f"{name!r} {look.size} {look.mtime_ns} {look.inode}" for name, look in sorted(looks.items())
    )
    return hashlib.sha256(told.encode()).hexdigest()
