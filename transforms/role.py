"""What a printed quantity is for (角色): achieved, aimed at, compared, ruled, or merely told.

The grammar is the table :data:`transforms.roles.cue.CUES`: the first line that fits decides; a quantity
that no line fits is an observed share when its unit is one, else an observed count or amount.
"""

from __future__ import annotations

import re
from functools import lru_cache

from transforms.numbers.measure import family
from transforms.numbers.number_kind import RELATIVE_UNITS, SHARES, is_counted
from transforms.quantity import Quantity
from transforms.roles.allotted import is_allotted
from transforms.roles.cue import CUES
from transforms.roles.filter import possible
from transforms.roles.one_person import told_of_one
from transforms.roles.word import DECLINE, GROWTH, LEAD, Role
from transforms.text.surroundings import Surroundings

__all__ = ["CUES", "Role", "called_a_goal", "is_decline", "role_of"]

_NAMED_BUNDLE = re.compile(
    r"^(?:合计|共计|总计|之和|相加|加起来)|^(?:基本|重点|具体|工作|统一的?|关键|主要|核心|重大|专项|硬|创新|民生)?"
    r"(?:占比|比重|措施|举措|原则|行动|工程|机制|环节|方面|层面|阶段|时段|关键点?|转变|坚持|制度|体系|抓手|问题|要求|任务|指标|类型|维度|方向|理念|模式|步骤|清单|意识"
    r"|攻坚|平台建设|关|难题|服务|优势|特色|战略|中心任务|根本|步走)"
)
_SMALL = frozenset("两二三四五六七八九十")
_CHINESE_SMALL = re.compile(
    r"^[两二三四五六七八九十]{1,3}(?:大|个|项|种|条|方面|类|级|道|步|重|位|有|化|不|好)$"
)
# 六大行动, 两大领域 name a bundle; 几位, 几家 count nothing that could be checked.
_BUNDLE = re.compile(
    r"^[0-9两二三四五六七八九十]{1,3}大(?!项|类|户|桶|碗|箱|包)|^(?:好|十)?几[位个家名人辆条只张间栋座处棵片样块]$"
)
# 桐油、生漆、竹纸三样, 这两个码头: how many were just named.
_FEW = re.compile(r"[两二三四五六七八九十](?:个|项|样|种|类|处|家|条|座|大)")
# 等5部门, 沿线9省: how many bodies were named.
_NAMED_BODIES = re.compile(r"^(?:部门|单位|省|市|县|区|国|地|州|乡|镇|村|大)")
# 最多的三个县分别为…: how many are named.
_RANKED_ONES = re.compile(r"^(?:省|市|县|区|县市区|州|旗|乡镇|镇|街道|行业|国家)(?:分别|依次)(?:为|是)")

# 围绕此目标: the sentence before told what is aimed at.
_CALLS = frozenset("”围紧对锚瞄聚为按根朝")
_CALLED_A_GOAL = re.compile(
    r"[\s”]*(?:围绕|紧扣|对照|锚定|瞄准|聚焦|为实现|为完成|为达到|按照|根据|朝着)(?:此|这一|这个|该|上述|以上|既定)(?:总|年度|奋斗)?(?:目标|任务)"
)


# 《…措施》明确,…: what such a paragraph counts is still to be done, unless a sentence says it was.
_PLAN_OPENS = re.compile(r"(?!(?:根据|按照?|依据|依照|遵照))[^。,\n]{2,40}(?:明确|要求|提出|规定)[,:]")
_DONE = re.compile(r"已|累计|去年|目前|截至|20[0-9]{2}年,|完成了?[0-9]|实现了|近日")


_YEAR_WILL = re.compile(
    r"(?:今年|明年|新的一年|20[0-9]{2}年),?[^,。;\n0-9]{0,16}(?:,[^,。;\n0-9]{0,16})?将(?=[^。\n]{0,160}(?:如下|实事|目标|任务))"
)
_DEED_OPENS = re.compile(
    r"(?:完成|新\(?[改扩]?\)?[建增改]|改[建造]|扩建|建[设成立]|实施|启动|打造|提供|开展|创建|对[^,。;]{2,30}(?:进行|实施)|[全各][省市县区镇乡])"
)
_NOT_YET = re.compile(r"(?:已|累计|目前|截至|去年|上年|完成了)")


