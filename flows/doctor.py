"""Whether this machine and a warehouse are fit for work, and what to do where they are not (体检)."""

from __future__ import annotations

import fcntl
import os
import shutil
import socket
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import Literal

FREE_BYTES = 1_000_000_000
"""Free disk that a run should find. 2026-11: set to 1 GB."""
ROOM = 4
"""How many times the published file a publication may need: the new file, the old one, a release, sorting. 2026-11."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at: what was found, and what to do about it (empty when nothing has to be done)."""

    name: str
    state: Literal["ok", "warn", "fail"]
    found: str
    remedy: str = ""


def examine(warehouse: Path, home: Path, port: int) -> tuple[Check, ...]:
    """All checks, in a fixed order. Nothing is changed, and no file is made."""
    return (
        _python(),
        _packages(),
        _warehouse(warehouse),
        _log_beside(warehouse),
        _lock(warehouse),
        _sidecars(warehouse),
        _releases(warehouse),
        _server(home, port),
        *_office(home),
        _disk(warehouse),
    )


def _python() -> Check:
    found = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info[:2] == (3, 11):
        return Check("Python", "ok", found)
    return Check("Python", "fail", found, "要用 Python 3.11：make setup PYTHON=/path/to/python3.11。")


def _packages() -> Check:
    """What the project asks for by exact version, against what is installed."""
    try:
        wanted = [line for line in requires("shuzheng") or [] if "extra ==" not in line]
    except PackageNotFoundError:
        return Check("程序包", "fail", "shuzheng 没有装好", "运行 make setup。")
    wrong: list[str] = []
    for line in wanted:
        name, _, exact = line.partition("==")
        name = name.partition("[")[0].partition("<")[0].partition(">")[0].strip()
        try:
            here = version(name)
        except PackageNotFoundError:
            wrong.append(f"缺 {name}")
            continue
        if exact and here != exact.strip():
            wrong.append(f"{name} 是 {here}，应为 {exact.strip()}")
    if wrong:
        return Check("程序包", "fail", "；".join(wrong), "删掉 .venv 再运行 make setup。")
    return Check("程序包", "ok", f"{len(wanted)} 个都在")


def _warehouse(warehouse: Path) -> Check:
    from warehouse.errors import PublishError
    from warehouse.runs import last_run

    if not warehouse.exists():
        return Check(
            "数据文件", "warn", f"{warehouse} 还没有", "运行 shuzheng run，或用 --warehouse 指明它在哪里。"
        )
    try:
        run = last_run(warehouse)
    except PublishError as error:
        remedy = "若另有程序正写着它，等它结束；若文件坏了，用 shuzheng releases 找一版好的，拷回来。"
        return Check("数据文件", "fail", str(error), remedy)
    if run is None:
        return Check("数据文件", "warn", "没有发布过数据", "运行 shuzheng run。")
    return Check("数据文件", "ok", f"{run.n_pages} 个版面，{run.finished_at:%Y-%m-%d %H:%M} UTC 发布")


def _log_beside(warehouse: Path) -> Check:
    from warehouse.swap import wal_of

    log = wal_of(warehouse)
    if not log.exists():
        return Check("写前日志", "ok", "旁边没有")
    remedy = "有人直接写过数据文件。让那个程序正常退出；若它已不在，下次运行会把日志移到一旁。"
    return Check("写前日志", "warn", f"{log.name} 在数据文件旁边", remedy)


def _lock(warehouse: Path) -> Check:
    path = warehouse.with_name(f".{warehouse.name}.lock")
    try:
        with path.open("rb") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
            except BlockingIOError:
                holder = file.read(200).decode("utf-8", "replace").strip()
                return Check(
                    "发布锁", "warn", f"正在发布（{holder}）", "等它结束；进程若已不在，锁会自己松开。"
                )
    except FileNotFoundError:
        return Check("发布锁", "ok", "没有人在发布")
    except OSError as error:
        return Check("发布锁", "fail", f"读不了 {path}：{error.strerror}", "看看这个文件归谁、能不能读写。")
    return Check("发布锁", "ok", "没有人在发布")


