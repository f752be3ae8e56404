"""The ways in which newspapers word what a number is for (角色用语): a table, each line with its examples."""

from __future__ import annotations

from transforms.numbers.number_kind import (
    counts_people,
    is_age,
    is_bare,
    is_money,
    is_share,
    is_size,
    is_span_of_time,
    is_threshold,
)
from transforms.roles.change import CHANGES
from transforms.roles.goal import GOALS, SHARES_OF_GOALS
from transforms.roles.move import MOVES_TO_COME
from transforms.roles.plan import LATER_GOALS
from transforms.roles.rule import RULES
from transforms.roles.set_out import RULES_SET_OUT, SET_OUT
from transforms.roles.word import Cue, cue

__all__ = ["CUES", "Cue"]

# Examples mark the quantity in 【】.
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
        r"^的?(?:重大|重点|大|优质|工业|产业|制造业|农业|服务业|文旅|龙头|规上|产业链|招商|新建|在建|续建|省级|市级|内资|外资|省外|市外|县外|招商引资)*"
        r"(?:项目|企业|园区|合同|订单|村|镇|家庭农场|合作社)(?:共?有|共|达到?|累计|为)?$",
        is_threshold,
        "引进投资超【1亿元】项目146个",
        "全区产值【10亿元以上】的工业企业有12家",
        needs="项目 企业 园区 合同 订单 村 镇 家庭农场 合作社",
    ),
    cue(
        "context",
        "the size from which on something is counted, in a bracket",
        "right",
        r"^(?:及?以上)?口径\)",
        is_money,
        "完成技改投资(【500万元】口径)31亿元",
        needs="口径",
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
        "of how many each a rate is told",
        "before",
        r"(?:^|[^\d])每$",
        counts_people,
        "每【10万人】中有大学文化程度的1.4万人",
        then=r"^(?:中|口|拥有|里|有)",
        needs="每1",
    ),
    cue(
        "context",
        "what a ratio is told to",
        "before",
        r"(?:女性?|上年|上月|去年|同期|基期)(?:人口)?(?:为|=)$",
        is_bare,
        "总人口性别比(以女性为【100】)为104.8",
        also=r"(?:女性?|上年|上月|去年|同期|基期)(?:人口)?(?:为|=)100[,;)。]",
        needs="为100 =100",
    ),
    cue(
        "context",
        "how large a sample was",
        "right",
        r"^的?(?:人口)?(?:变动)?(?:情况)?抽样",
        is_share,
        "据全省【5‰】人口变动抽样调查推算",
        needs="抽样",
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
        unless=r"寿命[^,;。]{0,12}$",
    ),
    cue(
        "context", "the age of a group", "right", r"^(?:以上|以下|及以上|及以下|的|老|高龄|居民|患者)", is_age
    ),
    cue(
        "actual",
        "a mean time or a measured time",
        "before",
        r"(?:平均|人均|日照|时长|时限|用时|耗时|住院日|工期|提前|缩短|压缩|时间|天数|寿命|里程|限时|累计|总)[^。,;]{0,8}$"
        r"|(?:平均|时长|时限|用时|耗时|周期|住院日|时间|年限|寿命)[^。,;0-9]{0,4}(?:由|从)[^。,;]{0,14}?(?:[0-9.]+[^。,;0-9]{1,6}(?:至|到|为)|的)$",
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
    *CHANGES,
    *_NEEDED,
    *RULES,
    *LATER_GOALS,
    *_LAST,
)
"""Every wording in the order in which they are tried; the first that fits decides."""
