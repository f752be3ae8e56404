"""How far a figure stands from the bound that a clause sets it against (比控制指标3%低0.4个百分点)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checks.digits.compared import compared
from checks.digits.wording import bounds, named, shown
from checks.figures.folded import folded
from checks.figures.sentence import Sentence
from checks.figures.step import POINTS
from checks.interval import printed, truncated
from checks.rule import Facts, Outcome
from transforms.metric import Metric

_AGAINST = re.compile(
    r"^[,(]?(?:分别|明显|远|均|也)*(?:比|较|低于|高于|优于|好于)(?P<what>[^,;。0-9]{1,16})$"
)
_FAR = re.compile(
    r"^(?P<what>[^,;。0-9]{0,12}?)(?:低|高|少|多|超|,(?:两者|二者)?(?:相差|低出?|高出?|还差|尚差))(?:出|于|了|过)?$"
)
_BARE = re.compile(r"^(?P<what>[^,;。0-9]{0,12}?)$")
_SET = re.compile(r"控制|指标|目标|红线|标准|规定|要求|上限|下限|限额|警戒|设防|汛限|限制水位|保证水位|预算")
_OTHERS = re.compile("分别|各")


def gaps(facts: Facts) -> Iterator[tuple[Metric, Metric, Metric]]:
    """(figure, bound, gap) of every bound that was set."""
    for sentence in facts.sentences:
        if len(sentence.figures) > 2 and (
            "比" in sentence.text or "于" in sentence.text or "较" in sentence.text
        ):
            for at in range(2, len(sentence.figures)):
                found = _gap(sentence, at)
                if found is not None and is_set(found[1]):
                    yield found


def _gap(sentence: Sentence, at: int) -> tuple[Metric, Metric, Metric] | None:
    figure, bound, gap = sentence.figures[at - 2 : at + 1]
    points = gap.unit in POINTS and figure.unit == bound.unit == "%"
    if not (points or (gap.unit == figure.unit == bound.unit != "%" and gap.unit)):
        return None
    against, lead = _AGAINST.match(sentence.lead(at - 1)), sentence.lead(at)
    if against is None or any(m.approx != "exact" or m.role == "change" for m in (figure, bound)):
        return None
    # 低于规定的3%控制线0.5个百分点: the side may be told before the bound.
    told = against.group().lstrip(",(")[:2] in ("低于", "高于") and points
    far = (_BARE if told else _FAR).match(lead) or _FAR.match(lead)
    if far is None or _OTHERS.search(sentence.clause_lead(at - 2) + lead):
        return None
    return (figure, bound, gap) if _SET.search(against["what"] + far["what"]) else None


def is_set(bound: Metric) -> bool:
    """Whether the words beside a bound say that it was set, and is no average."""
    text, begin = folded(bound.quote), max(0, bound.start - bound.sentence_start)
    behind = re.split("[,;。0-9]", text[begin + bound.end - bound.start :][:14])[0]
    return _SET.search(re.split("[,;。]", text[max(0, begin - 18) : begin])[-1] + behind) is not None


def gap_outcome(operands: Sequence[Metric]) -> Outcome:
    """The difference of figure and bound meets the printed gap."""
    figure, bound, gap = operands
    level, limit, said = printed(figure), printed(bound), truncated(gap)
    told = f"{named(figure)}与{shown(bound)}相差"
    if level is None or limit is None or said is None:
        return Outcome("undecided", "info", "", shown(gap), f"{told}多少无法核算。")
    apart = (level - limit).magnitudes()
    right = apart.meets(said.magnitudes())
    unit = gap.unit
    return compared(
        gap,
        f"{bounds(apart, 3)}{unit}",
        meets=right,
        holds=told,
        fails=told,
        rounded=apart != said.magnitudes(),
    )
