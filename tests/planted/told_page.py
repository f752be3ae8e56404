"""Pages of stories with known truth (已知真值的版面): composed, laid out, worn, and every figure found again on the page.

The page is pressed and worn by press.py and damage.py; a figure's place on it follows from the printed pieces in reading
order. A figure that a column's end, a caption or another story parts is not asked for.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from itertools import count
from random import Random

from tests.planted.compose import Clean
from tests.planted.compose import Line as Printed
from tests.planted.compose import _byline as byline
from tests.planted.press import Truth, Wear, laid_out
from tests.planted.prose import person
from tests.planted.told import Line, Teller, Told, wordings
from tests.planted.told_calendar import Calendar, NotNow
from tests.planted.told_place import Named, Region, headline_name, region
from transforms.places.gazetteer import load_gazetteer

WEAR = Wear(cut=0.12, caption=0.3, moved=0.08)
"""How the pages are worn; lost beginnings and ends, scans and traditional print are not: they take the truth away."""
TRAITS = ("marks", "half_width", "crlf", "wrapped", "narrow", "dense")
MOVES = ("rotated", "head_inside", "head_between", "deck_far", "nested", "head_abroad")
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_WEEK = "一二三四五六日"
_SECTIONS = ("要闻", "综合新闻", "经济", "县域新闻", "民生")


@dataclass(frozen=True, slots=True)
class Page:
    """A printed page and the truth of its figures in page offsets."""

    text: str
    told: tuple[Told, ...]
    calendar: Calendar
    stories: int
    province: str


def told_page(seed: int | str) -> Page:
    """The page of this seed."""
    for attempt in count():
        rng = Random(f"told:{seed}:{attempt}")
        where, calendar = region(rng), Calendar.drawn(rng)
        masthead = calendar.tells == "day" and rng.random() < 0.85
        stories = [_story(rng, calendar, where, place, masthead) for place in _places(rng, where)]
        if calendar.must_say <= 0:  # else the page has no evidence of the year that it should tell
            break
    traits = [name for name in TRAITS if rng.random() < getattr(WEAR, name)]
    width = 1
    if "wrapped" in traits or "narrow" in traits:
        traits = [name for name in traits if name not in ("wrapped", "narrow", "dense")]
        traits += [rng.choice(("wrapped", "narrow")), "dense"]
        width = rng.randint(16, 28) if "wrapped" in traits else rng.randint(14, 20)
    top = _top(rng, where, calendar, masthead)
    planted = laid_out(rng, WEAR, traits, width, [c for c, _, _ in stories], where.paper, MOVES, top)
    told: list[Told] = []
    for truth, (_, heads, body) in zip(planted.stories, stories, strict=True):
        told += _on_page(planted.text, truth, heads, body)
    text = planted.text.translate(_WIDE) if rng.random() < 0.06 else planted.text
    return Page(text, tuple(told), calendar, len(stories), where.province)


def _places(rng: Random, where: Region) -> list[tuple[Named, Named | None, dict[Named, tuple[Named, ...]]]]:
    """For each story its place, the one above it and those below: the city's, some counties', a township's."""
    counties = list(where.counties)
    found: list[tuple[Named, Named | None, dict[Named, tuple[Named, ...]]]] = []
    if where.city and len(counties) >= 3 and where.city.kind and rng.random() < 0.6:
        found.append((where.city, None, dict(where.counties)))
    for county in counties[: rng.randint(1, 3)]:
        found.append((county, where.city, dict.fromkeys(where.counties[county], ())))
    if where.whole and rng.random() < 0.15:
        found.append((where.whole, None, dict.fromkeys(where.cities, ())))
    county = rng.choice(counties)
    if rng.random() < 0.5:
        found.append((rng.choice(where.counties[county]), county, {}))
    rng.shuffle(found)
    return found[:4]


def _top(rng: Random, where: Region, calendar: Calendar, masthead: bool) -> tuple[str, ...]:
    """The page's own lines: paper, day and weekday, section."""
    if calendar.tells != "day":
        return (rng.choice(_SECTIONS),) if rng.random() < 0.2 else ()
    day = date(calendar.year, calendar.month, calendar.day)
    printed = f"{day.year}年{day.month}月{day.day}日 星期{_WEEK[day.weekday()]}"
    section = rng.choice(_SECTIONS)
    editor = f"责任编辑：{person(rng)}"
    if not masthead:
        return (rng.choice((printed, f"{printed} {section} {editor}")),)
    paper = f"{where.paper}日报"
    return rng.choice(
        (
            (f"{paper} {printed} 第{rng.randint(2, 8)}版",),
            (f"{paper} {printed} {section} {editor}",),
            (paper, printed),
            (f"{printed} {paper}", section),
        )
    )


