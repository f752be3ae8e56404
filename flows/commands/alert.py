"""``shuzheng alert``: have a webhook called or a letter sent when a load needs somebody."""

from __future__ import annotations

import sys
from typing import Annotated, Literal

from cyclopts import Parameter

from flows.answer import DONE, FAILED, REFUSED, Json, say_json


def alert(
    *,
    webhook: str | None = None,
    mail: tuple[str, ...] = (),
    sender: str = "",
    on: tuple[Literal["findings", "contract", "crashed"], ...] = ("findings", "contract", "crashed"),
    elsewhere: Annotated[bool, Parameter(negative="")] = False,
    json: Json = False,
) -> int:
    """设提醒：读出问题、没有发布或运行中断时，告诉本机上的一个地址，或者发一封信。

    发信经 SHUZHENG_MAIL_SERVER 所写的邮件服务器：smtps://用户:口令@主机:端口，或 smtp://主机:端口。

    Parameters
    ----------
    webhook
        收提醒的地址，如 http://127.0.0.1:9000/；默认只许本机。
    mail
        收信的邮箱，可以写几个。
    sender
        发信的邮箱；不写就是第一个收信的。
    on
        什么时候提醒：findings 有问题，contract 没有发布，crashed 运行中断。
    elsewhere
        许可发到别的机器；webhook 只发句子和数目，没有版面文字；信里还有新出现的几条问题。
    json
        以 JSON 回答。
    """
    from flows.connected import connected
    from flows.console import complain
    from flows.server import ServerProblem
    from flows.settings import Settings

    settings = Settings()
    server = settings.mail_server.get_secret_value()
    if webhook is None and not mail:
        complain("请写 --webhook 地址，或 --mail 邮箱。")
        return REFUSED
    if mail and not server:
        complain("请先在环境变量 SHUZHENG_MAIL_SERVER 里写邮件服务器，如 smtp://127.0.0.1:25。")
        return REFUSED
    made: dict[str, str] = {}
    try:
        with connected(settings, False, sys.stderr):
            from flows.alerts import set_up, set_up_mail

            try:
                if webhook is not None:
                    made["automation"] = str(set_up(webhook, on, elsewhere=elsewhere))
                if mail:
                    made["mail"] = str(set_up_mail(server, sender or mail[0], mail, on, elsewhere=elsewhere))
            except ValueError as error:
                complain(str(error))
                return REFUSED
    except ServerProblem as error:
        complain(str(error))
        return FAILED
    told = "、".join(filter(None, [webhook, *mail]))
    say_json(made) if json else print(f"提醒已设好：{'、'.join(on)} 时告诉 {told}。")
    return DONE
