"""Running text in the order in which it was written: tails behind their heads (断文重接).

Open ends (text that stops in mid sentence) are joined to open beginnings. Each join is weighed by how well
the sentence reads on and by whose words the moved text has; what nothing continues stays open.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from math import log

from transforms.assignment import assign
from transforms.byline import read_closing, read_dateline
from transforms.continuity import begins_fresh, ends_open, fit, is_lead, quoted_terms, run_on
from transforms.draft import Draft, Piece

MAX_PAIRS = 2_500
"""Open ends times open beginnings that are compared; a page with more is too broken to mend. 2026-11."""
REACH = 8
"""How many stories further on a tail is looked for, besides at the end of the page. 2026-11: set to 8."""
MAX_FLOW = 60
"""Paragraphs of the longest story in which a foreign tail is looked for. 2026-11: set to 60."""
TURN = 0.6
"""Weight of the words (see ``_turns``) against how the sentence reads on. 2026-11: set to 0.6."""
SECTION = 2.0
"""Log-odds of a section head under news with a dateline to be the unfinished feature's. 2026-11: set to 2."""
NEXT = 1.0
"""Log-odds of the story printed next to hold the tail. 2026-11: set to 1."""
ALONE = 2.0
"""Log-odds of having no tail on the page, against one place where it might be. 2026-11: set to 2."""
WEAK = -1.5
"""What reads on worse is no tail, whatever its words. 2026-11: set to -1.5."""


def rejoin(page: str, found: list[Draft], out: frozenset[int] = frozenset()) -> list[Draft]:
    """All moves of running text: rotated columns, then parts that stand under or after another story.

    ``out`` has the page offsets of pieces that go on elsewhere (下转).
    """
    for draft in found:
        _rotate(page, draft)
    return _inner_tails(page, _distant_parts(page, found), out)


def _rotate(page: str, draft: Draft) -> None:
    """A story whose text begins and ends in mid sentence was printed tail first; put its head before."""
    flow = draft.flow
    if len(flow) < 3 or flow[0].kind != "body" or draft.last is None:
        return
    first, last = flow[0].text, flow[-1].text
    if not ends_open(last) or read_dateline(first) is not None:
        return
    dated = any(p.kind == "body" and read_dateline(p.text) is not None for p in flow[1:])
    if begins_fresh(first) and not dated:
        return
    reads_on = run_on(page, last, first) >= 2
    start = _head_start(flow, reads_on)
    if start is not None:
        draft.flow = flow[start:] + flow[:start]


def _head_start(flow: Sequence[Piece], reads_on: bool) -> int | None:
    """Index of the paragraph with which the story begins that was printed tail first.

    It has the dateline, or follows names at the end, or opens as stories do; else it is the last section,
    or the run of paragraphs that share quoted terms with the tail.
    """
    body = [at for at in range(1, len(flow)) if flow[at].kind == "body" and not ends_open(flow[at - 1].text)]
    for at in body:
        if read_dateline(flow[at].text) is not None or read_closing(flow[at - 1].text) is not None:
            return at
    section = next((at for at in range(len(flow) - 1, 0, -1) if flow[at].kind == "subhead"), None)
    if section is not None and reads_on and not any(is_lead(flow[at].text) for at in body):
        return section
    terms = _term_chain(flow, quoted_terms(flow[0].text))
    if terms is not None:
        return terms
    leads = [at for at in body if is_lead(flow[at].text)]
    if leads:
        return leads[0]
    if section is not None and reads_on:
        return section
    return len(flow) - 1 if reads_on else None


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
    sure = [(i, j) for i, j in fits if lefts[i] == rights[j] == 1]
    # A headless part has lost its head: it continues the only unfinished story just before it.
    taken = {i for i, _ in sure}
    for j, draft in enumerate(found):
        first = draft.first
        if draft.heads or first is None or is_lead(first) or any(j == b for _, b in sure):
            continue
        behind = [i for i, _ in ends if j - REACH <= i < j and found[i].heads and i not in taken]
        if len(behind) == 1:
            sure.append((behind[0], j))
            taken.add(behind[0])
    # A headless part that opens like a story and stops short, behind a story that begins in mid sentence.
    known = {i for pair in sure for i in pair}
    for i, _ in ends:
        opens = not found[i].heads and is_lead(found[i].flow[0].text)
        if opens and not known & {i, i - 1} and any(j == i - 1 for j, _ in heads) and found[i - 1].heads:
            sure.append((i, i - 1))
    return sure


