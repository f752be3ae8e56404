"""A price for each jin, kilogram or ton, the weight sold and what it brought (售出3万吨,每公斤4元,收入1.2亿元)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from checks.digits.exact import Number, over
from checks.figures.folded import folded
from checks.figures.sentence import Sentence
from checks.means.perhead import BOUND, head_of
from checks.means.product_of import PerHead
from transforms.metric import Metric

WEIGHTS = {"斤": Fraction(1, 2), "公斤": Fraction(1), "千克": Fraction(1), "吨": Fraction(1000)}
"""How many kilograms each is."""
_EACH = re.compile(r"每(公斤|千克|吨|斤)(?:[^,;。0-9]{0,6})$")
_PRICE = re.compile("价|售|卖|收购|每")
_BROUGHT = re.compile(
    r"销售(?:收入|额|产值|总额)|(?:总收入|收入|产值|货值|货款|交易额|(?<![贷罚存善捐拨借欠筹])款)"
)
_WEIGHT = re.compile(r"销|售|卖|出|产量|总产|产[^业能值]|收购|交易|采收|采摘|捕|出栏")
_OTHER = re.compile(
    r"加工|综合|全产业链|带动|附加|增收|补贴|补助|高出|提高|上涨|下降|同比|比去年|比上年|最[高低]|其中"
)
WINDOW = 3
"""Figures between weight, price and what they brought. 2026-11: 3."""


def weight_of(price: Metric) -> str | None:
    """For what weight a price is told: 每公斤4元, 4元/公斤."""
    unit = price.unit.partition("/")[2]
    if unit in WEIGHTS:
        return unit
    begin = max(0, price.start - price.sentence_start)
    said = _EACH.search(folded(price.quote)[max(0, begin - 16) : begin]) if "每" in price.quote else None
    return said[1] if said else None


def priced(sentences: Sequence[Sentence]) -> Iterator[PerHead]:
    """(weight, price, money) of a sentence that tells one of each side by side."""
    for sentence in sentences:
        text = sentence.text
        if "元" not in text or not ("每" in text or "/" in text) or not _BROUGHT.search(text):
            continue
        for at, price in enumerate(sentence.figures):
            weight = weight_of(price) if price.unit.startswith("元") and price.approx == "exact" else None
            if weight is None or not _PRICE.search(sentence.clause_lead(at)):
                continue
            near = range(max(0, at - WINDOW), min(len(sentence.figures), at + WINDOW + 1))
            heads = [i for i in near if sentence.figures[i].unit in WEIGHTS and _plain(sentence, i)]
            if len(heads) > 1:
                # 亩产50公斤,总产1吨: what was sold is all.
                heads = [i for i in heads if head_of(sentence, i) is None]
            totals = [i for i in near if i != at and sentence.figures[i].unit == "元" and _plain(sentence, i)]
            if len(heads) == len(totals) == 1:
                told = text[: sentence.figures[max(at, *heads, *totals)].end - sentence.start]
                weighed = _WEIGHT.search(sentence.words(heads[0])) is not None
                paid = _BROUGHT.search(sentence.words(totals[0])) is not None
                other = _OTHER.search(told) or BOUND.search(told) or ";" in told
                sure = weighed and paid and not other
                yield PerHead(sentence.figures[heads[0]], price, sentence.figures[totals[0]], sure)


def _plain(sentence: Sentence, at: int) -> bool:
    metric = sentence.figures[at]
    return metric.role in ("actual", "target") and metric.approx == "exact" and weight_of(metric) is None


def scale_of(heads: Metric, each: Metric) -> Number:
    """How many of the weights that a price is told for one unit of ``heads`` is; 1 for anything but weights."""
    weight = weight_of(each) if heads.unit in WEIGHTS and each.unit.startswith("元") else None
    return over(WEIGHTS[heads.unit], WEIGHTS[weight]) if weight else 1
