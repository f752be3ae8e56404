"""Word to somebody when something needs them (提醒): automations of Prefect, one that calls a webhook, one that sends mail.

The webhook is told a sentence, counts, ids: no text of a page. A letter also tells the first new findings.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Sequence
from datetime import timedelta
from typing import Literal, cast
from urllib.parse import unquote, urlsplit
from uuid import UUID

from prefect import get_client
from prefect.blocks.webhook import Webhook
from prefect.events.actions import ActionTypes, CallWebhook, SendNotification
from prefect.events.schemas.automations import AutomationCore, EventTrigger, Posture
from prefect_email import EmailServerCredentials
from prefect_email.credentials import SMTPType
from pydantic import SecretStr

from flows.conclusion import EVENTS
from flows.mail import MailNotification

NAME = "shuzheng-alert"
MAIL_NAME = "shuzheng-mail"
Occasion = Literal["findings", "contract", "crashed"]
OCCASIONS: tuple[Occasion, ...] = ("findings", "contract", "crashed")
_CRASHED = "prefect.flow-run.Crashed"
_MAILBOX = re.compile(r"[^\s@,;<>\x00-\x1f]+@[^\s@,;<>\x00-\x1f]+")

_PAYLOAD = """
{"event": {{ event.event | tojson }}, "at": {{ event.occurred | string | tojson }},
 "run": {{ (flow_run.name if flow_run else "") | tojson }},
 "headline": {{ (event.payload.headline or "运行中断，数据文件仍是上一版") | tojson }},
 "quality": {{ (event.payload.quality or "crashed") | tojson }},
 "n_error": {{ (event.payload.n_error or 0) | tojson }}, "n_warn": {{ (event.payload.n_warn or 0) | tojson }},
 "n_new": {{ (event.payload.n_new or 0) | tojson }}, "run_id": {{ (event.payload.run_id or "") | tojson }}}
""".strip()
_HEADLINE = '{{ event.payload.headline or "运行中断，数据文件仍是上一版" }}'
_LETTER = f"""
{_HEADLINE}。
{{% if event.payload.headline -%}}
严重 {{{{ event.payload.n_error }}}} 处，注意 {{{{ event.payload.n_warn }}}} 处，提示 {{{{ event.payload.n_info }}}} 处。
{{%- else -%}}
中断的是：{{{{ flow_run.name }}}}
{{%- endif %}}
{{% if event.payload.new %}}
新出现的问题：
{{% for each in event.payload.new %}}
{{{{ loop.index }}}}. {{{{ each }}}}
{{%- endfor %}}
{{% endif %}}
全部在阅览室：{{{{ flow_run | ui_url }}}}
批次：{{{{ event.payload.run_id }}}}
（自动发出。不想再收：在 Prefect 页面的 Automations 里停用 {MAIL_NAME}。）
""".strip()


class ElsewhereRefused(ValueError):
    """The address is not on this machine."""


def set_up(address: str, occasions: tuple[Occasion, ...] = OCCASIONS, *, elsewhere: bool = False) -> UUID:
    """An automation that posts JSON to ``address`` on these occasions; one that is there already is replaced.

    Raises ElsewhereRefused for an address that is not on this machine, unless ``elsewhere`` is wanted.
    """
    if not elsewhere and not is_here(address):
        raise ElsewhereRefused(f"{address} 不在本机上；确实要发到别处，请加 --elsewhere。")
    block_id = cast(UUID, Webhook(method="POST", url=SecretStr(address)).save(NAME, overwrite=True))
    told = "告诉一个地址"
    return _automation(NAME, told, occasions, CallWebhook(block_document_id=block_id, payload=_PAYLOAD))


def set_up_mail(
    server: str,
    sender: str,
    recipients: Sequence[str],
    occasions: tuple[Occasion, ...] = OCCASIONS,
    *,
    elsewhere: bool = False,
) -> UUID:
    """An automation that sends letters over ``server`` on these occasions; one that is there already is replaced.

    ``server``: ``smtps://user:password@host:port``, or ``smtp://…``, which must offer STARTTLS unless it is on this
    machine. Raises ElsewhereRefused like :func:`set_up`, ValueError for what is no such address.
    """
    credentials, here = _mail_server(server)
    if not elsewhere and not here:
        raise ElsewhereRefused("邮件服务器不在本机上；确实要经它发信，请加 --elsewhere。")
    if wrong := [each for each in (sender, *recipients) if not _MAILBOX.fullmatch(each)]:
        raise ValueError(f"不像邮箱：{'、'.join(wrong)}。")
    credentials.save(MAIL_NAME, overwrite=True)
    block = MailNotification(server=credentials, sender=sender, recipients=list(recipients))
    block_id = cast(UUID, block.save(MAIL_NAME, overwrite=True))
    action = SendNotification(block_document_id=block_id, subject=f"数证：{_HEADLINE}", body=_LETTER)
    return _automation(MAIL_NAME, "发信", occasions, action)


def _mail_server(address: str) -> tuple[EmailServerCredentials, bool]:
    """Where letters are handed in, and whether that is on this machine. The address is a secret: no message repeats it."""
    parts = urlsplit(address)
    try:
        port = parts.port
    except ValueError:  # its message would show a part of the address
        port = -1
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname or port == -1:
        raise ValueError(
            "邮件服务器要写成 smtps://用户:口令@主机:端口 或 smtp://主机:端口；口令里的 / : @ 要写成 %2F %3A %40。"
        )
    here = _is_loopback(parts.hostname)
    plain = SMTPType.INSECURE if here else SMTPType.STARTTLS
    credentials = EmailServerCredentials(
        username=unquote(parts.username) if parts.username else None,
        password=SecretStr(unquote(parts.password or "")),
        smtp_server=parts.hostname,
        smtp_type=SMTPType.SSL if parts.scheme == "smtps" else plain,
        smtp_port=port,
    )
    return credentials, here


def _automation(name: str, what: str, occasions: tuple[Occasion, ...], action: ActionTypes) -> UUID:
    """Make the automation of this name, in place of a former one."""
    expect = {EVENTS.get(each, _CRASHED) for each in occasions}
    trigger = EventTrigger(expect=expect, posture=Posture.Reactive, threshold=1, within=timedelta(seconds=0))
    wanted = AutomationCore(
        name=name,
        description=f"读出问题、没有发布或运行中断时，{what}。",
        trigger=trigger,
        actions=[action],
    )
    with get_client(sync_client=True) as client:
        for former in client.read_automations_by_name(name):
            client.delete_automation(former.id)
        return client.create_automation(wanted)


def is_here(address: str) -> bool:
    """Whether the address is http on the loopback interface."""
    parts = urlsplit(address)
    return parts.scheme in ("http", "https") and _is_loopback(parts.hostname or "")


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
