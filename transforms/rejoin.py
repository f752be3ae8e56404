"""Running text in the order in which it was written: tails behind their heads (断文重接).

Open ends (text that stops in mid sentence) are joined to open beginnings. Each join is weighed by how well
the sentence reads on and by whose words the moved text has; what nothing continues stays open.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from transforms.byline import read_closing, read_dateline
from transforms.continuity import begins_fresh, ends_open, is_lead, quoted_terms, run_on
from transforms.draft import Draft, Piece

MAX_PAIRS = 2_500
"""Open ends times open beginnings that are compared; a page with more is too broken to mend. 2026-11."""
REACH = 8
"""How many stories further on a tail is looked for, besides at the end of the page. 2026-11: set to 8."""
MAX_FLOW = 60
"""Paragraphs of the longest story in which a foreign tail is looked for. 2026-11: set to 60."""
ENOUGH = 2.0
"""Weight from which a tail inside another story is believed; one clear sign (a cut word) is 2. 2026-11."""

LIKELY = 1.1
"""Weight from which the one tail that stands out is believed; to follow next on the page is 1. 2026-11."""
MARGIN = 0.35
"""By how much such a tail outweighs the second best. 2026-11: set to 0.35."""


def rejoin(page: str, found: list[Draft]) -> list[Draft]:
    """All moves of running text: rotated columns, then parts that stand under or after another story."""
    for draft in found:
        _rotate(page, draft)
    return _inner_tails(page, _distant_parts(page, found))


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


def _inner_tails(page: str, found: list[Draft]) -> list[Draft]:
    """The tail of an unfinished story that was printed behind the text of a later one goes home."""
    for at, story in enumerate(found):
        if story.last is None or not ends_open(story.last):
            continue
        near = found[at + 1 : at + 1 + REACH]
        hosts = near + ([found[-1]] if at + 1 + REACH < len(found) else [])
        weighed = [
            (weight + (n == 0), n, k)
            for n, host in enumerate(hosts)
            for weight, k in _weigh_tails(page, story, host)
        ]
        weighed.sort(key=lambda w: (-w[0], w[1], w[2]))
        if weighed and (weighed[0][0] >= ENOUGH or _stands_out([w for w, _, _ in weighed])):
            _, n, k = weighed[0]
            story.flow += hosts[n].flow[k:]
            hosts[n].flow = hosts[n].flow[:k]
    return found


def _stands_out(weights: Sequence[float]) -> bool:
    """Whether the first of falling weights is believed because no other place comes near it."""
    return weights[0] >= LIKELY and (len(weights) == 1 or weights[0] - weights[1] >= MARGIN)


def _weigh_tails(page: str, story: Draft, host: Draft) -> list[tuple[float, int]]:
    """``(weight, index)`` of each paragraph of ``host`` from which on the text may be the tail of ``story``."""
    flow = host.flow
    if not host.heads or not flow or len(flow) > MAX_FLOW or story.last is None:
        return []
    mine = _kin([p.text for p in story.heads + story.flow])
    heads = _kin([p.text for p in host.heads + flow[:1]])
    sided = [_side(_kin([piece.text]), mine, heads) for piece in flow]
    # News with a dateline has no section heads: those under it are the feature's.
    sections = any(p.kind == "subhead" for p in story.flow) and read_dateline(flow[0].text) is not None
    found: list[tuple[float, int]] = []
    for k, (before, piece) in enumerate(pairwise(flow), 1):
        if piece.kind != "body" or ends_open(before.text) or begins_fresh(piece.text):
            continue
        after, ahead = sided[k:], sided[1:k]
        turn = sum(after) / len(after) - (sum(ahead) / len(ahead) if ahead else 0.0)
        found.append(
            (
                run_on(page, story.last, piece.text)
                + 2 * turn
                + sections * any(p.kind == "subhead" for p in flow[k:]),
                k,
            )
        )
    return found


def _kin(texts: Sequence[str]) -> frozenset[str]:
    """Pairs of Chinese characters of the texts."""
    return frozenset(
        text[k : k + 2]
        for text in texts
        for k in range(len(text) - 1)
        if "一" <= text[k] <= "鿿" and "一" <= text[k + 1] <= "鿿"
    )


def _side(pairs: frozenset[str], mine: frozenset[str], other: frozenset[str]) -> float:
    """From -1 (all shared words are the other story's) to 1 (all are of the story that misses its tail)."""
    a, b = len((pairs & mine) - other), len((pairs & other) - mine)
    return (a - b) / (a + b + 3)
