"""The phrase after a measure word: 紧缺工种 of 25个紧缺工种, and what is said of it.

The noun ends at its predicate (24个城市|建立合作关系), at 的 (20家企业|的职工), or at the clause's end. A quoted name or
a short bracket is part of the noun; examples before 等 are not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.lists.examples import EXAMPLES
from transforms.phrases.going import without_going
from transforms.phrases.phrase import LINKS, OPEN_BRACKET, PREDICATES, WORKED, any_of, balanced, listed
from transforms.phrases.told_of_it import told_from
from transforms.text.pattern_edge import Ending
from transforms.text.words import words

MAX_CLAUSE = 20
"""Characters up to which a clause before its noun is kept with it."""

STOPS = frozenset(",。;:!?\n、()《》—…")
_STOP = re.compile(f"[{re.escape(''.join(sorted(STOPS)))}]")
_DIGIT = re.compile(r"[0-9]")
_MARK = re.compile(f"[ {re.escape(''.join(sorted(STOPS.union(OPEN_BRACKET))))}]")
"""What may end the phrase after a measure word, or opens a name in it."""
_ADJECTIVES = frozenset(listed("adjective"))
_JOIN = Ending(r"(?:以及|和|及|与|、|并|或)$")
_PREDICATE = re.compile(any_of("predicate"))
_OF_KIND = frozenset(
    (
        "类",
        "型",
        "款",
        "率",
        "量",
        "额",
        "性",
        "者",
        "级",
        "式",
        "能力",
        "用水",
        "用电",
        "用气",
        "用地",
        "生活",
    )
)
"""What makes an attribute of a verb: 864个|实施类重点项目."""
_FUNDS_OF = frozenset(("资金", "基金", "用房"))
_WORKS = frozenset(
    (
        *listed("act"),
        "生产",
        "销售",
        "养殖",
        "发电",
        "供水",
        "供热",
        "供暖",
        "创业",
        "运营",
        "安置",
        "就业",
        "加工",
    )
)
_OF_A_WORK = frozenset(("改造", "配套", "提升", "建设", "加固", "治理", "修复", "整治", "扩建", "维修"))
_WORK = re.compile(r"[与和及]?[一-鿿]{0,10}?(?:工程|项目)(?=$|已|均|全部|累计|共|完|开工|竣|建成|投)")
"""Behind such a word: it stands in the name of a work (大型灌区续建配套与现代化改造项目)."""
_AMONG = frozenset(("", "有", "已", "占", "均", "位", "位居", "排", "居", "列", "名列", "排名"))
_THEN = frozenset(
    (
        "今年",
        "去年",
        "上年",
        "前年",
        "往年",
        "以往",
        "从前",
        "目前",
        "全年",
        "当年",
        "当天",
        "当日",
        "当月",
        "首日",
        "如今",
        "现在",
        "近年来",
        "近日",
        "日前",
        "连日",
        "连日来",
        "连续",
        "年均",
        "合计",
        "共计",
        "总计",
    )
)
"""Words of time or sum that begin what is said of the noun before them."""
_MEANS = frozenset(("人均", "户均", "亩均", "村均"))
"""Words that begin another figure of the noun before them: 86户|脱贫户|户均增收4200元."""
_THEN_ANY = re.compile("|".join(sorted(_THEN | _MEANS | {"中"})))
_THEN_LEAD = re.compile(
    r"(?:目前|现在|如今|今年|去年|当[天日月年])(?=已|均|全部|基本|陆续|正在?)|现(?=已|均已)"
    r"|当[天日月年](?=(?:就|便|即)?(?:上岗|就业|开工|投产|脱贫|返岗|签约|入住|入学|完工|见效|达产|受益))"
)
_THEN_STARTS = frozenset("目现如今去当")
# 9万亩小麦|机收基本结束, 9万亩棉花|采收见闻: the work that a crop is at, whose figure the crop's is not.
_CROP_WORK = re.compile(
    r"(?<=..)(?:机收|收割|采收|收获|抢收|采摘|开镰|机采|播种|春播|夏播|秋播|移栽|栽插|插秧|定植|收储)(?:工作|作业|任务)?"
    r"(?=(?:已|也|现|正|全面|陆续|基本|全部|接近|进入|顺利|即将|大面积|大部分|有序)*(?:结束|过半|告捷|收官|完成|完毕|收尾|尾声|展开|铺开|推进|开始|启动|见闻|一线|侧记|掠影|现场|忙(?![着于])))"
)
_ONE_BY_ONE = re.compile(r"(?<=..)逐[一个户村矿库企校栋楼项家人条处点街巷店厂站镇乡](?![一-鿿]?的)")
"""9座煤矿|逐矿“体检”: how it was done."""
_SEASON_THEN = re.compile(
    r"(?<=..)(?:这个|这一|今|上个|本)(?:[^\W\d年月日]{0,2}季|[春夏秋冬])(?=[在于均都已到])"
)
"""Between a noun and what is told of it, a season (40名村民|这个雪季在…)."""
_VIEWED = re.compile(r"(?<=..)(?:版图|盘子|家底|大盘|总盘子?)[上中里]?来?看?$")
"""从全县9万亩的果园版图看: by what a thing is looked at is none of its name."""
_TOGETHER = frozenset(("达成", "签订", "签约", "建立", "签署", "结成", "对接"))
_WITH_WHOM = re.compile(r"(?<=..)[与同跟和][^\W\d_]{2,8}$")
"""300名求职者|与企业|达成意向: with whom it was done."""
_ONE_OF_IT = re.compile(r"(?<=..)一[幢座栋所个家条处台套辆间]$")
_MADE_UP = ("组成", "构成")
_TURNED = re.compile(r"(?<=..)成了")
_DATE = re.compile(r"(?<=[^0-9])[0-9]{1,4}(?:年|月|日|时)")
_PLACES = re.compile(r"(?:县|市|区|州|旗|镇|乡镇|乡|街道|村|社区)\([^()]{1,8}\)")
"""县(市、区), 乡镇(街道): the noun is whole at the bracket."""
_MANNER = re.compile(
    r"(?:(?<![安完健齐])全|现场|(?<=..)(?:前来|(?<![未往以将外本原到从古])来|全面|正式|陆续|顺利|成功|集中|按期|如期|提前|实质性|相继|同步|全部|有序|率先|直接|先后|基本|有力|有效|积极|不断|大力|持续|就近|就地|如愿|安全|平安|平稳|踊跃|纷纷|重新|统一|分别|同时|正忙?着?|正在|同期|按[日月季年时期]|均|已))+$"
)
"""How it was done, between a noun and its verb: 199个项目|实质性|开工."""
_ORDERED = frozenset(("限期", "当场", "立即", "责令", "督促"))
_CLAUSE_HEADS = frozenset(listed("clause"))
_STATE = re.compile(
    r"(?:不[便符良佳足全齐通畅]|困难|突出|显著|明显|出色|为主|为生|较?[强多好高低大小差弱难旺快慢])$"
)
_NO_STATE = re.compile(
    r"(?:[最身山年提新中初崇]高|[最减]低|[最扩强重]大|[大最缩]小|[最众许]多|[友良美最]好)$"
)
_THERE = re.compile(r"(?<=..)[这那]里$")
_BASED = re.compile(r"(?<=..)的?基础上(?=,|$)")
_ALL_IN_ONE = re.compile(r"集[^。;,]{2,24}?于一[体身]的")
"""Before a noun: 集阅读、健身于一体的|书屋."""
_PREPOSITIONS = frozenset((*"在为向给把被", "跟着", "靠着", "围着", "沿着"))
_NEARBY = 6
"""Characters of where something was done and that it was, kept whole where no known verb stands there: 在园区务工. 2026-11: 6."""
_AMONG_THEM = re.compile(r"(?<=..)(?<!初|高|集|途|其|空)中$")
"""12件实事|中的一件."""
_REMARK = Ending(r"(?<=..)\([^()]{5,}\)$")
_QUOTED = re.compile(r"“[^“”]*”|《[^《》]*》|\([^()]*\)")


# 15个基地|建设稳步推进, 8个园区|发展势头良好: how their work goes is said of them, and no part of the noun.


def _is_clause(said: str) -> bool:
    """Whether the words before 的 say what a thing is like, and are no owner of it: 适合老人|的岗位, 行动不便|的老人."""
    for part in said.split("、"):
        if part and words(part)[0] in _CLAUSE_HEADS:
            return True
        if len(part) > 2 and _STATE.search(part) and not _NO_STATE.search(part):
            return True
    return False


def _done_there(told: Sequence[str]) -> str:
    """What was done, of the words from 在 or 为 on: 收集信息 of 在|商场|收集|信息; empty where it is not told any more."""
    for at, word in enumerate(told[2:], 2):
        if word in PREDICATES and word not in _PREPOSITIONS:
            return "".join(told[at:])
    there = "".join(told[1:]).removeprefix("这里").removeprefix("那里")
    return there if len(there) <= _NEARBY and "、" not in there else ""


def _first_predicate(phrase: str) -> tuple[int, int, tuple[str, ...]] | None:
    """Span of the first verb that ends a noun, and the words from it on; what stands in quotation marks or brackets is part of a name."""
    if _PREDICATE.search(phrase) is None and _THEN_ANY.search(phrase) is None:
        return None
    quoted = [m.span() for m in _QUOTED.finditer(phrase)]
    at = 0
    said = (*words(phrase), "")
    for i, word in enumerate(said[:-1]):
        verb = (word in PREDICATES and not (i and said[i - 1] == "未")) or (
            at and (word in _THEN or word in _MEANS or (word == "中" and said[i + 1][:1] in _AMONG))
        )
        if (
            verb
            and said[i + 1] not in _OF_KIND
            and not (word in _WORKS and said[i + 1] in WORKED)
            and not (at == 0 and said[i + 1] in _FUNDS_OF)
            and not (at > 1 and word in _OF_A_WORK and _WORK.match(phrase, at + len(word)))
            and not any(start <= at < end for start, end in quoted)
        ):
            return at, at + len(word), said[i:-1]
        at += len(word)
    return None


def _phrase_end(right: str) -> int:
    """Where the phrase after a measure word ends; a quoted name or short bracket is part of it."""
    mark = _MARK.search(right)
    while mark is not None:
        at = mark.start()
        closing = OPEN_BRACKET.get(mark[0])
        if closing:
            end = right.find(closing, at)
            if end < 0 or end - at > 24 or (closing == ")" and _DIGIT.search(right, at, end)):
                return at
            mark = _MARK.search(right, end + 1)
        elif mark[0] == "、":
            # 老人、儿童提供服务 goes on over a list of nouns.
            further = _STOP.search(right, at + 1)
            stop = further.start() if further else len(right)
            return stop if 0 < at <= 12 and stop - at <= 24 else at
        elif mark[0] != " ":
            return at
        elif at >= 2 and right[at - 1] > "一" and right[at + 1 : at + 3] > "一一":
            return at  # headlines part their clauses with spaces
        else:
            mark = _MARK.search(right, at + 1)
    return len(right)


def _without_examples(right: str) -> str:
    """参加技能培训 of 参加电工、焊工等技能培训: the examples go, the verb before them stays."""
    if "等" not in right or "、" not in right:
        return right
    first = _first_predicate(right[: right.find("、")])
    at = first[1] if first else 0
    return right[:at] + EXAMPLES.sub("", right[at:], count=1)


def phrase_after(right: str) -> tuple[str, str]:
    """``(noun, rest)`` of what follows the measure word: 城市 and 建立劳务协作关系 of 24个城市建立劳务协作关系."""
    right = _without_examples(right)
    right = right.partition("如下")[0] or right  # 18件实事|如下:
    if right.startswith(_MADE_UP):
        return "", ""  # 由甲类10间、乙类14间|组成
    if right[:1] == "属":
        right = right.removeprefix("属").removeprefix("于")  # 26家|属|建材行业
    right = _BASED.sub("", right, count=1)
    if right[:1] == "集":
        right = _ALL_IN_ONE.sub("", right, count=1)
    if right[:1] in _THEN_STARTS:
        then = _THEN_LEAD.match(right)
        right = right[then.end() :] if then else right  # 128公里|目前已基本建成
    phrase = without_going(_VIEWED.sub("", right[: _phrase_end(right)]))
    for ends in (_CROP_WORK, _SEASON_THEN, _ONE_BY_ONE):
        cut = ends.search(phrase)
        if cut is not None:
            return balanced(phrase[: cut.start()]), ""
    told = told_from(phrase)
    first = _first_predicate(phrase) if told else None
    if told and first is not None and first[0] == 0 and told > first[1]:
        phrase = phrase[:told]  # 2辆|返岗专车|开出车站
    if told and (first is None or first[0] > told):
        return balanced(_JOIN.cut(_MANNER.sub("", phrase[:told]))), ""
    dated = _TURNED.search(phrase) or _DATE.search(phrase)
    if dated and dated.start() >= 2:
        phrase = phrase[: dated.start()].rstrip("于在自从截至到")  # 13个项目|5月开工, 3座水库|于今年4月动工
    places = _PLACES.match(phrase)
    if places:
        noun, rest = phrase_after(phrase[places.end() :])
        return places[0], "" if noun else rest
    found = _first_predicate(phrase)
    of = phrase.find("的")
    owner = (of > 1 or (of == 1 and phrase[0] in "村镇县市区户人省校")) and (found is None or of < found[0])
    if owner and phrase[:of] not in _ADJECTIVES and not _is_clause(phrase[:of]):
        # 企业 of 20家企业的职工; an adjective (优秀的教师) goes on to its noun.
        return balanced(_AMONG_THEM.sub("", phrase[:of])), ""
    if 0 < of < len(phrase) - 2 and (
        _is_clause(phrase[:of]) or (found is not None and found[0] <= 1 and found[1] < of)
    ):
        # A clause before the noun: 6家带动增收效果好的帮扶车间.
        noun, rest = phrase_after(phrase[of + 1 :])
        if len(noun) >= 2:
            fits = of + len(noun) < MAX_CLAUSE
            if fits and _is_clause(phrase[:of]):
                return phrase[: of + 1] + noun, ""  # 适合老人的岗位|送到村里
            return (phrase[: of + 1] if fits and not rest else "") + noun, rest
    one = _ONE_OF_IT.search(phrase)
    if one and found is None:
        phrase = phrase[: one.start()]  # 5000平方米教学楼一幢
    if found is None:
        return balanced(_JOIN.cut(_REMARK.cut(_THERE.sub("", phrase)))), ""
    if found[2][0] in _MEANS:
        return balanced(phrase[: found[0]]), ""
    if phrase[: found[0]] in _ORDERED:
        return "", balanced(phrase)  # 其余9处|限期整改
    noun, rest = _MANNER.sub("", phrase[: found[0]]).rstrip("于"), phrase[found[0] :]
    if found[2][0] in _PREPOSITIONS:
        return balanced(_JOIN.cut(noun)), balanced(_JOIN.cut(_done_there(found[2])))
    if found[2][0] in _TOGETHER:
        noun = _WITH_WHOM.sub("", noun)
    at = 0
    for word in found[2]:
        if word not in LINKS and word not in (
            "已",
            "均",
            "都",
            "全部",
            "共",
            "了",
            "近日",
            "日前",
            "连日",
            "连日来",
        ):
            break
        at += len(word)
    rest = rest[at:].replace("了", "", 1) if at < len(rest) else ""
    if len(rest) == 1 or rest.startswith(_MADE_UP):
        rest = ""
    return balanced(_JOIN.cut(noun)), balanced(_JOIN.cut(rest))


def joins_next(right: str) -> bool:
    """Whether the words after the measure word end in 和, 、 …, so that the next item is of the same list."""
    return bool(_JOIN.search(right)) and len(right) <= 24
