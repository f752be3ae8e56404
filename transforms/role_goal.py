"""How newspapers word what is aimed at (目标用语)."""

from __future__ import annotations

from transforms.number_kind import anything, is_bounded_share, is_counted, is_measured, is_money, is_share
from transforms.role_word import DECLINE, GOAL, GROWTH, LEAD, Cue, cue

# A house that is still being built.
_STILL_BUILT = (
    r"^(?!.*(?:已建成|已投|投入使用|投用|启用|落成|现有))"
    r".*(?:在建|将建|拟建|规划建|计划建|开工建设|正在建)"
)

# Examples mark the quantity in 【】.
SHARES_OF_GOALS: tuple[Cue, ...] = (
    cue(
        "rate",
        "a share that was kept under its bound",
        "before",
        r"控制在$",
        is_share,
        "登记失业率控制在【3.2%】,低于年度控制目标",
        also=r"控制在[0-9.]+[%‰],(?:远|均|明显)?(?:低于|优于|好于)",
        unless=r"力争|确保|计划|将|目标",
        needs="控制在",
    ),
    cue(
        "target",
        "the bound that a share was kept under, called one",
        "before",
        r"控制在(?:了)?[^。,0-9]{0,6}(?:目标|指标|控制数|控制线|红线|计划|任务|限值)[^。,0-9]{0,3}$",
        is_share,
        "登记失业率为2.9%,控制在年度目标【4%】以内",
        needs="控制在",
    ),
    cue(
        "target",
        "a bound that a figure is compared with",
        "right",
        r"^的?[一-龥]{0,6}?(?:目标任务|目标值?|任务数?|控制指标)(?:要求)?(?:还)?(?:高出?|低|提高|多|少|超出?)",
        is_measured,
        "比市里下达的【92%】参保目标任务高出1.5个百分点",
        needs="目标 任务 指标",
    ),
    cue(
        "target_pct",
        "percent of a target",
        "before",
        rf"(?:完成|占|达|实现|超)[^。]{{0,12}}{GOAL}(?!比重|体系)[^。,]{{0,4}}的?{LEAD}$|{GOAL}[^。,]{{0,6}}(?:完成率|进度|的)[^。,]{{0,3}}{LEAD}$"
        rf"|(?:超额|超)完成[^。,]{{0,12}}$|{GOAL}[^。,]{{0,3}}完成{LEAD}$"
        rf"|(?:完成|占)[^。,;0-9]{{0,10}}{GOAL}(?!生育)[^。,;0-9]{{0,4}}[0-9][0-9.]*[^0-9。,;]{{1,5}}的{LEAD}$"
        r"|占(?:应(?=离|种|播|收[割获]|缴|参保|接种|改造|完成|检|建|退)|计划(?!生育)|规划)[^。,;0-9]{1,12}的$",
        is_share,
        "完成年度目标任务的【72.7%】",
        "目标任务完成率达【98%】",
        "占全年计划的【五成】",
        "超额完成年度任务的【20%】",
        "占全年任务8.25万人的【91.2%】",
        "占应参保人数的【66%】",
        needs="目标 任务 计划 指标 预算 进度 预期 完成 占应 占规划",
    ),
    cue(
        "target",
        "the goal inside a percent of it",
        "before",
        rf"(?:完成|占|达到?|实现|为|是)[^。,]{{0,10}}{GOAL}[^。,0-9]{{0,6}}$",
        is_counted,
        "占年度任务【20.6万亩】的105%",
        "完成全年目标【180亿元】的53.6%",
        "完成计划投资【7.2亿元】的八成",
        then=r"^的 ?(?:近|约|将近|超)? ?$",
        needs="目标 任务 计划 指标 预算 预期 进度",
    ),
)
"""Percents of a target, and the target that they are of."""
GOALS: tuple[Cue, ...] = (
    cue(
        "target",
        "a growth that a plan names",
        "lead",
        rf"(?:提出|明确|确定|安排|预期)[,:，]?[^。;]{{0,50}}(?:{GROWTH}){LEAD}$",
        is_bounded_share,
        "工作报告提出,今年地区生产总值增长【6%左右】",
        unless=r"已|同比|较上年|比上年|去年",
        also=r"今年|明年|全年|20[0-9]{2}年|目标",
        needs="提出 明确 确定 安排 预期",
    ),
    cue(
        "target",
        "several aims behind one word",
        "before",
        r"(?:目标|任务)(?:为|是)[^。,;0-9]{1,20}(?:[0-9.万亿]+[^\d。,;]{1,14}、[^\d。,;]{1,12})?$",
        is_counted,
        "全年目标为新建口袋公园【20个】",
        "全年目标为新建口袋公园20个、改造背街小巷【45条】",
        unless=r"已|完成",
        needs="目标 任务",
    ),
    cue(
        "target",
        "what a planned work will cost",
        "left",
        r"^,?(?:项目)?(?:概算|估算|预算|计划)?总?投资(?:额|约|达|为|超|近|额约)*$",
        is_money,
        "今年计划新建公路160公里,总投资【2.1亿元】",
        also=r"(?:计划|拟|将)(?:新建|建设|改造|实施|启动|扩建|建)",
        unless=r"已|完成",
        needs="投资",
    ),
    cue(
        "target",
        "what a work will bring when it is done",
        "before",
        r"(?:建成|投产|达产|完工|竣工|投用|运营|投运)后[^。,]{0,10}(?:可|将|预计|有望)(?:每年)?[^。,]{0,16}$",
        anything,
        "全部建成后可提供就业岗位【1.2万个】",
        "项目达产后将实现年产值【20亿元】",
        unless=r"已",
        needs="建成后 投产后 达产后 完工后 竣工后 投用后 运营后 投运后",
    ),
    cue(
        "target",
        "what a work will bring each year once it is done",
        "lead",
        r"(?:建成|投产|达产|完工|竣工|投用|运营|投运)后,(?:[^。;,已0-9]{0,8}(?:可|将|预计|有望|能)|每?年)[^。;已]{0,60}$",
        anything,
        "项目建成后,年可饲养母羊【2万只】",
        "项目建成后,年可饲养母羊2万只,年出栏【3万只】",
        unless=r"已",
        needs="建成后 投产后 达产后 完工后 竣工后 投用后 运营后 投运后",
    ),
    cue(
        "target",
        "what a work that is to be done will add",
        "lead",
        r"(?:将|拟|计划)(?:新建|建成|改造|改扩建|扩建|建设|开工)[^。;]{2,60},(?:可|将)?(?:新增|增加)(?!了)[^。,;]{2,8}$",
        is_counted,
        "年内将建成5所公办小学,新增学位【4200个】",
        unless=r"已|同比",
        needs="将 拟 计划",
    ),
    cue(
        "target",
        "one more thing that a work is expected to bring",
        "lead",
        r"预计可[^。;]{4,80},(?:可)?(?:新增|提升|提高|改善|恢复|保障|带动|惠及|节约|减少)(?!了)[^。,;]{0,12}$",
        is_counted,
        "工程见效后,预计可新增蓄水320万立方米,改善灌溉面积【6.5万亩】",
        unless=r"已|同比",
        needs="预计",
    ),
    cue(
        "target",
        "what a building that is being built will hold",
        "before",
        r"(?:可|能|将)(?:同时)?(?:容纳|接纳)[^。,;]{0,8}$",
        is_counted,
        "正在建设的实验小学总投资5200万元,可容纳学生【900名】",
        also=_STILL_BUILT,
        needs="容纳 接纳",
    ),
    cue(
        "target",
        "the classes of a school that is being built",
        "before",
        r"(?:设|设有|设置|开设)$",
        is_counted,
        "正在建设的新校区总投资1.2亿元,设有【36个】教学班",
        also=_STILL_BUILT,
        then=r"^(?:教学)?班(?!车|组|子)",
        needs="总投资 在建 将 拟 规划 计划 正在建",
    ),
    cue(
        "target",
        "a work that money will be put into",
        "lead",
        r"(?:将|拟|计划)(?:投入|投资|安排|统筹|筹措)[^。;]{0,30},(?:对|为|用于对?|新建|建设|改造)(?:全[市县区镇])?$",
        is_counted,
        "全区将投入资金6500万元,对【28个】老旧小区实施改造",
        unless=r"已",
        needs="将 拟 计划",
    ),
    cue(
        "target",
        "a bound that the aim sets",
        "right",
        rf"^(?:以上|以内|以下)?的?(?:年度|全年|年初|预期|既定|[省市县国区]定|考核|约束性|控制)*(?!计划[^的,。;:、”任目数总内])(?!预期[^的,。;:、”])(?!任务[重艰])(?:{GOAL})",
        is_measured,
        "远低于【4.5%】的目标任务",
        "实现【60万人】的目标",
        needs="目标 任务 计划 指标 预算 进度 预期",
    ),
    cue(
        "target",
        "a growth or level still aimed at",
        "lead",
        rf"(?:力争|争取(?=到(?:20|明|年|月|[0-9])|在|今年|全年|年内|年底|实现|达到?|让|把|使|完成|用|通过)|确保|力保|奋力|预期|预计|目标|(?<![按原])计划|拟|将(?=把|进|继|力|确|新|建|投|在|为|达|实|培|完|再|于|对|给|陆|提|引|招|开|发|创|让|保|争|全|围|坚|着)|有望)(?:(?!同比|已[^有])[^。;]){{0,60}}"
        rf"(?:{GROWTH}|{DECLINE}|达到?|保持|控制|稳定|不低于|不少于|不超过|不高于|突破)(?:到|至|在)?{LEAD}$",
        anything,
        "力争进出口总值增长【5%以上】",
        "确保全年生产总值增长【7%左右】",
        "今年,全市将把细颗粒物浓度控制在31微克/立方米以内,优良天数比率达到【83%以上】",
        "计划再培训1万人次,取证率保持在【85%以上】",
        unless=r"已|了(?!解)|实际|同比",
        needs="力争 争取 确保 力保 奋力 预期 预计 目标 计划 拟 将 有望",
    ),
)
"""What is planned, in words near the number."""
LATER_GOALS: tuple[Cue, ...] = (
    cue(
        "target",
        "an aim named in its clause",
        "before",
        rf"(?:目标|任务数?|指标|计划数?)(?:任务|值)?(?:为|是|定为|:|约|达到|设定为)+{LEAD}(?:不低于|不少于|不超过)?$"
        r"|(?:(?<![按原])计划(?=[到在于用安种修组筹扩投建新培招改总今明再实开举引发完年离解收栽采治补])|拟(?!定|合|态|人)|预计|规划(?=建|新|到)"
        r"|将(?=新|建|投|在|为|达|实|培|完|再|于|对|给|继|陆|分|力|提|引|招|开|发|创|让)|有望|预期)[^。]{0,40}$"
        r"|(?:确保|努力|奋力)(?=[^。,]{0,12}(?:达到|完成|实现|不低于|不少于|控制在))[^。]{0,24}$",
        anything,
        "拟对【116个】创业主体落实补贴",
        "计划投资【2.3亿元】",
        "将新建【12所】学校",
        needs="目标 任务 指标 计划 拟 预计 规划 将 有望 预期 确保 努力 奋力",
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
