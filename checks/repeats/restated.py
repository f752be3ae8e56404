"""Figures of one page that state one fact twice, known by their words and digits (同一版面的重复陈述).

Headline, story and caption repeat the figures that matter. Equal numbers in like words are one fact; a
number whose digits changed places (63家, 36家) in the same words is the same fact misprinted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby, pairwise
from operator import attrgetter

from checks.digits.near_miss import digits_of
from checks.figures.folded import folded
from checks.figures.sentence import letters
from checks.figures.spot import covers
from checks.repeats.one_day import of_one_day
from checks.rule import Facts
from transforms.links.restatement import of_a_class
from transforms.links.restatement import swapped as turned
from transforms.metric import Metric
from transforms.names.likeness import SAME_WORDS, likeness
from transforms.record import record
from transforms.text.sentence import NO_THOUSANDS

KNOWN = 4
"""Earlier statements of one number that a later one is compared with. 2026-11: 4."""
MIN_DIGITS = 2
"""Digits that a repeated number needs; 3个 and 3个 are two threes. 2026-11: 2."""
TELLING = 3
"""Digits from which equal numbers in like words need no more letters than their names have. 2026-11: 3."""

_OF_PAGE, _IN_ORDER = attrgetter("evidence.doc_id"), attrgetter("at")
_ROLES = frozenset({"actual", "rate", "target"})
_SPECIAL = re.compile(r"均|最[高低多少大小]|其中|净|毛|新")

_FILLER = re.compile(
    r"目前|截至|如今|现在|去年|今年|前|全[市县区省镇乡州旗村盟]|[该本我][市县区省镇乡州旗盟]|累计|共计|总计|共|已|先后|新|其中|达到|达|实现|完成|为|有|了|约|近|超过?|以来|[一-龥]{0,2}月|[年月日底末初]|上半|第?[一二三四]季度"
)
_MOVES = re.compile(
    r"逐步|逐年|进一步|下降|上升|提高|增加|减少|增长|降低|回落|下跌|上涨|增|降|升|由|从|到|至|比|较|占"
)
_TAIL_END = re.compile(r"[,;:、。()0-9]")
_DIGIT = re.compile(r"[0-9](?![0-9]*[A-Z])")
"""A digit that is none of a name's (4G)."""
_CLAUSE = re.compile(rf"[,;:、。()]{NO_THOUSANDS}")


def words_of(metric: Metric) -> str:
    """The letters of the clause around a figure, without time, place and verbs that say nothing."""
    text = folded(metric.quote)
    begin, end = metric.start - metric.sentence_start, metric.end - metric.sentence_start
    clause = _CLAUSE.split(text[max(0, begin - 40) : max(0, begin)])[-1]
    tail = _TAIL_END.split(text[end : end + 16], 1)[0] if end >= 0 else ""
    clause = _DIGIT.split(clause)[-1]
    return letters(_FILLER.sub("", clause + tail))


def names_a_thing(metric: Metric) -> bool:
    """Whether the words around a figure say what it counts, and not only that it moved (逐步下降到17.5%)."""
    said = words_of(metric) + letters(_FILLER.sub("", metric.indicator))
    return len(_MOVES.sub("", said)) >= 2


def restated(facts: Facts) -> Iterator[tuple[Metric, Metric]]:
    """(earlier, later) of one page: the same number, or one that is a slip away from it, in like words."""
    for _, page in groupby(facts.metrics, key=_OF_PAGE):
        by_kind: dict[tuple[str, str, str], list[tuple[int, Metric]]] = {}
        for at, metric in enumerate(page):
            if metric.role in _ROLES and metric.value is not None and metric.indicator:
                kind = metric.unit, metric.role, metric.approx
                by_kind.setdefault(kind, []).append((at, metric))
        alike = [told for same in by_kind.values() if len(same) > 1 for told in _like_another(same)]
        yield from _of_page(sorted(alike, key=_IN_ORDER))
        for same in by_kind.values():
            if len(same) > 1:
                yield from of_one_day([metric for _, metric in same])


@record
class _Told:
    """Figure ``at`` of a page with its number as plain digits, and the same in order."""

    at: int
    metric: Metric
    value: str
    digits: str

    def masks(self) -> list[str]:
        """What numbers share that are equal, have their digits in another order, or differ in one of three or more."""
        masks, size = [self.value, self.digits], digits_of(self.metric)
        if size >= TELLING:
            plain = _without_noughts(self.value)
            some = plain[: size + 1]
            masks += [f"{plain[:i]}?{plain[i + 1 :]}" for i, c in enumerate(some) if c.isdigit()]
            masks.append(_telling(self.value))
        return masks


def _without_noughts(value: str) -> str:
    """The number without the noughts that end its decimals."""
    return value.rstrip("0") if "." in value else value


