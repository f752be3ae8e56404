"""A number that no measure word follows (无量词的数): people, a bare figure, or no quantity at all.

Papers drop the measure word before people (3.6万职工), before administrative units (等6省, 5部门) and behind a
predicate (指数为126.9). Everything else without one is a name, a code or a place in a row: 波音737, 歼-16, 前10.
"""

from __future__ import annotations

import re

from seeds import wordlists
from transforms.numbers import hedge
from transforms.numbers.numeral_value import Numeral, hedged
from transforms.numbers.numeral_word import unlisted
from transforms.numbers.quantity_value import CLOSE, OPEN, QUOTED, Quantity, quoted_end

_NOUN = "|".join(
    re.escape(row["noun"]) for row in sorted(wordlists.load("counted_nouns"), key=lambda r: -len(r["noun"]))
)
_PEOPLE = re.compile(
    rf"(?:(?=用户)|(?![帮助用支解救惠资扶为给让使补奖发的投或的]))[^\W\d_A-Za-z]{{0,6}}?(?:{_NOUN})"
    r"|[死伤](?=\d{1,4}[人死伤]|[,。;、 \n]|$)"
)
_COUNTED = re.compile(
    r"(?:部门|省|市|县|区(?!间)|州(?!际)|盟|旗(?!舰)|镇|乡|村|国(?![道家庆])|校|院(?!士)|单位|城(?!际)|大(?![约概于])|机构|国家|地(?![下])|企业|岛|线|馆|班)"
)
_PROGRAMME = re.compile(r"工程|高校|院校|计划|大学")  # 985高校, 863计划
_VAGUE = re.compile(r" ?[余多](?![种样个地部方发为半数])")
_FOR_EACH = re.compile(r"/(?:10{0,3})?[万亿]")
_HEADING = re.compile(r"(?:^|\n) *[(（]?$")
_PARTS = frozenset(":;。")
_ITEM = re.compile(r"[0-9]{1,2}[.、](?=[一-鿿“])")
_LATIN = re.compile(r"[A-Za-z0-9.-]{1,24}")
_YEAR = re.compile(r"(?:19|20)\d\d")
_HOTLINE = re.compile(r"11[0-9]|12[0-2]|12[0-9]{3}|9[56]\d{3}")
_LIST = re.compile(r" ?(?:[、,和及与至到~-]|以及|或) ?[\d一二两三四五六七八九十百]")
# What a number may follow when it is one: a predicate, a verb of counting, or a mark.
_BEFORE = frozenset(
    "为是达到至于得有超过近约逾余仅共计降升增减占含等及和与或建设成获派送招引签评带惠救发查抓破出入购投收产销捐完办开盖括涉养植造"
    "装换修铺取选调集聚了着的各每由分按让给对将在以总均率比值数量额价分级名列，、,。;；:：(（“\"' \n破仅已共余"
)
_STOPS = frozenset(",。;:!?、)]”’』」的 \n以左上之至到~-")
_PREDICATE = frozenset("达到至为破过")
_GREAT = re.compile(r"(?:大关|关口|规模|级?[,。;、!\n]|$)")


def _in_quotes(text: str, start: int) -> bool:
    """Whether a short quotation is open at ``start``: “雪龙2”, “猎鹰9”."""
    opened = max(text.rfind(mark, max(0, start - 8), start) for mark in OPEN)
    return opened >= 0 and not any(text.find(mark, opened, start) >= 0 for mark in CLOSE)


def _is_heading(text: str, start: int, following: str) -> bool:
    if following not in "、.)）":
        return False
    if following in "、." and text[start - 1 : start] in _PARTS and _ITEM.match(text, start):
        return True  # 实施两项工程：1.修渠；2.修路
    return bool(_HEADING.search(text, max(0, start - 8), start))


