"""Clean stories to a damaged page with its known answer (毁版与真值).

A page is solvable by a careful reader: a cut stands inside a sentence, a displaced head stands at a
cut or between paragraphs, and each story suffers at most one displacement.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from random import Random

from tests.planted.compose import Clean, Line, compose, paper_name
from tests.planted.prose import day, grammar, person, topics

_HALF = str.maketrans("，：；！？（）", ",:;!?()")
_CLAUSE = re.compile(r"[一-鿿0-9]")
_BANNERS = ("要闻", "综合新闻", "民生·社会", "县域新闻", "经济", "教育·健康")


@dataclass(frozen=True, slots=True)
class Wear:
    """How often each damage befalls a page or a story; all are probabilities.

    ``cut``: of each paragraph, by a column; ``caption``: of a cut, to hold a picture's caption;
    ``moved``: of each story, to suffer one displacement.
    """

    cut: float
    caption: float
    moved: float
    marks: float = 0.4
    half_width: float = 0.2
    crlf: float = 0.15
    wrapped: float = 0.1
    dense: float = 0.15
    furniture: float = 0.4


LEVELS = {
    "light": Wear(cut=0.06, caption=0.2, moved=0.0),
    "usual": Wear(cut=0.14, caption=0.3, moved=0.12),
    "heavy": Wear(cut=0.25, caption=0.4, moved=0.4),
}

MOVES = (
    "rotated",
    "head_inside",
    "head_between",
    "head_at_end",
    "deck_far",
    "nested",
    "head_abroad",
    "tail_away",
)
"""rotated: tail printed before the head. head_inside / head_between: headline and deck inside a
sentence, or between paragraphs, of their own text. head_at_end: behind it. deck_far: the deck alone
stands inside the text. nested: the next story stands whole inside a sentence of this one. head_abroad:
the next story's headline stands inside a sentence of this one. tail_away: the tail ends the page."""


@dataclass(slots=True)
class Bit:
    """A printed line: whose it is (number of the story, None: the page's), its kind, blank lines before."""

    text: str
    kind: str
    owner: int | None
    order: float = 0
    gap: int = 1
    second: bool = False  # goes on with the sentence of the bit before


