"""Pages at an address such as ``s3://bucket/folder`` instead of in a folder of this machine (fsspec)."""

from __future__ import annotations

from pathlib import Path

import fsspec

Folder = Path | str
"""A folder of this machine, or the address of one elsewhere."""
_FILE = "file://"


def folder_of(given: Path | str) -> Folder:
    """What an operator names: an address stays text, anything else (``file://`` too) is a folder of this machine."""
    text = str(given)
    if isinstance(given, Path) or "://" not in text:
        return Path(given)
    return Path(text.removeprefix(_FILE)) if text.startswith(_FILE) else text.rstrip("/")


def names_at(address: str) -> list[str]:
    """Names of all files at the address, relative to it. Raises OSError, ImportError, ValueError."""
    store, root = fsspec.core.url_to_fs(address)
    store.invalidate_cache()  # others write there too
    found = store.find(root)
    if root in found:
        raise NotADirectoryError(address)
    if not found and not store.isdir(root):
        raise FileNotFoundError(address)
    return [path.removeprefix(root).lstrip("/") for path in found]


def size_at(address: str, name: str) -> int:
    """Bytes of a file there. Raises OSError."""
    store, root = fsspec.core.url_to_fs(address)
    return store.info(f"{root}/{name}")["size"]


def bytes_at(address: str, name: str, most: int) -> bytes:
    """The first ``most`` bytes of a file there. Raises OSError."""
    store, root = fsspec.core.url_to_fs(address)
    path = f"{root}/{name}"
    # A range of an empty object is an error in some stores.
    return store.cat_file(path) if store.info(path)["size"] <= most else store.cat_file(path, end=most)
