"""The characters at a pattern's edges are those that its matches can have, and a filter by them loses no match."""

import re

import pytest

from transforms.text.pattern_edge import (
    Ending,
    by_last_character,
    closing_characters,
    first_characters,
    last_characters,
    opening_characters,
)


@pytest.mark.parametrize(
    ("pattern", "first", "last"),
    [
        ("增长|下降", "增下", "长降"),
        ("(?:新|改)建", "新改", "建"),
        ("已?完成", "已完", "成"),
        ("完成了?", "完", "成了"),
        ("[一二三]+产业", "一二三", "业"),
        ("(?<!人)均(?=值)", "均", "均"),
        ("a{2,3}(?:b|c)*", "a", "abc"),
        ("第[0-9]++", "第", "0123456789"),
    ],
)
def test_the_edges_of_a_pattern(pattern, first, last) -> None:
    compiled = re.compile(pattern)
    assert (first_characters(compiled), last_characters(compiled)) == (frozenset(first), frozenset(last))


@pytest.mark.parametrize("pattern", ["了*", "[^的]", r"\d", "(?:增长)?", "."])
def test_a_pattern_that_can_be_empty_or_anything_has_no_edges(pattern) -> None:
    assert first_characters(re.compile(pattern)) is last_characters(re.compile(pattern)) is None


def test_a_text_is_ruled_out_by_its_edges_only_where_the_pattern_holds_on_to_them() -> None:
    assert closing_characters(re.compile("增长约?$")) == frozenset("长约\n")
    assert closing_characters(re.compile("(?:增长|下降)$|增幅$")) == frozenset("长降幅\n")
    assert closing_characters(re.compile("增长|下降$")) is None
    assert closing_characters(re.compile("增长")) is None
    assert opening_characters(re.compile("^(?:以上|以下)")) == frozenset("以")
    assert opening_characters(re.compile("以上")) is None


TEXTS = ("", "\n", "面积", "总面积为", "面积\n", "产值", "完成投资", "率", "面积约为约", "投资了")


def test_an_ending_finds_what_its_pattern_finds() -> None:
    source = "(?:面积|产值|投资)(?:为|约)*$"
    ending, plain = Ending(source), re.compile(source)
    for text in TEXTS:
        found, expected = ending.search(text), plain.search(text)
        assert (found and found.span()) == (expected and expected.span()), text
        assert ending.cut(text) == plain.sub("", text)


def test_an_ending_that_any_text_can_have_is_refused() -> None:
    with pytest.raises(ValueError, match="any text"):
        Ending("了*$")


def test_patterns_by_last_character_lose_no_match() -> None:
    patterns = [re.compile(p) for p in ("完成(?:了|投资)?", ".{1,3}率", "惠及.+", "其中")]
    fits, rest = by_last_character(patterns)
    for text in ("完成", "完成了", "完成投资", "就业率", "惠及群众", "惠及就业率", "其中", "其他"):
        asked = fits.get(text[-1], rest)
        assert [p for p in asked if p.fullmatch(text)] == [p for p in patterns if p.fullmatch(text)]
