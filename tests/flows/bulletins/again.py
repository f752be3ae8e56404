"""The numbers of a bulletin worked out again, each by its own way from the tables of the warehouse."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import Any

import duckdb

from flows.bulletins.document import Num
from flows.bulletins.period import Period
from warehouse.wording import amount, plain_number

PRINTED = ("raw_text", "target_text", "percent_text", "before_text", "growth_text")
COUNTS = {
    "progress_shown": "FROM progress_shown",
    "progress_shown.drawn": "SELECT least(count(*), 30) FROM progress_shown WHERE pace IS NOT NULL AND percent IS NOT NULL",
    "progress_shown.places": "SELECT count(DISTINCT place_key) FROM progress_shown",
    "progress_shown.level": "FROM progress_shown WHERE verdict = 'ahead' AND pace = 0",
    "progress_shown.fresh": "FROM progress_shown WHERE before_id IS NULL AND NOT is_ceiling",
    "targets_disputed.disputes": "SELECT count(DISTINCT dispute) FROM targets_disputed",
    "targets_waiting": "FROM targets_waiting",
    "findings_of_period": "FROM findings_of_period",
    "figures_of_period.others.more": "SELECT count(*) - 300 FROM figures_of_period WHERE NOT in_progress",
    "rankings.boards": "SELECT count(DISTINCT board) FROM rankings",
    "rankings.ranked": "FROM rankings WHERE board = $key AND rank IS NOT NULL",
    "rankings.unranked": "FROM rankings WHERE board = $key AND rank IS NULL",
    "rankings.boards_more": "SELECT count(DISTINCT board) - 40 FROM rankings",
    "directory_of_period.kind": "FROM directory_of_period WHERE kind = $key",
    "series_points.boards": "SELECT count(DISTINCT series_id) FROM series_points",
    "series_points.told": "SELECT 24",
    "ledger_of_period.opened": "FROM ledger_of_period WHERE is_opened",
    "ledger_of_period.resolved": "FROM ledger_of_period WHERE is_resolved",
    "ledger_of_period.judged": "FROM ledger_of_period WHERE is_judged",
    **{f"progress_shown.{v}": f"FROM progress_shown WHERE verdict = '{v}'"
       for v in ("met", "ahead", "behind", "missed", "within", "broken", "open")},
    **{f"findings_of_period.{s}": f"FROM findings_of_period WHERE severity = '{s}'" for s in ("error", "warn", "info")},
}  # fmt: skip


class Again:
    """The numbers worked out again, from the tables of the warehouse."""

    def __init__(self, con: duckdb.DuckDBPyConnection, period: Period) -> None:
        self.con = con
        self.period = period
        answer = con.execute("FROM metrics")
        names = [column[0] for column in answer.description or ()]
        self.metrics = {row[0]: dict(zip(names, row, strict=True)) for row in answer.fetchall()}
        self.series = con.execute("SELECT metric_id, value, series_id, n FROM series").fetchall()

    def one(self, sql: str, given: dict[str, Any] | None = None) -> Any:
        ((value,),) = self.con.execute(sql, given or {}).fetchall()
        return value

    def count(self, source: str, key: str) -> int:
        sql = COUNTS[source]
        sql = sql if sql.startswith("SELECT") else f"SELECT count(*) {sql}"
        return self.one(sql, {"key": int(key) if key.isdigit() else key} if "$key" in sql else None)

    def value(self, metric_id: str) -> Decimal:
        row = self.metrics[metric_id]
        return next(row[name] for name in ("value", "value_low", "value_high") if row[name] is not None)

    def percent(self, cites: tuple[str, ...]) -> Decimal:
        """100 × the first ÷ the target among the others; else the printed percent among them."""
        others = [i for i in cites[1:] if self.metrics[i]["role"] == "target"]
        if others:
            return 100 * self.value(cites[0]) / self.value(others[0])
        (printed,) = (i for i in cites if self.metrics[i]["role"] == "target_pct")
        return self.value(printed)

    def elapsed(self, key: str) -> Decimal:
        """Days from the target's first to the achievement's last, of all days of the target, in percent."""
        count, target = (self.metrics.get(i) for i in key.split("|"))
        assert count is not None
        end = count["period_end"] or self.one(
            "SELECT page_date FROM documents WHERE doc_id = $id", {"id": count["doc_id"]}
        )
        first, last = (target["period_start"], target["period_end"]) if target else (None, None)
        if first is None or last is None:
            year = (last or end).year
            first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
        done = (min(end, last) - first).days + 1
        return Decimal(100 * done) / ((last - first).days + 1)


def right(number: Num, again: Again) -> bool:
    step, _, column = number.source.partition(".")
    shown, key, cites = number.shown, number.key, number.cites
    if number.source.startswith("count:"):
        return shown == str(again.count(number.source.removeprefix("count:"), key))
    if column in PRINTED:
        return shown == re.sub(r"\s", "", again.metrics[cites[0]]["raw_text"])
    metric_id, _, target_id = key.partition("|")
    match number.source:
        case "progress_shown.percent" | "progress_shown.before_percent":
            return near(shown, again.percent(cites), 2)
        case "progress_shown.elapsed_percent":
            return near(shown, again.elapsed(key), 1)
        case "progress_shown.pace":
            row = _row(
                again,
                "progress_shown",
                "metric_id = $a AND coalesce(target_id, '') = $b",
                a=metric_id,
                b=target_id,
            )
            ids = (metric_id, *filter(None, (target_id or row["percent_id"],)))
            exact = round(again.percent(ids), 2) - round(again.elapsed(key), 1)
            return abs(Decimal(shown) - abs(exact)) <= Decimal("0.11")
        case "progress_shown.advance":
            row = _row(
                again,
                "progress_shown",
                "metric_id = $a AND coalesce(target_id, '') = $b",
                a=metric_id,
                b=target_id,
            )
            return shown == plain_number(
                abs(Decimal(str(row["percent"])) - Decimal(str(row["before_percent"])))
            )
        case "progress_shown.target" | "progress_shown.target_low" | "progress_shown.target_high":
            return _implied(again, metric_id, column, shown)
        case "progress_shown.n_stories" | "figures_of_period.n_stories":
            return int(shown) == len(_stories(again, metric_id)) > 1
        case "figures_of_period.growth_computed":
            now, before = again.value(metric_id), again.value(cites[0])
            return near(shown, 100 * (now - before) / before, 1)
        case "targets_disputed.target":
            low, high = again.con.execute(
                "SELECT low, high FROM implied_targets WHERE implied_id = ?", [key]
            ).fetchall()[0]
            numbers = again.one(
                "SELECT CASE WHEN is_unique THEN integers[1] ELSE roundest END FROM implied_targets WHERE implied_id = $k",
                {"k": key},
            )
            return low <= numbers <= high and shown.startswith(amount(numbers, ""))
        case "targets_disputed.n_told":
            return (
                int(shown)
                == again.one("SELECT len(metric_ids) FROM targets_disputed WHERE target_id = $k", {"k": key})
                > 1
            )
        case "findings_of_period.operands":
            return (
                int(shown)
                == again.one("SELECT len(metric_ids) FROM check_results WHERE fingerprint = $k", {"k": key})
                == len(cites)
            )
        case "findings_of_period.n_printings":
            return int(shown) > 1
        case "directory_of_period.n_lists":
            return int(shown) == len(cites) == _listings(again, cites)
        case "directory_of_period.n_members":
            named = again.one("SELECT len(members) FROM directory_of_period WHERE key = $k", {"k": key})
            return int(shown) == named and _listings(again, cites) == len(cites) == 1
        case "rankings.rank" | "rankings.value" | "rankings.gap" | "rankings.pace":
            return _ranked(again, column, key, shown)
        case "series_points.difference":
            return _step(again, metric_id, shown)
    if step == "issue":
        return _of_issue(again, column, shown)
    if step == "left_out":
        return shown == str(again.one(f"SELECT {column} FROM left_out"))
    raise AssertionError(f"nobody works out {number.source}")


def _listings(again: Again, ids: tuple[str, ...]) -> int:
    """How many of these are lists of the warehouse."""
    return again.one(
        "SELECT count(*) FROM listings WHERE list_contains($ids::VARCHAR[], listing_id)", {"ids": list(ids)}
    )


def _row(again: Again, step: str, where: str, **given: Any) -> dict[str, Any]:
    answer = again.con.execute(f"FROM {step} WHERE {where}", given)
    names = [column[0] for column in answer.description or ()]
    (row,) = answer.fetchall()
    return dict(zip(names, row, strict=True))


def _implied(again: Again, metric_id: str, column: str, shown: str) -> bool:
    low, high, one, unit = again.con.execute(
        "SELECT low, high, CASE WHEN is_unique THEN integers[1] ELSE roundest END, metrics.unit"
        " FROM implied_targets JOIN metrics ON metric_id = metric_ids[1] WHERE metric_ids[1] = ?",
        [metric_id],
    ).fetchall()[0]
    if column == "target":
        return shown == amount(one, unit)
    exact = low if column == "target_low" else high
    said = Decimal(re.sub(r"[^0-9.]", "", shown)) * (
        10**8 if "亿" in shown else 10**4 if "万" in shown else 1
    )
    outside = exact - said if column == "target_low" else said - exact
    return 0 <= outside < 1


def _stories(again: Again, metric_id: str) -> set[str]:
    """Canonical stories that tell the same number of the same place, indicator, unit and last day."""
    found = again.con.execute(
        """SELECT DISTINCT m.story_id FROM metrics AS m JOIN stories AS s USING (story_id), metrics AS a
        WHERE a.metric_id = ? AND s.is_canonical AND m.role = a.role AND m.unit = a.unit
        AND m.place_code IS NOT DISTINCT FROM a.place_code AND m.period_end IS NOT DISTINCT FROM a.period_end
        AND coalesce(m.indicator_code, m.indicator) = coalesce(a.indicator_code, a.indicator)""",
        [metric_id],
    ).fetchall()
    return {story for (story,) in found}


def _ranked(again: Again, column: str, key: str, shown: str) -> bool:
    board, _, place = key.partition("|")
    answer = again.con.execute(
        "SELECT place_key, basis, direction, metric_id, target_id, percent_id, unit FROM rankings"
        " WHERE board = ? AND why_not IS NULL",
        [int(board)],
    ).fetchall()
    values: dict[str, Decimal] = {}
    for key_, basis, _, metric_id, target_id, percent_id, _ in answer:
        ids = tuple(i for i in (metric_id, target_id, percent_id) if i)
        values[key_] = (
            again.percent(ids).quantize(Decimal("0.01"), "ROUND_HALF_UP")
            if basis == "percent"
            else again.value(metric_id)
        )
    basis, direction, unit = next((r[1], r[2], r[6]) for r in answer)
    down = direction == "down"
    better = sorted(values.values(), reverse=not down)
    mine = values.get(place)
    if column == "rank":
        assert mine is not None
        return int(shown) == better.index(mine) + 1
    if column == "value":
        return True if mine is None else near(shown, mine, 2)
    if column == "gap":
        assert mine is not None
        before = better[: better.index(mine) + better.count(mine)]
        gaps = {abs(mine - other) for other in before}
        return any(shown == (plain_number(g) if basis == "percent" else amount(g, unit)) for g in gaps)
    metric_id = next(r[3] for r in answer if r[0] == place)
    target_id = next(r[4] for r in answer if r[0] == place) or ""
    assert mine is not None
    return abs(Decimal(shown) - abs(mine - round(again.elapsed(f"{metric_id}|{target_id}"), 1))) <= Decimal(
        "0.11"
    )


def _step(again: Again, metric_id: str, shown: str) -> bool:
    """The difference to the figure before in the view of series."""
    ((now, series_id, n),) = ((v, s, n) for m, v, s, n in again.series if m == metric_id)
    before = max((at, v) for _, v, s, at in again.series if s == series_id and at < n and v is not None)[1]
    unit = again.metrics[metric_id]["unit"]
    return shown == amount(abs(now - before), "个百分点" if unit == "%" else unit)


def _of_issue(again: Again, column: str, shown: str) -> bool:
    known = {
        "release": "SELECT max(release) FROM runs",
        "n_pages": "SELECT count(*) FROM documents",
        "n_undated": "SELECT count(*) FROM documents WHERE page_date IS NULL",
    }
    if column in known:
        return shown == str(again.one(known[column]))
    first, day = dt.date(again.period.last.year, 1, 1), again.period.last
    year = (dt.date(day.year, 12, 31) - first).days + 1
    return near(shown, Decimal(100 * ((day - first).days + 1)) / year, 1)


def near(shown: str, exact: Decimal, places: int) -> bool:
    """Whether ``shown`` is ``exact`` rounded to so many places; a tie may go either way."""
    number = Decimal(re.sub(r"[^0-9.]", "", shown))
    return abs(number - abs(exact)) <= Decimal(1).scaleb(-places) / 2 + Decimal("1e-9")
