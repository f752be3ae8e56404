"""Does one piece of text run on into another? (断句衔接)

All texts are folded. The questions are asked of the few unfinished lines of a page only.
"""

from __future__ import annotations

import re
from functools import cache

from transforms.stories.cues import any_of
from transforms.text.bullets import BULLETS
from transforms.text.words import cohesion

EVIDENCE = 20_000
"""Characters of a page that are searched for a bridging string; a longer file is no usual page. 2026-11."""

SPANNED = 0.01
"""Nats from which a word spans a cut at all; less is the rounding of the sums. 2026-11: set to 0.01."""
CUT_WORD = 1.0
"""Nats by which a word across a cut must be likelier than its halves. 2026-11: set to 1."""

_FINAL = frozenset("。.!?…")
_CLOSING = frozenset("”’』」)》")
MEASURES = frozenset(".%年月日时点分万亿千百多余个人元名家户件次项所条台座种场亩吨公平立个斤米倍只头份辆张岁")
"""What may follow a number that stops a line (数词后的量词等)."""
_NUMBER_END = re.compile(r"[0-9][0-9.,]*[万亿千百]?$")
_NUMBER_LAST = frozenset("0123456789.,万亿千百")
_LEAD = re.compile(
    r"(?:近日|日前|连日来|今年以来|为|[0-9]{1,2}月[0-9]{1,2}日(?:至[0-9]{1,2}日)?[,上下]?)"
    r"|“[^”]{2,40}”[0-9]{1,2}月[0-9]{1,2}日"
    r"|[一-鿿]{1,10}(?:省|市|县|区|州|旗|镇)(?:位于|地处)"
    r"|.{0,12}(?:记者|笔者)从.{2,20}(?:获悉|了解到)"
)
_REPORT = re.compile(
    r"(?:今年|去年)?(?:20[0-9]{2}年)?(?:今年以来|1?[0-9](?:至|-|—|~)1?[0-9]月份?|前[0-9一二三四五六七八九十]{1,2}个?月|[上下]半年|前?[一二三四]季度|截至[^,。]{2,8}|1?[0-9]月(?:份|[上中下]旬)?"
    r"|[一-鿿“”]{2,8}(?:假期|期间|长假|黄金周)),"
    r"[^,。0-9]{0,6}?([一-鿿]{2,8}?(?:省|市|县|区|州|旗|镇|乡))"
)
_DIVISION = re.compile(r"([一-鿿]{2,4}?)(?:省|市|县|区|州|旗|镇|乡|村|街道)")
_SHORT_DIVISION = re.compile(
    r"(?:^|[,。:“]|本报讯\([^)]*\))([一-鿿][县旗])(?=[位在委政人]|[一-鿿]{2,6}(?:局|院|镇|乡))"
)
"""A county of two characters (岷县), where a name can stand only."""
_HAN = re.compile(r"[一-鿿]+")
_QUOTED = re.compile(r"[“『「]([^“”『』「」\s]{1,8})[”』」]")
_INSIDE = re.compile(
    r"[0-9.,]*(?:[0-9](?:%|个百分点|[个名人元户家件次项条台座种场亩吨所只头份辆张])|[万亿千百多余][一-鿿]{0,3}|(?:千瓦时|平方米|公里|公斤|立方米|元|人次?|户|吨|亩|家|名|项|件|所))[,。;、)]"
    r"|[一-鿿]{1,2}(?:[0-9.]*%)[,。;]"
)
"""A first clause that is only a number with its measure, or the end of one (万亩, 8.1%。): no sentence begins so."""
_PREDICATE = re.compile(
    r"(?:完成|实现|达|同比|环比|增长|增加|下降|减少|占|超|突破|累计|分别|总额)[^,。;:“]{0,8}?[0-9]"
)
"""A predicate with its figure and without a subject (完成投资3亿元): so sentences go on, paragraphs seldom begin."""
_PLACE = re.compile(r"^[一-鿿]{2,5}(?:省|市|县|区|镇|乡|村|州|旗|局|院|校|公司|集团|中心|街道|部门)")


def ends_open(text: str) -> bool:
    """Whether running text stops inside a sentence (no 。！？ at its end, quotes and brackets aside)."""
    at = len(text) - 1
    while at >= 0 and text[at] in _CLOSING:
        at -= 1
    if at < 0 or (text[at] in _FINAL and not (text[at] == "." and text[at - 1 : at].isdigit())):
        return False  # but 12.|5万元 is a figure over two lines
    # a bracket that closes after full text closes a byline or a note, not a sentence
    return at == len(text) - 1 or text[-1] != ")"


