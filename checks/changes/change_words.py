"""The words by which papers tell that something rose or fell, and against what (增减与比较的说法)."""

from __future__ import annotations

import re

from checks.figures.sentence import letters

_UP_DOWN = (
    r"(?:偏[多少高低]|增长|增加|增幅|增速|改善|新增|净增|增收|增支|增产|增效|上升|提高|提升|上涨|上浮|扩大|下降|减少|减幅|降低|回落|下跌|下滑|降幅|缩短|收窄|"
    r"减收|减支|减产|[多少][发产销收卖售办接投开种打运购签放贷建修供]|压减|压降|压缩|缩减|涨幅|升幅|增|(?<![每公毫])升|涨|降|减|多|少|(?<![最提新升降偏])[高低])"
)
_TAIL = r"(?:了|出|幅度?|率|速|达到|达|为|约|近|超过|超|逾|过)*"
VERB = re.compile(rf"(?=[偏增改新净收上提扩下减降回缩压涨升多少高低]){_UP_DOWN}{_TAIL}$")
_LAST = frozenset(
    "卖售办接投开种打运购签放贷建修供长加幅速善增收支产效发销升高涨浮大降少低落跌滑短减压缩窄多了度率达到为约近超过逾出\n"
)
"""Characters on which :data:`VERB` may end."""


_MORE = frozenset({"多", "少"})
_MORE_DONE = re.compile(r"(?:同比|同期|去年|上年|上月|年初)(?:[多少][一-龥]{1,2})$")
"""比去年同期多检查1800人: whatever was done more often."""


def tells_move(lead: str) -> bool:
    """Whether ``lead`` ends on :data:`VERB`; its last character shows of most words that it does not."""
    if lead[-1:] in _LAST and VERB.search(lead) is not None:
        return True
    return (lead[-3:-2] in _MORE or lead[-2:-1] in _MORE) and _MORE_DONE.search(lead) is not None


REACHES = re.compile(r"(?:增|升|提高|提升|扩大|降|减|跌|落|涨)(?![幅速]|长率)[^,;]{0,4}(?:到|至)[^,;]{0,3}$")
SINCE = re.compile(
    r"同比|环比|(?:比|较|与|和|同)?(?:(?:去|上一?|前一?)年|上月|上季度?|上半年|年初|上周|上期|上一?[届轮]|首届|上一?学年|此前|过去|原来|之前|以往|平时)(?:的|全年|同期|同月|同时|末|底|年底|年末|度)*"
    r"(?:相比|比)?|同期|(?:比|较|与)[12][0-9]{3}年(?:同期|全年|末|底)?(?:相比)?|相比|比较"
)
FILLER = re.compile(
    r"其中|目前|现在|分别|累计|合计|总共|共|净|实际|大幅|又|再|将|约|则|也|均|都|已|且|并|还|只|仅|年内|一年|十年|间|来|内|数|量|额|总|幅度?|占比|比重|了|的|"
    r"[0-9]+年|[0-9]+月份?|[0-9]+[天日]|[一二三四五六七八九十两几]{1,3}年|一下子"
)
AVERAGE = re.compile(
    r"年均|年平均|平均每年|可比|同口径|不变价|剔除|扣除|折算|复合|名义|扣除价格|翻|拉动|贡献"
)
OTHER_BASE = re.compile(
    r"计划|目标|任务|预期|预算|全国|全省|全市平均|平均水平|对照|预计|其他|普通|传统|常规|高于|低于|高出|序时"
)
BEFORE_BEHIND = re.compile(
    r"^[^,;。]{0,6}(?:相比|相较|减少|增加|增长|下降|上升|提高|回落|降低|提升|多|少|高|低|,|\)|;|。|$)"
)
EARLIER = re.compile(
    r"(?:去年|[上前]一?年|[常往历]年|上月|上季度?|上半年|年初|上期|上周|上一?[届轮]|首届|上一?学年|此前|原来|[12][0-9]{3}年)[^,;。]{0,24}$|同期[^,;。]{0,4}$|普查[^,;。]{0,4}$"
)
OLD_LEVEL = re.compile(r"(?<![占对相])[比较](?![重例率])[^,;。、增减升降涨跌]{2,16}的$")
"""Before what figures are measured against, whatever it is called: 比上一采暖季的700户, 较改造前的50天."""
COMPARES = re.compile(r"(?:比|较|与|同|和)[^,;。]{0,34}$")
SAME_PERIOD = re.compile(
    r"(?:去年|[上前]一?年|上月|上期|上季度|上一?[届轮]|上一?学年)(?:同期|同月|全年|末|底)?[^,;。]{0,6}(?:仅|只)?(?:为|是|有)?$"
)
LEFT_OVER = re.compile(r"含|旧存|结转|遗留|结余|扣除")
YEAR_IS = re.compile(
    r"^(?:而|截至)?(?P<year>(?:19|20)[0-9]{2})年(?:同期|末|底|年底|年末|全年)?(?:仅|只)?(?:有|为|是|达|达到)?(?:约|仅)?$"
)
YEAR = re.compile(r"(?:19|20)[0-9]{2}(?=年)")
THAN = re.compile(r"(?:(?<![占同环相])比(?!重|例|率)|较|与)[^,;]*$")
FROM = re.compile(r"(?:由|从)[^,;:、。]{0,16}$")
TO = re.compile(
    r"^[^,;:。]{0,16}?(?:增|升|降|减|提|扩|压|缩|涨|跌|回落|发展|下调|上调|调整|下滑|恢复|延长|拓展|拓宽)[^,;:、。]{0,3}?(?:至|到|为)[^,;:、。]{0,10}$"
)
BEGAN = re.compile(r"^(?:而)?(?:去年|上一?年|前一年)(?:同期|同月|全年|末|底)?,?")
REACHED = re.compile(r"(?:达到?|为|实现|完成|有|是)(?:了|约)?$")
WHEN = re.compile(
    r"今年|本年|[上下]半年|前?[一二三四]季度|前[0-9一二三四五六七八九十]+个?月|至|底|截至|末|以来|同期"
)
_CLAUSE = re.compile(r"[,;:、。()]")
_LAST_PERIOD = re.compile(r"环比|[比较](?:[0-9]{1,2}月份?|第?[一二三四]季度)的|上月|上季|上周|上期")
_YEARS_START = re.compile(r"年初|(?:去年|上年)(?:年)?[末底]")
_LAST_YEAR = re.compile(r"同比|同期|去年|上一?年|前一年")
_USUAL = re.compile(r"[常往历多]年")
_YEAR_NAMED = re.compile(r"[比较与][^,;]{0,4}(?P<year>(?:19|20)[0-9]{2})年")
_BEFORE_NOW = re.compile(r"此前|过去|原来|之前|前年|平日")


