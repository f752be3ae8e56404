"""Guests under one name (客流): 景区迎客9万人次, 假期里来了9万人次 tell how many were received, as 接待游客 does."""

from __future__ import annotations

import re

_RECEIVED = re.compile(r"[^,;。0-9的]{0,14}(?:迎客|揽客|纳客)")
_ONLY_DONE = frozenset(("做", "做到", "干", "弄", "搞", "添", "添了", "再添", "又添", "要再添"))
"""Verbs of everyday speech that say only that it was done: 全年做到90亿元."""
_CAME = re.compile(r"(?:[^,;。0-9的]{0,10}(?:景区|古镇|古城|公园|乐园|馆|寺|山|湖))?(?:一共|共)?来")


def guests(phrase: str) -> str:
    """接待游客 of 某景区靠灯会揽客, 游客 of a bare 来, nothing of a bare 做; any other phrase as it is."""
    if phrase[-1:] == "客" and _RECEIVED.fullmatch(phrase):
        return "接待游客"
    if phrase in _ONLY_DONE:
        return ""
    return "游客" if phrase[-1:] == "来" and _CAME.fullmatch(phrase) else phrase
