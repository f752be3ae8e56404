"""What a bulletin is made of: sections of sentences, lists, tables and pictures, before it is Markdown or HTML.

Numbers are no text: each is a :class:`Num` that says which row and column of the warehouse gave it, so a test asks the
warehouse again for every one. What pages say is a :class:`Said`, so a renderer cannot forget to escape it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Num:
    """A number as it is shown, with the step and column that it comes from and what tells the row.

    ``cites``: the statements (metrics.metric_id) that print it or from which it is computed, or the lists
    (listings.listing_id) that it counts; empty for other counts.
    """

    shown: str
    source: str
    key: str = ""
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """Words of a page or made of them: a place, an indicator, a message that quotes."""

    text: str


@dataclass(frozen=True, slots=True)
class Time:
    """A day or a span of days in words."""

    shown: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A pointer to the finding with this number in the bulletin."""

    n: int


Inline = str | Num | Said | Time | Finding
Line = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph."""

    line: Line


@dataclass(frozen=True, slots=True)
class Listing:
    """Items of a list; ``findings`` numbers those that are findings, so that pointers reach them."""

    items: tuple[Line, ...]
    findings: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. ``numeric`` are the columns whose cells stand to the right, ``head`` is the one that names the row.

    ``searched``: readers look for one row of it, so a page offers a search when it is long.
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]
    numeric: frozenset[int] = frozenset()
    head: int = 0
    searched: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart as SVG. ``alt`` says what it shows; all its numbers stand in a table or list beside it."""

    svg: str
    caption: str
    alt: Line


Block = Paragraph | Listing | Grid | Picture


@dataclass(frozen=True, slots=True)
class Section:
    """A section with its heading; ``level`` 3 stands below the section before it."""

    heading: Line
    blocks: tuple[Block, ...]
    level: int = 2


@dataclass(frozen=True, slots=True)
class Document:
    """A bulletin: its title, the lines under it, its sections, and the evidence of all that may be cited.

    ``reader`` is the way to the folder in which the evidence reader lies, empty when there is none beside it.
    """

    title: Line
    facts: tuple[tuple[str, Line], ...]
    sections: tuple[Section, ...]
    evidence: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    reader: str = ""


def lines_of(document: Document) -> Iterator[Line]:
    """Every line of a document in the order of reading."""
    yield document.title
    for _, line in document.facts:
        yield line
    for section in document.sections:
        yield section.heading
        for block in section.blocks:
            yield from _lines(block)


def _lines(block: Block) -> Iterator[Line]:
    match block:
        case Paragraph(line):
            yield line
        case Listing(items):
            yield from items
        case Grid(rows=rows):
            for row in rows:
                yield from row
        case Picture(alt=alt):
            yield alt


def citations(document: Document) -> dict[str, int]:
    """The number of each cited statement or list, from 1 in the order of reading."""
    found: dict[str, int] = {}
    for line in lines_of(document):
        for piece in line:
            if isinstance(piece, Num):
                for cited_id in piece.cites:
                    if cited_id in document.evidence:
                        found.setdefault(cited_id, len(found) + 1)
    return found
