"""Why the figures of a page were read as they were, for the evidence reader (阅读器里的依据)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from flows.explain import page_as_read, told_reasons


def reasons_in(base: Path):
    """What gives the reasons of a page's figures; relative page folders are meant from ``base``.

    The answer has lists ``[says, start, end]`` by ``metric_id`` and is empty where the page file is gone or has changed.
    ``start`` and ``end`` are of the words in the story's reading text, None without any.
    """

    def reasons(page: Mapping[str, Any], figures: Sequence[Mapping[str, Any]]) -> dict[str, list[list[Any]]]:
        if not page["pages_folder"] or not figures:
            return {}
        read, _ = page_as_read(base / page["pages_folder"] / page["path"], page["doc_id"])
        if read is None:
            return {}
        told = told_reasons(read, figures)
        return {id_: [[r["says"], r["start"], r["end"]] for r in rows] for id_, rows in told.items()}

    return reasons
