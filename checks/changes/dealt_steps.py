"""Steps and growths told of as many levels in their order (险情36起、毁房9间,比上年分别减少4起、3间,分别下降10%、25%)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks.changes.change_words import tells_move
from checks.changes.rises import rises
from checks.figures.folded import folded
from checks.figures.sentence import Sentence
from checks.figures.step import POINTS, is_level, says_difference
from transforms.metric import Metric
from transforms.text.sentence import LIST_MARKS

_BESIDE = re.compile(r"^[^,;。()]{0,6}[,(]|^(?:同比|环比|比|较)?[增减升降涨跌下上提多少]")
LOOK = 4
"""Figures before the steps among which their levels are. 2026-11: 4."""
_THEIRS = re.compile(r"(?:[去上]年|同期)[^,;。]{0,4}[这上][一二三四两几0-9]{1,2}(?:个|项)数分别[为是]")
_WIDTH = re.compile("[增降减升涨跌]幅分别[为是达]$")
NEAR = 6
"""Characters of ,环比增长 behind a step. 2026-11: 6."""
WAY = 3
"""Characters of a mark and of the word that a growth goes the other way. 2026-11: 3."""


def _percents(sentence: Sentence, at: int) -> int:
    """How many percents stand side by side from ``at`` on."""
    figures, many = sentence.figures, 1
    while at + many < len(figures) and figures[at + many].unit == "%" and _goes_on(sentence.lead(at + many)):
        many += 1
    return many


def _goes_on(lead: str) -> bool:
    """Whether a list of growths goes on (、), perhaps the other way (分别下降6%、上升4%)."""
    return lead in LIST_MARKS or (lead[:1] in LIST_MARKS and len(lead) <= WAY and tells_move(lead))


def _dealt_growths(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Where growths begin that 分别 deals out, and how many they are."""
    for at in range(2, len(sentence.figures)):
        lead = sentence.lead(at)
        if "分别" in lead and sentence.figures[at].unit == "%" and tells_move(lead) and ";" not in lead:
            yield at, _percents(sentence, at)


def growths_in_order(sentence: Sentence) -> Iterator[tuple[Metric, Metric]]:
    """(level, growth) of each: 险情45起,转移80人、毁房12间,同比分别下降10%、20%、25%."""
    figures = sentence.figures
    if "分别" not in sentence.text:
        return
    for at, many in _dealt_growths(sentence):
        rows = zip(figures[max(0, at - many) : at], figures[at : at + many], strict=False)
        told = [(level, growth) for level, growth in rows if growth.of_metric_id == level.metric_id]
        if len(told) == many > 1 and all(is_level(level) for level, _ in told):
            yield from told


def grew_itself(now: Metric, growth: Metric) -> bool:
    """Whether the count itself grew, and not something that the counted things have (30个商圈客流量增长2.5%)."""
    behind = folded(now.quote)[max(0, now.end - now.sentence_start) : growth.start - now.sentence_start]
    if "率" in behind and "%" in behind and growth.of_metric_id not in (None, now.metric_id):
        return False  # 破案92起,破案率61%,同比上升9%: it is the rate that rose
    dealt = "分别" in behind and growth.of_metric_id == now.metric_id
    return growth.start > now.start and (dealt or _BESIDE.match(behind) is not None)


def steps_in_order(sentence: Sentence) -> Iterator[tuple[Metric, Metric, Metric]]:
    """(level, step, growth) of each; the measure words of steps and levels are the same in the same order."""
    figures = sentence.figures
    if sentence.text.count("分别") < 2:
        return
    for at, many in _dealt_growths(sentence):
        first = at - many
        if (
            many < 2
            or first < many
            or "分别" not in sentence.lead(first)
            or not says_difference(figures[first])
        ):
            continue
        steps = figures[first:at]
        if any(sentence.lead(i) not in LIST_MARKS for i in range(first + 1, at)):
            continue
        before = [m for m in figures[max(0, first - LOOK) : first] if is_level(m)]
        levels = before[-many:]
        if [m.unit for m in levels] == [m.unit for m in steps]:
            yield from zip(levels, steps, figures[at : at + many], strict=True)


Moved = tuple[Metric, Metric, Metric | None, Metric | None]


def dealt_growths(sentence: Sentence) -> Iterator[Moved]:
    """(now, before, step, growth) of levels, what they were and how they grew, each told in one order."""
    if "分别" in sentence.text:
        for now, then, growth in (*_rises_in_order(sentence), *_against_theirs(sentence)):
            yield now, then, None, growth
        for now, then, step in _shares_from_theirs(sentence):
            yield now, then, step, None
    if "季度" in sentence.text:
        for now, then, told in _quarter_by_quarter(sentence):
            yield (now, then, None, told) if told.unit == "%" else (now, then, told, None)


