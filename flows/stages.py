"""The stages of a load as plain functions, values in and values out. Prefect is not known here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from importlib.metadata import version

import polars as pl

from flows import reprints, sidecar, verdicts, watch
from flows.contract import Checked, checked
from flows.each_page import each_page, too_many_failed
from flows.effort import effort_of
from flows.engines import Engine
from flows.handed_on import (
    Batch,
    Clustering,
    Comparison,
    CutPage,
    Load,
    PageNumbers,
    Release,
    Stored,
)
from flows.near import near
from flows.quarantine import quarantine_rows
from flows.report import render
from flows.review import said_by_people
from flows.sources import Reading, duplicates, read_some, scan_folder
from flows.standing import Standing, stop_reason
from flows.summary import (
    NOTHING,
    Changes,
    Summary,
    counted,
    coverage_of,
    problems_of,
    rejections_of,
    seen_of,
)
from flows.verdicts import Judged
from transforms.extract import PageMetrics, link, metrics_of, numbers_of
from transforms.layout import classify
from transforms.metric import Metric
from transforms.page import Page
from transforms.story import cut_stories
from warehouse import overview, reprint_index
from warehouse.registry import frame
from warehouse.runs import count_run, measured
from warehouse.staging import CHECKS, Published, Staging
from warehouse.unchanged import as_before

BATCH_BYTES = 4_000_000
"""Bytes of the pages that are read together: bounds the memory of a run. 2026-11: set to 4 MB."""
BATCH_PAGES = 1_000
"""Pages that are read together at most. 2026-11: 500; 2026-11-23: 1,000, for what small pages cost the store are its questions, not their rows."""
FIXED_STEPS, BATCH_STEPS, PARTITION_STEPS = 6, 6, 1


def compare(load: Load, staging: Staging) -> Comparison:
    """Find the pages that are new, changed or gone since the last load, and take out what has gone (读入比对)."""
    scan = scan_folder(load.folder)
    con = staging.con
    with staging.seeing(scanned=scan.pages):
        con.execute("CREATE TEMP TABLE touched (doc_id VARCHAR)")
        con.execute(
            "CREATE TEMP TABLE gone AS SELECT doc_id FROM before_documents ANTI JOIN scanned USING (doc_id)"
        )
        # The same bytes may lie under another name now.
        con.execute(
            "UPDATE documents SET path = scanned.path FROM scanned"
            " WHERE scanned.doc_id = documents.doc_id AND scanned.path <> documents.path"
        )
        stored_too = pl.DataFrame(
            con.sql("SELECT name FROM scanned SEMI JOIN documents USING (doc_id)").to_arrow_table()
        )
        wanted = scan.pages.select("doc_id", "name", "size").filter(
            ~pl.col("name").is_in(stored_too.get_column("name").implode())
        )
        reread = staging.number(
            "SELECT count(*) FROM scanned ANTI JOIN documents USING (doc_id) SEMI JOIN before_documents USING (doc_id)"
        )
        twins = pl.DataFrame({"doc_id": list(scan.twins)}, schema={"doc_id": pl.String()})
        with staging.seeing(twins=twins):
            stored = con.execute(
                "SELECT doc_id, path FROM documents SEMI JOIN twins USING (doc_id)"
            ).fetchall()
    _forget_reprints(staging)
    gone = staging.forget("gone")
    aside = [*scan.set_aside, *(each for doc_id, path in stored for each in duplicates(scan, doc_id, path))]
    n_bytes = int(scan.pages.get_column("size").sum())
    scan = replace(scan, pages=scan.pages.clear())  # the other pages are not asked for again
    rejudged = staging.had_file and CHECKS not in staging.kept
    where = load.where.for_bytes(n_bytes if rejudged else int(wanted.get_column("size").sum()))
    most = BATCH_BYTES if where.kind == "local" else where.partition_bytes
    batches = tuple(Batch(scan, part) for part in _batches(wanted, most))
    watch.expect(FIXED_STEPS + len(batches) * (BATCH_STEPS if where.kind == "local" else PARTITION_STEPS))
    return Comparison(scan, batches, gone, reread, rejudged, tuple(aside), where)


def _forget_reprints(staging: Staging) -> None:
    """Clusters that lose a story are taken apart; their other stories are compared anew."""
    gone = pl.DataFrame(staging.con.sql("SELECT doc_id FROM gone").to_arrow_table())
    staying = reprint_index.take_out(staging.con, gone.cast({"doc_id": pl.String()}))
    with staging.seeing(staying=staying):
        staging.con.execute("CREATE TEMP TABLE to_compare AS FROM staying")


def _batches(wanted: pl.DataFrame, most: int = BATCH_BYTES) -> Iterable[pl.DataFrame]:
    """Slices of the pages to be read, each bounded in pages and bytes; a frame is a tenth of as many tuples."""
    first, size = 0, 0
    for at, n_bytes in enumerate(wanted.get_column("size")):
        if at > first and (size + n_bytes > most or at - first == BATCH_PAGES):
            yield wanted[first:at]
            first, size = at, 0
        size += n_bytes
    if first < wanted.height:
        yield wanted[first:]


def read_pages(batch: Batch) -> Reading:
    """Decode the pages of a batch; what is no page is set aside with its reason (读入解码)."""
    return read_some(batch.scan, batch.wanted.select("doc_id", "name").rows())


def cut_into_stories(reading: Reading) -> tuple[CutPage, ...]:
    """Lay out every page and cut it into stories (版式分篇)."""
    return each_page(
        reading.pages, lambda page: page, lambda page: CutPage(page, cut_stories(page, classify(page)))
    )


def find_quantities(cut: Sequence[CutPage]) -> tuple[PageNumbers, ...]:
    """Every numeral run of every story, with its class (找数字)."""
    return each_page(cut, _page, lambda page: PageNumbers(page.page, tuple(map(numbers_of, page.stories))))


def read_metrics(found: Sequence[PageNumbers]) -> tuple[PageMetrics, ...]:
    """Indicator, place, period and role of every metric (读指标)."""
    return each_page(found, _page, lambda page: metrics_of(page.page, page.numbers))


def link_metrics(read: Sequence[PageMetrics], found: Sequence[PageNumbers]) -> tuple[PageMetrics, ...]:
    """分别, 其中, targets and repeats, page by page (连关系)."""
    numbers = {each.page.doc_id: each.numbers for each in found}
    return each_page(read, _page, lambda page: link(page, numbers[page.page.doc_id]))


def _page(each: CutPage | PageNumbers | PageMetrics) -> Page:
    return each.page


def is_linked(metric: Metric) -> bool:
    """Whether the metric points to another one."""
    return bool(metric.of_metric_id or metric.target_metric_id or metric.same_as_metric_id)


def check_contract(
    load: Load,
    staging: Staging,
    reading: Reading,
    found: Sequence[PageNumbers],
    read: Sequence[PageMetrics],
) -> Stored:
    """Rows of a batch against the data contract; those that keep it go into the staging file (契约检查)."""
    batch = checked(load.run_id, reading, found, read)
    if batch.frames:  # what breaks a whole table is never published
        insert(staging, batch.frames, batch.bodies)
    return stored_of(batch)


def insert(staging: Staging, frames: Mapping[str, pl.DataFrame], bodies: pl.DataFrame) -> None:
    """Put rows of new pages into the staging file, and note what is to be compared and judged for them."""
    staging.add(frames)
    with staging.seeing(incoming=bodies):
        staging.con.execute("INSERT INTO to_compare FROM incoming")
    with staging.seeing(incoming=frames["documents"]):
        staging.con.execute("INSERT INTO touched SELECT doc_id FROM incoming")


def stored_of(batch: Checked) -> Stored:
    """What is kept of a batch when its rows are stored."""
    return Stored(batch.set_aside, batch.standing, batch.n_pages, batch.n_found)


def cluster_reprints(staging: Staging) -> Clustering:
    """Find the copies of one story among new and stored pages (转载归并)."""
    con = staging.con
    reprints.add_waiting(staging)
    con.execute("DROP TABLE to_compare")
    con.execute(
        "CREATE OR REPLACE TEMP TABLE moved AS SELECT s.story_id, s.doc_id, coalesce(b.cluster_id, s.story_id) AS cluster_id"
        " FROM stories AS s LEFT JOIN reprint_bodies AS b USING (story_id)"
        " WHERE s.cluster_id <> coalesce(b.cluster_id, s.story_id)"
    )
    con.execute(
        "UPDATE stories SET cluster_id = moved.cluster_id, is_canonical = (moved.cluster_id = moved.story_id)"
        " FROM moved WHERE moved.story_id = stories.story_id"
    )
    con.execute("INSERT INTO touched SELECT DISTINCT doc_id FROM moved")
    copies = staging.number("SELECT count(*) FROM stories WHERE NOT is_canonical")
    return Clustering(copies, staging.number("SELECT count(*) FROM moved"))


def check_arithmetic(load: Load, staging: Staging, engine: Engine) -> Judged:
    """What arithmetic says about the metrics of new and changed pages, and those they meet (算术核对)."""
    return verdicts.judge(staging, load.run_id, CHECKS not in staging.kept, engine)


def publish(
    load: Load, staging: Staging, comparison: Comparison, stored: Sequence[Stored], judged: Judged
) -> Release:
    """Swap in the new file, or keep the last good one and say why (发布)."""
    staging.con.execute("CHECKPOINT")  # rows changed in place stand in memory until then
    staging.take_out("places", "code NOT IN (SELECT code FROM page_places)")
    sidecar.bring_in(staging, load.warehouse)
    standing = Standing.merged([*(each.standing for each in stored), *judged.standings])
    aside = [*comparison.set_aside, *(each for batch in stored for each in batch.set_aside)]
    aside.sort(key=lambda a: (a.path, a.rule))
    quarantine = frame("quarantine", quarantine_rows(aside, standing.rejected, load.run_id))
    staging.add({"quarantine": quarantine})
    stopped = stop_reason(standing, overview.stored_and_turned_away(staging.con, load.run_id))
    stopped = stopped or too_many_failed(aside, staging.number("SELECT count(*) FROM documents"))
    unchanged = bool(load.anew) and not stopped and as_before(staging)
    run = count_run(
        staging.con,
        run_id=load.run_id,
        started_at=load.started_at,
        finished_at=dt.datetime.now(dt.UTC),
        pages_folder=str(load.folder),
        code_version=version("shuzheng"),
        status="stopped" if stopped else "unchanged" if unchanged else "published",
    )
    effort = effort_of(load, run.finished_at, stored, judged.cpu_elsewhere)
    run = measured(run, effort, load.flow_run_id)
    rejudged = judged.pages if comparison.rejudged else 0
    seen = seen_of(overview.totals(staging.con), run, comparison.reread, rejudged, asked=bool(load.anew))
    shown = dict(overview.shown(staging.con, load.run_id))
    shown["runs"] = [
        asdict(replace(run, release=None if stopped or unchanged else staging.release)),
        *shown["runs"],
    ]
    changes, not_kept = None, ""
    if stopped or unchanged:
        staging.stop(run, quarantine)
    else:
        published = staging.finish(run)
        changes, not_kept = _told(published), published.not_kept
    hidden = len(comparison.scan.hidden)
    number = None if stopped or unchanged else staging.release
    return Release(
        *(seen, shown, tuple(aside), hidden, changes, stopped, not_kept, unchanged, effort, number)
    )


def _told(published: Published) -> Changes | None:
    """What differs from the release before: rows by table, and the messages of findings."""
    changes = published.changes
    if changes is None:
        return None
    new, resolved = (tuple(said for _, said in part) for part in (changes.new, changes.resolved))
    more = changes.n_new - len(new), changes.n_resolved - len(resolved)
    return Changes(new, resolved, changes.n_same, *more, published.tables or ())


def refused(reason: str) -> Release:
    """A load that could not be published, or not even begin."""
    return Release(NOTHING, {}, (), 0, None, reason)


def summarize(load: Load, release: Release) -> Summary:
    """Gather what the load came to and write the report beside the warehouse (报告)."""
    summary = Summary(
        run_id=load.run_id,
        folder=str(load.folder),
        warehouse=str(near(load.warehouse)),
        seen=release.seen,
        pages=coverage_of(release.tables.get("coverage", ())),
        problems=problems_of(release.tables),
        set_aside=release.set_aside,
        hidden=release.hidden,
        rejections=rejections_of(release.tables.get("quarantine", ())),
        changes=release.changes,
        stopped=release.stopped,
        not_kept=release.not_kept,
        no_screen=release.no_screen,
        people=None if release.stopped else said_by_people(load.warehouse),
        unchanged=release.unchanged,
        effort=release.effort,
        release=release.number,
        targets=tuple(release.tables.get("targets", ())),
        n_targets=counted(release.tables.get("target_counts", ())),
        trend=tuple(release.tables.get("runs", ())),
        links=load.links,
    )
    part = load.report.with_name(f"{load.report.name}.part")
    try:
        load.report.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(render(summary), "utf-8")
        part.replace(load.report)
    except OSError as error:  # a full disk: what became of the load is told all the same
        part.unlink(missing_ok=True)
        return replace(summary, not_kept=f"{summary.not_kept}报告没能写下：{error.strerror}。")
    return summary
