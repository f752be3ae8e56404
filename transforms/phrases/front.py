"""The front of a phrase before a number (指标的前头): from where, of whom, how often it was done is no part of it."""

from __future__ import annotations

import re

from transforms.names.whose import without_owner
from transforms.phrases.phrase import any_of, strip_links

_ENUMERATED = re.compile(
    r"(?:[一二三四五六七八九十]{1,2}是|首先是|其次是|^(?:另?一[份个项头边]|其[一二三])是)"
)
_NUMBERED = re.compile(
    r"(?:[0-9]{1,2}[、.]|[一二三四五六七八九十]{1,3}、(?![一二三四五六七八九十])) ?(?=[^\W\d])"
)
"""1、招生人数, 一、招生人数: the number of a paragraph."""
_WITHIN = re.compile(r"^(?:不?含(?=旧存|上[期年]|往[年期]|历年|[增新])|含(?![量金水氧税硒糖氮油盐])(?=..))")
# 从火灾现场营救被困人员: where it was done names nothing.
_FROM_WHERE = re.compile(r"从[^,;。、的]{1,10}?(?:现场|一线|手中|当中)(?=[^\W\d]{2})")
_THIS_TURN = re.compile(r"(?:这一?|本|此)(?:批次|期|批|轮)(?![的、和及间])(?=..)")
"""本批|发放菌种: the turn that is told of names nothing."""
_WITHIN_A_YEAR = re.compile(
    r"一(?:年|个?月|季|天)下?来?(?:就|能|可)?(?:一共|总共|累计|合计|共)(?=[^\W\d_]{2})"
)
_WHY = re.compile(
    r"受[^,;。、的]{1,10}?影响,?(?:[而未]|暂时?)?(?=[^\W\d_]{3})|因[^,;。、的]{1,8}?(?:限制|制约|影响|原因|关系|所限)(?:[而未]|暂时?)?(?=[^\W\d_]{3})"
)
# 经审查后(含上期积存)批准逮捕: through what it came about names nothing.
_AFTER_WORK = re.compile(
    r"(?:^|(?<=[院局队所部关]))经过?[^,;。、的()]{2,8}?后(?:\([^()]{2,12}\))?(?=[^\W\d_]{2})"
)
_TURNS = re.compile(
    r"前[两二三四五六七八九十0-9]{1,2}(?:批次?|期|轮|次)(?=[^\W\d_]{3})|(?:第?[一二三四五六七八九十][批期轮]?[、和及与]){1,5}第?[一二三四五六七八九十](?:批次?|期|轮)(?=[^\W\d_]{4})"
)
"""第一、二期|招收学员: in which turns it was done."""
# 像周大河那样的护渠人, 这个捕捞季已起网银鱼: a likeness and a season name nothing.
_LIKE_OR_SEASON = re.compile(
    r"像[^,;。]{1,12}?[这那一][样般](?:[^,;。的]{1,5})?的(?=..)|(?:这个?|本)[一-鿿]{0,3}季(?:节|度)?(?:以来|里|内|中)?(?=[一-鿿]{2})"
)
# 乡镇卫生院同期完成体检: who did it in the same time.
_AT_THAT_TIME = re.compile(rf"[一-鿿]{{2,16}}?同期(?:共|已|累计)*(?:{any_of('light')})(?=..)")
_AS_MUCH_AS = re.compile(r"^相当于(?:每?年?可?)?(?=节约|节省|减少|减排|替代|植树|种植|种下|少)")
"""Before what a work spares: 相当于节约标煤."""
_ON_BASE = re.compile(r"[^,;。]{0,16}?基础上(?:继续|[再又还])?")
"""在去年的基础上再|新建水厂: on what it builds names nothing."""
# 光柿子就有3万亩, 单核桃一项就卖了80万元: how little it is of all names nothing.
_ALONE = re.compile(r"(?:单单|仅仅|[光单仅]是?)(?=[^\W\d_]{2,12}?(?:一项)?就)")
# 三个|县(市)共实现地区生产总值: how many brought it about together.
_TOGETHER = re.compile(
    r"^(?:县\(市(?:、区)?\)|县市区?|区县|县区|市州|乡镇|镇街)(?:一共|共|合计|共计|总计)(?:实现|完成)?(?=[^\W\d]{2})"
)
_ALONE_STARTS = frozenset("光单仅")
# 茶厂一年能产茶: how long it takes is told in one letter.
_IN_A_YEAR = re.compile(
    r"^一年(?:就能|就|能|可以|可|大概|大约)?(?=(?!级|生|期|内|多|来|后|前|四季|到头|一度|中|又)[^\W\d_]{2})"
)
# 投产后年产纸箱: when it will be so is a time.
_ONCE_MADE = re.compile(
    r"(?:全部|全面|项目|工程)?(?:投产|达产|建成|建好|完工|竣工|投用|投运)(?:达[产效])?[后,]?后(?=[^\W\d_]{3})"
)
# 一亩多收入八百元: by how much what each brings has grown.
_EACH_MORE = re.compile(r"^[一每]([亩户人])多(?:收入?|挣|赚|卖|得|拿|领)")
# 到公布那天已添: by which day is told as a clause.
_BY_THAT_DAY = re.compile(r"^到?[一-鿿]{0,4}那天(?:就|已经?|共|一共)*")
_SO_MANY = re.compile(rf"共(?=(?:{any_of('doing')}|{any_of('act')}|{any_of('light')}))")


