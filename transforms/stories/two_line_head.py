"""A headline that was broken over several lines: which lines are it (双行题、断行的标题).

Type size, by which readers tell a headline from what stands above and below it, is lost. What is left is how the lines
read: a thing and its verb, a name and its figure, a time and what was then.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.stories.byline import read_dateline
from transforms.stories.shape import has_dash, is_figure, is_numbered, is_spaced_out
from transforms.stories.unit import Unit

MAX_TWO_LINES = 30
"""Characters of the longest headline of two lines over a deck. 2026-11: set to 30."""
MAX_BOTH = 40
"""Characters of the longest headline of two lines printed next to each other. 2026-11: set to 40."""
MAX_HALF = 16
"""Characters of the longest line of a headline over a column. 2026-11: a deck of one line has more."""
MAX_HEADLINE = 26
"""Characters of the longest line that is taken for a headline over another one. 2026-11: set to 26."""
OURS = re.compile(r"[我全本][省市县区州盟旗镇乡村]")


def all_lines(
    units: Sequence[Unit], group: Sequence[int], above: Sequence[int], head: int, *, airy: bool
) -> set[int]:
    """All lines of the headline of which ``head`` is the main one, of the lines ``above`` the names.

    ``airy``: blank lines part the page's paragraphs, so that lines without one belong together.
    """
    heads = {head}
    heads |= _begun(units, above, head)
    heads |= _parted(units, above, head)
    if both := _over_deck(units, group, above, airy=airy):
        heads |= both
    elif airy:
        heads |= (
            _second_half(units, above, head)
            or _marked_first(units, above, head)
            or _couplet(units, above, head)
            or _beside(units, above, head)
        )
    elif head + 1 in above and len(units[head + 1].text) < SHORT_REST:
        heads |= _second_half(units, above, head)
    else:
        heads |= _two_lines(units, group, above)
    return heads


_PREDICATE = re.compile(
    r"(?:同比|环比|增[长加速]|下降|减少|达到?|超过?|突破|[近逾约]?[0-9]|累计|完成|实现|办结|建设|建成|发放|拨付|惠及|交出|跑出|走出"
    r"|[上下]半年|前[0-9一二三四五六七八九十]{1,2}个?月|前三季度|[一二三四]季度|全年|今年"
    r"|首[次破超]|保持|持续|稳[中步居]|平稳|再[上创获添]|创(?:历史|[新下])|刷新|提前|超额|圆满|领跑|位居|增至|升至|降至)"
)
TIME_FIRST = re.compile(
    r"(?:今年|去年)?(?:[上下]半年|前[0-9一二三四五六七八九十]{1,2}个?月|前三季度|[一二三四]季度|1?[0-9](?:[-—~至]1?[0-9])?月份?|全年)"
)
_CHANGES = re.compile(r"(?:增长|下降|增加|减少|达|超|突破|完成|实现)[^0-9]{0,2}[0-9]")
_DOCUMENT = re.compile(
    r"[^,;:!?。]{0,8}(?:公报|报告|公告|通告|通知|意见|方案|办法|规划|纲要|条例)(?:\([^()]{1,8}\))?"
)
"""The end of a document's name that was too long for a line: 某县2019年国民经济 | 统计公报(摘要)."""
_SUBJECT = re.compile(
    r"[^,;:!?、。0-9 ]*(?:[0-9]{1,4}(?:年|个?月|季度)[^,;:!?、。0-9 ]*)?[^,;:!?、。 为了于到出开启成]"
)
_UNFINISHED = ("和", "与", "及", "暨", "的")
_TELLS = re.compile(
    r"[促看织推强育兴铺绘谱奏迎聚抓筑护助让惠拓]|(?:综述|纪实|巡礼|见闻|侧记|报道|观察|述评|专栏|公报|快讯|动态|看台|之[一二三四五六七八九十])$"
    r"|(?:改善|改观|提升|提高|增强|增长|向好|回升|攀升|走高|加快|加速|提速|见效|见成效|稳定|良好|顺利|显著|明显|亮眼|启动|收官|出炉|落地|发布|召开|开工|竣工)$"
)
SHORT_REST = 5
"""Characters up to which the lower line is the rest of a broken headline: no deck is so short. 2026-11: set to 5."""

SHORT_BESIDE = 7
"""The same where no blank line parts the two. 2026-11: set to 7."""
_GROWS = re.compile(r"[增升涨降减跌超达过破占居翻]")


