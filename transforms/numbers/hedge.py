"""Words that say a printed number is a floor, a ceiling or a guess (约数词), read from ``hedges.csv``."""

from __future__ import annotations

import re

from seeds import wordlists
from transforms.record import record


@record
class Hedge:
    """One hedge as printed. ``effect``: over (超), under (近), about (约), none (looks like one: 签约)."""

    text: str
    effect: str


_ROWS = wordlists.load("hedges")
_BEFORE = {row["word"]: row["effect"] for row in _ROWS if row["side"] == "before"}
_ROUND = {row["word"]: row["effect"] for row in _ROWS if row["side"] == "round"}
_ANY = _ROUND | _BEFORE
_AFTER = {row["word"]: row["effect"] for row in _ROWS if row["side"] == "after"}
_LAST = frozenset(word[-1] for word in (*_BEFORE, *_ROUND)) | frozenset("了 ")
_LENGTHS = {
    last: tuple(sorted({len(w) for w in (*_BEFORE, *_ROUND) if w[-1] == last}, reverse=True))
    for last in _LAST
}
"""By the last character of a hedge the lengths of those that end with it, the longest first."""


def _any(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))


AFTER = _any(list(_AFTER))
"""Regex source: the hedges that follow a measure word (以上, 左右)."""
AFTER_STARTS = "".join(sorted({word[0] for word in _AFTER}))
"""What such a hedge begins with."""
_STARTS = re.compile(_any([w for w in (*_BEFORE, *_ROUND) if _ANY[w] != "none"]))
_ENDS = re.compile(rf"(?:{AFTER})$")


# 最多可容纳800人, 大约需要18个月: the hedge stands before the verb.
_ADVERBS = {"大约": "about", "大概": "about", "大致": "about", "差不多": "about"} | dict.fromkeys(("至少", "最少", "起码", "少说"), "over") | dict.fromkeys(("最多", "至多", "顶多"), "under")  # fmt: skip
_VERB = "(?:可以?|能够?|只能|需|将)?(?:容纳|保留|需要|要|有|可|能|达到?|拥有|种了|花了|用了|提供|可贷|报销|领取|占|建成|培育)"
_BEFORE_VERB = re.compile(rf"({_any(list(_ADVERBS))}){_VERB}$")
_SHARE = re.compile(r"(大约|约|将近|接近|近)占[^0-9,。;、:]{0,8}$")
"""产量约占全省65%: the hedge stands before 占."""
_VERB_ENDS = frozenset("纳留要有可能达到了供贷销取占成育")


def before(text: str, at: int, *, round_number: bool) -> str:
    """Effect of the hedge that ends at ``at``, or an empty string.

    上 and 过 are hedges only before a round number (上万, 过百): ``round_number`` says it is one.
    """
    while at > 0 and text[at - 1] == " ":
        at -= 1
    if at == 0:
        return ""
    if text[at - 1] in _VERB_ENDS and (said := _BEFORE_VERB.search(text, max(0, at - 9), at)):
        return _ADVERBS[said[1]]
    if text[at - 1] not in _LAST:
        share = _SHARE.search(text, max(0, at - 12), at) if "占" in text[max(0, at - 10) : at] else None
        return _BEFORE[share[1]] if share else ""
    if text[at - 1] == "了":
        at -= 1
    for length in _LENGTHS.get(text[at - 1 : at], ()) if at else ():
        if length > at:
            continue
        word = text[at - length : at]
        effect = _BEFORE.get(word) or (_ROUND.get(word) if round_number else None)
        if effect:
            return "" if effect == "none" else effect
    return ""


def after(word: str) -> str:
    """Effect of a hedge that follows the measure word."""
    return _AFTER[word]


def starting(text: str) -> Hedge | None:
    """The hedge that ``text`` begins with."""
    match = _STARTS.match(text)
    return Hedge(match[0], _ANY[match[0]]) if match else None


def ending(text: str) -> Hedge | None:
    """The hedge that ``text`` ends with."""
    match = _ENDS.search(text[-4:])
    return Hedge(match[0], _AFTER[match[0]]) if match else None
