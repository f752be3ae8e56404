"""Which part a mention plays in its clause: subject, other party, or only a place of comparison."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.places.follow import VERB, neighbours
from transforms.places.gazetteer import Place
from transforms.places.mention import PlaceMention
from transforms.text.pattern_edge import first_characters

_OTHER_PARTY = frozenset(neighbours("other_party").split("|"))
_NO_PARTY = frozenset(neighbours("no_party").split("|"))
_NO_COPULA = frozenset(("于是", "但是", "可是", "别是", "其是"))
_SHARE_OF = ("占", "占到", "占了", "占据")
_COMPARED_WITH = ("高于", "低于", "快于", "慢于", "好于", "优于", "领先于", "落后于", "高出", "领先")
# 比全省平均水平高2个百分点: by how much the subject is above it; but not 比全省的6.1%高.
_ABOVE = re.compile(
    r"[^,;。:\d]{0,8}?(?:平均(?:水平|值)?|均值|水平|增速|同期)?(?:还|要|多)?(?:高|低|快|慢)(?:于|出)?(?:了|约|近)?\d"
)
_OWN_SHARE = re.compile(r"的?(?:平均(?:水平|值)?(?:的|为)?)?\d[\d.]*[%‰]")
_AFTER_VERB = frozenset("了着")
_LIST_LINK = re.compile(r"[^,。;!?\n]{0,10}[、和及]$")
# 全市居民人均可支配收入: a figure of the place, no deed of its people.
_PERSON = re.compile(
    rf"[^,。;!?\n是]{{0,14}}?(?:{neighbours('person')})(?![一-鿿]{{0,2}}?(?:人均|户均|年均|平均|可支配|收入|消费|满意|参保|存款))"
)
_PERSON_NEAR = re.compile(neighbours("person"))
_PERSON_REACH = 14 + max(map(len, neighbours("person").split("|")))
"""Characters behind a place in which such a word must stand: without one the longer pattern is not tried."""
# 大瑶镇接待游客, 介休市帮助居民: people whom the place does something for or with.
_TO_PERSON = re.compile(
    rf"{neighbours('verb')}|接待|吸引|惠及|带动|转移|输送|招聘|慰问|走访|看望|资助|救助|覆盖|为|向|让|使|给|对|把|引着|引导|鼓励|支持|组织|动员|发动|扶持|有|共|新增|拨打|救治|收治"
)
# 在全省率先, 晋中市首家: the larger place is only the field that something is compared in.
_RANK = re.compile(r"率先|首[家个批次例创]|前列|领先|唯一|第[一二三四五六七八九十\d]+[位名家个]")
# 与对标的甲县比, 同上海市相比: what the subject is measured against.
_MEASURED_AGAINST = re.compile(r"相比|比较|相较|比[,;]")
_RANK_STARTS = first_characters(_RANK) or frozenset()
# 甲、乙等4个县市均获评: examples of those that are counted.
_EXAMPLE = re.compile(
    r"(?:[、和及][^,。;、\d]{2,8}){0,8}等(?:[0-9]{1,3}|[两二三四五六七八九十]{1,3})个?(?:县|市|区|镇|乡|街道|村|省|旗)"
)
# 居全省第二 likewise; but 青山镇位居前三 tells of the town itself.
_RANKED = re.compile(r"排名|排位|位居|居[前第]")
# 排名在全省前移5位: so is this one.
_RANK_IN = re.compile(r"(?:排[名位行]|位次|名次)(?:[也已则又])?在$")
# 中央资金7亿元、自治区资金3亿元: who gave it.
_FUNDS = re.compile(r"(?:级)?(?:财政)?(?:专项|配套|补助|奖补|衔接|预算内)?(?:资金|补助|配套)(?=[0-9近约超])")
# 介休市培训300人、平遥县培训500人: the mark parts two statements.
# 从宁德市看: what the sentence turns to.
_VIEWED = re.compile(r"来?看|而言|来说")
# 由某省援建的本县中学, 某省安排本州援疆项目: who gave it.
_HELPS = re.compile(
    r"援[建助疆藏青]|捐建|捐赠|对口(?:支援|帮扶|协作|合作)|结对(?:帮扶|协作)|(?:累计|先后|共|已|计划)*(?:安排|实施|投入|选派)[^,。;0-9]{0,8}(?:援[疆藏青]|对口支援|对口帮扶)"
)
_GIVES = re.compile(
    r"(?:累计|先后|共|已)*向[^,。;0-9]{2,10}?[省市州县区旗镇乡村](?:投入|捐|援助|支援|拨付|划拨|赠送)"
)
"""Behind a place: it gives what the other gets (甲市累计向乙县投入资金3亿元)."""
# 完成自治区下达的任务: who set it.
_SETS = re.compile(r"(?:[省市州县]?(?:政府|委))?(?:下达|交办|分解下达|分配)")
# 以前在浙江打工: where people have been.
_AWAY = re.compile(r"(?:打工|务工|经商|当兵|读书|上学|求学)(?!人员|者|群体|收入|就业)")
_LISTED = re.compile(r"\d[^\d,。;、]{0,8}、$")
_BREAKS = re.compile(r"[\d,。;:!?\n]")
# 三十八个、: a count in words parts them as well; 第三中学、 is a name.
_COUNTED = re.compile(
    r"(?<![第一二三四五六七八九十百千两])[一二三四五六七八九十百千两][零一二三四五六七八九十百千两万]*[余多]?[万亿]?"
    r"[个家户人名亩件起场台套条头只吨元次项辆所座处期份批](?:次|以上|左右)?\)?[、和及与]$"
)
# 其中,甲市9起,乙县4起;死亡1人: commas part such items too.
_ITEM_BEFORE = re.compile(r"[市县区州旗镇乡][\d.]+[万亿]?[^\W\d_]{1,3},$")
_ITEM_AFTER = re.compile(r"[\d.]+[万亿]?[^\W\d_]{1,3},[^\W\d_]{2,10}?[市县区州旗镇乡][\d]")
_OWN_NUMBER = re.compile(r"\(?(?:超过?|将?近|逾|约|达)?[\d一二三四五六七八九十两]")
_ASIDE = re.compile(r"\((?:其中)?(?:不?含|包括|除)[^()。\n]{0,40}$")
# 位于甲县经济开发区的某公司, 乙市高新区某电子、某光电等企业: the zone is only where the bodies stand.
_SITE_BEFORE = re.compile(r"(?:位于|坐落于|地处|落户|设在|入驻)$")
_SITE_AFTER = re.compile(r"的|[^,。;:!?、\d\n]{2,14}[、等]")
_STANDS_IN = re.compile(r"(?:位于|坐落于|坐落在|地处)$")
_ITEM_OF_LIST = re.compile(
    r"的[^,;。、\d]{2,14}\d[\d.]*[万亿]?[^,;。、\d]{1,3}[,、;](?!其中|占|[比较]|同比|增长|下降|已|累计)[^,;。、\d]{2,16}\d"
)
_THE_MOST = re.compile(r"(?:最[^,。;0-9]{1,6}|第一|首位|居首|领先)的(?:是|为|要数)$")
HELD_IN = re.compile(
    r"[^,。;0-9]{2,30}?(?:活动|大?会|仪式|[大比决联]赛|文化节|旅游节|丰收节|行动|论坛|演练|启动式)[^,。;0-9]{0,6}在[^,。;0-9]{2,16}?"
    r"(?:拉开[帷序]幕|举[行办]|启动|召开|开幕|开赛|开[锣跑]|落幕|收官|闭幕)"
)
"""Behind 全省: what it has is held somewhere in it, and that place is the sentence's (全省招聘活动在青山县启动)."""
_BULLETS = "●○◆◇■□▲△▶►★☆◎"
_CLAUSE_START = frozenset(",。;:!?()\n“”" + _BULLETS)
_LEAD = re.compile(
    r"(?:^|[,。;:!?()\n“”]|[讯电] )"
    r"(?:正如|例如|放到|放在|譬如|比如|比方|其中|此外|另外|同时|随后|目前|当前|如今|眼下|当下|现在|这几年|这些年|近几年|几年来|多年来|近年来?|近期|近日|日前|[去今明前上本同]年[来内度]?|以来|截至|截止"
    r"|当天|当日|春节|元旦|清明|五一|端午|中秋|国庆|假期|假日|节日|小长假|黄金周|据了解|据悉|据|根据|按照|记者从|位于|年初|年底|月底|上半年|下半年|前三季度|[\d年月日前底初末至、—~个份第季度旬期间一二三四五六七八九十“”-]"
    r"|放眼|纵观|综观|记者|笔者|走进|走入|来到|步入|踏入|如|在|由|经|而|为|使|让|于|是|像|以|当|因|即|对)*+$"
)


