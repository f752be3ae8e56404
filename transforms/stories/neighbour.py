"""What a paragraph is among its neighbours: a piece of a cut sentence, a caption, a list (上下文定性).

A heading stays a ``title`` here; whether it begins a story is settled in :mod:`transforms.layout`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from transforms.page import Block, Page
from transforms.stories.bulleted import bulleted
from transforms.stories.byline import read_byline, read_dateline, read_photo_credit
from transforms.stories.continuity import begins_fresh, bridged, ends_open, goes_on, is_lead, run_on, takes_up
from transforms.stories.line_sizes import ends_short
from transforms.stories.paragraph import paragraphs
from transforms.stories.pictures import MAX_PLAIN_CAPTION, join_captions, settle_credited, settle_photos
from transforms.stories.shape import (
    has_dash,
    is_bare_notice,
    is_clause,
    is_couplet,
    is_figure,
    is_notice,
    jump_at_end,
    shape,
)
from transforms.stories.short_lines import listed
from transforms.stories.unit import FLOW, HEADING, Unit

LONG_TITLE = 24
"""Characters from which an unspaced title is suspected to be running text. 2026-11: set to 24."""

SHORT_DECK = 14
"""Characters from which a line with a comma under a heading is suspected to be running text. 2026-11."""
MAX_KICKER = 60
"""Characters of the longest kicker. 2026-11: set to 60."""
KICKER_LINES = 2
"""Lines of the same: of three, it is the last sentence of the text above, whose full stop is lost. 2026-11: set to 2."""
MAX_CUT_OFF = 12
"""Texts that begin inside a sentence and are tried as the other half of a short line. 2026-11: set to 12."""
MAX_OPEN = 60
"""Unfinished texts that are tried as the first half of one of these. 2026-11: set to 60."""
SAYS = ("说", "道", "表示", "介绍", "介绍说", "告诉记者", "感慨", "坦言")
"""How a line ends that names who said what is quoted above it. 2026-11."""
ENDS = "!?”…"
"""Characters at which no sentence is cut. 2026-11."""
_COUNTED = re.compile(r"[0-9][一-鿿]{1,2}$")
_SCENE = re.compile(r"[一-鿿]{2,8}在[^,。;:0-9]{4,24}。")


def units_of(page: Page) -> list[Unit]:
    """The paragraphs of a page in page order, all but the headings settled."""
    units = [_unit(page, group) for group in paragraphs(page)]
    for at in listed([(unit.kind, unit.text) for unit in units]):
        units[at] = units[at].of_kind("list")
    for first, end in bulleted([unit.text for unit in units]):
        units[first:end] = [unit.of_kind("body") for unit in units[first:end]]
    join_captions(units)
    settle_credited(units)
    _settle_figures(units)
    _settle_fragments(page, units)
    _settle_kickers(units)
    _settle_captions(page, units)
    settle_photos(units)
    return units


def _unit(page: Page, group: tuple[Block, ...]) -> Unit:
    folded = page.folded
    text = (
        folded[group[0].start : group[0].end]
        if len(group) == 1
        else "".join([folded[b.start : b.end] for b in group])
    )
    kind = shape(text)
    # Lines that a column's edge broke are running text; a headline's lines are shorter, and broken by sense.
    return Unit(group, text, "body" if kind == "title" and len(group) > 1 and "," in text else kind)


def _neighbour(units: Sequence[Unit], at: int, step: int) -> int | None:
    """Index of the next heading or text unit, pictures and furniture passed over."""
    at += step
    while 0 <= at < len(units):
        if units[at].kind in HEADING or units[at].kind in FLOW:
            return at
        at += step
    return None


def _settle_figures(units: list[Unit]) -> None:
    """A figure alone under a title is the title's second line (全市生产总值 | 达4321.5亿元 | 本报讯…, 五年修路 | 860公里).

    A text or another head line stands below it, which does not go on with it.
    """
    for i in range(1, len(units) - 1):
        above, unit, below = units[i - 1 : i + 2]
        if above.kind != "title" or unit.kind != "body" or not is_figure(unit.text):
            continue
        signed = below.kind == "byline" or read_dateline(below.text) is not None
        last = units[i - 2] if i > 1 and units[i - 2].kind in FLOW else None
        over = last is None or not ends_open(last.text) or ends_short(last.blocks, last.text)
        text = below.kind == "body" and (len(below.blocks) > 1 or len(below.text) > MAX_KICKER)
        headed = below.kind in HEADING or (text and not goes_on(below.text))
        if signed or (over and not unit.gap and headed):
            units[i] = unit.of_kind("title")


def _settle_fragments(page: Page, units: list[Unit]) -> None:
    """Titles that are pieces of running text become body."""
    marked = sum(unit.level > 0 for unit in units)
    cut_off: list[str] = []
    for _ in range(2):
        for i, unit in enumerate(units):
            short = unit.kind in ("title", "byline") and not unit.level
            if short and _is_piece(page, units, i, marked, cut_off):
                units[i] = unit.of_kind("body")
        # The second round knows which texts still miss their first half.
        cut_off = _cut_off(page, units)
        if not cut_off:
            break


def _cut_off(page: Page, units: Sequence[Unit]) -> list[str]:
    """Texts that begin inside a sentence which no unfinished text of the page begins; a few are enough."""
    texts = [unit.text for unit in units if unit.kind == "body"]
    opens = [text for text in texts if ends_open(text)][:MAX_OPEN]
    found = [text for last, text in pairwise(texts) if goes_on(text) and not ends_open(last)]
    return [
        text for text in found[:MAX_CUT_OFF] if not any(bridged(page.folded, left, text) for left in opens)
    ]


def _is_piece(page: Page, units: Sequence[Unit], at: int, marked: int, cut_off: Sequence[str]) -> bool:
    """Whether a short unfinished line is a piece of running text.

    ``marked`` counts lines with marks on the page, ``cut_off`` has the texts that begin
    inside a sentence and continue no text of the page.
    """
    before, after = _neighbour(units, at, -1), _neighbour(units, at, 1)
    if before is None:
        return False
    unit, last = units[at], units[before]
    in_text = last.kind in FLOW
    if unit.kind == "byline":
        byline = read_byline(unit.text)
        lone = byline is not None and not byline.has_role and len(byline.names) == 1
        return lone and in_text and ends_open(last.text)
    following = units[after] if after is not None else None
    if is_notice(unit.text) and (is_bare_notice(unit.text) or not (in_text and ends_open(last.text))):
        return False
    if in_text and last.text[-1] in "”’" and unit.text.endswith(SAYS):
        return True  # “……就有奔头。”| 护林员王小山说
    if in_text and (_goes_out(units, at) or ("," in unit.text and unit.text[-1].isdigit())):
        return True
    if following is not None and read_dateline(following.text) is not None:
        return False
    dashed = following is not None and following.kind == "deck" and has_dash(following.text)
    if dashed and "," not in unit.text and not (in_text and ends_open(last.text)):
        return False  # 院里来了“大家长” | ——某县敬老院见闻
    unmarked = marked >= 3 and not (
        is_couplet(unit.text) or (following is not None and following.kind == "deck")
    )
    if in_text and (
        unmarked
        or (unit.text[-1] not in ENDS and any(bridged(page.folded, unit.text, text) for text in cut_off))
    ):
        return True
    if marked >= 3 and last.level and last.kind == "title" and "、" in unit.text and " " not in unit.text:
        return True
    if following is not None and last.kind == "title" and _is_first_half(unit, following):
        return True
    tail = in_text and run_on(page.folded, last.text, unit.text) >= 2
    if following is None:
        return in_text and (tail or is_clause(unit.text) or "," in unit.text)
    if following.kind != "body":
        if in_text and is_clause(unit.text):
            return True
        counts = any(c.isdigit() or c == "、" for c in unit.text)
        running = in_text and "," in unit.text and " " not in unit.text
        if running and len(unit.text) >= (SHORT_DECK if counts else LONG_TITLE):
            return True
        plain = following.kind not in ("deck", "byline", "series")
        if (
            following.kind == "title"
        ):  # of two lines one after another neither is but what a sentence lacks at its end
            tail = in_text and takes_up(page.folded, last.text, unit.text)
        return (in_text or last.kind == "byline") and plain and (tail or is_clause(unit.text))
    fresh = begins_fresh(following.text)
    comma = "," in unit.text
    # What begins inside a sentence may be the displaced tail of another story; a counted title runs on.
    runs = bridged(page.folded, unit.text, following.text) or (
        run_on(page.folded, unit.text, following.text) >= 2
        and (comma or _COUNTED.search(unit.text) is not None)
    )
    return (
        is_clause(unit.text)
        or (runs and (comma or (in_text and not fresh)))
        or (comma and in_text and following.text[0].isdigit() and not fresh)
        # …签订订单，每斤 | 价格…: a title does not stop right after a comma
        or (comma and in_text and len(unit.text) - unit.text.rfind(",") <= 3 and " " not in unit.text)
        # 为做好…工作，某 | 县成立…: an opening and its first clause
        or (comma and is_lead(unit.text) and not fresh)
        or (len(unit.text) >= LONG_TITLE and " " not in unit.text and not fresh)
    )


def _goes_out(units: Sequence[Unit], at: int) -> bool:
    """Whether the next line says where the text goes on (下转)."""
    return at + 1 < len(units) and units[at + 1].kind == "jump" and jump_at_end(units[at + 1].text)


def _is_first_half(unit: Unit, following: Unit) -> bool:
    """Whether a line under a heading is the first half of a cut paragraph, not a deck: decks part with spaces."""
    if "," not in unit.text or " " in unit.text:
        return False
    if following.kind == "body":
        return len(unit.text) >= SHORT_DECK and not begins_fresh(following.text)
    return len(unit.text) >= LONG_TITLE


def _settle_captions(page: Page, units: list[Unit]) -> None:
    """Short sentences set apart by white space, or standing inside a cut sentence, become captions."""
    gaps = sorted(unit.gap for unit in units[1:])
    usual = gaps[len(gaps) // 2] if gaps else 0
    for i, unit in enumerate(units):
        if unit.kind != "body" or len(unit.text) > MAX_PLAIN_CAPTION or ends_open(unit.text):
            continue
        before, after = _neighbour(units, i, -1), _neighbour(units, i, 1)
        if before is None or units[before].kind == "byline":
            continue
        left = _cut_before(units, i)
        apart = unit.gap >= max(2, usual + 1)
        inside = (
            left is not None
            and after is not None
            and units[after].kind == "body"
            and run_on(page.folded, left, units[after].text) >= 2
        )
        own = run_on(page.folded, left, unit.text) if left is not None else 0
        # The space behind a caption is the caption's: what goes on with the text above it is text.
        behind_caption = units[i - 1].kind in ("caption", "photo")
        if own >= 2 and (behind_caption or not (apart and inside)):
            continue
        if behind_caption and left is not None and not inside and read_photo_credit(units[i - 1].text):
            continue  # the picture has its caption to the end; what was cut before it goes on here or nowhere
        pictured = left is not None and after is not None and own < 2 and _is_scene(unit.text, units[after])
        if inside or pictured or (apart and (units[before].kind in FLOW or left is not None)):
            units[i] = unit.of_kind("caption")


def _is_scene(text: str, following: Unit) -> bool:
    """Whether a text tells first who does what where, as captions do, and what follows it goes on with another."""
    return _SCENE.match(text) is not None and following.kind == "body" and not begins_fresh(following.text)


def _settle_kickers(units: list[Unit]) -> None:
    """A long line without a full stop between a closed text and a signed title is its kicker (引题)."""
    for i in range(len(units) - 2):
        unit, title, byline = units[i : i + 3]
        if unit.kind != "body" or title.kind != "title" or byline.kind != "byline":
            continue
        if (
            len(unit.blocks) > KICKER_LINES
            or len(unit.text) > MAX_KICKER
            or "。" in unit.text
            or not ends_open(unit.text)
        ):
            continue
        before = _neighbour(units, i, -1)
        closed = before is None or not ends_open(units[before].text)
        if closed and not goes_on(unit.text) and _cut_before(units, i) is None:
            units[i] = unit.of_kind("title")


def _cut_before(units: Sequence[Unit], at: int) -> str | None:
    """Text of the last body unit before ``at`` when it is unfinished; headings are passed over."""
    for i in range(at - 1, -1, -1):
        if units[i].kind == "body":
            return units[i].text if ends_open(units[i].text) else None
        if units[i].kind == "closing":
            return None
    return None
