"""What was done again (同一动作): one verb has one object in a list, and what was done of what was due has its name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.names.anaphora import DIVISION, NEAR
from transforms.names.thing import VERB_HEAD
from transforms.names.told import Told
from transforms.phrases.phrase import any_of
from transforms.text.pattern_edge import Ending

_DEED = Ending(rf"(?:{any_of('act')}|{any_of('doing')}|{any_of('light')})$")
_WAS_DONE = re.compile(
    r"[,;、(]?(?:其中|目前|现)?(?:(?:均|现|也|都|实际)?已(?!经)|已经|均已|实际|尚未|未)(?:累计|全部|共)?([一-鿿]{2,3})了?"
)
_IN_ALL = re.compile(r"[,;]?(?:[^,;。]{0,12}(?:日|底|末|月|季度|年|度))?(?:累计|共计?)([一-鿿]{2})了?")
_VERB = re.compile(
    rf"(?:{any_of('act')}|{any_of('doing')}|{any_of('light')}|{any_of('predicate')}|{any_of('event')})"
)
_NO_DEED = re.compile(r"[率量额数值人户家费款率]$|^(?:完成|实现|达到|建成|建有|超过|有)")
_PLANNED = re.compile(r"(?:计划|拟|预计|应)(?=..)|(?<=..)(?:目标|任务)$")
_DUE = re.compile(r"应(?=[一-鿿]{1,4}$)|^应")

_OF_ANIMALS = ("出栏", "存栏")
_KEEPER = re.compile(r"(?:[场户社企区镇乡县市村]|公司|基地)(?:共|年|累计|已)*..$")


def same_deed(phrase: str, unit: str, earlier: Sequence[Told]) -> str:
    """``phrase``, or what the same verb had as its object in an item before it.

    甲景区接待游客2万人次;乙景区接待1万人次: 接待游客 of both.
    """
    verb = phrase[-2:]
    if len(verb) < 2 or not earlier or not _DEED.search(phrase):
        return phrase
    if len(phrase) > 2 and (phrase.startswith("其他") or VERB_HEAD.match(phrase)):
        return phrase  # 资助困难群众参保 has its verb; 其他出动18台 is what was not named
    if len(phrase) > 2 and DIVISION.fullmatch(phrase[:-2]):
        return phrase  # 培训农民6万人次,其中线下培训4万人次
    if len(phrase) > 2 and verb in _OF_ANIMALS and not _KEEPER.search(phrase):
        return phrase  # 出栏生猪64.8万头;牛出栏2.3万头: what is sold, and not who sells
    for metric in reversed(earlier[-2 * NEAR :]):
        if metric.unit == unit:
            told = metric.indicator
            at = told.find(verb)
            if 0 <= at < len(told) - 2 and (at == 0 or len(phrase) == 2) and told[at + 2] != "的":
                return told[at:]
    return phrase


def bare_deed(left: str, phrase: str) -> bool:
    """Whether the words before a figure say only that a thing was done: 已支付, 实际录取, 累计返还."""
    if not 2 <= len(phrase) <= 3 or _NO_DEED.search(phrase):
        return False
    done = _WAS_DONE.fullmatch(left)
    if done:
        return done[1] == phrase
    all_of_it = _IN_ALL.fullmatch(left)
    return all_of_it is not None and all_of_it[1] == phrase and _VERB.fullmatch(phrase) is not None


def as_planned(phrase: str, left: str, unit: str, earlier: Sequence[Told]) -> str:
    """旧表计划换发9万只,实际换发8万只: what was done has the name of what was planned; else ``phrase``."""
    if not bare_deed(left, phrase):
        return phrase
    alike = (m.indicator for m in reversed(earlier[-NEAR:]) if m.unit == unit and phrase in m.indicator)
    planned = next(alike, "")
    return phrase if not planned or "均" in planned else _PLANNED.sub("", planned)


def what_was_due(phrase: str, unit: str, earlier: Sequence[Told]) -> str:
    """化肥应到户12万吨,已到户11万吨: what was done of what was due has its name; ``phrase`` where nothing was."""
    bare = phrase.removeprefix("已")
    if not 1 <= len(bare) <= 4:
        return phrase
    for metric in reversed(earlier[-NEAR:]):
        told = metric.indicator
        if (
            metric.unit == unit
            and "应" in told
            and (told.endswith("应" + bare) or told.startswith("应" + bare))
        ):
            return _DUE.sub("", told) if len(told) > len(bare) + 1 else phrase
    return phrase
