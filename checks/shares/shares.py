"""Which share is of which part and whole (占比的部分与总体), read from the words around it.

Papers word a share in three ways: the whole behind 占 (占全县50万亩耕地的80%), the whole earlier
and 占 before the share (40万人次,其中基层24万人次,占比60%), or a rate named after what was done to
the part (受理200件,办结198件,办结率99%). Each reading that the words allow is a candidate; ``sure`` is
set where they leave no other. ``checks.shares.share_choice`` chooses.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from checks.changes.change_words import compared_with
from checks.figures.sentence import Sentence, letters
from checks.figures.spot import Spot, absolute, back, between, covers, kin
from checks.figures.step import is_level
from checks.goals.goal_words import GOAL, is_goal
from checks.interval import printed
from checks.shares.deed_rate import deed_rate
from checks.shares.far_whole import HEADED, of_the_place
from checks.shares.named_rate import named_rate
from checks.shares.proportion import agree, fits_in, may_be_share
from checks.shares.share import (
    BEFORE,
    GENERIC,
    LINK,
    NAME,
    PLACE,
    REACH,
    SHARE,
    SUM_OF,
    TOGETHER,
    Share,
    absolutes,
    name_in,
)
from checks.shares.share_wholes import with_wholes
from checks.shares.whole_behind import whole_behind
from checks.shares.whole_of import is_income
from transforms.links.frame import AVERAGED
from transforms.metric import Metric
from transforms.text.sentence import LIST_MARKS

_IS = re.compile(r"^[,(](?:为|是|有|计|达|达到|共|共有|约)+$")
_PERIOD = re.compile(
    "^(?:到|了)*(?:前|上|今年前)?[0-9一二三四五六七八九十两]*(?:-[0-9]+)?(?:个月|个季度|季度|半年|月)(?:份|总[数量])?(?=的|$)"
)
"""接待80人次,其中5月20人次,占前5个月的25%: of what was told of that time."""
_COUNTED = re.compile(r"([户人家件起宗例])数$")
_ONE_OF_TWO = ("后者", "前者")
"""What the nearer and the farther of two figures are called."""
_CLASSES = ("range", "under")
_RATIO_OF = re.compile(r"(?<=..)(?:的?比[重例])?\([^()]*\)$|(?<=..)的?比[重例]$")
_BARE_SHARE = re.compile(r"^(?P<of_part>[^占]{4,16}?)的?比重(?P<of>)(?:约|为|达到?|是)*$")
"""第一产业增加值占地区生产总值的比重为13%,第二产业增加值比重为54%."""
_IS_RATE = re.compile(rf"^(?P<deed>[^,;:、]*?)(?:率|比例|比重|占比?){LINK}$")
_NO_SHARE = re.compile(r"增长|增幅|同比|利率|税率|汇率|收益率|完成率|回报|周转|负债|密度|同期|上年|去年")
_LOOKED = re.compile("监测|有效")
_HEAD = re.compile(r"^\s*(?:在|从)?(?P<of>[^,;。0-9]{2,14})中,")
_ALL_OF = re.compile(f"(?:{PLACE.pattern[1:]})|总")
_THINGS = re.compile("(?:案件|项目|人员|企业|户数|人数|面积|金额)(?:总[数量额])?$")
"""What is counted, which is left out where the whole is told: 调解成功300件,…,占调解成功案件的55%."""
_COUNTED_ALL = ("件数", "量", "人口")


def _named_parts(around: list[Spot], name: str) -> list[Spot]:
    """The figures that speak of ``name`` (税收占比80%), nearest first."""
    counted = _COUNTED.search(name)
    named = [s for s in around if covers(s.phrase, _uncounted(name))]
    named = [s for s in named if counted is None or s.metric.unit[:1] == counted[1]]
    # 发明专利占15%: of 发明专利20件, and not 实用新型50件 of which it is said to be one
    called = [s for s in named if name in s.words]
    return sorted(called, key=lambda s: "非" + name in s.words) or named


def _uncounted(name: str) -> str:
    """事故 of 事故起数: the measure word stands behind the number."""
    return name[:-2] if len(name) > 3 and _COUNTED.search(name) else name


def _by_share_word(story: Sequence[Sentence], n: int, at: int) -> list[Share] | None:
    """总体,其中部分,占比60%; 总体,…,其中部分,占工业投资的70%; 税收占财政收入的比重为50%."""
    sentence = story[n]
    lead = sentence.clause_lead(at)
    said = SHARE.match(lead) if "占" in lead else _BARE_SHARE.match(lead) if "比重" in lead else None
    if said is None:
        return None
    behind = _told_behind(story, n, at)
    if behind is not None:
        return [behind]
    if GOAL.search(said["of"]) or (TOGETHER.search(said["of_part"]) or "分别" in said["of_part"]):
        return []
    around = absolutes(story, n, at, BEFORE)
    name = name_in(said["of_part"])
    # 种植96万亩,户均300亩,占播种面积的15%: a mean is no part
    here = [
        s for s in around if s.n == n and (is_income(s) or not ("均" in s.words and AVERAGED.search(s.words)))
    ]
    half = False
    if name in _ONE_OF_TWO and len(here) > 1 and sentence.lead(here[0].at)[:1] in LIST_MARKS:
        parts, name = [here[_ONE_OF_TWO.index(name)]], ""
    elif name:
        parts = _named_parts(here if "其他" in said["of_part"] else around, name)[:2]
        rest = name.removesuffix(letters(PLACE.sub("", said["of"])))
        if not parts and 1 < len(rest) < len(name):
            parts = [s for s in here if rest in s.words][:1]  # 有机认证2万亩,有机茶园占全县茶园的25%
        if not parts:
            half, parts = True, [s for s in here[:1] if covers(s.phrase, name, 0.5)]
        # 其企业户数占2%, of a figure told a sentence before in other or few words, is only confirmed.
        short = len(name) < NAME
        half = half or any(s.n != n and (short or not covers(s.words, _uncounted(name), 1.0)) for s in parts)
    elif _one_of_several(sentence, at):
        return []
    else:
        parts = [s for s in here[:1] if ";" not in between(s, Spot(story, n, at))]
        # 甲30件、乙20件、丙20件,占70%: all of the list, it may be, and not its last alone.
        half = bool(parts) and len(here) > 1 and sentence.lead(parts[0].at).startswith("、")
        half = half and sentence.lead(at)[:1] != "("
    told = said["of"] or _of_the_one_before(
        sentence, at, [s for s in around if parts and kin(s.metric, parts[0].metric)]
    )
    of = letters(PLACE.sub("", _RATIO_OF.sub("", _PERIOD.sub("", told))))
    place = sentence.figures[at].place
    of = of.removeprefix(place.name) if place is not None else of  # 占同期清溪县出口总值的
    of = of if GENERIC.match(of) else SUM_OF.sub("", of)
    of = _THINGS.sub("", of) if len(of) > NAME else _uncounted(of)
    found: list[Share] = []
    for part in parts:
        found += with_wholes(part, around, of, sentence.figures[at], name, told)
        all_of = _ALL_OF.match(told) or SUM_OF.search(told) or told.endswith(_COUNTED_ALL)
        known = any(s.named and fits_in(s.whole, s.part) for s in found)
        if not known and not GENERIC.match(of) and all_of:
            found += of_the_place(story, n, part, of, sentence.figures[at])
        if GENERIC.match(of):
            found += _headed(story, n, part, sentence.figures[at])
        if not of and _ALL_OF.match(told) and len(part.words) > NAME:
            # 民营企业进出口26亿元,占全市的65%: of all the 进出口 of the place; 规上工业企业 is of no 高新企业
            tail = part.words[-3:]
            far = of_the_place(story, n, part, tail, sentence.figures[at])
            found += [share for share in far if tail in share.whole.quote]
    return [replace(share, doubtful=True) for share in found] if half else found


def _of_the_one_before(sentence: Sentence, at: int, around: Sequence[Spot]) -> str:
    """机电产品出口64亿元,占出口总值的40%;食品出口32亿元,占20%: the whole that the share before it names, if it is printed."""
    for i in range(at - 1, -1, -1):
        lead = sentence.clause_lead(i)
        said = SHARE.match(lead) if sentence.figures[i].unit == "%" and "占" in lead else None
        if said is not None and said["of"]:
            of, apart = said["of"], sentence.between(i, at)
            told = (
                "分别" in lead or "其中" in apart or GOAL.search(of) or not (";" in apart or "比重" in apart)
            )
            name = letters(PLACE.sub("", _RATIO_OF.sub("", of)))
            return "" if told or not any(covers(s.phrase, name) for s in around) else of
    return ""


def _told_behind(story: Sequence[Sentence], n: int, at: int) -> Share | None:
    """困难群众200人,其中低保对象占40%,为80人: the part behind its share, told with 为 or the like."""
    sentence = story[n]
    if not at or at + 1 >= len(sentence.figures) or not _IS.match(sentence.lead(at + 1)):
        return None
    whole, part = sentence.figures[at - 1], sentence.figures[at + 1]
    if not (absolute(whole) and absolute(part) and kin(whole, part)) or not _parted(sentence, at):
        return None
    return Share(whole, part, sentence.figures[at], True)


def _parted(sentence: Sentence, at: int) -> bool:
    """Whether the share is of a part of the figure before: behind 其中, or of a thing of its name (床位80张,护理型床位占…)."""
    thing = letters(sentence.clause_lead(at - 1))[-2:]
    return "其中" in sentence.lead(at) or (len(thing) == 2 and thing in sentence.clause_lead(at))


def _one_of_several(sentence: Sentence, at: int) -> bool:
    """对甲、乙分别出口30亿元、20亿元,占比15%、10%: the first of shares that are told in the order of their parts."""
    figures = sentence.figures
    if at < 2 or at + 1 >= len(figures) or figures[at + 1].unit != "%":
        return False
    return sentence.lead(at + 1) in ("、", "和") and sentence.lead(at - 1) in ("、", "和")


def _headed(story: Sequence[Sentence], n: int, part: Spot, percent: Metric) -> Iterator[Share]:
    """全县常住人口中,男性52000人,占52%: the sentence's head names the whole, which is printed before it."""
    text, begun = story[n].text, 0
    if ";" in text:
        begun = text.rfind(";", 0, part.metric.start - story[n].start) + 1
    head = _HEAD.match(text[begun:] if begun else text)
    name = letters(PLACE.sub("", head["of"])) if head else ""
    if len(name) < 2:
        return
    first = sum(m.start < story[n].start + begun for m in story[n].figures) if begun else 0
    for spot in back(story, n, first, HEADED, REACH):
        fits = absolute(spot.metric) and kin(spot.metric, part.metric) and covers(spot.phrase, name)
        if fits and may_be_share(spot.metric, part.metric, percent):
            sure = n - spot.n <= BEFORE and covers(spot.words, name, 1.0)
            yield Share(spot.metric, part.metric, percent, sure, True)


