"""Which figures may be the whole of a share: by the name that the share gives it, or by its own (总体的判定).

The whole of which several is meant is the one whose very name a part ends with (新签约项目210个。…其中省外的新签约
项目60个,占比…), the one that 其中 takes apart, or the one that stands before its part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checks.changes.change_words import compared_with
from checks.figures.sentence import Sentence, letters
from checks.figures.spot import Spot, absolute, between, covers, kin
from checks.figures.step import tells_step
from checks.goals.goal_words import is_goal
from checks.shares.proportion import may_be_share
from checks.shares.share import (
    ALL_CUE,
    EXTRA,
    GENERIC,
    NAME,
    SHARE,
    Share,
    name_in,
)
from checks.shares.whole_of import (
    all_of_its,
    back_then,
    beside,
    counted_among,
    is_budget,
    of_income,
    opens_next,
    other_trade,
    right_before,
    takes_apart,
)
from transforms.links.frame import AVERAGED
from transforms.metric import Metric

_OPENED = re.compile(r"[^,;。]{0,12}中[,有]")
_NO_TOTAL = re.compile(r"[日月年]均|平均|最[高低多少]|单日|当日")
"""What is an average or a peak of what was counted, and so no whole of it."""
_EARLIER = re.compile(r"去年|上年|同期|上月|年初|比[^重例]")
_DONE = re.compile("办结|审结|结案|执结|化解|调处")
_OF_ALL_OF_IT = re.compile("[一-龥]{0,2}总(?:人数|人次|件数|户数|量|额)$")
"""接待观众5万人次,其中未成年人1万人次,占参观总人数的20%: all of what 其中 takes apart, whatever it is called."""
_SENT = re.compile("(?<=..)(?:出动|发生|处置|受理|办理|接报)$")
_BESIDES = re.compile(
    r"^(?:.*(?:全|我|本|该)[省市县区州旗镇乡国])?(?:本报讯|其中|今年|本年|截至目前|累计|共|已|预计|实际)*|(?:共|累计|已)?(?:有|为|达到?)$"
)


def with_wholes(
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
        and (is_budget(s, of) or takes_apart(s, part) or not _aimed(s, told))
        and not other_trade(s.phrase, of)
        # 日均接待2.6万人次 is no whole.
        and ("均" not in s.words or AVERAGED.search(s.words) is None or of_income(s, part))
        and not back_then(s)
        and not compared_with(s.sentence.lead(s.at))
    ]
    if not generic:
        if _SENT.search(of) and not any(covers(s.phrase, of) for s in wholes):
            of = _SENT.sub("", of)  # 占抢险出动总量的21%, of 抢险40起
        named = [s for s in wholes if covers(s.phrase, of) and not _has_share(s, part, percent, of)]
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
        # The whole, and not its parts.
        named = called or [s for s in named if s.metric.of_metric_id not in ids]
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
        if may_be_share(s.metric, part.metric, percent) and (generic or not _has_share(s, part, percent, of))
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


def _aimed(whole: Spot, told: str) -> bool:
    """Whether a figure is something to reach, which parts may exceed; 占预计总产量的80% is of what is expected."""
    expected = "预计" in told and "预计" in whole.sentence.clause_lead(whole.at)
    return not expected and is_goal(whole.sentence, whole.at)


def _has_share(other: Spot, part: Spot, percent: Metric, of: str = "") -> bool:
    """Whether a figure is a part in the same list, with a share of its own behind it and how it changed.

    ``of`` is what the part's own share is called to be of.
    """
    figures, behind = other.sentence.figures, other.at + 1
    while behind < len(figures) and (figures[behind].role == "change" or tells_step(figures[behind])):
        behind += 1
    if other.n != part.n or behind >= len(figures) or figures[behind] is percent:
        return False
    if of and behind == part.at - 1 and "其中" in part.sentence.lead(part.at):
        return False  # 茶园46万亩,占耕地的15%,其中有机茶园7万亩,占茶园的…: taken out of it
    return figures[behind].role == "rate" and bool(SHARE.match(other.sentence.clause_lead(behind)))


def _is_of(other: Spot, told: str) -> bool:
    """到位资金3603亿元,增长51%,占总到位资金的55%: a part of what another sentence calls by the same name."""
    sentence = other.sentence
    for at in range(other.at + 1, min(len(sentence.figures), other.at + 3)):
        said = SHARE.match(sentence.clause_lead(at)) if "占" in sentence.lead(at) else None
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


def _name(spot: Spot) -> str:
    return letters(_BESIDES.sub("", _BESIDES.sub("", spot.words)))


def by_its_name(part: Spot, wholes: Sequence[Spot]) -> Spot | None:
    """The one figure whose name the part's ends with, and says more; else the one beside such a figure in its row."""
    own = _named(part, wholes)
    if own is not None or not part.at:
        return own
    # 项目60个、占比28%,总投资32亿元、占比…: of the amount that stands beside the whole of the 60
    row = [i for i in range(part.at) if absolute(part.sentence.figures[i])]
    if not row or ";" in part.sentence.between(row[-1], part.at):
        return None
    beside = Spot(part.story, part.n, row[-1])
    if beside.metric.unit == part.metric.unit:
        return None
    head = _named(beside, _before(part, beside))
    if head is None:
        return None
    figures = head.sentence.figures
    for i in range(head.at + 1, len(figures)):
        if absolute(figures[i]) and figures[i].unit != head.metric.unit:
            same = figures[i].unit == part.metric.unit and ";" not in head.sentence.between(head.at, i)
            return Spot(head.story, head.n, i) if same else None
        if absolute(figures[i]):
            return None
    return None


def _before(part: Spot, beside: Spot) -> list[Spot]:
    """The figures of the measure word of ``beside`` in its sentence and the two before."""
    return [
        Spot(part.story, n, i)
        for n in range(max(0, part.n - 2), part.n + 1)
        for i, m in enumerate(part.story[n].figures)
        if absolute(m) and m.unit == beside.metric.unit and (n, i) < (beside.n, beside.at)
    ]


def _named(part: Spot, wholes: Sequence[Spot]) -> Spot | None:
    mine = _name(part)
    able = [s for s in wholes if len(its := _name(s)) >= NAME and mine.endswith(its) and len(mine) > len(its)]
    return able[0] if len({s.metric.value for s in able}) == 1 else None
