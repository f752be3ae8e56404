"""The parts that 其中 names fit in the whole (部分与总体)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from checks.interval import Interval, printed
from checks.rule import Facts, Outcome, Rule
from checks.rules import sum
from checks.shares import is_goal, shares
from checks.wording import bounds, named, shown
from transforms.metric import Metric
from transforms.page import fold


def pair(facts: Facts) -> Iterable[tuple[Metric, ...]]:
    """(whole, part, part, …): every whole with all parts that are linked to it, in page order.

    Parts that the sentence gives a share of their whole are taken without a link; lists that must add up
    are left to the rule ``sum``.
    """
    parts: defaultdict[str, list[Metric]] = defaultdict(list)
    goals = _goals(facts)
    for metric in facts.metrics:
        whole = facts.by_id.get(metric.of_metric_id or "")
        if whole is not None and metric.role in ("actual", "target") and whole.metric_id not in goals:
            parts[whole.metric_id].append(metric)
    added = {tuple(m.metric_id for m in group) for group in sum.groups(facts)}
    linked = set()
    for whole_id, found in parts.items():
        whole = facts.by_id[whole_id]
        listed = _one_list(whole, found)
        linked.update((whole_id, part.metric_id) for part in listed)
        if tuple(m.metric_id for m in (whole, *listed)) not in added:
            yield (whole, *listed)
    for sentence in facts.sentences:
        for share in shares(sentence):
            if share.sure and (share.whole.metric_id, share.part.metric_id) not in linked:
                yield share.whole, share.part


def _goals(facts: Facts) -> set[str]:
    """Ids of the figures that a sentence words as something to reach: an achievement may well exceed it."""
    return {
        metric.metric_id
        for sentence in facts.sentences
        for at, metric in enumerate(sentence.figures)
        if metric.role == "actual" and is_goal(sentence, at)
    }


def _one_list(whole: Metric, parts: Sequence[Metric]) -> Sequence[Metric]:
    """The parts up to the first ; that ends their list: what follows it is told for itself."""
    kept = [parts[0]]
    for last, part in pairwise(parts):
        if part.sentence_start == last.sentence_start == whole.sentence_start:
            text = fold(part.quote)
            gap = text[last.end - part.sentence_start : part.start - part.sentence_start]
            before = text[whole.end - part.sentence_start : last.start - part.sentence_start]
            if ";" in gap and ";" not in before and len(kept) > 1:
                break
        kept.append(part)
    return kept


def judge(operands: Sequence[Metric], facts: Facts) -> Outcome:
    """No part is above the whole, and the parts together are not. Source: arithmetic of disjoint parts.

    One part above its whole is impossible (red); parts that only together exceed it may overlap, which
    the page would then have to say (amber).
    """
    whole, *parts = operands
    total = printed(whole)
    ranges = [printed(p) for p in parts]
    if total is None or any(r is None for r in ranges):
        return Outcome(
            "undecided", "info", "", shown(whole), f"{named(whole)}的分项里有数字读不出来，无法核算。"
        )
    known = [r for r in ranges if r is not None]
    summed = known[0]
    for r in known[1:]:
        summed = summed + r
    listing = "、".join(shown(p) for p in parts)
    observed = f"{bounds(summed)}（{listing}）"
    expected = f"不高于{bounds(total)}" if total.low != total.high else f"不高于{shown(whole)}"
    too_big = next((p for p, r in zip(parts, known, strict=True) if _above(r, total)), None)
    if too_big is not None:
        message = f"分项{named(too_big)}比总数{named(whole)}还大，必有一个印错。"
        return Outcome("fails", "error", expected, observed, message)
    if _above(summed, total):
        message = f"{named(whole)}的{len(parts)}个分项{listing}相加为{bounds(summed)}，超过了总数。"
        return Outcome("fails", "warn", expected, observed, message)
    if summed.high is not None and (total.low is not None and summed.high <= total.low):
        message = f"{named(whole)}的{len(parts)}个分项{listing}相加为{bounds(summed)}，没有超过总数。"
        return Outcome("holds", "info", expected, observed, message)
    if summed.high is not None and total.high is not None:
        message = f"{named(whole)}的{len(parts)}个分项{listing}在所印位数内没有超过总数。"
        return Outcome("holds", "info", expected, observed, message, by_rounding_only=True)
    message = f"{named(whole)}的分项{listing}只给了大概，是否超过总数无法判断。"
    return Outcome("undecided", "info", expected, observed, message)


def _above(a: Interval, b: Interval) -> bool:
    return a.low is not None and b.high is not None and a.low > b.high


RULE = Rule("part_whole", pair, judge)
