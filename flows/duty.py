"""On duty (值守): looks at the inbox, calls up runs, keeps server and worker alive, puts untrue states right.

Nothing is remembered here that would be missed after a kill: what waits lies in the inbox or, taken up and not loaded,
in the archive, and the next one on duty finds it there.
"""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import UUID

import httpx
from prefect.exceptions import PrefectHTTPStatusError

from flows import worker
from flows.archive import unloaded
from flows.deployed import busy, call_up, key_of
from flows.desk import Desk, waiting
from flows.settings import Settings
from flows.settled import Sightings, look_at, seen_again, settled
from flows.truth import set_right, works_on
from warehouse.errors import PublishError

INBOX = "inbox/inbox"
TRUTH_SECONDS = 10
"""How often states are compared with processes. 2026-11: set to 10."""
LOOK_BACK_SECONDS = 60
"""How often the archive is compared with the data file. 2026-11: set to 60; it lists all pages."""
AGAIN_SECONDS = 600
"""After how long a run is called up again for files that stayed in the inbox. 2026-11: set to 600."""


@dataclass(slots=True)
class Duty:
    """What one on duty has seen so far."""

    settings: Settings
    desk: Desk
    tell: Callable[[str], None]
    running: subprocess.Popen[bytes] | None = None
    sightings: Sightings = field(default_factory=dict)
    called: set[UUID] = field(default_factory=set)
    righted_at: float | None = None
    looked_back_at: float | None = None
    complaint: str = ""


def look_after(duty: Duty) -> None:
    """One round: worker, states, inbox. What goes wrong is told once, and the next round tries again."""
    _keep_worker(duty)
    try:
        _look_at_inbox(duty)
        if _due(duty.righted_at, TRUTH_SECONDS):
            for each in set_right(duty.settings.pool, duty.settings.office, works_on):
                duty.tell(f"运行 {each.name} 的进程不在了，状态改记为 {each.state}。")
            duty.righted_at = time.monotonic()
        if _due(duty.looked_back_at, LOOK_BACK_SECONDS):
            _look_at_archive(duty)
            duty.looked_back_at = time.monotonic()
    except (httpx.TransportError, PrefectHTTPStatusError, PublishError, OSError) as error:
        _complain(duty, f"{type(error).__name__}：{error}")
    else:
        _complain(duty, "")


def _due(last: float | None, seconds: float) -> bool:
    return last is None or time.monotonic() - last >= seconds


def _keep_worker(duty: Duty) -> None:
    if duty.running is not None and (code := duty.running.poll()) is not None:
        duty.tell(f"工作进程 {duty.running.pid} 已退出（{code}），重新启动。")
        duty.running = None
    if duty.running is None:
        duty.running = worker.started(duty.settings.pool, duty.settings.home / "worker.log")
        duty.tell(f"工作进程 {duty.running.pid} 已启动。")


def _look_at_inbox(duty: Duty) -> None:
    inbox = duty.desk.inbox
    looks = look_at(inbox, waiting(inbox))
    now = time.monotonic()
    duty.sightings = seen_again(duty.sightings, looks, now)
    ready = settled(duty.sightings, now, duty.settings.settle_seconds)
    if not ready:
        return
    # One run for the same files; another when that one left them there, but not at once.
    key = f"{key_of({name: looks[name] for name in ready})}-{int(time.time() // AGAIN_SECONDS)}"
    called = call_up(INBOX, key)
    if called is not None and called.id not in duty.called:
        duty.called.add(called.id)
        duty.tell(f"收件夹有 {len(ready)} 个文件，已叫起收件 {called.id}。")


def _look_at_archive(duty: Duty) -> None:
    """What a run took up and did not load, because it was killed; the same files are tried once more, not for ever."""
    left = unloaded(duty.desk, duty.settings.office)
    if not left or busy(duty.settings.pool):
        return
    called = call_up(INBOX, f"left-{key_of(look_at(duty.desk.done, left))}")
    if called is not None and called.id not in duty.called:
        duty.called.add(called.id)
        duty.tell(f"存档里有 {len(left)} 个文件还没有读入，已叫起收件 {called.id}。")


def _complain(duty: Duty, said: str) -> None:
    if said and said != duty.complaint:
        duty.tell(f"这一轮没有做完，稍后再试：{said}")
    duty.complaint = said
