"""The evidence of a bulletin (证据): for each cited figure or list its sentence, cut where it stands, and its place."""

from __future__ import annotations

from dataclasses import dataclass

from flows.bulletins.document import Document, citations
from flows.bulletins.period import full_day
from flows.bulletins.wording import Row
from flows.reader_links import address
from warehouse.escape import plain


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One piece of evidence. ``about``: headline, day and number of printings in words. Offsets are code points of the page.

    ``reader`` is the address where the evidence reader shows a figure, or empty.
    """

    n: int
    id_column: str
    cited_id: str
    before: str
    printed: str
    after: str
    path: str
    start: int
    end: int
    about: tuple[str, ...]
    reader: str = ""


def exhibits(document: Document) -> tuple[Exhibit, ...]:
    """The evidence of all that is cited, by its number."""
    return tuple(
        _exhibit(n, document.evidence[cited_id], document.reader)
        for cited_id, n in citations(document).items()
    )


def _exhibit(n: int, row: Row, reader: str) -> Exhibit:
    quote, start, end = row["quote"] or row["raw_text"], row["mark_start"], row["mark_end"]
    if row["quote"] is None:
        start, end = 0, len(quote)
    about = [f"《{row['headline']}》" if row["headline"] else "（无标题）"]
    about.append(f"{full_day(row['page_date'])}见报" if row["page_date"] else "见报日不详")
    if row["n_printings"] > 1:
        about.append(f"同一稿件共{row['n_printings']}处刊登")
    return Exhibit(
        n=n,
        id_column=row["id_column"],
        cited_id=row["cited_id"],
        before=plain_ends(quote[:start]),
        printed=plain_ends(quote[start:end]),
        after=plain_ends(quote[end:]),
        path=row["path"],
        start=row["char_start"],
        end=row["char_end"],
        about=tuple(about),
        reader=reader + address("figure", row["cited_id"])
        if reader and row["id_column"] == "metric_id"
        else "",
    )


def plain_ends(text: str) -> str:
    """``text`` made plain, with a space kept where one stood at its ends."""
    shown = plain(text)
    if not shown:
        return ""
    return (" " if text[:1].isspace() else "") + shown + (" " if text[-1:].isspace() else "")
