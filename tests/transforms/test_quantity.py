"""Quantities of sentences from many papers and topics (quantity_sentences.csv), and what always holds.

In the table 【m 12.6万亩=126000/亩】 marks a metric with value and unit (> floor, < ceiling, ~ about,
a..b range); the letters d t o c s n i mark date, time, ordinal, code, slogan, name and idiom.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.page import fold
from transforms.quantity import Quantity, find_quantities

_MARK = re.compile(r"【([mdtocsni]) ([^】=]+)(?:=([^】]*))?】")
_KINDS = {"m": "metric", "d": "date", "t": "time", "o": "ordinal", "c": "code", "s": "slogan"} | {
    "n": "name",
    "i": "idiom",
}

with (Path(__file__).parent / "quantity_sentences.csv").open(encoding="utf-8", newline="") as file:
    SENTENCES = [row["sentence"] for row in csv.DictReader(file)]


@dataclass(frozen=True, slots=True)
class Marked:
    start: int
    end: int
    kind: str
    text: str
    truth: str


def _unmark(marked: str) -> tuple[str, list[Marked]]:
    text, marks, at = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        start = len(text)
        text += match[2]
        marks.append(Marked(start, len(text), _KINDS[match[1]], match[2], match[3] or ""))
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


def test_the_table_is_large_enough_to_mean_something() -> None:
    assert len(SENTENCES) >= 80
    marks = [mark for sentence in SENTENCES for mark in _unmark(sentence)[1]]
    assert {mark.kind for mark in marks} == set(_KINDS.values())


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


@pytest.mark.parametrize(
    "piece",
    [
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
    ],
)
def test_damaged_text_of_any_length_is_read(piece: str) -> None:
    text = piece * 20_000
    found = find_quantities(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert not any(q.numeral and q.numeral.value and q.numeral.value >= 10**19 for q in found)
