"""Which printed time a quantity belongs to (统计期归属): its clause's, its sentence's, its paragraph's."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from transforms.sentence import Outline
from transforms.time_mention import TimeMention

# 比上年增长 compares with last year, 以2020年…为基数 counts from it; the figure is of the period named before.
_COMPARED = re.compile(r"(?:比|较|同|与|相比|对比|以|按|按照)$")
_NEVER = frozenset({"clock", "recurring", "base", "same_period"})


# A topic stands at a sentence's head, perhaps behind a lead (数据显示,) or a dateline (…报道:).
_HEAD_REACH = 14


def governing(
    text: str, outlined: Outline, times: Sequence[TimeMention], starts: Sequence[int], at: int
) -> TimeMention | None:
    """The time mention that rules the quantity at ``at``; None when its paragraph names none before it.

    The nearest one before it in its group (between semicolons) rules. From earlier groups and sentences of
    the paragraph only a topic does: a mention at a sentence's head. A mention inside a quoted name
    (“2021年…行动”) rules only where no other does. One that follows the quantity rules when it stands in
    the same clause.
    """
    paragraph = outlined.paragraph(at)[0]
    group = outlined.group(at)[0]
    quoted: TimeMention | None = None
    i = bisect_left(starts, at) - 1
    while i >= 0 and times[i].start >= paragraph:
        mention = times[i]
        if _rules(text, mention):
            if _is_in_name(text, mention):
                quoted = quoted or mention
            elif mention.start >= group or _is_topic(text, outlined, mention):
                return mention
        i -= 1
    if quoted is not None:
        return quoted
    clause_end = outlined.clause(at)[1]
    for mention in times[bisect_left(starts, at) :]:
        if mention.start >= clause_end:
            break
        if mention.kind != "deadline" and _rules(text, mention):
            return mention
    return None


def _is_topic(text: str, outlined: Outline, mention: TimeMention) -> bool:
    start = outlined.sentence(mention.start)[0]
    lead = text[start : mention.start]
    colon = lead.rfind(":")
    return len(lead[colon + 1 :].strip("“”\n ")) <= _HEAD_REACH


def _is_in_name(text: str, mention: TimeMention) -> bool:
    """Whether the mention opens a name in quotation marks or a title: “2021年…行动”, 《2024年…目录》."""
    return mention.start > 0 and text[mention.start - 1] in "“《『「"


def _rules(text: str, mention: TimeMention) -> bool:
    if mention.kind in _NEVER:
        return False
    return not _COMPARED.search(text, max(0, mention.start - 3), mention.start)
