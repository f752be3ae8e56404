"""Head lines that stand elsewhere than over their text are put back (移位的标题).

A headline may have been printed inside its own text, inside the text of another story, or behind the
last line. Every move needs evidence on the page; without it a line stays where it was printed.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from transforms.stories.byline import read_closing, read_dateline
from transforms.stories.column_width import stops_short
from transforms.stories.continuity import (
    begins_fresh,
    begins_inside,
    bridged,
    ends_open,
    is_lead,
    run_on,
)
from transforms.stories.draft import Draft, Piece
from transforms.stories.head_below_text import under_a_cut, under_a_tail, under_other_news, upper_heads
from transforms.stories.head_owner import (
    TOLD,
    begun_above,
    headed_at_end,
    headed_below,
    headed_inside,
    share_heads,
    told_share,
)
from transforms.stories.shape import has_dash, is_notice
from transforms.stories.topics import kinship

NEAR = 12
"""Stories before and behind that a displaced head may belong to; a page has hardly more. 2026-11: set to 12."""

TITLED = 0.4
"""Share of the character pairs of a headline that a text without one has, from which it is that text's. 2026-11."""


def place_heads(page: str, found: list[Draft]) -> list[Draft]:
    """Every displaced head with its story."""
    _release_text(page, found)
    begun_above(page, found)
    headed_at_end(found)
    under_other_news(found)
    under_a_cut(page, found)
    upper_heads(found)
    kept = _orphan_heads(_inner_heads(page, found))
    under_a_tail(kept)
    headed_inside(kept)
    headed_below(kept)
    return [draft for draft in kept if draft.heads or draft.flow]


def _release_text(page: str, found: list[Draft]) -> None:
    """Text between a headline and its byline or dateline that goes on with the unfinished story above is that story's.

    A byline stands right over its text, and 本报讯 opens it, so the headline was printed too early, inside the story above.
    """
    for host, draft in pairwise(found):
        byline = next((p for p in draft.heads if p.kind == "byline"), None)
        early = [p for p in draft.flow if byline is not None and p.start < byline.start] or _undated(draft)
        if not early or len(early) == len(draft.flow) or host.last is None or not ends_open(host.last):
            continue
        if early[0].kind != "body" or begins_fresh(early[0].text) or _turns(page, host) >= 2:
            continue
        host.flow += early
        draft.flow = draft.flow[len(early) :]
        share_heads(host, draft)


def _undated(draft: Draft) -> list[Piece]:
    """What stands before the paragraph with the dateline; nothing where no paragraph has one."""
    dated = (k for k, p in enumerate(draft.flow) if p.kind == "body" and read_dateline(p.text) is not None)
    return list(draft.flow[: next(dated, 0)])


def _inner_heads(page: str, found: list[Draft]) -> list[Draft]:
    """A head that stands inside the text of another story is no story of its own."""
    kept: list[Draft] = []
    for at, draft in enumerate(found):
        host = kept[-1] if kept else None
        others = kept[-NEAR - 1 : -1] + found[at + 1 : at + 1 + NEAR]
        below = len(kept) == at == 1 and host is not None and _stands_below(host, draft)
        if host is not None and (below or _stands_inside(page, host, draft, others)):
            _adopt(host, draft, others)
        else:
            kept.append(draft)
    return kept


def _stands_below(first: Draft, second: Draft) -> bool:
    """Whether the head of the second story is that of the page's first text too, which stands without any headline.

    It has a deck with a dash, as a feature has; its words are told of above; and names stand in one of the two only.
    """
    if first.has("headline") or not first.flow or not second.flow or not second.has("headline"):
        return False
    dashed = any(p.kind == "deck" and has_dash(p.text) for p in second.heads)
    if not dashed or first.is_signed == second.is_signed or first.flow[0].kind != "body":
        return False
    titles = [p for p in second.heads if p.kind != "byline"]
    return not begins_inside(first.flow[0].text) and told_share(titles, first.text) >= TOLD


