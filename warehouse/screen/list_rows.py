"""Rows of the screen's lists (屏上各行): a task, a finding, a series, a growth, as pages are given them.

Pure: SQL rows in, JSON-ready rows out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from warehouse.escape import cut
from warehouse.wording import amount, as_printed

Row = Mapping[str, Any]
QUOTE = 160
"""Characters of a sentence that a list shows; the reader has all of it. 2026-11-22."""


def task(row: Row) -> dict[str, Any]:
    """A target and how far it is, as the screen draws it.

    ``share``: percent of the target, of a ceiling that of the bound which is used up; null when neither is known.
    """
    bound = row["target_high"] if row["target_high"] is not None else row["target"]
    share = row["percent"]
    if row["is_ceiling"]:
        share = None if row["value"] is None or not bound else round(100 * row["value"] / bound, 1)
    return {
        "id": row["metric_id"],
        "place": row["label"],
        "subject": row["subject"],
        "name": row["indicator_name"],
        "from": row["period_start"],
        "to": row["as_of"],
        "said": as_printed(row["raw_text"]),
        "target": _target(row),
        "kind": row["target_kind"],
        "share": share,
        "elapsed": row["elapsed_percent"],
        "pace": row["pace"],
        "ceiling": row["is_ceiling"],
        "verdict": row["verdict"],
        "why": row["not_comparable"],
        "quote": shortened(row["quote"]),
        "finding": row["finding"],
        "places": [row["place_key"]],
        "topics": _some(row["domain"]),
        "months": month_of(row["as_of"]),
    }


def _target(row: Row) -> str | None:
    if row["target_text"] is not None:
        return as_printed(row["target_text"])
    return None if row["target"] is None else amount(row["target"], row["unit"])


def finding(row: Row) -> dict[str, Any]:
    """An open finding: its sentence for the editor, the printed sentence, and where it belongs."""
    return {
        "id": row["fingerprint"],
        "severity": row["severity"],
        "rule": row["rule"],
        "message": row["message"],
        "quote": shortened(row["quote"]),
        "repair": row["repair"],
        "review": row["review"],
        "since": row["since"],
        "path": row["path"],
        "where": row["places"],
        "day": row["day"],
        "copies": row["n_printings"],
        "places": row["place_keys"],
        "topics": row["domains"],
        "months": month_of(row["day"]),
    }


def series(points: Sequence[Row]) -> dict[str, Any]:
    """One series from its points, which come in order."""
    first = points[0]
    days = [point["period_end"] or point["period_start"] for point in points]
    return {
        "id": first["series_id"],
        "place": first["place"],
        "subject": first["subject"],
        "name": first["indicator_name"],
        "unit": first["unit"],
        "span": first["span"],
        "points": [
            {
                "from": point["period_start"],
                "to": point["period_end"],
                "value": point["value"],
                "said": as_printed(point["raw_text"]),
                "status": point["status"],
                "printed": as_printed(point["printed"]),
                "id": point["metric_id"],
            }
            for point in points
        ],
        "places": [first["place_key"]],
        "topics": _some(first["domain"]),
        "months": sorted({month for day in days for month in month_of(day)}),
    }


def change(row: Row) -> dict[str, Any]:
    """A growth or decline as printed; ``down`` tells which."""
    return {
        "id": row["metric_id"],
        "place": row["place"],
        "subject": row["subject"],
        "name": row["indicator_name"],
        "down": row["value"] < 0,
        "said": as_printed(row["raw_text"]),
        "from": row["period_start"],
        "to": row["period_end"],
        "places": [row["place_key"]],
        "topics": _some(row["domain"]),
        "months": month_of(row["day"]),
    }


def _some(value: str | None) -> list[str]:
    return [] if value is None else [value]


def month_of(day: Any) -> list[str]:
    """The month of a day as a list: ``["2024-07"]``, empty when the day is not known."""
    return [] if day is None else [f"{day:%Y-%m}"]


def shortened(text: str | None) -> str | None:
    """A sentence, its end replaced by … when it is long."""
    return None if text is None else cut(text, QUOTE)


LISTS: dict[str, Callable[[Row], dict[str, Any]]] = {"progress": task, "findings": finding, "growth": change}
"""Lists whose items are one SQL row each; ``series`` is made of the rows of its points."""
