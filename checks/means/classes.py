"""Amounts told for each of several classes, what all of one count were paid, the part of an area that bears, seats of so many classes (分档、人头、挂果、学位)."""

from __future__ import annotations

import re

from checks.figures.sentence import Sentence
from transforms.numbers.number_kind import RELATIVE_UNITS

_FOR_EACH = re.compile(r"每(?:个|一)?[一-龥]{1,2}(?:每?[年月])?[^,;:、。0-9]{0,8}$")
_NEXT = re.compile(r"^[、,和及与]")
_PAID = re.compile(r"^,每[人户名]每?年[^,;:。0-9]{0,8}$")
_ALL_OF_IT = re.compile(r"^,(?:全年|每年|年)?(?:共|共计|合计|总计)[^,;:。0-9]{1,10}$")
_PART_OF_TIME = re.compile(r"月|季|上半年|下半年|首批|预拨|分期|第[一二三四]批|其中")


def one_of_classes(sentence: Sentence, at: int) -> bool:
    """甲类每户补助1万元、乙类每户补助3万元: each is that of a class, and not of all."""
    figures = sentence.figures
    for other in (at - 1, at + 1):
        if not 0 <= other < len(figures) or figures[other].unit != figures[at].unit:
            continue
        both = _FOR_EACH.search(sentence.lead(at)) and _FOR_EACH.search(sentence.lead(other))
        if both and _NEXT.match(sentence.lead(max(at, other))) and figures[at].unit not in RELATIVE_UNITS:
            return True
    return False


def paid_to_all(sentence: Sentence, count: int, at: int, total: int) -> bool:
    """护林员210名,每人每年补助5000元,共发放补助105万元: three figures in a row, and nothing of a part of the year."""
    if not count == at - 1 == total - 2 or any(
        m.approx != "exact" for m in sentence.figures[count : total + 1]
    ):
        return False
    row = _PAID.match(sentence.lead(at)) and _ALL_OF_IT.match(sentence.lead(total))
    return bool(row) and _PART_OF_TIME.search(sentence.text) is None


_BEARS = re.compile("挂果|投产|丰产|盛果|采摘|采收|收获|收割|初产")


def part_of_it(sentence: Sentence, at: int) -> bool:
    """Whether 其中 stands before figure ``at``, and not because only so much bears (其中挂果8万亩)."""
    lead = sentence.lead(at)
    return "其中" in lead and _BEARS.search(lead) is None


_SEATS = re.compile(r"学位|座位|床位|容纳|泊位|车位")


def seats_told(sentence: Sentence, at: int, heads: list[int], capacity: list[int]) -> bool:
    """设2个教学班,每班40人,可提供学位80个: three figures in a row."""
    if len(heads) != 1 or len(capacity) != 1 or {heads[0] + 1, capacity[0] - 1} != {at}:
        return False
    exact = all(m.approx == "exact" for m in sentence.figures[heads[0] : capacity[0] + 1])
    return exact and bool(_SEATS.search(sentence.words(capacity[0])))
