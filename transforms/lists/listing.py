"""Lists that papers print in running text (列举): their items, what they are of, how many there are said to be.

Papers enumerate with 、 and neighbouring quotation marks or book titles (甲、乙和丙等六大行动; “甲”“乙”……), with ordinals
(三项措施:一是…;二是…), as the parts of a sum (“1+2+10”体系(即…)) or of digits (“311”服务), and as names with a figure
each (甲率10%,乙率17%). A list behind which 等 or …… stands, or that 包括 opens, is open: it may name fewer than there are.
What stands in quotation marks, brackets and book titles is kept whole; lists inside them are lists of their own.
"""

from __future__ import annotations

from transforms.lists.build import built
from transforms.lists.figure import figure_lists
from transforms.lists.numbered import numbered_lists
from transforms.lists.ordinal import ordinal_lists
from transforms.lists.record import Item, Listing
from transforms.lists.scan import QUOTES, Run, runs, sentences
from transforms.lists.single import single_names
from transforms.lists.sum import sum_lists
from transforms.lists.words import ET_CETERA

__all__ = ["Item", "Listing", "find_listings"]


def find_listings(folded: str) -> tuple[Listing, ...]:
    """All lists of a folded text, in order. Linear in the text."""
    found = [*sum_lists(folded), *ordinal_lists(folded), *(numbered := list(numbered_lists(folded)))]
    announced = {listing.start for listing in numbered}
    taken = {item.start for listing in found for item in listing.items}
    for begin, end in sentences(folded):
        if folded.count("%", begin, end) > 1:
            for listing in figure_lists(folded, begin, end):
                found.append(listing)
                taken.update(item.start for item in listing.items)
        for run in runs(folded, begin, end):
            for listing in _of_run(folded, run):
                if announced and listing.stated and listing.start in announced:
                    continue  # 下列两种单据:(一)甲、乙: the count is of the numbered items
                if not taken or taken.isdisjoint([item.start for item in listing.items]):
                    found.append(listing)
    found += single_names(folded, found)
    found.sort(key=lambda each: (each.items[0].start, each.items[-1].end, each.form))
    return tuple(found)


def _of_run(folded: str, run: Run) -> list[Listing]:
    """The lists of one stretch: several when 等 stands in its middle (甲、乙等部门、丙、丁等单位)."""
    start, cuts = run.start, run.cuts
    found: list[Listing | None] = []
    if len(cuts) > 2 and folded.find("分别", cuts[0][1], cuts[-1][0]) >= 0:
        for at in range(1, len(cuts)):
            split = folded.find("分别", cuts[at - 1][1], cuts[at][0])
            if split > 0:  # 甲、乙分别增长3万吨、5万吨: two lists
                found.append(built(folded, start, cuts[:at], split, "", run.sentence))
                start, cuts = split + 2, cuts[at:]
                break
    if len(cuts) > 1 and folded.find("等", cuts[0][1], cuts[-1][0]) >= 0:
        at = 1
        while at < len(cuts):
            a, b = cuts[at - 1][1], cuts[at][0]
            et = ET_CETERA.search(folded, a + 1, b)
            if et is not None and folded[a] not in QUOTES:
                found.append(built(folded, start, cuts[:at], b, "、", run.sentence))
                start, cuts, at = et.end(), cuts[at:], 1
            else:
                at += 1
    found.append(built(folded, start, cuts, run.end, run.mark, run.sentence))
    return [listing for listing in found if listing is not None]
