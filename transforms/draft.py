"""Stories being put together: head lines, running text, and the moves that put displaced parts back.

The page may stand in another order than it reads: a headline in the middle of its own text, the tail
of a story under its headline and the head at the end of the columns. Every move here needs evidence
on the page; without it a part stays where it was printed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from transforms.byline import read_closing, read_dateline
from transforms.continuity import begins_fresh, ends_open, kinship, quoted_terms, run_on
from transforms.layout import LaidBlock

HEADS = ("headline", "deck", "series", "byline")
MAX_PAIRS = 2_500
"""Open ends times open beginnings that are compared; a page with more is too broken to mend. 2026-11."""
TEXT = frozenset({"body", "subhead", "closing", "photo", "list"})


@dataclass(frozen=True, slots=True)
class Piece:
    """One paragraph of the page: its lines, their folded text, its layout kind."""

    lines: tuple[LaidBlock, ...]
    text: str
    kind: str

    @property
    def start(self) -> int:
        """Page offset of its first character."""
        return self.lines[0].block.start


@dataclass(slots=True)
class Draft:
    """A story as far as it is known: ``heads`` by printed order, ``flow`` in reading order."""

    heads: list[Piece] = field(default_factory=list)
    flow: list[Piece] = field(default_factory=list)

    def has(self, kind: str) -> bool:
        """Whether a head line of this kind is there."""
        return any(piece.kind == kind for piece in self.heads)

    @property
    def first(self) -> str | None:
        """Text of the first body paragraph."""
        return next((p.text for p in self.flow if p.kind == "body"), None)

    @property
    def last(self) -> str | None:
        """Text of the last paragraph when it is body."""
        return self.flow[-1].text if self.flow and self.flow[-1].kind == "body" else None


def drafts(pieces: Iterable[Piece], starts: frozenset[int]) -> list[Draft]:
    """Head lines and text, cut where a story starts (``starts`` holds unit numbers)."""
    found: list[Draft] = []
    for piece in pieces:
        if piece.kind not in HEADS and piece.kind not in TEXT:
            continue
        if not found or piece.lines[0].unit in starts:
            found.append(Draft())
        (found[-1].heads if piece.kind in HEADS else found[-1].flow).append(piece)
    return found


def put_back(page: str, found: list[Draft]) -> list[Draft]:
    """All moves, in order: displaced heads, rotated columns, parts that stand under another story."""
    found = _orphan_head(_displaced_heads(page, found))
    for draft in found:
        _rotate(page, draft)
    return _distant_parts(page, found)


def _displaced_heads(page: str, found: list[Draft]) -> list[Draft]:
    """A head that stands inside the text of another story is that story's own."""
    kept: list[Draft] = []
    for draft in found:
        host = kept[-1] if kept else None
        if host is not None and _stands_inside(page, host, draft):
            _adopt(host, draft, kept[:-1])
        else:
            kept.append(draft)
    return kept


def _stands_inside(page: str, host: Draft, guest: Draft) -> bool:
    """Whether ``guest`` is a head in the middle of ``host``: the text runs on across it.

    Either it cuts a sentence, or it is the only headline over two parts with the same words.
    """
    if guest.has("byline") or guest.first is None or guest.flow[0].kind != "body":
        return False
    if host.last is not None and run_on(page, host.last, guest.first) >= 2:
        return True
    if host.has("headline") or not host.heads or not host.flow or not guest.has("headline"):
        return False
    if read_dateline(guest.first) is not None or read_closing(host.flow[-1].text) is not None:
        return False
    repeated, shared = kinship("".join(p.text for p in guest.flow), "".join(p.text for p in host.flow))
    return repeated >= 6 and shared * 3 >= repeated


def _orphan_head(found: list[Draft]) -> list[Draft]:
    """The one headline without text goes to the one story with a byline or deck and no headline."""
    orphans = [d for d in found if d.has("headline") and not d.flow]
    poor = [d for d in found if d.flow and d.heads and not d.has("headline")]
    if len(orphans) != 1 or len(poor) != 1:
        return found
    poor[0].heads += orphans[0].heads
    return [d for d in found if d is not orphans[0]]


