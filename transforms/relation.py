"""Links between the metrics of one page: percent → count, part → whole, achievement → target, repeat.

Newspapers show what belongs together by position and a few words: 分别 lists match in order, 其中 opens
the parts of the number before it, a bound follows 低于 or 控制在, and a goal is told in the same words as
what was achieved. Nothing is linked across stories except a repeat on one page.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from transforms.likeness import likeness
from transforms.measure import family
from transforms.metric import Metric

SAME_WORDS = 0.75
"""Likeness from which two phrases name one thing, for targets and repeats. 2026-11: 0.75."""

_RELATIVE = frozenset({"target_pct", "change", "rate"})
_LIST_MARKS = frozenset("、和及与或,; ")
_OF_WHICH = re.compile(r"其中")
_BOUND_WORDS = re.compile(r"低于|高于|不超过|不低于|控制在|少于|不少于|超过|超出|超额|优于|大于|小于|以内")
_SHARE_OF = re.compile(r"占(?:比|总数|全部|其中|总量)?[^,。;]{0,8}$")
_PERSON_LIKE = frozenset({"person"})

Links = dict[str, dict[str, str]]


def _kin(a: Metric, b: Metric) -> bool:
    """Whether two units can be parts of one whole: the same, or both counting people."""
    return a.unit == b.unit or (family(a.unit) == family(b.unit) and family(a.unit) in _PERSON_LIKE)


def _sentences(story: Sequence[Metric]) -> Iterator[list[Metric]]:
    grouped: defaultdict[int, list[Metric]] = defaultdict(list)
    for metric in story:
        grouped[metric.sentence_start].append(metric)
    yield from (grouped[start] for start in sorted(grouped))


def _runs(sentence: Sequence[Metric], text: str) -> Iterator[list[Metric]]:
    """Maximal runs of relative numbers of one role that only list marks part (72.71%、90.57%)."""
    run: list[Metric] = []
    for metric in sentence:
        joined = run and not text[run[-1].end : metric.start].strip("".join(_LIST_MARKS))
        if run and not (joined and metric.role == run[0].role):
            yield run
            run = []
        if metric.role in _RELATIVE:
            run = [*run, metric]
    if run:
        yield run


def _counts_before(sentence: Sequence[Metric], text: str, run: Sequence[Metric]) -> list[Metric]:
    """The counts that a run of percents can be of: those after the last percent, and after 其中 if it stands."""
    found: list[Metric] = []
    for metric in sentence:
        if metric.start >= run[0].start:
            break
        if metric.role in _RELATIVE:
            found = []
        elif metric.role in ("actual", "target"):
            found.append(metric)
    if len(run) > 1 and found:
        opened = text.rfind("其中", found[0].start, run[0].start)
        if opened >= 0:
            found = [m for m in found if m.start > opened]
    return found


def _percents(sentence: Sequence[Metric], previous: Sequence[Metric], text: str, links: Links) -> None:
    for run in _runs(sentence, text):
        role = run[0].role
        before = text[max(run[0].sentence_start, run[0].start - 60) : run[0].start]
        if role == "rate" and not _SHARE_OF.search(before):
            continue
        counts = _counts_before(sentence, text, run)
        if not counts and role == "target_pct" and len(run) == 1 and not _own_subject(before):
            counts = [m for m in previous if m.role == "actual"][-1:]
        if role == "change" and len(run) == 1 and _own_subject(_last_clause(before)):
            continue
        paired = counts[-len(run) :]
        for count, percent in zip(paired, run, strict=False):
            links[percent.metric_id]["of"] = count.metric_id


def _last_clause(before: str) -> str:
    return re.split(r"[,;:、]", before)[-1]


_NO_SUBJECT = re.compile(
    r"^(?:分别|均|都|已|并|超额|提前|同比|环比|比上年|比去年|较上年|较去年|同期|完成|占|实现|达到|为|年度|全年|[年月季同期增长下降减少增加上升提高了约近超过达的比例是幅])*"
    r"(?:完成|占|实现|达到?|超|增长|下降|减少|增加|上升|提高|提升|降低|增|降|$)"
)


def _own_subject(before: str) -> bool:
    """Whether the words before a percent name something of their own (门诊费用同比下降…)."""
    return not _NO_SUBJECT.match(before.strip())


def _parts(sentence: Sequence[Metric], previous: Sequence[Metric], text: str, links: Links) -> None:
    """其中: the numbers after it are parts of the last number of their kind before it."""
    start = sentence[0].sentence_start
    end = sentence[-1].end
    for match in _OF_WHICH.finditer(text, start, end):
        before = [
            m for m in (*previous, *sentence) if m.end <= match.start() and m.role in ("actual", "target")
        ]
        after = [m for m in sentence if m.start >= match.end() and m.role == "actual"]
        for part in after:
            whole = next((w for w in reversed(before) if _kin(w, part)), None)
            if whole is None or "of" in links[part.metric_id]:
                continue
            if part.value is not None and whole.value is not None and part.value > 2 * whole.value:
                # No misprint makes a part twice its whole; the words speak of something else.
                continue
            links[part.metric_id]["of"] = whole.metric_id


_AMONG = re.compile(r"中,?(?:共|已|就)?有$|(?:最终|从中|择优)[^,。;]{0,12}$")


def _among(sentence: Sequence[Metric], text: str, links: Links) -> None:
    """240多个工种中,有92个…; 经过23个项目评比,最终推送10个项目: the second number is part of the first."""
    for whole, part in pairwise(sentence):
        between = text[whole.end : part.start]
        if part.role == whole.role == "actual" and _kin(whole, part) and _AMONG.search(between):
            links[part.metric_id].setdefault("of", whole.metric_id)


def _breakdown(sentence: Sequence[Metric], text: str, links: Links) -> None:
    """At least three like counts after a count: its parts when they add up to it, or stand as its list."""
    actual = [m for m in sentence if m.role == "actual" and m.value is not None]
    for i, whole in enumerate(actual):
        if "of" in links[whole.metric_id]:
            continue
        parts: list[Metric] = []
        total = Decimal(0)
        for part in actual[i + 1 :]:
            if not _kin(whole, part) or part.value is None or "of" in links[part.metric_id]:
                break
            parts.append(part)
            total += part.value
            if len(parts) >= 3 and total == whole.value:
                break
        listed = _list_after(whole, parts, text)
        if len(parts) >= 3 and total == whole.value:
            listed = parts
        if len(listed) >= 3:
            for part in listed:
                links[part.metric_id]["of"] = whole.metric_id
            return


def _list_after(whole: Metric, parts: Sequence[Metric], text: str) -> list[Metric]:
    """The items joined by 、 in the clause right after the whole, all in its unit."""
    if (
        not parts
        or text.count(",", whole.end, parts[0].start) != 1
        or "、" in text[whole.end : parts[0].start]
    ):
        return []
    listed = [parts[0]]
    for last, part in pairwise(parts):
        between = text[last.end : part.start]
        if not between.startswith("、") or "," in between or "。" in between:
            break
        listed.append(part)
    return listed if all(m.unit == whole.unit for m in listed) else []


def _bounds(sentence: Sequence[Metric], text: str, links: Links) -> None:
    """失业率为2.07%,低于4.5%的目标: the bound after its figure in one sentence."""
    for figure, bound in pairwise(sentence):
        if bound.role != "target" or figure.role not in ("rate", "actual") or figure.unit != bound.unit:
            continue
        if _BOUND_WORDS.search(text, figure.end, bound.start):
            links[figure.metric_id]["target"] = bound.metric_id


def _targets(story: Sequence[Metric], links: Links) -> None:
    """A goal and an achievement of one story told in the same words, of one unit and place."""
    goals = [m for m in story if m.role == "target" and m.indicator]
    for goal in goals:
        best: tuple[float, int, Metric] | None = None
        for done in story:
            if done.role not in ("actual", "rate") or done.unit != goal.unit or done.place != goal.place:
                continue
            if "target" in links[done.metric_id]:
                continue
            alike = likeness(done.indicator, goal.indicator)
            if alike >= SAME_WORDS and (best is None or (alike, -done.start) > best[:2]):
                best = (alike, -done.start, done)
        if best:
            links[best[2].metric_id]["target"] = goal.metric_id


def _says_the_same(earlier: Metric, later: Metric) -> bool:
    if earlier.role != later.role or not _kin(earlier, later) or earlier.place != later.place:
        return False
    if earlier.story_id == later.story_id and earlier.sentence_start == later.sentence_start:
        return False
    known = (earlier.period_start or earlier.period_end) and (later.period_start or later.period_end)
    if known and (earlier.period_start, earlier.period_end) != (later.period_start, later.period_end):
        return False
    alike = likeness(earlier.indicator, later.indicator)
    contained = min(len(earlier.indicator), len(later.indicator)) >= 4 and (
        earlier.indicator in later.indicator or later.indicator in earlier.indicator
    )
    return alike >= SAME_WORDS or contained


def _repeats(page: Sequence[Metric], links: Links) -> None:
    """The later of two statements of one value in like words points to the earlier (re-statements)."""
    by_value: defaultdict[tuple[object, ...], list[Metric]] = defaultdict(list)
    for metric in page:
        if metric.role in ("actual", "rate", "target") and metric.indicator:
            key = (family(metric.unit), metric.value, metric.value_low, metric.value_high)
            by_value[key].append(metric)
    for same in by_value.values():
        for i, later in enumerate(same):
            earlier = next((m for m in same[:i] if _says_the_same(m, later)), None)
            if earlier is not None:
                links[later.metric_id]["same_as"] = earlier.metric_id


def relate(page: Sequence[Metric], texts: Mapping[str, str]) -> tuple[Metric, ...]:
    """The metrics of one page with their links; ``texts`` is the folded reading text of each story.

    A percent of a target takes indicator, place, period and subject from its count: it is about the same
    thing.
    """
    ordered = sorted(page, key=lambda m: m.evidence.char_start)
    links: Links = defaultdict(dict)
    stories: defaultdict[str, list[Metric]] = defaultdict(list)
    for metric in ordered:
        stories[metric.story_id].append(metric)
    for story_id, metrics in stories.items():
        text = texts[story_id]
        story = sorted(metrics, key=lambda m: m.start)
        previous: list[Metric] = []
        for sentence in _sentences(story):
            opening = text[sentence[0].sentence_start : sentence[0].sentence_start + 2]
            near = [m for m in previous if "\n" not in text[m.end : sentence[0].start]]
            _percents(sentence, near, text, links)
            _parts(sentence, near if opening == "其中" else (), text, links)
            _among(sentence, text, links)
            _breakdown(sentence, text, links)
            _bounds(sentence, text, links)
            previous = sentence
        _targets(story, links)
    _repeats(ordered, links)
    by_id = {m.metric_id: m for m in ordered}
    # A bound in the figure's own sentence (低于4.5%的目标任务) is a bound on what the figure measures.
    figures = {
        link["target"]: by_id[metric_id].indicator
        for metric_id, link in links.items()
        if "target" in link
        and by_id[metric_id].sentence_start == by_id[link["target"]].sentence_start
        and by_id[metric_id].story_id == by_id[link["target"]].story_id
    }
    return tuple(_linked(m, links.get(m.metric_id, {}), by_id, figures) for m in ordered)


def _linked(
    metric: Metric, link: Mapping[str, str], by_id: Mapping[str, Metric], figures: Mapping[str, str]
) -> Metric:
    if not link and metric.metric_id not in figures:
        return metric
    linked = replace(
        metric,
        of_metric_id=link.get("of"),
        target_metric_id=link.get("target"),
        same_as_metric_id=link.get("same_as"),
    )
    if metric.metric_id in figures:
        linked = replace(linked, indicator=figures[metric.metric_id])
    if metric.role in ("target_pct", "change") and "of" in link:
        count = by_id[link["of"]]
        return replace(
            linked,
            indicator=count.indicator,
            indicator_code=count.indicator_code,
            subject=count.subject,
            place=count.place,
            period_start=count.period_start,
            period_end=count.period_end,
            period_text=count.period_text,
        )
    return linked