def _goes_on_with_plan(around: Surroundings) -> bool:
    """今年,全区将办好18件实事。新建公园6座。: sentence after sentence of what a year will bring."""
    text, sentence = around.text, around.sentence_start
    if sentence <= around.paragraph_start or _DEED_OPENS.match(text, sentence) is None:
        return False
    return _will_bring(text, around.paragraph_start) and _NOT_YET.search(around.sentence) is None


@lru_cache(maxsize=64)
def _will_bring(text: str, paragraph_start: int) -> bool:
    """Whether a paragraph begins with what the year will bring; all its figures share the answer."""
    return _YEAR_WILL.match(text, paragraph_start) is not None


def called_a_goal(text: str, sentence_end: int) -> bool:
    """Whether the words after a sentence call what it said a goal (围绕此目标, 为实现这一目标)."""
    first = text[sentence_end : sentence_end + 1]
    return (first in _CALLS or first.isspace()) and bool(_CALLED_A_GOAL.match(text, sentence_end))


_TO_A_GOAL = re.compile(
    r"[^、,。;0-9]{0,6}(?:[、和][^、,。;0-9]{2,16}[0-9][0-9.]*[^、,。;0-9的]{1,6})++的(?:年度|全年)?(?:总|奋斗|预期)?(?:目标|任务)(?!相比)"
)


def _lists_to_a_goal(around: Surroundings) -> bool:
    """定下完成投资40亿元、产值200亿元、税收9亿元的目标: what closes the list is said of all its items."""
    if not around.text.startswith(("、", "和"), around.end):
        return False
    return _TO_A_GOAL.match(around.text, around.end, around.end + 160) is not None


# 要修闸座12座,12座都已用上: what is told of all of them is done.
_REACHED = re.compile(r"(?:都|均|全都?|全部|已经?|一座不落)[^,。;、]{1,8}")
_DUE = re.compile(r"目标|任务|计划|应|需|要|拟|[规原]定|指标")
# What a percent of the plan follows is done, whatever the sentence planned before; 计划投资3亿元,占… is a plan yet.
_MEASURED_BY_PLAN = re.compile(
    r"[,(](?:占|为|完成|达到?|超额完成)[^,;。0-9]{0,10}(?:计划|任务|目标|预算|指标)[^,;。0-9]{0,8}的?[0-9]"
    r"|[,(][^,;。0-9]{0,6}完成率|,(?:已|仅)?完成了?[0-9][0-9.]*%"
)
_IN_PLAN = re.compile(r"(?:计划|拟|力争|将|目标|任务|确保|预计|安排)[^,;。]*$")
_PARTS_ON = re.compile(r"^(?:[,;]?其中[^,;。已]{0,16}|、[^,;。、已累计]{0,12})$")


# 建设水源工程900个,其中水库10座: a list of kinds, each in its own measure word.
_PARTS_LISTED = re.compile(r"^[,;]?其中,?(?!已|完成|开工|建成|投)[^,;。已]{1,14}$")
_LIST_ON = re.compile(r"^、[^,;。、已累计0-9]{1,12}$")
_COMMA_ON = re.compile(r"^,[^,;。、已累计0-9]{3,14}$")


# 今年计划新建公路120公里,改造危房300户: the next deed of the plan.
_PLANNED_TOO = re.compile(
    r"^[,、](?:新[建增改开]|改[建造]|扩建|建[设成立]|完成|实施|招引|引进|培[训育]|发展|种植|栽[植种]|举办|打造|创建|整治|修[建复缮]|推广|发放|选派|清[理淤])"
    r"[^,。;、已累计0-9]{1,14}$"
)
_PLANNED = re.compile(r"(?:计划|拟|力争|将)[^。;已]*$")


def _lists_on(last: Quantity, quantity: Quantity, text: str) -> bool:
    """Whether a goal's own parts follow it: 计划建设15万亩,其中新建10万亩、改造5万亩."""
    between = text[last.end : quantity.start]
    if len(between) > 20:
        return False
    if _PLANNED_TOO.match(between) and _PLANNED.search(text, max(0, last.start - 40), last.start):
        # 年度计划投资120亿元,完成投资92亿元: what a plan does in its own unit is done, not one more deed of it.
        return last.unit != quantity.unit or not between.startswith(",完成")
    if last.unit == quantity.unit:
        return bool(_PARTS_ON.match(between)) or _said_alike(last, between, text)
    counted = family(last.unit) == family(quantity.unit) == "count"
    if not counted:
        return False
    if _PARTS_LISTED.match(between):
        return True
    return bool(_LIST_ON.match(between)) and _after_among(last, text)


