"""Lists that a stated count introduces or sums up (列举与总数): 甲、乙、丙“三大工程”; “三化”,即甲化、乙化、丙化.

Papers state a count in four ways: behind its list (A、B、C“三统一”, A、B等六大行动), before it (“两本”就是…,
三项措施:一是…), in digits whose parts follow (“311”服务,即提供3次…、1次…), and as a sum (“1+2+10”体系(即…)).
A list behind which 等 stands is open: it may name fewer than there are. Lists inside quotation marks,
brackets and book titles are kept whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from transforms.list_items import items_after, items_before, numbered_items
from transforms.numeral_script import read_chinese
from transforms.record import record

Claim = Literal["closed", "open"]

_HAN = "一-鿿"
_COUNT = r"(?P<count>[一二两三四五六七八九十]{1,3}|\d{1,2})"
_MEASURE = r"(?P<measure>大|项|个|类|种|条|方面|步|支|名|位|家|张|本|点|环节|座)?"
_KINDS = "大|项|个|类|种|条|方面"
_QUOTED = re.compile(rf"[“‘『]{_COUNT}{_MEASURE}(?P<head>[{_HAN}]{{1,6}})[”’』]")
_OF_QUOTED = re.compile(rf"{_COUNT}个[“‘『](?P<head>[{_HAN}]{{1,6}})[”’』]")
_PLAIN = re.compile(
    rf"(?<![第\d.,+一二两三四五六七八九十百千万几数余多每]){_COUNT}(?:{_KINDS})(?P<head>[{_HAN}]{{2,6}})"
)
_AFTER_LIST = re.compile(
    rf"(?<=等){_COUNT}(?:{_KINDS}|家|名|位|所|座|镇|县|省|市|区|村)(?P<head>[{_HAN}]{{0,6}})"
)
_SUM = re.compile(r"[“‘『](?P<sum>\d{1,4}(?:\+(?:\d{1,4}|[NnXx]))+)[”’』]?")
_DIGITS = re.compile(r"[“‘『](?P<digits>[1-9]{2,6})[”’』]")
_NO_LIST = frozenset(("位一体", "湾", "产业", "化妆", "同", "角", "农", "胞胎", "级", "年", "月", "天", "度"))


@record
class Item:
    """One item: ``[start, end)`` of the text, without the marks around it; ``number`` is a count it begins with."""

    start: int
    end: int
    text: str
    number: int | None = None


@record
class Listing:
    """A list with its stated count.

    ``[start, end)`` is the statement of the count (“八统一”); ``stated`` its number, or for digits and sums
    the numbers of the parts in order; ``head`` what is counted; ``claim``: ``open`` where 等 or …… follows
    the items, else ``closed``.
    """

    start: int
    end: int
    said: str
    stated: tuple[int, ...]
    head: str
    claim: Claim
    items: tuple[Item, ...]

    @property
    def is_sum(self) -> bool:
        """Whether the parts have counts of their own (“1+2+10”, “311”)."""
        return "+" in self.said or len(self.stated) > 1


def find_listings(folded: str) -> tuple[Listing, ...]:
    """The stated counts of a folded text that have a list beside them, in order. Linear in the text."""
    found = [*_sums(folded), *_counts(folded)]
    return tuple(sorted(found, key=lambda each: (each.start, each.end)))


def _counts(folded: str) -> Iterator[Listing]:
    done = 0
    patterns = (_QUOTED, _OF_QUOTED, _PLAIN, _AFTER_LIST)
    matches = [(m.start(), n, m) for n, pattern in enumerate(patterns) for m in pattern.finditer(folded)]
    for start, n, match in sorted(matches, key=lambda found: found[:2]):
        stated, head = _number(match["count"]), match["head"]
        if start < done or stated is None or not 2 <= stated <= 60 or (n == 0 and head in _NO_LIST):
            continue
        # 两个“排球”: a comparison, unless the list is said to be one
        summed = patterns[n] is not _OF_QUOTED or folded[start - 1 : start] in ("等", "的", "”", "」", "》")
        taken = items_before(folded, start) if summed else None
        taken = taken or items_after(folded, match.end(), stated)
        if taken is None:
            continue
        items = tuple(Item(a, b, folded[a:b]) for a, b in taken.spans)
        if any(_same_form(item.text, head) for item in items):
            continue  # “五星”“四星”“三星”: the count is itself one of the items
        done = match.end()
        claim: Claim = "open" if taken.open else "closed"
        yield Listing(start, match.end(), match.group(), (stated,), head, claim, items)


def _sums(folded: str) -> Iterator[Listing]:
    """“1+2+10+91”, “311”: the counts that follow (or stand before) in the same sentence are its parts."""
    for match in sorted([*_SUM.finditer(folded), *_DIGITS.finditer(folded)], key=lambda m: m.start()):
        printed = match.group().strip("“”‘’『』")
        parts = printed.split("+") if "+" in printed else list(printed)
        if not all(part.isdigit() for part in parts):
            continue
        found = numbered_items(folded, match.end())
        if found is None or len(found) < 2:
            continue
        items = tuple(Item(a, b, folded[a:b], number) for a, b, number in found)
        stated = tuple(int(part) for part in parts)
        yield Listing(match.start(), match.end(), printed, stated, "", "closed", items)


def _same_form(item: str, head: str) -> bool:
    return bool(head) and item.endswith(head) and _number(item[: -len(head)]) is not None


def _number(printed: str) -> int | None:
    if printed.isdigit():
        return int(printed)
    if not printed:
        return None
    read = read_chinese(printed)
    return None if read is None or read.value is None else int(read.value)
