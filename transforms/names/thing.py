"""The thing of an indicator phrase (指标里的事物): 隐患 of 督促整改隐患, without the verb before it and the side behind it."""

from __future__ import annotations

import re
from functools import lru_cache

from transforms.phrases.phrase import HEAD, any_of
from transforms.text.pattern_edge import Ending
from transforms.text.words import words

VERB_HEAD = re.compile(
    rf"^(?:(?<=.)[和及](?=[新续改扩]建)|{any_of('light')}|{any_of('act')}|{any_of('doing')}|[新续改扩]建|发展(?=..)|或|累计|共|已|新(?![型能材媒兴生农时区])|计划|(?:排|筛|普|核|抽)?查出|排查|检出|发现|摸排出?|受理|争取|获得|发生|接报|需|应|收(?=各类|案))+"
)
_ATTRIBUTE_TAIL = Ending(rf"(?:{any_of('attribute')}|{any_of('happens')}|饲养量)+$")
VERBS = re.compile(rf"(?:{any_of('light')}|{any_of('act')}|{any_of('predicate')}|督促|责令)+")


@lru_cache(maxsize=2_000)
def thing_of(phrase: str) -> str:
    """The thing of an earlier phrase, without the verb before it: 高标准农田 of 新建高标准农田."""
    told = phrase[phrase.rfind("的") + 1 :]
    verbs = VERB_HEAD.match(told)
    if verbs is not None and (verbs.end() > 1 or len(words(told[:HEAD])[0]) == 1):
        told = told[verbs.end() :]  # 有效证件 has no verb
    bare = told.lstrip("、")
    bare = _ATTRIBUTE_TAIL.cut(bare)
    return bare if len(bare) >= 2 else phrase


@lru_cache(maxsize=2_000)
def noun_of(phrase: str) -> str:
    """The last words of a thing, at most four characters: 隐患 of 发现问题隐患."""
    found: list[str] = []
    for word in reversed(words(thing_of(phrase))):
        if found and (word in "有中的和及与里以上以下" or len(word) + sum(map(len, found)) > 4):
            break
        found.insert(0, word)
    return "".join(found)