@dataclass(frozen=True, slots=True)
class Truth:
    """One story's answer. ``spans``: page spans in reading order; ``heads`` are those of the head lines."""

    number: int
    kind: str
    form: str
    damage: str
    headline: str | None
    deck: str | None
    heads: tuple[tuple[int, int], ...]
    spans: tuple[tuple[int, int], ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Planted:
    """A damaged page: its text, the answer for each story, and the damages of the whole page."""

    text: str
    stories: tuple[Truth, ...]
    traits: tuple[str, ...]


@dataclass(slots=True)
class _Laid:
    """A story on its way to the page: its head bits and its text bits."""

    clean: Clean
    heads: list[Bit]
    flow: list[Bit]
    damage: str = "none"
    after: list[Bit] = field(default_factory=list)


def plant(seed: int | str, level: str = "usual") -> Planted:
    """The page of this seed; the same seed and level always give the same page."""
    rng = Random(f"{level}:{seed}")
    wear = LEVELS[level]
    city, counties = rng.choice(list(grammar()["places"].items()))
    traits = [
        name
        for name in ("marks", "half_width", "crlf", "wrapped", "dense", "furniture")
        if rng.random() < getattr(wear, name)
    ]
    if "wrapped" in traits and "dense" not in traits:
        traits.append("dense")
    width = rng.randint(16, 28) if "wrapped" in traits else 1
    stories = [_lay(rng, wear, width, clean, n) for n, clean in enumerate(_edition(rng, city, counties))]
    _move(rng, wear, width, stories)
    bits = [bit for story in stories for bit in (*story.heads, *story.flow, *story.after)]
    if "furniture" in traits:
        bits = _furnish(rng, city, bits)
    return _print(bits, stories, traits, width, rng.random() < 0.5)


def _edition(rng: Random, city: str, counties: list[str]) -> list[Clean]:
    """Two to eight stories of different topics, some 3,000 to 8,000 characters together."""
    forms = rng.choice(
        [
            ["feature", "news"],
            ["feature", "news", "news"],
            ["feature", "feature"],
            ["feature", "news", "brief", "notice"],
            ["feature", "brief", "brief", "brief"],
            ["feature", "feature", "news", "picture"],
            ["news", "news", "news", "news"],
            ["news", "brief", "brief", "news", "brief", "brief"],
            ["feature", "lost", "news"],
            ["news", "news", "brief", "brief", "picture", "brief", "news", "brief"],
        ]
    )
    rng.shuffle(forms)
    # The page's last lines belong to notices, as in papers.
    forms.sort(key=lambda form: form == "notice")
    chosen = rng.sample(topics(), len(forms))
    return [
        compose(rng, topic, city, rng.choice(counties) if rng.random() < 0.8 else city, form)
        for topic, form in zip(chosen, forms, strict=True)
    ]


def _lay(rng: Random, wear: Wear, width: int, clean: Clean, number: int) -> _Laid:
    """Body to bits: columns cut sentences, captions stand at cuts or between paragraphs."""
    order = 0
    flow: list[Bit] = []
    captions = list(clean.captions)
    for line in clean.body:
        parts = [line.text]
        if line.kind == "body" and clean.kind == "story" and rng.random() < wear.cut:
            at = _cut_place(rng, line.text, width)
            if at:
                parts = [line.text[:at], line.text[at:]]
        for at, part in enumerate(parts):
            if at and captions and rng.random() < wear.caption:
                flow += _picture_bits(captions.pop(0))
            flow.append(Bit(part, line.kind, number, order, second=at > 0))
            order += 1
    for caption in captions:
        bodies = [k for k, bit in enumerate(flow) if bit.kind == "body" and bit.text[-1] == "。"]
        at = rng.choice(bodies) + 1 if bodies else len(flow)
        flow[at:at] = _picture_bits(caption)
        if at + len(caption) < len(flow):
            flow[at + len(caption)].gap = 1
    heads = [Bit(line.text, line.kind, number, k - len(clean.heads)) for k, line in enumerate(clean.heads)]
    return _Laid(clean, heads, flow)


def _picture_bits(caption: list[Line]) -> list[Bit]:
    """A caption is set apart from the text above by the place of its picture."""
    return [Bit(line.text, line.kind, None, gap=1 if k else 3) for k, line in enumerate(caption)]


def _cut_place(rng: Random, text: str, width: int, indent: int = 2) -> int | None:
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
        at = _cut_place(rng, bit.text, width, 0 if bit.second else 2)
        if at:
            flow[k : k + 1] = [
                replace(bit, text=bit.text[:at]),
                replace(bit, text=bit.text[at:], order=bit.order + 0.5, gap=1, second=True),
            ]
            return k + 1
    return None


def _move(rng: Random, wear: Wear, width: int, stories: list[_Laid]) -> None:
    at = 0
    while at < len(stories):
        story = stories[at]
        follower = stories[at + 1] if at + 1 < len(stories) else None
        if story.clean.form in ("feature", "news") and rng.random() < wear.moved:
            tried = rng.sample(MOVES, 4)
            move = next((m for m in tried if _apply(rng, width, m, story, follower, stories)), None)
            if move:
                story.damage = move
                if move in ("nested", "head_abroad", "tail_away"):
                    at += 1
                    if move == "head_abroad" and follower:
                        follower.damage = "head_abroad"
        at += 1


def _apply(
    rng: Random, width: int, move: str, story: _Laid, follower: _Laid | None, stories: list[_Laid]
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
    if move == "rotated":
        at = _cut_at(rng, width, story.flow, 0.3, 0.8)
        if at is None or _has_cut_ends(story.flow):
            return False
        story.flow = story.flow[at:] + story.flow[:at]
        return True
    if follower is None or follower.clean.kind != "story" or follower.damage != "none":
        return False
    return _mix(rng, width, move, story, follower, stories[-1])


def _has_cut_ends(flow: list[Bit]) -> bool:
    return flow[0].kind != "body" or flow[-1].kind == "caption"


def _mix(rng: Random, width: int, move: str, story: _Laid, follower: _Laid, last: _Laid) -> bool:
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


def _furnish(rng: Random, city: str, bits: list[Bit]) -> list[Bit]:
    """A page's title line, banner, jump line and the editors' names."""
    paper = paper_name(city) + "日报"
    week = rng.choice("一二三四五六日")
    top = [Bit(f"{paper} 2024年{day(rng)} 星期{week} 第{rng.randint(2, 8)}版", "furniture", None)]
    if rng.random() < 0.5:
        top.append(Bit(rng.choice(_BANNERS), "banner", None))
    label = rng.choice(("责任编辑：{} 版式：{}", "责编/{} 美编/{}", "编辑：{} 校对：{}"))
    end = [Bit(label.format(person(rng), person(rng)), "editor", None)]
    return top + bits + end


def _print(bits: list[Bit], stories: list[_Laid], traits: list[str], width: int, under: bool) -> Planted:
    newline = "\r\n" if "crlf" in traits else "\n"
    pieces: list[str] = []
    length = 0
    spans: dict[int, list[tuple[float, int, int, str]]] = {n: [] for n in range(len(stories))}

    def put(text: str) -> None:
        nonlocal length
        pieces.append(text)
        length += len(text)

    for bit in bits:
        text = bit.text.translate(_HALF) if "half_width" in traits else bit.text
        gap = bit.gap
        if "dense" in traits and gap == 1 and bit.kind in ("body", "closing"):
            gap = 0
        if pieces:
            put(newline * (gap + 1))
        if "marks" in traits and (
            bit.kind in ("headline", "subhead") or (bit.kind == "deck" and text[0] != "—")
        ):
            put("### " if under and bit.kind == "subhead" else "## ")
        lines = [text]
        if "wrapped" in traits and bit.kind in ("body", "photo"):
            indent = 0 if bit.second else 2
            put("　" * indent)
            lines = [text[max(0, k) : k + width] for k in range(-indent, len(text), width)]
        for k, line in enumerate(lines):
            if k:
                put(newline)
            if bit.owner is not None:
                spans[bit.owner].append((bit.order, length, length + len(line), bit.kind))
            put(line)
    put(newline)
    return Planted(
        "".join(pieces), tuple(_truth(n, story, spans[n]) for n, story in enumerate(stories)), tuple(traits)
    )


def _truth(number: int, story: _Laid, spans: list[tuple[float, int, int, str]]) -> Truth:
    heads = {"headline", "deck", "series", "byline"}
    spans.sort(key=lambda span: span[:2])
    return Truth(
        number,
        story.clean.kind,
        story.clean.form,
        story.damage,
        story.clean.head("headline"),
        story.clean.head("deck"),
        tuple((s, e) for _, s, e, kind in spans if kind in heads),
        tuple((s, e) for _, s, e, kind in spans if kind not in heads),
        tuple(story.clean.names),
    )
