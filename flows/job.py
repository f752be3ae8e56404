"""The job: the order of the stages, whoever runs them and however they are shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from flows import gathering, stages
from flows.each_page import noting
from flows.engines import Engine, EngineFailed, running
from flows.fingerprints import parts
from flows.garbage import searched_seldom
from flows.handed_on import Clustering, Comparison, CutPage, Load, PageNumbers, Release, Stored
from flows.on_screen import draw_screen
from flows.sources import Reading, SetAside
from flows.summary import Summary
from flows.verdicts import Judged
from flows.watch import StepEvent, batch, tell
from transforms.extract import PageMetrics
from warehouse.damage import Damage, damage_told, mended, remember
from warehouse.errors import PublishError, TooLittleMemory
from warehouse.escape import plain
from warehouse.staging import Staging, opened
from warehouse.store import MEMORY_LIMIT, MORE_MEMORY

WAIT_SECONDS = 60
"""How long a run waits for another one into the same file before it gives up. 2026-11: set to 60."""


@dataclass(frozen=True, slots=True)
class Stages:
    """The stages of a load by name, each as it is to be run: plain functions, or steps that are watched."""

    compare: Callable[..., Comparison] = stages.compare
    read_pages: Callable[..., Reading] = stages.read_pages
    cut_into_stories: Callable[..., tuple[CutPage, ...]] = stages.cut_into_stories
    find_quantities: Callable[..., tuple[PageNumbers, ...]] = stages.find_quantities
    read_metrics: Callable[..., tuple[PageMetrics, ...]] = stages.read_metrics
    link_metrics: Callable[..., tuple[PageMetrics, ...]] = stages.link_metrics
    check_contract: Callable[..., Stored] = stages.check_contract
    gather: Callable[..., Stored] = gathering.gather
    cluster_reprints: Callable[..., Clustering] = stages.cluster_reprints
    check_arithmetic: Callable[..., Judged] = stages.check_arithmetic
    publish: Callable[..., Release] = stages.publish
    draw_screen: Callable[..., Release] = draw_screen
    report: Callable[..., Summary] = stages.summarize


def run(load: Load, do: Stages) -> Summary:
    """One load: what changed is read, clustered and checked in the staging file, and that is published."""
    with searched_seldom():
        release = _released(load, do)
        return do.report(load, do.draw_screen(load, release))


def _released(load: Load, do: Stages) -> Release:
    try:
        aside = _damage_of(mended(load.warehouse, load.run_id, _patience(load)))
        try:
            release = _enough(load, do, aside)
        except PublishError as error:
            if not (said := damage_told(error)):
                raise
            aside = (*aside, *_damage_of(mended(load.warehouse, load.run_id, _patience(load), said)))
            release = _enough(load, do, aside)
        remember(load.warehouse)
    except (PublishError, EngineFailed) as error:
        release = stages.refused(str(error))
    return release


def _enough(load: Load, do: Stages, aside: tuple[SetAside, ...]) -> Release:
    """The load with little memory; where DuckDB cannot do with that, all of it again with more: nothing is left of it."""
    try:
        return _staged(load, do, aside)
    except TooLittleMemory:
        tell(StepEvent("内存不够", f"从头再读一遍，给数据库 {MORE_MEMORY}", 0.0, recorded=False))
        return _staged(load, do, aside, MORE_MEMORY)


def _patience(load: Load) -> float:
    return WAIT_SECONDS if load.wait_seconds is None else load.wait_seconds


def _damage_of(damage: Damage | None) -> tuple[SetAside, ...]:
    """What the operator is told of a damaged data file, among the files that were set aside."""
    if damage is None:
        return ()
    begun = "没有完好的旧版，版面全部重读。"
    if damage.release is not None:
        begun = f"从第 {damage.release} 版接着写，版面重新比对。"
    reason = f"原来的数据文件坏了，改成这个名字留着；{begun}"
    return (SetAside(damage.set_aside.name, "damaged_file", reason, plain(damage.said)[:200]),)


def _staged(load: Load, do: Stages, aside: tuple[SetAside, ...], memory_limit: str = MEMORY_LIMIT) -> Release:
    load.warehouse.parent.mkdir(parents=True, exist_ok=True)
    with opened(
        load.warehouse,
        load.run_id,
        parts(),
        wait_seconds=_patience(load),
        policy=load.keep,
        memory_limit=memory_limit,
        anew=load.anew,
    ) as staging:
        comparison = do.compare(load, staging)
        comparison = replace(comparison, set_aside=(*aside, *comparison.set_aside))
        with running(comparison.where) as engine:
            if comparison.where.kind == "local":
                stored = _read_here(load, do, staging, comparison)
            else:
                stored = _read_elsewhere(load, do, staging, comparison, engine)
            comparison = comparison.once_read()
            do.cluster_reprints(staging)
            judged = do.check_arithmetic(load, staging, engine)
        return do.publish(load, staging, comparison, stored, judged)


def _read_here(load: Load, do: Stages, staging: Staging, comparison: Comparison) -> list[Stored]:
    """Every batch of pages read in this process, a stage at a time."""
    stored: list[Stored] = []
    for number, pages in enumerate(comparison.batches, 1):
        with batch(number, len(comparison.batches)), noting():
            reading = do.read_pages(pages)
            numbers = do.find_quantities(do.cut_into_stories(reading))
            metrics = do.link_metrics(do.read_metrics(numbers), numbers)
            stored.append(do.check_contract(load, staging, reading, numbers, metrics))
    return stored


def _read_elsewhere(
    load: Load, do: Stages, staging: Staging, comparison: Comparison, engine: Engine
) -> list[Stored]:
    """Every batch as a partition that a worker makes, taken in as they are ready."""
    stored: list[Stored] = []
    with gathering.lake_of(load) as lake:
        n_batches = len(comparison.batches)
        coming = gathering.arriving(engine, lake, comparison)
        all_of_them = gathering.Gathering(load, staging, engine, lake, coming, n_batches)
        for number in range(1, n_batches + 1):
            with batch(number, n_batches):
                stored.append(do.gather(all_of_them))
    return stored
