"""Shares that several parts of a list have together (甲30件、乙20件,二者合计占50%; 桥梁12公里、隧道20公里,桥隧比40%).

The words say that it is several: by 合计占, by the first letters of their names, or by the level that they are of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from checks.digits.near_miss import one_slip
from checks.figures.once import once
from checks.figures.raised import called
from checks.figures.sentence import Sentence, letters
from checks.figures.spot import Spot, absolute, back, covers, kin, stories
from checks.figures.step import is_level
from checks.goals.goal_words import GOAL, is_goal
from checks.interval import Interval, truncated
from checks.rule import Facts
from checks.shares.proportion import not_negative
from checks.shares.rate_of_list import rated_list
from checks.shares.share import BEFORE, EXTRA, GENERIC, LINK, PLACE, SUM_OF
from checks.shares.whole_of import back_then, of_place, other_trade
from checks.totals.listed import total_of
from checks.totals.opened import OPENS_SENTENCE
from transforms.links.frame import AVERAGED
from transforms.metric import Metric
from transforms.text.sentence import LIST_MARKS

_MANY = {"两": 2, "俩": 2, **{spelled: n for n, spelled in enumerate("一二三四五六七八九十", 1)}}
_TOGETHER = re.compile(
    r"(?P<above>上述|以上)?(?P<first>前)?(?P<many>[两二三四五六七八九十])?"
    r"(?:[者类项种家国地港市县区镇乡品业省]|个?(?:市场|县区|县市区?|市县|区县|品类|产业|行业|品种|板块|领域|部分|大(?:产业|行业|市场|板块|类)))?[^,;:、。占0-9]{0,4}?"
    rf"(?:合计|共计|之和|合起来|加起来|相加|总和|总共|一共|合)占(?!比例|地)(?:到|了)?(?P<of>[^,;。0-9]{{0,16}}?){LINK}$"
)
_OF = re.compile(rf"占(?P<of>[^,;:。占0-9]{{2,16}}?){LINK}$")
_OF_WHOLE = re.compile(rf"^[^,;:、]{{0,16}}?的{LINK}$")
_PLAIN = re.compile(
    rf"(?P<name>[^,;:、。占0-9]{{2,12}}?)(?:占[^,;:、。占0-9]{{0,14}}?(?:比重?|比例)?|比){LINK}$"
)
_GIVEN = re.compile("其中|包括|分为|[:(]|,设")
_HEAD = re.compile("^(?:其中|分别|设置?|有|建有?|新建|共|累计|[:(和及与])*")
_LOCAL = re.compile("[乡镇村]|社区|街道")
_HUNDREDTH = Fraction(1, 100)
FAR = 6
"""Sentences before its own in which a whole is sought by its name. 2026-11: 6."""
COMMON = 3
"""Letters that the head of a list and the name of its whole have in a row. 2026-11: 3."""


@once
def several(facts: Facts) -> Iterator[tuple[Metric, ...]]:
    """(whole, part, …, percent) of every share that the words tell of several parts."""
    for story in stories(facts):
        for n, sentence in enumerate(story):
            text = sentence.text
            if "%" not in text or not ("占" in text or "比" in text or "率" in text):
                continue
            for at in sentence.percents:
                percent = sentence.figures[at]
                if percent.unit == "%" and percent.role != "change" and percent.approx == "exact":
                    found = shares_of_several(story, n, at)
                    if found is not None:
                        yield found


def shares_of_several(story: Sequence[Sentence], n: int, at: int) -> tuple[Metric, ...] | None:
    """(whole, part, …, percent) of a share that the words tell of several parts; None where they do not."""
    sentence = story[n]
    percent, lead = sentence.figures[at], sentence.clause_lead(at)
    if "其中" in sentence.text and (rated := rated_list(sentence, at)) is not None:
        whole, given, sure = rated
        if meets(whole, given, percent) or (sure and _one_slip(whole, given, percent)):
            return (whole, *given, percent)
    inside = lead.endswith("的") and at and absolute(sentence.figures[at - 1])
    inside = inside and _OF_WHOLE.match(sentence.lead(at)) is not None
    told = sentence.clause_lead(at - 1) if inside else lead
    said = _TOGETHER.search(told) if "占" in told else None
    if said is not None:
        behind = at - 1 if inside else at
        parts = _parts(sentence, behind, said)
        if len(parts) < 2 or GOAL.search(said["of"]):
            return None
        wholes = [Spot(story, n, at - 1)] if inside else _wholes(story, n, behind, parts, said["of"])
    else:
        lead = called(sentence, at)
        parts = _called(sentence, at, lead) if "占" in lead or "比" in lead else []
        wholes = [] if not parts else _wholes(story, n, at, parts, _whole_of_lead(lead))
    listed = [sentence.figures[i] for i in parts]
    able = [s.metric for s in wholes if all(kin(part, s.metric) for part in listed)]
    right = [whole for whole in able if meets(whole, listed, percent)]
    if right:
        return (right[0], *listed, percent)
    if len({whole.value for whole in able}) == 1 and _one_slip(able[0], listed, percent):
        return (able[0], *listed, percent)
    return None


def _parts(sentence: Sentence, behind: int, said: re.Match[str]) -> list[int]:
    """The figures before ``behind`` that come together: as many as the words count, or all of one list."""
    levels = [i for i in range(behind) if is_level(sentence.figures[i])]
    if not levels or said["above"]:
        return []
    unit = sentence.figures[levels[-1]].unit
    run: list[int] = []
    for i in reversed(levels):
        if sentence.figures[i].unit != unit or AVERAGED.search(sentence.clause_lead(i)):
            break
        run.insert(0, i)
        lead = sentence.lead(i)
        if "其中" in lead or ("分别" in lead and not lead.startswith(tuple(LIST_MARKS))):
            break
    many = _MANY.get(said["many"] or "")
    told = [i for i in run if _name(sentence, i) and _name(sentence, i) in sentence.lead(behind)]
    if len(told) > 1 and len(told) == (many or len(told)):
        return told  # 小麦20万亩、玉米15万亩、大豆5万亩,小麦、玉米合计占80%
    listed = run[:1]
    for i in run[1:]:
        listed = [*listed, i] if sentence.lead(i)[:1] in LIST_MARKS else [i]
    if many is None:
        return listed
    if said["first"]:
        return listed[:many]
    if len(listed) in (1, many):
        return run[-many:] if len(run) >= many else []
    return []


def _name(sentence: Sentence, at: int) -> str:
    """How a part of a list is called; of 桥梁20座、12公里 both are 桥梁."""
    beside = at and sentence.lead(at) in ("、", "")
    return letters(_HEAD.sub("", sentence.clause_lead(at - 1 if beside else at)))


def _called(sentence: Sentence, at: int, lead: str) -> list[int]:
    """The parts that the name of a share has the first letters of (风光发电量), or that are of the lowest level (基层)."""
    said = _PLAIN.search(lead)
    if said is None:
        return []
    name, unit = letters(PLACE.sub("", said["name"])), ""
    names: dict[int, str] = {}
    for i in range(at - 1, -1, -1):
        metric = sentence.figures[i]
        if (
            is_level(metric)
            and (not unit or metric.unit == unit)
            and not (names and ";" in sentence.between(i, at))
        ):
            unit = metric.unit
            names[i] = _name(sentence, i)
            if "其中" in sentence.lead(i):
                break
    if name.startswith("基层"):
        low = sorted(i for i, told in names.items() if _LOCAL.search(told))
        return low if 1 < len(low) < len(names) else []
    for size in (3, 2):
        found = [[i for i, told in names.items() if told[:1] == letter] for letter in name[:size]]
        if len(found) == size and all(len(able) == 1 for able in found):
            parts = sorted({able[0] for able in found})
            whole = any(name[:size] in told for told in names.values())
            if len(parts) == size and not whole:
                return parts
    return []


def _whole_of_lead(lead: str) -> str:
    said = _OF.search(lead)
    return said["of"] if said is not None else ""


def _wholes(story: Sequence[Sentence], n: int, at: int, parts: Sequence[int], told: str) -> list[Spot]:
    """The figures before a list that may be its whole: that are so called, or that it is opened behind."""
    sentence, first = story[n], parts[0]
    of = letters(PLACE.sub("", told))
    if GENERIC.match(of):
        before = (_OF.search(sentence.clause_lead(i)) for i in range(parts[-1] + 1, at))
        of = next((letters(PLACE.sub("", said["of"])) for said in before if said is not None), of)
    part = sentence.figures[first]
    near = [
        s
        for s in back(story, n, first, BEFORE if GENERIC.match(of) else FAR, 16, absolute)
        if kin(s.metric, part) and not is_goal(s.sentence, s.at) and not back_then(s)
    ]
    near = [s for s in near if s.metric.approx == "exact" and "均" not in s.words]
    head = letters(sentence.text[: max(0, part.start - sentence.start)]) + part.indicator
    near = [s for s in near if of_place(s.sentence, s.at, told) and _of_year(s, part)]
    near = [s for s in near if (extra := EXTRA.search(s.words)) is None or extra[0] in head]
    together = sum(sentence.figures[i].value or 0 for i in parts)
    near = [s for s in near if (s.metric.value or 0) > together or s.n == n]
    if not GENERIC.match(of):
        of = SUM_OF.sub("", of)
        named = [s for s in near if covers(s.words, of, 1.0) and not other_trade(s.words, of)]
        named = named or [s for s in near if covers(s.phrase, of) and not other_trade(s.phrase, of)]
        return [s for s in named if s.words == of] or named
    opened = [s for s in near if s.n == n and _GIVEN.search(sentence.between(s.at, first))]
    if opened:
        return opened[:1]
    if OPENS_SENTENCE.match(sentence.text):
        return [s for s in near if s.n == n - 1]
    return [s for s in near if s.n < n and _in_common(head, s.metric.indicator)]


def _of_year(whole: Spot, part: Metric) -> bool:
    mine, its = part.period_end, whole.metric.period_end
    return mine is None or its is None or mine.year == its.year


def _in_common(head: str, name: str) -> bool:
    return any(name[i : i + COMMON] in head for i in range(len(name) - COMMON + 1))


def _ratio(whole: Metric, parts: Sequence[Metric]) -> Interval | None:
    below, above = not_negative(whole), total_of(parts)
    return None if below is None or above is None else above.scaled(100).divided_by(below)


def meets(whole: Metric, parts: Sequence[Metric], percent: Metric) -> bool:
    """Whether the parts together are the printed share of the whole."""
    ratio, said = _ratio(whole, parts), truncated(percent)
    return ratio is not None and said is not None and ratio.meets(said)


def _one_slip(whole: Metric, parts: Sequence[Metric], percent: Metric) -> bool:
    """Whether one slip in one of them explains that they do not."""
    ratio, said = _ratio(whole, parts), truncated(percent)
    below, above = not_negative(whole), total_of(parts)
    if ratio is None or said is None or below is None or above is None or not said.bottom:
        return False
    meant = above.scaled(100).divided_by(said)
    if one_slip(percent, ratio) or (meant is not None and one_slip(whole, meant)):
        return True
    together = below.times(said)
    for part in parts:
        others = total_of([m for m in parts if m is not part])
        known = others is not None and together is not None
        if known and one_slip(part, together.scaled(_HUNDREDTH) - others):
            return True
    return False
