"""Which line of a group of head lines is the headline (主题、引题、副题)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from transforms.places.gazetteer import load_gazetteer
from transforms.places.resolve import ORDINARY
from transforms.stories.byline import read_dateline
from transforms.stories.shape import has_dash, is_deck
from transforms.stories.two_line_head import (
    MAX_HEADLINE,
    OURS,
    TIME_FIRST,
    all_lines,
    is_figure_of,
    is_time,
    never_headline,
)
from transforms.stories.unit import Unit

_WHOSE = re.compile(r"[一-鿿]{1,4}?[省市县区州盟旗镇乡村](?![一-鿿]{0,2}$)")
MAX_NAME = 9
"""Characters after the longest division's name that may open a head line. 2026-11: 9."""
LONG_DECK = 16
"""Characters from which the lower of two head lines may be a deck without a dash. 2026-11: set to 16."""


def name_heads(units: list[Unit], group: Sequence[int], titles: Sequence[int], *, airy: bool) -> None:
    """Name the headline of a group; lines above are kickers, lines below decks, after a byline sections.

    ``airy``: blank lines part the page's paragraphs, so that lines without one belong together.
    """
    byline = next((k for k in group if units[k].kind == "byline"), None)
    above = [k for k in titles if byline is None or k < byline] or list(titles)
    if not above:
        return
    head = _headline(units, group, above)
    if never_headline(units[head].text):
        # 某县2023年统计公报 | 某县统计局 2024年4月: a line that elsewhere explains the headline is here all there is
        decks = (k for k in group if k < head and units[k].kind == "deck" and not has_dash(units[k].text))
        head = next(decks, head)
        units[head] = units[head].of_kind("headline")
    heads = all_lines(units, group, above, head, airy=airy)
    for k in titles:
        kind = "headline" if k in heads else "deck" if k in above else "subhead"
        units[k] = units[k].of_kind(kind)


def ends_head(units: Sequence[Unit], group: Sequence[int], at: int) -> bool:
    """Whether the line at ``at`` begins the head of another story: a title with a byline, under a title and its deck.

    ——某县办学见闻 | 灯亮了 | 本报记者 张三: nothing but names stands below a deck.
    """
    if units[at].kind != "title" or at + 1 >= len(units):
        return False
    last = units[group[-1]]
    if last.kind == "byline" and units[group[0]].kind == "title":
        # names stand above their text, so that news with names of its own is another story
        below = at + 2 if units[at + 1].kind == "title" and at + 2 < len(units) else at + 1
        return units[below].kind == "body" and read_dateline(units[below].text) is not None
    if units[at + 1].kind != "byline":
        return False
    return last.kind == "deck" and has_dash(last.text) and units[group[0]].kind == "title"


def _headline(units: Sequence[Unit], group: Sequence[int], titles: Sequence[int]) -> int:
    levels = {units[k].level for k in titles}
    if len(levels) > 1:
        top = min(level for level in levels if level)
        return next(k for k in titles if units[k].level == top)
    able = [k for k in titles if not never_headline(units[k].text)] or list(titles)
    plain = [k for k in able if not is_deck(units[k].text)] or able
    dashed = next((k for k in group if units[k].kind == "deck" and has_dash(units[k].text)), None)
    if dashed is not None:
        return max((k for k in plain if k < dashed), default=plain[0])
    figured = [k for k in plain if k + 1 in titles and not units[k + 1].gap and is_figure_of(units, k + 1)]
    if figured:
        return figured[0]
    if len(plain) > 1 and is_time(units[plain[0]].text):
        return plain[1]
    if len(plain) > 1 and _is_looser(units[plain[1]].text, units[plain[0]].text):
        return plain[0]
    return plain[min(1, len(plain) - 1)]


def _is_looser(lower: str, upper: str) -> bool:
    """Whether the lower of two lines is a deck (副题): it says the headline's matter at length, with its facts.

    Lines of equal standing are kicker (引题) and headline. Type size, by which readers tell them, is lost;
    what is left is that a headline is short and that figures stand in the deck.
    """
    sizes = [len(text.replace(" ", "")) for text in (lower, upper)]
    facts = any(c.isdigit() for c in lower) and not any(c.isdigit() for c in upper)
    longer = sizes[0] * 2 >= sizes[1] * 3 or (" " in lower and sizes[0] * 3 >= sizes[1] * 4)
    # 消费平稳向好 | 1至5月零售额增长2%: what is so since when
    if facts and TIME_FIRST.match(lower) is not None and TIME_FIRST.match(upper) is None:
        return True
    in_parts = " " in lower and " " not in upper
    if sizes[0] > sizes[1] and sizes[0] >= LONG_DECK and (facts or longer or in_parts):
        return True
    # A headline in two halves (一技在手 就业不愁) over a line that says whose (渠县开展…), or the only line with figures.
    # A headline says whose matter it is; over a line with a new name in quotes (“免申即享”) that is the kicker's part.
    whose = names_division(upper) and not names_division(lower) and sizes[1] <= MAX_HEADLINE
    if whose and ("“" not in lower or any(c.isdigit() for c in upper)):
        return True
    in_halves = len(upper.split()) == 2 and len(lower.split()) == 1 and _WHOSE.match(lower) is not None
    told = any(c.isdigit() for c in upper) and not any(c.isdigit() for c in lower)
    return in_halves or (told and sizes[1] <= MAX_HEADLINE)


@lru_cache(maxsize=1024)
def names_division(line: str) -> bool:
    """Whether a head line begins with whose matter it is, after its time: 琼海检察机关…, 上半年大理州…, 昌吉市…"""
    known = load_gazetteer()
    if (time := TIME_FIRST.match(line)) is not None:
        line = line[time.end() :]
    if OURS.match(line) or any(line[:k] in known.full for k in range(2, min(len(line), MAX_NAME))):
        return True
    return any(
        line.startswith(name) and name not in ORDINARY and len(name) < len(line)
        for name in known.heads.get(line[:2], ())
    )
