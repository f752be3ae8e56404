"""``shuzheng status``: server, who is on duty, deployments, desk, and what a warehouse holds."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows.answer import DONE, FAILED, REFUSED, Json, Refusal, refusing, say_json
from warehouse.escape import plain

if TYPE_CHECKING:
    from flows.server import Server
    from flows.settings import Settings


def status(*, warehouse: Path | None = None, json: Json = False) -> int:
    """看本项目的本地 Prefect 服务是否在运行，有没有人值守，部署、工作进程和收件处怎样；服务没有在运行时退出码为 1。

    Parameters
    ----------
    warehouse
        也说说这个数据文件里有什么；这时退出码只看数据文件。
    json
        以 JSON 回答。
    """
    from flows import server
    from flows.settings import Settings

    settings = Settings()
    up = server.running(settings.home)
    healthy = up is not None and server.healthy(up.port)
    told: dict[str, Any] = {
        "server": None if up is None else {"url": up.url, "pid": up.pid, "healthy": healthy}
    }
    if up is None:
        lines = ["本地 Prefect 服务没有在运行。"]
    else:
        lines = [f"{up.url} 的 Prefect 服务{'运行正常' if healthy else '没有应答'}（进程 {up.pid}）。"]
    code = FAILED if up is None else DONE
    office, said = _office(settings, up if healthy else None)
    told |= office
    lines += said
    if warehouse is not None:
        try:
            with refusing():
                told["warehouse"], line = _held(warehouse)
        except Refusal:
            return REFUSED
        lines.append(line)
        code = DONE if told["warehouse"] else FAILED
    say_json(told) if json else print("\n".join(lines))
    return code


def _office(settings: Settings, up: Server | None) -> tuple[dict[str, Any], list[str]]:
    """Who is on duty, what the server knows, what lies on the desk; the last two only where there is one."""
    from flows.desk import Desk
    from flows.office_state import is_on_duty, on_desk, on_server

    watched = is_on_duty(settings.home)
    known = on_server(up, settings) if up is not None else None
    lying = on_desk(Desk(settings.desk))
    told = {
        "on_duty": watched,
        "deployments": None if known is None else asdict(known),
        "desk": None if lying is None else {"folder": str(settings.desk), **asdict(lying)},
    }
    lines = [
        "有人值守（shuzheng serve）。" if watched else "没有人值守：收件夹和定时任务要靠 shuzheng serve。"
    ]
    if known is not None and known.why_not:
        lines.append(f"部署情况{known.why_not}。")
    elif known is not None and known.deployments:
        lines.append(
            f"部署：{'、'.join(known.deployments)}；工作进程：{'、'.join(known.workers) or '没有'}；"
            f"正在跑：{'、'.join(map(plain, known.at_work)) or '没有'}。"
        )
    if lying is not None:
        oldest = f"（最早的等了 {lying.oldest_minutes} 分钟）" if lying.inbox else ""
        lines.append(
            f"收件处 {settings.desk}：待收 {lying.inbox} 个{oldest}，待补读 {lying.backlog} 个，退回 {lying.rejected} 个。"
        )
    return told, lines


def _held(warehouse: Path) -> tuple[dict[str, Any] | None, str]:
    from warehouse.runs import last_run

    run = last_run(warehouse)
    if run is None:
        return None, f"{warehouse} 还没有发布过数据。"
    said = (
        f"{warehouse}：{run.finished_at:%Y-%m-%d %H:%M} UTC 发布，版面 {run.n_pages}，统计数字 {run.n_metrics}，"
        f"已核 {run.n_checked}，严重问题 {run.n_errors}，注意 {run.n_warnings}。"
    )
    return asdict(run), said
