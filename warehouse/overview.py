"""What an operator is told of a staging file: counts over all rows, and the first rows of what is shown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import duckdb

from warehouse.registry import TABLES

SHOWN_PAGES = 1_000
SHOWN_FINDINGS = 1_000
"""Pages, and findings of one severity, that are handed to the report; more would not fit it. 2026-11."""

_PAGES = """
WITH fresh AS (FROM documents ANTI JOIN before_documents USING (doc_id)),
lost AS (FROM before_documents ANTI JOIN documents USING (doc_id)),
changed AS (FROM fresh SEMI JOIN lost USING (path))
SELECT
    (SELECT count(*) FROM documents) AS pages,
    (SELECT count(*) FROM fresh ANTI JOIN changed USING (doc_id)) AS added,
    (SELECT count(*) FROM changed) AS changed,
    (SELECT count(*) FROM lost ANTI JOIN changed USING (path)) AS removed,
    (SELECT count(*) FROM documents SEMI JOIN before_documents USING (doc_id)) AS unchanged
"""

_VERDICTS = """
SELECT
    count(*) FILTER (verdict = 'holds') AS held,
    count(*) FILTER (verdict = 'undecided') AS undecided,
    count(*) FILTER (verdict = 'fails' AND severity = 'error') AS error,
    count(*) FILTER (verdict = 'fails' AND severity = 'warn') AS warn,
    count(*) FILTER (verdict = 'fails' AND severity = 'info') AS info
FROM check_results
"""

_COVERAGE = """
WITH counted AS (
    SELECT doc_id, count(*) AS stories, count(*) FILTER (NOT is_canonical) AS copies
    FROM stories WHERE kind = 'story' GROUP BY doc_id
)
SELECT
    c.path, coalesce(d.written, d.encoding) AS written,
    coalesce(s.stories, 0) AS stories, coalesce(s.copies, 0) AS copies,
    c.n_seen AS seen, c.n_typed AS typed, c.n_checkable AS checkable, c.n_checked AS checked
FROM coverage AS c JOIN documents AS d USING (doc_id) LEFT JOIN counted AS s USING (doc_id)
"""

_FAILING = f"""
SELECT r.* FROM check_results AS r JOIN documents AS d USING (doc_id) WHERE r.verdict = 'fails'
QUALIFY row_number() OVER (PARTITION BY r.severity ORDER BY d.path, r.doc_id, r.result_id) <= {SHOWN_FINDINGS}
"""

SHOWN_TARGETS = 200
"""Targets that are handed to the report, those that need somebody first. 2026-11: set to 200."""
SHOWN_RUNS = 30
"""Runs whose figures are shown beside each other. 2026-11: set to 30."""

_VERDICT_ORDER = "['broken', 'missed', 'behind', 'ahead', 'met', 'within', 'open']"
_TARGETS = f"""
SELECT metric_id, place, indicator, raw_text, target, target_kind, unit, percent, pace, verdict, check_verdict, path
FROM target_progress
ORDER BY list_position({_VERDICT_ORDER}, verdict), pace NULLS LAST, metric_id LIMIT {SHOWN_TARGETS}
"""
_TARGET_COUNTS = "SELECT verdict, count(*) AS n FROM target_progress GROUP BY verdict ORDER BY verdict"
_TREND = f"FROM runs ORDER BY started_at DESC, run_id DESC LIMIT {SHOWN_RUNS - 1}"

_STANDING = """
SELECT q.* FROM quarantine AS q WHERE q.run_id = ?
UNION
SELECT q.* FROM quarantine AS q JOIN documents AS d ON d.run_id = q.run_id AND starts_with(q.item, d.doc_id[:16])
WHERE q.kind = 'row'
"""
"""What this run turned away, and what stays turned away of pages that an earlier run read: ids of their
rows begin with the page's."""

Row = dict[str, Any]


def totals(con: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """Pages against the file before, verdicts, and the sums of the coverage of all pages."""
    sums = ", ".join(
        f"coalesce(sum({name}), 0)::BIGINT AS {name}"
        for name in ("stories", "copies", "seen", "typed", "checkable", "checked")
    )
    found: dict[str, int] = {}
    for sql in (_PAGES, _VERDICTS, f"WITH page AS ({_COVERAGE}) SELECT {sums} FROM page"):
        found |= _rows(con, sql)[0]
    return found


def shown(con: duckdb.DuckDBPyConnection, run_id: str) -> dict[str, list[Row]]:
    """The first pages with their coverage, the first failing results with what they name, the quarantine, the targets
    that need somebody, and the last runs."""
    con.execute(f"CREATE OR REPLACE TEMP TABLE told AS {_FAILING}")
    operands = "(SELECT unnest(metric_ids) FROM told)"
    return {
        "coverage": _rows(con, f"{_COVERAGE} ORDER BY c.path, c.doc_id LIMIT {SHOWN_PAGES}"),
        "check_results": _rows(con, "FROM told ORDER BY result_id"),
        "documents": _rows(con, "SELECT doc_id, path FROM documents SEMI JOIN told USING (doc_id)"),
        "stories": _rows(con, "SELECT story_id, headline FROM stories SEMI JOIN told USING (story_id)"),
        "metrics": _rows(
            con, f"SELECT metric_id, quote, char_start FROM metrics WHERE metric_id IN {operands}"
        ),
        "quarantine": _rows(con, f"{_STANDING} ORDER BY ALL", [run_id]),
        "targets": _rows(con, _TARGETS),
        "target_counts": _rows(con, _TARGET_COUNTS),
        "runs": _rows(con, _TREND),
    }


def stored_and_turned_away(con: duckdb.DuckDBPyConnection, run_id: str) -> Mapping[str, tuple[int, int]]:
    """By table: rows that are in the file, and rows of its pages that were taken out."""
    out = dict(
        con.execute(
            f"SELECT table_name, count(DISTINCT item) FROM ({_STANDING}) WHERE kind = 'row' AND severity = 'error'"
            " GROUP BY table_name",
            [run_id],
        ).fetchall()
    )
    return {
        name: (con.execute(f"SELECT count(*) FROM {name}").fetchall()[0][0], out.get(name, 0))
        for name, table in TABLES.items()
        if not table.history
    }


def _rows(con: duckdb.DuckDBPyConnection, sql: str, given: list[str] | None = None) -> list[Row]:
    return con.sql(sql, params=given).to_arrow_table().to_pylist()
