"""A summary to Prefect artifacts, always under the same keys: report, tables of findings, and the reading room."""

from __future__ import annotations

from prefect.artifacts import create_markdown_artifact, create_table_artifact

from flows import reading_room
from flows.handed_on import Load, Release
from flows.patience import patiently
from flows.reading_room import REPORT, described
from flows.report import finding_rows, render
from flows.stages import summarize
from flows.summary import SEVERITIES, Summary


def table_key(severity: str) -> str:
    """Key of the table of findings of one severity."""
    return f"press-findings-{severity}"


def report(load: Load, release: Release) -> Summary:
    """Sum the load up, write its report beside the warehouse and post it to the Prefect UI (报告)."""
    summary = summarize(load, release)
    post(summary)
    return summary


def post(summary: Summary) -> None:
    """Store the artifacts; inside a run they are linked to it, and the same key makes a new version.

    A server that is away is waited for, and then gone without: the report lies beside the warehouse too.
    """
    written = {REPORT: render(summary)} | reading_room.pages(summary)
    for key, text in written.items():
        _kept(key, lambda key=key, text=text: _markdown(summary, key, text))
    for severity in SEVERITIES:
        _kept(table_key(severity), lambda severity=severity: _table(summary, severity))


def _kept(key: str, create) -> None:
    patiently(f"工件 {key} ", create)


def _markdown(summary: Summary, key: str, text: str) -> None:
    create_markdown_artifact(text, key=key, description=described(summary, key))


def _table(summary: Summary, severity: str) -> None:
    key = table_key(severity)
    create_table_artifact(finding_rows(summary, severity), key=key, description=described(summary, key))
