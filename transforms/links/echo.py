"""A figure of a headline or caption and the text's figure that says the same, or should (题文、图文互见).

Head lines are short, so their words are seldom the text's; the number is. The same digits with the same measure
word, of one place and time and with a pair of letters in common, are one fact; so are the same digits of which two
neighbours changed places, where nothing else on the page could be meant.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from transforms.links.frame import Links, Spot
from transforms.links.restatement import clause_words, letters, one_place, one_time, swapped
from transforms.metric import Metric
from transforms.numbers.measure import family

TELLING = 3
"""Digits of a number that one shared pair of letters makes known again. 2026-11: 3."""
FEW = 2
"""Digits of a number that is known again at all, and pairs of letters it then shares. 2026-11: 2."""
AROUND = 20
"""Characters before a headline's figure in which its upper line is looked for. 2026-11: 20."""
MOST = 6
"""Figures with the same digits that are compared; more are a table's. 2026-11: 6."""

_ROLES = frozenset({"actual", "rate", "target", "change"})
_LINE_BELOW = re.compile(r"([^\n,;。(]{0,20})(?:\n([^\n,;。(]{1,20})(?=\n))?")
"""The rest of a headline's line and a short line below it."""
_MOVES = re.compile(r"同比|环比|增长|增加|上升|提高|下降|减少|降低|回落")
"""What is said of all that grows, and so of no one thing."""
_ENDS = ("。", "!", "?", ";")


def link_echoes(page: Sequence[Spot], links: Links) -> None:
    """Link head lines and captions of one page to the text, the later figure to the earlier. Linear in figures."""
    alike: defaultdict[tuple[str, str, str], list[Spot]] = defaultdict(list)
    by_id = {spot.metric_id: spot.metric for spot in page}
    for spot in page:
        metric = spot.metric
        if metric.role in _ROLES and metric.value is not None and metric.approx == "exact":
            said = _said(metric.value)
            if len(said.replace(".", "").strip("0")) >= FEW:
                unit = "人" if family(spot.unit) == "person" else spot.unit  # 4200名 above, 4200人 below
                alike[(unit, spot.role, "".join(sorted(said)))].append(spot)
    for same in alike.values():
        if 1 < len(same) <= MOST:
            for at, later in enumerate(same):
                if at and "same_as" not in links[later.metric_id]:
                    found = [s for s in same[:at] if _echoes(s, later, links, by_id)]
                    if len(found) == 1 and _undisputed(found[0], later, same):
                        links[later.metric_id]["same_as"] = found[0].metric_id


def _said(value: Decimal) -> str:
    """The digits of a number without those that say nothing: 9.60 is 9.6."""
    text = format(abs(value), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _echoes(earlier: Spot, later: Spot, links: Links, by_id: Mapping[str, Metric]) -> bool:
    a, b = earlier.metric, later.metric
    if a.story_id == b.story_id and (
        a.sentence_start == b.sentence_start or not (_titled(a.quote) or _titled(b.quote))
    ):
        return False
    if not one_place(a, b) or not one_time(a, b):
        return False
    value, other = _said(a.value or Decimal(0)), _said(b.value or Decimal(0))
    if value != other and not swapped(value, other):
        return False
    shared = len(_pairs(earlier, links, by_id) & _pairs(later, links, by_id))
    size = len(value.replace(".", "").strip("0"))
    return shared >= (1 if size >= TELLING and a.story_id == b.story_id else FEW)


def _undisputed(earlier: Spot, later: Spot, same: Sequence[Spot]) -> bool:
    """Whether no third figure has the very number that one of two unlike ones should have been."""
    values = {earlier.metric.value, later.metric.value}
    if len(values) == 1:
        return True
    return sum(s.metric.value in values for s in same) == 2


def _titled(quote: str) -> bool:
    """Whether a line is no sentence: headline, deck."""
    return not quote.rstrip("”’」』》)） ").endswith(_ENDS) and "。" not in quote


def _line_below(spot: Spot) -> str:
    found = _LINE_BELOW.match(spot.text, spot.end)
    return "" if found is None else "".join(found.groups(""))


def _pairs(spot: Spot, links: Links, by_id: Mapping[str, Metric]) -> set[str]:
    """Neighbouring letters of a figure's name and of the words around it; a change has its figure's name."""
    of = links[spot.metric_id].get("of") if spot.metric_id in links else None
    name = (by_id[of] if of is not None and spot.role == "change" else spot.metric).indicator
    said = clause_words(spot)
    if _titled(spot.metric.quote):
        # 供热改造惠及 | 3.6万户居民: the other line of a headline is said of it, too
        said += "|" + letters(spot.text[max(0, spot.start - AROUND) : spot.start])
        said += "|" + letters(_line_below(spot))
    return {a + b for words in (_MOVES.sub("|", said), name) for a, b in pairwise(words) if "|" not in (a, b)}
