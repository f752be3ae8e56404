"""A file of the screen's folder for a server (屏上的文件): by plain names only, and nothing that lies elsewhere."""

from __future__ import annotations

import re
from pathlib import Path

TYPES = {".html": "text/html", ".js": "text/javascript", ".json": "application/json"}
_SEGMENT = re.compile(r"[0-9A-Za-z_+-][0-9A-Za-z_.+-]*")


def file_in(folder: Path, path: str) -> tuple[bytes, str] | None:
    """Content and media type of the file at a path of slashes; None when the folder has none such."""
    parts = path.split("/")
    if not all(_SEGMENT.fullmatch(part) for part in parts):
        return None
    try:
        home = folder.resolve(strict=True)
        file = home.joinpath(*parts).resolve(strict=True)
        kind = TYPES.get(file.suffix)
        if kind is None or not file.is_relative_to(home) or not file.is_file():
            return None
        return file.read_bytes(), f"{kind}; charset=utf-8"
    except (OSError, RuntimeError):  # RuntimeError: links in a circle
        return None
