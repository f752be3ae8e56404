"""Runs the screen's own server in the foreground until it is interrupted (本机看屏)."""

from __future__ import annotations

import socket
from collections.abc import Callable
from pathlib import Path

from flows.live import live
from flows.live_guard import Door

PORT = 4280
"""The port that is tried first, so that links stay good; another one when it is taken. 2026-11-22: 4280."""
MOST_AT_ONCE = 64
"""Connections that are answered at once; a browser opens six. 2026-11-22: 64."""


def run(folder: Path, warehouse: Path, port: int, notes: bool, say: Callable[[str], None]) -> None:
    """Serve the folder until Ctrl-C; ``say`` is told the address with the one-time token.

    ``port`` 0 takes any free one. Raises OSError when a port that was asked for is taken.
    """
    import uvicorn

    with _listening(port) as listening:
        door = Door(listening.getsockname()[1], notes)
        config = uvicorn.Config(
            live(folder, warehouse, door),
            log_level="warning",
            access_log=False,
            server_header=False,
            proxy_headers=False,
            limit_concurrency=MOST_AT_ONCE,
            lifespan="off",
            ws="none",
        )
        say(f"http://127.0.0.1:{door.port}/?token={door.token}")
        uvicorn.Server(config).run(sockets=[listening])


def _listening(port: int) -> socket.socket:
    """A socket on loopback; for the usual port any other will do."""
    made = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            made.bind(("127.0.0.1", port))
        except OSError:
            if port != PORT:
                raise
            made.bind(("127.0.0.1", 0))
        made.listen(128)
    except OSError:
        made.close()
        raise
    return made