def _second_half(units: Sequence[Unit], titles: Sequence[int], head: int) -> set[int]:
    """Both lines of a headline that was broken into whose it is and what they did: 市场监管部门上半年 | 办结举报6151件.

    The upper line names a thing and tells nothing of it, the lower begins with its verb, its figure or its time.
    """
    for upper, lower in ((head - 1, head), (head, head + 1)):
        if upper not in titles or lower not in titles or units[upper].level != units[lower].level:
            continue
        if units[lower].gap > 1 or (units[lower].gap and lower + 1 in titles and not units[lower + 1].gap):
            continue  # 一树花开 | 春满茶乡 | 某镇…: the line in the middle belongs to what it is printed next to
        above, below = units[upper].text, units[lower].text
        short = SHORT_REST if units[lower].gap or _GROWS.search(below) else SHORT_BESIDE
        rest = len(below) <= short and len(above) > len(below) and not is_figure(below)
        whole = _SUBJECT.fullmatch(above) is not None and _TELLS.search(above) is None
        rest = rest or (_DOCUMENT.fullmatch(below) is not None and len(above) > len(below) and whole)
        goes_on = whole and _is_predicate(below) and len(above + below) <= MAX_HEADLINE
        if (" " not in below or is_spaced_out(below)) and (goes_on or rest or above.endswith(_UNFINISHED)):
            return {upper, lower}
    return set()


def _is_predicate(line: str) -> bool:
    """Whether a line begins with its verb or figure, be it after a time: 上半年办件4.3万, but not 上半年用水量增长3%.

    Nor 上半年全县修路8公里, which has a subject of its own.
    """
    if _PREDICATE.match(line) is None:
        return False
    time = TIME_FIRST.match(line)
    rest = line[time.end() :] if time is not None else line
    if time is not None and OURS.match(rest):
        return False
    return time is None or _PREDICATE.match(rest) is not None or _CHANGES.search(rest) is None


SHORT_START = 5
"""Characters up to which a line that opens with 我市 is but the start of a headline. 2026-11: set to 5."""


def _begun(units: Sequence[Unit], titles: Sequence[int], head: int) -> set[int]:
    """The line over ``head`` that only says who begins to do what: 我县架起 | 校园安全“连心桥”."""
    upper = head - 1
    if upper not in titles or units[head].gap > 1 or units[upper].level != units[head].level:
        return set()
    text = units[upper].text
    return {upper} if len(text) <= SHORT_START and OURS.match(text) else set()


_FESTIVAL = re.compile(
    r"(?:这个|今年|去年|刚过去的)?“?(?:五一|十一|元旦|春节|清明|端午|中秋|国庆)”?(?:节|假期|小长假|长假|黄金周|期间|[两三四五六七八九]天){0,2}"
)
_VERB_FIRST = re.compile(r"[达超逾破近]|突破|增至|升至|降至")


def _parted(units: Sequence[Unit], titles: Sequence[int], head: int) -> set[int]:
    """Both lines of a headline that break before its figure (存粮 | 突破9万吨) or behind its time (前10个月 | …)."""
    for upper in (head - 1, head):
        lower = upper + 1
        if upper not in titles or lower not in titles or units[upper].level != units[lower].level:
            continue
        above, below = units[upper].text, units[lower].text
        figure = is_figure_of(units, lower) and units[lower].gap <= (_VERB_FIRST.match(below) is not None)
        if figure or (is_time(above) and not units[lower].gap):
            return {upper, lower}
    return set()


def is_figure_of(units: Sequence[Unit], lower: int) -> bool:
    """Whether a line is only the figure of the line above it: 春节全县揽客 | 12.6万人次."""
    return is_figure(units[lower].text) and not is_figure(units[lower - 1].text)


def is_time(line: str) -> bool:
    """Whether a line is a time and nothing else, and so but the beginning of a headline: 前10个月, 这个“五一”."""
    return TIME_FIRST.fullmatch(line) is not None or _FESTIVAL.fullmatch(line) is not None


def _marked_first(units: Sequence[Unit], titles: Sequence[int], head: int) -> set[int]:
    """The line next to a marked headline that has no mark: of a headline of two lines the first alone is marked."""
    lower = head + 1
    if lower not in titles or units[lower].gap or units[lower].level or not units[head].level:
        return set()
    return {lower} if len(units[head].text) + len(units[lower].text) <= MAX_BOTH else set()


