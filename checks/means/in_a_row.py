"""A total, its heads and the amount for each in a row (承保36.5万亩,参保农户2.92万户,户均12.5亩)."""

from __future__ import annotations

import re

from checks.figures.sentence import Sentence
from transforms.numbers.measure import family

_LED = re.compile("带动|辐射|吸纳|脱贫|贫困|其中")
_NEXT = re.compile(r"^[,、]?(?!其中)[^,;。]{0,8}$")


def in_a_row(sentence: Sentence, at: int) -> bool:
    """承保36.5万亩,参保农户2.92万户,户均12.5亩: three figures that nothing but a name each stands between."""
    leads = [sentence.lead(i) for i in (at - 1, at)]
    exact = all(m.approx == "exact" for m in sentence.figures[at - 2 : at + 1])
    # 实现产值3200万元,带动农户62户,户均3万元: what these earned, and not all of it.
    exact = exact and not (family(sentence.figures[at].unit) == "money" and _LED.search(leads[0]))
    return exact and all(_NEXT.match(lead) is not None for lead in leads)
