"""Examples before 等 (举例): 社区、公园等 of 检查社区、公园等人员密集场所 are none of what is counted."""

from __future__ import annotations

import re

from transforms.phrases.phrase import HEAD, PREDICATES, listed
from transforms.text.words import words

EXAMPLES = re.compile(
    r"[^、的]{1,20}(?:、[^、]{1,20})+?(?:和|及|以及)?[^、]{0,16}等(?!级|次|额|级别)(?=[^,、。])"
)
# 为甲公司、乙公司等知名企业|输送人才: such bodies are for whom it was done.
_TO_SUCH = re.compile("[为给向][^、]{2,12}、[^,;。]{2,24}等")
_SUCH = re.compile(
    r"^[^,;。的]{0,6}?(?:企业|公司|单位|机构|院校|学校|医院|客户|群体|人群|家庭)(?=[^\W\d_]{4})"
)

_VERBS = PREDICATES.union(listed("doing"), listed("act"))


def without_examples(phrase: str) -> str:
    """检查人员密集场所 of 检查社区、公园等人员密集场所: the examples go, the verb before them stays."""
    found = EXAMPLES.search(phrase)
    if found is None:
        return phrase
    verb = words(found[0][:HEAD])[0]
    kept = verb if verb in _VERBS else ""
    bare = phrase[: found.start()] + kept + EXAMPLES.sub("", phrase[found.start() :], count=1)
    return _SUCH.sub("", bare) if _TO_SUCH.search(phrase) else bare
