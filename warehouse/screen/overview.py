"""The screen itself (大屏): ``index.html`` with the whole file at a glance, and a view for each time and topic."""

from __future__ import annotations

import datetime as dt
from collections.abc import Generator, Mapping, Sequence
from typing import Any

import duckdb

from warehouse import diff
from warehouse.escape import cut
from warehouse.screen.building import Building
from warehouse.screen.charts import library
from warehouse.screen.folder import ZONE
from warehouse.screen.made_of import fingerprints
from warehouse.screen.page import asset
from warehouse.screen.rows import Row, ask, batched, hashed, query, rows_of
from warehouse.screen.shards import width_for
from warehouse.screen.views import views
from warehouse.shelf import kept
from warehouse.wording import LEVELS, REASONS, REVIEWS, SEVERITIES, TOPICS, VERDICTS

SHOWN_CHANGES = 5
"""Findings that are new, and that have gone, each listed at most. 2026-11-22."""
PER_SHARD = 32
AT_ONCE = 64
"""Views that are held in memory together. 2026-11-22: 64."""
WORDS: Mapping[str, Any] = {
    "verdicts": VERDICTS,
    "reasons": REASONS,
    "severities": SEVERITIES,
    "reviews": {key: said for key, said in REVIEWS.items() if key is not None},
    "levels": LEVELS,
    "topics": TOPICS,
    "spans": {
        "day": "按日",
        "month": "按月",
        "quarter": "按季",
        "half": "按半年",
        "year": "按年",
        "to date": "年初累计",
        "until": "截至",
        "since": "起始",
        "other": "其他时段",
    },
    "status": {
        "single": "一处说法",
        "agreed": "多处一致",
        "revised": "后来改过",
        "conflict": "说法不一",
    },
}
"""What codes are called on the pages."""


def write(con: duckdb.DuckDBPyConnection, building: Building, places: Mapping[str, Row]) -> None:
    """Write ``index.html`` and the views of times and topics."""
    keys = hashed(con, "view_order", [row["view"] for row in ask(con, "SELECT DISTINCT view FROM in_view")])
    width = width_for(len(keys), PER_SHARD)

    def rows(shards: Sequence[str]) -> Generator[tuple[str, Any]]:
        of = set(shards)
        for some in batched((key for hash_, key in keys if hash_[: width.digits] in of), AT_ONCE):
            yield from views(con, "view", some).items()

    building.rows(
        "view", "hash", width, fingerprints(con, query("view_prints"), {"digits": width.digits}), rows
    )
    times = [row["month"] for row in ask(con, _TIMES)]
    data = {
        "words": WORDS,
        "totals": rows_of(con, "totals")[0],
        "months": [[row["month"], row["pages"]] for row in rows_of(con, "months")],
        "editions": [_edition(row) for row in rows_of(con, "editions")],
        "changes": _changes(con, building),
        "times": sorted({*times, *(month[:4] for month in times)}, reverse=True),
        "topics": [[row["topic"], row["facts"]] for row in ask(con, _TOPICS)],
        "view": views(con, "view", ["|"])["|"],
    }
    building.page(
        "index.html",
        "数证大屏",
        BODY,
        {**data, "places": [_named(places[key]) for key in data["view"]["map"] if key in places]},
        ["view", "place", "tiles", "names"],
        styles=[asset("lists.css"), asset("overview.css")],
        scripts=[
            asset("lists.js"),
            asset("finder.js"),
            asset("series.js"),
            asset("map.js"),
            asset("overview.js"),
        ],
        later=library(),
    )


_TIMES = "SELECT DISTINCT unnest(months) AS month FROM item WHERE list = 'facts'"
_TOPICS = """
SELECT topic, sum(many)::BIGINT AS facts FROM (SELECT unnest(topics) AS topic, many FROM item WHERE list = 'facts')
GROUP BY topic ORDER BY facts DESC, topic
"""


def _named(row: Row) -> list[Any]:
    """A place as tiles need it: key, name, level, key of the one above."""
    return [row["place_key"], row["name"], row["level"], row["parents"][-1] if row["parents"] else None]


def _edition(row: Row) -> dict[str, Any]:
    at = row["finished_at"].replace(tzinfo=dt.UTC).astimezone(ZONE)
    return {
        "number": row["release"],
        "at": f"{at:%Y-%m-%d %H:%M}",
        "pages": row["n_pages"],
        "figures": row["n_metrics"],
        "errors": row["n_errors"],
        "warnings": row["n_warnings"],
        "set_aside": row["n_quarantined"],
        "restored": row["restored"],
    }


def _changes(con: duckdb.DuckDBPyConnection, building: Building) -> dict[str, Any] | None:
    """What differs from the release before, as far as that is kept; None without one."""
    number = building.edition.number
    before = [release for release in kept(building.published) if number and release.number < number]
    if not before:
        return None
    next_door = number is not None and before[-1].number == number - 1
    found = diff.compare_on(con, before[-1].path, building.published, building.changed if next_door else None)
    return {
        "since": before[-1].number,
        "tables": [
            [diff.COMPARED[t.name], t.added, t.gone, t.changed]
            for t in found.tables
            if t.added or t.gone or t.changed
        ],
        "new": [_told(each) for each in found.new_findings[:SHOWN_CHANGES]],
        "resolved": [_told(each) for each in found.resolved_findings[:SHOWN_CHANGES]],
        "counts": [len(found.new_findings), len(found.resolved_findings), found.n_same_findings],
    }


def _told(change: diff.FindingChange) -> dict[str, Any]:
    return {"id": change.fingerprint, "severity": change.severity, "message": cut(change.message, 160)}


BODY = """
<h1 class="sr">数证大屏：目标、问题与覆盖</h1>
<form class="filters" id="filters" role="search" aria-label="筛选">
<label>地方 <input id="place" list="places" autocomplete="off" placeholder="全部地方"></label><datalist id="places"></datalist>
<label>时间 <select id="time"><option value="">全部时间</option></select></label>
<label>领域 <select id="topic"><option value="">全部领域</option></select></label>
<button type="reset" id="clear">清除筛选</button>
<span class="quiet" id="scope"></span>
</form>
<section class="keys" id="keys" aria-label="要数"></section>
<div class="wall">
<div class="side">
<section class="card" aria-labelledby="tasks-title"><h2 id="tasks-title">目标与实际</h2><div id="tasks"></div></section>
<section class="card" aria-labelledby="changed-title"><h2 id="changed-title">与上一版相比</h2><div id="changed"></div><p class="quiet" id="changed-whole" hidden>这里比的是两版的全部内容，不随筛选变。</p></section>
</div>
<div class="side">
<section class="card" aria-labelledby="found-title"><h2 id="found-title">对不上的数</h2><div id="found"></div></section>
<section class="card" aria-labelledby="runs-title"><h2 id="runs-title">走势与增减</h2><div id="series"></div><div id="growth"></div></section>
</div>
<div class="side">
<section class="card" aria-labelledby="map-title"><h2 id="map-title">各地</h2><div id="map"></div></section>
<section class="card" aria-labelledby="fresh-title"><h2 id="fresh-title">覆盖与时效</h2><div id="fresh"></div><p class="quiet" id="fresh-whole" hidden>覆盖与时效说的是全部版面，不随筛选变。</p></section>
</div>
</div>
<noscript><p class="card">这个页面要用到自己的脚本来画图；请在浏览器里允许脚本，或看“质量报告”和通报。</p></noscript>
"""
