"""Which figures tell one change: now, before, difference, growth (现值、基数、增量、增幅)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checks.folded import folded
from checks.goal_words import goal_of_percent
from checks.sentence import Sentence
from checks.spot import letters
from transforms.metric import Metric
from transforms.number_kind import RELATIVE_UNITS

POINTS = frozenset({"个百分点", "百分点"})
GROWTH_UNITS = frozenset({"%", "倍", "成"})
_MOVES = re.compile(r"[增减升降涨跌提压缩扩多少落善]")
"""A sentence without any of these tells no change."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change as printed; at least two of ``before``, ``difference`` and ``growth`` are there, or growth alone.

    ``sure`` where no other reading of the words is left.
    """

    now: Metric
    before: Metric | None
    difference: Metric | None
    growth: Metric | None
    sure: bool = True

    @property
    def operands(self) -> tuple[Metric, ...]:
        """Now, then those of the others that are printed."""
        return tuple(m for m in (self.now, self.before, self.difference, self.growth) if m is not None)


_UP_DOWN = (
    r"(?:增长|增加|增幅|增速|改善|新增|净增|增收|增支|增产|增效|上升|提高|提升|上涨|上浮|扩大|下降|减少|降低|回落|下跌|下滑|降幅|缩短|"
    r"减收|减支|减产|压减|压降|压缩|缩减|涨幅|升幅|增|升|涨|降|减|多|少)"
)
_TAIL = r"(?:了|幅度?|率|速|达到|达|为|约|近|超过|超|逾|过)*"
_VERB = re.compile(rf"{_UP_DOWN}{_TAIL}$")
_REACHES = re.compile(r"(?:增|升|提高|提升|扩大|降|减|跌|落|涨)[^,;]{0,4}(?:到|至)[^,;]{0,3}$")
_SINCE = re.compile(
    r"同比|环比|(?:比|较|与|和|同)?(?:(?:去|上|前)年|上月|上季度?|上半年|年初|上周|上期|此前|过去|原来|之前|以往|平时)(?:的|全年|同期|同月|同时|末|底|年底|年末|度)*"
    r"(?:相比|比)?|同期|(?:比|较|与)[12][0-9]{3}年(?:同期|全年|末|底)?(?:相比)?|相比|比较"
)
_FILLER = re.compile(
    r"其中|目前|现在|分别|累计|合计|总共|共|净|实际|大幅|又|再|将|约|则|也|均|都|已|且|并|还|只|仅|年内|一年|十年|间|来|内|数|量|额|总|幅度?|占比|比重|了|的|"
    r"[0-9]+年|[0-9]+月份?|[0-9]+[天日]|[一二三两几]年|一下子"
)
_AVERAGE = re.compile(
    r"年均|年平均|平均每年|可比|同口径|不变价|剔除|扣除|折算|复合|名义|扣除价格|翻|拉动|贡献"
)
_OTHER_BASE = re.compile(
    r"计划|目标|任务|预期|预算|全国|全省|全市平均|平均水平|对照|预计|其他|普通|传统|常规|高于|低于|高出|序时"
)
_BEFORE_BEHIND = re.compile(
    r"^[^,;。]{0,6}(?:相比|相较|减少|增加|增长|下降|上升|提高|回落|降低|提升|多|少|,|\)|;|。|$)"
)
_EARLIER = re.compile(
    r"(?:去年|上年|前年|上月|上季度?|上半年|年初|上期|上周|此前|原来|[12][0-9]{3}年)[^,;。]{0,24}$|同期[^,;。]{0,4}$|普查[^,;。]{0,4}$"
)
_COMPARES = re.compile(r"(?:比|较|与|同|和)[^,;。]{0,34}$")
_SAME_PERIOD = re.compile(
    r"(?:去年|上年|前年|上月|上期)(?:同期|同月|全年|末|底)?[^,;。]{0,6}(?:仅|只)?(?:为|是|有)?$"
)
_LEFT_OVER = re.compile(r"含|旧存|结转|遗留|结余|扣除")
_YEAR_IS = re.compile(
    r"^(?:而|截至)?(?P<year>(?:19|20)[0-9]{2})年(?:同期|末|底|年底|年末|全年)?(?:仅|只)?(?:有|为|是|达|达到)?(?:约|仅)?$"
)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}(?=年)")
_THAN = re.compile(r"(?:(?<![占同环])比(?!重|例|率)|较|与)[^,;]*$")
_FROM = re.compile(r"(?:由|从)[^,;:、。]{0,16}$")
_TO = re.compile(
    r"^[^,;:。]{0,16}?(?:增|升|降|减|提|扩|压|缩|涨|跌|回落|发展|下调|上调|调整|下滑)[^,;:、。]{0,3}?(?:至|到|为)[^,;:、。]{0,10}$"
)
_BEGAN = re.compile(r"^(?:而)?(?:去年|上年)(?:同期|同月|全年|末|底)?,?")
_REACHED = re.compile(r"(?:达到?|为|实现|完成|有|是)(?:了|约)?$")
_WHEN = re.compile(
    r"今年|本年|[上下]半年|前?[一二三四]季度|前[0-9一二三四五六七八九十]+个?月|至|底|截至|末|以来|同期"
)
LOOK = 6
"""Figures behind a level among which its change is sought. 2026-11: 6."""


def _basis(lead: str) -> str | None:
    """What a change is measured against, as one of a few names; None when it is not said."""
    if re.search(r"环比|上月|上季|上周|上期", lead):
        return "last period"
    if re.search(r"年初|(?:去年|上年)(?:年)?[末底]", lead):
        return "year's start"
    if re.search(r"同比|同期|去年|上年", lead):
        return "last year"
    return "earlier" if re.search(r"此前|过去|原来|之前|前年|平日", lead) else None


def same_basis(first: str | None, second: str | None) -> bool:
    return second is None or first == second or (first is None and second == "last year")


def says_difference(metric: Metric) -> bool:
    """Whether the words right before a figure make it an amount by which something rose or fell."""
    if metric.unit in POINTS or metric.role == "change":
        return True
    begin = max(0, metric.start - metric.sentence_start)
    return bool(_VERB.search(folded(metric.quote)[max(0, begin - 8) : begin]))


def tells_step(metric: Metric) -> bool:
    """Whether a figure is only the step from one level to another (比上年减支27580万元), no amount of things."""
    if metric.role == "change" or metric.unit in POINTS:
        return True
    begin = max(0, metric.start - metric.sentence_start)
    clause = re.split(r"[,;:、。()]", folded(metric.quote)[max(0, begin - 24) : begin])[-1]
    return bool(_VERB.search(clause)) and not re.search(r"[新净]增$", clause) and not _named(clause)


def _named(lead: str) -> str:
    """The thing of its own that the words before a change name; empty when they only compare."""
    clause = re.split(r"[,;:、。()]", lead)[-1]
    return letters(_FILLER.sub("", _SINCE.sub("", _THAN.sub("", _VERB.sub("", clause)))))


def _level(metric: Metric) -> bool:
    """Whether a change can be told of the figure."""
    return metric.role in ("actual", "rate", "target", "standard") and metric.unit not in RELATIVE_UNITS - {
        "%"
    }


def _kind(sentence: Sentence, at: int, now: Metric) -> str | None:
    """``difference``, ``growth`` or ``before`` if figure ``at`` tells a change of ``now``."""
    metric, last = sentence.figures[at], _clause(sentence, at)
    if metric.approx == "range":
        return None
    if metric.unit == now.unit and metric.role in ("actual", "rate") and _was(sentence, at, last):
        return "before"
    if _OTHER_BASE.search(last):
        return None
    told = bool(_VERB.search(last)) and not _REACHES.search(last)
    if metric.unit in POINTS:
        # 产值176亿元,增长45.4个百分点: an amount grows by percent; the rule says so.
        return None if not told else "difference" if now.unit == "%" else "growth"
    if metric.unit == now.unit == "%":
        return "difference" if told and metric.role == "change" else None
    if metric.unit in GROWTH_UNITS and now.unit not in RELATIVE_UNITS:
        return "growth" if told and metric.role != "rate" and metric.role != "target_pct" else None
    if metric.unit != now.unit:
        return None
    return "difference" if told and metric.role != "target" else None


def _was(sentence: Sentence, at: int, clause: str) -> bool:
    """Whether the figure is said to have stood so earlier: 去年同期为375起, 与2010年的160035人相比."""
    if _LEFT_OVER.search(clause):
        return False
    if _SAME_PERIOD.search(clause):
        return True
    year = _YEAR_IS.search(clause)
    if year is not None:
        later = any(int(y) > int(year["year"]) for y in _YEAR.findall(sentence.text))
        return later or not at or "年," in sentence.text[:12] or bool(re.search(r"[今去]年", sentence.text))
    return bool(_EARLIER.search(clause) and _COMPARES.search(clause)) and bool(
        _BEFORE_BEHIND.search(
            sentence.tail(at) or sentence.text[sentence.figures[at].end - sentence.start :][:8]
        )
    )


def _clause(sentence: Sentence, at: int) -> str:
    """The words before a figure in its clause; of two figures side by side (200件377人) those of the first."""
    while at and not sentence.lead(at):
        at -= 1
    return re.split(r"[,;:。]", sentence.lead(at))[-1]


def _told(sentence: Sentence, at: int, start: int) -> tuple[dict[str, Metric], bool]:
    """What figures from ``start`` on tell of the change of level ``at``, and whether all name nothing else."""
    figures, now = sentence.figures, sentence.figures[at]
    about = set(letters(sentence.words(at)) + now.indicator)
    found: dict[str, Metric] = {}
    basis: str | None = None
    plain = True
    for i in range(start, min(len(figures), start + LOOK)):
        lead = sentence.lead(i)
        if ";" in lead or "分别" in lead:
            break
        kind = _kind(sentence, i, now)
        if kind is None:
            if (
                figures[i].unit in RELATIVE_UNITS
                and figures[i].role in ("rate", "target_pct")
                and now.unit != "%"
            ):
                continue  # 占年度计划的44.8% may stand between a level and its change
            if goal_of_percent(sentence, i):
                continue  # the goal inside 完成预算数6亿元的40%
            break
        name = "" if kind == "before" else _named(lead)
        if _AVERAGE.search(lead):
            continue
        if name and not set(name) <= about:
            break
        if kind in found or (found and not same_basis(basis, _basis(lead))):
            break
        if "其中" in lead:
            break
        basis = basis or _basis(lead)
        plain = plain and (not name or i == start)
        found[kind] = figures[i]
    return found, plain


def changes(sentence: Sentence) -> Iterator[Change]:
    """The changes of one sentence, in reading order; a figure is the present of one change at most."""
    figures = sentence.figures
    if len(figures) < 2 or not _MOVES.search(sentence.text):
        return
    used: set[str] = set()
    for change in _respective(sentence):
        used.update(m.metric_id for m in change.operands)
        yield change
    for at, first in enumerate(figures):
        if first.metric_id in used:
            continue
        if at + 1 < len(figures) and first.unit == figures[at + 1].unit and _rises(sentence, at):
            second = figures[at + 1]
            told, _ = _told(sentence, at + 1, at + 2)
            used.add(second.metric_id)
            if told.keys() & {"difference", "growth"}:
                yield Change(second, first, told.get("difference"), told.get("growth"))
            continue
        told_so = at and (says_difference(first) or goal_of_percent(sentence, at) or _compared(sentence, at))
        told_so = told_so or (at and _SAME_PERIOD.search(_clause(sentence, at)))
        if not _level(first) or told_so:
            continue
        told, plain = _told(sentence, at, at + 1)
        if len(told) < 2 and "growth" not in told:
            continue
        used.update(m.metric_id for m in told.values())
        yield Change(first, told.get("before"), told.get("difference"), told.get("growth"), plain)


def _compared(sentence: Sentence, at: int) -> bool:
    """Whether figure ``at`` is what others are compared with (与2010年的160035人相比)."""
    return sentence.tail(at).startswith(("相比", "相较", "比较")) and bool(
        _COMPARES.search(sentence.clause_lead(at))
    )


def _respective(sentence: Sentence) -> Iterator[Change]:
    """95件134人,去年同期为200件377人,同比分别下降50.76%、64.27%: as many levels, bases and growths, in order."""
    if "分别" not in sentence.text:
        return
    figures = sentence.figures
    for at in range(4, len(figures)):
        if "分别" not in sentence.lead(at) or figures[at].unit != "%" or not _VERB.search(sentence.lead(at)):
            continue
        n = 1
        while (
            at + n < len(figures)
            and figures[at + n].unit == "%"
            and sentence.lead(at + n) in ("、", "和", "及", "与")
        ):
            n += 1
        now, before = figures[max(0, at - 2 * n) : at - n], figures[at - n : at]
        if n < 2 or len(now) < n or [m.unit for m in now] != [m.unit for m in before]:
            continue
        if all(_level(m) for m in (*now, *before)) and _SAME_PERIOD.search(_clause(sentence, at - n)):
            for a, b, c in zip(now, before, figures[at : at + n], strict=True):
                yield Change(a, b, None, c)


def _rises(sentence: Sentence, at: int) -> bool:
    """Whether figure ``at`` is what stood before and the next what stands now."""
    ways = (_from_to, _year_by_year, _since_then, _against_then)
    return any(way(sentence, at) for way in ways)


def _against_then(sentence: Sentence, at: int) -> bool:
    """与上年同期的5亿元相比,全县网络零售额增加到6亿元."""
    gap = sentence.lead(at + 1)
    if not gap.startswith(("相比,", "相较,", "比较,")) or ";" in gap:
        return False
    told = _COMPARES.search(sentence.clause_lead(at)) and _EARLIER.search(sentence.clause_lead(at))
    last = re.split(r"[,;]", gap)[-1]
    return bool(told) and bool(_TO.search(last) or _REACHED.search(last))


def _since_then(sentence: Sentence, at: int) -> bool:
    """去年同期食品安全投诉762件,前三季度减少到667件; 去年同期,全市发电量为5亿千瓦时,今年达到6亿千瓦时."""
    if not all(m.role in ("actual", "rate") for m in sentence.figures[at : at + 2]):
        return False
    lead, gap = re.split(r"[;。]", sentence.lead(at))[-1], sentence.lead(at + 1)
    if not _BEGAN.match(lead) or not gap.startswith(",") or _BEGAN.search(gap) or ";" in gap:
        return False
    if _AVERAGE.search(gap):
        return False  # 去年完成利润4.7亿元,剔除政策因素,利润为6.3亿元
    last = re.split(r"[,;]", gap)[-1]
    if _TO.search(last):
        return True
    named = letters(_REACHED.sub("", _WHEN.sub("", _FILLER.sub("", last))))
    later = _WHEN.search(gap) or re.search(r"[0-9]月", gap)
    return bool(later and _REACHED.search(last)) and set(named) <= set(letters(lead))


def _year_by_year(sentence: Sentence, at: int) -> bool:
    """2023年仅有5亿元,2024年达到5.8亿元: the same thing in an earlier and a later year."""
    if not all(m.role in ("actual", "rate") for m in sentence.figures[at : at + 2]):
        return False
    later = _YEAR_IS.search(sentence.clause_lead(at + 1))
    earlier = _YEAR.findall(sentence.lead(at))
    return later is not None and bool(earlier) and int(earlier[-1]) < int(later["year"])


def _from_to(sentence: Sentence, at: int) -> bool:
    """由A提高到B."""
    levels = all(
        m.role in ("actual", "rate", "target", "change", "standard") for m in sentence.figures[at : at + 2]
    )
    return levels and bool(_FROM.search(sentence.clause_lead(at))) and bool(_TO.search(sentence.lead(at + 1)))
