"""What one paragraph looks like by itself, before its neighbours are asked (行的形态)."""

from __future__ import annotations

import re
from functools import cache

from transforms.stories.byline import read_byline, read_closing, read_dateline, read_photo_credit
from transforms.stories.cues import any_of, cues
from transforms.stories.masthead import is_call, is_masthead, is_paper

MAX_TITLE = 40
"""Characters of the longest headline line. 2026-11: set to 40."""
MAX_NOTICE_TITLE = 24
"""Characters of the longest headline of a notice (启事, 公告). 2026-11: set to 24."""
MAX_CAPTION = 170
"""Characters of the longest picture caption with a credit. 2026-11: set to 170."""

_TWO_HAN = re.compile(r"[一-鿿]{2}")
_DASH = re.compile(r"(?:[—―─–]{1,4}|-{2,4})\s*\S")
_FURNITURE = re.compile(
    r"第?\s*[A-Z]?\s*[0-9]{1,3}\s*版(?:\s*[一-鿿·]{0,8})?|(?:[A-Z]\s*[0-9]{1,3}|0[0-9])(?:\s*[一-鿿·]{0,8})?"
    r"|第?\s*[0-9]{1,3}(?:\s+[一-鿿·]{1,8})?"
    r"|第?\s*[0-9一二三四五六七八九十]+\s*版(?:\s*[^\s,。]{0,12})?"
    r"|(?:[^\s,。]{1,10}\s+){0,2}[0-9]{4}\s*[年./-]\s*[0-9]{1,2}\s*[月./-]\s*[0-9]{1,2}\s*日?"
    r"(?:\s*(?:星期|周)[一二三四五六日天])?(?:\s*农历\S{2,12})?(?:\s+[^\s,。]{1,16}){0,8}"
    r"|(?:星期|周)[一二三四五六日天]|农历.{2,20}|(?:国内统一)?(?:连续出版物|刊号|CN|ISSN).{0,40}"
    r"|[^,。]{0,20}(?:报社|报业集团|传媒集团|融媒体中心)(?:主管|主办|出版|承印|编辑|印刷|制作)[^,。]{0,20}"
    r"|(?:[0-9] ?){4}年 ?[01]? ?[0-9] ?月 ?[0-3]? ?[0-9] ?日(?:\s+(?:星 ?期|周) ?[一二三四五六日天])?"
    r"|[一-鿿]{2,4} (?:新闻|要闻|综合|民生|时政|综合新闻)\s+第?[A-Z]?[0-9]{1,2}版?"
    r"|[-—·.*=_~\s0-9/|]+|https?://\S+|www\.\S+"
)
_ONLINE = re.compile(
    r"第?\s*[A-Z]{0,2}\s*[0-9]{1,3}\s*版\s*[::]\s*\S{1,12}|[A-Z][0-9]{1,2}\s*[::][^。,]{2,40}(?:期|印|版).{0,20}"
    r"|(?:(?:上|下)一(?:版|篇|条|页)|本期共?\s*[0-9]+\s*版|今日\s*[0-9]+\s*版|当前(?:第\s*[0-9]+\s*版|版)|总第\s*[0-9]+\s*期"
    r"|返回(?:目录|首页|顶部)|版面(?:导航|概览|目录)|标题导航|字[号体]|放大|缩小|默认|超大|朗读|语音阅读|打印|关闭|分享|收藏|复制链接|查看原图|PDF|[A-Z]{0,2}[0-9]++版?"
    r"|[\s|>»«,::·/※-])++"
    r"|(?:发布|刊发|发表|出版|更新)(?:日期|时间)\s*:.{4,60}|(?:来源|稿源)\s*:.{2,20}(?:时间|日期|编辑|浏览|阅读).{0,30}"
    r"|(?:您?的?当前位置|您的位置|首页\s*>).{2,60}|.{0,40}(?:版权所有|ICP备|[Cc]opyright|©).{0,60}|未经.{2,30}(?:转载|授权).{0,20}"
    r"|(?:(?:本[报社刊]|报社|编辑部)(?:地址|电话|邮箱|网址)|社址|邮政编码|邮编|邮发代号|(?:广告|发行|订报|订阅|印刷)(?:热线|电话|厂)|零售价|定价)\s*:.{2,70}"
)
"""What electronic papers print around a page: its number and name, ways to other pages, dates, rights (电子报附件)."""
_JUMP = re.compile(
    r"[((▶►→]*\s*(?:下转|上接|转|接|紧接|详见|相关报道见)\s*(?:第\s*)?[A-Z]?[0-9一二三四五六七八九十]{0,3}\s*版.{0,16}"
)
_JUMP_TO = re.compile(
    r"[((]?\s*(?:下转|紧转|转第|转)\s*(?:第\s*)?[A-Z]?[0-9一二三四五六七八九十]{1,3}\s*版?[^。,]{0,10}[))]?\s*$"
)
_JUMP_FROM = re.compile(
    r"[((▶►→]*\s*(?:上接|紧接|接第)\s*(?:第\s*)?[A-Z]?[0-9一二三四五六七八九十]{1,3}\s*版?[^。,))]{0,24}[))]?"
)
_CREDIT = re.compile(
    r"\(?(?:资料(?:图片|照片)|图片由[^。]{2,20}提供)\)?|\(?\s*(?:本[版报页组]|以上|均为|文中|图片|上图|本文)[^。]{0,6}(?:图片|摄影|照片|图|稿件|供图)[^。]{0,30}\)?。?"
)
_PICTURE = re.compile(
    r"(?:▲|▼|◀|▶|←|→|↑|↓)|[((]?(?:图为|上图|下图|左图|右图|图[一二三四①②③④0-9]|题图|大图|小图)(?:为|[::)]|\s|(?=[一-鿿0-9“]))"
)


