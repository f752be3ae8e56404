"""Numerals as they are written: Arabic digits with scales, and Chinese numerals (数字的写法)."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from transforms.numbers.numeral_value import Numeral, exact, hedged, plain, spread

MAX_DIGITS = 18
"""A longer run of digits is a code, not a count: China's GDP in 分 has 17. 2026-11: set to 18."""

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {
    c: i for i, c in enumerate("〇壹贰叁肆伍陆柒捌玖")
}
_DIGITS |= {"○": 0, "两": 2, "幺": 1}
_PLACES = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
_SCALES = {"万": 10**4, "亿": 10**8, "萬": 10**4, "億": 10**8}
_TENS = {"廿": 20, "卅": 30}
SCALES = {**_PLACES, **_SCALES}
_ALL_DIGITS = frozenset(_DIGITS)

_AFTER_POINT = frozenset((1, 10**4, 10**8, 10**12))

CHINESE_START = "一二两三四五六七八九十百千万亿廿卅"
CHINESE = CHINESE_START + "零〇○"
# 86. 25亿元, 面积3 .2万亩: a space that reading the print put beside the point; not behind the number of a list (1. 47家企业).
_BROKEN_POINT = r"(?:(?:(?<=\d\d)|(?<=[\u4e00-\u9fff]\d))\. )"
# 占4 0%, 共1 2个村: digits that reading the print set apart, behind a word and before what is counted.
# 茶桌4 16张: one space, behind a word that no label (表1 12家) or date is.
_APART = (
    r"(?:(?:(?<=[\u4e00-\u9fff,、;:(])|(?<=[\u4e00-\u9fff] ))\d(?: \d){1,3}(?=\.\d| ?[%‰]|[万亿\u4e00-\u9fff])"
    r"|(?<=[\u4e00-\u9fff])(?<![表图第附件版组号期年月日时分点])[1-9] \d{4}(?=[%‰万亿个人户名亩元吨])"
    r"|(?<=[\u4e00-\u9fff])(?<![表图第附件版组号期年月日时分点])[1-9]\d{0,2} \d{1,2}(?=\.\d|[%‰万亿]|[\u4e00-\u9fff](?<![年月日号期届时点版])))"
)
_AFTER_WORD = "(?:" + "|".join(rf"(?<=[\u4e00-\u9fff]\d{{{n}}})" for n in (1, 2, 3, 4)) + ")"
"""Behind one to four digits that a word stands before (占32 .9%)."""
_MEASURED = "[万亿%‰元吨亩米倍]|个百分点|公[里顷斤]|千[米克瓦]|平方|立方|微克|毫米"
_ARABIC = (
    rf"(?:\d{{1,3}}(?:,\d{{3}})++(?!\d)|{_APART}|\d{{1,3}}(?: \d{{3}})++(?!\d)|\d++)"
    rf"(?:\.\d++|[·・]\d++(?=[万亿%‰公千米元吨亩人个倍])|{_BROKEN_POINT}\d++(?={_MEASURED})|{_AFTER_WORD} \.\d++(?={_MEASURED}))?"
)
# 千 and 百 after digits are a scale only when they do not begin a measure word or another word.
_SCALE = (
    r"(?:万亿|[千百十]亿|[千百十]万|亿|万|千(?![瓦克米卡伏赫字帕牛兆方分家户山里])|百(?![分姓年货度合])|十万)"
)
_VAGUE = r"[余多几来]"
ARABIC = rf"{_ARABIC}(?:(?: ?{_VAGUE})? ?{_SCALE}(?:\d{{1,8}}(?:\.\d{{1,4}})?{_SCALE}){{0,2}}(?:\d{{1,4}}(?![\d.,:]))?)?"
"""Regex source: Arabic digits, grouped by comma or space, with scales (1亿2000万, 40多万)."""
CHINESE_RUN = rf"(?:(?<![人总次个件户指参基分度份少无位倍天额系函维岁票字点读计])数(?=[十百千万亿])|几(?![乎何率])|[{CHINESE_START}])[{CHINESE}]*+(?:几(?![乎何率])[十百千万亿]*+|(?<=[十百千])[余多来][万亿]++(?=[^\W\d_万亿]))?"
"""Regex source: a run of Chinese numeral characters, perhaps with 数, 几 or a 多 before 万 in it (三千多万); not always a number."""
NUMERAL = rf"(?:{ARABIC}|{CHINESE_RUN})"

