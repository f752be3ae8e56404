"""jieba.posseg and cn2an: numerals (m) by tag, each read by cn2an; the next measure word (q) is its unit."""

from __future__ import annotations

import logging

import cn2an
import jieba
import jieba.posseg

jieba.setLogLevel(logging.ERROR)


def read(data: bytes, stages: dict[str, float] | None = None) -> int:
    """How many numerals a page has that cn2an can read."""
    found = 0
    for line in data.decode("utf-8", "replace").splitlines():
        for word in jieba.posseg.cut(line):
            if word.flag.startswith("m"):
                try:
                    cn2an.cn2an(word.word.replace(",", ""), "smart")
                except ValueError:
                    continue
                found += 1
    return found
