"""What the screen's own server answers from the data file (现问现答): named questions, a figure, a search; and notes taken.

Nobody sends SQL: questions are those of ``warehouse/queries``, and all else is looked up by id or words.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb

from checks.review import ReviewError
from flows.explain import NoSuchFigure, explain
from flows.live_guard import Refused
from flows.notes import notes_of
from flows.review import set_corrections, set_reviews
from warehouse.errors import PublishError
from warehouse.questions import questions
from warehouse.store import reading

MOST_ROWS = 200
"""Rows of an answer; more are asked for on the command line. 2026-11-22: 200."""
MOST_WORDS = 200
"""Characters of a search. 2026-11-22: 200."""
MEMORY = "512MB"
"""What DuckDB may hold in memory for one question. 2026-11-22: 512 MB."""

Answer = dict[str, Any]
Given = Mapping[str, str]


def asked(ask: Callable[[Path, Given], Answer], warehouse: Path, given: Given) -> Answer:
    """The answer to one question. Raises Refused."""
    try:
        return ask(warehouse, given)
    except NoSuchFigure as error:
        raise Refused(404, str(error)) from error
    except PublishError as error:
        raise Refused(503, str(error)) from error
    except duckdb.Error as error:
        raise Refused(503, "数据文件答不了这个问题，想是旧版程序写的；用现在的程序重跑一次。") from error


def state(warehouse: Path, given: Given) -> Answer:
    """What can be asked here."""
    del given
    known = [{"name": q.name, "asks": q.asks} for q in questions().values()]
    return {"warehouse": warehouse.name, "questions": known}


def ask(warehouse: Path, given: Given) -> Answer:
    """The rows of a named question, the first of them."""
    question = questions().get(given.get("name", ""))
    if question is None:
        raise Refused(404, "没有这个问题。")
    return {"asks": question.asks, **_rows(warehouse, question.sql, {})}


def figure(warehouse: Path, given: Given) -> Answer:
    """All that can be told of a figure, its reasons worked out again."""
    found = explain(warehouse, given.get("id", ""))
    told = [[r["says"], r["start"], r["end"]] for r in found.reasons]
    return {"metric_id": found.figure["metric_id"], "why": told, "why_not": found.why_not}


def search(warehouse: Path, given: Given) -> Answer:
    """Stories that have the words, the best first."""
    words = given.get("words", "").strip()[:MOST_WORDS]
    if not words:
        raise Refused(400, "没有写要找什么。")
    sql = (
        "SELECT story_id, headline, place, page_date, path, n_printings FROM story_search($words, most := 50)"
    )
    return _rows(warehouse, sql, {"words": words})


ANSWERS: Mapping[str, Callable[[Path, Given], Answer]] = {
    "state": state,
    "ask": ask,
    "figure": figure,
    "search": search,
}


def noted(warehouse: Path, said: Any, now: dt.datetime) -> Answer:
    """Take notes that a browser sent: all that are new of them, or none. Raises Refused."""
    try:
        notes = notes_of(said, now)
        if notes.reviews and notes.corrections:
            raise Refused(400, "复核和更正请分开记。")
        return {
            "reviews": len(set_reviews(warehouse, notes.reviews)),
            "corrections": len(set_corrections(warehouse, notes.corrections)),
        }
    except ReviewError as error:
        raise Refused(422, str(error)) from error
    except PublishError as error:
        raise Refused(503, str(error)) from error


def _rows(warehouse: Path, sql: str, given: Given) -> Answer:
    with reading(warehouse) as con:
        con.execute("SET enable_progress_bar = false")
        con.execute("SET enable_external_access = false")
        con.execute(f"SET memory_limit = '{MEMORY}'")
        made = con.execute(sql, dict(given))
        columns = [column[0] for column in made.description or ()]
        rows = made.fetchmany(MOST_ROWS + 1)
    return {"columns": columns, "rows": rows[:MOST_ROWS], "more": len(rows) > MOST_ROWS}


def plain(value: Any) -> Any:
    """A value that JSON has no form for; exact numbers go out as text."""
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return str(value)
