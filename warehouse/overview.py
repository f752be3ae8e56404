"""What an operator is told of a staging file: counts over all rows, and the first rows of what is shown."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from typing import Any

import duckdb

from warehouse.portions import portions
from warehouse.registry import TABLES
from warehouse.room import asked_again, roomier
from warehouse.views import VIEWS

SHOWN_PAGES = 1_000
SHOWN_FINDINGS = 1_000
"""Pages, and findings of one severity, that are handed to the report; more would not fit it. 2026-11."""

_COMPARED = (
    "CREATE OR REPLACE TEMP TABLE fresh AS SELECT doc_id, path FROM documents ANTI JOIN before_documents USING (doc_id)",
    "CREATE OR REPLACE TEMP TABLE lost AS SELECT doc_id, path FROM before_documents ANTI JOIN documents USING (doc_id)",
)
_PAGES = """
SELECT
    (SELECT count(*) FROM documents) AS pages,
    (SELECT count(*) FROM fresh ANTI JOIN lost USING (path)) AS added,
    (SELECT count(*) FROM fresh SEMI JOIN lost USING (path)) AS changed,
    (SELECT count(*) FROM lost ANTI JOIN fresh USING (path)) AS removed,
    (SELECT count(*) FROM documents) - (SELECT count(*) FROM fresh) AS unchanged
"""
"""Pages by themselves first: each join holds the ids of all pages, and a handful of them at once are too much."""

_VERDICTS = """
SELECT
    count(*) FILTER (verdict = 'holds') AS held,
    count(*) FILTER (verdict = 'undecided') AS undecided,
    count(*) FILTER (verdict = 'fails' AND severity = 'error') AS error,
    count(*) FILTER (verdict = 'fails' AND severity = 'warn') AS warn,
    count(*) FILTER (verdict = 'fails' AND severity = 'info') AS info
FROM check_results
"""

SHOWN_FIGURES = 10_000
"""Figures whose links and verdicts are looked at together, or those of one page when it has more: bounds the memory.

2026-11-22: 10,000. The 40,000 of 1,000 dense pages did not fit what a run may have, and all of it was read twice.
"""

_FIRST = f"""
CREATE OR REPLACE TEMP TABLE first_pages AS
SELECT doc_id, path, written, row_number() OVER (ORDER BY path, doc_id) - 1 AS place FROM (
    SELECT doc_id, path, coalesce(written, encoding) AS written FROM documents ORDER BY path, doc_id LIMIT {SHOWN_PAGES}
)
"""
_FIGURES_OF_FIRST = """
SELECT coalesce(n, 0) FROM first_pages
LEFT JOIN (SELECT doc_id, count(*) AS n FROM metrics SEMI JOIN first_pages USING (doc_id) GROUP BY doc_id) USING (doc_id)
ORDER BY place
"""
_COUNTED = {
    "stories": """
        SELECT doc_id, count(*) AS n, count(*) FILTER (NOT is_canonical) AS copies
        FROM stories SEMI JOIN few_pages USING (doc_id) WHERE kind = 'story' GROUP BY doc_id
    """,
    "seen": "SELECT doc_id, count(*) AS n FROM quantities SEMI JOIN few_pages USING (doc_id) GROUP BY doc_id",
    "figures": """
        SELECT
            metric_id, doc_id,
            list_filter([of_metric_id, target_metric_id, same_as_metric_id], lambda id: id IS NOT NULL) AS links
        FROM metrics SEMI JOIN few_pages USING (doc_id)
    """,
    "linked": """
        SELECT DISTINCT metric_id FROM (
            SELECT unnest(list_append(links, metric_id)) AS metric_id FROM few_figures WHERE len(links) > 0
        )
    """,
    "operands": """
        SELECT metric_id, bool_or(verdict <> 'undecided') AS decided
        FROM (SELECT unnest(metric_ids) AS metric_id, verdict FROM check_results) SEMI JOIN few_figures USING (metric_id)
        GROUP BY metric_id
    """,
    "typed": """
        SELECT
            doc_id, count(*) AS n, count(*) FILTER (decided) AS n_checked,
            count(*) FILTER (o.metric_id IS NOT NULL OR l.metric_id IS NOT NULL) AS n_checkable
        FROM few_figures LEFT JOIN few_operands AS o USING (metric_id) LEFT JOIN few_linked AS l USING (metric_id)
        GROUP BY doc_id
    """,
}
"""What some of the first pages hold, step by step, as temporary tables ``few_stories`` and so on: one query for all of it,
like that of the view ``coverage``, keeps ten tables in memory at once."""

_COVERAGE = """
SELECT
    any_value(path) AS path, any_value(written) AS written, sum(stories)::BIGINT AS stories, sum(copies)::BIGINT AS copies,
    sum(seen)::BIGINT AS seen, sum(typed)::BIGINT AS typed, sum(checkable)::BIGINT AS checkable, sum(checked)::BIGINT AS checked
