"""What a number measures (指标): the shortest complete noun phrase, in the page's own words.

Chinese news puts the phrase before the number (城镇新增就业20413人), after it (25个紧缺工种), or around it
(与24个城市建立合作关系: the cities with which …). Which of the three it is shows in what follows the
measure word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.names.among import closes_group, unit_of, within_group
from transforms.names.anaphora import leans
from transforms.names.fee import fee_name
from transforms.names.for_whom import served_by
from transforms.names.guests import guests
from transforms.names.moved import only_moved
from transforms.names.own_noun import OF_CLASS, SAID_SIDE, own_noun
from transforms.names.paid_by import paid_name, with_whom
from transforms.names.placed_only import is_placed, opens_view
from transforms.names.ranked_behind import RANK_AFTER, RANKED_BEHIND
from transforms.names.row_name import row_name
from transforms.names.topic import topic_of
from transforms.names.two_nouns import first_noun, two_nouns
from transforms.names.whose import brought_by, without_one_alone
from transforms.names.with_beasts import with_beasts
from transforms.phrases.after import STOPS, joins_next, phrase_after
from transforms.phrases.before import OLD_LEVEL, phrase_before
from transforms.phrases.clause import CLAUSES, GOALS, NUMBER, phrase_of_earlier
from transforms.phrases.end import MOVE
from transforms.phrases.phrase import MAX_LENGTH, PREDICATES, any_of, listed, shorten
from transforms.phrases.told_of_it import told_behind
from transforms.spoken.split_verb import joined_verb
from transforms.text.pattern_edge import Ending, first_characters
from transforms.text.surroundings import Surroundings
from transforms.text.unit_table import table_at

_FIGURE_ITSELF = ("的数字", "的数据", "的成绩", "的业绩", "的战绩")
"""Behind a figure that is spoken of itself: 86趟的数字意味着…."""
# 由上年的83.6%提高到96.2%, 比上年的70亿元增长12%: the words between two figures of one thing name nothing.
_BECOMES = re.compile(
    rf"(?:稳健|稳步|大幅|持续|逐步|迅速|快速|大步)?(?:{MOVE}|跃升|恢复|回升|攀升|变|改|发展|扩大|缩短?|压减|压缩|拓展)(?:(?:为|到|至)|(?:了|近|约|超过?|将近)?$)"
)
# 确保在100家基础上再增20家, 4089笔共计12.6亿元: nor do these.
_TAKEN_AS = re.compile(r"(?:的)?基础上|(?:合计|共计|总计)$")
# 控制在45人以内的目标, 以8%的速度: what follows only calls the number a goal, a bound or a pace.
_IS_GOAL = re.compile(
    r"的[^,;。、的]{0,8}?(?:目标|任务|指标|计划|速度|增速|增幅|幅度|比例|标准|水平|要求|区间|控制线|红线|门槛|价格|额度|上限|下限|限值)(?![^\W_]{0,2}(?:[个家项户人]|企业|率))"
)
_NO_NOUN = re.compile(
    r"[0-9]{1,2}月(?:[0-9]{1,2}日|[上中下]旬|[初末底])|[低高多少]出?(?:了|约|近)?$|位于|分布在|地处|[同环]比|不等|间|以(?!工代赈)|[到至](?:19|20)[0-9]{2}年|大关|关口|[两三四五六]部分(?:构成|组成)|[两三四五六]者(?:合计|之和)|(?:稳|仍|继续|依然)?(?:排(?:在|名|到|进|第)|位[居列]|名列|稳居|[居列](?=[全第首前])|紧随其后|次之)|相[比较]|偏[多少高低早晚大小]|每[个家座所间块栋处条班户人]|喜[获迎]"
)
"""突破1000亿元大关, 由风电426万千瓦、光伏174万千瓦两部分构成: what follows names nothing."""
_ONLY_WORK = ("建设", "新建", "改造", "实施", "启动")
_RANKED_AT = ("位居", "位列", "名列", "排名", "排在", "居第", "列第", "排第")
_NUMBER_WORDS = re.compile(r"^(?:个|名|家|项|人|次)$")
_THRESHOLD = re.compile(
    r"以[上下内]$|(?:超|超过|逾|过|不低于|不少于)[0-9.]{0,8}[万亿]?(?:元|吨|亩|人|斤|公斤|平方米)$"
    r"|[0-9][万亿]?(?:元|吨|亩|人|斤|公斤|平方米)?[至到—~-][0-9.]{1,8}[万亿]?(?:元|吨|亩|人|斤|公斤|平方米)$"
)
_GATHER = frozenset(listed("gather"))
_SPEND = Ending(rf"(?:{any_of('spend')})(?:了)?(?:资金)?$")
_TO_WHOM = re.compile(r"(?:向|为|给)[^,;。]{2,12}?([^\W\d_]{2})$")  # 向山区小学捐赠
_PAYS = re.compile(r"(?<=..)(?:兑付|发放|拨付|支付|兑现)(?=..)")  # 8.6万户|蔗农兑付蔗款|25亿元
_ATTRIBUTE_END = Ending(rf"(?:{any_of('attribute')})$")
_PREDICATE = re.compile(any_of("predicate"))
_SIDE_ONLY = re.compile(rf"(?:{any_of('attribute')})(?:达到?|为|约|近|超过?)*")
_MEASURED = r"(?:达到?|为|约|近|超过?)?[0-9.]{1,9}[万亿]?[^\W\d_]{1,4}?"
# 1000份总价值138万元的图书: the noun stands behind what else is said of it.
_NOUN_BEHIND = re.compile(rf"(?:总|年)?(?:{any_of('attribute')}){_MEASURED}的(?=[^\W\d_]{{2}})")
# 投资2500万元、建筑面积4500平方米的教学楼: one noun for all its sides.
_SIDES_BEHIND = re.compile(
    rf"(?:[、,和及](?:总|年)?(?:{any_of('attribute')}){_MEASURED}){{1,4}}的(?=[^\W\d_]{{2}})"
)
# 推进114个5000万元以上的技改项目: the bound belongs to the noun.
_BOUND_NOUN = re.compile(
    r"(?:总?投资|年产值|产值|年收入|收入)?[0-9.]{1,8}[万亿]{0,2}(?:元|吨|亩|人|千瓦|平方米)(?:及?以[上下]|以内)的?(?=[^\W\d]{2})"
)
_BOUND_STARTS = first_characters(_BOUND_NOUN) or frozenset()
_BESIDE = re.compile(r"[0-9]{1,4}(?:余|多)?[大小]?[类项种个条](?=[^\W\d_]{2})")
_DEEDS = frozenset(
    (*listed("event"), *listed("light"), *listed("doing"), *listed("act"), *listed("predicate"))
)
# 收入总量居全省第二,占…的22.8%: whose rank was told, its share is.
_RANKED = re.compile(r"([^,;。0-9]{2,16}?)(?:继续|稳|总量)?(?:在[^,;。]{2,14}?中|位居|位列|居|列|排)")


# 为600户蔗农发放补贴30万元: for whom the next figure was spent is told with it.
_FOR_WHOM = re.compile(r"[为向给对与让使将把被]|帮助|带动|惠及|帮扶|资助|组织")
_TIME_BEHIND = re.compile(r"(?<=..)(?:(?:年|月)底前|日|将于|于)$")


_WHEN = re.compile(
    r"(?:截至|截止|到|至)(?:[0-9]{4}年|今年|目前)?[0-9]{0,2}(?:月|年)?[底末初]?(?:[0-9]{1,2}日)?"
)
_SCENE = 6
"""Characters from which what somebody is just doing is told as a scene (正在施工的). 2026-11: 6."""


def _after(right: str, before: str, shared: str, of_sum: bool, doer: bool = False) -> str:
    noun, rest = phrase_after(right)
    if doer and rest and not of_sum:
        # 7家鱼馆接待食客2万人次: what they did is the next figure's.
        bare = _TIME_BEHIND.sub("", noun)
        if len(bare) > 2:
            return bare
    rest = rest or (shared if noun else "")
    if noun and rest.startswith((*_RANKED_AT, "继续", "保持", "往年", "以往", "从前")):
        rest = ""  # 在412个中级法院中位居第6
    if noun in _ONLY_WORK and len(before) >= 2 and of_sum:
        return before  # 投资3亿元建设42所学校: what is built has a figure of its own
    if not noun and len(before) >= 2 and of_sum:
        # 投入150万元改建农贸市场: the sum is what was put into the work.
        whole = before + rest
        # 投资742亿元启动1.4万个项目: what was started has a figure of its own.
        return whole if len(rest) > 2 and _SPEND.search(before) and len(whole) <= MAX_LENGTH else before
    if noun and rest:
        if rest.startswith("正") and len(rest) > _SCENE:
            return noun  # 60名学徒|正围着老师傅学拉坯: a scene sets nobody apart
        if rest.endswith(noun) and len(rest) > len(noun) + 1:
            return rest  # 拟定9个村为样板村: what they become
        whole = f"{rest}的{noun}"
        return whole if len(whole) <= MAX_LENGTH and len(rest) > 1 else noun
    if rest and not noun:
        whole = before + rest
        keeps = len(rest) <= 2 or (len(before) >= 3 and before not in _GATHER)
        if keeps and len(before) >= 6 and len(whole) > MAX_LENGTH:
            return before  # 抽调各警种民警20余人|组成专案组开展集中收网
        return whole if before and keeps and len(whole) <= MAX_LENGTH else rest
    if before.endswith(("对", "向", "给", "让")):
        return noun  # 组织医师对|90个|村巡诊
    if noun and len(noun) <= 3 and 2 <= len(before) <= 16:
        given = _TO_WHOM.search(before)
        before = given[1] if given else before
    if noun and len(noun) <= 3 and 2 <= len(before) <= 10:
        return f"{before}{noun}" if _is_activity(noun) or before.endswith("级") else f"{before}的{noun}"
    return noun


def _is_last_noun(left: str) -> bool:
    """Whether the words after the number before are that number's own noun: 9所|幼儿园和|5所中小学."""
    if left.endswith(("和", "及", "与", "、")):
        return True
    left = left.removeprefix(")")  # 新能源(1177亿元)、石化(363亿元): the bracket is closed
    return (
        bool(left)
        and left[0] not in "、,和及与或;:("
        and not _PAYS.search(left)
        and not _PREDICATE.search(left)
        and not SAID_SIDE.search(left)
        and not _SIDE_ONLY.fullmatch(left)
        and not OF_CLASS.fullmatch(left)
    )


