"""What a number measures (指标): the shortest complete noun phrase, in the page's own words.

Chinese news puts the phrase before the number (城镇新增就业39989人), after it (38个紧缺工种), or around it
(与36个城市建立合作关系: the cities with which …). Which of the three it is shows in what follows the
measure word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.phrase import MAX_LENGTH, PREDICATES, shorten
from transforms.phrase_after import STOPS, phrase_after
from transforms.phrase_before import MOVE, phrase_before
from transforms.surroundings import Surroundings
from transforms.words import word_starts, words

# 由上年的83.6%提高到96.2%, 比上年的70亿元增长12%: the words between two figures of one thing name nothing.
_BECOMES = re.compile(rf"(?:{MOVE}|变|改|发展|扩大|缩)(?:(?:为|到|至)|(?:了|近|约|超过?|将近)?$)")
_NUMBER = re.compile(r"(?<![A-Za-z.])[0-9]")  # not that of PM2.5
_POINTER = re.compile(
    r"(?:今年|去年|目前|当前|近年来?|其中|同时|以来|上半年|下半年|期间|此外|截至|年底|月底|据)+.{0,2}"
)
_CLAUSES = re.compile(r"[,;:。](?![0-9]{3})")
_NUMBER_WORDS = re.compile(r"^(?:个|名|家|项|人|次)$")


def _after(right: str, before: str, shared: str, of_sum: bool) -> str:
    noun, rest = phrase_after(right)
    rest = rest or (shared if noun else "")
    if not noun and len(before) >= 2 and of_sum:
        return before  # 投入150万元改建: the sum is what was put in
    if noun and rest:
        whole = f"{rest}的{noun}"
        return whole if len(whole) <= MAX_LENGTH and len(rest) > 1 else noun
    if rest and not noun:
        return rest if len(rest) > 2 or not before else before + rest
    if noun and len(noun) <= 3 and 2 <= len(before) <= 10:
        return f"{before}{noun}" if _is_activity(noun) or before.endswith("级") else f"{before}的{noun}"
    return noun


def _is_activity(noun: str) -> bool:
    return noun in PREDICATES or noun.endswith(("就业", "创业", "增收", "培训", "上岗", "返岗"))


def indicator_of(
    around: Surroundings,
    mentions: Sequence[tuple[int, int]],
    clause_before: str,
    shared: str = "",
    of_sum: bool = False,
) -> str:
    """The indicator phrase of one quantity; empty when its words name nothing that can be measured.

    ``mentions`` are the time and place spans of the sentence, in order; ``clause_before`` is the text of
    the sentence's earlier clauses, asked when the quantity's own clause holds only the number; ``shared``
    is the predicate of the list that the quantity stands in; ``of_sum`` says that its unit measures (money,
    area, mass) and does not count.
    """
    before = phrase_before(around.left, around.left_start, mentions)
    right = around.right
    if right.startswith("的") and len(right) > 2 and not around.left.endswith(("占", "达")):
        noun, rest = phrase_after(right[1:])
        if noun:
            whole = f"{rest}的{noun}" if rest else noun
            return whole if len(whole) <= MAX_LENGTH else shorten(noun)
    follows = bool(right) and right[0] not in STOPS and right[0] not in " 的左右以·)”等"
    follows = follows and not _BECOMES.match(right)
    if follows and not _NUMBER_WORDS.match(right):
        phrase = _after(right, before, shared, of_sum)
        if phrase:
            return shorten(phrase)
    if before:
        return before
    if around.left_start > around.clause_start:
        return ""  # a number stands before it in its clause; what that one measures is known better
    for clause in reversed(_CLAUSES.split(clause_before)[-6:]):
        phrase = phrase_before(_NUMBER.split(clause, maxsplit=1)[0], -1, ())
        if len(phrase) >= 2 and not _POINTER.fullmatch(phrase):
            return phrase
    return ""


_AND = re.compile(r"、|以及|和|及|与|(?<=”)(?=“)")


def distributed(phrase: str, count: int) -> tuple[str, ...]:
    """The ``count`` names of a 分别 list: 小麦播种面积 and 玉米播种面积 of 小麦、玉米播种面积; () when they are not so many.

    What the last name has after its first word is shared by names that are too short to have it themselves.
    """
    names = [n for n in _AND.split(phrase) if n]
    if len(names) != count:
        return ()
    first = words(names[-1])[0]
    shared = names[-1][len(first) :]
    if len(shared) < 2 or any(len(n) >= len(names[-1]) or n.endswith(shared[-2:]) for n in names[:-1]):
        return tuple(names)
    return (*(n + shared for n in names[:-1]), names[-1])


def completed(item: str, first: str) -> str:
    """A list item with the words that only the first item prints: 一等奖 of 培训讲师赛一等奖, then 二等奖.

    The item takes over what stands before the part of the first that has its length and its last character.
    """
    size = len(item)
    if 2 <= size < len(first) and first[-1] == item[-1] and item not in first:
        head = first[:-size]
        if len(head) in word_starts(first) and head[-1] not in "、”":
            return head + item
    return item