def without_front(phrase: str) -> str:
    """起网银鱼 of 这个捕捞季已起网银鱼: ``phrase`` without linking words, numbers of a list, likenesses and seasons."""
    if "从" in phrase:
        phrase = _FROM_WHERE.sub("", phrase, count=1)
    if phrase.startswith(("这", "本", "此")):
        phrase = _THIS_TURN.sub("", phrase, count=1)
    elif phrase[:1] in ("第", "前"):
        phrase = _TURNS.sub("", phrase, count=1)
    phrase = without_owner(phrase)
    if "那天" in phrase[:8]:
        phrase = _BY_THAT_DAY.sub("", phrase, count=1)
    if phrase[:1] in _ALONE_STARTS:
        phrase = _ALONE.sub("", phrase, count=1)
    if "后" in phrase[2:8]:
        phrase = _ONCE_MADE.sub("", phrase, count=1) if _ONCE_MADE.match(phrase) else phrase
    if phrase[2:3] == "多":
        phrase = _EACH_MORE.sub(r"\1均增收", phrase, count=1)
    if phrase[:1] == "一":
        phrase = _IN_A_YEAR.sub("年", _WITHIN_A_YEAR.sub("", phrase, count=1))
    elif phrase[:1] in ("因", "受"):
        phrase = _WHY.sub("", phrase, count=1)
    if "经" in phrase[:14]:
        phrase = _AFTER_WORK.sub("", phrase, count=1)
    if phrase[:1] in "县区乡镇市":
        phrase = _TOGETHER.sub("", phrase, count=1)
    phrase = strip_links(phrase.removeprefix("分别是"))
    if phrase.startswith(("像", "这", "本")):
        phrase = strip_links(_LIKE_OR_SEASON.sub("", phrase, count=1))
    if "同期" in phrase[2:]:
        phrase = _AT_THAT_TIME.sub("", phrase, count=1)
    elif phrase.startswith("相当于"):
        phrase = _AS_MUCH_AS.sub("", phrase)
    if phrase[:1] == "共":
        phrase = _SO_MANY.sub("", phrase, count=1)
    if "是" in phrase:
        phrase = _ENUMERATED.sub("", phrase)
    if "基础上" in phrase:
        phrase = _ON_BASE.sub("", phrase, count=1)
    if phrase[:1].isdigit() or "、" in phrase[1:4]:
        numbered = _NUMBERED.match(phrase)
        phrase = phrase[numbered.end() :] if numbered else phrase  # 第一、第二产业 has no number before it
    if phrase.startswith(("含", "不含")):
        phrase = _WITHIN.sub("", phrase)  # (含旧存133件)
    return phrase.removeprefix("一项")  # 仅此一项,农民的收入
