"""What a list is of (列举的中心词): the noun behind its items (等紧缺工种) or before them (措施包括…)."""

from __future__ import annotations

import re

from transforms.lists.words import HAN, HEAD_ENDS, LEAD

MOST = 12
"""Characters of the longest head noun. 2026-11: set to 12."""
_NOUN = re.compile(
    rf"(?:的|一系列|系列|一大批|一批|多个|多种|各类|各种|多项|各项|多家|众多|相关|有关)*([{HAN}“”]{{1,{MOST}}})"
)
_ENDS = frozenset("括含盖及为是有即了:“")
_ADVERB = re.compile(r"^(?:不仅|还|也|现|已|均|先后|主要)|(?:设|建|主要|还|也|共|现)$")
_BEFORE = re.compile(
    rf"([{HAN}]{{2,8}})(?<!不仅)(?:包括|包含|涵盖|涉及|分为|分别是|分别为|设有|共有|建有|即|就是)(?:了)?[:“]?$|([{HAN}]{{2,8}}):$"
)


def noun_at(folded: str, at: int, end: int) -> str:
    """The noun that begins at ``at``: up to a verb, 的, a numeral or a mark; empty when there is none."""
    found = _NOUN.match(folded, at, end)
    if found is None:
        return ""
    noun = found[1]
    stop = HEAD_ENDS.first(noun, 0, len(noun))
    if stop is not None:
        noun = noun[: stop[0]]
    return noun.strip("“”")


def noun_before(folded: str, start: int, lead: int) -> str:
    """The noun of which the words before the list say that it consists of what follows; empty when there is none."""
    if folded[lead - 1 : lead] not in _ENDS:
        return ""
    found = _BEFORE.search(folded, max(0, lead - 14), lead)
    if found is None:
        return ""
    noun = _ADVERB.sub("", found[1] or found[2])
    opening = LEAD.last(noun, len(noun))
    return noun[opening[1] :] if opening is not None and opening[1] < len(noun) - 1 else noun
