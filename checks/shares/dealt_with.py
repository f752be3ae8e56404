"""All that came in, what was done with it, and the rate of it (受理327件,办结322件,办结率98.5%).

Here the words name all three: nothing but the deed can be the part, and nothing but what came in the whole, so
that the three need not be one slip of the pen apart to contradict each other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from checks.changes.change_words import compared_with
from checks.digits.near_miss import digits_of
from checks.figures.sentence import Sentence
from checks.figures.spot import Spot, absolute, back, between, kin
from checks.figures.step import is_level, tells_step
from checks.goals.goal_words import goal_of_percent
from checks.shares.proportion import may_be_share, mendable
from checks.shares.share import LINK, Share, name_in
from transforms.metric import Metric
from transforms.numbers.measure import family

_RATE = re.compile(rf"(?P<deed>[^,;:、()]{{2,12}}?)率{LINK}$")
_CAME_IN = re.compile(
    r"受理|收案|接[到收报]|收到|交办|转办|派单|派发|排查|查出|发现|征集|登记|立[^项足]|需整改|应[^急对用]|建设任务|任务|计划|报名|参[加检评]|"
    r"抽[检查]|检[测查]|监测|回访|测评|共有|总[数计量]|信息合计|项目|摸排|梳理"
)
_CARRIED = re.compile(r"旧存|结转|上年|积案|存量|历年|以前年度|往年|遗留|包括|本[月周季]")
_NOT_DEEDS = re.compile(r"完成$|增长|同比|增$|降$|利$|汇$|税$|费$|收益|周转|回报|负债|占有")
_CLAUSE = re.compile("[,;:。(]")
_REACHED = re.compile(r"惠及|受益|涉及|覆盖")
"""What a deed did good to: 改造小区426个、惠及居民7.4万户,开工率80%."""
_NAMED = {"城镇化": "城镇", "困发生": "贫"}
"""Rates whose name and part share no verb."""
_PLANNED = re.compile("计划|任务|目标|拟")
HANDED_ON = re.compile(r"[转交承督领分派]办(?!结)")
"""What was handed on to be done: 转办诉求242件,办结率97% has not printed what was done."""
REFUSED = re.compile("不(?:捕|诉|批捕|起诉|立案|受理)")
"""Rates of what was decided the other way, whose whole are the two decisions together."""
_NOT, _DUE = ("不", "未"), ("应", "需")
_HOW = re.compile("按时|按期|如期|限时|及时|提前|一次|首次|当[场庭日]")
"""What tells a rate of some deeds (按时结案率) from that of all."""
BEFORE = 2
"""Sentences before its own in which part and whole are sought. 2026-11: 2."""
THING = 3
"""Letters of a whole's name from which its part is known by it. 2026-11: 3."""
_TO_BE_DONE = re.compile("(?:新?(?:开工|筹集|改造|建设|招聘|实施))?(?:计划|任务|目标)$")
REACH = 9
"""Figures before a part among which the whole is, past its other parts. 2026-11: 9."""
PART = 3
"""Figures before a rate among which its part is. 2026-11: 3."""


def dealt_with(story: Sequence[Sentence], n: int, at: int) -> Share | None:
    """The part and the whole that the words before a rate name; None when they name none."""
    lead = story[n].clause_lead(at)
    said = _RATE.search(lead) if "率" in lead else None
    if said is None or _NOT_DEEDS.search(said["deed"]):
        return None
    deed = name_in(said["deed"])
    percent = story[n].figures[at]
    if len(deed) < 2 or percent.approx != "exact":
        return None
    before = islice(back(story, n, at, BEFORE, only=is_level), PART)
    rate = Spot(story, n, at)
    able = [s for s in before if _done(s, deed) and _reaches(s, rate)]
    part = next((s for s in able if set(deed) <= set(s.words)), able[0] if able else None)
    if part is None or elsewhere(part, rate) or told_how(part.words) != told_how(deed):
        return None
    whole = _came_in(story, part, deed, percent)
    if whole is None:
        return None
    named = _told_as(part, deed) and bool(_CAME_IN.search(whole.words)) and whole.n == part.n
    carried = _CARRIED.search(between(whole, part)) or _CARRIED.search(whole.words)
    money = family(whole.metric.unit) == "money"
    plain = named and not carried and not money and ";" not in between(whole, part)
    plain = plain or (_told_as(part, deed) and not carried and same_thing(whole, part))
    if REFUSED.match(deed):
        # 批准逮捕75人,不捕25人,不捕率25%: of those that were decided on, who need not be all that came in
        return Share(whole.metric, part.metric, percent, False)
    owed = money and _told_as(part, deed) and "余额" in whole.words and whole.n == part.n
    if owed and not carried:
        return Share(whole.metric, part.metric, percent, True)  # 贷款余额300亿元,逾期额1500万元,逾期率…
    if goal_of_percent(whole.sentence, whole.at) or (plain and _another_so_told(part, whole, deed)):
        plain = False  # 立案248件,其中调解结案161件,裁决结案80件,结案率97%: of both, it may be
    if plain or money or digits_of(percent) < 2:
        return Share(whole.metric, part.metric, percent, plain, bare=plain)
    return Share(whole.metric, part.metric, percent, mendable(whole.metric, part.metric, percent))


