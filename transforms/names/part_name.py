"""The name of a part that a list gives in short (分项的名称): of 存栏牲畜60万头,其中牛18万头 the part is 牛存栏."""

from __future__ import annotations

import re

from transforms.links.frame import Spot, kin
from transforms.links.part_opening import OPENS_SENTENCE
from transforms.metric import Metric
from transforms.names.bare_part import GROUND, completed_part
from transforms.phrases.phrase import PREDICATES
from transforms.text.words import words

_SHORT = re.compile(r"[,(]?(?:其中)?[:,]?[、和及]?([一-鿿“”]{1,6}?)(?:完成|实现)?")
_SHORT_OTHER = re.compile(r"[,(]?(?:其中)?[:,]?[、和及]?([一-鿿]{2,8}其[他余它][一-鿿]{0,4})")
"""荞麦等其他作物: some of what is left over."""
_MEASURED = re.compile(
    r"存栏|出栏|(?:并网)?装机|参保(?=$|人)|(?<=[^总])总?产量$|(?:播种|种植)?面积$|(?<=[^总])总?产值$"
    r"|(?:发电|用电|供电|发送|运输|货运|客运|吞吐|销售|零售|成交|供水|用水)[量额]$"
)
"""What a whole measures of each of its kinds."""
_FIELD_WORK = re.compile(
    r"已?(?:收获|收割|抢收|机收|播种|机播|栽插|移栽|插秧|采收|采摘|定植|栽植|灌溉|收储)(?:面积)?$"
)
"""农作物已收获9万亩,其中谷子4万亩: how far the work on each is."""
_FIELDS = frozenset(("亩", "公顷"))
_DONE_WITH_IT = re.compile(r"[销储存入洗酿晾加供卖运收新改占已有未领续]|其他|其余|[量额数率值金款户人]$")
"""A kind has none of these: what was done with a part, or who has it, is no kind of it."""

_CASES = re.compile(r"案件?$")
_KIND_OF_CASE = re.compile(r"(?:刑事|民事|商事|民商事|行政|执行|国家赔偿|公益诉讼)")
_FACILITY = re.compile(r"[一-鿿]{0,2}(?:站|点|中心|组织|机构|食堂|车间|超市|书屋|床位|岗位)$")
# 解决就业300人,其中退役人员160人: whose deed the whole counts.
_WHO = re.compile(
    r"(?:[一-鿿0-9]{0,10}(?:人口|人员|劳动力|学生|老年人|老人|农民|群众|职工|青年|儿童|人群|毕业生|军人|大学生|农民工|残疾人)|妇女|女性|男性)"
)
_DEED = re.compile(
    r"(?:就业|务工|创业|参保|(?<=..)培训|接种[一-鿿]{0,4}疫苗|体检|参军|入学|献血|诊疗|住院|签约|(?:初步)?达成[一-鿿]{0,4}意向)$"
)
_STAGE = re.compile(r"(?:公办|民办|普通|普惠)?(?:幼儿园|学前|小学|初中|高中|中学)")
_OTHER = re.compile(r"其[他余它][一-鿿]{2,6}")
_PLAIN_NOUN = re.compile(
    r"(?:案件|诉求|货值|面积|产量|产值|学位|资金|项目|企业|设施|纠纷|线索|问题|隐患|岗位|贷款|疫苗|事项|活动)$"
)
_WHERE = re.compile(
    r"(?:城市|农村|城区|镇区|县城|集镇|乡镇|街道|社区|城市社区|农村社区|园区|工业园区|景区|企业|学校|机关|校园|村级|镇级)"
)
"""Where a facility stands: 个 of 服务站 counts no 乡镇."""


def _counted(name: str, whole: str) -> str:
    """What the whole counts that a class of people, a school or what is left over needs behind its name."""
    if _WHO.fullmatch(name):
        if words(name)[0] in PREDICATES:
            return ""  # 领取证书人员 is named by a deed of its own
        deed = _DEED.search(whole)
        return deed[0] if deed and deed[0][:2] not in name else ""
    noun = _PLAIN_NOUN.search(whole) if _OTHER.fullmatch(name) or _STAGE.fullmatch(name) else None
    if noun is None or noun[0] in name or (noun[0] != "学位") == (_STAGE.fullmatch(name) is not None):
        return ""
    return noun[0]


_DEGREES = frozenset(("博士", "硕士", "本科", "大专", "专科", "其他", "其余"))
"""Classes that are named by what is parted: 引进人才30人,其中博士4人."""
_RANKED = frozenset(("规模以上", "规上", "限额以上", "限上", "年产值亿元以上"))
"""Classes of bodies, which are told of these only: 酒企30家,其中规上4家."""
_TRADED = frozenset(("进口", "出口", "出栏", "存栏"))
_LONGEST = 16
"""Characters of the longest whole that a class or a deed takes over. 2026-11: 16."""


def _needs_whole(name: str, whole: str) -> bool:
    """Whether a class or a bare deed says nothing without its whole: 渔民360人,已就业300人."""
    if name in whole or not 2 <= len(whole) <= _LONGEST or name in _TRADED:
        return False
    return name in _DEGREES or name in PREDICATES


def part_name(part: Spot, name: str, whole: Metric) -> str:
    """``name`` with what its whole measures of each kind; ``name`` itself where it is no bare kind."""
    metric = part.metric
    if not (metric.role == whole.role and kin(metric, whole)) or part.kind != "level":
        return name
    if name[-1:] == "率" != whole.indicator[-1:] and whole.indicator:
        return whole.indicator  # 入库9万吨,库容使用率78%。其中甲镇2万吨: a rate counts nothing
    named = _of_kind(part, name, whole)
    return completed_part(part, name, whole.indicator) if named == name else named


def _of_kind(part: Spot, name: str, whole: Metric) -> str:
    metric = part.metric
    if len(name) == 1 and whole.indicator.startswith(name):
        return whole.indicator  # 已收割大豆9万亩,其中东乡已收2万亩
    if name in _RANKED and 2 <= len(whole.indicator) <= _LONGEST and "的" not in whole.indicator:
        return name + whole.indicator
    if len(name) == 2 and _needs_whole(name, whole.indicator):
        return whole.indicator + name if name in PREDICATES else name + whole.indicator
    bare = (_SHORT_OTHER if "其" in name[2:] else _SHORT).fullmatch(part.words)
    if (bare is None or bare[1] != name) and not name[:1].isdigit():
        return name
    if metric.sentence_start != whole.sentence_start and not OPENS_SENTENCE.match(
        part.text, metric.sentence_start
    ):
        return name
    if _KIND_OF_CASE.fullmatch(name) and _CASES.search(whole.indicator):
        return name + "案件"
    facility = _FACILITY.search(whole.indicator) if _WHERE.fullmatch(name) else None
    if facility is not None:
        return name + facility[0]
    counted = _counted(name, whole.indicator)
    if counted:
        return name + counted
    work = _FIELD_WORK.search(whole.indicator) if metric.unit in _FIELDS else None
    if work is not None and work.start() >= 2 and not _FIELD_WORK.search(name):
        return name + (whole.indicator if GROUND.fullmatch(name) else work[0])
    measured = _MEASURED.search(whole.indicator)
    if measured is None or _DONE_WITH_IT.search(name) or _MEASURED.search(name):
        return name
    return name + measured[0].removeprefix("总")
