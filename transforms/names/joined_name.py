"""Two names that overlap as one (名称拼接)."""

from __future__ import annotations


def joined(thing: str, phrase: str) -> str:
    """One name of two that overlap: 重点建设项目总投资 of 重点建设项目 and 项目总投资."""
    for size in range(min(4, len(thing), len(phrase)), 1, -1):
        if thing.endswith(phrase[:size]):
            return thing + phrase[size:]
    return thing + phrase
