"""Word to somebody when something needs them (提醒): an automation of Prefect that calls a webhook on this machine.

It tells what the event of a load tells: a sentence, counts, ids. No text of a page is in it.
"""

from __future__ import annotations

import ipaddress
from datetime import timedelta
from typing import Literal, cast
from urllib.parse import urlsplit
from uuid import UUID

from prefect import get_client
from prefect.blocks.webhook import Webhook
from prefect.events.actions import CallWebhook
from prefect.events.schemas.automations import AutomationCore, EventTrigger, Posture
from pydantic import SecretStr

from flows.conclusion import EVENTS

NAME = "shuzheng-alert"
Occasion = Literal["findings", "contract", "crashed"]
OCCASIONS: tuple[Occasion, ...] = ("findings", "contract", "crashed")
_CRASHED = "prefect.flow-run.Crashed"

_PAYLOAD = """
{"event": {{ event.event | tojson }}, "at": {{ event.occurred | string | tojson }},
 "run": {{ (flow_run.name if flow_run else "") | tojson }},
 "headline": {{ (event.payload.headline or "运行中断，数据文件仍是上一版") | tojson }},
 "quality": {{ (event.payload.quality or "crashed") | tojson }},
 "n_error": {{ (event.payload.n_error or 0) | tojson }}, "n_warn": {{ (event.payload.n_warn or 0) | tojson }},
 "n_new": {{ (event.payload.n_new or 0) | tojson }}, "run_id": {{ (event.payload.run_id or "") | tojson }}}
""".strip()


class ElsewhereRefused(ValueError):
    """The address is not on this machine."""


def set_up(address: str, occasions: tuple[Occasion, ...] = OCCASIONS, *, elsewhere: bool = False) -> UUID:
    """An automation that posts JSON to ``address`` on these occasions; one that is there already is replaced.

    Raises ElsewhereRefused for an address that is not on this machine, unless ``elsewhere`` is wanted.
    """
    if not elsewhere and not is_here(address):
        raise ElsewhereRefused(f"{address} 不在本机上；确实要发到别处，请加 --elsewhere。")
    block = Webhook(method="POST", url=SecretStr(address))
    block_id = cast(UUID, block.save(NAME, overwrite=True))
    expect = {EVENTS.get(each, _CRASHED) for each in occasions}
    trigger = EventTrigger(expect=expect, posture=Posture.Reactive, threshold=1, within=timedelta(seconds=0))
    wanted = AutomationCore(
        name=NAME,
        description="读出问题、没有发布或运行中断时，告诉本机上的一个地址。",
        trigger=trigger,
        actions=[CallWebhook(block_document_id=block_id, payload=_PAYLOAD)],
    )
    with get_client(sync_client=True) as client:
        for former in client.read_automations_by_name(NAME):
            client.delete_automation(former.id)
        return client.create_automation(wanted)


def is_here(address: str) -> bool:
    """Whether the address is http on the loopback interface."""
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return False
    if parts.hostname == "localhost":
        return True
    try:
        return ipaddress.ip_address(parts.hostname).is_loopback
    except ValueError:
        return False
