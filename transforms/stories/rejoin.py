"""Running text in the order in which it was written: tails behind their heads (断文重接).

Open ends (text that stops in mid sentence) are joined to open beginnings. Each join is weighed by how well
the sentence reads on and by whose words the moved text has; what nothing continues stays open.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from transforms.links.assignment import assign
from transforms.stories.byline import read_closing, read_dateline
from transforms.stories.column_width import blanks_part_stories, is_over, set_apart, stands_short, stops_short
from transforms.stories.continuity import (
    begins_fresh,
    ends_open,
    ends_told,
    fit,
    is_dangling,
    is_lead,
    quoted_terms,
    takes_up,
)
from transforms.stories.draft import Draft, Piece
from transforms.stories.story_words import Lexicon, turns
from transforms.stories.strays import place_strays
from transforms.text.bullets import BULLETS

REACH = 8
"""How many stories further on a tail is looked for, besides at the end of the page. 2026-11: set to 8."""
MAX_FLOW = 60
"""Paragraphs of the longest story in which a foreign tail is looked for. 2026-11: set to 60."""
TURN = 1.0
"""Weight of the words (see ``turns``) against how the sentence reads on. 2026-11: set to 1."""
SECTION = 2.0
"""Log-odds of a section head under news with a dateline to be the unfinished feature's. 2026-11: set to 2."""
NEXT = 1.0
"""Log-odds of the story printed next to hold the tail. 2026-11: set to 1."""
ALONE = 2.5
"""Log-odds of having no tail on the page, against one place where it might be. 2026-11: set to 2.5."""
SIGNED = 1.0
"""Log-odds of each sign that names are where they belong after a move. 2026-11: set to 1."""
HEADLESS = 2.0
"""Log-odds of text without a head line to be a part of another story. 2026-11: set to 2."""
COLUMN = 4.0
"""Log-odds of being set in the column of the unfinished text, and not in that of the text above. 2026-11: set to 4."""
SET_OFF = 2.0
"""Log-odds of a blank line above, on a page where blank lines part stories. 2026-11: set to 2."""
OVER = 2.0
"""Log-odds of being complete where the last line is short, though no full stop ends it. 2026-11: set to 2."""
CUT = 1.5
"""Log-odds of having its tail on the page of what surely was cut (…也, …的). 2026-11: set to 1.5."""
FIGURE = 1.5
"""The same where besides a figure with its measure stands at the end, or who said it. 2026-11: set to 1.5."""
WEAK = -1.5
"""What reads on worse is no tail, whatever its words. 2026-11: set to -1.5."""


def rejoin(
    page: str, found: list[Draft], out: frozenset[int] = frozenset(), back: frozenset[int] = frozenset()
) -> list[Draft]:
    """All moves of running text: rotated columns, then parts that stand under or after another story.

    ``out`` has the page offsets of pieces that go on elsewhere (下转), ``back`` of those that began there (上接).
    """
    for draft in found:
        _rotate(page, draft)
    place_strays(found)
    return _left_over(_join_ends(page, found, out, back), out, back)


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
    reads_on = takes_up(page, last, first)
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


def _join_ends(page: str, found: list[Draft], out: frozenset[int], back: frozenset[int]) -> list[Draft]:
    """Unfinished texts and the places where they may go on, all weighed together and joined at their best."""
    ends = _ends(found, out)
    lexicon = Lexicon(found)
    parted = blanks_part_stories(draft.flow for draft in found)
    weights = [
        {
            (n, k): weight
            for (n, k), weight in _weights(page, found, at, lexicon, parted=parted).items()
            if found[n].flow[k].start not in back
        }
        for at in ends
    ]
    moves = [
        (*place, at, sure)
        for at, choice in zip(ends, assign(weights, ALONE), strict=True)
        if choice is not None
        for place, sure in (choice,)
    ]
    owner = list(range(len(found)))
    # The last paragraphs of a host first, so that the places before them stay what they are.
    for n, k, at, sure in sorted(moves, reverse=True):
        while owner[at] != at:
            at = owner[at]
        if at == owner[n]:
            continue
        story, host = found[at], found[n]
        story.sure |= host.sure | {host.flow[k].start: sure}
        story.flow += host.flow[k:]
        host.flow = host.flow[:k]
        if k == 0:
            story.heads += host.heads
            host.heads = []
            owner[n] = at
    return [draft for draft in found if draft.flow or draft.heads]


def _ends(found: Sequence[Draft], out: frozenset[int]) -> list[int]:
    """Indices of the stories whose text stops inside a sentence and does not say that it goes on elsewhere."""
    return [
        at
        for at, d in enumerate(found)
        if d.last is not None and d.flow[-1].start not in out and ends_open(d.last)
    ]


def _weights(
    page: str, found: Sequence[Draft], at: int, lexicon: Lexicon, *, parted: bool
) -> dict[tuple[int, int], float]:
    """Log-odds of each place where the text of the story at ``at`` may go on."""
    story = found[at]
    weights = {
        (n, k): w
        for n in _hosts(found, at)
        for w, k in _weigh_tails(page, found, at, n, lexicon, parted=parted)
    }
    for n in range(max(0, at - REACH), min(len(found), at + 1 + REACH)):
        part = found[n]
        if n == at or not part.flow or not _may_go_on(part.flow[0]) or (story.heads and part.heads):
            continue
        reads_on = fit(page, story.last or "", part.flow[0].text)
        if reads_on >= WEAK and not _opens_story(part.flow[0].text):
            weights[n, 0] = reads_on + HEADLESS
    cut = is_dangling(story.last or "")
    over = stops_short(story.flow[-1]) and not cut
    ended = OVER + (FIGURE if ends_told(story.last or "") else 0.0)
    for place in weights:
        weights[place] += NEXT if place[0] == at + 1 else 0.0
        weights[place] += CUT if cut else -ended if over else 0.0
    return weights


