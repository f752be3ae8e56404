"""Blocks to classified blocks: what each printed line is on its page (版面元素).

A line's own shape (:mod:`transforms.shape`) says most. Three things need neighbours: whether a short
unfinished line is a heading or a piece of a cut sentence, whether a short sentence is a caption, and
whether a heading begins a story or only a section of one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from transforms.byline import read_byline, read_closing, read_dateline
from transforms.continuity import begins_fresh, divide, ends_open, kinship, run_on
from transforms.page import Block, Page
from transforms.paragraph import paragraphs
from transforms.shape import has_dash, is_clause, is_deck, is_notice, is_numbered, shape

MAX_PLAIN_CAPTION = 60
"""Characters of the longest caption without a photo credit. 2026-11: set to 60."""
MIN_LIST = 5
"""Lines of the shortest run of short lines that is a list and no headline. 2026-11: set to 5."""
LONG_TITLE = 24
"""Characters from which an unspaced title is suspected to be running text. 2026-11: set to 24."""
MAX_PICTURE_STORY = 450
"""Characters of the longest picture story (headline, text, photo credit). 2026-11: set to 450."""
MAX_BRIEF = 900
"""A story with a dateline (本报讯) shorter than this has no section heads. 2026-11: set to 900."""

MEMORY = 4_000
"""Characters of a story that are remembered when a section is asked whether it is still about the same."""
HEADING = frozenset({"title", "deck", "byline", "series"})
FLOW = frozenset({"body", "closing", "list"})


@dataclass(frozen=True, slots=True)
class LaidBlock:
    """One printed line and what it is.

    ``kind``: headline, deck, byline, series, subhead, body, closing (署名 at the end), caption, credit,
    editor, banner, jump, list, furniture. Lines with one ``unit`` are one paragraph. ``starts``: a story
    starts with this unit.
    """

    block: Block
    kind: str
    unit: int
    starts: bool


@dataclass(frozen=True, slots=True)
class _Unit:
    blocks: tuple[Block, ...]
    text: str
    kind: str
    starts: bool = False

    @property
    def gap(self) -> int:
        return self.blocks[0].gap

    @property
    def level(self) -> int:
        return self.blocks[0].level


def classify(page: Page) -> tuple[LaidBlock, ...]:
    """Every block of the page with its kind, in page order."""
    units = [_unit(page, group) for group in paragraphs(page)]
    _settle_lists(units)
    _settle_fragments(page, units)
    _settle_captions(page, units)
    _settle_photos(units)
    _settle_heads(page, units)
    return tuple(
        LaidBlock(block, unit.kind, number, unit.starts)
        for number, unit in enumerate(units)
        for block in unit.blocks
    )


def _unit(page: Page, group: tuple[Block, ...]) -> _Unit:
    text = "".join(page.folded[b.start : b.end] for b in group)
    return _Unit(group, text, shape(text))


def _neighbour(units: Sequence[_Unit], at: int, step: int) -> int | None:
    """Index of the next heading or text unit, pictures and furniture passed over."""
    at += step
    while 0 <= at < len(units):
        if units[at].kind in HEADING or units[at].kind in FLOW:
            return at
        at += step
    return None


def _settle_lists(units: list[_Unit]) -> None:
    """A long run of short lines is a table or a list of names (名单); its first line may be its title."""
    at = 0
    for kind, run in groupby(units, key=lambda unit: unit.kind):
        size = len(tuple(run))
        if kind in ("title", "byline") and size >= MIN_LIST:
            for i in range(at + (kind == "title"), at + size):
                units[i] = replace(units[i], kind="list")
        at += size


def _settle_fragments(page: Page, units: list[_Unit]) -> None:
    """Titles that are pieces of running text become body."""
    marked = sum(unit.level > 0 for unit in units)
    for i, unit in enumerate(units):
        if unit.kind not in ("title", "byline") or unit.level:
            continue
        before, after = _neighbour(units, i, -1), _neighbour(units, i, 1)
        if before is None:
            continue
        last = units[before]
        if unit.kind == "byline":
            byline = read_byline(unit.text)
            if (
                byline
                and not byline.has_role
                and len(byline.names) == 1
                and last.kind in FLOW
                and ends_open(last.text)
            ):
                units[i] = replace(unit, kind="body")
            continue
        following = units[after] if after is not None else None
        cut_off = last.kind in FLOW and run_on(page.folded, last.text, unit.text) >= 2
        if following is not None and read_dateline(following.text) is not None:
            is_piece = False
        elif following is None:
            is_piece = last.kind in FLOW and (cut_off or is_clause(unit.text) or "," in unit.text)
        elif following.kind == "body":
            goes_on = run_on(page.folded, unit.text, following.text) >= 2
            is_long = len(unit.text) >= LONG_TITLE and " " not in unit.text
            is_piece = (
                is_clause(unit.text)
                or (goes_on and last.kind in FLOW)
                or (marked >= 3 and last.kind in FLOW)
                or (is_long and not begins_fresh(following.text))
            )
        else:
            is_plain = following.kind not in ("deck", "byline", "series")
            after_text = last.kind in FLOW or last.kind == "byline"
            is_piece = after_text and is_plain and (cut_off or is_clause(unit.text))
        if is_piece:
            units[i] = replace(unit, kind="body")


def _settle_captions(page: Page, units: list[_Unit]) -> None:
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
        if left is not None and run_on(page.folded, left, unit.text) >= 2:
            continue
        apart = unit.gap >= max(2, usual + 1)
        inside = (
            left is not None
            and after is not None
            and units[after].kind == "body"
            and run_on(page.folded, left, units[after].text) >= 2
        )
        if inside or (apart and (units[before].kind in FLOW or left is not None)):
            units[i] = replace(unit, kind="caption")


def _cut_before(units: Sequence[_Unit], at: int) -> str | None:
    """Text of the last body unit before ``at`` when it is unfinished; headings are passed over."""
    for i in range(at - 1, -1, -1):
        if units[i].kind == "body":
            return units[i].text if ends_open(units[i].text) else None
        if units[i].kind == "closing":
            return None
    return None


def _settle_photos(units: list[_Unit]) -> None:
    """A photo credit on its own line closes a picture story or a caption, else stands alone."""
    for i, unit in enumerate(units):
        if unit.kind != "photo":
            continue
        last = units[i - 1] if i else None
        first = _section_start(units, i)
        if last is not None and last.kind == "caption":
            kind = "caption"
        elif first is not None and sum(len(u.text) for u in units[first:i]) <= MAX_PICTURE_STORY:
            kind = "photo"
            if i - first == 2:
                units[first] = replace(units[first], starts=True)
        elif last is not None and last.kind == "body" and len(last.text) <= 2 * MAX_PLAIN_CAPTION:
            units[i - 1] = replace(last, kind="caption")
            kind = "caption"
        else:
            kind = "credit"
        units[i] = replace(unit, kind=kind)


def _section_start(units: Sequence[_Unit], at: int) -> int | None:
    """Index of the lone title whose body runs up to ``at``."""
    i = at - 1
    while i >= 0 and units[i].kind == "body" and read_dateline(units[i].text) is None:
        i -= 1
    return i if 0 <= i < at - 1 and units[i].kind == "title" else None


@dataclass(slots=True)
class _Open:
    """The story being read: where its text starts and what it has had so far."""

    first: int = 0
    byline: frozenset[str] = frozenset()
    has_byline: bool = False
    dateline: bool = False
    chars: int = 0
    closed: bool = False
    notice: bool = False
    tail: str = ""


def _settle_heads(page: Page, units: list[_Unit]) -> None:
    """Decide which headings begin a story; name headline, deck and subhead."""
    levels = [unit.level for unit in units if unit.level]
    ranks = (min(levels, default=0), max(levels, default=0))
    story: _Open | None = None
    i = 0
    while i < len(units):
        unit = units[i]
        if unit.kind in HEADING:
            group = _group(units, i)
            story = _settle_group(page, units, group, story, ranks)
            i = group[-1] + 1
            continue
        if unit.kind in FLOW or unit.kind == "photo":
            if story is None or (story.closed and unit.kind in ("body", "list")):
                story = _Open(first=i)
                units[i] = replace(unit, starts=True)
            _read_on(units, i, story)
        i += 1


def _group(units: Sequence[_Unit], at: int) -> list[int]:
    """Indices of the heading units from ``at`` on, with nothing but furniture between them."""
    group = [at]
    for i in range(at + 1, len(units)):
        if units[i].kind in HEADING:
            group.append(i)
        elif units[i].kind in FLOW or units[i].kind in ("photo", "caption"):
            break
    return group


def _read_on(units: list[_Unit], at: int, story: _Open) -> None:
    """Take the text unit at ``at`` into the open story; a second byline divides it."""
    unit = units[at]
    if not story.chars and read_dateline(unit.text) is not None:
        story.dateline = True
    story.chars += len(unit.text)
    story.tail = (story.tail + unit.text)[-MEMORY:]
    closing = read_closing(unit.text)
    if closing is None and unit.kind != "photo":
        return
    story.closed = True
    if closing is None or not story.has_byline or story.byline & frozenset(closing[0].names):
        return
    inner = [k for k in range(story.first, at + 1) if units[k].kind in ("body", "closing", "subhead")]
    cut = divide([units[k].text for k in inner], [units[k].kind == "subhead" for k in inner])
    if cut is None:
        return
    start = inner[cut]
    if units[inner[cut - 1]].kind == "subhead":
        start = inner[cut - 1]
    kind = "headline" if units[start].kind == "subhead" else units[start].kind
    units[start] = replace(units[start], kind=kind, starts=True)


def _settle_group(
    page: Page, units: list[_Unit], group: list[int], story: _Open | None, ranks: tuple[int, int]
) -> _Open:
    """Decide what a heading group is; the story that is open after it. ``ranks``: marks' top and deepest level."""
    before, after = _text_before(units, group[0]), _text_after(units, group[-1])
    if story is not None and _is_closing_byline(units, group, story):
        units[group[0]] = replace(units[group[0]], kind="closing")
        story.closed = True
        group = group[1:]
        if not group:
            return story
    titles = [k for k in group if units[k].kind == "title"]
    if story is not None and not _begins_story(page, units, group, story, before, after, ranks):
        for k in group:
            if units[k].kind in ("title", "deck"):
                units[k] = replace(units[k], kind="subhead")
            elif units[k].kind == "byline":
                _take_byline(units[k], story)
        return story
    _name_heads(units, group, titles)
    units[group[0]] = replace(units[group[0]], starts=True)
    new = _Open(first=group[-1] + 1, notice=any(is_notice(units[k].text) for k in titles))
    for k in group:
        if units[k].kind == "byline":
            _take_byline(units[k], new)
    return new


