"""Which steps Prefect is told of, on Prefect's test server."""

from __future__ import annotations

import pytest

from flows.watch import RECORDED_BATCHES, StepEvent, batch, in_recorded_batch, watched_by


@pytest.mark.parametrize("of", [1, 2, RECORDED_BATCHES, RECORDED_BATCHES + 1, 37, 1_000])
def test_of_many_batches_some_are_recorded_and_always_the_last(of):
    recorded = []
    for number in range(1, of + 1):
        with batch(number, of):
            recorded.append(in_recorded_batch())
    assert sum(recorded) == min(of, RECORDED_BATCHES)
    assert recorded[-1]


def test_what_is_in_no_batch_is_recorded():
    assert in_recorded_batch()


def test_all_batches_are_done_and_told_and_ten_are_task_runs(server, caplog):
    from prefect import flow, get_client
    from prefect.client.schemas.filters import FlowRunFilter, FlowRunFilterId

    from flows.history import wait_until_recorded
    from flows.steps import step

    double = step("加倍", lambda n: f"成 {n}")(lambda n: 2 * n)
    told: list[StepEvent] = []

    @flow(persist_result=False)
    def doubled() -> list[int]:
        done = []
        for number in range(1, 31):
            with batch(number, 30):
                done.append(double(number))
        return done

    with watched_by(told.append), caplog.at_level("INFO", "prefect"):
        state = doubled(return_state=True)
    assert state.result() == [2 * n for n in range(1, 31)]
    ended = [event for event in told if event.counts is not None]
    assert [event.title for event in ended] == [f"加倍 {n}/30" for n in range(1, 31)]
    assert [event.recorded for event in ended] == [n % 3 == 0 for n in range(1, 31)]
    id_ = state.state_details.flow_run_id
    assert id_ is not None
    assert wait_until_recorded(id_, RECORDED_BATCHES, 60)
    assert not wait_until_recorded(id_, RECORDED_BATCHES + 1, 0)
    with get_client(sync_client=True) as client:
        of_it = FlowRunFilter(id=FlowRunFilterId(any_=[id_]))
        names = {run.name for run in client.read_task_runs(flow_run_filter=of_it)}
    assert names == {f"加倍 {n}/30" for n in range(3, 31, 3)}
