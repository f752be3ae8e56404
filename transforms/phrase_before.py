"""The phrase before a number: 城镇新增就业 of 今年前7个月,全市城镇新增就业39989人.

What stands before a number in its clause is freed from its front (time, place, linking words, the body that
acts, a verb that says only that the thing was done) and from its back (达到, 同比增长, 由上年的).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.phrase import PREDICATES, any_of, balanced, listed, shorten, strip_links
from transforms.words import words

_LIGHT = listed("light")
_EVENT = re.compile(rf"(?:{any_of('event')})(?:了|起)?")
_ORGAN = re.compile(rf"[^\W\d_]{{0,10}}?(?:{any_of('organ')})(?!员|长)")
_ACTOR_END = re.compile(rf"[^\W\d_]{{1,12}}?(?:{any_of('actor')})")
_ACTOR_MARK = re.compile(r"[^\W\d_]{3,16}?(?:累计|一共|先后|共计|共(?!同|享|建|产|富|有|青))(?=[^\W\d_]{2})")
_TAIL = re.compile(
    rf"(?:(?:{any_of('tail')})(?:了|为|约|近|超|超过)?|[了过着的在到至于为约近超逾达各共已、,:以;\s]|(?<![日人年户月亩平次周地])均|(?<!最)高达|净)+$"
)
MOVE = f"{any_of('growth')}|{any_of('decline')}"
_CHANGE_TAIL = re.compile(
    r"(?:实现)?(?:同比|环比|比上年(?:同期)?|比去年(?:同期)?|较上年(?:同期)?|较去年(?:同期)?|按可比价格计算|每年|年均)?"
    rf"(?:{MOVE})(?:了|约|近|超过|超|达到|达|为|幅度|比例)*$"
)
# 增加到2024年的15600元: what it became names nothing; nor does what it is measured against (高于全省平均水平0.8个百分点).
_BECAME = re.compile(
    rf"(?:{MOVE}|变|改|发展|扩大|缩)(?:到|至|为|成)(?:[^,;。]{{0,6}}(?:年|月|日|季度|期)[底末初]?)?的?$"
)
_AGAINST = re.compile(
    r"(?:(?:与|和|同|跟|较|比)[^,;。由从]{0,12}?(?:相比|比较|相较)|^(?:同期)?相比|(?:高于|低于|快于|慢于|好于|优于|高出|低出|超出|超过|超|高|低)"
    r"[^,;。]{0,10}(?:水平|均值|平均|平均值|增速|同期|进度|目标|控制线|省控线|市控线|红线|计划|任务|预期))$"
)
_DATELINE = re.compile(
    r"[^,;。]{0,24}?(?:讯|电|报道|消息) ?(?:[(【\[〔][^()【】\[\]〔〕]{0,30}[)】\]〕])? ?|[(【\[〔][^()【】\[\]〔〕]{0,12}记者[^()【】\[\]〔〕]{0,20}[)】\]〕] ?"
)
_BRACKET_TAIL = re.compile(r"\([^()]*\)$")
_FROM = re.compile(r"(?:由|从)[^由从]{0,8}?的?$")
EXAMPLES = re.compile(
    r"[^、的]{1,20}(?:、[^、]{1,20})+?(?:和|及|以及)?[^、]{0,16}等(?!级|次|额|级别)(?=[^,、。])"
)


def _strip_light(phrase: str) -> str:
    """Without a light verb (开展, 实现) that says only that the thing was done."""
    for word in _LIGHT:
        if phrase.startswith(word) and len(phrase) - len(word) >= 2:
            return strip_links(phrase[len(word) :].removeprefix("了"))
    return phrase


def _from_event(phrase: str) -> str:
    """What was held or run: 现场招聘会 of 在就业超市和乡镇集市举办现场招聘会."""
    last = None
    for match in _EVENT.finditer(phrase):
        if len(phrase) - match.end() >= 2:
            last = match
    return phrase[last.end() :] if last else phrase


def _strip_tail(phrase: str) -> str:
    while phrase:
        shorter = _CHANGE_TAIL.sub("", _TAIL.sub("", phrase))
        shorter = _AGAINST.sub("", _BECAME.sub("", shorter))
        if shorter.endswith(")"):
            shorter = _BRACKET_TAIL.sub("", shorter)
        if shorter == phrase:
            return phrase
        phrase = shorter
    return phrase


def without_dateline(left: str) -> str:
    """``left`` without the dateline that opens a report: 本报讯(记者 王明), 新华社兰州12月25日电."""
    if "讯" in left[:28] or "记者" in left[:28] or "电" in left[:28]:
        match = _DATELINE.match(left)
        if match and (match.group().rstrip().endswith((")", "】", "]", "〕")) or "本报" in match.group()):
            return left[match.end() :]
    return left


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
        if len(strip_links(left[at:start])) > 2 and len(left) - end < 3:
            break
        if len(strip_links(left[at:start])) > 6:
            break
        at = min(end, len(left))
        if left.startswith("的", at):
            at += 1
    return left[at:]


def _without_actor(phrase: str) -> str:
    """What an actor did, without the actor: 接待游客 of 七彩丹霞景区接待游客, 受理诉求 of 供热企业共受理诉求."""
    mark = _ACTOR_MARK.match(phrase)
    if mark:
        return strip_links(phrase[mark.end() :])
    actor = _ACTOR_END.match(phrase)
    if actor and len(phrase) - actor.end() >= 3 and words(phrase[actor.end() :])[0] in PREDICATES:
        return phrase[actor.end() :]
    return phrase


def phrase_before(left: str, left_start: int, mentions: Sequence[tuple[int, int]]) -> str:
    """The phrase of 城镇新增就业39989人: what stands before the number in its clause."""
    body = without_dateline(left)
    left_start, left = left_start + len(left) - len(body), body
    phrase = strip_links(_without_mentions(left, left_start, mentions))
    organ = _ORGAN.match(phrase)
    if organ and len(phrase) - organ.end() >= 2:
        phrase = strip_links(phrase[organ.end() :])
    phrase = _without_actor(phrase)
    phrase = EXAMPLES.sub("", _strip_tail(_FROM.sub("", phrase)))
    return shorten(balanced(_from_event(_strip_light(phrase))))