# 某某日报·农业 2024年5月 责编:…: the paper and its month before those who made the page.
_PAPER = (
    r"(?:[^\s,。;:]{2,12}报(?:[·|・/][^\s,。;:]{1,10})?\s+)?(?:[^\s,。;:]{2,8}\s+)?"
    r"[0-9]{4}\s*年\s*[0-9]{1,2}\s*月(?:\s*[0-9]{1,2}\s*日)?\s+(?:(?:星期|周)[一二三四五六日天]\s+)?(?:[^\s,。;:]{1,8}\s+){0,2}"
)


@cache
def _editor() -> re.Pattern[str]:
    label = f"(?:{any_of('editor', r' ?')})"  # 责 编
    return re.compile(
        rf"\s*(?:(?:第?[A-Z]?[0-9]{{1,2}}版|第[一二三四五六七八九十]{{1,2}}版)\s*(?:[一-鿿]{{2,6}}\s+)?|{_PAPER})?"
        rf"(?:(?:本版|本期|[0-9]{{1,2}}小时)?{label}\s*[:/]\s*\S.{{0,80}}|(?:(?:本版|本期)?{label}\s+[一-鿿]\s{{0,3}}[一-鿿]{{1,3}}\s*)+)"
    )


@cache
def _banner() -> re.Pattern[str]:
    word = f"(?:{any_of('banner')})"
    paper = f"(?:[一-鿿]{{2,6}}(?:新闻|{any_of('paper')}))?"
    return re.compile(
        rf"{paper}(?:[A-Z]?[0-9]{{0,2}}\s*)?{word}(?:\s*[·•|/・]?\s*{word}){{0,3}}(?:版|专版|专刊)?"
    )


@cache
def _series() -> re.Pattern[str]:
    word = f"(?:{any_of('series')})"
    return re.compile(
        rf"[^。,]{{0,24}}{word}(?:[((]?[一二三四五六七八九十0-9①-⑩]{{1,3}}[))]?)?(?:[·•・—|][^。,]{{1,16}})?"
        rf"|[^。,]{{2,16}}[·•・](?:[^。,]{{0,10}}{word})"
    )


@cache
def _deck_end() -> re.Pattern[str]:
    return re.compile(rf".{{4,}}(?:{any_of('deck_end')})(?:[((].{{1,3}}[))])?")


@cache
def _clause() -> re.Pattern[str]:
    return re.compile(rf"{any_of('clause')}|^(?:{any_of('time')}),")


_SPACED_OUT = re.compile(r"[“《]?[一-鿿](?:[”》]? +[“《]?[一-鿿]){1,9}[”》]?")
"""A short title set wide: 公  告, 寻 人 启 事, 一 路 向 海."""


def is_spaced_out(text: str) -> bool:
    """Whether a line is set wide, with a space behind each of its characters (开 渔 了)."""
    return _SPACED_OUT.fullmatch(text) is not None


_NOTE = re.compile(r"\([^()]{1,8}\)$")
_OF_YEAR = re.compile(r"[一-鿿]{2,10}(?:19|20)[0-9]{2}年[^,;:。]*$")
_OFFICE = re.compile(
    r"[一-鿿]{2,20}(?:[局委办厅部院处所站行]|中心|指挥部|委员会|政府|公司|学校|[中小]学|协会|联合会|总会|商会|工会|学会|基金会|管委会|村委会|居委会|大队|支队)"
)


def is_notice(text: str) -> bool:
    """A headline of a notice (启事, 公告, 关于…的通告, 某县2021年…公示), be it with a note behind (共三项)."""
    title = _NOTE.sub("", text)
    if is_spaced_out(title):
        title = title.replace(" ", "")
    longest = MAX_TITLE if "关于" in text or _OF_YEAR.match(text) is not None else MAX_NOTICE_TITLE
    return len(title) <= longest and title.endswith(tuple(cues("notice")))


def is_bare_notice(text: str) -> bool:
    """Whether a line only says that a notice stands below it (公告, 公 示): no piece of a sentence is set so."""
    return text.replace(" ", "") in cues("notice") or (is_spaced_out(text) and is_notice(text))


def is_office(text: str) -> bool:
    """Whether a line is the name of an office and nothing else, as stands under a notice (落款)."""
    return _OFFICE.fullmatch(text) is not None


