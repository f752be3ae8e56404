"""Income, spending and what is left of one period (收入、支出、当期结余): the first is the sum of the others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from checks.figures.sentence import Sentence
from checks.figures.spot import absolute
from checks.totals.listed import adds_up, missed_by_a_slip
from transforms.metric import Metric

_LEFT = re.compile(r"(?:当[期年]|本[期年]|年度|收支)[^,;。、]{0,4}(?:结余|盈余|节余)")
"""What is left of the period; 累计结余 and 滚存结余 hold what was left of those before."""
_GAIN = re.compile(r"^(?:实现)?增值收益(?:为|达)?$")
"""What a housing fund earns: 业务收入 less 业务支出."""
_EARLIER = re.compile(r"累计结余|滚存|历年|上年结[余转]")
_BARE_LEFT = re.compile(r"^,?(?:结余|节余|剩余)(?:资金)?(?:为)?$")
_SUM_PAID = re.compile(r"总额|总量|预算|拨付|筹集|付费")
"""What was given out for the period: what is left of it can be of no earlier one."""


def _is_left(sentence: Sentence, at: int) -> bool:
    """Whether figure ``at`` is what is left of the period's income."""
    said = sentence.clause_lead(at)
    if _GAIN.match(said):
        return "业务支出" in sentence.clause_lead(at - 1)
    return _LEFT.search(said) is not None and _EARLIER.search(said) is None


def balances(sentence: Sentence) -> Iterator[tuple[Metric, ...]]:
    """(income, spending, left) of a sentence that tells the three one after the other, with no change but their own."""
    if "支出" not in sentence.text or not ("余" in sentence.text or "增值收益" in sentence.text):
        return
    levels = [i for i, m in enumerate(sentence.figures) if absolute(m) and m.role == "actual"]
    for first, second, third in zip(levels, levels[1:], levels[2:], strict=False):
        income, spending, left = (sentence.figures[i] for i in (first, second, third))
        if not income.unit == spending.unit == left.unit:
            continue
        said = sentence.clause_lead(first)
        if "支出" in said or "支出" not in sentence.clause_lead(second):
            continue
        given = _SUM_PAID.search(said) is not None and _BARE_LEFT.match(sentence.lead(third)) is not None
        bare = "收入" in said and _BARE_LEFT.match(sentence.lead(third)) is not None
        bare = bare and (adds_up(income, (spending, left)) or missed_by_a_slip(income, (spending, left)))
        if ("收入" in said and _is_left(sentence, third)) or given or bare:
            yield income, spending, left


_TAKEN_IN = re.compile(
    r"累计(?:[^,;。0-9]{0,8}?)(?:归集|缴存|筹集|归集额|缴存额|归集总额|缴存总额)(?:[^,;。0-9]{0,6})$"
)
_DRAWN = re.compile(r"累计(?:[^,;。0-9]{0,8}?)(?:提取|支取|提取额|提取总额)(?:[^,;。0-9]{0,6})$")
_STILL_IN = re.compile(r"^,(?:归集|缴存|资金)?(?:总)?余额(?:为|达)?$")


def drawn_down(sentence: Sentence) -> Iterator[tuple[Metric, ...]]:
    """累计归集90亿元,累计提取50亿元,归集余额40亿元: all that was paid into a fund, all that was drawn, what is still in it."""
    if "累计" not in sentence.text or "余额" not in sentence.text:
        return
    levels = [i for i, m in enumerate(sentence.figures) if absolute(m) and m.role == "actual"]
    for first, second, third in zip(levels, levels[1:], levels[2:], strict=False):
        paid, drawn, left = (sentence.figures[i] for i in (first, second, third))
        if not paid.unit == drawn.unit == left.unit or not _STILL_IN.match(sentence.lead(third)):
            continue
        if _TAKEN_IN.search(sentence.clause_lead(first)) and _DRAWN.search(sentence.clause_lead(second)):
            yield paid, drawn, left


