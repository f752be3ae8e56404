"""One list from a stretch of text that 、 or quotation marks divide: its items, its count, its claim (列举的读法)."""

from __future__ import annotations

import re

from transforms.lists.count import (
    AT_ONCE,
    BEFORE,
    BEHIND,
    BESIDE,
    QUOTED,
    SITED,
    Count,
    behind_noun,
    count_of,
    number_of,
)
from transforms.lists.edges import first_item, joined, last_item
from transforms.lists.head import noun_at, noun_before
from transforms.lists.record import Item, Listing
from transforms.lists.scan import QUOTES, UNQUOTES
from transforms.lists.words import ADVERBS, ALL, ET_CETERA, NAMED, SOME, VERBS

MAX_ITEM = 40
"""Characters of the longest item; a longer stretch is a clause, not an item. 2026-11: 30, then 40 for deeds."""
MOST_ITEMS = 80
"""Items of the longest list. 2026-11: set to 80."""
SHORT = 4
"""Characters of names of persons, at most. 2026-11: set to 4."""
_WORDY = re.compile(r"[一-鿿A-Za-z]")
_NUMERAL = re.compile(r"[一二两三四五六七八九十0-9]")
_COUNTED = re.compile(r"[“‘『][一二两三四五六七八九十\d]")
_OPENED_BY = re.compile(r"(?:即|分别是|分别为)(?=[一-龥]{1,2}$)")
_TRIMMED = frozenset(f" 、{QUOTES}")
_OPENERS = frozenset("即是为括含如有指(:—")
_COUNTS = frozenset("的这共合总构组在“‘『一二两三四五六七八九十0123456789")
_PAIR_OPENERS = frozenset("(:")
_BREAKS = frozenset(",;:。()”’』」》、\n")

Span = tuple[int, int]


def built(folded: str, start: int, cuts: list[Span], end: int, mark: str, sentence: int) -> Listing | None:
    """The list in ``[start, end)`` divided at ``cuts``; None for two things that happen to stand together.

    ``mark`` ends the stretch, ``sentence`` is where its sentence begins.
    """
    if cuts[-1][1] >= end:
        end, cuts = cuts[-1][0], cuts[:-1]
    if not cuts or len(cuts) >= MOST_ITEMS or cuts[0][0] <= start:
        return None
    last = cuts[-1][1]
    count: Count | None = None
    if last == cuts[-1][0] and len(cuts) > 1:
        count = count_of(QUOTED.match(folded, last, end))  # “甲”、“乙”、“丙”“三项行动”
        if count is not None and folded.endswith(count.head, start, cuts[-1][0] - 1):
            count = None  # “五星”“四星”“三星”
        if count is not None:
            end, cuts = last, cuts[:-1]
            last = cuts[-1][1]
    et = _et_cetera(folded, last, end) if folded.find("等", last, end) >= 0 else None
    dots = mark[:1] == "…"
    if len(cuts) == 1 and et is None and not dots and not _may_be_two(folded, start, cuts[0], end):
        return None
    spans: list[Span] = []
    texts: list[str] = []
    at = -1
    for cut in cuts:
        if at >= 0:
            span = _trim(folded, at, cut[0])
            spans.append(span)
            texts.append(folded[span[0] : span[1]])
        at = cut[1]
    if "" in texts:
        return None
    first = folded[start : cuts[0][0]]
    ends, after, whole = end, -1, dots
    if et is not None:
        ends, after = et.span()
        whole = True
        count = count_of(_at_once(folded, after, end) or behind_noun(folded, after, end))
    elif count is not None:
        after = count.end
    elif folded[last] not in QUOTES and _NUMERAL.search(folded, last + 1, end) is not None:
        ends, count = _counted(folded, last, end, texts)
        if count is not None:
            after = count.end
            whole = dots or ends - last <= 2 + max(map(len, texts), default=4)
    pair = joined(folded, last, ends, first, texts)
    if pair is not None and not _is_one(folded[pair[0][1]], count, len(texts) + 2):
        a, b = _trim(folded, *pair[0])
        spans.append((a, b))
        texts.append(folded[a:b])
        last = pair[1]
    stop = ends if whole else last_item(folded, last, ends, first, texts)
    a, b = _trim(folded, last, stop)
    spans.append((a, b))
    texts.append(folded[a:b])
    if after < 0:
        after = stop
        closed = stop == end and mark != "" and mark in UNQUOTES
        if closed or folded[stop - 1] in UNQUOTES:
            after += closed
            count = count_of(_at_once(folded, after, max(end, after + 24)))
            after = count.end if count is not None else after
    if "" in texts:
        return None
    lead = first_item(folded, start, cuts[0][0], texts, quoted=folded[spans[0][0] - 1] in QUOTES)
    if lead < 0:
        return None
    if lead > start and (opened := _OPENED_BY.match(folded, start, lead)) is not None:
        lead = opened.end()  # 即免费托管、特长培养: the first item begins right behind 即
    spans.insert(0, _trim(folded, lead, cuts[0][0]))
    texts.insert(0, folded[spans[0][0] : spans[0][1]])
    if not _fits(folded, texts, start, lead):
        return None
    before = folded[max(sentence, lead - 6) : lead]
    open_ = et is not None or dots or before.endswith(SOME)
    if count is None:
        count = _count_before(folded, start, lead, sentence, len(spans))
    if count is not None and count.head and _one_of_them(texts, count.head):
        count = None
    form = "quotes" if all(folded[a - 1] in QUOTES for a, _ in spans) else "marks"
    if len(spans) == 2:
        told = open_ or count is not None or form == "quotes" or before.endswith(ALL)
        if not (told or folded[start - 1 : start] == "(") or _runs_on(
            folded, spans[1][1], cuts[0], end, texts[1], dots
        ):
            return None
    items = tuple([Item(a, b, text) for (a, b), text in zip(spans, texts, strict=True)])
    claim = "open" if open_ else "closed"
    head = count.head if count is not None else ""
    if not head and folded[after : after + 1] not in _BREAKS:
        head = noun_at(folded, after, max(end, after + 12))
    if count is not None:
        return Listing(count.start, count.end, count.said, (count.number,), head, claim, items, form)
    a = spans[0][0]
    return Listing(a, a, "", (), head or noun_before(folded, start, lead), claim, items, form)


