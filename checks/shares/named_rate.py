"""Rates whose part or whole is told by the characters of their name, and by place (参训率, 托位使用率, 调撤率, 采收进度).

These are what is left where neither a deed nor a share says which figures belong together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checks.changes.change_words import compared_with
from checks.figures.raised import called
from checks.figures.sentence import Sentence, letters
from checks.figures.spot import Spot, absolute, back, covers, kin
from checks.figures.step import is_level
from checks.goals.goal_words import GOAL, is_goal
from checks.shares.dealt_with import told_how
from checks.shares.proportion import fits_in, may_be_share
from checks.shares.share import BEFORE, BOTH_DEEDS, LINK, PLACE, Share, name_in
from checks.shares.shared_out import digits_told
from transforms.metric import Metric
from transforms.numbers.measure import family

_RATE = re.compile(rf"(?P<name>[^,;:、。()0-9]{{0,14}}?)(?:率|程度|进度|比例|密度)(?:分别)?{LINK}$")
_NOT_RATES = re.compile(
    "(?:增长|同比|[增降利汇税费收益周转回报负债速效死频功倍毛净占有完成及时优良满意知晓]|上座|死亡|出生|失业|登记|发病|化验|治愈|成活|森林|绿化)$"
)
_USED = re.compile("(?P<thing>[^,;:。]{2,}?)(?:使用|利用|占用|入住|入托|入座)$")
_COVERED = re.compile("(?P<thing>[^,;:。]{2,}?)(?:全?覆盖)$")
_DUE = re.compile("应(?:当)?(?P<deed>[一-龥]{1,4})")
_ALREADY = re.compile("已|完成|累计|共")
_HEAD = re.compile("(?:^|[,;])(?P<of>[^,;。0-9]{4,16}?)中,[^,;。0-9]{0,16}$")
_PASSED = ("合格", "通过", "持证", "取证")
"""Rates of those who have the certificate."""
_VILLAGES = ("行政村", "建制村")
_THINGS = frozenset({"count", "person", "household"})
_ABLE = re.compile("能力|产能")
_NEXT = frozenset(("、", "和", "及", "与", ","))
PARTS = 3
"""Figures before a rate among which its part is. 2026-11: 3."""
AHEAD = 2
"""Sentences behind its own in which the things that a rate covers are counted. 2026-11: 2."""
PRECISE = 3
"""Digits of a rate from which a slip is believed where only the name and the place tell its operands. 2026-11: 3."""
RUN = 2
"""Characters in a row that part and whole have in common. 2026-11: 2."""


def named_rate(story: Sequence[Sentence], n: int, at: int) -> list[Share]:
    """The readings of a rate that nothing but its name tells, the likeliest first."""
    sentence = story[n]
    percent = sentence.figures[at]
    lead = called(sentence, at)
    if not lead and at and sentence.figures[at - 1].unit == "%":
        lead = _first_lead(sentence, at)
    said = _RATE.search(lead) if percent.approx == "exact" else None
    if said is None or GOAL.search(said["name"]) or _NOT_RATES.search(said["name"]):
        return []
    if said["name"].endswith("的覆盖") and "," not in sentence.lead(at):
        return []  # 90个消防站(点)的覆盖率: of what these cover
    name = name_in(PLACE.sub("", said["name"]))
    listed = _each_capacity(story, n, at, name)
    if listed is not None or "分别" in lead:
        return [] if listed is None else [listed]
    found = _due(sentence, at, name) or _in_one_clause(sentence, at, name)
    if found is not None:
        return [found]
    return list(_used(story, n, at, name) or _covered(story, n, at, name) or _done(story, n, at, name))


def _first_lead(sentence: Sentence, at: int) -> str:
    """The words before the first of a list of rates (利用率分别为40%、50%)."""
    while at and sentence.figures[at - 1].unit == "%" and sentence.lead(at) in _NEXT:
        at -= 1
    lead = sentence.clause_lead(at)
    return lead if "分别" in lead else ""


def _each_capacity(story: Sequence[Sentence], n: int, at: int, name: str) -> Share | None:
    """能力为鸡50万只、鸭20万只。…加工鸡20万只、鸭10万只,产能利用率分别为40%、50%: each of that with its measure word."""
    sentence, first, size = story[n], at, 1
    while first and sentence.figures[first - 1].unit == "%" and sentence.lead(first) in _NEXT:
        first -= 1
    while first + size < len(sentence.figures) and sentence.lead(first + size) in _NEXT:
        size += 1
    name = name or name_in(sentence.clause_lead(first))
    if size < 2 or first < size or "能" not in name or "分别" not in sentence.lead(first):
        return None
    parts = sentence.figures[first - size : first]
    if not all(map(is_level, parts)) or len({m.unit for m in parts}) < size:
        return None
    part = parts[at - first]
    near = back(story, n, first - size, BEFORE, 16, is_level)
    able = [s.metric for s in near if s.metric.unit == part.unit and _ABLE.search(_before(s))]
    if len(able) != 1 or not fits_in(able[0], part):
        return None
    return Share(able[0], part, sentence.figures[at], False)


def _before(spot: Spot) -> str:
    """The words of the sentence from its last mark but 、 up to a figure."""
    text = spot.sentence.text[: spot.metric.start - spot.sentence.start]
    return re.split("[,;:。]", text)[-1]


def _due(sentence: Sentence, at: int, name: str) -> Share | None:
    """体检3万人,体检率75%,应检4万人: all with whom it was to be done, wherever in the sentence they are told."""
    if "应" not in sentence.text or len(name) < 2:
        return None
    deed = name[-2:]
    if not set(name[:-2]) <= set(sentence.text[: sentence.figures[at].start - sentence.start - len(name)]):
        return None  # 规范体检率 is not of all who were looked at
    parts = [i for i in range(max(0, at - PARTS), at) if _level(sentence, i)]
    for i, metric in enumerate(sentence.figures):
        said = _DUE.search(sentence.clause_lead(i)) if i != at and is_level(metric) else None
        if said is None or not set(said["deed"]) & set(deed):
            continue
        able = [p for p in parts if p != i and kin(sentence.figures[p], metric)]
        able = [
            p for p in able if set(deed) & set(sentence.told(p)) and not _DUE.search(sentence.clause_lead(p))
        ]
        if able and may_be_share(metric, sentence.figures[able[-1]], sentence.figures[at]):
            return Share(metric, sentence.figures[able[-1]], sentence.figures[at], True)
    return None


def _in_one_clause(sentence: Sentence, at: int, name: str) -> Share | None:
    """40万亩果园已采收30万亩,进度75%; 500个村民组中已有450个通路,通畅率90%: a whole and its part in one clause."""
    first = at - 1 if sentence.lead(at) == called(sentence, at) or sentence.lead(at)[:1] == "," else at - 2
    if first < at - 1 and sentence.figures[first + 1].unit != "%":
        return None
    if first < 1 or ";" in sentence.between(first, at):
        return None
    whole, part = sentence.figures[first - 1], sentence.figures[first]
    gap = sentence.lead(first).replace("中,", "中")
    people = whole.unit == "" and "万" in whole.evidence.raw_text and family(part.unit) == "person"
    if not (is_level(whole) and is_level(part) and (people or kin(whole, part))) or re.search(
        "[,;:、。]", gap
    ):
        return None
    if not _ALREADY.search(gap) or is_goal(sentence, first - 1) or GOAL.search(gap) or compared_with(gap):
        return None
    told = not name or set(name[-2:]) & set(sentence.told(first))
    return Share(whole, part, sentence.figures[at], True) if told and fits_in(whole, part) else None


def _level(sentence: Sentence, at: int) -> bool:
    return is_level(sentence.figures[at]) and not is_goal(sentence, at)


def _used(story: Sequence[Sentence], n: int, at: int, name: str) -> Iterator[Share] | None:
    """托位3000个,…在托婴幼儿1800人,托位使用率60%: of the things that the rate names, those that are taken."""
    said = _USED.match(name)
    if said is None:
        return None
    wholes = [s for s in back(story, n, at, 1, only=is_level) if said["thing"] in s.words]
    return _shares_used(story, n, at, wholes)


def _shares_used(story: Sequence[Sentence], n: int, at: int, wholes: Sequence[Spot]) -> Iterator[Share]:
    percent = story[n].figures[at]
    ids = {s.metric.metric_id for s in wholes}
    for whole in wholes:
        if whole.metric.of_metric_id in ids:
            continue  # 普惠托位 are some of the 托位
        for part in back(story, n, at, 1, only=is_level):
            taken = kin(part.metric, whole.metric) or (
                family(whole.metric.unit) == "count" and family(part.metric.unit) == "person"
            )
            beside = part.n == n and part.at == at - 1
            own = _level(part.sentence, part.at) and (beside or _by_itself(part, whole))
            if taken and own and part not in wholes:
                unclear = not beside and digits_told(percent) < PRECISE
                if may_be_share(whole.metric, part.metric, percent):
                    yield Share(whole.metric, part.metric, percent, False, doubtful=unclear)
                    break


def _by_itself(part: Spot, whole: Spot) -> bool:
    """No mean, and no part of another figure."""
    return "均" not in part.words and part.metric.of_metric_id in (None, whole.metric.metric_id)


def _covered(story: Sequence[Sentence], n: int, at: int, name: str) -> Iterator[Share] | None:
    """建成站点160处,行政村覆盖率80%,…全县200个行政村: the things by which they are counted, before or behind."""
    said = _COVERED.match(name)
    sentence = story[n]
    if said is None or not at or not is_level(sentence.figures[at - 1]):
        return None
    part, thing = sentence.figures[at - 1], said["thing"]
    if family(part.unit) not in _THINGS:
        return None
    things = _VILLAGES if thing in _VILLAGES else (thing,)
    return _shares_covered(story, n, at, part, things)


def _shares_covered(
    story: Sequence[Sentence], n: int, at: int, part: Metric, things: Sequence[str]
) -> Iterator[Share]:
    percent = story[n].figures[at]
    near = range(max(0, n - BEFORE), min(len(story), n + AHEAD + 1))
    spots = [Spot(story, m, i) for m in near for i in range(len(story[m].figures))]
    for spot in sorted(spots, key=lambda s: (abs(s.n - n), s.n, s.at)):
        metric = spot.metric
        named = any(spot.sentence.tail(spot.at).startswith(t) or spot.words.endswith(t) for t in things)
        named = named and "余" not in spot.words and family(metric.unit) in _THINGS
        if named and metric is not part and is_level(metric) and fits_in(metric, part):
            yield Share(metric, part, percent, False, doubtful=digits_told(percent) < PRECISE)
            return


def _done(story: Sequence[Sentence], n: int, at: int, name: str) -> Iterator[Share]:
    """选聘护林员90名…。培训护林员81名,参训率90%: a figure that has a character of the rate, of what it is of."""
    deed, sentence = name[-4:].removesuffix("化"), story[n]
    if len(deed) < 2:
        return
    beside = [
        Spot(story, n, i) for i in range(at - 1, max(-1, at - 1 - PARTS), -1) if is_level(sentence.figures[i])
    ]
    part = next((s for s in beside if _has(s, deed)), None)
    if part is None and beside and beside[0].at == at - 1 and len(name) > 3 and name[:-2] in beside[0].words:
        part = beside[0]  # 农户自缴18万元,农户承担比例20%
    if part is None or ";" in sentence.between(part.at, at) or is_goal(sentence, part.at):
        return
    percent, told = sentence.figures[at], _wide(part)
    before = sentence.text[: part.metric.end - sentence.start]
    if not set(name.removesuffix("化")[:-2]) <= set(before + part.words) or told_how(told) != told_how(name):
        return  # 脱贫劳动力组织化程度 is not of all who were organised
    linked = part.metric.of_metric_id
    head = _HEAD.search(sentence.text[: part.metric.start - sentence.start])
    of = letters(PLACE.sub("", head["of"])) if head is not None else ""
    near = [s for s in back(story, n, part.at, BEFORE, 16, absolute) if kin(s.metric, part.metric)]
    near = [
        s
        for s in near
        if s.metric.approx == "exact" and not is_goal(s.sentence, s.at) and "均" not in s.words
    ]
    near = [s for s in near if fits_in(s.metric, part.metric) and not compared_with(s.sentence.lead(s.at))]
    ids = {s.metric.metric_id for s in near}
    for s in near:
        name = name_in(s.words)
        by_head = bool(of) and (covers(s.phrase, of) or (len(name) > RUN and of.endswith(name)))
        by_link = linked is not None and s.metric.metric_id == linked
        alike = s.metric.of_metric_id not in ids and (_alike(told, _wide(s)) or _heads(s, part))
        if by_head or by_link or alike:
            clear = by_head or by_link
            unclear = not clear and digits_told(percent) < PRECISE
            yield Share(s.metric, part.metric, percent, False, doubtful=unclear)


def _has(spot: Spot, deed: str) -> bool:
    """Whether the figure is told with the deed: both of its characters (调解、撤诉 of 调撤), or one in the words right before."""
    words = _wide(spot)
    if deed.endswith(_PASSED) and "证" in words:
        return True
    if deed.endswith(BOTH_DEEDS):
        return set(deed[-2:]) <= set(words)
    return "不" not in words and (set(deed[-2:]) <= set(words) or deed[-1] in words or deed[-2] in words)


def _heads(whole: Spot, part: Spot) -> bool:
    """在册渔船90艘,…,81艘已装终端,安装率90%: the first figure of the sentence, of its kind and its measure word."""
    before = whole.sentence.figures[: whole.at]
    alone = not any(is_level(m) and kin(m, part.metric) for m in before)
    return whole.n == part.n and alone and whole.metric.unit == part.metric.unit


def _wide(spot: Spot) -> str:
    """The words before a figure, list marks and all: 调解、撤诉方式结案."""
    return letters(re.split("[,;:。(]", spot.sentence.lead(spot.at))[-1]) + letters(
        spot.sentence.tail(spot.at)
    )


def _alike(part: str, whole: str) -> bool:
    """Whether both are told with the same two characters in a row."""
    return any(part[i : i + RUN] in whole for i in range(len(part) - RUN + 1))
