"""Why the figures of a page were read as they were, for the evidence reader (阅读器里的依据)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from os.path import isfile
from pathlib import Path
from typing import Any

from flows.explain import page_as_read, still_there, told_reasons
from flows.fingerprints import ENTRIES, fingerprint
from flows.settings import Settings
from warehouse.screen.building import Reasons
from warehouse.staging import PAGES


def reasons_in(base: Path, most: int | None = None, just_read: Path | None = None) -> Reasons:
    """What gives the reasons of a page's figures; relative page folders are meant from ``base``.

    The pages of the folder ``just_read`` were compared with the stored ones a moment ago, and are not read again to ask whether they are there.

    They are lists ``[says, start, end]`` by ``metric_id``, where ``start`` and ``end`` are of the words in the story's reading
    text, None without any. ``most``: of how many pages at most; as it is set without it.
    """

    just = None if just_read is None else str(just_read)
    root = None if just_read is None else str(base / just_read)

    def there(page: Mapping[str, Any]) -> bool:
        if not page["pages_folder"]:
            return False
        if page["pages_folder"] == just:
            return isfile(f"{root}/{page['path']}")
        return still_there(_file(base, page), page["doc_id"])

    def told(page: Mapping[str, Any], figures: Sequence[Mapping[str, Any]]) -> dict[str, list[list[Any]]]:
        read = page_as_read(_file(base, page), page["doc_id"])[0] if figures else None
        if read is None:
            return {}
        rows = told_reasons(read, figures)
        return {id_: [[r["says"], r["start"], r["end"]] for r in some] for id_, some in rows.items()}

    return Reasons(_made_with(), Settings().screen_reasons if most is None else most, there, told)


def _file(base: Path, page: Mapping[str, Any]) -> Path:
    return base / page["pages_folder"] / page["path"]


@cache
def _made_with() -> str:
    """Fingerprint of all that works reasons out."""
    return fingerprint((*ENTRIES[PAGES], "flows.explain", "flows.screen_reasons"))
