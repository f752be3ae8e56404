"""A stated count and the list beside it agree (口号与所列项目): 八统一 introduces eight items."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from checks.rule import Finding, Outcome, digest
from transforms.listing import Listing, find_listings

NAME = "slogan"


def judge(listing: Listing) -> Outcome:
    """As many items as stated. An open list (等) may name fewer, not more; of a sum every part must be there."""
    if listing.is_sum:
        return _parts(listing)
    stated, listed = listing.stated[0], len(listing.items)
    expected, observed = f"{stated}项", f"{listed}项"
    if listed == stated:
        return Outcome(
            "holds", "info", expected, observed, f"“{_said(listing)}”列出{listed}项，与所说的数相符。"
        )
    if listing.claim == "open" and listed < stated:
        said = f"“{_said(listing)}”只列出{listed}项，用“等”字未列全，无法核对。"
        return Outcome("undecided", "info", expected, observed, said)
    named = "、".join(item.text for item in listing.items[:12])
    said = f"“{_said(listing)}”应有{stated}项，文中却列出{listed}项：{named}。"
    return Outcome("fails", "warn", expected, observed, said)


def _parts(listing: Listing) -> Outcome:
    said, found = listing.stated, tuple(item.number or 0 for item in listing.items)
    expected, observed = "+".join(map(str, said)), "+".join(map(str, found))
    if found == said:
        return Outcome("holds", "info", expected, observed, f"“{_said(listing)}”的各项与后文逐一相符。")
    if Counter(found) == Counter(said):
        message = f"“{_said(listing)}”的各项与后文相符，只是后文的顺序是{observed}。"
        return Outcome("holds", "info", expected, observed, message)
    if Counter(found) <= Counter(said):
        message = f"“{_said(listing)}”后文只说明了其中的{observed}，其余没有说明。"
        return Outcome("undecided", "info", expected, observed, message)
    message = f"“{_said(listing)}”与后文的{observed}对不上。"
    return Outcome("fails", "warn", expected, observed, message)


def _said(listing: Listing) -> str:
    return listing.said.strip("“”‘’『』")


def slogans(stories: Iterable[tuple[str, str, str]]) -> Iterator[Finding]:
    """One finding for every stated count with a list beside it; ``stories`` are (doc_id, story_id, folded text).

    The items are names or counts of things, so there are no operands among the metrics.
    """
    for doc_id, story_id, folded in stories:
        for listing in find_listings(folded):
            yield Finding(
                rule=NAME,
                outcome=judge(listing),
                metric_ids=(),
                doc_id=doc_id,
                story_id=story_id,
                quote=_quote(folded, listing),
                fingerprint=digest(NAME, listing.said, *(item.text for item in listing.items)),
                at=f"{story_id}:{listing.start}",
            )


def _quote(folded: str, listing: Listing) -> str:
    """From the first to the last of count and items, to the end of the sentence."""
    begin = min(listing.start, listing.items[0].start)
    end = max(listing.end, listing.items[-1].end)
    stop = folded.find("。", end)
    return folded[begin : end if stop < 0 or stop > end + 80 else stop + 1]