def _sidecars(warehouse: Path) -> Check:
    from flows import sidecar

    try:
        n_reviews, n_corrections = len(sidecar.reviews(warehouse)), len(sidecar.corrections(warehouse))
    except sidecar.SidecarError as error:
        return Check("复核与更正", "fail", str(error), "照说明改好那一行；改好之前不会发布，免得丢了记录。")
    return Check("复核与更正", "ok", f"复核 {n_reviews} 条，更正 {n_corrections} 条")


def _releases(warehouse: Path) -> Check:
    from warehouse.releases import kept

    found = kept(warehouse)
    if not found:
        return Check("历次版本", "ok", "一版也没有留着")
    return Check("历次版本", "ok", f"留着 {len(found)} 版，到第 {found[-1].number} 版")


def _server(home: Path, port: int) -> Check:
    from flows import server

    if named := os.environ.get("PREFECT_API_URL"):
        return Check("Prefect 服务", "ok", f"用 PREFECT_API_URL 所指的 {named}")
    up = server.running(home)
    if up is not None:
        if server.healthy(up.port):
            return Check("Prefect 服务", "ok", f"{up.url} 运行正常")
        return Check("Prefect 服务", "fail", f"{up.url} 没有应答", "运行 shuzheng stop --force，再重跑。")
    if _is_free(port):
        return Check("Prefect 服务", "ok", f"没有在运行，{port} 端口空着")
    return Check(
        "Prefect 服务",
        "warn",
        f"没有在运行，{port} 端口被别的程序占着",
        "不碍事，会用下一个空着的端口；也可用 SHUZHENG_PORT 指定一个。",
    )


WAITING_MINUTES = 5
"""Minutes that a file may wait in the inbox before somebody should look. 2026-11: set to 5; one is usual."""


def _office(home: Path) -> Iterable[Check]:
    """What runs by itself: nothing is said where nobody has set it up."""
    from flows import server
    from flows.desk import Desk
    from flows.office_state import is_on_duty, on_desk, on_server
    from flows.settings import Settings

    settings = Settings()
    lying = on_desk(Desk(settings.desk))
    if lying is None:
        return
    watched = is_on_duty(home)
    yield Check(
        "值守",
        "ok" if watched else "warn",
        "有人值守" if watched else "没有人值守",
        "" if watched else "运行 shuzheng serve。",
    )
    up = server.running(home)
    if up is not None and server.healthy(up.port):
        known = on_server(up, settings)
        if known.why_not:
            yield Check("部署", "warn", known.why_not, "用启动服务时的 SHUZHENG_AUTH 再看一次。")
        elif watched and not known.workers:
            yield Check("工作进程", "warn", "没有应答的", f"看 {home / 'worker.log'} 末尾说了什么。")
        else:
            paused = f"，停着的：{'、'.join(known.paused)}" if known.paused else ""
            yield Check(
                "部署", "ok", f"{len(known.deployments)} 个{paused}；工作进程 {len(known.workers)} 个"
            )
    found = f"待收 {lying.inbox} 个，待补读 {lying.backlog} 个，退回 {lying.rejected} 个"
    if lying.inbox and lying.oldest_minutes >= WAITING_MINUTES:
        remedy = "看看有没有人值守；也许这些文件还在拷贝，或者不让读。"
        yield Check("收件处", "warn", f"{found}，最早的等了 {lying.oldest_minutes} 分钟", remedy)
    else:
        yield Check("收件处", "ok", found)


def _is_free(port: int) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def _disk(warehouse: Path) -> Check:
    folder = next((p for p in _upwards(warehouse.absolute().parent) if p.is_dir()), Path.cwd())
    if not os.access(folder, os.W_OK):
        return Check("磁盘", "fail", f"{folder} 不能写", "换一个文件夹，或改它的权限。")
    free = shutil.disk_usage(folder).free
    size = warehouse.stat().st_size if warehouse.is_file() else 0
    needed = max(FREE_BYTES, ROOM * size)
    found = f"{folder} 还空着 {free / 1e9:.1f} GB"
    if free < needed:
        return Check("磁盘", "warn", found, f"最好腾出 {needed / 1e9:.1f} GB：少留几版，或换一个盘。")
    return Check("磁盘", "ok", found)


def _upwards(folder: Path) -> Iterable[Path]:
    return (folder, *folder.parents)
