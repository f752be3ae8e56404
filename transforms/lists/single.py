"""Names that stand alone with what they are (单独出现的品牌): 打造“甲护工”品牌, “乙裁缝”作为本省劳务品牌亮相."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from transforms.lists.kind import kind_of
from transforms.lists.record import Item, Listing
from transforms.lists.words import HAN

_BRAND = re.compile(
    rf"[“‘「『]([{HAN}A-Za-z·]{{2,14}})[”’」』]"
    rf"(?:(?:等|这[个一])?(?:[{HAN}]{{0,6}})品牌|(?:代表|是|作为|入选|获评|获|被评为|成为|跻身|荣获)[{HAN}]{{0,18}}劳务品牌)"
)
_SPLITS = re.compile(r"打造|建立|擦亮|做强|创建|培育|推广")


def single_names(folded: str, listed: Sequence[Listing]) -> Iterator[Listing]:
    """Quoted names of people's work that the sentence calls a brand, unless they are items of a list already."""
    if "品牌" not in folded:
        return
    spans = {(item.start, item.end) for listing in listed for item in listing.items}
    for match in _BRAND.finditer(folded):
        span = match.span(1)
        said = folded[match.end(1) + 1 : match.end()]
        if span in spans or _SPLITS.search(said):
            continue
        if "劳务品牌" in said or kind_of(match[1]) == "occupation":
            head = "劳务品牌" if "劳务品牌" in said else "品牌"
            yield Listing(span[0], span[0], "", (), head, "open", (Item(*span, match[1]),), "name")
