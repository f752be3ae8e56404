"""What the items of a list of numbers share: their predicate (企业和劳动者开展调研), their names (甲、乙分别为…)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Protocol

from transforms.links.frame import COMPARED
from transforms.links.sited import SITE
from transforms.lists.classes import classed
from transforms.lists.share_row import share_row_names
from transforms.lists.turns import turn_names
from transforms.names.anaphora import completed_from
from transforms.names.told import Told
from transforms.phrases.after import joins_next, phrase_after
from transforms.phrases.before import phrase_before
from transforms.phrases.dateline import without_dateline
from transforms.phrases.phrase import PREDICATES, any_of, listed
from transforms.text.surroundings import Surroundings, each_in, items_from
from transforms.text.words import word_starts, words


class Goal(Told, Protocol):
    """An earlier metric with its role."""

    @property
    def role(self) -> str: ...


_SIDE = re.compile(
    r"(?:种植|养殖|播种|栽培|占地|建筑|绿化)?面积$|(?:总|年|平均)?(?:产量|产值|亩产|单产|收入|里程|投资)$|(?:出栏|存栏|吞吐|发电|产销|销售)[量额]$|(?<=.)增加值$"
)
_DONE_SIDE = re.compile(r"(?:累计|已)?(?:完成|实现)(?:总)?(?:投资|产值|收入|销售额|营业额|增加值|利润|产量)$")
_ONLY_DONE = frozenset(listed("light"))
"""分别完成8000万元: what was done says nothing beside the names."""
# 公路、水路、运输场站建设: of more words the last alone is shared.
_SHARED_LAST = frozenset(("建设", "支出", "事业", "工程", "行业", "产业"))
_AND = re.compile(r"、|以及|和|及|与|(?<=”)(?=“)")

_ORDINALS = re.compile(r"第[一二](?:[、和]第?[二三]){1,2}产业")


def distributed(phrase: str, count: int) -> tuple[str, ...]:
    """The ``count`` names of a 分别 list: 小麦播种面积 and 玉米播种面积 of 小麦、玉米播种面积; () when they are not so many.

    What the last name has after its first word is shared by names that are too short to have it themselves.
    """
    phrase = _ORDINALS.sub(lambda m: "、".join(f"第{n}产业" for n in m[0] if n in "一二三"), phrase)
    if count == 3 and "三次产业" in phrase:
        return tuple(phrase.replace("三次产业", f"第{n}产业") for n in "一二三")
    names = [n for n in _AND.split(phrase) if n]
    if len(names) != count:
        names = [n for n in phrase.split("、") if n]  # 教育、社会保障和就业、卫生健康
    if len(names) != count:
        return ()
    if told := classed(names):
        return told
    kind = _kind_of_all(names)
    if kind:
        rest = names[-1][names[-1].rfind(kind) + len(kind) :]
        return (*(n + rest for n in names[:-1]), names[-1])
    if len(min(names, key=len)) > 3 and len({n[-1] for n in names}) == 1:
        return tuple(names)  # 假冒商标罪和销售侵权商品罪: each is whole
    if any(n[-1] in "数率额量值" for n in names[:-1]):
        return tuple(names)  # 火灾起数和直接财产损失: so is what names a measure
    side = _DONE_SIDE.search(names[-1])
    if side is not None and side.start() >= 2 and not any(_DONE_SIDE.search(n) for n in names[:-1]):
        return (*(n + side[0] for n in names[:-1]), names[-1])
    said = words(names[-1])
    shared = said[-1] if len(said) > 2 and said[-1] in _SHARED_LAST else names[-1][len(said[0]) :]
    if (
        len(shared) < 2
        or shared[0] in "及和与"
        or any(len(n) >= len(names[-1]) or n.endswith(shared[-2:]) for n in names[:-1])
    ):
        return tuple(names)
    return (*(n + shared for n in names[:-1]), names[-1])


def _kind_of_all(names: Sequence[str]) -> str:
    """The noun that every name has, the last one before what all share: 案件 of 盗窃案件、诈骗案件、抢夺案件发案数."""
    for size in (4, 3, 2, 1) if names[0].endswith("业") else (4, 3, 2):  # 纺织业、家具业、通用设备业增加值
        kind = names[0][-size:]
        if (
            len(names[0]) > size
            and all(n.endswith(kind) for n in names[:-1])
            and 0 < names[-1].rfind(kind) < len(names[-1]) - size
        ):
            return kind
    return ""


def distributed_bare(phrase: str, count: int) -> tuple[str, ...]:
    """The same names for the next list of their sentence, without what was measured: 小麦 and 玉米 of 小麦、玉米面积."""
    names = distributed(phrase, count)
    bare = tuple(_SIDE.sub("", name) for name in names)
    return bare if all(bare) else names


_MEASURES = frozenset("润额值量率税")
"""Ends the name of a measure, which needs no side of another (营业收入3亿元、净利润2亿元)."""
_DONE_WITH_ALL = re.compile(
    rf"(?:{any_of('act')}|{any_of('doing')}|{any_of('light')}|{any_of('event')}|{any_of('predicate')}|考取)+"
)
_RANKS = "一二三四五六七八九十第优特"
_WORKS = ("工程", "项目", "改造", "建设")
"""What ends the whole name of a work."""


def completed(item: str, first: str) -> str:
    """A list item with the words that only the first item prints: 一等奖 of 培训讲师赛一等奖, then 二等奖.

    The item takes over what stands before the part of the first that has its length and its last character;
    a bare name the side of the thing that is measured (海带养殖面积, then 紫菜).
    """
    size = len(item)
    if not size:
        return first  # 甲区受理160件、乙区90件
    if item in ("收入", "支出", "结余"):
        return item  # 基金收入8亿元、支出6亿元 are two sides of one account
    side = _SIDE.search(first) if 1 < size <= 5 and item[-1] not in _MEASURES else None
    if side and side.start() >= 2 and not _SIDE.search(item):
        return item + side[0]
    if size > 4 and item.endswith(_WORKS):
        return item  # 灌渠提升工程58公里、河道清淤工程27公里
    if 2 <= size < len(first) and first[-1] == item[-1] and item not in first and item[0] != "其":
        head = first[:-size]
        if len(head) in word_starts(first) and head[-1] not in "、”" and _leaves_out(item, first, head):
            return head + item
    return item


def _leaves_out(item: str, first: str, head: str) -> bool:
    """Whether the words ``head`` of the first item are of this one, too.

    A verb is (考取高级证书3本、中级证书5本), and what a deed, a rank or a mean of the item is of (陶艺赛二等奖、三等奖);
    what only describes the first thing is not (浅层滴灌3万亩、喷灌5万亩).
    """
    if _DONE_WITH_ALL.fullmatch(head) or item in PREDICATES or head[-1] == "均":
        return True
    alike = item[0] == first[len(head)] and SITE.fullmatch(head) is None  # 县外省内就业8人、省外就业9人
    return alike or item[0] in _RANKS or "每" in item


def shared_predicates(around: Sequence[Surroundings]) -> list[str]:
    """For each quantity the predicate of the list it stands in: that of the last item, for every item."""
    shared = [""] * len(around)
    for i in range(len(around) - 2, -1, -1):
        if around[i].clause_start == around[i + 1].clause_start and joins_next(around[i].right):
            shared[i] = shared[i + 1] or phrase_after(around[i + 1].right)[1]
    return shared


def _thirds(phrase: str) -> tuple[str, ...]:
    """The three industries, where a list is of 三次产业."""
    return tuple(f"第{n}产业" for n in "一二三") if "三次产业" in phrase else ()


# 主要罪名是甲罪和乙罪,分别为1072人和1011人: the names stand in the clause before.
_LISTED = re.compile(r"(?:主要|依次|分别)?[是有为]([^,;。0-9]{3,40}),$")


_PLACES = re.compile(r"[市县区州旗镇乡村](?:、|和|$)")
"""Names of places say where, and not what is measured."""


def _named_before(around: Surroundings) -> str:
    """The names that the clause before lists, for a clause that begins with 分别."""
    named = _LISTED.search(around.text, around.sentence_start, around.left_start)
    if named is None or around.left_start != around.clause_start or _PLACES.search(named[1]):
        return ""
    return named[1]


_DIVISION = re.compile(
    r"[一-鿿]{1,6}?(?:经济(?:技术)?开发区|经开区|高新区|开发区|自治[县州旗]|街道|(?<![城地])市|县|(?<![城市县镇景园社小山地校牧灾林矿库港厂校片])区|(?<!乡|集|城)镇|乡(?!镇|村)|旗)"
)


def _of_places(phrase: str, count: int) -> str | None:
    """What a list of so many divisions has behind the last one (甲县、乙县外贸额: 外贸额); None for another list."""
    names = [n for n in _AND.split(phrase) if n]
    last = _DIVISION.match(names[-1]) if len(names) == count > 1 else None
    if last is None or not all(_DIVISION.fullmatch(n) for n in names[:-1]):
        return None
    return names[-1][last.end() :]


_AGAIN = re.compile(r"(?:同期|上年|去年|前年|20[0-9]{2}年)$")
"""Before 分别: the same list at another time."""


def respective_names(around: Sequence[Surroundings], mentions: Sequence[tuple[int, int]]) -> dict[int, str]:
    """The names of 分别 lists (甲、乙分别为3万亩、5万亩) and of rows of shares by index of the quantity."""
    names = share_row_names(around)
    heads: tuple[int, tuple[str, ...]] = (-1, ())
    whole: tuple[int, tuple[str, ...]] = (-1, ())
    i = 0
    while i < len(around):
        mark = each_in(around[i].left)
        items = items_from(around, i) if mark is not None else [[i]]
        if mark is not None and len(items) > 1:
            before, after = around[i].left[: mark[0]], around[i].left[mark[1] :]
            did = "" if COMPARED.search(after) else phrase_before(after, around[i].start - len(after), ())
            did = "" if did in _ONLY_DONE or _OF_GOALS.fullmatch(did) else did
            near = mentions[bisect_left(mentions, (around[i].left_start,)) :][:8]
            phrase = phrase_before(before, around[i].left_start, near)
            noun = phrase_after(around[items[-1][-1]].right.removeprefix(")"))[0]
            if not phrase and not did:
                phrase = _named_before(around[i])
            told = distributed(phrase, len(items))
            by_time = any(stop == around[i].left_start + mark[0] for _, stop in near)
            bare = before.removeprefix(",").removeprefix("其中").lstrip(",")
            placed = _of_places(bare, len(items))
            turns = turn_names(without_dateline(bare), len(items), did)
            if turns:
                told = turns
            elif by_time and did and not phrase and placed is None:
                told = ("",) * len(items)  # 一、二、三季度分别出栏: all are of what was done
            elif placed is not None:
                # one letter behind the last place is no name; none at all: the whole that the places part has it
                told = (placed,) * len(items) if len(placed) != 1 and not did else ()
            elif (
                not told and len(items) > 2
            ):  # 产业园区、…、城市综合体完成投资分别: no actor opens so long a list
                told = distributed(bare, len(items))
            sentence = around[i].sentence_start
            if not phrase and did and heads[0] == sentence and len(heads[1]) == len(items):
                told = heads[1]  # the names of the list before: …,分别拉动经济增长0.3、2.0和4.6个百分点
            elif not phrase and not did and _AGAIN.search(before) and len(whole[1]) == len(items):
                told = whole[1] if whole[0] == sentence else ()  # …,去年同期分别为960起、781万元
            elif told:
                whole = sentence, told
                heads = sentence, _thirds(phrase) or distributed_bare(phrase, len(items))
            for name, item in zip(told, items, strict=False):
                names |= dict.fromkeys(item, name + (noun or did))
        i = items[-1][-1] + 1
    return names


SHARED_OUT = re.compile(
    r",?分别?占(?!领|布)|,?(?:所占|各占|占)?的?(?:比例|比重|份额|占比)分别(?:为|是|达|占)"
)
"""Opens shares in the order of what was told before: 所占比例分别为73%、27%."""
_ONLY_SHARE = re.compile(r"占的?(?:比[例重]?|份额)")


def respective_shares(
    around: Sequence[Surroundings], first: int, phrase: str, told: Sequence[Told]
) -> dict[int, str]:
    """The names of a 分别占 list by index, each after the figure that it is of, in their order.

    抢险救援12万起、社会救助35万起,分别占同类警情的29%和41%. ``phrase`` is 占同类警情, ``told`` the figures before.
    """
    if _ONLY_SHARE.fullmatch(phrase):
        phrase = "占比"
    items = items_from(around, first)
    wholes = told[-len(items) :]
    if len(items) < 2 or len(wholes) < len(items) or len({w.unit for w in wholes}) > 1:
        return {}
    bare = not phrase  # 分别占40%、35%: of what was told of each
    return {
        i: whole.indicator if bare else completed_from(phrase, "%", (whole,))
        for item, whole in zip(items, wholes, strict=True)
        for i in item
    }


_THESE_GOALS = re.compile(
    r"(?:主要|核心)?(?:指标|任务|目标)?(?:现|目前|均|也|都)?(?:已|累计|实际)?(?:完成|实现|达到?|开展|实施|建成|完工)?"
)


_OF_GOALS = re.compile(r"(?:完成|占|达到?|为)?(?:年度|全年|年初|既定|计划|目标|任务|指标|预期)*")


def is_done_of_goals(phrase: str) -> bool:
    """现已完成1.1万亩、2.2万亩: no more than a deed, of the goals told before."""
    return phrase[:1] in ("现", "已", "目", "均") and _THESE_GOALS.fullmatch(phrase) is not None


def _named_here(around: Surroundings, count: int) -> tuple[str, ...]:
    """The names of a list between its 分别 and the figure before: 渠道、机井|分别占年度计划."""
    mark = each_in(around.left)
    names = around.left[: mark[0]].strip(",") if mark is not None else ""
    return distributed(names, count) if "、" in names or "和" in names else ()


def names_of_goals(
    around: Sequence[Surroundings],
    units: Sequence[str],
    first: int,
    phrase: str,
    role: str,
    told: Sequence[Goal],
) -> dict[int, str]:
    """The names of what was done of a list of goals told before it, and of goals told of a list of what was done.

    三项指标分别完成18亿元、156亿元、4亿元; 戏台12座、书屋30家,分别完成全年目标15座、60家的80%、50%.
    """
    items = items_from(around, first)
    other, bare = ("actual", _OF_GOALS) if role == "target" else ("target", _THESE_GOALS)
    goals = [m for m in told if m.role == other][-len(items) :]
    if len(items) < 2 or len(goals) < len(items) or not bare.fullmatch(phrase):
        return {}
    if [units[item[0]] for item in items] != [goal.unit for goal in goals]:
        return {}
    named = _named_here(around[first], len(items))
    if named:
        called = {g.indicator: g for g in told if g.role == other}
        if not called.keys() >= set(named):
            return {}
        goals = [called[name] for name in named]
    return {i: goal.indicator for item, goal in zip(items, goals, strict=True) for i in item}