@cache
def _fresh() -> re.Pattern[str]:
    return re.compile(
        rf"[“‘『「《(—{BULLETS}]|(?:{any_of('time')})|另[据悉]|这[一几些]年|[0-9一二三四五六七八九十]+(?:年|月|日|时|点|、)"
    )


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('time')}),")


def begins_fresh(text: str) -> bool:
    """Whether text opens as paragraphs do: a quotation, a time, a place or body, a preposition."""
    if _fresh().match(text):
        return True
    clause = re.split(r"[,。;:!?]", text[:40], maxsplit=1)[0]
    return bool(_PLACE.match(clause))


def is_lead(text: str) -> bool:
    """Whether text opens as the first paragraph of a story does (导语): 近日…, 3月2日…, 记者从…获悉."""
    return bool(_LEAD.match(text))


def is_report(text: str) -> bool:
    """Whether text opens as a report of figures does, by its time and its place: 1至9月，某某市…"""
    return _REPORT.match(text) is not None


def reports_elsewhere(text: str, before: str) -> bool:
    """Whether text opens as a report does, on a place that the text before never names in full."""
    opening = _REPORT.match(text)
    return opening is not None and opening[1][0] not in "全我本该各" and opening[1] not in before


def goes_on(text: str) -> bool:
    """Whether text surely begins inside a sentence: with a comma, a particle, or one character and a comma."""
    return (
        text[0] in ",、;:。)”的了着们%"
        or (len(text) > 1 and text[1] in ",、。;" and text[0] not in "“‘(《")
        or _INSIDE.match(text) is not None
        or closes_quote(text)
    )


def closes_quote(text: str) -> bool:
    """Whether text closes a quotation that it has not opened."""
    close = text.find("”")
    return close >= 0 and not 0 <= text.find("“") < close


def begins_inside(text: str) -> bool:
    """Whether text surely begins inside a sentence, though its first half is unknown."""
    return goes_on(text) and text[0] not in ")"


def names_place(heading: str, after: str, before: str) -> bool:
    """Whether a heading names a place whose full name the text below has and the text before has not.

    某某：退税直达账户 above 近日，某某县…: so do headlines, seldom section heads.
    """
    if any(m.group(1) in heading and m.group(1) not in before for m in _SHORT_DIVISION.finditer(after[:120])):
        return True
    for match in _DIVISION.finditer(after[:120]):
        name = match.group(1)
        for short in (name[-k:] for k in range(len(name), 1, -1)):
            if short in heading and short not in before:
                return True
    return False


def opens_paragraph(text: str) -> bool:
    """Whether text surely opens a paragraph: 近日，… 据悉，… 目前，…"""
    return bool(_opening().match(text))


def run_on(page: str, left: str, right: str) -> int:
    """How strongly ``left`` and ``right`` read as one cut sentence: 0 (no sign) to 3 (a cut word).

    A sign is a word of the dictionary, or a string found elsewhere on the page, that bridges the cut;
    a right side that cannot open a sentence; a left side that stops in mid phrase.
    """
    if not left or not right or not ends_open(left):
        return 0
    if closes_quote(right) and not opens_quote(left):
        return 0
    score = 0
    if bridged(page, left, right):
        score += 2
    if _quote_closes(left, right):
        score += 2
    if left[-1] in ",、;:的和与及" or goes_on(right):
        score += 2
    elif _SHORT_CLAUSE.match(right) and not _fresh().match(right):
        score += 1
    return min(score, 3)


def _quote_closes(left: str, right: str) -> bool:
    """Whether ``right`` closes a quotation that ``left`` has opened and left open."""
    return opens_quote(left) and closes_quote(right)


_DANGLING = re.compile(
    r"(?:[的也都就又还更很最已把被与及约逾](?<!目的)|(?<![附邻临新最贴靠接相])近|[,、]|,其中[一-鿿]{1,8}|[都也就还才不更已将][能会要可是在有应]|(?<![总饱温缓融平祥柔调随亲谐])和)$"
)
_MAY = re.compile("[都也就还才不更将][能会要可]$")
_OF_PLACE = re.compile(r"[在从由以对按向为给](?!了)")


_TOLD = re.compile(
    r"[0-9](?:%|[万亿千多余]{0,3}(?:元|人次?|吨|亩|户|家|个|公里|公斤|平方米|立方米))$|(?:[^知听据常]说|介绍|表示)$"
)


def ends_told(text: str) -> bool:
    """Whether text ends as sentences do, though its full stop is lost: a figure with its measure, who said it."""
    return _TOLD.search(text) is not None


def is_dangling(text: str) -> bool:
    """Whether text stops behind a word after which something must follow (…也, …的, 都能…), so that it surely was cut."""
    return _DANGLING.search(text) is not None


