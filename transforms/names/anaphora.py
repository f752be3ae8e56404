"""Indicator phrases that lean on what was said before (承前省略): 完成42.4公里, 占耕地的82%, 每户2000元.

Newspapers name a thing once and then only say what was done with it, how much of it, or its price. A
phrase that is such a remainder is completed from the nearest earlier metric of the paragraph, or from the
clause before that says what is spoken of (发展中药材产业,面积…).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from transforms.links.sited import SITE, at_site
from transforms.names.crop import YIELD_ENDS, crop_of
from transforms.names.joined_name import joined
from transforms.names.moved import MOVED
from transforms.names.rate_of import CASES, noun_of_rate
from transforms.names.thing import VERB_HEAD, noun_of, thing_of
from transforms.names.told import Told
from transforms.numbers.measure import family
from transforms.phrases.phrase import HEAD, any_of
from transforms.spoken.part_of_sum import no_wholes
from transforms.text.pattern_edge import Ending, by_last_character
from transforms.text.words import words

_GOAL = re.compile(
    r"(?:完成|占|为|是|相当于|达到?|超过?|超出|实现|控制在|[低高优好]于)?(?:了)?"
    r"(?:[一-龥]{0,4}(?:人民代表大会|人代会|人大|常委会|政府|局|厅)(?:会议|审[议查])?(?:批准|通过|下达|核定|确定|安排)的?)?(?:全[市县区省]|原|20[0-9]{2}年|明年|后年|年度|全年|年初|既定|预期|当年|本年|序时|时间|民生工程|民生实事|考核|控制|工作|总|上级|下达|开工|完工|建设|整治|创建|[省市县区州国][定级里]?)*"
    r"(?:计划任务|目标任务|计划目标|目标计划|任务目标|目标|任务|计划|指标|预算|进度|控制线|限值)(?:数|值|量)?(?:的)?"
)
_DONE_ONLY = re.compile(
    rf"(?:{any_of('act')}|多|提前|超额|如期|圆满|全年|年度|完成|实现|达到|建成|已|其中|总数|总量|总计|合计|共计|目前|[我全该]?[省市县区州国][家里]?(?:确?定|下达)的?)+"
)
_IN_ALL = ("总数", "总量")
"""All there is of what the figure before it tells the new ones of."""
_ACT = re.compile(
    rf"(?:已|实际|累计|共|现|均|全部|全面|主体|基本|限期|当场|立即|责令|督促|完成|陆续|新|计划){{0,3}}(?:{any_of('act')})+"
)
_HAPPENS = re.compile(
    rf"(?:已|实际|累计|共|现|均|全部|其中|陆续)*(?:{any_of('happens')}|不?合格|不?达标|(?:未|不)?通过|不?满意)"
)
_RESULT_END = Ending(r"(?<=..)(?:不?合格|不?达标|(?:未|不)?通过|不?满意)$")
_ACCOUNT = re.compile(r"(?:当期|当年|累计|滚存)?(?:收入|支出|结余)")
"""A side of an account: its name is that of the side told before, with the other word (基金收入8亿元、支出6亿元)."""
_FOUND_TO_BE = Ending(r"(?<=..)已?(?:完成|新?开工|竣工|完工|办结|履约|落地|投产)$")
# 投资1亿元至10亿元的61个: the bound says which of them.
_BOUND = re.compile(
    r"[^的、]{0,8}?(?:[0-9.]++[万亿]?(?:元|吨|亩|人|斤|平方米)?(?:以[上下]|[至到—~-][0-9.]++[万亿]?(?:元|吨|亩|人|斤|平方米))"
    r"|超过?[0-9.]*[万亿]*(?:元|吨|亩|人|斤|平方米))"
)
_ACCOUNT_END = Ending(r"(?:收入|支出|结余)$")
_TRADE = re.compile("进出口|进口|出口")
_IS_SHARE = re.compile(r"占(?!道(?!路)|补平衡|压|领(?=[^导]))")
"""What a share is of opens so; 占道经营 is a thing."""
_SHARE_OF = re.compile(r"^占[到了据]?(?:全[国省市县区州盟旗镇乡村]|同期)?的?")
_CASES_END = re.compile(r"(?<=..)(?:新收|[结破收立审]案)$")
_ALL_CASES = re.compile(r"各类|[类的]|案件?")
# 城镇5.2万人, 0-17岁1.8万人: a class of what was counted before.
_AGE = r"[0-9]{1,3}(?:[-—~至到][0-9]{1,3})?(?:周)?岁(?:及?以[上下])?"
AGE = re.compile(_AGE)
DIVISION = re.compile(rf"(?:{any_of('division')}|{_AGE})")
_SCHOOL = re.compile(r"[小中学高职]|幼儿园")
_OWNED = re.compile(
    rf"(?:累计|已|共|年|总|完成|实现|需|计划|项目|本年度|年度)*(?:{any_of('attribute')})(?:达|为)?"
)
_EACH = re.compile(
    r"(?:平均)?每[百千万]?(?:人口)?[人户名位亩头只个家吨车次斤箱件株台口年月天日公里平方米座所栋班学期项笔条处场批辆套村]+"
    r"(?:最高|最低)?(?:补助|补贴|奖补|奖励|资助|发放|投入|增收|价格|收入)?|日均|月均|年均|人均|户均|亩均|村均|镇均|校均|次均|笔均|案均|单均|件均|项均|单[日月]最[高低]|平均|最高|最低"
)
_RATE = re.compile(
    r"(?:(?:加权)?平均(?=利率|费率|税率))?(?!个贷|产销|文盲|失业|出生|结婚|离婚)[^占比]{1,2}率"
)
_INTEREST = re.compile(r"[^的,]{0,10}(?:贷款|存款|债券|借款)")
"""What bears interest."""
LEVEL = re.compile(
    r"(?:[省市县区州国]家?|乡镇|镇街|[村镇乡]|初|中|高|特|一|二|三|四|五|[A-Z]{1,5})级|(?!.*[企就作创毕专从物事]业)[^的、]{1,4}(?:业|类|类型|型|式|(?<=..)性)"
)
LEVEL_HEAD = re.compile(r"^(?:[省市县区州国]家?|乡镇|镇街|[村镇乡]|初|中|高|特|[A-Z一二三四五])级(?=..)")
PLACE = re.compile(
    r"[^的、\W\d]{2,6}(?:开发区|经开区|高新区|管理区|工业园区)|(?!.*(?:占|全[省市县区州]|[园社景小城市县地新学校军灾户林牧矿库片护发业商疫险胜灌圃]区|(?:卫生|文明|示范|特色|强)[镇乡]|乡镇|集镇|城镇|市县|区县))[^的、\W\d]{2,6}(?:[省市县区镇乡旗州]|街道)(?:次之|最多|最高|居首)?"
)
_RATE_TAIL = Ending(rf"(?:{any_of('act')}|{any_of('predicate')})率$")
_REACHES = re.compile(r"(?:惠及|受益|受惠|辐射|覆盖|带动)(?:各类|直接|周边|广大|困难)?[^\W_]{2,3}(?<!就业)")
_RECOVERED = re.compile(
    r"(?:已|基本)?恢复(?:至|到)(?:疫情?前|节前|灾前|(?:19|20)[0-9]{2}年|上年|去年|往年|常年)?(?:的?同期)?(?:水平)?"
)
_REMAINDERS, _REMAINDERS_ELSE = by_last_character(
    (
        _GOAL,
        _RECOVERED,
        _DONE_ONLY,
        _ACCOUNT,
        _ACT,
        _HAPPENS,
        DIVISION,
        SITE,
        _BOUND,
        _EACH,
        _OWNED,
        _RATE,
        LEVEL,
        PLACE,
        _REACHES,
    )
)
"""What a phrase that says nothing by itself can be, by the phrase's last character."""
MAX_OTHER = 8
"""The same, where that thing is counted in another unit: 新建高标准农田21万亩, 改造 … is likely of it only when short."""

