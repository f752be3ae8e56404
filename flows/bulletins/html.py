"""A bulletin as one HTML page that asks nobody for anything (网页版): style inside, charts inside.

The page forbids itself every request, every style and every script but its own (Content-Security-Policy with their hashes).
The script only offers a search above long directories; a page without one has no script, and where scripts are off all rows
stand there. All text goes through :func:`escaped`; only charts, which this program draws, go in as they are.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from html import escape
from importlib import resources

from flows.bulletins.document import (
    Block,
    Document,
    Finding,
    Grid,
    Inline,
    Line,
    Listing,
    Num,
    Paragraph,
    Picture,
    Said,
    Section,
    Time,
    citations,
)
from flows.bulletins.exhibits import Exhibit, exhibits
from warehouse.escape import plain


def escaped(text: str) -> str:
    """Text on one line, without steering characters, safe between tags and inside quoted attributes."""
    return escape(plain(text), quote=True)


@cache
def style() -> str:
    """The style sheet."""
    return (resources.files("flows.bulletins") / "bulletin.css").read_text("utf-8").strip()


@cache
def script() -> str:
    """The search above long directories."""
    return (resources.files("flows.bulletins") / "search.js").read_text("utf-8").strip()


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@cache
def policy(searched: bool = False) -> str:
    """What the page may load: nothing, and only its own style; its own script when something is ``searched``."""
    scripts = f" script-src {_hash(script())};" if searched else ""
    return f"default-src 'none'; style-src {_hash(style())};{scripts} base-uri 'none'; form-action 'none'"


LONG = 20
"""From how many rows a directory has a search. 2026-11: set to 20, about a screen."""


def _is_searched(block: Block) -> bool:
    return isinstance(block, Grid) and block.searched and len(block.rows) >= LONG


class _Page:
    """What has been written of one page: which citations have been made already."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.numbers = citations(document)
        self.returned: set[int] = set()

    def text(self, line: Line) -> str:
        return "".join(self._piece(piece) for piece in line)

    def _piece(self, piece: Inline) -> str:
        match piece:
            case str():
                return escaped_spaces(piece)
            case Said(text):
                return f'<span class="said">{escaped(text)}</span>'
            case Time(shown):
                return f'<span class="time">{escaped(shown)}</span>'
            case Finding(n):
                return f'<a href="#f{n}" class="finding">问题{n}</a>'
            case Num():
                return self._number(piece)

    def _number(self, number: Num) -> str:
        bound = f'data-from="{escaped(number.source)}"'
        if number.key:
            bound += f' data-key="{escaped(number.key)}"'
        cites = [self.numbers[each] for each in number.cites if each in self.numbers]
        refs = "、".join(self._reference(n) for n in cites)
        return f'<span class="n" {bound}>{escaped(number.shown)}</span>' + (
            f"<sup>{refs}</sup>" if refs else ""
        )

    def _reference(self, n: int) -> str:
        first = "" if n in self.returned else f' id="r{n}"'
        self.returned.add(n)
        return f'<a href="#e{n}"{first} aria-label="证据{n}">{n}</a>'

    def section(self, section: Section) -> str:
        tag = f"h{section.level}"
        blocks = "\n".join(self._block(block) for block in section.blocks)
        return f"<{tag}>{self.text(section.heading)}</{tag}>\n{blocks}"

    def _block(self, block: Paragraph | Listing | Grid | Picture) -> str:
        match block:
            case Paragraph(line):
                return f"<p>{self.text(line)}</p>"
            case Listing(items, findings):
                if not findings:
                    return "<ul>\n" + "\n".join(f"<li>{self.text(item)}</li>" for item in items) + "\n</ul>"
                shown = zip(items, findings, strict=True)
                listed = "\n".join(f'<li id="f{n}" value="{n}">{self.text(item)}</li>' for item, n in shown)
                return f"<ol>\n{listed}\n</ol>"
            case Picture(svg, caption, alt):
                drawn = svg.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1)
                return f"<figure>\n{drawn}\n<figcaption>{escaped(caption)}。{self.text(alt)}</figcaption>\n</figure>"
            case Grid():
                return self._grid(block)

    def _grid(self, grid: Grid) -> str:
        heads = "".join(
            f'<th role="columnheader" scope="col"{" class=r" if at in grid.numeric else ""}>{escaped(title)}</th>'
            for at, title in enumerate(grid.columns)
        )
        rows = "\n".join(
            '<tr role="row">' + "".join(self._cell(grid, at, line) for at, line in enumerate(row)) + "</tr>"
            for row in grid.rows
        )
        search = " data-search" if _is_searched(grid) else ""
        return (
            f'<div class="wide"{search} role="region" aria-label="{escaped(grid.caption)}" tabindex="0">\n<table role="table">\n'
            f"<caption>{escaped(grid.caption)}</caption>\n"
            f'<thead role="rowgroup"><tr role="row">{heads}</tr></thead>\n'
            f'<tbody role="rowgroup">\n{rows}\n</tbody>\n</table>\n</div>'
        )

    def _cell(self, grid: Grid, at: int, line: Line) -> str:
        right = " r" if at in grid.numeric else ""
        if at == grid.head:
            return f'<th role="rowheader" scope="row" class="head{right}">{self.text(line)}</th>'
        label = f' data-label="{escaped(grid.columns[at])}"'
        kind = f"cell{right}" if line else "cell empty"
        return f'<td role="cell" class="{kind}"{label}><div>{self.text(line)}</div></td>'


