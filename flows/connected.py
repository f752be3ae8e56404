"""A Prefect server for the length of a block, and the environment by which Prefect finds it.

Prefect reads its environment when it is imported, so nothing that imports it may be imported before.
"""

from __future__ import annotations

import os
from collections.abc import Generator, MutableMapping
from contextlib import contextmanager
from typing import TextIO

from flows import server
from flows.server import Server
from flows.settings import Settings, flow_environment, local_environment


@contextmanager
def connected(settings: Settings, local_server: bool, told: TextIO) -> Generator[tuple[str, bool]]:
    """The server that PREFECT_API_URL names, unless it is to be a ``local_server``; else the project's own.

    Gives the address of its pages and whether they can still be opened afterwards. Raises ServerProblem.
    """
    named = os.environ.get("PREFECT_API_URL")
    if named and not local_server:
        os.environ.update(flow_environment(os.environ))
        yield os.environ.get("PREFECT_UI_URL") or named.rstrip("/").removesuffix("/api"), True
        return
    if server.running(settings.home) is None:
        print("正在启动本地 Prefect 服务……", file=told, flush=True)
    with server.in_use(settings, keep=local_server) as up:
        speak_to(up, settings, os.environ)
        yield up.url, up.keep


def speak_to(up: Server, settings: Settings, environ: MutableMapping[str, str]) -> None:
    """Change ``environ`` so that Prefect, and processes that are started, speak to this server of ours."""
    made = local_environment(environ, settings.home, up.port, settings.auth.get_secret_value())
    for name in environ.keys() - made.keys():
        del environ[name]
    environ.update(made)