MAX_REMAINDER = 20
"""Characters of the longest phrase that says nothing by itself. 2026-11: 20."""
MAX_THING = 16
"""Characters of the longest earlier phrase that is put before a remainder."""

UNCOUNTED = frozenset({"元", "%", "个百分点", "倍", "成"})
"""Measure words of sums and shares: what a deed or a rate is of was counted, seldom paid."""

_PEOPLE = frozenset({"人", "人次", "名", "位"})
_MEAN_ONLY = re.compile(r"平均每\w{1,3}|[户人亩村笔案单件项]均")
_MEAN_AT_END = re.compile(r"(?:平均每\w{1,3}|均|每[人户村镇家])$")
_EARNED = Ending(r"(?:收入|产值|销售额|投资|面积|产量|产能)$")
_INVESTED = re.compile(r"(?:累计|共|已|总)*(?:完成)?(?:总)?投资")
_MEAN = re.compile(r"(?:平均)?(?:[人户亩村月日年笔案单件项次期场班厂家]均|每)")
_FOR_WHOM = re.compile(r"惠及|受益|受惠|辐射")
_NO_LEVEL = frozenset({"%", "个百分点", "倍", "成"})

NEAR = 6
"""Earlier metrics that are asked what a remainder is of."""


@lru_cache(maxsize=2_000)
def _forms(phrase: str) -> tuple[re.Pattern[str], ...]:
    """What a phrase that says nothing by itself is: of these forms those that it has."""
    if len(phrase) > MAX_REMAINDER:
        return ()
    return tuple(f for f in _REMAINDERS.get(phrase[-1:], _REMAINDERS_ELSE) if f.fullmatch(phrase))


