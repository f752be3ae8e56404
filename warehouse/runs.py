"""The load ledger's row, and what changed from one run to the next."""

from __future__ import annotations

import dataclasses
import datetime as dt
from dataclasses import dataclass
from pathlib import Path

import duckdb
import polars as pl

from warehouse.registry import frame
from warehouse.store import reading, stored


@dataclass(frozen=True, slots=True)
class RunRow:
    """One row of ``runs``; the registry says what each field means. Times are UTC."""

    run_id: str
    started_at: dt.datetime
    finished_at: dt.datetime
    status: str
    n_pages: int
    n_stories: int
    n_copies: int
    n_quantities: int
    n_metrics: int
    n_checkable: int
    n_checked: int
    n_errors: int
    n_warnings: int
    n_quarantined: int
    pages_folder: str
    code_version: str | None
    release: int | None = None
    restored: int | None = None
    flow_run_id: str | None = None
    n_read: int | None = None
    n_found: int | None = None
    seconds: float | None = None
    cpu_seconds: float | None = None
    peak_memory_mb: float | None = None

    def as_frame(self) -> pl.DataFrame:
        """The row as a frame of ``runs``."""
        return frame("runs", [dataclasses.asdict(self)])


def count_run(
    con: duckdb.DuckDBPyConnection,
    *,
    run_id: str,
    started_at: dt.datetime,
    finished_at: dt.datetime,
    pages_folder: str,
    code_version: str | None,
    status: str = "published",
    restored: int | None = None,
) -> RunRow:
    """The ledger row of a run, counted from the rows that it is about to publish."""
    counts = con.sql(_COUNTS, params=[run_id]).to_arrow_table().to_pylist()[0]
    return RunRow(
        run_id=run_id,
        started_at=started_at,
        finished_at=max(started_at, finished_at),  # a clock may be put back meanwhile
        status=status,
        pages_folder=pages_folder,
        code_version=code_version,
        restored=restored,
        **counts,
    )


_COUNTS = """
WITH decided AS (
    SELECT DISTINCT unnest(metric_ids) AS metric_id FROM check_results WHERE verdict <> 'undecided'
), operand AS (
    SELECT DISTINCT unnest(metric_ids) AS metric_id FROM check_results
), linked AS (
    SELECT metric_id FROM metrics WHERE coalesce(of_metric_id, target_metric_id, same_as_metric_id) IS NOT NULL
    UNION SELECT of_metric_id FROM metrics
    UNION SELECT target_metric_id FROM metrics
    UNION SELECT same_as_metric_id FROM metrics
    UNION FROM operand
)
SELECT
    (SELECT count(*) FROM documents) AS n_pages,
    (SELECT count(*) FROM stories WHERE kind = 'story') AS n_stories,
    (SELECT count(*) FROM stories WHERE kind = 'story' AND NOT is_canonical) AS n_copies,
    (SELECT count(*) FROM quantities) AS n_quantities,
    (SELECT count(*) FROM metrics) AS n_metrics,
    (SELECT count(*) FROM metrics SEMI JOIN linked USING (metric_id)) AS n_checkable,
    (SELECT count(*) FROM metrics SEMI JOIN decided USING (metric_id)) AS n_checked,
    (SELECT count(*) FROM check_results WHERE verdict = 'fails' AND severity = 'error') AS n_errors,
    (SELECT count(*) FROM check_results WHERE verdict = 'fails' AND severity = 'warn') AS n_warnings,
    (SELECT count(*) FROM (
        SELECT DISTINCT table_name, item FROM quarantine WHERE run_id = ? AND severity = 'error'
    )) AS n_quarantined
"""


