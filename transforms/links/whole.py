"""Wholes found by a printed share (占比): of the figures told so far the one that gives the percent is meant.

A share (占外贸总值的36.2%) names its whole; a rate beyond 100% has a goal. Parts that add up to their whole are
found in :mod:`transforms.links.sum`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from transforms.links.arithmetic import percent_off, ratio_fits
from transforms.links.frame import AIMED, SHARES, Frame, Links, Spot, kin, last_clause, shared_words
from transforms.links.sum import SURE_DIGITS, digits_of
from transforms.names.percent_words import GOAL_OF, SHARE

LOOK_BACK = 24
"""Figures among which the whole of a share is looked for. 2026-11: 24."""
_DUE = re.compile(r"应[参缴办建收检种上]")  # 参保13万人,应参保14万人
_TOTAL = re.compile(r"总[额量数]$|合计$")
_SHARE = re.compile(
    r"占(?!地(?!区|方)|用|有(?!效)|领|比)(?:到)?([^,。;]{2,20}?)(?:的(?:比重|比例)?(?:为|达到?|近|约|超过?)*)?$"
)

_JOINS_PERCENT = re.compile(r"^(?!、)[^,。;0-9]{0,12}的?(?:近|约|超过?)?$")
COVERS = re.compile(r"覆盖|辐射|惠及$")
"""Before a whole: what covers it stands before (建成站点470个,覆盖500个村中的94%)."""
_CLOSES = re.compile(r"\)的(?:比重|比例)?(?:为|达|近|约)?$")
_AMONG = re.compile(r"[中里]的$")
_OUT_OF = re.compile(r"^的?[^,。;0-9]{1,12}[中里]占")


def link_share_wholes(frame: Frame, history: Sequence[Spot], links: Links) -> None:
    """A part told with its share (占…的36.2%, 取证率86%) points to the figure before it that gives the percent.

    ``history`` holds the levels of the story before the sentence. A goal found so is the part's target.
    """
    by_id: Mapping[str, Spot] | None = None
    shared = False
    for rate in frame.spots:
        if rate.kind != "rate" or rate.unit not in ("%", "成"):
            continue
        shared = "占" in rate.words or (shared and rate.words in ("、", "和", "及"))
        if by_id is None:
            by_id = {s.metric_id: s for s in frame.spots}
        part = by_id.get(links[rate.metric_id].get("of", "")) if rate.metric_id in links else None
        if part is None:
            _by_value_alone(frame, rate, links)
            continue
        if "of" in links[part.metric_id] or part.metric.value is None:
            continue
        before = (s for s in frame.spots if s.kind == "level" and s.start < rate.start and s is not part)
        here = [s for s in before if s.start < part.start or _DUE.search(s.words)]
        if _opened_by_among(frame, part) and any(s.unit == part.unit for s in here):
            continue  # the figure before 其中 is the whole, whatever the percent is reckoned from
        if rate.metric.value is not None and rate.metric.value > 100:
            _beyond_goal(part, rate, [*history[-LOOK_BACK:], *here], links)
            continue
        known = [w for w in (*history[-LOOK_BACK:], *here) if kin(w.metric, part.metric) and not w.earlier]
        if not shared:
            near = frame.start if part.unit in SHARES or not frame.previous else frame.previous[0].start
            heads = [
                w
                for w in known[:-4]
                if "of" not in links[w.metric_id]
                and (w.start >= frame.start or (w.start >= near and w.unit == part.unit))
            ]
            known = [*heads, *known[-4:]]
        elif not part.aimed and AIMED.search(rate.words) is None:
            known = [w for w in known if not w.aimed]  # 占总数的38%: of what is, not of what was to be
        whole = _by_percent(part, rate, known) or (_by_words(part, rate, known) if shared else None)
        if whole is not None and links[whole.metric_id].get("of") != part.metric_id:
            side = "target" if whole.aimed and not part.aimed else "of"
            links[part.metric_id].setdefault(side, whole.metric_id)


def _opened_by_among(frame: Frame, part: Spot) -> bool:
    """Whether a figure is a part that 其中 names, or goes on with a list of such (其中甲30人、乙20人)."""
    if "其中" not in frame.text[frame.start : part.start]:
        return False
    levels = [s for s in frame.spots if s.kind == "level" and s.start <= part.start]
    at = len(levels) - 1
    while at > 0 and levels[at].words[:1] == "、" and levels[at - 1].unit == part.unit:
        at -= 1
    return "其中" in levels[at].words


def _beyond_goal(part: Spot, rate: Spot, known: Sequence[Spot], links: Links) -> None:
    """开工16170套,开工率110.59%: more than all is more than a goal, the one that gives the percent."""
    goals = [g for g in known if g.aimed and g.unit == part.unit]
    goal = _by_percent(part, rate, goals) if "target" not in links[part.metric_id] else None
    if goal is not None:
        links[part.metric_id]["target"] = goal.metric_id


def _by_value_alone(frame: Frame, rate: Spot, links: Links) -> None:
    """常住人口91.2万人,其中城镇人口47.4万人,城镇化率51.97%: a rate that two figures of its sentence give."""
    if rate.metric.value is None or rate.words.endswith(("分别为", "分别")):
        return
    near = [s for s in frame.spots if s.kind == "level" and s.role == "actual" and s.start < rate.start][-3:]
    levels = [s for s in frame.spots if s.kind == "level" and s.role == "actual" and s.start < rate.start]
    if _of_use(frame, rate, levels[-5:], links):
        return
    if digits_of(rate.metric.value) < SURE_DIGITS:
        _of_the_last_two(near, rate, links)
        return
    for at in range(len(near) - 1, 0, -1):
        for whole in near[:at]:
            if kin(whole.metric, near[at].metric) and ratio_fits(near[at].metric, whole.metric, rate.metric):
                links[rate.metric_id]["of"] = near[at].metric_id
                side = "target" if whole.aimed and not near[at].aimed else "of"
                links[near[at].metric_id].setdefault(side, whole.metric_id)
                return


_RATE_OF_USE = re.compile(r",?([一-鿿]{2,6}?)(?:使用|利用|入住|占用|周转)率(?:为|达到?|约|近)*")
_ABLE_TO = re.compile(r"能力|产能")


def _of_use(frame: Frame, rate: Spot, near: Sequence[Spot], links: Links) -> bool:
    """年加工能力30万吨,…加工15万吨,产能利用率50%: the figure right before a rate of use, of what could be used."""
    named = _RATE_OF_USE.fullmatch(rate.words)
    if named is None or not near or not frame.text.startswith(",", near[-1].end):
        return False
    part = near[-1]
    for whole in reversed(near[:-1]):
        if named[1] == "产能":
            fits = whole.unit == part.unit and _ABLE_TO.search(whole.words) is not None
        else:
            fits = named[1] in whole.clause and ratio_fits(part.metric, whole.metric, rate.metric)
        if fits and (part.metric.value or 0) <= (whole.metric.value or 0):
            links[rate.metric_id]["of"] = part.metric_id
            if kin(whole.metric, part.metric):
                links[part.metric_id].setdefault("of", whole.metric_id)
            return True
    return False


def _of_the_last_two(near: Sequence[Spot], rate: Spot, links: Links) -> None:
    """收鲜果5万吨,榨汁4500吨,出汁率9%: a rate in few digits is of the figure right before it, if that made it of the last."""
    if len(near) < 2 or not rate.words.endswith("率"):
        return
    whole, part = near[-2:]
    if part.unit == whole.unit and ratio_fits(part.metric, whole.metric, rate.metric):
        links[rate.metric_id]["of"] = part.metric_id


def _by_percent(part: Spot, rate: Spot, known: Sequence[Spot]) -> Spot | None:
    """The nearest figure of which ``part`` is the printed percent, within what the printed digits allow."""
    if (
        rate.unit != "%"
        or rate.metric.value is None
        or max(digits_of(rate.metric.value), len(str(int(rate.metric.value)))) < 2
    ):
        return None
    fit = [w for w in reversed(known) if ratio_fits(part.metric, w.metric, rate.metric)]
    return min(fit, key=lambda w: percent_off(part.metric, w.metric, rate.metric)) if fit else None


def _by_words(part: Spot, rate: Spot, known: Sequence[Spot]) -> Spot | None:
    """The nearest figure that is told in the words after 占 (占同期外贸总值的), not smaller than its part."""
    match = _SHARE.search(rate.words)
    if not match:
        return None
    words = match[1]
    value = part.metric.value
    core = _TOTAL.sub("", words)
    best: tuple[int, int] = (1, -1)
    found: Spot | None = None
    for whole in known:
        if value is not None and whole.metric.value is not None and whole.metric.value < value:
            continue
        shared = shared_words(words, whole.clause + whole.metric.indicator)
        called = core != words and whole.metric.indicator.endswith(core)
        if (
            shared == 1
            and not called
            and 10 * percent_off(part.metric, whole.metric, rate.metric) > (rate.metric.value or 0)
        ):
            continue  # one word is little, and no misprint makes 2.5% of 3%
        if whole.role == part.role and (shared, whole.start) > best and 2 * shared >= len(words) - 3:
            best, found = (shared, whole.start), whole
    return found


def whole_between(frame: Frame, levels: Sequence[Spot], first: Spot) -> Spot | None:
    """The goal or whole that stands inside 占…的 or 完成…的 (占全县186万亩耕地的82%)."""
    if not levels or first.kind not in ("pct", "rate"):
        return None
    whole = levels[-1]
    if whole.kind != "level" or whole.unit in SHARES:
        return None
    if not _JOINS_PERCENT.match(frame.text[whole.end : first.start]):
        return None
    if first.kind == "rate" and whole.inside and _CLOSES.match(frame.text, whole.end, first.start):
        # 产值28亿元,占农业总产值(112亿元)的25%: the whole in a bracket behind its name
        opened = frame.text.rfind("(", frame.start, whole.start)
        return whole if SHARE.search(last_clause(frame.text[frame.start : opened])) else None
    if first.kind == "rate" and (
        SHARE.search(whole.words)
        or (whole.words.endswith("在") and _OUT_OF.match(frame.text[whole.end : first.start]))
    ):
        return whole
    between = frame.text[whole.end : first.start]
    if first.kind == "rate" and len(levels) > 1 and COVERS.search(whole.words) and _AMONG.search(between):
        return whole
    return whole if GOAL_OF.search(whole.words) and (first.kind == "pct" or whole.aimed) else None


def whole_before(frame: Frame, levels: Sequence[Spot], base: Spot, rate: Spot, links: Links) -> None:
    """受理1860件,办结1842件,办结率99%: what stands before the figure in its unit is its whole."""
    at = next((i for i in range(len(levels) - 1, -1, -1) if levels[i] is base), 0)
    if not at or "of" in links[base.metric_id]:
        return
    near = [s for s in levels[:at] if s.kind == "level"][-4:]
    if not near or (_opened_by_among(frame, base) and any(s.unit == base.unit for s in near)):
        return  # what 其中 says, the parts tell
    alike = [w for w in near if w.unit == base.unit] or near
    fit = [w for w in near if ratio_fits(base.metric, w.metric, rate.metric)]
    whole = (
        min(fit, key=lambda w: (percent_off(base.metric, w.metric, rate.metric), -w.start))
        if fit
        else alike[-1]
    )
    if "占" in rate.words and not ratio_fits(base.metric, whole.metric, rate.metric):
        return
    if whole.role != "actual" or whole.earlier or ";" in frame.text[whole.end : base.start]:
        return
    if whole.unit != base.unit and (
        whole is not near[-1] or not ratio_fits(base.metric, whole.metric, rate.metric)
    ):
        return
    if whole.metric.value is None or base.metric.value is None or whole.metric.value < base.metric.value:
        return
    if whole.aimed and not base.aimed:
        links[base.metric_id].setdefault("target", whole.metric_id)
    else:
        links[base.metric_id]["of"] = whole.metric_id
