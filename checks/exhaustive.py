"""Names of parts that together leave nothing of their whole out (男、女; 一产、二产、三产), and where they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from checks.spot import Spot

_EXHAUSTIVE = tuple(
    tuple(re.compile(name) for name in names)
    for names in (
        ("男", "女"), ("非税", "税收"), ("第一产业|一产", "第二产业|二产", "第三产业|三产"), ("出口", "进口"),
        ("家庭户", "集体户"), ("过夜", "一日游"), ("商品零售", "餐饮"), ("城镇|城市", "农村|乡村"), ("直办|直接办理", "转办"),
        ("线上", "线下"), ("办结|处理完毕|审结|结案|完成|执结", "办理中|正在办理|在办|未办结|未结|未完成|正在推进|推进中"),
        ("转派|转办|交办", "在线办结|直接办结|在线解答|现场办结"), ("市本级|县本级|区本级|省本级", "各?[县市区州]+"), ("新建", "改扩建|改建扩建"), ("本地|本县|本市", "外地|县外|市外"), ("省外(?![游旅]客)", "省内(?![游旅]客)"), ("市外(?![游旅]客)", "市内(?![游旅]客)"), ("县外", "县内"), ("境外", "境内"), ("中型", "小型"), ("大型", "中型", "小型"), ("夏粮", "秋粮"),
        ("上级|中央|省级", "县级|市级|本级|地方|配套", "自筹"), ("人工造林", "封山", "退化林"), ("县道", "乡道", "村道"),
        ("铁路", "公路|道路", "水路", "民航|航空"), ("同城", "异地", "国际"), ("金牌", "银牌", "铜牌"), ("税务", "财政"), ("交办", "直办"), ("新建", "续建"), ("新签", "续建"), ("集体提案", "委员"),
        ("一产", "二产", "三产", "居民"), ("第一产业", "第二产业", "第三产业", "居民"), ("省、?市", "县"), ("已", "未"),
        ("自行处理|自办", "派单|转派"), ("不满意", "(?<!不)满意"), (r"(?<!或)(?<!和)基本满意(?![或和])", r"(?<!基本)满意(?![或和])"), ("省", "市", "县"), ("公务|党政", "事业", "企业"),
        ("公办|公立", "民办|私立"), ("集中供养", "分散供养"), ("职工", "居民"), ("门诊", "住院"), ("个人", "团体"), ("个人", "联名", "集体"), ("酒驾|饮酒", "醉驾|醉酒"), ("(?:基金|统筹|医保)(?:支付|报销)", "个人(?:负担|支付|自付)|自付"), ("完成", "超序时|超进度", "按序时|序时推进|有序推进|滞后"), ("行政公益诉讼", "民事公益诉讼"),
        ("不满意", "一般", "满意"), ("不满意", "基本满意", "满意"), ("东部", "中部", "西部"), ("东部", "中部", "西部", "东北"), ("城市|城区|城镇", "农村|乡村|乡镇", "其他|其它"), ("企业", "个体", "合作社"), ("粮食作物", "经济作物"),
        (r"(?<!半)(?<!不能)自理", "半失能|半自理", r"(?<!半)失能|不能自理"),
    )
)  # fmt: skip
"""Names that together leave nothing out."""
MOST_KINDS = max(len(kinds) for kinds in _EXHAUSTIVE)
_OF_SO_MANY = [[kinds for kinds in _EXHAUSTIVE if len(kinds) == many] for many in range(MOST_KINDS + 1)]
_ONE_OF_THEM = re.compile("|".join(sorted({kind.pattern for kinds in _EXHAUSTIVE for kind in kinds})))
_INDUSTRY = re.compile("第?[一二三][次]?产业?")
_RESPECTIVE = re.compile(r"([一-龥]{1,12}(?:(?:、|和|及|与)[一-龥]{1,12})+?)分别[一-龥]{0,4}$")
_MARK = re.compile("[、和及与]")


_LIKELY = (("企业", "个人"), ("优", "良"))
"""Names that as a rule leave nothing out, where one slip explains that their figures do."""


def likely_all(names: Sequence[str]) -> bool:
    """Whether two parts have the names that most such totals are made of (企业捐赠、个人捐赠)."""
    if len(names) != 2:
        return False
    return any(a in names[0] and re.search(b, names[1]) is not None for a, b in _LIKELY)


@lru_cache(maxsize=1_000)
def may_exhaust(name: str) -> bool:
    """Whether a part has one of the names that together leave nothing out: the others may be those of other parts."""
    return _ONE_OF_THEM.search(name) is not None


def exhaustive(names: Sequence[str]) -> bool:
    """Whether the names of the parts leave no other part (男性、女性)."""
    return len(names) <= MOST_KINDS and _exhaustive(tuple(names))


@lru_cache(maxsize=5_000)
def _exhaustive(names: tuple[str, ...]) -> bool:
    all_names = "\n".join(names)
    for kinds in _OF_SO_MANY[len(names)]:
        if not kinds[0].search(all_names) or not kinds[1].search(all_names):
            continue
        if len(kinds) == 3 and kinds[0].pattern.startswith("第一产业") and "用电" in all_names:
            continue  # households use power as well
        left = list(names)
        for kind in kinds:
            match = next((name for name in left if kind.search(name)), None)
            if match is None:
                break
            left.remove(match)
        else:
            return True
    return False


def industries(outer: Sequence[Spot]) -> list[Spot]:
    """The three industries among their own parts (第二产业…,其中工业…;建筑业…。第三产业…)."""
    if len(outer) < 4:
        return []
    found = [s for s in outer if _INDUSTRY.search(s.words)]
    return found if len(found) == 3 and exhaustive([s.words for s in found]) else []


def named_before(opened: str) -> list[str]:
    """其中第一产业、第二产业、第三产业分别完成31亿元、59亿元、119亿元: the names of the parts, told before the first."""
    said = _RESPECTIVE.search(opened) if "分别" in opened else None
    return _MARK.split(said[1]) if said else []


_STRETCHES = {2: ("上半年",), 3: ("前三季度", "前3季度", "三季度末"), 4: ("全年", "年")}


def all_quarters(names: Sequence[str], told: str) -> bool:
    """一、二、三季度 of 前三季度: the quarters that the words before the total say there are."""
    stretches = _STRETCHES.get(len(names), ())
    in_order = all(name[:1] == spelled for name, spelled in zip(names, "一二三四", strict=False))
    return in_order and "季" in names[-1] and any(stretch in told for stretch in stretches)
