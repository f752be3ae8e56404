"""Percents and changes point to the figure that they are said of (百分比→数值, 增减→水平).

A percent follows its figure: 完成3.2亿元,占计划的80%. Several follow theirs in order (分别). Two in a row
are said of one figure (386亿元,增长8%,完成计划的54%). When the clause of a change names something
(诉求量下降…), the figure must speak of that thing, else the change has no printed figure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.links.arithmetic import ratio_fits
from transforms.links.compared import borne_by_grown, borne_by_now, borne_by_standard, told_now
from transforms.links.frame import RELATIVE, SHARES, WINDOW, Frame, Links, Spot, kin
from transforms.links.grouped_shares import of_group, of_what_is_parted
from transforms.links.named_list import (
    around_included,
    by_names,
    can_bear,
    speaks_of,
    told_before,
    told_by_name,
    told_by_portion,
    told_by_side,
)
from transforms.links.parted_growth import all_parted, is_of_unprinted_part
from transforms.links.percent_runs import runs
from transforms.links.point import borne_by_percents
from transforms.links.rate_name import borne_by_name, counted_in_bracket, done_so_far, made_by_last
from transforms.links.whole import COVERS, whole_before, whole_between
from transforms.names.percent_words import AMOUNT_OF, RATE_OF, SHARE, half_said, subject

_TIMED = re.compile(r"季度|月份?|半年|期间|年均|平均")
_MORE_GROWN = re.compile(r"[多少][增减收]")
# 增长8%,达到120亿元; 已完成年度计划的50%,完成投资206亿元: the figure right after its percent.
_THEN_LEVEL = re.compile(r"^,(?:总[额量值]|规模|累计|实际|现已)?(?:达到?|增至|升至|降至|为)$")
_THEN_DONE = re.compile(r"^,(?:累计|实际)?完成[^,。0-9]{0,6}$")


class _Reader:
    """What a percent of the sentence can be said of, as the sentence is read."""

    __slots__ = ("fresh", "history", "levels", "moves", "percents", "told")

    def __init__(self, history: Sequence[Spot]) -> None:
        self.history = history  # levels of the sentences before
        self.levels: list[Spot] = []  # oldest first
        self.fresh = 0  # how many of them stand after the last percent
        self.told: list[Spot] = []  # what the last run was said of
        self.percents: list[Spot] = []  # shares and growths, oldest first
        self.moves: list[Spot] = []  # amounts of growth

    def add(self, spot: Spot) -> None:
        self.levels.append(spot)
        self.fresh += 1
        if spot.unit in SHARES:
            self.percents.append(spot)
        if len(self.levels) > 2 * WINDOW:
            del self.levels[:WINDOW]
            self.fresh = min(self.fresh, len(self.levels))

    def new(self) -> list[Spot]:
        return self.levels[len(self.levels) - self.fresh :]

    def leave_bracket(self) -> None:
        """A figure in brackets is said beside its sentence: 6380件(含旧存214件),同比上升3.85%."""
        fresh = self.new()
        if any(s.inside for s in fresh):
            kept = [s for s in fresh if not s.inside]
            self.levels[len(self.levels) - self.fresh :] = kept
            self.fresh = len(kept)


def link_shares(frame: Frame, history: Sequence[Spot], links: Links) -> None:
    """Link every percent and change of the sentence; also a part to the whole that its percent names.

    ``history`` holds the levels of the story before it.
    """
    spots = frame.spots
    if all(s.kind not in RELATIVE for s in spots):
        return
    reader = _Reader(history)
    for run in runs(spots, frame.text):
        first = run[0]
        if first.kind in RELATIVE:
            if not first.inside and whole_between(frame, reader.levels, first) is None:
                reader.leave_bracket()
            _link_run(frame, run, reader, links)
        elif first.kind == "level":
            reader.add(first)


def _link_run(frame: Frame, run: Sequence[Spot], reader: _Reader, links: Links) -> None:
    first, levels = run[0], reader.levels
    if run[-1].kind == "points":
        for base, points in zip(
            borne_by_percents(run, reader.percents, frame.previous, first.words), run, strict=False
        ):
            links[points.metric_id]["of"] = base.metric_id
        return
    whole = whole_between(frame, levels, first)
    words = first.words
    if whole is not None:
        levels.pop()
        if whole.aimed:
            first.kind = "pct"
        reader.fresh = max(0, reader.fresh - 1)
        words = (
            "占" if whole.inside or whole.words.endswith("在") or COVERS.search(whole.words) else whole.words
        )
    bases = _bases(frame, run, reader, whole, words)
    if (
        whole is not None
        and len(run) == 1
        and bases
        and not ratio_fits(bases[0].metric, whole.metric, first.metric)
    ):
        # 装机852万千瓦,其中风电390万千瓦,在1680万千瓦的总装机中占50.7%: the figure that gives the percent
        fit = [
            m
            for m in levels[-WINDOW:]
            if can_bear(m, first) and ratio_fits(m.metric, whole.metric, first.metric)
        ]
        bases = fit[-1:] or bases
    if bases and first.kind == "change" and is_of_unprinted_part(frame, bases[-1], first):
        bases = []
    if first.kind == "change" and len(run) == 1:
        bases = borne_by_standard(frame, first) or borne_by_grown(bases, first, levels)
    for base, percent in zip(bases, run, strict=False):
        links[percent.metric_id]["of"] = base.metric_id
    if whole is not None and bases and kin(whole.metric, bases[-1].metric):
        if "of" not in links[whole.metric_id]:
            links[bases[-1].metric_id].setdefault("target" if whole.aimed else "of", whole.metric_id)
    elif whole is None and first.kind == "rate" and len(run) == 1 and bases:
        whole_before(frame, levels, bases[0], first, links)
    if bases and bases[0].kind != "change":
        reader.told = list(bases)
    if first.kind == "change" and first.unit not in SHARES:
        reader.moves += run
    else:
        reader.percents = [*reader.percents[-WINDOW:], *run]
    if first.kind == "rate":
        levels += run
        reader.fresh = len(run) if bases else reader.fresh + len(run)
    else:
        reader.fresh = 0


def _bases(frame: Frame, run: Sequence[Spot], reader: _Reader, whole: Spot | None, words: str) -> list[Spot]:
    """The figures that the run is said of, in its order; ``words`` stand between the last number and it."""
    first = run[0]
    fresh = reader.new()
    able = [m for m in fresh if any(can_bear(m, percent) for percent in run[:WINDOW])]
    if first.inside:
        # 11个市中…,增速最高的为甲市(同比增长22.9%): a bracket speaks of what stands right before it.
        opened = frame.text.rfind("(", frame.start, first.start)
        if (outer := around_included(frame, first, reader.levels, opened)) is not None:
            return outer
        able = [m for m in able if m.inside or not _CLAUSE_END.search(frame.text, m.end, opened)]
        if not able and not frame.text[opened + 1 : first.start].strip("同环比增长下降上升"):
            return []
    if len(run) > 1:
        if first.kind == "rate" and not SHARE.search(first.clause):
            return []
        named = by_names(run, reader.levels, reader.history, words) or of_group(run, reader.levels)
        told = reader.told
        if len(able) < len(run) and _THESE.match(frame.text, frame.start):
            # 火灾66万起,救援30万起,救助51万起。这三类警情分别增加…: of the figures of the sentence before.
            able = [m for m in frame.previous if can_bear(m, first) and m.role == "actual" and not m.earlier]
            return able if len(able) == len(run) and len({m.unit for m in able}) == 1 else []
        if not able and len(told) >= len(run) and ";" not in frame.text[told[-1].end : first.start]:
            able = [m for m in told if can_bear(m, first)]
        elif not reader.levels and first.kind == "pct" and first.start - frame.start <= 24:
            # 总收入12亿元。地方收入7亿元。分别为预算的51%和61%: said of the sentences before.
            near = reader.history[-WINDOW:]
            told = [m for m in near if can_bear(m, first) and m.role == "actual" and not m.earlier]
            told = told[-len(run) :]
            if len(told) == len(run) and "\n" not in frame.text[told[0].end : first.start]:
                able = told
        return named or _in_order(frame, run, able, words)
    if first.kind == "rate" and not (whole is not None and whole.aimed):
        return _of_rate(frame, first, reader, able, words)
    if first.kind == "change" and reader.moves and _MORE_GROWN.search(words):
        return [m for m in reader.moves if kin(m.metric, first.metric)][-1:]
    if first.kind == "change":
        reached = borne_by_now(frame, first, reader.levels, reader.history)
        if reached is not None:
            return reached or _after(frame, first, reached)
    now = told_now(frame, first, able, reader.told)
    if first.kind == "change":
        now = all_parted(frame, first, reader.levels) or now
    now = now or able
    now = [m for m in now if first.kind == "change" or m.role == "actual"] or now
    if whole is not None:
        now = [m for m in now if kin(m.metric, whole.metric)] or now
    if first.kind == "pct":
        now = [m for m in now if not m.averaged] or now  # 放贷9亿元,笔均3万元,完成计划的60%
    thing = subject(words)
    if thing:
        borne = [
            m for m in reader.levels[-2 * WINDOW :] if can_bear(m, first) and not _qualifies(frame, m, first)
        ]
        if first.kind == "pct":
            borne = [m for m in borne if not m.aimed] or borne  # 投资计划86亿元,已完成71亿元,投资完成率83%
        if first.kind == "change" and RATE_OF.search(words):
            borne = [m for m in borne if m.unit in SHARES]  # 破案率上升 is not of 破案80起
            return [m for m in borne if speaks_of(m, thing)][-1:]
        if AMOUNT_OF.search(words):  # 结案数上升, 结案率52.73% told before
            borne = [m for m in borne if m.unit not in SHARES] or borne
        named = [m for m in borne if set(thing) <= set(m.clause)] or [m for m in borne if speaks_of(m, thing)]
        if named:
            return named[-1:]
        if first.kind != "change":
            found = now or [m for m in reader.told if can_bear(m, first)]
            return found[-1:] or _after(frame, first, now)
        if not first.opens_clause:
            return []
        return told_before(frame, first, thing, reader.history)
    after = _after(frame, first, now)
    if after:
        return after
    if now:
        return now[-1:]
    again = [m for m in reader.told if can_bear(m, first)]
    if again:
        return again[-1:]
    if reader.levels or reader.percents or not _goes_on(frame, first):
        return []
    return [m for m in frame.previous if m.role == "actual" and can_bear(m, first)][-1:]


def _goes_on(frame: Frame, first: Spot) -> bool:
    """Whether a sentence only compares what the sentence before it told (同比增长5%。)."""
    opening = frame.text[frame.start : first.start]
    return len(opening) <= 30 and not _TIMED.search(opening) and not subject(opening.strip(","))


def _after(frame: Frame, percent: Spot, now: Sequence[Spot]) -> list[Spot]:
    """The figure right after its percent (增长8%,达到120亿元), where none before it is meant."""
    spot = next((s for s in frame.spots if s.start > percent.start), None)
    if spot is None or spot.kind != "level" or spot.unit in SHARES:
        return []
    between = frame.text[percent.end : spot.start]
    if percent.kind == "pct":
        goals = [s for s in frame.spots if s.start < percent.start and s.aimed and s.unit == spot.unit]
        fits = any(ratio_fits(spot.metric, g.metric, percent.metric) for g in goals)
        return [spot] if (fits or not now) and _THEN_DONE.match(between) else []
    return [spot] if not now and _THEN_LEVEL.match(between) else []


def _in_order(frame: Frame, run: Sequence[Spot], able: Sequence[Spot], words: str) -> list[Spot]:
    """The figures of a list of percents: the last as many, none from before 其中, none that speak of other things."""
    if not able:
        return []
    opened = frame.text.rfind("其中", able[0].start, run[0].start)
    if opened >= 0:
        after = [m for m in able if m.start > opened]
        # 游客117万,其中国内游客116万,分别增长14.04%和14.06%: of the whole and of its part.
        both = len(after) < len(run) == len(able)
        aims = run[0].kind == "pct" and "、" not in frame.text[opened : able[-1].start]
        both = both and (aims or (run[0].kind == "change" and not subject(words)))
        if not both:
            able = after
        if not able:
            return []
    now = [m for m in able if not m.earlier] if run[0].kind == "change" else []
    bases = list((now if len(now) >= len(run) else able)[-len(run) :])
    if len(bases) == 1 and "分别" in words:
        return []  # 三个市分别为:甲市、乙市、丙市,分别增长…: whose figures are not printed
    thing = subject(words) if run[0].kind == "change" else ""
    if thing and (_qualifies(frame, bases[-1], run[0]) or not any(half_said(thing, m.said) for m in bases)):
        return []
    return bases


def _qualifies(frame: Frame, level: Spot, percent: Spot) -> bool:
    """12家企业产值增长8%: a count right before the thing that grew says of which, not how much."""
    between = frame.text[level.end : percent.start]
    return level.kind == "level" and len(between) < 24 and "," not in between and bool(subject(between))


def _of_rate(frame: Frame, rate: Spot, reader: _Reader, able: Sequence[Spot], words: str) -> list[Spot]:
    share = SHARE.search(words)
    if (inside := counted_in_bracket(frame, rate)) is not None:
        return [inside]
    last = reader.percents[-1] if reader.percents else None
    if last is not None and rate.start - last.end <= 5 and _NEXT_SCOPE.fullmatch(words):
        return reader.told[-1:]
    if share:
        last = reader.levels[-1] if reader.levels else None
        right_behind = last is not None and rate.text.startswith((",占", "(占"), last.end)
        if (
            last is not None
            and right_behind
            and last.role == "target"
            and rate.start - last.end == len(words) + 1
        ):
            return [last]  # 计划逐步解决的24件,占16%: whatever the figure's role is
        if reader.moves and _OF_MOVE.match(share["whole"]):
            return reader.moves[-1:]  # 同比增收1.6亿元,占增收数的62.8%
        thing = subject(words[: share.start()])
        around = able or [m for m in reader.told if can_bear(m, rate)]
        if thing:
            named = [m for m in reader.levels[-WINDOW:] if can_bear(m, rate) and speaks_of(m, thing)]
            named = [m for m in named if thing in m.words.replace("非" + thing, "")] or named  # not 非税收入
            around = named or [m for m in around if half_said(thing, m.said)]
            if not around and not reader.levels:
                around = told_by_name(frame, thing, rate)
            if not around:
                around = told_by_side(frame, rate, reader.history)
            if not around:
                return of_what_is_parted(frame.text, frame.start, rate, reader.levels)
        counted = [m for m in around if m.unit in share["whole"]]  # 占…总户数的: a number of 户
        return list((counted or around)[-1:])
    if (named := told_by_portion(frame, rate, reader.levels)) is not None:
        return named
    if (part := made_by_last(frame, words, reader.levels[-WINDOW:], rate)) is not None:
        return [part]
    borne = [m for m in reader.levels[-4:] if can_bear(m, rate)]
    return list(able[-1:]) if done_so_far(words, able, rate) else borne_by_name(words, borne, frame.text)


_THESE = re.compile(r"\s*(?:这|以上|上述|前述)[0-9一二三四五六七八九十两]{1,2}大?[类项个种家者]")
_CLAUSE_END = re.compile(r"[,;:。]")
_NEXT_SCOPE = re.compile(r"、全[国省市州县区]的?")  # 占全省65%、全国6%: two shares of one figure
_OF_MOVE = re.compile(r"[总全]?[增减][收支产长加量]")
