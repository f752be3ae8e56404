"""What is shown of values in Chinese: what codes are called, and numbers as offices write them (用语)."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

VERDICTS = {
    "met": "已完成",
    "ahead": "快于时间进度",
    "behind": "慢于时间进度",
    "missed": "期满未完成",
    "within": "控制在限内",
    "broken": "突破控制数",
    "open": "不作比较",
}
"""What the verdict of an achievement is called."""
LAGGING = ("missed", "behind", "broken")
REASONS = {
    "rate": "比率不随时间累加",
    "part": "只是目标期内一段的数，不与全期目标比快慢",
    "longer": "起算早于目标期",
    "early": "见报早于期末，不是期末实绩",
    "beginning": "目标何时起算没有写明",
    "end": "目标何时到期没有写明",
    "day": "截止日没有写明",
}
"""Why a percent is not held against the elapsed time."""
LEVELS = {
    "province": "省级",
    "prefecture": "市级",
    "county": "县级",
    "zone": "开发区",
    "township": "乡级",
    "village": "村级",
}
SEVERITIES = {"error": "严重", "warn": "注意", "info": "提示"}
REVIEWS = {"confirmed": "已核实，属实", "dismissed": "判为误报", "unclear": "存疑", None: "未复核"}

TOPICS = {
    "agriculture": "农业农村",
    "courts": "司法政法",
    "culture": "文化体育",
    "economy": "经济",
    "education": "教育",
    "employment": "就业",
    "energy": "能源",
    "enterprise": "企业",
    "environment": "生态环境",
    "finance": "财政金融",
    "forestry": "林业",
    "health": "卫生健康",
    "housing": "住房城建",
    "investment": "投资",
    "population": "人口",
    "safety": "安全应急",
    "science": "科技",
    "tax": "税务",
    "tourism": "旅游",
    "trade": "商贸",
    "training": "技能培训",
    "transport": "交通",
    "water": "水利",
    "welfare": "社会保障",
}
"""What the domains of the indicator vocabulary are called."""

_SPACES = re.compile(r"\s+")


def plain_number(value: Any) -> str:
    """A number without the zeros that the database adds: 20413, 64.38, 0.5."""
    number = Decimal(str(value))
    if number == number.to_integral_value():
        return str(int(number))
    return format(number.normalize(), "f")


def amount(value: Any, unit: str) -> str:
    """An exact amount as bulletins write it: 20413人, 1.86万人, 18.5亿元; with 万 or 亿 only when that cuts nothing off."""
    number = Decimal(str(value))
    for power, word in ((8, "亿"), (4, "万")):
        shifted = number.scaleb(-power).normalize()
        if unit != "%" and abs(shifted) >= 1 and int(shifted.as_tuple().exponent) >= -2:
            return f"{plain_number(shifted)}{word}{unit}"
    return f"{plain_number(number)}{unit}"


def as_printed(text: str) -> str:
    """A figure as its page prints it, without the line breaks of the column."""
    return _SPACES.sub("", text)