def leans(phrase: str) -> bool:
    """Whether a phrase says nothing by itself: empty, only a verb, only 目标任务, 每户, 投资, 占…."""
    return not phrase or _IS_SHARE.match(phrase) is not None or bool(_forms(phrase))


_GIVEN = re.compile(r"(?:发放|兑现|补发|给予|支付|拨付|送上|送去)([^的]{2,10})的")
"""发放取暖补贴的|家庭90户,每户300元: what each gets."""
_FUNDS = ("投资", "投入", "资金", "造价")
_ONLY_PEOPLE = re.compile(
    r"(?:涉及)?(?:的)?(?:居民|群众|农户|住户|村民|业主|人口|家庭|职工)|(?:.{0,6}(?:涉及|覆盖|惠及|受益)的?)?(?:乡镇|行政村|自然村|建制村|县区|县市区|市州|市县)"
)
"""Nobody invests in those: 改造小区9个,涉及居民900户,总投资6000万元; nor in 覆盖的乡镇."""
_RULE = re.compile(r"(?<=..)标准$")
_PER = re.compile(r"^每[人户名位亩头只个家吨部台件棵株]")


_PAID = re.compile(r"(?<=..)(?:补助|补贴|津贴|奖金|工资|报酬|奖补)$")
"""At the end of what each gets: 聘请护林员|补助, of which 发放 is the whole."""


def _thing_of_deed(phrase: str, deed: str = "") -> str:
    """What a deed is done with: 补贴 of 每部补贴, else the thing of the phrase."""
    paid = _PAID.search(phrase) if deed.endswith(("发放", "兑现", "拨付", "支付", "兑付")) else None
    if paid is not None:
        return paid[0]
    bare = _PER.sub("", _MEAN_AT_END.sub("", phrase) or phrase)
    return bare if bare != phrase and len(bare) >= 2 else thing_of(phrase)


def _of_class(name: str, whole: str) -> str:
    """城镇 and 户籍总人口 as 城镇户籍总人口; a class of another class (男性户籍人口) is of what was parted."""
    traded = _TRADE.search(whole) if name in ("进口", "出口") else None
    if traded is not None:
        return whole[: traded.start()] + name + whole[traded.end() :]
    thing = DIVISION.sub("", VERB_HEAD.sub("", whole), count=1)
    if len(thing) > 8 or "的" in thing:
        thing = noun_of(whole)
    if len(thing) < 2 or thing in name or (_SCHOOL.search(name) and re.search(r"[校园学]", whole)):
        return name
    return name + thing


