"""Printed lines to paragraphs: hard-wrapped lines are put together again (断行还原).

Most pages give a paragraph per line. Where the text was wrapped at the column width, nearly all
unfinished lines have one length; then a full line is followed by more of its paragraph.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from transforms.byline import read_byline, read_dateline
from transforms.page import Block, Page

MIN_WRAPPED_LINES = 6
"""Fewer unfinished lines of one length may be headlines. 2026-11: set to 6."""
WRAPPED_SHARE = (1, 2)
"""Share of all lines that are full or end a paragraph when a page is wrapped. 2026-11: one half."""
MAX_WRAP_WIDTH = 120
"""Half-widths of the widest wrapped line; newspaper columns have 24 to 60. 2026-11: set to 120."""
_END = frozenset("。！？!?…”’』」）)")


def _width(text: str) -> int:
    """Printed width in half characters: a Chinese character has three bytes of UTF-8 and is two wide."""
    return (len(text.encode()) + len(text)) // 2


def wrap_width(lines: Sequence[str]) -> int | None:
    """Width at which the page was wrapped, in half characters; None when it was not."""
    widths = [_width(line) for line in lines]
    open_widths = Counter(
        width
        for line, width in zip(lines, widths, strict=True)
        if 16 <= width <= MAX_WRAP_WIDTH and line[-1] not in _END
    )
    if not open_widths:
        return None
    near = {w: sum(open_widths[v] for v in range(w - 3, w + 1)) for w in open_widths}
    width = max(near, key=lambda w: (near[w], w))
    if near[width] < MIN_WRAPPED_LINES:
        return None
    longer = sum(1 for w in widths if w > width + 2)
    full = sum(1 for w in widths if width - 3 <= w <= width + 2)
    if longer * 10 > len(lines) or full * WRAPPED_SHARE[1] < len(lines) * WRAPPED_SHARE[0]:
        return None
    return width


def paragraphs(page: Page) -> tuple[tuple[Block, ...], ...]:
    """The page's lines, grouped: each group is one paragraph or one heading line."""
    blocks = page.blocks
    # Widths are those of the printed forms (folding makes a full-width comma narrow), the indent included.
    lines = [_printed(page, b) for b in blocks]
    width = wrap_width(lines)
    if width is None:
        return tuple((block,) for block in blocks)
    indented = any(_indent(page, block) > 1 and not block.gap for block in blocks)
    groups: list[list[Block]] = []
    for i, block in enumerate(blocks):
        if groups and _continues(page, blocks[i - 1], block, width, indented):
            groups[-1].append(block)
        else:
            groups.append([block])
    return tuple(tuple(group) for group in groups)


def _continues(page: Page, last: Block, block: Block, width: int, indented: bool) -> bool:
    """Whether ``block`` goes on with the paragraph of the full line ``last`` above it."""
    if block.gap or block.level or last.level or _width(_printed(page, last)) < width - 4:
        return False
    before, line = page.folded[last.start : last.end], page.folded[block.start : block.end]
    if _indent(page, block) > 1 + _indent(page, last) or read_byline(line) or read_dateline(line):
        return False
    # A full line that ends a sentence ends its paragraph too, unless paragraphs are told by indents.
    return indented or before[-1] not in _END


def _indent(page: Page, block: Block) -> int:
    return block.mark_start - page.folded.rfind("\n", 0, block.start) - 1


def _printed(page: Page, block: Block) -> str:
    """The line with its indent, without marks."""
    return (
        page.text[block.mark_start - _indent(page, block) : block.mark_start]
        + page.text[block.start : block.end]
    )
