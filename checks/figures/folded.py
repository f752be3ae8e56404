"""Texts of a page with wide and odd characters folded, remembered while its rules ask for them again (折叠后的文字)."""

from __future__ import annotations

from collections.abc import Set
from functools import lru_cache

from transforms.page import fold

MOST = 8_000
"""Texts remembered at most. 2026-11: 60,000. 2026-11-22: 8,000, more than quotes and numbers of the 2,000 figures that are
judged together."""
_MARK = "\0"
"""Stands between texts that are folded together; :func:`fold` leaves it alone."""

_known: dict[str, str] = {}


def folded(text: str) -> str:
    """As :func:`transforms.page.fold`; every figure of a sentence has the same quote."""
    found = _known.get(text)
    if found is None:
        _make_room()
        found = _known[text] = fold(text)
    return found


@lru_cache(maxsize=MOST)
def unspaced(text: str) -> str:
    """``text`` without the white space of layout."""
    return "".join(text.split())


def fold_together(texts: Set[str]) -> None:
    """Fold many short texts as one long one: most of what folding costs is asked once for each text."""
    fresh = [text for text in texts if text not in _known]
    plain = fold(_MARK.join(fresh)).split(_MARK)
    if len(plain) == len(fresh):  # else one of them has the mark itself, and each is folded when asked for
        _make_room()
        _known.update(zip(fresh, plain, strict=True))


def _make_room() -> None:
    if len(_known) > MOST:
        _known.clear()
