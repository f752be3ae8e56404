"""The words that open a list of parts behind a whole (其中、包括、分产业看), for every rule that reads such lists."""

from __future__ import annotations

import re

OPENS = re.compile(
    r"其中|这当中|这里面|包括|包含|涵盖|分别为|分别是|分为|分布[在于]|由|[:(]|构成|中[,有]"
    r"|[按从分](?!别)[一-龥]{1,6}?(?:[看分来]|划分)[,看]"
)
"""Between a whole and its first part."""
OPENS_SENTENCE = re.compile(r"^\s*(?:其中|这当中|(?:分|按|从)[一-龥]{2,8}?[看分来][,:看]|(?:第一产业|一产))")
"""At the head of the sentence after the whole's."""


_MAY_OPEN = re.compile("[其这包涵分由:(构中按从]")


def opens(lead: str) -> bool:
    """Whether :data:`OPENS` is found; most words before a figure have none of its characters."""
    return _MAY_OPEN.search(lead) is not None and OPENS.search(lead) is not None
