"""Clean stories to a damaged page with its known answer (毁版与真值).

A page is solvable by a careful reader: a cut stands inside a sentence, a displaced head stands at a
cut or between paragraphs, and each story suffers at most one displacement.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from tests.planted.compose import Clean, Line, compose, paper_name
from tests.planted.damage import MOVES, Bit, Laid, cut_place, displace
from tests.planted.prose import day, grammar, person, topics
from tests.planted.scan import scanned
from tests.planted.traditional import traditional

_HALF = str.maketrans("，：；！？（）", ",:;!?()")
_BANNERS = ("要闻", "综合新闻", "民生·社会", "县域新闻", "经济", "教育·健康")


@dataclass(frozen=True, slots=True)
class Wear:
    """How often each damage befalls a page or a story; all are probabilities.

    ``cut``: of each paragraph, by a column; ``caption``: of a cut, to hold a picture's caption;
    ``moved``: of each story, to suffer one displacement. The others are traits of a page: ``wrapped`` at the
    column, ``narrow`` where captions too are broken every 14 to 20 characters, ``scan`` with slips of the
    scanner, ``tables`` with lines that are no sentences.
    """

    cut: float
    caption: float
    moved: float
    marks: float = 0.4
    half_width: float = 0.2
    crlf: float = 0.15
    wrapped: float = 0.1
    narrow: float = 0.05
    dense: float = 0.15
    furniture: float = 0.4
    traditional: float = 0.06
    scan: float = 0.1
    tables: float = 0.1


TRAITS = (
    "marks", "half_width", "crlf", "wrapped", "narrow", "dense", "furniture", "traditional", "scan", "tables",
)  # fmt: skip
LEVELS = {
    "light": Wear(cut=0.06, caption=0.2, moved=0.0),
    "usual": Wear(cut=0.14, caption=0.3, moved=0.2),
    "heavy": Wear(cut=0.25, caption=0.4, moved=0.4),
}


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


def plant(seed: int | str, level: str = "usual") -> Planted:
    """The page of this seed; the same seed and level always give the same page."""
    rng = Random(f"{level}:{seed}")
    wear = LEVELS[level]
    city, counties = rng.choice(list(grammar()["places"].items()))
    traits = [name for name in TRAITS if rng.random() < getattr(wear, name)]
    if "wrapped" in traits and "narrow" in traits:
        traits.remove("wrapped")
    if "wrapped" in traits or "narrow" in traits:
        traits = [name for name in traits if name != "dense"] + ["dense"]
    width = rng.randint(16, 28) if "wrapped" in traits else rng.randint(14, 20) if "narrow" in traits else 1
    return laid_out(rng, wear, traits, width, _edition(rng, city, counties), city)


def laid_out(
    rng: Random,
    wear: Wear,
    traits: list[str],
    width: int,
    edition: list[Clean],
    city: str,
    moves: tuple[str, ...] = MOVES,
    top: tuple[str, ...] = (),
) -> Planted:
    """Clean stories as a page of ``city`` prints and wears them; ``top`` are lines above them, ``moves`` what may befall one."""
    stories = [_lay(rng, wear, width, clean, n) for n, clean in enumerate(edition)]
    if "tables" in traits:
        _tabulate(rng, stories)
    displace(rng, wear.moved, width, stories, moves)
    bits = [bit for story in stories for bit in (*story.heads, *story.flow, *story.after)]
    if "furniture" in traits:
        bits = _furnish(rng, city, bits)
    bits[:0] = [Bit(line, "furniture", None) for line in top]
    _dress(rng, traits, bits)
    return _print(bits, stories, traits, width, rng.random() < 0.5)


def _tabulate(rng: Random, stories: list[Laid]) -> None:
    """A table of places and figures, or a list, between two paragraphs of a feature."""
    for number, story in enumerate(stories):
        places = [
            k
            for k in range(2, len(story.flow))
            if story.flow[k - 1].kind == "body"
            and story.flow[k - 1].text[-1:] == "。"
            and not story.flow[k].second
        ]
        if story.clean.form != "feature" or not places:
            continue
        at = rng.choice(places)
        order = story.flow[at].order - 0.9
        towns = rng.sample(
            ["石桥", "青山", "白沙", "龙泉", "永兴", "新塘", "黄坪", "高岭", "双河", "太和"],
            rng.randint(5, 8),
        )
        if rng.random() < 0.5:
            lines = ["乡镇 面积（亩） 完成率"]
            lines += [f"{town}镇 {rng.randint(300, 9000)} {rng.randint(610, 990) / 10}%" for town in towns]
        else:
            lines = [
                f"{k}.{town}村{rng.choice(('党群服务中心', '便民超市', '文化广场'))}"
                for k, town in enumerate(towns, 1)
            ]
        story.flow[at:at] = [
            Bit(line, "list", number, order + k / 100, gap=1 if k == 0 else 0) for k, line in enumerate(lines)
        ]


def _dress(rng: Random, traits: list[str], bits: list[Bit]) -> None:
    """The characters as this page prints them: half-width signs, the scanner's slips, traditional forms."""
    for bit in bits:
        if "half_width" in traits:
            bit.text = bit.text.translate(_HALF)
        if "scan" in traits:
            bit.text = scanned(rng, bit.text, bit.kind)
        if "traditional" in traits:
            bit.text = traditional(rng, bit.text)


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


