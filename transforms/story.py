"""Classified blocks to stories, as an editor would cut them out of the page (剪报).

Every character of the page that is no white space and no Markdown mark belongs to exactly one story;
captions, notices and page furniture (版面标识) are stories of their own kind.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from operator import attrgetter

from transforms.layout import LaidBlock
from transforms.page import Page
from transforms.record import record
from transforms.stories.byline import read_byline, read_closing, read_dateline, read_photo_credit
from transforms.stories.column_width import is_short_beside, stops_short
from transforms.stories.continuity import ends_open, ends_told, opens_paragraph, run_on
from transforms.stories.displaced import place_heads
from transforms.stories.draft import HEADS, TEXT, Draft, Piece, drafts
from transforms.stories.news_column import MARKS
from transforms.stories.reading import ReadingText, Span
from transforms.stories.rejoin import rejoin
from transforms.stories.seam import Join, head_lost, join_at, jumps, tail_lost
from transforms.stories.shape import has_dash, is_figure, is_notice, shape
from transforms.stories.short_lines import is_figure_row

_ORNAMENTS = MARKS + "】〗 \u3000"
"""Marks around a headline that are none of its words: ●河街短讯●, 【油茶】. 2026-11."""

FURNITURE = frozenset({"credit", "editor", "banner", "jump", "furniture"})


@record
class Story:
    """One story of a page. ``kind``: story, caption, notice or furniture.

    ``spans`` are page offsets in reading order (headline, deck, byline, body), each within one line;
    ``reading`` has the same text with broken lines joined. ``byline`` has the names only. ``joins`` are the
    places where a cut sentence was put together. ``head_lost``, ``tail_lost``: the text begins, or stops, inside
    a sentence that nothing on the page begins or continues (or says 上接, 下转); only stories have these marks.
    """

    story_id: str
    doc_id: str
    seq: int
    kind: str
    headline: str | None
    deck: str | None
    byline: tuple[str, ...]
    reading: ReadingText
    spans: tuple[Span, ...]
    joins: tuple[Join, ...] = ()
    head_lost: bool = False
    tail_lost: bool = False

    @property
    def join_confidence(self) -> float | None:
        """The least confidence of its joins; None when no sentence of it was cut."""
        return min((join.confidence for join in self.joins), default=None)

    @property
    def body_start(self) -> int:
        """Where in the reading text what stands below the headlines begins."""
        told = self.reading
        return next((p.start for p in told.paragraphs if p.kind not in HEADS), len(told.folded))

    @property
    def body_text(self) -> str:
        """Text of all paragraphs that are no headline, deck, series or byline, one a line."""
        reading = self.reading
        return "\n".join(reading.text[p.start : p.end] for p in reading.paragraphs if p.kind not in HEADS)


def cut_stories(page: Page, laid: Sequence[LaidBlock]) -> tuple[Story, ...]:
    """The stories of a page, in the order in which their first lines are printed."""
    pieces = [_piece(page.folded, tuple(group)) for _, group in groupby(laid, key=attrgetter("unit"))]
    starts = frozenset(x.unit for x in laid if x.starts)
    out, back = jumps(pieces)
    found = rejoin(page.folded, place_heads(page.folded, drafts(pieces, starts)), out, back)
    printed = {piece.start: at for at, piece in enumerate(p for p in pieces if p.kind in TEXT)}
    parts = [
        (
            kind,
            _in_order(draft),
            kind == "story" and (head_lost(draft) or draft.flow[0].start in back),
            kind == "story" and (tail_lost(draft) or draft.flow[-1].start in out),
            draft.sure,
        )
        for draft in found
        for kind in (_kind(draft),)
    ]
    parts += [("caption", run, False, False, {}) for run in _captions(pieces)]
    parts += [("furniture", [piece], False, False, {}) for piece in pieces if piece.kind in FURNITURE]
    parts.sort(key=lambda part: min(piece.start for piece in part[1]))
    return tuple(_story(page, printed, seq, *part) for seq, part in enumerate(parts, 1))


def _piece(folded: str, lines: tuple[LaidBlock, ...]) -> Piece:
    return Piece(lines, "".join([folded[x.block.start : x.block.end] for x in lines]), lines[0].kind)


def _captions(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Each caption, with a photo credit on the next line, or with its second line that ends with one."""
    runs: list[list[Piece]] = []
    last: Piece | None = None
    for piece in pieces:
        if piece.kind == "caption":
            credit = read_photo_credit(piece.text)
            lower = not piece.lines[0].block.gap and last is not None and not read_photo_credit(last.text)
            # 图为…。 | …。 | 张三 摄: the second of a caption's sentences has no mark of its own
            below = lower and shape(piece.text) != "caption"
            if (
                last is not None
                and last.kind == "caption"
                and ((credit and (credit[1] <= 1 or lower)) or below)
            ):
                runs[-1].append(piece)
            else:
                runs.append([piece])
        last = piece
    return runs