def _take_byline(unit: _Unit, story: _Open) -> None:
    byline = read_byline(unit.text)
    story.has_byline = True
    story.byline |= frozenset(byline.names if byline else ())


def _text_before(units: Sequence[_Unit], at: int) -> str | None:
    i = next((i for i in range(at - 1, -1, -1) if units[i].kind in FLOW), None)
    return None if i is None else units[i].text


def _text_after(units: Sequence[_Unit], at: int) -> str | None:
    i = next((i for i in range(at + 1, len(units)) if units[i].kind in FLOW), None)
    return None if i is None else units[i].text


def _is_closing_byline(units: Sequence[_Unit], group: Sequence[int], story: _Open) -> bool:
    """A byline without parentheses after the text of a story that has none, before the next heading."""
    if units[group[0]].kind != "byline" or not story.chars or story.has_byline or story.dateline:
        return False
    return len(group) > 1 or group[0] == len(units) - 1


def _begins_story(
    page: Page,
    units: Sequence[_Unit],
    group: Sequence[int],
    story: _Open,
    before: str | None,
    after: str | None,
    ranks: tuple[int, int],
) -> bool:
    """Whether a heading group begins a story; otherwise its titles head a section of the open one."""
    kinds = [units[k].kind for k in group]
    if story.closed or any(units[k].starts or is_notice(units[k].text) for k in group):
        return True
    if "title" not in kinds:
        return "byline" in kinds and (story.has_byline or story.dateline)
    if "deck" in kinds or "byline" in kinds or "series" in kinds:
        return True
    if kinds.count("title") > 1 and not any(is_numbered(units[k].text) for k in group):
        return True
    if after is None or read_dateline(after) is not None:
        return True
    if before is not None and run_on(page.folded, before, after) >= 2:
        return True
    level = min((units[k].level for k in group if units[k].level), default=0)
    top, deep = ranks
    if level and top < deep:
        return level == top
    if story.notice:
        return True
    if any(is_numbered(units[k].text) for k in group):
        return False
    repeated, shared = kinship(_section(units, group[-1]), story.tail)
    if story.dateline and story.chars <= MAX_BRIEF:
        return repeated < 6 or shared * 3 < repeated
    # Without another sign only a section with hardly a word of the story begins a new one.
    least = 8 if story.has_byline else 4
    return story.chars >= 80 and repeated >= least and shared * 20 < repeated


