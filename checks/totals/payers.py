"""A fee and who pays what of it (每亩保费36元,财政补贴30元,农户自缴6元): the shares make up the fee."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks.figures.sentence import Sentence
from checks.totals.listed import adds_up, missed_by_a_slip
from transforms.metric import Metric

_FEE = re.compile(r"每|一[份亩头户人次]|保费|收费|费用|标准|价")
_HELPED = re.compile(
    r"^[,、;](?:其中,?)?[^,;。0-9]{0,12}(?:补贴?|补助|财政|政府|承担|减免|资助|报销)[^,;。0-9]{0,4}$"
)
_OWN = re.compile(
    r"^[,、;][^,;。0-9]{0,10}(?:自[缴付掏筹交负担费]+|个人[缴承支]|[农用]户[缴承支]|只需|只[掏付交]|仅需)[^,;。0-9]{0,6}$"
)
MOST = 5
"""Who pays a fee at most. 2026-11: 中央、省、市、县 and the insured."""


def payers(sentence: Sentence) -> Iterator[tuple[Metric, ...]]:
    """(fee, share, …, own share) of figures in 元 right behind each other."""
    if "元" not in sentence.text or not (
        "自" in sentence.text or "缴" in sentence.text or "只" in sentence.text
    ):
        return
    figures = sentence.figures
    for at, fee in enumerate(figures[:-2]):
        if fee.unit != "元" or not _FEE.search(sentence.clause_lead(at)):
            continue
        last = at + 1
        while last < min(len(figures), at + 1 + MOST) and _shares(sentence, last, _HELPED):
            last += 1
        if at + 1 < last < len(figures) and _shares(sentence, last, _OWN):
            parts = figures[at + 1 : last + 1]
            if adds_up(fee, parts) or missed_by_a_slip(fee, parts):
                yield fee, *parts


def _shares(sentence: Sentence, at: int, said: re.Pattern[str]) -> bool:
    metric = sentence.figures[at]
    return metric.unit == "元" and metric.approx == "exact" and said.match(sentence.lead(at)) is not None
