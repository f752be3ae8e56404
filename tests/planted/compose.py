"""Clean stories, as they left the editor's desk (原稿)."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from tests.planted.prose import Topic, Voice, day, grammar, person

PAPERS = ("日报", "晚报", "日报全媒体", "融媒体中心")


@dataclass(frozen=True, slots=True)
class Line:
    """One printed paragraph or head line: its text and what it is (layout kinds)."""

    text: str
    kind: str


@dataclass(slots=True)
class Clean:
    """A story: ``heads`` in printed order, ``body`` in reading order, ``captions`` of its pictures.

    ``kind``: story, caption (a picture story) or notice. ``form``: feature, news, brief, lost (its
    headline was never scanned), picture, notice.
    """

    kind: str
    form: str
    heads: list[Line]
    body: list[Line]
    names: list[str]
    captions: list[list[Line]] = field(default_factory=list)

    def head(self, kind: str) -> str | None:
        """Text of the first head line of this kind."""
        return next((line.text for line in self.heads if line.kind == kind), None)


def _paragraph(voice: Voice, first: list[str] | None) -> str | None:
    """Two to five sentences, the first from ``first`` when given."""
    rng = voice.rng
    common = grammar()["common"]
    said: list[str | None] = [voice.say(first)] if first else []
    for _ in range(rng.choice((1, 2, 2, 3))):
        pool = rng.choices(
            (voice.topic.sentence, common["more"], voice.topic.quote + common["quote"]), (6, 3, 2)
        )[0]
        said.append(voice.say(pool))
    text = "".join(filter(None, said))
    return text or None


def _body(voice: Voice, paragraphs: int, sections: int) -> list[Line]:
    common = grammar()["common"]
    lines: list[Line] = []
    for at in range(paragraphs):
        text = _paragraph(voice, common["opening"] if at == 0 else None)
        if text is None:
            break
        lines.append(Line(text, "body"))
    if sections and len(lines) >= 2 * sections + 1:
        step = (len(lines) - 1) // sections
        for section in range(sections - 1, -1, -1):
            head = voice.say(voice.topic.subhead)
            if head:
                lines.insert(1 + section * step, Line(head, "subhead"))
    return lines


def paper_name(city: str) -> str:
    """The city in a paper's name: without 市, and 州 where more than one character is left."""
    short = city.removesuffix("市")
    return short.removesuffix("州") if len(short) > 2 else short


def _byline(rng: Random, city: str, names: list[str]) -> list[str]:
    """The forms a byline line takes: with roles, with a paper's name, bare, on two lines."""
    paper = paper_name(city) + rng.choice(PAPERS)
    spaced = [f"{n[0]} {n[1]}" if len(n) == 2 and rng.random() < 0.4 else n for n in names]
    one, rest = spaced[0], " ".join(spaced[1:])
    forms = [
        [f"本报记者 {one}" + (f" 通讯员 {rest}" if rest else "")],
        [f"{paper}记者 {one}" + (f" 通讯员 {rest}" if rest else "")],
        [f"□ 本报记者 {one} {rest}".rstrip()],
        [f"■记者 {one}" + (f" 通讯员 {rest} 文/图" if rest else "")],
        [f"通讯员 {one} {rest}".rstrip()],
    ]
    if rest:
        forms += [[f"本报记者 {one}", f"通讯员 {rest}"], [" ".join(names)]]
    return rng.choice(forms)


def _dateline(rng: Random, city: str, names: list[str]) -> str:
    one, rest = names[0], " ".join(names[1:])
    tail = f" 通讯员 {rest}" if rest else ""
    return rng.choice(
        [
            f"本报讯（记者 {one}{tail}）",
            f"本报讯（通讯员 {' '.join(names)}）",
            f"本报讯 记者{one}{tail}报道：",
            f"{paper_name(city)}日报讯（记者 {one}{tail}）",
            f"本报{paper_name(city)}{day(rng)}电（记者 {one}{tail}）",
        ]
    )


