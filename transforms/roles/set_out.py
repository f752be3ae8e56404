"""How a meeting, a list or a work that is not done yet sets out goals (定下的盘子): told before changes and rules."""

from __future__ import annotations

from transforms.numbers.number_kind import (
    anything,
    is_counted,
    is_money,
    is_one,
    is_relative,
    is_share,
    is_span_of_time,
)
from transforms.quantity import Quantity
from transforms.roles.word import LEAD, Cue, cue

_GOAL = "(?:盘子|目标|任务|蓝图|路线图|计划|指标|军令状|任务书|任务单)"
_SET = "(?:定下|定出|定好|定的|订下|敲定|划定|立下|亮出|列出|排出|确定|提出|明确|部署|摆出)"
_DONE_WITH = r"已|累计|去年|上年|目前|截至|完成了|实现了|同比"
_TO_DO = r"(?<![需主必重只就首概摘纪都总天常不想快紧还])要(?:再)?"
_DEEDS = r"(?:完成|新[建增改开添]|改[建造]|改扩建|扩建|建[设成起好]?|装|安装|治理|整治|修[建复缮]?|铺[设]?|架[设]?|栽[植种]?|种[植]?|培训|培育|创建|打造|添[置]?|开[办设]?|办|招[引收聘录]|提升|改造提升|突破|迈上|超过|清[理淤])"


def _is_planned(quantity: Quantity) -> bool:
    """Anything counted or paid but no length of time and no one thing."""
    return is_counted(quantity) and not is_span_of_time(quantity) and not is_one(quantity)


def _is_place(quantity: Quantity) -> bool:
    return quantity.unit == "个位次"


