"""Text of a page made safe to show: in Markdown, in a table cell, on a terminal, in a letter."""

from __future__ import annotations

import re
import unicodedata

_ENTITY = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "|": "&#124;", "\\": "&#92;", "`": "&#96;"}
_BACKSLASH = {mark: f"\\{mark}" for mark in "*_[]#~!"}
_SPECIAL = str.maketrans(_ENTITY | _BACKSLASH)
# At the start of a line these would open a list, a heading underline or a code block.
_LEADING = re.compile(r"([-+=:])|(\d{1,9})([.)])(?=\s|$)")
_SPACES = re.compile(r"\s+")
# What a program that shows mail would turn into a link: a scheme, the dot of a name of a machine, an address.
_ADDRESS = re.compile(r":(?=//)|(?<=\w)\.(?=[A-Za-z])|@")
_FULL_WIDTH = {":": "：", ".": "．", "@": "＠"}


def plain(text: str) -> str:
    """``text`` on one line without characters that steer a terminal or turn the writing direction.

    Control (Cc), format (Cf: bidirectional marks, zero widths) and surrogate characters become
    spaces, and runs of white space one space.
    """
    shown = "".join(" " if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co") else c for c in text)
    return _SPACES.sub(" ", shown).strip()


def markdown(text: str) -> str:
    """``text`` as one line of literal text in Markdown: no markup, HTML, link or table bar survives."""
    shown = plain(text).translate(_SPECIAL)
    lead = _LEADING.match(shown)
    if lead is None:
        return shown
    if lead.group(1):
        return f"\\{shown}"
    return f"{lead.group(2)}\\{shown[lead.end(2) :]}"


def unlinked(text: str) -> str:
    """``text`` on one line for a letter in plain text: what looks like an address is printed in full width."""
    return _ADDRESS.sub(lambda mark: _FULL_WIDTH[mark.group()], plain(text))


def cell(text: str, width: int = 200) -> str:
    """``text`` for a table artifact, whose cells are plain text but may turn ``[a](b)`` into a link."""
    return cut(plain(text).replace("](", "] ("), width)


def cut(text: str, width: int) -> str:
    """``text``, with its end replaced by ``…`` when longer than ``width`` characters."""
    return text if len(text) <= width else text[: width - 1] + "…"