def _after_among(last: Quantity, text: str) -> bool:
    """Whether 其中 stands before ``last`` in its sentence."""
    opened = text.rfind("其中", max(0, last.start - 80), last.start)
    return opened >= 0 and "。" not in text[opened : last.start]


def _said_alike(last: Quantity, between: str, text: str) -> bool:
    """其中小麦种植面积20万亩,玉米种植面积31万亩: one more part of the goal, told in the same closing words."""
    if not _COMMA_ON.match(between) or between[-2:] != text[last.start - 2 : last.start]:
        return False
    return _after_among(last, text)


_HOLDS = re.compile(r"(?:可|能|将)(?:同时)?(?:容纳|接纳)[^。,;]{0,8}$|,设有?$")


def _of_planned_houses(around: Surroundings) -> bool:
    """其中,第一小学总投资…,设有24个班,可容纳学生900名;…: what each house of a plan will hold."""
    if "总投资" not in around.lead:
        return False
    holds = _HOLDS.search(around.lead)
    if holds is None:
        return False
    if holds[0].endswith(("设", "设有")) and not around.right.startswith(("班", "教学班")):
        return False
    return around.text.startswith("其中", around.sentence_start) and not _DONE.search(around.sentence)


# 由52万人增加到67万人,增加15万人; 亩产由420斤涨到480斤,每亩多收60斤: by how much the level before it has moved.
_MORE = "出|收|花|产|打|卖|挣|赚|用|付|缴|交|跑|开|运|种|建|发|放|销|投|排|接|招|修|走|开支|收入|用水|用电"
_MOVED_BY = re.compile(
    rf",(?:同比|环比|比上年|较上年|比去年|较去年|净)?(?:{GROWTH}|{DECLINE})(?:了|约|近)?"
    rf"|,(?:[比较][^,。;0-9]{{1,8}})?(?:平均)?(?:每[^,。;\W\d]{{1,2}})?(?:足足|又)?[多少](?:了|(?:{_MORE})了?)(?:约|近)?"
)
# 比常年20.1℃低|3.7℃, 较上月高出|0.4元: by how much it is above or below another level.
_HIGHER = re.compile(r"[比较][^。,;]{2,16}(?<![最提新降])[高低]出?[了约近]?$")
_HIGHER_ENDS = frozenset("高低出了约近")
_EACH_ON = re.compile(r"[、,;][^。;]{0,12}每[^。,;]{0,6}$|、(?!.*[共总已计])[^,。;、0-9每]{1,8}$")


def _told_again(last: Quantity, quantity: Quantity, around: Surroundings) -> bool:
    """Whether a bracket tells the quantity before it in another unit of its kind: 增加362万吨(72亿斤)."""
    return (
        around.left == "(" and last.end == quantity.start - 1 and family(last.unit) == family(quantity.unit)
    )


@lru_cache(maxsize=64)
def _opens_a_plan(text: str, paragraph_start: int) -> bool:
    """Whether a paragraph begins with a plan (《…措施》明确,…); all its figures share the answer."""
    return bool(_PLAN_OPENS.match(text, paragraph_start))


# 两项资金总额210万元——甲项补助130万元,乙项奖励80万元: what was paid by a rule, behind all of it.
_PAID_IN_ALL = re.compile(r"(?:一共|共计|合计|总计|总额)[^,。;0-9每]{0,6}[0-9][0-9.]*[万亿]元[^。;每]*$")


