"""What a number measures (指标): the shortest complete noun phrase, in the page's own words.

Chinese news puts the phrase before the number (城镇新增就业39989人), after it (38个紧缺工种), or around it
(与36个城市建立合作关系: the cities with which …). Which of the three it is shows in what follows the
measure word. The phrase is then freed of time, place, body and linking words; word boundaries come
from :mod:`transforms.words`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from seeds import wordlists
from transforms.surroundings import Surroundings
from transforms.words import words

MAX_LENGTH = 30
"""Characters of the longest phrase kept; longer ones are cut to their last part at a word boundary."""

_PREDICATES = frozenset(row["word"] for row in wordlists.load("predicates") if row["kind"] == "predicate")
_LIGHT = tuple(
    sorted(
        (r["word"] for r in wordlists.load("predicates") if r["kind"] == "light"), key=lambda w: (-len(w), w)
    )
)

# Words that link, point or count, at the head of a phrase.
_HEAD = re.compile(
    r"(?:(?:其中|同时|此外|另外|目前|当前|据悉|据了解|据统计|据介绍|数据显示|统计显示|记者了解到|此次|本次|这次|该次|当天|期间|近期|现场"
    r"|截至目前|至今|迄今|总共|一共|共计|合计|共|累计|已经|已|先后|分别|还|并且|并|又|也|就|均|都|全部|全年|年均|大约|约|平均每年|每年|每月|每天"
    r"|预计|计划|力争|拟|将|要|能|可|现|现有|通过|使得|使|让|把|将|由|从|在|对|向|以|为了|为|与|和|及|以及|而|且|或|等|的|了|则|即|如|比如|例如"
    r"|成功|顺利|首批|最终|仅|只|超额|有效|积极|大力|持续|不断|进一步|切实|实际|直接(?!带动|经济)|间接(?!带动)|一年来|以来|该市|该县|该区|该镇|该局|该院|该校|该村"
    r"|我市|我县|我区|我省|全市|全县|全区|全省|全镇|全乡|全村|全州|全国|各地|各级|当地|辖区|我们|他们|她们|公司|企业(?=现有|目前|已)|基地里?|[a-z]?[、,\s·\-]+)+)"
)
_TAIL = re.compile(
    r"(?:达到|达成(?=了)|达|为|是|约|近|将近|超过|超|逾|突破|共计|总计|合计|共有|共|累计|已|仅|有|就有|只有|还有|增至|增加到|增长到|增加至|增长至|降至|降到|下降到|下降至|减少到|减至"
    r"|提升到|提升至|提高到|提高至|扩大到|扩大至|发展到|发展至|上升到|上升至|缩短至|缩短到|压缩至|压缩到|稳定在|保持在|控制在|维持在|不低于|不少于|不超过|不高于|高达|占比达|占|各|均|都|分别|大约|大概|最高|最低|最多|至少"
    r"|了|过|着|的|在|到|至|于|可|可达|能|能达|数|比上年|同比|环比|较上年|比去年|较去年|一次性|再|又|约为|不足|以|等|:|、|\s)+$"
)
_CHANGE_TAIL = re.compile(
    r"(?:实现)?(?:同比|环比|比上年(?:同期)?|比去年(?:同期)?|较上年(?:同期)?|较去年(?:同期)?|按可比价格计算|每年|年均|每亩)?"
    r"(?:增长|增加|上升|提高|提升|上涨|下降|减少|降低|回落|下跌|下滑|缩短|压减|增幅|降幅|增速|上浮|下浮|减|增|降|升)(?:了|约|近|超过|超|达到|达|为|比例)*$"
)
_GOAL_TAIL = re.compile(
    r"(?:分别)?(?:超额)?(?:完成|占|达到?|实现)?[^,。;]{0,8}(?:目标任务|目标|任务|计划|指标)(?:数|值|量)?(?:的|完成率|进度)?(?:达到?|为|是)?$"
)
_STOP_RIGHT = re.compile(r"[,。;:!?\n、()《》]|——|…")
_ORGAN = (
    r"(?:[一-龥]{0,10}?(?:人社局|教育局|卫健局|卫健委|民政局|财政局|公安局|税务局|农业农村局|市场监管局|医保局|交通局|住建局|水利局|林业局|统计局|商务局"
    r"|文旅局|司法局|检察院|法院|总工会|团委|妇联|残联|纪委监委|供电公司|人社部门|税务部门|相关部门|[一-龥]{1,6}部门|局|委员会|办公室))"
)
_ORGAN_HEAD = re.compile(_ORGAN)
_QUALIFIER_STOP = re.compile(r".*(?:,|;|:)")
_OPEN_BRACKET = {"“": "”", "《": "》", "(": ")", "『": "』", "「": "」"}


def _strip_head(phrase: str) -> str:
    while True:
        match = _HEAD.match(phrase)
        if not match or not match.group():
            return phrase
        rest = phrase[match.end() :]
        if not rest:
            return ""
        phrase = rest


def _strip_light(phrase: str) -> str:
    for word in _LIGHT:
        if phrase.startswith(word) and len(phrase) - len(word) >= 2:
            return _strip_head(phrase[len(word) :].removeprefix("了"))
    return phrase


def _strip_tail(phrase: str) -> str:
    while True:
        shorter = _TAIL.sub("", phrase)
        shorter = _CHANGE_TAIL.sub("", shorter)
        if shorter == phrase:
            return phrase
        phrase = shorter


def _balanced(phrase: str) -> str:
    """Without a quotation mark or bracket that lost its partner, and without marks at the ends."""
    phrase = phrase.strip("、,;:。 ·-—的")
    for opening, closing in _OPEN_BRACKET.items():
        if phrase.count(opening) != phrase.count(closing):
            phrase = phrase.replace(opening, "").replace(closing, "")
    return phrase


def _shorten(phrase: str) -> str:
    """The last part of a long phrase, beginning at a word and after an inner 的/了 where one helps."""
    if len(phrase) <= MAX_LENGTH:
        return phrase
    tail = phrase[-MAX_LENGTH:]
    lost = len(phrase) - MAX_LENGTH
    at = 0
    for word in words(phrase):
        if at >= lost:
            return phrase[at:]
        at += len(word)
    return tail


def _without_mentions(left: str, left_start: int, mentions: Sequence[tuple[int, int]]) -> str:
    """``left`` from the end of the last time or place mention that only linking words precede."""
    at = 0
    for start, end in mentions:
        start, end = start - left_start, end - left_start
        if end <= at or start < 0 or start >= len(left):
            continue
        if _strip_head(left[at:start]):
            break
        at = min(end, len(left))
        if left.startswith("的", at):
            at += 1
    return left[at:]


def phrase_before(left: str, left_start: int, mentions: Sequence[tuple[int, int]]) -> str:
    """The phrase of 城镇新增就业39989人: what stands before the number in its clause."""
    phrase = _without_mentions(left, left_start, mentions)
    phrase = _strip_head(phrase)
    organ = _ORGAN_HEAD.match(phrase)
    if organ and len(phrase) - organ.end() >= 2:
        phrase = _strip_head(phrase[organ.end() :])
    phrase = _strip_tail(phrase)
    return _shorten(_balanced(_strip_light(phrase)))


def _first_predicate(phrase: str) -> tuple[int, int] | None:
    at = 0
    for word in words(phrase):
        if word in _PREDICATES:
            return at, at + len(word)
        at += len(word)
    return None


def _cut_right(right: str) -> str:
    """``right`` up to the end of its phrase; a pair of quotation marks or a short bracket is kept whole."""
    at = 0
    while at < len(right):
        closing = _OPEN_BRACKET.get(right[at])
        if closing:
            end = right.find(closing, at)
            if end < 0 or end - at > 24:
                return right[:at]
            at = end + 1
            continue
        if right[at] == "、":
            # A list of nouns before one predicate (老人、儿童提供服务) goes on; a list of clauses does not.
            return right[:at] if at > 12 else right[: _list_end(right, at)]
        if _STOP_RIGHT.match(right, at):
            return right[:at]
        at += 1
    return right


def _list_end(right: str, at: int) -> int:
    match = _STOP_RIGHT.search(right.replace("、", "·"), at)
    end = match.start() if match else len(right)
    return end if end - at <= 24 else at


def phrase_after(right: str) -> tuple[str, str]:
    """``(noun, rest)`` of what follows the measure word: 城市 and 建立劳务协作关系 of 36个城市建立劳务协作关系."""
    phrase = _cut_right(right)
    found = _first_predicate(phrase)
    if found is None:
        return _balanced(phrase), ""
    noun, rest = phrase[: found[0]], phrase[found[0] :]
    return _balanced(re.sub(r"(?:已|均|都|全部|先后|共同|共|的|,)+$", "", noun)), _balanced(rest)


def _after(around: Surroundings, before: str) -> str:
    noun, rest = phrase_after(around.right)
    if noun and rest:
        whole = f"{rest}的{noun}"
        return whole if len(whole) <= MAX_LENGTH else noun
    if rest and not noun:
        return rest if len(rest) > 2 or not before else before + rest
    if noun and len(noun) <= 3 and before and len(before) <= 10:
        return f"{before}{noun}" if _is_activity(noun) else f"{before}的{noun}"
    return noun


def _is_activity(noun: str) -> bool:
    return noun in _PREDICATES or noun.endswith(("就业", "创业", "增收", "培训", "上岗", "返岗"))


def indicator_of(around: Surroundings, mentions: Sequence[tuple[int, int]], clause_before: str) -> str:
    """The indicator phrase of one quantity; empty when its words name nothing that can be measured.

    ``mentions`` are the time and place spans of the sentence, in order; ``clause_before`` is the text of
    the sentence's earlier clauses, asked when the quantity's own clause holds only the number.
    """
    before = phrase_before(around.left, around.left_start, mentions)
    right = around.right
    if right.startswith("的") and len(right) > 2:
        noun, rest = phrase_after(right[1:])
        if noun and not around.left.endswith(("占", "达")):
            return _shorten(noun if len(noun) > 2 or not rest else f"{rest}的{noun}")
    follows = bool(right) and not _STOP_RIGHT.match(right) and right[0] not in " 的左右以·)”"
    if follows:
        phrase = _after(around, before)
        if phrase:
            return _shorten(phrase)
    if before:
        return before
    for clause in reversed(re.split(r"[,;:。]", clause_before)):
        phrase = phrase_before(clause, -1, ())
        if len(phrase) >= 2:
            return phrase
    return ""


def goal_free(left: str) -> str:
    """``left`` without its 完成年度目标任务的 tail, so that the counted thing is left."""
    return _GOAL_TAIL.sub("", left)
