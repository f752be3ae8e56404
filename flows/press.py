"""The main flow: a folder of newspaper pages into a warehouse of checked figures (从版面到数仓)."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

from prefect import flow
from prefect.runtime import flow_run
from prefect.settings import PREFECT_UI_URL
from prefect.states import State

from flows import artifacts, gathering, job, stages
from flows.addresses import Folder, folder_of
from flows.conclusion import concluded
from flows.event_log import events_logged
from flows.handed_on import Load
from flows.job import Stages
from flows.links import links_of
from flows.on_screen import draw_screen
from flows.settings import Settings
from flows.sources import list_folder
from flows.steps import step
from flows.summary import Summary
from warehouse.shelf import Keep

STEPS = Stages(
    compare=step("读入比对", lambda r: f"{r.n_wanted} 个版面要读，{r.gone} 个已不在")(stages.compare),
    read_pages=step("读入解码", lambda r: f"{len(r.pages)} 个版面，搁置 {len(r.set_aside)} 个文件")(
        stages.read_pages
    ),
    cut_into_stories=step("版式分篇", lambda r: f"{sum(len(page.stories) for page in r)} 篇")(
        stages.cut_into_stories
    ),
    find_quantities=step(
        "找数字", lambda r: f"{sum(len(n.quantities) for p in r for n in p.numbers)} 个数字"
    )(stages.find_quantities),
    read_metrics=step("读指标", lambda r: f"{sum(len(page.metrics) for page in r)} 个统计数字")(
        stages.read_metrics
    ),
    link_metrics=step(
        "连关系", lambda r: f"{sum(stages.is_linked(m) for p in r for m in p.metrics)} 个连上别的数字"
    )(stages.link_metrics),
    check_contract=step("契约检查", lambda r: f"{len(r.standing.rejected)} 处不合契约")(
        stages.check_contract
    ),
    gather=step(
        "读分区",
        lambda r: (
            f"{r.n_pages} 个版面，搁置 {len(r.set_aside)} 个文件，{r.n_found} 个数字，"
            f"{len(r.standing.rejected)} 处不合契约{f'；{r.remade}' if r.remade else ''}"
        ),
    )(gathering.gather),
    cluster_reprints=step("转载归并", lambda r: f"{r.copies} 篇重复稿，{r.moved} 篇换了归属")(
        stages.cluster_reprints
    ),
    check_arithmetic=step("算术核对", lambda r: f"{r.pages} 个版面，新下 {r.results} 条结论")(
        stages.check_arithmetic
    ),
    publish=step("发布", lambda r: f"没有发布：{r.stopped}" if r.stopped else "已换上新文件")(stages.publish),
    draw_screen=step("上屏", lambda r: r.no_screen or "数据文件旁边的大屏")(draw_screen),
    report=step("报告", lambda r: f"{r.n_problems} 处问题")(artifacts.report),
)


def run_name() -> str:
    """``press seeds/pages · 5 pages``: what is loaded, from the parameters of the run."""
    folder = folder_of(flow_run.parameters["pages"])
    shown = "/".join((folder if isinstance(folder, str) else str(folder.resolve())).split("/")[-2:])
    return f"press {shown} · {len(list_folder(folder).names)} pages"


@flow(name="press", flow_run_name=run_name, persist_result=False)
def press(pages: Path | str, warehouse: Path) -> State[Summary]:
    """Load a folder of pages: read, cut, find the figures, check them, publish, report."""
    load = new_load(folder_of(pages), warehouse)
    with events_logged(warehouse, load.run_id):
        return concluded(job.run(load, STEPS))


def new_load(pages: Folder, warehouse: Path) -> Load:
    """The load of this flow run; its id begins with the time, and its end is found in Prefect."""
    started = dt.datetime.now(dt.UTC)
    run_id = f"{started:%Y%m%dT%H%M%SZ}-{str(flow_run.id)[:8]}"
    settings = Settings()
    keep = Keep(settings.keep_releases, settings.keep_days, settings.keep_daily, settings.keep_monthly)
    id_ = str(flow_run.id)
    links = links_of(warehouse, settings.home, PREFECT_UI_URL.value() or "", id_, os.environ)
    return Load(
        run_id,
        started,
        pages,
        warehouse,
        keep,
        flow_run_id=id_,
        links=links,
        screen=settings.screen,
        where=settings.where,
    )
