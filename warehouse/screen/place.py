"""Place dossiers (一县一库): ``place.html``, what is stated of a division, of those below it, and where levels disagree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Generator, Iterable, Mapping
from itertools import groupby
from typing import Any

import duckdb

from warehouse.screen.charts import library
from warehouse.screen.folder import Building
from warehouse.screen.overview import WORDS, named
from warehouse.screen.page import asset
from warehouse.screen.rows import ask, query, rows_of
from warehouse.screen.shards import fnv1a
from warehouse.screen.views import LAGGARDS, Gathering, Row, View, month_of, shortened
from warehouse.wording import as_printed

MOST_FACTS = 400
"""Facts of one place that its dossier lists, the newest; all are counted. 2026-11-22."""
PER_SHARD = 4
ROLES = {
    "actual": "实际",
    "target": "目标",
    "target_pct": "完成率",
    "rate": "比率",
    "change": "增减",
    "standard": "标准",
}
TOLD_BY = {"own": "本地报道", "above": "上级报道", "below": "下级报道", "elsewhere": "别处报道"}

_FACTS = f"""
SELECT *, count(*) OVER (PARTITION BY place_key) AS n_facts
FROM ({{facts}}) JOIN place_order USING (place_key)
QUALIFY row_number() OVER (PARTITION BY place_key ORDER BY day DESC NULLS LAST, metric_id) <= {MOST_FACTS}
ORDER BY hash, place_key, day DESC NULLS LAST, metric_id
"""


def write(
    con: duckdb.DuckDBPyConnection, building: Building, places: Mapping[str, Row], gathered: Gathering
) -> None:
    """Write ``place.html`` and the dossier of every place."""
    below: dict[str, list[str]] = defaultdict(list)
    for key, row in places.items():
        if row["parents"]:
            below[row["parents"][-1]].append(key)
    rollups = _by_place(rows_of(con, "rollups"))
    disputes = _by_place(rows_of(con, "disputes"))

    def rows() -> Generator[tuple[str, dict[str, Any]]]:
        for key, own in _facts(con, places):
            yield (
                key,
                {
                    **_about(key, places),
                    "children": sorted(
                        (_child(each, places, gathered) for each in below[key]),
                        key=lambda c: (-c["facts"], c["key"]),
                    ),
                    "view": gathered.places.get(key, View()).told(),
                    "facts": [_fact(row) for row in own],
                    "n_facts": own[0]["n_facts"] if own else 0,
                    "rollups": rollups[key],
                    "disputes": disputes[key],
                },
            )

    building.rows("place", len(places), rows(), "hash", PER_SHARD)
    data = {
        "words": {**WORDS, "roles": ROLES, "told_by": TOLD_BY},
        "places": named(places, gathered),
        "most": MOST_FACTS,
    }
    building.page(
        "place.html",
        "各地档案 · 数证",
        BODY,
        data,
        ["place"],
        styles=[asset("lists.css"), asset("place.css")],
        scripts=[*library(), asset("lists.js"), asset("series.js"), asset("place.js")],
    )


def _facts(
    con: duckdb.DuckDBPyConnection, places: Mapping[str, Row]
) -> Generator[tuple[str, list[dict[str, Any]]]]:
    """Every place with its own facts, in the order in which data files want the places."""
    order = sorted((fnv1a(key), key) for key in places)
    con.execute("CREATE OR REPLACE TEMP TABLE place_order (hash VARCHAR, place_key VARCHAR)")
    if order:
        con.executemany("INSERT INTO place_order VALUES (?, ?)", order)
    groups = groupby(ask(con, _FACTS.format(facts=query("facts"))), key=lambda row: row["place_key"])
    ahead = next(groups, None)
    for _, key in order:
        if ahead is not None and ahead[0] == key:
            yield key, list(ahead[1])
            ahead = next(groups, None)
        else:
            yield key, []


def _about(key: str, places: Mapping[str, Row]) -> dict[str, Any]:
    row = places[key]
    chain = [
        {"key": each, "name": places[each]["name"], "level": places[each]["level"]}
        for each in row["parents"]
        if each in places
    ]
    return {"name": row["name"], "full_name": row["full_name"], "level": row["level"], "chain": chain}


def _child(key: str, places: Mapping[str, Row], gathered: Gathering) -> dict[str, Any]:
    """A division right below, with what is said of it and of all within it."""
    counts = gathered.places[key].counts if key in gathered.places else {}
    return {
        "key": key,
        "name": places[key]["name"],
        "level": places[key]["level"],
        "facts": counts.get("facts", 0),
        "findings": sum(n for name, n in counts.items() if name.startswith("findings.")),
        "lagging": sum(counts.get(f"progress.{verdict}", 0) for verdict in LAGGARDS),
        "tasks": sum(n for name, n in counts.items() if name.startswith("progress.")),
    }


def _fact(row: Row) -> dict[str, Any]:
    return {
        "id": row["metric_id"],
        "name": row["indicator"],
        "topic": row["domain"],
        "subject": row["subject"],
        "role": row["role"],
        "said": as_printed(row["raw_text"]),
        "from": row["period_start"],
        "to": row["period_end"],
        "month": month_of(row["day"]),
        "quote": shortened(row["quote"]),
        "told_in": row["told_in"],
        "told_by": row["told_by"],
    }


def _by_place(rows: Iterable[Row]) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        found[row["place_key"]].append({name: value for name, value in row.items() if name != "place_key"})
    return found


BODY = """
<form class="filters" id="filters" role="search" aria-label="找地方">
<label>找地方 <input id="find" list="places" autocomplete="off" placeholder="省、市、县的名称"></label><datalist id="places"></datalist>
<button type="submit">打开档案</button>
</form>
<nav class="chain" id="chain" aria-label="上级"></nav>
<h1 id="name">各地档案</h1>
<p class="quiet" id="about"></p>
<div id="dossier"></div>
"""
