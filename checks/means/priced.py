"""A price for each jin, ton or cubic metre, the amount sold or used, what it brought or cost (售出3万吨,每公斤4元,收入1.2亿元)."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from checks.figures.folded import folded
from checks.figures.sentence import Sentence
from checks.means.heads import counted_in, head_of, measure_of
from checks.means.perhead import BOUND, pairs_of_letters
from checks.means.product_of import SCALES, PerHead

_PRICE = re.compile("价|售|卖|收购|每")
_BROUGHT = re.compile(
    r"销售(?:收入|额|产值|总额)|(?:总收入|收入|收益|产值|货值|货款|交易额|出口额|进账|卖了|卖出|挣|(?<![贷罚存善捐拨借欠筹])款)"
)
_COST = re.compile(r"(?:支出|支付|花费?|缴纳?|付)(?:了|约)?$|[水电气热]费[^,;。]{0,4}$")
"""What it cost those who bought (用气90立方米,按每立方米2元计算,需支出180元)."""
_SOLD = re.compile(r"销|售|卖|出|产量|总产|产[^业能值]|收购|交易|采收|采摘|捕|出栏|上市|发电|上网")
_OTHER = re.compile(
    r"加工|综合|全产业链|带动|附加|增收|补贴|补助|高出|提高|上涨|下降|同比|比去年|比上年|最[高低]|其中"
)
_PAST = re.compile("[去上往]年|前年|以往")
_MEAN = re.compile(
    r"均|折合|约合|[,、]合每|[按以].{0,12}(?:计算?|[折测核]算)$|^[,(]每[一-龥]{1,3}(?:约|为|达)?$"
)
"""What says that a price is that of all: a mean, or the price by which was reckoned."""
_RECKONED = re.compile("(?:的标准|的价格)?(?:来)?(?:计算?|[测核]算)")
_FOR_ONE = re.compile(r"[每一]?([人户亩株头棚])(?:均|产|最[高多]|每?[年月日天]|[一-龥]{0,4}$)")
_CLAUSE = re.compile("[,;:、。]")
_PLAIN = re.compile("平均|均价|收购价|收购|价格?|售价|售|[按以为的]|折合|统一|市场|地头|出厂|批发")
_MEAN_PRICE = re.compile(r"均价(?:为|达|每[一-龥]{1,2})*$")
_PAID = re.compile("补贴|补助")
WINDOW = 3
"""Figures between amount sold, price and what they brought. 2026-11: 3."""


def mean_price(sentence: Sentence, at: int) -> bool:
    """Whether a price for a measure is told as the mean of all sold, or as what was reckoned with; true of all but prices."""
    price = sentence.figures[at]
    measure = measure_of(price)
    if price.unit != "元" or measure is None:
        return True
    scale = next(s for s in SCALES if measure in s)
    if at and sentence.figures[at - 1].unit in scale and "其中" in sentence.lead(at - 1):
        return False  # 总产量4万吨,其中早熟2万吨,均价每公斤8元: of the part
    told = sentence.lead(at) + sentence.tail(at)
    return not (_OTHER.search(told) or _PAST.search(told)) and bool(
        _MEAN.search(sentence.lead(at)) or _MEAN.search(sentence.words(at))
    )


def of_more(found: PerHead) -> bool:
    """Whether the money is told of more than the goods that have the price (综合产值3亿元)."""
    if measure_of(found.each) is None:
        return False
    total, begin = found.total, max(0, found.total.start - found.total.sentence_start)
    return _OTHER.search(_CLAUSE.split(folded(total.quote)[max(0, begin - 16) : begin])[-1]) is not None


def priced(sentences: Sequence[Sentence]) -> Iterator[PerHead]:
    """(amount, price, money) of a sentence that tells one of each side by side."""
    for sentence in sentences:
        text = sentence.text
        if "元" not in text or not ("每" in text or "/" in text):
            continue
        for at, price in enumerate(sentence.figures):
            if not price.unit.startswith("元") or price.approx != "exact":
                continue
            if "每" in sentence.lead(at):
                yield from _in_a_row(sentence, at)
            measure = measure_of(price)
            if measure is not None and _PRICE.search(sentence.clause_lead(at)):
                scale = next(s for s in SCALES if measure in s)
                yield from _side_by_side(sentence, at, scale)
                yield from _mean_of_all(sentence, at, scale)


def _side_by_side(sentence: Sentence, at: int, scale: Container[str]) -> Iterator[PerHead]:
    """The one amount measured on ``scale`` and the one sum of money around price ``at``."""
    price = sentence.figures[at]
    near = range(max(0, at - WINDOW), min(len(sentence.figures), at + WINDOW + 1))
    heads = [i for i in near if sentence.figures[i].unit in scale and _plain(sentence, i)]
    if len(heads) > 1:
        # 亩产50公斤,总产1吨: what was sold is all
        heads = [i for i in heads if head_of(sentence, i) is None]
    totals = [i for i in near if i != at and sentence.figures[i].unit == "元" and _plain(sentence, i)]
    if len(heads) == len(totals) == 1:
        told = sentence.text[: sentence.figures[max(at, *heads, *totals)].end - sentence.start]
        brought, cost = (p.search(sentence.words(totals[0])) for p in (_BROUGHT, _COST))
        if not cost and not _BROUGHT.search(sentence.text):
            return
        sure = bool(brought and _SOLD.search(sentence.words(heads[0])))
        sure = sure or bool(cost and _RECKONED.match(sentence.tail(at)))
        sure = sure and not (_OTHER.search(told) or BOUND.search(told) or ";" in told)
        sure = sure and not _PAST.search(sentence.lead(at))
        sure = sure and _same_goods(sentence.clause_lead(at), sentence.figures[heads[0]].indicator)
        yield PerHead(sentence.figures[heads[0]], price, sentence.figures[totals[0]], sure)


def _mean_of_all(sentence: Sentence, at: int, scale: Container[str]) -> Iterator[PerHead]:
    """共收购烟叶8万担(其中甲3万担),占计划的98%,均价每公斤30元,同比增加1元,烟农收入1.2亿元: however much stands between."""
    price, begin = sentence.figures[at], sentence.clause_lead(at)
    if not _MEAN_PRICE.search(begin) or ";" in sentence.text[: price.start - sentence.start]:
        return
    heads = [i for i in range(at) if sentence.figures[i].unit in scale and _plain(sentence, i)]
    heads = [i for i in heads if not sentence.in_brackets(i, None)]
    if any("其中" in sentence.lead(i) for i in heads):
        return  # 总产量4万吨,其中早熟2万吨,均价每公斤8元: of the part
    behind = (i for i in range(at + 1, len(sentence.figures)) if sentence.figures[i].role != "change")
    total = next(behind, None)
    if len(heads) != 1 or total is None or heads[0] >= at - 1:
        return
    if (
        sentence.figures[total].unit != "元"
        or not _plain(sentence, total)
        or ";" in sentence.between(at, total)
    ):
        return
    words = sentence.words(total)
    sure = bool(_BROUGHT.search(words) and _SOLD.search(sentence.words(heads[0])))
    sure = sure and not (_OTHER.search(words) or _FOR_ONE.search(sentence.clause_lead(total)))
    if sure and _same_goods(begin, sentence.figures[heads[0]].indicator):
        yield PerHead(sentence.figures[heads[0]], price, sentence.figures[total], sure)


def _same_goods(lead: str, indicator: str) -> bool:
    """Whether a price is not told of goods by another name (茶叶产量1200吨,名优茶每公斤800元)."""
    name = _PLAIN.sub("", lead.partition("每")[0])
    return len(name) < 2 or bool(pairs_of_letters(name) & pairs_of_letters(indicator))


def _in_a_row(sentence: Sentence, at: int) -> Iterator[PerHead]:
    """亩产500公斤、每公斤8元,亩产值4000元: amount, price and money one after the other, both for one mu."""
    if not 0 < at < len(sentence.figures) - 1:
        return
    heads, price, total = sentence.figures[at - 1 : at + 2]
    of, measure = _FOR_ONE.search(sentence.clause_lead(at - 1)), head_of(sentence, at)
    if of is None or total.unit != price.unit:
        return
    # 每户用气90立方米,按每立方米2元计算,需支出180元
    paid = _RECKONED.match(sentence.tail(at)) and _COST.search(sentence.words(at + 1))
    if not paid and of[1] not in sentence.clause_lead(at + 1):
        return
    if measure is None or heads.unit not in counted_in(measure) or ";" in sentence.between(at - 1, at + 1):
        return
    told = sentence.lead(at) + sentence.lead(at + 1)
    exact = all(m.approx == "exact" and m.value for m in (heads, price, total))
    sure = exact and not (_OTHER.search(_PAID.sub("", told)) or BOUND.search(sentence.clause_lead(at)))
    yield PerHead(heads, price, total, sure)


def _plain(sentence: Sentence, at: int) -> bool:
    metric = sentence.figures[at]
    return metric.role in ("actual", "target") and metric.approx == "exact" and measure_of(metric) is None