def _section(units: Sequence[_Unit], at: int) -> str:
    """Text between the heading at ``at`` and the next one."""
    texts: list[str] = []
    for unit in units[at + 1 :]:
        if unit.kind in HEADING:
            break
        if unit.kind in FLOW:
            texts.append(unit.text)
    return "\n".join(texts)


def _name_heads(units: list[_Unit], group: Sequence[int], titles: Sequence[int]) -> None:
    """Name the headline of a group; lines above are kickers, lines below decks, after a byline sections."""
    byline = next((k for k in group if units[k].kind == "byline"), None)
    above = [k for k in titles if byline is None or k < byline] or list(titles)
    if not above:
        return
    head = _headline(units, group, above)
    heads = {head} | _couplet(units, above, head)
    for k in titles:
        kind = "headline" if k in heads else "deck" if k in above else "subhead"
        units[k] = replace(units[k], kind=kind)


def _couplet(units: Sequence[_Unit], titles: Sequence[int], head: int) -> set[int]:
    """The line that makes one headline with ``head``: printed next to it, of its length (对仗的双行题)."""
    if sum(unit.gap > 0 for unit in units) * 2 < len(units):
        return set()  # no blank lines on this page: printed next to each other says nothing
    for other, lower in ((head - 1, head), (head + 1, head + 1)):
        if other in titles and units[lower].gap == 0 and units[other].level == units[head].level:
            sizes = [sum("一" <= c <= "鿿" for c in units[k].text) for k in (other, head)]
            if abs(sizes[0] - sizes[1]) <= 1:
                return {other}
    return set()


def _headline(units: Sequence[_Unit], group: Sequence[int], titles: Sequence[int]) -> int:
    levels = {units[k].level for k in titles}
    if len(levels) > 1:
        top = min(level for level in levels if level)
        return next(k for k in titles if units[k].level == top)
    plain = [k for k in titles if not is_deck(units[k].text)] or list(titles)
    dashed = next((k for k in group if units[k].kind == "deck" and has_dash(units[k].text)), None)
    if dashed is not None:
        return max((k for k in plain if k < dashed), default=plain[0])
    return plain[min(1, len(plain) - 1)]