def _is_activity(noun: str) -> bool:
    return noun in PREDICATES or noun.endswith(
        ("就业", "创业", "增收", "培训", "上岗", "返岗", "上班", "入职", "到岗")
    )


def indicator_of(
    around: Surroundings,
    mentions: Sequence[tuple[int, int]],
    clause_before: str,
    shared: str = "",
    of_sum: bool = False,
) -> str:
    """The indicator phrase of one quantity; empty when its words name nothing that can be measured.

    ``mentions`` are the time and place spans of the sentence, in order; ``clause_before`` is the text of
    the sentence's earlier clauses, asked when the quantity's own clause holds only the number; ``shared``
    is the predicate of the list that the quantity stands in; ``of_sum`` says that its unit measures (money,
    area, mass) and does not count.
    """
    if (table := table_at(around.text, around.start)) is not None and table.title:
        return shorten(table.title)
    phrase = (paid_name(around) or fee_name(around)) if of_sum else with_beasts(around)
    phrase = phrase or _indicator(around, mentions, clause_before, shared, of_sum)
    return with_whom(phrase, around.lead) if of_sum else phrase


def _indicator(
    around: Surroundings,
    mentions: Sequence[tuple[int, int]],
    clause_before: str,
    shared: str,
    of_sum: bool,
) -> str:
    left, left_start = around.left, around.left_start
    if (
        left_start > around.clause_start
        and left[:1] not in ("", "、", ",", "和", "及", "与")
        and _THRESHOLD.search(around.text[max(0, left_start - 16) : left_start])
    ):
        # 村集体经济收入10万元以上的村142个: the bound belongs to the group's name.
        item = around.before.rfind("、", 0, len(around.before) - len(left)) + 1
        left, left_start = around.before[item:], around.clause_start + item
    if left_start > around.clause_start and left[1:2] == "的":
        left, left_start = left[2:], left_start + 2  # 12个|村的|集体收入超过50万元
    parted = left_start
    for led in (two_nouns, brought_by) if left_start > around.clause_start else ():
        left, left_start = left[(own := led(left)) :], left_start + own
    right = joined_verb(around.right)
    right = first_noun(right) if around.runs_on else right
    among = right[:1] in "中当之" and closes_group(around.text, around.start, around.end)
    if among:
        right = ""  # 1150户中,有920户; 480人中已签约360人
    elif right.startswith(_FIGURE_ITSELF) or opens_view(right):
        right = ""  # 出米率71%|分乡镇看,…: a full stop was lost
    within = ""
    if left_start > around.clause_start and "中" in left:
        within = within_group(around.text, left, left_start, unit_of(around.text, around.start, around.end))
        if within:
            left, left_start = within, left_start + len(left) - len(within)
    bound = None
    if not of_sum and around.text[around.end : around.end + 1] in _BOUND_STARTS:
        bound = _BOUND_NOUN.match(around.text, around.end)
    if bound and (noun := phrase_after(_to_mark(around.text, bound.end()))[0]):
        return shorten(bound[0] + noun)
    shares = around.runs_on or around.chained or right[:1] in ("、", ",")
    other = left_start > around.clause_start and not (within or left_start > parted) and _is_last_noun(left)
    before = phrase_before(left, left_start, mentions) if shares or not other else ""
    if not right and not of_sum and len(before) <= 3 and left_start == around.clause_start:
        beside = _BESIDE.match(around.text, around.end)
        noun = phrase_after(_to_mark(around.text, beside.end()))[0] if beside and before in _DEEDS else ""
        if noun:
            return shorten(noun)  # 推出8大类36小类便民事项
    before = guests(without_one_alone(before))
    if before.endswith(("把", "将")):
        before = ""  # 多亏镇里把|80万元|周转金入了股
    if around.left.endswith("以") and RANKED_BEHIND.match(around.right):
        return ""  # 西岭景区以9万人次|排在第二: what the one before it counts
    if before == "上" or (before.endswith("等") and right[:1] not in STOPS.union(("",))):
        before = ""  # 有上|百人; 甲、乙等6个农产品: the examples are no name
    if shares:
        behind = _noun_behind(around, before, of_sum)
        if behind:
            return behind
    if other:
        before = ""
    if (
        right.startswith("的")
        and len(right) > 2
        and not around.left.endswith(("占", "达"))
        and not _IS_GOAL.match(right)
    ):
        noun, rest = phrase_after(right[1:])
        side = _ATTRIBUTE_END.search(before) if noun and of_sum else None
        if side:
            return shorten(noun.removesuffix("上") + side[0])  # 投资3.9亿元的新中医院: what it cost
        if noun:
            whole = f"{rest}的{noun}" if rest else noun
            return whole if len(whole) <= MAX_LENGTH else shorten(noun)
    follows = (
        bool(right)
        and not told_behind(before, left, right)
        and right[0] not in STOPS
        and right[0] not in " 的左右之·)”等和与及"
    )
    follows = follows and not (_NO_NOUN.match(right) or _BECOMES.match(right) or _TAKEN_AS.match(right))
    follows = follows and not only_moved(left, right)
    if follows and not _NUMBER_WORDS.match(right) and not RANK_AFTER.match(right):
        if left.endswith("的"):
            before = ""
        if around.runs_on and not joins_next(right):
            right = own_noun(right)
        phrase = _work_done(left, right) if not of_sum else ""
        doer = around.runs_on and not (left.endswith("等") or _FOR_WHOM.search(left))
        doer = doer and not joins_next(around.right)
        phrase = served_by(left, right, phrase or _after(right, before, shared, of_sum, doer))
        if phrase:
            return shorten(phrase)
    if before:
        topic = ""
        if len(before) <= 4 and left_start == around.clause_start and leans(before):
            *sooner, told = CLAUSES.split(clause_before.rstrip(",;:。"))
            if sooner and _WHEN.fullmatch(told):
                told = sooner[-1]  # 把茶亭改造列入实事,截至8月底,已改造9座
            if told.startswith("是") and sooner and before in GOALS:
                topic = phrase_before(sooner[-1], -1, ())  # 公厕翻新,是头等大事,年度任务68座
            elif not NUMBER.search(told):
                topic = topic_of(told)
        if before[0] == "占" and left_start == around.clause_start:
            ranked = _RANKED.match(CLAUSES.split(clause_before.rstrip(",;:。"))[-1])
            whose = phrase_before(ranked[1], -1, ()) if ranked else ""
            topic = whose if len(whose) <= 14 and not leans(whose) else topic
        return shorten(topic if topic.endswith(before) else topic + before)
    if row := row_name(around.text, around.paragraph_start, around.start):
        return row
    if left_start > around.clause_start or left.strip("、,约近") == "占":
        return ""  # what the number before it in its clause measures is known better; 占18.8%: of what was just told
    if left.endswith("的") and OLD_LEVEL.fullmatch(left):
        return ""  # what was just told, as it was
    if _YEAR_AGO.fullmatch(left) or (left and is_placed(around, clause_before)):
        return ""  # 当月产值8亿元,上年同月为7亿元; 恩阳区6个: what the items before it count
    return phrase_of_earlier(clause_before, around.clause_start, mentions)


