"""Printed lines to paragraphs: hard-wrapped lines are put together again (断行还原).

Most pages give a paragraph per line. Where the text was wrapped at the column width, nearly all
unfinished lines have one length; then a full line is followed by more of its paragraph.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from transforms.page import Block, Page
from transforms.record import record
from transforms.stories.byline import read_byline, read_dateline

MIN_WRAPPED_LINES = 6
"""Fewer unfinished lines of one length may be headlines. 2026-11: set to 6."""
WRAPPED_SHARE = (1, 2)
"""Share of all lines that are full or end a paragraph when a page is wrapped. 2026-11: one half."""
MAX_WRAPPED = 60
"""Characters of the longest wrapped line; newspaper columns have 12 to 30. 2026-11: set to 60."""
_FINAL = frozenset("。.！？!?…")
_CLOSING = frozenset("”’』」）)")


def _width(text: str) -> int:
    """Printed width in half characters: a Chinese character has three bytes of UTF-8 and is two wide."""
    return (len(text.encode()) + len(text)) // 2


def _ends_sentence(line: str) -> bool:
    return line[-1] in _FINAL or (line[-1] in _CLOSING and line[-2:-1] in _FINAL)


@record
class Wrap:
    """How a page was wrapped: full lines measure ``width``, or at most ``slack`` less."""

    measure: Callable[[str], int]
    width: int
    slack: int

    def is_full(self, line: str) -> bool:
        """Whether a line goes to the edge of its column."""
        return self.measure(line) >= self.width - self.slack


def find_wrap(lines: Sequence[str]) -> Wrap | None:
    """How the page was wrapped, by printed width or by number of characters; None when it was not."""
    open_lines = [line for line in lines if 8 <= len(line) <= MAX_WRAPPED and not _ends_sentence(line)]
    best: tuple[int, Wrap] | None = None
    for measure, slack in ((_width, 3), (len, 1)):
        sizes = Counter(map(measure, open_lines))
        near = {size: sum(sizes[s] for s in range(size - slack, size + 1)) for size in sizes}
        width = max(near, key=lambda size: (near[size], size), default=0)
        if near.get(width, 0) < MIN_WRAPPED_LINES:
            continue
        measured = [measure(line) for line in lines]
        longer = sum(size > width + 2 for size in measured)
        full = sum(width - slack <= size <= width + 2 for size in measured)
        share, of = WRAPPED_SHARE
        fits = longer * 10 <= len(lines) and full * of >= len(lines) * share
        if fits and (best is None or near[width] > best[0]):
            best = (near[width], Wrap(measure, width, slack))
    return best[1] if best else None


def paragraphs(page: Page) -> tuple[tuple[Block, ...], ...]:
    """The page's lines, grouped: each group is one paragraph or one heading line."""
    blocks = page.blocks
    # Widths are those of the printed forms (folding makes a full-width comma narrow), the indent included.
    wrap = find_wrap([_printed(page, b) for b in blocks])
    if wrap is None:
        return tuple((block,) for block in blocks)
    indented = any(_indent(page, block) > 1 and not block.gap for block in blocks)
    groups: list[list[Block]] = []
    for i, block in enumerate(blocks):
        if groups and _continues(page, blocks[i - 1], block, wrap, indented):
            groups[-1].append(block)
        else:
            groups.append([block])
    return tuple(tuple(group) for group in groups)


def _continues(page: Page, last: Block, block: Block, wrap: Wrap, indented: bool) -> bool:
    """Whether ``block`` goes on with the paragraph of the full line ``last`` above it."""
    if block.gap or block.level or last.level:
        return False
    before, line = page.folded[last.start : last.end], page.folded[block.start : block.end]
    if before.rfind("(") > before.rfind(")") and line.find(")") > line.find("("):
        return True  # names in parentheses, or a note, over two lines
    if not wrap.is_full(_printed(page, last)):
        return False
    byline = read_byline(line)
    if (
        byline is not None
        and line.count("(") >= line.count(")")
        and (byline.has_role or len(byline.names) > 1)
    ):
        return False
    if _indent(page, block) > 1 + _indent(page, last) or read_dateline(line):
        return False
    # A full line that ends a sentence ends its paragraph too, unless paragraphs are told by indents.
    return indented or not _ends_sentence(before)


def _indent(page: Page, block: Block) -> int:
    return block.mark_start - page.folded.rfind("\n", 0, block.start) - 1


def _printed(page: Page, block: Block) -> str:
    """The line with its indent, without marks."""
    return (
        page.text[block.mark_start - _indent(page, block) : block.mark_start]
        + page.text[block.start : block.end]
    )
