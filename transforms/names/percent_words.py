"""The words before a percent (百分比前的话): what they name, and what only compares."""

from __future__ import annotations

import re
from functools import lru_cache

SHARE = re.compile(r"(?:占(?!地(?!区|方)|用|有(?!效)|领)|相当于)(?P<whole>[^,。;]{0,16})$")
GOAL_OF = re.compile(r"(?:占|完成|达到?|实现|为|是)[^,。;]{0,14}$")

RATE_OF = re.compile(r"(?<!增长)率(?:同比|环比|[比较][^,;]{2,8})?[上下增减提降][升降长加少高低]$")
AMOUNT_OF = re.compile(r"[数量额](?:量|值)?(?:同比|环比|[比较][^,;]{2,8})?[上下增减提降][升降长加少高低]$")

# Words of a change's clause that name nothing: against when, which way, how much.
_AGAINST = r"(?<![同环占])[比较](?!重|例|率|赛|武|大|快|好|强|高)[^,;]*$|(?:高|低|快|慢|优|好)[于出过][^,;]*$|同比[多少][一-龥]{1,4}$"
_FILLER = re.compile(
    rf"{_AGAINST}|与[^,。]{{2,30}}(?:相比|比较)|[0-9一二三四五六七八九十两]+项指标|一年下来|一年来|按可比(?:价格|口径|价)(?:计算)?"
    r"|(?:两|三|五)年平均|年均|年平均|同比|环比|同期|去年|上年|今年|全年|年度|年初|既定|目标|任务|计划|指标|预期"
    r"|时间进度|序时进度|时序进度|均衡进度|序时|进度|预算|总量的|数的|前?[一上下]?半年|前?第?[一二三四]季度|[一三五]年|截[至止]|[0-9-]+月份?底?|[0-9]+日"
    r"|分别|均|都|已|并|仅|只|再|又|也|还|同时|其中|超额|提前|率先|圆满|累计|实际|名义|[总合]?共计?"
    r"|低于|高于|优于|控制|平均水平|平均|全[国省市县区州]|占比|占|完成|实现|达到|达|为|是|约|将近|近|超过|超|了|的|幅度|比例"
    r"|增长率|增长|增加|增产|增收|增支|增幅|增速|增|下降|减少|减产|减收|减支|降低|回落|下跌|下滑|降幅|缩短|压减|压降|压缩"
    r"|下调|缩减|减|降|上升|提高|提升|提速|上涨|上调|涨幅|升|涨|翻|加快|放缓|收窄|回升|[高多超]出|多|少|高|低|快|慢|净|扩大|大幅"
    r"|至|到|、|和|及|“|”|\s"
)
_ATTRIBUTE = re.compile(
    r"(?:总量|总数|总额|总值|数量|人数|人次|户数|起数|量|数|额|率|面积|规模|比重|水平|幅)$"
)


@lru_cache(maxsize=2_000)
def subject(words: str) -> str:
    """The thing that the words before a percent name; empty when they only compare."""
    left = _FILLER.sub("", words)
    return _ATTRIBUTE.sub("", left) if left else ""


def half_said(thing: str, said: str) -> bool:
    """Whether at least half of the characters of ``thing`` are in ``said``."""
    asked = set(thing)
    return 2 * len(asked & set(said)) >= len(asked)
