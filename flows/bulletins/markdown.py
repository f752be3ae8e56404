"""A bulletin as Markdown (文本版), for readers of plain text and for places that show Markdown.

Words of pages are literal: nothing in them opens a list, a link, an image, a formula or a tag, not even an address that
some renderers would turn into a link by themselves.
"""

from __future__ import annotations

from flows.bulletins.document import (
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
from warehouse.escape import markdown as literal

_LINKED = {"://": "&#58;//", "www.": "www&#46;", "WWW.": "WWW&#46;", "@": "&#64;", "$": "&#36;"}


def quoted(text: str) -> str:
    """Words of a page as literal Markdown."""
    shown = literal(text)
    for mark, entity in _LINKED.items():
        shown = shown.replace(mark, entity)
    return shown


def _text(line: Line, numbers: dict[str, int]) -> str:
    return "".join(_piece(piece, numbers) for piece in line)


def _piece(piece: Inline, numbers: dict[str, int]) -> str:
    match piece:
        case str():
            return piece.replace("|", "&#124;")
        case Said(text):
            return quoted(text)
        case Time(shown):
            return shown
        case Finding(n):
            return f"[问题{n}](#f{n})"
        case Num(shown, cites=cites):
            refs = [numbers[each] for each in cites if each in numbers]
            return quoted(shown) + "".join(f"[〔{n}〕](#e{n})" for n in refs)


def _block(block: Paragraph | Listing | Grid | Picture, numbers: dict[str, int]) -> str:
    match block:
        case Paragraph(line):
            return _text(line, numbers)
        case Listing(items, findings):
            if not findings:
                return "\n".join(f"- {_text(item, numbers)}" for item in items)
            shown = zip(items, findings, strict=True)
            return "\n\n".join(f"##### f{n}\n\n问题{n}：{_text(item, numbers)}" for item, n in shown)
        case Picture(caption=caption):
            return f"（图：{caption}，见同名网页。）"
        case Grid(caption, columns, rows, numeric):
            rule = "|".join("--:" if at in numeric else "---" for at in range(len(columns)))
            lines = [f"| {' | '.join(columns)} |", f"|{rule}|"]
            lines += ["| " + " | ".join(_text(cell, numbers) for cell in row) + " |" for row in rows]
            return f"{caption}：\n\n" + "\n".join(lines)


def _section(section: Section, numbers: dict[str, int]) -> str:
    blocks = [_block(block, numbers) for block in section.blocks]
    return "\n\n".join([f"{'#' * section.level} {_text(section.heading, numbers)}", *blocks])


def _exhibit(shown: Exhibit) -> str:
    quote = f"{quoted_ends(shown.before)}**{quoted(shown.printed)}**{quoted_ends(shown.after)}"
    about = "，".join(quoted(part) for part in shown.about)
    id_ = f"[{quoted(shown.cited_id)}](<{shown.reader}>)" if shown.reader else quoted(shown.cited_id)
    where = f"{quoted(shown.path)} 第{shown.start}–{shown.end}字符，{shown.id_column} {id_}"
    return f"##### e{shown.n}\n\n{about}\n\n> {quote}\n\n{where}"


def quoted_ends(text: str) -> str:
    """Literal Markdown with the spaces at both ends kept."""
    shown = quoted(text)
    return (" " if text[:1] == " " else "") + shown + (" " if text[-1:] == " " else "") if shown else ""


def markdown(document: Document) -> str:
    """The whole text."""
    numbers = citations(document)
    facts = "\n".join(f"- {name}：{_text(line, numbers)}" for name, line in document.facts)
    parts = [f"# {_text(document.title, numbers)}", facts]
    parts += [_section(section, numbers) for section in document.sections]
    parts += ["## 附：证据", "方括号里的数字指向这里；粗体是印出的数字，字符位置按解码后的版面从零数起。"]
    listed = [_exhibit(each) for each in exhibits(document)]
    return "\n\n".join(parts + (listed or ["本期没有引用的数字。"])) + "\n"
