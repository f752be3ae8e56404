"""Trade with each partner (对谁的进出口): behind 双边进出口900亿元 the list says only 美国700亿元;欧盟600亿元."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.names.told import Spoken
from transforms.numbers.measure import family
from transforms.text.surroundings import Surroundings

_PARTNER = (
    "美国|欧盟|东盟|韩国|日本|英国|德国|法国|印度|俄罗斯|巴西|越南|泰国|马来西亚|新加坡|印度尼西亚|印尼|澳大利亚|加拿大|墨西哥|中东|非洲|"
    "拉丁美洲|拉美|欧洲|北美洲?|大洋洲|中亚五?国?|(?:中国)?香港|(?:中国)?台湾|(?:中国)?澳门|“一带一路”[^,;。、]{0,6}国家|RCEP[^,;。、]{0,6}国"
)
_ONLY_PARTNER = re.compile(rf"(?:对)?({_PARTNER})(?:市场)?")
_FLOW = re.compile(r"(?:进出口|出口|进口|贸易)(?:总值|总额|额|值)?$")
_BOTH = re.compile(r"(?:双边|两地|双方)(进出口|出口|进口|贸易额?)")
_FIRST = re.compile(rf"[,;。看]({_PARTNER})(?:排|位|居|列|是|为|仍|稳|继续)[^,;。]{{0,10}},[^,;。]{{0,2}}$")
_SEVERAL = re.compile(r"(?:[^,;。]{0,6}[与对])?[两三四五]地的?(进出口|出口|进口)")
_NAMED = re.compile(rf"(?:{_PARTNER})(?=[、和及与,;])")
_IN_TURN = re.compile("依次|分别")
_NEAR = 8


def of_partner(phrase: str, around: Surroundings, unit: str, told: Sequence[Spoken]) -> str:
    """对美国进出口 for one of a list of partners; any other phrase as it is."""
    if family(unit) != "money" or not phrase:
        return phrase
    only = _ONLY_PARTNER.fullmatch(phrase)
    if only is not None and not phrase.startswith("对"):
        flows = (f for m in reversed(told[-_NEAR:]) if m.unit == unit and (f := _FLOW.search(m.indicator)))
        flow = next(flows, None)
        return f"对{only[1]}{flow[0]}" if flow is not None else phrase
    both = _BOTH.fullmatch(phrase)
    if both is not None:
        first = _FIRST.search(around.text, around.sentence_start, around.start - len(around.left))
        first = first or _FIRST.search(around.text, around.sentence_start, around.clause_start)
        return f"对{first[1]}{both[1]}" if first is not None else phrase
    again = around.chained and phrase.startswith("对")
    several = _FLOW.search(phrase) if again else _SEVERAL.fullmatch(phrase)
    turn = _IN_TURN.search(around.text, around.sentence_start, around.start) if several is not None else None
    if several is None or turn is None:
        return phrase
    named = _NAMED.findall(around.text, around.sentence_start, turn.start())
    at = sum(m.start > turn.start() for m in told)
    return f"对{named[at]}{several[0] if again else several[1]}" if at < len(named) else phrase
