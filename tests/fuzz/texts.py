"""Made-up input: words of the word lists, figures, marks and damage, put together as no page ever was."""

from __future__ import annotations

import csv
import re
from pathlib import Path

from hypothesis import strategies as st

from seeds import wordlists

_DIGITS = st.text("0123456789", min_size=1, max_size=12)
_CHINESE = st.text("〇零一二三四五六七八九十百千万亿两几数半", min_size=1, max_size=9)
_MARKS = st.sampled_from(
    (
        *"，。、；：！？·—-－~～+＋×/%％‰.．,()（）“”‘’《》〈〉【】[]…#*|<>=&$￥¥№ \t\n\r",
        *("\r\n", "\n\n", "\u3000", "\ufeff", "\u2028"),
    )
)
_OF_TIME = """
    年 月 日 月底 季度 上半年 前 后 以来 截至 同比 去年 今年 本月 当天 春节 期间 至 到 — 第 周 星期 时 分 点 凌晨 “十四五” 年代 多年 以上 左右
    余 近 超"""
_OF_LINKS = """
    分别 其中 占 比 增长 下降 完成 目标任务的 每 人均 共 和 等 一是 二是 包括 为 是 总 同比增长 个百分点 倍 翻一番 翻两番 成 百分之 分之
    本报讯（记者 ） （下转第二版） □ ■"""
_TIMES, _LINKS = st.sampled_from(_OF_TIME.split()), st.sampled_from(_OF_LINKS.split())
_UNITS = st.sampled_from(sorted(row["unit"] for row in wordlists.load("units")))
_IDIOMS = st.sampled_from(sorted(row["word"] for row in wordlists.load("idioms")))
_ANY = st.text(max_size=6)
_HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=8)
_PIECE = st.one_of(_DIGITS, _CHINESE, _MARKS, _TIMES, _LINKS, _UNITS, _IDIOMS, _HAN, _ANY, _DIGITS, _MARKS)

LINES = st.lists(_PIECE, max_size=40).map("".join)
"""A line of words, figures and marks."""


@st.composite
def _repeated(draw: st.DrawFn) -> str:
    """Something short many times, and then something else: what patterns that go back and forth stumble over."""
    piece = draw(st.lists(_PIECE, min_size=1, max_size=4).map("".join))
    return draw(LINES) + piece * draw(st.integers(1, 400)) + draw(_ANY)


@st.composite
def _page(draw: st.DrawFn) -> str:
    heads = st.sampled_from(("", "", "# ", "## ", "###### ", "　　", "● ", "1. "))
    lines = [draw(heads) + draw(LINES) for _ in range(draw(st.integers(1, 12)))]
    return draw(st.sampled_from(("\n", "\n\n", "\r\n", "\n\n\n"))).join(lines)


TESTS = Path(__file__).resolve().parents[1]
LAYOUTS = TESTS / "transforms" / "layouts"
SENTENCES = ("transforms/indicator_sentences.csv", "transforms/periods.csv", "checks/told_quiet.csv")
"""Truth tables whose sentences tell of figures that belong together."""


def printed_lines() -> list[str]:
    """Every line of the made-up layouts: headlines, bylines, columns of short news, captions, furniture, paragraphs."""
    pages = (
        path.read_text("utf-8").partition("=== cuts\n")[0].replace("\r", "\n")
        for path in sorted(LAYOUTS.glob("*.txt"))
    )
    return sorted({line for page in pages for line in page.split("\n") if line.strip()})


_PRINTED = st.sampled_from(printed_lines())


@st.composite
def _sheet(draw: st.DrawFn) -> str:
    """Lines that papers print, each of a layout of its own, in no order, some of them cut in two."""
    lines: list[str] = []
    for _ in range(draw(st.integers(1, 12))):
        line = draw(_PRINTED)
        cut = draw(st.one_of(st.just(0), st.integers(0, len(line))))
        lines += [line[:cut], line[cut:]] if cut else [line]
        lines += [""] * draw(st.sampled_from((0, 0, 1, 1, 2)))
    return "\n".join(lines)


def told_sentences() -> list[str]:
    """Every sentence of the truth tables."""
    rows = (row for name in SENTENCES for row in csv.DictReader((TESTS / name).open(encoding="utf-8")))
    return sorted({row["text"] for row in rows if row["text"]})


_TOLD = st.sampled_from(told_sentences())
_SWAPPED = re.compile(r"[0-9][0-9,.]*|%|百分点|增长|下降|其中|分别为|占|完成|同比|[年月日人万亿、，,。]")
_FIGURES = st.one_of(
    st.sampled_from(("0", "0.0", "1", "-3", "负5", "近7", "两", "数十", "一半", "三成", "9" * 20, "2~8")),
    st.integers(0, 10**6).map(str),
)
_WORDS = st.one_of(
    st.sampled_from(
        (
            "",
            "%",
            "倍",
            "、",
            "。",
            "减少",
            "分别增长",
            "其中",
            "完成目标任务的",
            "目标",
            "人均",
            "去年同期",
            "净增",
        )
    ),
    _LINKS,
    _TIMES,
)


@st.composite
def _story(draw: st.DrawFn) -> str:
    """Sentences that told of figures that fit, some of their figures and words put for others."""
    text = "本报讯 " + draw(st.sampled_from(("", "\n\n"))).join(draw(st.lists(_TOLD, min_size=1, max_size=4)))
    for _ in range(draw(st.integers(0, 6))):
        places = list(_SWAPPED.finditer(text))
        if places:
            place = places[draw(st.integers(0, len(places) - 1))]
            other = draw(_FIGURES if place.group()[0].isdigit() else _WORDS)
            text = text[: place.start()] + other + text[place.end() :]
    return text


STORIES = _story().map(lambda text: text.encode("utf-8", "ignore"))
"""Bytes of a story whose figures no longer fit, or are none."""
SHEETS = _sheet().map(lambda text: text.encode("utf-8", "ignore"))
"""Bytes of a page of lines as papers print them, whose neighbours are left to chance."""
WORDS = st.one_of(LINES, LINES, _repeated()).map(lambda text: text.encode("utf-8", "ignore"))
"""UTF-8 bytes of a line."""
PAGES = st.one_of(
    _page().map(lambda text: text.encode("utf-8", "ignore")),
    SHEETS,
    SHEETS,
    STORIES,
    STORIES,
    _repeated().map(lambda text: text.encode("utf-8", "ignore")),
    _page().map(lambda text: text.encode("gb18030", "ignore")),
    _page().map(lambda text: text.encode("utf-16", "ignore")),
    st.binary(max_size=400),
)
"""Bytes of a page in one of the encodings, or of none."""
BY_TARGET = {
    "decode": PAGES,
    "layout": PAGES,
    "numerals": WORDS,
    "periods": WORDS,
    "listing": WORDS,
    "whole": PAGES,
}
