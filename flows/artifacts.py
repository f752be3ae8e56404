"""A summary to Prefect artifacts: one report and one table per severity, always under the same keys."""

from __future__ import annotations

from prefect.artifacts import create_markdown_artifact, create_table_artifact

from flows.handed_on import Load, Release
from flows.report import SEVERITY_NAMES, finding_rows, render
from flows.stages import summarize
from flows.summary import SEVERITIES, Summary
from warehouse.escape import markdown

REPORT_KEY = "press-report"


def table_key(severity: str) -> str:
    """Key of the table of findings of one severity."""
    return f"press-findings-{severity}"


def report(load: Load, release: Release) -> Summary:
    """Sum the load up, write its report beside the warehouse and post it to the Prefect UI (报告)."""
    summary = summarize(load, release)
    post(summary)
    return summary


def post(summary: Summary) -> None:
    """Store the artifacts; inside a run they are linked to it, and the same key makes a new version."""
    create_markdown_artifact(render(summary), key=REPORT_KEY, description=markdown(summary.headline))
    for severity in SEVERITIES:
        create_table_artifact(
            finding_rows(summary, severity),
            key=table_key(severity),
            description=f"{SEVERITY_NAMES[severity]}级问题 {summary.by_severity[severity]} 条",
        )
