"""A part that is printed behind its share (困难群众137人,其中低保对象占39%,为53人)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checks.sentence import Sentence
from checks.share import Share
from checks.spot import absolute, kin

_IS = re.compile(r"^[,(](?:为|是|有|计|达|达到|共|共有|约)+$")


def told_behind(story: Sequence[Sentence], n: int, at: int) -> Share | None:
    """困难群众137人,其中低保对象占39%,为53人: the part behind its share, told with 为 or the like."""
    sentence = story[n]
    if not at or at + 1 >= len(sentence.figures) or not _IS.search(sentence.lead(at + 1)):
        return None
    whole, part = sentence.figures[at - 1], sentence.figures[at + 1]
    if not (absolute(whole) and absolute(part) and kin(whole, part)) or "其中" not in sentence.lead(at):
        return None
    return Share(whole, part, sentence.figures[at], True)
