"""One numeral of a text with what it counts: its class, measure word and bounds (数量的判读)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from seeds import wordlists
from transforms import hedge
from transforms.measure import BUNDLE, RATE, family, is_loose
from transforms.numeral import read_numeral, shared_scale
from transforms.numeral_script import ARABIC, CHINESE_RUN, MAX_DIGITS, read_arabic, read_chinese
from transforms.numeral_value import Numeral, between, exact, hedged, scaled
from transforms.numeral_word import KIND, Kind, listed, unlisted


@dataclass(frozen=True, slots=True)
class Quantity:
    """One numeral of the text: ``[start, end)`` with its measure word, number up to ``number_end``.

    ``numeral`` is set for every metric, and elsewhere where the number can be read (八统一: 8). ``unit``
    is the measure word as printed without 万 and 亿, ``人`` before a bare noun of people (7.93万职工), the
    unit of the list when the item omits it (为0), else empty.
    """

    start: int
    end: int
    kind: Kind
    numeral: Numeral | None
    unit: str
    number_end: int


_UNIT = f"{RATE}|{BUNDLE}"
_AFTER_NUMBER = re.compile(
    rf" ?(?P<vague>[余多来]|几(?=[名个家位次人年]))?"
    rf" ?(?:(?P<inner>个[多半])(?P<base>月|小时|星期|学期|季度|钟头|世纪)|(?P<unit>{_UNIT}))"
)
_AFTER_UNIT = re.compile(
    rf"(?P<vague>多(?![种样个家名次人元地部方项年发为半数份余])|余(?![额下年姚杭名])|半(?![价天年数径路])|来(?=[长高重]))?"
    rf"(?: ?\(?(?P<hedge>{hedge.AFTER})\)?(?![班车学级游联楼手两岸侧简几方文]))?"
)
_AFTER_SHARE = re.compile(rf"(?P<vague>[余多])?(?P<hedge>{hedge.AFTER})?(?![班车学级游])")
_VAGUE_ONLY = re.compile(r" ?[余多](?![种样个地部方发为半数])")
_TO = re.compile(r" ?[-—–―~至到]{1,2} ?(?=[\d一二两三四五六七八九十百千几])")
_NUMBER = re.compile(f"(?P<arabic>{ARABIC})|(?P<chinese>{CHINESE_RUN})")
_PEOPLE = re.compile(
    r"(?![帮助用支解救惠资扶为给让使补奖发的投])[^\W\d_A-Za-z]{0,6}?(?:"
    + "|".join(re.escape(row["noun"]) for row in wordlists.load("counted_nouns"))
    + ")"
)
_QUOTED = re.compile(r"[^\s,.;:!?，。；：！？“”‘’『』「」]{1,16}(?=[”’』」])")
_OPEN = frozenset("“‘『「")
_CLOSE = frozenset("”’』」")
_HEADING = re.compile(r"(?:^|\n) *[(（]?$")
_LATIN = re.compile(r"[A-Za-z0-9.-]{1,24}")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SOFT = frozenset(("count", "person", "time", "rank", "score", "bundle"))
_ROUND = frozenset("百千万亿")
_OPTIONAL_MORE = frozenset(("time", "length", "mass", "money", "area", "ratio", "volume"))
_PLAN = re.compile("行动|规划|攻坚|计划|倍增|大变样|提升")
_DECIMALS = re.compile(r"点[零一二三四五六七八九]{1,4}(?=[万亿倍个%]|$|[^钟半\d])")


def classify(text: str, match: re.Match[str]) -> Quantity:
    """The quantity that ``match`` of the scanning pattern begins."""
    start, end, group = match.start(), match.end(), match.lastgroup
    if group in ("time", "date", "code"):
        return Quantity(start, end, group, None, "", end)
    if group == "slogan":
        if match[0][0] == "一" and match[0][:2] == match[0][2:4]:
            return Quantity(start, end, "idiom", None, "", end)  # 一项一项
        return Quantity(start, _quoted_end(text, start, end), "slogan", None, "", end)
    if group == "word":
        kind: Kind = KIND[match[0]]
        return Quantity(start, end, kind, None, "", end)
    if group == "ordinal":
        measured = _AFTER_NUMBER.match(text, end)
        return Quantity(start, measured.end() if measured else end, "ordinal", None, "", end)
    if group == "share":
        return _share(text, start, end)
    if group == "doubled":
        times = read_numeral(match[0])
        return Quantity(start, end + 1, "metric", times, "番", end)
    if group == "halved":
        return _measured(text, start, end, exact(Decimal("0.5"), Decimal("0.5")), "chinese")
    if group == "arabic":
        return _arabic(text, start, end)
    return _chinese(text, start, end)


def _quoted_end(text: str, start: int, end: int) -> int:
    """End of a short quotation that begins right before ``start``, else ``end``."""
    if start and text[start - 1] in _OPEN and (quoted := _QUOTED.match(text, start)):
        return max(end, quoted.end())
    return end


def _share(text: str, start: int, end: int) -> Quantity:
    tail = _AFTER_SHARE.match(text, end)
    read = read_numeral(text[start:end].removesuffix("数").removesuffix("多"))
    if read is None:
        return Quantity(start, end, "idiom", None, "", end)
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


def _arabic(text: str, start: int, end: int) -> Quantity:
    if end - start > 3 * MAX_DIGITS:
        return Quantity(start, end, "code", None, "", end)
    read = read_arabic(text[start:end])
    before = text[start - 1] if start else "\n"
    if read is None or (before.isascii() and before.isalpha() and not text[start - 3 : start].isupper()):
        return Quantity(start, end, "code", None, "", end)
    return _measured(text, start, end, read, "arabic")


def _chinese(text: str, start: int, end: int) -> Quantity:
    if end - start > 2 * MAX_DIGITS:
        return Quantity(start, end, "code", None, "", end)
    if end - start > 1 and text[end - 1] == "一" and (word := listed(text, end - 1)) and word.end() > end:
        end -= 1
    if text.startswith("点", end) and (point := _DECIMALS.match(text, end)):
        end = point.end()
    read = read_chinese(text[start:end])
    if read is None:
        kind = "slogan" if end - start > 2 else unlisted(text, start, end)
        return Quantity(start, _quoted_end(text, start, end), kind, None, "", end)
    return _measured(text, start, end, read, "chinese")


def _next_number(text: str, at: int) -> tuple[Numeral, int, int] | None:
    """``(numeral, start, end)`` of the second end of a range whose first stops at ``at``."""
    sign = _TO.match(text, at)
    number = _NUMBER.match(text, sign.end()) if sign else None
    if sign is None or number is None or number.end() - number.start() > 2 * MAX_DIGITS:
        return None
    read = read_arabic(number[0]) if number.lastgroup == "arabic" else read_chinese(number[0])
    return (read, number.start(), number.end()) if read else None


def _unit_of(match: re.Match[str]) -> str:
    if match["inner"]:
        return "个" + match["base"]
    return (
        match["unit"].removeprefix("大")
        if match["unit"][0] == "大" and len(match["unit"]) > 2
        else match["unit"]
    )


def _measured(text: str, start: int, end: int, read: Numeral, script: str) -> Quantity:
    """The number ``text[start:end]`` with its measure word, or as what it is without one."""
    number_start, first_end = start, end
    measured = _AFTER_NUMBER.match(text, end)
    second = (
        _next_number(text, end if measured is None else measured.end()) if read.approx == "exact" else None
    )
    if second is None and measured is not None and not measured["vague"] and read.approx == "exact":
        second = _next_number(text, end)
    if second is not None:
        further = _AFTER_NUMBER.match(text, second[2])
        same = measured is None or (further is not None and _unit_of(further) == _unit_of(measured))
        pair = shared_scale(read, second[0], text[start:first_end], text[second[1] : second[2]])
        joined = between(*pair) if same else None
        if joined is not None and (further is not None or script == "arabic"):
            read, end, measured = joined, second[2], further
    if measured is None:
        return _unmeasured(text, start, end, read, script)
    return _with_unit(text, start, end, read, script, measured, number_start)


def _with_unit(
    text: str, start: int, end: int, read: Numeral, script: str, measured: re.Match[str], number_start: int
) -> Quantity:
    unit, number = _unit_of(measured), text[number_start:end]
    kind_of = family(unit)
    unit_end = measured.end()
    vague = measured["vague"] or ("多" if measured["inner"] == "个多" else "")
    number_end = measured.start("unit" if measured["unit"] else "inner")
    round_number = script == "chinese" and _ROUND.issuperset(number)
    before = hedge.before(text, start, round_number=round_number)
    if kind_of == "ordinal" or _in_row(text, start, unit, unit_end):
        return Quantity(start, unit_end, "ordinal", read, unit, number_end)
    if script == "chinese":
        other = _not_counted(
            text, start, number, unit, kind_of, round_number and not (before or vague), measured
        )
        if other:
            return Quantity(start, _quoted_end(text, start, unit_end), other, read, unit, number_end)
    elif _names_a_document(text, start, unit, unit_end):
        return Quantity(start, _quoted_end(text, start, unit_end), "slogan", read, unit, number_end)
    if measured["inner"] == "个半" and read.value is not None:
        read = exact(read.value + Decimal("0.5"), Decimal("0.5"))
    tail = _AFTER_UNIT.match(text, unit_end)
    after = ""
    if tail:
        more, after = tail["vague"], hedge.after(tail["hedge"]) if tail["hedge"] else ""
        if more and kind_of not in _OPTIONAL_MORE:
            tail = None
            after = ""
        elif more == "半" and read.value is not None:
            read = exact(read.value + Decimal("0.5"), Decimal("0.5"))
        elif more:
            vague = vague or more
    end = tail.end() if tail else unit_end
    inside = "about" if vague == "来" else "over" if vague else ""
    if vague == "几" and read.value is not None:
        read = Numeral(None, read.value + 1, read.value + 9, None, None, "range")
    read = hedged(read, after or inside or ("" if read.approx == "over" else before))
    if _is_negative(text, start, kind_of):
        read = scaled(read, Decimal(-1))
        read = replace(read, printed_low=read.printed_high, printed_high=read.printed_low)
        start -= text[start - 1] == "-"
    if unit == "成":
        read, unit = scaled(read, Decimal(10), "%"), "%"
    return Quantity(start, end, "metric", read, unit, number_end)


def _is_negative(text: str, start: int, kind_of: str) -> bool:
    """零下5℃ and -5℃, -3.2%: a minus that is no dash between two things."""
    if text.endswith("零下", 0, start):
        return True
    if kind_of not in ("temperature", "share", "point") or not text.endswith("-", 0, start):
        return False
    return start < 2 or not (text[start - 2].isdigit() or text[start - 2] in "%℃-—")


def _in_row(text: str, start: int, unit: str, unit_end: int) -> bool:
    """A place in a row: 前10名, 六年级3班, 3栋501室."""
    before = text[start - 1] if start else ""
    if before == "前" and unit in ("名", "位", "强", "家"):
        return True
    if before == "级" and unit == "班":
        return True
    following = text[unit_end : unit_end + 1]
    return unit in ("栋", "幢", "座", "期") and following.isdigit()


def _names_a_document(text: str, start: int, unit: str, unit_end: int) -> bool:
    """“10项举措” and “20条” in quotation marks name a document."""
    if unit not in ("项", "条") or not start or text[start - 1] not in _OPEN:
        return False
    quoted = _QUOTED.match(text, start)
    return quoted is not None and quoted.end() - unit_end <= 6


def _not_counted(
    text: str, start: int, number: str, unit: str, kind_of: str, bare: bool, measured: re.Match[str]
) -> Kind | None:
    """Class of a Chinese numeral with a measure word that yet counts nothing; None when it counts."""
    if start and text[start - 1] in _OPEN and _QUOTED.match(text, start):
        return "slogan"
    if measured["vague"] or measured["inner"] == "个半":
        return None
    if unit == "年" and _PLAN.match(text, measured.end()):
        return "name"
    if number == "一":
        return "idiom" if kind_of in _SOFT or unit == "度" else None
    if len(number) == 1 and number not in "十半百千万亿":
        if unit == "级":
            return "ordinal"
        if measured["unit"] and measured["unit"][0] != "大" and not is_loose(unit):
            return unlisted(text, start, start + 1)
        # A count of two is 两; 二 with a counter is the second of its kind (二期), but 夫妻二人.
        if number == "二" and kind_of in _SOFT and unit != "人":
            return "ordinal"
    if number == "十" and not is_loose(unit) and measured["unit"] and measured["unit"][0] != "大":
        return "idiom"
    # 百名, 千户 and 万家 are round words, not counts, unless hedged (上万家) or an amount (千万元).
    if bare and (len(number) == 1 or kind_of in _SOFT):
        return "idiom"
    return None


def _unmeasured(text: str, start: int, end: int, read: Numeral, script: str) -> Quantity:
    """A number without a measure word."""
    vague = _VAGUE_ONLY.match(text, end)
    before = text[start - 1] if start else "\n"
    quoted = before in _OPEN and _QUOTED.match(text, start)
    if script == "chinese":
        if quoted:
            return Quantity(start, quoted.end(), "slogan", read, "", end)
        long = any(c in "百千万亿" for c in text[start:end]) and end - start > 1
        if not (long and _PEOPLE.match(text, end)):
            return Quantity(start, end, unlisted(text, start, end), read, "", end)
    following = text[end] if end < len(text) else "\n"
    if script == "arabic":
        if following.isascii() and following.isalpha():
            latin = _LATIN.match(text, end)
            return Quantity(start, latin.end() if latin else end, "code", None, "", end)
        if quoted and (following in _CLOSE or following == "+"):
            return Quantity(start, quoted.end(), "slogan", read, "", end)
        if following == "强":
            return Quantity(start, end + 1, "slogan", read, "", end)
        if before == "前" or (following in "、.)）" and _HEADING.search(text, max(0, start - 8), start)):
            return Quantity(start, end, "ordinal", read, "", end)
        if end - start == 4 and _YEAR.fullmatch(text, start, end):
            return Quantity(start, end, "date", None, "", end)
    people = _PEOPLE.match(text, vague.end() if vague else end)
    if vague:
        end = vague.end()
    effect = (
        "over" if vague else "" if read.approx == "over" else hedge.before(text, start, round_number=False)
    )
    return Quantity(start, end, "metric", hedged(read, effect), "人" if people else "", end)
