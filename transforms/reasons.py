"""Why a figure was read as it was (推断依据): which rule decided its role, place, period and name, and by which words.

The stages keep no reasons: they would cost more than the figures. For one figure the same functions are asked
again here, and what they answer is told with the words that made them answer so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from transforms.extract import Numbers
from transforms.period import PageDate, Period
from transforms.place import Place, PlaceMention
from transforms.places.home import home_of_story
from transforms.places.page import places_of
from transforms.places.subject import statement_places
from transforms.quantity import Quantity
from transforms.role import Role, role_of
from transforms.roles.cue import Cue
from transforms.roles.filter import possible
from transforms.roles.in_time import role_in_time
from transforms.text.surroundings import REACH, Surroundings, surroundings
from transforms.times.carried import carried, handed_on
from transforms.times.carried_year import in_carried
from transforms.times.mention import TimeMention
from transforms.times.page_date import date_page
from transforms.times.page_timeline import page_timeline
from transforms.times.row import respective_times
from transforms.times.scope import governing, scope_of
from transforms.times.told_period import OBSERVED, period_told, time_told

ROLES: dict[Role, str] = {
    "actual": "完成数",
    "target": "目标数",
    "target_pct": "目标完成率",
    "rate": "比率",
    "change": "增减幅度",
    "standard": "标准",
    "context": "一人一事的数，不作统计",
}
KINDS = {
    "full": "全名",
    "short": "简称",
    "zone": "开发区名",
    "village": "村名或社区名",
    "relative": "“全市”“该县”一类的说法",
    "institution": "单位名中的地名",
}


@dataclass(frozen=True, slots=True)
class Reason:
    """One decision: what it is about, the rule that made it, in a Chinese sentence, and the words that it rests on.

    ``start`` and ``end`` say where those words stand in the story's reading text; both are None without words.
    """

    about: Literal["role", "place", "period", "date", "indicator"]
    rule: str
    says: str
    words: str = ""
    start: int | None = None
    end: int | None = None


def reasons_of(page: Sequence[Numbers], story_id: str, at: int, indicator: str) -> tuple[Reason, ...]:
    """The reasons for the figure that begins at ``at`` of a story's reading text; none when no figure does.

    ``page`` holds the numbers of all stories of its page: they date it and say where it is at home.
    ``indicator`` is the name that the figure was given, empty for none.
    """
    return all_reasons(page, {(story_id, at): indicator}).get((story_id, at), ())


def all_reasons(
    page: Sequence[Numbers], named: Mapping[tuple[str, int], str]
) -> dict[tuple[str, int], tuple[Reason, ...]]:
    """The same for several figures of a page: ``named`` has their indicators by story and offset."""
    read = places_of([n.sightings for n in page])
    date = date_page([n.story.reading.folded for n in page], [n.times for n in page])
    asked = {story_id for story_id, _ in named}
    found: dict[tuple[str, int], tuple[Reason, ...]] = {}
    dated = page_timeline([n.story.reading.folded for n in page], [n.times for n in page], date)
    for numbers, mentions, periods in zip(page, read.mentions, dated, strict=True):
        story_id, reading = numbers.story.story_id, numbers.story.reading
        if story_id not in asked:
            continue
        home = home_of_story(reading.folded, reading.paragraphs, mentions, read.context)
        story = _Story(numbers, mentions, home, periods, date)
        for i, (figure, role) in enumerate(zip(story.figures, story.roles, strict=True)):
            indicator = named.get((story_id, figure.start))
            if indicator is not None:
                found[story_id, figure.start] = (
                    _role(story, i, role),
                    _place(story, i, home),
                    *_period(story, i, role, date),
                    _indicator(story, i, indicator),
                )
    return found


class _Story:
    """The figures of one story with what stands around each."""

    def __init__(
        self,
        numbers: Numbers,
        mentions: Sequence[PlaceMention],
        home: Place | None,
        dated: Sequence[Period],
        date: PageDate,
    ) -> None:
        reading = numbers.story.reading
        self.text = reading.folded
        self.mentions = mentions
        self.figures = [
            q
            for q in numbers.quantities
            if q.kind == "metric" and q.numeral is not None and reading.page_span(q.start, q.end)
        ]
        self.around = surroundings(self.text, numbers.outline, self.figures)
        starts = [q.start for q in self.figures]
        self.places = statement_places(self.around, starts, mentions, home)
        self.scope = scope_of(self.text, numbers.outline, numbers.times)
        self.in_row = respective_times(self.scope, starts)
        self.carried = carried(self.scope, numbers.story.body_start, date)
        periods = dict(zip(self.scope.starts, dated, strict=True))
        self.roles = self._roles(in_carried(self.scope, periods, self.carried, date), date)

    def ruling(self, i: int, role: Role) -> TimeMention | None:
        """The time that rules a figure, or that its paragraph takes over."""
        at = self.figures[i].start
        rules = governing(self.scope, at, observed=role in OBSERVED)
        return rules or handed_on(self.scope, self.carried, at)

    def _roles(self, periods: Mapping[int, Period], date: PageDate) -> list[Role]:
        """The role of each figure, each told with the one before it."""
        found: list[Role] = []
        for i, (quantity, around) in enumerate(zip(self.figures, self.around, strict=True)):
            before = self.figures[i - 1] if i else None
            near = (before, found[-1]) if before and before.end > around.sentence_start else None
            role = role_of(quantity, around, near)
            mention = time_told(role, self.in_row.get(i) or self.ruling(i, role), around)
            period = period_told(role, mention, periods, self.scope, around, date)
            found.append(role_in_time(role, quantity, around, near, mention, period, date))
        return found


def _role(story: _Story, i: int, role: Role) -> Reason:
    quantity, around = story.figures[i], story.around[i]
    means = ROLES[role]
    cue = deciding(quantity, around)
    if cue is not None and cue.role == role:
        found = cue.pattern.search(getattr(around, cue.where))
        words = found[0] if found else ""
        begin = _offset(around, cue) + found.start() if found else None
        like = f"，同“{cue.examples[0]}”一样" if cue.examples else ""
        says = f"读作{means}：依据数字{_WHERE[cue.where]}的用语“{words}”{like}。"
        return Reason("role", cue.name, says, words, begin, None if begin is None else begin + len(words))
    if cue is None and role in ("actual", "rate"):
        why = "它的单位是比率" if role == "rate" else "句中没有目标、增减、标准一类的用语，单位也不是比率"
        return Reason("role", "no wording", f"读作{means}：{why}。")
    beside = story.figures[i - 1] if i else None
    if around.chained and beside is not None:
        told = story.text[beside.start : beside.end]
        says = f"读作{means}：它与前一个数“{told}”并列，用途相同。"
        return Reason("role", "listed beside", says, told, beside.start, beside.end)
    says = f"读作{means}：依据它所在的列举、计划或叙述，不是哪一个用语。"
    return Reason("role", "context of the sentence", says)


def deciding(quantity: Quantity, around: Surroundings) -> Cue | None:
    """The first wording of the table of roles that fits a figure where it stands."""
    for cue in possible(quantity, around):
        if not cue.pattern.search(getattr(around, cue.where)):
            continue
        if cue.also and not cue.also.search(around.sentence):
            continue
        if cue.then is not None and not cue.then.search(around.right):
            continue
        if cue.unless is None or not cue.unless.search(around.before):
            return cue
    return None


_WHERE = {
    "left": "前面",
    "right": "后面",
    "before": "前面",
    "lead": "所在句前面",
    "sentence": "所在句里",
}


def _offset(around: Surroundings, cue: Cue) -> int:
    """Where the text that a wording was searched in begins."""
    match cue.where:
        case "left":
            return around.start - len(around.left)
        case "before":
            return around.start - len(around.before)
        case "lead":
            return around.start - len(around.lead)
        case "right":
            return around.end
        case _:
            return max(around.sentence_start, around.start - REACH)


def _place(story: _Story, i: int, home: Place | None) -> Reason:
    around, at = story.around[i], story.figures[i].start
    place = story.places[i]
    if place is None:
        return Reason("place", "no place", "没有地名：这句话和全篇都没有说到能认定的区划。")
    called = [m for m in story.mentions if m.kind == "relative" and around.sentence_start <= m.start < at]
    named = [m for m in story.mentions if m.place == place]
    before = [m for m in named if m.start < at]
    said = f"地点读作{place.name}"
    if before and before[-1].start >= around.paragraph_start:
        mention = before[-1]
        near = "本句" if mention.start >= around.sentence_start else "本段前面"
        if called and called[-1].start > mention.start:
            says = f"{said}：本句的“{called[-1].text}”指{near}的“{mention.text}”。"
            return Reason("place", "relative name", says, called[-1].text, called[-1].start, called[-1].end)
        says = f"{said}：{near}写着“{mention.text}”（{KINDS.get(mention.kind, mention.kind)}）。"
        rule = "named in the sentence" if near == "本句" else "named in the paragraph"
        return Reason("place", rule, says, mention.text, mention.start, mention.end)
    if place == home:
        if named:
            first = named[0]
            here = f"本句的“{called[-1].text}”指它" if called else "本段没有另外的地名"
            says = f"{said}：{here}，这一篇讲的是{place.name}（“{first.text}”）。"
            return Reason("place", "place of the story", says, first.text, first.start, first.end)
        return Reason("place", "home of the page", f"{said}：本篇没有写明，这个版面讲的是{place.name}。")
    if before:
        mention = before[-1]
        says = f"{said}：前文写着“{mention.text}”，话题没有换。"
        return Reason("place", "named before", says, mention.text, mention.start, mention.end)
    return Reason("place", "worked out", f"{said}：由句中的称呼推定。")


def _period(story: _Story, i: int, role: Role, date: PageDate) -> tuple[Reason, ...]:
    around, at = story.around[i], story.figures[i].start
    in_row = story.in_row.get(i)
    rules = governing(story.scope, at, observed=role in OBSERVED)
    over = handed_on(story.scope, story.carried, at)
    ruling = in_row or rules or over
    mention = time_told(role, ruling, around)
    if mention is None:
        if ruling is not None:
            says = f"没有时间：前文的“{ruling.text}”说的是另一件事的时间。"
            return (Reason("period", "time of something else", says, ruling.text, ruling.start, ruling.end),)
        return (Reason("period", "no time", "没有时间：这一段没有管得到它的时间词。"),)
    if mention is in_row:
        rule, how = "respective times", "一一对应（分别）"
    elif mention is rules or mention.kind == "now":
        rule = "ruling time"
        how = "管着这一句" if mention.start >= around.sentence_start else "在本段前面，管到这里"
    else:
        rule, how = "carried over", "在前面的段落，承接下来"
    says = f"时间依据“{mention.text}”：它{how}。"
    found = [Reason("period", rule, says, mention.text, mention.start, mention.end)]
    if date.basis:
        found.append(Reason("date", "date of the page", f"年份依据版面日期：{date.basis}。"))
    return tuple(found)


def _indicator(story: _Story, i: int, indicator: str) -> Reason:
    around, at = story.around[i], story.figures[i].start
    if not indicator:
        return Reason("indicator", "no name", "没有指标名称：这一句没有说数的是什么。")
    found = story.text.rfind(indicator, around.paragraph_start, at)
    if found >= 0:
        near = "本句" if found >= around.sentence_start else "本段前面"
        says = f"指标名称是{near}的原话“{indicator}”。"
        return Reason("indicator", "the page's words", says, indicator, found, found + len(indicator))
    return Reason("indicator", "put together", f"指标名称“{indicator}”由这一句和前文的话合成。")