_SPLIT = re.compile(rf"({_ARABIC})|({_VAGUE})|({_SCALE}|十)| ")
_ONE_SCALE = "[十百千]?(?:万亿|[万亿])?"
"""Regex source: what one number is counted in; 亿亿亿 is none."""
_ADJACENT = re.compile(r"(?:([一二三四五六七八九]?十)|([一二两三四五六七八九]百))?"
                       rf"([一二两三四五六七八九])([二两三四五六七八九])({_ONE_SCALE})")  # fmt: skip
_TAIL_ADJACENT = re.compile(
    r"([一二两三四五六七八九十百千万]+[万千百])([一二三四五六七八九])([二三四五六七八九])([百十])(万?)"
)
_MORE = re.compile(r"([一二两三四五六七八九十百千]*[十百千])([余多来])([万亿]+)")
_SEVERAL = re.compile(rf"([一二两三四五六七八九十百千]*)几({_ONE_SCALE})")
_MANY = re.compile(rf"数(?=.)({_ONE_SCALE})")


_SET_APART = re.compile(r"(?<=[\d.]) (?=[\d.])")
_SIMPLE = re.compile(r"(\d{1,15})(?:\.(\d{1,6}))?(万|亿)?")


_TOO_LARGE = Decimal(10) ** 24
"""No paper counts that far; a string of digits with 万亿 behind it is a misprint. 2026-11: ten to the 24th."""


def read_arabic(text: str) -> Numeral | None:
    """Arabic digits with optional scales and 余/多/几/来 (40多万, 1亿2000万); None when it is no such thing."""
    return _arabic(text) if len(text) <= 2 * MAX_DIGITS else None


@lru_cache(maxsize=2_000)
def _arabic(text: str) -> Numeral | None:
    if simple := _SIMPLE.fullmatch(text):
        whole, decimals, scale = simple.groups()
        if not decimals and not scale:
            number = int(whole)
            low, high = Decimal(10 * number - 5).scaleb(-1), Decimal(10 * number + 5).scaleb(-1)
            return Numeral(Decimal(number), None, None, low, high, "exact")
        number = int(whole + decimals) if decimals else int(whole)
        places = (4 if scale == "万" else 8 if scale else 0) - (len(decimals) if decimals else 0)
        if places > 0:
            value, half = number * 10**places, 5 * 10 ** (places - 1)
            return Numeral(Decimal(value), None, None, Decimal(value - half), Decimal(value + half), "exact")
        low, high = Decimal(10 * number - 5).scaleb(places - 1), Decimal(10 * number + 5).scaleb(places - 1)
        return Numeral(plain(Decimal(number).scaleb(places)), None, None, low, high, "exact")
    if text.isdecimal() and len(text) > MAX_DIGITS:
        return None
    if " " in text and (together := _SET_APART.sub("", text)) != text:
        return _arabic(together)
    return _composed(text.replace("·", ".").replace("・", "."))


def _composed(text: str) -> Numeral | None:
    """A number of several parts (1亿2000万, 40多万, 1 234), each part's scale below the one before."""
    total, number, step, factor, vague = Decimal(0), None, Decimal(1), Decimal(1), ""
    at, scale_before = 0, None
    for match in _SPLIT.finditer(text):
        if match.start() != at:
            return None
        at = match.end()
        digits, word, scale = match.groups()
        if digits:
            if number is not None:
                total += number * factor
                if scale_before is None:
                    return None
            number, factor = Decimal(digits.replace(",", "").replace(" ", "")), Decimal(1)
            exponent = number.as_tuple().exponent
            step = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
        elif word:
            vague = word
        elif scale:
            if number is None:
                return None
            for char in scale:
                factor *= SCALES[char]
            if scale_before is not None and factor >= scale_before:
                return None
            scale_before = factor
    if at != len(text) or number is None or len(text) > 2 * MAX_DIGITS or number * factor >= _TOO_LARGE:
        return None
    if vague == "几":
        base, unit = total + number * factor, step * factor
        return Numeral(None, base + unit, base + 10 * unit - 1, None, None, "range") if unit >= 1 else None
    made = exact(total + number * factor, step * factor)
    return hedged(made, {"": "", "来": "about"}.get(vague, "over"))