def _opens_story(text: str) -> bool:
    return is_lead(text) or read_dateline(text) is not None


def _may_go_on(piece: Piece) -> bool:
    """Whether a piece may be the rest of a sentence; what a mark opens (●) never is."""
    return piece.kind == "body" and piece.text[0] not in BULLETS


def _hosts(found: Sequence[Draft], at: int) -> list[int]:
    """The stories after the one at ``at`` under which its tail may have been printed."""
    near = list(range(at + 1, min(at + 1 + REACH, len(found))))
    return near + ([len(found) - 1] if at + 1 + REACH < len(found) else [])


def _left_over(found: list[Draft], out: frozenset[int], back: frozenset[int]) -> list[Draft]:
    """Parts without a head line that are still alone, joined to the one unfinished story they can belong to."""
    ends = _ends(found, out)
    taken: set[int] = set()
    # A headless part has lost its head: it continues the only unfinished story just before it.
    for j, part in enumerate(found):
        first = part.first
        if (
            part.heads
            or first is None
            or _opens_story(first)
            or part.flow[0].start in back
            or first[0] in BULLETS
        ):
            continue
        behind = [i for i in ends if j - REACH <= i < j and found[i].heads and i not in taken]
        if len(behind) == 1:
            _join(found[behind[0]], part)
            taken |= {behind[0], j}
    # A headless part that opens like a story and stops short, behind a story that begins in mid sentence.
    for i in ends:
        opens = not found[i].heads and found[i].flow and is_lead(found[i].flow[0].text)
        if not opens or not i or taken & {i, i - 1} or not found[i - 1].heads or not found[i - 1].flow:
            continue
        after = found[i - 1].flow[0]
        if after.kind == "body" and not begins_fresh(after.text):
            found[i].heads, found[i - 1].heads = found[i - 1].heads, []
            _join(found[i], found[i - 1])
            taken |= {i, i - 1}
    return [draft for draft in found if draft.flow or draft.heads]


def _join(story: Draft, part: Draft) -> None:
    """All text of ``part`` goes behind that of ``story``; nothing else on the page fits, which is half a proof."""
    story.sure |= part.sure | {part.flow[0].start: 0.5}
    story.flow += part.flow
    part.flow = []


def _weigh_tails(
    page: str, found: Sequence[Draft], at: int, n: int, lexicon: Lexicon, *, parted: bool
) -> list[tuple[float, int]]:
    """``(weight, index)`` of each paragraph of story ``n`` from which on the text may be the tail of story ``at``."""
    story, host = found[at], found[n]
    flow = host.flow
    if not host.heads or not flow or len(flow) > MAX_FLOW or story.last is None:
        return []
    turned = turns(lexicon.topic(at), lexicon.topic(n), lexicon.paragraphs(n))
    closed = [
        at for at, piece in enumerate(flow) if piece.text[-1] == ")" and read_closing(piece.text) is not None
    ]
    # News with a dateline has no section heads: those under it are the feature's.
    sections = any(p.kind == "subhead" for p in story.flow) and read_dateline(flow[0].text) is not None
    weighed: list[tuple[float, int]] = []
    for k, (before, piece) in enumerate(pairwise(flow), 1):
        apart = set_apart(flow[:k], flow[k : k + 1], story.flow)
        if not _may_go_on(piece):
            continue
        reads_on = fit(page, story.last, piece.text)
        if reads_on < WEAK:
            continue
        over = apart > 0 or not ends_open(before.text) or is_over(before, piece, parted=parted)
        over = over or stands_short(flow[:k])
        if not over or (
            ends_open(before.text)
            and (is_dangling(before.text) or fit(page, before.text, piece.text) > reads_on)
        ):
            continue
        heads = [i for i, p in enumerate(flow) if sections and p.kind == "subhead"]
        section = SECTION * (1 if heads[0] > k else -1) if heads else 0.0
        weight = (
            reads_on
            + COLUMN * apart
            + SET_OFF * (parted and piece.lines[0].block.gap > 0)
            + TURN * turned[k]
            + section
            + SIGNED * _names_agree(story, host, closed, k)
        )
        weighed.append((weight, k))
    return weighed


def _names_agree(story: Draft, host: Draft, closed: Sequence[int], k: int) -> int:
    """How well each of two stories has its names, and has them once, when the text of ``host`` from ``k`` on is moved.

    ``closed``: the paragraphs of ``host`` that end with names.
    """
    kept, moved = any(at < k for at in closed), any(at >= k for at in closed)
    above = _is_signed_above(host)
    right = k - 1 in closed
    if moved:
        right += 1 if above or kept else -1
        right += -1 if _is_signed_above(story) else 1
    return right


def _is_signed_above(draft: Draft) -> bool:
    first = draft.first
    return draft.has("byline") or (first is not None and read_dateline(first) is not None)
