"""Where cut text was put together, how sure that is, and whether its head or tail is lost (接缝、头尾缺失)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.record import record
from transforms.stories.byline import read_closing, read_dateline
from transforms.stories.continuity import begins_fresh, begins_inside, ends_open, is_lead, run_on
from transforms.stories.draft import TEXT, Draft, Piece
from transforms.stories.shape import jump_at_end, jump_at_start

BESIDE = (0.95, 0.97, 0.99, 0.99)
"""Confidence of a join of two pieces printed one after the other, by the strength of their run-on (0 to 3)."""
MOVED = (0.6, 0.75, 0.9, 0.95)
"""The same where other text stands between them on the page."""
SIGNATURE = 24
"""Characters of the longest line without a comma that may be an office or a date under a text. 2026-11."""
_ADDRESS = re.compile(r"(?:电话|热线|邮箱|邮编|网址|微信|公众号|地址|联系人|QQ)[^。]{0,40}$")
_DATED = re.compile(r"[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日$")


@record
class Join:
    """Two pieces of a cut sentence read as one: the left ends at page offset ``left``, the right begins at ``right``.

    ``at`` is where the right one begins in the reading text. ``moved``: other text stands between them on the
    page. ``confidence`` is the share of such joins that are right, 0 to 1.
    """

    at: int
    left: int
    right: int
    moved: bool
    confidence: float


def confidence(page: str, left: str, right: str, *, moved: bool) -> float:
    """How sure it is that ``right`` continues ``left``, by how they read and whether they stand together."""
    return (MOVED if moved else BESIDE)[run_on(page, left, right)]


def tail_lost(draft: Draft) -> bool:
    """Whether the text stops inside a sentence that nothing on the page continues."""
    flow = [piece for piece in draft.flow if piece.kind not in ("subhead", "list")]
    if not flow or flow[-1].kind != "body" or flow[-1] is not draft.flow[-1]:
        return False
    text = flow[-1].text
    if not ends_open(text) or read_closing(text) is not None:
        return False
    signature = len(text) <= SIGNATURE and "," not in text
    return not (signature or _ADDRESS.search(text) or _DATED.search(text))


def head_lost(draft: Draft) -> bool:
    """Whether the text begins inside a sentence that nothing on the page begins."""
    first = draft.flow[0] if draft.flow else None
    if first is None or first.kind != "body":
        return False
    text = first.text
    if read_dateline(text) is not None or is_lead(text):
        return False
    return begins_inside(text) or not (draft.heads or begins_fresh(text))


def jumps(pieces: Sequence[Piece]) -> tuple[frozenset[int], frozenset[int]]:
    """Page offsets of the text pieces that say, themselves or in the next line, 下转, and of those that say 上接."""
    out, back = set(), set()
    for k, piece in enumerate(pieces):
        if piece.kind not in ("jump", "body"):
            continue
        if piece.kind == "body":
            out |= {piece.start} if jump_at_end(piece.text) else set()
            back |= {piece.start} if jump_at_start(piece.text) else set()
        elif jump_at_start(piece.text):
            below = next((p for p in pieces[k + 1 : k + 4] if p.kind in TEXT), None)
            back |= {below.start} if below else set()
        elif jump_at_end(piece.text):
            above = next((p for p in pieces[max(0, k - 3) : k][::-1] if p.kind in TEXT), None)
            out |= {above.start} if above else set()
    return frozenset(out), frozenset(back)


def join_at(page: str, left: Piece, right: Piece, at: int, *, moved: bool, sure: float | None) -> Join:
    """The join of two pieces of running text; ``at`` is the reading offset at which ``right`` begins.

    ``sure`` is what the comparison of all places of the page says of it, when there was one.
    """
    if sure is None:
        sure = confidence(page, left.text, right.text, moved=moved)
    return Join(at, left.lines[-1].block.end, right.start, moved, round(sure, 3))