def role_of(
    quantity: Quantity, around: Surroundings, previous: tuple[Quantity, Role] | None, *, aimed: bool = True
) -> Role:
    """The role of ``quantity``; ``previous`` is the metric before it with its role, if any.

    With ``aimed`` false it is known that nothing is aimed at: 预计 tells an estimate of a time that is over.

    A list item joined to the one before only by 、和及 has that one's role when their units agree
    (分别完成…的64.38%、81.26%), and so has a change that a bracket tells in another unit.
    """
    reached = previous is not None and previous[1] == "target" and _REACHED.match(around.right) is not None
    if reached and previous[0].unit == quantity.unit and _DUE.search(around.left) is None:
        aimed = False  # 计划修路7公里,东线5公里已经修好
    if around.chained and previous and not reached and family(previous[0].unit) == family(quantity.unit):
        joint = around.text[previous[0].end : quantity.start]
        if "至" not in joint:
            return previous[1]
    if around.chained and previous and previous[1] == "change" and "分别" in around.before:
        return "change"  # 比上年分别增加37人、69万元
    if around.before[-1:] in _HIGHER_ENDS and is_counted(quantity) and _HIGHER.search(around.before):
        return "change"
    if previous and previous[1] == "change" and _told_again(previous[0], quantity, around):
        return "change"
    if (
        previous
        and previous[0].unit == quantity.unit
        and previous[1] in ("actual", "target", "standard")
        and _MOVED_BY.fullmatch(around.text, previous[0].end, quantity.start)
    ):
        return "change"
    raw = around.text[quantity.start : quantity.end]
    if ("大" in raw or "几" in raw) and _BUNDLE.match(raw):
        return "context"
    if raw[0] in _SMALL and _CHINESE_SMALL.match(raw) and _NAMED_BUNDLE.match(around.right):
        return "context"
    if (
        previous
        and previous[1] == "standard"
        and previous[0].unit == quantity.unit
        and _EACH_ON.fullmatch(around.text, previous[0].end, quantity.start)
    ):
        return "standard"
    if (
        raw[0] in _SMALL
        and (raw[-1] == "样" or (around.left[-1:] in ("这", "那") and around.right[:1] != "数"))
        and _FEW.fullmatch(raw)
    ):
        return "context"
    if _RANKED_ONES.match(around.right) and quantity.unit == "个":
        return "context"
    if not quantity.unit and raw.isdecimal() and _NAMED_BODIES.match(around.right):
        return "context"
    aside = aimed and quantity.unit not in RELATIVE_UNITS and around.text.startswith((",", "("), around.end)
    if aside and _MEASURED_BY_PLAN.match(around.text, around.end):
        aimed = _IN_PLAN.search(around.before) is not None  # 完成投资16亿元,占年度计划的40%
    if aimed and previous and previous[1] == "target":
        last = previous[0]
        if _lists_on(last, quantity, around.text) or is_allotted(last, quantity, around.text):
            return "target"
    if _of_planned_houses(around):
        return "target"
    if told_of_one(around.text, quantity.start, quantity):
        return "context"
    for cue in possible(quantity, around):
        if not aimed and cue.role == "target":
            continue
        if not cue.pattern.search(getattr(around, cue.where)) or (
            cue.also and not cue.also.search(around.sentence)
        ):
            continue
        if cue.role == "standard" and _PAID_IN_ALL.search(around.lead):
            continue
        if cue.then is not None and not cue.then.search(around.right):
            continue
        if cue.unless is None or not cue.unless.search(around.before):
            return cue.role
    if aimed and quantity.unit not in ("个百分点",) and _goes_on_with_plan(around):
        return "target"
    if aimed and (called_a_goal(around.text, around.sentence_end) or _lists_to_a_goal(around)):
        return "target"
    if aimed and (
        quantity.unit not in RELATIVE_UNITS
        and _opens_a_plan(around.text, around.paragraph_start)
        and not _DONE.search(around.sentence)
    ):
        return "target"
    if not quantity.unit and _MULTIPLE.search(around.left):
        return "rate"
    return "rate" if quantity.unit in SHARES else "actual"


_MULTIPLE = re.compile(r"(?:倍率|比率|[升容利]率|弹性系数|基尼系数|恩格尔系数)(?:为|是|达到?|约|升至|降至)*$")
"""Before a bare number that is how many there are for each one: 求人倍率1.22."""


# 分别下降15.2%、20%和11.4%, 减少362万吨(72亿斤): one verb for all of them.
_FALLS = re.compile(
    rf"(?:{DECLINE}|(?<![最高降减])低出?(?!于))(?!到|至|(?<=[短缩升降低高加少大])为){LEAD}(?:[0-9][0-9.]*[^,。;、0-9和及与]{{0,4}}[、和及与(])*+$"
)


def is_decline(before: str) -> bool:
    """Whether the words before a change say that it went down (同比下降14% is -14)."""
    return bool(_FALLS.search(before))
