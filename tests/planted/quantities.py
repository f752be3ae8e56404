"""Quantities planted with known truth (数量): an expression made from a value, a measure word and a hedge.

:func:`plant_quantity` writes one clause around one quantity and says what must be read from it. The number is
written as papers write it (digits, commas, 万 and 亿, Chinese numerals, shares, ranges), the hedge before it or after it.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from random import Random

_DIGITS = "零一二三四五六七八九"
_COUNTED = (
    ("新建村级养老站点", "个"), ("走访困难群众", "户"), ("组织专场招聘会", "场"), ("发放宣传手册", "份"),
    ("培训乡村医生", "名"), ("检修电力线路", "条"), ("配备急救设备", "台"), ("种植油茶", "亩"), ("安装路灯", "盏"),
    ("清运垃圾", "吨"), ("接待游客", "人次"), ("受益人口", "人"), ("查处违法行为", "起"), ("新增企业", "家"),
)  # fmt: skip
_MEASURED = (
    ("投入资金", "元"), ("兑现补贴", "元"), ("铺设管网", "公里"), ("新增绿地", "平方米"), ("收购稻谷", "公斤"),
    ("全年供水量", "立方米"), ("发电量", "千瓦时"), ("造林面积", "公顷"),
)  # fmt: skip
_SHARES = (("群众满意率", "%"), ("设备使用率", "%"), ("按期完工率", "%"), ("同比增长", "%"))
_BEFORE = {"": "exact", "达": "exact", "超": "over", "超过": "over", "逾": "over", "突破": "over", "近": "under"} | {
    "不足": "under", "将近": "under", "约": "about", "大约": "about", "至少": "over",
}  # fmt: skip
_AFTER = {"以上": "over", "以内": "under", "左右": "about", "上下": "about"}


@dataclass(frozen=True, slots=True)
class Planted:
    """What must be read: ``text[start:end]`` with its value or bounds, approx and unit.

    ``value`` is None for a range, whose bounds are ``low`` and ``high``.
    """

    start: int
    end: int
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    approx: str
    unit: str


def chinese(number: int) -> str:
    """The usual spelling of 1 to 99,999,999 in Chinese numerals (两千零五十, 十二万)."""

    def section(n: int) -> str:
        out, zero = "", False
        for place, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
            digit, n = divmod(n, place)
            if digit:
                two = digit == 2 and place >= 100
                out += ("零" if zero and out else "") + ("两" if two else _DIGITS[digit]) + name
                zero = False
            else:
                zero = True
        return out

    high, low = divmod(number, 10**4)
    text = (section(high) + "万" if high else "") + ("零" if high and 0 < low < 1000 else "") + section(low)
    if text.startswith("一十"):
        return text[1:]
    return "两万" + text[2:] if text.startswith("二万") else text


def _plain(value: Decimal) -> Decimal:
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def _whole(rng: Random) -> tuple[str, Decimal]:
    number = rng.choice((rng.randint(2, 99), rng.randint(100, 9999), rng.randint(10**4, 10**6)))
    text = f"{number:,}" if number > 999 and rng.random() < 0.25 else str(number)
    return text, Decimal(number)


def _scaled(rng: Random) -> tuple[str, Decimal]:
    places = rng.randint(0, 2)
    number = Decimal(rng.randint(2, 99999)).scaleb(-places)
    scale, factor = rng.choice((("万", 10**4), ("亿", 10**8)))
    return f"{number}{scale}", _plain(number * factor)


def _decimal(rng: Random) -> tuple[str, Decimal]:
    places = rng.randint(1, 2)
    number = Decimal(rng.randint(1, 99999)).scaleb(-places)
    return str(number), _plain(number)


def _spelt(rng: Random) -> tuple[str, Decimal]:
    number = rng.choice(
        (rng.randint(3, 10), rng.randint(11, 99), rng.randint(101, 9999), 10**4 * rng.randint(2, 99))
    )
    number += number in (100, 1000, 10000)
    return chinese(number), Decimal(number)


def plant_quantity(rng: Random) -> tuple[str, Planted]:
    """A clause with one quantity and the truth about it; the same ``rng`` state gives the same clause."""
    kind = rng.choice(
        ("counted", "counted", "spelt", "measured", "measured", "share", "tenths", "range", "more")
    )
    if kind == "share":
        return _hedged(rng, *rng.choice(_SHARES), *_decimal_share(rng))
    if kind == "tenths":
        tenth = rng.randint(2, 9)
        half = rng.random() < 0.3
        value = Decimal(10 * tenth + 5 * half)
        digit = "两" if tenth == 2 else _DIGITS[tenth]
        return _hedged(rng, "农户参保比例", "", f"{digit}成{'半' if half else ''}", value, "%")
    if kind == "range":
        return _range(rng)
    what, unit = rng.choice(_COUNTED if kind in ("counted", "spelt", "more") else _MEASURED)
    if kind == "more":
        return _more(rng, what, unit)
    number = (
        _spelt
        if kind == "spelt"
        else _whole
        if kind == "counted"
        else rng.choice((_whole, _scaled, _decimal))
    )
    return _hedged(rng, what, unit, *number(rng))


def _decimal_share(rng: Random) -> tuple[str, Decimal]:
    number = Decimal(rng.randint(1, 999)).scaleb(-rng.randint(0, 1))
    return str(number), _plain(number)


def _hedged(
    rng: Random, what: str, unit: str, number: str, value: Decimal, known: str | None = None
) -> tuple[str, Planted]:
    """``what`` with the number under no hedge, one before it or one after it."""
    before, after = "", ""
    if rng.random() < 0.3:
        after = rng.choice(tuple(_AFTER))
    else:
        before = rng.choice(tuple(_BEFORE))
    approx = _AFTER[after] if after else _BEFORE[before]
    low = value if approx == "over" else None
    high = value if approx == "under" else None
    return _placed(rng, what, before, number + unit + after, value, low, high, approx, known or unit)


def _range(rng: Random) -> tuple[str, Planted]:
    what, unit = rng.choice((*_COUNTED, *_MEASURED))
    low = rng.randint(2, 400)
    high = low + rng.randint(1, 400)
    sign = rng.choice(("至", "到", "-", "—", "~"))
    scale, factor = rng.choice((("", 1), ("", 1), ("万", 10**4)))
    first = f"{low}{unit}" if not scale and rng.random() < 0.3 else str(low)
    bounds = Decimal(low * factor), Decimal(high * factor)
    return _placed(rng, what, "", f"{first}{sign}{high}{scale}{unit}", None, *bounds, "range", unit)


def _more(rng: Random, what: str, unit: str) -> tuple[str, Planted]:
    """余 and 多 between a round number and its measure word."""
    number = rng.randint(1, 99) * 10 ** rng.randint(1, 3)
    scale, factor = rng.choice((("", 1), ("", 1), ("万", 10**4)))
    word = rng.choice("余多")
    value = Decimal(number * factor)
    return _placed(rng, what, "", f"{number}{word}{scale}{unit}", value, value, None, "over", unit)


def _placed(
    rng: Random,
    what: str,
    before: str,
    printed: str,
    value: Decimal | None,
    low: Decimal | None,
    high: Decimal | None,
    approx: str,
    unit: str,
) -> tuple[str, Planted]:
    opening = rng.choice(("", "据介绍,", "去年以来,", "截至目前,全县", "该镇"))
    closing = rng.choice(("。", ",群众反响良好。", ";各项工作有序推进。"))
    text = f"{opening}{what}{before}"
    truth = Planted(len(text), len(text) + len(printed), value, low, high, approx, unit)
    return text + printed + closing, truth
