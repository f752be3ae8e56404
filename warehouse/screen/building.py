"""A screen that is being written (在建的大屏): what stays the same is taken over from the folder before, the rest is made."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from warehouse.diff import TableChange
from warehouse.screen.made_of import MADE_OF, MadeOf, left_in, made_of, together
from warehouse.screen.page import frame
from warehouse.screen.shards import By, Kind, Width, cut, file_name, leaves


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


@dataclass(frozen=True, slots=True)
class Leaf:
    """Rows of a list that are read one after the other: their numbers, and what they are made of, which names them."""

    first: int
    last: int
    print: str


class Building:
    """A screen in the making: its edition, and the kinds of rows that its data files hold so far.

    Data files of ``before`` are taken over as second names, when ``made_of.json`` there says that they were made of the
    same and they have the size that it says. ``explained`` are rows of the pages whose figures' ``reasons`` are told, by page;
    ``changed`` what the edition changed against the one before it, where that is known.
    """

    def __init__(
        self,
        folder: Path,
        before: Path,
        published: Path,
        edition: Edition,
        reasons: Reasons | None = None,
        explained: Mapping[str, Mapping[str, Any]] | None = None,
        changed: tuple[TableChange, ...] | None = None,
    ) -> None:
        self.folder = folder
        self.before = before
        self.published = published
        self.edition = edition
        self.reasons = reasons
        self.explained = explained or {}
        self.changed = changed
        self.kinds: dict[str, Kind] = {}
        self.sheets: dict[str, list[str]] = {}
        self.folders: set[str] = set()
        self.known = made_of(before)
        self.made_of = MadeOf()

    def rows(
        self,
        kind: str,
        by: By,
        width: Width,
        fingerprints: Mapping[str, str],
        make: Callable[[Sequence[str]], Iterable[tuple[str, Any]]],
    ) -> None:
        """Write rows as ``data/<kind>/<shard>.js``; ``fingerprints`` says, by the first digits of their ids, what they are made of.

        ``make`` is given the digits of rows that are not there yet, in order, and gives all those rows as (id, row), in the
        order of ``shards.in_order``.
        """
        cut_so = f"{by} {width.digits} {width.step}"
        of: dict[str, list[str]] = {}
        for digits in sorted(fingerprints):
            of.setdefault(width.shard(digits), []).append(digits)
        prints = {shard: together([fingerprints[digits] for digits in each]) for shard, each in of.items()}
        sizes: dict[str, list[int]] = {}
        for shard, fingerprint in prints.items():
            known = self.known.sizes(kind, cut_so, shard, fingerprint)
            if known is not None and self._kept([_file(kind, shard, n) for n in range(len(known))], known):
                sizes[shard] = known
        todo = [digits for shard, each in of.items() if shard not in sizes for digits in each]
        for made in cut(kind, make(todo) if todo else (), by, width):
            own = sizes.setdefault(made.name.partition("+")[0], [])
            self._put(f"data/{kind}/{made.name}.js", made.content)
            own.append(len(made.content))
        for shard, own in sizes.items():
            self.made_of.note(kind, cut_so, shard, prints[shard], own)
        self.kinds[kind] = Kind(by, width, {shard: len(own) for shard, own in sorted(sizes.items())})

    def sheet(
        self,
        kind: str,
        order: Sequence[Leaf],
        make: Callable[[Sequence[Leaf]], Iterable[tuple[str, Any]]],
    ) -> None:
        """Write a list as ``data/<kind>/<print>.js``, a file for each leaf, or several when that would be too large.

        ``make`` is given the leaves that are not there yet, in order, and gives all their rows as (print, row), in order.
        """
        sizes: dict[str, list[int]] = {}
        for leaf in order:
            known = self.known.sizes(kind, "sheet", leaf.print, leaf.print)
            if known is not None and self._kept(
                [_file(kind, leaf.print, n) for n in range(len(known))], known
            ):
                sizes[leaf.print] = known
        todo = [leaf for leaf in order if leaf.print not in sizes]
        for made in leaves(kind, make(todo) if todo else ()):
            own = sizes.setdefault(made.name.partition("+")[0], [])
            self._put(f"data/{kind}/{made.name}.js", made.content)
            own.append(len(made.content))
        for leaf in order:
            self.made_of.note(kind, "sheet", leaf.print, leaf.print, sizes[leaf.print])
        self.sheets[kind] = [
            file_name(leaf.print, part) for leaf in order for part in range(len(sizes[leaf.print]))
        ]

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
        self._put(name, text.encode())

    def finish(self, whole: str) -> None:
        """Write down what all of it was made of."""
        self.made_of.whole = whole
        self.made_of.files = left_in(self.folder)
        (self.folder / MADE_OF).write_text(self.made_of.told(), "utf-8", newline="\n")

    def _kept(self, names: Sequence[str], sizes: Sequence[int]) -> bool:
        """Take files over from the folder before; False when one of them is not as it was left."""
        before, now = os.fspath(self.before), os.fspath(self.folder)
        try:
            for name, size in zip(names, sizes, strict=True):
                if os.stat(f"{before}/{name}").st_size != size:
                    return False
            for name in names:
                self._folder_of(name)
                try:
                    os.link(f"{before}/{name}", f"{now}/{name}")
                except OSError:  # no second names here
                    shutil.copyfile(f"{before}/{name}", f"{now}/{name}")
        except OSError:
            return False
        return True

    def _put(self, name: str, content: bytes) -> None:
        """Write a file, or give that of the folder before a second name when it is the same."""
        self._folder_of(name)
        path, old = self.folder / name, self.before / name
        path.unlink(missing_ok=True)  # as a second name of an old file it would change that
        with suppress(OSError):  # there is none, or no second names: it is written
            if old.stat().st_size == len(content) and old.read_bytes() == content:
                os.link(old, path)
                return
        path.write_bytes(content)

    def _folder_of(self, name: str) -> None:
        """Make the folder of a file, once."""
        folder = name.rpartition("/")[0]
        if folder not in self.folders:
            (self.folder / folder).mkdir(parents=True, exist_ok=True)
            self.folders.add(folder)


def _file(kind: str, shard: str, part: int = 0) -> str:
    return f"data/{kind}/{file_name(shard, part)}.js"