def _over_deck(units: Sequence[Unit], group: Sequence[int], titles: Sequence[int], *, airy: bool) -> set[int]:
    """The two lines of a headline that a deck with a dash explains: printed next to each other, short together."""
    dashed = next((k for k in group if units[k].kind == "deck" and has_dash(units[k].text)), None)
    lines = [k for k in titles if dashed is not None and k < dashed][-2:]
    if not airy and any(" " in units[k].text or len(units[k].text) > MAX_HALF for k in lines):
        return set()
    if len(lines) < 2 or lines[1] != lines[0] + 1 or units[lines[1]].gap:
        return set()
    if units[lines[0]].level != units[lines[1]].level or any(never_headline(units[k].text) for k in lines):
        return set()
    return set(lines) if sum(len(units[k].text) for k in lines) <= MAX_TWO_LINES else set()


def _two_lines(units: Sequence[Unit], group: Sequence[int], titles: Sequence[int]) -> set[int]:
    """The two short lines, no more, that stand over text whose lines a column's edge broke: so are headlines broken.

    A line in two halves (枝头红透 果农忙) is a headline by itself.
    """
    if len(titles) != 2 or titles[1] != titles[0] + 1 or units[titles[1]].gap:
        return set()
    below = units[group[-1] + 1 : group[-1] + 3]
    # the first line of news may be longer or shorter than its column, as its byline has white space
    signed = len(below) > 1 and read_dateline(below[0].text) is not None and len(below[1].blocks) > 1
    if not below or not (len(below[0].blocks) > 1 or signed) or any(units[k].kind == "deck" for k in group):
        return set()
    lines = [units[k].text for k in titles]
    parted = any(" " in line and not is_spaced_out(line) for line in lines)
    if parted or any(len(line) > MAX_HALF for line in lines) or never_headline(lines[0]):
        return set()
    # 民警上门排查 | 隐患58处: under the line that it ends a figure is no deck
    return set(titles) if is_figure(lines[1]) or not never_headline(lines[1]) else set()


SHORT_LINE = 8
"""Characters of the longest second line of a couplet (甲镇:稻花香里 | 说“丰年”) that a blank line may part. 2026-11."""
_WHOSE_COUPLET = re.compile(r"^[一-鿿]{2,5}:")
_DIGIT = re.compile(r"[0-9]")


def _couplet(units: Sequence[Unit], titles: Sequence[int], head: int) -> set[int]:
    """The line that makes one headline with ``head``: printed next to it, of its length (对仗的双行题)."""
    for other, lower in ((head - 1, head), (head + 1, head + 1)):
        if other not in titles or units[other].level != units[head].level:
            continue
        near = _WHOSE_COUPLET.match(units[lower - 1].text) and len(units[lower].text) <= SHORT_LINE
        if units[lower].gap <= (1 if near else 0):
            # 甲县:春种一粒粟 秋收万颗子 | 夏耘…: whose it is stands before both
            one, two = (_WHOSE_COUPLET.sub("", units[k].text) for k in (other, head))
            alike = (
                one.count(" ") == two.count(" ") and _DIGIT.search(one) is None and _DIGIT.search(two) is None
            )
            sizes = [sum("一" <= c <= "鿿" for c in line) for line in (one, two)]
            if alike and abs(sizes[0] - sizes[1]) <= 1:
                return {other}
    return set()


_COLUMN = re.compile(
    r"(?:综述|纪实|巡礼|见闻|侧记|报道|观察|扫描|透视|述评|专栏|快讯|动态|看台)$|^[一-鿿]{2,6}看[一-鿿]{2,4}$"
)
"""A line that names a column or a kind of report, and no part of the headline."""


def _beside(units: Sequence[Unit], titles: Sequence[int], head: int) -> set[int]:
    """The one line that is printed next to the headline where blank lines part everything else: it belongs to it."""
    for other, lower in ((head - 1, head), (head + 1, head + 1)):
        if other in titles and units[lower].gap == 0 and units[other].level == units[head].level:
            size = len(units[other].text) + len(units[head].text)
            if (
                size <= MAX_BOTH
                and not never_headline(units[other].text)
                and not _COLUMN.search(units[other].text)
            ):
                return {other}
    return set()


_SIGNED = re.compile(r"[一-鿿]{2,14}[局委办厅部院会队处] ?[0-9]{4}年[0-9]{1,2}月(?:[0-9]{1,2}日)?")


def never_headline(text: str) -> bool:
    """A section's head with its number, a figure alone, a bureau that signs with the day (某县统计局 2024年4月)."""
    return is_figure(text) or is_numbered(text) or _SIGNED.fullmatch(text) is not None
