"""All there is behind what is new of it (新增与累计): 新认定示范户12家,累计达65家 counts 示范户."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.names.told import Spoken

_SO_FAR = re.compile(r"[,、]?(?:目前|至此|现)?(?:已)?(?:累计|总数)(?:已)?(?:达到?|为|有)?(?:约|近)?")
_NEW = re.compile(r"(?:新(?:增|认定|建成?|列|培育|引进|签约?|设立?|开办?|获批|评|入库)|净增)(?=..)")


def so_far(phrase: str, left: str, unit: str, told: Sequence[Spoken]) -> str:
    """``phrase``, or for a bare 累计达 what the new ones right before it are, without that they are new."""
    if "累计" not in left and "总数" not in left:
        return phrase
    last = told[-1] if told else None
    if last is None or last.unit != unit or _SO_FAR.fullmatch(left) is None:
        return phrase
    new = _NEW.match(last.indicator)
    return last.indicator[new.end() :] if new is not None else phrase