FROM (
    SELECT doc_id, path, written, 0 AS stories, 0 AS copies, 0 AS seen, 0 AS typed, 0 AS checkable, 0 AS checked FROM few_pages
    UNION ALL BY NAME SELECT doc_id, n AS stories, copies FROM few_stories
    UNION ALL BY NAME SELECT doc_id, n AS seen FROM few_seen
    UNION ALL BY NAME SELECT doc_id, n AS typed, n_checkable AS checkable, n_checked AS checked FROM few_typed
)
GROUP BY doc_id
ORDER BY path, doc_id
"""
"""One hash table for all of it: four joins of a thousand rows each were too much beside the blocks of a large file."""

_FAILING = f"""
FROM check_results SEMI JOIN (
    SELECT r.result_id FROM check_results AS r JOIN documents AS d USING (doc_id) WHERE r.verdict = 'fails'
    QUALIFY row_number() OVER (PARTITION BY r.severity ORDER BY d.path, r.doc_id, r.result_id) <= {SHOWN_FINDINGS}
) USING (result_id)
"""

SHOWN_TARGETS = 200
"""Targets that are handed to the report, those that need somebody first. 2026-11: set to 200."""
SHOWN_RUNS = 30
"""Runs whose figures are shown beside each other. 2026-11: set to 30."""

_VERDICT_ORDER = "['broken', 'missed', 'behind', 'ahead', 'met', 'within', 'open']"
_OF_FIRST = ("documents", "stories", "metrics", "implied_targets", "check_results")
_PROGRESS = "WITH {}, {} SELECT {} FROM progress".format(
    ", ".join(f"{name} AS (FROM aside_{name})" for name in _OF_FIRST),
    f"progress AS ({next(view.query for view in VIEWS if view.name == 'target_progress')})",
    "metric_id, place, indicator, raw_text, target, target_kind, unit, percent, pace, verdict, check_verdict, path",
)
"""The view ``target_progress`` of the first pages only: over all of them it holds more than a run may have."""
_TARGETS = f"""
FROM progress_told
ORDER BY list_position({_VERDICT_ORDER}, verdict), pace NULLS LAST, metric_id LIMIT {SHOWN_TARGETS}
"""
_TARGET_COUNTS = "SELECT verdict, count(*) AS n FROM progress_told GROUP BY verdict ORDER BY verdict"
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
    """Pages against the file before, and verdicts. What the run counted of its rows is in its row of the ledger."""
    return asked_again(con, lambda: _totals(con))


def _totals(con: duckdb.DuckDBPyConnection) -> dict[str, int]:
    for sql in _COMPARED:
        con.execute(sql)
    return {**_rows(con, _PAGES)[0], **_rows(con, _VERDICTS)[0]}


def shown(con: duckdb.DuckDBPyConnection, run_id: str) -> dict[str, list[Row]]:
    """The first pages with their coverage, the first failing results with what they name, the quarantine, those targets
    of the first pages that need somebody, and the last runs.

    Pages of very many figures may need more memory than a run has; nothing is changed here, so it is just asked again.
    """
    return asked_again(con, lambda: _shown(con, run_id))


def _shown(con: duckdb.DuckDBPyConnection, run_id: str) -> dict[str, list[Row]]:
    con.execute(f"CREATE OR REPLACE TEMP TABLE told AS {_FAILING}")
    con.execute(_FIRST)
    for name in _OF_FIRST:
        con.execute(
            f"CREATE OR REPLACE TEMP TABLE aside_{name} AS FROM {name} SEMI JOIN first_pages USING (doc_id)"
        )
    with roomier(con):  # ten joins: each holds some megabytes, however few its rows are
        con.execute(f"CREATE OR REPLACE TEMP TABLE progress_told AS {_PROGRESS}")
    for name in _OF_FIRST:
        con.execute(f"DROP TABLE aside_{name}")
    operands = "(SELECT unnest(metric_ids) FROM told)"
    return {
        "coverage": list(_coverage(con)),
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


def _coverage(con: duckdb.DuckDBPyConnection) -> Generator[Row]:
    """Coverage of the first pages in their order, those of so many figures at a time."""
    figures = [n for (n,) in con.execute(_FIGURES_OF_FIRST).fetchall()]
    for first, last in portions(figures, SHOWN_FIGURES):
        con.execute(
            f"CREATE OR REPLACE TEMP TABLE few_pages AS FROM first_pages WHERE place BETWEEN {first} AND {last}"
        )
        for name, sql in _COUNTED.items():
            con.execute(f"CREATE OR REPLACE TEMP TABLE few_{name} AS {sql}")
        yield from _rows(con, _COVERAGE)


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
