"""How well a thing goes, said behind its name (发展势头良好)."""

from __future__ import annotations

import re

_GOES = re.compile(
    r"(?<=..)(?:建设|发展|运行|经营|生产|继续|持续|保持|不断|稳步|扎实|有序|健康|平稳|蓬勃|顺利|有力|全面|深入|加快|加速|快速|较快|迅速|迅猛|强劲|良好|向好"
    r"|势头|态势|进展|推进|总体|增长|进度|的|有效|高效|积极|稳定|明显|喜人|红火){2,9}+$"
)
_GOES_ENDS = frozenset("展进好长劲快速猛定显人火态势利效")


def without_going(phrase: str) -> str:
    """特色园区 of 特色园区保持较快发展, where nothing stands behind it."""
    if phrase[-1:] not in _GOES_ENDS or len(phrase) < 6:
        return phrase
    goes = _GOES.search(phrase)
    return phrase[: goes.start()] if goes is not None else phrase
