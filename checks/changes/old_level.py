"""A growth right beside last year's level, told apart from this year's (…;上年同期赔付为9亿元,同比增长20%)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from checks.changes.change_words import named, tells_move
from checks.changes.changes import Change, changed
from checks.figures.sentence import Sentence, letters
from checks.figures.step import is_level
from checks.goals.goal_words import goal_of_percent
from checks.rule import Facts
from transforms.metric import Metric

_OLD = re.compile(r"(?:[去上]年)(?:同期|同月|全年)")
_FILLER = re.compile(
    r"(?:[去上]年)(?:同期|同月|全年)?|累计|共计?|[全仅只则已]|[省市县区]|的|总?[数量额]|[为是有达到]"
)


def after_old_levels(facts: Facts) -> Iterator[Change]:
    """(now, before, growth) where the level now stands further before in the sentence, by the name of the old one."""
    told = changed(facts)
    for sentence in facts.sentences:
        if "年同" not in sentence.text or len(sentence.figures) < 3:
            continue
        known = {
            id(m)
            for change in told.get(id(sentence), ())
            if change.before is not None or change.difference is not None
            for m in change.operands
        }
        for at, (old, growth) in enumerate(pairwise(sentence.figures)):
            lead = sentence.lead(at + 1)
            plain = growth.role == "change" and growth.unit == "%" and growth.approx == old.approx == "exact"
            if not plain or id(growth) in known or lead[:1] != "," or not tells_move(lead) or named(lead):
                continue
            if at and _OLD.search(sentence.clause_lead(at)) and not sentence.tail(at):
                now = _now(sentence, at)
                if now is not None:
                    yield Change(now, old, None, growth)
        for at, (growth, old) in enumerate(pairwise(sentence.figures)):
            # 其中门诊3亿元,同比增长8%,去年同期报销额为8亿元: behind the growth, by a name of its own
            lead = sentence.lead(at + 1)
            plain = growth.role == "change" and growth.unit == "%" and growth.approx == old.approx == "exact"
            if not plain or id(growth) in known or id(old) in known or lead[:1] != "," or ";" in lead:
                continue
            if at and _OLD.search(lead) and not named(sentence.lead(at)) and _name(sentence, at + 1):
                now = _now(sentence, at + 1)
                if now is not None:
                    yield Change(now, old, None, growth)


_COMPARED = re.compile(
    r"(?P<name>[^,;。0-9]{2,8}?)[比较](?:[去上]年同期|[去上前]年|上年度|[12][0-9]{3}年(?:同期)?)的$"
)


def named_before_old(facts: Facts) -> Iterator[Change]:
    """(now, before, growth) of 加注油料64万吨,…,加注量较上年同期的60万吨增长7%: the level now by the name of the old one."""
    told = changed(facts)
    for sentence in facts.sentences:
        if "年同期的" not in sentence.text and "年的" not in sentence.text:
            continue
        known = {id(c.before) for c in told.get(id(sentence), ()) if c.before is not None}
        for at, (old, growth) in enumerate(pairwise(sentence.figures)):
            said, lead = _COMPARED.search(sentence.clause_lead(at)), sentence.lead(at + 1)
            if (
                said is None
                or not at
                or id(old) in known
                or lead[:1] == ","
                or not tells_move(lead)
                or named(lead)
            ):
                continue
            if growth.role == "change" and growth.unit == "%" and growth.approx == old.approx == "exact":
                name = letters(_FILLER.sub("", said["name"])).replace(old.unit, "")
                now = _level_of(sentence, at, set(name)) if len(name) > 1 else None
                if now is not None:
                    yield Change(now, old, None, growth)


def _now(sentence: Sentence, at: int) -> Metric | None:
    """The one level before figure ``at`` of which its words could be said, too; the whole, where its parts could be meant."""
    return _level_of(sentence, at, _name(sentence, at))


def _level_of(sentence: Sentence, at: int, name: set[str]) -> Metric | None:
    unit = sentence.figures[at].unit
    able = [
        m
        for i, m in enumerate(sentence.figures[:at])
        if m.unit == unit
        and m.role == "actual"
        and is_level(m)
        and not _OLD.search(sentence.clause_lead(i))
        and "均" not in sentence.clause_lead(i)
        and not goal_of_percent(sentence, i)
        and name <= set(sentence.words(i) + m.indicator)
    ]
    exactly = [m for m in able if len(name) > 1 and name == set(m.indicator)]
    if len(exactly) == 1:
        return exactly[0]  # 进出口90亿元,其中出口60亿元、进口30亿元;出口比上年的50亿元增长20%
    ids = {m.metric_id for m in able}
    wholes = [m for m in able if m.of_metric_id not in ids]
    return wholes[0] if len(wholes) == 1 and (name or len(able) == 1) else None


def _name(sentence: Sentence, at: int) -> set[str]:
    return set(letters(_FILLER.sub("", sentence.clause_lead(at))))
