"""Headlines printed below, or among, the text that they head (题在文后).

The text stands under the story above, which has its own headline, or at the top of the page. Nothing but its words
tells where it begins: those of its headline, which the story above has not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from transforms.stories.byline import read_dateline
from transforms.stories.column_width import stops_short
from transforms.stories.continuity import begins_fresh, ends_open, fit, is_dangling, is_lead
from transforms.stories.draft import Draft, Piece
from transforms.stories.head_owner import told_share
from transforms.stories.shape import is_notice

OWN = 2
"""Pairs of characters of a headline that its text has and the text above has not. 2026-11: set to 2."""
TOLD = 0.2
"""Share of the pairs of a headline that its text has. 2026-11: other texts of a page have a twentieth."""
OPENING = 30
"""Characters from its beginning in which a text says whose it is. 2026-11: set to 30."""
DECK = 0.35
"""The same where nothing else tells whose the headline is. 2026-11: set to 0.35."""
BETTER = 1.0
"""Nats by which a tail must go on better with a cut text than what is printed below that. 2026-11: set to 1."""
_HAN = re.compile(r"[一-鿿]{2,}")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}年")


def under_other_news(found: Sequence[Draft]) -> None:
    """The text of a headline without any, printed right above it under another story.

    With names below it, it is rather what else stands over that story, where that has no names.
    """
    for host, orphan in pairwise(found):
        if orphan.flow or not orphan.has("headline") or is_notice(orphan.title) or not host.heads:
            continue
        if orphan.has("byline"):
            titles = [p for p in orphan.heads if p.kind != "byline"]
            if host.has("headline") and not host.is_signed and told_share(titles, host.text) >= DECK:
                host.heads += [
                    p if p.kind == "byline" else Piece(p.lines, p.text, "deck") for p in orphan.heads
                ]
                orphan.heads = []
            continue
        at = _begins(orphan, host)
        if at is not None:
            orphan.flow, host.flow = host.flow[at:], host.flow[:at]


def under_a_tail(found: Sequence[Draft]) -> None:
    """The first half of a text printed above its headline, under the tail of a story that began elsewhere."""
    for host, guest in pairwise(found):
        if (
            host.heads
            or not guest.has("headline")
            or not guest.flow
            or _opens(guest)
            or is_notice(guest.title)
        ):
            continue
        if guest.has("byline") or len(host.flow) < 2:
            continue
        at = _begins(guest, host)
        if at is not None:
            guest.flow[:0] = host.flow[at:]
            host.flow = host.flow[:at]


def under_a_cut(page: str, found: Sequence[Draft]) -> None:
    """A text printed above its headline, under a story that stops inside a sentence; the rest of that is below the headline."""
    for host, guest in pairwise(found):
        first = guest.first
        if not (host.heads and guest.has("headline")) or first is None or guest.flow[0].kind != "body":
            continue
        if begins_fresh(first) or _opens(guest):
            continue
        if (
            len({pair for p in guest.heads if p.kind != "byline" for pair in _pairs(p.text) if pair in first})
            > OWN
        ):
            continue  # the words of its headline, or of the deck below that, stand in what it begins with
        for k in range(1, len(host.flow)):
            left, right = host.flow[k - 1 : k + 1]
            if left.kind != "body" or right.kind != "body" or not ends_open(left.text):
                continue
            if stops_short(left) and not is_dangling(left.text):
                continue
            cut = is_dangling(
                left.text
            )  # what follows it, here or below the headline, is not told by how it reads
            if not cut and fit(page, left.text, first) < fit(page, left.text, right.text) + BETTER:
                continue
            if not begins_fresh(right.text):
                continue
            if _names(guest, host.flow[k:], host.flow[:k] + guest.flow):
                host.flow, guest.flow = host.flow[:k] + guest.flow, host.flow[k:]
                break


def upper_heads(found: list[Draft]) -> None:
    """The upper of the head lines over news are those of the text above, which has no headline.

    It is news, or all that stands over them on the page, or the end of another story's text.
    """
    for host, guest in list(pairwise(found)):
        lines = sorted((p for p in guest.heads if p.kind != "byline"), key=lambda p: p.start)
        if len(lines) < 2 or not host.flow or not _opens(guest):
            continue
        told = [_side(line.text, guest.text, host.text) for line in lines]
        # the line right over a text is that text's; the lines above it are, too, when they have its words
        cut = max(range(1, len(lines)), key=lambda k: (sum(told[k:]) - sum(told[:k]), k))
        if sum(told[:cut]) >= 0 or told[-1] < 0:
            continue
        upper = Draft(_as_headline(lines[:cut]))
        if not host.heads and (_opens(host) or (host is found[0] and sum(told[:cut]) <= -OWN)):
            host.heads = upper.heads
        elif host.heads and (at := _begins(upper, host)) is not None and _is_foreign(upper, guest):
            if upper.title[:2] not in host.flow[at].text[:OPENING]:
                continue  # a kicker of general words
            upper.flow, host.flow = host.flow[at:], host.flow[:at]
            found.insert(found.index(guest), upper)
        else:
            continue
        guest.heads = [p for p in guest.heads if p.kind == "byline"] + _as_headline(lines[cut:])


def _is_foreign(headed: Draft, other: Draft) -> bool:
    """Whether a text has no word of the headline of another."""
    return not any(pair in other.text for p in headed.heads for pair in _pairs(p.text))


def _as_headline(lines: Sequence[Piece]) -> list[Piece]:
    return [Piece(p.lines, p.text, "headline") for p in lines]


def _opens(draft: Draft) -> bool:
    """Whether its text opens as news do."""
    first = draft.first
    return first is not None and (read_dateline(first) is not None or is_lead(first))


def _side(line: str, one: str, other: str) -> int:
    """How many more pairs of characters of a line the one text has than the other."""
    pairs = _pairs(line)
    return sum(pair in one for pair in pairs) - sum(pair in other for pair in pairs)


def _pairs(line: str) -> frozenset[str]:
    """Pairs of neighbouring Chinese characters of a head line; a year counts as one."""
    told = line.replace(" ", "")
    pairs = {run[k : k + 2] for run in _HAN.findall(told) for k in range(len(run) - 1)}
    return frozenset(pairs | set(_YEAR.findall(told)))


def _begins(headed: Draft, host: Draft) -> int | None:
    """Where under ``host`` the text begins that has the words of the headline of ``headed``; None without proof."""
    pairs = frozenset[str]().union(*(_pairs(p.text) for p in headed.heads if p.kind != "byline"))
    texts = ["".join(p.text for p in host.heads), *(p.text for p in host.flow)]
    told = [frozenset(pair for pair in pairs if pair in text) for text in texts]
    best: tuple[int, int] | None = None
    for k in range(1, len(host.flow)):
        above, piece = host.flow[k - 1 : k + 1]
        if piece.kind != "body" or (ends_open(above.text) and not stops_short(above)):
            continue
        before = frozenset[str]().union(*told[: k + 1])
        own = frozenset[str]().union(*told[k + 1 :]) - before
        if (
            not own & told[k + 1]
            or len(own) < OWN
            or len(own) < TOLD * len(pairs)
            or len(before) * 2 > len(own)
        ):
            continue
        if best is None or len(own) > best[0]:
            best = len(own), k
    return None if best is None else best[1]


def _names(headed: Draft, text: Sequence[Piece], before: Sequence[Piece]) -> bool:
    """Whether a text, and not the one before it, has the name with which the headline begins, or its words."""
    below, above = ("".join(p.text for p in run) for run in (text, before))
    whose = headed.title[:2]
    if _HAN.fullmatch(whose) and whose in below and whose not in above:
        return True
    own = {pair for pair in _pairs(headed.title) if pair in below and pair not in above}
    return len(own) >= max(OWN, TOLD * len(_pairs(headed.title)))
