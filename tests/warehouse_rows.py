"""Hand-made rows of every table, all of them in order; a test changes what it speaks of."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
from collections.abc import Generator
from contextlib import contextmanager
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

from warehouse.ddl import create_table
from warehouse.registry import TABLES, empty, frame
from warehouse.runs import RunRow, count_run
from warehouse.store import THREADS, load
from warehouse.views import VIEWS, statements

DOC = "ab" * 32
STORY = f"{DOC[:16]}:s0"
NOON = dt.datetime(2021, 8, 20, 12, 0)


def document(**fields: Any) -> dict[str, Any]:
    known = {
        "doc_id": DOC,
        "path": "某市日报/要闻.txt",
        "encoding": "utf-8",
        "n_chars": 2000,
        "page_date": dt.date(2021, 8, 20),
        "page_month": dt.date(2021, 8, 1),
        "page_date_basis": "报头印有2021年8月20日",
        "run_id": "r1",
    }
    return known | fields


def story(**fields: Any) -> dict[str, Any]:
    known = {
        "story_id": STORY,
        "doc_id": DOC,
        "seq": 0,
        "kind": "story",
        "headline": "全市就业稳中有进",
        "byline": ["李某"],
        "text": "前7个月新增就业39989人。",
        "spans": [(0, 12), (14, 400)],
        "place": "郴州市",
        "place_code": "431000",
        "story_date": dt.date(2021, 8, 20),
        "cluster_id": STORY,
        "is_canonical": True,
        "head_lost": False,
        "tail_lost": False,
    }
    return known | fields


def metric(metric_id: str | None = "m1", **fields: Any) -> dict[str, Any]:
    known = {
        "metric_id": metric_id,
        "story_id": STORY,
        "doc_id": DOC,
        "char_start": 18,
        "char_end": 24,
        "raw_text": "39989人",
        "quote": "前7个月新增就业39989人。",
        "text_start": 8,
        "text_end": 14,
        "sentence_start": 0,
        "sentence_end": 15,
        "role": "actual",
        "indicator": "城镇新增就业",
        "indicator_code": "urban_jobs",
        "place": "郴州市",
        "place_code": "431000",
        "value": Decimal(39989),
        "printed_low": Decimal("39988.5"),
        "printed_high": Decimal("39989.5"),
        "approx": "exact",
        "unit": "人",
        "period_start": dt.date(2021, 1, 1),
        "period_end": dt.date(2021, 7, 31),
        "period_text": "前7个月",
    }
    return known | fields


def percent(metric_id: str = "m2", of: str | None = "m1", **fields: Any) -> dict[str, Any]:
    known = {
        "char_start": 40,
        "char_end": 46,
        "raw_text": "72.71%",
        "role": "target_pct",
        "value": Decimal("72.71"),
        "printed_low": Decimal("72.705"),
        "printed_high": Decimal("72.715"),
        "unit": "%",
        "of_metric_id": of,
    }
    return metric(metric_id, **(known | fields))


def story_words(story_id: str = STORY, **words: int) -> dict[str, Any]:
    known = words or {"城镇": 1, "就业": 1, "新增": 1}
    return {
        "story_id": story_id,
        "doc_id": DOC,
        "n_words": sum(known.values()),
        "words": list(known),
        "counts": list(known.values()),
    }


def quantity(quantity_id: str = "q1", **fields: Any) -> dict[str, Any]:
    known = {
        "quantity_id": quantity_id,
        "doc_id": DOC,
        "story_id": STORY,
        "char_start": 18,
        "char_end": 24,
        "raw_text": "39989人",
        "class": "metric",
        "unit": "人",
        "value": Decimal(39989),
        "metric_id": "m1",
    }
    return known | fields


def listing(listing_id: str = "l1", **fields: Any) -> dict[str, Any]:
    known = {
        "listing_id": listing_id,
        "story_id": STORY,
        "doc_id": DOC,
        "char_start": 30,
        "char_end": 38,
        "raw_text": "电焊工、育婴师等",
        "quote": "发布了电焊工、育婴师等26个紧缺工种。",
        "text_start": 20,
        "text_end": 26,
        "form": "marks",
        "head": "紧缺工种",
        "kind": "occupation",
        "said": "26个紧缺工种",
        "stated": 26,
        "stated_parts": [],
        "claim": "open",
        "n_items": 2,
        "place": "郴州市",
        "place_code": "431000",
    }
    return known | fields


def listing_item(
    seq: int, name: str, name_id: str | None, listing_id: str = "l1", **fields: Any
) -> dict[str, Any]:
    known = {
        "item_id": f"{listing_id}:{seq}",
        "listing_id": listing_id,
        "story_id": STORY,
        "doc_id": DOC,
        "seq": seq,
        "char_start": 30,
        "char_end": 30 + len(name),
        "raw_text": name,
        "name": name,
        "name_id": name_id,
        "kind": name_id.split(":")[0] if name_id else None,
        "place": "郴州市",
        "place_code": "431000",
    }
    return known | fields


def implied(**fields: Any) -> dict[str, Any]:
    known = {
        "implied_id": "i1",
        "metric_ids": ["m1", "m2"],
        "doc_id": DOC,
        "story_id": STORY,
        "low": Decimal("54994.16"),
        "high": Decimal("55001.72"),
        "low_open": True,
        "high_open": False,
        "integers": list(range(54995, 55002)),
        "roundest": 55000,
        "is_unique": False,
    }
    return known | fields


def result(result_id: str = "c1", **fields: Any) -> dict[str, Any]:
    known = {
        "result_id": result_id,
        "run_id": "r1",
        "rule": "target_pct",
        "severity": "warn",
        "verdict": "fails",
        "by_rounding_only": False,
        "metric_ids": ["m1", "m2"],
        "doc_id": DOC,
        "story_id": STORY,
        "expected": "72.71%",
        "observed": "27.71%",
        "message": "完成数与完成率对不上。",
        "quote": "前7个月新增就业39989人。",
        "fingerprint": f"f-{result_id}",
    }
    return known | fields


PLACE = {
    "code": "431000",
    "name": "郴州市",
    "level": "prefecture",
    "parents": ["430000"],
    "parent_code": "430000",
    "full_name": "湖南省郴州市",
}
INDICATOR = {
    "code": "urban_jobs",
    "name": "城镇新增就业",
    "meaning": "new urban employment",
    "domain": "employment",
    "dimension": "person",
    "direction": "up",
    "synonyms": [],
}


def rows(**changed: list[dict[str, Any]]) -> dict[str, pl.DataFrame]:
    """Frames of one page with a count, its percent and one finding; ``changed`` replaces rows of tables."""
    known: dict[str, list[dict[str, Any]]] = {
        "places": [PLACE],
        "indicators": [INDICATOR],
        "documents": [document()],
        "stories": [story()],
        "story_words": [story_words()],
        "metrics": [metric(), percent()],
        "quantities": [quantity()],
        "implied_targets": [implied()],
        "check_results": [result()],
    }
    return {name: frame(name, given) for name, given in (known | changed).items()}


COUNTED = ("documents", "stories", "quantities", "metrics", "check_results", "quarantine")


def run(
    run_id: str,
    frames: dict[str, pl.DataFrame],
    *,
    day: int = 0,
    status: str = "published",
    release: int | None = None,
) -> RunRow:
    """The ledger row of a run that began ``day`` days after the first."""
    began = NOON + dt.timedelta(days=day)
    with duckdb.connect() as con:
        for name in COUNTED:
            con.register(name, frames.get(name, empty(name)))
        counted = count_run(
            con,
            run_id=run_id,
            started_at=began,
            finished_at=began + dt.timedelta(seconds=9),
            pages_folder="seeds/pages",
            code_version="0.1.0",
            status=status,
        )
    return dataclasses.replace(counted, release=release)


def quarantined(run_id: str, item: str = "m9") -> dict[str, Any]:
    return {
        "run_id": run_id,
        "kind": "row",
        "table_name": "metrics",
        "item": item,
        "rule": "period_order",
        "severity": "error",
        "reason": "时段的起始日期晚于结束日期。",
    }


def review(fingerprint: str, verdict: str, day: int) -> dict[str, Any]:
    return {
        "fingerprint": fingerprint,
        "verdict": verdict,
        "reason": "已与记者核对",
        "reviewer": "值班编辑",
        "reviewed_at": NOON + dt.timedelta(days=day),
    }


def target_in(folder: Path) -> Path:
    return folder / "press.duckdb"


def hashed(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def beside(path: Path) -> list[str]:
    """Everything in the target's folder but the lock and the kept releases."""
    return sorted(f.name for f in path.parent.iterdir() if not f.name.endswith((".lock", ".releases")))


@cache
def _tables_and_views() -> duckdb.DuckDBPyConnection:
    con = duckdb.connect(config={"threads": THREADS})
    for table in TABLES.values():
        con.execute(create_table(table))
    for view in VIEWS:
        con.execute(statements(view)[0])
    return con


@contextmanager
def in_memory(frames: dict[str, pl.DataFrame]) -> Generator[duckdb.DuckDBPyConnection]:
    """A database in memory with the tables, their rows and the views, for tests that need no file."""
    con = _tables_and_views()
    con.begin()
    try:
        for name, given in frames.items():
            load(con, TABLES[name], given)
        yield con
    finally:
        con.rollback()