_CAME_IN = re.compile(r"(?:到账|收入|筹集|募集|筹措|接收|收到|归集)[^,;。0-9]{0,8}$")
_SPENT = re.compile(r"(?:支出|使用|拨付|发放|支付)[^,;。0-9]{0,6}$")


def spent_and_left(story: Sequence[Sentence]) -> Iterator[tuple[Metric, ...]]:
    """累计到账90万元。已支出60万元,其中助学20万元,结余30万元: what came in is told last in the sentence before."""
    for before, sentence in pairwise(story):
        if "余" not in sentence.text or len(sentence.figures) < 2 or not before.figures:
            continue
        income, spending = before.figures[-1], sentence.figures[0]
        said = before.clause_lead(len(before.figures) - 1), sentence.clause_lead(0)
        if income.unit != spending.unit or not _CAME_IN.search(said[0]) or not _SPENT.search(said[1]):
            continue
        for at in range(1, len(sentence.figures)):
            left = sentence.figures[at]
            if left.unit == income.unit and _BARE_LEFT.match(sentence.lead(at)):
                if adds_up(income, (spending, left)) or missed_by_a_slip(income, (spending, left)):
                    yield income, spending, left
                break


_ALL_IN, _ALL_OUT = re.compile(r"收入(?:总计|合计|总量)$"), re.compile(r"支出(?:总计|合计|总量)$")
_SET_OFF = re.compile(r"收支相抵[^;。]{0,12}(?:结余|结转)[^,;。0-9]{0,4}$")


def set_off(story: Sequence[Sentence]) -> Iterator[tuple[Metric, ...]]:
    """收入总计56亿元。…支出总计53亿元。收支相抵,年终结余3亿元: all that came in, all that went out, told before what is left."""
    if not any("收支相抵" in sentence.text for sentence in story):
        return
    totals: dict[bool, Metric] = {}
    for sentence in story:
        for at, metric in enumerate(sentence.figures):
            said = sentence.lead(at)
            if _SET_OFF.search(said):
                given = totals.get(True), totals.get(False)
                if (
                    given[0] is not None
                    and given[1] is not None
                    and given[0].unit == given[1].unit == metric.unit
                ):
                    yield given[0], given[1], metric
                totals = {}
            elif absolute(metric) and _ALL_IN.search(said):
                totals = {True: metric}
            elif absolute(metric) and _ALL_OUT.search(said):
                totals[False] = metric


def trade_balances(sentence: Sentence) -> Iterator[tuple[Metric, ...]]:
    """(exports, imports, surplus), or (imports, exports, deficit), of a sentence that tells the three in this order."""
    if "顺差" not in sentence.text and "逆差" not in sentence.text:
        return
    levels = [i for i, m in enumerate(sentence.figures) if absolute(m) and m.role == "actual"]
    for first, second, third in zip(levels, levels[1:], levels[2:], strict=False):
        said = [sentence.clause_lead(i) for i in (first, second, third)]
        out, into, apart = (sentence.figures[i] for i in (first, second, third))
        told = _OUT.search(said[0]) and _IN.search(said[1]) and _APART.search(said[2])
        if told and out.unit == into.unit == apart.unit:
            yield (out, into, apart) if "顺差" in said[2] else (into, out, apart)


_OUT, _IN = (
    re.compile(r"(?<!进)出口(?:总?[值额])?(?:为|达|完成)?$"),
    re.compile(r"进口(?:总?[值额])?(?:为|达|完成)?$"),
)
_APART = re.compile(r"(?:贸易)?[顺逆]差(?:为|达|额)?$")


def is_trade(listed: Sequence[Metric]) -> bool:
    """Whether the last part of a sum is what exports and imports are apart."""
    return len(listed) == 2 and "差" in listed[1].indicator[-2:] and "口" in listed[0].indicator


def is_balance(listed: Sequence[Metric]) -> bool:
    """Whether the parts of a sum are what was spent and what is left, so that its whole is the income."""
    out = "支出" in listed[0].indicator or "提取" in listed[0].indicator
    return len(listed) == 2 and out and listed[1].indicator.endswith(("余", "收益"))
