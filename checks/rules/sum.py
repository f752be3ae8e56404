"""A total and a list that claims to be all of it add up (分项之和等于总数)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from checks.digits.wording import bounds, named, shown
from checks.figures.once import kept, once
from checks.figures.sentence import Sentence, letters
from checks.figures.spot import kin, stories
from checks.interval import Interval, printed, truncated
from checks.rule import Facts, Outcome, Rule
from checks.shares.all_parts import parts_with_all_shares, shares_of_all_parts
from checks.shares.all_shares import shares_of_all
from checks.shares.beside_parts import shares_beside_parts
from checks.shares.hundred_rows import hundred_rows
from checks.shares.proportion import agree
from checks.shares.several import meets, several
from checks.shares.share_choice import chosen
from checks.shares.shared_out import shared_out
from checks.totals.all_places import some_divisions
from checks.totals.balance import (
    balances,
    drawn_down,
    is_balance,
    is_trade,
    set_off,
    spent_and_left,
    trade_balances,
)
from checks.totals.behind_colon import listed_behind_colon
from checks.totals.case_load import case_loads, closed_and_open, is_case_load
from checks.totals.complete import all_told, no_others, share_whole, told_again, whole_of_parts
from checks.totals.exhaustive import REST_WORD, exhaustive
from checks.totals.left_over import done_and_left
from checks.totals.listed import adds_up, lists, missed_by_a_slip, total_of
from checks.totals.mixed_units import homes, mixed_units
from checks.totals.months import months_before
from checks.totals.natural import is_natural, natural_growth
from checks.totals.near_total import is_near
from checks.totals.parts import parts
from checks.totals.payers import payers
from checks.totals.phases import phases
from checks.totals.rest_together import is_of_the_rest, rest_together
from checks.totals.second_view import second_views
from checks.totals.so_far import so_far
from checks.totals.so_many import so_many_together
from checks.totals.some_of_many import one_inside_another, some_of_many
from checks.totals.splits import splits, summed_up
from checks.totals.statuses import granted_and_denied, statuses
from checks.totals.table_rows import table_sums
from checks.totals.taken_apart import leaves_nothing, taken_apart
from checks.totals.tied import places
from checks.totals.together import first_together
from checks.totals.total_behind import LONGEST, addable, nothing_lost, parts_then_total
from checks.totals.turnover import turnover
from transforms.metric import Metric

_SHARED = re.compile("占|贡献率|剩余|其余|余下|剩下")
_BESIDES_THEM = re.compile("另外|此外|[合共总]计")
_MADE_OF = re.compile(r"由[^,;。]{0,40}$")
_COMPOSED = re.compile(r"(?:组成|构成)")


def _whole_then_parts(facts: Facts) -> Iterator[tuple[Metric, ...]]:
    """总数,其中甲…、乙…、其他…: the linked parts, if they add up or the list ends with the rest."""
    at = places(facts)
    for whole, listed in parts(facts):
        if len(listed) < 2 or not all(addable(m) and kin(whole, m) for m in (whole, *listed)):
            continue
        stand = [at.get(id(m)) for m in (whole, *listed)]
        if adds_up(whole, listed) or _ends_with_rest(stand) or _leaves_nothing(stand[1:], whole, listed):
            yield (whole, *listed)


def _leaves_nothing(
    places: Sequence[tuple[Sentence, int] | None], whole: Metric, listed: Sequence[Metric]
) -> bool:
    """Whether the names of the linked parts leave no other part, and one slip explains the gap (男…;女…)."""
    names = [letters(p[0].words(p[1])) for p in places if p is not None]
    return len(names) == len(listed) and exhaustive(names) and missed_by_a_slip(whole, listed)


def _ends_with_rest(places: Sequence[tuple[Sentence, int] | None]) -> bool:
    """Whether whole and parts stand in one sentence, nothing unread between them, and the last is 其他."""
    known = [p for p in places if p is not None]
    if len(known) < len(places) or len({p[0].start for p in known}) != 1:
        return False
    sentence, indices = known[0][0], [p[1] for p in known]
    unbroken = indices[1:] == list(range(indices[1], indices[1] + len(indices) - 1))
    rest = REST_WORD.search(sentence.clause_lead(indices[-1]))
    if any(_BESIDES_THEM.search(sentence.lead(i)) for i in indices[2:]):
        return False  # 灭火170起,抢险100起,…;另外,救助50起、其他40起
    return bool(rest) and unbroken and nothing_lost(sentence, indices[0], indices[-1])


def _composed(sentence: Sentence) -> Iterator[tuple[Metric, ...]]:
    """27人的队伍由甲12人、乙15人组成."""
    figures = sentence.figures
    for at in range(len(figures) - 2):
        lead = sentence.lead(at + 1)
        if not addable(figures[at]) or not _MADE_OF.search(lead):
            continue
        last = at + 1
        while last + 1 < min(len(figures), at + LONGEST) and not _COMPOSED.search(sentence.tail(last)):
            last += 1
        listed = figures[at + 1 : last + 1]
        if len(listed) < 2 or not _COMPOSED.search(sentence.tail(last)):
            continue
        if all(addable(p) and p.unit == figures[at].unit for p in listed) and nothing_lost(
            sentence, at, last
        ):
            yield (figures[at], *listed)


@once
def groups(facts: Facts) -> Iterator[tuple[Metric, ...]]:
    """(whole, part, part, …) of every list that must add up; each list once."""
    seen: set[frozenset[int]] = set()
    told = list(_all_groups(facts))
    told += _without_words(facts, told)
    sound = [adds_up(g[0], g[1:]) for g in told]
    right: defaultdict[int, list[tuple[int, frozenset[int]]]] = defaultdict(list)  # by its first part
    for group, holds in zip(told, sound, strict=True):
        if holds:
            right[id(group[1])].append((id(group[0]), frozenset(map(id, group[1:]))))
    shares = _right_shares(facts)
    rated = {frozenset(map(id, each[:-1])) for each in several(facts) if meets(each[0], each[1:-1], each[-1])}
    for group, holds in zip(told, sound, strict=True):
        if not holds and (of := share_whole(group, facts)) is not None:
            group = (of, *group[1:])
            holds = adds_up(of, group[1:])
        if not holds and (all_of := whole_of_parts(group, facts)) is not None:
            group = (all_of, *group)
            holds = adds_up(all_of, group[1:])
        if not holds and (told_again(group) or frozenset(map(id, group)) in rated):
            continue  # 劳动力900人,其中外出600人、就近150人,就业率83.3%: the rate of the list says that there are others
        open_ended = not holds and not _passes(group) and not no_others(group)
        if open_ended and all((id(group[0]), id(part)) in shares for part in group[1:]):
            if all_told(group, shares) and missed_by_a_slip(group[0], group[1:]):
                yield group  # 其中甲97人、乙11人,分别占90%、10%: of these there are no others
            continue  # 游客49万,其中省内17万,占35%;省外16万,占33%: shares that are right say that there are others
        if open_ended and (_members(group, places(facts)) or some_divisions(group[0], group[1:])):
            continue
        if not holds and one_inside_another(group[1:]) and not is_of_the_rest(group[-1]):
            continue
        ids = frozenset([id(m) for m in group])
        # What makes up one whole is no part of another: 入网面积…其中已供热…。从热源看,甲…、乙…(of all that is connected)
        if not holds and any(
            whole != id(group[0]) and parts < ids for m in group for whole, parts in right.get(id(m), ())
        ):
            continue
        if ids not in seen and is_near(group):
            seen.add(ids)
            yield group


def _members(group: Sequence[Metric], at: Mapping[int, tuple[Sentence, int]]) -> bool:
    """Whether the parts are some of more things than they are (31家剧场…,其中甲剧场…、乙剧场…)."""
    stand = [at[id(m)] for m in group if id(m) in at]
    sentence = stand[0][0] if stand else None
    if sentence is None or len(stand) < len(group) or any(s is not sentence for s, _ in stand):
        return False
    return some_of_many(sentence, stand[0][1], [i for _, i in stand[1:]])


def _passes(group: Sequence[Metric]) -> bool:
    """Whether parts that are printed exactly come to more than their whole: then there are no others."""
    whole, added = printed(group[0]), total_of(group[1:])
    exact = all(m.approx == "exact" for m in group)
    return exact and whole is not None and added is not None and added.above(whole)


@kept
def _right_shares(facts: Facts) -> Mapping[tuple[int, int], Metric]:
    """The printed share that is right and not all, by the identities of (whole, part)."""
    return {
        (id(s.whole), id(s.part)): s.percent
        for s in chosen(facts)
        if agree(s.whole, s.part, s.percent) and (s.percent.value or 0) < 100
    }


def _without_words(facts: Facts, told: Sequence[tuple[Metric, ...]]) -> Iterator[tuple[Metric, ...]]:
    """Lists that no word opens, besides those already ``told``."""
    by_story: defaultdict[str, list[tuple[Metric, ...]]] = defaultdict(list)
    for group in told:
        by_story[group[0].story_id].append(group)
    right = _right_shares(facts)
    wholes: defaultdict[int, set[int]] = defaultdict(set)
    for whole_id, part_id in right:
        wholes[part_id].add(whole_id)
    for story in stories(facts):
        for found in (*summed_up(story), *splits(story, by_story[story[0].story_id])):
            # 其中甲526家、乙293家,分别占37%、21%: shares that are right say that there is more.
            proven = any((id(found.whole), id(p)) in right for p in found.parts)
            # 代表290名,党员210名,占72.4%;工人30名,占10.3%: parts of one whole are no parts of each other.
            beside = wholes.get(id(found.whole))
            proven = proven or (beside and any(beside & wholes[id(p)] for p in found.parts))
            # 举报360件,其中甲97件,占26.9%;乙70件,占…: nor is what one of them is a part of
            inner = {whole for p in found.parts for whole in wholes[id(p)]}
            proven = proven or any(id(p) in inner for p in found.parts)
            if (
                not proven
                or adds_up(found.whole, found.parts)
                or exhaustive([p.indicator for p in found.parts])
            ):
                yield found.whole, *found.parts


def _all_groups(facts: Facts) -> Iterator[tuple[Metric, ...]]:
    yield from _whole_then_parts(facts)
    yield from done_and_left(facts)
    yield from first_together(facts)
    yield from rest_together(facts.sentences)
    yield from so_many_together(facts.sentences)
    for story in stories(facts):
        yield from ((found.whole, *found.parts) for found in lists(story))
        yield from second_views(story)
        yield from months_before(story)
        yield from set_off(story)
        yield from spent_and_left(story)
        yield from so_far(story)
        yield from parts_with_all_shares(story)
        yield from table_sums(story)
    for apart in taken_apart(facts):
        whole, listed = apart.whole, apart.parts
        if len(listed) < 2:
            continue
        if adds_up(whole, listed) or (leaves_nothing(apart) and missed_by_a_slip(whole, listed)):
            yield whole, *listed
    for found in shared_out(facts):
        yield from ((found.whole, *(row.part.metric for row in rows)) for rows in found.complete)
    for sentence in facts.sentences:
        text = sentence.text
        if len(sentence.figures) >= 3:
            if "共" in text or "计" in text or "总" in text:
                yield from parts_then_total(sentence)
            if "其中" in text and len(sentence.figures) > 3:
                yield from mixed_units(sentence)
                if "户" in text and "套" in text:
                    yield from homes(sentence)
            if "组成" in text or "构成" in text:
                yield from _composed(sentence)
            yield from listed_behind_colon(sentence)
            yield from balances(sentence)
            yield from drawn_down(sentence)
            yield from payers(sentence)
            yield from statuses(sentence)
            yield from phases(sentence)
            yield from granted_and_denied(sentence)


def pair(facts: Facts) -> Iterable[tuple[Metric, ...]]:
    """The lists of :func:`groups`, and shares that are all of one whole."""
    yield from groups(facts)
    known: set[int] = set()
    for story in stories(facts):
        yield from natural_growth(story)
        for percents in shares_of_all_parts(story):
            known.update(map(id, percents))
            yield percents
    for found in shared_out(facts):
        for rows in found.complete:
            if len(rows) > 2:
                known.update([id(row.percent) for row in rows])
                yield tuple(row.percent for row in rows)
    for sentence in facts.sentences:
        if "差" in sentence.text:
            yield from trade_balances(sentence)
        if len(sentence.percents) > 2:
            yield from hundred_rows(sentence)
        if "净增" in sentence.text or "净投放" in sentence.text:
            yield from turnover(sentence)
        if "结" in sentence.text and len(sentence.figures) > 3:
            yield from (load for load in case_loads(sentence) if load[-1].unit != "%")
        if len(sentence.figures) > 1 and _SHARED.search(sentence.text):
            for group in (*shares_of_all(sentence), *shares_beside_parts(sentence)):
                if known.isdisjoint([id(m) for m in group]):
                    yield group


def judge(operands: Sequence[Metric], facts: Facts) -> Outcome:
    """The parts meet the total within the printed digits; shares meet 100."""
    if all(m.unit == "%" for m in operands) and not is_natural(operands):
        return _outcome(Interval.point(100), "100%", "各项占比", operands, "%")
    if is_case_load(operands):
        return closed_and_open(operands)
    whole, *listed = operands
    total = truncated(whole)  # a total of parts that are told more precisely is as often cut as rounded
    if total is None:
        return Outcome("undecided", "info", "", shown(whole), f"{named(whole)}无法核算。")
    parted = "项下的支出和结余" if is_balance(listed) else f"的{len(listed)}个分项"
    parted = "对应的进出口额与差额" if is_trade(listed) else parted
    return _outcome(total, shown(whole), f"{named(whole)}{parted}", listed, "")


def _outcome(total: Interval, said: str, subject: str, listed: Sequence[Metric], unit: str) -> Outcome:
    added = total_of(listed)
    listing = "、".join(shown(p) for p in listed)
    if added is None:
        return Outcome("undecided", "info", said, listing, f"{subject}里有数字读不出来，无法核算。")
    observed = f"{bounds(added)}{unit}（{listing}）"
    if added.meets(total):
        message = f"{subject}{listing}相加为{bounds(added)}{unit}，与{said}相符。"
        return Outcome("holds", "info", said, observed, message, by_rounding_only=added != total)
    message = f"{subject}{listing}相加为{bounds(added)}{unit}，与{said}对不上。"
    return Outcome("fails", "warn", said, observed, message)


RULE = Rule("sum", pair, judge, across=None)