def _story(
    rng: Random,
    calendar: Calendar,
    where: Region,
    at: tuple[Named, Named | None, dict[Named, tuple[Named, ...]]],
    masthead: bool,
) -> tuple[Clean, list[Line], list[Line]]:
    """A story as the press takes it, with its head lines and its body lines that carry the truth."""
    place, above, below = at
    sure = masthead or len(load_gazetteer().full.get(place.name, ())) == 1
    beside = [c for c in where.counties if c not in (place, above)]
    teller = Teller(rng, calendar, place, above, below, sure)
    if place.level == "county" and beside:
        teller.neighbour = rng.choice(beside)
    groups = ["all", "all"]
    groups += ["township"] if place.level == "township" else ["upper", "upper", "bulletin"]
    groups += {
        "county": ["village"],
        "prefecture": ["city"],
        "province": ["city"] if place == where.city else [],
    }.get(place.level, [])
    body = [Line(teller.plain(rng.choice(wordings()["words"]["opening"])))]
    head: list[Line] = []
    if rng.random() < 0.45:
        head, body = _with_lead(rng, teller, body)
    for _ in range(rng.randint(3, 6)):
        told = _any(rng, teller, groups)
        if rng.random() < 0.2:
            # Two statements in one paragraph: the second names its own time.
            told[-1] += _any(rng, teller, groups, alone=False)[0]
        if rng.random() < 0.2 and told[0].text[0] != "#":
            told[0] = Line(rng.choice(wordings()["words"]["filler"])) + told[0]
        if rng.random() < 0.25:
            told[-1] += Line(rng.choice(wordings()["words"]["filler"]))
        if len(body) == 1 and not body[0].told and told[0].text[0] != "#" and rng.random() < 0.5:
            body = [body[0] + told[0], *told[1:]]  # the opening and the first figures in one paragraph
        else:
            body += told
    title = rng.choice(wordings()["words"]["title"])
    plain = Line(f"{headline_name(place)}：{title}" if rng.random() < 0.7 else title)
    heads = head or [plain]
    form = rng.choice(("feature", "news", "news", "brief"))
    names = [person(rng) for _ in range(rng.choice((1, 1, 2)))]
    kinds = ["headline", "deck"][: len(heads)]
    if form == "feature":
        signed = byline(rng, where.paper, names)
        heads += [Line(text) for text in signed]
        kinds += ["byline"] * len(signed)
    elif form == "news":
        body[0] = Line(_dateline(rng, calendar, where, place, names)) + body[0]
    else:
        body[-1] += Line(f"（{' '.join(names)}）")
    printed = [Printed(line.text, kind) for line, kind in zip(heads, kinds, strict=True)]
    captions = _captions(rng, teller) if form == "feature" else []
    flow = [_paragraph(line) for line in body]
    clean = Clean("story", form, printed, [Printed(line.text, kind) for line, kind in flow], names, captions)
    return clean, heads, [line for line, _ in flow]


def _paragraph(line: Line) -> tuple[Line, str]:
    """A line of the text; a wording begins a subhead's with #."""
    if line.text.startswith("#"):
        return Line(line.text[1:], tuple(t.moved(-1) for t in line.told)), "subhead"
    return line, "body"


def _with_lead(rng: Random, teller: Teller, body: list[Line]) -> tuple[list[Line], list[Line]]:
    """A headline, with or without a deck, that repeats a figure of the first paragraph."""
    name, template = rng.choice(list(wordings()["lead"].items()))
    head, text = template.split("|")
    told = _told(teller, f"lead.{name}", text)
    while told is None:
        told = _told(teller, f"lead.{name}", text)
    heads = [teller.headline(f"lead.{name}.head", part) for part in head.split("/")]
    return heads, [body[0] + told[0], *told[1:]]


def _told(teller: Teller, name: str, template: str, alone: bool = True) -> list[Line] | None:
    """The paragraphs of a wording; None, and nothing remembered of it, where it does not fit."""
    kept = set(teller.facts)
    try:
        return teller.tell(name, template, alone)
    except NotNow:
        teller.facts = kept
        return None


def _any(rng: Random, teller: Teller, groups: list[str], alone: bool = True) -> list[Line]:
    """A sentence of one of the groups that fits the page's calendar and the story's place."""
    while True:
        group = rng.choice(groups)
        name = rng.choice(list(wordings()[group]))
        template = wordings()[group][name]
        if f"{group}.{name}" in teller.facts:
            continue
        if not alone and (not template.startswith("{T:") or "\n" in template or "{S" not in template):
            continue
        told = _told(teller, f"{group}.{name}", template, alone)
        if told is not None:
            teller.facts.add(f"{group}.{name}")
            return told


def _dateline(rng: Random, calendar: Calendar, where: Region, place: Named, names: list[str]) -> str:
    """本报讯, with or without the day before the page's."""
    one, rest = names[0], " ".join(names[1:])
    signed = f"（记者 {one}" + (f" 通讯员 {rest}）" if rest else "）")
    if place.level == "township" or rng.random() < 0.6:
        return rng.choice((f"本报讯{signed}", f"{where.paper}日报讯{signed}", f"本报讯 记者{one}报道："))
    day = f"{calendar.month}月{calendar.day - 1}日"
    return rng.choice((f"本报{headline_name(place)}{day}电{signed}", f"本报{day}讯{signed}"))


def _captions(rng: Random, teller: Teller) -> list[list[Printed]]:
    text = rng.choice(wordings()["words"]["caption"])
    if "{A}" in text and not teller.below:
        return []
    teller.towns = {"A": rng.choice(list(teller.below))} if teller.below else {}
    line = teller.plain(text)
    return [[Printed(f"{line} 记者 {person(rng)} 摄", "caption")]] if rng.random() < 0.5 else []


def _on_page(text: str, truth: Truth, heads: list[Line], body: list[Line]) -> list[Told]:
    """The figures of one story at their places on the page."""
    return [*_moved(text, truth.heads, heads), *_moved(text, truth.spans, body)]


def _moved(text: str, spans: tuple[tuple[int, int], ...], lines: list[Line]) -> list[Told]:
    places = [at for start, end in spans for at in range(start, end)]
    whole = sum((line for line in lines), Line(""))
    if len(places) != len(whole.text):
        raise ValueError(f"{len(places)} characters printed of {len(whole.text)}")
    found = []
    for told in whole.told:
        start, end = places[told.start], places[told.end - 1] + 1
        if "".join(text[start:end].split()) == whole.text[told.start : told.end].replace(" ", ""):
            found.append(replace(told, start=start, end=end))
    return found