def _is_poor(draft: Draft) -> bool:
    """A story with a byline or a deck whose headline is missing."""
    return bool(draft.flow) and not draft.has("headline") and (draft.has("deck") or draft.has("byline"))


def _stands_inside(page: str, host: Draft, guest: Draft, others: Sequence[Draft]) -> bool:
    """Whether ``guest`` is a head in the middle of ``host``: the text runs on across it.

    Either it cuts a sentence, or it is the only headline over two parts of which one is not signed.
    """
    if (
        guest.has("byline")
        or is_notice(guest.title)
        or guest.first is None
        or guest.flow[0].kind != "body"
        or not host.flow
    ):
        return False
    if any(p.kind == "body" and read_dateline(p.text) is not None for p in guest.flow):
        return False
    dated = not host.heads and host.first is not None and read_dateline(host.first) is not None
    lacking = not host.has("headline") and (bool(host.heads) or dated)
    if host.last is not None and ends_open(host.last) and not stops_short(host.flow[-1]):
        strength = run_on(page, host.last, guest.first)
        if is_lead(guest.first) and not bridged(page, host.last, guest.first):
            return False
        if _turns(page, host) > strength or _turns(page, guest) >= max(strength, 2):
            return False
        if strength >= 2:
            return True
        wanted = lacking or not guest.has("headline") or any(map(_is_poor, others))
        return wanted and bool(guest.heads) and not begins_fresh(guest.first)
    if not guest.has("headline"):
        return guest.has("deck") and host.has("headline") and not host.has("deck")
    if not lacking or read_closing(host.flow[-1].text) is not None:
        return False
    if guest.is_signed:
        return False
    if host.is_signed and all(
        d.is_signed for d in others if d.flow and d.has("headline") and not is_notice(d.title)
    ):
        return True
    if host.is_signed and told_share(guest.heads, host.text) >= TITLED:
        return True
    repeated, shared = kinship(guest.text, host.text)
    return repeated >= 6 and shared * 3 >= repeated


def _turns(page: str, draft: Draft) -> int:
    """How strongly the end of a story reads on at its own beginning (printed tail first)."""
    first, last = draft.first, draft.last
    if first is None or last is None or len(draft.flow) < 2 or begins_fresh(first):
        return 0
    return run_on(page, last, first)


def _orphan_heads(found: list[Draft]) -> list[Draft]:
    """Head lines without text go to the story with a byline or deck and no headline that has their words."""
    for at, orphan in enumerate(found):
        if orphan.flow or not orphan.has("headline"):
            continue
        near = found[max(0, at - NEAR) : at + 1 + NEAR]
        poor = [d for d in near if d.flow and d.heads and not d.has("headline")]
        if poor:
            # The first of equals, so that the same page always gives the same stories.
            best = max(poor, key=lambda d: told_share(orphan.heads, d.text))
            best.heads += orphan.heads
            orphan.heads = []
    return [d for d in found if d.heads or d.flow]


def _adopt(host: Draft, guest: Draft, others: Sequence[Draft]) -> None:
    """Join the cut text of ``host`` and ``guest`` and settle whose headline is whose."""
    if host.has("headline") and guest.has("headline"):
        own = [p for p in host.heads if p.kind != "byline"]
        text = host.text + guest.text
        poor = max(
            filter(_is_poor, others), key=lambda d: told_share(guest.heads + own, d.text), default=None
        )
        if poor is None:
            quote = [Piece(p.lines, p.text, "subhead") for p in guest.heads]
            host.flow += guest.flow[:1] + quote + guest.flow[1:]
            return
        # The poor story wants the one of two headlines that has its words.
        stay = told_share(own, text) + told_share(guest.heads, poor.text)
        swap = told_share(guest.heads, text) + told_share(own, poor.text)
        if swap > stay:
            poor.heads += [p for p in own if p.kind == "headline"]
            host.heads = [p for p in host.heads if p.kind != "headline"] + guest.heads
        else:
            poor.heads += guest.heads
    else:
        host.heads += guest.heads
    host.flow += guest.flow
