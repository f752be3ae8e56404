"""Every numeral of a text with its class (数量): metrics with measure word and bounds, and all that is none.

One pass: at each character that can begin something, the pattern of :mod:`transforms.numbers.numeral_scan` for that character says
what stands there. Numbers are then read with what follows them (余, 万, measure word, 以上) and what precedes
them (近, 超). Signs of a decline (下降14%) are left to the reader of the sentence; only 零下 and a printed
minus make a value negative.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from transforms.numbers.bare_number import is_name
from transforms.numbers.counted import classify, plain_number
from transforms.numbers.grade import is_grade
from transforms.numbers.hundred_row import shares_in_row
from transforms.numbers.numeral_scan import AFTER_LEAD, OTHER, PLAIN, SCANNERS, START, is_plain
from transforms.numbers.numeral_script import read_chinese
from transforms.numbers.numeral_value import scaled
from transforms.numbers.numeral_word import Kind
from transforms.numbers.quantity_value import Quantity
from transforms.text.unit_table import table_at, unit_tables

__all__ = ["Kind", "Mention", "Quantity", "find_quantities"]

_TITLE = re.compile(r"《[^《》\n]{1,80}》")
_LISTED = re.compile(r" ?(?:[、,]|和|及|与|或|以及) ?")
_SCALE_END = re.compile(r"[千百十]?[万亿]+$")
_DIGITS = frozenset("0123456789")
_NO_SPAN = (sys.maxsize, sys.maxsize)
"""Behind the last span, so that no list has to be asked for its end."""


class Mention(Protocol):
    """Anything with a span and a kind; a mention of time is one."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def kind(self) -> str: ...


def find_quantities(folded: str, times: Sequence[Mention] = ()) -> tuple[Quantity, ...]:
    """Everything in ``folded`` that looks like a numeral, in order, without overlaps.

    ``times`` are mentions of dates and clock times found elsewhere: numerals inside them are ``date``,
    or ``time`` for the kind ``clock``. Plain dates are known without them. Linear in the text.
    """
    found: list[Quantity] = []
    search, number = START.search, PLAIN.match
    begin = search(folded, 0)
    while begin is not None:
        start = begin.start()
        char = folded[start]
        if char in _DIGITS:
            match = number(folded, start)
            if match is not None and is_plain(folded, start, match.end()):
                quantity = plain_number(folded, start, match.end())
                found.append(quantity)
                begin = search(folded, quantity.end)
                continue
        scanner = SCANNERS.get(char)
        if scanner is None and folded[start + 1] in AFTER_LEAD[char]:
            scanner = OTHER
        match = scanner.match(folded, start) if scanner is not None else None
        if match is None or match.end() == start:
            begin = search(folded, start + 1)
            continue
        quantity = classify(folded, match)
        if quantity.unit and is_grade(folded, quantity):
            quantity = quantity.of_kind("ordinal")
        found.extend(shares_in_row(folded, quantity) or (quantity,))
        begin = search(folded, quantity.end)
    _carry(folded, found)
    _measure_cells(folded, found)
    return tuple(_settle(folded, found, times))


def _carry(text: str, found: list[Quantity]) -> None:
    """Give list items without a measure word that of their neighbour (…10%，…为0; 23.5、18.2万元)."""
    for i in range(len(found) - 2, -1, -1):
        item = found[i]
        if item.unit or item.kind != "metric" or item.numeral is None:
            continue
        after = found[i + 1]
        if after.start - item.end > 4 or not _LISTED.fullmatch(text, item.end, after.start):
            continue
        if after.kind in ("ordinal", "date", "code"):
            found[i] = item.of_kind(after.kind)
        elif after.kind == "metric" and after.unit:
            numeral = item.numeral
            scale = _SCALE_END.search(text[after.start : after.number_end])
            factor = (
                read_chinese(scale[0])
                if scale and not _SCALE_END.search(text[item.start : item.end])
                else None
            )
            if factor and factor.value:
                numeral = scaled(numeral, factor.value)
            found[i] = replace(item, unit=after.unit, numeral=numeral)
    unit, end, named = "", -100, -100
    for i, item in enumerate(found):
        if item.kind == "code":
            named = item.end
        elif item.kind == "metric" and not item.unit and is_name(text, item.start, item.end, named):
            found[i] = item.of_kind("code")  # 波音737、747和787
            named = item.end
        if found[i].kind != "metric":
            continue
        if not item.unit and item.numeral and item.numeral.value == 0 and item.start - end <= 40:
            between_them = text[end : item.start]
            if not any(c in between_them for c in "。\n;；"):
                found[i] = replace(item, unit=unit)
        unit, end = found[i].unit, item.end


def _measure_cells(text: str, found: list[Quantity]) -> None:
    """Give the bare numbers of a table the measure word that its head says they have (单位:万吨)."""
    tables = unit_tables(text)
    if not tables:
        return
    for i, item in enumerate(found):
        table = table_at(text, item.start) if not item.unit and item.numeral is not None else None
        if table is None or item.numeral is None:
            continue
        factor = read_chinese(table.scale) if table.scale else None
        numeral = scaled(item.numeral, factor.value) if factor and factor.value else item.numeral
        found[i] = Quantity(item.start, item.end, "metric", numeral, table.unit, item.number_end)


def _settle(text: str, found: list[Quantity], times: Sequence[Mention]) -> list[Quantity]:
    """Numerals inside mentions of time are dates, numerals inside 《…》 are names."""
    titles = [match.span() for match in _TITLE.finditer(text)]
    spans = sorted([(m.start, m.end, "time" if m.kind == "clock" else "date") for m in times])
    if not titles and not spans:
        return found
    titles.append(_NO_SPAN)
    spans.append((*_NO_SPAN, ""))
    settled: list[Quantity] = []
    t = s = 0
    for item in found:
        start = item.start
        while titles[t][1] <= start:
            t += 1
        while spans[s][1] <= start:
            s += 1
        if spans[s][0] <= start and item.end <= spans[s][1]:
            kind: Kind = "time" if spans[s][2] == "time" else "date"
            item = item.of_kind(kind)
        elif titles[t][0] < start and item.kind in ("metric", "ordinal", "slogan"):
            item = item.of_kind("name")
        settled.append(item)
    return settled
