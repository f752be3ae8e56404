"""Which files have come to rest (落定): nobody is still copying into them. Pure but for the look at the folder.

A copy grows, or gets its time at the end; so a file has settled when size, time and inode stayed the same for some
seconds of *our* clock. Its own time alone says nothing: many programs copy it before the content.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Look:
    """A file as it was seen: what changes while it is written."""

    size: int
    mtime_ns: int
    inode: int


@dataclass(frozen=True, slots=True)
class Sighting:
    """Since when (seconds of a monotonic clock) a file looks as it does."""

    look: Look
    since: float


Sightings = Mapping[str, Sighting]


def look_at(folder: Path, names: Iterable[str]) -> dict[str, Look]:
    """The files as they are now; links themselves, not what they lead to. What has gone meanwhile is left out."""
    found: dict[str, Look] = {}
    for name in names:
        try:
            seen = (folder / name).lstat()
        except OSError:
            continue
        found[name] = Look(seen.st_size, seen.st_mtime_ns, seen.st_ino)
    return found


def seen_again(before: Sightings, now: Mapping[str, Look], at: float) -> dict[str, Sighting]:
    """The sightings after another look at time ``at``: who looks different counts from now."""
    made: dict[str, Sighting] = {}
    for name, look in now.items():
        known = before.get(name)
        made[name] = known if known is not None and known.look == look else Sighting(look, at)
    return made


def settled(sightings: Sightings, at: float, seconds: float) -> tuple[str, ...]:
    """Names of the files that have looked the same for ``seconds`` or longer, sorted."""
    return tuple(sorted(name for name, seen in sightings.items() if at - seen.since >= seconds))