def basis(lead: str) -> str | None:
    """What a change is measured against, as one of a few names; None when it is not said."""
    if _LAST_PERIOD.search(lead):
        return "last period"
    if _YEARS_START.search(lead):
        return "year's start"
    if "年" in lead and _USUAL.search(lead):
        return "usual"  # 较常年同期
    year = _YEAR_NAMED.search(lead)
    if year is not None:
        return year["year"]
    if _LAST_YEAR.search(lead):
        return "last year"
    return "earlier" if _BEFORE_NOW.search(lead) else None


_LEADS = re.compile("(?:为|有|达到?|共)+$")
_WHERE = re.compile(
    r"^,?(?:年[末底]|(?:[上前一二三四]|[0-9]{1,2})(?:半年|季度|月)[末底]?)?,?全[国省市县区州旗镇乡]"
)


def name_told(lead: str) -> str:
    """What the words before a level name, without when and how."""
    own = lead[lead.rfind(")") + 1 :]  # past 本报讯(记者 王平)
    return letters(_WHERE.sub("", _LEADS.sub("", FILLER.sub("", own))))


_OF_ANOTHER = re.compile(
    r"(?:^|[,;:。])(?P<name>[一-龥]{2,8}?)(?:金额|总[额数量]|[人户次]?数量?|面积|规模|量|额)?[比较](?:上|去|前|年初|[12][0-9]{3}年)[^,;:。]*$"
)
_NOW = re.compile("(?:今年|本[月年季]|当[月年]|现在?|如今)(?:以来)?")


def own_name(lead: str) -> str:
    """金牌数比上届的56枚增加12枚: the name of its own that stands before what a level is compared with."""
    said = _OF_ANOTHER.search(lead) if "比" in lead or "较" in lead else None
    return "" if said is None else letters(FILLER.sub("", _NOW.sub("", said["name"])))


_BEHIND_TIME = re.compile(
    r"[去上前]年(?:同期|同月|全年)(?P<name>[^,;。0-9]{2,8}?)(?:仅|只)?(?:为|是|有|达到?)$"
)


def name_behind_time(lead: str) -> str:
    """去年同期报销额为8亿元: the name that stands between the old time and its level."""
    said = _BEHIND_TIME.search(lead) if "年" in lead else None
    return "" if said is None else letters(FILLER.sub("", said["name"]))


_MEASURE = frozenset({"面积", "数", "量", "额", "总", "规模", "金", "人", "户"})
"""Names of measures, without what :data:`FILLER` takes away: 面积增加3.1万亩 names no other thing than the acres before."""


def same_basis(first: str | None, second: str | None) -> bool:
    return second is None or first == second or (first is None and second == "last year")


def named(lead: str) -> str:
    """The thing of its own that the words before a change name; empty when they only compare."""
    clause = _CLAUSE.split(lead)[-1]
    if ("多" in clause or "少" in clause) and (done := _MORE_DONE.search(clause)):
        clause = clause[: done.start()]  # 同比多结565件: the deed of the level once more
    name = letters(FILLER.sub("", SINCE.sub("", THAN.sub("", VERB.sub("", clause)))))
    return "" if name in _MEASURE else name


_COMPARED = re.compile(
    rf"[比较与][^,;。]{{0,10}}(?:同期|上年|去年|年|月份?|季度)[^,;。0-9]{{0,4}}的?$|{OLD_LEVEL.pattern}"
)


def compared_with(lead: str) -> bool:
    """Whether a figure is only what another is measured against: 12.6亿元,比上年同期的|13.4亿元|下降6%,其中…."""
    return ("比" in lead or "较" in lead or "与" in lead) and _COMPARED.search(lead) is not None
