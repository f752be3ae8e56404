"""Paragraphs, sentences and clauses."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.text.sentence import outline

TEXT = (
    "今年,全县开展培训5,440人次,其中工种(职业)1725人;另有73人。“好!”他说(即建设1个中心、2个驿站),完。\n第二段"
)


def pieces(bounds, text=TEXT):
    return [text[a:b] for a, b in pairwise(bounds)]


def test_sentences_keep_their_closing_marks():
    assert pieces(outline(TEXT).sentences) == [
        "今年,全县开展培训5,440人次,其中工种(职业)1725人;另有73人。",
        "“好!”",
        "他说(即建设1个中心、2个驿站),完。",
        "\n",
        "第二段",
    ]


def test_clauses_are_not_cut_at_thousands_marks_or_short_brackets():
    assert pieces(outline(TEXT).clauses)[:4] == [
        "今年,",
        "全县开展培训5,440人次,",
        "其中工种(职业)1725人;",
        "另有73人。",
    ]


def test_a_clause_may_begin_with_a_number_of_three_digits():
    text = "开设“夜间集市”,240多名网格员到场;其中,318人领了证,共1,240人次。"
    assert pieces(outline(text).clauses, text) == [
        "开设“夜间集市”,",
        "240多名网格员到场;",
        "其中,",
        "318人领了证,",
        "共1,240人次。",
    ]


def test_groups_end_at_semicolons():
    assert pieces(outline(TEXT).groups)[1] == "另有73人。"


@pytest.mark.parametrize("text", ["", "\n", "。", "完全没有标点"])
def test_small_texts(text):
    assert "".join(pieces(outline(text).clauses, text)) == text


@given(st.text(alphabet="甲乙1,。!;()“”\n、…—", max_size=60))
def test_pieces_put_together_are_the_text(text):
    found = outline(text)
    for bounds in (found.paragraphs, found.sentences, found.groups, found.clauses):
        assert "".join(pieces(bounds, text)) == text
    for at in range(len(text)):
        start, end = found.clause(at)
        assert start <= at < end
        assert found.sentence(at)[0] <= start