def _is_one(joint: str, count: Count | None, listed: int) -> bool:
    """烹饪与营养 is one item where the stated count says so; 和 always joins two."""
    return joint in "与及" and count is not None and count.number == listed


def _may_be_two(folded: str, start: int, cut: Span, end: int) -> bool:
    """Whether two things with one 、 between them may be a list of two or, with 和, of three."""
    if cut[0] == cut[1] or folded[cut[0] - 1] in UNQUOTES or folded[start - 1 : start] in _PAIR_OPENERS:
        return True
    rest = folded[cut[1] : end]
    if "和" in rest or "及" in rest or "与" in rest or "暨" in rest:
        return True
    if _NUMERAL.search(rest, 1) is not None and BEHIND.search(rest, 1) is not None:
        return True
    before = folded[start : cut[0]]
    return "即" in before or "包括" in before or "就是" in before


def _et_cetera(folded: str, last: int, end: int) -> re.Match[str] | None:
    """等 behind the last item, outside of its quotation marks."""
    at = last + 1
    if folded[last] in QUOTES:
        at = max(folded.find("”", last, end), folded.find("》", last, end), at)
    return ET_CETERA.search(folded, at, end)


def _at_once(folded: str, at: int, end: int) -> re.Match[str] | None:
    return AT_ONCE.match(folded, at, end) if folded[at : at + 1] in _COUNTS else None


def _counted(folded: str, last: int, end: int, texts: list[str]) -> tuple[int, Count | None]:
    """Where the words of the last item end before a count of the whole list, and that count (甲、乙、丙“三统一”)."""
    found = BEHIND.search(folded, last + 1, end)
    count = count_of(found)
    if found is None or count is None or found.start() - last > MAX_ITEM:
        return end, None
    said = folded[last : found.start()]
    if said in VERBS or (said[:2] in ADVERBS and said[2:] in VERBS):
        return end, None  # 优化环境、扎实推进“三大行动”: the count is an object of its own
    listed = len(texts) + 2
    own = folded[last].isdigit() or any(text[0].isdigit() or text[-2:-1].isdigit() for text in texts)
    if any(_COUNTED.search(text) for text in texts):
        return end, None  # 坚定“四个意识”、坚定“四个自信”、做到“两个维护”
    if count.said[0] not in QUOTES and (own or not 2 * listed <= 3 * count.number + 2 <= 5 * listed + 4):
        return end, None
    return found.start(), count


def _count_before(folded: str, start: int, lead: int, sentence: int, listed: int) -> Count | None:
    """A count that the words before the list state: “两本”就是…; 三项措施:…; “五进”活动走进…."""
    if folded[lead - 1 : lead] in _OPENERS:
        at = max(sentence, lead - 48)
        return count_of(BEFORE.search(folded, at, lead)) if _NUMERAL.search(folded, at, lead) else None
    if folded[lead - 1 : lead] in ("在", "于") and folded.find(",分别", max(sentence, lead - 8), lead) >= 0:
        return count_of(SITED.search(folded, max(sentence, lead - 32), lead))
    if lead > start and folded.find("”", max(start, lead - 9), lead) >= 0:
        count = count_of(BESIDE.search(folded, max(sentence, lead - 20), lead))
        return count if count is not None and count.number == listed else None
    return None


def _trim(folded: str, a: int, b: int) -> Span:
    if folded[a] not in _TRIMMED and folded[b - 1] not in _TRIMMED:
        return a, b
    while a < b and folded[a] == " ":
        a += 1
    while b > a and folded[b - 1] in " 、":
        b -= 1
    if b - a > 2 and folded[a] in QUOTES and folded[b - 1] in UNQUOTES:
        inner = folded[a + 1 : b - 1]
        if not any(mark in inner for mark in QUOTES):
            return a + 1, b - 1
    return a, b


def _fits(folded: str, texts: list[str], start: int, lead: int) -> bool:
    longest = max(map(len, texts))
    if longest > MAX_ITEM or (texts[1][0] < "一" and _WORDY.search("、".join(texts[1:])) is None):
        return False
    return (
        longest > SHORT + 3
        or max(map(len, texts[1:])) > SHORT
        or NAMED.search(folded[start : lead + len(texts[0])]) is None
    )


def _runs_on(folded: str, end: int, cut: Span, stop: int, second: str, dots: bool) -> bool:
    """Whether the second of two things is rather the next clause: …“甲”,“乙”成立…; 质量就是信誉、信誉就是市场."""
    if folded[cut[0]] == ",":
        return end + 1 < stop and folded[end + 1] not in "等,"
    return not dots and ("就是" in second or "即" in second or "以" in second)


def _one_of_them(texts: list[str], head: str) -> bool:
    """“五星”“四星”“三星”: the count is itself one of the items."""
    return any(text.endswith(head) and number_of(text[: -len(head)]) is not None for text in texts)