def completed_from(phrase: str, unit: str, earlier: Sequence[Told], deed: bool = False) -> str:
    """``phrase`` with the thing that it leaves out; ``earlier`` are the paragraph's metrics, nearest last.

    A bare verb or goal word takes the phrase of the nearest metric of its own unit (完成 → 改造管网); a bare
    attribute or price is said of the nearest thing (投资 → 高标准农田投资); a bare rate of its noun (隐患整改率).
    ``deed``: the words around it show that the phrase is a verb, whichever it is.
    """
    if SITE.fullmatch(phrase):
        return at_site(phrase, unit, earlier)
    if not deed and not leans(phrase):
        return phrase
    told = [m for m in reversed(earlier[-2 * NEAR :]) if m.indicator not in MOVED and not leans(m.indicator)][
        :NEAR
    ]
    if told and phrase[-1:] in YIELD_ENDS and (crop := crop_of(phrase, told)) is not None:
        told = [crop]
    if not told:
        shared = not phrase and unit in UNCOUNTED and unit != "元" and earlier
        return earlier[-1].indicator if shared else phrase  # 投诉类4733件,占51%
    near = [m for m in told if m.unit == unit]
    alike = next((m for m in near if not _MEAN.match(m.indicator)), next(iter(near), None))
    counted = next((m for m in told if m.unit not in UNCOUNTED), told[0])
    share = _IS_SHARE.match(phrase) is not None
    if share and (unit not in UNCOUNTED or unit == "元"):
        # 占常住人口708.5万人的23.6%: the whole by its name; 占全省118.6万亩的: by that of its part.
        own = _SHARE_OF.sub("", phrase)
        level = next((m for m in told if "占" not in m.indicator and m.unit == unit), told[0])
        return level.indicator if len(own) < 2 or own[0] == "应" else own
    if share:
        of = (
            m
            for m in reversed(no_wholes(earlier, phrase))
            if m.unit not in _NO_LEVEL and m.indicator and m.indicator not in MOVED
        )
        whole = next(of, told[0])
        thing = thing_of(whole.indicator)
        if whole.unit == "元" and len(bare := VERB_HEAD.sub("", whole.indicator)) <= MAX_THING:
            thing = bare or thing  # 税收收入3亿元,占财政收入的60%
        return f"{thing}{phrase}" if len(thing) <= MAX_THING else phrase
    if not phrase and unit in UNCOUNTED and unit != "元":
        return told[0].indicator  # 增长12%: of what was just said
    forms = _forms(phrase)
    side = _ACCOUNT_END.search(alike.indicator) if alike and _ACCOUNT in forms else None
    if _ACCOUNT in forms and alike:
        return alike.indicator[: side.start()] + phrase if side and side.start() >= 2 else phrase
    if unit == "%" and (_GOAL in forms or _RECOVERED in forms):
        return told[0].indicator  # 总额147亿元,完成任务的98%,到位11亿元,完成任务的79%
    if not phrase or _GOAL in forms:
        named = (m for m in told if (unit in UNCOUNTED and unit != "元") or m.indicator[-1] != "率")
        whole = (alike or next(named, told[0])).indicator
        if unit not in UNCOUNTED and "占" in whole[1:]:
            return whole[: whole.index("占", 1)]  # 渔船约占四成。甲县90艘
        each = _PER.match(whole) if unit == "元" and not phrase else None
        return whole[each.end() :] if each and len(whole) - each.end() >= 2 else whole
    if PLACE in forms:
        return alike.indicator if alike else phrase
    if DIVISION in forms and unit == "元" and _TRADE.fullmatch(phrase):
        return phrase  # 出口10亿元 says all; 出口3万吨 is a part of what was moved
    if DIVISION in forms:
        bodies = unit == "所" and _SCHOOL.search(phrase)  # 服务站12所、小学2所
        return _of_class(phrase, alike.indicator) if alike and not bodies else phrase
    if _BOUND in forms:
        noun = noun_of(alike.indicator) if alike else ""
        return f"{phrase}的{noun}" if noun else phrase
    if _HAPPENS in forms:
        thing = _FOUND_TO_BE.cut(thing_of(alike.indicator)) if alike else ""
        thing = _RESULT_END.cut(thing)
        return thing + phrase if 2 <= len(thing) <= MAX_THING and phrase not in thing else phrase
    if _ACT in forms or (deed and alike is not None):
        thing = _RULE.sub("", _thing_of_deed((alike or counted).indicator, phrase))
        if CASES.fullmatch(phrase):
            # 破案 has its object; what kind of cases is all that can be missing.
            thing = _CASES_END.sub("", thing).removeprefix("立")  # 信访案件收案300件,结案200件
            kind = _ALL_CASES.sub("", thing) if alike else ""
            return thing + phrase if 2 <= len(kind) <= MAX_THING else phrase
        thing = _FOUND_TO_BE.cut(thing)
        if len(thing) > 2 and thing[0] in phrase and words(thing[:HEAD])[0] == thing[0]:
            thing = thing[1:]  # 应拆旧棚9间,已拆除7间
        fits = len(thing) <= (MAX_THING if alike else MAX_OTHER) and phrase not in thing
        again = alike is not None and alike.indicator.endswith(phrase) and not _MEAN.match(alike.indicator)
        if alike and again and len(alike.indicator) > len(phrase):
            return alike.indicator  # 茶亭改造48座,已改造31座
        return phrase + thing if fits else phrase
    if (
        alike
        and phrase in _IN_ALL
        and alike.indicator[-2:] not in _IN_ALL
        and VERB_HEAD.match(alike.indicator)
    ):
        return VERB_HEAD.sub("", alike.indicator, count=1) + phrase  # 新增校车3辆,总数达到20辆
    if _DONE_ONLY in forms and unit == "%":
        return told[0].indicator  # 南干渠长6.4公里,已建4.1公里,完成64%
    if _DONE_ONLY in forms:
        return alike.indicator if alike else phrase
    if phrase.endswith("利率"):
        borne = next((b for m in told if (b := _INTEREST.search(m.indicator))), None)
        return borne[0] + phrase if borne else phrase
    if _RATE in forms:
        return noun_of_rate(phrase, (counted, *told)) + phrase
    if _REACHES in forms:
        if "带动" in phrase:
            return phrase
        noun = noun_of(counted.indicator)
        own = len(noun) < 2 or noun in phrase or noun[:1] == "每" or _ONLY_PEOPLE.fullmatch(noun)
        return (
            phrase if own else noun + phrase
        )  # 覆盖行政村48个,受益人口8万户: of the works, which had no figure
    if LEVEL in forms:
        # 住宿和餐饮业增长9.5%,金融业增长4.8%: what ends like the one before it is its equal.
        counts = family(unit) in ("count", "person")  # what is weighed or paid has no noun of its own
        if alike is None or alike.indicator[-1] == phrase[-1] or not counts:
            return phrase
        return phrase + LEVEL_HEAD.sub("", noun_of(alike.indicator)).removeprefix(phrase[-1])
    # 发放量 is of what was 发放, else of the nearest thing that is no rate.
    done = (m for m in told if phrase[:2] in m.indicator and "占" not in m.indicator)
    kin = next((m for m in done if not m.indicator.endswith(phrase)), None)
    mean = unit == "元" and _MEAN_ONLY.fullmatch(phrase) is not None
    kin = None if mean or phrase[:1] == "每" else kin
    rated = _RATE_TAIL.cut(told[0].indicator) if told[0].indicator[-1] == "率" else ""
    if kin is None and 2 <= len(rated) < len(told[0].indicator) and "率" not in rated:
        return rated + phrase  # 项目开工率97%,完成投资943亿元
    plain = [m for m in told if m.indicator[-1] != "率" and not _MEAN.match(m.indicator)]
    if phrase[-2:] in _FUNDS:
        plain = [m for m in plain if not _ONLY_PEOPLE.fullmatch(m.indicator)]
    plain = [m for m in plain if not _FOR_WHOM.search(m.indicator) and not _MEAN_AT_END.search(m.indicator)]
    if mean:
        # 拨付资金60万元,惠及农户12户,平均每户5万元: the mean of what was paid
        sums = (m for m in plain if m.unit == "元" and not _MEAN_AT_END.search(m.indicator))
        kin = next(sums, None)
    if kin is None and _INVESTED.fullmatch(phrase) and len(told) > 1 and told[0].unit != told[1].unit:
        # 完成各类工程860件,治理水土流失2.4平方公里,完成投资2.1亿元: of the works that were counted
        kin = next((m for m in plain if m.unit not in UNCOUNTED and family(m.unit) == "count"), None)
    kin = kin or next((m for m in plain if m.unit not in _NO_LEVEL), None) or next(iter(plain), None)
    of_people = kin is not None and (kin.unit in _PEOPLE or kin.indicator.endswith("人员"))
    if of_people and _EARNED.search(phrase):
        return phrase  # 接待游客3万人次,综合收入600万元: what is earned is not the guests'
    given = _GIVEN.match(kin.indicator) if kin and unit == "元" and phrase[0] == "每" else None
    if given is not None:
        return phrase + given[1]
    thing = thing_of(kin.indicator) if kin else ""
    if phrase.endswith("投资") and thing.endswith("资金"):
        return phrase  # 到位资金15亿元,完成投资13亿元: beside each other
    if thing.endswith(phrase) or len(thing) > MAX_THING:
        return phrase
    if phrase in thing:
        return thing
    return joined(thing, phrase)
