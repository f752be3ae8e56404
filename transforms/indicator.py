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


MAX_CLAUSE = 20
"""Characters up to which a clause before its noun is kept with it."""


def _listed(kind: str) -> tuple[str, ...]:
    found = [row["word"] for row in wordlists.load("phrase_words") if row["kind"] == kind]
    return tuple(sorted(found, key=lambda w: (-len(w), w)))


_PREDICATES = frozenset(_listed("predicate"))
_LINKS = frozenset(_listed("link"))
_LIGHT = _listed("light")
_ADJECTIVES = frozenset(_listed("adjective"))
_EVENT = re.compile(rf"(?:{'|'.join(_listed('event'))})(?:了|起)?")
_ORGAN = re.compile(rf"[^\W\d_]{{0,10}}?(?:{'|'.join(_listed('organ'))})(?!员|长)")
_TAIL = re.compile(
    rf"(?:(?:{'|'.join(_listed('tail'))})(?:了|为|约|近|超|超过)?|[了过着的在到至于为约近超逾达各共已、,:以;\s]|(?<![日人年户月亩平次周地])均|(?<!最)高达|净)+$"
)
_MOVE = "|".join((*_listed("growth"), *_listed("decline")))
_CHANGE_TAIL = re.compile(
    r"(?:实现)?(?:同比|环比|比上年(?:同期)?|比去年(?:同期)?|较上年(?:同期)?|较去年(?:同期)?|按可比价格计算|每年|年均)?"
    rf"(?:{_MOVE})(?:了|约|近|超过|超|达到|达|为|幅度|比例)*$"
)
_STOP = frozenset(",。;:!?\n、()《》—…")
_OPEN_BRACKET = {"“": "”", "《": "》", "(": ")", "『": "』", "「": "」"}
# 由上年的83.6%提高到96.2%: the words between two states of one thing name nothing.
_BECOMES = re.compile(rf"(?:{_MOVE}|变|改|发展|扩大|缩)(?:为|到|至)")
_FROM = re.compile(r"(?:由|从)[^由从]{0,8}?的?$")
_NUMBER = re.compile(r"[0-9]")
_POINTER = re.compile(
    r"(?:今年|去年|目前|当前|近年来?|其中|同时|以来|上半年|下半年|期间|此外|截至|年底|月底|据)+.{0,2}"
)
_CLAUSES = re.compile(r"[,;:。](?![0-9]{3})")
_ET_CETERA = re.compile(
    r"[^、的]{1,20}(?:、[^、]{1,20})+?(?:和|及|以及)?[^、]{0,16}等(?!级|次|额|级别)(?=[^,、。])"
)
_JOIN = re.compile(r"(?:以及|和|及|与|、|并|或)$")
_NUMBER_WORDS = re.compile(r"^(?:个|名|家|项|人|次)$")


def _strip_links(phrase: str) -> str:
    """Without the linking words, pointers and adverbs that a phrase begins with; cut between words only."""
    at = 0
    for word in words(phrase):
        if word in _LINKS or not word.strip(" 、,;:·-—/"):
            at += len(word)
            continue
        break
    return phrase[at:]


def _strip_light(phrase: str) -> str:
    """Without a light verb (开展, 实现) that says only that the thing was done."""
    for word in _LIGHT:
        if phrase.startswith(word) and len(phrase) - len(word) >= 2:
            return _strip_links(phrase[len(word) :].removeprefix("了"))
    return phrase


def _from_event(phrase: str) -> str:
    """What was held or run: 现场招聘会 of 在就业超市和乡镇集市举办现场招聘会."""
    last = None
    for match in _EVENT.finditer(phrase):
        if len(phrase) - match.end() >= 2:
            last = match
    return phrase[last.end() :] if last else phrase


def _strip_tail(phrase: str) -> str:
    while True:
        shorter = _CHANGE_TAIL.sub("", _TAIL.sub("", phrase))
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
    """The last part of a phrase that is too long, from a word's beginning."""
    if len(phrase) <= MAX_LENGTH:
        return phrase
    lost, at = len(phrase) - MAX_LENGTH, 0
    for word in words(phrase):
        if at >= lost:
            return phrase[at:]
        at += len(word)
    return phrase[-MAX_LENGTH:]


