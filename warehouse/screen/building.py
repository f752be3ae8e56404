"""A screen that is being written (在建的大屏): what stays the same is taken over from the folder before, the rest is made."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from warehouse.screen.made_of import MADE_OF, MadeOf, left_in, made_of
from warehouse.screen.page import frame
from warehouse.screen.shards import By, Kind, cut, leaves

SHEET = ""
"""The shard of a kind whose rows are read one after the other."""


@dataclass(frozen=True, slots=True)
class Edition:
    """The release that a screen shows; ``made_at`` is minutes on the office's clock.

    ``same_until`` is the number of a later release that has the same rows, for which nothing was written.
    """

    number: int | None
    run_id: str
    made_at: str
    same_until: int | None = None


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why figures were read as they were; only flows can tell.

    ``told`` gives the reasons by ``metric_id`` of a page's row and its figures' rows, ``there`` whether it can (the page's
    file still has the bytes that were read). ``made_with`` is a fingerprint of what works them out, ``most`` of how many pages
    they are told.
    """

    made_with: str
    most: int
    there: Callable[[Mapping[str, Any]], bool]
    told: Callable[[Mapping[str, Any], Sequence[Mapping[str, Any]]], Mapping[str, Any]]


class Building:
    """A screen in the making: its edition, and the kinds of rows that its data files hold so far.

    Data files of ``before`` are taken over as second names, when ``made_of.json`` there says that they were made of the
    same and they have the size that it says. ``explained`` are rows of the pages whose figures' ``reasons`` are told, by page.
    """

    def __init__(
        self,
        folder: Path,
        before: Path,
        published: Path,
        edition: Edition,
        reasons: Reasons | None = None,
        explained: Mapping[str, Mapping[str, Any]] | None = None,
    ) -> None:
        self.folder = folder
        self.before = before
        self.published = published
        self.edition = edition
        self.reasons = reasons
        self.explained = explained or {}
        self.kinds: dict[str, Kind] = {}
        self.sheets: dict[str, int] = {}
        self.known = made_of(before)
        self.made_of = MadeOf()

    def rows(
        self,
        kind: str,
        by: By,
        digits: int,
        fingerprints: Mapping[str, str],
        make: Callable[[Sequence[str]], Iterable[tuple[str, Any]]],
    ) -> None:
        """Write rows as ``data/<kind>/<shard>.js``, of which ``fingerprints`` names every shard with what it is made of.

        ``make`` is given the shards that are not there yet, in order, and gives all their rows as (id, row), in the order
        of ``shards.in_order``.
        """
        cut_so = f"{by} {digits}"
        sizes: dict[str, list[int]] = {}
        for shard, fingerprint in fingerprints.items():
            known = self.known.sizes(kind, cut_so, shard, fingerprint)
            if known is not None and self._kept([_file(kind, shard, n) for n in range(len(known))], known):
                sizes[shard] = known
        todo = sorted(fingerprints.keys() - sizes.keys())
        for made in cut(kind, make(todo) if todo else (), by, digits):
            own = sizes.setdefault(made.name.partition("+")[0], [])
            self._put(Path("data") / kind / f"{made.name}.js", made.content)
            own.append(len(made.content))
        for shard, own in sizes.items():
            self.made_of.note(kind, cut_so, shard, fingerprints[shard], own)
        self.kinds[kind] = Kind(by, digits, {shard: len(own) for shard, own in sorted(sizes.items())})

    def sheet(self, kind: str, fingerprint: str, make: Callable[[], Iterable[Any]]) -> None:
        """Write rows that are read one after the other, as ``data/<kind>/<number>.js``, each a list of rows."""
        sizes = self.known.sizes(kind, "sheet", SHEET, fingerprint)
        if sizes is None or not self._kept([_file(kind, str(n)) for n in range(len(sizes))], sizes):
            sizes = []
            for content in leaves(kind, make()):
                self._put(_file(kind, str(len(sizes))), content)
                sizes.append(len(content))
        self.made_of.note(kind, "sheet", SHEET, fingerprint, sizes)
        self.sheets[kind] = len(sizes)

    def page(
        self,
        name: str,
        title: str,
        body: str,
        data: Mapping[str, Any],
        kinds: Sequence[str] = (),
        *,
        styles: Sequence[str] = (),
        scripts: Sequence[str] = (),
        later: Mapping[str, str] | None = None,
    ) -> None:
        """Write a page; ``kinds`` are those whose rows or sheets it loads. The rest is as for ``page.frame``."""
        known = {
            "release": asdict(self.edition),
            "kinds": {kind: self.kinds[kind].told() for kind in kinds if kind in self.kinds},
            "sheets": {kind: self.sheets[kind] for kind in kinds if kind in self.sheets},
            **data,
        }
        text = frame(name, title, body, known, styles=styles, scripts=scripts, later=later)
        self._put(Path(name), text.encode())

    def finish(self, whole: str) -> None:
        """Write down what all of it was made of."""
        self.made_of.whole = whole
        self.made_of.files = left_in(self.folder)
        (self.folder / MADE_OF).write_text(self.made_of.told(), "utf-8", newline="\n")

    def _kept(self, names: Sequence[Path], sizes: Sequence[int]) -> bool:
        """Take files over from the folder before; False when one of them is not as it was left."""
        try:
            if any(
                (self.before / name).stat().st_size != size for name, size in zip(names, sizes, strict=True)
            ):
                return False
            for name in names:
                (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
                try:
                    os.link(self.before / name, self.folder / name)
                except OSError:  # no second names here
                    shutil.copyfile(self.before / name, self.folder / name)
        except OSError:
            return False
        return True

    def _put(self, name: Path, content: bytes) -> None:
        """Write a file, or give that of the folder before a second name when it is the same."""
        path, old = self.folder / name, self.before / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)  # as a second name of an old file it would change that
        with suppress(OSError):  # there is none, or no second names: it is written
            if old.stat().st_size == len(content) and old.read_bytes() == content:
                os.link(old, path)
                return
        path.write_bytes(content)


def _file(kind: str, shard: str, part: int = 0) -> Path:
    return Path("data") / kind / (f"{shard}+{part}.js" if part else f"{shard}.js")
