"""What every kind of link is read from: the numbers of a story, sentence by sentence, with the words before each."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal

from transforms.metric import Metric
from transforms.names.mean_name import is_mean
from transforms.numbers.measure import family
from transforms.record import record
from transforms.text.sentence import LIST_MARKS, NO_THOUSANDS
from transforms.times.year_words import YEAR_AGO_NAMED

Links = defaultdict[str, dict[str, str]]
"""By metric id: the ids it points to, under ``of``, ``target`` and ``same_as``."""

Kind = Literal["level", "change", "points", "rate", "pct", "other"]
"""How a number is told: a count or amount, a growth, a difference of shares, a share, a share of a goal."""

LEVELS = frozenset({"actual", "target"})
RELATIVE = frozenset({"change", "points", "rate", "pct"})
SHARES = frozenset({"%", "‰", "成", "倍", "番"})
POINTS = frozenset({"个百分点", "百分点", "个千分点", "千分点", "个基点", "基点"})
WINDOW = 12
"""Metrics that a link looks back over; longer lists are tables, which words do not link."""
CLAUSE_REACH = 60
"""Characters of a clause that are read before a number."""

_MARK = re.compile(rf"[;:。!?\n(]|,{NO_THOUSANDS}")
_BRACKET = re.compile(r"\([^()]*\)")
# 比上年减支9240万元, 同比快0.02万亩, 受案增加167件: an amount told as a move.
_MOVED = re.compile(
    r"(?:同比[多少][一-龥]{1,4}|扩大|缩小|新增|[增减][支收产加少长]|[多少](?:[增减收]|支出)|净[增减]|下降|上升|提高|降低|缩短|[增减快慢多少高低升降])(?:了|近|约|超过?)?$"
)
_BARE_MOVE = re.compile(
    r"^,?(?:[增减][支收产加少长]|多增|少增|净增|净减)(?:了|近|约|超过?)?$|(?<!带)(?<!新)(?<!推)(?:[增减][加少])(?:了|近|约)?$"
)
COMPARED = re.compile(
    r"同比|环比|[比较](?:上年|去年|前年|年初|同期|上月|上季|上半年|前五年|20[0-9]{2}年|[0-9]{1,2}月)|与[^,。]{2,30}(?:相比|比较)"
)
AIMED = re.compile(r"计划|目标|任务|预算数?$|年初预算|指标")
"""Words of a goal."""
_EARLIER = re.compile(
    r"(?:去年|上年|前年|前一年|上一年|上月|年初|同期|(?<![^截]至)(?<!到)20[0-9]{2}年)"
    r"(?:同期|同[月季日]|年?[底末]|[0-9]{1,2}月[底末]?|[春夏秋冬]季(?:学期)?|[上下]半年|这$)?"
    r"(?:全[市县省年]|实际|这[0-9一二两三四几]?[个项组]?(?:数字?|指标|数据))?(?:分别)?(?:的|为|是|达|有|仅|只|约)*$"
    rf"|而20[0-9]{{2}}年[^,;。0-9]{{0,12}}$|^[,;而]*[去上前]年同期(?:{YEAR_AGO_NAMED}|[^,。;:()0-9增减升降多少比较持]{{1,6}})$"
    r"|^[^,;]{0,14}(?:由|从(?![宽严业事紧属重优轻]))[^,;]{0,16}$|[比较与][^,;]{2,18}的$"
)
_BESIDE = re.compile(r"^[比较与](?!重|例|率|赛|武)")
_BESIDE_GROWTH = re.compile(r"^[比较与][^,;]{0,14}(?:平均|水平|增速|增幅|涨幅|降幅)(?:的|为)?$")
_OTHERS_GROWTH = re.compile(r"的(?:平均|整体|总体|同期)[一-龥]{0,8}(?:增幅|增速|涨幅|降幅)")
_LAST_YEAR = re.compile(r"[去上前]年同期,")
"""Opens a sentence whose figures are all told to compare with."""
_COMPARES = frozenset("去上前年同2由从比较与")
"""One of these stands in all words that :data:`_EARLIER`, :data:`_BESIDE` or :data:`_BESIDE_GROWTH` finds."""
_NAMED_BUNDLE = re.compile(r"项?指标|者|(?:数[字据]?|指标)(?:分别|依次)|大(?:类|产业|行业|门类)")
AVERAGED = re.compile(
    r"人均|户均|亩均|笔均|案均|单均|件均|项均|日均|月均|年均|平均|均价|单价|单产|亩产|每[人户亩天日月个年]"
)
"""Words of a mean, which is no part of a mean of more."""
_GROWTH_RATE = re.compile(
    r"(?:增长率|(?:压减|压缩|缩减|下降|减少|削减)率|增速|增幅|降幅|涨幅|跌幅)(?:已|均)?(?:达到?|为|是|约|近|超过?)*$"
)


def last_clause(words: str) -> str:
    """What stands after the last mark that ends a clause; a comma inside a number ends none."""
    return _MARK.split(words)[-1]


class Spot:
    """One number in its sentence: ``words`` stand between the last number or clause mark and it."""

    __slots__ = (
        "_aimed",
        "_averaged",
        "_clause",
        "_earlier",
        "end",
        "inside",
        "kind",
        "metric",
        "metric_id",
        "role",
        "start",
        "text",
        "unit",
        "words",
    )

    def __init__(self, metric: Metric, text: str, low: int, compared: bool) -> None:
        self.metric = metric
        self.metric_id = metric.evidence.metric_id
        self.text = text
        self.start = start = metric.start
        self.end = metric.end
        self.role = role = metric.role
        self.unit = metric.unit
        self.inside = False
        self._aimed: bool | None = None
        self._averaged: bool | None = None
        self._clause: str | None = None
        self._earlier: bool | None = None
        between = text[low if start - low < CLAUSE_REACH else start - CLAUSE_REACH : start]
        if ")" in between:
            between = _BRACKET.sub("", between)
            between = between[between.rfind(")") + 1 :]
        self.words = words = _MARK.split(between)[-1]
        self.kind: Kind = _kind(role, metric.unit, words, compared)
        if role == "rate" and text.startswith("的", self.end) and _OTHERS_GROWTH.match(text, self.end):
            self.kind = "other"  # 高于全国2.4%的整体增幅
        if self.end - start <= 2 and self.kind == "level" and _NAMED_BUNDLE.match(text, self.end):
            self.kind = "other"  # 两项指标, 上述3者

    @property
    def clause(self) -> str:
        """The words of the clause before the number, numbers of the same clause included."""
        if self._clause is None:
            low = max(self.metric.sentence_start, self.start - CLAUSE_REACH)
            between = self.text[low : self.start]
            if ")" in between:
                between = _BRACKET.sub("", between)
            self._clause = last_clause(between)
        return self._clause

    @property
    def earlier(self) -> bool:
        """Whether it is told to compare with: 去年同期为980户, 比上年的70亿元, 由52%提高到88%."""
        if self._earlier is None:
            words = self.words
            self._earlier = not _COMPARES.isdisjoint(words) and bool(
                _EARLIER.search(words) or (_BESIDE_GROWTH if self.kind == "change" else _BESIDE).match(words)
            )
        return self._earlier

    def also_earlier(self) -> None:
        """It is told to compare with, as the figure before it in its list is (去年同期分别为980户、75亿元)."""
        self._earlier = True

    @property
    def opens_clause(self) -> bool:
        """Whether no number stands before it in its clause."""
        return len(self.clause) == len(self.words)

    @property
    def averaged(self) -> bool:
        """Whether it is a mean."""
        if self._averaged is None:
            self._averaged = AVERAGED.search(self.words) is not None
        return self._averaged

    @property
    def aimed(self) -> bool:
        """Whether it is a goal by its role or its words (年度投资计划647.4亿元)."""
        if self._aimed is None:
            self._aimed = self.role == "target" or AIMED.search(self.words) is not None
        return self._aimed

    @property
    def around(self) -> str:
        """The clause before the number and what follows it up to a mark (接种2.1万人次疫苗)."""
        return self.clause + self.after

    @property
    def after(self) -> str:
        """What follows the number up to a mark."""
        after = self.text[self.end : self.end + 12]
        return after[: _mark_in(after)]

    @property
    def named(self) -> str:
        """What the number itself is said to measure, without the numbers before it in its clause."""
        return self.words + self.after + self.unit + self.own_name

    @property
    def said(self) -> str:
        """All that the number is said to measure: its clause, its unit and its indicator."""
        return self.around + self.unit + self.own_name

    @property
    def own_name(self) -> str:
        """Its indicator; a mean has what it is the mean of from another figure."""
        return self.words if is_mean(self.words) else self.metric.indicator


def _mark_in(after: str) -> int:
    for i, c in enumerate(after):
        if c in ",;。、(:\n":
            return i
    return len(after)


def _kind(role: str, unit: str, words: str, compared: bool) -> Kind:
    if role == "change":
        return "points" if unit in POINTS else "change"
    if role == "target_pct":
        return "pct"
    if role == "rate":
        return "change" if _GROWTH_RATE.search(words) else "rate"
    if role in LEVELS:
        if unit in POINTS:
            return "points"
        if unit == "倍" or unit == "番":
            return "change"
        if (
            words
            and words[-1] in _MOVE_ENDS
            and role == "actual"
            and unit not in SHARES
            and _moves(words, compared)
        ):
            return "change"
        if role == "target" and unit in SHARES and _GROWN.search(words):
            return "change"
        return "level"
    return "other"


_GROWN = re.compile(r"(?:增长|增|下降|增幅|增速)(?:约|近|超过?|达到?|为|在)*$")
_MOVE_ENDS = frozenset("支收产加少长增减降升高低短快慢多了近约超过大小放贷投")


@lru_cache(maxsize=4096)
def _moves(words: str, compared: bool) -> bool:
    if COMPARED.search(words):
        return bool(_MOVED.search(words))
    return compared and bool(_BARE_MOVE.search(words))


@record
class Frame:
    """The numbers of one sentence in text order, and those of the sentence before it in the same paragraph."""

    text: str
    start: int
    end: int
    spots: Sequence[Spot]
    previous: Sequence[Spot]


def kin(a: Metric, b: Metric) -> bool:
    """Whether two units can be parts of one whole: the same, both counting people, or one of a pair (头只, 头)."""
    if a.unit == b.unit:
        return True
    if a.unit.endswith(")") != b.unit.endswith(")"):  # 台(套), 台
        return bool(a.unit and b.unit) and (a.unit in b.unit or b.unit in a.unit)
    pair = len(a.unit) + len(b.unit) == 3 and a.unit and b.unit and (a.unit in b.unit or b.unit in a.unit)
    if pair and family(a.unit[0]) == family(a.unit[-1]) == family(b.unit[0]) == family(b.unit[-1]):
        return True
    return family(a.unit) == family(b.unit) == "person"


def frames(story: Sequence[Metric], text: str) -> Iterator[Frame]:
    """One frame for each sentence that has a metric; ``story`` is in text order."""
    previous: list[Spot] = []
    at = 0
    while at < len(story):
        start = story[at].sentence_start
        stop = at
        end = start
        while stop < len(story) and story[stop].sentence_start == start:
            end = max(end, story[stop].sentence_end)
            stop += 1
        near = previous[-WINDOW:]
        if near and "\n" in text[near[-1].end : start]:
            near = []
        previous = _spots(story[at:stop], text, start)
        yield Frame(text, start, end, previous, near)
        at = stop


def _spots(metrics: Sequence[Metric], text: str, start: int) -> list[Spot]:
    low = start
    said = text[start : metrics[-1].start]
    compared = COMPARED.search(said)
    since = start + compared.start() if compared else len(text)
    brackets = "(" in said
    of_last_year = _LAST_YEAR.match(said) is not None
    found: list[Spot] = []
    unit = ""
    for metric in metrics:
        # 面积7322公顷,减少193公顷: a bare move right behind its level needs no 同比.
        moved = metric.unit == unit and 0 < metric.start - low <= 5 and text[low] == ","
        spot = Spot(metric, text, low, moved or metric.start > since)
        unit = metric.unit
        if brackets:
            before = text[start : metric.start]
            spot.inside = before.rfind("(") >= 0 and before.count("(") > before.count(")")
        if found and spot.words in LIST_MARKS and found[-1].earlier:
            spot.also_earlier()
        told_so = bool(found) and spot.words.startswith(("数", "指标")) and found[-1].earlier
        if of_last_year or told_so:  # 去年这两项指标为3起、8人
            spot.also_earlier()
        low = metric.end
        found.append(spot)
    return found


@lru_cache(maxsize=1_000)
def pairs(words: str) -> frozenset[str]:
    """The pairs of neighbouring characters of a phrase, which stand for its words."""
    return frozenset(words[i : i + 2] for i in range(len(words) - 1))


def shared_words(a: str, b: str) -> int:
    """How many pairs of neighbouring characters two phrases have in common."""
    return len(pairs(a) & pairs(b))
