"""Where a noun behind its measure word ends though no known verb stands there (名词到哪里为止): 9名村民|进了工地.

What is told of a noun shows itself by its form as well: an adverb (从此, 纷纷), a verb with 了, 着 or 过, a verb with where it
leads (设在, 搬进). None of these begins the noun, so each counts from its third character on only.
"""

from __future__ import annotations

import re

from transforms.phrases.phrase import any_of, listed
from transforms.text.words import words

TOLD = frozenset(listed("told"))
"""Adverbs that no noun goes on with, and verbs that newspapers use of a noun just counted (``phrase_words.csv``)."""
_LED = "[散撒设落住开搬走送摆挤站坐排堆停挂驻跑飞驶奔涌拥转移搭装写画贴立藏埋等守扎铺架连拉运寄派冲跨踏迈回赶走抬扛背领带种嵌挨靠躺聚汇]"
_LEADS = re.compile(rf"{_LED}[在到进往向满上出](?!口)")
"""A verb with where it leads: 设在, 开进, 挤满."""
_MAY_BE_TOLD = re.compile(rf".(?:.*(?:[了着过]|{_LEADS.pattern})|.*(?:{any_of('told')}))")
_SOME = re.compile(r"(?<=..)(?<![拥现所独特享持共私国占专])有的(?=[^,;。、的]{1,8}$|[^的]*有的)")
"""老人|有的下棋: what some of them do."""
_ASPECTS = frozenset("了着过")
_RESULTS = frozenset(
    (*"过上下出起进完好满掉住到开走成", "起来", "出来", "下来", "上来", "回来", "进来", "出去", "回去")
)
"""What a verb has come to, before 了: 越|过|了, 用|上|了."""
_NO_VERB = frozenset("为除的")


def told_from(phrase: str) -> int:
    """Where what is told of the noun that ``phrase`` begins with begins; 0 when nothing shows that it does."""
    if _MAY_BE_TOLD.match(phrase) is None:
        return 0
    some = _SOME.search(phrase)
    if some is not None:
        return some.start()
    said = words(phrase)
    at = 0
    for i, word in enumerate(said):
        if at >= 2 and (word in TOLD or _LEADS.match(phrase, at)):
            return at
        if at == 1 and phrase[0] in "村县镇乡户" and _LEADS.match(phrase, at):
            return at  # 6个|村|拉到一起
        aspect = word in _ASPECTS or (len(word) == 2 and word[1] == "了" and word[0] not in _NO_VERB)
        if i and aspect:
            verb = i - (word in _ASPECTS)
            while verb > 1 and said[verb] in _RESULTS:
                verb -= 1
            start = sum(map(len, said[:verb])) + (said[verb] == "车载")
            if start >= 2 and said[verb][-1] not in _NO_VERB:
                return start
        at += len(word)
    return 0


_COUNTED_BY = re.compile(r"(?:的标准)?(?:来)?(?:计算|测算|估算|推算|计(?=[,;。]))")


def told_behind(before: str, left: str, right: str) -> bool:
    """Whether what follows a figure only tells of what stands before it: 河东片|36万株|已经栽好, 按每袋|9元|计算."""
    if not before:
        return False
    done = right[0] == "已" and len(before) > 1 and "的" not in right
    return done or ("按" in left and _COUNTED_BY.match(right) is not None)
