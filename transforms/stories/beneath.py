"""What stands under a heading, up to the next one, or to where news of a column begins (题下文字)."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.stories.byline import read_closing, read_dateline
from transforms.stories.shape import jump_at_start
from transforms.stories.unit import FLOW, HEADING, Unit


def is_continued(units: Sequence[Unit], group: Sequence[int]) -> bool:
    """Whether a line under the heading, or at the head of its text, says that it began elsewhere (上接)."""
    for unit in units[group[0] : group[-1] + 4]:
        if unit.kind in ("jump", "body"):
            return jump_at_start(unit.text)
    return False


def begun_elsewhere(units: Sequence[Unit], at: int) -> bool:
    """Whether the text at ``at``, or the line over it, says that it began elsewhere (上接)."""
    over = units[at - 1] if at else None
    return jump_at_start(units[at].text) or (
        over is not None and over.kind == "jump" and jump_at_start(over.text)
    )


def has_dateline(units: Sequence[Unit], at: int) -> bool:
    """Whether a dateline stands in the text up to the next heading, mostly at its beginning."""
    for unit in units[at + 1 :]:
        if unit.kind in HEADING or unit.starts:
            return False
        if unit.kind == "body" and read_dateline(unit.text) is not None:
            return True
    return False


def is_signed(units: Sequence[Unit], at: int) -> bool:
    """Whether names or a source stand at the end of the text between the heading at ``at`` and the next one."""
    for unit in units[at + 1 :]:
        if unit.kind in HEADING or unit.starts:
            return False
        if unit.kind == "photo" or read_closing(unit.text) is not None:
            return True
    return False


def text_beneath(units: Sequence[Unit], at: int) -> str:
    """Text between the heading at ``at`` and the next one."""
    texts: list[str] = []
    for unit in units[at + 1 :]:
        if unit.kind in HEADING or unit.starts:
            break
        if unit.kind in FLOW:
            texts.append(unit.text)
    return "\n".join(texts)


def text_before(units: Sequence[Unit], at: int) -> str | None:
    """The last paragraph of text above a heading."""
    i = next((i for i in range(at - 1, -1, -1) if units[i].kind in FLOW), None)
    return None if i is None else units[i].text


def text_after(units: Sequence[Unit], at: int) -> str | None:
    """The first paragraph of text below a heading."""
    i = next((i for i in range(at + 1, len(units)) if units[i].kind in FLOW), None)
    return None if i is None else units[i].text
