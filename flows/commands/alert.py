"""``shuzheng alert``: have a webhook called when a load needs somebody."""

from __future__ import annotations

import sys
from typing import Annotated, Literal

from cyclopts import Parameter

from flows.answer import DONE, FAILED, REFUSED, Json, say_json


def alert(
    *,
    webhook: str,
    on: tuple[Literal["findings", "contract", "crashed"], ...] = ("findings", "contract", "crashed"),
    elsewhere: Annotated[bool, Parameter(negative="")] = False,
    json: Json = False,
) -> int:
    """设提醒：读出问题、没有发布或运行中断时，把一句话和几个数发给本机上的一个地址。

    Parameters
    ----------
    webhook
        收提醒的地址，如 http://127.0.0.1:9000/；默认只许本机。
    on
        什么时候提醒：findings 有问题，contract 没有发布，crashed 运行中断。
    elsewhere
        许可发到别的机器；发的只有句子和数目，没有版面文字。
    json
        以 JSON 回答。
    """
    from flows.connected import connected
    from flows.console import complain
    from flows.server import ServerProblem
    from flows.settings import Settings

    try:
        with connected(Settings(), False, sys.stderr):
            from flows.alerts import ElsewhereRefused, set_up

            try:
                made = set_up(webhook, on, elsewhere=elsewhere)
            except ElsewhereRefused as error:
                complain(str(error))
                return REFUSED
    except ServerProblem as error:
        complain(str(error))
        return FAILED
    say_json({"automation": made}) if json else print(f"提醒已设好：{'、'.join(on)} 时告诉 {webhook}。")
    return DONE
