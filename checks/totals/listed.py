"""Which figures are the parts that a total is made of (总数与分项清单), read from the sentence.

Papers open a list with 其中, 包括, 分别为 or a bracket, each part perhaps with its growth and share behind
it, and go on in the next sentence with 其中 or 分产业看. A reading is ``sure`` to be all of the whole
where the words say so (其他, 分为, 三项合计) or the names leave nothing out (男、女; 一产、二产、三产).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from checks.changes.change_words import SAME_PERIOD, compared_with
from checks.digits.near_miss import all_but_a_little, digits_of, one_slip
from checks.figures.aside import as_it_was
from checks.figures.sentence import Sentence
from checks.figures.spot import NEXT_DOOR, Spot, absolute, between, kin
from checks.goals.goal_words import goal_of_percent, is_goal
from checks.interval import Interval, exact_bounds, printed
from checks.totals.all_places import all_divisions, is_division, is_of_a_place
from checks.totals.arranged import heads, of_this_total, outer
from checks.totals.exhaustive import all_quarters, exhaustive, industries, likely_all, named_before
from checks.totals.opened import OPENS, OPENS_SENTENCE, is_base, looked_at_again, opens
from transforms.links.frame import AVERAGED
from transforms.links.produce import of_other_produce
from transforms.metric import Metric
from transforms.numbers.number_kind import RELATIVE_UNITS
from transforms.record import record
from transforms.text.view import VIEW


@record
class Listed:
    """``parts`` of ``whole`` in the order of print; ``sure`` that nothing of the whole is left out."""

    whole: Metric
    parts: tuple[Metric, ...]
    sure: bool


_WHOLES, _NO_PARTS = frozenset({"actual", "target"}), RELATIVE_UNITS | {""}
_IN_LIST = re.compile(r"其中|包括|分别")
_ALL = re.compile(r"分别为|分别是|分为|如下[,:]")
_TOTAL_AGAIN = re.compile(r"[共总合]计|累计|总[量数额值]|此外|另[外有]|同时|全[年市县区省]")
_REST = re.compile(r"其他|其它|其余|剩余|剩下")
_RIGHT_AWAY = re.compile(r"^,(?:分别|依次)(?:为|是)")
_NEXT = re.compile(r"^(?:、|以?及|和|与)[^,;:。、]{0,14}$")
_OPEN_END = re.compile(r"^[^,;。]{0,8}等")
_SEEN = re.compile(rf"\s*{VIEW}[,:]")
_GOES_ON = re.compile(r"^\s*第[二三]产业")
_FIRST = frozenset("其这分按从依第一")  # of the sentences that go on with a list
_DIGIT, _OF_A_NAME = re.compile(r"[0-9](?![0-9]*[年月日岁-])"), re.compile(r"\([^()]{1,6}\)")
_MOVES = re.compile(r"新增|净增|增加(?!值)|减少|比(?!重|例)|较|达标|最[高低多少]")
_BY_DIVISION = re.compile(r"[分按从](?:各|分)?[县区市镇乡街地布域][^,;。]{0,6}看[,:]|分布[在于]")
DIVISIONS = 4
"""Places told one by one from which a list by places is taken for all of them. 2026-11: 4."""
LONGEST = 24
"""Figures behind a whole among which its parts are sought. 2026-11: 24."""
DIGITS_FOR = {2: 5, 3: 4}
"""Digits of a total that a list of so many parts hardly misses by one slip; three for longer lists. 2026-11: one in fifty does."""


def total_of(parts: Sequence[Metric]) -> Interval | None:
    """What the parts come to together."""
    first, *others = [printed(part) for part in parts]
    if first is None:
        return None
    total = first
    for known in others:
        if known is None:
            return None
        total = total + known
    return total


def adds_up(whole: Metric, parts: Sequence[Metric]) -> bool:
    """Whether the parts meet the whole, all of them printed without 余 or 约."""
    total = exact_bounds(whole)
    if total is None:
        return False
    low = high = Decimal(0)
    for part in parts:
        known = exact_bounds(part)
        if known is None:
            return False
        low, high = low + known[0], high + known[1]
    return low <= total[1] and total[0] <= high


def missed_by_a_slip(whole: Metric, parts: Sequence[Metric]) -> bool:
    """Whether one slip in one figure explains that an exact list misses its total."""
    total, together = printed(whole), total_of(parts)
    if total is None or together is None or any(m.approx != "exact" for m in (whole, *parts)):
        return False
    if one_slip(whole, together):
        return True
    for part in parts:
        known = printed(part)
        if known is None or together.bottom is None or together.top is None:
            return False
        bounded = known.bottom is not None and known.top is not None
        if bounded and one_slip(part, total - together.without(known)):
            return True
    return False


def lists(story: Sequence[Sentence]) -> Iterator[Listed]:
    """The lists of a story behind their totals: those that add up, and those that surely ought to."""
    for n, sentence in enumerate(story):
        figures = sentence.figures
        goes_on = n + 1 < len(story) and _continues(sentence, story[n + 1])
        # Most figures have too few behind them for a list, or one that is told for itself.
        for at, whole in enumerate(figures if goes_on else figures[:-2]):
            if whole.role not in _WHOLES or whole.unit in _NO_PARTS or whole.value is None:
                continue
            if not goes_on and not _two_kin(whole, figures[at + 1 :]):
                continue
            if at + 1 < len(figures) and (_ends_before(sentence, at + 1) or is_base(sentence, at)):
                continue
            again = whole.of_metric_id and at + 1 < len(figures) and looked_at_again(sentence, at + 1)
            if again or as_it_was(sentence, at):
                continue  # what follows is of the total before it
            run = [] if goal_of_percent(sentence, at) else list(_run(story, n, at))
            if len(run) >= 2 and not compared_with(sentence.lead(at)):
                found = _fitting(whole, run) or _surely(Spot(story, n, at), run)
                if found is not None and not _mean_of_parts(sentence.lead(at), found):
                    yield found


def _two_kin(whole: Metric, behind: Sequence[Metric]) -> bool:
    """Whether two of the figures behind a whole may be parts of it."""
    return sum([m.unit == whole.unit or kin(whole, m) for m in behind]) > 1


def _mean_of_parts(lead: str, found: Listed) -> bool:
    """Whether the whole is a mean and the parts are far from making it up: 6万亩,户均50亩,其中甲镇2万亩."""
    return AVERAGED.search(lead) is not None and not _near(found.whole, found.parts)


def _ends_before(sentence: Sentence, at: int) -> bool:
    """Whether the words before figure ``at`` show that no list begins with it."""
    lead = sentence.lead(at)
    if not lead or lead[0] == "," or "(" in lead or not absolute(sentence.figures[at]):
        return False
    return not opens(lead) and not goal_of_percent(sentence, at)


def _continues(sentence: Sentence, following: Sentence) -> bool:
    """Whether the next sentence may go on with a list: it stands next door and is worded so."""
    near = following.start - sentence.end <= NEXT_DOOR and following.text.lstrip()[:1] in _FIRST
    return near and (bool(OPENS_SENTENCE.match(following.text)) or _goes_on(following))


def _run(story: Sequence[Sentence], n: int, at: int) -> Iterator[Spot]:
    """The figures after the word that opens a list of parts of figure ``at``, up to where the list ends."""
    whole = story[n].figures[at]
    opened = bracket = False
    seen = 0
    first = at + 1
    for m in range(n, min(len(story), n + 3)):
        sentence = story[m]
        if m > n:
            near = sentence.start - story[m - 1].end <= NEXT_DOOR
            starts = bool(OPENS_SENTENCE.match(sentence.text)) or (opened and _goes_on(sentence))
            if not near or not starts or (seen and _SEEN.match(sentence.text)):
                return  # 其中已供热5万。从热源看,…: seen another way
            opened, first = True, 0
        for i in range(first, len(sentence.figures)):
            figure, lead = sentence.figures[i], _named_in(sentence.lead(i))
            if bracket and ")" in lead:
                return
            if not opened and i == at + 1 and m == n and compared_with(lead):
                continue  # 3260万,比上年的2985万增加…。其中,…: what stood before is no part
            if not opened and "(" in lead and "其中" not in lead:
                bracket = True
            opened = opened or opens(lead)
            if not opened and i == at + 1 and lead[:1] == "," and absolute(figure):
                # A comma alone opens a list only behind a number that hardly is a sum by chance.
                opened = digits_of(whole) >= 3 and not _IN_LIST.search(story[n].clause_lead(at))
            if not opened:
                if absolute(figure) and lead and kin(whole, figure) and not goal_of_percent(sentence, i):
                    return
                continue
            old = not seen and "看," in sentence.text and "其中" not in sentence.text and compared_with(lead)
            if figure.unit in RELATIVE_UNITS or figure.role == "change" or old or AVERAGED.search(lead):
                continue  # 出栏30万头,比上年的20万头增长50%,分季度看,…
            if not absolute(figure) or not kin(whole, figure) or figure.value is None:
                if ";" in lead and m == n and seen >= 2:
                    return
                continue
            if seen > 1 and lead[:1] == ";" and sentence.lead(i - 1)[:1] == "、" and m == n:
                return  # 其中甲镇3万亩、乙镇2万亩;机播4万亩: the list has ended
            if seen and SAME_PERIOD.search(lead):
                return  # …;上年同期税收为9亿元,…: of another year
            if seen and (
                _TOTAL_AGAIN.search(lead.rsplit("。", 1)[-1])
                or (whole.role != "target" and is_goal(sentence, i))
            ):
                return
            seen += 1
            yield Spot(story, m, i)
            if seen >= LONGEST:
                return


def _named_in(lead: str) -> str:
    """The words before a figure without the brackets of a name (小(1)型水库)."""
    return _OF_A_NAME.sub("", lead) if "(" in lead else lead


def _goes_on(sentence: Sentence) -> bool:
    return bool(_GOES_ON.match(sentence.text))


def _fitting(whole: Metric, run: Sequence[Spot]) -> Listed | None:
    """The shortest beginning of the run that adds up, with or without what 其中 opens inside it."""
    total = exact_bounds(whole)
    if total is None:
        return None
    telling = digits_of(whole) > 2  # 9个,其中甲4个、乙3个、丙2个、丁1个: small numbers meet by chance
    for arranged in (None, outer, heads):
        options = run if arranged is None else arranged(run)
        if arranged is not None and len(options) == len(run):
            continue  # tried already
        low = high = value = Decimal(0)
        for size, spot in enumerate(options, 1):
            known = exact_bounds(spot.metric)
            if known is None:
                break
            low, high, value = low + known[0], high + known[1], value + (spot.metric.value or 0)
            if low > total[1]:
                break
            equal = telling and value == whole.value
            if size > 1 and total[0] <= high and (equal or not _listed_on(options, size)):
                return Listed(whole, tuple(s.metric for s in options[:size]), True)
    return None


def _listed_on(options: Sequence[Spot], size: int) -> bool:
    """Whether the list goes on behind so many of its parts (玉米12万亩、大豆3万亩、棉花0.9万亩): rounding ends no list."""
    if size >= len(options) or options[size - 1].n != options[size].n:
        return False
    leads = [s.sentence.lead(s.at)[:1] for s in options[size - 1 : size + 1]]
    if leads != [",", ","]:
        return leads == ["、", "、"]
    after = options[size]  # the comma of a list in a bracket
    said = after.sentence.text[: after.metric.start - after.sentence.start]
    return said.count("(") > said.count(")")


def _surely(at: Spot, run: Sequence[Spot]) -> Listed | None:
    """A list that does not add up though its words or names say that it is all of the whole."""
    unit = at.metric.unit
    if at.metric.approx != "exact" or sum([s.metric.unit == unit for s in run]) < 2:
        return None
    found, cut = _meant(at, run, outer(run)), of_this_total(run)
    if 1 < len(cut) < len(run) and (found is None or not exhaustive([p.indicator for p in found.parts])):
        found = _meant(at, cut, outer(cut))
    if found is None and (groups := heads(run)):
        found = _meant(at, groups, groups)
    return found


def _meant(at: Spot, run: Sequence[Spot], told_apart: Sequence[Spot]) -> Listed | None:
    whole = at.metric
    options = [s for s in told_apart if s.n == run[0].n] or list(run)
    if len({s.n for s in run}) > 1 and len(told_apart) <= 4:
        options = told_apart
    options = industries(told_apart) or options
    opened = between(at, options[0])
    told = named_before(opened)
    if len(told) <= len(options):
        options = options[: len(told)] or options
    parts = tuple(s.metric for s in options)
    if (
        len(parts) < 2
        or (told and len(told) != len(parts))
        or any(p.unit != whole.unit or of_other_produce(p.indicator, whole.indicator) for p in parts)
        or any(m.approx != "exact" for m in (whole, *parts))
    ):
        return None
    names, last = told or [s.words for s in options], options[-1]
    if any(_MOVES.search(name) for name in names) or _OPEN_END.match(last.sentence.tail(last.at)):
        return None
    if any(_DIGIT.search(_named_in(s.sentence.lead(s.at))) for s in options):
        return None  # a number that was not read may be a part
    if all_quarters(names, at.sentence.text[: whole.start - at.sentence.start]):
        return Listed(whole, parts, True)
    if exhaustive(names):
        levels = "其中" in opened and len(parts) > 2 and all("级" in name for name in names)
        if levels and not adds_up(whole, parts) and not missed_by_a_slip(whole, parts):
            return None  # 机构3600个,其中省级30个、市级400个、县级2900个: others are of no level
        # 企业9万户,其中外资…;个体户20万户;…
        outgrown = any((p.value or 0) > (whole.value or 0) for p in parts)
        sure = not outgrown and (len(parts) >= 3 or ("其中" in opened and _near(whole, parts)))
        return Listed(whole, parts, True) if sure or missed_by_a_slip(whole, parts) else None
    if not OPENS.search(opened):
        return None
    if "其中" in opened and likely_all(names[:2]) and missed_by_a_slip(whole, parts[:2]):
        return Listed(whole, parts[:2], True)
    if _REST.search(names[-1]):
        return Listed(whole, parts, True)
    if len(parts) >= DIVISIONS and _BY_DIVISION.search(opened) and all(map(is_division, options)):
        return Listed(whole, parts, True)
    all_named = bool(_ALL.search(opened)) and "其中" not in opened
    if all_named and _RIGHT_AWAY.match(opened) and _side_by_side(options) and _near(whole, parts):
        return Listed(whole, parts, True)
    needed = DIGITS_FOR.get(len(parts), 3) - all_named
    if all(map(is_of_a_place, options)):
        seen = len(parts) >= DIVISIONS and _BY_DIVISION.search(opened) is not None
        if (seen or all_divisions(whole, parts)) and missed_by_a_slip(whole, parts):
            return Listed(whole, parts, True)
        if "其中" in opened:
            return None  # 其中甲镇12公里,乙镇9公里: a county has more
    if "其中" in opened and len(parts) == 2 and not all_but_a_little(whole, parts):
        return None  # 4602件,其中甲类1674件、乙类928件: the 2000 that are left may well be of a third
    sure = digits_of(whole) >= needed and missed_by_a_slip(whole, parts)
    return Listed(whole, parts, True) if sure else None


def _side_by_side(options: Sequence[Spot]) -> bool:
    """Whether nothing but 、 and a name stands between the parts (分别是甲3个、乙4个和丙5个)."""
    return all(_NEXT.match(s.sentence.lead(s.at)) for s in options[1:])


def _near(whole: Metric, parts: Sequence[Metric]) -> bool:
    """Whether the parts come to something like the whole, so that they can hardly be of another."""
    together = sum(p.value or 0 for p in parts)
    return bool(whole.value) and 2 * whole.value <= 3 * together <= 6 * whole.value