def _rises_in_order(sentence: Sentence) -> Iterator[tuple[Metric, Metric, Metric]]:
    """(now, before, growth) of each: 甲标准由500元提高到520元,乙标准由6000元提高到6300元,分别提高4%和5%."""
    figures = sentence.figures
    for at, many in _dealt_growths(sentence) if "由" in sentence.text or "从" in sentence.text else ():
        first = at - 2 * many
        if many < 2 or first < 0:
            continue
        pairs = [(i, i + 1) for i in range(first, at, 2)]
        if all(figures[a].unit == figures[b].unit and rises(sentence, a) for a, b in pairs):
            for (a, b), growth in zip(pairs, figures[at : at + many], strict=True):
                yield figures[b], figures[a], growth


def _against_theirs(sentence: Sentence) -> Iterator[tuple[Metric, Metric, Metric]]:
    """(now, before, growth) of 毁房18间、伤畜40头,而上年这两个数分别为20间、50头,降幅分别为10%、20%."""
    if not _THEIRS.search(sentence.text):
        return
    count = next((i for i, m in enumerate(sentence.figures) if sentence.tail(i).startswith("数分别")), None)
    many = 0 if count is None else int(sentence.figures[count].value or 0)
    if count is None or not 2 <= many <= count:
        return
    rows = sentence.figures[count - many : count], sentence.figures[count + 1 : count + 1 + many]
    growths = sentence.figures[count + 1 + many : count + 1 + 2 * many]
    if len(growths) != many or [m.unit for m in rows[0]] != [m.unit for m in rows[1]]:
        return
    lead = sentence.lead(count + 1 + many)
    dealt = "分别" in lead and (tells_move(lead) or _WIDTH.search(lead))
    if dealt and all(m.unit == "%" and m.role == "change" for m in growths):
        yield from zip(*rows, growths, strict=True)


_FROM_THEN = re.compile(
    r"(?:两项|二者|两者|前者|这两)[^,;。]{0,8}(?:由|从)(?:[去上]年(?:同期|末|底)?|年初|20[0-9]{2}年(?:末|底)?)的?$"
)
_POINTS = re.compile(r"^分别(?:提高|上升|提升|增加|下降|降低|回落|减少)了?(?:至|到)?$")


def _shares_from_theirs(sentence: Sentence) -> Iterator[tuple[Metric, Metric, Metric]]:
    """(now, before, step) of 占甲36%,占乙61%,两项占比由上年的34%和59%分别提高2个和2个百分点."""
    figures = sentence.figures
    for at in range(2, len(figures) - 3):
        if figures[at].unit != "%" or not _FROM_THEN.search(_clause_of(sentence, at)):
            continue
        if not _POINTS.match(sentence.lead(at + 2)) or sentence.lead(at + 3) not in ("、", "和", "及", "与"):
            continue
        if sentence.lead(at + 1) not in ("、", "和", "及", "与") or figures[at + 1].unit != "%":
            continue
        now = [m for m in figures[:at] if m.unit == "%"][-2:]
        steps = figures[at + 2 : at + 4]
        if len(now) == 2 and all(m.role == "rate" for m in now) and all(m.unit in POINTS for m in steps):
            yield from zip(now, figures[at : at + 2], steps, strict=True)


def _clause_of(sentence: Sentence, at: int) -> str:
    """The words of the clause up to figure ``at``, its other figures too (两项占比由上年的)."""
    return re.split("[,;:。]", sentence.text[: sentence.figures[at].start - sentence.start])[-1]


_QUARTER = re.compile(r"(?P<quarter>[一二三四])季度[^,;。0-9]{0,10}$")
_NEXT_QUARTER = re.compile(
    r"[,;](?P<quarter>[二三四])季度(?:环比|比(?P<base>[一二三])季度)(?:环比)?[增减升降涨跌下上提]"
)
_QUARTERS = "一二三四"


def _quarter_by_quarter(sentence: Sentence) -> Iterator[tuple[Metric, Metric, Metric]]:
    """一季度5亿件、二季度6亿件,二季度环比增长20%: two quarters side by side, and a growth that names the second."""
    figures = sentence.figures
    for at in range(2, len(figures)):
        said = _NEXT_QUARTER.search(sentence.lead(at)) if "季度" in sentence.lead(at) else None
        if said is None:
            continue
        then, now = (_QUARTER.search(sentence.lead(i)) for i in (at - 2, at - 1))
        if then is None or now is None or now["quarter"] != said["quarter"]:
            continue
        follows = _QUARTERS.index(now["quarter"]) == _QUARTERS.index(then["quarter"]) + 1
        levels = figures[at - 2].unit == figures[at - 1].unit and all(map(is_level, figures[at - 2 : at]))
        if not follows or not levels or said["base"] not in (None, then["quarter"]):
            continue
        for told in figures[at : at + 2]:
            lead = sentence.lead(figures.index(told))
            plain = told is figures[at] or (lead[:1] == "," and tells_move(lead) and len(lead) <= NEAR)
            if plain and told.role == "change" and told.unit in ("%", figures[at].unit):
                yield figures[at - 1], figures[at - 2], told
