"""What arithmetic says of new and changed pages, and of stored ones that meet them (算术核对).

First every such page by itself, then, for rules that look across pages, the figures of each key that such
a page has or had. What no changed page touches keeps its stored verdicts. All of it works on rows of the
staging file, in batches.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby, islice
from operator import attrgetter

import polars as pl

from checks import tables
from checks.implied_target import implied_targets
from checks.repair import CONFIRMING, repaired
from checks.rule import Facts, Finding, Rule, apply
from checks.rules import RULES
from checks.slogan import slogans
from flows.engines import Engine, Here
from flows.fingerprints import program, same_program
from flows.standing import Standing
from flows.stored_listings import counted, stated_from
from flows.stored_metrics import metrics_from
from flows.tripped import Faults, found_on, noted
from flows.verdict_rows import Row, finding_row, implied_target_row
from transforms.metric import Metric
from warehouse.ddl import literal
from warehouse.portions import portions
from warehouse.registry import TABLES, empty, frame, schema_of
from warehouse.room import asked_again
from warehouse.staging import Staging

PAGES_AT_A_TIME = 200
"""Stored pages that are looked at together: bounds the memory, not the result. 2026-11."""

STORED_TOGETHER = 5
"""Portions of pages whose verdicts are stored together: a few large insertions cost less than many small ones. 2026-11-23."""

FIGURES_AT_A_TIME = 2_000
"""Figures of several pages that are looked at together, or those of one key when they are more.

2026-11: 20,000. 2026-11-22: 2,000, about as many as 200 pages have: small folders never had ten times as many at once,
large ones took 75 MB more for it.
"""

_PAGE = attrgetter("evidence.doc_id")
_OF_SEVERAL = [rule for rule in RULES if rule.across is not None]

_UNLINKED = {name: replace(TABLES[name], foreign_keys=()) for name in ("check_results", "implied_targets")}
"""Operands are stored metrics, and the audit of the finished file proves it once more."""

_STATED = """
SELECT listing_id, doc_id, story_id, char_start, char_end, raw_text, text_start, text_end, said, stated, stated_parts, head, claim, form,
    quote
