"""A page as the evidence reader shows it (证据行): its stories with figures, other numerals, verdicts and copies.

Pure: rows of the queries beside it in, one JSON-ready row for each page out. Exact numbers go out as text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from warehouse.screen.fragments import Fragment, fragments, heads, numbered, text_offset
from warehouse.screen.working import Operand, suggested, working

Row = Mapping[str, Any]

FIGURE = (
    *("metric_id", "text_start", "text_end", "char_start", "char_end", "raw_text", "role", "indicator"),
    *(
        "indicator_code",
        "indicator_name",
        "subject",
        "place",
        "place_code",
        "value",
        "value_low",
        "value_high",
    ),
    *("printed_low", "printed_high", "approx", "unit", "period_start", "period_end", "period_text"),
    *("of_metric_id", "target_metric_id", "same_as_metric_id", "corrections"),
)
"""What a figure's list holds, in this order; names would be most of the bytes."""
ABROAD = (
    *("story_id", "raw_text", "role", "indicator", "place", "period_text", "quote"),
    *("headline", "path", "page_date"),
)
"""What is told of a figure that stands on another page."""
VERDICT = (
    *("result_id", "story_id", "rule", "severity", "verdict", "by_rounding_only", "metric_ids"),
    *(
        "expected",
        "observed",
        "message",
        "quote",
        "repair",
        "fingerprint",
        "review",
        "review_reason",
        "reviewer",
        "review_of_copy",
    ),
)


def page_row(
    page: Row,
    stories: Sequence[Row],
    figures: Sequence[Row],
    others: Sequence[Row],
    verdicts: Sequence[Row],
    abroad: Mapping[str, Row],
    corrections: Sequence[Row],
) -> dict[str, Any]:
    """The row of one page; the first five arguments hold rows of this page only.

    A story whose text and spans do not belong together is shown without its printed lines.
    """
    pieces = numbered([_pieces(story) for story in stories])
    by_story = _grouped(figures, "story_id")
    rest = _grouped(others, "story_id")
    operands = {row["metric_id"]: row for row in (*abroad.values(), *figures)}
    return {
        "path": page["path"],
        "day": page["page_date"] or (f"{page['page_month']:%Y-%m}" if page["page_month"] else None),
        "basis": page["page_date_basis"],
        "written": page["written"],
        "stories": [
            _story(
                story, own, by_story.get(story["story_id"], ()), rest.get(story["story_id"], ()), corrections
            )
            for story, own in zip(stories, pieces, strict=True)
        ],
        "verdicts": [_verdict(verdict, operands) for verdict in verdicts],
        "abroad": {id_: {name: row[name] for name in ABROAD} for id_, row in abroad.items()},
    }


def _pieces(story: Row) -> tuple[Fragment, ...]:
    try:
        return fragments(story["text"], [(span["start"], span["end"]) for span in story["spans"]])
    except ValueError:
        return ()  # of a file that another program wrote


def operand(row: Row) -> Operand:
    """A stored figure for its arithmetic; bounds of the wording count before those of the digits."""
    low = row["printed_low"] if row["value_low"] is None else row["value_low"]
    high = row["printed_high"] if row["value_high"] is None else row["value_high"]
    value, low, high = (None if each is None else Decimal(each) for each in (row["value"], low, high))
    return Operand(row["metric_id"], row["raw_text"], row["role"], row["unit"] or "", value, low, high)


def _story(
    story: Row,
    pieces: Sequence[Fragment],
    figures: Sequence[Row],
    others: Sequence[Row],
    corrections: Sequence[Row],
) -> dict[str, Any]:
    text = story["text"]
    return {
        "id": story["story_id"],
        "kind": story["kind"],
        "headline": story["headline"],
        "byline": story["byline"],
        "text": text,
        "heads": heads(text, story["headline"], story["deck"], story["byline"]),
        "pieces": [[p.text_start, p.length, p.page_start, p.line] for p in pieces],
        "place": story["place"],
        "place_code": story["place_code"],
        "date": story["story_date"],
        "first": story["is_canonical"],
        "head_lost": story["head_lost"],
        "tail_lost": story["tail_lost"],
        "sure": story["join_confidence"],
        "printings": story["printings"],
        "figures": [_figure(row, text, corrections) for row in figures],
        "others": list(_others(others, pieces)),
    }


def _figure(row: Row, text: str, corrections: Sequence[Row]) -> list[Any]:
    told = [row[name] for name in FIGURE[:-1]]
    return [*told, _corrections(row, text, corrections) if corrections else []]


def _corrections(row: Row, text: str, corrections: Sequence[Row]) -> list[list[str]]:
    """What people said the figure should have been: value, reason, author."""
    quote = "".join(text[row["sentence_start"] : row["sentence_end"]].split())
    printed = "".join(row["raw_text"].split())
    page = row["metric_id"][:16]
    return [
        [c["value"], c["reason"], c["author"]]
        for c in corrections
        if c["locator"] == row["metric_id"]
        or (
            c["page"] in (None, page)
            and "".join(c["expect"].split()) == printed
            and "".join(c["locator"].split()) in quote
        )
    ]


def _others(rows: Iterable[Row], pieces: Sequence[Fragment]) -> Iterable[list[Any]]:
    for row in rows:
        start, last = text_offset(pieces, row["char_start"]), text_offset(pieces, row["char_end"] - 1)
        if start is not None and last is not None and start <= last:
            yield [start, last + 1, row["class"]]


def _verdict(row: Row, figures: Mapping[str, Row]) -> dict[str, Any]:
    used = [operand(figures[id_]) for id_ in row["metric_ids"] if id_ in figures]
    complete = len(used) == len(row["metric_ids"])
    told = {name: row[name] for name in VERDICT if row[name] is not None and row[name] is not False}
    return told | {
        "working": working(row["rule"], used) if complete else (),
        "suggested": suggested(row["repair"], used),
    }


def _grouped(rows: Iterable[Row], name: str) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row[name], []).append(row)
    return found
