"""Which share is of which part and whole (占比的部分与总体), read from the words around it.

Papers word a share in three ways: the whole behind 占 (占全县186.6万亩耕地的82.4%), the whole earlier
and 占 before the share (46万人次,其中基层26.8万人次,占比58.3%), or a rate named after what was done to
the part (受理1860件,办结1842件,办结率99%). Each reading that the words allow is a candidate; ``sure`` is
set where they leave no other. ``checks.share_choice`` chooses.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from checks.by_name import by_its_name
from checks.deed_rate import deed_rate
from checks.far_whole import HEADED, of_the_place
from checks.goal_words import GOAL, is_goal
from checks.interval import printed
from checks.proportion import fits_in, may_be_share
from checks.sentence import Sentence, letters
from checks.share import ALL_CUE, BEFORE, EXTRA, LINK, REACH, Share, absolutes, name_in
from checks.spot import Spot, absolute, back, between, covers, kin
from checks.told_behind import told_behind
from checks.whole_of import (
    all_of_its,
    back_then,
    beside,
    counted_among,
    is_budget,
    opens_next,
    other_trade,
    right_before,
)
from transforms.link_frame import AVERAGED
from transforms.metric import Metric

_SHARE = re.compile(rf"^(?P<of_part>[^占]*)占(?!地(?![方区税级])|用|领|有率)(?P<of>[^占]*?)(?P<link>{LINK})$")
_WHOLE_BEHIND = re.compile(r"占[^,;:、]{0,20}$")
_OF_WHOLE = re.compile(rf"^[^,;:、]{{0,16}}?的{LINK}$")
PLACE = re.compile(
    r"^(?:到|了|全部|全[市县区省镇乡村州旗盟国校院园]|[园景港厂矿]区|开发区|高新区|当年|当地|同期|今年|去年|其|整个|[该本我][市县区省镇乡村州旗校院])+"
)
GENERIC = re.compile(
    r"^(?:任务(?=总)|总|全部|总体|整体|其中|总数|总量|总额|总值|总[人件]次|总[人件户起宗]数|合计|当年|全年|同期)*$"
)
SUM_OF = re.compile(r"(?<=..)总(?:[数量额值]|人数|户数|投资额)$")
"""资金总额 is the figure that is called 资金, or what it is made of."""
_TOGETHER = re.compile(r"合计|共计|之和|加起来|总共|两[者类项]|三[者类项]|分别")
_COUNTED = re.compile(r"([户人家件起宗例])数$")
_OPENED = re.compile(r"[^,;。]{0,12}中[,有]")
_CLASSES = ("range", "under")
_NO_TOTAL = re.compile(r"[日月年]均|平均|最[高低多少]|单日|当日")
"""What is an average or a peak of what was counted, and so no whole of it."""
_EARLIER = re.compile(r"去年|上年|同期|上月|年初|比[^重例]")
_HEAD = re.compile(r"^\s*(?:在|从)?(?P<of>[^,;。0-9]{2,14})中,")
_ALL_OF = re.compile(f"(?:{PLACE.pattern[1:]})|总")
_THINGS = re.compile("(?:案件|项目|人员|企业|户数|人数|面积|金额)(?:总[数量额])?$")
"""What is counted, which is left out where the whole is told: 调解成功1519件,…,占调解成功案件的55%."""
_COUNTED_ALL = ("件数", "量", "人口")
_DONE = re.compile("办结|审结|结案|执结|化解|调处")
_OF_ALL_OF_IT = re.compile("[一-龥]{0,2}总(?:人数|人次|件数|户数|量|额)$")
"""接待观众5万人次,其中未成年人1万人次,占参观总人数的20%: all of what 其中 takes apart, whatever it is called."""
_SENT = re.compile("(?<=..)(?:出动|发生|处置|受理|办理|接报)$")
NAME = 4
"""Letters of a whole's name that tell it from like ones. 2026-11: 4."""


