"""What stands beside a printed year (年份前后的话): its plan, its stock, its bulletin, a programme named after it."""

from __future__ import annotations

import re

COMPARED = re.compile(r"(?:[比较与同]|[高低多少]于)$")

PROGRAMME = re.compile(
    r"[的 ]?(?:全[国省市县区])?(?:城乡居民|职工基?本?医|基本医|医保|普通高考|高考|硕士|研究生|国考|公务员|党报|报刊|春运|部门预算|财政预算|新年)"
)
"""Behind a year: what is named after the year to come in the autumn before it."""


PLANNED = re.compile(r"[,的]?[^,。;0-9]{0,4}?(?:计划|安排|下达)")
"""Behind a year: its plan, told while the year runs."""

COMES_OUT = re.compile(
    r"[^。,;0-9]{2,24}?(?:报告|名单|榜单|排行榜|结果|目录|方案)[^。,;0-9]{0,4}(?:出炉|揭晓|公布|发布|印发|出台)"
)
"""Behind a year in autumn: what is named after the year and has just come out (2024年养老服务调查报告发布)."""

STOCK = re.compile(
    r",?(?:全[国省市县区州]|我[省市县区州旗]|[^,。;0-9]{0,12}?(?:余额|总额|人口|存栏|保有量|总里程|总数|共有))"
)
"""Behind a year's end: what there was on that day, counted when it was over (2016年末，全市人口…)."""

BULLETIN = re.compile(r"[^。,;0-9]{0,24}?公报")
"""Behind a year: its statistical bulletin, which comes out in the next."""

OURS = ("我省", "我市", "我县", "我区", "我州", "我旗", "全省", "全市", "全县", "全区", "全州")
"""Before a year with its plan: without a month on the page only a place's own plan is this year's."""

BARE_SINCE = re.compile(r"20[0-9]{2} ?年以来")
"""2024年以来 opens what the running year has brought; 自2021年…以来 looks further back."""

ANNUAL = re.compile(
    r"(?!,?[^,。;]{0,10}?(?:将|要|计划|力争|预计|目标))[^。;]{0,20}?(?:人均[^,。;]{0,8}收入|年产值?|总产值|总收入|年收入|生产总值)"
    r"[^,。;0-9]{0,10}?(?:达|为|是|实现|突破|超|[0-9])"
)
"""Behind a year: a year's income or output, known when the year is over; beside 今年 it is last year's."""

HARVEST = re.compile(
    r"(?!,?[^,。;]{0,10}?(?:将|要|计划|力争|预计|目标)),?[^。;0-9]{0,14}?(?:播种面积|总产量?|单产)[^,。;0-9]{0,6}?[0-9]"
)
"""Behind a year: its harvest, told when it is in, from November on (2021年，全县小麦总产8亿斤)."""

SUMMER_CROP = re.compile(r"[^,。;0-9]{0,6}(?:夏粮|夏收|早稻|冬小麦|油菜|小春)")
"""Behind a year, with its harvest: what is brought in by July."""

WILL = re.compile(r",?[^,。;]{0,10}?(?:将|要|计划|力争|预计|继续)|,?[^,。;0-9]{0,20}?(?:预期|力争|拟增)")
"""Behind a year: what it is to bring."""

TOTAL = re.compile("累计|年均|连续|平均")
"""Behind 2018年以来: it looks back over years, as do a page's plans and 近年来; 2024年以来 beside them dates no page."""


def known_later(after: str, newest: int | None) -> bool:
    """Whether what stands behind a year is only known when the year is over, on a page whose ``newest`` month is earlier.

    2021年，全县人均年收入2.6万元; 2021年，全县柑橘总产9万吨, told in October. Summer's crops are in by then.
    """
    if ANNUAL.match(after):
        return newest != 12
    crop = HARVEST.match(after)
    early = newest is not None and 3 <= newest <= 10
    return crop is not None and early and "总产" in crop[0] and SUMMER_CROP.match(after) is None


YEAR_AGO_NAMED = r"(?:的?[^,。;:()0-9增减升降多少比较]{1,12}[为是达]到?|(?!水平|基[数期])[^\W\d_增减升降多少比较的占涨跌快慢高低加]{2,6})[约近]?"
"""Regex source: behind 去年同期 at the head of a clause, up to the figure that it alone dates.

去年同期售票额为7万元; 去年同期售票860张.
"""

PAID_AHEAD = re.compile(
    r"(?:全[市县区省])?(?:城乡)?(?:居民)?(?:基本)?(?:医疗保险|医保|养老保险|两险|社保)|(?:重点)?党报|报刊"
)
"""Behind 2025年度: what is paid for in the autumn before (2025年度城乡居民医保缴费)."""
