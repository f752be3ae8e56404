"""Which projects were put on a list (列入的是什么项目): 对薄弱学校澡堂逐个改造,共列入项目360个."""

from __future__ import annotations

import re

from transforms.text.surroundings import Surroundings

_ONLY_PROJECTS = re.compile(
    r"(?:共|一共|总共|已|先后)*(?:列入|纳入|安排|实施|涉及|确定|储备|申报)?(?:的)?项目"
)
_WORK = re.compile(
    r"[对给把将](?:[0-9]+[个家所座][县市区乡镇街道村校]{1,2}的?)?([^,;。0-9的]{2,12}?)(?:的)?"
    r"(?:逐[个一座户栋家]|挨个|分批|分期|全部|全面|统一|集中|进行|实施|开展|加以|实行|再)+"
    r"(改造|整治|修缮|加固|翻修|翻新|改建|扩建|新建|重建|提升|治理|修复|维修|升级)[^,;。0-9]{0,4},"
)
_REACH = 60
"""Characters before the figure in which the work is looked for. 2026-11: 60."""


def put_on_list(phrase: str, around: Surroundings) -> str:
    """澡堂改造项目 for a bare 列入项目; any other phrase as it is."""
    if _ONLY_PROJECTS.fullmatch(phrase) is None:
        return phrase
    low = max(around.sentence_start, around.start - _REACH)
    works = list(_WORK.finditer(around.text, low, around.start))
    return f"{works[-1][1]}{works[-1][2]}项目" if works else phrase