def _whole_behind(story: Sequence[Sentence], n: int, at: int) -> list[Share] | None:
    """部分,占全县186.6万亩耕地的82.4%; None when the words are not of this form."""
    sentence, whole = story[n], at - 1
    if whole < 0 or not absolute(sentence.figures[whole]):
        return None
    lead = sentence.clause_lead(whole)
    if "占" not in lead or not _OF_WHOLE.match(sentence.lead(at)) or not _WHOLE_BEHIND.search(lead):
        return None
    if GOAL.search(lead + sentence.lead(at)):
        return []
    total, percent = sentence.figures[whole], sentence.figures[at]
    parts = [s for s in absolutes(story, n, whole, 1) if kin(s.metric, total) and s.metric is not total]
    found: list[Share] = []
    for i, part in enumerate(parts[:3]):
        here = part.n == n
        listed = here and part.at and sentence.lead(part.at).startswith(("、", "和", "及", "与"))
        sure = not i and here and not listed
        found.append(Share(total, part.metric, percent, sure))
    return found


def _named_parts(around: list[Spot], name: str) -> list[Spot]:
    """The figures that speak of ``name`` (税收占比92.02%), nearest first."""
    counted = _COUNTED.search(name)
    named = (s for s in around if covers(s.phrase, _uncounted(name)))
    return [s for s in named if counted is None or s.metric.unit[:1] == counted[1]]


def _uncounted(name: str) -> str:
    """事故 of 事故起数: the measure word stands behind the number."""
    return name[:-2] if len(name) > 3 and _COUNTED.search(name) else name


def _by_share_word(story: Sequence[Sentence], n: int, at: int) -> list[Share] | None:
    """总体,其中部分,占比58.3%; 总体,…,其中部分,占工业投资的77.1%; 税收占财政收入的比重为53.8%."""
    sentence = story[n]
    lead = sentence.clause_lead(at)
    said = _SHARE.match(lead) if "占" in lead else None
    if said is None:
        return None
    told = told_behind(story, n, at)
    if told is not None:
        return [told]
    if GOAL.search(said["of"]) or _TOGETHER.search(said["of_part"]):
        return []
    around = absolutes(story, n, at, BEFORE)
    name = name_in(said["of_part"])
    # 种植96万亩,户均300亩,占播种面积的15%: a mean is no part
    here = [s for s in around if s.n == n and not ("均" in s.words and AVERAGED.search(s.words))]
    half = False
    if name:
        parts = _named_parts(here if "其他" in said["of_part"] else around, name)[:2]
        if not parts:
            half, parts = True, [s for s in here[:1] if covers(s.phrase, name, 0.5)]
        # 其企业户数占2%, of a figure told a sentence before in other words, is only confirmed.
        half = half or any(s.n != n and not covers(s.words, _uncounted(name), 1.0) for s in parts)
    elif _one_of_several(sentence, at):
        return []
    else:
        parts = [s for s in here[:1] if ";" not in between(s, Spot(story, n, at))]
        # 甲783件、乙579件、丙562件,占77%: all of the list, it may be, and not its last alone.
        half = bool(parts) and len(here) > 1 and sentence.lead(parts[0].at).startswith("、")
    of = letters(PLACE.sub("", said["of"]))
    place = sentence.figures[at].place
    of = of.removeprefix(place.name) if place is not None else of  # 占同期清溪县出口总值的
    of = of if GENERIC.match(of) else SUM_OF.sub("", of)
    of = _THINGS.sub("", of) if len(of) > NAME else _uncounted(of)
    found: list[Share] = []
    for part in parts:
        found += _with_wholes(part, around, of, sentence.figures[at], name, said["of"])
        all_of = _ALL_OF.match(said["of"]) or SUM_OF.search(said["of"]) or said["of"].endswith(_COUNTED_ALL)
        known = any(s.named and fits_in(s.whole, s.part) for s in found)
        if not known and not GENERIC.match(of) and all_of:
            found += of_the_place(story, n, part, of, sentence.figures[at])
        if GENERIC.match(of):
            found += _headed(story, n, part, sentence.figures[at])
        if not of and _ALL_OF.match(said["of"]) and len(part.words) > NAME:
            # 民营企业进出口186亿元,占全市的65%: of all the 进出口 of the place
            found += of_the_place(story, n, part, part.words[-3:], sentence.figures[at])
    return [replace(share, doubtful=True) for share in found] if half else found


