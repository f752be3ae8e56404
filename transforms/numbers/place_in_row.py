"""Numbers with a measure word that give a place in a row, and count nothing (序次: 前10名, 三班, 3栋501室, 2组、3组)."""

from __future__ import annotations

import re

from transforms.numbers.bare_number import NOT_RANK

ROW_UNITS = frozenset(("公斤", "千克", *"名位强家班组级类栋幢座期批轮吨"))
"""Measure words that :func:`in_row` knows."""
_GRADED = re.compile(r"手术|医院|联动|管理|网络|公路|航道|标准|保护|文物|教授|响应|应急|诊疗|体系")
"""What has grades (三四级手术)."""
_HELD = re.compile(r"(?:举[办行]|连[任续]|参加|承办|开展|办|过|共|历经|迎来|近|出版|刊发|推出)[过了的]?$")
_ADDRESS = re.compile(r"[0-9]{1,5}(?:室|号|单元|层|楼|版|页|[-—])")
_TEAMS = re.compile(
    r"(?:高清|公共|信号|专家|工作|摄像|视频|督|大军|记者|检查|巡|小组|队|人马|纵队|调研|监控|代表)"
)
_GROUP_NEXT = re.compile(r"[、和及与][0-9]{1,2}组|(?:的)?(?:村|居)民")
_GROUP_BEFORE = re.compile(r"[0-9]组[、和及与]$")


def counts(text: str, start: int, unit: str, unit_end: int) -> bool:
    """Words that mostly stand in a row but count here: 连续举办12届, 多达10路信号."""
    if unit in ("届", "版"):
        return bool(_HELD.search(text, max(0, start - 4), start))
    return unit == "路" and bool(_TEAMS.match(text, unit_end))


def in_row(text: str, start: int, unit: str, unit_end: int) -> bool:
    """A place in a row: 前10名, 前两批, 六年级3班, 3栋501室; 54公斤级 is a class of wrestlers."""
    before = text[start - 1] if start else ""
    if unit in ("批", "轮") or (unit == "期" and before == "前"):
        return before in ("前", "后", "头") and text[start - 2 : start - 1] not in NOT_RANK
    if before == "前":
        return unit in ("名", "位", "强", "家") and text[start - 2 : start - 1] not in NOT_RANK
    if unit == "班":
        return before == "级"
    if unit == "组":
        # 大坪村3组, 2组、3组等村民小组; 6组家庭、12组亲子 count
        return (
            before in {"村", "社", "区"}
            or _GROUP_NEXT.match(text, unit_end) is not None
            or _GROUP_BEFORE.search(text, max(0, start - 4), start) is not None
        )
    if unit == "类":
        return text.startswith(("及以上", "以上", "及以下", "以下"), unit_end)  # 三类及以上产业园区
    if unit == "级":
        return bool(_GRADED.match(text, unit_end))
    if unit in ("栋", "幢", "座", "期"):
        return _ADDRESS.match(text, unit_end) is not None  # 培训班12期300人, 桥梁3座186米 count
    return unit in ("公斤", "千克", "吨") and text.startswith("级", unit_end)
