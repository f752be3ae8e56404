"""A part set apart by a blank line under another story, which says itself whose it is (串行的段落).

It begins and ends with whole sentences, so nothing tells but its words: who speaks in it without being introduced was
introduced in its own story, and what it has in quotes was told of there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.stories.byline import read_dateline
from transforms.stories.column_width import blanks_part_stories
from transforms.stories.continuity import begins_inside, is_lead, quoted_terms
from transforms.stories.cues import surnames
from transforms.stories.draft import Draft, Piece
from transforms.stories.shape import is_notice

SURE = 2
"""Signs that make it another story's: a speaker counts two, words in quotes one each. 2026-11: set to 2."""
AGREED = 0.5
"""How sure such a move is: the words are half a proof. 2026-11: set to 0.5."""
_SPEAKER = re.compile(r"(?:^|[。”,])([一-鿿]{2,3}?)(?:笑着)?(?:说|介绍|表示|告诉|坦言|感慨)")


def place_strays(found: Sequence[Draft]) -> None:
    """Put each such part at the end of the one story that its words name."""
    if not blanks_part_stories(draft.flow for draft in found):
        return
    for host in found:
        for k in range(len(host.flow) - 1, 0, -1):
            if not _is_set_apart(host, k):
                continue
            end = next((n for n in range(k + 1, len(host.flow)) if not _is_below(host, n)), len(host.flow))
            part = host.flow[k:end]
            owner = _owner(found, host, part)
            if owner is not None:
                owner.sure |= {part[0].start: AGREED}
                owner.flow += part
                host.flow = host.flow[:k] + host.flow[end:]


def _is_below(draft: Draft, at: int) -> bool:
    """Whether the piece is running text that was printed where it stands."""
    piece = draft.flow[at]
    return piece.kind == "body" and piece.start not in draft.sure and not piece.lines[0].block.gap


def _is_set_apart(draft: Draft, at: int) -> bool:
    above, piece = draft.flow[at - 1], draft.flow[at]
    apart = above.kind == piece.kind == "body" and piece.lines[0].block.gap > 0
    if not apart or piece.start in draft.sure or above.start > piece.start:
        return False
    opens = is_lead(piece.text) or read_dateline(piece.text) is not None
    return not (opens or begins_inside(piece.text))


def _owner(found: Sequence[Draft], host: Draft, part: Sequence[Piece]) -> Draft | None:
    """The one story that knows most of the part's speakers and quoted words, which its host does not know."""
    text = "".join(piece.text for piece in part)
    starts = {piece.start for piece in part}
    above = "".join(piece.text for piece in (*host.heads, *host.flow) if piece.start not in starts)
    signs = dict.fromkeys(quoted_terms(text), 1) | {
        name: 2 for name in _SPEAKER.findall(text) if name[0] in surnames()
    }
    signs = {sign: weight for sign, weight in signs.items() if sign not in above}
    if not signs:
        return None
    ranked = sorted(
        (
            (sum(weight for sign, weight in signs.items() if sign in other.text), -n, other)
            for n, other in enumerate(found)
            if other is not host and other.heads and other.flow and not is_notice(other.title)
        ),
        key=lambda row: row[:2],
        reverse=True,
    )
    if not ranked or ranked[0][0] < SURE or (len(ranked) > 1 and ranked[1][0] == ranked[0][0]):
        return None
    return ranked[0][2]
