"""Totals told of the very deed of an amount per head (同一动作的总数): 受理6万件,审结4万件;人均结案50件 is of what is closed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from checks.figures.sentence import Sentence
from transforms.phrases.phrase import PREDICATES, listed
from transforms.text.words import words

_DEEDS = PREDICATES.union(listed("act"), listed("doing")).difference(listed("light"))
"""What is done, without 完成 and the like, which say nothing of it."""
_ONLY_DEED = re.compile(r"(?:均|每[一-龥]{1,2}?)(?:累计|已|共|各)?([一-龥]{2,3})$")
"""户均发放: what was given out is not said, as 户均发放补贴 says it."""


def of_same_deed(sentence: Sentence, at: int, totals: Sequence[int]) -> list[int]:
    """The totals told with the verb before figure ``at`` or one that shares a letter with it; all where none is."""
    bare = _ONLY_DEED.search(sentence.clause_lead(at)) if len(totals) > 1 else None
    if bare is None or bare[1] not in _DEEDS:
        return list(totals)
    deed = set(bare[1])
    told = [i for i in totals if deed & _letters_of_deeds(sentence.clause_lead(i))]
    return told or list(totals)


@lru_cache(maxsize=2_000)
def _letters_of_deeds(said: str) -> frozenset[str]:
    return frozenset("".join(word for word in words(said) if word in _DEEDS))
