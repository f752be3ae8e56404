"""Where this project keeps its things, and the environment Prefect needs to run here alone."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from flows.engines import PARTITION_BYTES, Kind, Where
from flows.links import EVIDENCE_URL

_PROJECT = Path(__file__).resolve().parents[1]


def _default_home() -> Path:
    return _own_place() / ".prefect"


def _default_desk() -> Path:
    return _own_place() / "desk"


def _own_place() -> Path:
    # In a checkout all lies in it; an installed package must not write into site-packages.
    return _PROJECT if (_PROJECT / "pyproject.toml").is_file() else Path.home()


class Settings(BaseSettings):
    """Read from the environment, each with the prefix ``SHUZHENG_``."""

    model_config = SettingsConfigDict(env_prefix="SHUZHENG_", frozen=True)

    home: Path = Field(default_factory=_default_home, description="database, log and locks of the server")
    port: int = Field(default=4200, ge=1024, le=65000, description="first port to try on 127.0.0.1")
    start_seconds: float = Field(default=120, gt=0, description="how long a server may take to answer")
    keep_releases: int = Field(default=10, ge=1, description="how many of the newest releases are kept")
    keep_days: int = Field(default=0, ge=0, description="besides, all releases that are younger than this")
    keep_daily: int = Field(default=30, ge=0, description="besides, the last release of each of so many days")
    keep_monthly: int = Field(default=12, ge=0, description="and the last one of each of so many months")
    screen: bool = Field(default=True, description="whether every publication writes its screen")
    screen_reasons: int = Field(
        default=500, ge=0, description="of how many pages the screen tells why each figure was read so"
    )
    """2026-11-22: 2,000. 2026-11-23: 500; reading 2,000 pages again was three quarters of the first screen of 3,000."""
    record_seconds: float = Field(default=20, ge=0, description="how long to wait for the run's history")

    desk: Path = Field(default_factory=_default_desk, description="inbox, archive and rejected files")
    warehouse: Path | None = Field(default=None, description="DuckDB file of the desk; in it by default")
    settle_seconds: float = Field(default=5, ge=0, description="how long a file must not change")
    poll_seconds: float = Field(default=5, gt=0, description="how often the inbox is looked at")
    pool: str = Field(default="shuzheng", pattern=r"^[a-z0-9-]+$", description="work pool of the deployments")
    auth: SecretStr = Field(default=SecretStr(""), description="user:password that the server asks for")
    engine: Kind = Field(default="auto", description="auto, local, processes or dask")
    workers: int = Field(default=0, ge=0, le=1024, description="how many workers; 0 for one per core")
    dask_address: str = Field(default="", description="a running cluster, tcp://…; else one is started here")
    lake: str = Field(default="", description="folder or URL for partitions; else beside the data file")
    partition_bytes: int = Field(
        default=PARTITION_BYTES, ge=1, description="bytes of pages given out together"
    )
    mail_server: SecretStr = Field(default=SecretStr(""), description="smtp://… that letters are handed to")
    database: SecretStr = Field(default=SecretStr(""), description="postgresql+asyncpg://…; else SQLite")

    @field_validator("home", "desk", "warehouse")
    @classmethod
    def _absolute(cls, path: Path | None) -> Path | None:
        # The server works inside its home, and workers in a folder of theirs; a relative name would mean another there.
        return None if path is None else path.absolute()

    @field_validator("lake")
    @classmethod
    def _reachable(cls, lake: str) -> str:
        # Workers have folders of their own to work in; a relative name would mean another there.
        return lake if not lake or "://" in lake else str(Path(lake).absolute())

    @property
    def where(self) -> Where:
        """Which engine loads are to use."""
        return Where(self.engine, self.workers, self.dask_address, self.lake, self.partition_bytes)

    @property
    def office(self) -> Path:
        """The data file that the deployments write."""
        return self.warehouse or self.desk / "press.duckdb"


def local_environment(
    environ: Mapping[str, str], home: Path, port: int, auth: str = "", database: str = ""
) -> dict[str, str]:
    """``environ`` for a server of ours on ``port`` and for the flows that talk to it.

    ``auth`` (user:password) is what the server asks for and clients say; ``database`` is another one than SQLite.

    The caller's own ``PREFECT_…`` names are left out: a profile, key or database meant for another
    server must not reach this one. Sources: docs.prefect.io settings reference, and measurements.
    """
    base = f"http://127.0.0.1:{port}"
    kept = {
        k: v for k, v in environ.items() if not k.startswith("PREFECT_") or k.startswith("PREFECT_LOGGING_")
    }
    asked = {"PREFECT_SERVER_API_AUTH_STRING": auth, "PREFECT_API_AUTH_STRING": auth} if auth else {}
    stored = {"PREFECT_SERVER_DATABASE_CONNECTION_URL": database} if database else {}
    return (
        flow_environment(kept)
        | asked
        | stored
        | {
            "PREFECT_HOME": str(home),
            "PREFECT_API_URL": f"{base}/api",
            "PREFECT_UI_URL": base,
            EVIDENCE_URL: f"{base}/evidence",
            "PREFECT_SERVER_API_HOST": "127.0.0.1",
            "PREFECT_SERVER_API_PORT": str(port),
            "PREFECT_SERVER_ALLOW_EPHEMERAL_MODE": "false",
            # The page calls port 4200 whatever the server's port is, unless told a relative address.
            "PREFECT_SERVER_UI_API_URL": "/api",
            "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
            # A page of another site that is open in the same browser may neither ask nor tell this server anything.
            "PREFECT_SERVER_API_CORS_ALLOWED_ORIGINS": base,
            "PREFECT_SERVER_CSRF_PROTECTION_ENABLED": "true",
            # One insert per event keeps SQLite locked for seconds after a run; in batches it is not.
            "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_BATCH_SIZE": "200",
            "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_READ_BATCH_SIZE": "100",
            "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_FLUSH_INTERVAL": "1",
            "PREFECT_SERVER_SERVICES_EVENT_PERSISTER_BATCH_SIZE": "500",
            "PREFECT_SERVER_SERVICES_EVENT_PERSISTER_READ_BATCH_SIZE": "100",
        }
    )


def flow_environment(environ: Mapping[str, str]) -> dict[str, str]:
    """``environ`` for a flow on whatever server it names: calm on the terminal, no call home."""
    loopback = "127.0.0.1,localhost"
    proxied = environ.get("NO_PROXY") or environ.get("no_proxy")
    no_proxy = f"{proxied},{loopback}" if proxied else loopback
    calm = {
        # Our own lines tell the story; Prefect's stay in its UI, where nothing is lost.
        "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "CRITICAL",
    }
    return (
        calm
        | dict(environ)
        | {
            "DO_NOT_TRACK": "1",
            "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
            # A database that is away answers 500 for a while; a server that is started again, nothing.
            "PREFECT_CLIENT_MAX_RETRIES": "6",
            "PREFECT_CLIENT_RETRY_EXTRA_CODES": "500",
            "PREFECT_WORKER_QUERY_SECONDS": "2",
            "NO_PROXY": no_proxy,
            "no_proxy": no_proxy,
        }
    )
