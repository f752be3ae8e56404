"""Amounts that are told for each of several classes, and those that all of one count were paid (分档标准与人头补助)."""

from __future__ import annotations

import re

from checks.sentence import Sentence
from transforms.number_kind import RELATIVE_UNITS

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