def _inner_tails(page: str, found: list[Draft], out: frozenset[int]) -> list[Draft]:
    """The tails of unfinished stories that were printed behind the text of later ones go home."""
    ends = [
        at
        for at, d in enumerate(found)
        if d.last is not None and d.flow[-1].start not in out and ends_open(d.last)
    ]
    weights = [
        {
            (n, k): weight + (NEXT if n == at + 1 else 0.0)
            for n in _hosts(found, at)
            for weight, k in _weigh_tails(page, found[at], found[n])
        }
        for at in ends
    ]
    # The last paragraphs of a host first, so that the places before them stay what they are.
    moves = [(*place, at, sure) for at, (place, sure) in _chosen(ends, assign(weights, ALONE))]
    for n, k, at, sure in sorted(moves, reverse=True):
        host, story = found[n], found[at]
        story.sure |= host.sure | {host.flow[k].start: sure}
        story.flow += host.flow[k:]
        host.flow = host.flow[:k]
    return found


def _chosen(
    ends: Sequence[int], choices: Sequence[tuple[tuple[int, int], float] | None]
) -> list[tuple[int, tuple[tuple[int, int], float]]]:
    return [(at, choice) for at, choice in zip(ends, choices, strict=True) if choice is not None]


def _hosts(found: Sequence[Draft], at: int) -> list[int]:
    """The stories after the one at ``at`` under which its tail may have been printed."""
    near = list(range(at + 1, min(at + 1 + REACH, len(found))))
    return near + ([len(found) - 1] if at + 1 + REACH < len(found) else [])


def _weigh_tails(page: str, story: Draft, host: Draft) -> list[tuple[float, int]]:
    """``(weight, index)`` of each paragraph of ``host`` from which on the text may be the tail of ``story``."""
    flow = host.flow
    if not host.heads or not flow or len(flow) > MAX_FLOW or story.last is None:
        return []
    mine = _kin([p.text for p in story.heads + story.flow])
    turns = _turns(mine, _kin([p.text for p in host.heads]), [_kin([piece.text]) for piece in flow])
    # News with a dateline has no section heads: those under it are the feature's.
    sections = any(p.kind == "subhead" for p in story.flow) and read_dateline(flow[0].text) is not None
    found: list[tuple[float, int]] = []
    for k, (before, piece) in enumerate(pairwise(flow), 1):
        if piece.kind != "body" or ends_open(before.text):
            continue
        reads_on = fit(page, story.last, piece.text)
        if reads_on < WEAK:
            continue
        heads = [at for at, p in enumerate(flow) if sections and p.kind == "subhead"]
        section = SECTION * (1 if heads[0] > k else -1) if heads else 0.0
        found.append((reads_on + TURN * turns[k] + section, k))
    return found


def _kin(texts: Sequence[str]) -> frozenset[str]:
    """Pairs of Chinese characters of the texts."""
    return frozenset(
        text[k : k + 2]
        for text in texts
        for k in range(len(text) - 1)
        if "一" <= text[k] <= "鿿" and "一" <= text[k + 1] <= "鿿"
    )


def _turns(mine: frozenset[str], heads: frozenset[str], flow: Sequence[frozenset[str]]) -> list[float]:
    """For each paragraph how much better all from it on goes with ``mine`` than with what stands before it.

    The words that only one of the two sides has are counted against the size of that side; natural logarithm.
    """
    after: list[frozenset[str]] = [frozenset()]
    for pairs in reversed(flow):
        after.append(after[-1] | pairs)
    after.reverse()
    found: list[float] = []
    before = set(heads)
    for k, pairs in enumerate(flow):
        a = sum(pair not in before for pair in after[k] & mine)
        b = sum(pair not in mine for pair in after[k] & before)
        found.append(log((a + 1) / (len(mine) + 50)) - log((b + 1) / (len(before) + 50)))
        before |= pairs
    return found
