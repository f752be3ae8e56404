"""Printed lines to paragraphs: hard-wrapped lines are put together again (断行还原).

Most pages give a paragraph per line. Where the text was wrapped at the width of its column, the unfinished lines
of a column have one length; then a full line is followed by more of its paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from operator import and_

from transforms.page import Block, Page
from transforms.record import record
from transforms.stories.byline import read_byline, read_closing, read_dateline, read_photo_credit
from transforms.stories.continuity import run_on
from transforms.stories.shape import has_dash, is_couplet, is_notice, shape
from transforms.stories.short_lines import is_figure_row
from transforms.text.bullets import BULLETS

MIN_WRAPPED_LINES = 6
"""Fewer unfinished lines that go to the edge of their column may be headlines. 2026-11: set to 6."""
MIN_COLUMN = 3
"""Lines of one length, one after another, that make a column: a couplet of headlines has two. 2026-11: set to 3."""
MIN_LENGTH = 11
"""Characters of the shortest line that its column's edge may have broken: columns have 12 or more. 2026-11."""
REACH = 12
"""Lines above and below that a line is compared with. 2026-11: a paragraph has hardly more."""
WRAPPED_SHARE = (1, 3)
"""Share of all lines that are full when a page is wrapped; many paragraphs have two lines. 2026-11: a third."""
MAX_WRAPPED = 60
"""Characters of the longest wrapped line; newspaper columns have 12 to 30. 2026-11: set to 60."""
MIN_TELLING = 16
"""Characters of the shortest of two lines that make a column. 2026-11: a headline's line with a comma has fewer."""
OWN = frozenset({"furniture", "editor", "jump", "banner"})
"""Kinds of a printed line that never is part of a paragraph."""
_TWO_HAN = re.compile(r"[一-鿿]{2}")
_INNER = re.compile(r"[,，。;；].{2}")
_CLOSES = frozenset(":：;；。")
_FINAL = frozenset("。.！？!?…")
_CLOSING = frozenset("”’』」）)")


def _width(text: str) -> int:
    """Printed width in half characters: a Chinese character has three bytes of UTF-8 and is two wide."""
    return (len(text.encode()) + len(text)) // 2


def _ends_sentence(line: str) -> bool:
    if line[-1] == "." and line[-2:-1].isdigit():
        return False  # 12.|5万元: a figure over two lines
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
    broken = [
        len(line) >= MIN_LENGTH and not _ends_sentence(line) and read_closing(line) is None for line in lines
    ]
    if sum(broken) < MIN_WRAPPED_LINES:
        return None
    told = list(map(_tells, lines))
    best: tuple[int, tuple[bool, ...]] | None = None
    for measure, slack in ((_width, 3), (len, 1)):
        full = _full(list(map(measure, lines)), slack, broken, told)
        full = tuple(edge and len(line) >= MIN_LENGTH for edge, line in zip(full, lines, strict=True))
        opened = sum(map(and_, full, broken))
        share, of = WRAPPED_SHARE
        fits = opened >= MIN_WRAPPED_LINES and sum(full) * of >= len(lines) * share
        if fits and (best is None or opened > best[0]):
            best = (opened, full)
    return None if best is None else Wrap(best[1], _is_indented(lines, best[1]))


def _full(sizes: Sequence[int], slack: int, broken: Sequence[bool], told: Sequence[bool]) -> tuple[bool, ...]:
    """For each line whether enough broken lines around it are as long, and none up to them is longer."""
    return tuple(
        _has_like(sizes, at, slack, broken) or (broken[at] and _has_twin(sizes, at, slack, told))
        for at in range(len(sizes))
    )


def _has_twin(sizes: Sequence[int], at: int, slack: int, told: Sequence[bool]) -> bool:
    """Whether the line next to the one at ``at`` is as long, both telling something: a caption, a short notice."""
    near = (k for k in (at - 1, at + 1) if 0 <= k < len(sizes))
    return told[at] and any(told[k] and abs(sizes[k] - sizes[at]) <= slack for k in near)


def _tells(line: str) -> bool:
    """Whether a line is long and has a comma or the end of a sentence inside: of these two make a column."""
    return len(line) >= MIN_TELLING and _INNER.search(line) is not None


def _has_like(sizes: Sequence[int], at: int, slack: int, broken: Sequence[bool]) -> bool:
    """Whether the line at ``at`` is one of ``MIN_COLUMN`` lines of one length in its column, itself counted."""
    size, like, longest = sizes[at], 1, sizes[at] + slack
    for step in (-1, 1):
        longer = 0
        for k in range(at + step, at + step * (REACH + 1), step):
            if not 0 <= k < len(sizes) or sizes[k] > longest + (0 if longer else slack):
                break  # one line that is a little longer was set narrow, or has an indent; two are another column
            longer = sizes[k] > longest
            like += broken[k] and size - slack <= sizes[k] <= longest
            if like >= MIN_COLUMN:
                return True
    return False


