"""The name of a listed thing (名目): without its count, and one name for the spellings that a reviewed table joins."""

from __future__ import annotations

import re
from functools import cache

from seeds import wordlists

_DIGIT = re.compile(r"[0-9]")
_TRIMMED = frozenset(" 、“‘『「《")
_COUNT_FIRST = re.compile(
    r"\d[\d.]*[万亿]?(?:余|多)?(?:[个家名所座次支条处项人户站点种类台辆本张只口块盏幅套件场期]|万元|元)(?:的)?(?=.{2})"
)
_COUNT_LAST = re.compile(
    r"(?<=.{2})\d[\d.]*[万亿]?(?:余|多)?(?:[个家名所座次支条处项人户站点种类台辆本张只口块盏幅套件场期]|万元|元)$"
)
_OPENS, _CLOSES = "“‘『「《", "”’』」》"


def name_of(text: str) -> str:
    """What an item names: 8个镇级驿站 and 二等奖2名 without their counts, “甲”驿站 with its marks as printed inside."""
    if _DIGIT.search(text) is None and text[0] not in _TRIMMED:
        return text
    bare = _COUNT_LAST.sub("", _COUNT_FIRST.sub("", text, count=1), count=1)
    bare = bare.strip(" 、")
    if (
        len(bare) > 2
        and bare[0] in _OPENS
        and bare[-1] in _CLOSES
        and not any(c in _OPENS for c in bare[1:-1])
    ):
        bare = bare[1:-1]
    return bare or text


@cache
def _aliases() -> dict[tuple[str, str], str]:
    return {(row["kind"], row["alias"]): row["name"] for row in wordlists.load("name_aliases")}


def name_id(name: str, kind: str) -> str | None:
    """One id for all spellings of a name (育婴师 is 育婴员 by ``seeds/reference/name_aliases.csv``); None without a kind.

    >>> name_id("育婴师", "occupation"), name_id("育婴员", "occupation"), name_id("茶叶", "")
    ('occupation:育婴员', 'occupation:育婴员', None)
    """
    if not kind or not name:
        return None
    return f"{kind}:{_aliases().get((kind, name), name)}"
