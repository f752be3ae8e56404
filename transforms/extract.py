"""From stories to metrics: every number with its indicator, place, period, role and evidence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date as date_of
from itertools import chain

from transforms.indicator import indicator_of
from transforms.links.deeds import bare_deed
from transforms.lists.names import (
    SHARED_OUT,
    completed,
    is_done_of_goals,
    names_of_goals,
    respective_names,
    respective_shares,
    shared_predicates,
)
from transforms.lists.share_row import told_at
from transforms.lists.siblings import continues_list, without_siblings
from transforms.lists.then import names_in_all, names_of_then
from transforms.lists.told import ToldList, told_lists
from transforms.metric import Metric
from transforms.names.anaphora import completed_from, leans
from transforms.names.beside import beside_each_other
from transforms.names.class_of_whole import parts_whole
from transforms.names.headline_lines import second_lines
from transforms.names.namesake import with_namesake
from transforms.names.outlay import of_projects, opens_outlay
from transforms.names.pulled import of_what_grew, pulled_in_turn
from transforms.names.told import in_reach
from transforms.names.told_name import name_from_told, points_elsewhere
from transforms.numbers.measure import family
from transforms.numbers.number_kind import RELATIVE_UNITS
from transforms.page import Page
from transforms.period import PageDate, Period, find_times
from transforms.place import Place, PlaceContext, PlaceMention
from transforms.places.home import home_of_story
from transforms.places.page import places_of
from transforms.places.scan import Sightings, scan_places
from transforms.places.subject import statement_places
from transforms.quantity import Quantity, find_quantities
from transforms.record import record
from transforms.relation import relate
from transforms.role import Role, role_of
from transforms.roles.in_time import role_in_time
from transforms.spoken.partners import of_partner
from transforms.spoken.two_counts import two_counts
from transforms.statement import Statement, as_metric
from transforms.story import Story
from transforms.text.sentence import Outline, outline
from transforms.text.surroundings import ASIDE, Surroundings, is_in_bracket, surroundings
from transforms.times.carried import carried, handed_on
from transforms.times.carried_year import in_carried
from transforms.times.mention import TimeMention
from transforms.times.page_date import date_page
from transforms.times.page_timeline import page_timeline
from transforms.times.row import respective_times
from transforms.times.scope import Scope, governing, scope_of
from transforms.times.told_period import OBSERVED, period_told, time_told


@record
class Numbers:
    """The numeral runs of one story: its sentences, its time mentions, every quantity with its class."""

    story: Story
    outline: Outline
    times: tuple[TimeMention, ...]
    quantities: tuple[Quantity, ...]
    sightings: Sightings


@record
class Setting:
    """What a whole page tells its stories: when it came out, and where its home is."""

    date: PageDate
    places: PlaceContext


@record
class PageMetrics:
    """The metrics and lists of one page, its setting, and by ``story_id`` each story's place and the day it reports.

    The day is the latest one that the story dates something with; a story without such a day has none.
    """

    page: Page
    setting: Setting
    story_places: dict[str, Place | None]
    story_dates: dict[str, date_of]
    metrics: tuple[Metric, ...]
    listings: tuple[ToldList, ...] = ()


SUMS = frozenset({"money", "area", "mass", "volume", "energy", "power", "length"})
"""Families of measure words that measure and do not count."""


def numbers_of(story: Story) -> Numbers:
    """Find and class every numeral of a story, and where it may name a place."""
    folded = story.reading.folded
    times = find_times(folded)
    return Numbers(story, outline(folded), times, find_quantities(folded, times), scan_places(folded))


@record
class Told:
    """One story with what rules its figures: the places it names and its home, its times, their periods by their start.

    ``taken_over``: by the start of a paragraph or an item the time that it takes over from what stands before it.
    """

    numbers: Numbers
    mentions: Sequence[PlaceMention]
    home: Place | None
    scope: Scope
    periods: Mapping[int, Period]
    taken_over: Mapping[int, TimeMention]


@record
class Figures:
    """The figures of one story and, for each, its span on the page, the text around it and its place.

    ``spans`` are those of all times and places; ``listed`` has the names of figures that 分别 deals out, by their number.
    """

    typed: Sequence[Quantity]
    printed: Sequence[tuple[int, int]]
    around: Sequence[Surroundings]
    placed: Sequence[Place | None]
    spans: Sequence[tuple[int, int]]
    listed: Mapping[int, str]


Timed = tuple[Role, TimeMention | None, Period]


def metrics_of(page: Page, numbers: Sequence[Numbers]) -> PageMetrics:
    """The metrics of one page, not yet linked, in the order of its stories."""
    texts = [n.story.reading.folded for n in numbers]
    read = places_of([n.sightings for n in numbers])
    date = date_page(texts, [n.times for n in numbers])
    # One thing of all stories at a time: the code and the patterns of one stay near, which is a tenth quicker.
    dated = page_timeline(texts, [n.times for n in numbers], date)
    homes = [
        home_of_story(text, n.story.reading.paragraphs, mentions, read.context)
        for text, n, mentions in zip(texts, numbers, read.mentions, strict=True)
    ]
    stories = [_told(*each, date) for each in zip(numbers, read.mentions, homes, dated, strict=True)]
    figures = [_figures(told) for told in stories]
    timed = [_timed(*each, date) for each in zip(stories, figures, strict=True)]
    phrases = [_phrases(each) for each in figures]
    found = [_metrics(page, *each) for each in zip(stories, figures, timed, phrases, strict=True)]
    lists = [
        told_lists(t.numbers.story, t.scope, t.taken_over, t.mentions, t.home, t.periods) for t in stories
    ]
    days: dict[str, date_of] = {}
    for n, periods in zip(numbers, dated, strict=True):
        ends = [p.end for p in periods if p.end is not None and p.start == p.end]
        if ends:
            days[n.story.story_id] = max(ends)
    return PageMetrics(
        page,
        Setting(date, read.context),
        {n.story.story_id: home for n, home in zip(numbers, homes, strict=True)},
        days,
        tuple(chain.from_iterable(found)),
        tuple(chain.from_iterable(lists)),
    )


def _told(
    numbers: Numbers,
    mentions: Sequence[PlaceMention],
    home: Place | None,
    dated: Sequence[Period],
    date: PageDate,
) -> Told:
    scope = scope_of(numbers.story.reading.folded, numbers.outline, numbers.times)
    periods = dict(zip((t.start for t in numbers.times), dated, strict=True))
    taken_over = carried(scope, numbers.story.body_start, date)
    return Told(numbers, mentions, home, scope, in_carried(scope, periods, taken_over, date), taken_over)


def link(read: PageMetrics, numbers: Sequence[Numbers]) -> PageMetrics:
    """The same metrics with their links."""
    texts = {n.story.story_id: n.story.reading.folded for n in numbers}
    return replace(read, metrics=relate(read.metrics, texts))


_CONVERTED = frozenset(("折合", "约合", "折算"))
"""Words before a figure that only tells the one before it in another unit: 产粮3万吨,折合6000万斤."""


def _figures(told: Told) -> Figures:
    """Those that stand in one piece on the page."""
    numbers, mentions = told.numbers, told.mentions
    page_span = numbers.story.reading.page_span
    counting = [q for q in numbers.quantities if q.kind == "metric" and q.numeral is not None]
    printed = [(q, span) for q in counting if (span := page_span(q.start, q.end)) is not None]
    typed = [q for q, _ in printed]
    around = surroundings(numbers.story.reading.folded, numbers.outline, typed)
    placed = statement_places(around, [q.start for q in typed], mentions, told.home)
    spans = sorted([(t.start, t.end) for t in numbers.times] + [(m.start, m.end) for m in mentions])
    names = respective_names(around, spans)
    return Figures(typed, [span for _, span in printed], around, placed, spans, names)


def _timed(told: Told, figures: Figures, date: PageDate) -> list[Timed]:
    """The role of every figure, the time that it is told of, and its period."""
    found: list[Timed] = []
    scope, periods, taken_over = told.scope, told.periods, told.taken_over
    in_row = respective_times(scope, starts := told_at(figures.around))
    previous: tuple[Quantity, Role] | None = None
    for i, (quantity, around) in enumerate(zip(figures.typed, figures.around, strict=True)):
        near = previous if previous and previous[0].end > around.sentence_start else None
        role = role_of(quantity, around, near)
        mention = in_row.get(i) or governing(scope, starts[i], observed=role in OBSERVED)
        if mention is None:
            mention = handed_on(scope, taken_over, starts[i])
        mention = time_told(role, mention, around)
        period = period_told(role, mention, periods, scope, around, date)
        role = role_in_time(role, quantity, around, near, mention, period, date)
        previous = (quantity, role)
        found.append((role, mention, period))
    return found


def _phrases(figures: Figures) -> list[str]:
    """What the words around each figure say that it measures; nothing for one that ``listed`` names or a bracket holds."""
    found: list[str] = []
    typed, spans = figures.typed, figures.spans
    begins = [start for start, _ in spans]
    shared = shared_predicates(figures.around)
    for i, (quantity, around) in enumerate(zip(typed, figures.around, strict=True)):
        if i in figures.listed or (i and is_in_bracket(around, typed[i - 1].end, quantity.start)):
            found.append("")
            continue
        near = spans[bisect_left(begins, around.sentence_start) : bisect_left(begins, quantity.start)]
        clause_before = around.text[max(around.sentence_start, quantity.start - 120) : around.clause_start]
        if ")" in clause_before:
            clause_before = ASIDE.sub("", clause_before)
        found.append(indicator_of(around, near, clause_before, shared[i], family(quantity.unit) in SUMS))
    return two_counts(found, figures.around, [q.unit for q in typed])


def _metrics(
    page: Page, within: Told, figures: Figures, timed: Sequence[Timed], phrases: Sequence[str]
) -> list[Metric]:
    story, text = within.numbers.story, within.numbers.story.reading.folded
    around_each, listed = figures.around, dict(figures.listed)
    units = [q.unit for q in figures.typed]
    found: list[Metric] = []
    paragraph = first_told = 0  # the paragraph of the last statement, and how many were told before it
    share = ""  # what the share is called whose whole was told last
    for i, (quantity, around) in enumerate(zip(figures.typed, around_each, strict=True)):
        role, mention, period = timed[i]
        last = found[-1] if found else None
        if i in listed:
            indicator = listed[i]
        elif last is not None and is_in_bracket(around, last.end, quantity.start):
            # 开工率97%(821个), 27万户(1499万平方米): the bracket tells the same in another unit.
            indicator = last.indicator.removesuffix("率") if quantity.unit != "%" else last.indicator
        else:
            indicator = phrases[i]
            if last is not None and (
                (around.chained and not indicator)
                or (indicator in _CONVERTED and last.end > around.sentence_start)
            ):
                indicator = last.indicator
            elif (
                last is not None
                and last.unit == quantity.unit
                and continues_list(text, last.end, quantity.start)
            ):
                indicator = completed(indicator, last.indicator)
        if "占" in indicator[1:] and quantity.unit not in RELATIVE_UNITS and "占" not in around.left:
            indicator = indicator.partition("占")[0]  # 小麦面积占全市的三成,达到40万亩
        if around.paragraph_start != paragraph:
            paragraph, first_told = around.paragraph_start, i
        told = [
            m for m in found[max(first_told, i - 8) :] if m.role != "context" or family(m.unit) != "time"
        ]  # 两年平均增长4%: 两年 lends no words
        if i not in listed and (around.left.find("分别") >= 0 or is_done_of_goals(indicator)):
            listed |= names_of_goals(around_each, units, i, indicator, role, told)
            listed |= names_of_then(around_each, units, i, told) | names_in_all(around_each, units, i, told)
            listed |= pulled_in_turn(around_each, units, i, told)
            if quantity.unit == "%" and SHARED_OUT.fullmatch(around.left):
                listed |= respective_shares(around_each, i, "", in_reach(told, text, quantity.start))
            indicator = listed.get(i, indicator)
        if i in listed and not indicator:  # 总数86家,其中甲镇、乙镇分别有12家、9家
            indicator = completed_from("", quantity.unit, without_siblings(told, text))
        if own := i not in listed:
            indicator = name_from_told(indicator, around, quantity.unit, told)
        opens_group = own and opens_outlay(indicator, around)
        deed = own and bare_deed(around.left, indicator)
        leaning = own and not opens_group and (deed or leans(indicator))
        if leaning and not points_elsewhere(
            around.left, told, text[around.sentence_start : around.clause_start]
        ):
            reach = in_reach(told, text, quantity.start)
            if parts_whole(indicator, last.indicator if last is not None else ""):
                reach = without_siblings(reach, text)
            if share and quantity.unit == "%" and not around.left.strip("的约近达仅"):
                indicator = share  # 占常住人口708万人|的23.6%
            told_share = indicator.startswith("占")
            if told_share and SHARED_OUT.match(around.left):
                listed |= respective_shares(around_each, i, indicator, reach)
            share = completed_from(indicator, "%", reach) if told_share else ""
            if not indicator:
                reach = with_namesake(reach, found, quantity.unit, around, figures.placed[i])
            indicator = listed.get(i) or completed_from(indicator, quantity.unit, reach, deed)
        else:
            share = ""
            if opens_group:
                indicator = of_projects(indicator, around, told)
        indicator = of_what_grew(indicator, around, quantity.unit, role, () if i in listed else told)
        indicator = of_partner(indicator, around, quantity.unit, told)
        span, place = figures.printed[i], figures.placed[i]
        statement = Statement(quantity, span, around, role, indicator, place, mention, period)
        found.append(as_metric(page, story, statement))
    found = beside_each_other(found, around_each, listed)
    return second_lines(found, story.body_start, text)
