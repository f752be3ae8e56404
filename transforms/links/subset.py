"""Parts told by position or by a verb (部分与总数): 240个中有92个, 受理与办结, 旧存 in brackets, a city and its counties."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from transforms.links.frame import WINDOW, Frame, Links, Spot, kin
from transforms.names.likeness import likeness

_AMONG = re.compile(
    r"(?<![行理进设立审高初职集])中,?(?:(?:共|已|就)?有(?:近|约|超过?)?)?$|中,?(?:现|均)?已[^,。;、0-9]{1,6}$|^[^,。;、0-9]{2,14}?已?(?:完成|办结|开工|竣工|完工|建成|投产|投用|达标|合格|销号)$|耕地,[^,。;]{0,8}(?:种植|播种)面积(?:已)?(?:达到?|为|是|近|超过?|约)*$|(?:最终|从中|择优)[^,。;]{0,12}$|^[^,。;、]{1,10}(?:已|现已|均已)[^,。;、]{1,6}$"
)
_BESIDE = re.compile(r"上年|去年|同期|下同")
# What comes in, and what of it is dealt with.
COMES_IN = re.compile(
    r"受理|接报|接收|接到|收到|受案|收案|新收|共立[一-龥“”]{2,14}案件?$|排查|发现|查出|抽检|抽查|检测|呼入|来电|交办|征集|收集|梳理|立案|申报|报名|审查起诉案件"
)
DEALT_WITH = re.compile(
    r"办结|审结|执结|审执结|结案|整改|化解|调处|答复|合格|接通|解决|销号|处置|破获|侦破|破案|达标|批准逮捕|提起公诉"
)
_SIFTED = re.compile(r"(?:经审查)?(?:予以)?立案")

# 已竣工入住29万户: how far what was told in that unit has come.
_ALREADY = re.compile(
    r"^[,;]?(?:现|目前|均|其中)?已(?:全部|基本|陆续|累计)?[^,;。、]{0,4}?(?:竣工|入住|完工|建成|开工|投用|投产|交付|搬迁|销号|整改|办结|兑付|发放|到位)[^,;。、]{0,4}$"
)
_SOLVED = re.compile(r"^;?(?:已|累计|共)?(?:破案|侦破|破获|结案|办结|审结)")


def link_subsets(frame: Frame, levels: Sequence[Spot], links: Links) -> None:
    """Link the parts of the sentence that no list opens; ``levels`` are its counts and amounts."""
    _among(frame, links)
    _in_brackets(frame, links)
    _dealt_with(frame, levels, links)
    _new_of_stock(frame, links)
    _spent_and_left(levels, links)
    _already(levels, links)
    _the_rest(levels, links)


def exceeds(part: Spot, whole: Spot, times: int) -> bool:
    a, b = part.metric.value, whole.metric.value
    return a is not None and b is not None and a > times * b


def sibling(spot: Spot, part: Spot, whole: Spot) -> bool:
    """Whether a group tells of another thing beside the whole: 生猪存栏…,其中能繁母猪存栏…;牛存栏….

    It ends like the whole, and lacks what the whole and its first part have in common.
    """
    told, said = whole.metric.indicator, spot.metric.indicator
    if len(told) < 3 or len(said) < 3 or told[-2:] != said[-2:] or told in said or said in told:
        return False
    head = set(told[:-2])
    return bool(head & set(part.metric.indicator[:-2])) and not head & set(said[:-2])


def _among(frame: Frame, links: Links) -> None:
    """240多个工种中,有92个…; 经过23个项目评比,最终推送10个项目: the second number is part of the first."""
    for whole, part in pairwise(frame.spots):
        if not (part.role == whole.role == "actual" and kin(whole.metric, part.metric)):
            continue
        if part.kind != "level" or whole.kind != "level":
            continue
        between = frame.text[max(whole.end, part.start - 30) : part.start]
        if _AMONG.search(between) and not exceeds(part, whole, 2):
            side = "target" if whole.aimed and not part.aimed else "of"
            links[part.metric_id].setdefault(side, whole.metric_id)
            if side == "of" and _AMONG_THEM.search(between):
                _go_on(frame, whole, part, links)


_AMONG_THEM = re.compile(r"中,?(?:现|均)?已")
_ONE_MORE = re.compile(r"、[^,。;、0-9]{2,14}")
_MISPRINT = Decimal("1.1")
"""How far the parts of a list may pass their whole by a misprint. 2026-11: 1.1."""


def _go_on(frame: Frame, whole: Spot, part: Spot, links: Links) -> None:
    """20件实事中已办结7件、正办9件、未办4件: the parts that a list adds to the first."""
    total = part.metric.value or Decimal(0)
    for before, more in pairwise(frame.spots[frame.spots.index(part) :]):
        total += more.metric.value or Decimal(0)
        if more.unit != whole.unit or more.kind != "level" or total > _MISPRINT * (whole.metric.value or 0):
            return
        if not _ONE_MORE.fullmatch(frame.text, before.end, more.start):
            return
        links[more.metric_id].setdefault("of", whole.metric_id)


_THE_REST = re.compile(r"^,?(?:还有)?(?:剩余|其余|余下|剩下|尚余)的?$")


def _the_rest(levels: Sequence[Spot], links: Links) -> None:
    """60个村中,已通路的有52个,剩余8个村…: what is left of the first when the second is done."""
    for at in range(2, len(levels)):
        rest = levels[at]
        if not _THE_REST.match(rest.words):
            continue
        for whole, part in pairwise(levels[max(0, at - 4) : at]):
            alike = whole.unit == part.unit == rest.unit
            left = (whole.metric.value or 0) - (part.metric.value or 0) == rest.metric.value
            if alike and left and links[part.metric_id].get("of") == whole.metric_id:
                links[rest.metric_id].setdefault("of", whole.metric_id)


_BRACKET = re.compile(r"[一-龥]{0,8}\(")


def _in_brackets(frame: Frame, links: Links) -> None:
    """受理案件1803件(旧存240件), 85座水库(中型3座…): what brackets after a figure say in its unit is part of it."""
    whole: Spot | None = None
    for before, part in pairwise(frame.spots):
        if not part.inside:
            whole = None
            continue
        if not before.inside:
            whole = before if _BRACKET.match(frame.text, before.end) else None
        if whole is None or part.kind != "level" or whole.kind != "level" or part.unit != whole.unit:
            continue
        if _BESIDE.search(frame.text[before.end : part.start]):
            continue
        if part.aimed and not whole.aimed:
            links[whole.metric_id].setdefault("target", part.metric_id)
        elif part.role == whole.role and not exceeds(part, whole, 1):
            links[part.metric_id].setdefault("of", whole.metric_id)


def _dealt_with(frame: Frame, levels: Sequence[Spot], links: Links) -> None:
    """受理投诉862件,办结850件: what was dealt with is part of what came in, in the same unit and group."""
    said = frame.text[frame.start : levels[-1].start]
    if "(" not in said and not DEALT_WITH.search(said):  # 审(执)结 is 审结
        return
    come: Spot | None = None
    for spot in levels:
        if spot.role != "actual" or spot.inside:
            continue
        if come is not None and ";" in frame.text[come.end : spot.start] and not _SOLVED.match(spot.words):
            come = None
        if come is not None and come.unit == spot.unit and DEALT_WITH.search(spot.words):
            if not exceeds(spot, come, 1) and not spot.averaged:
                links[spot.metric_id].setdefault("of", come.metric_id)
                _with_people(levels, come, spot, links)
        elif COMES_IN.search(spot.words):
            again = come is not None and come.unit == spot.unit and _REACHED_ANY.search(spot.words)
            sifted = come is not None and come.unit == spot.unit and _SIFTED.fullmatch(spot.words)
            if come is not None and sifted and not exceeds(spot, come, 1):  # 收到提案312件,立案286件
                links[spot.metric_id].setdefault("of", come.metric_id)
            if not again or exceeds(spot, come or spot, 1):  # 受理50101件,收案突破5万件 is told again
                come = spot


def _with_people(levels: Sequence[Spot], come: Spot, dealt: Spot, links: Links) -> None:
    """受理审查逮捕620件890人,批准逮捕410件562人: the people too, told right behind their cases."""
    behind = {s.start: s for s in levels if not s.words}
    whole, part = behind.get(come.end), behind.get(dealt.end)
    if whole is not None and part is not None and whole.unit == part.unit and not exceeds(part, whole, 1):
        links[part.metric_id].setdefault("of", whole.metric_id)


def _already(levels: Sequence[Spot], links: Links) -> None:
    """共改造棚户区31.6万户…;已竣工入住29.7万户: what is done of the first figure of its unit before it."""
    if len(levels) < 2:
        return
    for at, part in enumerate(levels):
        if part.role != "actual" or not _ALREADY.match(part.words):
            continue
        able = [
            w
            for w in levels[:at]
            if w.unit == part.unit and "of" not in links[w.metric_id] and not w.inside and not w.earlier
        ]
        if able and not exceeds(part, able[0], 1):
            links[part.metric_id].setdefault("target" if able[0].aimed else "of", able[0].metric_id)
            beside = levels[at + 1] if at + 1 < len(levels) else None
            if beside is not None and beside.text[part.end : beside.start] == "、":
                # 29.7万户、1638万平方米 of 31.6万户、1786万平方米
                whole = next((w for w in levels[:at] if w.unit == beside.unit and not w.inside), None)
                if whole is not None and not exceeds(beside, whole, 1):
                    links[beside.metric_id].setdefault("of", whole.metric_id)


_NEW = re.compile(r"新(?:认定|评定|命名|培育|组建|成立|发展)|新增|新建|新开|新添|新购|新登记")
_STOCK = re.compile(r"总数|总量|保有量|总里程")
_REACHED_ANY = re.compile(r"突破|超过?$")
_REACHED = re.compile(r"(?:累计|总计|现已|已)?(?:突破|达到?|增至|增加到|发展到)(?:了|近|约)*")


def _new_of_stock(frame: Frame, links: Links) -> None:
    """新增校车8辆,校车总数达46辆: what is new is part of what there is."""
    said = frame.text[frame.start : frame.spots[-1].start]
    if "新" not in said:
        return
    for new, stock in pairwise(frame.spots):
        if (
            new.kind == stock.kind == "level"
            and new.unit == stock.unit
            and new.role == stock.role == "actual"
            and _NEW.search(new.words)
            and (_STOCK.search(stock.words) or _REACHED.fullmatch(stock.words))
            and not exceeds(new, stock, 1)
        ):
            links[new.metric_id].setdefault("of", stock.metric_id)


_FUND = re.compile(r"(?:总额|总收入|总预算|资金|收入|额度)(?:为|达到?|共)?$")
_SPENT = re.compile(r"支出|支付|使用|花费|用去")
_LEFT = re.compile(r",?(?:还)?(?:结余|节余|剩余)(?:资金)?")


def _spent_and_left(levels: Sequence[Spot], links: Links) -> None:
    """付费总额2.6亿元,支出2.4亿元,结余0.2亿元: what was spent and what is left make the whole."""
    for whole, spent, left in zip(levels, levels[1:], levels[2:], strict=False):
        if not (whole.unit == spent.unit == left.unit and whole.role == spent.role == left.role == "actual"):
            continue
        if not (_LEFT.fullmatch(left.words) and _SPENT.search(spent.words) and _FUND.search(whole.words)):
            continue
        if ";" not in whole.text[whole.end : left.start] and not exceeds(spent, whole, 1):
            links[spent.metric_id].setdefault("of", whole.metric_id)
            links[left.metric_id].setdefault("of", whole.metric_id)


def link_districts(story: Sequence[Spot], text: str, links: Links) -> None:
    """A district's figure is part of the city's told before it: same words, unit and days.

    Only the last few figures of one unit and period are looked at, so the work is linear.
    """
    if len({s.metric.place for s in story}) == 1 and _SIGHT.search(text) is None:
        return  # all is told of one place
    told: defaultdict[tuple[object, ...], deque[Spot]] = defaultdict(lambda: deque(maxlen=WINDOW))
    for spot in story:
        metric = spot.metric
        if spot.role != "actual" or metric.place is None or not metric.indicator:
            continue
        days = (metric.period_start, metric.period_end)
        if not any(days) and not metric.period_text:
            continue
        # Where the year is not known the printed words stand for the days.
        same = told[(metric.unit, days if any(days) else metric.period_text)]
        if "of" not in links[spot.metric_id]:
            fit = (w for w in reversed(same) if _holds_district(w, spot))
            whole = next((w for w in fit if spot.earlier or not w.earlier), None)
            if whole is not None:
                links[spot.metric_id]["of"] = whole.metric_id
        same.append(spot)


_SIGHTS = "景区|古镇|古城|度假区|公园|博物馆|湿地|乐园|风情园"
_SIGHT = re.compile(_SIGHTS)
_BODY = re.compile(rf"[^\W\d_]{{2,12}}(?:{_SIGHTS})[^,;。]{{0,8}}$")
_ALL_OF_IT = re.compile(r"(?:[全该][国省市州盟县区旗镇乡]|[省市州县区旗镇乡])(?:累计|共|预计)*[^,;。]{2,8}$")


def _holds_district(outer_spot: Spot, inner_spot: Spot) -> bool:
    """Whether the first is told of all of a place, the second of a district or one of the sights in it."""
    whole, part = outer_spot.metric, inner_spot.metric
    outer, inner = whole.place, part.place
    if outer is None or inner is None:
        return False
    if outer == inner:
        if not (_BODY.search(inner_spot.words) and _ALL_OF_IT.search(outer_spot.words)):
            return False
    elif outer.code is None or outer.code not in inner.parents:
        return False
    if whole.value is None or part.value is None or part.value > whole.value:
        return False
    ends = len(whole.indicator) >= 4 and part.indicator.endswith(whole.indicator)
    alike = ends or likeness(whole.indicator, part.indicator) >= 0.9
    return alike and _BODY.search(outer_spot.words) is None
