"""The gate stops on what makes the file untrustworthy and on nothing else."""

from __future__ import annotations

from fractions import Fraction

from checks.gate import FREE_ROWS, MAX_TAKEN_OUT, decide
from checks.tables import validate
from tests.warehouse_rows import metric, percent, result, rows


def many(n, n_bad):
    """A report on ``n`` metrics, ``n_bad`` of which break a rule."""
    plain = [metric(f"p{i}") for i in range(n - n_bad - 2)]
    bad = [metric(f"b{i}", role="share") for i in range(n_bad)]
    return validate(rows(metrics=[metric(), percent(), *plain, *bad]))


def test_a_clean_report_is_published_without_a_word():
    decision = decide(validate(rows()))
    assert (decision.publish, decision.severity, decision.reasons) == (True, None, ())


def test_failing_findings_never_stop():
    grave = [result(f"c{i}", severity="error", verdict="fails") for i in range(50)]
    assert decide(validate(rows(check_results=grave))).publish


def test_a_failure_of_a_table_stops_with_its_reason():
    decision = decide(validate(rows() | {"metrics": rows()["metrics"].drop("unit")}))
    assert (decision.publish, decision.severity) == (False, "error")
    assert "metrics 缺少 unit 这一列。" in decision.reasons


def test_a_repeated_key_stops():
    assert not decide(validate(rows(metrics=[metric(), metric(), percent()]))).publish


def test_a_few_rejected_rows_are_said_and_do_not_stop():
    decision = decide(many(100, 5))
    assert (decision.publish, decision.severity) == (True, "warn")
    assert decision.reasons == ("有 5 行被隔离或加了备注，其余照常发布。",)


def test_too_large_a_share_stops():
    decision = decide(many(100, 6))
    assert not decision.publish
    assert decision.reasons == ("metrics 的 100 行中有 6 行（约 6%）不合规定，超过允许的 5%。",)


def test_the_share_itself_is_still_allowed():
    assert decide(many(200, 10)).publish
    assert not decide(many(200, 11)).publish


def test_a_small_run_may_lose_a_few_rows():
    assert decide(many(10, FREE_ROWS)).publish
    assert not decide(many(10, FREE_ROWS + 1)).publish


def test_thresholds_can_be_given():
    assert not decide(many(100, 1), max_taken_out=Fraction(0), free_rows=0).publish
    assert Fraction(1, 20) == MAX_TAKEN_OUT
