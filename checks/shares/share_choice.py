"""Which of the readings of a share is meant (占比归属的判定).

A reading whose numbers agree is taken. Where none agrees, the words must be sure: either they leave one
reading only, or the other shares of the same list are of that whole, or one slip would make one reading right:
the likeliest, or no other.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product

from checks.digits.near_miss import one_slip
from checks.figures.once import once
from checks.figures.sentence import Sentence
from checks.figures.spot import kin, stories
from checks.interval import Interval, printed, truncated
from checks.repeats.restated import one_time
from checks.rule import Facts
from checks.shares.proportion import agree, fits_in, mendable, not_negative
from checks.shares.rate_of_list import beside_in_list
from checks.shares.share import Share
from checks.shares.share_lists import respective
from checks.shares.shared_out import digits_told, shared_out
from checks.shares.shares import shares
from checks.shares.story_totals import of_totals
from transforms.metric import Metric

_OWN = re.compile("占|率|面(?:为|达到?|约)*$|比[重例]")
"""How a share or rate is called."""
ALL = 100
"""No share is above it: such a percent is of a goal. 2026-11: 100."""
FAR = 12
"""How many times more or less a share may be for which one digit stands wrong. 2026-11: 12."""
FURTHER = 3
"""Digits of a share from which a slip is believed of a whole in a sentence before; in its own any. 2026-11: 3."""
LINKED = 2
"""Digits of a share that bear out the whole that was read for its part. 2026-11: 2."""
PRECISE = 4
"""Digits of a share from which a slip is believed of a whole that is called otherwise, or a part told elsewhere.
2026-11: 4; before: for all but a whole right before its part."""


@once
def chosen(facts: Facts) -> Iterator[Share]:
    """The shares to be checked, each in the one reading that is meant, in reading order."""
    told: defaultdict[str, dict[int, Share]] = defaultdict(dict)
    for found in shared_out(facts):
        told[found.whole.story_id].update((id(share.percent), share) for share in found.shares)
    for story in stories(facts):
        if any(sentence.percents for sentence in story):
            listed = {id(share.percent): share for share in of_totals(story)}
            listed.update(told[story[0].story_id])
            yield from _of_story(facts, story, _read(story, listed), listed)


def _read(story: Sequence[Sentence], known: Mapping[int, Share]) -> list[tuple[int, list[Share]]]:
    """The readings of every share of a story; one told of a list in its order, or of a list whose whole is
    known, has no other.
    """
    listed = [(n, [share]) for n, share in respective(story) if id(share.percent) not in known]
    if known:
        starts = {id(m): n for n, sentence in enumerate(story) for m in sentence.figures}
        listed += [(starts[id(share.percent)], [share]) for share in known.values()]
    told = {id(share.percent) for _, (share,) in listed}
    able = (
        (n, [s for s in found if not beside_in_list(story[n], s.whole, s.part)])
        for n, found in shares(story, told)
    )
    listed += [(n, found) for n, found in able if found]
    return sorted(listed, key=lambda each: each[1][0].percent.start)


def _of_story(
    facts: Facts,
    story: Sequence[Sentence],
    read: Sequence[tuple[int, list[Share]]],
    known: Mapping[int, Share],
) -> Iterator[Share]:
    right = [[s for s in found if agree(s.whole, s.part, s.percent)] for _, found in read]
    votes = Counter(
        [
            (of, id(s.whole))
            for (n, _), found in zip(read, right, strict=True)
            for s in found
            for of in {n, _list_of(n, s)}
        ]
    )
    crossed = _crossed(read, right)
    parts = {id(s.part) for found in right for s in found if s.sure}
    for at, ((n, found), fitting) in enumerate(zip(read, right, strict=True)):
        if id(found[0].percent) in known:
            yield found[0]
        elif at in crossed:
            yield crossed[at]
        elif fitting:
            yield _here(max(fitting, key=lambda s: votes[_list_of(n, s), id(s.whole)]), fitting)
        elif not any(_of_its_goal(facts, s) for s in found):
            wrong = _wrong(n, found, votes, _common(n, read) - parts)
            if wrong is None or not _backed(n, wrong, votes):
                wrong = _by_link(facts, found) or wrong
            if wrong is None:
                wrong = _slipped(story, found)
            if wrong is not None:
                yield _here(wrong, found)


def _by_link(facts: Facts, found: Sequence[Share]) -> Share | None:
    """The reading in which the part is of the whole that was read for it, where the numbers bear that out.

    A whole that is the same number, printed otherwise, bears out nothing.
    """
    for share in found:
        whole = facts.by_id.get(share.part.of_metric_id or "")
        if whole is None or whole.approx != "exact" or digits_told(share.percent) < LINKED:
            continue
        wanted = printed(whole)
        again = wanted is None or (one_time(whole, share.whole) and one_slip(share.whole, wanted))
        if not again and kin(whole, share.part) and agree(whole, share.part, share.percent):
            return replace(share, whole=whole)
    return None


def _of_its_goal(facts: Facts, share: Share) -> bool:
    """全年投放18.4亿元的任务,已投放9.2亿元,占50%: the percent is right of the goal, which another rule is about."""
    goal = facts.by_id.get(share.part.target_metric_id or "")
    return goal is not None and kin(goal, share.part) and agree(goal, share.part, share.percent) is True


def _here(share: Share, readings: Sequence[Share]) -> Share:
    """收到提案96件。…96件提案中,已解决47件,占49%: of a whole told twice, that which its own sentence tells."""
    start = share.part.sentence_start
    if share.whole.sentence_start == start:
        return share
    told = (s for s in readings if s.part is share.part and s.whole.sentence_start == start)
    told = (s for s in told if s.whole.value == share.whole.value and s.whole.unit == share.whole.unit)
    return next(told, share)


def _crossed(read: Sequence[tuple[int, list[Share]]], right: Sequence[Sequence[Share]]) -> dict[int, Share]:
    """Shares of one whole, next to each other, that are both wrong and would be right in each other's place."""
    found: dict[int, Share] = {}
    for at in range(1, len(read)):
        if right[at - 1] or right[at] or read[at][0] - read[at - 1][0] > 1:
            continue
        for a, b in product(read[at - 1][1], read[at][1]):
            if a.whole is b.whole and agree(a.whole, a.part, b.percent) and agree(a.whole, b.part, a.percent):
                found[at - 1], found[at] = a, b
                break
    return found