def _kind(draft: Draft) -> str:
    if draft.flow and draft.flow[-1].kind == "photo":
        return "caption"
    if not draft.flow:
        return "furniture"
    noticed = any(p.kind == "headline" and is_notice(p.text) for p in draft.heads)
    return "notice" if noticed else "story"


def _in_order(draft: Draft) -> list[Piece]:
    """Series and kicker (引题) above the headline, then headline, deck, byline, text."""
    headline = min((p.start for p in draft.heads if p.kind == "headline"), default=0)

    def rank(piece: Piece) -> tuple[int, int]:
        if piece.kind in ("deck", "series"):
            above = piece.start < headline and not has_dash(piece.text)
            return (0 if above else 2), piece.start
        return {"headline": 1, "byline": 3}[piece.kind], piece.start

    return sorted(draft.heads, key=rank) + draft.flow


def _story(
    page: Page,
    printed: dict[int, int],
    seq: int,
    kind: str,
    pieces: Sequence[Piece],
    headless: bool,
    open_end: bool,
    sure: Mapping[int, float],
) -> Story:
    paragraphs, joins = _paragraphs(page, pieces, printed, sure)
    spans = tuple((x.block.start, x.block.end) for piece in pieces for x in piece.lines)
    return Story(
        story_id=f"{page.doc_id[:16]}:s{spans[0][0]}",
        doc_id=page.doc_id,
        seq=seq,
        kind=kind,
        headline=_printed(page, pieces, "headline"),
        deck=_printed(page, pieces, "deck"),
        byline=tuple(dict.fromkeys(_names(pieces))),
        reading=ReadingText.build(page.text, page.folded, paragraphs),
        spans=spans,
        joins=tuple(joins),
        head_lost=headless,
        tail_lost=open_end,
    )


def _paragraphs(
    page: Page, pieces: Sequence[Piece], printed: dict[int, int], sure: Mapping[int, float]
) -> tuple[list[tuple[str, tuple[Span, ...]]], list[Join]]:
    """Pieces as paragraphs; a cut sentence makes two pieces one, which is a join."""
    made: list[tuple[str, tuple[Span, ...]]] = []
    joins: list[Join] = []
    last: Piece | None = None
    at = 0
    for piece in pieces:
        spans = tuple((x.block.start, x.block.end) for x in piece.lines)
        if last is not None and last.kind == piece.kind == "headline" and is_figure(piece.text):
            # 五年修渠 | 860公里: a figure alone is counted of what the line above it says
            made[-1] = ("headline", made[-1][1] + spans)
            at += len(piece.text)
            last = piece
            continue
        if last is not None and last.kind == piece.kind == "body" and ends_open(last.text):
            moved = printed[piece.start] != printed[last.start] + 1
            apart = moved and stops_short(last) and piece.lines[0].block.gap > 0
            if (moved and not apart) or _reads_on(page, last, piece, moved=moved):
                made[-1] = ("body", made[-1][1] + spans)
                joins.append(join_at(page.folded, last, piece, at, moved=moved, sure=sure.get(piece.start)))
                at += len(piece.text)
                last = piece
                continue
        at += len(piece.text) + (last is not None)
        made.append((piece.kind, spans))
        last = piece
    return made, joins


def _reads_on(page: Page, left: Piece, right: Piece, *, moved: bool) -> bool:
    """Whether the second of two paragraphs continues the sentence of the first, which has no full stop.

    A last line that is short of its column's width ended the paragraph, though its full stop is lost. So does a row of
    a list, a name and its figure.
    """
    if len(left.lines) == 1 and is_figure_row(left.text) and right.text[0] not in ",、;。":
        return False
    near = moved or not page.folded[left.lines[-1].block.end : right.start].strip()
    short = stops_short(left) or (ends_told(left.text) and is_short_beside(left, right))
    fresh = (short and near) or opens_paragraph(right.text)
    return not fresh or run_on(page.folded, left.text, right.text) >= 2


def _printed(page: Page, pieces: Sequence[Piece], kind: str) -> str | None:
    """The head lines of this kind as printed: a headline of two lines is one, of decks the one with a dash."""
    found = [
        "".join(page.text[x.block.start : x.block.end] for x in piece.lines)
        for piece in pieces
        if piece.kind == kind
    ]
    if kind == "headline":
        return " ".join(text.strip(_ORNAMENTS) or text for text in found) or None
    return next((text for text in found if has_dash(text)), found[0]) if found else None


def _names(pieces: Sequence[Piece]) -> Iterable[str]:
    body_seen = False
    for piece in pieces:
        if piece.kind in ("byline", "closing"):
            byline = read_byline(piece.text)
            yield from byline.names if byline else ()
        elif piece.kind in ("photo", "caption"):
            credit = read_photo_credit(piece.text)
            yield from credit[0] if credit else ()
        elif piece.kind == "body":
            dateline = None if body_seen else read_dateline(piece.text)
            body_seen = True
            yield from dateline.names if dateline else ()
            closing = read_closing(piece.text)
            yield from closing[0].names if closing else ()
