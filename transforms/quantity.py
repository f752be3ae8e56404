"""Every numeral of a text with its class (数量): metrics with measure word and bounds, and all that is none.

One pass: at each character that can begin something, the first fitting branch of :data:`_SCAN` says what
stands there. Numbers are then read with what follows them (余, 万, measure word, 以上) and what precedes
them (近, 超). Signs of a decline (下降14%) are left to the reader of the sentence; only 零下 and a printed
minus make a value negative.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal, Protocol

from seeds import wordlists
from transforms import hedge
from transforms.code import CODE, FORMULA
from transforms.dated import DATE, ORDINAL, TIME
from transforms.measure import BUNDLE, RATE, family, is_loose
from transforms.numeral import (
    ARABIC,
    CHINESE,
    CHINESE_RUN,
    MAX_DIGITS,
    Numeral,
    between,
    exact,
    hedged,
    read_arabic,
    read_chinese,
    read_numeral,
    scaled,
    shared_scale,
)
from transforms.numeral_word import KIND, WORD, listed, unlisted

Kind = Literal["metric", "date", "time", "ordinal", "code", "slogan", "name", "idiom"]


class Mention(Protocol):
    """Anything with a span and a kind; a mention of time is one."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def kind(self) -> str: ...


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


_NUMBER_CHAR = CHINESE + "几半数"
# A slogan of paired numerals (三高四新, 一户一策): each numeral with a word that is no measure word.
_WORD_CHAR = r"[^\W\d_A-Za-z一二两三四五六七八九十百千万亿零几个名家项次年月天日元人岁位户场件条种批度成倍点级届期亩斤吨米里分余多]"
_PAIRED = (
    rf"一[^\W\d_A-Za-z{CHINESE}]{{1,2}}一[^\W\d_A-Za-z{CHINESE}]"
    rf"|[一二两三四五六七八九十百千万]{_WORD_CHAR}(?:、?[一二两三四五六七八九十百千万]{_WORD_CHAR}){{1,5}}"
)
_FRACTION = rf"(?:\d{{1,5}}|[{CHINESE}]{{1,4}})分之(?:\d{{1,5}}(?:\.\d{{1,4}})?|[{CHINESE}几]{{1,6}}(?:点[{CHINESE}]{{1,4}})?)"
_SHARE = r"(?:(?:\d(?:\.\d)?|[一二两三四五六七八九几]{1,2})[-—~至到]?){1,2}成(?![为立就效功果长员绩本熟语都型年品份交材套人才名片活])半?多?"
_HALF = r"(?:一半(?![天年路山])|(?<=[过超近])半(?=[的数以,，。、])数?|半数(?=以上|的)|过半(?!百)数?)"
_HALVED = r"(?<![上下大前后一])半(?=(?:个(?:月|小时|学期|世纪|钟头|多月|多小时)|年|月|小时|天|亩|斤|公斤|吨|公里))"

_DOUBLED = r"(?:(?<=翻)|(?<=翻了))(?:\d|[一两三四五])(?=番)"

_SCAN = re.compile(
    rf"(?P<time>{TIME})|(?P<date>{DATE})|(?P<code>{CODE})|(?P<slogan>{FORMULA}|{_PAIRED})"
    rf"|(?P<ordinal>{ORDINAL})|(?P<share>{_FRACTION}|{_SHARE}|{_HALF})|(?P<doubled>{_DOUBLED})|(?P<word>{WORD})"
    rf"|(?P<halved>{_HALVED})|(?P<arabic>{ARABIC})|(?P<chinese>{CHINESE_RUN})"
)
_ALWAYS = "0123456789" + CHINESE + "数几半"
# What the branches that begin before their numeral begin with, and the characters that may come next.
_LEADS = {
    "上": "半世午", "本": "世", "下": "半午", "最": "近", "过": "去半", "未": "来", "今": "后", "此": "后", "星": "期",
    "礼": "拜", "凌": "晨", "清": "晨", "早": "晨上", "中": "午", "傍": "晚", "晚": "上间", "夜": "间", "深": "夜",
    "当": "晚", "次": "日", "零": "时", "大": "年", "正": "月", "冬": "月", "腊": "月", "农": "历", "年": "初",
    "电": "话", "热": "线", "邮": "编", "传": "真", "微": "信", "账": "号", "证": "号", "编": "号", "代": "码",
} | dict.fromkeys("第前后头近周〔[(【", "")  # fmt: skip
_LETTERS = "".join(chr(c) for c in range(ord("A"), ord("z") + 1) if chr(c).isalpha())


def _starts() -> str:
    """Where a branch can begin: a numeral or a letter, or a leading character before one that fits."""
    leads, nexts = set(_LEADS), set("".join(_LEADS.values()) + _ALWAYS)
    for word in KIND:
        if word[0] not in _ALWAYS:
            leads.add(word[0])
            nexts.add(word[1])
    always = re.escape(_ALWAYS + _LETTERS)
    first = always + re.escape("".join(sorted(leads)))
    return f"[{first}](?:(?<=[{always}])|(?=[ {re.escape(''.join(sorted(nexts)))}]))"


