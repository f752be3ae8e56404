"""From a printed indicator phrase to its code in the controlled vocabulary (指标编码).

A phrase has a code only when it says a name of the vocabulary and nothing else: 累计发放创业担保贷款 is the
vocabulary's 创业担保贷款, 小微企业创业担保贷款不良率 is not. What may stand beside the name is a short list of
words that change nothing (累计, 全社会 is none of them) and, behind it, words that only say that it is counted.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from seeds import wordlists
from transforms.numbers.measure import family
from transforms.text.pattern_edge import Ending

# Begins with a set, which is found fastest.
_NOISE = re.compile(r"[的“”\"'‘’《》()、,\s](?:(?<=\()[^()]*\))?")
_IDLE_HEAD = re.compile(
    r"(?:累计|共计|总共|合计|一共|共|已经|已|目前|全年|年度|年末|当年|实现|完成|达到|拥有|现有|共有|建有|开展|举办|组织|发放|新增(?=补贴性)|各类|各项|各级|全部|预计|计划|力争|确保|带动(?=各类)|成功|依法|及时|免费|公开)"
)
_IDLE_TAIL = Ending(
    r"(?:总人数|人数|总数|数量|总量|总额|金额|人次|次数|起数|件数|户数|家数|场次|规模|数|资金|任务|工作|增速|增幅)$"
)

_DIMENSION = {"ratio": "count", "data": "count", "temperature": "count", "point": "share"}
_COMPARED = frozenset({"change", "target_pct"})
"""Roles whose percent is not of the indicator's own dimension (同比增长8%, 完成任务的72%)."""


def normalised(phrase: str) -> str:
    """A phrase without marks, 的, and what stands in brackets."""
    return _NOISE.sub("", phrase) or phrase


@cache
def _names() -> dict[str, tuple[str, str]]:
    """``(code, dimension)`` by normalised wording."""
    return {
        normalised(word): (row["code"], row["dimension"])
        for row in reversed(wordlists.load("indicators"))
        for word in (*row["synonyms"].split("|"), row["name"])
        if word
    }


@lru_cache(maxsize=4_000)
def _named(indicator: str) -> tuple[str, str] | None:
    """The vocabulary's entry that a phrase says, idle words aside; linear in the phrase."""
    names = _names()
    phrase = normalised(indicator)
    while phrase:
        found = names.get(phrase)
        if found:
            return found
        bare = _IDLE_TAIL.cut(phrase)
        if bare != phrase and bare in names:
            return names[bare]
        head = _IDLE_HEAD.match(phrase)
        if head is None:
            return None
        phrase = phrase[head.end() :]
    return None


@lru_cache(maxsize=2_000)
def _dimension(unit: str) -> str:
    kind = family(unit)
    return _DIMENSION.get(kind, kind)


def code_of(indicator: str, unit: str, role: str = "actual") -> str | None:
    """The code of ``indicator`` printed with ``unit``; None when the vocabulary has no such thing.

    People may be counted by heads or by turns, and a thing of people by people or pieces, so person and
    count stand for one another. A change or a percent of a target has the code of what it is told of,
    whatever its own unit.
    """
    found = _named(indicator)
    if found is None:
        return None
    code, dimension = found
    kind = _dimension(unit)
    alike = dimension == kind or {dimension, kind} == {"person", "count"}
    return code if alike or (role in _COMPARED and kind in ("share", "count")) else None
