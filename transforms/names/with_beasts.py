"""People who suffer with their beasts (人畜同困): both of 8.1万人、3.3万头大牲畜饮水困难 have the trouble told last."""

from __future__ import annotations

import re

from transforms.text.surroundings import Surroundings

_BEASTS = re.compile(
    r"[、和及与][0-9.]+[万亿]?[余多]?[头只匹](?:\([^()]{1,6}\))?[^,;。、0-9]{0,5}?((?:人畜)?(?:饮水|吃水|用水)(?:困难|紧张|问题)|受困|受灾|断水|缺水)"
)


def with_beasts(around: Surroundings) -> str:
    """饮水困难 for the people before 3.3万头大牲畜饮水困难; else an empty string."""
    if around.right[:1] not in ("、", "和", "及", "与") or around.text[around.end - 1] != "人":
        return ""
    both = _BEASTS.match(around.text, around.end)
    return "" if both is None else both[1]
