"""What a plan aims at, in words farther from the number (计划用语): told after the changes and the rules."""

from __future__ import annotations

from transforms.number_kind import anything, is_counted, is_measured, is_money
from transforms.role_word import LEAD, WILL, Cue, cue

# 行动计划, 年度计划 are nouns.
_PLANS = r"(?<![按原度动展项产升程划])计划(?!生育|经济|单列|内|外|书|的|数|任务|目标|指标|总?投资|表|中|[^,。;0-9]{1,8}的[0-9]|完成率|落地|出台|提出|明确|要求)(?=[一-龥]|[0-9]{1,2}年)"
LATER_GOALS: tuple[Cue, ...] = (
    cue(
        "target",
        "all that a sentence plans",
        "lead",
        rf"{_PLANS}(?:(?!同比|目前|截至|完成[了率]|累计|实际|现有|以来|,(?:全|各|本|我|[省市县区国]|由|经))[^。;已了]){{1,120}}$",
        is_counted,
        "今年计划新建村级服务站36个,建筑面积【9000多平方米】,其中新建标准化站点20个",
        "今年计划新建村级服务站36个,建筑面积9000多平方米,其中新建标准化站点20个,改建【16个】",
        needs="计划 拟",
    ),
    cue(
        "target",
        "all that a sentence plans, one group after another",
        "sentence",
        rf"^(?:[^。;0-9]|20[0-9]{{2}}年|[0-9]{{1,2}}月){{0,40}}{_PLANS}(?:(?!同比|目前|截至|截止|完成[了率]|累计|实际|现有|以来|[,;](?:全|各|本|我|[省市县区国]|由|经))[^。已了])*。?$",
        is_counted,
        "今年全县计划完成造林6.3万亩;改造苗圃【14处】",
        needs="计划",
    ),
    cue(
        "target",
        "all that a sentence expects, one after another",
        "sentence",
        r"^(?:[^。;0-9预]|20[0-9]{2}年|[0-9]{1,2}月){0,16}预计(?:(?!同比|目前|截至|截止|完成[了率]|累计|实际|现有|以来)[^。已了])*。?$",
        is_measured,
        "预计全县玉米面积发展到25万亩;大豆面积【14万亩】",
        unless=r"[由从][^,;。]{0,6}$",
        needs="预计",
    ),
    cue(
        "target",
        "one level after another that a plan names for a year to come",
        "sentence",
        r"^[^。;]{0,16}(?:提出|要求|明确|确定)[,:]?到20[0-9]{2}年(?:(?!目前|截至|已|累计|实际|同比)[^。])*。?$",
        is_measured,
        "规划提出,到2030年森林覆盖率达到40%以上;森林蓄积量增加到【165亿立方米以上】",
        needs="提出 要求 明确 确定",
    ),
    cue(
        "target",
        "a level that is to be kept or reached",
        "before",
        r"(?:年|月底|年底|,|。|^)[^,;。0-9]{0,16}要(?:稳定|保持|达到|控制|提高到|提升到|不低于)[在到至]?$",
        anything,
        "报告提出,今年结案率要保持在【95%以上】",
        unless=r"已|标准|规范|规定",
        needs="要保持 要达到 要控制 要稳定 要提高到 要提升到 要不低于",
    ),
    cue(
        "target",
        "the goal that a figure is said to be above or below",
        "before",
        r"(?:[高低优好快慢]于|超过|超出)[^,;。0-9]{0,8}(?:目标|控制线|控制数|计划|任务|预期)(?:值|数)?(?:的|为)?$",
        is_measured,
        "住院报销比例为72.5%,高于年度目标【70%】",
        needs="目标 控制线 控制数 计划 任务 预期",
    ),
    cue(
        "target",
        "the year's plan called by its name",
        "before",
        r"(?:^|[,;、(:])[^,;。0-9]{0,12}(?:年度|全年|当年|本年)(?:总|计划)?(?:投资|建设|生产|任务)?(?:计划|任务|目标)(?:投资|任务|数|值)?(?:额|总额)?(?:约|为|达|近|超)*$",
        is_counted,
        "全县重点项目50个,年度投资计划【17.68亿元】",
        unless=r"完成|占|实现|的|[比较]|超",
        needs="计划 任务 目标",
    ),
    cue(
        "target",
        "the money of a plan",
        "before",
        r"(?:^|[,、])(?:规划|概算|估算|匡算|计划)(?:总|新增)?投资(?:总?额)?(?:约|为|达|近|超)*$",
        is_money,
        "规划投资【680万元】,其中省级投入300万元",
        unless=r"已|完成",
        needs="投资",
    ),
    cue(
        "target",
        "how many are to be mended, set beside those that are",
        "before",
        r"(?:确定|明确)(?:改造|新建|改建|建设|实施|提升|整治|帮扶|修缮)[^。,;0-9]{0,6}$",
        is_counted,
        "确定整治提升【420个】小区,目前已整治130个",
        needs="确定 明确",
    ),
    cue(
        "target",
        "an aim named in its clause",
        "before",
        rf"(?:目标|任务数?|指标|计划数?)(?:任务|值)?(?:为|是|定为|:|约|达到|设定为)+{LEAD}(?:不低于|不少于|不超过)?$"
        r"|(?:(?<![按原])计划(?=[到在于用安种修组筹扩投建新培招改总今明再实开举引发完年离解收栽采治补演播送制推打配维整清植造帮资救办])|拟(?!定|合|态|人)|预计|规划(?=建|新|到)"
        rf"|{WILL}|有望|预期)[^。]{{0,40}}$"
        r"|(?:确保|努力|奋力)(?=[^。,]{0,12}(?:达到|完成|实现|不低于|不少于|控制在))[^。]{0,24}$",
        anything,
        "拟为【45户】商铺减免租金",
        "计划投资【2.3亿元】",
        "将新建【12所】学校",
        needs="目标 任务 指标 计划 拟 预计 规划 将 有望 预期 确保 努力 奋力",
    ),
    cue(
        "target",
        "a task that was handed down",
        "before",
        rf"下达[^。,;0-9]{{0,24}}(?:任务|目标|计划|指标)(?:数|量)?{LEAD}$",
        is_counted,
        "今年水利厅下达我市水利投资任务【33.9亿元】",
        unless=r"完成|超额|占",
        needs="下达",
    ),
    cue(
        "target",
        "an aim for a day to come",
        "lead",
        r"(?:力争|争取(?=到(?:20|明|年|月|[0-9])|在|今年|全年|年内|年底|实现|达到?|让|把|使|完成|用|通过)|目标是|奋斗目标)[^。]{0,60}$|(?:^|[,“:]|规划|计划|预计|要求|提出|确保)(?:到|至)(?:20[0-9]{2}|明|后|本世纪)[^。]{0,2}(?:年(?!\d{1,2}月\d)|末|底)[^。]{0,60}$",
        anything,
        "力争到年底新增【300个】",
        "到2025年,森林覆盖率达到【60%】",
        unless=r"已(?!有规划)|累计完成",
        needs="力争 争取 目标 到20 至20 到明 至明 到后 至后 到本 至本",
    ),
    cue(
        "target",
        "a bound that a plan demands",
        "before",
        r"(?:不低于|不少于|不超过|不高于|不得超过|不得低于|控制在)$",
        anything,
        "提出每年培训不少于【3万人次】",
        also=r"每年|全年|明确|要求|提出|目标|计划|20[0-9]{2}年|年底|标准|至少",
        needs="不低于 不少于 不超过 不高于 不得超过 不得低于 控制在",
    ),
)
"""What is planned, in words farther away: after the changes and the rules."""
