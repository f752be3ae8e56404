"""Rates of banks and housing funds that are named after neither of their levels (存贷比、不良率、个贷率)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checks.figures.raised import called
from checks.figures.sentence import Sentence, letters
from checks.figures.spot import Spot, back, kin
from checks.figures.step import is_level
from checks.shares.share import Share

_ALL_LOANS = r"(?:^|全[省市县区国]|机构|银行|末|其中|辖区|报讯)(?:本外币|人民币|各项|个人(?:住房)?|住房公积金|公积金)*贷款余额$"
_RATES = (
    (r"存贷款?比|存贷率", _ALL_LOANS, r"(?<!户)存款余额$"),
    (r"不良(?:贷款)?率", r"不良(?:贷款)?(?:余额|额)$", _ALL_LOANS),
    (r"逾期(?:贷款)?率", r"逾期(?:贷款)?(?:余额|金额|额)$", _ALL_LOANS),
    (r"个贷率|个人住房贷款率|资金运用率", _ALL_LOANS, r"缴存余额$"),
)
"""The name of a rate, and how the clauses of its part and of its whole end."""
_COMPILED = tuple(
    (re.compile(f"(?:{name})(?:为|达到?|仅)*$"), re.compile(part), re.compile(whole))
    for name, part, whole in _RATES
)
_MAY_BE = re.compile("存贷|不良|逾期|个贷|住房贷款率|运用率")
_FILLED = re.compile("(?:为|达到?|有|共)+$")
BEFORE = 3
"""Sentences before its own in which the levels of a rate are sought. 2026-11: 3."""


def level_rate(story: Sequence[Sentence], n: int, at: int) -> Share | None:
    """各项存款余额1286亿元,…;各项贷款余额965亿元,…,存贷比75%: the nearest levels of those names."""
    sentence = story[n]
    lead = sentence.clause_lead(at)
    if sentence.figures[at].approx != "exact" or _MAY_BE.search(lead) is None or "增" in lead:
        return None
    for name, of_part, of_whole in _COMPILED:
        if name.search(lead) is None:
            continue
        before = list(back(story, n, at, BEFORE, only=is_level))
        part = next((s for s in before if _is(of_part, s)), None)
        whole = next((s for s in before if _is(of_whole, s)), None)
        if part is None or whole is None or part == whole or not kin(part.metric, whole.metric):
            return None
        return Share(whole.metric, part.metric, sentence.figures[at], True)
    return None


def _is(name: re.Pattern[str], spot: Spot) -> bool:
    return name.search(_FILLED.sub("", letters(called(spot.sentence, spot.at)))) is not None
