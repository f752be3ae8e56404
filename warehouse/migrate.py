"""Files of older schemas, brought up to date one version after another (旧文件迁移).

``warehouse/migrations`` holds one SQL file for each version after the first, ``0002_what_changed.sql``. It
turns a file of the version before into one whose rows mean what the tables of its own version say; columns
that may be null and tables that are made anew by every run need no migration. Migrations are never edited
once a file of their version has been published: the files of all released versions are tested.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib import resources
from pathlib import Path

from warehouse.errors import PublishError
from warehouse.store import SCHEMA_VERSION, on_file, version_of

_NAME = re.compile(r"(?P<version>[0-9]{4})_[a-z0-9_]+\.sql")


def _load() -> dict[int, str]:
    folder = resources.files("warehouse") / "migrations"
    found = {_NAME.fullmatch(file.name): file for file in folder.iterdir() if file.name.endswith(".sql")}
    return {int(named["version"]): file.read_text("utf-8") for named, file in found.items() if named}


MIGRATIONS: Mapping[int, str] = _load()


def bring_up_to_date(path: Path) -> None:
    """Migrate an unpublished file of ours in place, each version all or nothing. Raises PublishError."""
    con = on_file(path)
    try:
        for version in range(version_of(con) + 1, SCHEMA_VERSION + 1):
            if version not in MIGRATIONS:
                raise PublishError(f"没有把旧文件迁移到结构第 {version} 版的办法。")
            con.begin()
            con.execute(MIGRATIONS[version])
            con.execute("UPDATE about SET value = ? WHERE name = 'schema_version'", [str(version)])
            con.commit()
        con.execute("CHECKPOINT")
    finally:
        con.close()
