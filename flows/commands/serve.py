"""``shuzheng serve``: everything that runs by itself, until it is ended."""

from __future__ import annotations

import os
import signal
import sys
import time
from types import FrameType
from typing import Annotated

from cyclopts import Parameter

from flows.answer import DONE, FAILED, REFUSED, Json, say_json


def serve(*, insecure: Annotated[bool, Parameter(negative="")] = False, json: Json = False) -> int:
    """值守：启动 Prefect 服务和工作进程，按 prefect.yaml 定时运行，并看着收件夹；按 Ctrl+C 结束。

    新文件放进 desk/inbox，一分钟之内收走读入；读不了的在 desk/rejected，旁边写着原因。

    Parameters
    ----------
    insecure
        不设口令也运行（只在自己机器上试用时）。
    json
        每件事写成一行 JSON。
    """
    from flows.commands.server import NO_AUTH, is_password
    from flows.console import complain
    from flows.desk import Desk
    from flows.office_state import AlreadyOnDuty
    from flows.server import ServerProblem
    from flows.settings import Settings

    settings = Settings()
    ours = not os.environ.get("PREFECT_API_URL")
    if ours and not insecure and not is_password(settings.auth.get_secret_value()):
        complain(f"{NO_AUTH}也可加 --insecure。")
        return REFUSED
    try:
        Desk(settings.desk).make()
        settings.office.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        complain(f"建不了收件处 {settings.desk}：{error.strerror}。")
        return REFUSED
    # Runs of the worker find the same desk, wherever they work.
    os.environ["SHUZHENG_DESK"] = str(settings.desk)
    os.environ["SHUZHENG_WAREHOUSE"] = str(settings.office)
    os.environ["SHUZHENG_HOME"] = str(settings.home)
    signal.signal(signal.SIGTERM, _ended)
    try:
        return _on_duty(settings, json)
    except KeyboardInterrupt:
        return DONE
    except (ServerProblem, AlreadyOnDuty) as error:
        complain(str(error))
        return FAILED


def _ended(_sign: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _on_duty(settings, json: bool) -> int:
    from flows.connected import connected
    from flows.office_state import on_duty

    def tell(sentence: str) -> None:
        if json:
            say_json({"at": time.strftime("%Y-%m-%dT%H:%M:%S%z"), "said": sentence})
        else:
            print(f"{time.strftime('%H:%M:%S')} {sentence}", flush=True)

    with on_duty(settings.home), connected(settings, False, sys.stderr) as (ui, _):
        from flows import worker
        from flows.console import complain
        from flows.deployed import DeployProblem, deploy
        from flows.desk import Desk
        from flows.duty import Duty, look_after

        try:
            deploy(settings.pool)
        except DeployProblem as error:
            complain(str(error))
            return FAILED
        tell(f"值守中：收件夹 {Desk(settings.desk).inbox}，数据文件 {settings.office}，看运行 {ui}")
        duty = Duty(settings, Desk(settings.desk), tell)
        try:
            while True:
                look_after(duty)
                _keep_server(settings, tell)
                time.sleep(settings.poll_seconds)
        finally:
            if duty.running is not None:
                worker.end(duty.running)
            tell("值守结束。")


def _keep_server(settings, tell) -> None:
    """Start our own server again when it has died; a run that is at work waits for it."""
    from flows import server

    if os.environ.get("PREFECT_HOME") != str(settings.home) or server.running(settings.home) is not None:
        return
    tell("Prefect 服务不在了，重新启动。")
    server.revive(settings)
