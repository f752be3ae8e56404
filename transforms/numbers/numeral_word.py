"""Words that have a numeral character in them but print no figure (含数字的词), from ``idioms.csv``."""

from __future__ import annotations

import re
from typing import Literal, cast

from seeds import wordlists
from transforms.numbers.numeral_script import CHINESE

Kind = Literal["metric", "date", "time", "ordinal", "code", "slogan", "name", "idiom"]
"""Class of a numeral; only a metric counts or measures."""
KIND: dict[str, Kind] = {row["word"]: cast(Kind, row["kind"]) for row in wordlists.load("idioms")}
"""Class of every listed word: idiom, slogan, ordinal, name or date."""


def _source(kinds: frozenset[str], shortest: int = 1) -> str:
    groups: dict[str, list[str]] = {}
    for row in sorted(wordlists.load("idioms"), key=lambda r: (-len(r["word"]), r["word"])):
        if row["kind"] not in kinds or len(row["word"]) < shortest:
            continue
        stop = f"(?![{re.escape(row['not_before'])}])" if row["not_before"] else ""
        groups.setdefault(row["word"][0], []).append(re.escape(row["word"][1:]) + stop)
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in sorted(groups.items()))


WORD = f"(?:{_source(frozenset(KIND.values()))})"
"""Regex source: the longest listed word."""
NAME = f"(?:{_source(frozenset(('name',)))})"
"""Regex source: the longest listed name."""
IDIOM = f"(?:{_source(frozenset(('idiom',)), 4)})"
"""Regex source: a listed idiom of four characters or more (千方百计), which is no slogan of pairs."""
_WORD = re.compile(WORD)
_PLACE_END = re.compile(
    rf"(?:[^{CHINESE}\s\d，。、；：,.;:“”\"()]{{0,2}}(?:山|镇|村|县|市|乡|河|湖|寨|桥|铺|屯|湾|沟|坪|坡|岗|塘|堡|营|庄|峡|岭|洞|店)|中学|小学|医院|幼儿园)"
)


def listed(text: str, at: int) -> re.Match[str] | None:
    """The listed word that begins at ``at``."""
    return _WORD.match(text, at)


def unlisted(text: str, start: int, end: int) -> Kind:
    """Class of the Chinese numeral ``text[start:end]`` that counts nothing and stands in no listed word."""
    if end - start == 1 and text[start] == "一":
        return "idiom"
    return "name" if _PLACE_END.match(text, end) else "idiom"