def _beside(story: Sequence[Sentence], n: int, at: int) -> list[Share]:
    """监测200天,其中优良190天,优良天数比例95%: of the figure right before a rate in the one before that.

    Where the rate was read as of that part, or is called like it, or 其中 takes the part out.
    """
    sentence = story[n]
    percent, said = sentence.figures[at], _IS_RATE.match(sentence.clause_lead(at))
    if at < 2 or said is None or _NO_SHARE.search(said[0]) or GOAL.search(said[0]):
        return []
    whole, part = Spot(story, n, at - 2), Spot(story, n, at - 1)
    due = part.words.startswith(("应", "需", "按"))
    if due:
        whole, part = part, whole
    gap = sentence.between(at - 2, at - 1)
    named = set(said["deed"][-2:]) & set(part.words)
    tied = named or percent.of_metric_id == part.metric.metric_id or "其中" in gap
    if (
        not tied
        or not is_level(part.metric)
        or ";" in gap + sentence.lead(at)
        or (not due and is_goal(sentence, whole.at))
    ):
        return []
    counted = absolute(whole.metric) and kin(whole.metric, part.metric)
    if not (counted or _counts_days(whole, part)) or compared_with(sentence.lead(whole.at)):
        return []
    able = may_be_share(whole.metric, part.metric, percent)
    return [Share(whole.metric, part.metric, percent, False)] if able else []


