"""The words that open a list of parts behind a whole (其中、包括、分产业看), for every rule that reads such lists."""

from __future__ import annotations

import re

from checks.figures.sentence import Sentence
from transforms.text.view import VIEW

OPENS = re.compile(
    r"其中|这当中|这里面|包括|包含|涵盖|分别为|分别是|分为|分布[在于]|由|[:(]|构成|中[,有]"
    rf"|{VIEW}[,:]"
)
"""Between a whole and its first part."""
OPENS_SENTENCE = re.compile(rf"^\s*(?:其中|这当中|{VIEW}[,:]|(?:第一产业|一产))")
"""At the head of the sentence after the whole's."""
TOGETHER = re.compile(r"前[两二三四五六](?:项|类|者|种|个)?(?:合计|共计|之和|相加)")
"""Before what several parts of a list come to, which is no part itself."""
SEVERAL = re.compile(r"[一-龥]{2,}(?:、|和|与|及)[一-龥]{2,}(?:合计|共计)$")
"""甲区18亿元、乙县9亿元,丙县、丁县合计6亿元: before the part that several have together."""

_MAY_OPEN = re.compile("[其这包涵分由:(构中按从]")


def opens(lead: str) -> bool:
    """Whether :data:`OPENS` is found; most words before a figure have none of its characters."""
    return _MAY_OPEN.search(lead) is not None and OPENS.search(lead) is not None


def is_base(sentence: Sentence, at: int) -> bool:
    """Whether figure ``at`` is what another is so many times of (是去年126台的3倍), and so no whole."""
    behind = at + 1 < len(sentence.figures) and sentence.figures[at + 1].unit == "倍"
    return behind and sentence.lead(at + 1)[:1] == "的"


def is_item(sentence: Sentence, at: int) -> bool:
    """Whether a mark of lists parts a figure from the one before it, of its unit."""
    figures = sentence.figures
    return at > 0 and sentence.lead(at)[:1] == "、" and figures[at - 1].unit == figures[at].unit


_LOOKED_AT = re.compile(rf";再?{VIEW}[,:][^;。]*$")


def looked_at_again(sentence: Sentence, at: int) -> bool:
    """Whether a second way of parting a total begins with figure ``at``: …;分产业看,第一产业3个、…."""
    lead = sentence.lead(at)
    return at > 0 and ";" in lead and _LOOKED_AT.search(lead) is not None