def _list_of(n: int, share: Share) -> object:
    """What the shares of one list have in common: the name of their whole, else their sentence."""
    return share.of or n


def _backed(n: int, share: Share, votes: Mapping[tuple[object, int], int]) -> int:
    """How many other shares of the same list, or of the sentences beside it, are right about this whole."""
    if share.of:
        return votes.get((share.of, id(share.whole)), 0)
    if share.part.sentence_start != share.percent.sentence_start:
        return 0
    return sum(votes.get((m, id(share.whole)), 0) for m in (n - 1, n, n + 1)) if share.listed else 0


def _wrong(
    n: int, found: Sequence[Share], votes: Mapping[tuple[object, int], int], common: set[int]
) -> Share | None:
    """The reading that surely is meant though its numbers disagree."""
    able = (s for s in found if s.percent.unit == "%" and not s.doubtful)
    known = [s for s in able if agree(s.whole, s.part, s.percent) is False]
    sure = next((s for s in known if s.sure and (s.bare or _fits(s) or _mends(s))), None)
    backed = max(known, key=lambda s: _backed(n, s, votes), default=None)
    opened = sure is not None and not sure.of and sure.part.of_metric_id == sure.whole.metric_id
    if backed is not None and _backed(n, backed, votes) and not opened:
        return backed  # but 教师290人,其中女教师97人,占…: of these, whatever the sentence before was about
    if sure is not None:
        return sure
    for s in known:
        if s.listed and id(s.whole) in common:
            return s
    return None


