"""Bulletins as documents: what stands where, hostile words, empty months, the same bytes again."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from flows.bulletins.document import Document
from flows.bulletins.html import html, policy
from flows.bulletins.make import composed
from flows.bulletins.markdown import markdown
from flows.bulletins.period import BulletinError, period_of, span_words
from tests.dispatch_rows import asked, asked_quarter, fails, implied_by, plan, share, told
from warehouse.wording import amount

JULY, SUMMER = period_of("monthly", 2024, 7), period_of("quarterly", 2024, 3)
DAY = dt.date
HOSTILE = "<script>alert(1)</script>\"'|![图](http://evil.example/x.png) `a`\n# 假标题 [甲](javascript:x) $x$ www.evil.example a@b.c\u202e"


def dispatch(metrics: list[dict[str, Any]], **given: Any) -> Document:
    return composed(asked(metrics, **given), JULY, None)


class _Seen(HTMLParser):
    """Tags with their attributes, and the text that stands in no bound element."""

    BOUND = ("n", "said", "time", "finding", "evidence")

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.stack: list[bool] = []
        self.free: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        self.tags.append((tag, known))
        if tag in ("meta", "br"):
            return
        bound = (known.get("class") or "").split()
        self.stack.append(tag in ("svg", "style", "sup", "title") or any(c in self.BOUND for c in bound))

    def handle_endtag(self, tag: str) -> None:
        self.stack.pop()

    def handle_data(self, data: str) -> None:
        self.text.append(data)
        if not any(self.stack):
            self.free.append(data)


def seen(page: str) -> _Seen:
    parser = _Seen()
    parser.feed(page)
    parser.close()
    return parser


FULL = [
    told("a", 2500, 1, target_metric_id="t"),
    plan("t", 5000, 1),
    plan("u", 6000, 2),
    told("b", 400, 3, place="宜章县", unit="户", indicator="危房改造", indicator_code=None),
    told("c", 900, 3, place="永兴县", char_start=50),
    share("p", "60.0", "c", 3, place="永兴县"),
    told("old", 2200, 4, period_end=DAY(2024, 6, 30)),
]
GIVEN: dict[str, Any] = {
    "implied": [implied_by("c", "p", 1498.7, 1501.3, 1500, 3)],
    "failing": [fails("f", ["a", "t"])],
}


@cache
def full() -> Document:
    """The dispatch of the rows above."""
    return dispatch(FULL, **GIVEN)


class TestWhatStandsThere:
    def test_the_sections_of_a_dispatch(self):
        text = markdown(full())
        heads = re.findall(r"^## (.+)$", text, re.M)
        assert [h.partition("、")[2] or h for h in heads] == [
            "总体情况", "任务进度", "落后的任务", "互相矛盾的数字", "与上次相比", "本期未见进度的任务",
            "其他本期数字", "名录", "未列入的", "口径说明", "附：证据",
        ]  # fmt: skip

    def test_the_state_in_sentences(self):
        text = markdown(full())
        assert (
            "到期末，全年时间已过58.2%。本期2个地方报出有目标或完成率的进度2项：快于时间进度1项，慢于时间进度1项。"
            in text
        )
        assert (
            "目标说法不一的任务1项；应有进度而本期未见的任务0项；本期数字上未决的核对问题1处（严重1）。"
            in text
        )

    def test_who_is_behind_with_evidence_and_finding(self):
        text = markdown(full())
        (late,) = [line for line in text.splitlines() if line.startswith("- 桂阳县 城镇新增就业：")]
        assert re.sub(r"\[〔\d+〕\]\(#e\d+\)", "", late) == (
            "- 桂阳县 城镇新增就业：1—7月为2500人，目标5000人，完成率50%，比时间进度慢8.2个百分点（[问题1](#f1)）。"
        )

    def test_both_targets_are_shown_not_one_of_them(self):
        text = markdown(full())
        section = text.partition("### （一）目标说法不一")[2].partition("###")[0]
        assert "5000人" in section
        assert "6000人" in section
        assert "目标说法不一" in text.partition("## 二、")[2].partition("## 三、")[0]

    def test_an_implied_target_is_called_so(self):
        assert "1500人[〔" in (text := markdown(full()))
        assert "（反推）" in text

    def test_each_reference_has_its_evidence(self):
        page = html(full())
        targets = set(re.findall(r'href="#([efr]\d+)"', page))
        assert targets
        assert targets <= set(re.findall(r' id="([efr]\d+)"', page))
        text = markdown(full())
        assert set(re.findall(r"\(#([ef]\d+)\)", text)) <= set(re.findall(r"^##### ([ef]\d+)$", text, re.M))

    def test_evidence_says_where_and_marks_the_figure(self):
        text = markdown(full())
        exhibit = text.partition("##### e1\n")[2].partition("#####")[0]
        assert "> 今年前7个月新增就业**2500人**。" in exhibit
        assert "01.txt 第20–25字符，metric_id a" in exhibit

    def test_a_quarterly_bulletin(self):
        metrics = [told(f"m{n}", 100 * n, 1, place=p, period_end=DAY(2024, 9, 30), char_start=20 * n)
                   for n, p in enumerate(("桂阳县", "宜章县", "永兴县"), 1)]  # fmt: skip
        text = markdown(composed(asked_quarter(metrics), SUMMER, DAY(2024, 10, 12)))
        assert "# 各地主要指标季通报（2024年第三季度）" in text
        assert "### 城镇新增就业：县级，按数值，1—9月" in text
        assert re.search(r"^\| 1 \| 永兴县 \| 300人.* \| 居首 \|$", text, re.M)
        assert "签发：2024年10月12日" in text


class TestNothingToTell:
    def test_an_empty_month_is_a_short_honest_document(self):
        text = markdown(dispatch([]))
        assert "本期未见写明目标或完成率的进度。" in text
        assert "本期未见其他数字。" in text
        assert "本期没有引用的数字。" in text
        assert len(text) < 2000
        assert "<table" not in html(dispatch([]))

    def test_an_empty_quarter(self):
        assert "不作排名" in markdown(composed(asked_quarter([]), SUMMER, None))


class TestHostilePages:
    METRICS = (
        told(
            "a",
            2500,
            1,
            target_metric_id="t",
            subject=HOSTILE,
            indicator=HOSTILE,
            indicator_code=None,
            quote=HOSTILE,
        ),
        plan("t", 5000, 1, raw_text="5000<b>人"),
        told("b", 2500, 2, place=HOSTILE, place_code=None, raw_text="<i>2500人"),
    )

    def document(self) -> Document:
        return dispatch([*self.METRICS], failing=[fails("f", ["a"], message=HOSTILE, repair=HOSTILE)])

    def test_html_has_only_its_own_tags(self):
        found = seen(html(self.document()))
        assert {tag for tag, _ in found.tags} <= {
            "html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "h3", "dl", "dt", "dd", "p", "ul", "ol", "li",
            "span", "a", "sup", "div", "table", "caption", "thead", "tbody", "tr", "th", "td", "blockquote", "mark", "code",
        }  # fmt: skip
        assert all(not name.startswith("on") and name != "style" for _, known in found.tags for name in known)
        assert all((known["href"] or "").startswith("#") for tag, known in found.tags if tag == "a")
        assert "\u202e" not in "".join(found.text)

    def test_markdown_has_only_its_own_marks(self):
        text = markdown(self.document())
        assert "<" not in text.replace("&lt;", "")
        assert "http://" not in text
        assert "www.evil" not in text
        assert "javascript:x)" not in re.sub(r"\\\[甲\\\]\(javascript:x\)", "", text)
        assert not re.search(r"^# 假标题", text, re.M)
        for line in text.splitlines():
            assert not line.startswith("| ") or len({line.count(" | ")}) == 1


class TestThePage:
    PAGE = html(full())

    def test_it_asks_nobody_for_anything(self):
        found = seen(self.PAGE)
        assert policy().startswith("default-src 'none'; style-src 'sha256-")
        assert any(known.get("content") == policy() for tag, known in found.tags if tag == "meta")
        loads = [
            v
            for _, known in found.tags
            for k, v in known.items()
            if k in ("src", "srcset", "data", "poster", "background")
        ]
        assert loads == []
        outside = re.sub(r' xmlns(:xlink)?="http://www\.w3\.org/[^"]+"', "", self.PAGE)
        assert "http" not in outside.replace("http-equiv", "")
        assert "@import" not in outside
        assert "url(" not in outside.replace("url(#", "")

    def test_no_number_stands_there_that_is_not_bound(self):
        assert not re.search(r"[0-9]", "".join(seen(self.PAGE).free))

    def test_ids_are_unique(self):
        ids = re.findall(r' id="([^"]+)"', self.PAGE)
        assert len(ids) == len(set(ids))

    def test_tables_say_what_their_cells_are(self):
        found = seen(self.PAGE)
        assert all(known.get("scope") in ("col", "row") for tag, known in found.tags if tag == "th")
        assert self.PAGE.count("<caption>") == self.PAGE.count("<table ")

    def test_charts_are_inside_and_described(self):
        assert self.PAGE.count("<svg ") == self.PAGE.count("<figure>") == self.PAGE.count("<figcaption>") > 0
        assert 'style="' not in self.PAGE


def test_a_bulletin_needs_neither_prefect_nor_a_database_nor_a_clock():
    for path in (Path(__file__).resolve().parents[3] / "flows" / "bulletins").glob("*.py"):
        code = path.read_text("utf-8")
        assert not re.search(r"^\s*(import|from) (prefect|duckdb|time|random|uuid)\b", code, re.M), path
        assert not re.search(r"\.(today|now|utcnow)\(", code), path


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (DAY(2024, 1, 1), DAY(2024, 7, 31), "1—7月"),
        (DAY(2024, 7, 1), DAY(2024, 7, 31), "7月"),
        (DAY(2024, 1, 1), DAY(2024, 12, 31), "2024年全年"),
        (DAY(2023, 1, 1), DAY(2023, 2, 28), "2023年1—2月"),
        (None, DAY(2024, 7, 20), "截至7月20日"),
        (DAY(2024, 7, 3), DAY(2024, 7, 20), "7月3日—7月20日"),
        (DAY(2021, 1, 1), DAY(2025, 12, 31), "2021—2025年"),
        (None, None, "时段不详"),
    ],
)
def test_spans_in_words(start, end, said):
    assert span_words(start, end, 2024) == said


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [("39989", "人", "39989人"), ("18600", "人", "1.86万人"), ("1850000000", "元", "18.5亿元"), ("72.710000000", "%", "72.71%")],
)  # fmt: skip
def test_amounts_in_words(value, unit, said):
    assert amount(value, unit) == said


def test_there_is_no_thirteenth_month():
    for kind, number in (("monthly", 0), ("quarterly", 5), ("weekly", 1)):
        with pytest.raises(BulletinError):
            period_of(kind, 2024, number)
