"""A running total that is told behind one of a longer stretch (前9个月宰羊58万只;而上半年,宰羊61万只)."""

from __future__ import annotations

import re

from checks.figures.sentence import Sentence, letters
from checks.repeats.running import named_alike

Place = tuple[Sentence, int]
BESIDES = re.compile(
    r"今年|累计|已|共|新(?=[一-龥])|[全][省市县区镇乡州旗]|到了?|的|目前|截至|第?[一二三四]季度|(?<!第)[一二三四]|[前上下半年月季度末底]"
)
"""What may or may not stand beside the name of a deed."""
NO_FLOW = re.compile(
    r"余额|存量|旧存|结转|积案|蓄水|在册|现[有存]|实有|拥有|保有|存栏|在栏|库存|储备|在校|在岗|在建|在园|剩余|剩下|净|未|下降|减少|"
    r"人均|户均|亩均|日均|月均|年均|均价|平均|每[人户亩]|单价|达标|最高|最多|最低|其中"
)
"""Words of what stands at a day, or is a mean or a step: no running total."""

_ONLY = re.compile("[;,]而?(?:仅|单|光)")
_BACK = re.compile(r"(?:[;,]而|\()[^,;()]{0,2}$")


def told_back(a: Place, b: Place) -> bool:
    """前9个月宰牛6万头、羊58万只;而上半年,宰羊59万只: the shorter stretch is told behind the longer, of the same thing."""
    if a[1] <= b[1] or not timed(a):
        return False
    first, second = a[0].figures[a[1]], b[0].figures[b[1]]
    lead = a[0].lead(a[1])
    back = _BACK.search(lead[: lead.find(first.period_text)]) is not None
    names = sorted((BESIDES.sub("", first.indicator), BESIDES.sub("", second.indicator)), key=len)
    alike = len(names[0]) > 1 and (names[1].endswith(names[0]) or names[1].removeprefix("这里") == names[0])
    return back and (alike or _ends_alike(*names)) and not NO_FLOW.search("".join(names))


def _ends_alike(short: str, long: str) -> bool:
    """这里的交易量, 水产品交易量: the last three letters are the name of what is counted."""
    return len(short) > 2 and short[-3:] == long[-3:]


def less_time_behind(a: Place, b: Place) -> bool:
    """上半年挽回损失9万元;仅一季度,就受理投诉30件,挽回损失12万元: a shorter time of the same year is told behind, of the same name."""
    first, second = a[0].figures[a[1]], b[0].figures[b[1]]
    if a[1] < b[1] or first.period_start is None or first.period_start != second.period_start:
        return False
    between = b[0].between(b[1], a[1])
    return bool(_ONLY.search(between)) and first.period_text in between and named_alike(a, b)


def timed(at: Place) -> bool:
    """Whether the time of a figure stands between it and the figure before."""
    metric = at[0].figures[at[1]]
    return bool(metric.period_text) and metric.period_text in at[0].lead(at[1])


def since_told(at: Place) -> bool:
    """Whether the time of a figure stands before it, and no figure of another time between (到5月底,出船9艘,累计清淤30吨)."""
    sentence, i = at
    metric = sentence.figures[i]
    while i and not timed((sentence, i)):
        if sentence.figures[i - 1].period_text != metric.period_text:
            return False
        i -= 1
    return timed((sentence, i))


_NO_NAME = re.compile("(?:累计|当月|单月|完成|实现|达到?|为|共|已|约)*$")


def unnamed(at: Place) -> bool:
    """1至5月累计6亿元: whether nothing but a time and what may stand beside it is told of a figure."""
    metric = at[0].figures[at[1]]
    told = letters(at[0].told(at[1])).replace(letters(metric.period_text), "")
    return _NO_NAME.fullmatch(BESIDES.sub("", told)) is not None


def of_all(at: Place, other: Place) -> Place:
    """The whole that figure ``at`` is told of in its sentence, where it is held against one that names nothing."""
    sentence, part = at[0], at[0].figures[at[1]]
    if part.of_metric_id is None or not unnamed(other):
        return at
    wholes = (
        i for i, m in enumerate(sentence.figures) if m.metric_id == part.of_metric_id and m.unit == part.unit
    )
    return sentence, next(wholes, at[1])