def takes_up(page: str, left: str, right: str) -> bool:
    """Whether the beginning of ``right`` tells by itself that it goes on with ``left``, however that ends."""
    return ends_open(left) and (
        bridged(page, left, right)
        or _quote_closes(left, right)
        or (goes_on(right) and not closes_quote(right))
    )


def opens_quote(text: str) -> bool:
    """Whether text opens a quotation that it does not close."""
    return text.rfind("“") > text.rfind("”")


def bridged(page: str, left: str, right: str) -> bool:
    """Whether a word, a number with its measure, or a string found elsewhere on the page spans the cut."""
    if closes_quote(right) and not opens_quote(left):
        return False
    if _printed_elsewhere(page, left, right) or _counts_on(left, right):
        return True
    return _word_spans(left, right) >= CUT_WORD


def _printed_elsewhere(page: str, left: str, right: str) -> bool:
    """Whether three or four characters around the cut stand together elsewhere on the page."""
    for a, b in ((1, 2), (2, 1)):
        bridge = left[-a:] + right[:b]
        if len(bridge) == a + b and _HAN.fullmatch(bridge) and page.find(bridge, 0, EVIDENCE) >= 0:
            return True
    return False


def _counts_on(left: str, right: str) -> bool:
    """年发电2263万 | 千瓦时, 11月1 | 日: no line of text or heading ends with a number without its measure."""
    if left[-1:] not in _NUMBER_LAST or _NUMBER_END.search(left) is None:
        return False
    return right[0].isdigit() or right[0] in MEASURES


def _word_spans(left: str, right: str) -> float:
    head, tail = _last_han(left), _first_han(right)
    return cohesion(head[-4:], tail[:4]) if head and tail else 0.0


def fit(page: str, left: str, right: str) -> float:
    """Evidence, in nats, that ``right`` continues the unfinished ``left``; against it when below zero.

    Each sign has the logarithm of how much oftener it is met at true cuts than between an open end and any
    paragraph of its page (measured on 150 planted pages, 2026-11).
    """
    spans = _word_spans(left, right)
    score = 4.0 if spans >= 4 else 2.3 if spans > SPANNED else -0.5
    fresh = begins_fresh(right)
    if (not fresh or spans > SPANNED) and _printed_elsewhere(page, left, right):
        score = max(score, 0.0) + 3.0
    if left[-1] in "0123456789.":
        score += 2.5 if right[0].isdigit() else 1.9 if _counts_on(left, right) else -3.5
    opened, closed = opens_quote(left), closes_quote(right)
    if opened or closed:
        score += 4.0 if opened and closed else -3.0 if opened else -2.0
    elif goes_on(right):
        score += 1.8
    elif _PREDICATE.match(right):
        score += 1.5
    elif _counts_alike(left, right):
        score += 2.5
    elif not fresh and is_dangling(left) and _SHORT_CLAUSE.match(right) and not _OPENING_CLAUSE.match(right):
        score += 1.5
    if fresh and _MAY.search(left) and _OF_PLACE.match(right):
        fresh, score = False, score + 1.0  # 老手艺都能 | 在集市上见到
    return score + (-1.9 if fresh else 0.4)


_SHORT_CLAUSE = re.compile(r"[^\s“(]{1,3}[,、。;]")
_OPENING_CLAUSE = re.compile(r"[^\s“(]{0,2}[上下里中后前时看间年月日天][,、。;]")
_COUNTS = re.compile(r"[一-鿿]{4,10}(?=[0-9])")
_COUNTED = re.compile(r"[0-9]+([个所家座处户名条][一-鿿]{2})")


def _counts_alike(left: str, right: str) -> bool:
    """银行发放贷款3亿元,农商 | 银行发放贷款2亿元: the words before the first figure told of the unfinished sentence too.

    Or the words behind it: 渠水流过9个村庄和邻县 | 3个村庄的部分田块.
    """
    counted = _COUNTS.match(right)
    sentence = left.rfind("。") + 1
    if counted is not None and left.find(counted[0], sentence) >= 0:
        return True
    things = _COUNTED.match(right)
    return things is not None and any(m[1] == things[1] for m in _COUNTED.finditer(left, sentence))


def _last_han(text: str) -> str:
    tail = text[-6:]
    at = len(tail)
    while at and "一" <= tail[at - 1] <= "鿿":
        at -= 1
    return tail[at:]


def _first_han(text: str) -> str:
    match = _HAN.match(text[:6])
    return match.group() if match else ""


def quoted_terms(text: str) -> frozenset[str]:
    """Short terms in quotation marks (“双单”, 『福城创客』)."""
    return frozenset(_QUOTED.findall(text))