def _one_of_several(sentence: Sentence, at: int) -> bool:
    """对甲、乙分别出口43亿元、34亿元,占比15%、12%: the first of shares that are told in the order of their parts."""
    figures = sentence.figures
    if at < 2 or at + 1 >= len(figures) or figures[at + 1].unit != "%":
        return False
    return sentence.lead(at + 1) in ("、", "和") and sentence.lead(at - 1) in ("、", "和")


def _headed(story: Sequence[Sentence], n: int, part: Spot, percent: Metric) -> Iterator[Share]:
    """全县常住人口中,男性76373人,占52.96%: the sentence's head names the whole, which is printed before it."""
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


def _with_wholes(
    part: Spot, around: list[Spot], of: str, percent: Metric, name: str, told: str
) -> Iterator[Share]:
    """The shares of ``part`` in every figure that can be its whole, the likeliest first.

    ``told`` is how the whole is called, ``of`` its letters without the place.
    """
    generic, by_name = bool(GENERIC.match(of)), bool(name)
    wholes = [
        s
        for s in around
        if s.metric is not part.metric
        and (by_name or (s.n, s.at) < (part.n, part.at))
        and (kin(s.metric, part.metric) or counted_among(s, part))
        and (is_budget(s, of) or not is_goal(s.sentence, s.at))
        and not other_trade(s.phrase, of)
        and ("均" not in s.words or AVERAGED.search(s.words) is None)  # 日均接待2.6万人次 is no whole
        and not back_then(s)
    ]
    if not generic:
        if _SENT.search(of) and not any(covers(s.phrase, of) for s in wholes):
            of = _SENT.sub("", of)  # 占抢险出动总量的21%, of 抢险40起
        named = [s for s in wholes if covers(s.phrase, of) and not _has_share(s, part, percent)]
        named = [s for s in named if not _NO_TOTAL.search(s.words)] or named
        # 受理投诉940件。办结890件。服务类329件,占投诉量的35%: of what came in, not of what was done
        named = [s for s in named if not _DONE.search(s.words) or _DONE.search(told)]
        ids = {s.metric.metric_id for s in named}
        # 接收2386万元,其中资金1542万元;拨付…,占接收总额的90%: all of it, and not a part that has its name
        named = [s for s in named if s.metric.of_metric_id not in ids or covers(s.words, of)]
        named = [s for s in named if s.n == part.n or not _is_of(s, told)]
        # 财政总收入 is the figure with 总, if there is one, and not 地方财政收入.
        named = [s for s in named if set(of) <= set(s.phrase)] or named
        # 税收收入21.6亿元 is meant by 占税收收入的40%, not 各项税费收入.
        named = ([s for s in named if of in s.words] if len(of) >= NAME else []) or named
        called = [s for s in named if name_in(s.words) == of]
        ids = {s.metric.metric_id for s in named}
        ids.add(part.metric.metric_id)
        named = called or [
            s for s in named if s.metric.of_metric_id not in ids
        ]  # the whole, and not its parts
        numbers = {s.metric.value for s in named}
        for s in named:
            alone = (
                len(numbers) == 1
                and may_be_share(s.metric, part.metric, percent)
                and not EXTRA.search(s.words)
            )
            by_name = by_name and not covers(part.words, name, 1.0)
            sure = (alone and (not by_name or part.n == s.n)) or right_before(s, part)
            yield Share(s.metric, part.metric, percent, sure, of=of, named=True)
        if named:
            return
    fitting = [
        s
        for s in wholes
        if may_be_share(s.metric, part.metric, percent) and (generic or not _has_share(s, part, percent))
    ]
    of_id = part.metric.of_metric_id
    linked = next((s for s in fitting if s.metric.metric_id == of_id), None) if of_id else None
    own = by_its_name(part, fitting) if generic and len(fitting) > 1 else None
    if own is not None and own in fitting:
        yield Share(own.metric, part.metric, percent, True, True, of)
        return
    ordered = sorted(fitting, key=lambda s: s is not linked) if linked else fitting
    for s in ordered:
        opened = generic or _OF_ALL_OF_IT.match(told) is not None
        sure = opened and _opens(s, part, fitting, linked, percent)
        near = generic and beside(s, part)
        its = s.metric.indicator[-NAME:]
        # 学生9人。…学生进入公办学校的6人,占67%: the part's clause begins with what it is of
        named = generic and len(its) == NAME and part.words.startswith(its)
        sure = sure or (near and bool(of)) or (generic and all_of_its(s, part, told))
        yield Share(s.metric, part.metric, percent, sure, generic, of, named=named)


