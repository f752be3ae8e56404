"""Sums and digits whose parts the sentence tells (“1+2+10”体系, “311”服务): which part is which (数字口号的各项)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transforms.lists.kind import kind_of
from transforms.lists.record import Item, Listing
from transforms.lists.words import HAN, LEAD, TAIL

_STATED = re.compile(
    r"[“‘『](?:(?P<sum>\d{1,4}(?:\+(?:\d{1,4}|[NnXx]))+)[”’』]?|(?P<digits>[1-9]{2,6})[”’』])"
)
_INTRO = re.compile(rf"[”’』]?[{HAN}“”]{{0,16}}(?:\((?:即|指)?|,?(?:即|就是|是指))")
_COUNTED = re.compile(r"(\d{1,4})\s?(?!\d|年|月|日|[.%+])[个家名所座次支条处项人户站点种类台辆本张]")
_PARTED = re.compile(r"[、,;:]|[与和及](?=\d)")
_SENTENCE = re.compile(r"[。!?\n]")
_BODIES = frozenset(("organ", "facility", "firm"))
REACH = 400
"""Characters behind a sum in which its parts are told. 2026-11: set to 400."""

Part = tuple[int, int, int, int]
"""``(start, end, least, most)``: a part and how many things it may name; a body with another in brackets is one or two."""


def sum_lists(folded: str) -> Iterator[Listing]:
    """Every sum or row of digits in quotation marks whose parts are told in its sentence, each telling once."""
    told: set[tuple[str, int]] = set()
    for match in _STATED.finditer(folded):
        printed = match["sum"] or match["digits"]
        parts = printed.split("+") if match["sum"] else list(printed)
        if not all(part.isdigit() for part in parts):
            continue
        stated = tuple(map(int, parts))
        found = _explained(folded, match.end(), stated) or _around(folded, match, stated)
        if found and (printed, found[0].start) not in told:
            told.add((printed, found[0].start))
            head = _head(folded, match.end())
            yield Listing(match.start(), match.end(), match.group(), stated, head, "closed", found, "parts")


def _head(folded: str, at: int) -> str:
    found = re.compile(rf"[”’』]?的?([{HAN}]{{2,10}})").match(folded, at)
    if found is None:
        return ""
    stop = TAIL.first(found[1], 2, len(found[1]))
    return found[1][: stop[0]] if stop else found[1]


def _explained(folded: str, at: int, stated: tuple[int, ...]) -> tuple[Item, ...]:
    """The parts that 即 or a bracket behind the sum opens: all of them, else the counted ones if there are two."""
    window = folded[at : at + REACH].split("\n", 1)[0]
    intro = _INTRO.match(window)
    if intro is None:
        return ()
    close = window.find(")", intro.end()) if intro.group().rstrip("即指").endswith("(") else -1
    stop = _SENTENCE.search(window, intro.end())
    end = close if close >= 0 else stop.start() if stop else len(window)
    whole = _aligned(folded, at + intro.end(), at + end, stated, least=1)
    if whole:
        return whole
    counted = [(a, b, n) for a, b, n, _ in _parts(folded, at + intro.end(), at + end) if n]
    return tuple(Item(a, b, folded[a:b], n) for a, b, n in counted) if len(counted) >= 2 else ()


def _around(folded: str, match: re.Match[str], stated: tuple[int, ...]) -> tuple[Item, ...]:
    """Parts told without 即, behind the sum or before it in its sentence; only if they are just those stated."""
    stop = _SENTENCE.search(folded, match.end(), match.end() + REACH)
    again = folded.find(match.group(), match.end(), match.end() + REACH)
    end = min(stop.start() if stop else match.end() + REACH, again if again >= 0 else len(folded))
    if found := _aligned(folded, match.end(), end, stated):
        return found
    reach = max(0, match.start() - REACH)
    begin = max(reach, *(folded.rfind(mark, reach, match.start()) + 1 for mark in "。!?\n"))
    return _aligned(folded, begin, match.start(), stated)


def _aligned(folded: str, start: int, end: int, stated: tuple[int, ...], least: int = 2) -> tuple[Item, ...]:
    """The parts of ``[start, end)`` that tell the stated numbers one by one, named bodies among them; else nothing.

    ``least`` of them are counted.
    """
    parts = _parts(folded, start, end)
    counted = [n for _, _, n, _ in parts if n]
    size = len(stated)
    if len(counted) < least or len(parts) < size:
        return ()
    for at in range(len(parts) - size + 1):
        window = parts[at : at + size]
        if all(
            n == want or (not n and 1 <= want <= most)
            for (_, _, n, most), want in zip(window, stated, strict=True)
        ):
            return tuple(
                Item(a, b, folded[a:b], want) for (a, b, _, _), want in zip(window, stated, strict=True)
            )
    return ()


def _parts(folded: str, start: int, end: int) -> list[Part]:
    """Counted things (``n`` is their number) and named bodies (``n`` is 0) in the order of print."""
    found: list[Part] = []
    for a, b in _pieces(folded, start, end):
        counted = _COUNTED.search(folded, a, b)
        if counted is not None:
            stop = TAIL.first(folded, counted.end() + 1, b)
            ends = stop[0] if stop and stop[1] == b else b
            found.append((counted.start(), ends, int(counted[1]), 0))
            continue
        lead = LEAD.last(folded, b, a)
        begin = lead[1] if lead is not None and lead[1] < b - 1 else a
        stop = TAIL.first(folded, begin + 2, b)
        ends = stop[0] if stop is not None else b
        name, _, other = folded[begin:ends].partition("(")
        if kind_of(name) in _BODIES and len(name) > 2:
            found.append((begin, ends, 0, 2 if other and kind_of(other.rstrip(")")) in _BODIES else 1))
    return found


def _pieces(folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for mark in _PARTED.finditer(folded, start, end):
        if mark.start() > at:
            yield at, mark.start()
        at = mark.end()
    if at < end:
        yield at, end
