"""The dateline that opens a report (电头、本报讯)."""

from __future__ import annotations

import re

_DATELINE = re.compile(
    r"[^,;。]{0,24}?(?:讯|(?<=[日社])电|报道|消息) ?(?:[(【\[〔][^()【】\[\]〔〕]{0,30}[)】\]〕])? ?|[(【\[〔][^()【】\[\]〔〕]{0,12}记者[^()【】\[\]〔〕]{0,20}[)】\]〕] ?"
)


def without_dateline(left: str) -> str:
    """``left`` without the dateline that opens a report: 本报讯(记者 王明), 新华社兰州12月25日电."""
    opening = left[:28]
    if "讯" in opening or "记者" in opening or "电" in opening:
        match = _DATELINE.match(left)
        if match and (match.group().rstrip().endswith((")", "】", "]", "〕")) or "本报" in match.group()):
            return left[match.end() :]
    return left