def _whole(text: str) -> tuple[int, int] | None:
    """``(value, worth of the last digit)`` of a Chinese integer, in one pass; None when it is not one."""
    if not _ALL_DIGITS.isdisjoint(text) and _ALL_DIGITS.issuperset(text):
        # Digits alone: one digit, or a number spelt digit by digit, which 〇 or three digits show.
        if len(text) == 1 or (2 < len(text) <= MAX_DIGITS and text[0] not in "零〇○两"):
            return int("".join(str(_DIGITS[c]) for c in text)), 1
        return None
    total = section = 0
    digit: int | None = None
    last_unit, place_seen, scale_seen, step = 0, 10**9, 10**17, 1
    after_zero = False
    for char in text:
        if char in _DIGITS:
            if digit is not None and digit != 0:
                return None
            digit = _DIGITS[char]
            after_zero = after_zero or digit == 0
            step = 1
        elif char in _TENS:
            if digit:
                return None
            section, digit, last_unit, place_seen, step = section + _TENS[char], None, 10, 10, 1
        elif char in _PLACES:
            place = _PLACES[char]
            if place >= place_seen or (digit == 0 and place != 10):
                return None
            if digit is None and place > 10 and last_unit:
                return None  # 万千: only a leading 百 or 千 may stand for one hundred or thousand
            section += (digit or 1) * place
            digit, last_unit, place_seen, after_zero, step = None, place, place, False, 1
        elif char in _SCALES:
            scale = _SCALES[char]
            section += digit or 0
            if scale == 10**8 and total and total < 10**8 and not section:
                total, section = total * scale, 0  # 万亿
                scale *= last_unit
            elif not (section or last_unit == 0) or scale >= scale_seen:
                return None
            else:
                total += (section or 1) * scale
            section, digit, last_unit, place_seen, scale_seen = 0, None, scale, 10**9, scale
            after_zero, step = False, scale
        else:
            return None
    if digit is not None:
        if not after_zero and last_unit >= 100:
            # 一万三 is 13000, 三百五 is 350: a lone last digit counts the next lower place.
            return total + section + digit * (last_unit // 10), last_unit // 10
        section += digit
    return total + section, step


def read_chinese(text: str) -> Numeral | None:
    """A Chinese numeral without hedges (两千一百, 十几, 五六十, 数万, 三点五); None when it is not one."""
    return _chinese(text) if 0 < len(text) <= 2 * MAX_DIGITS else None


@lru_cache(maxsize=2_000)
def _chinese(text: str) -> Numeral | None:
    whole, point, decimals = text.partition("点")
    if point:
        bare = decimals.rstrip("万亿")
        factor, decimals = product(decimals[len(bare) :]), bare
        read = _whole(whole)
        if read is None or not decimals or not set(decimals) <= set(_DIGITS) - {"两"}:
            return None
        if factor not in _AFTER_POINT or len(decimals) > MAX_DIGITS:
            return None
        value = Decimal(f"{read[0]}." + "".join(str(_DIGITS[c]) for c in decimals))
        return exact(value * factor, Decimal(factor).scaleb(-len(decimals)))
    if "几" in text:
        match = _SEVERAL.fullmatch(text)
        head = _whole(match[1]) if match and match[1] else (0, 1)
        if match is None or head is None or head[0] % 10:
            return None
        base, unit = head[0], product(match[2])
        if base and base % 100 == 0:  # 一百几十
            tens = match[2][:1] == "十"
            return spread((base + 20) * (unit // 10), (base + 100) * (unit // 10) - 1) if tens else None
        return spread((base + (1 if base else 2)) * unit, (base + 10) * unit - 1)
    if text[0] == "数":
        match = _MANY.fullmatch(text)
        return spread(2 * product(match[1]), 10 * product(match[1])) if match else None
    if match := _MORE.fullmatch(text):  # 三千多万
        read = _whole(match[1] + match[3])
        return read and hedged(
            exact(Decimal(read[0]), Decimal(read[1])), "about" if match[2] == "来" else "over"
        )
    if match := _TAIL_ADJACENT.fullmatch(text):  # 两千五六百, 三百四五十
        first, last, place = _DIGITS[match[2]], _DIGITS[match[3]], _PLACES[match[4]]
        head = _whole(match[1])
        if last - first == 1 and head is not None and head[0] % (10 * place) == 0:
            unit = product(match[5])
            return spread((head[0] + first * place) * unit, (head[0] + last * place) * unit)
    if match := _ADJACENT.fullmatch(text):
        first, last = _DIGITS[match[3]], _DIGITS[match[4]]
        if last - first == 1 or (first, last) == (3, 5):
            tens = _whole(match[1]) if match[1] else None
            base, place = tens[0] if tens else 0, 1
            if match[2]:
                base, place = _DIGITS[match[2][0]] * 100, 10
            unit = product(match[5])
            if match[2] and unit > 1:
                return None
            low, high = (base + first * place) * unit, (base + last * place) * unit
            return spread(low, high)
    read = _whole(text)
    return None if read is None else exact(Decimal(read[0]), Decimal(read[1]))


def product(units: str) -> int:
    """What scale characters are worth together: 百万 is 1,000,000."""
    made = 1
    for char in units:
        made *= SCALES[char]
    return made
