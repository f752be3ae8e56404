"""Names of parts that together leave nothing of their whole out (男、女; 一产、二产、三产), and where they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from checks.figures.spot import Spot
from seeds import wordlists

REST_WORD = re.compile(r"其他|其它|其余|剩余")
"""Names what is left of a whole, whatever it is."""
_KINDS = [
    (tuple(re.compile(kind) for kind in row["kinds"].split(" ; ")), row["left_out"] == "nothing")
    for row in wordlists.load("whole_kinds")
]
_EXHAUSTIVE = [kinds for kinds, always in _KINDS if always]
_LIKELY = [kinds for kinds, always in _KINDS if not always]
"""Names that together leave nothing out, and those that seldom do (seeds/reference/whole_kinds.csv)."""
MOST_KINDS = max(len(kinds) for kinds in _EXHAUSTIVE)
_OF_SO_MANY = [[kinds for kinds in _EXHAUSTIVE if len(kinds) == many] for many in range(MOST_KINDS + 1)]
_NAMES = sorted({kind.pattern for kinds in _EXHAUSTIVE for kind in kinds})
_LETTERS = "".join(sorted(set(re.findall(r"\w", re.sub(r"\(\?<?!.*?\)", "", "".join(_NAMES))))))
_ONE_OF_THEM = re.compile(f"(?=[{_LETTERS}])(?:{'|'.join(_NAMES)})")
"""Any of the names; most letters of a word are in none of them, which is seen before the names are tried."""
_INDUSTRY = re.compile("第?[一二三][次]?产业?")
_RESPECTIVE = re.compile(r"([一-龥]{1,12}(?:(?:、|和|及|与)[一-龥]{1,12})+?)分别[一-龥]{0,4}$")
_MARK = re.compile("[、和及与]")


def likely_all(names: Sequence[str]) -> bool:
    """Whether two parts have the names that most such totals are made of (企业捐赠、个人捐赠)."""
    if len(names) != 2:
        return False
    return any(all(map(re.Pattern.search, kinds, names)) for kinds in _LIKELY)


@lru_cache(maxsize=1_000)
def may_exhaust(name: str) -> bool:
    """Whether a part has one of the names that together leave nothing out: the others may be those of other parts."""
    return _ONE_OF_THEM.search(name) is not None


def exhaustive(names: Sequence[str]) -> bool:
    """Whether the names of the parts leave no other part (男性、女性)."""
    return len(names) <= MOST_KINDS and _exhaustive(tuple(names))


@lru_cache(maxsize=5_000)
def _exhaustive(names: tuple[str, ...]) -> bool:
    all_names = "\n".join(names)
    for kinds in _OF_SO_MANY[len(names)]:
        if not kinds[0].search(all_names) or not kinds[1].search(all_names):
            continue
        if len(kinds) == 3 and kinds[0].pattern.startswith("第一产业") and "用电" in all_names:
            continue  # households use power as well
        left = list(names)
        for kind in kinds:
            match = next((name for name in left if kind.search(name)), None)
            if match is None:
                break
            left.remove(match)
        else:
            return True
    return False


def industries(outer: Sequence[Spot]) -> list[Spot]:
    """The three industries among their own parts (第二产业…,其中工业…;建筑业…。第三产业…)."""
    if len(outer) < 4:
        return []
    found = [s for s in outer if _INDUSTRY.search(s.words)]
    return found if len(found) == 3 and exhaustive([s.words for s in found]) else []


def named_before(opened: str) -> list[str]:
    """其中第一产业、第二产业、第三产业分别完成31亿元、59亿元、119亿元: the names of the parts, told before the first."""
    said = _RESPECTIVE.search(opened) if "分别" in opened else None
    return _MARK.split(said[1]) if said else []


_STRETCHES = {2: ("上半年",), 3: ("前三季度", "前3季度", "三季度末"), 4: ("全年", "年")}


def all_quarters(names: Sequence[str], told: str) -> bool:
    """一、二、三季度 of 前三季度: the quarters that the words before the total say there are."""
    stretches = _STRETCHES.get(len(names), ())
    in_order = all(name[:1] == spelled for name, spelled in zip(names, "一二三四", strict=False))
    return in_order and "季" in names[-1] and any(stretch in told for stretch in stretches)
