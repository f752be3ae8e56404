"""Where the first and the last item of a printed list begin and end (首末项的边界).

Between two 、 an item is plain. The first has the words before the list in front of it, the last what is said of the
list behind it. What the items have in common tells first (统一…、统一…; …工、…工), then the words of
``seeds/reference/list_words.csv``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.lists.scan import CLOSES, OPENS, QUOTES, UNQUOTES
from transforms.lists.words import ADVERBS, DEEDS, GENERIC, LEAD, OPENING, TAIL, VERBS
from transforms.text.words import words

Span = tuple[int, int]

ALIKE = 3
"""Characters from which items of one length are taken for items of one form. 2026-11: 3."""
NEAR = 40
"""Characters before the first 、 in which the first item begins. 2026-11: 40."""
_DIGIT = re.compile(r"\d")
FIGURE = re.compile(
    r"\d[\d.,]*[余多]?[十百千万亿]*[余多]?(?:个百分点|平方米|平方公里|公里|立方米|千瓦时|千瓦|公顷|公斤|千克|人次|万元|亿元|%|[一-鿿])?"
)
FIGURED = re.compile(FIGURE.pattern + "$")
"""An item that ends with a figure of its own: 一等奖1名."""
_ACTORS = frozenset("县市区镇乡村州省社局院校厂司团队组会委办们人者员户站厅处所企部门家地年月日来,;中")
_UNITS = frozenset("%米里吨亩元个人次户家名台辆套")
_HARD = frozenset("(:“‘『「《")
_MARKS = frozenset("、,)”’』」》")
_SCOPE = re.compile(
    r"(?:目前|当前|今年以来|近年来|近日|辖区(?!内)|全[年市县省区州镇乡国村](?!民|域)|我[市县省区]|该[市县省区镇乡村]|当地|其中|同时|此外|另外|先后|累计|一批|部分)+"
)
_SCOPES = frozenset("目当今近辖全我该其同此另先累一部")
_JOINT = re.compile(r"以及|(?<![饱温总共缓随调柔暖祥谦附参])[和及与暨](?![谐平睦气解时度])")


def first_item(folded: str, start: int, end: int, texts: Sequence[str], *, quoted: bool) -> int:
    """Where the first item begins, in the words ``[start, end)`` before the first 、; -1 when it is too far back.

    ``texts`` are the other items, ``quoted`` whether the next of them stands in quotation marks.
    """
    begin = max(start, end - NEAR)
    free = end
    if folded[end - 1] in UNQUOTES:
        at = _opened(folded, begin, end)
        if at >= 0 and (at == begin or quoted):
            return at
        free = at if at >= 0 else end
    said = folded[begin:end]
    if len(texts) > 1 and not quoted and texts[0][0] == texts[1][0]:
        at = _same_beginning(said, texts)
        if at >= 0:
            return begin + at
    sizes = [len(text) for text in texts]
    shortest, longest = min(sizes), max(sizes)
    cut = _behind_lead(said, texts, shortest, longest, free - begin)
    if said[cut] in _SCOPES:
        scope = _SCOPE.match(said, cut)
        if scope is not None and len(said) - scope.end() >= 2:
            cut = scope.end()
    if len(sizes) > 1 and free == end and (shortest == longest or texts[0][-2:-1].isdigit()):
        cut = _of_one_length(said, cut, texts, at_mark=not cut and folded[start - 1 : start] in _HARD)
    return begin + cut if cut or begin == start else -1


def last_item(folded: str, start: int, end: int, first: str, texts: Sequence[str]) -> int:
    """Where the last item ends, in the words ``[start, end)`` behind the last 、; it has a character at least.

    ``first`` ends with the first item, ``texts`` are the items between the two.
    """
    if folded[start] in QUOTES:
        close = _closed(folded, start, end)
        if close > 0 and (close == end or first[-1] in UNQUOTES):
            return close
        if close > 0:
            return max(close, _end(folded[start:end], first, texts) + start)
    return start + _end(folded[start:end], first, texts)


def _end(said: str, first: str, texts: Sequence[str]) -> int:
    """Where the last item ends in the words behind the last 、."""
    if not said:
        return 0  # 72%、91%、、。: nothing behind the last mark
    among = "、".join(texts)
    digit = _DIGIT.search(said, 2)
    if digit is not None or said[0].isdigit():
        if FIGURED.search(first) is not None or any(FIGURED.search(text) for text in texts):
            own = FIGURE.search(said)
            return own.end() if own is not None else len(said)  # 甲3个、乙5个、丙2个
        if digit is not None:
            said = said[: digit.start()]  # 甲、乙、丙3幅: the count is of them all or of the last
    cut = size = len(said)
    at = 1 if among and min(map(len, texts)) == 1 else 2
    while (found := TAIL.first(said, at, size)) is not None:
        start_at, at, _ = found
        word = said[start_at:at]
        if word in among and (len(word) > 1 or word == "的"):
            continue
        if at == size and len(word) > 1 and start_at < 4:
            continue  # 农田改造提升: the verb is the item's own
        cut = start_at
        break
    left = said[:cut]
    if not texts:
        return cut
    if at := _same_ending(said, cut, [first, *texts]):
        return at
    each = len(texts[0])
    alike = each >= ALIKE and cut > each + 1 and len(texts) > 1 and all(len(text) == each for text in texts)
    if alike and _ends_word(left, each):
        return each
    if left.endswith(GENERIC):
        noun = next(noun for noun in GENERIC if left.endswith(noun))
        if cut - len(noun) >= 2 and not any(text[-1] == noun[-1] for text in texts):
            return cut - len(noun)
    return cut


def joined(folded: str, start: int, end: int, first: str, texts: Sequence[str]) -> tuple[Span, int] | None:
    """The last item but one and where the last begins, when 和 joins the two; None when it does not."""
    said = folded[start:end]
    if not ("和" in said or "与" in said or "及" in said or "暨" in said):
        return None
    for found in _JOINT.finditer(said, 1):
        at, behind = found.span()
        if _level(said, at):
            break
    else:
        return None
    if said[at] in "及与" and said[at - 1] in "以涉普惠遍顾推参给赋授":
        return None
    if (at < 2 or len(said) - behind < 2) and not (
        texts and max(map(len, texts)) == 1 and behind < len(said)
    ):
        return None
    if texts and _JOINT.search("、".join(texts), 1) is not None:
        return None  # 甲和乙、丙和丁: pairs
    if said[at - 1] != first[-1]:
        told = TAIL.first(said, 2, at)
        if told is not None and not (told[1] == at and at - told[0] > 1):
            return None
    return (start, start + at), start + behind


def _behind_lead(said: str, texts: Sequence[str], shortest: int, longest: int, free: int) -> int:
    """Where the last word ends that stands before the list, unless it is one of the item's own; 0 for none.

    Words are looked for before ``free``, where a quotation begins that ends the first item.
    """
    least = 1 if longest <= 2 else 2
    named = _name_length(said) if said[-2:-1].isdigit() and _name_length(texts[0]) else len(said)
    opening = OPENING.match(said)
    begin = opening.end() if opening is not None else 0
    size = len(said)
    lead = LEAD.last(said, free)
    while lead is not None:
        first, at, use = lead
        verb = use != "link"
        within_name = (
            use == "deed"
            and first > begin
            and said[first - 1] not in _ACTORS
            and said[first - 2 : first] not in ADVERBS
        )
        if not within_name and named - at >= least and said[at] not in _MARKS:
            word = said[first:at]
            own = (word == "的" and any("的" in text for text in texts)) or (
                len(word) > 1 and all(word in text for text in texts)
            )
            # 流程标准化, 手段信息化: the verb is within a name like the others
            within = verb and size - at < shortest - 1 and size - begin <= longest + 1
            if not own and not (within and all(text[-1] == said[-1] for text in texts)):
                if verb and _are_deeds(texts):
                    return first
                return at
        lead = LEAD.last(said, first)
    return begin if size - begin >= least else 0


def _are_deeds(texts: Sequence[str]) -> bool:
    """Whether the items are deeds, each with its verb (完善政策、优化服务、强化监管)."""
    deeds = sum(text[:2] in DEEDS for text in texts)
    verbs = sum(text[:2] in VERBS for text in texts) - deeds
    return (verbs > 0 and 2 * (verbs + deeds) >= len(texts)) or deeds == len(texts)


def _of_one_length(said: str, cut: int, texts: Sequence[str], *, at_mark: bool) -> int:
    """Where the first item begins behind ``cut`` when the names of all others, without their figures, are of one length."""
    sizes = {_name_length(text) for text in texts}
    size, end = min(sizes), _name_length(said)
    if len(sizes) > 1 or at_mark or not 1 < size < end - cut:
        return cut
    if size <= ALIKE and said[-1] != texts[0][-1]:
        return cut
    return end - size if _ends_word(said[cut:end], end - cut - size) else cut


def _name_length(text: str) -> int:
    figure = FIGURED.search(text) if text[-1] in _UNITS or text[-2:-1].isdigit() else None
    return len(text) if figure is None else figure.start()


def _opened(folded: str, start: int, end: int) -> int:
    """Where the quotation that closes right before ``end`` opens; -1 when it does before ``start``."""
    depth = 0
    for at in range(end - 1, start - 1, -1):
        if folded[at] in UNQUOTES:
            depth += 1
        elif folded[at] in QUOTES:
            depth -= 1
            if not depth:
                return at
    return -1


def _closed(folded: str, start: int, end: int) -> int:
    """Where the quotation that opens at ``start`` has ended; -1 when it does not before ``end``."""
    depth = 0
    for at in range(start, end):
        if folded[at] in QUOTES:
            depth += 1
        elif folded[at] in UNQUOTES:
            depth -= 1
            if not depth:
                return at + 1
    return -1


def _same_beginning(said: str, texts: Sequence[str]) -> int:
    """Where the first item begins when all others begin alike (统一…、统一…); -1 when they do not."""
    word = texts[0][:2]
    for text in texts:
        if text[0] != word[0]:
            return -1
        if text[:2] != word:
            word = word[0]
    if word[0].isdigit() or word not in said[: -len(word)]:
        return -1
    usual, size = len(texts[0]), len(said)
    found = [at for at in range(size - len(word)) if said.startswith(word, at)]
    best = min(found, key=lambda at: (abs(size - at - usual), at))
    return best if size - best <= max(map(len, texts)) + 4 else -1


def _same_ending(said: str, cut: int, texts: Sequence[str]) -> int:
    """Where the last item ends when all others end alike (…工、…工), best before ``cut``; 0 when they do not."""
    word = texts[0][-2:]
    char = word[-1]
    for text in texts:
        if text[-1] != char:
            return 0
        if text[-2:] != word:
            word = char
    if char in UNQUOTES or char.isdigit():
        return 0
    for shared in (word, char):
        at = said.rfind(shared, 1, cut)
        if at >= 0:
            return at + len(shared)
    at = said.find(char, cut)
    return at + 1 if 0 <= at <= max(map(len, texts[1:])) + ALIKE else 0


def _ends_word(said: str, at: int) -> bool:
    """Whether a word ends at ``at``."""
    done = 0
    for word in words(said):
        done += len(word)
        if done >= at:
            return done == at
    return False


def _level(said: str, at: int) -> bool:
    """Whether no quotation mark or bracket is open at ``at``."""
    for opens, closes in zip(OPENS, CLOSES, strict=True):
        if opens in said and said.count(opens, 0, at) != said.count(closes, 0, at):
            return False
    return True
