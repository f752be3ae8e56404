"""The stages of a load as plain functions, values in and values out. Prefect is not known here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import polars as pl

import warehouse.publish as warehouse_file
from checks import gate, tables
from checks.implied_target import implied_targets
from checks.rejections import ContractReport
from checks.rule import Facts, apply
from checks.rules import RULES
from flows import rows
from flows.near import near
from flows.quarantine import quarantine_rows
from flows.report import render
from flows.sources import Reading, read_folder
from flows.summary import Summary, changes_between, coverage_of, problems_of, rejections_of
from transforms.extract import Numbers, PageMetrics, link, metrics_of, numbers_of
from transforms.layout import classify
from transforms.metric import Metric
from transforms.page import Page
from transforms.reprint import Membership, cluster
from transforms.story import Story, cut_stories
from warehouse.errors import PublishError
from warehouse.registry import empty, frame
from warehouse.runs import count_run, previous_findings

PUBLISHER_WAIT_SECONDS = 60
_REPORTED = ("documents", "stories", "quantities", "metrics", "check_results")

Clusters = Mapping[str, Membership]


@dataclass(frozen=True, slots=True)
class Load:
    """Which load this is: what is read, where it goes, when it began (UTC), and its identity."""

    run_id: str
    started_at: dt.datetime
    folder: Path
    warehouse: Path

    @property
    def report(self) -> Path:
        """Where the Markdown report lies: beside the warehouse, named like it."""
        return self.warehouse.parent / "report" / f"{self.warehouse.stem}.md"


@dataclass(frozen=True, slots=True)
class CutPage:
    """A page and its stories."""

    page: Page
    stories: tuple[Story, ...]


@dataclass(frozen=True, slots=True)
class PageNumbers:
    """A page and the numbers of its stories."""

    page: Page
    numbers: tuple[Numbers, ...]


@dataclass(frozen=True, slots=True)
class Contract:
    """The contract's report on the rows of the pages, and the reason to stop publication (or empty)."""

    report: ContractReport
    stopped: str


@dataclass(frozen=True, slots=True)
class Verdicts:
    """Frames of ``check_results`` and ``implied_targets``."""

    results: pl.DataFrame
    implied_targets: pl.DataFrame


@dataclass(frozen=True, slots=True)
class Release:
    """What became of the load: the accepted frames, the quarantine, why it was stopped (or empty).

    ``before`` maps fingerprint to message of the failing findings of the file before, None when there
    was no file.
    """

    frames: Mapping[str, pl.DataFrame]
    quarantine: pl.DataFrame
    stopped: str
    before: Mapping[str, str] | None


def read_pages(load: Load) -> Reading:
    """Decode every page of the folder; what is no page is set aside with its reason (读入解码)."""
    return read_folder(load.folder)


def cut_into_stories(reading: Reading) -> tuple[CutPage, ...]:
    """Lay out every page and cut it into stories (版式分篇)."""
    return tuple(CutPage(page, cut_stories(page, classify(page))) for page in reading.pages)


def cluster_reprints(cut: Sequence[CutPage]) -> Clusters:
    """Find the copies of one story on all pages (转载归并)."""
    return cluster([story for page in cut for story in page.stories])


def find_quantities(cut: Sequence[CutPage]) -> tuple[PageNumbers, ...]:
    """Every numeral run of every story, with its class (找数字)."""
    return tuple(PageNumbers(page.page, tuple(map(numbers_of, page.stories))) for page in cut)


def read_metrics(found: Sequence[PageNumbers]) -> tuple[PageMetrics, ...]:
    """Indicator, place, period and role of every metric (读指标)."""
    return tuple(metrics_of(page.page, page.numbers) for page in found)


def link_metrics(read: Sequence[PageMetrics], found: Sequence[PageNumbers]) -> tuple[PageMetrics, ...]:
    """分别, 其中, targets and repeats, page by page (连关系)."""
    return tuple(link(page, numbers.numbers) for page, numbers in zip(read, found, strict=True))


def is_linked(metric: Metric) -> bool:
    """Whether the metric points to another one."""
    return bool(metric.of_metric_id or metric.target_metric_id or metric.same_as_metric_id)


