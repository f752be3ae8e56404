"""A load that somebody waits for, in this process (当面运行)."""

from __future__ import annotations

from pathlib import Path

from prefect.states import State

from flows.addresses import Folder
from flows.history import wait_until_recorded
from flows.press import press
from flows.summary import Summary
from flows.watch import Listener, StepEvent, watched_by


def loaded(pages: Folder, warehouse: Path, listener: Listener, record_seconds: float) -> State[Summary]:
    """Run the flow; its final state, once the server has written its steps down or ``record_seconds`` are over."""
    recorded: set[str] = set()

    def listen(event: StepEvent) -> None:
        if event.recorded:
            recorded.add(event.title)
        listener(event)

    with watched_by(listen):
        # ty cannot bind a keyword argument that stands beside a ParamSpec (Flow.__call__).
        state = press(pages, warehouse, return_state=True)  # ty: ignore[no-matching-overload]
    if state.state_details.flow_run_id is not None:
        wait_until_recorded(state.state_details.flow_run_id, len(recorded), record_seconds)
    return state
