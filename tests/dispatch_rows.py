"""Hand-made rows for bulletins: pages with a story each, figures of a province's places, and what a bulletin asks of them."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from typing import Any

import duckdb

from tests.warehouse_rows import INDICATOR, document, in_memory, metric, result, rows, story
from warehouse.bulletin import Rows, rows_in

Row = dict[str, Any]
DAY = dt.date

PLACES = (
    ("430000", "湖南省", "province", []),
    ("431000", "郴州市", "prefecture", ["430000"]),
    ("431100", "永州市", "prefecture", ["430000"]),
    ("431021", "桂阳县", "county", ["430000", "431000"]),
    ("431022", "宜章县", "county", ["430000", "431000"]),
    ("431023", "永兴县", "county", ["430000", "431000"]),
    ("431121", "祁阳市", "county", ["430000", "431100"]),
    ("431021100", "仁义镇", "township", ["430000", "431000", "431021"]),
    ("431121100", "仁义镇", "township", ["430000", "431100", "431121"]),
)
CODES = {name: code for code, name, _, _ in PLACES}
JOBS = INDICATOR
JOBLESS = INDICATOR | {
    "code": "jobless_rate",
    "name": "城镇调查失业率",
    "meaning": "surveyed urban unemployment",
    "dimension": "share",
    "direction": "down",
}


def doc_of(page: int) -> str:
    return f"{page:016x}{0:048x}"  # its first 16 digits tell it apart, as those of a real one do


def story_of(page: int) -> str:
    return f"{doc_of(page)[:16]}:s{page}"


def told(metric_id: str, value: Any, page: int = 1, **fields: Any) -> Row:
    """A figure: of Guiyang county, new jobs from January to July 2024, unless said otherwise. ``place`` may be a name alone."""
    number = None if value is None else Decimal(str(value))
    unit = fields.get("unit", "人")
    known: Row = {
        "value": number,
        "raw_text": f"{value}{unit}",
        "quote": f"今年前7个月新增就业{value}{unit}。",
        "text_start": 10,
        "text_end": 10 + len(f"{value}{unit}"),
        "char_start": 20,
        "place": "桂阳县",
        "doc_id": doc_of(page),
        "story_id": story_of(page),
        "unit": unit,
        "period_start": DAY(2024, 1, 1),
        "period_end": DAY(2024, 7, 31),
        "printed_low": None if number is None else number - half(number),
        "printed_high": None if number is None else number + half(number),
    }
    known |= fields
    known.setdefault("place_code", CODES.get(known["place"]))
    known["char_end"] = known["char_start"] + len(known["raw_text"])
    return metric(metric_id, **known)


def half(number: Decimal) -> Decimal:
    """Half a unit of the last printed digit."""
    return Decimal((0, (5,), int(number.as_tuple().exponent) - 1))


def plan(metric_id: str, value: Any, page: int = 1, **fields: Any) -> Row:
    """A target for the year 2024."""
    known: Row = {"role": "target", "period_end": DAY(2024, 12, 31), "char_start": 60}
    return told(metric_id, value, page, **(known | fields))


def share(metric_id: str, value: Any, of: str, page: int = 1, **fields: Any) -> Row:
    """The printed percent of a count."""
    known: Row = {"role": "target_pct", "unit": "%", "of_metric_id": of, "char_start": 40}
    return told(metric_id, value, page, **(known | fields))


def implied_by(count: str, percent: str, low: Any, high: Any, one: int | None, page: int = 1) -> Row:
    return {
        "implied_id": f"i-{count}",
        "metric_ids": [count, percent],
        "doc_id": doc_of(page),
        "story_id": story_of(page),
        "low": Decimal(str(low)),
        "high": Decimal(str(high)),
        "low_open": True,
        "high_open": True,
        "integers": [one] if one else [],
        "roundest": one,
        "is_unique": one is not None,
    }


def fails(result_id: str, metric_ids: list[str], page: int = 1, **fields: Any) -> Row:
    known = {
        "metric_ids": metric_ids,
        "doc_id": doc_of(page),
        "story_id": story_of(page),
        "severity": "error",
    }
    return result(result_id, **(known | fields))


def page_rows(
    pages: Sequence[int], days: dict[int, DAY | None], copies: dict[int, int]
) -> dict[str, list[Row]]:
    """Documents and stories; ``copies`` says which page's story repeats which."""
    documents, stories = [], []
    for page in pages:
        day = days.get(page, DAY(2024, 8, page))
        dated: Row = {"page_date": day, "page_month": day and day.replace(day=1)}
        if day is None:
            dated["page_date_basis"] = None
        documents.append(document(doc_id=doc_of(page), path=f"{page:02}.txt", **dated))
        stories.append(
            story(
                story_id=story_of(page),
                doc_id=doc_of(page),
                place="桂阳县",
                place_code="431021",
                cluster_id=story_of(copies.get(page, page)),
                is_canonical=page not in copies,
            )
        )
    return {"documents": documents, "stories": stories}


