"""Rates named after what was done to the part (受理1860件,办结1842件,办结率99%): which part and whole they are of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from checks.figures.sentence import Sentence, letters
from checks.figures.spot import Spot, absolute, akin, between, kin
from checks.goals.goal_words import goal_of_percent
from checks.shares.back_at_work import back_at_work
from checks.shares.dealt_with import (
    HANDED_ON,
    REFUSED,
    dealt_with,
    due,
    elsewhere,
    in_the_list_before,
    same_thing,
    told_how,
    told_not,
)
from checks.shares.level_rate import level_rate
from checks.shares.proportion import agree, fits_in, mendable
from checks.shares.share import ALL_CUE, BEFORE, BOTH_DEEDS, EXTRA, LINK, REACH, Share, absolutes, name_in
from transforms.metric import Metric
from transforms.numbers.measure import family

_RATE_NAME = re.compile(rf"(?P<deed>[^,;:、()]{{2,12}}?)(?:率|进度|比例|面){LINK}$")
_OUT_OF = re.compile(r"^[^,;]{0,14}中,?(?:有|已有|已)?$")
_ALL_OF_THESE = re.compile(r"^[^,;。、0-9]{0,10}中$")
_PLAN = re.compile("计划|批复|下达|应|合同|协议")
_TAKEN = ("入住", "上岗", "床位使用", "床位利用", "学位使用")
_PLACES = re.compile("床位|铺位|学位|岗位")
_FUNDS = re.compile("资金|补助|债券|下达|拨付|分配|安排")
_SPENT = re.compile("支出|拨付|使用|兑付|发放|到位")
_TO_DO = re.compile("的?(?:年度|全年)?(?:目标|任务|计划)")
_ENTERPRISES = re.compile(
    "(?:现有|共有|拥有|全[省市县区]|在库)[^,;。0-9]{0,10}企业|规(?:模以)?上[^,;。0-9]{0,6}企业"
)
_NEXT_DEED = re.compile(r";(?:已|共|累计)?[一-龥]{2}$")
"""开工740个,开工率95%;竣工450个,…: what else became of the same."""
_CAME_IN = re.compile(r"受理|接[到收]|收到|交办|转办|排查出?|征集|登记")


def deed_rate(story: Sequence[Sentence], n: int, at: int) -> list[Share]:
    """受理1860件,办结1842件,办结率99%: the rate is named after what was done to the part."""
    sentence = story[n]
    told = level_rate(story, n, at) or back_at_work(story, n, at)
    if told is not None:
        return [told]
    lead = sentence.clause_lead(at)
    named = "率" in lead or "进度" in lead or "比例" in lead or "面" in lead
    said = _RATE_NAME.search(lead) if named else None
    if said is None:
        return []
    name = name_in(said["deed"])
    deed = name[-4:]
    among = _among(story, n, at) or _of_capacity(sentence, at, name)
    if among is not None:
        return [among]
    if len(deed) < 2 or deed.endswith(BOTH_DEEDS):
        return []
    percent, named = sentence.figures[at], dealt_with(story, n, at)
    if named is not None and agree(named.whole, named.part, percent):
        return [named]
    if said["deed"].endswith("的覆盖") and "," not in sentence.lead(at):
        return []  # 110个镇都有…,90个消防站的覆盖率: of what these cover, and no share of them
    named = _as_linked(story, n, at, named)
    near = absolutes(story, n, at, 1)
    near = [s for s in near if s.n == n or not elsewhere(s, Spot(story, n, at))]
    near = [s for s in near if not _TO_DO.match(s.sentence.tail(s.at))]
    parts = [s for s in near[:4] if _told_of(s, deed) and (s.n == n or s.at == len(s.sentence.figures) - 1)]
    if not parts and percent.value != 100:
        # 结案率 behind 审结: a rate shares its first character with its deed; 开工率 is not of 完工.
        parts = [s for s in near[:1] if s.n == n and deed[-2] in s.words and not told_not(s, deed)]
        parts = [s for s in parts if deed[-2:] != "办结" or not HANDED_ON.search(s.words)]
    parts = [s for s in parts if s.at == at - 1 or not told_how(s.words) or told_how(name)]
    parts.sort(key=lambda s: name not in s.words)  # 集中供养率: of 集中供养17名, and not 分散供养35名
    if parts and parts[0].at == at - 1 and parts[0].n == n and deed in parts[0].words:
        # 12所学校改建已完成投资2660万元,完成率72%: of the money right before it, and not of the schools
        parts = [s for s in parts if family(s.metric.unit) == family(parts[0].metric.unit)]
    found = [named] if named is not None else []
    opened = _opened(story, n) if name == deed else None
    part = parts[0].metric if parts and parts[0].n == n and 0 < parts[0].at == at - 1 else None
    if opened is not None and part is not None and kin(opened, part) and fits_in(opened, part):
        return [Share(opened, part, percent, True)]
    for i, part in enumerate(parts[:2]):
        able = absolutes(story, part.n, part.at, BEFORE)
        wholes = [
            s
            for s in able
            if akin(s.metric, part.metric)
            and not (s.n == part.n and goal_of_percent(s.sentence, s.at))
            and (fits_in(s.metric, part.metric) or (s.n == part.n and s.at == part.at - 1))
        ]
        wholes = [s for s in wholes if not in_the_list_before(s, part)]
        direct = part.at == at - 1 and part.n == n and not i
        if deed == "亏损" and direct:
            wholes = sorted(
                (s for s in wholes if _ENTERPRISES.search(s.phrase)), key=lambda s: -(s.metric.value or 0)
            )
            found += [Share(s.metric, part.metric, percent, True) for s in wholes[:1]]
            continue
        beside = [s for s in wholes if _of_a_sibling(s, part)] if len(wholes) > 1 else []
        its = next((s for s in able if named is not None and s.metric is named.whole), None)
        if direct and len(beside) == 1 and not (its is not None and same_thing(its, part)):
            # 项目5个,已开工4个,开工率80%,完工3个,完工率60%: of all, as the rate before it is
            found = [s for s in found if s is not named]
            found.append(Share(beside[0].metric, part.metric, percent, True))
            continue
        for j, whole in enumerate(wholes[:REACH]):
            sure = (
                direct
                and not j
                and whole.n == n
                and REFUSED.match(name) is None
                and _surely(whole, part, deed)
            )
            found.append(Share(whole.metric, part.metric, percent, sure))
    return found


def _as_linked(story: Sequence[Sentence], n: int, at: int, share: Share | None) -> Share | None:
    """The share of the whole that its part is linked to, where a slip explains that one too.

    培训60人,其中取证54人;就业48人,就业率60%: of the 60人, whatever else stands before.
    """
    if share is None or share.part.of_metric_id in (None, share.whole.metric_id):
        return share
    linked = (
        s.metric for s in absolutes(story, n, at, BEFORE) if s.metric.metric_id == share.part.of_metric_id
    )
    whole = next(linked, None)
    if whole is None or not mendable(whole, share.part, share.percent):
        return share
    return replace(share, whole=whole)


def _of_a_sibling(whole: Spot, part: Spot) -> bool:
    """Whether the figure right before a part has a rate of its own, and that is of this whole."""
    figures = part.sentence.figures
    if part.at < 2 or (whole.n, whole.at) >= (part.n, part.at - 2) or "其中" in part.sentence.lead(part.at):
        return False
    rate, done = figures[part.at - 1], figures[part.at - 2]
    parted = between(whole, part).count(";")
    if parted > 1 or (parted and not _NEXT_DEED.match(part.sentence.lead(part.at))):
        return False
    if rate.unit != "%" or "率" not in part.sentence.clause_lead(part.at - 1):
        return False
    return kin(whole.metric, done) and agree(whole.metric, done, rate) is True


def _surely(whole: Spot, part: Spot, deed: str) -> bool:
    """Whether the nearest figure before the part is no other thing than its whole."""
    # Money is as often measured against the year's plan as against the total printed before it.
    if not kin(whole.metric, part.metric):
        return False
    if family(whole.metric.unit) == "money":
        # 计划投资3600万元,已到位2700万元,到位率75%: the plan itself
        beside = whole.n == part.n and whole.at == part.at - 1
        planned = _PLAN.search(whole.words) is not None
        # 分配资金1.2亿元,已支出9000万元,支出进度75%: what was given out, and what became of it
        spent = _FUNDS.search(whole.words) is not None and _SPENT.search(deed) is not None
        return beside and (planned or (spent and deed in part.words)) and ";" not in between(whole, part)
    if _takes_out(whole, part, deed):
        return True
    if set(deed[-2:]) <= set(whole.sentence.clause_lead(whole.at)) and not due(whole, deed):
        return False
    # 受理8650件,同比下降2.4%;办结8598件,办结率99.4%: all that came in, then what became of it.
    if _CAME_IN.search(whole.words):
        return True
    gap = between(whole, part)
    return ";" not in gap and len(letters(gap)) <= 16 and _whole_cue(whole, part)


def _takes_out(whole: Spot, part: Spot, deed: str) -> bool:
    """裁决结案560件,其中终局裁决364件,终局裁决率65%: named after a part that 其中 takes out of the figure before."""
    beside = whole.n == part.n and whole.at == part.at - 1 and set(deed) <= set(part.words)
    return beside and between(whole, part).startswith(",其中")


def _among(story: Sequence[Sentence], n: int, at: int) -> Share | None:
    """52个断面中,50个达到或优于三类,优良比例96.2%."""
    if at < 2:
        return None
    whole, part, percent = story[n].figures[at - 2 : at + 1]
    if not (absolute(whole) and absolute(part) and kin(whole, part)):
        return None
    if not _OUT_OF.match(story[n].lead(at - 1)):
        return None
    return Share(whole, part, percent, fits_in(whole, part) or mendable(whole, part, percent))


def _of_capacity(sentence: Sentence, at: int, name: str) -> Share | None:
    """设计加工能力25万吨,上半年加工饲料6万吨,产能利用率24%: what was made, of what could be."""
    if at < 2 or not name.endswith(("产能利用", "能力利用", "产能发挥", *_TAKEN)):
        return None
    able, made = sentence.figures[at - 2 : at]
    if name.endswith(_TAKEN):
        # 床位400张,入住老人280人,入住率70%: places, and people who have them
        placed = (
            able.unit in ("张", "个") and family(made.unit) == "person" and made.role == able.role == "actual"
        )
        placed = placed and _PLACES.search(sentence.clause_lead(at - 2)) is not None
        return Share(able, made, sentence.figures[at], True) if placed else None
    known = absolute(able) and absolute(made) and able.unit == made.unit and made.role == "actual"
    said = "能力" in sentence.clause_lead(at - 2) or "产能" in sentence.clause_lead(at - 2)
    return Share(able, made, sentence.figures[at], True) if known and said else None


def _opened(story: Sequence[Sentence], n: int) -> Metric | None:
    """全区1240家企业中,…;亏损企业186家,亏损面15%: the figure of which a sentence tells one part after the other."""
    sentence = story[n]
    first = sentence.figures[0]
    return first if absolute(first) and _ALL_OF_THESE.match(sentence.tail(0)) else None


def _told_of(spot: Spot, deed: str) -> bool:
    """Whether the figure's clause has the last two letters of the rate's name (办结 of 按时办结率)."""
    words = spot.words
    return deed[-2] in words and deed[-1] in words and not told_not(spot, deed)


def _whole_cue(whole: Spot, part: Spot) -> bool:
    """The whole is told as all there was, or right before its part, as nothing but itself."""
    if ALL_CUE.search(whole.words):
        return True
    return whole.at == part.at - 1 and not EXTRA.search(whole.words)