# Examples mark the quantity in 【】.
SET_OUT: tuple[Cue, ...] = (
    cue(
        "target",
        "one of the goals that a meeting or a year's plan sets out behind a colon",
        "sentence",
        rf"{_SET}[^。;,:]{{0,16}}{_GOAL}(?:是|为)?:|(?:今年|全年|明年|20[0-9]{{2}}年)的?{_GOAL}(?:已?(?:定下|敲定|明确)|是|为)?:|(?:列[在进入]|写[在进]|在)(?:实事)?(?:单子|清单|任务单|计划表)[上里中]?:",
        anything,
        "林业工作会定下今年的盘子:造林【9万亩】,成活率88%左右",
        "林业工作会定下今年的盘子:造林9万亩,成活率【88%左右】",
        "镇里给全年定的目标是:招引企业【14家】以上",
        "老人的事也列在单子上:助浴点办【3处】",
        unless=_DONE_WITH,
        needs="盘子: 蓝图: 路线图: 军令状: 目标 任务 计划 指标 是: 为: 定下: 敲定: 明确 单子 清单",
    ),
    cue(
        "target",
        "what a list of the year's works says must be done",
        "before",
        rf"{_TO_DO}(?:{_DEEDS}[^,。;0-9每]{{0,4}}|(?:新建|[改扩]建|改造|建设|整治|培训|栽植|种植)[^,。;0-9每]{{5,14}})$",
        _is_planned,
        "今年塘口要整治【6处】,水井要打好4口",
        "任务是架桥3座,涵洞要改造【17个】",
        also=r"今年|年内|任务|计划|年底|全年|明年|实事|目标|20[2-9][0-9]年",
        unless=r"已|每|平均|了|[天日月]都|往往|至少要",
        needs="要完 要新 要改 要扩 要建 要装 要安 要治 要整 要修 要铺 要架 要栽 要种 要培 要创 要打 要添 要开 要办 要招 要引 要提 要突 要迈 要超 要清 要再",
    ),
    cue(
        "target",
        "by how much a list of the year's works says that a thing must rise",
        "before",
        rf"{_TO_DO}(?:提升|提高|增长|增加|降低|下降|压减)[约近]?$",
        is_relative,
        "今年灌溉能力要提升【12%以上】",
        also=r"今年|年内|年底|全年|明年",
        unless=r"已",
        needs="要提 要增 要降 要下 要压",
    ),
    cue(
        "target",
        "what a report writes its goal to be",
        "before",
        r"目标(?:任务)?(?:写|定|调|锁定|瞄准|指|提|调高|提高)(?:到|在|向|为)?了?$",
        anything,
        "三年方案把2028年的目标写到了【700亿元】",
        unless=r"原来|去年",
        needs="目标",
    ),
    cue(
        "target",
        "the share that a plan wants of them",
        "before",
        r"(?:提出|明确|要求|确定|规划)[^。;]*?要占到?$",
        is_share,
        "市里提出年收入20万元以上的村要占到【三成】",
        "规划提出再生水要占到【两成】",
        unless=r"已|去年|实际",
        needs="提出 明确 要求 确定 规划",
    ),
    cue(
        "target",
        "the number that the new ones of a list will bring it to",
        "before",
        r"使[^,。;0-9]{0,10}(?:达到?|增至|增加到|扩大到|增到)$",
        is_counted,
        "年底以前,全市要再添茶亭180个,使总数达到【960个】",
        also=r"要再|还要|将再|拟再|计划再|力争|年底(?:以?前)",
        unless=r"已|去年底",
        needs="要再 还要 将 拟 计划 力争 年底",
    ),
    cue(
        "target",
        "what the year is still to begin again",
        "before",
        r"(?:今年|明年|年内|下一步|今冬|明春)[^,。;0-9已了]{0,8}(?:再|准备|打算|还要|还将)[^,。;0-9已了]{0,2}(?:新?办|[新改扩]?建|改造|改扩建|修|种|栽|开设|开办|招)[^,。;0-9已了]{0,8}$",
        _is_planned,
        "石塘县今年再建【3所】村塾",
        "石塘县今年准备改造或者新建【4所】村塾",
        unless=r"已|累计|共",
        needs="再办 再新 再建 再改 再扩 再修 再种 再栽 再开 再招 准备 打算 还要 还将",
    ),
    cue(
        "target",
        "what a year of a plant will bring once it runs",
        "lead",
        r"(?:投产|达产|建成|建好|完工|竣工|投用)后[^,。;已0-9]{0,4}年(?:能|可|将)?[^。;已]{2,60}$",
        is_counted,
        "年底投产后一年能新添产值【6亿元】、税收3000万元",
        "年底投产后一年能新添产值6亿元、税收【3000万元】",
        unless=r"已|去年|实际",
        needs="投产后 达产后 建成后 建好后 完工后 竣工后 投用后",
    ),
    cue(
        "target",
        "what a thing will be as soon as it is built",
        "sentence",
        r"(?:等|待)(?:它们?|其|新|这|[^,。;0-9]{1,10})(?:全部|都)?(?:建好|建成|完工|投产|投用|修好|通车),[^。;]{0,80}(?:可|能|将)",
        is_counted,
        "等新闸建好,渠道长度可达【900米】",
        unless=r"已|目前|现有|原有",
        then=None,
        needs="等 待",
    ),
)
"""Before the changes and the rules."""

