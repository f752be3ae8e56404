"""What runs by itself (自动运行): the flows of the deployments in ``prefect.yaml``.

They take no paths: where the desk and the data file lie is for the environment to say, so that nobody can point a
run elsewhere from a web form. All of them may be killed at any time and started again; the next one goes on.
"""

from __future__ import annotations

import time
from dataclasses import replace
from typing import Literal

from prefect import flow
from prefect.runtime import flow_run
from prefect.states import Completed, Failed, State

from flows import desk as desk_
from flows import job
from flows.archive import check_belongs, unloaded
from flows.bulletin_runs import bulletins, wanted
from flows.conclusion import concluded
from flows.desk import Desk, Taken, take_up, waiting
from flows.event_log import events_logged
from flows.handed_on import Load
from flows.months import Month, MonthText, QuarterText, month_in, months
from flows.press import STEPS, new_load
from flows.settings import Settings
from flows.settled import look_at, seen_again, settled
from flows.sources import SetAside
from flows.steps import step
from flows.summary import Summary
from warehouse.errors import PublishError
from warehouse.staging import CHECKS, PAGES

WAIT_SECONDS = 1_800
"""How long a run waits for somebody else's run into the same file. 2026-11: set to 1800; nobody sits before it."""
SHOWN_NAMES = 3

TAKE_UP = step("收件", lambda taken: taken.in_words, retried=True)(take_up)
REJECT = step("退回", lambda moved: f"退回 {len(moved)} 个文件", retried=True)(desk_.reject)


@flow(name="inbox", flow_run_name="收件", persist_result=False)
def inbox() -> State[Summary]:
    """收件：收件夹里的新版面收进存档并读入；读不了的退回，并写明原因。"""
    desk, settings = _desk()
    taken = TAKE_UP(desk, desk.inbox, _at_rest(desk, settings.settle_seconds))
    if not taken.names and not unloaded(desk, settings.office):
        return Completed(message=f"没有要读的新文件（{taken.in_words}）")
    return _loaded(desk, _load(desk, settings), taken, f"收件 · {_named(taken)}")


@flow(name="nightly", flow_run_name="夜间复查", persist_result=False)
def nightly(reread: bool = False) -> State[Summary]:
    """夜间复查：存档里的版面全部重新核对（reread：并且全部重读），说明更正和新稿件改变了什么。"""
    desk, settings = _desk()
    anew = frozenset({PAGES, CHECKS}) if reread else frozenset({CHECKS})
    load = _load(desk, settings, anew)
    return _loaded(desk, load, Taken(), f"夜间复查 · {'全部重读' if reread else '全部重新核对'}")


@flow(name="monthly", flow_run_name=lambda: f"月调度 · {flow_run.parameters['month'] or '上月'}")
def monthly(month: MonthText | None = None, place: str | None = None) -> State:
    """月调度：一个月的进度通报；不写月份就是上个月，不写地方就是全部。"""
    return bulletins("monthly", wanted("monthly", month), place)


@flow(name="quarterly", flow_run_name=lambda: f"季通报 · {flow_run.parameters['quarter'] or '上季'}")
def quarterly(quarter: QuarterText | None = None, place: str | None = None) -> State:
    """季通报：一个季度的通报；不写季度就是上个季度，不写地方就是全部。"""
    return bulletins("quarterly", wanted("quarterly", quarter), place)


@flow(name="backfill", flow_run_name=lambda: "补做 · {kind} {first}—{last}".format(**flow_run.parameters))
def backfill(kind: Literal["pages", "monthly", "quarterly"], first: MonthText, last: MonthText) -> State:
    """补做：逐月读入 backlog 里的旧版面，或补做各月的月调度、各季的季通报；中断后再跑一次就接着做。"""
    try:
        span = tuple(months(Month.parse(first), Month.parse(last)))
    except ValueError as error:
        return Failed(message=str(error))
    if kind == "pages":
        return _pages_of(span)
    if kind == "monthly":
        return bulletins(kind, span, None)
    return bulletins(kind, tuple(dict.fromkeys(month.quarter for month in span)), None)


def _pages_of(span: tuple[Month, ...]) -> State:
    """Month by month from the backlog into the archive and the data file; what a killed run has done is not there any more."""
    desk, settings = _desk()
    check_belongs(desk, settings.office)
    by_month: dict[Month | None, list[str]] = {}
    for name in waiting(desk.backlog):
        by_month.setdefault(month_in(name), []).append(name)
    one_month = step("补读", lambda told: told, retried=True)(_month_of_backlog)
    told = [one_month(desk, settings, month, by_month.get(month, [])) for month in span]
    if failed := [each for each in told if each.startswith("没有发布")]:
        return Failed(message=f"{len(span)} 个月里有 {len(failed)} 个月没有发布，如：{failed[0]}")
    unnamed = len(by_month.get(None, []))
    left = f"；另有 {unnamed} 个文件的路径里看不出月份，没有动" if unnamed else ""
    return Completed(message=f"补读 {span[0]} 至 {span[-1]} 共 {len(span)} 个月{left}")


def _month_of_backlog(desk: Desk, settings: Settings, month: Month, names: list[str]) -> str:
    taken = take_up(desk, desk.backlog, names)
    if not taken.names and not unloaded(desk, settings.office):
        return f"{month}：没有要读的"
    summary = job.run(_load(desk, settings, of=str(month)), job.Stages())
    if summary.stopped:
        return summary.headline
    desk_.reject(desk, summary.set_aside)
    return f"{month}：{taken.in_words}；{summary.headline}"


def _desk() -> tuple[Desk, Settings]:
    settings = Settings()
    desk = Desk(settings.desk)
    desk.make()
    settings.office.parent.mkdir(parents=True, exist_ok=True)
    return desk, settings


def _load(desk: Desk, settings: Settings, anew: frozenset[str] = frozenset(), of: str = "") -> Load:
    load = new_load(desk.done, settings.office)
    run_id = f"{load.run_id}-{of}" if of else load.run_id
    return replace(load, run_id=run_id, anew=anew, wait_seconds=WAIT_SECONDS)


def _at_rest(desk: Desk, seconds: float) -> tuple[str, ...]:
    """The files that nobody is copying into any more: two looks, some seconds apart."""
    first = seen_again({}, look_at(desk.inbox, waiting(desk.inbox)), time.monotonic())
    if first:
        time.sleep(seconds)
    again = look_at(desk.inbox, waiting(desk.inbox))
    now = time.monotonic()
    return settled(seen_again(first, again, now), now, seconds)


def _loaded(desk: Desk, load: Load, taken: Taken, name: str) -> State[Summary]:
    """State the archive, give back what could not be read, conclude."""
    try:
        check_belongs(desk, load.warehouse)
    except PublishError as error:
        return Failed(message=str(error))
    with events_logged(load.warehouse, load.run_id):
        summary = job.run(load, STEPS)
        back: tuple[SetAside, ...] = () if summary.stopped else REJECT(desk, summary.set_aside)
        n_back = len(back) + len(taken.refused)
        gone = f" · 退回 {n_back} 个" if n_back else ""
        return concluded(summary, name + gone, f"；{taken.in_words}" if taken.names else "")


def _named(taken: Taken) -> str:
    """a.txt、b.txt 等 5 个文件."""
    if not taken.names:
        return "接着读上次没读完的"
    shown = "、".join(taken.names[:SHOWN_NAMES])
    return shown if len(taken.names) <= SHOWN_NAMES else f"{shown} 等 {len(taken.names)} 个文件"
