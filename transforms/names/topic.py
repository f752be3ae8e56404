"""What a clause without a number puts on the table (话题): 中药材 of 该县发展中药材产业,种植12万亩."""

from __future__ import annotations

import re

from transforms.phrases.phrase import any_of
from transforms.text.pattern_edge import Ending

_TOPIC = re.compile(rf"(?:{any_of('topic')})(?!的)([^,;。、的]{{2,14}})$")
# 养殖潜力得到有效挖掘: a sentence of its own, no verb with what it is done to.
_SAID_OF = re.compile(r"得到|有效|不断|明显|显著|持续|实现|达到|进入|成为|[较比]|已")
_ASPECT = Ending(r"^(?:[^,;。]{0,6}在)?([^,;。、的在]{2,12})(?:方面|领域)$")
# 今年全省春茶生产形势向好,产量为6万吨: how its production goes tells whose output follows.
_GOING = re.compile(
    r"(?:^|(?<=[省市县区州旗镇乡国]))([一-龥]{2,5}?)(?:生产|种植|养殖)(?:形势|总体|继续|保持|稳[步定中]|平稳|持续|喜获)[^,;。]{0,10}$"
)
# 乡里把茶亭改造列入民生实事,计划改造48座: what was put on a list is what the next clauses tell of.
_PUT_ON = re.compile(r"(?:把|将)([^,;。、]{3,16}?)(?:列入|列为|纳入|作为|当作|摆[在上])")
# 渠道修护也没停工,上半年完成投资3亿元: what went on too is what the next clauses tell of.
_GOES_ON_TOO = re.compile(
    r"(?:^|[省市县区州旗镇乡国村)]|讯 )([^,;。、()的在同时]{2,10}?)(?:也|同样|仍|依然|一样)(?:没有?|不|未)(?:停|歇|闲|落下|落后|放松|止步|断)[^,;。]{0,3}$"
)
# 个体户依旧是主角,占比超过九成: who leads is what the next clause tells of.
_LEADS = re.compile(
    r"(?:^|[,;。])([^,;。、()的在同时]{2,8}?)(?:依旧|依然|仍然?|继续|始终|一直)*(?:是|为|成为|占据|占|唱|保持|居于)[^,;。]{0,6}“?(?:主角|主体|主力|主导)[^,;。]{0,4}$"
)
# 大棚菜挑了大梁,全年销售…; 竹制品势头最猛,出口…: what is praised is what the next figures are of.
_PRAISED = re.compile(
    r"(?:^|[省市县区州旗镇乡国])([一-龥]{2,9}?)(?:仍|还|依旧|依然|继续)?(?:[挑唱占打当是]起?了?(?:大梁|主角|大头|头阵|重头)|势头(?:最|很|正)?[猛好旺]|表现抢眼|一枝独秀|领跑)$"
)
_THIS_END = re.compile(
    r"(?:^|[ ,;。)省市县区州旗镇乡])([^,;。、()的在]{2,10}?)(?:这一头|这一块|这一项|这一边|这头|这边|这一摊)(?:上|儿)?$"
)
_TOPIC_TAIL = Ending(r"(?:工程|产业|行动|工作|项目|建设)$")


def topic_of(clause: str) -> str:
    """What a clause without a number puts on the table: 中药材 of 该县发展中药材产业; empty when it names nothing."""
    going = _GOING.search(clause)
    if going:
        return going[1]
    too = _GOES_ON_TOO.search(clause)
    if too:
        return too[1]
    leads = _LEADS.search(clause) if "主" in clause else None
    if leads:
        return leads[1]
    praised = _PRAISED.search(clause)
    if praised:
        return praised[1]
    this = _THIS_END.search(clause)
    if this:
        return this[1]
    put = _PUT_ON.search(clause)
    if put:
        return put[1]
    match = _ASPECT.search(clause) or _TOPIC.search(clause[-30:])
    if not match or _SAID_OF.search(match[1]):
        return ""
    bare = _TOPIC_TAIL.cut(match[1])
    return bare if 2 <= len(bare) <= 12 else ""
