"""A share lies between none and all, a mean within its range; nothing falls by more than all of it (取值范围)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from checks.digits.wording import named, shown
from checks.figures.folded import folded
from checks.interval import printed
from checks.means.within_range import means_of_ranges, within_range
from checks.rule import Facts, Outcome, Rule
from transforms.metric import Metric

_SHARE = re.compile(
    r"(?:占比|比重|比例|覆盖率|普及率|合格率|达标率|优良率|满意率|满意度|知晓率|参保率|入户率|签约率|就业率|失业率|"
    r"中签率|录取率|升学率|巩固率|及格率|优秀率|成活率|绿化率|森林覆盖率|城镇化率|贫困发生率|死亡率|治愈率|处理率|"
    r"办结率|整改率|化解率|回收率|利用率|使用率|入住率|空置率|出勤率|参与率|命中率|准确率|正常率|完好率|自来水率|通[车电水网邮]率)$"
)
_BEYOND_ALL = re.compile(r"利润|盈利|亏损|损益|利率|净值|收益|顺差|逆差|净增|增速|增长率|涨幅")
_OF_ALL = re.compile(r"(?:占|占比)[^,;。]{0,16}$")
_OF_GOAL = re.compile(r"任务|目标|计划|指标|预算|完成率|进度")
"""What is due may well be surpassed: 占年度任务的103.7%."""
_FALLS = re.compile(r"(?:下降|减少|降低|下滑|缩减|压减|回落|减|降)[了达为约近超幅]*$")


def _lead(metric: Metric) -> str:
    """What stands before the figure in its sentence."""
    return folded(metric.quote)[: max(0, metric.start - metric.sentence_start)]


def _is_share(metric: Metric) -> bool:
    if metric.role != "rate" or _OF_GOAL.search(_lead(metric) + metric.indicator):
        return False
    return bool(_SHARE.search(metric.indicator)) or bool(_OF_ALL.search(_lead(metric)))


def pair(facts: Facts) -> Iterable[tuple[Metric, ...]]:
    """Shares and declines that go beyond all there is. One inside is no finding: it would only be counted as checked."""
    for metric in facts.metrics:
        if metric.unit != "%":
            continue
        value, falls = metric.value, metric.role == "change"
        if falls and (value is None or value >= 0):
            continue
        if value is not None and metric.approx == "exact" and (-100 if falls else 0) <= value <= 100:
            continue  # within, whatever it is of
        if not _is_share(metric) and not (falls and _FALLS.search(_lead(metric)) and not _signed(metric)):
            continue
        if judge((metric,), facts).verdict == "fails":
            yield (metric,)
    yield from means_of_ranges(facts)


def _signed(metric: Metric) -> bool:
    return bool(_BEYOND_ALL.search(metric.indicator + metric.quote))


def judge(operands: Sequence[Metric], facts: Facts) -> Outcome:
    """0 to 100 of a share; a decline not beyond 100; a mean within its range."""
    if len(operands) == 2:
        return within_range(operands[0], operands[1])
    (metric,) = operands
    said = printed(metric)
    falls = metric.role == "change"
    expected = "不超过100%" if falls else "在0至100%之间"
    if said is None or (said.low is None and said.high is None):
        return Outcome("undecided", "info", expected, shown(metric), f"{named(metric)}无法判断是否越界。")
    size = said.magnitudes() if falls else said
    if (size.low is not None and size.low > 100) or (size.high is not None and size.high < 0):
        what = "下降的幅度不可能超过100%" if falls else "这样的占比不可能超出0至100%"
        return Outcome("fails", "error", expected, shown(metric), f"{named(metric)}：{what}，必是印错。")
    return Outcome("holds", "info", expected, shown(metric), f"{named(metric)}在可能的范围之内。")


RULE = Rule("range", pair, judge, across=None)
