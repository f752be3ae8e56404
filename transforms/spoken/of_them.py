"""Those of a count just told that something is said of (其中怎样的): 设在集市里的280个, 另有12名又坐下来比试, 主城区9万平方米.

The clause says only which of them; the noun is that of the nearest figure of the same measure word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.names.told import Told
from transforms.numbers.measure import family
from transforms.phrases.phrase import MAX_LENGTH

_WHICH = re.compile(
    r"[,;:。]?((?:依托|依靠|借助?|靠着?|利用|设在|建在|开在|办在|落在|住在|放在|由|以|自己|自行|真正|新|还|仍|没有?|未|不|需要|想|自愿|主动|附设)[^,;:。的]{2,14}|[^,;:。的]{2,12}(?:起来|需要送上门|走不动路|搭伙|出来|下来))"
    r"的?(?:就|只|仅)?(?:剩下?)?(?:有|为|是|达|约|近)?(?:约|近)?"
)
_BESIDES = re.compile(r"(?:又|再|还|仍|则|也|便)(?=[一-鿿]{3,12}$)")
_ONLY_WHERE = re.compile(
    r"(?:其他|其余)?(?:县)?\(?市、区\)?|(?:其他|其余)(?:县[市区]?|乡镇|镇街|地方|县市区|区县)|主?城区|中心城区|县城|老城区|新城区"
)
_NOUN_BEHIND = re.compile(r"[一-鿿]")
_PEOPLE = frozenset(("人", "名", "位"))
_NEAR = 8
_LONGEST_NOUN = 8


def of_them(phrase: str, left: str, right: str, unit: str, told: Sequence[Told]) -> str:
    """设在集市里的茶摊 for those of the 茶摊 told before; any other phrase as it is."""
    kind = family(unit)
    if not told:
        return phrase
    if _ONLY_WHERE.fullmatch(phrase) is not None:
        return _alike(unit, told) or phrase
    if kind not in ("count", "person") or unit in ("人次", "次"):
        return phrase
    which = _WHICH.fullmatch(left) if "的" in left or left.endswith(("有", "约", "近")) else None
    said = which[1] if which is not None and not _NOUN_BEHIND.match(right) else ""
    if not said and kind == "person" and (besides := _BESIDES.match(phrase)) is not None:
        said = phrase[besides.end() :]
    if not said:
        return phrase
    whole = _alike(unit, told)
    noun = whole[whole.rfind("的") + 1 :]
    named = f"{said}的{noun}"
    return named if 2 <= len(noun) <= _LONGEST_NOUN and len(named) <= MAX_LENGTH else phrase


def _alike(unit: str, told: Sequence[Told]) -> str:
    """The name of the nearest figure of the measure word, or of people."""
    units = _PEOPLE if unit in _PEOPLE else frozenset((unit,))
    return next((m.indicator for m in reversed(told[-_NEAR:]) if m.unit in units and m.indicator), "")
