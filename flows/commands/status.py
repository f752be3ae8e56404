"""``shuzheng status``: whether the project's own Prefect server is up, and what a warehouse holds."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

from flows.answer import DONE, FAILED, REFUSED, Json, Refusal, refusing, say_json


def status(*, warehouse: Path | None = None, json: Json = False) -> int:
    """看本项目的本地 Prefect 服务是否在运行；没有在运行时退出码为 1。

    Parameters
    ----------
    warehouse
        也说说这个数据文件里有什么；这时退出码只看数据文件。
    json
        以 JSON 回答。
    """
    from flows import server
    from flows.settings import Settings

    up = server.running(Settings().home)
    healthy = up is not None and server.healthy(up.port)
    told: dict[str, Any] = {
        "server": None if up is None else {"url": up.url, "pid": up.pid, "healthy": healthy}
    }
    if up is None:
        lines = ["本地 Prefect 服务没有在运行。"]
    else:
        lines = [f"{up.url} 的 Prefect 服务{'运行正常' if healthy else '没有应答'}（进程 {up.pid}）。"]
    code = FAILED if up is None else DONE
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
