"""What stands around one quantity: the words before and after it that say what it measures."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from transforms.quantity import Quantity
from transforms.text.sentence import Outline


class Surroundings(NamedTuple):
    """The text around a quantity, cut at its clause, its sentence and its neighbours.

    ``left`` runs from the clause's start, or from the metric before it in the clause, to the quantity;
    ``right`` from the quantity to the clause's end or the next metric. ``before`` is the whole clause
    before the quantity (both without a long bracket between), ``lead`` all of the sentence before it since a semicolon, ``sentence`` its sentence. The ``*_start`` fields are offsets of the text.
    """

    text: str
    left: str
    right: str
    before: str
    lead: str
    sentence: str
    left_start: int
    clause_start: int
    clause_end: int
    group_start: int
    sentence_start: int
    sentence_end: int
    paragraph_start: int
    chained: bool
    """Whether only a list mark (、和及) stands between the metric before it and this one."""
    runs_on: bool
    """Whether ``right`` ends at another metric of the clause (9个行业|实现收入6亿元)."""
    start: int
    end: int
    """Span of the quantity."""


REACH = 120
"""Characters of context kept on either side; a Chinese clause of news prose has some 15, a sentence 45."""

MAX_SENTENCE = 1000
"""Characters of the longest sentence; text without full stops goes on for pages. 2026-11: set to 1000."""

ASIDE = re.compile(r"\([^()]{9,}\)")
"""A long bracket, which parts a clause: 业务收入(不包括储蓄业务)累计完成6亿元."""

_LIST_MARKS = "、和及与或,以至 "
_BOUNDS = ("口径)", "以上)", "以下)")
"""The end of a bracket that says from what size on something is counted."""


_GROUP = re.compile(r"的|老年?人|儿童|人口|人群|妇女|劳动力|青少年|群体|学生|群众|女性|男性|人员|职工|农民")
_MORE_AGES = re.compile(
    r"(?:[、和及][0-9]{1,3}(?:[-—~至到][0-9]{1,3})?周?岁(?:及?以[上下])?){1,9}[^,。;:、0-9]{0,6}?"
    rf"(?:{_GROUP.pattern})"
)
"""Behind an age: more of them, one after the other, and then the group that they part."""
_GROUP_ENDS = ("以上", "以下", "及以上", "及以下", "以内")


def _qualifies(text: str, quantity: Quantity) -> bool:
    """Whether an age names a group (65岁及以上老年人), so that it belongs to the phrase around it."""
    if quantity.unit not in ("岁", "周岁"):
        return False
    printed = text[quantity.start : quantity.end]
    if printed.endswith(_GROUP_ENDS) or _GROUP.match(text, quantity.end) is not None:
        return True
    if text.startswith(("、", "和", "及"), quantity.end):
        return _MORE_AGES.match(text, quantity.end) is not None  # 0-17岁、18-59岁人口
    return text[quantity.end : quantity.end + 1].isdigit()  # 0-17岁77324人


def _bounded(start: int, end: int, at: int) -> tuple[int, int]:
    """The piece of a sentence longer than any sentence, so that no quote holds a whole page."""
    start += (at - start) // MAX_SENTENCE * MAX_SENTENCE
    return start, min(end, start + MAX_SENTENCE)


def surroundings(text: str, outlined: Outline, metrics: Sequence[Quantity]) -> tuple[Surroundings, ...]:
    """One record for each of ``metrics``, which are in text order and do not overlap."""
    found: list[Surroundings] = []
    whole = [q for q in metrics if not _qualifies(text, q)]
    count = len(whole)
    behind = 0  # how many of ``whole`` stand before the quantity
    clauses, groups, sentences = outlined.clauses, outlined.groups, outlined.sentences
    paragraphs = outlined.paragraphs
    clause = group = sentence = paragraph = (
        1  # the next of each that begins behind the quantity: looked for from the last one on
    )
    for quantity in metrics:
        start, end = quantity.start, quantity.end
        while behind < count and whole[behind].start < start:
            behind += 1
        clause = bisect_right(clauses, start, clause, len(clauses) - 1)
        group = bisect_right(groups, start, group, len(groups) - 1)
        sentence = bisect_right(sentences, start, sentence, len(sentences) - 1)
        paragraph = bisect_right(paragraphs, start, paragraph, len(paragraphs) - 1)
        clause_start, clause_end, group_start = clauses[clause - 1], clauses[clause], groups[group - 1]
        sentence_start, sentence_end = sentences[sentence - 1], sentences[sentence]
        if sentence_end - sentence_start > MAX_SENTENCE:
            sentence_start, sentence_end = _bounded(sentence_start, sentence_end, start)
        reach = start - REACH if start > REACH else 0
        near_clause = clause_start if clause_start > reach else reach
        left_start, right_end = near_clause, clause_end
        chained = False
        if behind and whole[behind - 1].end > sentence_start:
            last = whole[behind - 1].end
            chained = start - last <= 3 and not text[last:start].strip(_LIST_MARKS)
            if last > left_start:
                left_start = last
        left, before = text[left_start:start], text[near_clause:start]
        if left_start == clause_start and text[clause_start - 1 : clause_start] == ")":
            opened = text.rfind("(", reach, clause_start)
            outer = clauses[bisect_right(clauses, opened - 1) - 1] if opened > 0 else opened
            if reach <= outer < opened and not (behind and whole[behind - 1].end > outer):
                # The clause goes on behind the bracket, and what opened it says what is measured.
                left = before = text[outer:opened] + left
                left_start = clause_start = near_clause = outer
        close = left.find(")", 0, 4)
        if close >= 0 and text.startswith(_BOUNDS, left_start + close - 2):
            opened = text.rfind("(", near_clause, left_start)
            if opened > near_clause and not (behind > 1 and whole[behind - 2].end > near_clause):
                left = text[near_clause:opened] + left[close + 1 :]  # 技改投资(500万元口径)3亿元
                left_start = near_clause
        after = behind + 1 if behind < count and whole[behind] is quantity else behind
        runs_on = after < count and whole[after].start < right_end
        if runs_on:
            right_end = whole[after].start
        far = end + REACH
        found.append(
            Surroundings(
                text,
                left,
                text[end : right_end if right_end < far else far],
                before,
                text[group_start if group_start > reach else reach : start],
                text[
                    sentence_start if sentence_start > reach else reach : sentence_end
                    if sentence_end < far
                    else far
                ],
                left_start,
                clause_start,
                clause_end,
                group_start,
                sentence_start,
                sentence_end,
                paragraphs[paragraph - 1],
                chained,
                runs_on,
                start,
                end,
            )
        )
    return tuple(found)


_MOVED_TOO = re.compile(r"、(?:增长|增加|上升|提高|提升|上涨|下降|降低|减少|回落|下跌|增|降|升)(?:了|约|近)?")
"""Before a later item of a list of moves: 占比分别上升1.2个百分点、下降0.8个百分点."""


def each_in(words: str) -> tuple[int, int] | None:
    """Where the last word that deals out a list (分别, 依次) stands in ``words``; None without one."""
    at = max(words.rfind("分别"), words.rfind("依次"))
    return (at, at + 2) if at >= 0 else None


def items_from(around: Sequence[Surroundings], first: int) -> list[list[int]]:
    """The list that begins at index ``first``: for each item its figure and what a bracket behind it tells.

    42.4万吨(8.5亿斤)、23.3万吨(4.7亿斤) are two items of two figures each.
    """
    items = [[first]]
    closed = False
    for at in range(first + 1, len(around)):
        left = around[at].left
        if closed and left in ("", ","):
            break  # 6万亩、4万亩和3万亩,三个镇合计13万亩
        closed = left[:1] in ("和", "及", "与")
        if left == "(":
            items[-1].append(at)
        elif (
            around[at].chained
            or (left[:1] == "、" and _MOVED_TOO.fullmatch(left))
            or (left[:1] == ")" and 1 < len(left) <= 4 and not left[1:].strip(_LIST_MARKS))
        ):
            items.append([at])
        else:
            break
    return items


def is_in_bracket(around: Surroundings, end: int, start: int) -> bool:
    """Whether a figure at ``start`` stands in a bracket right behind the one that ends at ``end``."""
    return around.left == "(" and end == start - 1
