"""Printed lines to paragraphs: hard-wrapped lines are put together again (断行还原).

Most pages give a paragraph per line. Where the text was wrapped at the width of its column, the unfinished lines
of a column have one length; then a full line is followed by more of its paragraph.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from operator import and_

from transforms.page import Block, Page
from transforms.record import record
from transforms.stories.byline import read_byline, read_dateline

MIN_WRAPPED_LINES = 6
"""Fewer unfinished lines that go to the edge of their column may be headlines. 2026-11: set to 6."""
MIN_COLUMN = 3
"""Lines of one length, one after another, that make a column: a couplet of headlines has two. 2026-11: set to 3."""
MIN_LENGTH = 8
"""Characters of the shortest line that its column's edge may have broken. 2026-11: set to 8."""
REACH = 12
"""Lines above and below that a line is compared with. 2026-11: a paragraph has hardly more."""
WRAPPED_SHARE = (1, 2)
"""Share of all lines that are full when a page is wrapped. 2026-11: one half."""
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
    """How a page was wrapped: what each of its lines measures, and whether it goes to the edge of its column."""

    full: tuple[bool, ...]
    indented: bool


def find_wrap(lines: Sequence[str]) -> Wrap | None:
    """How the page's lines were wrapped, by printed width or by number of characters; None when they were not.

    A page has columns of several widths (消息 in one, 特写 in a narrower one, 公告 over two), so a line is compared
    with the lines next to it only.
    """
    if not lines or sum(len(line) > MAX_WRAPPED for line in lines) * 10 > len(lines):
        return None
    broken = [len(line) >= MIN_LENGTH and not _ends_sentence(line) for line in lines]
    if sum(broken) < MIN_WRAPPED_LINES:
        return None
    best: tuple[int, tuple[bool, ...]] | None = None
    for measure, slack in ((_width, 3), (len, 1)):
        full = _full(list(map(measure, lines)), slack, broken)
        opened = sum(map(and_, full, broken))
        share, of = WRAPPED_SHARE
        fits = opened >= MIN_WRAPPED_LINES and sum(full) * of >= len(lines) * share
        if fits and (best is None or opened > best[0]):
            best = (opened, full)
    return None if best is None else Wrap(best[1], _is_indented(lines, best[1]))


def _full(sizes: Sequence[int], slack: int, broken: Sequence[bool]) -> tuple[bool, ...]:
    """For each line whether enough broken lines around it are as long, and none up to them is longer."""
    return tuple(_has_like(sizes, at, slack, broken) for at in range(len(sizes)))


def _has_like(sizes: Sequence[int], at: int, slack: int, broken: Sequence[bool]) -> bool:
    """Whether the line at ``at`` is one of ``MIN_COLUMN`` lines of one length in its column, itself counted."""
    size, like = sizes[at], 1
    for step in (-1, 1):
        for k in range(at + step, at + step * (REACH + 1), step):
            if not 0 <= k < len(sizes) or sizes[k] > size + slack:
                break
            like += broken[k] and sizes[k] >= size - slack
            if like >= MIN_COLUMN:
                return True
    return False


def _is_indented(lines: Sequence[str], full: Sequence[bool]) -> bool:
    """Whether paragraphs are told by indents: most lines under a short one that ends a sentence have one."""
    firsts = [
        line for k, (last, line) in enumerate(pairwise(lines)) if not full[k] and _ends_sentence(last)
    ]
    return sum(line[0].isspace() for line in firsts) * 2 > len(firsts)


def paragraphs(page: Page) -> tuple[tuple[Block, ...], ...]:
    """The page's lines, grouped: each group is one paragraph or one heading line."""
    blocks = page.blocks
    # Widths are those of the printed forms (folding makes a full-width comma narrow), the indent included.
    wrap = find_wrap([_printed(page, b) for b in blocks])
    if wrap is None:
        return tuple((block,) for block in blocks)
    groups: list[list[Block]] = []
    for i, block in enumerate(blocks):
        if groups and _continues(page, blocks[i - 1], block, full=wrap.full[i - 1], indented=wrap.indented):
            groups[-1].append(block)
        else:
            groups.append([block])
    return tuple(tuple(group) for group in groups)


def _continues(page: Page, last: Block, block: Block, *, full: bool, indented: bool) -> bool:
    """Whether ``block`` goes on with the paragraph of the line ``last`` above it, which is ``full`` or not."""
    if block.gap or block.level or last.level:
        return False
    before, line = page.folded[last.start : last.end], page.folded[block.start : block.end]
    if before.rfind("(") > before.rfind(")") and line.find(")") > line.find("("):
        return True  # names in parentheses, or a note, over two lines
    if not full:
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
