"""Quantities of sentences from many papers and topics (quantity_sentences.csv), and what always holds.

In the table 【m 12.6万亩=126000/亩】 marks a metric with value and unit (> floor, < ceiling, ~ about,
a..b range); the letters d t o c s n i mark date, time, ordinal, code, slogan, name and idiom. A role may
follow: 【m 94%=94/%@P】 (A actual, T target, P target_pct, R rate, C change, S standard, x context).
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.page import fold
from transforms.quantity import Quantity, find_quantities
from transforms.role import role_of
from transforms.text.sentence import outline
from transforms.text.surroundings import surroundings
from transforms.times.grammar import find_times

_MARK = re.compile(r"【([mdtocsni]) ([^】=]+)(?:=([^】]*))?】")
_KINDS = {"m": "metric", "d": "date", "t": "time", "o": "ordinal", "c": "code", "s": "slogan"} | {
    "n": "name",
    "i": "idiom",
}

with (Path(__file__).parent / "quantity_sentences.csv").open(encoding="utf-8", newline="") as file:
    SENTENCES = [row["sentence"] for row in csv.DictReader(file)]


_ROLES = {"A": "actual", "T": "target", "P": "target_pct", "R": "rate", "C": "change", "S": "standard"} | {
    "x": "context"
}


@dataclass(frozen=True, slots=True)
class Marked:
    start: int
    end: int
    kind: str
    text: str
    truth: str
    role: str


def _unmark(marked: str) -> tuple[str, list[Marked]]:
    text, marks, at = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        start = len(text)
        text += match[2]
        truth, _, role = (match[3] or "").partition("@")
        marks.append(Marked(start, len(text), _KINDS[match[1]], match[2], truth, _ROLES.get(role, "")))
        at = match.end()
    return fold(text + marked[at:]), marks


def _number(number: Decimal | None) -> str:
    return "" if number is None else f"{number:f}"


def _told(quantity: Quantity) -> str:
    """A metric in the table's notation."""
    numeral = quantity.numeral
    assert numeral is not None
    value = {
        "exact": _number(numeral.value),
        "over": ">" + _number(numeral.low),
        "under": "<" + _number(numeral.high),
        "about": "~" + _number(numeral.value),
        "range": f"{_number(numeral.low)}..{_number(numeral.high)}",
    }[numeral.approx]
    return f"{value}/{quantity.unit}"


_FORMS = {
    "whole": r"^\d+[^\d.,]*$",
    "decimal": r"\d\.\d",
    "grouped": r"\d,\d{3}",
    "scaled": r"\d[万亿]",
    "percent": r"%",
    "share": r"成|分之|半",
    "multiple": r"[倍番]",
    "chinese": r"^[一二两三四五六七八九十百千万亿]+[^\d]*$",
    "vague": r"^[几数十]+[几十百千万亿]|余|多",
}
"""How a number may be written."""


def _forms(printed: str) -> list[str]:
    return [form for form, pattern in _FORMS.items() if re.search(pattern, fold(printed))]


@pytest.mark.parametrize("marked", SENTENCES, ids=lambda s: _MARK.sub(r"\2", s)[:24])
def test_finds_the_metrics_of_a_sentence_and_no_others(marked: str) -> None:
    text, marks = _unmark(marked)
    got = [(text[q.start : q.end], _told(q)) for q in find_quantities(text) if q.kind == "metric"]
    assert got == [(fold(m.text), m.truth) for m in marks if m.kind == "metric"]


@pytest.mark.parametrize("marked", SENTENCES, ids=lambda s: _MARK.sub(r"\2", s)[:24])
def test_classes_what_is_no_metric(marked: str) -> None:
    text, marks = _unmark(marked)
    found = find_quantities(text)
    for mark in marks:
        if mark.kind == "metric":
            continue
        kinds = [q.kind for q in found if q.start < mark.end and mark.start < q.end]
        assert mark.kind in kinds, (mark.text, kinds)


@pytest.mark.parametrize("marked", [s for s in SENTENCES if "@" in s], ids=lambda s: _MARK.sub(r"\2", s)[:24])
def test_tells_what_a_metric_is_for(marked: str) -> None:
    text, marks = _unmark(marked)
    found = [q for q in find_quantities(text) if q.kind == "metric"]
    roles, previous = {}, None
    for quantity, around in zip(found, surroundings(text, outline(text), found), strict=True):
        near = previous if previous and previous[0].end > around.sentence_start else None
        roles[quantity.start] = role_of(quantity, around, near)
        previous = (quantity, roles[quantity.start])
    told = [(mark.text, mark.role) for mark in marks if mark.role]
    assert told == [(mark.text, roles.get(mark.start)) for mark in marks if mark.role]


def test_every_family_has_forty_marks() -> None:
    marks = [mark for sentence in SENTENCES for mark in _unmark(sentence)[1]]
    kinds = Counter(mark.kind for mark in marks)
    roles = Counter(mark.role for mark in marks if mark.role)
    wordings = Counter(
        "range" if ".." in mark.truth else mark.truth[0] if mark.truth[0] in "<>~" else "exact"
        for mark in marks
        if mark.kind == "metric"
    )
    for counted, names in ((kinds, _KINDS), (roles, _ROLES)):
        assert min(counted[name] for name in names.values()) >= 40
    assert min(wordings[name] for name in ("<", ">", "~", "range", "exact")) >= 40
    written = Counter(form for mark in marks if mark.kind == "metric" for form in _forms(mark.text))
    assert min(written[form] for form in _FORMS) >= 40, written


