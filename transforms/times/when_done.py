"""What a work will bring when it is done (建成后的数): of no time that was told of the work."""

from __future__ import annotations

import re

from transforms.text.surroundings import Surroundings
from transforms.times.mention import TimeMention

_WHEN_DONE = re.compile(r"(?:建成|投产|达产|完工|竣工|投用|运营|投运)后")


def is_of_what_will_be(around: Surroundings) -> bool:
    return _WHEN_DONE.search(around.text, around.sentence_start, around.clause_start + 16) is not None


_COMES = re.compile(
    r"(?:建成|投产|达产|完工|竣工|投用|运营|投运|开学|开业|开园|盛果|满产)(?:以|之)?后[^。;0-9]{0,4}(?:一年|每年|年|能|可|将|预计)"
)


def comes_when_done(mention: TimeMention, around: Surroundings) -> bool:
    """年底可望投产,投产后一年能添产值5亿元: what it will bring then is of none of the times told before."""
    return _COMES.search(around.text, max(mention.end, around.sentence_start), around.start) is not None