_START = re.compile(_starts())

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
_TITLE = re.compile(r"《[^《》\n]{1,80}》")
_LISTED = re.compile(r" ?(?:[、,]|和|及|与|或|以及) ?")
_HEADING = re.compile(r"(?:^|\n) *[(（]?$")
_LATIN = re.compile(r"[A-Za-z0-9.-]{1,24}")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SOFT = frozenset(("count", "person", "time", "rank", "score", "bundle"))
_ROUND = frozenset("百千万亿")
_OPTIONAL_MORE = frozenset(("time", "length", "mass", "money", "area", "ratio", "volume"))


def find_quantities(folded: str, times: Sequence[Mention] = ()) -> tuple[Quantity, ...]:
    """Everything in ``folded`` that looks like a numeral, in order, without overlaps.

    ``times`` are mentions of dates and clock times found elsewhere: numerals inside them are ``date``,
    or ``time`` for the kind ``clock``. Plain dates are known without them. Linear in the text.
    """
    found: list[Quantity] = []
    at, length = 0, len(folded)
    while at < length:
        begin = _START.search(folded, at)
        if begin is None:
            break
        match = _SCAN.match(folded, begin.start())
        if match is None or match.end() == match.start():
            at = begin.end()
            continue
        quantity = _classify(folded, match, found[-1] if found else None)
        found.append(quantity)
        at = quantity.end
    _carry(folded, found)
    return tuple(_settle(folded, found, times))


def _classify(text: str, match: re.Match[str], previous: Quantity | None) -> Quantity:
    start, end, group = match.start(), match.end(), match.lastgroup
    if group in ("time", "date", "code"):
        return Quantity(start, end, group, None, "", end)
    if group == "slogan":
        if match[0][0] == "一" and match[0][:2] == match[0][2:4]:
            return Quantity(start, end, "idiom", None, "", end)  # 一项一项
        return Quantity(start, _quoted_end(text, start, end), "slogan", None, "", end)
    if group == "word":
        kind: Kind = KIND[match[0]]  # type: ignore[assignment]
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
    effect = after or ("over" if text[number_end - 1] == "多" else "") or hedge.before(
        text, start, round_number=True
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


_DECIMALS = re.compile(r"点[零一二三四五六七八九]{1,4}(?=[万亿倍个%]|$|[^钟半\d])")


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
    return match["unit"].removeprefix("大") if match["unit"][0] == "大" and len(match["unit"]) > 2 else match["unit"]


def _measured(text: str, start: int, end: int, read: Numeral, script: str) -> Quantity:
    """The number ``text[start:end]`` with its measure word, or as what it is without one."""
    number_start, first_end = start, end
    measured = _AFTER_NUMBER.match(text, end)
    second = _next_number(text, end if measured is None else measured.end()) if read.approx == "exact" else None
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
        other = _not_counted(text, start, number, unit, kind_of, round_number and not (before or vague), measured)
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
    effect = "over" if vague else "" if read.approx == "over" else hedge.before(text, start, round_number=False)
    return Quantity(start, end, "metric", hedged(read, effect), "人" if people else "", end)


_PLAN = re.compile("行动|规划|攻坚|计划|倍增|大变样|提升")
_SCALE_END = re.compile(r"[千百十]?[万亿]+$")


def _carry(text: str, found: list[Quantity]) -> None:
    """Give list items without a measure word that of their neighbour (…10%，…为0; 23.5、18.2万元)."""
    for i in range(len(found) - 2, -1, -1):
        item, after = found[i], found[i + 1]
        if item.kind != "metric" or item.unit or item.numeral is None:
            continue
        if after.start - item.end > 4 or not _LISTED.fullmatch(text, item.end, after.start):
            continue
        if after.kind in ("ordinal", "date", "code"):
            found[i] = replace(item, kind=after.kind)
        elif after.kind == "metric" and after.unit:
            numeral = item.numeral
            scale = _SCALE_END.search(text[after.start : after.number_end])
            factor = read_chinese(scale[0]) if scale and not _SCALE_END.search(text[item.start : item.end]) else None
            if factor and factor.value:
                numeral = scaled(numeral, factor.value)
            found[i] = replace(item, unit=after.unit, numeral=numeral)
    unit, end = "", -100
    for i, item in enumerate(found):
        if item.kind != "metric":
            continue
        if not item.unit and item.numeral and item.numeral.value == 0 and item.start - end <= 40:
            between_them = text[end : item.start]
            if not any(c in between_them for c in "。\n;；"):
                found[i] = replace(item, unit=unit)
        unit, end = found[i].unit, item.end


def _settle(text: str, found: list[Quantity], times: Sequence[Mention]) -> list[Quantity]:
    """Numerals inside mentions of time are dates, numerals inside 《…》 are names."""
    titles = [match.span() for match in _TITLE.finditer(text)]
    spans = sorted([(m.start, m.end, "time" if m.kind == "clock" else "date") for m in times])
    settled: list[Quantity] = []
    t = s = 0
    for item in found:
        while t < len(titles) and titles[t][1] <= item.start:
            t += 1
        while s < len(spans) and spans[s][1] <= item.start:
            s += 1
        if s < len(spans) and spans[s][0] <= item.start and item.end <= spans[s][1]:
            kind: Kind = "time" if spans[s][2] == "time" else "date"
            item = replace(item, kind=kind)
        elif t < len(titles) and titles[t][0] < item.start and item.kind in ("metric", "ordinal", "slogan"):
            item = replace(item, kind="name")
        settled.append(item)
    return settled