RULES_SET_OUT: tuple[Cue, ...] = (
    cue(
        "standard",
        "what the further classes of a list by age get or pay",
        "before",
        r"(?:岁(?:及?以[上下])?|其余|其他|老年?人|居民)的?(?:老年?人|居民|儿童|孩子|学生)?(?:每[餐顿人月])?(?:补|交|缴|掏|发|领)[贴助纳]?$",
        is_money,
        "老人每餐补2元,70岁至79岁补【4元】",
        "80岁以上的每餐交2元,其余老人交【6元】",
        also=r"每[餐顿人月]的?(?:补|交|缴|掏|发|领)[贴助纳]?[0-9]|不收[钱费]|免费",
        unless=r"共|累计|去年|已",
        needs="每餐 每顿 每人 每月 不收 免费",
    ),
    cue(
        "standard",
        "what each of them is rewarded with",
        "before",
        r"(?<![每个])人(?:奖|补)$",
        is_money,
        "考上高中的孩子人奖【1000元至3000元】不等",
        needs="人奖 人补",
    ),
    cue(
        "standard",
        "from what amount on a spending must be shown",
        "right",
        r"^的?(?:开支|支出|花销|采购|票据)(?:一律|都要|必须|均须|须)",
        is_money,
        "【300元以上】的开支一律上墙",
        needs="一律 都要 必须 须",
    ),
    cue(
        "standard",
        "the price at which a crop is bought",
        "before",
        rf"(?:收购价|保底价|协议价)(?:格)?(?:每|一)(?:公斤|斤|吨|担){LEAD}$|每(?:公斤|斤|吨|担)的?(?:收购价|保底价|协议价)(?:格)?{LEAD}$",
        is_money,
        "鲜枣收购价每公斤【4元】,比往年高2元",
        unless=r"平均|均价",
        needs="收购价 保底价 协议价",
    ),
    cue(
        "standard",
        "what a guest pays for what he picks himself",
        "lead",
        r"采摘(?:价|票)?[一每](?:公?斤|位|人|篮|筐)(?:[0-9.]+元,[^,。;0-9]{1,4}[一每](?:公?斤|位|人|篮|筐))?$",
        is_money,
        "草莓采摘一斤【30元】,圣女果一斤12元",
        "草莓采摘一斤30元,圣女果一斤【12元】",
        needs="采摘",
    ),
    cue(
        "standard",
        "what a rule pays each year",
        "left",
        r"^[,、:]?每年(?:给|补|奖)?$",
        is_money,
        "规定运营补助看评估结果,每年【4万—9万元】",
        also=r"(?:运营|建设|一次性)[^。]{0,6}(?:补|奖)|补[贴助]看",
        unless=r"已|共|累计|去年",
        needs="补助 补贴 奖励",
    ),
    cue(
        "standard",
        "how much a house must have room for",
        "before",
        r"不(?:得)?(?:少于|低于|小于)$",
        is_counted,
        "书屋建设也有尺度,座位不少于【30个】",
        also=r"尺度|都?得有|都?须有|[厅室座]|能力每天",
        unless=r"年|累计|已|共",
        needs="少于 低于 小于",
    ),
    cue(
        "standard",
        "how long one must have served to be paid for",
        "before",
        r"(?:连续|累计|已经?)(?:助餐|运营|服务|居住|任教|营业|种植|经营|供餐|驻村|开业)(?:满|达到?)$",
        is_span_of_time,
        "连续供餐满【9个月以上】的,给建设补助",
        also=r"补[贴助]|奖|给予|资助",
        then=r"^的",
        needs="补助 补贴 奖励 给予 资助",
    ),
    cue(
        "change",
        "by how many places a rank has moved",
        "before",
        r"(?:[前后上下]移|[上下]升|提升|跃升|后退|下滑|下降|前进|赶超)(?:了|近)?$",
        _is_place,
        "山阳县的评议排名前移【14个位次】",
    ),
    cue(
        "change",
        "by what share it is above or below what was before",
        "before",
        r"[比较](?:以前|往年|往常|过去|此前|上年|去年|往届|平时|平常|平日)[^,;。0-9]{0,6}(?:高出|低出|多出|少了|高了|低了|多了)(?:约|近|将近)*$",
        is_relative,
        "外地车占比比以前高出【20%】",
        needs="以前 往年 往常 过去 此前 上年 去年 往届 平时 平常 平日",
    ),
    cue(
        "change",
        "how much more each brings",
        "before",
        r"(?<![0-9十百千万])(?:平均)?[一每](?:[亩户人斤吨棵头只天年月株箱])(?:能|可|就|要|地)*多(?:收入?|挣|赚|卖|产|打|得|拿|领|花|用|付)(?:了|约|近)*$",
        is_counted,
        "换了新苗,一亩多收入【八百元】",
        "换了新苗,一户多挣【两万元】",
        needs="多收 多挣 多赚 多卖 多产 多打 多得 多拿 多领 多花 多用 多付",
    ),
)
"""Beside the other rules."""
