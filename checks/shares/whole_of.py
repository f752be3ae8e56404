"""What the place of a figure, and the words between, say of whether it is the whole of a part with a share (占比的总体)."""

from __future__ import annotations

import re
from itertools import pairwise

from checks.changes.change_words import compared_with
from checks.figures.sentence import Sentence
from checks.figures.spot import Spot, absolute, between, kin
from checks.figures.step import tells_step
from checks.shares.share import EXTRA, name_in
from transforms.numbers.measure import family
from transforms.text.view import VIEW

_OPENED = re.compile(r"[^,;。]{0,12}中[,有]")
_AMONG_THEM = re.compile(r"\s*其中")
_SEEN = re.compile(rf"\s*{VIEW}[,:]")
_EARLIER = re.compile("[上去]年|同期")
_TRADE = re.compile(r"进出口|出口|进口")
_BACK_THEN = re.compile(r"而?(?:去年|上年)(?:同期|同月|全年)?(?!末|底)")
_INCOME = re.compile("(?:工资性?|经营性?|财产性?|转移性?|务工|劳务|工资)净?收入$")
_ALL_INCOME = re.compile("人均(?:可支配|纯|总)?收入$")
_WHERE = re.compile("全[国省市县区镇乡旗州盟村]")


def right_before(whole: Spot, part: Spot) -> bool:
    """200个重点项目中,亿元以上项目130个,占项目总数的65%: no other figure with the name is meant."""
    near = whole.n == part.n and whole.at == part.at - 1
    return (
        near
        and _OPENED.fullmatch(between(whole, part)[: -len(part.sentence.clause_lead(part.at)) or None])
        is not None
    )


def takes_apart(whole: Spot, part: Spot) -> bool:
    """计划整地180万亩,其中深松整地45万亩,占25%: a plan of which 其中 takes a part out."""
    return whole.n == part.n and whole.at == part.at - 1 and between(whole, part).startswith(",其中")


def other_trade(phrase: str, of: str) -> bool:
    """Whether one tells of exports, imports or both, and the other of another of these: 出口总值 is no 进出口总值."""
    if "口" not in of or "口" not in phrase:
        return False
    told, named = ({m[0] for m in _TRADE.finditer(text)} for text in (phrase, of))
    return bool(told and named) and not told & named


def beside(whole: Spot, part: Spot) -> bool:
    """修复道路200公里,县道80公里,占比40%: the whole right before its part, in one unit."""
    if whole.n != part.n or whole.at != part.at - 1 or whole.metric.unit != part.metric.unit:
        return False
    gap = between(whole, part)
    if gap[:1] != "," or ";" in gap or "其中" in whole.sentence.clause_lead(whole.at):
        return False  # the second of a list (其中女职工100人、党员48人) is of the same whole as the first
    return not EXTRA.search(part.words) and not EXTRA.search(whole.words)


def counted_among(whole: Spot, part: Spot) -> bool:
    """加工户300户,其中取得许可证的小作坊60家: things counted with another measure word among others."""
    if whole.n != part.n or whole.at != part.at - 1:
        return False
    units = {whole.metric.unit, part.metric.unit}
    counted = all(unit == "户" or family(unit) == "count" for unit in units)
    return counted and "其中" in between(whole, part)


def all_of_its(whole: Spot, part: Spot, told: str) -> bool:
    """全省茶叶总产量50万吨。我市茶叶产量8万吨,占全省总量的16%: the total of that place, of the same thing."""
    where = _WHERE.search(told)
    if where is None or where[0] not in whole.words or where[0] in part.words or part.n - whole.n > 1:
        return False
    mine, its = name_in(part.words), whole.words
    alike = sum(a + b in its for a, b in pairwise(mine)) > 1
    return alike and whole.metric.unit == part.metric.unit and "总" in whole.words + told


def opens_next(whole: Spot, part: Spot) -> bool:
    """6月底实有12万户。其中,企业3.6万户,占30%: the last level of a sentence and the first of the next."""
    if part.at or whole.n != part.n - 1:
        return False
    if _SEEN.match(part.sentence.text) and _only_level(whole, part):
        return True
    if not _AMONG_THEM.match(part.sentence.text):
        return False
    sentence = whole.sentence
    behind = range(whole.at + 1, len(sentence.figures))
    others = (i for i in behind if absolute(sentence.figures[i]) and not compared_with(sentence.lead(i)))
    others = (sentence.figures[i] for i in others)
    return whole.metric.unit == part.metric.unit and not any(
        kin(m, part.metric) and not tells_step(m) for m in others
    )


def _only_level(whole: Spot, part: Spot) -> bool:
    """累计收购8万吨,其中玉米5万吨、大豆3万吨;去年同期为7万吨。分企业看,…: all else there is its part, or of another year."""
    figures = whole.sentence.figures
    ids = {m.metric_id for m in figures}
    able = [
        m
        for i, m in enumerate(figures)
        if m.unit == part.metric.unit
        and absolute(m)
        and not tells_step(m)
        and m.of_metric_id not in ids
        and not _EARLIER.search(whole.sentence.clause_lead(i))
    ]
    return len(able) == 1 and able[0] is whole.metric and able[0].approx == "exact"


def back_then(spot: Spot) -> bool:
    """去年同期收案200件: no whole of what is told of today."""
    return _BACK_THEN.match(spot.sentence.clause_lead(spot.at)) is not None


def is_budget(whole: Spot, of: str) -> bool:
    """概算总投资3.6亿元。…完成投资2.7亿元,占概算总投资的75%: what is called so is what all will cost."""
    return of.endswith(("总投资", "概算")) and of in whole.phrase


def of_place(sentence: Sentence, at: int, told: str) -> bool:
    """Whether a whole called ``told`` may be figure ``at``: 占全市的9% is not of what is told of 全县."""
    named = _WHERE.search(told)
    its = _WHERE.findall(sentence.text[: sentence.figures[at].start - sentence.start]) if named else ()
    return named is None or not its or its[-1] == named[0]


def is_income(spot: Spot) -> bool:
    """人均工资性收入: what the income per head is made of is told per head, too."""
    return _INCOME.search(spot.words) is not None


def of_income(whole: Spot, part: Spot) -> bool:
    """人均可支配收入9000元,其中工资性收入6000元: both per head."""
    return _INCOME.search(part.words) is not None and _ALL_INCOME.search(whole.words) is not None
