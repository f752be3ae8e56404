"""A summary to Prefect artifacts, always under the same keys: the report, and the pages of the reading room."""

from __future__ import annotations

from prefect.artifacts import create_markdown_artifact

from flows import reading_room
from flows.handed_on import Load, Release
from flows.patience import patiently
from flows.reading_room import REPORT, described
from flows.report import render
from flows.stages import summarize
from flows.summary import Summary


def report(load: Load, release: Release) -> Summary:
    """Sum the load up, write its report beside the warehouse and post it to the Prefect UI (报告)."""
    summary = summarize(load, release)
    post(summary)
    return summary


def post(summary: Summary) -> None:
    """Store the artifacts; inside a run they are linked to it, and the same key makes a new version.

    A server that is away is waited for, and then gone without: the report lies beside the warehouse too.
    """
    for key, text in ({REPORT: render(summary)} | reading_room.pages(summary)).items():
        patiently(f"工件 {key} ", lambda key=key, text=text: _create(summary, key, text))


def _create(summary: Summary, key: str, text: str) -> None:
    create_markdown_artifact(text, key=key, description=described(summary, key))
