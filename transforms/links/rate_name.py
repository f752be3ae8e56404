"""A named rate and its count (率→数): 办结1842件,办结率99%; 优良天数302天,优良天数比率82.5%."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.links.arithmetic import ratio_fits
from transforms.links.frame import Frame, Spot
from transforms.names.percent_words import half_said

_NAMED = re.compile(
    r"([一-龥ⅠⅡⅢⅣⅤ]{1,12}?)(?:比?率|比例|进度|(?<=[长损利])面)(?:已|均|仅|高)*(?:达到?|为|是|超过?|约|近|至)*$"
)
_NAMES_NOTHING = frozenset("的同比总全市县省区数达为及人")
_CLOSED = re.compile(r"[审执办]结")
_HALF = re.compile(r"基本(?=满意|合格|达标|称职|胜任)|比较(?=满意)")
_NOT_YET = re.compile(r"未|尚|没有|不(?!断)")


def borne_by_name(words: str, levels: Sequence[Spot], text: str) -> list[Spot]:
    """The count among ``levels`` that the name before 率 or 比例 repeats; empty when there is none."""
    named = _NAMED.search(words)
    if not named or not levels:
        return []
    name = named[1]
    levels = [m for m in levels if "应" + name[-2:] not in m.words] or levels  # not of 应参保14万人
    verb = set(name[-2:])
    negated = bool(_NOT_YET.search(name))
    if len(name) > 2:
        # 优良262天、轻度污染78天,优良率: its own words before those of its clause.
        whole = next((m for m in reversed(levels) if name in m.named), None)
        whole = whole or next((m for m in reversed(levels) if name in m.around), None)
        if whole is not None and not _opens_among(whole, text):
            return [whole]  # 有效公开1180件,无效公开24件,有效公开率98%
    for level in reversed(levels):
        said = level.around
        told = len(verb) == 2 and (
            verb <= set(said) or (name.endswith("结案") and bool(_CLOSED.search(said)))
        )
        told = told and (negated or not _NOT_YET.search(said))
        if told and _HALF.search(said) and not _HALF.search(name):
            continue  # 满意90件、基本满意4件,满意率96%
        if level is not levels[-1] and len(name) > 3 and not half_said(name[:-2], level.said):
            continue  # 重点人群签约率 is not of all that signed
        if told and not _opens_among(level, text):
            return [level]
    level = levels[-1]
    if _opens_among(level, text) or (not negated and _NOT_YET.search(level.words)):
        return []
    asked = set(name) - _NAMES_NOTHING
    if len(asked) >= 2 and len(asked & set(level.words + level.after)) * 3 >= 2 * len(asked):
        return [level]
    return []


def _opens_among(level: Spot, text: str) -> bool:
    """3641个断面中,…: the count is what the rate is of, not what it tells."""
    after = text[level.end : level.end + 16]
    return after[: after.find(",")].endswith("中") if "," in after else False


def counted_in_bracket(frame: Frame, rate: Spot) -> Spot | None:
    """开工率97%(821个): the count that a bracket gives for the rate before it."""
    if not frame.text.startswith("(", rate.end):
        return None
    at = next((i for i, s in enumerate(frame.spots) if s.start == rate.end + 1), -1)
    count = frame.spots[at] if at >= 0 else None
    fits = count is not None and count.kind == "level" and frame.text.startswith(")", count.end)
    return count if fits else None


_BARE_RATE = re.compile(r"[一-龥]{1,8}率(?:已|均|仅|高)*(?:达到?|为|是|约|近)*")


def made_by_last(frame: Frame, words: str, told: Sequence[Spot], rate: Spot) -> Spot | None:
    """90名学员中,有81名拿到证,就业率90.0%: the figure told last, where it is this percent of one that the sentence told."""
    if not told or rate.unit != "%" or _BARE_RATE.fullmatch(words) is None:
        return None
    part = told[-1]
    near = part.start >= frame.start and rate.start - part.end <= len(words) + 1 + _BEHIND
    if not near or part.kind != "level" or part.role != "actual" or rate.end - rate.start < _PRINTED:
        return None
    wholes = (m for m in told[:-1] if m.start >= frame.start and m.unit == part.unit and not m.earlier)
    return part if any(ratio_fits(part.metric, m.metric, rate.metric) for m in wholes) else None


_BEHIND = 12
"""Characters between a figure and the clause of its rate. 2026-11: 12."""
_PRINTED = 4
"""Characters of a percent with three digits (98.1% has five, 98% three), which no chance makes fit. 2026-11: 4."""

_DONE_SO_FAR = re.compile(r"已?完成(?:率|进度)?(?:达到?|为)?")


def done_so_far(words: str, told: Sequence[Spot], rate: Spot) -> bool:
    """东村已收6万斤,完成92%: how far the last figure ``told`` has come, right before the rate."""
    if not told or _DONE_SO_FAR.fullmatch(words) is None:
        return False
    return rate.text[told[-1].end : rate.start] == "," + words
