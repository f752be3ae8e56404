"""Which printed time a quantity belongs to (统计期归属): its clause's, its sentence's, its paragraph's."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from transforms.sentence import Outline
from transforms.time_mention import TimeMention

# 比上年增长 compares with last year; the figure itself is of the period named before.
_COMPARED = re.compile(r"(?:比|较|同|与|相比|对比)$")
_COMPARING_KINDS = frozenset({"same_period"})
_NEVER = frozenset({"clock", "recurring"})


def governing(
    text: str, outlined: Outline, times: Sequence[TimeMention], starts: Sequence[int], at: int
) -> TimeMention | None:
    """The time mention that rules the quantity at ``at``; None when its paragraph names none before it.

    The nearest one before it in its paragraph rules; a mention that only follows it rules when it stands
    in the same clause. ``times`` are in text order and ``starts`` are their offsets.
    """
    paragraph = outlined.paragraph(at)[0]
    i = bisect_left(starts, at) - 1
    while i >= 0 and times[i].start >= paragraph:
        if _rules(text, times[i]):
            return times[i]
        i -= 1
    clause_end = outlined.clause(at)[1]
    for mention in times[bisect_left(starts, at) :]:
        if mention.start >= clause_end:
            break
        if mention.kind != "deadline" and _rules(text, mention):
            return mention
    return None


def _rules(text: str, mention: TimeMention) -> bool:
    if mention.kind in _NEVER or mention.kind in _COMPARING_KINDS:
        return False
    return not _COMPARED.search(text, max(0, mention.start - 3), mention.start)
