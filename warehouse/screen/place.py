"""Place dossiers (一县一库): ``place.html``, what is stated of a division, of those below it, and where levels disagree."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from typing import Any

import duckdb

from warehouse.portions import portions
from warehouse.screen import sheets
from warehouse.screen.building import Building
from warehouse.screen.charts import library
from warehouse.screen.list_rows import month_of, shortened
from warehouse.screen.made_of import fingerprints
from warehouse.screen.overview import WORDS
from warehouse.screen.page import asset
from warehouse.screen.rows import Row, ask, batched, by_key, hashed, listed, query, table
from warehouse.screen.shards import Width, width_for
from warehouse.screen.views import MAP_NUMBERS, run, views
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

HIGH = ("province", "prefecture", "county", "zone")
"""Levels that can be chosen by name; those below are reached through their dossiers."""
AT_ONCE = 256
"""Dossiers that are held in memory together. 2026-11-22: 256."""

FACTS_AT_ONCE = 30_000
"""Facts of dossiers that are looked up together, or those of one dossier when they are more. 2026-11-23: 30,000, with their sentences some 40 MB;
those of all places at once were most of what a screen of 10,000 dense pages took."""

_N_FACTS = """
SELECT coalesce(o.facts, 0) FROM wanted
LEFT JOIN (SELECT place_key AS key, count(*) AS facts FROM fact_order GROUP BY ALL) AS o USING (key) ORDER BY wanted.n
"""
# A sentence is cut before it is sorted; what is shown of it is shorter still, whatever white space goes.
_FACTS = """
CREATE OR REPLACE TEMP TABLE dossier_fact AS
SELECT s.* REPLACE (left(s.quote, 400) AS quote), r.rank, r.n_facts
FROM stated AS s JOIN (
    SELECT o.metric_id, o.rank, o.n_facts, w.n FROM fact_order AS o JOIN wanted AS w ON w.key = o.place_key
    WHERE w.n BETWEEN $first AND $last
) AS r USING (metric_id)
ORDER BY r.n, r.rank
"""
_NAMES = """
SELECT p.place_key, p.name, p.level, p.parents[-1] AS parent, coalesce(n.facts, 0) AS facts
FROM shown_place AS p LEFT JOIN place_numbers AS n USING (place_key)
WHERE p.level IS NULL OR list_contains($high, p.level) ORDER BY p.place_key
"""
_OWN = "SELECT t.* FROM {table} AS t JOIN asked ON asked.key = t.{key} ORDER BY asked.n, {order}"


def write(con: duckdb.DuckDBPyConnection, building: Building, places: Mapping[str, Row]) -> None:
    """Write ``place.html``, the names of places, and the dossier of every place."""
    for name in ("rollups", "disputes"):
        con.execute(f"CREATE OR REPLACE TEMP TABLE row_{name} AS {query(name)}")
    run(con, query("dossiers"), {"most": MOST_FACTS})
    order = hashed(con, "place_order", places)
    width = width_for(len(places), PER_SHARD)

    def rows(shards: Sequence[str]) -> Generator[tuple[str, Any]]:
        of = set(shards)
        keys = [key for hash_, key in order if hash_[: width.digits] in of]
        table(con, "wanted", keys)
        counts = [count for (count,) in con.execute(_N_FACTS).fetchall()]
        for first, last in portions(counts, FACTS_AT_ONCE):
            con.execute(_FACTS, {"first": first + 1, "last": last + 1})
            for some in batched(keys[first : last + 1], AT_ONCE):
                yield from _dossiers(con, places, some)

    building.rows(
        "place", "hash", width, fingerprints(con, query("place_prints"), {"digits": width.digits}), rows
    )
    _tiles(con, building, order, width)
    sheets.write(con, building, "names", _NAMES, lambda row: tuple(row.values()), {"high": list(HIGH)})
    building.page(
        "place.html",
        "各地档案 · 数证",
        BODY,
        {"words": {**WORDS, "roles": ROLES, "told_by": TOLD_BY}},
        ["place", "names"],
        styles=[asset("lists.css"), asset("place.css")],
        scripts=[asset("lists.js"), asset("finder.js"), asset("series.js"), asset("place.js")],
        later=library(),
    )


def _tiles(
    con: duckdb.DuckDBPyConnection, building: Building, order: Sequence[tuple[str, str]], width: Width
) -> None:
    """Write the numbers of the divisions below each place, by cell: ``{cell: {place: [facts, findings, lagging, tasks]}}``."""

    def rows(shards: Sequence[str]) -> Generator[tuple[str, Any]]:
        of = set(shards)
        for some in batched((key for hash_, key in order if hash_[: width.digits] in of), AT_ONCE):
            table(con, "asked", some)
            told = ask(con, _OWN.format(table="tile_of_place", key="view", order="t.cell, t.place"))
            for key, own in by_key(told, "view", some):
                cells: dict[str, dict[str, list[int]]] = {}
                for row in own:
                    numbers = [row[name] for name in MAP_NUMBERS]
                    cells.setdefault(row["cell"], {})[row["place"]] = numbers
                if cells:
                    yield key, cells

    building.rows(
        "tiles", "hash", width, fingerprints(con, query("tile_prints"), {"digits": width.digits}), rows
    )


def _dossiers(
    con: duckdb.DuckDBPyConnection, places: Mapping[str, Row], keys: Sequence[str]
) -> Generator[tuple[str, dict[str, Any]]]:
    shown = views(con, "place", keys)

    def own(name: str, key: str, order: str) -> dict[str, list[Row]]:
        told = listed(con, _OWN.format(table=name, key=key, order=order))
        return dict(by_key(list(told), key, keys))

    above, below = own("place_above", "view", "t.n"), own("place_below", "view", "t.facts DESC, t.key")
    facts = own("dossier_fact", "place_key", "t.rank")
    rollups, disputes = (own(f"row_{name}", "place_key", "t.rowid") for name in ("rollups", "disputes"))
    for key in keys:
        row = places[key]
        yield (
            key,
            {
                "name": row["name"],
                "full_name": row["full_name"],
                "level": row["level"],
                "chain": [_without(each, "view", "n") for each in above[key]],
                "children": [_without(each, "view") for each in below[key]],
                "view": shown[key],
                "facts": [_fact(each) for each in facts[key]],
                "n_facts": facts[key][0]["n_facts"] if facts[key] else 0,
                "rollups": [_without(each, "place_key") for each in rollups[key]],
                "disputes": [_without(each, "place_key") for each in disputes[key]],
            },
        )


def _without(row: Row, *names: str) -> Row:
    return {name: value for name, value in row.items() if name not in names}


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