def _without_mentions(left: str, left_start: int, mentions: Sequence[tuple[int, int]]) -> str:
    """``left`` after the time and place mentions that only a few words precede.

    收集嘉鱼县截至2023年底规上工业企业: what stands after the last mention is measured, unless the words before
    say what it is.
    """
    at = 0
    for mention_start, mention_end in mentions:
        start, end = mention_start - left_start, mention_end - left_start
        if end <= at or start < 0 or start >= len(left):
            continue
        if "占" in left[at:start]:
            break
        if len(_strip_links(left[at:start])) > 2 and len(left) - end < 3:
            break
        if len(_strip_links(left[at:start])) > 6:
            break
        at = min(end, len(left))
        if left.startswith("的", at):
            at += 1
    return left[at:]


_ACTOR_END = re.compile(rf"[^\W\d_]{{1,12}}?(?:{'|'.join(_listed('actor'))})")
_ACTOR_MARK = re.compile(r"[^\W\d_]{3,16}?(?:累计|一共|先后|共计|共(?!同|享|建|产|富|有|青))(?=[^\W\d_]{2})")


def _without_actor(phrase: str) -> str:
    """What an actor did, without the actor: 接待游客 of 七彩丹霞景区接待游客, 受理诉求 of 供热企业共受理诉求."""
    mark = _ACTOR_MARK.match(phrase)
    if mark:
        return _strip_links(phrase[mark.end() :])
    actor = _ACTOR_END.match(phrase)
    if actor and len(phrase) - actor.end() >= 3 and words(phrase[actor.end() :])[0] in _PREDICATES:
        return phrase[actor.end() :]
    return phrase


def phrase_before(left: str, left_start: int, mentions: Sequence[tuple[int, int]]) -> str:
    """The phrase of 城镇新增就业39989人: what stands before the number in its clause."""
    phrase = _strip_links(_without_mentions(left, left_start, mentions))
    organ = _ORGAN.match(phrase)
    if organ and len(phrase) - organ.end() >= 2:
        phrase = _strip_links(phrase[organ.end() :])
    phrase = _without_actor(phrase)
    phrase = _ET_CETERA.sub("", _strip_tail(_FROM.sub("", phrase)))
    return _shorten(_balanced(_from_event(_strip_light(phrase))))


_QUOTED = re.compile(r"“[^“”]*”|《[^《》]*》|\([^()]*\)")


def _first_predicate(phrase: str) -> tuple[int, int] | None:
    """Span of the first verb that ends a noun; what stands in quotation marks or brackets is part of a name."""
    quoted = [m.span() for m in _QUOTED.finditer(phrase)]
    at = 0
    for word in words(phrase):
        if word in _PREDICATES and not any(start <= at < end for start, end in quoted):
            return at, at + len(word)
        at += len(word)
    return None


def _phrase_end(right: str) -> int:
    """Where the phrase after a measure word ends; a quoted name or short bracket is part of it."""
    at = 0
    while at < len(right):
        closing = _OPEN_BRACKET.get(right[at])
        if closing:
            end = right.find(closing, at)
            if end < 0 or end - at > 24:
                return at
            at = end + 1
        elif right[at] == "、":
            # 老人、儿童提供服务 goes on over a list of nouns.
            stop = next((i for i in range(at + 1, len(right)) if right[i] in _STOP), len(right))
            return stop if 0 < at <= 12 and stop - at <= 24 else at
        elif right[at] in _STOP:
            return at
        else:
            at += 1
    return at


def _without_examples(right: str) -> str:
    """参加技能培训 of 参加电工、焊工等技能培训: the examples go, the verb before them stays."""
    first = _first_predicate(right[: right.find("、")]) if "、" in right else None
    at = first[1] if first else 0
    return right[:at] + _ET_CETERA.sub("", right[at:], count=1)


