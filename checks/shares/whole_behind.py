"""Shares whose whole stands right before them (占全县20万亩耕地的80%, 覆盖全市200个村的75%, 在20万亩播种面积里占到60%)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checks.figures.sentence import Sentence
from checks.figures.spot import absolute, kin
from checks.figures.step import is_level
from checks.goals.goal_words import GOAL
from checks.shares.proportion import fits_in, may_be_share
from checks.shares.share import LINK, TOGETHER, Share, absolutes
from checks.shares.shared_out import digits_told
from transforms.metric import Metric
from transforms.numbers.measure import family
from transforms.text.sentence import LIST_MARKS

_TAKES = re.compile(r"(?P<verb>占|覆盖|相当于|惠及|涉及|(?:^|,)(?:仅|只|约|已)?(?:为|是|达))[^,;:、]{0,20}$")
_OF_WHOLE = re.compile(rf"^[^,;:、]{{0,16}}?的{LINK}$")
_WITHIN = re.compile(rf"^[^,;:、]{{0,16}}?[里中](?:面|间)?,?[^,;:、。占0-9]{{0,6}}占{LINK}$")
_IN = re.compile("(?:^|[,;])(?:分别|各)?在[^,;:、]{0,20}$")
_NO_HEADS = re.compile(r"[量额值产用耗费]|收入|支出|投资")
"""What is said behind people and households when not they are meant (相当于3万户居民用电量的8%)."""
_NEXT = frozenset(("、", "和", "及", "与", ",", "以及"))
_THINGS = frozenset({"person", "household", "count"})
_BESIDE = re.compile(r"^(?:,|、|\))*(?:分别|各)?(?:约|已|可|共|仅)?(?:占|覆盖|相当于|惠及|涉及)")
PRECISE = 3
"""Digits of a share of things from which a slip is believed where one may be of many of them (覆盖). 2026-11: 3."""


def whole_behind(story: Sequence[Sentence], n: int, at: int) -> list[Share] | None:
    """The readings of a share that stands right behind its whole; None when the words are not of this form."""
    sentence, size = story[n], 0
    first = at
    while first and sentence.figures[first - 1].unit == "%" and sentence.lead(first) in _NEXT:
        first -= 1
    whole = first - 1
    if whole < 0 or not absolute(sentence.figures[whole]):
        return None
    lead, tail = sentence.clause_lead(whole), sentence.lead(first)
    if "的" not in tail and "占" not in tail:
        return None
    within = "占" in tail and _WITHIN.match(tail) is not None and _IN.search(lead) is not None
    said = _TAKES.search(lead) if not within and _OF_WHOLE.match(tail) else None
    if said is None and not within:
        return None
    if GOAL.search(lead + tail) or TOGETHER.search(lead):
        return []
    total, percent = sentence.figures[whole], sentence.figures[at]
    listed = "分别" in lead or "各" in lead
    if listed or first < at:
        while first + size < len(sentence.figures) and (
            not size or (sentence.lead(first + size) in _NEXT and sentence.figures[first + size].unit == "%")
        ):
            size += 1
        return _in_order(sentence, whole, at - first, size, percent) if listed and size > 1 else []
    if said is not None and said["verb"] != "占":
        return _other_verb(story, n, whole, percent, said["verb"], tail)
    near = absolutes(story, n, whole, 1)
    parts = [s for s in near if kin(s.metric, total) and s.metric is not total]
    if not parts and said is not None:
        return _counted_otherwise(story, n, whole, percent, tail, sure=True)
    found: list[Share] = []
    for i, part in enumerate(parts[:3]):
        here = part.n == n
        beside = here and part.at and sentence.lead(part.at)[:1] in LIST_MARKS
        found.append(Share(total, part.metric, percent, not i and here and not beside))
    return found


def _in_order(sentence: Sentence, whole: int, nth: int, size: int, percent: Metric) -> list[Share]:
    """签约40台、完工20台,分别占4000个门栋的1%和0.5%: as many parts of one measure word before the whole as shares."""
    parts = sentence.figures[max(0, whole - size) : whole]
    alike = len(parts) == size and all(is_level(m) and m.unit == parts[0].unit for m in parts)
    total = sentence.figures[whole]
    of_it = alike and (kin(parts[0], total) or _both_things(parts[0], total))
    apart = any(";" in sentence.lead(i) for i in range(whole - size + 1, whole + 1))
    return [Share(total, parts[nth], percent, True)] if of_it and not apart else []


def _both_things(part: Metric, whole: Metric) -> bool:
    return family(part.unit) in _THINGS and family(whole.unit) in _THINGS


def _counted_otherwise(
    story: Sequence[Sentence], n: int, whole: int, percent: Metric, tail: str, *, sure: bool
) -> list[Share]:
    """户厕6万座,占8万户的75%: the figure right before, counted with another measure word."""
    sentence = story[n]
    if not whole or not _BESIDE.match(sentence.lead(whole)) or _NO_HEADS.search(tail):
        return []
    total, part = sentence.figures[whole], sentence.figures[whole - 1]
    if not is_level(part) or not (kin(part, total) or _both_things(part, total)):
        return []
    unclear = not sure and digits_told(percent) < PRECISE
    return [Share(total, part, percent, sure, doubtful=unclear)] if may_be_share(total, part, percent) else []


def _other_verb(
    story: Sequence[Sentence], n: int, whole: int, percent: Metric, verb: str, tail: str
) -> list[Share]:
    """网点90个,覆盖100个村的90%; 出口3亿元,为去年同期4亿元的75%."""
    if verb in ("覆盖", "惠及", "涉及", "相当于"):
        return _counted_otherwise(story, n, whole, percent, tail, sure=verb == "相当于")
    sentence = story[n]
    part, total = sentence.figures[whole - 1] if whole else None, sentence.figures[whole]
    if part is None or not is_level(part) or part.unit != total.unit:
        return []
    beside = re.match("^,(?:仅|只|约|已)?(?:为|是|达)", sentence.lead(whole)) is not None
    return [Share(total, part, percent, False)] if beside and fits_in(total, part) else []