def _telling(value: str) -> str:
    """The digits without point and noughts around them: those of 10.4万 and 104万 are one."""
    return value.replace(".", "").strip("-0")


def _like_another(of_one_kind: Sequence[tuple[int, Metric]]) -> Iterator[_Told]:
    """Those that may have a mask in common with another: most numbers of a page have not, which is cheap to see.

    Numbers that differ in one place have their first or their second half in common.
    """
    told: list[tuple[str, str]] = []
    first: dict[object, int] = {}
    alike: set[int] = set()
    for n, (_, metric) in enumerate(of_one_kind):
        many = digits_of(metric)
        if many < MIN_DIGITS:
            told.append(("", ""))
            continue
        value = format(metric.value or 0, "f")
        digits = "".join(sorted(value)).lstrip("-.")
        told.append((value, digits))
        keys: tuple[object, ...] = (digits,)
        if many >= TELLING:
            plain = _without_noughts(value)
            size = len(plain)
            half = size // 2
            keys = (digits, (size, plain[:half]), (plain[half:], size), (_telling(value),))
        for key in keys:
            other = first.setdefault(key, n)
            if other != n:
                alike.add(other)
                alike.add(n)
    for n in sorted(alike):
        yield _Told(*of_one_kind[n], *told[n])


def _of_page(told: Sequence[_Told]) -> Iterator[tuple[Metric, Metric]]:
    seen: dict[tuple[str, str], list[Metric]] = {}
    for each in told:
        later = each.metric
        keys = [(later.unit, mask) for mask in each.masks()]
        if later.same_as_metric_id is None:
            known = (seen[key] for key in keys if key in seen)
            near = (earlier for same in known for earlier in reversed(same[-KNOWN:]))
            found = next((earlier for earlier in near if _one_fact(earlier, later)), None)
            if found is not None:
                yield found, later
        for key in keys:
            seen.setdefault(key, []).append(later)


def _one_fact(earlier: Metric, later: Metric) -> bool:
    if earlier.role != later.role or earlier.approx != later.approx:
        return False
    if earlier.story_id == later.story_id and earlier.sentence_start == later.sentence_start:
        return False
    a, b = earlier.place, later.place
    if a is not None and b is not None and a.code not in b.chain and b.code not in a.chain:
        return False
    if _other_time(earlier, later):
        return False
    mine, its = words_of(later), words_of(earlier)
    short, long = sorted((mine, its), key=len)
    like_words = len(short) >= 3 and covers(long, short, 0.8)
    if earlier.value == later.value:
        named = likeness(earlier.indicator, later.indicator) >= SAME_WORDS
        return like_words or (named and min(digits_of(earlier), digits_of(later)) >= TELLING)
    if _point_moved(earlier, later):
        return True
    if of_a_class(earlier.indicator, later.indicator) or (
        mine == its and _of_two_things(earlier.indicator, later.indicator, mine)
    ):
        return False
    # Other numbers need the very words: 工业总产值 is not 工农业总产值, an average not a month's value. Where only
    # the order of the digits differs, like words will do.
    very = short in long or sorted(short) == sorted(long)
    like = permuted(earlier, later) and like_words and likeness(mine, its) >= SAME_WORDS
    if one_name(earlier, later) or (
        swapped(earlier, later) and _shared_words(earlier, later) and at_one_time(earlier, later)
    ):
        return True
    return (
        len(short) >= 4
        and (very or like)
        and not _SPECIAL.search(long.replace(short, ""))
        and one_time(earlier, later)
    )


def _of_two_things(one: str, other: str, words: str) -> bool:
    """Whether both names put another thing before the words that are printed: 城南高中|在校学生, 职业高中|在校学生."""
    if not words or one.endswith(other) or other.endswith(one):
        return False
    whole = one.endswith(words) and other.endswith(words)
    return whole and len(one) - len(words) >= 2 and len(other) - len(words) >= 2


def _point_moved(earlier: Metric, later: Metric) -> bool:
    """外销蔬菜207万吨, 外销20.7万吨: the same digits under one name, the object perhaps left out, at one place and day."""
    short, long = sorted((core(earlier.indicator), core(later.indicator)), key=len)
    small, large = sorted((abs(earlier.value or 0), abs(later.value or 0)))
    if not small or large / small not in _MOVED or len(short) < 2 or short not in long:
        return False
    if min(digits_of(earlier), digits_of(later)) < TELLING or earlier.place != later.place:
        return False
    one_body = earlier.subject == later.subject or None in (earlier.subject, later.subject)
    return (
        earlier.period_end is not None
        and one_body
        and at_one_time(earlier, later)
        and not _SPECIAL.search(long)
    )


_MOVED = (10, 100, 10_000)
"""What a point in a wrong place, or 万 and 亿, make of a number."""


