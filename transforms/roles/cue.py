"""The ways in which newspapers word what a number is for (角色用语): a table, each line with its examples."""

from __future__ import annotations

from transforms.numbers.number_kind import (
    counts_people,
    is_age,
    is_counted,
    is_money,
    is_points,
    is_relative,
    is_size,
    is_span_of_time,
    is_threshold,
)
from transforms.roles.goal import GOALS, SHARES_OF_GOALS
from transforms.roles.move import MOVES_TO_COME
from transforms.roles.plan import LATER_GOALS
from transforms.roles.rule import RULES
from transforms.roles.set_out import RULES_SET_OUT, SET_OUT
from transforms.roles.word import DECLINE, GROWTH, LEAD, Cue, Role, cue

__all__ = ["CUES", "DECLINE", "LEAD", "Cue", "Role"]

# Examples mark the quantity in 【】.
_CHANGES: tuple[Cue, ...] = (
    cue(
        "change",
        "growth or decline by a share",
        "before",
        rf"(?:{GROWTH}|{DECLINE})(?!到|至|(?<=[短缩])为){LEAD}$",
        is_relative,
        "同比下降【2.3%】",
        "每年增长【15%以上】",
        "比上年提高【0.5个百分点】",
    ),
    cue(
        "change",
        "a growth named by where it is largest, or by its bounds",
        "lead",
        r"(?:增幅|涨幅|降幅|跌幅|增速)(?:[居列位]?全[国省市县区州][^,。;0-9]{0,4})?(?:最[大高快小低慢]的?[^。;0-9]{1,16}|第一,?[达为]到?|(?:都|均|分别)*(?:保持|稳定)?在)$",
        is_relative,
        "增幅最大的为东河区,达【5.6%】",
        "景区接待量同比增幅全省最高,达【17.6%】",
        "其他乡镇增幅均在【2.1%-4.9%】之间",
        needs="增幅 涨幅 降幅 跌幅 增速",
    ),
    cue(
        "change",
        "the speed at which something grows",
        "right",
        r"^的(?:速度|速率|增速|幅度)(?:逐年|稳步|快速|持续)?(?:递增|增长|增加|提高|提升|上升|下降|递减|减少)",
        is_relative,
        "旅游收入以年均【15%】的速度增长",
        needs="速度 速率 增速 幅度",
    ),
    cue(
        "change",
        "the growth of another stretch or of others that a growth is set beside",
        "before",
        r"[比较](?:[0-9]{1,2}(?:[-至—~][0-9]{1,2})?月份?|前[0-9一二三四五六七八九十]{1,2}个?月|前?[一二三]个?季度|上半年|年初)[^,。;0-9]{0,6}的$|增[速幅](?:比|较|高于|低于)[^,。;0-9]{1,14}的?$",
        is_relative,
        "茶叶产值同比增长9.3%,比上半年的【8.5%】加快0.8个百分点",
        "人均收入增长5.1%,增速比城镇居民的【4.8%】高0.3个百分点",
        then=r"^(?:加快|提[高升]|放缓|回落|收窄|扩大|高出?|低|快|慢|上升|下降)",
        also=r"增长|增速|增幅|下降",
        unless=r"率[^,。;]{0,2}[比较]",
        needs="的 增速 增幅",
    ),
    cue(
        "change",
        "by how much something was cut, named as a rate",
        "before",
        rf"(?:压减|压缩|缩减|减少|削减)率{LEAD}$",
        is_relative,
        "培训机构由62家减至5家,压减率【91.9%】",
        needs="压减率 压缩率 缩减率 减少率 削减率",
    ),
    cue("change", "percentage points", "sentence", r"", is_points, "高于全国【2.1个百分点】"),
    cue(
        "change",
        "growth or decline against another period",
        "before",
        rf"(?:同比|比上年(?:同期)?|较上年(?:同期)?|比去年(?:同期)?|较去年(?:同期)?)[多少][一-鿿]{{1,2}}$|[比较](?:[0-9]{{4}}年|[0-9]{{1,2}}月份?|前?[一二三四]季度|上半年)[^。,0-9]{{0,14}}(?:[0-9][0-9.]*[万亿]?[^\W\d_]{{1,4}})?(?:{GROWTH}|{DECLINE})(?!到|至|(?<=[短缩])为){LEAD}$|(?:同比|环比|比上|比去年|较上|较去年|较年初|比年初|较同期|较前|比前|较平|比平|较往|比往|较常年|比常年|净)[^。,]{{0,8}}(?:{GROWTH}|{DECLINE})(?!到|至|(?<=[短缩])为){LEAD}$",
        is_counted,
        "同比增加【320人】",
        "较上年减少【12起】",
        "三季度比二季度增加【6亿千瓦时】",
        "发放贷款4.1亿元,同比多放【0.3亿元】",
        unless=r"(?:增长|下降|上升|下滑|提高)的$",
        needs="比一 比二 比三 比四 比前 比1 比2 比3 比4 比5 比6 比7 比8 比9 较1 较20 同比 环比 比上 比去年 较上 较去年 较年初 比年初 较同期 较前 比前 较平 比平 较往 比往 较常年 比常年 净",
    ),
    cue(
        "change",
        "growth or decline behind the old level, whenever that was",
        "before",
        rf"[比较][^。,;]{{2,14}}的[0-9][0-9.,]*[万亿]?[^\W\d_]{{1,6}}?(?:{GROWTH}|{DECLINE})出?(?!到|至|(?<=[短缩])为){LEAD}$",
        is_counted,
        "比上个茶季的4.2吨多出【1.6吨】",
        "较前一采暖季的4100件减少【900件】",
        needs="的",
    ),
    cue(
        "change",
        "by how much it is above or below another",
        "before",
        r"[比较][^。,;0-9]{1,12}(?:[高低]出?|贵|便宜|多[出卖收产挣赚]|少[卖收产挣赚])(?:了|约|近|将近|上?了?至少|足足)*$",
        is_counted,
        "鲜果收购价比往年高【2元】",
        "小麦单产比全省平均高【36.5公斤】",
        unless=r"累计|已[^经]|(?:增长|下降|上升|下滑|提高)的$",
    ),
    cue(
        "change",
        "growth that a work brought to a level",
        "before",
        r"(?:推动|促进|带动|拉动|促使|助推)[^。,;]{0,14}(?:产量|产值|总量|面积|收入|销量|销售额|规模|总额|存栏量?|出栏量?)(?:增加|增长|减少)(?!到|至)[约近了]{0,2}$",
        is_counted,
        "带动前三季度销量增加【260吨】",
        needs="推动 促进 带动 拉动 促使 助推",
    ),
    cue(
        "change",
        "growth or decline of what the sentence compares",
        "lead",
        rf"(?:相比|相较)[^。;]{{0,40}}(?<!新)(?:{GROWTH}|{DECLINE})(?!到|至|(?<=[短缩])为){LEAD}$",
        is_counted,
        "与上年相比,优良天数增加【11天】",
        unless=r"累计|已",
        needs="相比 相较",
    ),
    cue(
        "change",
        "one more thing compared with the same period",
        "left",
        rf"^[、,]?[^。,、;]{{0,8}}(?:{GROWTH}|{DECLINE})(?!到|至|(?<=[短缩])为){LEAD}$",
        is_counted,
        "新开工较去年同期多70个、投资规模多【11亿元】",
        also=r"(?:同比|比上年|比去年|较上年|较去年|较同期|同期)[^。;]{0,14}[多少增减降升]",
        unless=r"新增|累计|已|(?:增长|下降|上升|下滑|提高)的$",
        needs="同比 上年 去年 同期",
    ),
)
_FIRST: tuple[Cue, ...] = (
    cue(
        "context",
        "how old one must be",
        "before",
        r"(?:年满|已满|未满|不满|满|年过)$",
        is_age,
        "计划招收学员80人,凡年满【16周岁】的均可报名",
        needs="满 年过",
    ),
    cue(
        "context",
        "the size that makes a project count",
        "right",
        r"^的?(?:重大|重点|大|优质|工业|产业|制造业|农业|服务业|文旅|龙头|规上|产业链|招商|新建|在建|续建|省级|市级)*"
        r"(?:项目|企业|园区|合同|订单|村|镇|家庭农场|合作社)(?:共?有|共|达到?|累计|为)?$",
        is_threshold,
        "引进投资超【1亿元】项目146个",
        "全区产值【10亿元以上】的工业企业有12家",
        needs="项目 企业 园区 合同 订单 村 镇 家庭农场 合作社",
    ),
    cue(
        "context",
        "how grave an accident must be to count",
        "before",
        r"一次(?:性)?(?:死亡|伤亡|造成)$",
        counts_people,
        "一次死亡【3人以上】较大道路交通事故",
    ),
    cue(
        "context",
        "the time that a work takes",
        "before",
        r"(?:用|花|历时|为期|利用|经过|前后|连续|接连|连着|一连)了?(?:近|约|不到|短短)*$",
        is_span_of_time,
        "力争用【3年】时间培育龙头企业50家",
    ),
)
_NEEDED: tuple[Cue, ...] = (
    cue(
        "target",
        "money that a plan still needs",
        "before",
        r"(?:全年|年内|预计|尚|还)需[^。,;]{0,10}$",
        is_money,
        "全年需补助资金【68.8万元】",
        needs="需",
    ),
)
_LAST: tuple[Cue, ...] = (
    cue(
        "context",
        "an age",
        "before",
        r"(?<!平均年龄)(?<!平均年龄为)(?<!平均年龄达)$",
        is_age,
        "今年【71岁】的老人",
    ),
    cue(
        "context", "the age of a group", "right", r"^(?:以上|以下|及以上|及以下|的|老|高龄|居民|患者)", is_age
    ),
    cue(
        "actual",
        "a mean time or a measured time",
        "before",
        r"(?:平均|人均|日照|时长|时限|用时|耗时|住院日|工期|提前|缩短|压缩|时间|天数|寿命|里程|限时|累计|总)[^。,;]{0,8}$"
        r"|(?:平均|时长|时限|用时|耗时|周期|住院日|时间)[^。,;0-9]{0,4}(?:由|从)[^。,;]{0,14}?(?:[0-9.]+[^。,;0-9]{1,6}(?:至|到|为)|的)$",
        is_span_of_time,
        "公立医院平均住院日降至【7.2天】",
        "平均审理周期由上年的【45天】降到38天",
        "平均审理周期由上年的45天降到【38天】",
    ),
    cue(
        "actual",
        "days of one kind of weather or air",
        "left",
        r"(?:优良|优|良|有效监测|污染|超标|达标|降雨|降水|降雪|高温|晴|雾霾|霾|沙尘)(?:日|天气)?(?:为|达到?|有|仅|共)*$",
        is_span_of_time,
        "轻度污染【24天】",
        "全年重度及以上污染为【6天】",
    ),
    cue(
        "actual",
        "days that are parted",
        "right",
        r"^[中里][,，]",
        is_span_of_time,
        "全年【365天】中,优良天数262天",
    ),
    cue(
        "target",
        "a circle of service",
        "right",
        r"^[^。,;]{0,8}(?:服务圈|生活圈|就业圈|就医圈|文化圈|健身圈|阅读圈)",
        is_span_of_time,
    ),
    cue("context", "how long something took", "sentence", r"", is_span_of_time, "为期【八天】的培训班"),
    cue(
        "context",
        "the size of one body",
        "left",
        r"(?:身高|体重|重达|净重|树高|胸围|胸径|株高|腰围|[树塔墙楼像碑身]高)(?:约|近|达|为|超过|仅|只有)*$",
        is_size,
        "切除了一个重达【8.5斤】的肿瘤",
        "古树树高【32米】",
    ),
    cue(
        "context",
        "the size of one thing",
        "right",
        r"^(?:重|长|高|宽|深|厚|大小)",
        is_size,
        "切除【20斤】重的肿瘤",
    ),
)

CUES: tuple[Cue, ...] = (
    *_FIRST,
    *MOVES_TO_COME,
    *SET_OUT,
    *RULES_SET_OUT,
    *SHARES_OF_GOALS,
    *GOALS,
    *_CHANGES,
    *_NEEDED,
    *RULES,
    *LATER_GOALS,
    *_LAST,
)
"""Every wording in the order in which they are tried; the first that fits decides."""