def phrase_after(right: str) -> tuple[str, str]:
    """``(noun, rest)`` of what follows the measure word: 城市 and 建立劳务协作关系 of 36个城市建立劳务协作关系."""
    right = _without_examples(right)
    phrase = right[: _phrase_end(right)]
    found = _first_predicate(phrase)
    of = phrase.find("的")
    if of > 0 and (found is None or of < found[0]):
        # 企业 of 20家企业的职工; an adjective (优秀的教师) goes on to its noun.
        if of >= 2 and phrase[:of] not in _ADJECTIVES:
            return _balanced(phrase[:of]), ""
    elif found is not None and found[1] < of < len(phrase) - 2:
        # A clause before the noun: 6家带动增收效果好的帮扶车间.
        noun, rest = phrase_after(phrase[of + 1 :])
        if len(noun) >= 2:
            clause = phrase[: of + 1] if of + len(noun) < MAX_CLAUSE and not rest else ""
            return clause + noun, rest
    if found is None:
        return _balanced(_JOIN.sub("", phrase)), ""
    noun, rest = phrase[: found[0]], phrase[found[0] :]
    at = 0
    for word in words(rest):
        if word not in _LINKS and word not in ("已", "均", "都", "全部", "共", "了"):
            break
        at += len(word)
    rest = rest[at:].replace("了", "", 1) if at < len(rest) else ""
    return _balanced(_JOIN.sub("", noun)), _balanced(_JOIN.sub("", rest))


def shared_predicate(right: str) -> str:
    """The predicate that the items of 414家企业和2116名劳动者开展了调研 share, from the last item's right."""
    return phrase_after(right)[1]


def joins_next(right: str) -> bool:
    """Whether the words after the measure word end in 和, 、 …, so that the next item is of the same list."""
    return bool(_JOIN.search(right)) and len(right) <= 24


def _after(right: str, before: str, shared: str, of_sum: bool) -> str:
    noun, rest = phrase_after(right)
    rest = rest or (shared if noun else "")
    if not noun and len(before) >= 2 and of_sum:
        return before  # 投入150万元改建: the sum is what was put in
    if noun and rest:
        whole = f"{rest}的{noun}"
        return whole if len(whole) <= MAX_LENGTH and len(rest) > 1 else noun
    if rest and not noun:
        return rest if len(rest) > 2 or not before else before + rest
    if noun and len(noun) <= 3 and 2 <= len(before) <= 10:
        return f"{before}{noun}" if _is_activity(noun) or before.endswith("级") else f"{before}的{noun}"
    return noun


def _is_activity(noun: str) -> bool:
    return noun in _PREDICATES or noun.endswith(("就业", "创业", "增收", "培训", "上岗", "返岗"))


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
    before = phrase_before(around.left, around.left_start, mentions)
    right = around.right
    if right.startswith("的") and len(right) > 2:
        noun, rest = phrase_after(right[1:])
        if noun and not around.left.endswith(("占", "达")):
            return _shorten(noun if len(noun) > 2 or not rest else f"{rest}的{noun}")
    follows = bool(right) and right[0] not in _STOP and right[0] not in " 的左右以·)”等"
    follows = follows and not _BECOMES.match(right)
    if follows and not _NUMBER_WORDS.match(right):
        phrase = _after(right, before, shared, of_sum)
        if phrase:
            return _shorten(phrase)
    if before:
        return before
    if around.left_start > around.clause_start:
        return ""  # a number stands before it in its clause; what that one measures is known better
    for clause in reversed(_CLAUSES.split(clause_before)[-6:]):
        phrase = phrase_before(_NUMBER.split(clause, maxsplit=1)[0], -1, ())
        if len(phrase) >= 2 and not _POINTER.fullmatch(phrase):
            return phrase
    return ""


_AND = re.compile(r"、|以及|和|及|与|(?<=”)(?=“)")


def distributed(phrase: str, count: int) -> tuple[str, ...]:
    """The ``count`` names of a 分别 list: 小麦播种面积 and 玉米播种面积 of 小麦、玉米播种面积; () when they are not so many.

    What the last name has after its first word is shared by names that are too short to have it themselves.
    """
    names = [n for n in _AND.split(phrase) if n]
    if len(names) != count:
        return ()
    first = words(names[-1])[0]
    shared = names[-1][len(first) :]
    if len(shared) < 2 or any(len(n) >= len(names[-1]) or n.endswith(shared[-2:]) for n in names[:-1]):
        return tuple(names)
    return (*(n + shared for n in names[:-1]), names[-1])


def completed(item: str, first: str) -> str:
    """A list item with the words that only the first item prints: 一等奖 of 培训讲师赛一等奖, then 二等奖.

    The item takes over what stands before the part of the first that has its length and its last character.
    """
    size = len(item)
    if 2 <= size < len(first) and first[-1] == item[-1] and item not in first:
        head = first[:-size]
        starts = {0}
        at = 0
        for word in words(first):
            at += len(word)
            starts.add(at)
        if len(head) in starts and head[-1] not in "、”":
            return head + item
    return item
