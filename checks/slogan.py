"""A stated count and the list beside it agree (口号与所列项目): 八统一 introduces eight items."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from checks.rule import Finding, Outcome, digest
from transforms.listing import Listing, find_listings
from transforms.metric import Metric
from transforms.story import Story

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


def slogans(stories: Iterable[Story], metrics: Sequence[Metric]) -> Iterator[Finding]:
    """One finding for every stated count with a list beside it, in page order.

    Operands are the metrics among the counted items of a sum; a list of names has none.
    """
    of_story: dict[str, list[Metric]] = {}
    for metric in metrics:
        of_story.setdefault(metric.story_id, []).append(metric)
    for story in stories:
        folded = story.reading.folded
        for listing in find_listings(folded):
            spans = [(item.start, item.end) for item in listing.items] if listing.is_sum else []
            inside = (m for m in of_story.get(story.story_id, ()) if any(a <= m.start < b for a, b in spans))
            yield Finding(
                rule=NAME,
                outcome=judge(listing),
                metric_ids=tuple(m.metric_id for m in inside),
                doc_id=story.doc_id,
                story_id=story.story_id,
                quote=_quote(folded, listing),
                fingerprint=digest(NAME, listing.said, *(item.text for item in listing.items)),
                at=f"{story.story_id}:{listing.start}",
            )


def _quote(folded: str, listing: Listing) -> str:
    """From the first to the last of count and items, to the end of the sentence."""
    begin = min(listing.start, listing.items[0].start)
    end = max(listing.end, listing.items[-1].end)
    stop = folded.find("。", end)
    return folded[begin : end if stop < 0 or stop > end + 80 else stop + 1]