# The last characters of what may lead a clause; nothing else needs the longer look.
_LEAD_LAST = frozenset(
    "\n ,。;:!?()“”是数如譬方中外眼观就时后前今来期近日年悉据照从于初底半度始在由经而为使让是像以当因即对月末至、—~个份旬间内度假节周-解止进到入者0123456789"
    + _BULLETS
)


def with_roles(folded: str, read: Sequence[tuple[int, int, Place | None, str]]) -> tuple[PlaceMention, ...]:
    """The mentions ``(start, end, place, kind)`` with the parts they play."""
    found: list[PlaceMention] = []
    previous: PlaceMention | None = None
    for start, end, place, kind in read:
        before = folded[max(0, start - 48) : start]
        oblique = _is_oblique(folded, start, end, place, kind, before, previous)
        if previous is not None and previous.end == start and previous.opens and kind != "institution":
            opens = not oblique  # 高新区中和街道: the smaller one takes the larger one's part
        else:
            joined = previous is not None and previous.end == start - 1
            opens = not oblique and _opens(folded, start, end, kind, before, joined)
        listed = (
            not oblique
            and place is not None
            and previous is not None
            and _goes_on(folded, previous, start, kind)
        )
        aside = _aside(folded, start, end) if "(" in before else 0
        previous = PlaceMention(start, end, place, kind, folded[start:end], oblique, opens, listed, aside)
        found.append(previous)
    return tuple(found)


