"""The load ledger's row, and what changed from one run to the next."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from warehouse.registry import TABLES, empty, frame
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

    def as_frame(self) -> pl.DataFrame:
        """The row as a frame of ``runs``."""
        return frame("runs", [dataclasses.asdict(self)])


def count_run(
    frames: Mapping[str, pl.DataFrame],
    *,
    run_id: str,
    started_at: dt.datetime,
    finished_at: dt.datetime,
    pages_folder: str,
    code_version: str | None,
    status: str = "published",
) -> RunRow:
    """The ledger row of a run, counted from the frames it is about to publish."""
    stories = _given(frames, "stories").filter(pl.col("kind") == "story")
    metrics = _given(frames, "metrics")
    results, quarantine = _given(frames, "check_results"), _given(frames, "quarantine")
    decided = results.filter(pl.col("verdict") != "undecided")
    fails = results.filter(pl.col("verdict") == "fails")
    turned_away = quarantine.filter((pl.col("run_id") == run_id) & (pl.col("severity") == "error"))
    return RunRow(
        run_id=run_id,
        started_at=started_at,
        finished_at=finished_at,
        status=status,
        n_pages=_given(frames, "documents").height,
        n_stories=stories.height,
        n_copies=stories.filter(~pl.col("is_canonical")).height,
        n_quantities=_given(frames, "quantities").height,
        n_metrics=metrics.height,
        n_checkable=_among(metrics, [_operands(results), *_linked(metrics)]),
        n_checked=_among(metrics, [_operands(decided)]),
        n_errors=fails.filter(pl.col("severity") == "error").height,
        n_warnings=fails.filter(pl.col("severity") == "warn").height,
        n_quarantined=turned_away.unique(["table_name", "item"]).height,
        pages_folder=pages_folder,
        code_version=code_version,
    )


def _given(frames: Mapping[str, pl.DataFrame], name: str) -> pl.DataFrame:
    return frames[name] if name in frames else empty(name)


def _operands(results: pl.DataFrame) -> pl.Series:
    return results.get_column("metric_ids").explode()


def _linked(metrics: pl.DataFrame) -> list[pl.Series]:
    """Ids of the metrics at either end of a link."""
    links = [link.column for link in TABLES["metrics"].foreign_keys if link.table == "metrics"]
    ends = [metrics.get_column(column) for column in links]
    has_link = pl.any_horizontal(pl.col(column).is_not_null() for column in links)
    return [*ends, metrics.filter(has_link).get_column("metric_id")]


def _among(metrics: pl.DataFrame, ids: list[pl.Series]) -> int:
    """How many of the metrics are named by any of the ids."""
    named = set().union(*(series.drop_nulls().to_list() for series in ids))
    return metrics.filter(pl.col("metric_id").is_in(sorted(named))).height


def last_run(path: Path) -> RunRow | None:
    """The latest published run of a file, None when there is no file. Raises PublishError."""
    if not path.exists():
        return None
    with reading(path) as con:
        runs = stored(con, "runs").filter(pl.col("status") == "published")
    rows = runs.sort("started_at", "run_id").tail(1).to_dicts()
    return RunRow(**rows[0]) if rows else None


def failing(results: pl.DataFrame) -> pl.DataFrame:
    """The failing findings of a frame of ``check_results``, one row per fingerprint."""
    fails = results.filter(pl.col("verdict") == "fails").sort("result_id")
    return fails.unique("fingerprint", keep="first", maintain_order=True)


def previous_findings(path: Path) -> pl.DataFrame:
    """The failing findings of a published file, without rows when there is none. Raises PublishError."""
    if not path.exists():
        return failing(empty("check_results"))
    with reading(path) as con:
        return failing(stored(con, "check_results"))


@dataclass(frozen=True, slots=True)
class FindingChanges:
    """Fingerprints of failing findings, sorted: first seen now, gone since the last run, still there."""

    new: tuple[str, ...]
    resolved: tuple[str, ...]
    unchanged: tuple[str, ...]


def diff(before: pl.DataFrame, now: pl.DataFrame) -> FindingChanges:
    """What changed between two frames of ``check_results``; only failing verdicts count."""
    old = set(failing(before).get_column("fingerprint"))
    new = set(failing(now).get_column("fingerprint"))
    return FindingChanges(tuple(sorted(new - old)), tuple(sorted(old - new)), tuple(sorted(old & new)))


def updated_history(history: pl.DataFrame, results: pl.DataFrame, run: RunRow) -> pl.DataFrame:
    """``finding_history`` after a run: new findings enter, known ones are seen again, none leaves."""
    known = {row["fingerprint"]: row for row in history.to_dicts()}
    for row in failing(results).iter_rows(named=True):
        seen = {"last_run_id": run.run_id, "last_seen_at": run.started_at}
        first = {"first_run_id": run.run_id, "first_seen_at": run.started_at}
        words = {name: row[name] for name in ("fingerprint", "rule", "message")}
        known[row["fingerprint"]] = {**first, **known.get(row["fingerprint"], {}), **words, **seen}
    return frame("finding_history", known.values())
