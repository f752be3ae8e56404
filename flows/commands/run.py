"""``shuzheng run``: a folder of pages into a warehouse, on a Prefect server.

Prefect takes seconds to import and reads its environment then, so it is imported only after that is set.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from flows.answer import Json, say_json
from flows.engines import Kind

if TYPE_CHECKING:
    from cyclopts import Token

    from flows.addresses import Folder
    from flows.settings import Settings

PUBLISHED, NOTHING_PUBLISHED, WRONG_CALL = 0, 1, 2


def _folder(_: type, tokens: Sequence[Token]) -> Folder:
    from flows.addresses import folder_of

    return folder_of(tokens[0].value)


def run(
    *,
    pages: Annotated[Path, Parameter(converter=_folder)],
    warehouse: Path,
    local_server: Annotated[bool, Parameter(negative="")] = False,
    engine: Kind | None = None,
    workers: int | None = None,
    json: Json = False,
) -> int:
    """读一个文件夹的版面，核对数字，写成数据仓库和质量报告。

    退出码：0 已发布（有文件被搁置也是 0，并会说明）；1 没有发布；2 命令用错。

    Parameters
    ----------
    pages
        版面文件夹，子文件夹在内；也可以是 s3://桶/文件夹 这样的地址。
    warehouse
        要写的 DuckDB 文件。
    local_server
        用本项目的本地 Prefect 服务，跑完留着，好打开链接；不加时用 PREFECT_API_URL 所指的服务，
        没有就临时起一个，跑完即停。
    engine
        在哪里读版面：local 就在这个进程里，processes 用几个进程，dask 用 Dask 集群；auto（平常）看版面多少，
        多就用几个进程。结果都一样。也可用 SHUZHENG_ENGINE 设定。
    workers
        几个工作进程；平常每个核一个。也可用 SHUZHENG_WORKERS 设定。
    json
        最后以 JSON 说明这次运行，进度走标准错误。
    """
    from flows.connected import connected
    from flows.console import complain
    from flows.server import ServerProblem
    from flows.settings import Settings
    from flows.sources import WrongFolder, list_folder
    from warehouse.errors import PublishError

    try:
        listing = list_folder(pages)
        _check_target(warehouse)
    except (WrongFolder, PublishError) as error:
        complain(str(error))
        return WRONG_CALL
    if not listing.names and not listing.set_aside:
        complain(f"没有发布：文件夹里没有文件：{pages}")
        return NOTHING_PUBLISHED
    # The flow reads its settings itself, in whatever process it runs.
    chosen = {"SHUZHENG_ENGINE": engine, "SHUZHENG_WORKERS": workers}
    os.environ.update({name: str(value) for name, value in chosen.items() if value is not None})
    settings = Settings()
    try:
        with connected(settings, local_server, sys.stderr if json else sys.stdout) as (ui, stays):
            return _load(pages, warehouse.absolute(), ui, stays, settings, json)
    except ServerProblem as error:
        complain(str(error))
        return NOTHING_PUBLISHED


def _check_target(warehouse: Path) -> None:
    """Raise PublishError now when nothing could be published there later; makes the folder."""
    from warehouse.errors import PublishError
    from warehouse.swap import check_target

    try:
        warehouse.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise PublishError(f"建不了文件夹 {warehouse.parent}：{error.strerror}。") from error
    check_target(warehouse)


def _load(pages: Folder, warehouse: Path, ui: str, stays: bool, settings: Settings, json: bool) -> int:
    from flows.closing import close
    from flows.console import complain, console, progress
    from flows.foreground import loaded
    from flows.history import unreachable

    if reason := unreachable():
        complain(f"连不上 Prefect 服务 {ui}：{reason}")
        return NOTHING_PUBLISHED
    out = console(stderr=json)
    with progress(out) as show:
        state = loaded(pages, warehouse, show, settings.record_seconds)
    run_id = state.state_details.flow_run_id
    run_page = (
        f"{ui}/v2/runs/flow-run/{run_id}"
        if stays
        else "临时服务已随运行结束；加 --local-server 可在浏览器里看"
    )
    summary = state.result(raise_on_failure=False)
    if isinstance(summary, BaseException):
        complain(f"没有发布：{type(summary).__name__}：{summary}（{run_page}）")
        return NOTHING_PUBLISHED
    if json:
        say_json(
            asdict(summary) | {"headline": summary.headline, "quality": summary.quality, "run_page": run_page}
        )
    else:
        close(out, summary, warehouse.parent / "report" / f"{warehouse.stem}.md", run_page)
    return NOTHING_PUBLISHED if summary.stopped else PUBLISHED