_REST_OF_ASIDE = re.compile(r"[^()。\n]{0,80}?[0-9][^()。\n]{0,80}\)")


def _aside(folded: str, start: int, end: int) -> int:
    """Where the bracket with figures ends in which a place stands; 0 in none."""
    opened = folded.rfind("(", max(0, start - 48), start)
    if opened < 0 or folded.find(")", opened, start) >= 0:
        return 0
    rest = _REST_OF_ASIDE.match(folded, end)
    return rest.end() if rest else 0


def _goes_on(folded: str, previous: PlaceMention, start: int, kind: str) -> bool:
    """Whether only a list mark, or the rest of a name and one, stands between two places."""
    if folded[start - 1] not in "、和及与暨" or previous.oblique or previous.place is None:
        return False
    if kind == "institution" or previous.kind == "institution":
        return False
    link = folded[previous.end : start]
    if len(link) == 1:
        return True
    return (
        len(link) <= 15 and not _BREAKS.search(link) and not VERB.search(link) and not _COUNTED.search(link)
    )


def _is_oblique(
    folded: str,
    start: int,
    end: int,
    place: Place | None,
    kind: str,
    before: str,
    previous: PlaceMention | None,
) -> bool:
    if (folded[end : end + 1] in _RANK_STARTS and _RANK.match(folded, end)) or (
        "(" in before and _ASIDE.search(before)
    ):
        return True
    if kind == "relative" and before[-1:] == "在" and _RANK_IN.search(before[-8:]):
        return True
    if kind == "relative" and (_RANKED.match(folded, end) or _FUNDS.match(folded, end)):
        return True
    if _MEASURED_AGAINST.match(folded, end) or _EXAMPLE.match(folded, end):
        return True
    if (kind != "relative" and (_HELPS.match(folded, end) or _GIVES.match(folded, end))) or _SETS.match(
        folded, end
    ):
        return True
    if kind == "relative" and folded[start] == "全" and HELD_IN.match(folded, end):
        return True
    if kind == "relative" and end - start > 1:
        if before.endswith(_SHARE_OF):
            return True  # 产量占全省65%: the figure is of the part
        # 增速高于全省平均水平1.2个百分点: so is this one, but not 高于全省的6.1%.
        if before.endswith(_COMPARED_WITH):
            return not _OWN_SHARE.match(folded, end)
        if before[-1:] in ("比", "较") and _ABOVE.match(folded, end):
            return True
        # 分别高于全国、全省4个、2个百分点
        return previous is not None and previous.oblique and folded[previous.end : start] in ("、", "和")
    near = before[-7:]
    if near[-1:] == "在" and _AWAY.match(folded, end):
        return True
    if near[-1:] in _AFTER_VERB:
        near = near[:-1]
    if before.endswith(_PASSED) or (before[-1:] in _ORIGIN_ENDS and _ORIGIN.search(before[-5:])):
        return True
    if _is_said_of(before, place, previous):
        return True
    if _ends_with(near, _OTHER_PARTY) and not _ends_with(near, _NO_PARTY):
        return True
    if previous is None or not previous.oblique or start - previous.end > 12:
        return False
    return bool(_LIST_LINK.fullmatch(folded, previous.end, start))


