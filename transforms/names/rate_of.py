"""What a bare rate is of (率的对象): 隐患 of 整改率 behind 督促整改隐患, 医保 of 参保率 behind 医保参保."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.names.thing import VERB_HEAD, VERBS, noun_of, thing_of
from transforms.names.told import Told
from transforms.numbers.measure import family

CASES = re.compile(r"(?:结|破|收|立|审)案")
_OF_CASES = frozenset(("调撤", "调解", "撤诉", "服判息诉", "改判", "发回"))
"""What a court does with cases, whatever was told beside them."""
_OF_PEOPLE = frozenset(("就业", "上岗", "返岗", "创业", "转移就业"))
"""What only people do."""
_PEOPLE = frozenset("生者力员工民人户众群体童女年军")
"""Last characters of whoever does it."""
_GOAL_END = re.compile(r"(?:(?:年度|全年)?(?:任务|计划|目标)|(?<=..)应[检到参缴收接训改][一-鿿]?)$")
_HOW_MUCH = frozenset(("基本", "比较", "非常", "较为", "完全"))
"""Before what is rated: 基本满意4件,满意率."""
_LONGEST = 12
"""Characters of what a thing has, or is done with, that names its rate. 2026-11: 12."""
_MANNER_END = re.compile(r"(?:免费|按[时期]|如期|到期)$")
_NO_OBJECT = re.compile(
    r"(?:[应实已未]..?|后者|前者|其他|其余|免费|按[时期]|到期|如期|首针|.{0,4}(?:到期|按[时期])..)|(?:年度|全年)?(?:任务|计划|目标)"
)
"""What a rate is never of: 应检90人, 免费体检80人."""


def noun_of_rate(rate: str, told: Sequence[Told]) -> str:
    """What a bare rate is of: the nearest noun; of a thing that has the rate's stem, what stands beside it.

    ``told`` are the figures before it, nearest first. One that has the stem comes before others.
    """
    stem = rate[:-1]
    told = [m for m in told if family(m.unit) != "time"] or told[:0]  # 路上由3小时缩短到40分钟,损耗率降到5%
    if stem[0] == "不" and any(m.indicator.endswith(stem[1:]) for m in told[:3]):
        return ""  # 不捕11万人,不捕率48%
    if CASES.fullmatch(stem):
        told = [m for m in told if m.unit in ("件", "起")]  # 破案率 is not of the cars that were found
    if stem in _OF_CASES and any(m.indicator.endswith("案件") for m in told):
        return "案件"
    by, had, things = told[0].indicator.partition(stem) if told else ("", "", "")
    if had and 4 <= len(by) <= _LONGEST and len(things.lstrip("的")) >= 2 and not VERB_HEAD.match(by):
        return by  # 茶文化讲堂覆盖的村,覆盖率
    for metric in sorted(told, key=lambda m: not m.indicator.startswith(stem)):
        if "占" in metric.indicator:
            continue
        thing = _GOAL_END.sub("", thing_of(metric.indicator))
        before, found, after = thing.partition(stem)
        before = _MANNER_END.sub(
            "", before.removesuffix("应").removesuffix("不").removesuffix("已").removesuffix("表示")
        )
        sides = (after, before) if found else (thing,)
        for side in sides:
            noun = noun_of(side) if len(side) >= 2 else ""
            noun = side if side.endswith("案件") and len(side) <= 8 else noun
            if stem in _OF_PEOPLE and metric.unit in ("人", "名") and noun[-1:] not in _PEOPLE:
                continue  # 毕业生90人中,86人落实岗位,就业率95%
            if noun in _HOW_MUCH or noun[:1] in stem or _NO_OBJECT.fullmatch(noun):
                continue  # 撤诉9件,调撤率75%
            if noun and noun[-1] not in "率额每数量" and "每" not in noun and not VERBS.fullmatch(noun):
                return noun
    return ""
