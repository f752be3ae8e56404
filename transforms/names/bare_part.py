"""A part that is named only by what sets it apart (分项只说修饰语): of 选聘护河员90名,其中续聘60名 the part is 续聘护河员.

Chinese leaves out of a part's name what its whole has just said. What is left is no name where the measure word
cannot count it: money is not counted in 住院, a school not in 人次, people not in 笔.
"""

from __future__ import annotations

import re

from transforms.links.frame import Spot, pairs
from transforms.names.anaphora import PLACE
from transforms.names.thing import VERB_HEAD
from transforms.numbers.measure import family
from transforms.phrases.phrase import PREDICATES, listed
from transforms.text.pattern_edge import Ending
from transforms.text.words import words

_ALONE = re.compile(
    r"[,;:(]?(?:其中|包括|分别是)?[:,]?[、和及与]?([一-鿿“”()]{2,14}?)(?:完成|实现|有|为|是|达到?|共|约|近|超过?)*"
)
"""The words before a figure that only name its part."""
_ONLY_WHEN = re.compile(
    r"[,;:、]?(?:其中[,:]?)?(?:[0-9一二三四]{1,2}(?:[至到—~-][0-9一二三四]{1,2})?(?:月份?|季度)|[上下]半年|[上中下]旬|前[0-9一二三四五六七八九十]{1,2}个?(?:月|季度))"
    r"(?:当[月季])?(?:累计|共|完成|实现|为|达到?|约)*"
)
_MONEY = re.compile(
    r"[金款费额值税资贷债薪券酬]|收入|支出|补[助贴]|奖[补励]|投入|利润|营收|收益|捐赠|报销|支付|结余|[自配]筹|配套|进出口|出口|进口|用于"
)
"""What says that money is meant."""
_MONEY_END = Ending(
    r"(?:资金|基金|支出|收入|补[助贴]|奖[补励]|投资|产值|营收|利润|税收|善款|贷款|罚款|销售额|零售额|营业额|成交额|金额|费用|经费|[退降减]税降?费?|税费)$"
)
_PEOPLE = re.compile(
    r"[一-鿿]{0,8}(?:人员|劳动力|军人|毕业生|学生|老年人|老人|农民工?|妇女|职工|青年|群众|[^人动成职务]员|人群|群体|对象|[游旅]客|选手|教师|医生|居民|幼儿|儿童|子女|观众)"
)
_WHO_END = re.compile(
    r"(?:[人员工生师户民口众者童女子群属体军兵士力长]|干部|专家|骨干|家庭|本科|专科|学历|对象|[游旅乘]客|选手|检查|资助|助学金|人[数次])$"
)
"""How those are named who are counted."""
_CLASS = r"(?!各|其[他余]|[省市县区乡镇村国]家?级|[A-Z0-9一二三]|城[市区]|社区|乡镇|农村|公[办立]|民[办营]|私|国[有家]|普通|重点|主要|部分|全[省市县区])"
_NAMED_BODY = re.compile(
    _CLASS
    + r"[一-鿿]{2,10}(?:纪念馆|博物馆|图书馆|文化馆|体育馆|景区|古镇|度假区|乐园|陵园|公园|产业园|园区|港区|片区)"
)
_BODY = re.compile(
    r"[一-鿿]{0,12}(?:[小中大]学|高中|初中|学校|幼儿园|学前|医院|卫生[院室站]|保健[院站]|诊所|机构|景区|场馆|园区|港区|片区|渠道|领域|环节|方面|途径|类|类型)"
)
"""Bodies and fields, which no measure word of people, money or turns counts."""
_DEALT = re.compile(r"收购|销售|收储|加工|生产|捕捞|出口|进口|使用|用[水电气煤]")
_DEALT_IN = re.compile(rf"(?:{_DEALT.pattern})[一-鿿]{{1,6}}$")
_DEALER = re.compile(
    r"(?:企业|公司|[粮茶菜果棉]商|商户|经销商|合作社|大户|主体|[农渔牧果茶]户|工厂|[茶酒药]厂|[茶粮菜果棉蔗渔烟]农)$"
)
"""收购茶青9吨,其中合作社5吨: who did a part of it."""
_VERBS = PREDICATES.union(listed("act"), listed("doing"), listed("light"), listed("event"))
_STATES = _VERBS.union(
    listed("happens"), listed("growth"), listed("decline"), ("滞后", "持平", "亏损", "盈利")
)
GROUND = re.compile(r"[一-鿿]{1,3}[地田棚室]|林下|设施")
_GROWN = re.compile(r"(?:种植|播种|栽[植培种]|移栽|定植)(?!面积)")
"""Where a crop grows is no crop: 种植辣椒9万亩,其中大棚2万亩."""
_DEED = ("就业", "务工", "创业", "参保", "培训", "安置", "登记", "诊疗", "服务", "救助")
"""What is done with people, as a noun: 县外务工 is a name."""
_OF = re.compile(r"[的中里有、0-9]|总[数量额]$")
_OF_ANY = ("项目", "预算", "工程")
"""Words of a sum that say nothing of its part: 教育支出 of 一般公共预算支出."""
_MEASURE = "量额值数"
_SHORT_WHOLE = 6
"""Characters of a whole or of its end that a part takes over as they are. 2026-11: 6."""
_LONGEST = 14
"""Characters of what a part takes over from its whole, at most. 2026-11: 14."""
_BY_WHOM = re.compile(r"(?:国家|[国省市县区州镇村乡自部])(?:定|颁|立|办|建|管|选|控|属|直|保|认定|评定)")
"""Who set or keeps them, told alone: 保护单位34处,其中国保1处."""
_WORKS = re.compile(r"(?:改造|建设|整治|提升|修缮|加固|技改|维修|治理)?(?:项目|工程)$")
_NO_WORK = re.compile(
    r"[0-9的类型级期批]|项目$|工程$|[省市县区镇乡村州旗]$|[已未正待将]|^(?:新(?!材料|能源|型|媒体)|续|拟)|街道$|园$|中心$|公司$|企业$|^[省市县区国央部重]"
)
_WORK_UNITS = frozenset(("个", "项"))
_SUMMED = ("总数", "总量", "总额", "总计", "人数", "户数", "数量", "数", "任务", "计划", "目标")


