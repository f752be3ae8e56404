"""A bare deed whose object stands just before it (前文的话题): 危桥加固跑在了前面。全市计划加固90座; 一边办手艺集市,已办26场."""

from __future__ import annotations

import re

from transforms.text.surroundings import Surroundings

_DEED = re.compile(
    r"(?:[年月]初|原|已|共|累计|计划|先后)*(整治|改造|加固|治理|修缮|维修|修复|新建|改建|扩建|建设|清淤|疏浚|栽植|补栽|办|举办|开|演|印|发放)(?:了|成)?"
)
_SIDE = re.compile(
    r"(?:^|[ ,;。)])([一-鿿]{2,8}?)DEED(?=(?:工程|工作|项目|这件事|这一项|任务)?(?:跑|走|也|又|正|提前|加快|提速|按|进展|进度|收尾|全面|稳步|有序|持续|顺利|启动|动手|没|不))"
)
_REACH = 60
"""Characters before the sentence in which the deed is looked for. 2026-11: 60."""


def theme(phrase: str, around: Surroundings) -> str:
    """危桥加固 for a bare 加固, 手艺集市 for a bare 办; any other phrase as it is."""
    deed = _DEED.fullmatch(phrase)
    if deed is None:
        return phrase
    text, verb = around.text, deed[1]
    earlier = text[max(around.sentence_start, around.clause_start - _REACH) : around.clause_start]
    held = re.search(rf"{verb}了?([一-鿿]{{3,12}}),(?:[^,;。0-9]{{0,10}},)?$", earlier)
    if held is not None and len(verb) == 1:
        return held[1]
    low = max(around.paragraph_start, around.sentence_start - _REACH)
    side = None
    if len(verb) > 1:
        side = re.search(_SIDE.pattern.replace("DEED", verb), text[low : around.sentence_start])
    return side[1] + verb if side is not None else phrase
