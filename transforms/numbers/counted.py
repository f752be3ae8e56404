"""How one scanned numeral is read together with what follows and precedes it (数量的判读)."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from transforms.numbers import hedge
from transforms.numbers.bare_number import bare_arabic, bare_chinese
from transforms.numbers.measure import Measured, family, is_loose, measured_at
from transforms.numbers.number_range import (
    AFTER_UNIT,
    below_zero,
    changes_to,
    is_negative,
    next_number,
    signed_range,
    up_to,
)
from transforms.numbers.numeral_script import MAX_DIGITS, read_arabic, read_chinese
from transforms.numbers.numeral_value import Numeral, between, exact, hedged, scaled
from transforms.numbers.numeral_word import KIND, Kind, listed, unlisted
from transforms.numbers.place_in_row import ROW_UNITS, counts, in_row
from transforms.numbers.quantity_value import OPEN, QUOTED, Quantity, quoted_end
from transforms.numbers.raced import raced
from transforms.numeral import read_numeral, shared_scale

__all__ = ["Quantity", "classify", "plain_number"]

_TAIL_STARTS = frozenset("多余半来 (" + hedge.AFTER_STARTS)
_AFTER_SHARE = re.compile(rf"(?P<vague>[余多])?(?P<hedge>{hedge.AFTER})?(?![班车学级游])")
_LINES = ("变", "输", "线", "电网", "配", "母线", "主变", "及以上")
"""Behind a voltage: it is the name of a class of lines (新建35千伏变电站)."""
_POINTS_TOLD = re.compile(r"(?:[、和][0-9.]+个)*[、和][0-9.]+(个(?:百分点|千分点|基点))")
_SOFT = frozenset(("count", "person", "time", "rank", "score", "bundle"))
_ROUND = frozenset("百千万亿")
_OPTIONAL_MORE = frozenset(("time", "length", "mass", "money", "area", "ratio", "volume"))
_FOR_EACH = frozenset(("mass", "area"))
_EARNS = re.compile(r"多(?:收入?|挣|赚|卖|产|打|得|拿|领|花|付)了?(?=[0-9一二两三四五六七八九十几近约])")
"""Behind 一亩多: each brings so much more, and 多 is said of the verb."""
_NOT_ONE = ("也不", "也没", "都不", "都没")  # 一个点也不能差
_FORCE = re.compile(r"(?:[风震]|风力|里氏|[至到转])$")  # 阵风七级, 里氏六级
_PLAN = re.compile("行动|规划|攻坚|计划|倍增|大变样|提升")
_DECIMALS = re.compile(r"点[零一二三四五六七八九]{1,4}(?:[万亿]{1,2}(?![万亿])|(?=[倍个%]|$|[^万亿钟半\d]))")


def classify(text: str, match: re.Match[str]) -> Quantity:
    """The quantity that ``match`` of a scanning pattern begins."""
    start, end, group = match.start(), match.end(), match.lastgroup
    if group == "arabic":
        return plain_number(text, start, end)
    if group == "chinese":
        return _chinese(text, start, end)
    if group in ("time", "date", "code", "name"):
        return Quantity(start, end, group, None, "", end)
    if group == "named":
        return Quantity(start, end, "code", None, "", end)
    if group == "slogan":
        if match[0][0] == "一" and match[0][:2] == match[0][2:4]:
            return Quantity(start, end, "idiom", None, "", end)  # 一项一项
        return Quantity(start, quoted_end(text, start, end), "slogan", None, "", end)
    if group in ("word", "listed"):
        kind: Kind = KIND[match[0]]
        return Quantity(start, end, kind, None, "", end)
    if group == "ordinal":
        measured = measured_at(text, end)
        return Quantity(start, measured.end if measured else end, "ordinal", None, "", end)
    if group == "share":
        return _share(text, start, end)
    if group == "doubled":
        times = read_numeral(match[0])
        tail = "over" if text.startswith(("多", "还多"), end + 1) else ""
        return Quantity(
            start,
            end + 1 + (tail != "" and text[end + 1] == "多"),
            "metric",
            times and hedged(times, tail),
            "番",
            end,
        )
    if group == "raced":
        return raced(start, end, match[0])
    return _measured(text, start, end, exact(Decimal("0.5"), Decimal("0.5")), "chinese")


def _share(text: str, start: int, end: int) -> Quantity:
    tail = _AFTER_SHARE.match(text, end)
    read = read_numeral(text[start:end].removesuffix("数").removesuffix("多"))
    if read is None:
        return Quantity(start, end, "idiom" if text[start] not in "0123456789" else "code", None, "", end)
    number_end = end
    after = ""
    if tail:
        after = hedge.after(tail["hedge"]) if tail["hedge"] else ("over" if tail["vague"] else "")
        end = tail.end()
    effect = (
        after
        or ("over" if text[number_end - 1] == "多" else "")
        or hedge.before(text, start, round_number=True)
    )
    return Quantity(start, end, "metric", hedged(read, effect), read.unit, number_end)


def plain_number(text: str, start: int, end: int) -> Quantity:
    """A number in digits."""
    if end - start > 3 * MAX_DIGITS:
        return Quantity(start, end, "code", None, "", end)
    read = read_arabic(text[start:end])
    before = text[start - 1] if start else "\n"
    if read is None or (
        before.isascii() and before.isalpha() and not text[max(0, start - 3) : start].isupper()
    ):
        return Quantity(start, end, "code", None, "", end)
    return _measured(text, start, end, read, "arabic")


def _chinese(text: str, start: int, end: int) -> Quantity:
    if end - start > 2 * MAX_DIGITS:
        return Quantity(start, end, "code", None, "", end)
    if (
        end - start > 1
        and text[end - 1] == "一"
        and (word := listed(text, end - 1))
        and word.end() > end
        and KIND[word[0]] != "ordinal"  # 三百八十一期 counts, 一期 alone does not
        and not _counts_cases(text, word)
    ):
        end -= 1
    if text.startswith("点", end) and (point := _DECIMALS.match(text, end)):
        end = point.end()
    read = read_chinese(text[start:end])
    if read is None:
        kind = "slogan" if end - start > 2 else unlisted(text, start, end)
        return Quantity(start, quoted_end(text, start, end), kind, None, "", end)
    return _measured(text, start, end, read, "chinese")


def _counts_cases(text: str, word: re.Match[str]) -> bool:
    """九十一起 before a stop counts cases; elsewhere 一起 is together."""
    return word[0] == "一起" and text[word.end() : word.end() + 1] in ("", ",", "。", ";", "、", "\n")


def _measured(text: str, start: int, end: int, read: Numeral, script: str) -> Quantity:
    """The number ``text[start:end]`` with its measure word, or as what it is without one."""
    measured = measured_at(text, end)
    if read.approx == "exact":
        second = next_number(text, end if measured is None else measured.end)
        if second is None and measured is not None and not measured.vague:
            second = next_number(text, end)
        if second is not None:
            further = measured_at(text, second[2])
            kind_of = family(further.unit) if further is not None else None
            if further is not None and (
                kind_of == "temperature" or (kind_of in _BELOW_ZERO and below_zero(text, start, second))
            ):
                signed = signed_range(text, start, read, second, further)
                if signed is not None:
                    return signed
            same = (measured is None and not second[3]) or (
                measured is not None and further is not None and further.unit == measured.unit
            )
            pair = shared_scale(read, second[0], text[start:end], text[second[1] : second[2]])
            joined = between(*pair) if same else None
            if joined is not None and measured is not None and changes_to(text, start, measured, pair):
                joined = None
            if joined is not None and (further is not None or script == "arabic"):
                read, end, measured = joined, second[2], further
    if measured is None:
        return (
            bare_chinese(text, start, end, read)
            if script == "chinese"
            else bare_arabic(text, start, end, read)
        )
    return _with_unit(text, start, end, read, script, measured)


def _with_unit(text: str, start: int, end: int, read: Numeral, script: str, measured: Measured) -> Quantity:
    unit, vague, inner, _, number_end, unit_end = measured
    kind_of = family(unit)
    number = text[start:end]
    round_number = script == "chinese" and _ROUND.issuperset(number)
    before = hedge.before(text, start, round_number=round_number)
    if not before and (each := text.find("每", max(0, start - 4), start)) >= 0:
        before = hedge.before(text, each, round_number=False)  # 约每吨2600元
    if unit == "个" and (points := _POINTS_TOLD.match(text, unit_end)):
        unit, kind_of = points[1], family(points[1])  # 分别加快4.1个、2.3个百分点
    if kind_of == "voltage" and text.startswith(_LINES, unit_end):
        return Quantity(start, unit_end, "name", read, unit, number_end)
    if inner == "个多":
        vague = "多"
    if (kind_of == "ordinal" and not counts(text, start, unit, unit_end)) or (
        unit in ROW_UNITS and in_row(text, start, unit, unit_end)
    ):
        return Quantity(start, unit_end, "ordinal", read, unit, number_end)
    if script == "chinese":
        other = _not_counted(
            text, start, number, measured, kind_of, round_number and not (before or vague), bool(before)
        )
        if other:
            return Quantity(start, quoted_end(text, start, unit_end), other, read, unit, number_end)
    elif (
        unit in ("项", "条")
        and start
        and text[start - 1] in OPEN
        and _names_a_document(text, start, unit_end)
    ):
        return Quantity(start, quoted_end(text, start, unit_end), "slogan", read, unit, number_end)
    if inner == "个半" and read.value is not None:
        read = exact(read.value + Decimal("0.5"), Decimal("0.5"))
    after = ""
    end = unit_end
    if text[unit_end : unit_end + 1] in _TAIL_STARTS and (tail := AFTER_UNIT.match(text, unit_end)):
        more = tail["vague"]
        if not more or kind_of in _OPTIONAL_MORE:
            end = tail.end()
            after = hedge.after(tail["hedge"]) if tail["hedge"] else ""
            if more == "半" and read.value is not None:
                read = exact(read.value + Decimal("0.5"), Decimal("0.5"))
            elif more:
                vague = vague or more
    if after == "over" and (span := up_to(text, read, unit, end)):
        return Quantity(start, span[1], "metric", span[0], unit, number_end)
    if (
        not after
        and kind_of == "time"
        and text.startswith("内", end)
        and text[end + 1 : end + 2] not in _INNER
    ):
        after, end = "under", end + 1  # 24小时内
    if vague == "几" and read.value is not None:
        read = Numeral(None, read.value + 1, read.value + 9, None, None, "range")
    effect = after or (
        "about" if vague == "来" else "over" if vague else "" if read.approx == "over" else before
    )
    if effect:
        read = hedged(read, effect)
    if kind_of in _BELOW_ZERO and text[start - 1 : start] in _MINUS and is_negative(text, start):
        read = scaled(read, Decimal(-1))
        read = replace(read, printed_low=read.printed_high, printed_high=read.printed_low)
        if vague or (read.low is not None and read.high is not None):
            read = replace(read, low=read.high, high=read.low)  # 零下十几度, 零下20多度
        start -= text[start - 1] == "-"
    if unit == "分" and text.startswith("半钟", end) and read.value is not None:
        read, unit, end = exact(read.value + Decimal("0.5"), Decimal("0.5")), "分钟", end + 2  # 3分半钟
    if unit == "成":
        read, unit = scaled(read, Decimal(10), "%"), "%"
    return Quantity(start, end, "metric", read, unit, number_end)


# 五届人大三次会议, 市十一次党代会: the session's place in a row; 召开三次会议 counts.
_SESSION = re.compile(r"(?:全体|扩大)?会议|党代会|人代会|团代会|[^,。;0-9]{0,8}代表大会|全[体会]")
_OF_BODY = re.compile(r"届[^,。;]{0,10}$|[省市县区州旗盟镇乡](?:委)?$")
_INNER = frozenset("容外部在陆地科存需置")
_MINUS = frozenset(("-", "下"))
_BELOW_ZERO = frozenset(("temperature", "share", "point"))


def _names_a_document(text: str, start: int, unit_end: int) -> bool:
    """“10项举措” and “20条” in quotation marks name a document."""
    quoted = QUOTED.match(text, start)
    return quoted is not None and quoted.end() - unit_end <= 6


def _not_counted(
    text: str, start: int, number: str, measured: Measured, kind_of: str, bare: bool, told: bool
) -> Kind | None:
    """Class of a Chinese numeral with a measure word that yet counts nothing; None when it counts."""
    unit = measured.unit
    if start and text[start - 1] in OPEN and QUOTED.match(text, start):
        return "slogan"
    if measured.vague or measured.inner == "个半":
        return None
    if unit == "年" and _PLAN.match(text, measured.end):
        return "name"
    if number == "一":
        # 一亩地收入, 一斤卖到: for each; 长一公里, 一吨多 measure.
        over = text.startswith(("多", "半", "余"), measured.end) and not _EARNS.match(text, measured.end)
        each = kind_of in _FOR_EACH and not over
        each = each or text.startswith(_NOT_ONE, measured.end)
        return "idiom" if kind_of in _SOFT or unit == "度" or each else None
    if (
        unit == "次"
        and _SESSION.match(text, measured.end)
        and _OF_BODY.search(text, max(0, start - 12), start)
    ):
        return "ordinal"
    safe = told or bool(measured.inner) or measured.bundle or is_loose(unit)
    if len(number) == 1 and number not in "十半百千万亿":
        if unit == "级":
            return None if _FORCE.search(text, max(0, start - 3), start) else "ordinal"
        if not safe:
            return unlisted(text, start, start + 1)
        # A count of two is 两; 二 with a counter is the second of its kind (二期), but 夫妻二人.
        if number == "二" and kind_of in _SOFT and unit != "人":
            return "ordinal"
    if number == "十" and not safe:
        return "idiom"
    # 百名, 千户 and 万家 are round words, not counts, unless hedged (上万家) or an amount (千万元).
    if bare and (len(number) == 1 or kind_of in _SOFT):
        return "idiom"
    return None
