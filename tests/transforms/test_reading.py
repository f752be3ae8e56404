"""The reading text and the way back to the page."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from transforms.stories.reading import ReadingText, Span

PAGE = "标题甲\n\n全县新增就\n\n图片说明。\n\n业320人。"


def test_a_cut_word_is_joined_and_found_again_on_the_page() -> None:
    reading = ReadingText.build(PAGE, PAGE, [("headline", ((0, 3),)), ("body", ((5, 10), (19, 25)))])
    assert reading.text == "标题甲\n全县新增就业320人。"
    assert [(p.start, p.end, p.kind) for p in reading.paragraphs] == [(0, 3, "headline"), (4, 15, "body")]
    at = reading.text.index("320人")
    assert reading.page_span(at, at + 4) == (20, 24)


def test_a_span_over_a_displaced_part_has_no_single_place() -> None:
    reading = ReadingText.build(PAGE, PAGE, [("body", ((5, 10), (19, 25)))])
    assert reading.page_span(3, 6) is None


def test_a_span_over_a_short_line_that_is_no_part_of_it_has_no_single_place() -> None:
    page = "全县新增4\n7\n人。"
    reading = ReadingText.build(page, page, [("body", ((0, 5), (8, 10)))])
    assert reading.text == "全县新增4人。"
    assert reading.page_span(4, 6) is None
    assert reading.page_span(5, 7) == (8, 10)


def test_a_span_over_a_plain_line_break_keeps_the_break() -> None:
    page = "全县新增1\n\n2万人。"
    reading = ReadingText.build(page, page, [("body", ((0, 5), (7, 11)))])
    start, end = reading.page_span(4, 8) or (0, 0)
    assert page[start:end] == "1\n\n2万人"


@st.composite
def cut_pages(draw: st.DrawFn) -> tuple[str, list[tuple[str, tuple[Span, ...]]]]:
    lines = draw(st.lists(st.text("县镇就业1２，。", min_size=1, max_size=12), min_size=1, max_size=8))
    page, spans = "", []
    for line in lines:
        page += "\n" * draw(st.integers(1, 3))
        spans.append((len(page), len(page) + len(line)))
        page += line
    order = draw(st.permutations(spans))
    cuts = draw(st.lists(st.booleans(), min_size=len(order), max_size=len(order)))
    groups: list[tuple[Span, ...]] = []
    for span, joins in zip(order, cuts, strict=True):
        if joins and groups:
            groups[-1] += (span,)
        else:
            groups.append((span,))
    return page, [("body", group) for group in groups]


@given(cut_pages())
def test_every_character_leads_back_to_itself(given: tuple[str, list[tuple[str, tuple[Span, ...]]]]) -> None:
    page, paragraphs = given
    reading = ReadingText.build(page, page, paragraphs)
    assert len(reading.text) == len(reading.folded)
    for paragraph in reading.paragraphs:
        for at in range(paragraph.start, paragraph.end):
            assert page[reading.page_offset(at)] == reading.text[at]
            assert reading.page_span(at, at + 1) == (reading.page_offset(at), reading.page_offset(at) + 1)
