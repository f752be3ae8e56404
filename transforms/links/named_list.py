"""The figures that a list of percents calls by name (分别列举的名目): 起数、受伤人数、损失分别下降15.2%、20%、11.4%."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.links.frame import SHARES, WINDOW, Frame, Spot, kin
from transforms.links.subset import COMES_IN, DEALT_WITH
from transforms.names.percent_words import subject
from transforms.numbers.measure import family


def can_bear(level: Spot, percent: Spot) -> bool:
    """Whether ``percent`` can be said of ``level`` by kind and unit."""
    kind = percent.kind
    if level.kind == "change" or level.kind == "points":
        return False
    if kind == "pct":
        return level.kind == "level" and level.unit not in SHARES
    if kind == "rate":
        return level.role == "actual" and level.unit not in SHARES
    if percent.unit in SHARES:
        # A growth after a share is of the amount (占总收入的60.7%,增长8.8%), after a named rate of the rate.
        return level.kind == "level" or (level.kind == "rate" and "占" not in level.clause)
    return level.kind == "level" and (kin(level.metric, percent.metric) or not percent.unit)


def speaks_of(level: Spot, thing: str) -> bool:
    return set(thing) <= set(level.said)


_IN_AND_OUT = re.compile(r"收、?结案数?")
_NAMES = re.compile(r"(?:同比|环比|比|较|,|^)([^,;。]{2,30}?)(?:同比|环比)?分别")


def by_names(run: Sequence[Spot], levels: Sequence[Spot], history: Sequence[Spot], words: str) -> list[Spot]:
    """事故起数和死亡人数分别下降28.1%、31.0%: the figures by the names that the list gives them."""
    match = _NAMES.search(words)
    if not match:
        return []
    names = [n for n in re.split(r"[、和及与]", _IN_AND_OUT.sub("收案数、结案数", match[1])) if n]
    if len(names) != len(run):
        return []
    own = _each_named(names, run, levels)
    return own or _each_named(names, run, [*history[-WINDOW:], *levels])


def _each_named(names: Sequence[str], run: Sequence[Spot], levels: Sequence[Spot]) -> list[Spot]:
    found: list[Spot] = []
    for name, percent in zip(names, run, strict=True):
        thing = subject(name)
        borne = [m for m in levels if can_bear(m, percent) and not m.earlier]
        if name[-1] in "数量额":
            borne = [m for m in borne if m.unit not in SHARES]  # 结案数 is not the 结案率 told before
        able = [m for m in borne if thing and speaks_of(m, thing)]
        asked = set(name)
        closest = [m for m in able if asked <= set(m.words)]
        able = closest or [m for m in able if set(thing) <= set(m.named)] or able
        able = able or [m for m in borne if _is_counted_so(m, name) or _was_dealt_so(m, thing)]
        if not able or able[-1] in found:
            return []
        found.append(able[-1])
    return found


_MEASURES = {
    "重量": "mass",
    "面积": "area",
    "货值": "money",
    "金额": "money",
    "价值": "money",
    "损失": "money",
}


def _is_counted_so(spot: Spot, name: str) -> bool:
    """Whether a list calls the figure by its measure: 起数 of 312起, 批次 of 1840批, 货值 of 2.8亿元."""
    if name[-1] in "数次" and spot.unit == name[:-1]:
        return True
    return family(spot.unit) == _MEASURES.get(name[-2:])


def _was_dealt_so(spot: Spot, thing: str) -> bool:
    """Whether a list calls the figure by what was done: 收案 of 受理5160件, 结案 of 办结4870件."""
    if spot.unit in SHARES:
        return False
    if DEALT_WITH.fullmatch(thing):
        return bool(DEALT_WITH.search(spot.words))
    return bool(COMES_IN.fullmatch(thing)) and bool(COMES_IN.search(spot.words))


def told_by_name(frame: Frame, thing: str, rate: Spot) -> list[Spot]:
    """第二产业用电量占全社会用电量的60%: the figure of the sentence before that has the whole name."""
    able = [m for m in frame.previous if can_bear(m, rate)]
    named = [m for m in able if m.clause.startswith(thing)]
    asked = set(rate.words[: rate.words.find("占")].rstrip("约近"))
    named = named or [m for m in able if asked <= set(m.named)]
    return (named or [m for m in able if set(thing) <= set(m.named)])[-1:]


_INCLUDED = re.compile(r"\((?:包括|含|另有)[^()。;]{1,30}?[0-9][^()。;,]{0,6},(?:同比|环比)")
_ANEW = re.compile(r",(?:同比|环比|[比较](?:上年|去年))")


def around_included(frame: Frame, growth: Spot, levels: Sequence[Spot], opened: int) -> list[Spot] | None:
    """来信40件(含重复件6件,同比下降9%): growth behind what is included is that of all; None for other brackets.

    So is one behind all that it is made of: 其他案件5件(甲类2件,乙类3件,同比增长25%).
    """
    outer = [m for m in levels if m.end <= opened and can_bear(m, growth)][-1:]
    if _INCLUDED.match(frame.text, opened) is not None:
        return outer
    inner = [m.metric.value or 0 for m in levels if m.start > opened and outer and m.unit == outer[0].unit]
    all_told = len(inner) > 1 and sum(inner) == outer[0].metric.value
    all_told = all_told and not any(
        s.kind == "change" and opened < s.start < growth.start for s in frame.spots
    )
    return outer if all_told and _ANEW.match(frame.text, growth.start - len(growth.words) - 1) else None


_PORTION = re.compile(r",?([一-龥]{3,14}?)(?:所占)?(?:的?比重|占比)(?:为|是|达到?)?")


def told_by_portion(frame: Frame, rate: Spot, levels: Sequence[Spot]) -> list[Spot] | None:
    """林业产值比重为6%, in a sentence of shares only: of 林业产值 told before; None for other words."""
    portion = _PORTION.fullmatch(rate.words)
    if portion is None or any(m.unit not in SHARES for m in levels):
        return None
    return told_by_name(frame, portion[1], rate)


_SIDE = re.compile(
    r"\s*(?:从|按)(?P<side>[^,;。0-9]{2,8}?)(?:的?(?:构成|结构|组成|来源|分布|类别|类型))+(?:来?看|分)"
)


def told_by_side(frame: Frame, rate: Spot, history: Sequence[Spot]) -> list[Spot]:
    """从产值构成看,养殖占58%: the figure of the paragraph that the opening of the sentence parts."""
    side = _SIDE.match(frame.text, frame.start)
    if side is None:
        return []
    asked = set(side["side"])
    told = [m for m in history[-WINDOW:] if can_bear(m, rate) and asked <= set(m.named)]
    told = [
        m for m in told if asked <= set(m.words)
    ] or told  # 受理诉求60件,办结50件: what was taken in is parted
    return [m for m in told if "\n" not in frame.text[m.end : rate.start]][-1:]


def told_before(frame: Frame, first: Spot, thing: str, history: Sequence[Spot]) -> list[Spot]:
    """受理1458万件,结案888万件。受理数上升11.2%。结案上升9.88%: what a growth calls by name, from its paragraph."""
    for told in (frame.previous, history[-WINDOW:]):
        before = [m for m in told if not m.inside and can_bear(m, first) and not m.earlier]
        named = [m for m in before if set(thing) <= set(m.named) and ("未" in thing) == ("未" in m.words)]
        named = named or [
            m for m in before if len(m.metric.indicator) > 3 and m.metric.indicator in first.words
        ]
        if named and "\n" not in frame.text[named[-1].end : first.start]:
            return named[-1:]
    return []
