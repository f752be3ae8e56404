"""Lists at the head of a passage that take apart a figure told before it (户籍人口中,城镇5万人、乡村9万人; 分产业看,…).

Their opening words name the whole, or it is the only figure before them that they can be of: of several the one that
they make up, and where none is made up the one that one slip of print explains.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checks.changes.change_words import SAME_PERIOD, compared_with
from checks.figures.once import once
from checks.figures.sentence import Sentence, letters
from checks.figures.spot import Spot, covers, kin, stories
from checks.figures.step import is_level
from checks.goals.goal_words import goal_of_percent, is_goal
from checks.interval import is_whole, printed
from checks.rule import Facts
from checks.totals.all_places import place_by_place
from checks.totals.among import AVERAGE
from checks.totals.exhaustive import REST_WORD, exhaustive, likely_all
from checks.totals.listed import adds_up, missed_by_a_slip, total_of
from checks.totals.opened import is_item
from transforms.links.frame import AVERAGED
from transforms.metric import Metric
from transforms.record import record
from transforms.text.view import VIEW

_NAMED = re.compile(
    r"(?:^|[,;。])(?:在|从)?(?P<name>[^,;:。0-9]{2,12}?)(?:当中|之中|中)(?:,|有|已)(?P<first>[^,;:。0-9]{0,14})$"
)
_SEEN = re.compile(rf"(?:^|[;。])\s*{VIEW}[,:](?P<first>[^,;:。0-9]{{0,16}})$")
_LOST = re.compile(rf"{VIEW}[,:]")
_NOT_NAMES = re.compile(r"其$|这$|集$|[高初年期手心途空]$|过程$")
_SPARE = re.compile(r"全[省市县区州旗镇乡]|各类|已|上述|以上|这些|该|所有|的|数$|总数$")
_NEXT = re.compile(r"^(?:[、,;]|以?及|和|与)[^;:。]{0,18}$")
_ENDS = re.compile(
    r"[共总合]计|累计|此外|另[外有]|同时|其中|平均|人均|户均|带动|达标|新增|增加(?!值)|减少|较|比(?!重|例)|同期|分别占|看,|^[,;][^,;、]{0,4}(?:已|可)"
)
REACH = 6
"""Sentences before a list in which the figure that it takes apart is sought. 2026-11: 6."""
BARE = 2
"""Letters of a name that many things have (人口中, 企业中): it means a figure that the parts make up, but for a slip. 2026-11: 2."""
LONGEST = 16
"""Parts of one list. 2026-11: 16."""


@record
class Apart:
    """``parts`` of ``whole``; ``named`` where the opening words name it.

    ``apart``: what one part counts the others do not, by the marks between them or by their names.
    """

    whole: Metric
    parts: tuple[Metric, ...]
    named: bool
    apart: bool

    @property
    def above(self) -> bool:
        """Whether the parts surely come to more than the whole."""
        total, together = printed(self.whole), total_of(self.parts)
        return total is not None and together is not None and together.above(total)


@once
def taken_apart(facts: Facts) -> Iterator[Apart]:
    """The lists whose whole is known, in reading order."""
    for story in stories(facts):
        for n, sentence in enumerate(story):
            if "中" not in sentence.text and "看" not in sentence.text and "分" not in sentence.text:
                continue
            for at in range(len(sentence.figures)):
                lead = sentence.lead(at)
                if "中" in lead or "看" in lead or "分" in lead or "统计" in lead:
                    found = _opened(story, n, at)
                    if found is not None:
                        yield found


def _opened(story: Sequence[Sentence], n: int, at: int) -> Apart | None:
    sentence = story[n]
    lead = sentence.lead(at)
    named = _NAMED.search(lead) if "中" in lead else None
    if named is not None and not _NOT_NAMES.search(named["name"]):
        whole = _counted(sentence, at) if named.start("name") == named.start() else None
        name = letters(_SPARE.sub("", named["name"]))
        parts = _up_to_all(_listed(sentence, at))
        if whole is None and len(name) > 1 and parts:
            whole = _of_name(story, n, at, name, parts)
        if whole is not None and parts:
            return Apart(whole, parts, True, _apart(sentence, parts))
    if _SEEN.search(lead):
        parts = _up_to_all(_listed(sentence, at))
        # 产糖率12%分县看,…: the full stop of the line before is lost
        whole = _of_list(story, n, at, parts, lost=_LOST.match(lead) is not None) if len(parts) > 1 else None
        if whole is not None:
            return Apart(whole, parts, False, True)
    return None


def _counted(sentence: Sentence, at: int) -> Metric | None:
    """312个村中,有305个…: the figure that the name stands right behind."""
    if not at:
        return None
    whole = sentence.figures[at - 1]
    plain = whole.approx == "exact" and whole.role in ("actual", "context") and whole.value is not None
    return whole if plain and kin(whole, sentence.figures[at]) else None


def _listed(sentence: Sentence, first: int) -> Iterator[Metric]:
    """The levels of the unit of the first that go on with the list; how they grew and what share they are is passed over."""
    figures = sentence.figures
    opener = figures[first]
    if not is_level(opener):
        return
    yield opener
    many, mark, rated = 1, "", False
    for at in range(first + 1, min(len(figures), first + 3 * LONGEST)):
        figure, said = figures[at], sentence.lead(at)
        if not is_level(figure) or figure.unit != opener.unit:
            if ";" in said and mark == "、":
                return
            rated = rated or (figure.role == "rate" and "占" not in said)
            continue
        its = ";" if ";" in said else "、" if said[:1] != "," else ","
        if its == ";" and rated:
            return  # 甲类120个,覆盖率93%;通网络的125个: each is told for itself
        if (
            _ENDS.search(said)
            or not _NEXT.match(said)
            or (many > 1 and its != mark and mark != "," and its != "、")
        ):
            return
        yield figure
        many, mark = many + 1, its


def _apart(sentence: Sentence, parts: Sequence[Metric]) -> bool:
    """受访农户中,种果240户,养羊220户 may be the same; a 、 or a rest parts them, and so do names of kinds."""
    if REST_WORD.search(parts[-1].indicator) or exhaustive([p.indicator for p in parts]):
        return True
    leads = [sentence.lead(i) for i, m in enumerate(sentence.figures) if any(m is p for p in parts[1:])]
    return all(lead[:1] != "," for lead in leads)


def _up_to_all(listed: Iterator[Metric]) -> tuple[Metric, ...]:
    """The parts up to those that leave nothing out: what follows 城镇…、乡村… looks at the whole another way."""
    found: list[Metric] = []
    for part in listed:
        found.append(part)
        if len(found) > 1 and exhaustive([p.indicator for p in found]):
            break
    return tuple(found)


def _candidates(story: Sequence[Sentence], n: int, at: int) -> Iterator[Spot]:
    """Levels of the unit before a list, nearest sentence first, that may be a whole."""
    part = story[n].figures[at]
    for m in range(n, max(-1, n - 1 - REACH), -1):
        sentence = story[m]
        for i, metric in enumerate(sentence.figures[: at if m == n else None]):
            if not is_level(metric) or not kin(metric, part) or "/" in metric.unit:
                continue
            lead = sentence.clause_lead(i)
            if AVERAGE.search(metric.indicator + lead):
                continue  # 平均每户2.4人。全县人口中,…: a mean has no parts
            if is_goal(sentence, i) or goal_of_percent(sentence, i) or SAME_PERIOD.search(lead):
                continue
            if compared_with(sentence.lead(i)) or (is_whole(metric.unit) and AVERAGED.search(lead)):
                continue  # 平均每户2.4人: of people a mean is no whole, 人均收入9000元 may be
            yield Spot(story, m, i)


def _of_name(story: Sequence[Sentence], n: int, at: int, name: str, parts: Sequence[Metric]) -> Metric | None:
    """The nearest figure of that name; a farther one that the parts make up (人口中, where 家庭户人口 stands between)."""
    able = [spot.metric for spot in _candidates(story, n, at) if covers(spot.phrase, name, 1.0)]
    made = next((m for m in able if adds_up(m, parts)), None)
    if made is None and len(name) <= BARE:
        able = [m for m in able if len(parts) == 1 or missed_by_a_slip(m, parts)]
    return made or next(iter(able), None)


def _of_list(
    story: Sequence[Sentence], n: int, at: int, parts: Sequence[Metric], lost: bool
) -> Metric | None:
    """The only figure that the parts make up, else the only one that one slip explains; in a sentence before, or ``lost``."""
    able = [
        s
        for s in _candidates(story, n, at)
        if (lost or s.n < n) and not is_item(s.sentence, s.at) and "其中" not in s.sentence.lead(s.at)
    ]
    right = [s for s in able if adds_up(s.metric, parts)]
    near = right or [s for s in able if _near(s.metric, parts) and missed_by_a_slip(s.metric, parts)]
    if len({s.metric.value for s in near}) > 1:
        first = Spot(story, n, at)
        near = [s for s in near if _alike(s.phrase, first.phrase)]
    return near[0].metric if len({s.metric.value for s in near}) == 1 else None


def _alike(phrase: str, words: str) -> bool:
    """Whether three letters in a row are common to both."""
    return any(words[i : i + 3] in phrase for i in range(len(words) - 2))


def _near(whole: Metric, parts: Sequence[Metric]) -> bool:
    together = sum(p.value or 0 for p in parts)
    return bool(whole.value) and 3 * together > 2 * whole.value and 2 * together < 3 * whole.value


def leaves_nothing(found: Apart) -> bool:
    """Whether the names of the parts leave no other part, or the last of three and more is the rest, or all places are told."""
    names = [p.indicator for p in found.parts]
    rest = len(names) > 2 and REST_WORD.search(names[-1]) is not None
    if rest or exhaustive(names) or (found.named and likely_all(names)):
        return True
    return not found.named and place_by_place(found.whole, found.parts)
