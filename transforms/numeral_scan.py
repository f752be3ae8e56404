"""One pattern over a text: what can begin with, or in front of, a numeral (扫描)."""

from __future__ import annotations

import re

from transforms.code import CODE, FORMULA
from transforms.dated import DATE, ORDINAL, TIME
from transforms.numeral_script import ARABIC, CHINESE, CHINESE_RUN
from transforms.numeral_word import KIND, WORD

# A slogan of paired numerals (三高四新, 一户一策): each numeral with a word that is no measure word.
_WORD_CHAR = r"[^\W\d_A-Za-z一二两三四五六七八九十百千万亿零几个名家项次年月天日元人岁位户场件条种批度成倍点级届期亩斤吨米里分余多]"
_PAIRED = (
    rf"一[^\W\d_A-Za-z{CHINESE}]{{1,2}}一[^\W\d_A-Za-z{CHINESE}]"
    rf"|[一二两三四五六七八九十百千万]{_WORD_CHAR}(?:、?[一二两三四五六七八九十百千万]{_WORD_CHAR}){{1,5}}"
)
_FRACTION = rf"(?:\d{{1,5}}|[{CHINESE}]{{1,4}})分之(?:\d{{1,5}}(?:\.\d{{1,4}})?|[{CHINESE}几]{{1,6}}(?:点[{CHINESE}]{{1,4}})?)"
_SHARE = r"(?:(?:\d(?:\.\d)?|[一二两三四五六七八九几]{1,2})[-—~至到]?){1,2}成(?![为立就效功果长员绩本熟语都型年品份交材套人才名片活])半?多?"
_HALF = r"(?:一半(?![天年路山])|(?<=[过超近])半(?=[的数以,，。、])数?|半数(?=以上|的)|过半(?!百)数?)"
_HALVED = (
    r"(?<![上下大前后一])半(?=(?:个(?:月|小时|学期|世纪|钟头|多月|多小时)|年|月|小时|天|亩|斤|公斤|吨|公里))"
)

_DOUBLED = r"(?:(?<=翻)|(?<=翻了))(?:\d|[一两三四五])(?=番)"

SCAN = re.compile(
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
    "电": "话", "热": "线", "拨": "打", "致": "电", "邮": "编", "传": "真", "微": "信", "账": "号", "证": "号", "编": "号", "代": "码",
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


START = re.compile(_starts())
