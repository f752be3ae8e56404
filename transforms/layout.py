"""Blocks to classified blocks: what each printed line is on its page (版面元素).

A line's own shape (:mod:`transforms.stories.shape`) says most. Three things need neighbours: whether a short
unfinished line is a heading or a piece of a cut sentence, whether a short sentence is a caption, and
whether a heading begins a story or only a section of one.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from transforms.page import Block, Page
from transforms.record import record
from transforms.stories.beneath import (
    begun_elsewhere,
    has_dateline,
    is_continued,
    is_signed,
    text_after,
    text_before,
    text_beneath,
)
from transforms.stories.byline import read_byline, read_closing, read_dateline
from transforms.stories.continuity import (
    begins_fresh,
    begins_inside,
    ends_open,
    is_lead,
    is_report,
    names_place,
    reports_elsewhere,
    run_on,
)
from transforms.stories.heading import ends_head, name_heads, names_division
from transforms.stories.line_sizes import ends_short
from transforms.stories.lone_head import is_news
from transforms.stories.neighbour import units_of
from transforms.stories.news_units import cut_head, settle_columns
from transforms.stories.notice_end import is_dated_below, is_day, is_sender, news_below
from transforms.stories.open_story import MAX_BRIEF, OpenStory
from transforms.stories.second_news import is_second_news
from transforms.stories.shape import has_dash, is_notice, is_numbered
from transforms.stories.topics import divide, kinship
from transforms.stories.unit import FLOW, HEADING, Unit

FOREIGN, FOREIGN_AFTER = 12, 200
"""Words that an unsigned text repeats, and characters before it, that tell it from the story above. 2026-11: set so."""

SIGNATURES = 2
"""Bylines, datelines and names at the end that make a page one whose stories are signed. 2026-11: set to 2."""
SURE = 3
"""Signs that make a heading between two signatures a headline: one is the heading itself. 2026-11: set to 3."""
INNER = ("body", "closing", "subhead")

MEMORY = 4_000
"""Characters of a story that are remembered when a section is asked whether it is still about the same."""


@record
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


def classify(page: Page) -> tuple[LaidBlock, ...]:
    """Every block of the page with its kind, in page order."""
    units = units_of(page)
    news = settle_columns(units)
    _settle_heads(page, units, news)
    laid: list[LaidBlock] = []
    number = 0
    for at, unit in enumerate(units):
        blocks = unit.blocks
        starts = unit.starts
        if at in news and unit.kind == "body" and (parts := cut_head(unit)) is not None:
            laid.append(LaidBlock(parts[0], "headline", number, starts))
            number, blocks, starts = number + 1, (parts[1], *blocks[1:]), False
        laid += (LaidBlock(block, unit.kind, number, starts) for block in blocks)
        number += 1
    return tuple(laid)


@record
class _Sheet:
    """Facts of a page: its marks' top and deepest level, whether its stories are signed, and whether blank
    lines part its paragraphs (``airy``), so that lines printed next to each other belong together."""

    page: Page
    top: int
    deep: int
    signed: bool
    airy: bool


def _sheet(page: Page, units: Sequence[Unit]) -> _Sheet:
    levels = [unit.level for unit in units if unit.level]
    signatures = sum(
        unit.kind == "byline" or read_closing(unit.text) is not None or read_dateline(unit.text) is not None
        for unit in units
    )
    airy = sum(unit.gap > 0 for unit in units) * 2 >= len(units)
    return _Sheet(page, min(levels, default=0), max(levels, default=0), signatures >= SIGNATURES, airy)


def _settle_heads(page: Page, units: list[Unit], news: AbstractSet[int]) -> None:
    """Decide which headings begin a story; name headline, deck and subhead. ``news`` are stories of a column."""
    sheet = _sheet(page, units)
    story: OpenStory | None = None
    i = 0
    while i < len(units):
        unit = units[i]
        if i in news:
            story = OpenStory(first=i, dateline=True)
        if i in news and unit.kind == "title":
            units[i] = unit.of_kind("headline")
        elif unit.kind in HEADING:
            group = _group(units, i, news)
            story = _settle_group(sheet, units, group, story)
            i = group[-1] + 1
            continue
        elif unit.kind in FLOW or unit.kind == "photo":
            closed = story is not None and (
                story.closed
                or (story.chars > 0 and (begun_elsewhere(units, i) or news_below(unit, story)))
                or is_second_news(unit, story)
            )
            if closed and is_day(unit.text):  # under the office that a notice is of
                closed, unit = False, unit.of_kind("closing")
                units[i] = unit
            if story is None or (i not in news and closed and unit.kind in ("body", "list")):
                story = OpenStory(first=i, fragment=unit.kind == "body" and not begins_fresh(unit.text))
                units[i] = unit.starting()
            _read_on(units, i, story)
        i += 1


def _group(units: Sequence[Unit], at: int, news: AbstractSet[int]) -> list[int]:
    """Indices of the heading units from ``at`` on, with nothing but furniture between them."""
    group = [at]
    for i in range(at + 1, len(units)):
        if i in news or ends_head(units, group, i):
            break
        if units[i].kind in HEADING:
            group.append(i)
        elif units[i].kind in FLOW or units[i].kind in ("photo", "caption"):
            break
    return group


def _read_on(units: list[Unit], at: int, story: OpenStory) -> None:
    """Take the text unit at ``at`` into the open story; a second byline divides it."""
    unit = units[at]
    dateline = None if story.chars else read_dateline(unit.text)
    if dateline is not None:
        story.dateline = True
        story.byline |= frozenset(dateline.names)
    story.chars += len(unit.text)
    story.tail = (story.tail + unit.text)[-MEMORY:]
    closing = read_closing(unit.text)
    if closing is None and unit.kind != "photo":
        return
    story.closed = True
    if closing is None:
        return
    names = frozenset(closing[0].names)
    other = bool(names) and bool(story.byline) and not story.byline & names
    sent = not names and closing[0].has_role and (story.dateline or bool(story.byline))
    if not (other or sent):
        return
    start = _second_start(units, [k for k in range(story.first, at + 1) if units[k].kind in INNER], story)
    if start is None:
        return
    kind = "headline" if units[start].kind == "subhead" else units[start].kind
    units[start] = units[start].of_kind(kind).starting()


def _second_start(units: Sequence[Unit], inner: Sequence[int], story: OpenStory) -> int | None:
    """Where the second of two differently signed stories begins: at the one heading, else where words change.

    News with a dateline has no section heads, so the last heading over the second signature is a headline;
    without a heading its second names are those of helpers.
    """
    headings = [k for k in inner if units[k].kind == "subhead"]
    if len(headings) == 1 or story.dateline:
        return headings[-1] if headings else None
    signs = {k: _signs(units, k, inner, headings) for k in headings}
    strong = [k for k in headings if signs[k] >= SURE]
    if strong:
        return strong[-1]
    likely = [signs.get(k, 0) for k in inner]
    cut = divide([units[k].text for k in inner], likely)
    if cut is None:
        return None
    return inner[cut - 1] if inner[cut - 1] in headings else inner[cut]


def _signs(units: Sequence[Unit], at: int, inner: Sequence[int], headings: Sequence[int]) -> int:
    """How many signs there are that a new story begins with the heading at ``at``."""
    after = "".join(units[k].text for k in inner if k > at)
    before = "".join(units[k].text for k in inner if k < at)
    return 1 + (at == headings[-1]) + 2 * is_lead(after) + 2 * names_place(units[at].text, after, before)


def _settle_group(sheet: _Sheet, units: list[Unit], group: list[int], story: OpenStory | None) -> OpenStory:
    """Decide what a heading group is; the story that is open after it."""
    before, after = text_before(units, group[0]), text_after(units, group[-1])
    if story is not None and (_is_closing_byline(units, group, story) or is_sender(units, group, story)):
        units[group[0]] = units[group[0]].of_kind("closing")
        if is_dated_below(units, group[0] + 1, story):
            units[group[0] + 1] = units[group[0] + 1].of_kind("closing")
        story.closed = True
        group = group[1:]
        if not group:
            return story
    titles = [k for k in group if units[k].kind == "title"]
    if story is not None and not _begins_story(sheet, units, group, story, before, after):
        for k in group:
            if units[k].kind == "title" or (
                units[k].kind == "deck" and (titles or not has_dash(units[k].text))
            ):
                units[k] = units[k].of_kind("subhead")
            elif units[k].kind == "byline":
                _take_byline(units[k], story)
        story.sections += bool(titles)
        return story
    name_heads(units, group, titles, airy=sheet.airy)
    units[group[0]] = units[group[0]].starting()
    beheaded = after is not None and (begins_inside(after) or is_continued(units, group))
    new = OpenStory(
        first=group[-1] + 1, fragment=beheaded, notice=any(is_notice(units[k].text) for k in titles)
    )
    new.headed, new.deck = bool(titles), any(units[k].kind == "deck" for k in group)
    for k in group:
        if units[k].kind == "byline":
            _take_byline(units[k], new)
    return new


def _take_byline(unit: Unit, story: OpenStory) -> None:
    byline = read_byline(unit.text)
    story.has_byline = True
    story.byline |= frozenset(byline.names if byline else ())


def _is_cut(sheet: _Sheet, units: Sequence[Unit], at: int, before: str, after: str) -> bool:
    """Whether the text above a heading stops inside a sentence; a short last line ended it, though its stop is lost."""
    i = next(i for i in range(at - 1, -1, -1) if units[i].kind in FLOW)
    open_end = ends_open(before) and not ends_short(units[i].blocks, units[i].text)
    return open_end or run_on(sheet.page.folded, before, after) >= 2


def _is_closing_byline(units: Sequence[Unit], group: Sequence[int], story: OpenStory) -> bool:
    """A byline without parentheses after the text of a story that has none, before the next heading."""
    if units[group[0]].kind != "byline" or not story.chars or story.has_byline or story.dateline:
        return False
    return len(group) > 1 or group[0] == len(units) - 1


def _begins_story(
    sheet: _Sheet,
    units: Sequence[Unit],
    group: Sequence[int],
    story: OpenStory,
    before: str | None,
    after: str | None,
) -> bool:
    """Whether a heading group begins a story; otherwise its titles head a section of the open one."""
    kinds = [units[k].kind for k in group]
    if story.closed or any(units[k].starts or is_notice(units[k].text) for k in group):
        return True
    if "title" not in kinds:
        return "byline" in kinds and (
            story.has_byline or story.dateline or (after is not None and story.chars > 0 and is_lead(after))
        )
    if "deck" in kinds or "byline" in kinds or "series" in kinds:
        return True
    if kinds.count("title") > 1 and not any(is_numbered(units[k].text) for k in group):
        return True
    if after is None or has_dateline(units, group[-1]):
        return True
    if before is not None and _is_cut(sheet, units, group[0], before, after):
        return True  # no section head stands inside a sentence
    if begins_inside(after) or is_continued(units, group):
        return True
    level = min((units[k].level for k in group if units[k].level), default=0)
    if level and sheet.top < sheet.deep:
        return level == sheet.top
    if story.notice:
        return True
    if any(is_numbered(units[k].text) for k in group):
        return False
    section = text_beneath(units, group[-1])
    lead, signed = is_lead(section), is_signed(units, group[-1])
    opens = lead or is_report(section) or names_division(units[group[0]].text)
    if opens and names_place(units[group[0]].text, section, story.tail):
        return True
    if lead and (story.dateline or story.fragment):
        return True
    if story.dateline and story.chars <= MAX_BRIEF and reports_elsewhere(section, story.tail):
        return True
    if is_news(units, group[0], story, section):
        return True
    alone = sheet.signed and not ((story.byline or story.dateline) and signed)
    unsigned = alone and not story.dateline and not (lead and signed)
    if unsigned and story.chars < FOREIGN_AFTER:
        return False  # asked before the words are compared, which takes the longest
    repeated, shared = kinship(section, story.tail)
    if unsigned:
        return repeated >= FOREIGN and shared * 8 < repeated
    if lead and signed and shared * 3 < repeated:
        return True
    if alone:
        # Where stories are signed, a text without names is a section of one that has them, or has lost them.
        return story.dateline and repeated >= 6 and shared * 3 <= repeated
    if story.dateline and story.chars <= MAX_BRIEF:
        return repeated < 6 or shared * 3 < repeated
    # Without another sign only a section with hardly a word of the story begins a new one.
    least = 8 if story.has_byline else 4
    return story.chars >= 80 and repeated >= least and shared * 20 < repeated
