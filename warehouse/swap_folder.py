"""A finished folder put in the place of another in one step."""

from __future__ import annotations

import ctypes
import os
import shutil
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from warehouse.shelf import sync

_EXCHANGE = 2
"""RENAME_EXCHANGE of renameat2(2), Linux 3.15 and later."""
_HERE = -100
"""AT_FDCWD: names are meant as they stand."""


@contextmanager
def built_beside(folder: Path) -> Generator[Path]:
    """A new empty folder beside ``folder``, for what is to be put in its place; gone when the block ends.

    What killed programs left of such folders is removed first.
    """
    building = folder.with_name(f".{folder.name}.{os.getpid()}.building")
    folder.parent.mkdir(parents=True, exist_ok=True)
    _clear_leftovers(folder)
    building.mkdir()
    try:
        yield building
    finally:
        shutil.rmtree(building, ignore_errors=True)


def _clear_leftovers(folder: Path) -> None:
    """Remove what killed programs left beside the folder; what one that still runs builds there is let alone."""
    for path in folder.parent.glob(f".{folder.name}.*.building"):
        pid = path.name.split(".")[-2]
        if pid.isdecimal() and int(pid) != os.getpid():
            try:
                os.kill(int(pid), 0)
            except ProcessLookupError:
                pass
            except OSError:
                continue
            else:
                continue
        shutil.rmtree(path, ignore_errors=True)


def swap_folder(building: Path, folder: Path) -> None:
    """Put ``building`` in the place of ``folder``; both lie beside each other.

    Where the system can exchange two names, nobody ever sees the folder missing or half there; elsewhere it is
    missing between two renames. What stood there before is removed afterwards.
    """
    sync(building)
    if not folder.exists():
        building.rename(folder)
    elif _exchanged(building, folder):
        shutil.rmtree(building)
    else:
        old = building.with_name(f"{building.name}.old")
        shutil.rmtree(old, ignore_errors=True)
        folder.rename(old)
        building.rename(folder)
        shutil.rmtree(old)
    sync(folder.parent)


def _exchanged(one: Path, other: Path) -> bool:
    """Whether the two names were exchanged; False where the system or the file system cannot."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):
        return False
    return rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0
