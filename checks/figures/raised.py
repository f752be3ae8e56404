"""How a figure is called that is told as where something came to (贷款余额由年初的40亿元增加到50亿元)."""

from __future__ import annotations

import re

from checks.figures.sentence import Sentence

_CAME_TO = re.compile(
    r"^,?(?:进一步|逐步)?(?:提高|提升|上升|攀升|升|增|增加|增长|扩大|发展|扩展|扩面|下降|回落|缩小|收窄|压减|减少|降低|降)?(?:到|至|为)(?:今年|目前|现在|年末|末)*的?$"
)
_FROM = re.compile(r"(?:由|从)(?!业)[^,;。0-9]{0,10}$")


def called(sentence: Sentence, at: int) -> str:
    """The words before a figure in its clause; of 由甲增加到乙 those before the first."""
    lead = sentence.clause_lead(at)
    if not at or not lead.endswith(("到", "至", "为", "的")) or _CAME_TO.match(sentence.lead(at)) is None:
        return lead
    before = sentence.clause_lead(at - 1)
    name = _FROM.sub("", before)
    alike = sentence.figures[at - 1].unit == sentence.figures[at].unit
    return name if alike and name != before else lead
