"""Kinds in their own measure words, and what is finished of each (分类计数): 项目918个,其中水库13座、蓄水池305座.

Figures of several measure words are parts of one count when they add up to it exactly. A list opens with
其中 or goes by semicolon groups, whose later figures of the same unit tell how far the work is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from transforms.links.frame import Frame, Links, Spot
from transforms.numbers.measure import family

_OPENS = re.compile(r"其中")
_FINISHED = re.compile(
    r"^,?(?:现|均)?已?(?:主体|全部)?(?:工程)?(?:完工|竣工|建成|投用|投产|开工(?:建设)?)(?:了)?$"
)
_FIRST_OF_TWO = re.compile(r"^[^,。;、0-9]{0,16}$")
_BRACKET = re.compile(r"\([^()]*\)")
_LOCAL = re.compile(r"地方(?:财政|一般|公共)[^,;。]{0,8}收入")
_ORDINAL = re.compile(r"第?[一二三四五六][批期]")
_CLOSED_ALL = re.compile(r"(?<!未)(?:办结|审结|执结|结案)(?:了|各类)*(?:案件)?(?:共|共计|达)?$")
_CLOSED_KIND = re.compile(r"(?<!未)(?:审结|办结|执结)(?!各类)[一-龥、]{2,8}案件?$")
# 各类未结案2453件, 各项贷款余额684亿元; a kind has a word before the same noun.
_ALL_KINDS = re.compile(r"各[类项]([一-龥]{3,8})$")
_KIND = re.compile(r"(?:[^\W\d]*[,:])?(?!.*(?:各|人均|平均|新|其他各))[一-龥]{2,12}$")
# 新增学位1140个, 容纳幼儿360名: a seat is for one person.
_SEATS = re.compile(r"学位|床位|席位|工位")
_HOLDS = re.compile(r"(?:容纳|接纳|提供)[^,。;]{0,8}$")


def link_kinds(frame: Frame, links: Links) -> None:
    """Link the kinds of the sentence to their count, and what is finished to its kind."""
    spots = frame.spots
    levels = [s for s in spots if s.kind == "level" and s.metric.value is not None]
    if not levels:
        return
    # Each of these has words of its own, which most sentences have not.
    said = frame.text[frame.start : spots[-1].start]
    if "批" in said or "期" in said:
        _ordinals(frame, levels, links)
    if "地" in said:
        _local_revenue(frame, levels, links)
    if len(levels) < 2:
        return
    _finished(frame, levels, links)
    _two_of_one(frame, [s for s in levels if not s.inside] if "(" in said else levels, links)
    if "其中" not in said:
        return
    for match in _OPENS.finditer(frame.text, frame.start, spots[-1].start):
        counted = [s for s in levels if family(s.unit) == "count" and not s.inside]
        here = [s for s in counted if s.end <= match.start()]
        wholes = here or [s for s in frame.previous if s.kind == "level" and family(s.unit) == "count"]
        after = [s for s in counted if s.start >= match.end()]
        for parts in (after, list(_heads(after, frame.text))):
            if len({s.unit for s in parts}) < 2 or len(parts) < 3:
                continue
            whole = next((w for w in reversed(wholes) if _adds_up(parts, w)), None)
            if whole is not None:
                _point(parts, whole, links)
                break


def _adds_up(parts: Sequence[Spot], whole: Spot) -> bool:
    return sum(s.metric.value or 0 for s in parts) == whole.metric.value


def _point(parts: Sequence[Spot], whole: Spot, links: Links) -> None:
    for part in parts:
        links[part.metric_id].setdefault("of", whole.metric_id)


def _heads(spots: Sequence[Spot], text: str) -> Iterator[Spot]:
    """The figures that open a semicolon group."""
    last: Spot | None = None
    for spot in spots:
        if last is None or ";" in text[last.end : spot.start]:
            yield spot
        last = spot


def _finished(frame: Frame, levels: Sequence[Spot], links: Links) -> None:
    """水库13座,主体完工9座: what is finished of what stands right before it."""
    for whole, part in pairwise(levels):
        if part.unit != whole.unit or whole.aimed or part.role != "actual" or family(part.unit) == "money":
            continue
        between = frame.text[whole.end : part.start]
        if not between.startswith(",") or not _FINISHED.match(between):
            continue
        if not _FINISHED.search("," + whole.words) and (part.metric.value or 0) <= (whole.metric.value or 0):
            links[part.metric_id].setdefault("of", whole.metric_id)


def _two_of_one(frame: Frame, levels: Sequence[Spot], links: Links) -> None:
    """9个行业8个增收,1个减收: two counts that are said of the count right before them and add up to it."""
    for whole, one, two in zip(levels, levels[1:], levels[2:], strict=False):
        if not (whole.unit == one.unit == two.unit and family(one.unit) in ("count", "person")):
            continue
        next_to = _BRACKET.sub("", frame.text[one.end : two.start])
        if (one.metric.value != whole.metric.value and _beside(whole, one, two, next_to, frame.text)) or (
            len(next_to) <= 10
            and _FIRST_OF_TWO.match(frame.text[whole.end : one.start])
            and "。" not in next_to
            and _adds_up((one, two), whole)
        ):
            _point((one, two), whole, links)


def _beside(whole: Spot, one: Spot, two: Spot, next_to: str, text: str) -> bool:
    """11个市中,有5个市高于平均水平,6个市低于: two counts told alike that make the count before them."""
    after = one.after
    if not 3 < len(after) <= len(next_to) <= 30 or after[0] != two.after[:1]:
        return False
    if ";" in next_to or "。" in next_to or after[0] not in text[whole.end : one.start]:
        return False
    return _adds_up((one, two), whole)


def link_bounded_kinds(spots: Sequence[Spot], links: Links) -> None:
    """10亩以上桑园3520户,50亩以上桑园153户: the higher bound of the same thing takes in fewer."""
    if len(spots) < 4:
        return
    for low, whole, high, part in zip(spots, spots[1:], spots[2:], spots[3:], strict=False):
        if not (low.unit == high.unit and whole.unit == part.unit and low.metric.approx == "over"):
            continue
        if high.metric.approx != "over" or whole.words != part.words or part.role != whole.role:
            continue
        higher = (high.metric.value or 0) > (low.metric.value or 0)
        if higher and (part.metric.value or 0) < (whole.metric.value or 0):
            links[part.metric_id].setdefault("of", whole.metric_id)


def _local_revenue(frame: Frame, levels: Sequence[Spot], links: Links) -> None:
    """财政总收入12.2亿元。地方财政收入7.3亿元: what stays with the place is part of all that is raised there."""
    for part in levels:
        if not _LOCAL.search(part.words) or "财政总收入" in part.words:
            continue
        before = [s for s in (*frame.previous, *levels) if s.start < part.start and s.kind == "level"]
        whole = next((s for s in reversed(before) if "财政总收入" in s.words and not s.earlier), None)
        if whole is None or whole.unit != part.unit or not whole.role == part.role == "actual":
            continue
        if (part.metric.value or 0) <= (whole.metric.value or 0):
            links[part.metric_id].setdefault("of", whole.metric_id)


def _ordinals(frame: Frame, levels: Sequence[Spot], links: Links) -> None:
    """分两批实施项目20个。第一批13个,第二批7个: batches that add up to the count before them."""
    parts = [s for s in levels if _ORDINAL.search(s.clause)]
    if len(parts) < 2 or len({s.unit for s in parts}) > 1:
        return
    unit = parts[0].unit
    before = [s for s in (*frame.previous, *levels) if s.unit == unit and s.start < parts[0].start]
    whole = next((w for w in reversed(before) if w.kind == "level" and _adds_up(parts, w)), None)
    if whole is not None:
        _point(parts, whole, links)


def link_closed_kinds(levels: Sequence[Spot], links: Links) -> None:
    """新收各类案件6121件,办结5893件。…审结刑事案件305件: the cases of one kind are part of all that were closed."""
    whole: Spot | None = None
    for spot in levels:
        if spot.role != "actual" or spot.unit not in ("件", "起") or spot.earlier:
            continue
        if _CLOSED_ALL.search(spot.clause if not spot.words else spot.words):
            whole = spot
        elif whole is not None and whole.unit == spot.unit and _CLOSED_KIND.search(spot.words):
            days = [(s.metric.period_start, s.metric.period_end) for s in (whole, spot)]
            if days[0] == days[1] and (spot.metric.value or 0) < (whole.metric.value or 0):
                links[spot.metric_id].setdefault("of", whole.metric_id)


def link_kinds_of_all(levels: Sequence[Spot], text: str, links: Links) -> None:
    """各项贷款余额684亿元。…住户贷款余额206亿元: a kind of what all kinds of are told in the paragraph."""
    whole: Spot | None = None
    core = ""
    if "各项" not in text and "各类" not in text:
        return
    for spot in levels:
        if spot.role != "actual" or spot.earlier:
            continue
        match = _ALL_KINDS.search(spot.words)
        if match:
            whole, core = spot, match[1]
        elif whole is not None and core in spot.words and whole.unit == spot.unit:
            if "\n" in text[whole.end : spot.start]:
                whole = None
            elif (
                _KIND.match(spot.words[: spot.words.find(core)])
                and (spot.metric.value or 0) < (whole.metric.value or 0)
                and whole.metric.place == spot.metric.place
            ):
                links[spot.metric_id].setdefault("of", whole.metric_id)


def link_seats(levels: Sequence[Spot], text: str, links: Links) -> None:
    """新增学位1140个。其中…可容纳幼儿360名;…: those whom each house will hold are parts of the seats."""
    whole: Spot | None = None
    for spot in levels:
        if whole is not None and text.count("\n", whole.end, spot.start) > 1:
            whole = None
        if spot.unit == "个" and _SEATS.search(spot.named):
            whole = spot
        elif (
            whole is not None
            and family(spot.unit) == "person"
            and _HOLDS.search(spot.words)
            and spot.role == whole.role
            and (spot.metric.value or 0) < (whole.metric.value or 0)
        ):
            links[spot.metric_id].setdefault("of", whole.metric_id)
