"""Which line of a group of head lines is the headline (主题、引题、副题)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from transforms.places.gazetteer import load_gazetteer
from transforms.places.resolve import ORDINARY
from transforms.stories.byline import read_dateline
from transforms.stories.shape import has_dash, is_deck, is_figure, is_numbered
from transforms.stories.unit import Unit

_WHOSE = re.compile(r"[一-鿿]{1,4}?[省市县区州盟旗镇乡村](?![一-鿿]{0,2}$)")
_OURS = re.compile(r"[我全本][省市县区州盟旗镇乡村]")
MAX_NAME = 9
"""Characters after the longest division's name that may open a head line. 2026-11: 9."""
LONG_DECK = 16
"""Characters from which the lower of two head lines may be a deck without a dash. 2026-11: set to 16."""


MAX_TWO_LINES = 30
"""Characters of the longest headline of two lines over a deck. 2026-11: set to 30."""
MAX_BOTH = 40
"""Characters of the longest headline of two lines printed next to each other. 2026-11: set to 40."""
MAX_HALF = 16
"""Characters of the longest line of a headline over a column. 2026-11: a deck of one line has more."""
MAX_HEADLINE = 26
"""Characters of the longest line that is taken for a headline over another one. 2026-11: set to 26."""


def name_heads(units: list[Unit], group: Sequence[int], titles: Sequence[int], *, airy: bool) -> None:
    """Name the headline of a group; lines above are kickers, lines below decks, after a byline sections.

    ``airy``: blank lines part the page's paragraphs, so that lines without one belong together.
    """
    byline = next((k for k in group if units[k].kind == "byline"), None)
    above = [k for k in titles if byline is None or k < byline] or list(titles)
    if not above:
        return
    head = _headline(units, group, above)
    if _never_headline(units[head].text):
        # 某县2023年统计公报 | 某县统计局 2024年4月: a line that elsewhere explains the headline is here all there is
        decks = (k for k in group if k < head and units[k].kind == "deck" and not has_dash(units[k].text))
        head = next(decks, head)
        units[head] = units[head].of_kind("headline")
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
    for k in titles:
        kind = "headline" if k in heads else "deck" if k in above else "subhead"
        units[k] = units[k].of_kind(kind)


def ends_head(units: Sequence[Unit], group: Sequence[int], at: int) -> bool:
    """Whether the line at ``at`` begins the head of another story: a title with a byline, under a title and its deck.

    ——某县办学见闻 | 灯亮了 | 本报记者 张三: nothing but names stands below a deck.
    """
    if units[at].kind != "title" or at + 1 >= len(units):
        return False
    last = units[group[-1]]
    if last.kind == "byline" and units[group[0]].kind == "title":
        # names stand above their text, so that news with names of its own is another story
        return units[at + 1].kind == "body" and read_dateline(units[at + 1].text) is not None
    if units[at + 1].kind != "byline":
        return False
    return last.kind == "deck" and has_dash(last.text) and units[group[0]].kind == "title"


_PREDICATE = re.compile(
    r"(?:同比|环比|增[长加速]|下降|减少|达到?|超过?|突破|[近逾约]?[0-9]|累计|完成|实现|办结|建设|建成|发放|拨付|惠及|交出|跑出|走出"
    r"|[上下]半年|前[0-9一二三四五六七八九十]{1,2}个?月|前三季度|[一二三四]季度|全年|今年"
    r"|首[次破超]|保持|持续|稳[中步居]|平稳|再[上创获添]|创(?:历史|[新下])|刷新|提前|超额|圆满|领跑|位居|增至|升至|降至)"
)
_TIME_FIRST = re.compile(
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
        if " " not in below and (goes_on or rest or above.endswith(_UNFINISHED)):
            return {upper, lower}
    return set()


def _is_predicate(line: str) -> bool:
    """Whether a line begins with its verb or figure, be it after a time: 上半年办件4.3万, but not 上半年用水量增长3%.

    Nor 上半年全县修路8公里, which has a subject of its own.
    """
    if _PREDICATE.match(line) is None:
        return False
    time = _TIME_FIRST.match(line)
    rest = line[time.end() :] if time is not None else line
    if time is not None and _OURS.match(rest):
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
    return {upper} if len(text) <= SHORT_START and _OURS.match(text) else set()


_VERB_FIRST = re.compile(r"[达超逾破近]|突破|增至|升至|降至")


def _parted(units: Sequence[Unit], titles: Sequence[int], head: int) -> set[int]:
    """Both lines of a headline that break before its figure (存粮 | 突破9万吨) or behind its time (前10个月 | …)."""
    for upper in (head - 1, head):
        lower = upper + 1
        if upper not in titles or lower not in titles or units[upper].level != units[lower].level:
            continue
        above, below = units[upper].text, units[lower].text
        figure = is_figure(below) and _VERB_FIRST.match(below) is not None and units[lower].gap <= 1
        if figure or (_TIME_FIRST.fullmatch(above) is not None and not units[lower].gap):
            return {upper, lower}
    return set()


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
    if units[lines[0]].level != units[lines[1]].level or any(_never_headline(units[k].text) for k in lines):
        return set()
    return set(lines) if sum(len(units[k].text) for k in lines) <= MAX_TWO_LINES else set()


def _two_lines(units: Sequence[Unit], group: Sequence[int], titles: Sequence[int]) -> set[int]:
    """The two short lines, no more, that stand over text whose lines a column's edge broke: so are headlines broken.

    A line in two halves (枝头红透 果农忙) is a headline by itself.
    """
    if len(titles) != 2 or titles[1] != titles[0] + 1 or units[titles[1]].gap:
        return set()
    below = units[group[-1] + 1 : group[-1] + 2]
    if not below or len(below[0].blocks) < 2 or any(units[k].kind == "deck" for k in group):
        return set()
    lines = [units[k].text for k in titles]
    if any(" " in line or len(line) > MAX_HALF for line in lines) or _never_headline(lines[0]):
        return set()
    # 民警上门排查 | 隐患58处: under the line that it ends a figure is no deck
    return set(titles) if is_figure(lines[1]) or not _never_headline(lines[1]) else set()


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
                and not _never_headline(units[other].text)
                and not _COLUMN.search(units[other].text)
            ):
                return {other}
    return set()


