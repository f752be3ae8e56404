"""An amount for each deed (每招用1名脱贫劳动力补贴1000元, 每就餐一次补助3元), how often it was done, and what all of it came to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checks.digits.near_miss import digits_of
from checks.figures.sentence import Sentence, letters
from checks.means.heads import counted_in, head_of
from checks.means.perhead import BOUND, STEP, pairs_of_letters
from checks.means.product_of import PerHead
from checks.means.products import agrees, slipped
from transforms.metric import Metric

_DEED = re.compile(
    r"[每凡](?![年月天日周季])(?P<deed>[^,;:。0-9]{1,12}?)(?:满|够)?(?:1|一)(?P<of>[名人位户家艘辆列架眼口盏块群个所座处间栋口只头株棵吨台辆套部件场期次趟车班亩篇条起例宗单笔批桶份队组]|人次)(?!性)"
    r"(?P<thing>[^,;:。0-9]{0,16}?)(?:,?[^,;:。0-9]{0,4}?(?:给予|按|可[得获领]?|奖励?|[补津]贴|补助|补|发放|支付|资助|得|挣)[^,;:。0-9]{0,14})?$"
)
_HEADWORD = re.compile(r"^[人户亩名位]?(?:每|均)")
_ALL = re.compile(r"资金|费|[补津]贴|补助|奖|共|合计|总计|累计|发放|兑[付现]|拨付|支[付出]|需|收入|工资|报酬")
_FILLER = re.compile(
    r"今年|全[年省市县区镇村]|共计?|合计|总计|累计|已|各类|各项|相关|政府|财政|企业|群众|补助|[补津]贴|奖励?|奖补|资金|经费|费用?|金|款|发放?|兑[付现]|拨付|支[付出]|需|得|获|[收到领给]|计|约|达|为|元|万|亿"
)
_PART = re.compile(
    r"其中|[去上]年|同期|增加|增长|减少|[省市县区]级|中央|配套|预算|自筹|每|均|贷款|投资|产值|销售"
)
_NO_COUNT = re.compile(r"其中|计划|预计|[去上]年(?!以来|底|末)|力争|目标|拟|符合")
_COMMON = frozenset({"发放", "补贴", "补助", "奖励", "给予", "一次", "一个", "工作"})
BEFORE = 2
"""Sentences before that of the amount in which the count is sought. 2026-11: 2."""
DIGITS = 2
"""Digits of a total, and of the count, that one slip may explain. 2026-11: 2."""
Place = tuple[int, int]
"""A sentence of the story and a figure in it."""


def each_deed(told: Sequence[Sentence]) -> Iterator[PerHead]:
    """The nearest count and total that the amount makes agree, else the only ones of its words that one slip explains."""
    for n, sentence in enumerate(told):
        text = sentence.text
        if ("每" not in text and "凡" not in text) or ("1" not in text and "一" not in text):
            continue
        for at, each in enumerate(sentence.figures):
            if each.unit != "元" or each.approx != "exact" or each.role not in ("actual", "standard"):
                continue
            said = _DEED.search(text[: each.start - sentence.start])
            if said is None or _HEADWORD.match(said["deed"]) or BOUND.search(said.group()):
                continue
            if STEP.search(said.group()):
                continue
            found = _reading(told, (n, at), said)
            if found is not None:
                yield found


def _reading(told: Sequence[Sentence], place: Place, said: re.Match[str]) -> PerHead | None:
    n, at = place
    sentence, each = told[n], told[n].figures[at]
    reach = [n, n + 1, *range(n - 1, max(-1, n - 1 - BEFORE), -1)]
    reach = [k for k in reach if 0 <= k < len(told) and told[k].story_id == sentence.story_id]
    heads = [(k, i) for k in reach for i in _counts(told[k], said["of"])]
    totals = [(k, i) for k in reach if k >= n for i in _totals(told[k]) if (k, i) != place]
    pairs = [(h, t) for t in totals for h in heads if h[0] <= t[0]]
    readings = [PerHead(_at(told, h), each, _at(told, t), sure=False) for h, t in pairs]
    right = next((r for r in readings if agrees(r)), None)
    if right is not None:
        return right
    words = pairs_of_letters(said.group()) - _COMMON
    row = next(((n, at + 1) for _ in heads if heads == [(n, at + 1)] and (n, at + 2) in totals), None)
    named = [row] if row else [h for h in heads if words & pairs_of_letters(_words(told[h[0]], h[1]))]
    if BOUND.search(sentence.text) or len(named) != 1:
        return None
    (head,) = named
    units = counted_in(said["of"])
    if any(m.unit in units and "其中" in told[head[0]].lead(i) for i, m in enumerate(told[head[0]].figures)):
        return None  # 吸纳400名,其中符合条件的300名: of which of them it was paid is left open
    behind = [t for t in totals if t > max(head, place)]
    if not behind or behind[0][0] != max(head, place)[0]:
        return None
    if not _of_it(told[behind[0][0]], behind[0][1], said.group() + _words(told[head[0]], head[1])):
        return None
    found = PerHead(_at(told, head), each, _at(told, behind[0]), sure=True)
    plain = min(digits_of(found.heads), digits_of(found.total)) >= DIGITS
    return found if plain and slipped(found) else None


def _of_it(sentence: Sentence, at: int, known: str) -> bool:
    """Whether a total has no name that is not that of the amount or of what is counted (社保补贴 of 每吸纳1名补贴)."""
    return set(letters(_FILLER.sub("", sentence.words(at)))) <= set(known)


def _at(told: Sequence[Sentence], place: Place) -> Metric:
    return told[place[0]].figures[place[1]]


def _is_one(metric: Metric) -> bool:
    """Whether a figure is the 1 of the amount itself (每吸纳1名)."""
    return metric.value == 1


def _words(sentence: Sentence, at: int) -> str:
    return sentence.words(at) + "," + sentence.figures[at].indicator


def _counts(sentence: Sentence, of: str) -> Iterator[int]:
    units = counted_in(of)
    for i, m in enumerate(sentence.figures):
        told = m.unit in units and m.role == "actual" and m.approx == "exact" and not _is_one(m)
        if told and not _NO_COUNT.search(sentence.lead(i)) and head_of(sentence, i) is None:
            yield i


def _totals(sentence: Sentence) -> Iterator[int]:
    for i, m in enumerate(sentence.figures):
        if m.unit != "元" or m.approx != "exact" or m.role not in ("actual", "standard"):
            continue
        if _ALL.search(sentence.words(i)) and not _PART.search(sentence.lead(i)):
            yield i
