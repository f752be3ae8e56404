"""How a load ends in Prefect: state, message, tag, name of the run, and an event for whoever waits for one.

States keep their standard names, because others are hidden by the default filters of the Prefect UI; tag and
message say the rest. Findings are news about the newspaper and never fail a load.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from prefect import get_client, get_run_logger
from prefect.events import emit_event
from prefect.runtime import flow_run
from prefect.states import Completed, Failed, State

from flows.event_log import FACTS
from flows.patience import patiently
from flows.summary import Summary
from warehouse.escape import plain, unlinked

EVENTS = {"findings": "shuzheng.quality.findings", "contract": "shuzheng.quality.contract"}
"""Events by what became of a load; one without findings has none."""
MAX_NAME = 200
TOLD_FINDINGS = 10
"""How many new findings an event tells one by one. 2026-11: set to 10; a letter is read at a glance."""


def concluded(summary: Summary, name: str = "", more: str = "") -> State[Summary]:
    """The final state: Failed only when our contract stopped publication; the tag says which.

    ``name`` is a better name of the run, known only now; ``more`` is said after the headline.
    """
    changed: dict[str, Any] = {"tags": {*flow_run.tags, f"quality:{summary.quality}"}}
    if name:
        changed["name"] = plain(name)[:MAX_NAME]
    patiently("运行的标签", lambda: _update(changed))
    if event := EVENTS.get(summary.quality):
        emit_event(event, resource=_resource(summary), payload=_payload(summary) | _news(summary))
    get_run_logger().info(plain(summary.headline), extra={FACTS: _facts(summary)})
    state = Failed if summary.stopped else Completed
    return state(message=plain(summary.headline + more), data=summary)


def _update(changed: dict[str, Any]) -> None:
    with get_client(sync_client=True) as client:
        client.update_flow_run(flow_run.id, **changed)


def _facts(summary: Summary) -> dict[str, Any]:
    """What the log says of the end: the event's payload, and what the run took."""
    took = summary.effort
    effort = {} if took is None else asdict(took)
    if took is not None:
        effort |= {
            "pages_per_second": took.pages_per_second,
            "quantities_per_second": took.quantities_per_second,
        }
    return {"event": "end", "release": summary.release, **_payload(summary), **effort}


def _resource(summary: Summary) -> dict[str, str]:
    return {
        "prefect.resource.id": f"shuzheng.load.{summary.run_id}",
        "prefect.resource.name": summary.run_id,
        "shuzheng.warehouse": summary.warehouse,
    }


def _payload(summary: Summary) -> dict[str, Any]:
    """What a message to people and to programs needs, and nothing of the pages but counts."""
    changes = summary.changes
    return {
        "headline": plain(summary.headline),
        "run_id": summary.run_id,
        "flow_run_id": str(flow_run.id),
        "quality": summary.quality,
        "pages": summary.seen.pages,
        **{f"n_{severity}": count for severity, count in summary.by_severity.items()},
        "n_new": 0 if changes is None else len(changes.new) + changes.more_new,
        "n_set_aside": len(summary.set_aside),
    }


def _news(summary: Summary) -> dict[str, Any]:
    """What a letter tells besides: the first new findings. On the first load all findings are new."""
    new = [p.message for p in summary.problems] if summary.changes is None else summary.changes.new
    return {"new": [unlinked(message) for message in new[:TOLD_FINDINGS]]}