def _counts_days(whole: Spot, part: Spot) -> bool:
    """300个有效监测日中,优良240天: days of days, though they only tell how long was looked."""
    days = ("天", "日", "个")
    return part.metric.unit == "天" and whole.metric.unit in days and _LOOKED.search(whole.phrase) is not None


def _sound(share: Share) -> bool:
    """Neither a class that is shared out (5元至6元的占20%) nor the same number twice can be part and whole."""
    bounds = share.whole.approx in _CLASSES or share.part.approx in _CLASSES
    whole = printed(share.whole)
    bounds = bounds or whole is None or whole.high is None  # 超过1万件 is no number to divide by
    same = share.whole.value == share.part.value and (share.percent.value or 0) < 99
    open_ended = share.percent.approx != "exact" and not fits_in(share.whole, share.part)
    return not bounds and not open_ended and not (same and share.whole.value is not None)


def shares(story: Sequence[Sentence], told: Container[int] = ()) -> Iterator[tuple[int, list[Share]]]:
    """(sentence, readings) of every share of ``story`` whose part and whole may be printed, in reading order.

    ``told``: identities (``id``) of percents that are read already.
    """
    for n, sentence in enumerate(story):
        for at in sentence.percents:
            percent = sentence.figures[at]
            if percent.role not in ("rate", "target_pct") or id(percent) in told:
                continue
            found = whole_behind(story, n, at)
            if found is None:
                found = _by_share_word(story, n, at)
            if found is None:
                found = deed_rate(story, n, at)
            if not any(s.sure for s in found):
                found = [*_beside(story, n, at), *found]
            if "占" not in sentence.lead(at) and not any(agree(s.whole, s.part, percent) for s in found):
                known = {(id(s.whole), id(s.part)) for s in found}
                named = named_rate(story, n, at)
                found = [*found, *(s for s in named if (id(s.whole), id(s.part)) not in known)]
            read = [s for s in found if s.whole is not s.part and _sound(s)]
            if read:
                yield n, read