def permuted(earlier: Metric, later: Metric) -> bool:
    """Whether both numbers have the same digits, in another order."""
    return sorted(format(earlier.value or 0, "f")) == sorted(format(later.value or 0, "f"))


def swapped(one: Metric, other: Metric) -> bool:
    """Whether two neighbouring digits changed places, and nothing else is different."""
    return turned(*(format(abs(m.value or 0), "f") for m in (one, other)))


NAME = 3
"""Letters of a name from which a number of one time, a slip away, is the same fact. 2026-11: 3."""
SHARED = 2
"""Pairs of letters that two numbers of the same digits in another order share when they are one. 2026-11: 2."""
_PART_OF_YEAR = re.compile(r"[上下]半年|[0-9一二三四五六七八九十前首]+(?:季度|个?月)|全年")
_OLD = re.compile(r"去年|上年|前年|同期|上一?[个届]|[12][0-9]{3}年[末底初]")


def one_name(earlier: Metric, later: Metric) -> bool:
    """Whether both figures bear one name, or one a longer form of it, at one place and time."""
    short, long = sorted((core(earlier.indicator), core(later.indicator)), key=len)
    same = earlier.indicator == later.indicator and len(later.indicator) >= NAME
    if not same and (len(short) < NAME or Counter(short) - Counter(long)):
        return False
    if short not in long and (len(short) <= NAME or len(long) > 2 * len(short)):
        return False
    if _SPECIAL.search(long) and not _SPECIAL.search(short):
        return False
    a, b = earlier.place, later.place
    if a is not None and b is not None and a.code != b.code:
        return False
    wholes = earlier.of_metric_id, later.of_metric_id
    if (
        (None not in wholes and wholes[0] != wholes[1])
        or earlier.metric_id in wholes
        or later.metric_id in wholes
    ):
        return False  # 无效线索21条 of all, 丙类无效线索12条 of these
    same_body = earlier.subject == later.subject or None in (earlier.subject, later.subject)
    return same_body and alike_in_size(earlier, later) and at_one_time(earlier, later)


_EMPTY = re.compile(
    "(?=[完实发投落兑拨支组开办建新各累金总数人户资面规量额])"
    "(?:完成|实现|发放|投入|落实|兑现|拨付|支出|组建|实施|开展|办理|建成|建设|新建|各[类项]|累计|金额|总额|总量|数量|人数|户数|资金|面积$|规模$|[数量额]$)"
)


@lru_cache(maxsize=4_000)
def core(name: str) -> str:
    """A name without words that say nothing of what is counted (完成投资, 投资金额, 各类投资)."""
    return _EMPTY.sub("", name) or name


def at_one_time(earlier: Metric, later: Metric) -> bool:
    """Whether both figures are known to be of one time, by its days or by its words."""
    if _OLD.search(earlier.period_text) or _OLD.search(later.period_text):
        return earlier.period_text == later.period_text
    if earlier.period_end is None and later.period_end is None:
        return earlier.period_text == later.period_text
    return earlier.period_end == later.period_end and one_time(earlier, later)


def alike_in_size(one: Metric, other: Metric) -> bool:
    """Whether both numbers are of one size: a lost digit is a slip too, but then two facts are likelier."""
    a, b = abs(one.value or 0), abs(other.value or 0)
    return bool(b) and a < 2 * b and b < 2 * a


def pairs_of_letters(metric: Metric) -> set[str]:
    """Neighbouring letters of the words around a figure and of its indicator."""
    found: set[str] = set()
    for words in (words_of(metric), metric.indicator):
        found |= {a + b for a, b in pairwise(words)}
    return found


def _shared_words(earlier: Metric, later: Metric) -> bool:
    """Whether two numbers of three digits or more have enough of their words in common; all rates end alike."""
    if earlier.unit == "%" or min(digits_of(earlier), digits_of(later)) < TELLING:
        return False
    return len(pairs_of_letters(earlier) & pairs_of_letters(later)) >= SHARED


def one_time(earlier: Metric, later: Metric) -> bool:
    """Whether nothing known sets their periods apart; without a year 上半年 and 前三季度 are two."""
    if not (earlier.period_end or later.period_end):
        parts = _PART_OF_YEAR.findall(earlier.period_text), _PART_OF_YEAR.findall(later.period_text)
        if all(parts) and parts[0] != parts[1]:
            return False
    starts, ends = (earlier.period_start, later.period_start), (earlier.period_end, later.period_end)
    return all(None in pair or pair[0] == pair[1] for pair in (starts, ends))


def _other_time(earlier: Metric, later: Metric) -> bool:
    """Whether both are of known years, and these differ."""
    if earlier.period_end is None or later.period_end is None:
        return False
    return earlier.period_end.year != later.period_end.year