# 开到了邻近的甲县、乙县等地; 老家在青山乡: where somebody passes or comes from.
_PASSED = ("邻近的", "附近的", "周边的", "临近的", "毗邻的", "相邻的")
_ORIGIN = re.compile(r"(?:老家|娘家|婆家|原籍|祖籍|籍贯|故乡)(?:就)?[在是]?$")
_ORIGIN_ENDS = frozenset("在是家籍贯乡")


def _is_said_of(before: str, place: Place | None, previous: PlaceMention | None) -> bool:
    """新民市…,是辽宁省重点粮食生产县: the larger place only says what the smaller one is."""
    if before[-1:] != "是" or before[-2:] in _NO_COPULA or place is None or previous is None:
        return False
    return previous.place is not None and place.code is not None and place.code in previous.place.parents


def _ends_with(text: str, words: frozenset[str]) -> bool:
    return text[-2:] in words or text[-1:] in words or text[-4:] in words or text[-3:] in words


def _opens(folded: str, start: int, end: int, kind: str, before: str, joined: bool) -> bool:
    if before and before[-1] not in _LEAD_LAST:
        return False
    at_start = len(before) == start
    leads = (
        not before or before[-1] in _CLAUSE_START or _LEAD.search("\n" + before if at_start else before[-24:])
    )
    if not leads and _THE_MOST.search(before[-16:]):
        leads = True  # 全市种得最多的是青山县,面积…
    if not leads and (joined or not _LISTED.search(before[-12:])):
        viewed = before[-1:] in "从就" and _VIEWED.match(folded, end)
        if not viewed or not _LEAD.search("\n" + before[:-1] if at_start else before[-24:-1]):
            return False
    if kind == "institution":
        return True
    person = _PERSON_NEAR.search(folded, end, end + _PERSON_REACH) and _PERSON.match(folded, end)
    if person and not _TO_PERSON.search(person.group()):
        return False
    listed = kind in ("full", "short") and _OWN_NUMBER.match(folded, end) is not None
    if listed and (
        "、" in folded[end : end + 24]
        or before.endswith("、")
        or _ITEM_BEFORE.search(before)
        or _ITEM_AFTER.match(folded, end)
    ):
        return False  # 其中石镇镇38.6公里、裴梅镇45.2公里: an item of a list is the subject of its own number only
    if kind != "zone":
        # 位于青石镇的新校区800个,城南小学600个。全区…: an item of a list, told of that body alone
        return not (_STANDS_IN.search(before) and _ITEM_OF_LIST.match(folded, end))
    return not _SITE_BEFORE.search(before) and not _SITE_AFTER.match(folded, end)