def _has_share(other: Spot, part: Spot, percent: Metric) -> bool:
    """Whether a figure is a part in the same list, with a share of its own right behind it."""
    if other.n != part.n or other.at + 1 >= len(other.sentence.figures):
        return False
    following = other.sentence.figures[other.at + 1]
    if following is percent:
        return False
    return following.role == "rate" and bool(_SHARE.search(other.sentence.clause_lead(other.at + 1)))


def _is_of(other: Spot, told: str) -> bool:
    """到位资金3603亿元,增长51%,占总到位资金的55%: a part of what another sentence calls by the same name."""
    sentence = other.sentence
    for at in range(other.at + 1, min(len(sentence.figures), other.at + 3)):
        said = _SHARE.match(sentence.clause_lead(at)) if "占" in sentence.lead(at) else None
        if said is not None:
            return said["of"] == told
    return False


def _opens(whole: Spot, part: Spot, fitting: list[Spot], linked: Spot | None, percent: Metric) -> bool:
    """Whether 其中 or 中 after the whole opens a list that the part heads, and no other figure can be it."""
    if whole.n != part.n:
        return opens_next(whole, part)
    if (linked is not None and linked is not whole) or _has_share(whole, part, percent):
        return False
    gap = between(whole, part)
    opened = "其中" in gap or _OPENED.match(gap) is not None
    here = [s for s in fitting if s.n == part.n and (s is whole or not _EARLIER.search(s.words))]
    between_them = [
        i
        for i in range(whole.at + 1, part.at)
        if part.sentence.figures[i].of_metric_id != whole.metric.metric_id
    ]
    here = [s for s in here if s.metric.of_metric_id != whole.metric.metric_id]
    inner = [i for i in between_them if _could_be_whole(part.sentence, i, part.metric)]
    return opened and not inner and (here == [whole] or bool(ALL_CUE.search(whole.words)))


def _could_be_whole(sentence: Sentence, at: int, part: Metric) -> bool:
    """What stood a year before, or is to be reached, is not what 其中 takes apart (比去年的70亿元增长12%;其中…)."""
    metric = sentence.figures[at]
    earlier = _EARLIER.search(sentence.words(at)) or is_goal(sentence, at)
    return absolute(metric) and kin(metric, part) and not earlier


def _sound(share: Share) -> bool:
    """Neither a class that is shared out (0.8元至1元的占24.4%) nor the same number twice can be part and whole."""
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
        for at, percent in enumerate(sentence.figures):
            if percent.unit not in ("%", "成") or percent.role not in ("rate", "target_pct"):
                continue
            if id(percent) in told:
                continue
            found = _whole_behind(story, n, at)
            if found is None:
                found = _by_share_word(story, n, at)
            if found is None:
                found = deed_rate(story, n, at)
            read = [s for s in found if s.whole is not s.part and _sound(s)]
            if read:
                yield n, read
