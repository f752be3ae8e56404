"""How newspapers word what a rule sets (标准用语): an amount for each, a ceiling, a time limit."""

from __future__ import annotations

from transforms.number_kind import anything, counts_people, is_money, is_one, is_share, is_span_of_time
from transforms.role_word import DECLINE, GROWTH, LEAD, Cue, cue

# 住院费用实际报销比例, 次均报销: what was found, no rule.
_OBSERVED = r"实际(?:报销|补偿)|政策范围内"

# Examples mark the quantity in 【】.
RULES: tuple[Cue, ...] = (
    cue(
        "standard",
        "how many in each",
        "before",
        r"(?<!平均)每[班组桌室间排]$",
        counts_people,
        "设24个教学班,每班【45人】",
    ),
    cue(
        "standard",
        "a bound that a rule sets",
        "before",
        r"(?:不得|不能|不应|严禁|不)(?:低于|高于|超过|少于|大于|小于|多于)$",
        anything,
        "按照供热条例,居民卧室温度不得低于【18℃】",
        "办法规定,每亩施药量不得超过【50克】",
        also=r"条例|规定|办法|规程|规范|依法|依规|按要求|(?:单个|单户|每[人户亩个]).*补.*不|^(?!.*(?:年|目标|计划)).*要求",
        needs="低于 高于 超过 少于 大于 小于 多于",
    ),
    cue(
        "standard",
        "a time limit that binds",
        "before",
        r"(?:要|应当?|须|必须)(?:确保)?[在于]$",
        is_span_of_time,
        "供热企业要在【24小时】内查明原因并答复用户",
        "受理部门应当在【5个工作日】内办结",
    ),
    cue(
        "standard",
        "one more of those for whom a rule pays",
        "before",
        r"每[^\d。,;]{0,4}$",
        is_one,
        "企业每吸纳【1名】脱贫劳动力,给予1000元补贴",
    ),
    cue(
        "standard",
        "a penalty that a rule sets",
        "right",
        r"^(?:[^。;,]{0,12}[元下])?的?罚款",
        is_money,
        "违者处【200元以上】2000元以下罚款",
        also=r"违者|情节|可处|规定|由[^。]{0,20}处|逾期",
    ),
    cue(
        "standard",
        "how long at most or at least each time",
        "before",
        r"每(?:天|日|周|月|次|年|期|学期)[^。,;]{0,10}不(?:得)?(?:超过|少于|低于|高于|多于)$",
        is_span_of_time,
        "每天工作不超过【8小时】",
    ),
    cue(
        "standard",
        "how long a thing may take, and took before",
        "before",
        r"时限[^。,;0-9]{0,4}(?:[由从为]|压缩[到至]|缩短[到至]|[由从][0-9]+[^。,;0-9]{1,4}(?:压缩|缩短|压减|减)[到至成为])$",
        is_span_of_time,
        "审批时限由【18个工作日】压缩至6个工作日",
        "审批时限由18个工作日压缩至【6个工作日】",
        needs="时限",
    ),
    cue(
        "standard",
        "the share by which a rule pays",
        "right",
        r"^(?:的?(?:比例|标准|额度))?(?:予以|给予)?(?:报销|补贴|补助|补偿|减免|返还|贴息|奖补|计发|救助|资助|赔付)",
        is_share,
        "超过部分按【60%】报销",
        also=r"按",
    ),
    cue(
        "standard",
        "the share that a payment may not exceed",
        "before",
        r"(?:补贴|补助|报销|奖补|资助)[^。,]{0,6}不(?:得)?(?:超过|高于|低于)[^。,]{0,8}$",
        is_share,
        "规定每台设备补贴额不超过购置价的【30%】",
    ),
    cue(
        "standard",
        "an amount for each",
        "before",
        r"(?:(?<!平均)每(?!年|天|日|月|周|季)[人户名位亩头只个家吨车次斤箱件株台年月天日学床立度升公平套][^。,;]{0,12}|按(?:照)?[^。,;]{0,14})$",
        is_money,
        "每人补贴【1000元】",
        "按每亩【200元】给予补贴",
        "把高龄津贴由每人每月60元提高到【80元】",
        "基础养老金由每人每月【103元】提高到115元",
        "国标三等小麦最低收购价为每斤【1.19元】",
        "按每吨【520元】的首付价向蔗农兑付",
        also=r"首付价|结算价|补|奖|标准(?!化)|发放|给予|资助|减免|收费|缴|报销|救助|慰问|最低收购价|阶梯|[水电气]价|费(?=每)|门票|票价|保护价|指导价|限价|津贴|养老金|低保金|抚恤金",
        unless=r"[0-9]元的?(?:标准|价格|单价)?(?:共|累计|已)?(?:发放|兑现|兑付|拨付|支付|给付|补贴|补助)[^。,;0-9]{0,8}$",
    ),
    cue(
        "standard",
        "a rule's amount",
        "before",
        r"(?:标准|限额(?!以[上下])|封顶|起付线|最高额度|额度(?=[为是达提]))[^。,;]{0,10}$"
        r"|(?:给予|再给予|再补|可享受|享受|可获|可申请|最高可|可申领|申领|奖励|补助|补贴|资助)[^。,;]{0,12}$"
        r"|最高(?![^。,;]{0,4}(?:收入|产|达到|温|价|年份|峰|纪录))[^。,;]{0,6}$|不超过$",
        is_money,
        "给予每年不超过【40万元】的创业服务补助",
        "补助标准提高到【600元】",
        "对新引进的硕士给予一次性奖励【5万元】",
        also=r"标准|对[^。]{0,40}(?:给予|一次性|奖励)|按规定|符合|政策|每|最高|限额|封顶|不超过|认定",
        unless=r"平均每[^。,;0-9]{0,8}$|\d[万余多]{0,2}(?:人次|[人户名家亩头只台吨])[^。,]{0,6}(?:发放|兑现|兑付|拨付|享受)|拟|累计|已(?!经认定)|共(?!同|建|享)|总额|合计"
        r"|标准(?:共|累计|已)?(?:发放|兑现|兑付|拨付|支付|补贴|补助)[^。,;0-9]{0,8}$|其中[^,;。0-9]{0,12}(?:补助|补贴|配套)(?:资金)?(?:[0-9][^,;。]{0,24})?$|其中[^,;。每]{0,24}(?:申领|享受|申请)$"
        r"|(?:落实|投入|争取|安排|下达|拨付|到位)[^,;。0-9]{0,12}(?:补贴|补助|奖补)资金$"
        r"|^(?!.*(?:每|标准|最高|一次性|限额|封顶)).*(?:发放|兑现|兑付|拨付|支付|下达|筹集)(?!标准)",
        needs="标准 限额 封顶 起付线 额度 给予 享受 可获 申 再补 最高 不超过 奖励 补助 补贴 资助",
    ),
    cue(
        "standard",
        "a tariff raised",
        "before",
        rf"标准[^。,;]{{0,6}}(?:上浮|下浮|{GROWTH}|{DECLINE}){LEAD}$",
        is_share,
    ),
    cue(
        "standard",
        "the share that a rule pays",
        "before",
        r"(?:财政|政府|基金|统筹|医保)?(?:补贴|补助|报销|减免|贴息|资助)(?:标准|比例|额度)?(?:为|达|达到|提高到|提高至|按|由)?$",
        is_share,
        "乘车费用由财政补贴【70%】",
        "在村卫生所看病,报销比例【60%】",
        unless=_OBSERVED,
    ),
    cue(
        "standard",
        "a rate written on a thing",
        "right",
        r"^(?:工作制|学制|的?(?:征收率|税率|费率|利率)(?:征收|缴|计|执行))",
        anything,
        "严格执行【8小时】工作制度",
        "对小规模纳税人减按【1%】征收率征收增值税",
        needs="制 率",
    ),
)
"""Amounts that a rule sets."""