def _headline(units: Sequence[Unit], group: Sequence[int], titles: Sequence[int]) -> int:
    levels = {units[k].level for k in titles}
    if len(levels) > 1:
        top = min(level for level in levels if level)
        return next(k for k in titles if units[k].level == top)
    able = [k for k in titles if not _never_headline(units[k].text)] or list(titles)
    plain = [k for k in able if not is_deck(units[k].text)] or able
    dashed = next((k for k in group if units[k].kind == "deck" and has_dash(units[k].text)), None)
    if dashed is not None:
        return max((k for k in plain if k < dashed), default=plain[0])
    if len(plain) > 1 and _is_looser(units[plain[1]].text, units[plain[0]].text):
        return plain[0]
    return plain[min(1, len(plain) - 1)]


_SIGNED = re.compile(r"[一-鿿]{2,14}[局委办厅部院会队处] ?[0-9]{4}年[0-9]{1,2}月(?:[0-9]{1,2}日)?")


def _never_headline(text: str) -> bool:
    """A section's head with its number, a figure alone, a bureau that signs with the day (某县统计局 2024年4月)."""
    return is_figure(text) or is_numbered(text) or _SIGNED.fullmatch(text) is not None


def _is_looser(lower: str, upper: str) -> bool:
    """Whether the lower of two lines is a deck (副题): it says the headline's matter at length, with its facts.

    Lines of equal standing are kicker (引题) and headline. Type size, by which readers tell them, is lost;
    what is left is that a headline is short and that figures stand in the deck.
    """
    sizes = [len(text.replace(" ", "")) for text in (lower, upper)]
    facts = any(c.isdigit() for c in lower) and not any(c.isdigit() for c in upper)
    longer = sizes[0] * 2 >= sizes[1] * 3 or (" " in lower and sizes[0] * 3 >= sizes[1] * 4)
    # 消费平稳向好 | 1至5月零售额增长2%: what is so since when
    if facts and _TIME_FIRST.match(lower) is not None and _TIME_FIRST.match(upper) is None:
        return True
    in_parts = " " in lower and " " not in upper
    if sizes[0] > sizes[1] and sizes[0] >= LONG_DECK and (facts or longer or in_parts):
        return True
    # A headline in two halves (一技在手 就业不愁) over a line that says whose (渠县开展…), or the only line with figures.
    # A headline says whose matter it is; over a line with a new name in quotes (“免申即享”) that is the kicker's part.
    whose = names_division(upper) and not names_division(lower) and sizes[1] <= MAX_HEADLINE
    if whose and ("“" not in lower or any(c.isdigit() for c in upper)):
        return True
    in_halves = len(upper.split()) == 2 and len(lower.split()) == 1 and _WHOSE.match(lower) is not None
    told = any(c.isdigit() for c in upper) and not any(c.isdigit() for c in lower)
    return in_halves or (told and sizes[1] <= MAX_HEADLINE)


@lru_cache(maxsize=1024)
def names_division(line: str) -> bool:
    """Whether a head line begins with whose matter it is, after its time: 琼海检察机关…, 上半年大理州…, 昌吉市…"""
    known = load_gazetteer()
    if (time := _TIME_FIRST.match(line)) is not None:
        line = line[time.end() :]
    if _OURS.match(line) or any(line[:k] in known.full for k in range(2, min(len(line), MAX_NAME))):
        return True
    return any(
        line.startswith(name) and name not in ORDINARY and len(name) < len(line)
        for name in known.heads.get(line[:2], ())
    )