FROM listings WHERE said IS NOT NULL
"""
_ITEMS = "SELECT listing_id, seq, raw_text, value::BIGINT AS number FROM listing_items"
"""Lists with a stated count on the pages that are looked at, and the items of all their lists (五项措施). Put together
outside DuckDB: the hash tables of one query for it all were too much beside what it keeps of the file."""


@dataclass(slots=True)
class Judged:
    """How much was judged: pages by themselves, keys across pages, verdicts given; what broke the contract.

    ``cpu_elsewhere``: processor seconds that workers spent on the load so far.
    """

    pages: int
    keys: int
    results: int
    standings: list[Standing]
    cpu_elsewhere: float = 0.0


@dataclass(frozen=True, slots=True)
class Portion:
    """Some pages as their judge needs them: rows of ``metrics``, each story's cluster, the lists that state a count.

    ``program`` is the fingerprint of the program that asks.
    """

    metrics: pl.DataFrame
    clusters: Mapping[str, str]
    stated: pl.DataFrame
    run_id: str
    program: str


def judge(staging: Staging, run_id: str, everything: bool, engine: Engine | None = None) -> Judged:
    """Bring ``check_results``, ``implied_targets`` and ``rule_keys`` up to date with the stored metrics.

    The temporary table ``touched`` names the pages (doc_id) that are new, changed or clustered anew,
    ``gone`` those that are no more. With ``everything`` all pages are judged again. Each page by itself is judged on
    the ``engine``; what looks across pages asks the staging file again and again, and is judged here.
    """
    con = staging.con
    if everything:
        con.execute("INSERT INTO touched SELECT doc_id FROM documents")
    con.execute(
        "CREATE OR REPLACE TEMP TABLE judged AS"
        " SELECT DISTINCT doc_id FROM touched SEMI JOIN documents USING (doc_id) ORDER BY doc_id"
    )
    con.execute(
        "CREATE OR REPLACE TEMP TABLE stale AS SELECT doc_id FROM judged UNION SELECT doc_id FROM gone"
    )
    con.execute(
        "CREATE OR REPLACE TEMP TABLE met AS SELECT DISTINCT rule, key FROM rule_keys SEMI JOIN stale USING (doc_id)"
    )
    # An id of a metric begins with its page's: operands of pages that are gone have no row to join with.
    staging.take_out(
        "check_results",
        "result_id IN (SELECT result_id FROM (SELECT result_id, unnest(metric_ids) AS id FROM check_results)"
        " WHERE id[:16] IN (SELECT doc_id[:16] FROM stale))"
        " OR (len(metric_ids) = 0 AND doc_id IN (SELECT doc_id FROM stale))",
    )
    for name in ("implied_targets", "rule_keys"):
        staging.take_out(name, "doc_id IN (SELECT doc_id FROM stale)")
    done = Judged(staging.number("SELECT count(*) FROM judged"), 0, 0, [])
    every = done.pages == staging.number("SELECT count(*) FROM documents")
    firsts = range(0, done.pages, PAGES_AT_A_TIME)
    engine = engine or Here()
    portion = partial(_portion, staging, run_id=run_id, every=every)
    asked = (asked_again(con, partial(portion, first)) for first in firsts)
    alone = engine.each(judged_alone, asked)
    while some := list(islice(alone, STORED_TOGETHER)):
        made = {name: pl.concat([each[name] for each in some]) for name in some[0]}
        keys, faults = made.pop("rule_keys"), made.pop("tripped")
        if faults.height:
            done.standings.append(noted(staging, faults))
        _add(staging, made, done)
        staging.add({"rule_keys": keys})
    con.execute(
        "INSERT INTO met SELECT DISTINCT rule, key FROM rule_keys SEMI JOIN judged USING (doc_id) EXCEPT FROM met"
    )
    for rule in RULES:
        if rule.across is not None:
            _judge_across(staging, run_id, rule, done)
    done.cpu_elsewhere = engine.spent.cpu_seconds
    return done


def _portion(staging: Staging, first: int, run_id: str, every: bool) -> Portion:
    """The next pages of the table ``judged``, which names ``every`` page of the file or some of them."""
    here = _looked_at(staging, first, every)
    metrics = _frame(staging, f"SELECT * FROM metrics WHERE {here}").sort("doc_id", "char_start", "metric_id")
    stories = staging.con.execute(f"SELECT story_id, cluster_id, kind FROM stories WHERE {here}").fetchall()
    proper = [story_id for story_id, _, kind in stories if kind in ("story", "notice")]
    listings = pl.DataFrame(staging.con.sql(f"{_STATED} AND {here}").to_arrow_table())
    items = pl.DataFrame(staging.con.sql(f"{_ITEMS} WHERE {here}").to_arrow_table())
    stated = counted(
        listings.filter(pl.col("story_id").is_in(proper)), items.sort("listing_id", "seq"), metrics
    )
    clusters = {story_id: cluster_id for story_id, cluster_id, _ in stories}
    return Portion(metrics, clusters, stated, run_id, program())


def _looked_at(staging: Staging, first: int, every: bool) -> str:
    """The next pages as a condition on the column ``doc_id``.

    Where every page is judged they are all from one id to another: DuckDB 2.0 holds some kilobytes of every join until
    the file is closed, which was 16 MB after 500 portions.
    """
    some = f"FROM judged WHERE rowid BETWEEN {first} AND {first + PAGES_AT_A_TIME - 1}"
    if every:
        ((low, high),) = staging.con.execute(f"SELECT min(doc_id), max(doc_id) {some}").fetchall()
        return f"doc_id BETWEEN {literal(low)} AND {literal(high)}"
    staging.con.execute(f"CREATE OR REPLACE TEMP TABLE looked_at AS SELECT doc_id {some}")
    return "doc_id IN (FROM looked_at)"


def judged_alone(portion: Portion) -> dict[str, pl.DataFrame]:
    """Each page by itself: verdicts, implied targets, the keys by which it meets others; frames by table.

    The frame ``tripped`` names the rules that tripped over a page (see :mod:`flows.tripped`). Raises EngineFailed when this is another program than the one that asks.
    """
    same_program(portion.program)
    results: list[Row] = [finding_row(f, portion.run_id) for f in slogans(stated_from(portion.stated))]
    targets: list[Row] = []
    faults = Faults()
    keys: dict[tuple[str, str, str], str] = {}
    for doc_id, page in groupby(metrics_from(portion.metrics), key=_PAGE):
        facts = Facts.of(page, portion.clusters)
        results += [finding_row(f, portion.run_id) for f in found_on(doc_id, RULES, facts, faults)]
        implied = faults.spared(doc_id, "implied_targets", partial(implied_targets, facts))
        targets += [implied_target_row(t) for t in implied]
        for rule in _OF_SEVERAL:
            for key, metric in faults.spared(doc_id, rule.name, partial(_keys, rule, facts)):
                keys[(rule.name, key, metric.metric_id)] = doc_id
    columns = list(zip(*((*key, doc_id) for key, doc_id in keys.items()), strict=True)) or [()] * 4
    return {
        "check_results": frame("check_results", results),
        "implied_targets": frame("implied_targets", targets),
        "rule_keys": pl.DataFrame(columns, schema=schema_of(TABLES["rule_keys"]), orient="col"),
        "tripped": faults.frame(),
    }


def _keys(rule: Rule, facts: Facts) -> Iterable[tuple[str, Metric]]:
    return () if rule.across is None else rule.across(facts)


def _judge_across(staging: Staging, run_id: str, rule: Rule, done: Judged) -> None:
    """The groups of one rule over several pages, for every key that a changed page touches."""
    for rows in _portions(staging, rule):
        keys, made, faults = asked_again(staging.con, partial(_across, staging, run_id, rule, rows))
        done.keys += keys
        if faults.height:
            done.standings.append(noted(staging, faults))
        _add(staging, {"check_results": made}, done)


def _across(
    staging: Staging, run_id: str, rule: Rule, rows: tuple[int, int]
) -> tuple[int, pl.DataFrame, pl.DataFrame]:
    """How many keys these rows of the table ``portions`` have, the verdicts on their figures that are not there yet,
    and the rule where it tripped over them, with the first of their pages.
    """
    con = staging.con
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE meeting AS SELECT r.key, r.metric_id FROM rule_keys AS r"
        f" JOIN portions AS p ON p.key = r.key WHERE r.rule = '{rule.name}' AND p.rowid BETWEEN {rows[0]} AND {rows[1]}"
    )
    keys = {row[0] for row in con.execute("SELECT DISTINCT key FROM meeting").fetchall()}
    # A verdict of these keys between stored pages may depend on what has come or gone.
    staging.take_out(
        "check_results",
        f"rule = '{rule.name}' AND result_id IN (SELECT result_id FROM (SELECT result_id, unnest(shared_keys)"
        " AS key FROM check_results WHERE shared_keys IS NOT NULL) WHERE key IN (SELECT key FROM meeting))",
    )
    metrics = _frame(
        staging,
        "SELECT * FROM metrics SEMI JOIN meeting USING (metric_id) ORDER BY doc_id, char_start, metric_id",
    )
    clusters = dict(
        con.execute(
            "SELECT story_id, cluster_id FROM stories WHERE story_id IN"
            " (SELECT story_id FROM metrics SEMI JOIN meeting USING (metric_id))"
        ).fetchall()
    )
    facts = Facts.of(metrics_from(metrics), clusters)
    faults, first = Faults(), next((m.evidence.doc_id for m in facts.metrics), "")
    every = faults.spared(first, rule.name, lambda: apply((rule,), facts))
    found = {f.result_id: f for f in every if len({i[:16] for i in f.metric_ids}) > 1}
    shared = _shared_keys(staging, rule, found.values())
    kept = [f for f in found.values() if not keys.isdisjoint(shared[f.result_id])]
    told = faults.spared(first, "repair", lambda: repaired(kept, (rule,), facts, _confirmed(staging))) or kept
    made = frame("check_results", [finding_row(f, run_id, shared[f.result_id]) for f in told])
    return len(keys), _not_yet_there(staging, made), faults.frame()


def _portions(staging: Staging, rule: Rule) -> Iterator[tuple[int, int]]:
    """First and last row of the temporary table ``portions``, again and again, so that the figures are bounded.

    The table has the touched keys that figures of several pages have, in order.
    """
    # Pages by the part of their id that ids of metrics begin with: as numbers, because the ends of texts are held one by one.
    page = "('0x' || doc_id[:16])::UBIGINT"
    staging.con.execute(
        "CREATE OR REPLACE TEMP TABLE on_several AS SELECT key, count(*) AS figures FROM rule_keys"
        f" WHERE rule = '{rule.name}' GROUP BY key HAVING min({page}) <> max({page})"
    )
    staging.con.execute(
        "CREATE OR REPLACE TEMP TABLE portions AS FROM on_several"
        f" SEMI JOIN (SELECT key FROM met WHERE rule = '{rule.name}') USING (key) ORDER BY key"
    )
    counts = pl.DataFrame(staging.con.sql("SELECT figures FROM portions ORDER BY rowid").to_arrow_table())
    return portions(counts.get_column("figures"), FIGURES_AT_A_TIME)


def _shared_keys(staging: Staging, rule: Rule, found: Iterable[Finding]) -> Mapping[str, list[str]]:
    """What the operands on all pages of each finding have in common, sorted."""
    findings = list(found)
    ids = sorted({id_ for f in findings for id_ in f.metric_ids})
    keys: defaultdict[str, set[str]] = defaultdict(set)
    with staging.seeing(asked=pl.DataFrame({"metric_id": ids}, schema={"metric_id": pl.String()})):
        for id_, key in staging.con.execute(
            "SELECT metric_id, key FROM rule_keys SEMI JOIN asked USING (metric_id) WHERE rule = ?",
            [rule.name],
        ).fetchall():
            keys[id_].add(key)
    shared: dict[str, list[str]] = {}
    for finding in findings:
        pages: defaultdict[str, set[str]] = defaultdict(set)
        for id_ in finding.metric_ids:
            pages[id_[:16]] |= keys[id_]
        shared[finding.result_id] = sorted(set.intersection(*pages.values()))
    return shared


def _confirmed(staging: Staging) -> list[str]:
    """Figures of the table ``meeting`` that an equation on their own page confirms."""
    listed = ", ".join(f"'{name}'" for name in CONFIRMING)
    found = staging.con.execute(
        "SELECT DISTINCT id FROM (SELECT unnest(metric_ids) AS id FROM check_results"
        f" WHERE verdict = 'holds' AND shared_keys IS NULL AND rule IN ({listed}))"
        " WHERE id IN (SELECT metric_id FROM meeting)"
    ).fetchall()
    return [row[0] for row in found]


def _add(staging: Staging, made: Mapping[str, pl.DataFrame], done: Judged) -> None:
    """Add verdicts that keep the contract."""
    report = tables.validate(made, _UNLINKED)
    if report.rejected or report.failures:
        done.standings.append(Standing.of(report))
    staging.add(report.frames)
    done.results += report.frames["check_results"].height


def _not_yet_there(staging: Staging, results: pl.DataFrame) -> pl.DataFrame:
    """Verdicts without those that another key of their figures has given already."""
    if results.is_empty():
        return results
    with staging.seeing(asked=results.select("result_id")):
        here = staging.con.execute(
            "SELECT result_id FROM check_results SEMI JOIN asked USING (result_id)"
        ).fetchall()
    return results.filter(~pl.col("result_id").is_in([row[0] for row in here]))


def _frame(staging: Staging, sql: str) -> pl.DataFrame:
    found = pl.DataFrame(staging.con.sql(sql).to_arrow_table())
    return found if found.height else empty("metrics")
