"""The name of a part that a list gives in short (分项的名称): of 存栏牲畜60万头,其中牛18万头 the part is 牛存栏."""

from __future__ import annotations

import re

from transforms.link_frame import Spot, kin
from transforms.metric import Metric
from transforms.part_opening import OPENS_SENTENCE

_SHORT = re.compile(r"[,(]?(?:其中)?[:,]?[、和及]?([一-鿿“”]{1,6}?)(?:完成|实现)?")
_MEASURED = re.compile(
    r"存栏|出栏|(?:并网)?装机|参保(?=$|人)|(?<=[^总])总?产量$|(?:播种|种植)?面积$|(?<=[^总])总?产值$"
    r"|(?:发电|用电|供电|发送|运输|货运|客运|吞吐|销售|零售|成交|供水|用水)[量额]$"
)
"""What a whole measures of each of its kinds."""
_DONE_WITH_IT = re.compile(r"[销储存入洗酿晾加供卖运收新改占已有未领续]|其他|其余|[量额数率值金款户人]$")
"""A kind has none of these: what was done with a part, or who has it, is no kind of it."""

_CASES = re.compile(r"案件?$")
_KIND_OF_CASE = re.compile(r"(?:刑事|民事|商事|民商事|行政|执行|国家赔偿|公益诉讼)")
_FACILITY = re.compile(r"[一-鿿]{0,2}(?:站|点|中心|组织|机构|食堂|车间|超市|书屋|床位|岗位)$")
_WHERE = re.compile(
    r"(?:城市|农村|城区|镇区|县城|集镇|乡镇|街道|社区|城市社区|农村社区|园区|工业园区|景区|企业|学校|机关|校园|村级|镇级)"
)
"""Where a facility stands: 个 of 服务站 counts no 乡镇."""


def part_name(part: Spot, name: str, whole: Metric) -> str:
    """``name`` with what its whole measures of each kind; ``name`` itself where it is no bare kind."""
    metric = part.metric
    if not (metric.role == whole.role == "actual" and kin(metric, whole)) or part.kind != "level":
        return name
    bare = _SHORT.fullmatch(part.words)
    if bare is None or bare[1] != name:
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
    measured = _MEASURED.search(whole.indicator)
    if measured is None or _DONE_WITH_IT.search(name) or _MEASURED.search(name):
        return name
    return name + measured[0].removeprefix("总")