def elsewhere(part: Spot, rate: Spot) -> bool:
    """甲省已开工640个。乙省开工率71%: the rate of one place is not of what was done in another."""
    here, there = rate.metric.place, part.metric.place
    if here is None or here == there:
        return False
    return there is not None or here.name[:2] in rate.sentence.clause_lead(rate.at)


def told_how(words: str) -> list[str]:
    """The words that tell some deeds from all: 按时结案 are not all 结案."""
    return _HOW.findall(words)


def _done(spot: Spot, deed: str) -> bool:
    """Whether the figure's own words have what the rate is named after, if not in the same letters."""
    alike = deed[-2] in spot.words and not (deed[-2:] == "办结" and HANDED_ON.search(spot.words))
    return (alike and not told_not(spot, deed)) or _told_as(spot, deed)


def _told_as(spot: Spot, deed: str) -> bool:
    name = _NAMED.get(deed[-3:], deed[-2:])
    words = spot.words
    return all(letter in words for letter in name) and not told_not(spot, deed)


def told_not(spot: Spot, deed: str) -> bool:
    """Whether the words tell what was not done (检出不合格347批次), of which a rate of what was is not."""
    words, what = spot.words, deed[-2:]
    told = "不" + what in words or "未" + what[:1] in words
    return told and deed[0] not in _NOT and deed[-3:-2] not in _NOT


def due(spot: Spot, deed: str) -> bool:
    """应参保38.5万人, 计划开工5.3万个: all of which the deed was to be done with."""
    words = spot.words
    return any(word + deed[-2:] in words for word in _DUE) or _PLANNED.search(words) is not None


def _came_in(story: Sequence[Sentence], part: Spot, deed: str, percent: Metric) -> Spot | None:
    """The nearest that is not itself told as done, one that came in before one that is just the nearest.

    It stands in the part's own sentence if any does.
    """
    wholes = _whole_of(story, part, deed)
    its = next((s for s in wholes if same_thing(s, part)), None)
    if its is not None and may_be_share(its.metric, part.metric, percent):
        return its
    for near in ([s for s in wholes if s.n == part.n], wholes):
        # 受理10件,其中甲6件、乙1件,已处理9件,处理率90%: of all, and none of its parts
        able = [s for s in near if may_be_share(s.metric, part.metric, percent)]
        first = near[:PART]
        first = first if not able or able[0] in first else able[:1]
        if first:
            return next((s for s in first if _CAME_IN.search(s.words)), (able or first)[0])
    return None


def _whole_of(story: Sequence[Sentence], part: Spot, deed: str) -> list[Spot]:
    """The figures before the part that may be its whole, nearest first: its kind, and not themselves told as done."""
    near = back(story, part.n, part.at, BEFORE, only=is_level)
    able = (s for s in near if kin(s.metric, part.metric) and not in_the_list_before(s, part))
    if "其中" in part.sentence.lead(part.at):
        # 已播种12万亩,占计划15万亩的80%;其中机播8万亩: of what is done, and not of its goal
        able = (s for s in able if not goal_of_percent(s.sentence, s.at))
    able = (s for s in able if not _told_as(s, deed) or due(s, deed) or _its(s, part))
    # 常住人口52万人,比上年末的51万人增加1万人: no rate is of what there was before.
    return list(islice((s for s in able if not compared_with(s.sentence.lead(s.at))), REACH))


def in_the_list_before(other: Spot, part: Spot) -> bool:
    """项目50个,其中甲类6个、乙类20个;已开工30个: what the list parts is not what was begun, which is of all of them."""
    if other.n != part.n or other.metric.of_metric_id is None:
        return False
    return other.metric.of_metric_id == part.metric.of_metric_id and ";" in between(other, part)


def _another_so_told(part: Spot, whole: Spot, deed: str) -> bool:
    """Whether another figure between the whole and its part is told as done as well."""
    between_them = (
        (Spot(part.story, part.n, i) for i in range(whole.at + 1, part.at)) if part.n == whole.n else ()
    )
    return any(_told_as(s, deed) and kin(s.metric, part.metric) and is_level(s.metric) for s in between_them)


def same_thing(whole: Spot, part: Spot) -> bool:
    """隐患5项。…隐患已整改4项: the part's clause begins with the very name of the whole, or of what was to be done."""
    name = _TO_BE_DONE.sub("", name_in(whole.words))
    return len(name) >= THING and part.words.startswith(name)


def _its(whole: Spot, part: Spot) -> bool:
    """60个新建项目已开工57个: in one clause the deed is that of the later figure."""
    return whole.n == part.n and whole.at == part.at - 1 and not _CLAUSE.search(between(whole, part))


def _reaches(part: Spot, rate: Spot) -> bool:
    """Whether only figures of the same kind, or how it changed, stand between a part and its rate."""
    if part.n != rate.n:
        return part.at == len(part.sentence.figures) - 1 and not rate.at
    between_them = rate.sentence.figures[part.at + 1 : rate.at]
    rates = [m for m in between_them if m.unit == "%" and m.role == "rate"]
    others = [m for m in between_them if absolute(m) and not tells_step(m)]
    if rates and rates != list(between_them[-len(rates) :]):
        return False
    apart = others and ";" in between(part, rate)
    sentence = rate.sentence
    beside = (i for i in range(part.at + 1, rate.at) if not kin(part.metric, sentence.figures[i]))
    beside = (i for i in beside if any(m is sentence.figures[i] for m in others))
    return not apart and all(_REACHED.search(sentence.lead(i)) for i in beside)