def bare_chinese(text: str, start: int, end: int, read: Numeral) -> Quantity:
    """A Chinese numeral without a measure word."""
    before = text[start - 1] if start else "\n"
    if before in OPEN and (quoted := QUOTED.match(text, start)):
        return Quantity(start, quoted.end(), "slogan", read, "", end)
    number = text[start:end]
    if not any(c in "百千万亿" for c in number):
        return Quantity(start, end, unlisted(text, start, end), read, "", end)
    vague = _VAGUE.match(text, end)
    number_end, end = end, vague.end() if vague else end
    effect = hedge.before(text, start, round_number=set(number) <= set("百千万亿"))
    people = _PEOPLE.match(text, end) if len(number) > 1 or vague or effect else None
    said = bool(effect) or (len(number) > 1 and text[max(0, start - 1) : start] in _PREDICATE)
    great = number[-1] in "万亿" and said and _GREAT.match(text, end)
    if not people and not great:
        return Quantity(start, number_end, unlisted(text, start, number_end), read, "", number_end)
    told = "over" if vague else "" if read.approx == "over" else effect
    return Quantity(start, end, "metric", hedged(read, told), "人" if people else "", end)


def bare_arabic(text: str, start: int, end: int, read: Numeral) -> Quantity:
    """A number in digits without a measure word."""
    before = text[start - 1] if start else "\n"
    following = text[end] if end < len(text) else "\n"
    if following.isascii() and following.isalpha():
        latin = _LATIN.match(text, end)
        return Quantity(start, latin.end() if latin else end, "code", None, "", end)
    if before in OPEN and (following in CLOSE or following == "+"):
        return Quantity(start, quoted_end(text, start, end), "slogan", read, "", end)
    if following == "强":
        return Quantity(start, end + 1, "slogan", read, "", end)
    if (before == "前" and text[start - 2 : start - 1] not in NOT_RANK) or _is_heading(
        text, start, following
    ):
        return Quantity(start, end, "ordinal", read, "", end)
    if end - start == 4 and _YEAR.fullmatch(text, start, end):
        return Quantity(start, end, "date", None, "", end)
    if following == "/" and (each := _FOR_EACH.match(text, end)):
        return Quantity(start, each.end(), "metric", read, each[0], end)  # 5.6/10万
    vague = _VAGUE.match(text, end)
    number_end, end = end, vague.end() if vague else end
    effect = (
        "over" if vague else "" if read.approx == "over" else hedge.before(text, start, round_number=False)
    )
    figures = text[start:number_end]
    if len(figures) == 3 and _PROGRAMME.match(text, end):
        return Quantity(start, number_end, "code", read, "", number_end)
    people = _PEOPLE.match(text, end)
    if not (people or effect or not figures.isdecimal()) and _names(text, start, end, before, following):
        return Quantity(start, end, "code", read, "", number_end)
    return Quantity(start, end, "metric", hedged(read, effect), "人" if people else "", end)


NOT_RANK = frozenset("目此之日年月以当会赛节天先提生眼空从跟午事史战饭睡课婚")
"""Characters that make 前 the end of a word of time (目前71家), not the head of a rank (前8名)."""


def _names(text: str, start: int, end: int, before: str, following: str) -> bool:
    """Whether a plain whole number without measure word names a thing and counts none."""
    if before in "-·・." or (following == "-" and text[end + 1 : end + 2].isdigit() and before != "\n"):
        return True  # 歼-16, 锦州9-3油田
    if (following in CLOSE and _in_quotes(text, start)) or (before == "(" and following == ")"):
        return True
    if following == "社" and text[end + 1 : end + 2] not in "区会团":
        return True
    if _COUNTED.match(text, end):
        return False
    if _LIST.match(text, end):
        return False
    if _HOTLINE.fullmatch(text, start, end) or end - start in (7, 8, 11):
        return True
    if following in _STOPS:
        # A number alone on its line is a page number or a cell; one behind a noun is that noun's name.
        return before not in _BEFORE or (before in " \n" and following in " \n")
    return before not in _BEFORE


def is_name(text: str, start: int, end: int, named: int) -> bool:
    """Whether a bare number of a list is a name like the items around it; ``named``: where the last name ended."""
    if not text[start:end].isdecimal():
        return False
    if start - named <= 3 and not text[named:start].strip(" 、,和与及或"):
        return True
    before = text[start - 1] if start else "\n"
    return before not in _BEFORE and bool(_LIST.match(text, end)) and not _COUNTED.match(text, end)