def check_contract(
    load: Load, clusters: Clusters, found: Sequence[PageNumbers], read: Sequence[PageMetrics]
) -> Contract:
    """Rows of the pages against the data contract; those that break it are taken out (契约检查)."""
    made: dict[str, list[rows.Row]] = {
        "places": rows.place_table_rows(read),
        "indicators": rows.indicator_table_rows(),
        "documents": [rows.document_row(page.page, page, load.run_id) for page in read],
        "stories": [],
        "metrics": [],
        "quantities": [],
    }
    for page, numbers in zip(read, found, strict=True):
        ids = {(m.evidence.char_start, m.evidence.char_end): m.metric_id for m in page.metrics}
        made["metrics"] += rows.metric_rows(page)
        for each in numbers.numbers:
            story_id = each.story.story_id
            made["stories"].append(rows.story_row(each.story, page, clusters[story_id]))
            made["quantities"] += rows.quantity_rows(page.page, each, ids)
    report = tables.validate({name: frame(name, given) for name, given in made.items()})
    return Contract(report, _stop_reason(report) if read else "没有一个可以读的版面。")


def check_arithmetic(
    load: Load, contract: Contract, read: Sequence[PageMetrics], clusters: Clusters
) -> Verdicts:
    """What arithmetic says about the metrics that keep the contract (算术核对)."""
    accepted = set(contract.report.frames["metrics"]["metric_id"])
    cluster_of = {story_id: membership.cluster_id for story_id, membership in clusters.items()}
    facts = Facts.of((m for page in read for m in page.metrics if m.metric_id in accepted), cluster_of)
    return Verdicts(
        frame("check_results", [rows.finding_row(f, load.run_id) for f in apply(RULES, facts)]),
        frame("implied_targets", [rows.implied_target_row(t) for t in implied_targets(facts)]),
    )


def publish(load: Load, reading: Reading, contract: Contract, verdicts: Verdicts) -> Release:
    """Swap in the new file, or keep the last good one and say why (发布).

    The verdicts have to keep the contract too; so all tables are judged together once more.
    """
    judged = {"check_results": verdicts.results, "implied_targets": verdicts.implied_targets}
    final = tables.validate({**contract.report.frames, **judged})
    rejected = (*contract.report.rejected, *final.rejected)
    quarantine = frame("quarantine", quarantine_rows(reading.set_aside, rejected, load.run_id))
    frames = {**final.frames, "quarantine": quarantine}
    stopped = contract.stopped or _stop_reason(final)
    run = count_run(
        frames,
        run_id=load.run_id,
        started_at=load.started_at,
        finished_at=dt.datetime.now(dt.UTC),
        pages_folder=str(load.folder),
        code_version=version("shuzheng"),
        status="stopped" if stopped else "published",
    )
    before = None
    try:
        if load.warehouse.exists():
            last = previous_findings(load.warehouse)
            before = dict(zip(last["fingerprint"], last["message"], strict=True))
        if stopped:
            warehouse_file.record_stopped(
                load.warehouse, run, quarantine, wait_seconds=PUBLISHER_WAIT_SECONDS
            )
        else:
            load.warehouse.parent.mkdir(parents=True, exist_ok=True)
            warehouse_file.publish(frames, load.warehouse, run, wait_seconds=PUBLISHER_WAIT_SECONDS)
    except PublishError as error:
        stopped = f"{stopped}{error}"
    return Release(frames, quarantine, stopped, before)


def summarize(load: Load, reading: Reading, release: Release) -> Summary:
    """Gather what the load came to and write the report beside the warehouse (报告)."""
    shown = {name: release.frames.get(name, empty(name)).to_dicts() for name in _REPORTED}
    problems = problems_of(shown)
    verdicts = [result["verdict"] for result in shown["check_results"]]
    summary = Summary(
        run_id=load.run_id,
        folder=str(load.folder),
        warehouse=str(near(load.warehouse)),
        pages=coverage_of(shown, reading.written),
        problems=problems,
        undecided=verdicts.count("undecided"),
        held=verdicts.count("holds"),
        set_aside=reading.set_aside,
        hidden=len(reading.hidden),
        rejections=rejections_of(release.quarantine.to_dicts()),
        changes=changes_between(release.before, problems),
        stopped=release.stopped,
    )
    load.report.parent.mkdir(parents=True, exist_ok=True)
    part = load.report.with_name(f"{load.report.name}.part")
    part.write_text(render(summary), "utf-8")
    part.replace(load.report)
    return summary


def _stop_reason(report: ContractReport) -> str:
    decision = gate.decide(report)
    return "" if decision.publish else "".join(decision.reasons)
