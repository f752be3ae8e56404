"""Two numbers that bound one quantity (区间): 3至5万元, -3~-1℃, 200元以上2000元以下."""

from __future__ import annotations

import re
from decimal import Decimal

from transforms.numbers import hedge
from transforms.numbers.measure import Measured, measured_at
from transforms.numbers.numeral_script import ARABIC, CHINESE_RUN, MAX_DIGITS, read_arabic, read_chinese
from transforms.numbers.numeral_value import Numeral, between
from transforms.numbers.quantity_value import Quantity

AFTER_UNIT = re.compile(
    rf"(?P<vague>多(?!出?[0-9]|[种样个家名次人元地部方项年发为半数份余]|完成|实现|接待|[建收产增投缴招办销拨出铺修栽购](?=[^,。;、0-9]{{0,4}}[0-9]))|余(?![额下年姚杭名])|半(?![价天年数径路])|来(?=[长高重]))?"
    rf"(?: ?\(?(?P<hedge>{hedge.AFTER})\)?(?![班车学级游联楼手两岸侧简几方文]))?"
)
"""Regex: 多, 余, 半 and a hedge that follow a measure word."""
_TO = re.compile(r" ?(?:[-—–―]{1,2}|[~至到]) ?(?P<sign>零[上下]|-)?(?=[\d一二两三四五六七八九十百千几])")
_TO_STARTS = frozenset(" -—–―~至到")
_NUMBER = re.compile(f"(?P<arabic>{ARABIC})|(?P<chinese>{CHINESE_RUN})")
_CHANGES = re.compile(r"(?:增长|增加|上升|提高|上涨|提升|增|升|涨|下降|减少|降低|回落|下跌|下滑|降|减)了?$")


_DASH_MINUS = frozenset(("—-", "–-", "―-"))
"""-12—-9℃: what joins the two and the sign of the second."""


def next_number(text: str, at: int) -> tuple[Numeral, int, int, str] | None:
    """``(numeral, start, end, sign)`` of the second end of a range whose first stops at ``at``."""
    if at >= len(text) or text[at] not in _TO_STARTS:
        return None
    sign = _TO.match(text, at)
    number = _NUMBER.match(text, sign.end()) if sign else None
    if sign is None or number is None or number.end() - number.start() > 2 * MAX_DIGITS:
        return None
    read = read_arabic(number[0]) if number.lastgroup == "arabic" else read_chinese(number[0])
    return (read, number.start(), number.end(), sign["sign"] or "") if read else None


def changes_to(text: str, start: int, measured: Measured, pair: tuple[Numeral, Numeral]) -> bool:
    """下降0.7%至46.5%, 增加2亿元至30亿元: a change and the level it led to, no range."""
    first, last = pair[0].value, pair[1].value
    if not first or last is None or not _CHANGES.search(text, max(0, start - 3), start):
        return False
    return last > first * (10 if measured.unit in ("%", "倍") else 3)


def below_zero(text: str, start: int, second: tuple[Numeral, int, int, str]) -> bool:
    """Whether an end of the range of the number at ``start`` and of ``second`` is marked as below zero."""
    return is_negative(text, start) or second[3] in ("-", "零下")


def signed_range(
    text: str, start: int, first: Numeral, second: tuple[Numeral, int, int, str], further: Measured
) -> Quantity | None:
    """-3~-1℃, 零下5℃至零上3℃, 15~28℃, -3%至5%: a range whose ends may be below zero; None when it is no range."""
    one, other = first.value, second[0].value
    if one is None or other is None:
        return None
    frost = text.endswith("零下", 0, start)
    minus = not frost and is_negative(text, start)
    if frost or minus:
        one = -one
    dashes = text[second[1] - 2 : second[1]]
    if (
        second[3] in ("-", "零下")
        or (frost and not second[3])
        or dashes in _DASH_MINUS
        or (minus and dashes == "--")
    ):
        other = -other  # 零下9至11℃ is below zero at both ends
    low, high = min(one, other), max(one, other)
    if low == high:
        return None
    half = Decimal("0.5") if low == int(low) and high == int(high) else Decimal("0.05")
    numeral = Numeral(None, low, high, low - half, high + half, "range")
    tail = AFTER_UNIT.match(text, further.end)
    return Quantity(
        start - minus, tail.end() if tail else further.end, "metric", numeral, further.unit, second[2]
    )


def up_to(text: str, low: Numeral, unit: str, at: int) -> tuple[Numeral, int] | None:
    """The range of 200元以上2000元以下 and where it ends, when its lower half stops at ``at``."""
    number = _NUMBER.match(text, at)
    if number is None or number.end() - at > 2 * MAX_DIGITS:
        return None
    read = read_arabic(number[0]) if number.lastgroup == "arabic" else read_chinese(number[0])
    further = measured_at(text, number.end()) if read else None
    if read is None or further is None or further.unit != unit or not text.startswith("以下", further.end):
        return None
    joined = between(low, read)
    return (joined, further.end + 2) if joined else None


def is_negative(text: str, start: int) -> bool:
    """零下5℃ and -5℃, -3.2%: a minus that is no dash between two things."""
    if text.endswith("零下", 0, start):
        return True
    if not text.endswith("-", 0, start):
        return False
    return start < 2 or not (text[start - 2].isdigit() or text[start - 2] in "%℃-—")
