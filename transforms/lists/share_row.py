"""What shares printed in a row are called (结构比): 三次产业结构比为8.2:41.5:50.3 tells 第一产业比重 and two more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from transforms.text.surroundings import Surroundings

_JOINED = re.compile(r" ?[:∶︰] ?")
_INDUSTRIES = re.compile(r"[三3](?:次|大|个)?产业|产业结构|一、?二、?三(?:次)?产业")
_OF_INDUSTRY = ("第一产业", "第二产业", "第三产业")
_NAMES = re.compile(
    r"(?:全[国省市县区州旗镇乡村])?((?:[一-鿿]{1,8}[、和与]){1,5}[一-鿿]{1,8}?)(?:的[一-鿿]{0,4}?|种植|面积|产值|产量)?"
    r"(?:结构|构成|比重|比例|占比|之?比)"
)
_SHARE = "比重"


def share_rows(around: Sequence[Surroundings]) -> Iterator[range]:
    """The figures that stand in one row, parted by colons, each row by their numbers."""
    first = 0
    for i in range(1, len(around) + 1):
        if i < len(around) and _JOINED.fullmatch(around[i].text, around[i - 1].end, around[i].start):
            continue
        if i - first > 1:
            yield range(first, i)
        first = i


def share_row_names(around: Sequence[Surroundings]) -> dict[int, str]:
    """By its number, the name of each figure of a row of shares whose kinds the words before it name."""
    return {
        i: f"{kind}{_SHARE}"
        for row in share_rows(around)
        for i, kind in zip(row, _kinds(around[row[0]], len(row)), strict=False)
    }


def told_at(around: Sequence[Surroundings]) -> list[int]:
    """Where each figure is told: a row of shares is told at its first one, whose time is that of all."""
    starts = [each.start for each in around]
    for row in share_rows(around):
        starts[row.start : row.stop] = [starts[row[0]]] * len(row)
    return starts


def _kinds(opening: Surroundings, many: int) -> Sequence[str]:
    said = opening.text[opening.sentence_start : opening.start]
    if many == len(_OF_INDUSTRY) and _INDUSTRIES.search(said):
        return _OF_INDUSTRY
    lists = _NAMES.findall(said)
    names = re.split("[、和与]", lists[-1]) if lists else ()
    return names if len(names) == many else ()
