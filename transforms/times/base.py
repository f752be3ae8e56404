"""What a figure is compared with (比较的基数): 比上年, 恢复到2019年的九成, 超出去年一季度, 达到2020年同期水平."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.times.mention import TimeMention

_COMPARED = re.compile(r"(?:(?:相|对)?[比较](?:起|之)?|[高低多少快慢大小优好]于|超过了?)$")
"""Before a time: it is the base of a comparison (比上年增长3.2%), not the statement's period."""
_COMPARED_ENDS = frozenset("比较起之于过了")

_SURPASSED = re.compile(
    r"(?:[高多低少]出|超[出越过]?|赶[上超]|追上|越过|反超|领先|不[及如敌]|逊于|逊色于|好过|胜过)了?$"
)
"""Before a time: what was passed or missed (超出2019年8%)."""
_SURPASSED_ENDS = frozenset("出超越过上先及如敌于了")

_EQUALLED = re.compile(r"(?:接近|相当于|等于|追平|持平于|逼近|比肩|看齐)了?$")
_EQUALLED_ENDS = frozenset("近于平肩齐了")
_WHOLE_STRETCHES = frozenset(
    ("year", "plan", "half", "quarter", "month", "month_range", "festival", "deadline")
)
"""Before one of these: 接近“十三五”期间的总和; 接近年底 is no comparison."""

_RECOVERED = re.compile(
    r"(?:恢复|回升|回暖|反弹|修复|复苏|回落|回归|重回|重返)(?:率|程度|水平|比例)?(?:已|约|基本|总体|大体)?(?:[到至达为是]|达到)?了?(?:疫情(?:发生)?前的?)?$"
)
"""Before a time: how far a thing has come back to what it was then (恢复到2019年的九成)."""
_RECOVERED_ENDS = frozenset("复升暖弹苏落归回返到至达为是了前的平率度例")

_AGAINST = re.compile(r"(?:(?<!连)[和跟]|对[比照标])$")
_AGAINST_ENDS = frozenset("和跟比照标")
_IS_AGAINST = re.compile(
    r"(?:的?[^,。;、0-9]{0,8})?(?:相比|比较|[比较](?=[,增下减上提高多少])|对比|(?:基本|大致)?(?:持平|相当))"
)
"""Behind the time of 和2019年相比; 和2019年的报名人数 is a list."""

_SHARE_WORD = re.compile(r"(?:[到至达为是占]|有|仅|约|足有|足足是|相当于|只相当于)了?$")
_SHARE_ENDS = frozenset("到至达为是占有仅约于了")
_SHARE = re.compile(
    r"(?:同期|全年|同时期|假期|期间)?(?:水平|总量|总数|总额|规模)?的(?:约|近|不足|超过?|逾)?(?:[0-9][0-9.]*|[一二三四五六七八九十两]+) ?(?:%|成|倍)"
)
"""Behind a time: a share of what was then (为2019年的108%)."""

_LEVEL_WORD = re.compile(r"(?:[到至达回]|恢复|保持在?|维持在?|稳定在|高于|低于)了?(?:疫情前的?)?$")
_LEVEL_ENDS = frozenset("到至达回复持在于了前的")
_LEVEL = re.compile(r"的?(?:同期|全年|同时期)?的?(?:平均|正常|最好|历史)?(?:水平|规模|高位|状态)(?![0-9])")
"""Behind a time: the level of then (达到2020年水平)."""
_LISTED = frozenset(("、", "和", "及", "与", "或", ",", "以及"))

_ENDS = (
    _COMPARED_ENDS
    | _SURPASSED_ENDS
    | _EQUALLED_ENDS
    | _RECOVERED_ENDS
    | _AGAINST_ENDS
    | _SHARE_ENDS
    | _LEVEL_ENDS
)
_REACH = 18
"""Characters before a time that may hold what makes it a base. 2026-11: set to 18."""


def is_base(folded: str, start: int, end: int, kind: str, open_: bool, found: Sequence[TimeMention]) -> bool:
    """Whether the time of ``kind`` at ``[start, end)`` is only compared with; ``found`` are the times before it.

    So is the rest of a list of bases: 分别比前三季度、1至8月和1至7月加快.
    """
    if found and found[-1].kind == "base" and not open_ and folded[found[-1].end : start] in _LISTED:
        return True
    before = folded[start - 1 : start]
    if not before or before not in _ENDS:
        return False
    low = max(0, start - _REACH)
    if not open_ and before in _COMPARED_ENDS and _COMPARED.search(folded, max(0, start - 3), start):
        return True
    if kind not in _WHOLE_STRETCHES or open_:
        return False
    if before in _SURPASSED_ENDS and _SURPASSED.search(folded, low, start):
        return True
    if before in _EQUALLED_ENDS and _EQUALLED.search(folded, low, start):
        return True
    if before in _RECOVERED_ENDS and _RECOVERED.search(folded, low, start):
        return True
    if before in _SHARE_ENDS and _SHARE.match(folded, end) and _SHARE_WORD.search(folded, low, start):
        return True
    if before in _LEVEL_ENDS and _LEVEL.match(folded, end) and _LEVEL_WORD.search(folded, low, start):
        return True
    if before in _AGAINST_ENDS and _AGAINST.search(folded, low, start):
        return _IS_AGAINST.match(folded, end) is not None
    return False