_YEAR_AGO = re.compile(r",?而?[去上前]年(?:同[期月季日])?(?:同期)?[为是仅](?:约|近)?")
_BROUGHT_ABOUT = ("完成", "实施", "启动", "推进", "开展")
_WORKS = ("改造", "整治", "整改", "建设", "治理", "修缮", "更新", "提升", "扩建", "改建")


def _work_done(left: str, right: str) -> str:
    """农贸市场管网改造 of 完成17个农贸市场管网改造: the work is the noun."""
    if not left.endswith(_BROUGHT_ABOUT):
        return ""
    said = _to_mark(right, 0)
    return said if said.endswith(_WORKS) and "的" not in said and 4 < len(said) <= MAX_LENGTH else ""


def _to_mark(text: str, start: int) -> str:
    return CLAUSES.split(text[start : start + MAX_LENGTH], maxsplit=1)[0]


def _noun_behind(around: Surroundings, before: str, of_sum: bool) -> str:
    """The noun that stands behind what else is measured of it; empty where there is none."""
    if _SIDE_ONLY.fullmatch(around.right):
        found = _NOUN_BEHIND.match(around.text, around.end, around.end + 40)
        if not found:
            return ""
        return _after(_to_mark(around.text, found.end()), before, "", False)
    side = _ATTRIBUTE_END.search(before) if of_sum else None
    found = _SIDES_BEHIND.match(around.text, around.end, around.end + 80) if side else None
    if not found or not side:
        return ""
    noun = phrase_after(_to_mark(around.text, found.end()))[0]
    return shorten(noun + side[0]) if noun else ""
