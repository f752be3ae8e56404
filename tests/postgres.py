"""A PostgreSQL of its own for a test, on loopback; Debian's package ``postgresql`` is enough."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

from tests.office import free_port

_PLACES = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)


def found(program: str) -> str | None:
    """Where a program of PostgreSQL lies."""
    return shutil.which(program, path=os.pathsep.join([*map(str, _PLACES), os.environ.get("PATH", "")]))


def missing() -> str:
    """Why there can be no PostgreSQL here; empty when there can."""
    if found("initdb") is None or found("pg_ctl") is None:
        return "no PostgreSQL here (Debian: apt install postgresql)"
    if os.geteuid() == 0 and not _has_user("postgres"):
        return "PostgreSQL does not run as root, and there is no user postgres"
    return ""


def _has_user(name: str) -> bool:
    try:
        pwd.getpwnam(name)
    except KeyError:
        return False
    return True


@dataclass(frozen=True)
class Postgres:
    """A cluster in ``folder``."""

    folder: Path
    port: int

    @property
    def url(self) -> str:
        return f"postgresql+asyncpg://prefect:prefect-test@127.0.0.1:{self.port}/postgres"

    def start(self) -> None:
        options = f"-p {self.port} -h 127.0.0.1 -k {self.folder} -c fsync=off -c max_connections=100"
        self._do(
            "pg_ctl",
            "-D",
            str(self.folder / "data"),
            "-l",
            str(self.folder / "log"),
            "-o",
            options,
            "-w",
            "start",
        )

    def stop(self) -> None:
        self._do("pg_ctl", "-D", str(self.folder / "data"), "-m", "immediate", "-w", "stop")

    def _do(self, program: str, *arguments: str) -> None:
        as_user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        command = [*as_user, str(found(program)), *arguments]
        with (self.folder / "said").open("ab") as said:
            subprocess.run(command, cwd=self.folder, stdout=said, stderr=said, timeout=120, check=True)


@contextmanager
def running() -> Generator[Postgres]:
    """A cluster for the length of the block."""
    folder = Path(mkdtemp(prefix="shuzheng-pg-"))
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
    cluster = Postgres(folder, free_port())
    secret = folder / "secret"
    secret.write_text("prefect-test", "utf-8")
    if os.geteuid() == 0:
        shutil.chown(secret, "postgres")
    try:
        cluster._do(
            *("initdb", "-D", str(folder / "data"), "-U", "prefect", "-A", "scram-sha-256"),
            *(f"--pwfile={secret}", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"),
        )
        cluster.start()
        yield cluster
    finally:
        try:
            cluster.stop()
        finally:
            shutil.rmtree(folder, ignore_errors=True)
