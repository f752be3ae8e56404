"""The ways in which newspapers word what a number is for (角色用语): a table, each line with its examples."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from transforms.number_kind import (
    anything,
    counts_people,
    is_age,
    is_counted,
    is_measured,
    is_money,
    is_points,
    is_relative,
    is_share,
    is_size,
    is_span_of_time,
    is_threshold,
)
from transforms.quantity import Quantity

Role = Literal["actual", "target", "target_pct", "rate", "change", "standard", "context"]

# Words that may stand between a cue and its number.
LEAD = (
    r"(?:了|约|近|将近|超|超过|逾|突破|达|达到|为|是|的|至少|高达|仅|仍|可达|幅度为|比例为|不足|大约|左右)*"
)
_GOAL = r"(?:目标任务|目标|任务|计划|指标|预算(?!收入|支出|内|外|单位)|序时进度|预期)"
DECLINE = r"下降|减少|减产|减收|降低|回落|下跌|下滑|降幅|跌幅|缩短|压减|压降|压缩|下调|缩减|减|降|少"
_GROWTH = r"增长|增加|增产|增收|增幅|增速|升幅|增|上升|提高|提升|上涨|上调|涨幅|升|涨|翻|多"


@dataclass(frozen=True, slots=True)
class Cue:
    """One wording of a role: ``where`` names the surrounding text that ``pattern`` is searched in.

    ``also`` must stand in the sentence, ``unless`` must not stand before the number in its clause, and
    ``then`` must match the words right after it (up to the next number or the clause's end).
    """

    role: Role
    name: str
    where: Literal["left", "right", "before", "lead", "sentence"]
    pattern: re.Pattern[str]
    fits: Callable[[Quantity], bool]
    also: re.Pattern[str] | None = None
    unless: re.Pattern[str] | None = None
    then: re.Pattern[str] | None = None
    examples: tuple[str, ...] = ()


def _cue(
    role: Role,
    name: str,
    where: Literal["left", "right", "before", "lead", "sentence"],
    pattern: str,
    fits: Callable[[Quantity], bool],
    *examples: str,
    also: str | None = None,
    unless: str | None = None,
    then: str | None = None,
) -> Cue:
    compiled = [re.compile(p) if p else None for p in (also, unless, then)]
    return Cue(role, name, where, re.compile(pattern), fits, *compiled, examples)


# Examples mark the quantity in 【】.
CUES: tuple[Cue, ...] = (
    _cue(
        "target_pct",
        "percent of a target",
        "before",
        rf"(?:完成|占|达|实现|超)[^。]{{0,12}}{_GOAL}(?!比重|体系)[^。,]{{0,4}}的?{LEAD}$|{_GOAL}[^。,]{{0,6}}(?:完成率|进度|的)[^。,]{{0,3}}{LEAD}$"
        rf"|(?:超额|超)完成[^。,]{{0,12}}$|{_GOAL}[^。,]{{0,3}}完成{LEAD}$",
        is_share,
        "完成年度目标任务的【72.7%】",
        "目标任务完成率达【98%】",
        "占全年计划的【五成】",
        "超额完成年度任务的【20%】",
    ),
    _cue(
        "target",
        "the goal inside a percent of it",
        "before",
        rf"(?:完成|占|达到?|实现|为|是)[^。,]{{0,10}}{_GOAL}[^。,0-9]{{0,6}}$",
        is_counted,
        "占年度任务【20.6万亩】的105%",
        "完成全年目标【180亿元】的53.6%",
        "完成计划投资【7.2亿元】的八成",
        then=r"^的 ?(?:近|约|将近|超)? ?$",
    ),
    _cue(
        "target",
        "a bound that the aim sets",
        "right",
        rf"^(?:以上|以内|以下)?的?(?:年度|全年|年初|预期|既定|[省市县国区]定|考核|约束性|控制)*{_GOAL}",
        is_measured,
        "远低于【4.5%】的目标任务",
        "实现【60万人】的目标",
    ),
    _cue(
        "target",
        "a growth or level still aimed at",
        "lead",
        rf"(?:力争|争取|确保|力保|奋力|预期|预计|目标|计划|拟|将(?=把|进|继|力|确|新|建|投|在|为|达|实|培|完|再|于|对|给|陆|提|引|招|开|发|创|让|保|争|全|围|坚|着)|有望)(?:(?!同比|已[^有])[^。;]){{0,60}}"
        rf"(?:{_GROWTH}|{DECLINE}|达到?|保持|控制|稳定|不低于|不少于|不超过|不高于|突破)(?:到|至|在)?{LEAD}$",
        anything,
        "力争进出口总值增长【5%以上】",
        "确保全年生产总值增长【7%左右】",
        "今年,全市将把细颗粒物浓度控制在31微克/立方米以内,优良天数比率达到【83%以上】",
        "计划再培训1万人次,取证率保持在【85%以上】",
        unless=r"已|了(?!解)|实际|同比",
    ),
    _cue(
        "change",
        "growth or decline by a share",
        "before",
        rf"(?:{_GROWTH}|{DECLINE})(?!到|至){LEAD}$",
        is_relative,
        "同比下降【2.3%】",
        "每年增长【15%以上】",
        "比上年提高【0.5个百分点】",
    ),
    _cue("change", "percentage points", "sentence", r"", is_points, "高于全国【2.1个百分点】"),
    _cue(
        "change",
        "growth or decline against another period",
        "before",
        rf"(?:同比|环比|比上|比去年|较上|较去年|较年初|比年初|较同期|净)[^。,]{{0,8}}(?:{_GROWTH}|{DECLINE})(?!到|至){LEAD}$",
        is_counted,
        "同比增加【320人】",
        "较上年减少【12起】",
    ),
    _cue(
        "change",
        "one more thing compared with the same period",
        "left",
        rf"^[、,]?[^。,、;]{{0,8}}(?:{_GROWTH}|{DECLINE})(?!到|至){LEAD}$",
        is_counted,
        "新开工较去年同期多70个、投资规模多【11亿元】",
        also=r"(?:同比|比上年|比去年|较上年|较去年|较同期|同期)[^。;]{0,14}[多少增减降升]",
        unless=r"新增|累计|已",
    ),
    _cue(
        "context",
        "the size that makes a project count",
        "right",
        r"^的?(?:重大|重点|大|优质|工业|产业|制造业|农业|服务业|文旅|龙头|规上|产业链|招商|新建|在建|续建|省级|市级)*"
        r"(?:项目|企业|园区|合同|订单|村|镇|家庭农场|合作社)(?:共?有|共|达|累计|为)?$",
        is_threshold,
        "引进投资超【1亿元】项目146个",
        "全区产值【10亿元以上】的工业企业有12家",
    ),
    _cue(
        "target",
        "money that a plan still needs",
        "before",
        r"(?:全年|年内|预计|尚|还)需[^。,;]{0,10}$",
        is_money,
        "全年需补助资金【68.8万元】",
    ),
    _cue(
        "standard",
        "how many in each",
        "before",
        r"(?<!平均)每[班组桌室间排]$",
        counts_people,
        "设24个教学班,每班【45人】",
    ),
    _cue(
        "standard",
        "a bound that a rule sets",
        "before",
        r"(?:不得|不能|不应|严禁|不)(?:低于|高于|超过|少于|大于|小于|多于)$",
        anything,
        "按照供热条例,居民卧室温度不得低于【18℃】",
        "办法规定,每亩施药量不得超过【50克】",
        also=r"条例|规定|办法|规程|规范|依法|依规|按要求|^(?!.*(?:年|目标|计划)).*要求",
    ),
    _cue(
        "standard",
        "a time limit that binds",
        "before",
        r"(?:要|应当?|须|必须)(?:确保)?[在于]$",
        is_span_of_time,
        "供热企业要在【24小时】内查明原因并答复用户",
        "受理部门应当在【5个工作日】内办结",
    ),
    _cue(
        "standard",
        "an amount for each",
        "before",
        r"(?:每(?!年|天|日|月|周|季)[人户名位亩头只个家吨车次斤箱件株台年月天日学床][^。,;]{0,12}|按(?:照)?[^。,;]{0,14})$",
        is_money,
        "每人补贴【1000元】",
        "按每亩【200元】给予补贴",
        "国标三等小麦最低收购价为每斤【1.19元】",
        also=r"补|奖|标准|发放|给予|资助|减免|收费|缴|报销|救助|慰问|最低收购价|保护价|指导价|限价|津贴",
    ),
    _cue(
        "standard",
        "a rule's amount",
        "before",
        r"(?:标准|限额|封顶|起付线|最高额度|额度(?=[为是达提]))[^。,;]{0,10}$"
        r"|(?:给予|再给予|可享受|享受|可获|可申请|最高可|可申领|申领|奖励|补助|补贴|资助)[^。,;]{0,12}$"
        r"|最高(?![^。,;]{0,4}(?:收入|产|达到|温|价|年份|峰|纪录))[^。,;]{0,6}$|不超过$",
        is_money,
        "给予每年不超过【40万元】的创业服务补助",
        "补助标准提高到【600元】",
        "对新引进的硕士给予一次性奖励【5万元】",
        also=r"标准|对[^。]{0,40}(?:给予|一次性|奖励)|按规定|符合|政策|每|最高|限额|封顶|不超过|认定",
        unless=r"\d[人户名][^。,]{0,6}(?:发放|兑现|兑付|拨付)|拟|累计|已(?!经认定)|共(?!同|建|享)|总额|合计"
        r"|^(?!.*(?:每|标准|最高|一次性|限额|封顶)).*(?:发放|兑现|兑付|拨付|支付|下达|筹集)(?!标准)",
    ),
    _cue(
        "standard",
        "a tariff raised",
        "before",
        rf"标准[^。,;]{{0,6}}(?:上浮|下浮|{_GROWTH}|{DECLINE}){LEAD}$",
        is_share,
    ),
    _cue(
        "standard",
        "the share that a rule pays",
        "before",
        r"(?:财政|政府|基金|统筹|医保)?(?:补贴|补助|报销|减免|贴息|资助)(?:标准|比例|额度)?(?:为|达|达到|提高到|提高至|按|由)?$",
        is_share,
        "乘车费用由财政补贴【70%】",
        "在村卫生所看病,报销比例【60%】",
    ),
    _cue(
        "standard",
        "a rate written on a thing",
        "right",
        r"^(?:工作制|学制|的?(?:征收率|税率|费率|利率)(?:征收|缴|计|执行))",
        anything,
        "严格执行【8小时】工作制度",
        "对小规模纳税人减按【1%】征收率征收增值税",
    ),
    _cue(
        "target",
        "an aim named in its clause",
        "before",
        rf"(?:目标|任务数?|指标|计划数?)(?:任务|值)?(?:为|是|定为|:|约|达到|设定为)+{LEAD}(?:不低于|不少于|不超过)?$"
        r"|(?:计划(?=[到在于用安种修组筹扩投建新培招改总今明再实开举引发完年])|拟(?!定|合|态|人)|预计|规划(?=建|新|到)"
        r"|将(?=新|建|投|在|为|达|实|培|完|再|于|对|给|继|陆|分|力|提|引|招|开|发|创|让)|有望|预期)[^。]{0,40}$"
        r"|(?:确保|努力|奋力)(?=[^。,]{0,12}(?:达到|完成|实现|不低于|不少于|控制在))[^。]{0,24}$",
        anything,
        "拟对【116个】创业主体落实补贴",
        "计划投资【2.3亿元】",
        "将新建【12所】学校",
    ),
    _cue(
        "target",
        "an aim for a day to come",
        "lead",
        r"(?:力争|争取|目标是|奋斗目标)[^。]{0,60}$|(?:^|[,“])(?:到|至)(?:20[0-9]{2}|明|后|本世纪)[^。]{0,2}(?:年(?!\d{1,2}月\d)|末|底)[^。]{0,60}$",
        anything,
        "力争到年底新增【300个】",
        "到2025年,森林覆盖率达到【60%】",
        unless=r"已(?!有规划)|累计完成",
    ),
    _cue(
        "target",
        "a bound that a plan demands",
        "before",
        r"(?:不低于|不少于|不超过|不高于|不得超过|不得低于|控制在)$",
        anything,
        "提出每年培训不少于【3万人次】",
        also=r"每年|全年|明确|要求|提出|目标|计划|20[0-9]{2}年|年底|标准|至少",
    ),
    _cue(
        "context",
        "an age",
        "before",
        r"(?<!平均年龄)(?<!平均年龄为)(?<!平均年龄达)$",
        is_age,
        "今年【71岁】的老人",
    ),
    _cue(
        "context", "the age of a group", "right", r"^(?:以上|以下|及以上|及以下|的|老|高龄|居民|患者)", is_age
    ),
    _cue(
        "actual",
        "a mean time or a measured time",
        "before",
        r"(?:平均|人均|时长|住院日|工期|提前|缩短|压缩|时间|天数|寿命|里程|限时|累计|总)[^。,;]{0,8}$",
        is_span_of_time,
        "公立医院平均住院日降至【8.46天】",
    ),
    _cue(
        "target",
        "a circle of service",
        "right",
        r"^[^。,;]{0,8}(?:服务圈|生活圈|就业圈|就医圈|文化圈|健身圈|阅读圈)",
        is_span_of_time,
    ),
    _cue("context", "how long something took", "sentence", r"", is_span_of_time, "为期【八天】的培训班"),
    _cue(
        "context",
        "the size of one thing",
        "right",
        r"^(?:重|长|高|宽|深|厚|大小)",
        is_size,
        "切除【20斤】重的肿瘤",
    ),
)
