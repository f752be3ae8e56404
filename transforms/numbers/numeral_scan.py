"""What can begin with, or in front of, a numeral (扫描): for each kind of first character one pattern.

A numeral of digits that stands right before an ordinary measure word needs no pattern at all; only when
one of :data:`SPECIAL` follows it can it be a date, a time, a code, a formula or a share.
"""

from __future__ import annotations

import re

from transforms.numbers.code import CODE_BY_CHINESE, CODE_BY_DIGIT, CODE_BY_LETTER, CODE_BY_WORD, FORMULA
from transforms.numbers.dated import (
    DATE_BY_CHINESE,
    DATE_BY_DIGIT,
    DATE_BY_WORD,
    ORDINAL,
    RANKED,
    TIME_BY_CHINESE,
    TIME_BY_DIGIT,
    TIME_BY_WORD,
)
from transforms.numbers.numeral_script import ARABIC, CHINESE, CHINESE_RUN
from transforms.numbers.numeral_word import IDIOM, KIND, NAME, WORD

# A slogan of paired numerals (三高四新, 一户一策): each numeral with a word that is no measure word.
_WORD_CHAR = r"[^\W\d_A-Za-z一二两三四五六七八九十百千万亿零几个名家项次年月天日元人岁位户场件条种批度成倍点级届期亩斤吨米里分余多]"
_PAIRED = (
    rf"一[^\W\d_A-Za-z{CHINESE}]{{1,2}}一[^\W\d_A-Za-z{CHINESE}]"
    rf"|[一二两三四五六七八九十百千万]{_WORD_CHAR}(?:、?[一二两三四五六七八九十百千万]{_WORD_CHAR}){{1,5}}"
)
# 三个一, 五个一百: so many things that each have a number; 四个“百亿”.
_EACH_ONE = (
    r"[两二三四五六七八九十]个一(?:[百千万])?(?=[”\"’』」]|工程|行动|活动|机制|模式|工作法)"
    r"|[两二三四五六七八九十]个(?=[“‘『「]?[百千万][千万亿]?[”’』」])"
)
_FRACTION = rf"(?:\d{{1,5}}|[{CHINESE}]{{1,4}})分之(?:\d{{1,5}}(?:\.\d{{1,4}})?|[{CHINESE}几]{{1,6}}(?:点[{CHINESE}]{{1,4}})?)"
_STROKE = r"(?<![\d./:-])(?!0)\d{1,2}/[1-9]\d{0,2}(?![\d/.:%万月日]|决赛)"
_SHARE = r"(?:(?:\d(?:\.\d)?|[一二两三四五六七八九几]{1,2})[-—~至到]?){1,2}成(?![为立就效功果长员绩本熟语都型年品份交材套人才名片活])(?:[一二三四五六七八九](?=[,，。、;；的以左]|$)|半?多?)"
_HALF = r"(?:一半(?![天年路山])|(?<=[过超近])(?<![期程间季双]过)半(?![年天个月小夜路山价径步块日世百生途空晌成截边圆点斤亩里公分米吨瓶碗杯辈导决])数?|半数(?=以上|的)|(?<![期程间季双])过半(?!百)数?)"
_HALVED = (
    r"(?<![上下大前后一])半(?=(?:个(?:月|小时|学期|世纪|钟头|多月|多小时)|年|月|小时|天|亩|斤|公斤|吨|公里))"
)
_DOUBLED = r"(?:(?<=翻)|(?<=翻了))(?:\d|[一两三四五])(?=番)"
# 43秒70, 1分05秒27: times of a race, in seconds.
_RACED = (
    r"(?<![\d.])(?:\d小时)?(?:\d{1,2}分(?=\d{1,2}秒))?\d{1,2}秒\d{1,3}(?=[^\d.%万亿名个人家项台次件米公枚块]|$)"
    r"|(?<![\d.])(?:\d小时)?\d{1,2}分\d{1,2}秒(?=[^\d钟]|$)"
)
# 1米83, 7米93: metres and their hundredths.
_LEAPT = r"(?<![\d.])\d{1,3}米\d{1,2}(?=[^\d.%万亿名个人家项台次件米公元块:-]|$)"
_ZERO_POINT = rf"零点(?:[{CHINESE}]{{1,4}})(?=[^{CHINESE}钟分整许左多前后]|$)"

