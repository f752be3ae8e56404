"""A whole that a list of parts with their shares shares out (甲54件,占58%;乙33件,占36%): whose the list is.

Such a list carries its own proof: every row that is right points to the whole, wherever it was told. A row that
does not is misprinted, and where the rows agree on a number that nobody printed, the whole is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from checks.digits.near_miss import one_slip
from checks.figures.once import once
from checks.figures.sentence import Sentence
from checks.figures.spot import Spot, covers, kin, stories
from checks.figures.step import is_level
from checks.goals.goal_words import is_goal
from checks.interval import Interval, truncated
from checks.rule import Facts
from checks.shares.proportion import agree, mendable, not_negative
from checks.shares.share import ALL_CUE, GENERIC, Share
from checks.shares.share_rows import Row, row_lists, rows_in_order
from checks.totals.listed import adds_up
from transforms.metric import Metric

_COUNT = re.compile(r"的?总?[起件人户宗]?[总数量额值]*$")
REACH = 40
"""Figures before a list among which its whole is sought. 2026-11: 40."""
BEHIND = 2
"""Sentences behind a list in which a whole that it names is sought. 2026-11: 2."""
SURE = 5
"""Digits of the shares that point to one whole, from which it is no chance (two of 35.4%, one of 35.48% that
is named). 2026-11: 5, one list in a thousand by chance."""
BEST = 4
"""Digits of one share beyond which it tells no more. 2026-11: 4."""


MOST = 3
"""Right rows for each wrong one from which the wrong need not be mendable by one slip. 2026-11: 3."""


@dataclass(frozen=True, slots=True)
class SharedOut:
    """``rows`` of ``whole``; ``complete`` are those rows that come to all of it, by their shares or parts."""

    whole: Metric
    rows: tuple[Row, ...]
    complete: tuple[tuple[Row, ...], ...]

    @property
    def shares(self) -> Iterator[Share]:
        """The readings of the shares, which leave no doubt.

        A row that is wrong and names a whole of its own (占较大火灾起数的56%), or is of the row before it (其中60岁
        以上480人,占48%), is no row of the list.
        """
        right = [row for row in self.rows if agree(self.whole, row.part.metric, row.percent)]
        names = {_name(row.of) for row in right or self.rows}
        for at, row in enumerate(self.rows):
            if row not in right and not (GENERIC.match(row.of) or _name(row.of) in names):
                continue
            if row not in right and at and _of_row(self.rows[at - 1], row):
                continue
            yield Share(self.whole, row.part.metric, row.percent, True)


@once
def shared_out(facts: Facts) -> Iterator[SharedOut]:
    """The lists of all stories whose whole is known, in reading order."""
    for story in stories(facts):
        if any("占" in sentence.text for sentence in story):
            yield from in_story(story)


def in_story(story: Sequence[Sentence]) -> Iterator[SharedOut]:
    """The lists of one story whose whole is known."""
    for rows in row_lists(story):
        whole = whole_of_rows(story, rows)
        if whole is not None:
            yield SharedOut(whole, rows, tuple(_complete(whole, rows)))
    for rows in rows_in_order(story):
        whole = whole_of_rows(story, rows)
        if whole is not None:
            yield SharedOut(whole, rows, ())  # checks.shares.all_parts tells whether these are all


def _of_row(before: Row, row: Row) -> bool:
    """Whether 其中 opens the row, and it is a share of the part before it, but for a slip at most."""
    if "其中" not in row.part.sentence.lead(row.part.at):
        return False
    whole, part = before.part.metric, row.part.metric
    return bool(agree(whole, part, row.percent)) or mendable(whole, part, row.percent)


def _name(of: str) -> str:
    return _COUNT.sub("", of)


def whole_of_rows(story: Sequence[Sentence], rows: Sequence[Row]) -> Metric | None:
    """The figure before the list that most rows point to, or that they would if it had one slip less."""
    near = [s for s in _before(story, rows[0].part) if kin(s.metric, rows[0].part.metric)]
    near += [s for s in _behind(story, rows[-1]) if kin(s.metric, rows[0].part.metric)]
    best: tuple[int, int, int, Spot] | None = None
    parts = [r.part.metric for r in rows]
    generic = GENERIC.match(rows[0].of) is not None
    for spot in near:
        right = [r for r in rows if agree(spot.metric, r.part.metric, r.percent)]
        told = sum(digits_told(r.percent) for r in right)
        # 受理9件,办结8件,…其中网上6件,占受理量的67%: of two that fit as well the one with the name
        named = not generic and covers(spot.words, rows[0].of)
        again = best is not None and spot.metric.value == best[3].metric.value  # 9件…。9件中,…
        # 受理9件,办结8件;…甲5件、乙4件: of those that the parts add up to
        fits = 2 * (adds_up(spot.metric, parts) + _to_the_digit(spot.metric, parts)) + (named and not again)
        if best is None or (len(right), told, fits) > best[:3]:
            best = (len(right), told, fits, spot)
    if best is None:
        return None
    count, told, _, spot = best
    named = not generic and covers(spot.phrase, rows[0].of)
    whose = 2 * named + 3 * (_all_of_it(rows) and spot in near[:2])
    whose += 2 * (len(rows) > 2 and adds_up(spot.metric, parts))
    if 2 * count >= len(rows) and told + whose >= SURE:
        wrong = [r for r in rows if not agree(spot.metric, r.part.metric, r.percent)]
        mends = all(mendable(spot.metric, r.part.metric, r.percent) for r in wrong)
        return spot.metric if mends or MOST * len(wrong) <= count else None
    return _misprinted(near, rows)


def _to_the_digit(whole: Metric, parts: Sequence[Metric]) -> bool:
    """Whether the printed numbers come to the whole without any rounding."""
    return sum(part.value or 0 for part in parts) == whole.value


def _behind(story: Sequence[Sentence], last: Row) -> Iterator[Spot]:
    """The figures of the next sentences that have the name which the list gives its whole."""
    if GENERIC.match(last.of):
        return
    for n in range(last.part.n + 1, min(len(story), last.part.n + 1 + BEHIND)):
        for at, metric in enumerate(story[n].figures):
            spot = Spot(story, n, at)
            if is_level(metric) and covers(spot.words, last.of):
                yield spot


def _misprinted(near: Sequence[Spot], rows: Sequence[Row]) -> Metric | None:
    """The whole that no row is right about, though all of them agree what it should be."""
    implied = _implied(rows)
    told = sum(digits_told(r.percent) for r in rows) + _all_of_it(rows)
    if implied is None or told < SURE:
        return None
    of = rows[0].of
    named = [s for s in near if not GENERIC.match(of) and covers(s.phrase, of)]
    total = [s for s in near if ALL_CUE.search(s.words) and all(_of_one_kind(s, r.part) for r in rows)]
    for spot in [*named, *near[:3], *total]:
        if one_slip(spot.metric, implied):
            return spot.metric
    slipped = [s for s in near if one_slip(s.metric, implied)]
    return slipped[0].metric if len({s.metric.value for s in slipped}) == 1 else None


def digits_told(percent: Metric) -> int:
    """How many digits a share tells: 7.0% tells two."""
    return min(BEST, sum(c.isdigit() for c in percent.evidence.raw_text.lstrip("0.")))


def _of_one_kind(whole: Spot, part: Spot) -> bool:
    """Whether two neighbouring letters are common to what both count (全国人口、男性人口)."""
    mine, its = whole.phrase, part.phrase
    return any(a + b in its for a, b in pairwise(mine))


def _implied(rows: Sequence[Row]) -> Interval | None:
    """What all rows together allow their whole to be; None where they contradict each other."""
    low = high = None
    for row in rows:
        said, part = truncated(row.percent), not_negative(row.part.metric)
        if said is None or not said.low or part is None or not part.low or part.high is None:
            return None
        each = part.scaled(100).divided_by(said)
        if each is None:
            return None
        low = each.low if low is None or (each.low is not None and each.low > low) else low
        high = each.high if high is None or (each.high is not None and each.high < high) else high
    return Interval(low, high) if low is not None and high is not None and low <= high else None


def _before(story: Sequence[Sentence], first: Spot) -> list[Spot]:
    """The absolute figures before the list, nearest first, that have no share of their own."""
    found: list[Spot] = []
    for n in range(first.n, -1, -1):
        last = first.at if n == first.n else len(story[n].figures)
        for at in range(last - 1, -1, -1):
            metric = story[n].figures[at]
            if is_level(metric) and not is_goal(story[n], at):
                found.append(Spot(story, n, at))
        if len(found) >= REACH:
            break
    return found[:REACH]


def _complete(whole: Metric, rows: Sequence[Row]) -> Iterator[tuple[Row, ...]]:
    """The rows that leave nothing out, all of them or those of one sentence."""
    if _is_complete(whole, rows):
        yield tuple(rows)
        return
    for _, told in groupby(rows, key=lambda row: row.part.n):
        some = tuple(told)
        if 1 < len(some) < len(rows) and _is_complete(whole, some):
            yield some


def _is_complete(whole: Metric, rows: Sequence[Row]) -> bool:
    """Whether the shares come to 100 but for rounding, or the parts to the whole."""
    return _all_of_it(rows) or adds_up(whole, [row.part.metric for row in rows])


def _all_of_it(rows: Sequence[Row]) -> bool:
    values = [(row.percent.value, row.percent.printed_low, row.percent.printed_high) for row in rows]
    if any(v is None or low is None or high is None for v, low, high in values):
        return False
    # Rounding leaves half a last digit for each share, seldom all on one side.
    slack = max(high - low for _, low, high in values if low is not None and high is not None)
    together = sum(v for v, _, _ in values if v is not None)
    return abs(together - 100) <= slack * max(1, len(rows) // 2)
