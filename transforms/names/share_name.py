"""What a share is called that names only its part or only its whole (占比的名称): 女学员占学员."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from transforms.links.frame import Links, Spot
from transforms.metric import Metric

_BARE_SHARE = re.compile(r"^(?:约|仅|只|分别)*占(?:约|近|了|到|超过?)?$")
_IN_ROW = re.compile(r"分别占(?:[约近]?[0-9.]+%[、和及与]?)+$")
_OF_PRINTED = re.compile(r"占[^,。;0-9]{0,8}[0-9][0-9.]*[万亿]?[^,。;0-9%、]{1,14}的?[约近]?$")
"""Before a share whose whole is printed with its number: 占全县18万亩耕地的."""
_REACH = 28
"""Characters before a share in which its whole or its row is looked for. 2026-11: 28."""
_LONGEST = 16
"""Characters of a whole's name that a share takes over. 2026-11: 16."""


def named_share(spot: Spot, share: Metric, by_id: Mapping[str, Metric], links: Links) -> Metric:
    """学员320人,其中女学员128人,占40%: a share that names neither is 女学员占学员; one of a printed whole has both names."""
    if share.role != "rate" or share.of_metric_id is None:
        return share
    part = by_id[share.of_metric_id]
    of = links[part.metric_id].get("of") if part.metric_id in links else None
    whole = by_id[of].indicator if of is not None else ""
    told = part.indicator
    if (mended := _told_of_whole(spot, share.indicator, told)) is not None:
        return replace(share, indicator=mended)
    if not told or not 1 < len(whole) <= _LONGEST or "占" in told + whole or told == whole:
        return share
    if _says_little(spot, told) or (share.indicator in (whole, told) and _of_printed(spot)):
        return replace(share, indicator=f"{told}占{whole}")
    return share


def _says_little(spot: Spot, told: str) -> bool:
    words = spot.words
    if _BARE_SHARE.match(words) or words == told + "占":
        return True
    return (
        words in ("、", "和")
        and _IN_ROW.search(spot.text, max(0, spot.start - _REACH), spot.start) is not None
    )


def _told_of_whole(spot: Spot, name: str, told: str) -> str | None:
    """收购茶青9吨,其中春茶5吨、夏茶4吨,占预计产量12吨的75%: the share is of the whole that it is linked to, of no part."""
    head, share, rest = name.partition("占")
    if not share or not head or not told or "占" in told or spot.words.lstrip(",、;")[:1] not in ("占", "的"):
        return None
    near = head in told or told in head or head[-2:] == told[-2:]
    return None if near or not rest.startswith(("预计", "计划", "应")) else f"{told}占{rest}"


def _of_printed(spot: Spot) -> bool:
    return _OF_PRINTED.search(spot.text, max(0, spot.start - _REACH), spot.start) is not None
