"""Displacements: parts of stories printed where they do not belong, or not at all (移位与缺失).

A careful reader can put them back: a cut stands inside a sentence, a displaced head stands at a cut or
between paragraphs, and each story suffers at most one displacement.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from random import Random

from tests.planted.compose import Clean

_CLAUSE = re.compile(r"[一-鿿0-9]")

MOVES = (
    "rotated",
    "head_inside",
    "head_between",
    "head_at_end",
    "deck_far",
    "nested",
    "head_abroad",
    "tail_away",
    "tail_gone",
    "head_gone",
)
"""rotated: tail printed before the head. head_inside / head_between: headline and deck inside a
sentence, or between paragraphs, of their own text. head_at_end: behind it. deck_far: the deck alone
stands inside the text. nested: the next story stands whole inside a sentence of this one. head_abroad:
the next story's headline stands inside a sentence of this one. tail_away: the tail ends the page.
tail_gone: the tail is not on the page, sometimes a line says where it is (下转). head_gone: the same with the
beginning of the text (上接)."""


@dataclass(slots=True)
class Bit:
    """A printed line: whose it is (number of the story, None: the page's), its kind, blank lines before."""

    text: str
    kind: str
    owner: int | None
    order: float = 0
    gap: int = 1
    second: bool = False  # goes on with the sentence of the bit before


@dataclass(slots=True)
class Laid:
    """A story on its way to the page: its head bits and its text bits."""

    clean: Clean
    heads: list[Bit]
    flow: list[Bit]
    damage: str = "none"
    after: list[Bit] = field(default_factory=list)


def cut_place(rng: Random, text: str, width: int, indent: int = 2) -> int | None:
    """An offset inside a sentence, also inside a word or number, with a line of text before it.

    Where lines are wrapped, a column ends with a full line.
    """
    places = [
        at for at in range(18, len(text) - 10) if _CLAUSE.match(text[at - 1]) and _CLAUSE.match(text[at])
    ]
    places = [at for at in places if "。" not in text[at - 3 : at + 3]]
    places = [at for at in places if (at + indent) % width == 0]
    return rng.choice(places) if places else None


def _cut_at(rng: Random, width: int, flow: list[Bit], low: float, high: float) -> int | None:
    """Cut a body bit in the part ``[low, high)`` of the flow by a column; index of the second half."""
    bodies = [
        k
        for k, bit in enumerate(flow)
        if bit.kind == "body" and low * len(flow) <= k < high * len(flow) and len(bit.text) > 40
    ]
    rng.shuffle(bodies)
    for k in bodies:
        bit = flow[k]
        at = cut_place(rng, bit.text, width, 0 if bit.second else 2)
        if at:
            flow[k : k + 1] = [
                replace(bit, text=bit.text[:at]),
                replace(bit, text=bit.text[at:], order=bit.order + 0.5, gap=1, second=True),
            ]
            return k + 1
    return None


def displace(
    rng: Random, moved: float, width: int, stories: list[Laid], moves: tuple[str, ...] = MOVES
) -> None:
    """Let some stories suffer one of ``moves`` each."""
    at = 0
    while at < len(stories):
        story = stories[at]
        follower = stories[at + 1] if at + 1 < len(stories) else None
        if story.clean.form in ("feature", "news") and rng.random() < moved:
            tried = rng.sample(moves, 5)
            move = next((m for m in tried if _apply(rng, width, m, story, follower, stories)), None)
            if move:
                story.damage = move
                if move in ("nested", "head_abroad", "tail_away"):
                    at += 1
                    if move == "head_abroad" and follower:
                        follower.damage = "head_abroad"
        at += 1


def _apply(
    rng: Random, width: int, move: str, story: Laid, follower: Laid | None, stories: list[Laid]
) -> bool:
    heads = [bit for bit in story.heads if bit.kind in ("headline", "deck", "series")]
    signed = any(bit.kind == "byline" for bit in story.heads)
    if move in ("head_inside", "head_between", "head_at_end"):
        if not signed or story.clean.form != "feature" or (move == "head_at_end" and follower):
            return False
        story.heads = [bit for bit in story.heads if bit.kind == "byline"]
        if move == "head_at_end":
            story.flow += heads
            return True
        if move == "head_inside":
            at = _cut_at(rng, width, story.flow, 0.2, 0.9)
        else:
            places = [
                k
                for k, bit in enumerate(story.flow)
                if k > 1 and bit.kind == "body" and story.flow[k - 1].text[-1:] == "。"
            ]
            at = rng.choice(places) if places else None
        if at is None:
            story.heads = heads + story.heads
            return False
        story.flow[at:at] = heads
        return True
    if move == "deck_far":
        dashed = [bit for bit in story.heads if bit.kind == "deck" and bit.text[0] == "—"]
        at = _cut_at(rng, width, story.flow, 0.2, 0.9) if dashed else None
        if at is None:
            return False
        story.heads = [bit for bit in story.heads if bit is not dashed[0]]
        story.flow.insert(at, dashed[0])
        return True
    if move in ("tail_gone", "head_gone"):
        return _lose(rng, width, move, story)
    if move == "rotated":
        at = _cut_at(rng, width, story.flow, 0.3, 0.8)
        if at is None or _has_cut_ends(story.flow):
            return False
        story.flow = story.flow[at:] + story.flow[:at]
        return True
    if follower is None or follower.clean.kind != "story" or follower.damage != "none":
        return False
    return _mix(rng, width, move, story, follower, stories[-1])


def _lose(rng: Random, width: int, move: str, story: Laid) -> bool:
    """Only the beginning of the text, or only its end, is printed; half of the times a line says so."""
    low, high = (0.3, 0.9) if move == "tail_gone" else (0.0, 0.5)
    at = _cut_at(rng, width, story.flow, low, high)
    if at is None or story.after or (move == "head_gone" and len(story.flow) - at < 3):
        return False
    kept = story.flow[:at] if move == "tail_gone" else story.flow[at:]
    if move == "tail_gone" and sum(len(bit.text) for bit in kept) < 80:
        return False
    line = None
    if rng.random() < 0.5:
        page = rng.choice(("2", "3", "4", "二", "A03"))
        form = (
            ("（下转第{}版）", "下转第{}版", "▶▶下转{}版")
            if move == "tail_gone"
            else ("（上接第{}版）", "上接{}版")
        )
        line = rng.choice(form).format(page)
    if line and rng.random() < 0.4:
        # The line may stand in the text itself.
        end = -1 if move == "tail_gone" else 0
        joined = kept[end].text + line if move == "tail_gone" else line + kept[end].text
        kept[end] = replace(kept[end], text=joined)
    elif line:
        kept.insert(len(kept) if move == "tail_gone" else 0, Bit(line, "jump", None))
    story.flow = kept
    return True


def _has_cut_ends(flow: list[Bit]) -> bool:
    return flow[0].kind != "body" or flow[-1].kind == "caption"


def _mix(rng: Random, width: int, move: str, story: Laid, follower: Laid, last: Laid) -> bool:
    """Displacements between a story and the next one, or the last of the page."""
    if move == "head_abroad":
        if not any(bit.kind == "byline" for bit in follower.heads) or not any(
            bit.kind == "headline" for bit in follower.heads
        ):
            return False
        at = _cut_at(rng, width, story.flow, 0.2, 0.9)
        if at is None:
            return False
        story.flow[at:at] = [bit for bit in follower.heads if bit.kind != "byline"]
        follower.heads = [bit for bit in follower.heads if bit.kind == "byline"]
        return True
    at = _cut_at(rng, width, story.flow, 0.3, 0.95)
    host = follower if move == "nested" else last
    if at is None or host.after or (move == "tail_away" and (host is follower or host.clean.kind != "story")):
        return False
    host.after = story.flow[at:]
    story.flow = story.flow[:at]
    return True