def _captions(voice: Voice, city: str, count: int, credited: float) -> list[list[Line]]:
    """Pictures: a sentence, mostly with its credit behind it or on the next line, or 图为…"""
    rng = voice.rng
    found: list[list[Line]] = []
    for _ in range(count):
        text = voice.say(voice.topic.caption)
        if text is None:
            break
        if rng.random() < 0.4:
            text = f"{day(rng)}，{voice.place}{rng.choice(voice.towns)}，{text}"
        credit = rng.choice((f"{person(rng)} 摄", f"本报记者 {person(rng)} 摄", f"记者/{person(rng)} 摄"))
        if rng.random() < credited:
            if rng.random() < 0.2:
                found.append([Line(f"{text}。", "caption"), Line(credit, "caption")])
            else:
                found.append([Line(f"{text}。 {credit}", "caption")])
        elif rng.random() < 0.4:
            found.append([Line(f"图为{text}。", "caption")])
        else:
            found.append([Line(f"{text}。", "caption")])
    return found


def _heads(voice: Voice, form: str) -> list[Line]:
    rng, topic = voice.rng, voice.topic
    headline = Line(voice.fill(rng.choice(topic.headline)), "headline")
    heads = [headline]
    if form == "feature":
        pick = rng.random()
        if pick < 0.45:
            tail = rng.choice(("纪实", "见闻", "综述", "调查", "侧记", "观察"))
            dash = rng.choice(("——", "——", "—"))
            heads.append(Line(f"{dash}{voice.place}{topic.theme}工作{tail}", "deck"))
        elif pick < 0.6:
            heads.append(Line(voice.fill(topic.deck[1]), "deck"))
        elif pick < 0.85:
            heads.insert(0, Line(rng.choice(topic.kicker), "deck"))
        if rng.random() < 0.15:
            series = rng.choice(("新春走基层", f"{topic.theme}系列报道之二", "奋进新征程·基层一线见闻"))
            heads.insert(0, Line(series, "series"))
    elif form == "news" and rng.random() < 0.25:
        if rng.random() < 0.5:
            heads.append(Line(voice.fill(topic.deck[1]), "deck"))
        else:
            heads.insert(0, Line(rng.choice(topic.kicker), "deck"))
    return heads


def compose(rng: Random, topic: Topic, city: str, place: str, form: str) -> Clean:
    """A clean story of this form about ``topic`` in ``place`` of ``city``."""
    voice = Voice.of(rng, topic, place)
    names = [person(rng) for _ in range(rng.choice((1, 1, 2, 3)))]
    if form == "notice":
        return _notice(voice)
    if form == "picture":
        return _picture(voice)
    heads = _heads(voice, form)
    if form == "feature":
        body = _body(voice, rng.randint(6, 11), rng.choice((0, 2, 2, 3)))
        captions = _captions(voice, city, rng.choice((0, 1, 1, 2)), 0.75)
        signed = rng.random() < 0.8
    elif form in ("news", "lost"):
        body = _body(voice, rng.randint(3, 6), 0)
        captions = _captions(voice, city, rng.choice((0, 0, 1)), 0.85)
        signed = form == "lost"
    else:
        body = _body(voice, rng.randint(2, 3), 0)
        captions, signed = [], False
    if signed:
        heads += [Line(text, "byline") for text in _byline(rng, city, names)]
    elif form == "news":
        body[0] = Line(_dateline(rng, city, names) + body[0].text, "body")
    elif rng.random() < 0.3:
        body.append(Line(f"（{' '.join(names)}）", "closing"))
    else:
        body[-1] = Line(f"{body[-1].text}（{' '.join(names)}）", "body")
    if form == "lost":
        heads = [line for line in heads if line.kind == "byline"]
    return Clean("story", form, heads, body, names, captions)


def _notice(voice: Voice) -> Clean:
    rng = voice.rng
    title = rng.choice(("关于道路封闭施工的通告", "资产招租公告", "听证会公告", "遗失声明", "征集启事"))
    lines = [Line(voice.say(grammar()["common"]["notice"][:3]) or "", "body")]
    lines.append(Line(voice.fill(grammar()["common"]["notice"][3]), "body"))
    return Clean("notice", "notice", [Line(title, "headline")], lines, [])


def _picture(voice: Voice) -> Clean:
    rng = voice.rng
    headline = Line(voice.fill(rng.choice(voice.topic.headline)), "headline")
    text = voice.fill(f"{{day}}，在{voice.place}{{town}}，{rng.choice(voice.topic.caption)}。")
    text += voice.fill(rng.choice(voice.topic.sentence))
    name = person(rng)
    return Clean("caption", "picture", [headline], [Line(f"{text} 记者 {name} 摄", "photo")], [name])