def _slipped(story: Sequence[Sentence], found: Sequence[Share]) -> Share | None:
    """The reading that one slip would make right: the likeliest, or the only one of which that is so."""
    percent = found[0].percent
    if percent.unit != "%" or (percent.value or 0) > ALL:
        return None
    known = [s for s in found if agree(s.whole, s.part, percent) is False]
    barred = {(id(s.whole), id(s.part)) for s in known if s.doubtful}
    known = [s for s in known if (id(s.whole), id(s.part)) not in barred]
    able = [s for s in known if digits_told(percent) >= _digits_for(s, known) and _mendable(s) and _near(s)]
    able = [s for s in able if _fits(s) or (s is known[0] and (s.named or _beside(s)))]
    if not able or (able[0] is not known[0] and len({(s.whole.value, id(s.part)) for s in able}) > 1):
        return None
    return None if _shared_itself(story, able[0]) else able[0]


def _beside(share: Share) -> bool:
    """新认定高新企业28家。…规上企业168家,占全县的62.7%: what only an earlier sentence tells is no lost digit of 268."""
    return share.whole.sentence_start == share.part.sentence_start


def _shared_itself(story: Sequence[Sentence], share: Share) -> bool:
    """甲盈利868家,盈利面70%;乙亏损186家,亏损面…: whether the whole has a share of its own, so that it is a part beside."""
    for sentence in story:
        if sentence.start <= share.whole.start < sentence.end:
            at = next(i for i, m in enumerate(sentence.figures) if m is share.whole)
            behind = sentence.figures[at + 1] if at + 1 < len(sentence.figures) else share.percent
            if behind is share.percent or behind.unit != "%":
                return False
            told, gap = sentence.clause_lead(at + 1), sentence.text[share.whole.end - sentence.start :]
            if share.part.start < sentence.end:
                gap = sentence.text[share.whole.end - sentence.start : share.part.start - sentence.start]
            return _OWN.search(told) is not None and "其中" not in gap
    return False


def _digits_for(share: Share, known: Sequence[Share]) -> int:
    """Digits from which a slip is believed: any of a whole in the part's sentence, or alone in its own."""
    whole, elsewhere = share.whole, share.part.sentence_start != share.percent.sentence_start
    if elsewhere or (share.of and not share.named and not share.listed):
        return PRECISE
    beside = {s.whole.value for s in known if s.whole.sentence_start == whole.sentence_start}
    return 1 if whole.sentence_start == share.part.sentence_start or len(beside) == 1 else FURTHER


def _fits(share: Share) -> bool:
    """Whether the part is not above its whole; a larger one is of something else, if no slip explains it."""
    known = share.part.value is not None and share.whole.value is not None
    return known and fits_in(share.whole, share.part)


def _near(share: Share) -> bool:
    """Whether the share is no more than a digit away: 万 or 亿 that were lost need surer words."""
    whole, part, said = share.whole.value, share.part.value, share.percent.value
    if not whole or not part or not said:
        return False
    return whole * said < 100 * part * FAR and 100 * part < whole * said * FAR


def _mendable(share: Share) -> bool:
    return mendable(share.whole, share.part, share.percent)


def _mends(share: Share) -> bool:
    """Whether one slip makes it right; of what is called otherwise in a sentence before, 268 is no likelier than 28."""
    return (share.named or _beside(share)) and _mendable(share)


def _common(n: int, read: Sequence[tuple[int, list[Share]]]) -> set[int]:
    """Wholes of a list whose shares all disagree with them and agree with each other: the whole was misprinted."""
    implied: defaultdict[int, list[Interval]] = defaultdict(list)
    wholes: dict[int, Metric] = {}
    for m, found in read:
        if abs(m - n) > 1:
            continue
        for s in found:
            said, part = truncated(s.percent), not_negative(s.part)
            meant = None if said is None or part is None else part.scaled(100).divided_by(said)
            if s.listed and meant is not None and meant.low:
                implied[id(s.whole)].append(meant)
                wholes[id(s.whole)] = s.whole
    misprinted: set[int] = set()
    for whole_id, ranges in implied.items():
        low = max((r.low for r in ranges if r.low is not None), default=None)
        high = min((r.high for r in ranges if r.high is not None), default=None)
        if len(ranges) < 2 or low is None or high is None or low > high:
            continue
        if one_slip(wholes[whole_id], Interval(low, high)):
            misprinted.add(whole_id)
    return misprinted