@dataclass(frozen=True, slots=True)
class Effort:
    """What a run took (运行开销): pages read and numerals found on them, wall and processor seconds, peak memory."""

    n_read: int
    n_found: int
    seconds: float
    cpu_seconds: float
    peak_memory_mb: float

    @property
    def pages_per_second(self) -> float | None:
        """Pages read in a second; None when none was read."""
        return self.n_read / self.seconds if self.n_read and self.seconds > 0 else None

    @property
    def quantities_per_second(self) -> float | None:
        """Numerals found in a second; None when no page was read."""
        return self.n_found / self.seconds if self.n_read and self.seconds > 0 else None


def measured(run: RunRow, effort: Effort, flow_run_id: str | None) -> RunRow:
    """The row with what the run took."""
    return dataclasses.replace(run, flow_run_id=flow_run_id, **dataclasses.asdict(effort))


PUBLISHING = ("published", "rolled_back")
"""How a run ends that makes a release."""


def last_run(path: Path) -> RunRow | None:
    """The run that made the rows of a file, None when there is no file. Raises PublishError."""
    if not path.exists():
        return None
    with reading(path) as con:
        runs = stored(con, "runs").filter(pl.col("status").is_in(PUBLISHING))
    rows = runs.sort("release", "started_at", "run_id", nulls_last=False).tail(1).to_dicts()
    return RunRow(**rows[0]) if rows else None


SHOWN_CHANGES = 500
"""Findings new or gone that are told one by one; the others are only counted. 2026-11: set to 500."""


@dataclass(frozen=True, slots=True)
class FindingChanges:
    """Failing findings by fingerprint against those of the file before: how many are new, gone, still there.

    ``new`` and ``resolved`` are (fingerprint, message) of the first of them, by fingerprint.
    """

    n_new: int
    n_resolved: int
    n_same: int
    new: tuple[tuple[str, str], ...]
    resolved: tuple[tuple[str, str], ...]


_FAILING = """
SELECT fingerprint, arg_min(rule, result_id) AS rule, arg_min(message, result_id) AS message
FROM check_results WHERE verdict = 'fails' GROUP BY fingerprint
"""


def finding_changes(con: duckdb.DuckDBPyConnection) -> FindingChanges:
    """What changed since the file before; only failing verdicts count. See ``Staging.before_failing``."""
    new = f"FROM ({_FAILING}) AS now ANTI JOIN before_failing USING (fingerprint)"
    resolved = f"FROM before_failing AS old ANTI JOIN ({_FAILING}) AS now USING (fingerprint)"
    same = f"FROM before_failing AS old SEMI JOIN ({_FAILING}) AS now USING (fingerprint)"
    counts = [con.execute(f"SELECT count(*) {part}").fetchall()[0][0] for part in (new, resolved, same)]
    told = [
        tuple(
            con.execute(
                f"SELECT fingerprint, message {part} ORDER BY fingerprint LIMIT {SHOWN_CHANGES}"
            ).fetchall()
        )
        for part in (new, resolved)
    ]
    return FindingChanges(*counts, *told)


def remember_findings(con: duckdb.DuckDBPyConnection, run: RunRow) -> None:
    """Write a run into ``finding_history``: new findings enter, known ones are seen again, none leaves.

    Runs count in the order in which they started: one that had to wait may come after a later one.
    """
    con.execute(
        f"""
        INSERT INTO finding_history
            (fingerprint, rule, message, first_run_id, first_seen_at, last_run_id, last_seen_at)
        SELECT fingerprint, rule, message, $run, $at, $run, $at FROM ({_FAILING}) AS now ORDER BY fingerprint
        ON CONFLICT (fingerprint) DO UPDATE SET
            rule = excluded.rule,
            message = excluded.message,
            first_run_id = if(excluded.first_seen_at < first_seen_at, excluded.first_run_id, first_run_id),
            first_seen_at = least(excluded.first_seen_at, first_seen_at),
            last_run_id = if(excluded.last_seen_at < last_seen_at, last_run_id, excluded.last_run_id),
            last_seen_at = greatest(excluded.last_seen_at, last_seen_at)
        """,
        {"run": run.run_id, "at": run.as_frame().get_column("started_at")[0]},
    )
