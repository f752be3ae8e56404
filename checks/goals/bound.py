"""On which side of a bound a sentence says that a figure stands (控制数、红线、标准): below, above, or nothing said."""

from __future__ import annotations

import re
from typing import Literal

from checks.figures.folded import folded
from transforms.metric import Metric

Side = Literal["below", "above"]

_BELOW = re.compile(r"(?:低于|不超过|不高于|少于|控制在|以内|以下|小于|不足|不突破|限额|上限)")
_ABOVE = re.compile(r"(?:高于|超过|超额完成|不低于|不少于|以上|大于|超出|高出|下限|优于|好于)")
_NEGATED_BELOW = re.compile(r"[不未](?:低于|少于|小于)")
_NEGATED_ABOVE = re.compile(r"[不未](?:突破|高于|超过|大于)")
_THAN = re.compile(r"(?:^|[,(])(?:也|还|均|都)?比[^,;。0-9]{0,10}$")
_LOWER = re.compile(r"^[^,;。]{0,12}?(?:还要?|更|要)?(?:低|少)")
_HIGHER = re.compile(r"^[^,;。]{0,12}?(?:还要?|更|要)?(?:高|多)")
_BESIDE = re.compile(
    r"(?:^|[,(])(?:明显|大幅|远|均|也|已|仍|,|始终|严格)*"
    r"(?:低于|高于|[不未]超过|不低于|超过|超额完成|控制在|少于|多于|高出|超出|优于|好于|比|在)[^,;。]{0,10}$"
)
_MAY_BE_BESIDE = re.compile("[于过在出比成]")
_MEETS = re.compile(
    r"^[,(](?:已|均|都|也|全部)*(?:[高低优好]于|超过|达到|符合|满足|完成|控制在)[^,;。0-9]{0,6}"
    r"不(?:(?P<least>低于|少于|小于)|高于|超过|大于)$"
)
"""达到年度不低于, 高于省上不低于: before a bound that is met."""
_SHORT_OF = re.compile(r"[,(](?:距离?|离|与|[未没]有?(?:达到?|完成|满足))")
_REQUIREMENT = re.compile(r"^(?:以[上下内])?的[^,;。0-9]{0,6}(?:要求|标准|目标|规定|任务)")
_AIM = re.compile(r"力争|确保|争取|计划|拟|预计|将|到\S{0,6}年?底|努力|目标是|要求")
_COMPARED = re.compile(r"^[^,;。]{0,8}[,;(]?[^,;。]{0,4}$")
_KEPT = re.compile(
    r"^[^,;。]{0,4}[,;](?:均|都|也|已|全部)?(?:控制在|高于|低于|优于|好于|超过|达到|符合|完成|超出|未超|不超)"
    r"(?:了|过)?[^,;。0-9]{0,6}(?:目标|要求|控制|标准|规定|任务|范围|红线|上限|下限|计划)"
)
_ONLY = re.compile(r"(?:仅|只)(?:为|有|是)?$")
_CLAUSE = re.compile("[,;。]")
_SET = re.compile(r"(?:要求|规定|控制|目标|任务|标准|确定|下达|提出|把|将)")


def side_of(words: str) -> Side | None:
    """The side of the bound that ``words`` claim: below for 低于, 控制在…以内, 不超过; above for 高于, 不低于."""
    if "不" in words or "未" in words:
        if _NEGATED_BELOW.search(words):
            return "above"
        if _NEGATED_ABOVE.search(words):
            return "below"
    if _BELOW.search(words):
        return "below"
    return "above" if _ABOVE.search(words) else None


def beside(lead: str) -> bool:
    """Whether the words before a bound, from the last figure on, set the figure before it against it."""
    return bool(_MAY_BE_BESIDE.search(lead)) and bool(_BESIDE.search(lead))


def claimed_side(figure: Metric, bound: Metric) -> Side | None:
    """What the sentence says between the figure and its bound, and right after the later of them.

    A bound that the page only aims at (力争不低于95%), or one with words of its own before it, is not
    claimed to be kept. Told before its figure, a bound is claimed where it is a cap (控制在…以内) or where the
    sentence goes on to say that it was kept (要求不低于88%,已达90%,高于要求).
    """
    together = figure.story_id == bound.story_id and figure.sentence_start == bound.sentence_start
    if not together:
        return "below" if bound.approx == "under" else None
    if bound.start < figure.start:
        return _told_before(figure, bound)
    behind = max(0, figure.end - figure.sentence_start)
    text = folded(bound.quote)
    end = bound.end - bound.sentence_start
    between = text[behind : bound.start - bound.sentence_start]
    if _SHORT_OF.search(between):
        return None  # 86%,离不低于90%的要求还有差距
    if "不" in between and (met := _MEETS.match(between)) and _REQUIREMENT.match(text[end:]):
        return "above" if met["least"] else "below"
    if _THAN.search(between):
        after = text[end : end + 14]
        return "below" if _LOWER.match(after) else "above" if _HIGHER.match(after) else None
    said = text[behind : end + 6]
    if beside(between):
        between = between[between.rindex(",") :] if "," in between else between
        said = between + text[bound.start - bound.sentence_start : end + 6]
    word = _BELOW.search(between) or _ABOVE.search(between)
    if (_AIM.search(between) and not _REQUIRED.search(between)) or (
        word is not None and not _COMPARED.match(between[: word.start()])
    ):
        return None
    return side_of(said)


_REQUIRED = re.compile(r"(?:省|市|县|国家|上级|部|厅)[里级]?(?:要求|规定)的?$")
"""高出省里要求的62%: what others require is a bound, not an aim of one's own."""


def _told_before(figure: Metric, bound: Metric) -> Side | None:
    text = folded(bound.quote)
    begin = bound.start - bound.sentence_start
    side = side_of(_CLAUSE.split(text[:begin])[-1] + text[begin : bound.end - bound.sentence_start + 4])
    between = text[bound.end - bound.sentence_start : figure.start - figure.sentence_start]
    after = text[figure.end - figure.sentence_start :][:24]
    kept = bool(_KEPT.match(after)) or bool(_ONLY.search(between))
    if side is not None and kept and _SET.search(text[:begin]):
        return side
    return "below" if bound.approx == "under" else None