def _is_indented(lines: Sequence[str], full: Sequence[bool]) -> bool:
    """Whether paragraphs are told by indents: most lines under a short one that ends a sentence have one."""
    firsts = [line for k, (last, line) in enumerate(pairwise(lines)) if not full[k] and _ends_sentence(last)]
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
        if groups and _continues(page, groups[-1], block, wrap, i):
            groups[-1].append(block)
        else:
            groups.append([block])
    return tuple(tuple(group) for group in groups)


def _continues(page: Page, group: Sequence[Block], block: Block, wrap: Wrap, at: int) -> bool:
    """Whether ``block``, the page's line ``at``, goes on with the paragraph ``group`` right above it."""
    last = group[-1]
    if block.gap or block.level or last.level:
        return False
    before, line = page.folded[last.start : last.end], page.folded[block.start : block.end]
    if before.rfind("(") > before.rfind(")") and line.find(")") > line.find("("):
        return True  # names in parentheses, or a note, over two lines
    if line[0] in BULLETS or _is_closed(before, first=len(group) == 1) or _is_row_of_table(page, at - 1):
        return False
    if before[-1] in ":：" and _is_row_of_table(page, at):
        return False
    if is_figure_row(line) and (before[-1] in _CLOSES or not wrap.full[at - 1]):
        return False
    item = page.folded[group[0].start] in BULLETS and _tells(before) and not _ends_sentence(before)
    if not (wrap.full[at - 1] or item):
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
    own = not wrap.full[at] and (_is_own(line) or _is_head(page, line, at))
    if own or _cuts_in(page, before, line, at):
        return False
    if not _ends_sentence(before):
        return True
    # A full line that ends a sentence ends its paragraph too, unless paragraphs are told by indents.
    return wrap.indented and shape(line) != "title"


def _is_row_of_table(page: Page, at: int) -> bool:
    """Whether a line and one beside it are a name and an amount, with nothing else: rows of a table (各村 12.60万元)."""
    if not is_figure_row(_line(page, at)):
        return False
    beside = (k for k in (at - 1, at + 1) if 0 <= k < len(page.blocks))
    return any(is_figure_row(_line(page, k)) for k in beside)


def _line(page: Page, at: int) -> str:
    return page.folded[page.blocks[at].start : page.blocks[at].end]


def _is_closed(line: str, *, first: bool) -> bool:
    """Whether no paragraph goes on behind a line: names or a photo credit end it, or it is a line of its own.

    ``first``: it is the first line of its paragraph.
    """
    if read_closing(line) is not None or read_photo_credit(line) is not None:
        return True
    if is_figure_row(line):
        return True
    return first and (_is_own(line) or (is_couplet(line) and read_dateline(line) is None))


def _cuts_in(page: Page, before: str, line: str, at: int) -> bool:
    """Whether a line is a picture's caption with its credit, which stands inside a sentence of the text around it."""
    if read_photo_credit(line) is None or at + 1 == len(page.blocks):
        return False
    below = page.blocks[at + 1]
    return run_on(page.folded, before, page.folded[below.start : below.end]) >= 2


def _is_head(page: Page, line: str, at: int) -> bool:
    """Whether a line is a headline right over a deck, names or a dateline, whatever sentence was cut above it."""
    if at + 1 == len(page.blocks) or "," in line:
        return False
    below = page.blocks[at + 1]
    under = page.folded[below.start : below.end]
    byline = read_byline(under)
    signed = byline is not None and byline.has_role
    return (signed or has_dash(under) or read_dateline(under) is not None) and shape(line) == "title"


def _is_own(line: str) -> bool:
    """Whether a line stands by itself: the title of a notice, names over the text, furniture."""
    if is_notice(line) and "," not in line:
        return True
    byline = read_byline(line)
    signed = byline is not None and byline.has_role and bool(byline.names) and read_dateline(line) is None
    return signed or (_TWO_HAN.search(line) is not None and shape(line) in OWN)


def _indent(page: Page, block: Block) -> int:
    return block.mark_start - page.folded.rfind("\n", 0, block.start) - 1


def _printed(page: Page, block: Block) -> str:
    """The line with its indent, without marks."""
    return (
        page.text[block.mark_start - _indent(page, block) : block.mark_start]
        + page.text[block.start : block.end]
    )