@contextmanager
def database(
    metrics: Sequence[Row],
    *,
    days: dict[int, DAY | None] | None = None,
    copies: dict[int, int] | None = None,
    implied: Sequence[Row] = (),
    failing: Sequence[Row] = (),
    **tables: list[Row],
) -> Generator[duckdb.DuckDBPyConnection]:
    """A database of these figures; each page number stands for a page of 2024 August with one story."""
    pages = sorted({int(m["doc_id"][:16], 16) for m in metrics}) or [1]
    known: dict[str, list[Row]] = {
        "places": [
            {
                "code": code,
                "name": name,
                "level": level,
                "parents": parents,
                "parent_code": parents[-1] if parents else None,
                "full_name": "".join(n for c, n, _, _ in PLACES if c in parents) + name,
            }
            for code, name, level, parents in PLACES
        ],
        "indicators": [JOBS, JOBLESS],
        **page_rows(pages, days or {}, copies or {}),
        "story_words": [],
        "metrics": list(metrics),
        "quantities": [],
        "implied_targets": list(implied),
        "check_results": list(failing),
        "runs": [run_row()],
    }
    with in_memory(rows(**(known | tables))) as con:
        yield con


LOADED = DAY(2024, 8, 20)


def run_row(run_id: str = "r1", day: DAY = LOADED, release: int = 1, **fields: Any) -> Row:
    """A published run at noon of a day (UTC)."""
    began = dt.datetime.combine(day, dt.time(12))
    counts = (
        "pages",
        "stories",
        "copies",
        "quantities",
        "metrics",
        "checkable",
        "checked",
        "errors",
        "warnings",
        "quarantined",
    )
    known = {
        "run_id": run_id,
        "started_at": began,
        "finished_at": began + dt.timedelta(seconds=9),
        "status": "published",
        "pages_folder": "pages",
        "release": release,
    } | {f"n_{name}": 0 for name in counts}
    return known | fields


def asked(metrics: Sequence[Row], month: int = 7, *, place: str | None = None, **given: Any) -> Rows:
    """The rows of the dispatch of a month of 2024."""
    with database(metrics, **given) as con:
        return rows_in(con, DAY(2024, month, 1), month_end(month), place)


def asked_quarter(metrics: Sequence[Row], quarter: int = 3, **given: Any) -> Rows:
    """The rows of the bulletin of a quarter of 2024."""
    with database(metrics, **given) as con:
        return rows_in(con, DAY(2024, 3 * quarter - 2, 1), month_end(3 * quarter))


def month_end(month: int) -> DAY:
    return DAY(2024, month, calendar.monthrange(2024, month)[1])


def only(rows: tuple[Row, ...]) -> Row:
    """The row, where there is one and no more."""
    (row,) = rows
    return row
