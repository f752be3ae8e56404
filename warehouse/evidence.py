"""What is shown as evidence of a finding or a figure: the rows it is about, with the page they stand on (证据)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb

from warehouse.store import reading

Row = dict[str, Any]
MOST_FINDINGS = 500
"""Findings of a list; a reader who needs more asks the data file. 2026-11: set to 500."""

_FIGURES = """
SELECT m.metric_id, m.doc_id, m.char_start, m.char_end, m.raw_text, m.quote, m.indicator, m.role, m.place, m.unit,
    m.period_text, s.headline, s.text AS story, d.path, d.page_date, r.pages_folder
FROM metrics AS m JOIN stories AS s USING (story_id) JOIN documents AS d ON d.doc_id = m.doc_id
LEFT JOIN runs AS r ON r.run_id = d.run_id
WHERE m.metric_id IN (SELECT unnest(?::VARCHAR[])) ORDER BY m.doc_id, m.char_start, m.metric_id
"""
_FINDING = """
SELECT c.*, s.headline, s.text AS story, d.path, d.page_date, r.pages_folder
FROM check_results AS c LEFT JOIN stories AS s USING (story_id) LEFT JOIN documents AS d ON d.doc_id = c.doc_id
LEFT JOIN runs AS r ON r.run_id = d.run_id
WHERE c.fingerprint = ? AND c.verdict = 'fails' ORDER BY c.result_id LIMIT 1
"""
_OF_FIGURE = """
SELECT rule, severity, verdict, message, expected, observed, repair, fingerprint FROM check_results
WHERE list_contains(metric_ids, ?) ORDER BY verdict, rule, result_id
"""
_LIST = f"""
SELECT c.fingerprint, c.severity, c.rule, c.message, d.path FROM check_results AS c
LEFT JOIN documents AS d USING (doc_id) WHERE c.verdict = 'fails'
ORDER BY list_position(['error', 'warn', 'info'], c.severity), d.path, c.result_id LIMIT {MOST_FINDINGS}
"""


def finding(warehouse: Path, fingerprint: str) -> tuple[Row, list[Row]] | None:
    """A failing finding and the figures it is about; None when the published file has none such. Raises PublishError."""
    with reading(warehouse) as con:
        found = _rows(con.execute(_FINDING, [fingerprint]))
        if not found:
            return None
        return found[0], _rows(con.execute(_FIGURES, [found[0]["metric_ids"]]))


def figure(warehouse: Path, metric_id: str) -> tuple[Row, list[Row]] | None:
    """A figure and what the checks say of it; None when the published file has none such. Raises PublishError."""
    with reading(warehouse) as con:
        found = _rows(con.execute(_FIGURES, [[metric_id]]))
        return (found[0], _rows(con.execute(_OF_FIGURE, [metric_id]))) if found else None


def findings(warehouse: Path) -> list[Row]:
    """The first failing findings, the gravest first. Raises PublishError."""
    with reading(warehouse) as con:
        return _rows(con.execute(_LIST))


def _rows(answer: duckdb.DuckDBPyConnection) -> list[Row]:
    names = [column[0] for column in answer.description or ()]
    return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]