def _said(part: Spot, name: str) -> str:
    """The part's name as printed where nothing else stands before its figure, or where 分别 deals it out; else empty."""
    alone = _ALONE.fullmatch(part.words)
    if alone is not None and (alone[1] == name or _NAMED_BODY.fullmatch(alone[1])):
        return alone[1]
    dealt = "分别" in part.clause and re.search(rf"{re.escape(name)}(?:[、和及与]|分别)", part.clause)
    return name if dealt else ""


def _noun_behind_verb(whole: str) -> str:
    """The last words of a whole behind its verb, at most four characters: 护河员 of 选聘护河员人数."""
    for end in _SUMMED:
        if whole.endswith(end) and len(whole) > len(end) + 2:
            whole = whole.removesuffix(end)
            break
    found = ""
    for word in reversed(words(whole[whole.rfind("的") + 1 :])):
        if found and (len(word) + len(found) > 4 or word in _VERBS):
            break
        found = word + found
    return found


def _sum_of(part: Spot, name: str, whole: str) -> str:
    """What ``name`` needs behind it to be a sum of money as its whole is; empty where it is one, or the whole is none."""
    end = _MONEY_END.search(whole)
    if end is None or _MONEY.search(name) or "用于" in part.clause:
        return ""
    sum_ = VERB_HEAD.sub("", whole[whole.rfind("的") + 1 :], count=1)
    _, same, rest = sum_.partition(name[-2:])
    if same and len(rest) <= _SHORT_WHOLE:
        return rest  # 渔工保险|基金支出
    if len(end[0]) <= len(sum_) <= _SHORT_WHOLE and sum_[0] != "总":
        return sum_
    found = ""
    for word in reversed(words(whole)):
        if len(found) >= len(end[0]) and (
            len(word) + len(found) > 4 or len(word) < 2 or word in _VERBS or word in _OF_ANY
        ):
            break
        found = word + found
    return found


