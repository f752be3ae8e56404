"""Addresses in the evidence reader (阅读器里的地址) that other documents of ours link to, where it lies beside them."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote

from warehouse.screen.folder import folder_of

PAGE = "reader.html"
_KINDS = {"finding": "finding", "figure": "metric"}


def address(kind: str, id_: str) -> str:
    """A finding by its fingerprint or a figure by its ``metric_id``, from within the screen's folder."""
    return f"{PAGE}#{_KINDS[kind]}={quote(id_, safe=':')}"


def has_reader(warehouse: Path) -> bool:
    """Whether a data file has its reader beside it."""
    return (folder_of(warehouse) / PAGE).is_file()


def way_to_reader(out_dir: Path, warehouse: Path) -> str:
    """The way from a folder to the screen of a data file, with a slash behind it; empty without a reader.

    Only from folders that lie in that of the data file: these are moved and handed on together.
    """
    home = warehouse.absolute().parent
    if not has_reader(warehouse) or not out_dir.absolute().is_relative_to(home):
        return ""
    way = os.path.relpath(folder_of(warehouse.absolute()), out_dir.absolute())
    return quote(way.replace(os.sep, "/")) + "/"