def _adopt(host: Draft, guest: Draft, others: Sequence[Draft]) -> None:
    """Join the cut text of ``host`` and ``guest`` and settle whose headline is whose."""
    if host.has("headline"):
        poor = [d for d in others if d.flow and not d.has("headline") and (d.has("deck") or d.has("byline"))]
        if len(poor) == 1 and guest.has("headline"):
            poor[0].heads.extend(p for p in host.heads if p.kind == "headline")
            host.heads = [p for p in host.heads if p.kind != "headline"]
    if host.has("headline"):
        quote = [Piece(p.lines, p.text, "subhead") for p in guest.heads]
        host.flow += guest.flow[:1] + quote + guest.flow[1:]
    else:
        host.heads += guest.heads
        host.flow += guest.flow


def _rotate(page: str, draft: Draft) -> None:
    """A story whose text begins and ends in mid sentence was printed tail first; put its head before.

    The head begins at the last section head, else where the run of paragraphs begins that share quoted
    terms with what follows. The cut must read on, or share such a term.
    """
    flow = draft.flow
    if len(flow) < 3 or flow[0].kind != "body" or draft.last is None:
        return
    first, last = flow[0].text, flow[-1].text
    if not ends_open(last) or begins_fresh(first):
        return
    reads_on = run_on(page, last, first) >= 2
    start = next((at for at in range(len(flow) - 1, 0, -1) if flow[at].kind == "subhead"), None)
    if start is None or not reads_on:
        start = _term_chain(flow, quoted_terms(first))
    if start is None and reads_on:
        start = len(flow) - 1
    if start is not None:
        draft.flow = flow[start:] + flow[:start]


def _term_chain(flow: Sequence[Piece], terms: frozenset[str]) -> int | None:
    """Where the last paragraphs begin that share quoted terms with the first one (``terms``) or each other.

    None when none of them names a term of the first paragraph. Two paragraphs without a shared term
    may stand between.
    """
    known = terms | quoted_terms(flow[-1].text)
    start = len(flow) - 1
    linked = bool(terms & quoted_terms(flow[-1].text))
    for at in range(len(flow) - 2, 0, -1):
        own = quoted_terms(flow[at].text)
        if start - at > 3:
            break
        if own & known:
            linked = linked or bool(own & terms)
            known |= own
            start = at
    return start if linked else None


def _distant_parts(page: str, found: list[Draft]) -> list[Draft]:
    """A headless part that ends, or begins, in mid sentence joins the one story that reads on from it."""
    joined: set[int] = set()
    for left, right in _pairs(page, found):
        if joined & {left, right}:
            continue
        joined |= {left, right}
        if found[left].heads:
            found[left].flow += found[right].flow
            found[right].flow = []
        else:
            found[right].flow = found[left].flow + found[right].flow
            found[left].flow = []
    return [draft for draft in found if draft.flow or draft.heads]


def _pairs(page: str, found: Sequence[Draft]) -> list[tuple[int, int]]:
    """Indices of open ends and open beginnings that fit each other and no other, one of the two headless."""
    ends = [(i, d.last) for i, d in enumerate(found) if d.last is not None and ends_open(d.last)]
    heads = [
        (j, d.flow[0].text)
        for j, d in enumerate(found)
        if d.flow and d.flow[0].kind == "body" and not begins_fresh(d.flow[0].text)
    ]
    if len(ends) * len(heads) > MAX_PAIRS:
        return []
    fits = [
        (i, j)
        for i, left in ends
        for j, right in heads
        if i != j and not (found[i].heads and found[j].heads) and run_on(page, left, right) >= 2
    ]
    lefts, rights = Counter(i for i, _ in fits), Counter(j for _, j in fits)
    return [(i, j) for i, j in fits if lefts[i] == rights[j] == 1]
