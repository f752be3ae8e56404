"""``shuzheng stop``: end the project's own Prefect server."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from flows.answer import DONE, FAILED, Json, say_json


def stop(*, force: Annotated[bool, Parameter(negative="")] = False, json: Json = False) -> int:
    """停掉本项目的本地 Prefect 服务。

    Parameters
    ----------
    force
        即使还有任务在用也立即停。
    json
        以 JSON 回答。
    """
    from flows import server
    from flows.console import complain
    from flows.settings import Settings

    try:
        ended = server.stop(Settings(), force=force)
    except server.ServerProblem as error:
        complain(str(error))
        return FAILED
    if json:
        say_json({"stopped": None if ended is None else ended.url})
    else:
        print("本地 Prefect 服务没有在运行。" if ended is None else f"已停掉 {ended.url} 的 Prefect 服务。")
    return DONE
