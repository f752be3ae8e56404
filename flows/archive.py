"""The archive of a desk (``done``) against the data file: what is not loaded yet, and whether they belong together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from flows.desk import Desk
from flows.sources import list_folder
from warehouse.errors import PublishError
from warehouse.runs import last_run
from warehouse.store import reading


class ForeignFile(PublishError):
    """The data file holds pages of another folder: to state the archive would take them out."""


def unloaded(desk: Desk, warehouse: Path) -> tuple[str, ...]:
    """Names in the archive that the published file does not know, or that came after its last load began.

    The time is that of the file's last renaming, which nobody sets by hand; so a run that was killed between taking a
    file up and publishing it is seen, also when the file has the name of an older page. Raises PublishError.
    """
    names = list_folder(desk.done).names
    run = last_run(warehouse)
    if run is None:
        return names
    known = _paths(warehouse)
    began = run.started_at.replace(tzinfo=dt.UTC).timestamp()
    return tuple(name for name in names if name not in known or (desk.done / name).lstat().st_ctime > began)


def check_belongs(desk: Desk, warehouse: Path) -> None:
    """Raise ForeignFile when a load of the archive would take the pages of another folder out of the data file.

    A desk that was moved with its archive is still the one that the file was loaded from.
    """
    run = last_run(warehouse)
    if run is None or Path(run.pages_folder).absolute() == desk.done.absolute():
        return
    paths = _paths(warehouse)
    here = sum((desk.done / path).is_file() for path in paths)
    if paths and 2 * here < len(paths):
        raise ForeignFile(
            f"数据文件 {warehouse.name} 是从 {run.pages_folder} 读来的，照收件处的存档重写会丢掉那些版面；"
            "请用 SHUZHENG_WAREHOUSE 给收件处另指一个文件，或先把那些版面放进收件处的 done 文件夹。"
        )


def _paths(warehouse: Path) -> Mapping[str, None]:
    with reading(warehouse) as con:
        return dict.fromkeys(row[0] for row in con.execute("SELECT path FROM documents").fetchall())
