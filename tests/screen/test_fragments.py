"""Where the pieces of a story's text are printed: hand-made pages and their lines."""

import pytest

from warehouse.screen.fragments import Fragment, fragments, heads, numbered, text_offset

#        0123456789012345
PAGE = "标题在此\n甲乙丙丁\n\n别篇一行\n戊己。\n"
TEXT = "标题在此\n甲乙丙丁戊己。"
SPANS = [(0, 4), (5, 9), (16, 19)]


def test_each_piece_is_the_characters_of_its_span():
    for piece in fragments(TEXT, SPANS):
        told = TEXT[piece.text_start : piece.text_start + piece.length]
        assert told == PAGE[piece.page_start : piece.page_start + piece.length]


def test_a_line_feed_parts_paragraphs_and_belongs_to_no_piece():
    assert fragments(TEXT, SPANS) == (Fragment(0, 4, 0), Fragment(5, 4, 5), Fragment(9, 3, 16))


@pytest.mark.parametrize("spans", [SPANS[:2], [*SPANS, (30, 31)], [(0, 5), *SPANS[1:]]])
def test_spans_of_another_text_are_an_error(spans):
    with pytest.raises(ValueError, match="span"):
        fragments(TEXT, spans)


def test_lines_are_counted_over_all_stories_and_what_touches_is_one_line():
    mine = fragments(TEXT, SPANS)
    other = fragments("别篇一行", [(11, 15)])
    cut = (Fragment(0, 2, 20), Fragment(2, 3, 22))
    told = numbered([mine, other, cut])
    assert [[f.line for f in story] for story in told] == [[1, 2, 4], [3], [5, 5]]


def test_a_place_of_the_page_is_found_in_the_text_of_its_own_story_only():
    mine = fragments(TEXT, SPANS)
    assert [text_offset(mine, at) for at in (0, 5, 8, 16, 18)] == [0, 5, 8, 9, 11]
    assert text_offset(mine, 12) is None
    assert text_offset(mine, 4) is None


def test_the_first_paragraphs_are_told_by_what_they_say():
    text = "——引题\n大标题\n第二行\n记者 张三\n张三说，今年新增就业五百人，比去年多。" + "正文很长。" * 20
    assert heads(text, "大标题 第二行", "——引题", ["张三"]) == {
        0: "deck",
        5: "headline",
        9: "headline",
        13: "byline",
    }
