"""Whether the words of a sentence tie a part to its whole (字面上是不是分项): only such parts can contradict it.

Links between figures are guesses that arithmetic may confirm; where a part is above its whole nothing
confirms them, and the sentence itself must say 其中, 包括, 分产业看 or put the parts in a bracket.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import count, repeat

from checks.figures.once import kept
from checks.figures.sentence import Sentence, letters
from checks.figures.spot import akin
from checks.interval import is_whole
from checks.rule import Facts
from checks.totals.opened import OPENS, OPENS_SENTENCE, is_item
from transforms.metric import Metric
from transforms.text.sentence import LIST_MARKS
from transforms.text.view import VIEW

_SEEN = re.compile(rf"\s*{VIEW}[,:]")
_TOTAL_AGAIN = re.compile(r"(?:共|共计|合计|总计|一共)(?:有|为|达)?$")
LISTED = 3
"""Figures side by side from which a list right behind a whole is taken for its parts. 2026-11: 3."""

ALOUD = 6
"""Characters between two sentences from which another stands between them that has no figures. 2026-11: 6."""

Place = tuple[Sentence, int]

NEAR = 120
"""Characters that may lie between a whole and the sentence of its parts. 2026-11: 120."""


@kept
def places(facts: Facts) -> Mapping[int, Place]:
    """Sentence and index of every figure that stands in one, by its identity (``id``): a page asks for few."""
    at: dict[int, Place] = {}
    for sentence in facts.sentences:
        at.update(zip(map(id, sentence.figures), zip(repeat(sentence), count()), strict=False))
    return at


def tied(whole: Metric, listed: Sequence[Metric], at: Mapping[int, Place]) -> Iterator[Metric]:
    """The parts of which the words say that they are of the whole."""
    known = at.get(id(whole))
    if whole.approx == "range" or (known is not None and is_rating(*known)):
        return
    for part in listed:
        place = at.get(id(part))
        if known is None or place is None or _says_so(known, place):
            yield part  # where the sentence cannot be read, the links are all there is


def is_rating(sentence: Sentence, at: int) -> bool:
    """两台33万千瓦机组: the size of each, not of all."""
    if not at or sentence.lead(at):
        return False
    return is_whole(sentence.figures[at - 1].unit) and not is_whole(sentence.figures[at].unit)


def _says_so(whole: Place, part: Place) -> bool:
    sentence, at = part
    if whole[0].start == sentence.start:
        if whole[1] > at:
            return True  # 新增8辆,总数达46辆: read the other way round by a rule of its own
        begin = whole[1]
        said = sentence.between(begin, at)
    else:
        gap = sentence.start - whole[0].end
        tail = whole[0].text[whole[0].figures[whole[1]].end - whole[0].start :]
        if _SEEN.match(whole[0].text) and _SEEN.match(sentence.text):
            return False  # 从企业看…;从产品看…: each way of looking parts the total before both
        if gap > ALOUD and whole[1]:
            return False  # …。一是规模扩大。其中,一季度12亿元: of the first figure before that, if of any
        if is_item(*whole):
            return False  # 热点中,甲12件、乙9件。从单位看,丙15件: what ends a list is not what the next is of
        if not 0 <= gap <= NEAR or not (OPENS_SENTENCE.match(sentence.text) or OPENS.search(tail)):
            return False
        begin, said = -1, sentence.text[: sentence.figures[at].start - sentence.start]
        said = said if OPENS.search(said) else "其中" + said
    opened = OPENS.search(said)
    if opened is None:
        return begin >= 0 and _listed_behind(sentence, begin, at)
    if ";" in said[: opened.start()] and not _of_what_was_compared(said[: opened.start()], whole, part):
        return False
    if (
        opened.group() in _COVERS
        and whole[0].start == sentence.start
        and _of_other_things(sentence, begin, at)
    ):
        return False
    first = _first_behind(sentence, begin, opened.group())
    return first is None or first == at or _alike(sentence, first, at, whole)


def _of_what_was_compared(said: str, whole: Place, part: Place) -> bool:
    """登记140件,比去年同期的160件下降12.5%;其中结案155件: nothing but the whole's own growth stands before 其中."""
    (sentence, first), (other, at) = whole, part
    if sentence is not other or not said.endswith(";") or said.count(";") > 1:
        return False
    level, *between = sentence.figures[first:at]
    grown = any(m.role == "change" and m.of_metric_id == level.metric_id for m in between)
    return grown and all(m.role == "change" or m.indicator == level.indicator for m in between)


_COVERS = ("涵盖", "包括", "包含")


def _of_other_things(sentence: Sentence, whole: int, part: int) -> bool:
    """涉及电子等18个行业,涵盖管理类等36个专业: each number has a noun of its own, and names are its examples."""
    first, second = letters(sentence.tail(whole)), letters(sentence.tail(part))
    return (
        sentence.lead(part).endswith("等")
        and len(first) > 1
        and len(second) > 1
        and not set(first) & set(second)
    )


def _listed_behind(sentence: Sentence, whole: int, at: int) -> bool:
    """评定职称320人,高级12人、中级96人、初级212人: an unbroken list of three or more right behind the whole."""
    figures, last = sentence.figures, whole + 1
    if last >= len(figures) or not sentence.lead(last).startswith(",") or ";" in sentence.lead(last):
        return False
    while last + 1 < len(figures) and sentence.lead(last + 1)[:1] == "、":
        last += 1
    same = all(figures[i].unit == figures[whole].unit for i in range(whole + 1, last + 1))
    return same and last - whole >= LISTED and at <= last


_BOUNDS = frozenset({"℃", "度", "岁", "周岁", "平方米"})
_PARTED = re.compile("[,;。]")


def _first_behind(sentence: Sentence, begin: int, word: str) -> int | None:
    """The figure that follows the word that opens the list."""
    for i in range(begin + 1, len(sentence.figures)):
        if word in sentence.lead(i):
            # 测温4万户,其中室温达到18℃以上的3万户: what only says which of them are meant
            bound = sentence.figures[i].unit in _BOUNDS and i + 1 < len(sentence.figures)
            return i + 1 if bound and not _PARTED.search(sentence.lead(i + 1)) else i
    return None


def _alike(sentence: Sentence, first: int, at: int, whole: Place) -> bool:
    """Whether a later figure goes on with the list: of its unit, and named before the number where the first is."""
    opener, part = sentence.figures[first], sentence.figures[at]
    if not akin(whole[0].figures[whole[1]], opener) or at < first:
        return False
    if ";" in sentence.between(first, at) and _TOTAL_AGAIN.search(sentence.clause_lead(at)):
        return False  # 建议17件,其中主办12件;提案共计13件: the next total
    named_first = bool(letters(OPENS.sub("", sentence.clause_lead(first))))
    named = bool(letters(sentence.clause_lead(at)))
    dealt = "分别" in sentence.clause_lead(first) and all(
        sentence.lead(i) in LIST_MARKS for i in range(first + 1, at + 1)
    )
    return named or dealt or not named_first or part.unit == opener.unit == ""