def _again(name: str, whole: str, of_people: bool) -> str:
    """What a deed or a kind that the whole has, too, is followed by there: 护河员 for 续聘 of 选聘护河员."""
    rest = ""
    for size in range(min(4, len(name)), 1, -1):
        same = name[-size:]
        at = whole.find(same)
        if at < 0:
            continue
        rest = whole[at + size :].strip("”")
        deed = same in _VERBS and not same.endswith(_DEED)
        measured = rest[-1:] in _MEASURE and words(name)[0] not in _VERBS
        rest = rest if deed or measured else ""
        break
    else:
        first = words(whole)[0]
        if len(name) == 2 and len(first) == 2 and name[-1] == first[1]:
            rest = whole[2:] if len(whole) <= 2 + _SHORT_WHOLE else _noun_behind_verb(whole)
    if not 2 <= len(rest) <= _LONGEST or rest[0] == "总" or _OF.search(rest) or rest in name:
        return ""
    if of_people and not (_PEOPLE.fullmatch(rest) or rest in _VERBS):
        return ""  # 受理逮捕案件90人,批准逮捕80人
    return rest


def completed_part(part: Spot, name: str, whole: str) -> str:
    """``name`` with what it leaves out of ``whole``; ``name`` itself where it is a name."""
    kind = family(part.unit)
    if _ONLY_WHEN.fullmatch(part.words):
        return whole  # 用水量9万吨,其中工业5万吨。分季度看,一季度4万吨
    if not name:
        return name
    if name in _VERBS and kind != "money":
        before, found, object_ = whole.partition(name)
        if found and (not before or 2 <= len(object_) <= _SHORT_WHOLE):
            return name + object_  # 开行班列9列,其中上半年开行5列
    said = _said(part, name)
    if not said:
        return name
    if kind == "money":
        return name + _sum_of(part, name, whole)
    dealt = _DEALT_IN.search(whole) if _DEALER.search(said) else None
    if dealt is not None and kind in ("mass", "volume", "energy") and not _DEALT.search(name):
        return name + dealt[0]
    works = _WORKS.search(whole) if part.unit in _WORK_UNITS else None
    if works is not None and not _NO_WORK.search(name) and not any(w in _STATES for w in words(name)):
        return name + works[0]  # 校舍改造项目9个,其中食堂4个
    noun = _noun_behind_verb(whole)
    if _BY_WHOM.fullmatch(name) and kind == "count" and len(noun) >= 2:
        return name + (noun[2:] if name[-1] == noun[0] and len(noun) > 2 else noun)
    if PLACE.fullmatch(name) and name[-1] != noun[-1:]:
        return whole
    if len(noun) < 2 or noun in name or _OF.search(noun):
        return name
    if _NAMED_BODY.fullmatch(said) and noun[-1] != name[-1]:
        return whole  # 接待游客9万人次,其中青石景区4万人次
    rest = _again(name, whole, kind == "person")
    if rest:
        return name + rest
    *first_words, last = words(whole)
    first = first_words[0] if first_words else last
    if first not in _VERBS and kind == "count" and not pairs(name) & pairs(whole):
        if (
            last in _VERBS
            and len(whole) <= _SHORT_WHOLE
            and words(name)[-1] not in _VERBS
            and "、" not in whole
        ):
            return name + last  # 海报评选9幅,其中手绘6幅: what was done with a kind
        if all(word in _STATES for word in words(name)):
            return name + noun  # 堤防9处,其中滞后2处
    if noun in _VERBS:
        return name
    if GROUND.fullmatch(name) and _GROWN.match(whole):
        return name + whole
    people = _PEOPLE.fullmatch(name) and not _PEOPLE.fullmatch(noun)
    body = _BODY.fullmatch(name) and not _BODY.fullmatch(noun) and part.unit not in ("所", "家", "处", "个")
    if (people and kind != "person") or body:
        return name + noun.removeprefix("总")
    if kind == "person" and _PEOPLE.fullmatch(noun):
        # 选手90名参赛,其中全程30名
        who = _PEOPLE.match(name) or _WHO_END.search(name) or name.endswith(_DEED)
        return name if who or pairs(name) & pairs(whole) else name + words(noun)[-1]
    return name
