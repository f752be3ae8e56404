"""What a printed quantity is for (角色): achieved, aimed at, compared, ruled, or merely told.

The grammar is the table :data:`CUES`: each line is one way in which newspapers word a role, with
printed examples that the tests run. The first line that fits decides; a quantity that no line fits
is an observed share when its unit is one, else an observed count or amount.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from transforms.measure import family
from transforms.quantity import Quantity
from transforms.surroundings import Surroundings

Role = Literal["actual", "target", "target_pct", "rate", "change", "standard", "context"]

_SHARES = frozenset({"%", "‰", "成"})
_POINTS = frozenset({"个百分点", "百分点"})

# Words that may stand between a cue and its number.
_LEAD = (
    r"(?:了|约|近|将近|超|超过|逾|突破|达|达到|为|是|的|至少|高达|仅|仍|可达|幅度为|比例为|不足|大约|左右)*"
)
_GOAL = r"(?:目标任务|目标|任务|计划|指标|预算|序时进度|预期)"
_DECLINE = r"下降|减少|降低|回落|下跌|下滑|降幅|缩短|压减|压降|压缩|下调|缩减|减|降|少"
_GROWTH = r"增长|增加|增幅|增速|增|上升|提高|提升|上涨|上调|涨幅|升|涨|翻|多"


@dataclass(frozen=True, slots=True)
class Cue:
    """One wording of a role: ``where`` names the surrounding text that ``pattern`` is searched in.

    ``also`` must stand in the sentence, ``unless`` must not stand before the number in its clause.
    """

    role: Role
    name: str
    where: Literal["left", "right", "before", "lead", "sentence"]
    pattern: re.Pattern[str]
    fits: Callable[[Quantity], bool]
    also: re.Pattern[str] | None = None
    unless: re.Pattern[str] | None = None
    examples: tuple[str, ...] = ()


def _share(q: Quantity) -> bool:
    return q.unit in _SHARES


def _relative(q: Quantity) -> bool:
    return q.unit in _SHARES or q.unit in _POINTS or q.unit in ("倍", "番")


def _points(q: Quantity) -> bool:
    return q.unit in _POINTS


def _money(q: Quantity) -> bool:
    return family(q.unit) == "money"


def _age(q: Quantity) -> bool:
    return q.unit in ("岁", "周岁")


def _span_of_time(q: Quantity) -> bool:
    return family(q.unit) == "time" and not _age(q)


def _thing(q: Quantity) -> bool:
    return family(q.unit) in ("mass", "length", "volume")


def _counted(q: Quantity) -> bool:
    return not _relative(q)


def _any(q: Quantity) -> bool:
    return True


def _cue(
    role: Role,
    name: str,
    where: Literal["left", "right", "before", "lead", "sentence"],
    pattern: str,
    fits: Callable[[Quantity], bool],
    *examples: str,
    also: str | None = None,
    unless: str | None = None,
) -> Cue:
    compiled = [re.compile(p) if p else None for p in (also, unless)]
    return Cue(role, name, where, re.compile(pattern), fits, *compiled, examples)


# Examples mark the quantity in 【】.
CUES: tuple[Cue, ...] = (
    _cue(
        "target_pct",
        "percent of a target",
        "before",
        rf"(?:完成|占|达|实现|超)[^。]{{0,12}}{_GOAL}[^。,]{{0,4}}的?{_LEAD}$|{_GOAL}[^。,]{{0,6}}(?:完成率|进度|的)[^。,]{{0,3}}{_LEAD}$"
        rf"|(?:超额|超)完成[^。,]{{0,12}}$|{_GOAL}[^。,]{{0,3}}完成{_LEAD}$",
        _share,
        "完成年度目标任务的【72.7%】",
        "目标任务完成率达【98%】",
        "占全年计划的【五成】",
        "超额完成年度任务的【20%】",
    ),
    _cue(
        "target",
        "a bound that the aim sets",
        "right",
        rf"^(?:以上|以内|以下)?的?(?:年度|全年|年初|预期|既定)?{_GOAL}",
        _any,
        "远低于【4.5%】的目标任务",
        "实现【60万人】的目标",
    ),
    _cue(
        "change",
        "growth or decline by a share",
        "before",
        rf"(?:{_GROWTH}|{_DECLINE})(?!到|至){_LEAD}$",
        _relative,
        "同比下降【2.3%】",
        "每年增长【15%以上】",
        "比上年提高【0.5个百分点】",
    ),
    _cue("change", "percentage points", "sentence", r"", _points, "高于全国【2.1个百分点】"),
    _cue(
        "change",
        "growth or decline against another period",
        "before",
        rf"(?:同比|环比|比上|比去年|较上|较去年|较年初|比年初|较同期|净)[^。,]{{0,8}}(?:{_GROWTH}|{_DECLINE})(?!到|至){_LEAD}$",
        _counted,
        "同比增加【320人】",
        "较上年减少【12起】",
    ),
    _cue(
        "standard",
        "an amount for each",
        "before",
        r"(?:每(?!年|天|日|月|周|季)[人户名位亩头只个家吨车次斤箱件株台年月天日学床][^。,;]{0,12}|按(?:照)?[^。,;]{0,14})$",
        _money,
        "每人补贴【1000元】",
        "按每亩【200元】给予补贴",
        also=r"补|奖|标准|发放|给予|资助|减免|收费|缴|报销|救助|慰问",
    ),
    _cue(
        "standard",
        "a rule's amount",
        "before",
        r"(?:标准|限额|封顶|起付线|最高额度)[^。,;]{0,10}$"
        r"|(?:给予|再给予|可享受|享受|可获|可申请|最高可|可申领|申领|奖励|补助|补贴|资助)[^。,;]{0,12}$"
        r"|最高(?![^。,;]{0,4}(?:收入|产|达到|温|价))[^。,;]{0,6}$|不超过$",
        _money,
        "给予每年不超过【40万元】的创业服务补助",
        "补助标准提高到【600元】",
        also=r"标准|对[^。]{0,40}给予|按规定|符合|政策|每|最高|限额|封顶|不超过|认定",
        unless=r"拟|累计|已(?!经认定)|共(?!同|建|享)|总额|合计",
    ),
    _cue(
        "standard",
        "a tariff raised",
        "before",
        rf"标准[^。,;]{{0,6}}(?:上浮|下浮|{_GROWTH}|{_DECLINE}){_LEAD}$",
        _share,
    ),
    _cue(
        "standard",
        "a rate written on a thing",
        "right",
        r"^(?:工作制|学制)",
        _any,
        "严格执行【8小时】工作制度",
    ),
    _cue(
        "target",
        "an aim named in its clause",
        "before",
        rf"(?:目标|任务数?|指标|计划数?)(?:任务|值)?(?:为|是|定为|:|约|达到|设定为)+{_LEAD}(?:不低于|不少于|不超过)?$"
        r"|(?:计划(?=[到在于用投建新培招改总今明再实开举引发完年])|拟(?!定|合|态|人)|预计|规划(?=建|新|到)"
        r"|将(?=新|建|投|在|为|达|实|培|完|再|于|对|给|继|陆|分|力|提|引|招|开|发|创|让)|有望|预期)[^。]{0,40}$"
        r"|(?:确保|努力|奋力)(?=[^。,]{0,12}(?:达到|完成|实现|不低于|不少于|控制在))[^。]{0,24}$",
        _any,
        "拟对【116个】创业主体落实补贴",
        "计划投资【2.3亿元】",
        "将新建【12所】学校",
    ),
    _cue(
        "target",
        "an aim for a day to come",
        "lead",
        r"(?:力争|争取|目标是|奋斗目标)[^。]{0,60}$|(?:^|[,“])(?:到|至)(?:20[0-9]{2}|明|后|本世纪)[^。]{0,2}(?:年|末|底)[^。]{0,60}$",
        _any,
        "力争到年底新增【300个】",
        "到2025年,森林覆盖率达到【60%】",
    ),
    _cue(
        "target",
        "a bound that a plan demands",
        "before",
        r"(?:不低于|不少于|不超过|不高于|不得超过|不得低于|控制在)$",
        _any,
        "提出每年培训不少于【3万人次】",
        also=r"每年|全年|明确|要求|提出|目标|计划|20[0-9]{2}年|年底|标准|至少",
    ),
    _cue(
        "context",
        "an age",
        "before",
        r"(?<!平均年龄)(?<!平均年龄为)(?<!平均年龄达)$",
        _age,
        "今年【71岁】的老人",
    ),
    _cue(
        "context", "the age of a group", "right", r"^(?:以上|以下|及以上|及以下|的|老|高龄|居民|患者)", _age
    ),
    _cue(
        "actual",
        "a mean time or a measured time",
        "before",
        r"(?:平均|人均|时长|住院日|工期|提前|缩短|压缩|时间|天数|寿命|里程|限时|累计|总)[^。,;]{0,8}$",
        _span_of_time,
        "公立医院平均住院日降至【8.46天】",
    ),
    _cue(
        "target",
        "a circle of service",
        "right",
        r"^[^。,;]{0,8}(?:服务圈|生活圈|就业圈|就医圈|文化圈|健身圈|阅读圈)",
        _span_of_time,
    ),
    _cue("context", "how long something took", "sentence", r"", _span_of_time, "为期【八天】的培训班"),
    _cue(
        "context",
        "the size of one thing",
        "right",
        r"^(?:重|长|高|宽|深|厚|大小)",
        _thing,
        "切除【20斤】重的肿瘤",
    ),
)

_NAMED_BUNDLE = re.compile(
    r"^(?:基本|重点|具体|工作|统一的?|关键|主要|核心|重大|专项|硬|创新|民生)?"
    r"(?:措施|举措|原则|行动|工程|机制|环节|方面|层面|阶段|时段|关键点?|转变|坚持|制度|体系|抓手|问题|要求|任务|类型|维度|方向|理念|模式|步骤|清单|意识"
    r"|攻坚|平台建设|关|难题|服务|优势|特色|战略|中心任务)"
)
_CHINESE_SMALL = re.compile(
    r"^[两二三四五六七八九十]{1,3}(?:大|个|项|种|条|方面|类|级|道|步|重|位|有|化|不|好)$"
)
# 六大行动, 两大领域 name a bundle; 几位, 几家 count nothing that could be checked.
_BUNDLE = re.compile(
    r"^[0-9两二三四五六七八九十]{1,3}大(?!项|类|户|桶|碗|箱|包)|^(?:好|十)?几[位个家名人辆条只张间]$"
)
_FIRST_PERSON = re.compile(r"我(?!们|市|县|省|区|国|州|镇|乡|村|校|院|局|社区|党|军|旗|盟)")


def _told_of_one(text: str, at: int, q: Quantity) -> bool:
    """A sum that a quoted person says of himself (“…帮我办理了贷款80万元”) is no statistic."""
    if family(q.unit) not in ("money", "mass", "length", "area", "time"):
        return False
    opened = text.rfind("“", 0, at)
    if opened < 0 or text.find("”", opened, at) >= 0:
        return False
    return family(q.unit) in ("mass", "length") or bool(_FIRST_PERSON.search(text, opened, at))


# 围绕此目标: the sentence before told what is aimed at.
_CALLED_A_GOAL = re.compile(
    r"[\s”]*(?:围绕|紧扣|对照|锚定|瞄准|聚焦|为实现|为完成|为达到|按照|根据|朝着)(?:此|这一|这个|该|上述|以上|既定)(?:总|年度|奋斗)?(?:目标|任务)"
)


# 《…措施》明确,…: what such a paragraph counts is still to be done, unless a sentence says it was.
_PLAN_OPENS = re.compile(r"[^。,\n]{2,40}(?:明确|要求|提出|规定)[,:]")
_DONE = re.compile(r"已|累计|去年|目前|截至|20[0-9]{2}年,|完成了?[0-9]|实现了|近日")


def called_a_goal(text: str, sentence_end: int) -> bool:
    """Whether the words after a sentence call what it said a goal (围绕此目标, 为实现这一目标)."""
    return bool(_CALLED_A_GOAL.match(text, sentence_end))


def role_of(quantity: Quantity, around: Surroundings, previous: tuple[Quantity, Role] | None) -> Role:
    """The role of ``quantity``; ``previous`` is the metric before it with its role, if any.

    A list item joined to the one before only by 、和及 has that one's role when their units agree
    (分别完成…的72.71%、90.57%).
    """
    if around.chained and previous and family(previous[0].unit) == family(quantity.unit):
        return previous[1]
    raw = around.text[quantity.start : quantity.end]
    if _BUNDLE.match(raw) or (_CHINESE_SMALL.match(raw) and _NAMED_BUNDLE.match(around.right)):
        return "context"
    if _told_of_one(around.text, quantity.start, quantity):
        return "context"
    goal = called_a_goal(around.text, around.sentence_end)
    for cue in CUES:
        if not cue.fits(quantity):
            continue
        where = around.sentence if cue.where == "sentence" else getattr(around, cue.where)
        if not cue.pattern.search(where) or (cue.also and not cue.also.search(around.sentence)):
            continue
        if cue.unless is None or not cue.unless.search(around.before):
            return cue.role
    if goal or (
        _counted(quantity)
        and _PLAN_OPENS.match(around.text, around.paragraph_start)
        and not _DONE.search(around.sentence)
    ):
        return "target"
    return "rate" if quantity.unit in _SHARES else "actual"


_FALLS = re.compile(rf"(?:{_DECLINE})(?!到|至){_LEAD}$")


def is_decline(before: str) -> bool:
    """Whether the words before a change say that it went down (同比下降14% is -14)."""
    return bool(_FALLS.search(before))