def _lay(rng: Random, wear: Wear, width: int, clean: Clean, number: int) -> Laid:
    """Body to bits: columns cut sentences, captions stand at cuts or between paragraphs."""
    order = 0
    flow: list[Bit] = []
    captions = list(clean.captions)
    for line in clean.body:
        parts = [line.text]
        if line.kind == "body" and clean.kind == "story" and rng.random() < wear.cut:
            at = cut_place(rng, line.text, width)
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
    return Laid(clean, heads, flow)


def _picture_bits(caption: list[Line]) -> list[Bit]:
    """A caption is set apart from the text above by the place of its picture."""
    return [Bit(line.text, line.kind, None, gap=1 if k else 3) for k, line in enumerate(caption)]


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


def _print(bits: list[Bit], stories: list[Laid], traits: list[str], width: int, under: bool) -> Planted:
    newline = "\r\n" if "crlf" in traits else "\n"
    pieces: list[str] = []
    length = 0
    spans: dict[int, list[tuple[float, int, int, str]]] = {n: [] for n in range(len(stories))}

    def put(text: str) -> None:
        nonlocal length
        pieces.append(text)
        length += len(text)

    for bit in bits:
        text = bit.text
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
        if bit.kind in (
            ("body", "photo", "caption") if "narrow" in traits else ("body", "photo") if width > 1 else ()
        ):
            indent = 0 if bit.second or bit.kind == "caption" else 2
            put("　" * indent)
            lines = [text[max(0, k) : k + width] for k in range(-indent, len(text), width)]
        for k, line in enumerate(lines):
            if k:
                put(newline)
            if bit.owner is not None:
                spans[bit.owner].append((bit.order, length, length + len(line), bit.kind))
            put(line)
    put(newline)
    page = "".join(pieces)
    return Planted(
        page, tuple(_truth(page, n, story, spans[n]) for n, story in enumerate(stories)), tuple(traits)
    )


def _truth(page: str, number: int, story: Laid, spans: list[tuple[float, int, int, str]]) -> Truth:
    heads = {"headline", "deck", "series", "byline"}
    spans.sort(key=lambda span: span[:2])
    return Truth(
        number,
        story.clean.kind,
        story.clean.form,
        story.damage,
        next((page[s:e] for _, s, e, kind in spans if kind == "headline"), None),
        next((page[s:e] for _, s, e, kind in spans if kind == "deck"), None),
        tuple((s, e) for _, s, e, kind in spans if kind in heads),
        tuple((s, e) for _, s, e, kind in spans if kind not in heads),
        tuple(story.clean.names),
    )