@dataclass(frozen=True, slots=True)
class Told:
    start: int
    end: int
    kind: str


def test_numerals_in_a_mention_of_time_are_dates() -> None:
    text = "实施3年行动以来，开设8小时课程3次。"
    times = (Told(2, 4, "plan"), Told(text.index("8"), text.index("8") + 3, "clock"))
    kinds = [(text[q.start : q.end], q.kind) for q in find_quantities(text, times)]
    assert kinds == [("3年", "date"), ("8小时", "time"), ("3次", "metric")]


def test_number_end_stands_before_the_measure_word() -> None:
    text = "吸纳6万余人,其中500余万元"
    assert [text[q.start : q.number_end] for q in find_quantities(text)] == ["6万余", "500余万"]


def test_a_book_title_holds_names_and_a_slogan_keeps_its_number() -> None:
    title = find_quantities("出台《支持企业20条措施》后新增30条建议")
    assert [q.kind for q in title] == ["name", "metric"]
    slogan = find_quantities("实行“八统一”管理")
    assert [(q.kind, q.numeral and q.numeral.value) for q in slogan] == [("slogan", 8)]


_PRINTED = st.text(
    "0123456789.,:+-/%～至到 \n、，。“”《》一二两三十百千万亿几数半余多第年月日时分个家名人元斤亩成倍左右以上近超A",
    max_size=60,
)


@settings(max_examples=300)
@given(_PRINTED)
def test_quantities_are_ordered_apart_and_metrics_are_whole(text: str) -> None:
    folded = fold(text)
    at = 0
    for q in find_quantities(folded):
        assert at <= q.start < q.number_end <= q.end <= len(folded)
        at = q.end
        if q.kind == "metric":
            assert q.numeral is not None


@given(_PRINTED)
def test_every_arabic_digit_is_accounted_for(text: str) -> None:
    folded = fold(text)
    covered = {i for q in find_quantities(folded) for i in range(q.start, q.end)}
    assert {i for i, c in enumerate(folded) if c.isdigit()} <= covered


@given(
    st.decimals(0, 9999, places=1),
    st.sampled_from(["万元", "亿元"]),
    st.sampled_from(["约", "超", "近", "达"]),
)
def test_a_printed_amount_reads_back(number: Decimal, unit: str, prefix: str) -> None:
    (q,) = find_quantities(f"总投资{prefix}{number}{unit},")
    assert q.numeral is not None
    assert q.numeral.value == number * (10**4 if unit[0] == "万" else 10**8)
    assert q.unit == "元"
    assert q.numeral.approx == {"约": "about", "超": "over", "近": "under", "达": "exact"}[prefix]


# One piece for each way of writing that a pattern reads: what begins it must not make the rest slow.
_DAMAGED = [
    *(
        "1",
        "一",
        "1,",
        "万",
        "1-",
        "1+",
        "A",
        "“1",
        "一半",
        "1.",
        "1:",
        "1 ",
        "几",
        "百分之",
        "三个",
        "《",
        "0、",
        "前",
    ),
    *(
        "2020年1月",
        "(2020)苏",
        "〔2020〕",
        "国道1",
        "北纬1",
        "东经一",
        "拨打1",
        "电话1",
        "1比",
        "一比",
        "1∶1",
        "1胜1",
        "1/2",
    ),
    *(
        "1/10万",
        "1分1秒",
        "1米8",
        "1·",
        "1×",
        "-3℃~",
        "零下3至",
        "零点一",
        "一点一亿",
        "十一时",
        "廿一日",
        "1—24时",
    ),
    *(
        "三个一",
        "四个“百",
        "一国两",
        "1+N",
        "100、",
        "元/平方米·",
        "5金",
        "3元以上",
        "每3",
        "约每",
        "最多可容纳",
        "增加3元至",
    ),
    *(
        "近三年",
        "最近1",
        "第一",
        "No.1",
        "一起",
        "两千五六百",
        "三成五",
        "大六",
        "个多",
        "好几",
        "3000家",
        "死3伤",
    ),
]


@pytest.mark.parametrize("piece", _DAMAGED)
def test_damaged_text_of_any_length_is_read(piece: str) -> None:
    text = (piece * 20_000)[:40_000]
    found = find_quantities(text, find_times(text))
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert not any(q.numeral and q.numeral.value and q.numeral.value >= 10**19 for q in found)


@pytest.mark.parametrize(
    "piece",
    ["增长1%", "占目标的", "计划1个", "每人1元", "力争到", "标准1元", "他家1亩", "“我1元", "较上年多1个"],
)
def test_roles_of_text_without_stops_are_told(piece: str) -> None:
    text = (piece * 20_000)[:12_000]
    found = [q for q in find_quantities(text) if q.kind == "metric" and q.numeral]
    for quantity, around in zip(found, surroundings(text, outline(text), found), strict=True):
        assert role_of(quantity, around, None) in _ROLES.values()
