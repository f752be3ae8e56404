"""What a mean is of (均值的指标): 平均每担 of 腌制芥菜4万斤,平均每担90斤 is 平均每担腌制芥菜."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.names.anaphora import MAX_THING, leans
from transforms.names.thing import VERB_HEAD
from transforms.names.told import Spoken
from transforms.numbers.measure import family
from transforms.text.words import words

_MEAN = re.compile(
    r"(?:平均)?每(?:一|个|家|名|位|座|所)?[一-鿿]{1,3}|(?:平均)?(?:人次|户次|架次|[一-鿿])均|平均"
)
_MEAN_SAID = re.compile(r"[户亩村日年月次笔案单件项厂场期]均|每")
_IN_ALL = re.compile(r"总(?=[量额数投收面])|(?<=..)(?:总量|总额|总数|总计|合计)$|(?<=[一-鿿]{4})资金$")
MAX_WITH_VERB = 8
"""Characters of a whole's name that a mean takes over with its verb. 2026-11: 8."""
_NO_WHOLE = frozenset({"%", "个百分点", "倍", "成"})
_MEASURES = frozenset(("power", "energy", "mass", "area", "length", "volume"))
NEAR = 4
"""Earlier figures that are asked which of them the mean is of. 2026-11: 4."""


def is_mean(words: str) -> bool:
    """Whether the words before a figure say only of how many it is the mean."""
    return ("均" in words or "每" in words) and _MEAN.fullmatch(_said(words)) is not None


def _said(left: str) -> str:
    return left.lstrip(",;、(:").strip("约近达为仅超")


def _alike(whole: str, unit: str) -> bool:
    """Whether a mean can be of a whole in another unit: 总装机2.8兆瓦,平均每座90千瓦."""
    return whole == unit or (family(whole) == family(unit) and family(unit) in _MEASURES)


def mean_name(phrase: str, left: str, unit: str, earlier: Sequence[Spoken], text: str, start: int) -> str:
    """``phrase``, or the mean with the name of what was told in the same measure word earlier in the sentence."""
    mean = _said(left)
    if unit in _NO_WHOLE or not _MEAN.fullmatch(mean) or mean.count("每") > 1:
        return phrase
    for metric in reversed(earlier[-NEAR:]):
        between = text[metric.end : start]
        if "。" in between or ";" in between or "\n" in between:
            return phrase
        if not _alike(metric.unit, unit) or _MEAN_SAID.search(metric.indicator):
            continue
        if leans(metric.indicator):
            return phrase
        whole = _IN_ALL.sub("", metric.indicator)
        thing = whole if len(whole) <= MAX_WITH_VERB else VERB_HEAD.sub("", whole)
        same = mean[-2:] in words(thing) and mean[-2] not in "每均"
        side = metric.indicator.partition(mean[-2:])[2]
        if same and 2 <= len(side) <= MAX_WITH_VERB:
            return mean + side  # 安排茶室修缮资金90万元,每家茶室2万元
        own = mean[-2:] in thing or thing[-2:] in mean  # 平均每家茶室 has its noun
        return mean + thing if 2 <= len(thing) <= MAX_THING and not own else phrase
    return phrase