def escaped_spaces(text: str) -> str:
    """The program's own words: escaped, with the spaces at both ends kept."""
    return escape(text, quote=True)


def _exhibit(shown: Exhibit, returned: bool) -> str:
    quote = f"{escaped_spaces(shown.before)}<mark>{escaped_spaces(shown.printed)}</mark>{escaped_spaces(shown.after)}"
    back = f' <a href="#r{shown.n}" aria-label="回到引用处">↩</a>' if returned else ""
    about = "，".join(escaped(part) for part in shown.about)
    code = f"<code>{escaped(shown.cited_id)}</code>"
    if shown.reader:
        code = f'<a href="{escape(shown.reader, quote=True)}">{code}</a>'
    return (
        f'<li id="e{shown.n}" value="{shown.n}">{about}{back}\n<blockquote>{quote}</blockquote>\n'
        f"<code>{escaped(shown.path)}</code> 第{shown.start}–{shown.end}字符，"
        f"{shown.id_column} {code}</li>"
    )


def html(document: Document) -> str:
    """The whole page."""
    page = _Page(document)
    title = page.text(document.title)
    facts = "\n".join(f"<dt>{escaped(name)}</dt><dd>{page.text(line)}</dd>" for name, line in document.facts)
    body = "\n".join(page.section(section) for section in document.sections)
    listed = "\n".join(_exhibit(each, each.n in page.returned) for each in exhibits(document))
    evidence = f'<ol class="evidence">\n{listed}\n</ol>' if listed else "<p>本期没有引用的数字。</p>"
    searched = any(_is_searched(block) for section in document.sections for block in section.blocks)
    code = f"<script>{script()}</script>\n" if searched else ""
    plain_title = "".join(_words(piece) for piece in document.title)
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy(searched)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{escaped(plain_title)}</title>\n<style>{style()}</style>\n</head>\n<body>\n<main>\n"
        f'<h1>{title}</h1>\n<dl class="facts">\n{facts}\n</dl>\n{body}\n<h2>附：证据</h2>\n'
        f"<p>上标数字指向这里；加亮的是印出的数字，字符位置按解码后的版面从零数起。</p>\n{evidence}\n"
        f"</main>\n{code}</body>\n</html>\n"
    )


def _words(piece: Inline) -> str:
    match piece:
        case str():
            return piece
        case Said(text):
            return text
        case Finding(n):
            return f"问题{n}"
        case Num(shown) | Time(shown):
            return shown