def is_couplet(text: str) -> bool:
    """Whether a space parts a line in two halves of one length (对仗), as it does headlines and no running text."""
    halves = [sum("一" <= c <= "鿿" for c in half) for half in text.split()]
    return (
        len(halves) == 2 and min(halves) > 2 and abs(halves[0] - halves[1]) <= 1 and not _DIGIT.search(text)
    )


_DIGIT = re.compile(r"[0-9,]")
_NUMBERED = re.compile(
    r"[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十0-9]{1,3}\)|第[一二三四五六七八九十0-9]{1,3}[章节条]|[0-9]{1,2}[.、](?![0-9])"
)
_SPEAKER = re.compile(r"(?:问|答|记者|主持人|本报):")
_SENTENCE_START = re.compile(
    r"[0-9]{1,2}月[0-9]{1,2}日[,上下当晚]|[0-9]{1,2}月[0-9]+$|[“‘].{2,40}[,。!?].{0,30}[”’]\S{2,}$"
)


def is_title_shape(text: str) -> bool:
    """Short, without the end of a sentence, and not plainly a piece of running text."""
    if is_spaced_out(text):
        text = text.replace(" ", "")  # 收 秤
    if len(text) > MAX_TITLE or not _TWO_HAN.search(text):
        return False
    last = text[-1]
    if _SPEAKER.match(text) or sum(c.isdigit() for c in text) * 2 > len(text):
        return False
    if text.count("“") != text.count("”") or text.count("(") != text.count(")"):
        return False
    if last in "。.,、;:(-·" or "。" in text or ";" in text:
        return False
    if last in "”’』」" and len(text) > 1 and text[-2] in "。,;":
        return False
    return text.count(",") <= 2 and text.count(":") <= 1


_FIGURE = re.compile(r"[^\W\d_]{0,3}[0-9][0-9.,]*(?:(?!个?[年月日]|季度)[^\W\d_]{1,6}|%)")


def is_figure(text: str) -> bool:
    """Only a number and its unit (达4321.5亿元): the second line of a headline, never the headline."""
    return _FIGURE.fullmatch(text) is not None


def is_numbered(text: str) -> bool:
    """A section head with its number (一、…, （二）…, 第三章 …)."""
    return bool(_NUMBERED.match(text))


def is_clause(text: str) -> bool:
    """Whether an unfinished short line reads as running text that was cut, not as a title."""
    return bool(_clause().search(text) or _SENTENCE_START.search(text)) or text[-1] in "的和与及在将把被是为"


def jump_at_end(text: str) -> bool:
    """Whether text says at its end that it goes on elsewhere (下转第4版)."""
    return "转" in text[-24:] and bool(_JUMP_TO.search(text, max(0, len(text) - 24)))


def jump_at_start(text: str) -> bool:
    """Whether text says at its beginning that it began elsewhere (上接第1版)."""
    return "接" in text[:10] and bool(_JUMP_FROM.match(text))


def is_deck(text: str) -> bool:
    """A line that explains the headline: it begins with a dash or ends with 纪实, 综述 …"""
    return len(text) <= 60 and "。" not in text and bool(_DASH.match(text) or _deck_end().fullmatch(text))


def has_dash(text: str) -> bool:
    """Whether the line begins with a dash (——), as decks do."""
    return bool(_DASH.match(text))


def _is_column(text: str) -> bool:
    """Whether a line set wide names a column of the page: 云 溪 要 闻."""
    return is_spaced_out(text) and text.replace(" ", "").endswith(
        ("新闻", "要闻", "简讯", "短讯", "快讯", "动态")
    )


def shape(text: str) -> str:
    """The kind that the folded ``text`` of one paragraph suggests; ``title`` is yet undecided.

    One of: furniture, jump, editor, banner, series, credit, photo, caption, deck, closing, byline,
    title, body.
    """
    if len(text) > MAX_CAPTION:
        return "body"
    whole = "。" not in text[:-1]
    if whole and len(text) <= 90:
        if _FURNITURE.fullmatch(text) or _ONLINE.fullmatch(text):
            return "furniture"
        if ("转" in text or "接" in text or "详见" in text or "相关" in text) and _JUMP.fullmatch(text):
            return "jump"
        if _editor().fullmatch(text):
            return "editor"
        if is_paper(text) or is_masthead(text) or is_call(text):
            return "furniture"
    if len(text) <= 16 and (_banner().fullmatch(text.replace(" ", "").strip("【】[]")) or _is_column(text)):
        return "banner"
    if whole and len(text) <= 60 and _CREDIT.fullmatch(text):
        return "credit"
    photo = read_photo_credit(text)
    if photo:
        return "photo" if photo[1] <= 1 else "caption"
    closing = read_closing(text)
    if closing is None and _PICTURE.match(text):
        return "caption"
    if len(text) <= 60 and "。" not in text and has_dash(text):
        return "deck"
    if closing and closing[1] == 0:
        return "closing"
    if not whole:
        return "body"
    if is_bare_notice(text):
        return "title"  # 公 示 might be a name
    if read_byline(text) is not None:
        return "byline"
    if len(text) <= 32 and _series().fullmatch(text):
        return "series"
    return "title" if is_title_shape(text) and read_dateline(text) is None else "body"
