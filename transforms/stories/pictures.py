"""What stands at a picture: its caption, its credit, a story of a headline, a few sentences and a credit (图片说明、图片新闻)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from transforms.stories.byline import read_dateline, read_photo_credit
from transforms.stories.continuity import begins_fresh, ends_open
from transforms.stories.shape import MAX_CAPTION, is_notice
from transforms.stories.unit import FLOW, HEADING, Unit

MAX_PLAIN_CAPTION = 60
"""Characters of the longest caption without a photo credit. 2026-11: set to 60."""
MAX_PICTURE_STORY = 450
"""Characters of the longest picture story (headline, text, photo credit). 2026-11: set to 450."""


def join_captions(units: list[Unit]) -> None:
    """The two lines over a photo credit of which the upper stops inside a sentence are one caption."""
    for i in range(len(units) - 1, 1, -1):
        if units[i].kind == "caption":
            _join_upper(units, i)
            continue
        upper, lower = units[i - 2 : i]
        if units[i].kind != "photo" or lower.gap or lower.kind not in ("body", "title"):
            continue
        text = upper.text + lower.text
        # the full stop at its end may be lost, where a blank line parts it from what stands above
        if ends_open(lower.text) and (not upper.gap or units[i].gap or "。" not in upper.text):
            continue
        opens = upper.kind in ("body", "title") and len(upper.blocks) == 1 and ends_open(upper.text)
        if opens and begins_fresh(upper.text) and len(text) <= MAX_CAPTION:
            units[i - 2 : i] = [Unit(upper.blocks + lower.blocks, text, "caption")]


def _join_upper(units: list[Unit], at: int) -> None:
    """The line over a caption's second, with the credit behind it: a blank line stands above, none between."""
    upper, lower = units[at - 1 : at + 1]
    if upper.kind not in ("body", "title") or not upper.gap or lower.gap or len(upper.blocks) > 1:
        return
    text = upper.text + lower.text
    if ends_open(upper.text) and "。" in text and begins_fresh(upper.text) and len(text) <= MAX_CAPTION:
        units[at - 1 : at + 1] = [Unit(upper.blocks + lower.blocks, text, "caption")]


def settle_credited(units: list[Unit]) -> None:
    """A short sentence set apart, with a photo credit on the next line, is that picture's caption."""
    for i, (unit, below) in enumerate(pairwise(units)):
        short = len(unit.text) <= MAX_PLAIN_CAPTION and not ends_open(unit.text)
        if unit.kind == "body" and below.kind == "photo" and unit.gap >= 2 and short and below.gap <= 1:
            units[i] = unit.of_kind("caption")
        credited = below.kind == "caption" and read_photo_credit(below.text) is not None
        if unit.kind == "body" and credited and short and unit.gap and not below.gap:
            units[i] = unit.of_kind("caption")  # a caption of two lines, the credit behind the second


def settle_photos(units: list[Unit]) -> None:
    """A photo credit on its own line closes a picture story or a caption, else stands alone."""
    for i, unit in enumerate(units):
        if unit.kind == "caption" and read_photo_credit(unit.text) and _is_picture_story(units, i):
            units[i - 1] = units[i - 1].starting()
            units[i] = unit.of_kind("photo")
        if unit.kind != "photo":
            continue
        last = units[i - 1] if i else None
        first = _section_start(units, i)
        if last is not None and last.kind == "caption":
            kind = "caption"
        elif (
            first is not None
            and not is_notice(units[first].text)
            and sum(len(u.text) for u in units[first:i]) <= MAX_PICTURE_STORY
        ):
            kind = "photo"
            if i - first == 2:
                units[first] = units[first].starting()
        elif last is not None and last.kind == "body" and len(last.text) <= 2 * MAX_PLAIN_CAPTION:
            units[i - 1] = last.of_kind("caption")
            kind = "caption"
        else:
            kind = "credit"
        units[i] = unit.of_kind(kind)


def _is_picture_story(units: Sequence[Unit], at: int) -> bool:
    """Whether a caption with its credit is all the text of the title above it."""
    if at == 0 or units[at - 1].kind != "title" or units[at].gap > units[at - 1].gap + 1:
        return False
    after = next((u for u in units[at + 1 :] if u.kind in HEADING or u.kind in FLOW), None)
    told = units[at].text.count("。") > 1 and len(units[at].text) >= MAX_PLAIN_CAPTION
    return after is None or after.kind in ("title", "series") or (told and after.kind == "byline")


def _section_start(units: Sequence[Unit], at: int) -> int | None:
    """Index of the lone title whose body runs up to ``at``."""
    i = at - 1
    while i >= 0 and units[i].kind == "body" and read_dateline(units[i].text) is None:
        i -= 1
    return i if 0 <= i < at - 1 and units[i].kind == "title" else None
