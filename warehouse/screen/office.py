"""What officials look at (大屏与各地档案): rows of one published file gathered into the screen and the dossiers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

import duckdb

from warehouse.screen import overview, place
from warehouse.screen.folder import Building
from warehouse.screen.rows import ask, prepare, query, rows_of
from warehouse.screen.views import Gathering, Row, month_of, shortened
from warehouse.wording import amount, as_printed

_COUNTS = """
SELECT place_key, domain, strftime(day, '%Y-%m') AS month, count(*) AS facts
FROM ({facts}) GROUP BY ALL ORDER BY ALL
"""


def make(con: duckdb.DuckDBPyConnection, building: Building) -> None:
    """Write ``index.html`` and ``place.html`` with their data."""
    prepare(con)
    places = {row["place_key"]: row for row in rows_of(con, "places")}
    gathered = gather(
        places,
        rows_of(con, "progress"),
        rows_of(con, "findings"),
        rows_of(con, "points"),
        rows_of(con, "growth"),
        ask(con, _COUNTS.format(facts=query("facts"))),
    )
    place.write(con, building, places, gathered)
    overview.write(con, building, places, gathered)


def gather(
    places: Mapping[str, Row],
    progress: Iterable[Row],
    findings: Iterable[Row],
    points: Iterable[Row],
    growth: Iterable[Row],
    facts: Iterable[Row],
) -> Gathering:
    """All rows of the SQL files of these names in the views that they belong to."""
    gathered = Gathering({key: tuple(row["parents"]) for key, row in places.items()})
    for row in progress:
        gathered.add("progress", task(row), row["verdict"])
    for row in findings:
        gathered.add("findings", finding(row), row["severity"])
    for _, some in groupby(points, key=lambda row: row["series_id"]):
        gathered.add("series", series(list(some)), "all")
    for row in growth:
        gathered.add("growth", change(row), "all")
    for row in facts:
        about = {
            "places": [row["place_key"]],
            "topics": _some(row["domain"]),
            "months": _some(row["month"]),
        }
        gathered.count(about, row["facts"])
    return gathered


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
        "new": row["is_new"],
        "path": row["path"],
        "where": row["places"],
        "day": row["day"],
        "copies": row["n_printings"],
        "places": row["place_keys"],
        "topics": row["domains"],
        "months": month_of(row["day"]),
    }


def series(points: list[Row]) -> dict[str, Any]:
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
