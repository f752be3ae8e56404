"""Bytes to pages: encodings, folding, blocks, refusals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.page import MAX_PAGE_BYTES, PageRejected, decode, fold, read_page

LINE = "　　株洲市新增就业1.2万人，完成目标的85％。"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
def test_the_same_text_is_read_from_every_encoding(encoding: str) -> None:
    page = read_page("p.txt", f"# 就业\n\n{LINE}\n".encode(encoding))
    assert page.text == f"# 就业\n\n{LINE}\n"


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (b"", "empty_file"),
        (b" \r\n \t", "empty_file"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not_text"),
        (b"\xff\xff\xff\xff\x80", "undecodable"),
        ("統計就業人數增加".encode("big5") * 40 + b"\x80", "undecodable"),
    ],
)
def test_bytes_that_are_no_page_are_refused_with_a_rule(data: bytes, rule: str) -> None:
    with pytest.raises(PageRejected) as refusal:
        read_page("p.txt", data)
    assert refusal.value.rule == rule
    assert str(refusal.value).endswith("。")


def test_a_file_larger_than_any_page_is_refused() -> None:
    with pytest.raises(PageRejected) as refusal:
        decode(b"a" * (MAX_PAGE_BYTES + 1))
    assert refusal.value.rule == "too_large"


def test_folding_is_one_to_one_and_narrows_full_width_forms() -> None:
    assert fold("１２％（ＡＢ），　：") == "12%(AB), :"
    assert fold("0一6岁，2016一2020年，一6岁") == "0-6岁,2016-2020年,一6岁"
    assert (
        fold("正当季.全乡有橘园3.2万亩.\nNo.3 www.abc.cn 12.5%")
        == "正当季。全乡有橘园3.2万亩。\nNo.3 www.abc.cn 12.5%"
    )
    assert fold("a\r\nb\rc") == "a \nb\nc"


def test_traditional_characters_are_folded_and_simplified_ones_stay() -> None:
    assert fold("截至10月底，該縣新增就業１２萬餘人，低於計劃。") == fold(
        "截至10月底，该县新增就业12万余人，低于计划。"
    )
    kept = "乾隆年间的著名古镇，了望台下藉此发展，王喆、李堃家门口"
    assert fold(kept) == kept.replace("，", ",")


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_blocks_say_where_lines_stand_and_how_they_are_marked() -> None:
    page = read_page("p.txt", "\n\n## 小标题 \n甲乙\r\n\r\n\r\n丙\n #丁".encode())
    found = [
        (page.text[b.start : b.end], b.gap, b.level, page.text[b.mark_start : b.start]) for b in page.blocks
    ]
    assert found == [("小标题", 2, 2, "## "), ("甲乙", 0, 0, ""), ("丙", 2, 0, ""), ("#丁", 0, 0, "")]


@given(st.lists(st.sampled_from(["# 题", "正文。", "", "  ", "## ", "#"]), min_size=1).map("\n".join))
def test_blocks_and_marks_hold_all_that_is_printed(text: str) -> None:
    if not text.strip():
        return
    page = read_page("p.txt", text.encode())
    held = {at for b in page.blocks for at in range(b.mark_start, b.end)}
    assert {at for at, c in enumerate(text) if not c.isspace()} <= held
    assert all(a.end <= b.mark_start for a, b in zip(page.blocks, page.blocks[1:], strict=False))


def test_the_document_id_is_of_the_bytes() -> None:
    with_mark = read_page("a.txt", "就业".encode("utf-8-sig"))
    without = read_page("b.txt", "就业".encode())
    assert with_mark.text == without.text
    assert with_mark.doc_id != without.doc_id
    assert without.doc_id == read_page("c.txt", "就业".encode()).doc_id
