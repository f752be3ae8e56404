"""How newspapers put a goal right beside what was done of it (目标与完成并列): 已疏浚17公里(目标20公里),完成85%."""

from __future__ import annotations

from transforms.number_kind import anything, is_counted, is_share
from transforms.role_word import LEAD, Cue, cue

# Examples mark the quantity in 【】.
PERCENT_BEHIND_BRACKET: Cue = cue(
    "target_pct",
    "how much is done of a goal in the bracket before it",
    "left",
    r"^(?:已)?完成(?:率)?(?:为|达)?$",
    is_share,
    "已疏浚河道17公里(目标20公里),完成【85%】",
    also=r"\((?:年度|全年)?(?:目标|任务|计划)(?:任务|数|值)?(?:为|是)?[0-9][^()]{0,10}\),?(?:已)?完成",
    needs="(目标 (任务 (计划 (年度 (全年",
)
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
