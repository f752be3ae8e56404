"""Lists that papers print in running text (列举): their items, what they are of, how many there are said to be.

Papers enumerate with 、 and neighbouring quotation marks or book titles (甲、乙和丙等六大行动; “甲”“乙”……), with ordinals
(三项措施:一是…;二是…), as the parts of a sum (“1+2+10”体系(即…)) or of digits (“311”服务), and as names with a figure
each (甲率10%,乙率17%). A list behind which 等 or …… stands, or that 包括 opens, is open: it may name fewer than there are.
What stands in quotation marks, brackets and book titles is kept whole; lists inside them are lists of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from transforms.list_count import AT_ONCE, BEFORE, BEHIND, BESIDE, QUOTED, Count, behind_noun, count_of, number_of
from transforms.list_edges import first_item, joined, last_item
from transforms.list_figure import figure_lists
from transforms.list_head import noun_at, noun_before
from transforms.list_ordinal import ordinal_lists
from transforms.list_record import Item, Listing
from transforms.list_scan import QUOTES, UNQUOTES, Run, runs, sentences
from transforms.list_single import single_names
from transforms.list_sum import sum_lists
from transforms.list_words import ALL, ET_CETERA, HAN, NAMED, SOME

__all__ = ["Item", "Listing", "find_listings"]

MAX_ITEM = 40
"""Characters of the longest item; a longer stretch is a clause, not an item. 2026-11: 30, then 40 for deeds."""
MOST_ITEMS = 80
"""Items of the longest list. 2026-11: set to 80."""
_WORDY = re.compile(rf"[{HAN}A-Za-z]")
_NUMERAL = re.compile(r"[一二两三四五六七八九十0-9]")
_COUNTED = re.compile(r"[“‘『][一二两三四五六七八九十\d]")
_TRIMMED = frozenset(f" 、{QUOTES}")
_OPENERS = frozenset("即是为括含如有指(:—")

Span = tuple[int, int]


def find_listings(folded: str) -> tuple[Listing, ...]:
    """All lists of a folded text, in order. Linear in the text."""
    found = [*sum_lists(folded), *ordinal_lists(folded)]
    taken = {item.start for listing in found for item in listing.items}
    for begin, end in sentences(folded):
        if folded.count("%", begin, end) > 1:
            for listing in figure_lists(folded, begin, end):
                found.append(listing)
                taken.update(item.start for item in listing.items)
        for run in runs(folded, begin, end):
            for listing in _of_run(folded, run):
                if not taken or taken.isdisjoint([item.start for item in listing.items]):
                    found.append(listing)
    found += single_names(folded, found)
    found.sort(key=lambda each: (each.items[0].start, each.items[-1].end, each.form))
    return tuple(found)


def _of_run(folded: str, run: Run) -> Iterator[Listing]:
    """The lists of one stretch: several when 等 stands in its middle (甲、乙等部门、丙、丁等单位)."""
    start, cuts = run.start, run.cuts
    if len(cuts) > 1 and folded.find("等", cuts[0][1], cuts[-1][0]) >= 0:
        at = 1
        while at < len(cuts):
            a, b = cuts[at - 1][1], cuts[at][0]
            et = ET_CETERA.search(folded, a + 1, b)
            if et is not None and folded[a] not in QUOTES:
                listing = _listing(folded, start, cuts[:at], b, "、", run.sentence)
                if listing is not None:
                    yield listing
                start, cuts, at = et.end(), cuts[at:], 1
            else:
                at += 1
    listing = _listing(folded, start, cuts, run.end, run.mark, run.sentence)
    if listing is not None:
        yield listing


def _listing(folded: str, start: int, cuts: list[Span], end: int, mark: str, sentence: int) -> Listing | None:
    """The list in ``[start, end)`` divided at ``cuts``; None for two things that happen to stand together."""
    if cuts[-1][1] >= end:
        end, cuts = cuts[-1][0], cuts[:-1]
    if not cuts or len(cuts) >= MOST_ITEMS or cuts[0][0] <= start:
        return None
    last, first_end = cuts[-1][1], cuts[0][0]
    count: Count | None = None
    ends, after = end, -1
    if len(cuts) > 1 and last == cuts[-1][0] and (count := count_of(QUOTED.match(folded, last, end))) is not None:
        after = count.end  # “甲”、“乙”、“丙”“三项行动”
        end = ends = last
        cuts = cuts[:-1]
        last = cuts[-1][1]
    et = _et_cetera(folded, last, end) if folded.find("等", last, end) >= 0 else None
    dots = mark[:1] == "…"
    if len(cuts) == 1 and et is None and not dots and not _may_be_two(folded, start, cuts[0], end):
        return None
    middle = [_trim(folded, cuts[i - 1][1], cuts[i][0]) for i in range(1, len(cuts))]
    texts = [folded[a:b] for a, b in middle]
    if et is not None:
        ends, after = et.span()
        count = count_of(AT_ONCE.match(folded, after, end) or behind_noun(folded, after, end))
    elif count is None and folded[last] not in QUOTES and _NUMERAL.search(folded, last + 1, end):
        ends, count = _counted(folded, last, end, texts)
        after = count.end if count is not None else -1
    pair = joined(folded, last, ends, folded[start:first_end], texts)
    tail = [(last, ends)]
    if pair is not None:
        tail = [pair[0], (pair[1], ends)]
        texts.append(folded[pair[0][0] : pair[0][1]])
    whole = (
        dots or et is not None or (count is not None and ends - last <= 2 + max(map(len, texts), default=4))
    )
    if not whole:
        tail[-1] = tail[-1][0], last_item(folded, tail[-1][0], ends, folded[start:first_end], texts)
    if after < 0:
        closed = tail[-1][1] == end and mark != "" and mark in UNQUOTES
        after = end + 1 if closed else tail[-1][1]
        if closed or folded[after - 1] in UNQUOTES:
            count = count_of(AT_ONCE.match(folded, after, max(end, after + 24)))
            after = count.end if count is not None else after
    others = [*middle, *(_trim(folded, a, b) for a, b in tail)]
    a, b = others[-1]
    if pair is not None:
        texts[-1] = folded[others[-2][0] : others[-2][1]]
    texts.append(folded[a:b])
    lead = (
        first_item(folded, start, first_end, texts, quoted=folded[others[0][0] - 1] in QUOTES)
        if "" not in texts
        else -1
    )
    if lead < 0:
        return None
    spans = [_trim(folded, lead, first_end), *others]
    texts.insert(0, folded[spans[0][0] : spans[0][1]])
    if not _fits(folded, texts, start, lead) or (
        len(cuts) == 1 and len(spans) == 2 and _runs_on(folded, b, cuts[0], end, texts[1], dots)
    ):
        return None
    before = folded[max(start, lead - 6) : lead]
    open_ = et is not None or dots or before.endswith(SOME)
    if count is None:
        count = _count_before(folded, start, lead, sentence, len(spans))
    quoted = all(folded[a - 1] in QUOTES for a, _ in spans)
    if len(spans) == 2 and not (
        open_ or count or quoted or before.endswith(ALL) or folded[start - 1 : start] == "("
    ):
        return None
    if count is not None and _one_of_them(texts, count.head):
        count = None
    items = tuple([Item(a, b, text) for (a, b), text in zip(spans, texts, strict=True)])
    claim, form = ("open" if open_ else "closed"), ("quotes" if quoted else "marks")
    if count is None:
        head = noun_at(folded, after, max(end, after + 12)) or noun_before(folded, start, lead)
        return Listing(spans[0][0], spans[0][0], "", (), head, claim, items, form)
    head = count.head or noun_at(folded, after, max(end, after + 12))
    return Listing(count.start, count.end, count.said, (count.number,), head, claim, items, form)


def _may_be_two(folded: str, start: int, cut: Span, end: int) -> bool:
    """Whether two things with one 、 between them may be a list of two or, with 和, of three."""
    if cut[0] == cut[1] or folded[cut[0] - 1] in UNQUOTES or folded[start - 1 : start] in ("(", ":"):
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


def _counted(folded: str, last: int, end: int, texts: list[str]) -> tuple[int, Count | None]:
    """Where the words of the last item end before a count of the whole list, and that count (甲、乙、丙“三统一”)."""
    found = BEHIND.search(folded, last + 1, end)
    count = count_of(found)
    if found is None or count is None or found.start() - last > MAX_ITEM:
        return end, None
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
        return count_of(BEFORE.search(folded, max(sentence, lead - 48), lead))
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
    sizes = [len(text) for text in texts]
    longest = max(sizes)
    if not min(sizes) or longest > MAX_ITEM or _WORDY.search("、".join(texts)) is None:
        return False
    return max(sizes[1:]) > 4 or NAMED.search(folded[start : lead + sizes[0]]) is None


def _runs_on(folded: str, end: int, cut: Span, stop: int, second: str, dots: bool) -> bool:
    """Whether the second of two things is rather the next clause: …“甲”,“乙”成立…; 江山就是人民、人民就是江山."""
    if folded[cut[0]] == ",":
        return end + 1 < stop and folded[end + 1] not in "等,"
    return not dots and ("就是" in second or "即" in second or "以" in second)


def _one_of_them(texts: list[str], head: str) -> bool:
    """“五星”“四星”“三星”: the count is itself one of the items."""
    if not head:
        return False
    return any(text.endswith(head) and number_of(text[: -len(head)]) is not None for text in texts)
