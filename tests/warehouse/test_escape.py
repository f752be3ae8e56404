import html
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warehouse.escape import cell, cut, markdown, plain

_ENTITY = re.compile(r"&(?:#\d+|[a-z]+);")
_LIVE = re.compile(r"(?<!\\)[*_\[\]#~!]|[<>|`]")


def unescape(text: str) -> str:
    return html.unescape(re.sub(r"\\([*_\[\]#~!+=:.)-])", r"\1", text))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("城镇新增就业39989人,完成72.71%。", "城镇新增就业39989人,完成72.71%。"),
        ("甲|乙", "甲&#124;乙"),
        ("`rm`", "&#96;rm&#96;"),
        ("<img src=x onerror=alert(1)>", "&lt;img src=x onerror=alert(1)&gt;"),
        ("[点这里](javascript:alert(1))", r"\[点这里\](javascript:alert(1))"),
        ("![图](http://example.org/a.png)", r"\!\[图\](http://example.org/a.png)"),
        ("**重要** _下划_ ~~删~~", r"\*\*重要\*\* \_下划\_ \~\~删\~\~"),
        ("# 标题", r"\# 标题"),
        ("- 一项", r"\- 一项"),
        ("+ 一项", r"\+ 一项"),
        ("2024. 年报", r"2024\. 年报"),
        ("12) 甲", r"12\) 甲"),
        ("2024年", "2024年"),
        ("104.93%", "104.93%"),
        ("=====", r"\====="),
        ("&nbsp;&lt;", "&amp;nbsp;&amp;lt;"),
        ("a\\|b", "a&#92;&#124;b"),
        ("第一行\n\n# 第二行\r\n第三行", r"第一行 \# 第二行 第三行"),
        ("\x1b[31m红\x07", r"\[31m红"),
        ("好\u202e反写\u200b人", "好 反写 人"),
        ("", ""),
    ],
)
def test_markdown_shows_the_text_and_nothing_else(text: str, shown: str) -> None:
    assert markdown(text) == shown


@given(st.text())
def test_markdown_is_one_line_without_live_marks_and_reads_back(text: str) -> None:
    shown = markdown(text)
    assert "\n" not in shown
    assert not _LIVE.search(_ENTITY.sub("", shown))
    assert unescape(shown) == plain(text)


@given(st.text())
def test_plain_has_no_control_characters_and_is_stable(text: str) -> None:
    assert not {unicodedata.category(c) for c in plain(text)} & {"Cc", "Cf", "Cs", "Co"}
    assert plain(plain(text)) == plain(text)


def test_a_file_name_with_undecodable_bytes_can_be_printed() -> None:
    plain("坏名\udcff.txt").encode("utf-8")


def test_a_cell_is_plain_text_that_makes_no_link() -> None:
    assert cell("[看](javascript:alert(1)) | 甲") == "[看] (javascript:alert(1)) | 甲"
    assert len(cell("长" * 500, 20)) == 20


def test_cut_says_that_it_cut() -> None:
    assert cut("一二三四五", 5) == "一二三四五"
    assert cut("一二三四五六", 5) == "一二三四…"
