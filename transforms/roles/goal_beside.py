"""How newspapers put a goal right beside what was done of it (目标与完成并列): 已疏浚17公里(目标20公里),完成85%."""

from __future__ import annotations

from transforms.numbers.number_kind import anything, is_counted, is_measured, is_money, is_share
from transforms.roles.word import LEAD, Cue, cue

# 目标120座,…; 120座的目标,…; 今年要架桥120座,…: a plan with its figure, its sentence not over.
_PLAN_TOLD = r"(?:计划(?!生育)|目标|任务|(?:今年|全年|年内)要)[^。;]{0,30}?[0-9]|[0-9][^。;,0-9]{1,6}的(?:目标|任务)(?=,)"

# Examples mark the quantity in 【】.
PERCENTS_BESIDE: tuple[Cue, ...] = (
    cue(
        "target_pct",
        "how much is done of a plan that the sentence told",
        "lead",
        rf"(?:{_PLAN_TOLD})[^。;]*,(?:(?:上半年|[前第]?[一二三四]季度|前[0-9一二三四五六七八九十]{{1,2}}个?月|目前|现)?已?(?:累计)?|仅|只)完成{LEAD}$",
        is_share,
        "今年计划疏通涵管70个,汛前疏通42个,完成【60%】",
        "今年要架设150座便桥,汛前已经架好90座,完成了【60%】",
        "定下种草50万亩的目标,入秋已实现40万亩,完成【80%】",
        "全年销量目标为50万吨,二季度完成【26%】",
        needs="计划 目标 任务 年要 年内要",
    ),
    cue(
        "target_pct",
        "how much of a plan is done so far, told as its share",
        "lead",
        r"(?:计划|目标|任务)(?!生育|总?投资)[^。;]{0,24}?[0-9][0-9.]*[万亿]?([一-龥]{1,4}),(?:目前|截至[^,。;]{1,10},?)?已[^,。;0-9]{1,8}[0-9][0-9.]*[万亿]?\1,占$",
        is_share,
        "村里计划栽竹2.4万株,目前已栽1.8万株,占【75%】",
        needs="计划 目标 任务",
    ),
    cue(
        "target_pct",
        "how much of a task is done, told before that it is",
        "before",
        r"(?:任务|目标|计划)(?:已|均|全部)?$",
        is_share,
        "同期栽树1200株,原定任务【100%】完成",
        then=r"^(?:如期|按期|提前|全部|超额|全面|已)*完成",
        needs="任务 目标 计划",
    ),
    cue(
        "target_pct",
        "how much is done of a goal in the bracket before it",
        "left",
        r"^(?:已)?完成(?:率)?(?:为|达)?$",
        is_share,
        "已疏浚河道17公里(目标20公里),完成【85%】",
        also=r"\((?:年度|全年)?(?:目标|任务|计划)(?:任务|数|值)?(?:为|是)?[0-9][^()]{0,10}\),?(?:已)?完成",
        needs="(目标 (任务 (计划 (年度 (全年",
    ),
)
"""Percents of a goal that stands beside what was done of it."""
GOALS_BESIDE: tuple[Cue, ...] = (
    cue(
        "target",
        "a goal in a bracket behind what was done",
        "left",
        r"^\((?:年度|全年)?(?:目标|任务|计划)(?:任务|数|值)?(?:为|是)?$",
        anything,
        "已疏浚河道17公里(目标【20公里】)",
        needs="(目标 (任务 (计划 (年度 (全年",
    ),
    cue(
        "target",
        "a goal told before what was done of it",
        "left",
        r"(?:目标|任务)(?:任务|数)?(?:为|是)?$",
        is_counted,
        "老年人体检目标【3200人】,已体检3100人",
        unless=r"完成|实现|达到|超|占",
        also=r"(?:目标|任务)(?:任务|数)?(?:为|是)?[0-9][0-9.]*[^,。;0-9]{1,5},(?:实际|现|目前)?已",
        needs="目标 任务",
    ),
    cue(
        "target",
        "what was meant at first, before what came of it",
        "before",
        r"原(?:定|计划)(?!于|在)[^,。;0-9的]{0,12}$",
        is_counted,
        "比赛原定收【90支】,最后报了120支",
        also=r"原(?:定|计划)[^,。;0-9]{0,12}[0-9][^,。;]{0,12},(?:最后|最终|结果|实际|后来)",
        needs="原定 原计划",
    ),
    cue(
        "target",
        "a budget, before what was spent of it",
        "before",
        r"预算(?:安排|编列|核定)[^,。;0-9]{0,14}$",
        is_money,
        "今年预算安排冬修资金【4.5亿元】,上半年支出1.8亿元,占预算的40%",
        also=r"(?:占|为|完成|达)[^,。;0-9]{0,6}预算[^,。;0-9]{0,4}的[0-9]",
        needs="预算",
    ),
    cue(
        "target",
        "the number of a goal inside a percent of it",
        "right",
        rf"^个?的?(?:任务|目标|计划)(?:任务|数|量)?的{LEAD}$",
        is_counted,
        "新建凉亭9座,占全年【12座】任务的75%",
        also=r"(?:占|为|完成|达到?)(?:全年|年度|年初|今年)",
        needs="任务 目标 计划",
    ),
    cue(
        "target",
        "a ceiling or floor that was kept",
        "right",
        r"^的[^,。;0-9]{0,6}(?:上限|下限|控制线|红线|警戒线|限值|天花板)",
        is_measured,
        "班额平均41人,未突破【50人】的上限",
        "每亩用药量没有超过【30克】的限值",
        also=r"(?:未|没有?|不)(?:突破|超过?|超出|触及|达到?|跌破|低于|高于)|[高低优]于",
        needs="上限 下限 控制线 红线 警戒线 限值 天花板",
    ),
    cue(
        "target",
        "the number of a plan before how much of it is done",
        "right",
        r"^个?的(?:年度|全年|年初)?(?:计划|目标|任务)(?:任务)?(?:就|便|也)?(?:已经?|仅|只|才)?(?:累计)?(?:完成|实现|达成)(?:了|近|约)?$",
        is_counted,
        "全年【60趟】的计划已完成45%",
        needs="计划 目标 任务",
    ),
    cue(
        "target",
        "the year's goal that was passed, by its number",
        "right",
        r"^个?的(?:年度|全年|年初)(?:目标)?(?:任务|目标|计划)(?:数|量)?(?![一-龥])",
        is_counted,
        "建成凉亭86个,超额完成【80个】的年度任务,完成率107.5%",
        also=r"(?:超额|提前|已|圆满|全面)?完成(?:了)?[^,。;0-9]{0,4}[0-9]",
        needs="年度 全年 年初",
    ),
    cue(
        "target",
        "a higher body's bound that is kept",
        "right",
        r"^(?:以上|以内|以下)?的(?:年度|考核)?(?:目标|任务)(?:要求|任务|值)?$",
        anything,
        "每百户车位达82个,高于全市【75个】的目标要求",
        also=r"(?:高于|低于|优于|好于|超过|达到)[^,。;0-9]{0,6}[0-9][^,。;]{1,10}的(?:年度|考核)?(?:目标|任务)",
        needs="目标 任务",
    ),
    cue(
        "target",
        "what the year's promise is to do",
        "before",
        r"(?:今年|年初|年度)[^,。;0-9]{0,6}(?:承诺|确定|安排|下达|计划)(?:办理|实施|完成|办好|建设)?的$",
        is_counted,
        "书屋入选全县今年承诺建设的【8个】项目",
        needs="承诺 确定 安排 下达 计划",
    ),
)
"""Goals told beside what was done of them."""
