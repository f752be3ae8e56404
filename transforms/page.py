"""Bytes to a decoded page: encoding, one-to-one width folding, blocks.

Offsets everywhere are Unicode code points of :attr:`Page.text`: the decoded bytes without the byte
order mark, with ``\\r`` and ``\\n`` each counted. Folding never changes a length, so an offset
found in :attr:`Page.folded` is an offset of the page.
"""

from __future__ import annotations

import hashlib
import re

from seeds.han_variants import simplified_forms
from transforms.record import record

MAX_PAGE_BYTES = 8 * 1024 * 1024
"""A newspaper page is some 30 kB of text; a larger file is no page. 2026-11: set to 8 MiB."""

_FOLD = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    0x3000: 0x20,  # ideographic space
    0x00A0: 0x20,  # no-break space
    0x2009: 0x20,  # thin space
    0x2028: 0x0A,
    0x2029: 0x0A,
}
_WIDE = tuple((chr(code), chr(plain)) for code, plain in _FOLD.items())
_STRANGE = re.compile(r"[\ue000-\uf8ff\x00-\x08\x0b\x0e-\x1f]")
_SIMPLIFIED = {chr(code): chr(plain) for code, plain in simplified_forms().items()}
_TRADITIONAL = re.compile(f"[{''.join(sorted(_SIMPLIFIED))}]")
_MARK = re.compile(r"(#{1,6})\s+")


class PageRejected(ValueError):
    """The bytes cannot be read as a page of text. ``rule`` is a short name, the message a sentence."""

    def __init__(self, rule: str, reason: str) -> None:
        super().__init__(reason)
        self.rule = rule
        self.reason = reason


@record
class Block:
    """One printed line that is not blank: ``[start, end)`` without outer white space.

    ``gap`` counts the blank lines before it, ``level`` the Markdown heading marks (0: none);
    the marks stand before ``start``, in ``[mark_start, start)``.
    """

    start: int
    end: int
    gap: int
    level: int
    mark_start: int


@record
class Page:
    """A decoded page. ``doc_id`` is the SHA-256 of its bytes in hex."""

    doc_id: str
    path: str
    encoding: str
    text: str
    folded: str
    blocks: tuple[Block, ...]


_MISREAD_STOP = re.compile(r"\.(?<=[一-鿿”]\.)(?=[一-鿿“]|\n)")
"""黄金期.全县…: between Chinese letters the scanner took a full stop for a point."""
_MISREAD_DASH = re.compile(r"一(?<=[0-9]一)(?=[0-9])")
"""0一6岁, 2016一2020年: between digits the scanner took a dash for 一. The letter comes first, as it is found fast."""
_AMONG = re.compile(r"(?<=[,;。:])当中(?=,|[^,;。:的]{1,20}[0-9])")
"""老人116万人;当中80岁以上的17万人: opens parts as 其中 does, and is as long."""


def fold(text: str) -> str:
    """Full-width ASCII, odd spaces, traditional characters and 当中 to their plain forms, one for one (全角转半角, 繁转简)."""
    if "\r" in text:
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    text = _TRADITIONAL.sub(lambda found: _SIMPLIFIED[found[0]], text)
    # A dozen of these characters stand on a page: replacing each is ten times faster than a table for all.
    for wide, plain in _WIDE:
        if wide in text:
            text = text.replace(wide, plain)
    text = _MISREAD_STOP.sub("。", text)
    if "当中" in text:
        text = _AMONG.sub("其中", text)
    return _MISREAD_DASH.sub("-", text)


def decode(data: bytes) -> tuple[str, str]:
    """``(text, encoding)`` of a page's bytes: UTF-8, UTF-16 with its mark, else GB18030; all strict.

    Raises PageRejected for empty, oversized, binary or undecodable bytes.
    """
    if not data.strip():
        raise PageRejected("empty_file", "文件是空的，没有任何文字。")
    if len(data) > MAX_PAGE_BYTES:
        raise PageRejected(
            "too_large",
            f"文件有 {len(data)} 字节，超过单个版面 {MAX_PAGE_BYTES} 字节的上限。",
        )
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return _decoded(data, "utf-16")
    if b"\x00" in data:
        raise PageRejected("not_text", "文件里有零字节，是图片或其他二进制文件，不是文字。")
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return _decoded(data, encoding)
        except PageRejected as rejected:
            if rejected.rule == "empty_file":
                raise
    raise PageRejected("undecodable", "文件既不是 UTF-8、UTF-16，也不是 GB18030 编码，无法辨认文字。")


def _decoded(data: bytes, encoding: str) -> tuple[str, str]:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise PageRejected("undecodable", f"第 {error.start} 字节起不是 {encoding} 编码。") from error
    if encoding == "utf-16":
        text = text.removeprefix("\ufeff")
    # Big5 and other bytes pass as GB18030 but land in the private use area; so do control characters.
    strange = sum(1 for _ in _STRANGE.finditer(text))
    if strange * 200 > len(text):
        raise PageRejected("undecodable", f"按 {encoding} 解码后有 {strange} 个不可用的字符。")
    if not text.strip():
        raise PageRejected("empty_file", "文件里只有空白，没有任何文字。")
    name = "utf-8" if encoding == "utf-8-sig" else encoding
    return text, name


def blocks_of(folded: str) -> tuple[Block, ...]:
    """The non-blank lines of a folded page, in page order."""
    found: list[Block] = []
    at, last = 0, -1
    for number, line in enumerate(folded.split("\n")):
        body = line.strip()
        if body:
            start = at + line.find(body)
            end = start + len(body)
            level, mark_start = 0, start
            mark = _MARK.match(body) if body[0] == "#" else None
            if mark is not None:
                level, start = len(mark.group(1)), start + mark.end()
            found.append(Block(start, end, number - last - 1, level, mark_start))
            last = number
        at += len(line) + 1
    return tuple(found)


def read_page(path: str, data: bytes) -> Page:
    """The page in ``data``; ``path`` is only a name to show. Raises PageRejected."""
    text, encoding = decode(data)
    folded = fold(text)
    return Page(hashlib.sha256(data).hexdigest(), path, encoding, text, folded, blocks_of(folded))
