"""What the data contract says of all batches of a run together, and whether that stops publication."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from checks import gate
from checks.contract.rejections import ContractReport, Failure, Rejection

NO_PAGE = "没有一个可以读的版面。"


@dataclass(frozen=True, slots=True)
class Standing:
    """Rows turned away and failures of whole tables, without the rows that were accepted."""

    rejected: tuple[Rejection, ...]
    failures: tuple[Failure, ...]

    @classmethod
    def of(cls, report: ContractReport) -> Standing:
        """What is kept of the report on one batch."""
        return cls(report.rejected, report.failures)

    @classmethod
    def merged(cls, batches: Iterable[Standing]) -> Standing:
        """All batches as one; what several say alike is told once."""
        each = list(batches)
        rejected = {rejection for batch in each for rejection in batch.rejected}
        failures = {failure for batch in each for failure in batch.failures}
        return cls(tuple(sorted(rejected)), tuple(sorted(failures)))


def stop_reason(standing: Standing, counts: Mapping[str, tuple[int, int]]) -> str:
    """Why nothing may be published, empty when it may; ``counts``: (stored, taken out) by table."""
    if not counts["documents"][0] and not standing.failures:
        return "documents 没有一行可以发布。" if counts["documents"][1] else NO_PAGE
    return "".join(gate.reasons_to_stop(standing.failures, counts))
