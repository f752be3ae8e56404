"""The phrase before a number: 城镇新增就业 of 今年前7个月,全市城镇新增就业20413人.

What stands before a number in its clause is freed from its front (time, place, linking words, the body that
acts, a verb that says only that the thing was done) and from its back (达到, 同比增长, 由上年的).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.lists.examples import without_examples
from transforms.names.for_whom import deed_only
from transforms.names.share_verb import as_share
from transforms.phrases.base import among_kind, without_base
from transforms.phrases.dateline import without_dateline
from transforms.phrases.end import without_tail
from transforms.phrases.front import without_front
from transforms.phrases.phrase import HEAD, PREDICATES, WORKED, any_of, balanced, listed, shorten, strip_links
from transforms.phrases.time import TIMES_END, without_time_behind
from transforms.text.pattern_edge import first_characters
from transforms.text.words import words

_LIGHT = re.compile(any_of("light"))
_EVENT = re.compile(rf"(?:{any_of('event')})(?:了|起)?")
_LIGHT_STARTS = frozenset(w[0] for w in listed("light"))
_ORGAN = re.compile(rf"(?:{any_of('organ')})(?!员|长)")
_ACTOR_END = re.compile(any_of("actor"))
_LETTERS = re.compile(r"(?:[^\W\d_]|[“”《》])*+")
# 市第三人民医院门诊量, 昌盛纺织有限公司年产纱线: a body with a name of its own is the subject; 乡镇卫生院 is a class of bodies.
_NAMED_BODY = re.compile(
    r"(?:(?:[省市县区州镇乡旗该](?![内外域直属级里镇村县乡])|第[一二三四五六七八九十0-9]{1,3})[^\W_的]{0,12}?"
    r"(?:医院|中学|小学|支队|大队|公司|管理处|中心|学院|银行|支行|水库|卫生院|疾控中心|车站|海关|图书馆|博物馆|文化馆|体育馆|分局|派出所|馆|站)"
    r"|[^\W_的]{2,14}?(?:\([^()]{2,6}\)[^\W_]{0,8}?)?(?:有限责任公司|股份有限公司|有限公司|集团公司|合作社|人民法院|人民法庭|检察院|管委会|供电局|派出所|机场(?![^\W_]{0,6}(?:工程|项目|投资|面积))))(?!数|长|员)"
)
# 规模以上工业企业实现利润: a class of the statistics, no actor.
_CLASS = re.compile(
    r"(?:[^\W_]{0,4})?(?:规模以上|规上|限额以上|限上|民营|外贸|外资|国有|高新技术|小微|中小|乡镇|村级|基层|各级)"
)
# 陶瓷企业实现产值: what firms of a kind have made is theirs.
_FIRMS = re.compile(
    r"((?!.*公司|[这该本此一])[一-鿿]{2,12}企业)(?:共|累计|已)*(?:实现|完成)(?=(?:总产|产|工业总产)值|(?:营业|销售)?收入|利润|税收|销售额|增加值|进出口)"
)
_BODY_ENDS = re.compile(
    "["
    + "".join(
        sorted({w[-1] for k in ("organ", "actor") for w in listed(k)} | set("院学队处库馆局所社计后共"))
    )
    + "]"
)
"""Last characters of bodies, and of the words between an actor and the deed: without one there is no actor."""
_RANK = re.compile(
    r"(?:增速|排名)?(?:居|列|位居|位列|排)?前[两二三四五六七八九十0-9]{1,2}[位名]?的?[^,;]{0,6}(?:是|为)"
)
# 一年提高1.1个百分点: how long it took names nothing.
_SPAN_ONLY = re.compile(
    r"(?:[省市县区州镇乡村年]|折?计|[一两二三四五六七八九十几]+(?:年|个月|天|季度)(?:来|间|内)?|同期|现|如今|间|到(?:19|20)[0-9]{2}年|确保|力争|力求|保持|争取|期间|年[初中末底]|[上下]半年|其间|(?:同比)?增[速幅]|[涨降升]幅|[新净多少]增?|受[^,;。]{1,12}影响|[按以]?(?:可比|现行|当年|不变|基期)价格?(?:计算)?|(?:增[速幅]|[涨降]幅)?(?:平均(?:水平|值)?|均值)?(?:高于|低于|高出|低出|快于|慢于|优于).*|(?:平均(?:水平|值)?|均值)(?:[高低快慢])(?:了|约|近)?)"
)
_SPAN_STARTS = first_characters(_SPAN_ONLY) or frozenset()
_BARE_DEED = re.compile(
    rf"(?:已|共|预计|计划|拟|将|累计|年度)*((?:完成|实现)?(?:{any_of('attribute')}))(?:约|达|为|近|超过?)*"
)
"""What was done without what it was done with: only the words before its time say that."""
_COUNTED = re.compile(r"(?:累计|一共|先后|共计|共)$")
_ACTS = frozenset(listed("act"))
_SIDE_ONLY = re.compile(rf"(?:完成|实现)?(?:{any_of('attribute')})")
_ACTOR_MARK = re.compile(
    r"(?:累计|一共|先后|共计|(?<!公)共(?!同|享|建|产|富|有|青|性|识|治|用))(?=[^\W\d_]{2})"
)
_WHERE_OF_KIND = re.compile(r"(?:地区|区域|领域|场所|行业|建筑|环节)(?:累计|一共|先后|共计|共)$")
"""Where, of a kind: such words part what happened and belong to the name."""
_USERS = re.compile(r"(?:产业|居民|农村|城镇|用户)累计$")  # 第二产业累计用电量
# 由2020年的, 从年初的; not 从业人员.
_FROM = re.compile(
    r"(?:由|从(?![业事]))(?:$|[^由从,]{0,8}?的$|(?:原来|原先|过去|最初|当年|当时|年初|年底|上年|去年|前年|同期|期初|[0-9]{4}年)[^由从,]{0,6}$|[^由从,]{0,12}?(?:为零|空白)[^由从,]{2,8}$)"
)
# 普及率将由85%提高到90%: 将 tells the move, and nobody does it.
_WILL_MOVE = re.compile(
    r"^(?:推动|带动|促进|促使|助推|拉动)(?=[^由从]{3})|(?<=..)(?:预计|有望|可望|力争|已经?|也)?将?(?:会|要)?(?=[由从](?![业事]))"
)
# 养老金由月人均1500元提高到…: of whom it is the mean belongs to the name.
_FROM_MEAN = re.compile(r"(?<=..)由((?:每?[年月日])?[人户亩次村]均|[年月日]均|平均)不?[足到]?$")

_DOING = frozenset(listed("doing"))
_DOING_ANY = re.compile(any_of("doing"))
# 土地流转面积 and 老年人接待人次 are nouns, no deeds.
_COUNT_END = re.compile(
    rf"(?:{any_of('attribute')}|人次|人数|户数|数|量|率|额|值|费|度|项目|对象|工程|资金|任务)$"
)


_STATES = frozenset({"正常", "顺利", "有序", "完毕", "到位"})
_NO_OBJECTS = WORKED | {"计划", "任务", "目标"}
"""What a light verb may be found to be: 推进正常18件."""


def _strip_light(phrase: str) -> str:
    """Without a light verb (开展, 实现) that says only that the thing was done."""
    light = _LIGHT.match(phrase) if phrase[:1] in _LIGHT_STARTS else None
    if light is None or len(phrase) - light.end() < 2:
        return phrase
    if light.end() == 1 and words(phrase[:HEAD])[0] != phrase[0]:
        return phrase  # 有效发明专利
    if phrase[light.end() :] in _STATES:
        return phrase
    return strip_links(phrase[light.end() :].removeprefix("了"))


def _from_event(phrase: str) -> str:
    """What was held or run: 现场招聘会 of 在就业超市和乡镇集市举办现场招聘会."""
    if _EVENT.search(phrase) is None:
        return phrase
    last = None
    for match in _EVENT.finditer(phrase):
        behind = len(phrase) - match.end()
        # 未设置公平秤的集贸市场: what was set up belongs to the noun.
        of_noun = phrase.find("的", match.end() + 1) > 0
        if behind >= 2 and not of_noun and not phrase.endswith("企业", 0, match.start()):
            last = match
    return phrase[last.end() :] if last else phrase


_HANDED_DOWN = re.compile(r"^[^,]{0,14}下达(?:给)?(?:我|全|该)?[省市县区州]?的?(?=[^,]{4})")
# 该分局共立刑事案件, 全院累计开展手术: a body without a name of its own, before what it did in all.
_BARE_WITHOUT_NAME = re.compile(
    r"(?:[全该本]?(?:分局|支局|支队|大队|总队|中队|法院|医院|学校|[院局校])|集团|合作社|商会|协会|专班|街道|社区|园区|景区|基地)(?:今年以来)?(?:共|累计|已|先后)+"
)
_BARE_PLACE = re.compile(
    r"[一-龥]{2,6}(?:(?<![城地])市|县|(?<![园景社地校小灾林牧矿山库辖发])区|旗)(?=(?:共|累计|已|预计|将|还)*(?:实现|完成|接待|新增|建成))"
)
_DOER = re.compile(
    r"[^\W\d_]{0,10}?(?:医院|卫生院|港|港区|港口|[北南东西]岸|车站|机场|海关|口岸|码头)(?:累计|共|已)*(?:完成|实现)(?=[^\W\d_]{2})(?!投资)"
)
_BARE_STARTS = first_characters(_BARE_WITHOUT_NAME) or frozenset()
_KIND = re.compile("[市县区旗]")
OLD_LEVEL = re.compile(
    r"[,、]?[比较与](?:[0-9]{0,2}[^,;。0-9]{1,16}(?:前|时|初|期间|同期)|(?:(?:19|20)[0-9]{2}年|上年|去年|前年|上月|上季度)[^,;。0-9]{0,4}"
    r"|(?:全[市县区省州]|同期)?上(?:一个?|个)?[^,;。0-9的]{0,4}(?:期|季|年度|学年|周期|冬天|夏天|冬春)(?:同期)?)的"
    r"|[,、;]?(?:再?加上|连同|算上)[^,;。0-9的]{2,8}的"
)
"""Before what was there earlier: 比通车前的980辆, 比2022年末的660万人."""
# “茶叶之乡”黎平, 增速最快的甲县: what is said of the place names nothing.
_APPOSITION = re.compile(r"[“《][^“”《》]{2,14}[”》]|(?:增[长速幅])?最[快慢高低大小多少好差]的")
_SOME_BODY = re.compile(
    r"(?:[^,;、的0-9]{2,6}[镇乡县区市村])?一[家个名位][^,;、的0-9]{0,14}(?:企业|公司|合作社|厂|户|农场|店)"
)
"""Between a place and a time: who it is that the figure is told of (青石镇一家酒厂今年用水)."""
_OF_A_VILLAGE = ("卫生", "集体", "级", "民", "干", "小学", "居", "内", "庄", "文化", "组")

_STATE_AND = ("国家和", "中央和", "国家、", "中央、", "国家及", "中央及", "国家与", "中央与")


def _without_mentions(left: str, left_start: int, mentions: Sequence[tuple[int, int]]) -> str:
    """``left`` after the time and place mentions that only a few words precede.

    收集平遥县截至2023年底规上工业企业: what stands after the last mention is measured, unless the words before
    say what it is.
    """
    at = 0
    size = len(left)
    for mention_start, mention_end in mentions:
        start = mention_start - left_start
        end = mention_end - left_start
        if end <= at or start < 0 or start >= size:
            continue
        if "占" in left[at:start]:
            break
        if left.endswith(_STATE_AND, at, start):
            continue  # 国家和自治区资金
        if left.startswith(("市", "县"), end) and left[end - 1] not in "省市州盟年月日":
            continue  # 地级及以|上城|市
        if left.startswith(_OF_A_VILLAGE, end) and left[end - 1] == "村":
            continue  # 标准化村卫生室 is a kind of clinic, no village
        if left.startswith("级", end) and left[end - 1] in "省市县区州乡镇村":
            end -= 1  # 甲乙|县级重点项目
        between = strip_links(left[at:start])
        bare = _BARE_DEED.fullmatch(left, end) if 3 <= len(between) <= 12 else None
        if bare:
            return between + bare[1]  # 环城高速|今年计划|完成投资
        # 某学院在|近三年|培训总人数; 茶园分布在|全县
        led_on = left.endswith(("在", "是"), at, start) and left[end - 1 : end] in TIMES_END
        beside = led_on or _APPOSITION.fullmatch(between) or _SOME_BODY.fullmatch(between)
        said = 0 if beside else len(between)
        if said > 6 or (said > 2 and (size - end < 3 or (size - end < 5 and not without_tail(left[end:])))):
            break  # 午间托班|每月|不超过
        at = min(end, size)
        if left.startswith("的", at) or (left.startswith("区", at) and left[at - 1] == "市"):
            at += 1  # 泰州市区
        elif at > 0 and left.startswith(("等地", "口岸", "港货", "港集", "港完", "港海"), at):
            at += 1 + (left[at] != "港")  # 甲市、乙市等地客流; 宁海港货物吞吐量
    return left[at:]


def _led_to(word: re.Pattern[str], phrase: str, least: int, most: int) -> int:
    """Where the first ``word`` ends that only ``least`` to ``most`` letters stand before in a phrase; 0 without one."""
    found = word.search(phrase, least)
    if found is None or found.start() > most or _LETTERS.fullmatch(phrase, 0, found.start()) is None:
        return 0
    return found.end()


def _without_actor(phrase: str) -> str:
    """What an actor did, without the actor: 接待游客 of 七彩丹霞景区接待游客, 受理诉求 of 供热企业共受理诉求."""
    if not _BODY_ENDS.search(phrase):
        return _from_doing(phrase)
    named = _NAMED_BODY.match(phrase)
    if named and len(phrase) - named.end() >= 2:
        return strip_links(phrase[named.end() :])
    if _CLASS.match(phrase):
        return phrase
    firms = _FIRMS.match(phrase)
    if firms:
        return firms[1] + phrase[firms.end() :]
    mark = _led_to(_ACTOR_MARK, phrase, 2, 16)
    if mark:
        did = strip_links(phrase[mark:])
        # 改扩建项目共开工: a bare verb needs the thing before it.
        bare = did in _ACTS or _SIDE_ONLY.fullmatch(did)  # 交通建设共完成投资
        bare = bare or _WHERE_OF_KIND.search(phrase, 0, mark)  # 农村地区共发生火灾
        bare = bare or (_USERS.search(phrase, 0, mark) and did.endswith(("量", "额", "值")))
        return did if len(did) > 2 and not bare else _COUNTED.sub("", phrase[:mark]) + did
    actor = _led_to(_ACTOR_END, phrase, 1, 12)
    # 盈利企业占规上企业 is a share's name.
    acts = actor and len(phrase) - actor >= 3 and phrase[actor] != "占"
    if acts and words(phrase[actor:])[0] in PREDICATES:
        return phrase[actor:]
    return _from_doing(phrase)


ACTOR = 10
"""Characters of whoever will do something, at most. 2026-11: set to 10."""
_BENEFITS = ("为", "给", "向", "对")
"""Words before those that something is done for: they belong to the phrase (为80岁以上老人义诊), unless something is handed to them (``for_whom``)."""


_TRADED = ("进出口", "出口", "进口", "贸易额", "投资")
_TAKEN_FOR = frozenset("作成认因变评列定称改视升")
"""Before 为 in words that name what a thing is: 作为, 认定为."""


def _with_whom(phrase: str, left: str) -> str:
    """为消费者挽回损失: for whom a thing was done opens the phrase, with whom it was traded."""
    at = left.find(phrase)
    if left[at - 1 : at] == "对" and phrase.endswith(_TRADED):
        return f"对{phrase}"
    if len(phrase) < 6 or left[at - 1 : at] != "为" or left[at - 2 : at - 1] in _TAKEN_FOR:
        return phrase
    first, *others = (w in _DOING or w in _ACTS or w in PREDICATES for w in words(phrase))
    return f"为{phrase}" if any(others) and not first else phrase


def _from_doing(phrase: str) -> str:
    """The verb and its object without who did it: 建起帮扶车间 of 安置点还建起帮扶车间."""
    if len(phrase) < 6 or "的" in phrase or not _DOING_ANY.search(phrase, 2) or _COUNT_END.search(phrase):
        return phrase
    at = 0
    for word in words(phrase):
        if not at and (word in _DOING or word[0] == "每" or word == "平均"):
            return phrase  # 每千名老人拥有床位; 受理国家司法救助案件 begins with what was done
        object_ = phrase[at + len(word) :]
        if at >= 2 and word in _DOING and len(object_) >= 2 and object_ not in _NO_OBJECTS:
            return phrase[at:]
        at += len(word)
    return phrase


def _bare_body(phrase: str) -> re.Match[str] | None:
    """A body or a place without a name of its own that opens a phrase, before what it did."""
    body = _BARE_WITHOUT_NAME.match(phrase) if phrase[:1] in _BARE_STARTS else None
    body = body or (_DOER.match(phrase) if "完成" in phrase or "实现" in phrase else None)
    return body or (_BARE_PLACE.match(phrase) if _KIND.search(phrase, 2, 7) else None)


def phrase_before(left: str, left_start: int, mentions: Sequence[tuple[int, int]]) -> str:
    """The phrase of 城镇新增就业20413人: what stands before the number in its clause."""
    if left.endswith("的") and OLD_LEVEL.fullmatch(left):
        return ""  # 比通车前的980辆: what it is compared with has the name of what is now
    left, cut = without_base(left)
    left_start += cut
    body = without_dateline(left)
    if "下同)" in body:
        body = body.replace("(下同)", "")
    if "意味着" in body:
        body = body[body.rindex("意味着") + 3 :]  # 的数字也意味着全年|160趟
    left_start, left = (
        left_start + len(left) - len(body),
        without_time_behind(body, left_start + len(left) - len(body), mentions),
    )
    phrase = _without_mentions(left, left_start, mentions)
    phrase = among_kind(without_front(phrase))
    rank = _RANK.search(phrase) if "前" in phrase else None
    if rank and rank.start() >= 2:
        # 各类案件居前三位的依次是盗窃罪: what the ranks name stands behind, if anything does.
        phrase = (
            phrase[rank.end() :]
            if rank[0].endswith("依次是") and rank.end() < len(phrase)
            else phrase[: rank.start()]
        )
    if "下达" in phrase[:16]:
        phrase = _HANDED_DOWN.sub("", phrase)
    made_of = phrase.rfind("由", 2)
    if made_of > 0 and phrase[-2:] == phrase[made_of - 2 : made_of]:
        phrase = phrase[made_of + 1 :]  # 新能源装机由风电装机…、光伏装机…构成
    if "占" in phrase:
        phrase = as_share(phrase)
    if "由" in phrase or "从" in phrase:
        phrase = _WILL_MOVE.sub("", phrase)
    will = phrase.find("将", 1, ACTOR + 1)
    if will > 0 and phrase[will - 1] not in "即大主部" and len(without_tail(phrase[will + 1 :])) > 2:
        phrase = phrase[will + 1 :]  # 市文旅局将打造书房
    bare = _bare_body(phrase)
    if bare and len(phrase) - bare.end() >= 3:
        phrase = phrase[bare.end() :]
    organ = _led_to(_ORGAN, phrase, 0, 10) if phrase[:1] != "占" and _BODY_ENDS.search(phrase) else 0
    if organ and len(phrase) - organ >= 2:
        phrase = strip_links(phrase[organ:])
    if "由" in phrase or "从" in phrase:
        mean = _FROM_MEAN.search(phrase)
        phrase = mean[1] + phrase[: mean.start()] if mean else _FROM.sub("", phrase)
    phrase = without_tail(phrase)
    if not left.endswith(_BENEFITS, 0, max(0, left.find(phrase))):
        phrase = _without_actor(phrase)
    if "分别" in phrase:
        phrase = phrase.replace("分别", "")  # 三县分别增产42万吨、23万吨和18万吨
    if "等" in phrase:
        phrase = without_examples(phrase)
    phrase = deed_only(phrase)
    phrase = _with_whom(balanced(_from_event(_strip_light(phrase))), left)
    return "" if phrase[:1] in _SPAN_STARTS and _SPAN_ONLY.fullmatch(phrase) else shorten(phrase)
