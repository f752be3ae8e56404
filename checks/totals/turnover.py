"""What came, what went and by how much all grew (新增58家、退出16家,净增42家): the last is the first less the second."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks.figures.sentence import Sentence
from transforms.metric import Metric
from transforms.numbers.number_kind import RELATIVE_UNITS

_CAME = re.compile(
    r"(?:新增|新办|新设|新登记|新开[办业]|新入[库统规]|新进|新吸纳|迁入|调入|引进|入库|累放|累计发放|累计投放)[^,;:、。0-9]{0,8}$"
)
_WENT = re.compile(
    r"^[,、;](?:同期|同时|共|累计)?(?:退出|注销|吊销|迁出|调出|淘汰|关[停闭]|退[库规]|核减|流失|累收|累计收回|收回)[^,;:、。0-9]{0,8}$"
)
_NET = re.compile(r"^[,、;](?:比年初|较年初|全年|实际|累计)*净(?:增(?:加|长)?|投放)[^,;:、。0-9]{0,6}$")


def turnover(sentence: Sentence) -> Iterator[tuple[Metric, ...]]:
    """(came, went, net growth): three figures in a row, of one measure word."""
    figures = sentence.figures
    for at in range(2, len(figures)):
        came, went, net = figures[at - 2 : at + 1]
        row = _NET.match(sentence.lead(at)) and _WENT.match(sentence.lead(at - 1))
        if not row or not _CAME.search(sentence.clause_lead(at - 2)):
            continue
        plain = all(m.approx == "exact" and m.value is not None for m in (came, went, net))
        if plain and came.unit == went.unit == net.unit and net.unit not in RELATIVE_UNITS:
            yield came, went, net