_DIGIT = re.compile(
    rf"(?P<raced>{_RACED}|{_LEAPT})|(?P<time>{TIME_BY_DIGIT})|(?P<date>{DATE_BY_DIGIT})|(?P<code>{CODE_BY_DIGIT})"
    rf"|(?P<slogan>{FORMULA})|(?P<share>{_FRACTION}|{_SHARE}|{_STROKE})|(?P<doubled>{_DOUBLED})|(?P<arabic>{ARABIC})"
)
PLAIN = re.compile(ARABIC)
"""A number in digits, whatever it is for."""
_CHINESE = re.compile(
    rf"(?P<time>{TIME_BY_CHINESE})|(?P<date>{DATE_BY_CHINESE})|(?P<code>{CODE_BY_CHINESE})|(?P<name>{NAME})(?=[、和与及至到两三四五等])|(?P<listed>{IDIOM})|(?P<slogan>{_EACH_ONE}|{_PAIRED})"
    rf"|(?P<share>{_FRACTION}|{_SHARE}|{_HALF})|(?P<doubled>{_DOUBLED})|(?P<word>{WORD})"
    rf"|(?P<halved>{_HALVED})|(?P<chinese>{_ZERO_POINT}|{CHINESE_RUN})"
)
_LETTER = re.compile(rf"(?P<code>{CODE_BY_LETTER})|(?P<ordinal>{RANKED})|(?P<named>{CODE_BY_WORD})")
_OTHER = re.compile(
    rf"(?P<time>{TIME_BY_WORD})|(?P<date>{DATE_BY_WORD})|(?P<code>{CODE_BY_WORD})|(?P<ordinal>{ORDINAL})"
    rf"|(?P<share>{_HALF})|(?P<word>{WORD})"
)
_ALWAYS = "0123456789" + CHINESE + "数几半"
# What the branches that begin before their numeral begin with, and the characters that may come next.
_LEADS = {
    "上": "半世午", "本": "世", "下": "半午", "最": "近", "过": "去半", "未": "来", "今": "后", "此": "后", "星": "期",
    "礼": "拜", "凌": "晨", "清": "晨", "早": "晨上", "中": "午", "傍": "晚", "晚": "上间", "夜": "间", "深": "夜",
    "当": "晚", "次": "日", "大": "年", "正": "月", "冬": "月", "腊": "月", "农": "历", "年": "初",
    "电": "话", "热": "线", "拨": "打", "致": "电", "邮": "编", "传": "真", "微": "信", "账": "号", "证": "号", "编": "号", "代": "码",
    "国": "道", "省": "道", "县": "道", "乡": "道", "北": "纬", "南": "纬", "东": "经", "西": "经",
    "周": "日",
} | dict.fromkeys("第前后头近〔[(【", "")  # fmt: skip
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


def _after_leads() -> dict[str, frozenset[str]]:
    """By leading character what may come next: its own words, and for those that stand before a numeral any numeral."""
    found = {lead: set(nexts + _ALWAYS + " ") for lead, nexts in _LEADS.items()}
    for word in KIND:
        found.setdefault(word[0], set()).add(word[1:2])
    return {lead: frozenset(nexts) for lead, nexts in found.items()}


AFTER_LEAD = _after_leads()
START = re.compile(_starts())
"""A character that something can begin with."""
SCANNERS: dict[str, re.Pattern[str]] = (
    dict.fromkeys("0123456789", _DIGIT)
    | dict.fromkeys(CHINESE + "数几半", _CHINESE)
    | dict.fromkeys(_LETTERS, _LETTER)
)
"""By first character, what may stand there; for all other characters :data:`OTHER`."""
OTHER = _OTHER
_DIGITS = "0123456789"
_ANY = frozenset()
SPECIAL: dict[str, frozenset[str]] = (
    dict.fromkeys("年月日号季学世后星周时点番版成+·・/.:∶︰-~至到—–― " + _LETTERS, _ANY)
    | dict.fromkeys("、比秒平", frozenset(_DIGITS))
    | dict.fromkeys("×*", frozenset(_DIGITS + "×xX*"))
    | dict.fromkeys("多余", frozenset("年月个星周天季"))
    | {
        "个": frozenset("月多星季"),
        "公": frozenset("斤"),
        "分": frozenset("之" + _DIGITS),
        "天": frozenset("前后以之来多"),
    }
    | {
        "米": frozenset("跨栏障自蛙仰蝶混接短决预气步手跳台板" + _DIGITS),
        "战": frozenset("全皆" + _DIGITS),
        "胜": frozenset(_DIGITS),
    }
    | {"标": frozenset("、,;)已刚正也还未")}
    | {"开": frozenset(",、。;) 本精平画"), "小": frozenset("时")}
    | dict.fromkeys("〕])】", frozenset("第" + _DIGITS))
)
"""What stands after a numeral of digits that may be part of a date, a time, a code, a formula or a share,
and what must stand after that; an empty set for anything."""
_HOTLINE = re.compile(r"11\d|12[0-2]|12\d{3}|9[56]\d{3}")


def is_plain(text: str, start: int, end: int) -> bool:
    """Whether the numeral of digits ``text[start:end]`` can only be a number with what it counts."""
    after = text[end : end + 2]
    if after and (seconds := SPECIAL.get(after[0])) is not None and (not seconds or after[1:] in seconds):
        return False
    size, first = end - start, text[start]
    if size < 3:
        return first != "0" or size == 1
    if first == "0" and text[start + 1] != ".":
        return False
    return size < 7 and not (first in "19" and _HOTLINE.fullmatch(text, start, end))
